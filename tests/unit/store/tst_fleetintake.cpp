// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers taken over in turns, against a naive model: a map of maps.
#include "tests/support/devicetables.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace drydock;

namespace {

const QString kInventory = QStringLiteral("inventory");
const QString kSystem = QStringLiteral("system");
using Values = QMap<QString, AttributeValue>; // by "scope/name"

struct Model {
    QMap<QString, Values> devices;
    QMap<QString, Timestamp> updated;
};

class Rig {
public:
    explicit Rig(quint32 seed)
        : m_random(seed)
    {
    }
    int pick(int bound) { return static_cast<int>(m_random.bounded(bound)); }

    AttributeValue value()
    {
        switch (pick(6)) {
        case 0:
            return double(pick(4));
        case 1:
            return QStringList { QStringLiteral("a"), QString::number(pick(3)) };
        case 2:
            return pick(2) == 0;
        case 3: // of its own
            return QStringLiteral("own-%1").arg(m_own++);
        default:
            return QStringLiteral("value %1").arg(pick(5));
        }
    }
    api::Device device()
    {
        api::Device made;
        made.id = DeviceId(QStringLiteral("device-%1").arg(pick(60)));
        made.updated = Timestamp { 1'000 + pick(3) };
        for (int name = 0; name < 8; ++name) {
            if (pick(3) > 0)
                made.attributes.push_back({ name == 0 ? kSystem : kInventory, name == 0 ? QStringLiteral("group") : QStringLiteral("n%1").arg(name), value(), {}, {} });
        }
        return made;
    }

private:
    QRandomGenerator m_random;
    int m_own = 0;
};

QString nameOf(const QString &scope, const QString &name)
{
    return scope + u'/' + name;
}

Model modelOf(const FleetTable &table)
{
    Model model;
    for (const RowId row : table.rows()) {
        Values &values = model.devices[table.id(row).text];
        for (int column = 0; column < table.attributes().columnCount(); ++column) {
            const ColumnKey &key = table.attributes().columnKey(column);
            if (const auto value = table.attributes().value(row, column))
                values.insert(nameOf(key.scope, key.name), *value);
        }
        model.updated.insert(table.id(row).text, table.updated(row));
    }
    return model;
}

} // namespace

class TestFleetIntake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTurnTakesAColumn()
    {
        FleetTable table;
        table.beginBatch();
        api::Device device;
        device.id = DeviceId(QStringLiteral("a"));
        for (int name = 0; name < 5; ++name)
            device.attributes.push_back({ kInventory, QString::number(name), double(name), {}, {} });
        FleetIntake intake(test::tableOf({ device }));
        for (int turn = 1; turn < 5; ++turn)
            QVERIFY(!intake.run(table, std::chrono::nanoseconds { 0 }));
        QVERIFY(intake.run(table, std::chrono::nanoseconds { 0 }));
        QCOMPARE(intake.delta().added, (std::vector<RowId> { 0 }));
    }

    void randomAnswersAgreeWithAModel()
    {
        Rig rig(7);
        FleetTable table;
        Model model;
        for (int round = 0; round < 1'500; ++round) {
            std::vector<api::Device> devices;
            QSet<QString> met;
            bool isTwice = false;
            for (int n = rig.pick(12); n > 0; --n) {
                devices.push_back(rig.device());
                isTwice = isTwice || met.contains(devices.back().id.text);
                met.insert(devices.back().id.text);
            }
            const bool isWhole = rig.pick(3) > 0;
            const std::vector<api::AttributeName> asked { { kSystem, QStringLiteral("group") }, { kInventory, QStringLiteral("n%1").arg(rig.pick(9)) } };
            const Model before = model;
            QStringList unknown;
            for (const api::Device &device : devices) {
                const QString id = device.id.text;
                if (!isWhole && !model.devices.contains(id)) {
                    unknown.append(id);
                    continue;
                }
                Values &values = model.devices[id];
                if (isWhole) {
                    values.clear();
                    model.updated[id] = device.updated;
                }
                for (const api::AttributeName &name : asked) {
                    if (!isWhole)
                        values.remove(nameOf(name.scope, name.name));
                }
                for (const api::Attribute &attribute : device.attributes) {
                    if (isWhole || std::find(asked.begin(), asked.end(), api::AttributeName { attribute.scope, attribute.name }) != asked.end())
                        values.insert(nameOf(attribute.scope, attribute.name), attribute.value);
                }
            }
            table.beginBatch();
            const FleetTable snapshot = table; // as a worker would hold it
            FleetIntake intake = isWhole ? FleetIntake(test::tableOf(devices)) : FleetIntake(test::tableOf(devices), asked);
            QSet<QString> removed;
            while (!intake.run(table, std::chrono::nanoseconds { rig.pick(2) * 20'000 })) {
                // Somebody else has his turn.
                table.beginBatch();
                if (rig.pick(8) == 0 && table.count() > 0) {
                    const std::vector<RowId> rows = table.rows();
                    const RowId row = rows[static_cast<size_t>(rig.pick(static_cast<int>(rows.size())))];
                    removed.insert(table.id(row).text);
                    model.devices.remove(table.id(row).text);
                    model.updated.remove(table.id(row).text);
                    Delta delta;
                    table.remove(row, delta);
                    table.beginBatch();
                }
            }
            const Model after = modelOf(table);
            QCOMPARE(after.devices.keys(), model.devices.keys());
            for (auto it = model.devices.cbegin(); it != model.devices.cend(); ++it)
                QVERIFY2(after.devices.value(it.key()) == it.value(), qPrintable(it.key()));
            QVERIFY(after.updated == model.updated);
            QStringList absent;
            for (const DeviceId &id : intake.unknown())
                absent.append(id.text);
            QCOMPARE(absent, unknown);
            QVERIFY(modelOf(snapshot).devices == before.devices);
            // Who changed is told, and without the same device twice nobody else is.
            QSet<QString> told;
            for (const RowId row : intake.delta().changed)
                told.insert(table.id(row).text);
            for (auto it = model.devices.cbegin(); it != model.devices.cend(); ++it) {
                const bool wasThere = before.devices.contains(it.key());
                const bool differs = wasThere && (before.devices.value(it.key()) != it.value() || before.updated.value(it.key()) != model.updated.value(it.key()));
                if (differs)
                    QVERIFY2(told.contains(it.key()), qPrintable(it.key()));
                else if (!isTwice)
                    QVERIFY2(!told.contains(it.key()), qPrintable(it.key()));
            }
            // A value that nobody has is not kept.
            const AttributeTable &attributes = table.attributes();
            for (int column = 0; column < attributes.columnCount(); ++column) {
                QSet<ValueNumber> used;
                for (const RowId row : table.rows())
                    used.insert(attributes.number(row, column));
                used.remove(0);
                QCOMPARE(attributes.distinctCount(column), static_cast<quint32>(used.size()));
            }
        }
        QVERIFY(table.count() > 5);
    }
};

QTEST_APPLESS_MAIN(TestFleetIntake)
#include "tst_fleetintake.moc"
