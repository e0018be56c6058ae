// SPDX-License-Identifier: GPL-3.0-or-later
//
// What panes say of transfers and how they begin them: the list's words for every end, the artifact's download, the
// audit log's export with the filters of the pane, a device's log to disk.
#include "models/store/fleetstore.h"
#include "tests/support/fakefleet.h"
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/panes/audit/auditpane.h"
#include "ui/panes/deployments/logview.h"
#include "ui/panes/releases/releasespane.h"
#include "ui/panes/releases/transferlist.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World {
    TestUi shell;
    SoftwareRig rig { shell.clock };
    FakeFleet server { shell.clock };
    FleetStore fleet { server, rig.polls, rig.pending };
    QTemporaryDir folder;

    World()
    {
        SessionState session;
        session.signedIn = true;
        session.online = true;
        shell.actions.setSession(session);
    }
    QString file(qsizetype size)
    {
        QFile file(folder.filePath(QStringLiteral("a.mender")));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray(size, 'x'));
        return file.fileName();
    }
};

} // namespace

class TestTransferPanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void aFullServerIsSaidWithItsRoom()
    {
        World w;
        TransferList list(w.shell.ui, { &w.rig.uploads, &w.rig.downloads }, { Transfer::Kind::Upload });
        QVERIFY(list.isEmpty() && list.isHidden());
        w.rig.transport.expect(Verb::Post, kArtifacts).reply(413, "{\"error\":\"Artifact file too large\"}");
        w.rig.transport.expect(Verb::Get, kStorage).json("{\"limit\":1048576,\"usage\":1037312}");
        const quint64 id = w.rig.uploads.add(w.file(100'000), {});
        w.shell.clock.advance(100);
        const QString words = list.words(*w.rig.uploads.find(id));
        QVERIFY2(words.contains(QStringLiteral("no room")) && words.contains(QStringLiteral("11.0 KiB of 1.0 MiB")),
            qPrintable(words));
        QVERIFY(!list.isHidden());
    }

    void progressHasASpeedAndATimeToGo()
    {
        World w;
        const TransferList list(w.shell.ui, {}, {});
        Transfer transfer;
        transfer.kind = Transfer::Kind::Artifact;
        transfer.state = Transfer::State::Running;
        transfer.moved = 25 << 20;
        transfer.total = 100 << 20;
        QVERIFY(!list.words(transfer).contains(QStringLiteral("/s")));
        transfer.bytesPerSecond = 5 << 20;
        const QString words = list.words(transfer);
        QVERIFY2(words.contains(QStringLiteral("5.0 MiB/s")) && words.contains(QStringLiteral("25")), qPrintable(words));
        transfer.total = 0;
        QVERIFY(list.words(transfer).contains(QStringLiteral("so far")));
    }

    void anArtifactIsDownloadedAndCancelledInTheList()
    {
        World w;
        w.rig.serveReleases({ makeRelease(QStringLiteral("r"), { QStringLiteral("pi4") }) });
        ReleasesPane pane(w.shell.ui, w.rig.releases, w.rig.uploads, w.rig.downloads, w.rig.deployments, w.fleet);
        pane.show();
        pane.setActive(true);
        w.shell.clock.advance(100);
        w.shell.prompt.savePath = w.folder.filePath(QStringLiteral("r.mender"));
        const QString link = kArtifacts + QStringLiteral("/r/pi4/download");
        w.rig.transport.expect(Verb::Get, link).json("{\"uri\":\"https://store.example/b\",\"expire\":\"2030-01-01T00:00:00Z\"}");
        w.rig.transport.expect(Verb::Get, "/b").hang();
        QVERIFY(w.shell.actions.action(ActionId::ArtifactDownload)->isEnabled());
        w.shell.actions.action(ActionId::ArtifactDownload)->trigger();
        QCOMPARE(w.shell.prompt.suggestedNames, QStringList { QStringLiteral("r.mender") });
        QCOMPARE(w.rig.downloads.transfers().size(), size_t { 1 });
        QCOMPARE(w.rig.downloads.transfers().front().total, 1000);
        w.shell.clock.advance(50);
        auto *list = pane.findChild<TransferList *>();
        QVERIFY(list->isVisibleTo(&pane));
        QPushButton *cancel = nullptr;
        for (QPushButton *button : list->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Cancel download"))
                cancel = button;
        }
        QVERIFY(cancel && cancel->isVisibleTo(list));
        cancel->click();
        QVERIFY(w.rig.downloads.transfers().front().state == Transfer::State::Cancelled);
        QCOMPARE(cancel->text(), QStringLiteral("Download again"));
        QVERIFY(!QFile::exists(w.shell.prompt.savePath));
    }

    void theAuditLogIsExportedAsItIsFiltered()
    {
        World w;
        w.rig.transport.always(Verb::Get, kAudit).json("[]", total(0));
        CapabilityWatch watch;
        AuditPane pane(w.shell.ui, w.rig.audit, w.rig.downloads, watch);
        pane.show();
        pane.setActive(true);
        w.shell.clock.advance(200);
        for (QComboBox *box : pane.findChildren<QComboBox *>()) {
            if (const int at = box->findData(QStringLiteral("device")); at >= 0)
                box->setCurrentIndex(at);
        }
        w.shell.clock.advance(200);
        QAction *exporting = nullptr;
        for (QAction *action : pane.findChildren<QAction *>()) {
            if (action->text() == QStringLiteral("Export as CSV…"))
                exporting = action;
        }
        QVERIFY(exporting && exporting->isEnabled());
        w.rig.transport.expect(Verb::Get, kAudit + QStringLiteral("/export"))
            .withQuery(QStringLiteral("object_type"), QStringLiteral("device"))
            .reply(200, "action,actor.id\ncreate,u\n");
        w.shell.prompt.savePath = w.folder.filePath(QStringLiteral("log.csv"));
        exporting->trigger();
        QTRY_VERIFY((w.shell.clock.advance(20), w.rig.downloads.transfers().front().isOver()));
        QFile file(w.shell.prompt.savePath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("action,actor.id\ncreate,u\n"));
    }

    void aLogIsSavedWhole()
    {
        World w;
        LogView view(w.shell.ui);
        view.showLog(QStringLiteral("gateway"), QStringLiteral("a line"));
        QSignalSpy wanted(&view, &LogView::saveWanted);
        w.shell.prompt.savePath = w.folder.filePath(QStringLiteral("gateway.log"));
        for (QToolButton *button : view.findChildren<QToolButton *>()) {
            if (button->accessibleName() == QStringLiteral("Save log…"))
                button->click();
        }
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().toString(), w.shell.prompt.savePath);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestTransferPanes)
#include "tst_transferpanes.moc"
