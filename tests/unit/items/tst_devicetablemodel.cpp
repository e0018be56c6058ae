// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/devicetablemodel.h"
#include "tests/support/fleetworld.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>

#include <algorithm>
#include <random>

using namespace drydock;
using namespace drydock::test;

namespace {

const DeviceColumn kName { DeviceColumn::Kind::Name, {} };
const DeviceColumn kSeen { DeviceColumn::Kind::LastSeen, {} };
const DeviceColumn kStatus { DeviceColumn::Kind::AuthStatus, {} };

DeviceColumn attribute(const char *scope, const char *name)
{
    return DeviceColumn::ofAttribute(QString::fromLatin1(scope), QString::fromLatin1(name));
}

struct World : FleetWorld {
    void load(int devices)
    {
        server.addDevices(devices);
        server.setIdAttribute(QStringLiteral("inventory"), QStringLiteral("hostname"));
        subscribe();
    }
};

QStringList shownIds(const DeviceTableModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(IdRole).toString());
    return ids;
}

//! What a sorting by one column makes of the ones before.
void sortBy(DeviceSortKeys &keys, const DeviceColumn &column, Qt::SortOrder order)
{
    DeviceSortKeys next { { column, order } };
    for (const DeviceSortKey &key : keys) {
        if (key.column != column && next.size() < 3)
            next.push_back(key);
    }
    keys = next;
}

QStringList naive(const World &world, const DeviceSortKeys &keys, const DeviceFilter &filter)
{
    const FleetTable &table = world.fleet.table();
    std::vector<RowId> rows;
    for (const RowId row : table.rows()) {
        bool all = filter.status.isEmpty() || table.shownStatus(row, world.clock.now()) == filter.status;
        for (const QString &word : filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            bool any = table.id(row).text.contains(word, Qt::CaseInsensitive);
            for (int column = 0; column < table.attributes().columnCount(); ++column)
                any = any || table.attributes().text(row, column).contains(word, Qt::CaseInsensitive);
            all = all && any;
        }
        if (all)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [&](RowId a, RowId b) {
        for (const DeviceSortKey &key : keys) {
            const int compared = compareDevices(table, key.column, a, b, world.clock.now());
            if (compared != 0)
                return key.order == Qt::AscendingOrder ? compared < 0 : compared > 0;
        }
        return a < b;
    });
    QStringList ids;
    for (const RowId row : rows)
        ids.append(table.id(row).text);
    return ids;
}

} // namespace

class TestDeviceTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void showsAndSortsAndFilters_data()
    {
        QTest::addColumn<int>("workerAbove");
        QTest::newRow("on the GUI thread") << 1'000'000;
        QTest::newRow("in a worker") << 0;
    }
    void showsAndSortsAndFilters()
    {
        QFETCH(int, workerAbove);
        World world;
        world.load(1'200);
        DeviceTableModel model(world.fleet, { kName, attribute("inventory", "device_type"), kSeen, kStatus });
        model.setWorkerAbove(workerAbove);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QTRY_VERIFY(world.completes());
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE(model.rowCount(), 1'200);
        DeviceSortKeys keys { { kName, Qt::AscendingOrder } };
        QCOMPARE(shownIds(model), naive(world, keys, {}));
        // Named by the server's choice, in the order for people.
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("bergen-0001"));

        for (const auto &[column, order] : { std::pair { 1, Qt::DescendingOrder }, std::pair { 2, Qt::AscendingOrder },
                 std::pair { 3, Qt::DescendingOrder } }) {
            model.sort(column, order);
            sortBy(keys, model.columns()[static_cast<size_t>(column)], order);
            QTRY_VERIFY(!model.isSearching());
            QCOMPARE(model.sortKeys(), keys);
            QCOMPARE(shownIds(model), naive(world, keys, {}));
        }
        for (const char *text : { "oslo", "OSLO imx8", "canary", "nothing has this", "edge-2.3 raspberry", "" }) {
            const DeviceFilter filter { QString::fromLatin1(text), {}, {} };
            model.setFilter(filter);
            QTRY_VERIFY(!model.isSearching());
            QCOMPARE(shownIds(model), naive(world, keys, filter));
        }
        const DeviceFilter silent { {}, QStringLiteral("silent"), {} };
        model.setFilter(silent);
        QTRY_VERIFY(!model.isSearching());
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(shownIds(model), naive(world, keys, silent));
        QCOMPARE(resets.count(), 0);
    }

    //! Typing, deleting and changing at once, in a worker that mends what it found before.
    void whatIsRememberedStaysTrue()
    {
        std::mt19937 random(11);
        const auto below = [&random](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
        World world;
        world.load(400);
        DeviceTableModel model(world.fleet, { kName, attribute("inventory", "kernel"), kStatus });
        model.setWorkerAbove(0);
        QTRY_VERIFY(world.completes());
        DeviceSortKeys keys { { kName, Qt::AscendingOrder } };
        const QString words = QStringLiteral("oslo berg 6.1 edge ");
        QString text;
        for (int step = 0; step < 400; ++step) {
            if (text.size() > 8 || below(4) == 0)
                text.chop(1 + below(3));
            else
                text += words.at(below(static_cast<int>(words.size())));
            if (below(3) == 0) {
                QList<DeviceId> ids;
                for (int i = below(5); i >= 0; --i)
                    ids.append(world.fleet.table().id(world.fleet.table().rows()[static_cast<size_t>(below(static_cast<int>(world.fleet.count())))]));
                if (below(8) == 0)
                    world.fleet.applyGone({ ids.first() });
                else if (below(2) == 0)
                    world.fleet.applyStatus(ids, below(2) == 0 ? QStringLiteral("rejected") : QStringLiteral("accepted"));
                else
                    world.fleet.applyGroup(ids, QStringLiteral("%1-%2").arg(words.mid(below(10), 4).trimmed()).arg(below(9)));
            }
            if (below(9) == 0) {
                const int column = below(3);
                const Qt::SortOrder order = below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                model.sort(column, order);
                sortBy(keys, model.columns()[static_cast<size_t>(column)], order);
            }
            const DeviceFilter filter { text, {}, {} };
            model.setFilter(filter);
            if (below(3) == 0)
                continue; // more comes while it is being found
            QTRY_VERIFY(!model.isSearching());
            QCOMPARE(shownIds(model), naive(world, keys, filter));
        }
    }

    void predicatesFilter()
    {
        World world;
        world.load(100);
        DeviceTableModel model(world.fleet, { kName });
        QTRY_VERIFY(world.completes());
        model.setFilter({ {}, {},
            { { QStringLiteral("inventory"), QStringLiteral("artifact_name"), PredicateOp::Equal,
                AttributeValue(QStringLiteral("edge-2.3.7")) } } });
        QCOMPARE(model.rowCount(), 20);
    }

    void randomChangesAgreeWithNaive_data()
    {
        QTest::addColumn<int>("workerAbove");
        QTest::newRow("on the GUI thread") << 1'000'000;
        QTest::newRow("in a worker") << 0;
    }
    void randomChangesAgreeWithNaive()
    {
        QFETCH(int, workerAbove);
        std::mt19937 random(7);
        const auto below = [&random](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
        World world;
        world.load(120);
        DeviceTableModel model(world.fleet, { kName, attribute("inventory", "kernel"), kStatus });
        model.setWorkerAbove(workerAbove);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_VERIFY(world.completes());
        int number = 10'000;
        DeviceSortKeys keys { { kName, Qt::AscendingOrder } };
        for (int step = 0; step < 25; ++step) {
            for (int i = below(6); i > 0; --i)
                world.server.addDevice(number++);
            for (int i = below(8); i > 0; --i)
                world.server.report(world.server.idAt(below(static_cast<int>(world.server.devices().size()))),
                    QStringLiteral("kernel"), QStringLiteral("Linux version 6.%1").arg(below(40)));
            if (below(3) == 0)
                world.server.removeDevice(world.server.idAt(below(100)));
            if (below(3) == 0) {
                const int column = below(3);
                const Qt::SortOrder order = below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                model.sort(column, order);
                sortBy(keys, model.columns()[static_cast<size_t>(column)], order);
            }
            if (below(4) == 0)
                model.setFilter({ below(2) == 0 ? QStringLiteral("6.1") : QString(), {}, {} });
            world.startPoll();
            QTRY_VERIFY(world.pollEnds());
            QTRY_VERIFY(!model.isSearching());
            QCOMPARE(shownIds(model), naive(world, keys, model.filter()));
        }
        QVERIFY(world.fleet.count() > 120);
    }

    void columnsComeAndGoWithoutReset()
    {
        World world;
        world.load(5);
        DeviceTableModel model(world.fleet, { kName, kStatus });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTRY_VERIFY(world.completes());
        const QPersistentModelIndex third(model.index(2, 0));
        const QString id = third.data(IdRole).toString();
        model.setColumns({ attribute("system", "group"), kName, attribute("inventory", "mem_total_kB") });
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.headerData(2, Qt::Horizontal, IdRole).toString(), QStringLiteral("inventory/mem_total_kB"));
        QVERIFY(third.isValid());
        QCOMPARE(third.column(), 1);
        QCOMPARE(third.data(IdRole).toString(), id);
        QVERIFY(model.index(0, 2).data().toString().toInt() >= 1'024'000);
    }

    void columnIdsRoundTrip()
    {
        for (const DeviceColumn &column : { kName, kSeen, kStatus, attribute("inventory", "rootfs-image.version"),
                 attribute("tags", "a/b") })
            QCOMPARE(DeviceColumn::fromId(column.id()), column);
    }
};

DRYDOCK_TEST_MAIN(TestDeviceTableModel)
#include "tst_devicetablemodel.moc"
