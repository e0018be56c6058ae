// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deviceorder.h"
#include "tests/support/devicetables.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <random>

using namespace drydock;

namespace {

std::shared_ptr<const ColumnRanks> ranksOf(const QString &column, quint64 stamp, size_t size)
{
    auto ranks = std::make_shared<ColumnRanks>();
    ranks->column = column;
    ranks->stamp = { stamp };
    ranks->ranks.resize(size);
    return ranks;
}

const QString kInventory = QStringLiteral("inventory");

} // namespace

class TestDeviceOrder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void ranksAreOfUseUntilTheirColumnChanges()
    {
        RankMemory memory;
        const QString name = QStringLiteral("name");
        memory.keep(ranksOf(name, 1, 10));
        QVERIFY(memory.find(name, { 1 }));
        QVERIFY(!memory.find(name, { 2 }));
        QVERIFY(!memory.find(QStringLiteral("id"), { 1 }));
        memory.keep(ranksOf(name, 2, 20));
        QVERIFY(!memory.find(name, { 1 }));
        QCOMPARE(memory.find(name, { 2 })->ranks.size(), size_t { 20 });
        QCOMPARE(memory.memoryBytes(), 20 * sizeof(quint32));
    }

    void whatWasNotUsedForLongGoesFirst()
    {
        constexpr size_t kThird = RankMemory::kMostBytes / sizeof(quint32) / 3;
        RankMemory memory;
        for (const char *column : { "a", "b", "c" })
            memory.keep(ranksOf(QString::fromLatin1(column), 1, kThird));
        QVERIFY(memory.find(QStringLiteral("a"), { 1 }));
        memory.keep(ranksOf(QStringLiteral("d"), 1, kThird));
        QVERIFY(memory.memoryBytes() <= RankMemory::kMostBytes);
        QVERIFY(!memory.find(QStringLiteral("b"), { 1 }));
        for (const char *column : { "a", "c", "d" })
            QVERIFY(memory.find(QString::fromLatin1(column), { 1 }));
        // Larger than all that may be kept: used once, and gone.
        memory.keep(ranksOf(QStringLiteral("huge"), 1, 4 * kThird));
        QCOMPARE(memory.memoryBytes(), size_t { 0 });
    }

    //! Devices come, go and change between searches; what the searches remember never shows in their outcome.
    void rememberedOrOnceMoreIsTheSame()
    {
        std::mt19937 random(20261201);
        const auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        FleetTable fleet;
        fleet.setNameAttribute(kInventory, QStringLiteral("hostname"));
        const auto device = [&](int number) {
            api::Device made;
            made.id = DeviceId(QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
            made.updated = Timestamp { 1'700'000'000'000 + pick(50) * 1'000 };
            const auto add = [&made](const QString &scope, const QString &name, const AttributeValue &value) {
                made.attributes.push_back({ scope, name, value, {}, {} });
            };
            add(QStringLiteral("identity"), QStringLiteral("status"), pick(3) ? QStringLiteral("accepted") : QStringLiteral("pending"));
            if (pick(5))
                add(kInventory, QStringLiteral("hostname"), QStringLiteral("host-%1").arg(pick(40)));
            if (pick(4))
                add(kInventory, QStringLiteral("cores"), double(pick(5)));
            if (pick(4))
                add(kInventory, QStringLiteral("model"), QStringLiteral("v%1").arg(pick(12)));
            return made;
        };
        const std::vector<DeviceColumn> columns { DeviceColumn::fromId(QStringLiteral("name")),
            DeviceColumn::fromId(QStringLiteral("id")), DeviceColumn::fromId(QStringLiteral("seen")),
            DeviceColumn::fromId(QStringLiteral("status")), DeviceColumn::ofAttribute(kInventory, QStringLiteral("cores")),
            DeviceColumn::ofAttribute(kInventory, QStringLiteral("model")),
            DeviceColumn::ofAttribute(kInventory, QStringLiteral("nobody has it")) };
        const Timestamp now { 1'700'000'100'000 };
        SearchMemory memory;
        std::vector<RowId> changedSince;
        int ranksUsed = 0;
        for (int round = 0; round < 2'000; ++round) {
            if (round == 0 || pick(3) == 0) {
                Delta delta;
                fleet.beginBatch();
                for (int n = round == 0 ? 200 : pick(8); n > 0; --n) {
                    if (pick(4))
                        test::putDevice(fleet, device(pick(300)), delta);
                    else if (const auto row = fleet.rowOf(device(pick(300)).id))
                        fleet.remove(*row, delta);
                }
                for (const auto *rows : { &delta.added, &delta.removed, &delta.changed })
                    changedSince.insert(changedSince.end(), rows->begin(), rows->end());
            }
            DeviceSortKeys keys;
            for (int n = 1 + pick(3); n > 0; --n)
                keys.push_back({ columns[static_cast<size_t>(pick(static_cast<int>(columns.size())))], pick(2) ? Qt::AscendingOrder : Qt::DescendingOrder });
            DeviceFilter filter;
            if (pick(3) == 0)
                filter.text = QStringLiteral("host-%1").arg(pick(4));
            const size_t known = memory.ranks.memoryBytes();
            const DeviceOrder found = findDeviceOrder({ fleet, filter, keys, now, memory, changedSince });
            const DeviceOrder afresh = findDeviceOrder({ fleet, filter, keys, now });
            QCOMPARE(found.rows, afresh.rows);
            ranksUsed += known > 0 && known == found.memory.ranks.memoryBytes();
            memory = found.memory;
            changedSince.clear();
        }
        QVERIFY2(ranksUsed > 200, qPrintable(QString::number(ranksUsed)));
    }
};

DRYDOCK_TEST_MAIN(TestDeviceOrder)
#include "tst_deviceorder.moc"
