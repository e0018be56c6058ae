// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ids.h"
#include "models/store/entitytable.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>

#include <map>
#include <random>

using namespace drydock;

namespace {

struct Item {
    DeviceId id;
    int value = 0;
    bool operator==(const Item &) const = default;
};
using Table = EntityTable<DeviceId, Item>;

Item item(int id, int value)
{
    return { DeviceId(QString::number(id)), value };
}

} // namespace

class TestEntityTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void comparesByValue()
    {
        Table table;
        Delta delta = table.apply({ item(1, 10), item(2, 20) }, Completeness::Complete);
        QCOMPARE(delta.added.size(), size_t { 2 });
        delta = table.apply({ item(2, 20), item(1, 10) }, Completeness::Complete);
        QVERIFY(delta.isEmpty());
        delta = table.apply({ item(2, 21), item(1, 10), item(3, 30) }, Completeness::Complete);
        QCOMPARE(delta.changed, std::vector<RowId> { *table.rowOf(DeviceId(QStringLiteral("2"))) });
        QCOMPARE(delta.added.size(), size_t { 1 });
        QCOMPARE(table.find(DeviceId(QStringLiteral("2")))->value, 21);
    }

    void absenceMeansRemovalOnlyInACompleteListing()
    {
        Table table;
        table.apply({ item(1, 1), item(2, 2), item(3, 3) }, Completeness::Complete);
        QVERIFY(table.apply({ item(2, 2) }, Completeness::Window).isEmpty());
        QCOMPARE(table.size(), 3);
        const Delta delta = table.apply({ item(2, 2) }, Completeness::Complete);
        QCOMPARE(delta.removed.size(), size_t { 2 });
        QCOMPARE(table.size(), 1);
    }

    void removedRowsStayReadableUntilAcknowledged()
    {
        Table table;
        const int reader = table.registerReader();
        table.apply({ item(1, 1) }, Completeness::Complete);
        table.acknowledge(reader, table.revision());
        const RowId gone = *table.rowOf(DeviceId(QStringLiteral("1")));
        table.remove(DeviceId(QStringLiteral("1")));
        const quint64 removedAt = table.revision();
        for (int i = 10; i < 15; ++i) {
            table.upsert(item(i, i));
            QCOMPARE(table.at(gone).value, 1);
            QVERIFY(*table.rowOf(DeviceId(QString::number(i))) != gone);
        }
        QCOMPARE(table.tombstoneCount(), 1);
        table.acknowledge(reader, removedAt);
        table.upsert(item(20, 20));
        QCOMPARE(table.tombstoneCount(), 0);
        QCOMPARE(*table.rowOf(DeviceId(QStringLiteral("20"))), gone);
        table.unregisterReader(reader);
    }

    void withoutReadersARowIsReadableWhileItsDeltaIsTold()
    {
        Table table;
        table.apply({ item(1, 1) }, Completeness::Complete);
        const Delta delta = table.remove(DeviceId(QStringLiteral("1")));
        QCOMPARE(table.at(delta.removed.front()).value, 1);
        QVERIFY(!table.isLive(delta.removed.front()));
    }

    void twiceInOneListingCountsOnce()
    {
        Table table;
        const Delta delta = table.apply({ item(1, 1), item(1, 2) }, Completeness::Complete);
        QCOMPARE(delta.added.size(), size_t { 1 });
        QVERIFY(delta.changed.empty());
        QCOMPARE(table.find(DeviceId(QStringLiteral("1")))->value, 2);
    }

    void randomListingsAgreeWithAMap()
    {
        std::mt19937 random(3);
        Table table;
        std::map<int, int> expected;
        for (int step = 0; step < 300; ++step) {
            std::vector<Item> listing;
            const bool complete = random() % 2 == 0;
            if (complete)
                expected.clear();
            for (auto i = random() % 30; i > 0; --i) {
                const int id = static_cast<int>(random() % 40);
                const int value = static_cast<int>(random() % 5);
                expected[id] = value;
                listing.push_back(item(id, value));
            }
            table.apply(listing, complete ? Completeness::Complete : Completeness::Window);
            QCOMPARE(static_cast<size_t>(table.size()), expected.size());
            for (const auto &[id, value] : expected)
                QCOMPARE(table.find(DeviceId(QString::number(id)))->value, value);
        }
        QVERIFY(table.rowBound() <= 80); // slots are used again
    }
};

DRYDOCK_TEST_MAIN(TestEntityTable)
#include "tst_entitytable.moc"
