// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a server sends at its worst: pages that shift while they are read, devices that vanish and return, attributes that
// change their type, very large ones. In the end the fleet is the server's, each device once, each value as it is.
#include "models/items/deviceorder.h"
#include "tests/support/fleetworld.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World : FleetWorld {
    using FleetWorld::FleetWorld;

    //! Every device of the server is here once, with its values, and no other.
    QString difference()
    {
        QSet<QString> here;
        for (const RowId row : fleet.table().rows()) {
            const QString id = fleet.table().id(row).text;
            if (here.contains(id))
                return QStringLiteral("twice: ") + id;
            here.insert(id);
        }
        for (const api::Device &device : server.devices()) {
            if (!here.remove(device.id.text))
                return QStringLiteral("missing: ") + device.id.text;
            for (const api::Attribute &attribute : device.attributes) {
                // Times of contact are asked for on their own.
                if (attribute.scope == u"system" && attribute.name == u"check_in_time")
                    continue;
                if (value(device.id, attribute.scope.toLatin1(), attribute.name.toLatin1()) != attributeText(attribute.value))
                    return device.id.text + u' ' + attribute.name;
            }
        }
        return here.isEmpty() ? QString() : QStringLiteral("left over: ") + *here.begin();
    }
    bool becomesTheServers()
    {
        clock.advance(1'000);
        return fleet.isComplete() && difference().isEmpty();
    }
    qsizetype matching(const QString &query) { return std::ssize(DeviceMatcher({ query, {}, {} }).acceptedRows(fleet.table(), clock.now())); }
};

} // namespace

class TestFleetBadInput final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void pagesThatShiftWhileTheyAreRead_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : { 1U, 2U, 3U, 4U, 5U, 6U })
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void pagesThatShiftWhileTheyAreRead()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        FleetOptions options;
        options.perPage = 50;
        World world(600, options);
        world.server.setHeld(true);
        world.subscribe();
        int number = 5'000;
        for (int answers = 0; answers < 4'000 && !world.fleet.isComplete(); ++answers) {
            // Between any two answers some go and others come, anywhere in the order.
            if (random.bounded(3) == 0)
                world.server.removeDevice(world.server.idAt(static_cast<int>(random.bounded(static_cast<quint32>(world.server.devices().size())))));
            if (random.bounded(3) == 0)
                world.server.addDevice(number++);
            world.server.answerOne();
            world.clock.advance(20);
        }
        world.server.setHeld(false);
        while (world.server.answerOne()) { }
        QTRY_VERIFY2_WITH_TIMEOUT(world.becomesTheServers(), qPrintable(world.difference()), 60'000);
    }

    void devicesVanishAndReturn()
    {
        World world(300);
        world.subscribe();
        QTRY_VERIFY(world.completes());
        const std::vector<api::Device> all = world.server.devices();
        for (int round = 0; round < 3; ++round) {
            for (int i = 10; i < 40; ++i)
                world.server.removeDevice(all[static_cast<size_t>(i)].id);
            QTRY_VERIFY2_WITH_TIMEOUT(world.becomesTheServers(), qPrintable(world.difference()), 60'000);
            QCOMPARE(world.fleet.count(), 270);
            for (int i = 10; i < 40; ++i) {
                world.server.devices().push_back(all[static_cast<size_t>(i)]);
                world.server.report(all[static_cast<size_t>(i)].id, QStringLiteral("kernel"), QStringLiteral("back-%1").arg(round));
            }
            QTRY_VERIFY2_WITH_TIMEOUT(world.becomesTheServers(), qPrintable(world.difference()), 60'000);
            QCOMPARE(world.fleet.count(), 300);
            QCOMPARE(world.matching(QStringLiteral("kernel=back-%1").arg(round)), 30);
        }
    }

    void attributesChangeTheirType()
    {
        World world(40);
        world.subscribe();
        QTRY_VERIFY(world.completes());
        const QString name = QStringLiteral("x");
        const std::vector<std::pair<AttributeValue, QString>> values {
            { QStringLiteral("7"), QStringLiteral("x:7") },
            { 8.0, QStringLiteral("x:8") },
            { QStringList { QStringLiteral("a"), QStringLiteral("b") }, QStringLiteral("x:b") },
            { true, QStringLiteral("x:true") },
            { std::vector<double> { 1, 2.5 }, QStringLiteral("x:2.5") },
            { QStringLiteral("seven"), QStringLiteral("x:seven") },
        };
        for (const auto &[value, query] : values) {
            // One half has it one way, the other another: both stand in one column.
            for (int i = 0; i < 20; ++i)
                world.server.report(world.server.idAt(i), name, value);
            QTRY_VERIFY2(world.becomesTheServers(), qPrintable(world.difference()));
            QCOMPARE(world.value(world.server.idAt(3), "inventory", "x"), attributeText(value));
            QCOMPARE(world.matching(query), 20);
            // Sorting puts every device somewhere, once.
            const DeviceSortKeys keys { { DeviceColumn::ofAttribute(QStringLiteral("inventory"), name), Qt::AscendingOrder } };
            QCOMPARE(findDeviceOrder({ world.fleet.table(), {}, keys, world.clock.now() }).rows.size(), size_t { 40 });
            for (int i = 20; i < 30; ++i)
                world.server.report(world.server.idAt(i), name, value);
        }
    }

    void largeAttributesAreKeptWhole()
    {
        World world(30);
        const QString large = QString(2'000, u'ä') + QString(2'096, u'x');
        for (int device = 0; device < 10; ++device) {
            for (int i = 0; i < 100; ++i)
                world.server.setAttribute(world.server.idAt(device), QStringLiteral("inventory"), QStringLiteral("blob-%1").arg(i), AttributeValue(large + QString::number(device)));
        }
        world.subscribe();
        QTRY_VERIFY_WITH_TIMEOUT(world.becomesTheServers(), 60'000);
        QCOMPARE(world.value(world.server.idAt(7), "inventory", "blob-99"), large + u'7');
        QCOMPARE(world.matching(QStringLiteral("blob-5~/x7$/")), 1);
        QCOMPARE(world.matching(QStringLiteral("exists:blob-99")), 10);
    }

    void strangeNamesAreKeptAsTheyAre()
    {
        World world(20);
        const QList<QString> strange { QStringLiteral("gate\u202egnp.exe"), QStringLiteral("\u05e9\u05dc\u05d5\u05dd"), QStringLiteral("a\nb\tc"), QString::fromLatin1("a\0b", 3), QStringLiteral("<b>bold</b>"),
            QStringLiteral("=1+2"), QStringLiteral("\U0001f600"), QStringLiteral(" "), QStringLiteral("\"quoted\" \\ back") };
        for (int i = 0; i < strange.size(); ++i)
            world.server.setAttribute(world.server.idAt(i), QStringLiteral("inventory"), QStringLiteral("hostname"), AttributeValue(strange.at(i)));
        world.subscribe();
        QTRY_VERIFY(world.becomesTheServers());
        for (int i = 0; i < strange.size(); ++i) {
            if (!strange.at(i).contains(QChar(0)))
                QCOMPARE(world.matching(QStringLiteral("hostname=") + quoteQueryValue(strange.at(i))), 1);
        }
    }
};

DRYDOCK_TEST_MAIN(TestFleetBadInput)
#include "tst_fleetbadinput.moc"
