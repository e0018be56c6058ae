// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/panes/audit/auditpane.h"
#include "ui/widgets/stateview.h"

#include <QApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;

class TestAuditPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void theAuditPaneBelievesTheProbe()
    {
        TestUi shell;
        SoftwareRig rig(shell.clock);
        CapabilityWatch watch;
        QSignalSpy asked(&watch, &CapabilityWatch::askedAgain);
        const auto tell = [&watch](const Availability &availability) {
            Capabilities can;
            can[Capability::ReadAuditLog] = availability;
            watch.set(can, true, { 1795413000000 });
        };
        tell({ AvailabilityState::Unavailable, AvailabilityReason::NotInPlan });
        AuditPane pane(shell.ui, rig.audit, rig.downloads, watch);
        pane.resize(700, 300);
        pane.show();
        pane.setActive(true);
        shell.clock.advance(60'000);
        // Nothing was asked in vain: a request that nobody expects would fail the test.
        QVERIFY(pane.state() == PaneState::NotPermitted);
        QVERIFY(pane.findChild<StateView *>()->sentence().contains(QStringLiteral("keeps no audit log")));

        tell({ AvailabilityState::Unavailable, AvailabilityReason::NotPermitted });
        QVERIFY(pane.findChild<StateView *>()->sentence().contains(QStringLiteral("may not see the audit log")));
        Q_EMIT pane.refreshRequested();
        QCOMPARE(asked.count(), 1);

        rig.transport.always(Verb::Get, kAudit).json("[]", total(0));
        tell({ AvailabilityState::Available, AvailabilityReason::None });
        shell.clock.advance(200);
        QVERIFY(pane.state() == PaneState::NothingYet);
        pane.setActive(false);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestAuditPane)
#include "tst_auditpane.moc"
