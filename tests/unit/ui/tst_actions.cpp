// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/shell/commandpalette.h"

#include <QApplication>
#include <QLineEdit>
#include <QSet>

using namespace drydock;
using drydock::test::TestUi;

namespace {

SessionState online()
{
    return { true, true, WriteState::Allowed };
}

SelectionSummary everything()
{
    SelectionSummary s;
    s.devices = { 1, 1, 1, 1, 1, false };
    s.releases = { 1, 1 };
    s.deployments = { 1, 1, 1, 1 };
    s.requests = { 1, 1, true, true, true, true };
    s.deviceShown = true;
    s.bulk = { true, true, true, true, true, 5 };
    return s;
}

} // namespace

class TestActions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void namesAreUnique()
    {
        QSet<QString> names;
        for (int i = 0; i < kActionCount; ++i)
            names.insert(actionName(static_cast<ActionId>(i)));
        QCOMPARE(names.size(), kActionCount);
    }

    void shortcutsAreUnique()
    {
        TestUi t;
        QSet<QString> keys;
        for (const QAction *action : t.actions.all()) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(action->objectName()));
                keys.insert(key.toString());
            }
        }
        QVERIFY(keys.size() > 15);
    }

    void withEverythingAtHandAllCanRun()
    {
        for (int i = 0; i < kActionCount; ++i) {
            const auto id = static_cast<ActionId>(i);
            const Enablement e = ActionRules::rule(id, everything(), {}, online());
            QVERIFY2(e.enabled && e.reason.isEmpty(), qPrintable(actionName(id) + e.reason));
        }
    }

    void everyRefusalHasAReason()
    {
        Capabilities none;
        none.capabilities.fill({ AvailabilityState::Unavailable, AvailabilityReason::NotInPlan });
        const QList<SessionState> sessions { online(), { true, false, WriteState::Allowed },
            { true, true, WriteState::ReadOnly }, { true, true, WriteState::ProductionLocked }, {} };
        for (const SessionState &session : sessions) {
            for (const Capabilities &can : { Capabilities {}, none }) {
                for (const SelectionSummary &s : { SelectionSummary {}, everything() }) {
                    for (int i = 0; i < kActionCount; ++i) {
                        const Enablement e = ActionRules::rule(static_cast<ActionId>(i), s, can, session);
                        QCOMPARE(e.enabled, e.reason.isEmpty());
                    }
                }
            }
        }
    }

    void rules_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("pending");
        QTest::addColumn<int>("accepted");
        QTest::addColumn<bool>("all");
        QTest::addColumn<bool>("enabled");
        const auto row = [](const char *name, ActionId id, int n, int pending, int accepted, bool all, bool enabled) {
            QTest::newRow(name) << static_cast<int>(id) << n << pending << accepted << all << enabled;
        };
        row("nothing selected", ActionId::DeviceAccept, 0, 0, 0, false, false);
        row("accept pending", ActionId::DeviceAccept, 37, 37, 0, false, true);
        row("accept accepted", ActionId::DeviceAccept, 2, 0, 2, false, false);
        row("accept a query", ActionId::DeviceAccept, 1000, 0, 0, true, true);
        row("reject accepted", ActionId::DeviceReject, 1, 0, 1, false, true);
        row("reject rejected", ActionId::DeviceReject, 1, 0, 0, false, false);
        row("show two", ActionId::DeviceShow, 2, 2, 0, false, false);
        row("show one", ActionId::DeviceShow, 1, 1, 0, false, true);
        row("deploy to pending", ActionId::DeviceDeploy, 1, 1, 0, false, false);
        row("deploy to accepted", ActionId::DeviceDeploy, 3, 1, 2, false, true);
        row("decommission any", ActionId::DeviceDecommission, 1, 0, 0, false, true);
        row("ungroup the ungrouped", ActionId::DeviceRemoveFromGroup, 1, 0, 1, false, false);
    }
    void rules()
    {
        QFETCH(int, id);
        QFETCH(int, count);
        QFETCH(int, pending);
        QFETCH(int, accepted);
        QFETCH(bool, all);
        SelectionSummary s;
        s.devices = { count, pending, accepted, 0, 0, all };
        QTEST(ActionRules::rule(static_cast<ActionId>(id), s, {}, online()).enabled, "enabled");
    }

    void readOnlyStopsExactlyTheWrites()
    {
        for (int i = 0; i < kActionCount; ++i) {
            const auto id = static_cast<ActionId>(i);
            const bool enabled
                = ActionRules::rule(id, everything(), {}, { true, true, WriteState::ReadOnly }).enabled;
            QCOMPARE(enabled, !ActionRules::writes(id));
        }
    }

    void tagsAreThoseOfTheDeviceThatIsShown()
    {
        const auto reason = [](const SelectionSummary &s, const SessionState &session) {
            return ActionRules::rule(ActionId::DeviceEditTags, s, {}, session).reason;
        };
        SelectionSummary s;
        QVERIFY(reason(s, online()).contains(QStringLiteral("Choose a device")));
        s.deviceShown = true; // from a deployment's list: nothing is selected in the Devices pane
        QCOMPARE(reason(s, online()), QString());
        s.devices.count = 2;
        QVERIFY(reason(s, online()).contains(QStringLiteral("single")));
        s.devices.count = 1;
        QVERIFY(reason(s, { true, true, WriteState::ReadOnly }).contains(QStringLiteral("Read-only")));
        Capabilities none;
        none[Capability::ManageDevices] = { AvailabilityState::Unavailable, AvailabilityReason::NotPermitted };
        QVERIFY(!ActionRules::rule(ActionId::DeviceEditTags, s, none, online()).enabled);
        QVERIFY(!reason(s, {}).isEmpty());
    }

    void endedDeploymentsCannotBeAborted()
    {
        SelectionSummary s;
        s.deployments = { 2, 0, 0, 0 };
        const Enablement e = ActionRules::rule(ActionId::DeploymentAbort, s, {}, online());
        QVERIFY(!e.enabled);
        QVERIFY(e.reason.contains(QStringLiteral("ended")));
    }

    void theReasonIsTheTooltip()
    {
        TestUi t;
        QObject owner;
        int runs = 0;
        t.actions.setHandler(ActionId::DeviceAccept, &owner, [&runs] { ++runs; });
        QAction *accept = t.actions.action(ActionId::DeviceAccept);
        QVERIFY(!accept->isEnabled());
        QVERIFY(accept->toolTip().contains(QStringLiteral("Connect to a server first.")));
        t.actions.setSession(online());
        QVERIFY(accept->toolTip().contains(QStringLiteral("Select at least one device first.")));
        t.actions.setDevices({ 1, 1, 0, 0, 0, false });
        QVERIFY(accept->isEnabled());
        QVERIFY(!accept->toolTip().contains(QLatin1Char('\n')));
        accept->trigger();
        QCOMPARE(runs, 1);
    }

    void whatTheServerLacksIsGreyedWithItsReason_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<int>("capability");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, ActionId id, Capability capability, AvailabilityReason reason, const char *sentence) {
            QTest::newRow(name) << static_cast<int>(id) << static_cast<int>(capability) << static_cast<int>(reason)
                                << QString::fromLatin1(sentence);
        };
        row("role", ActionId::DeviceAccept, Capability::ManageDevices, AvailabilityReason::NotPermitted,
            "Your account may not manage devices on this server.");
        row("age", ActionId::ReleaseDelete, Capability::ChangeReleases, AvailabilityReason::ServerTooOld,
            "This version of the server cannot do it.");
        row("service", ActionId::DeploymentCreate, Capability::Deploy, AvailabilityReason::NotInstalled,
            "The service is not installed on this server.");
        row("plan", ActionId::ReleaseUpload, Capability::UploadArtifacts, AvailabilityReason::NotInPlan,
            "The plan of this server does not include it.");
    }
    void whatTheServerLacksIsGreyedWithItsReason()
    {
        QFETCH(int, id);
        QFETCH(int, capability);
        QFETCH(int, reason);
        QFETCH(QString, sentence);
        TestUi t;
        QObject owner;
        const auto action = static_cast<ActionId>(id);
        t.actions.setHandler(action, &owner, [] {});
        t.actions.setSession(online());
        const SelectionSummary all = everything();
        t.actions.setDevices(all.devices);
        t.actions.setReleases(all.releases);
        t.actions.setDeployments(all.deployments);
        const QAction *shown = t.actions.action(action);
        QVERIFY(shown->isEnabled());
        Capabilities can;
        can[static_cast<Capability>(capability)]
            = { AvailabilityState::Unavailable, static_cast<AvailabilityReason>(reason) };
        t.actions.setCapabilities(can);
        QVERIFY(!shown->isEnabled());
        QVERIFY2(shown->toolTip().contains(sentence), qPrintable(shown->toolTip()));
        QVERIFY2(shown->statusTip().contains(sentence), qPrintable(shown->statusTip()));
        // Not known is no reason to forbid.
        can[static_cast<Capability>(capability)] = { AvailabilityState::Unknown, AvailabilityReason::ServerTrouble };
        t.actions.setCapabilities(can);
        QVERIFY(shown->isEnabled());
    }

    void aHandlerEndsWithItsOwner()
    {
        TestUi t;
        t.actions.setSession(online());
        t.actions.setDevices({ 1, 1, 0, 0, 0, false });
        QAction *accept = t.actions.action(ActionId::DeviceAccept);
        QVERIFY(!accept->isEnabled());
        auto first = std::make_unique<QObject>();
        auto second = std::make_unique<QObject>();
        int runs = 0;
        t.actions.setHandler(ActionId::DeviceAccept, first.get(), [&runs] { runs += 1; });
        t.actions.setHandler(ActionId::DeviceAccept, second.get(), [&runs] { runs += 10; });
        accept->trigger();
        QCOMPARE(runs, 10);
        first.reset(); // its handler was replaced: nothing changes
        QVERIFY(accept->isEnabled());
        second.reset();
        QVERIFY(!accept->isEnabled());
    }

    void thePaletteRanksAndExplains()
    {
        TestUi t;
        QObject owner;
        t.actions.setHandler(ActionId::Help, &owner, [] {});
        t.actions.setHandler(ActionId::About, &owner, [] {});
        const QList<QAction *> ranked
            = CommandPalette::ranked(t.actions.all(), QStringLiteral("ab"));
        QCOMPARE(ranked.first()->objectName(), QStringLiteral("help.about")); // what can run comes first
        QVERIFY(!ranked.contains(t.actions.action(ActionId::Quit)));
    }

    void thePaletteRunsTheFirstOnEnter()
    {
        TestUi t;
        QObject owner;
        int runs = 0;
        t.actions.setHandler(ActionId::KeyboardHelp, &owner, [&runs] { ++runs; });
        QPointer<CommandPalette> palette = new CommandPalette(t.theme, t.actions.all());
        palette->show();
        QTest::keyClicks(palette->field(), QStringLiteral("keyb"));
        QCOMPARE(palette->shown().first(), QStringLiteral("Keyboard shortcuts"));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QCOMPARE(runs, 1);
        QTRY_VERIFY(!palette);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestActions)
#include "tst_actions.moc"
