// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleetstore.h"
#include "tests/support/fleetworld.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

#ifdef __SANITIZE_ADDRESS__
extern "C" size_t __sanitizer_get_current_allocated_bytes(); // its header is not everywhere
#else
#include <malloc.h>
#endif

namespace {

size_t allocatedBytes()
{
#ifdef __SANITIZE_ADDRESS__
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

struct World : FleetWorld {
    using FleetWorld::FleetWorld;
    //! Answers one request after the other until this many devices are there.
    bool shows(qsizetype devices)
    {
        if (fleet.count() < devices) {
            server.answerOne();
            clock.advance(1);
        }
        return fleet.count() >= devices;
    }
    //! What was taken over is told when its last turn has come.
    bool tells()
    {
        clock.advance(0);
        return fleet.freshness().hasData();
    }
};

#define LOAD(world)                                                                                                    \
    (world).subscribe();                                                                                               \
    QTRY_VERIFY((world).completes())
#define POLL(world)                                                                                                    \
    (world).startPoll();                                                                                               \
    QTRY_VERIFY((world).pollEnds())

} // namespace

class TestFleetStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void listsEverythingInPages()
    {
        World world(1'700);
        qsizetype told = 0;
        QObject::connect(&world.fleet, &FleetStore::changed, &world.fleet,
            [&told](const Delta &delta) { told += static_cast<qsizetype>(delta.added.size()); });
        LOAD(world);
        QCOMPARE(world.fleet.count(), 1'700);
        QCOMPARE(told, 1'700);
        QCOMPARE(world.fleet.serverTotal(), 1'700);
        QVERIFY(world.fleet.freshness().hasData());
        QVERIFY(!world.fleet.groups().isEmpty());
        for (const api::Device &device : world.server.devices()) {
            for (const api::Attribute &attribute : device.attributes)
                QCOMPARE(world.value(device.id, qPrintable(attribute.scope), qPrintable(attribute.name)),
                    attributeText(attribute.value));
        }
        QCOMPARE(world.server.countOf(QStringLiteral("filters/search")), 4);
    }

    void firstRowsAreThereBeforeTheSecondPageIsAskedFor()
    {
        World world(1'700);
        world.server.setHeld(true);
        world.subscription = world.fleet.subscribe();
        world.clock.advance(0);
        QCOMPARE(world.server.countOf(QStringLiteral("filters/search")), 1);
        QTRY_VERIFY(world.shows(500));
        QCOMPARE(world.fleet.count(), 500);
        QTRY_VERIFY(world.tells());
        QVERIFY(!world.fleet.isComplete());
        QVERIFY(world.server.countOf(QStringLiteral("filters/search")) <= 3); // then two at a time
    }

    void anUnchangedFleetCostsOneSmallRequestPerPoll()
    {
        World world(1'200);
        LOAD(world);
        POLL(world); // the first compares statuses as well
        world.clock.advance(30s);
        world.server.clearSent();
        FleetOptions defaults;
        for (int i = 0; i < defaults.statisticsEvery; ++i) {
            POLL(world);
        }
        int small = 0;
        int sweeps = 0;
        for (const RequestSpec &spec : world.server.sent()) {
            if (spec.lane == Lane::Bulk)
                ++sweeps;
            else
                ++small;
        }
        QVERIFY2(small <= defaults.statisticsEvery + 4, qPrintable(QString::number(small)));
        QVERIFY2(sweeps <= 10, qPrintable(QString::number(sweeps)));
    }

    void changedDevicesAreFetchedWhole()
    {
        World world(300);
        LOAD(world);
        const DeviceId changed = world.server.idAt(42);
        world.server.report(changed, QStringLiteral("kernel"), QStringLiteral("Linux version 7.0"));
        QSignalSpy spy(&world.fleet, &FleetStore::changed);
        POLL(world);
        QCOMPARE(world.value(changed, "inventory", "kernel"), QStringLiteral("Linux version 7.0"));
        QCOMPARE(spy.count(), 1);
        const auto delta = spy.at(0).at(0).value<Delta>();
        QCOMPARE(delta.changed, std::vector<RowId> { *world.fleet.table().rowOf(changed) });
        QVERIFY(delta.added.empty());
    }

    void manyChangesAreReadToTheLastKnownPair()
    {
        World world(700);
        LOAD(world);
        for (int i = 0; i < 620; ++i)
            world.server.report(world.server.idAt(i), QStringLiteral("kernel"), QStringLiteral("new"));
        POLL(world);
        for (int i = 0; i < 620; ++i)
            QCOMPARE(world.value(world.server.idAt(i), "inventory", "kernel"), QStringLiteral("new"));
    }

    void newDevicesAreFoundWhenTheTotalGrows()
    {
        World world(200);
        LOAD(world);
        std::vector<DeviceId> fresh;
        for (int i = 0; i < 3; ++i) {
            fresh.push_back(world.server.addDevice(9'000 + i, QStringLiteral("pending")));
            // Never wrote an inventory: the search for latest writes cannot show it.
            world.server.devices().back().updated = {};
            std::erase_if(world.server.devices().back().attributes,
                [](const api::Attribute &attribute) { return attribute.name == QLatin1String("updated_ts"); });
            world.server.setAttribute(fresh.back(), QStringLiteral("system"), QStringLiteral("created_ts"),
                QStringLiteral("2026-11-23T05:59:0%1Z").arg(i));
        }
        POLL(world);
        QCOMPARE(world.fleet.count(), 203);
        for (const DeviceId &id : fresh)
            QCOMPARE(world.value(id, "identity", "status"), QStringLiteral("pending"));
    }

    void removedDevicesGoWhenTotalsFall()
    {
        World world(600);
        LOAD(world);
        const DeviceId gone = world.server.idAt(5);
        world.server.removeDevice(gone);
        QString readWhileTold;
        QObject::connect(&world.fleet, &FleetStore::changed, &world.fleet, [&](const Delta &delta) {
            for (const RowId row : delta.removed)
                readWhileTold = world.fleet.table().id(row).text;
        });
        POLL(world);
        QTRY_VERIFY((world.clock.advance(50), world.fleet.count() == 599));
        QVERIFY(!world.fleet.table().rowOf(gone));
        QCOMPARE(readWhileTold, gone.text);
    }

    void absenceFromAPageIsNotRemoval()
    {
        World world(600);
        LOAD(world);
        world.server.setFailure(makeError(ErrorKind::Server, {}, 500));
        world.clock.advance(60s);
        QCOMPARE(world.fleet.count(), 600);
        QVERIFY(world.fleet.freshness().lastError.has_value());
        QVERIFY(world.fleet.freshness().stale);
        QVERIFY(world.fleet.freshness().hasData()); // "offline, data from …"
        world.server.setFailure(std::nullopt);
        world.clock.advance(5min);
        QTRY_VERIFY((world.clock.advance(10), !world.fleet.freshness().lastError));
        QCOMPARE(world.fleet.count(), 600);
    }

    void statusesThatChangedElsewhereAreFound()
    {
        World world(300);
        LOAD(world);
        const DeviceId device = world.server.idAt(7); // pending
        QCOMPARE(world.value(device, "identity", "status"), QStringLiteral("pending"));
        world.server.setAttribute(
            device, QStringLiteral("identity"), QStringLiteral("status"), QStringLiteral("accepted"));
        for (int i = 0; i < 13; ++i) {
            POLL(world);
        }
        QCOMPARE(world.value(device, "identity", "status"), QStringLiteral("accepted"));
        QVERIFY(world.fleet.statistics().total() == 300);
    }

    void theSweepFindsGroupsAndTags()
    {
        FleetOptions options;
        options.sweepPageEvery = 20s;
        options.sweepPerPage = 200;
        World world(300, options);
        LOAD(world);
        const DeviceId device = world.server.idAt(11);
        world.server.setAttribute(device, QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("moved"));
        world.server.setAttribute(device, QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Front door"));
        for (int i = 0; i < 8; ++i) {
            POLL(world);
        }
        QTRY_VERIFY((world.clock.advance(10), world.value(device, "system", "group") == QLatin1String("moved")));
        QCOMPARE(world.fleet.displayName(device), QStringLiteral("Front door"));
    }

    void askingForAllReadsGroupsAndTagsAtOnce()
    {
        World world(700);
        LOAD(world);
        const DeviceId device = world.server.idAt(650);
        world.server.setAttribute(device, QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("moved"));
        world.fleet.refreshWhole();
        QTRY_VERIFY((world.clock.advance(10), world.value(device, "system", "group") == QLatin1String("moved")));
    }

    //! Whatever the fleet's size: the small search of each poll, now and then the statistics and a page of the sweep.
    void anUnchangedPollCostsLittle()
    {
        World world(2'000);
        LOAD(world);
        world.clock.advance(1min);
        world.server.clearSent();
        constexpr int kPolls = 60;
        for (int i = 0; i < kPolls; ++i) {
            POLL(world);
        }
        QVERIFY2(world.server.sent().size() <= kPolls * 12 / 10, qPrintable(QString::number(world.server.sent().size())));
    }

    //! Ten thousand polls on which devices report, come and go: as much memory as before.
    void aSoakOfPollsDoesNotGrow()
    {
        World world(30);
        LOAD(world);
        int number = 1'000;
        const auto soak = [&](int polls) {
            for (int i = 0; i < polls; ++i) {
                if (i % 3 == 0)
                    world.server.report(world.server.idAt(i % 20), QStringLiteral("hostname"), QStringLiteral("host-%1").arg(i % 50));
                if (i % 25 == 0) {
                    world.server.removeDevice(world.server.idAt(29));
                    world.server.addDevice(number++ % 40 + 1'000);
                }
                world.clock.advance(5'100);
                world.server.clearSent();
            }
        };
        soak(2'000);
        const size_t before = allocatedBytes();
        soak(8'000);
        const size_t after = allocatedBytes();
        // A column whose values move is put in order once 64 KiB of it are dead: three of them move here.
        QVERIFY2(after < before + 3 * 64 * 1024, qPrintable(QStringLiteral("%1 and then %2 bytes").arg(before).arg(after)));
        QCOMPARE(world.fleet.count(), 30);
    }

    void namesFollowTheServersChoice()
    {
        World world(3);
        const DeviceId device = world.server.idAt(1);
        world.server.setAttribute(
            world.server.idAt(2), QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Tagged"));
        world.server.setIdAttribute(QStringLiteral("inventory"), QStringLiteral("hostname"));
        LOAD(world);
        world.clock.advance(10);
        QCOMPARE(world.fleet.displayName(device), QStringLiteral("bergen-0001"));
        QCOMPARE(world.fleet.displayName(world.server.idAt(2)), QStringLiteral("Tagged"));
        QCOMPARE(world.fleet.displayName(DeviceId(QStringLiteral("unknown"))), QStringLiteral("unknown"));
    }

    void devicesThatGoByTheirIdSortAfterThoseWithAName()
    {
        World world(2);
        world.server.setAttribute(
            world.server.idAt(1), QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("zzz"));
        LOAD(world);
        world.clock.advance(10);
        const FleetTable &table = world.fleet.table();
        const RowId nameless = *table.rowOf(world.server.idAt(0));
        const RowId named = *table.rowOf(world.server.idAt(1));
        QCOMPARE(table.displayName(nameless), world.server.idAt(0).text);
        QCOMPARE(table.sortName(named), QStringLiteral("zzz"));
        QVERIFY(compareAttributeValuesNaturally(table.sortName(nameless), table.sortName(named)) > 0);
    }

    void exactTimesOfContactForRowsOnScreen()
    {
        World world(50);
        LOAD(world);
        const DeviceId device = world.server.idAt(4);
        const RowId row = *world.fleet.table().rowOf(device);
        QVERIFY(!world.fleet.table().lastSeen(row).exact);
        // Silent by four days, and inventory may be a day late: silent all the same.
        QCOMPARE(world.fleet.table().shownStatus(row, world.clock.now()), QStringLiteral("silent"));
        const int before = world.server.countOf(QStringLiteral("devices/search"));
        for (int i = 0; i < 20; ++i)
            world.fleet.setViewport({ device }); // scrolling
        QTRY_VERIFY((world.clock.advance(50), world.fleet.table().lastSeen(row).exact));
        QCOMPARE(world.server.countOf(QStringLiteral("devices/search")), before + 1);
    }

    void ownWritesAreAppliedAtOnce()
    {
        World world(100);
        LOAD(world);
        const DeviceId pending = world.server.idAt(7);
        AuthDecision decision;
        world.fleet.prepareDecision({ pending }, api::AuthStatus::Accepted, &world.fleet,
            [&decision](const Result<AuthDecision> &result) { decision = result.value(); });
        world.clock.advance(10);
        QCOMPARE(decision.clear.size(), 1);
        world.fleet.decide(QStringLiteral("Accept 1 key"), decision.clear.first().first, decision.clear.first().second, api::AuthStatus::Accepted);
        QVERIFY(world.operations.isPending(pending.text));
        world.clock.advance(10);
        QCOMPARE(world.value(pending, "identity", "status"), QStringLiteral("accepted"));
    }

    void severalPendingSetsAreNeverDecidedSilently()
    {
        World world(100);
        LOAD(world);
        const DeviceId twice = world.server.idAt(7);
        world.server.addPendingSet(twice);
        AuthDecision decision;
        world.fleet.prepareDecision({ twice, world.server.idAt(30), world.server.idAt(0) }, api::AuthStatus::Accepted,
            &world.fleet, [&decision](const Result<AuthDecision> &result) { decision = result.value(); });
        world.clock.advance(10);
        QCOMPARE(decision.ambiguous.size(), size_t { 1 });
        QCOMPARE(decision.ambiguous.front().id, twice);
        QCOMPARE(decision.ambiguous.front().authSets.size(), size_t { 2 });
        QCOMPARE(decision.clear.size(), 1); // 30 is pending with one set
        QCOMPARE(decision.nothing, QList<DeviceId> { world.server.idAt(0) }); // accepted already
    }

    void diesQuietlyWithRequestsOpen()
    {
        FakeClock clock;
        FakeFleet server(clock);
        server.addDevices(600);
        PollScheduler scheduler(clock, [] { return 0.5; });
        PendingOperations operations(clock);
        PollScheduler::Subscription subscription;
        {
            FleetStore fleet(server, scheduler, operations);
            subscription = fleet.subscribe();
            fleet.prepareDecision({ server.idAt(0) }, api::AuthStatus::Accepted, &fleet, {});
            clock.advance(0);
        }
        clock.advance(1min);
        QVERIFY(!server.sent().empty());
    }
};

DRYDOCK_TEST_MAIN(TestFleetStore)
#include "tst_fleetstore.moc"
