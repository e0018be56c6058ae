// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panes of releases, deployments and the audit log on fake servers. With DRYDOCK_GRAB_DIR set, pictures of them
// are left there, to be looked at.
#include "models/store/fleetstore.h"
#include "tests/support/fakefleet.h"
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/charts/donutchart.h"
#include "ui/panes/audit/auditpane.h"
#include "ui/panes/deployments/createdeploymentdialog.h"
#include "ui/panes/deployments/deploymentpane.h"
#include "ui/panes/deployments/deploymentspane.h"
#include "ui/panes/deployments/logview.h"
#include "ui/panes/releases/releasespane.h"
#include "ui/panes/releases/transferlist.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/panetitle.h"
#include "ui/widgets/stateview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;
using api::DeploymentStatus;
using api::DeviceState;

namespace {

constexpr qint64 kHour = 3600 * 1000;

struct World {
    TestUi shell;
    SoftwareRig rig { shell.clock };
    FakeFleet server { shell.clock };
    FleetStore fleet { server, rig.polls, rig.pending };
    PollScheduler::Subscription fleetSubscription;

    World()
    {
        SessionState session;
        session.signedIn = true;
        session.online = true;
        shell.actions.setSession(session);
    }
    void loadFleet(int devices)
    {
        server.addDevices(devices);
        fleetSubscription = fleet.subscribe();
        for (int i = 0; i < 200 && !fleet.isComplete(); ++i)
            shell.clock.advance(5);
        shell.clock.advance(50);
    }
    qint64 now() const { return shell.clock.now().ms; }
    void trigger(ActionId id)
    {
        QVERIFY2(shell.actions.action(id)->isEnabled(), qPrintable(shell.actions.reason(id)));
        shell.actions.action(id)->trigger();
    }
};

void grab(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("DRYDOCK_GRAB_DIR");
    FakeClock::settle();
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

api::Release realRelease(qint64 now, const QString &version, const QStringList &types, qint64 ageHours)
{
    api::Release release = makeRelease(QStringLiteral("gateway-os-%1").arg(version), types);
    release.modified = { now - ageHours * kHour };
    release.tags = { QStringLiteral("stable"), QStringLiteral("eu") };
    release.notes = QStringLiteral("Kernel 6.1.62, new modem driver, smaller root file system");
    for (api::Artifact &artifact : release.artifacts) {
        artifact.size = 148'897'792 + ageHours * 10'000;
        artifact.modified = release.modified;
        artifact.isSigned = true;
        artifact.description = QStringLiteral("Nightly build, promoted to stable");
        artifact.updates.front().files.front().checksum
            = QStringLiteral("9f3c2b7a1d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c621ab");
        artifact.provides = { { QStringLiteral("artifact_name"), { release.name } },
            { QStringLiteral("rootfs-image.version"), { version } } };
        artifact.depends = { { QStringLiteral("device_type"), artifact.deviceTypes } };
        artifact.clearsProvides = { QStringLiteral("rootfs-image.*") };
    }
    return release;
}

std::vector<api::Release> realReleases(qint64 now)
{
    const QString pi = QStringLiteral("raspberrypi4");
    const QString bone = QStringLiteral("beaglebone");
    return { realRelease(now, QStringLiteral("2.4.1"), { pi, bone, QStringLiteral("jetson-nano") }, 2),
        realRelease(now, QStringLiteral("2.4.0"), { pi, bone }, 90), realRelease(now, QStringLiteral("2.3.7"), { pi, bone }, 700),
        realRelease(now, QStringLiteral("2.3.6"), { pi }, 1500) };
}

api::Deployment realDeployment(const QString &id, const QString &name, DeploymentStatus status, qint64 created)
{
    api::Deployment deployment = makeDeployment(id, status, 412);
    deployment.name = name;
    deployment.artifactName = QStringLiteral("gateway-os-2.4.1");
    deployment.created = { created };
    deployment.groups = { QStringLiteral("eu-north") };
    deployment.totalSize = 61'348'995'072;
    deployment.statistics = {};
    return deployment;
}

std::vector<api::Deployment> realDeployments(qint64 now)
{
    auto running = realDeployment(QStringLiteral("5b0d5c1e-0a34-4c83-9d2f-6a1d1f0c8a11"), QStringLiteral("gateway-os-2.4.1 to eu-north"),
        DeploymentStatus::InProgress, now - kHour / 2);
    running.statistics[DeviceState::Success] = 131;
    running.statistics[DeviceState::Failure] = 9;
    running.statistics[DeviceState::Downloading] = 40;
    running.statistics[DeviceState::Installing] = 33;
    running.statistics[DeviceState::Rebooting] = 12;
    running.statistics[DeviceState::AlreadyInstalled] = 7;
    running.statistics[DeviceState::Pending] = 180;
    auto pending = realDeployment(QStringLiteral("6b"), QStringLiteral("gateway-os-2.4.1 to us-west"), DeploymentStatus::Pending, now - 60'000);
    pending.statistics[DeviceState::Pending] = 412;
    pending.groups = { QStringLiteral("us-west") };
    auto scheduled = realDeployment(QStringLiteral("7b"), QStringLiteral("night window"), DeploymentStatus::Scheduled, now - kHour);
    auto finished = realDeployment(QStringLiteral("8b"), QStringLiteral("gateway-os-2.4.0 to all devices"), DeploymentStatus::Finished, now - 90 * kHour);
    finished.finished = { now - 85 * kHour };
    finished.groups = {};
    finished.artifactName = QStringLiteral("gateway-os-2.4.0");
    finished.statistics[DeviceState::Success] = 405;
    finished.statistics[DeviceState::Failure] = 7;
    auto aborted = finished;
    aborted.id = DeploymentId(QStringLiteral("9b"));
    aborted.name = QStringLiteral("gateway-os-2.3.9 to lab");
    aborted.statistics = {};
    aborted.statistics[DeviceState::Success] = 20;
    aborted.statistics[DeviceState::Failure] = 80;
    aborted.created = { now - 200 * kHour };
    return { running, pending, scheduled, finished, aborted };
}

//! Every control that a keyboard or a screen reader can come to says what it is.
void checkAccessible(const QWidget &pane)
{
    for (const QWidget *widget : pane.findChildren<QWidget *>()) {
        const bool control = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
        // Qt's own parts: the view of a combo box, the button of a line edit.
        const bool own = widget->parentWidget() && (widget->parentWidget()->inherits("QComboBox")
                || widget->parentWidget()->inherits("QLineEdit") || widget->parentWidget()->inherits("QComboBoxPrivateContainer")
                || widget->parentWidget()->inherits("QTableView") || widget->parentWidget()->inherits("QAbstractSpinBox")
                || widget->inherits("QHeaderView"));
        if (!control || own || !widget->isVisibleTo(&pane))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name = widget->accessibleName() + (button ? button->text() : QString());
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
    }
}

} // namespace

class TestSoftwarePanes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // All warnings but the offscreen platform's own about window hints.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }

    void theCreateDialogKeepsEverythingOnAnError()
    {
        World w;
        w.loadFleet(20);
        w.rig.serveReleases(realReleases(w.now()));
        CreateDeploymentDialog dialog(
            w.shell.ui, w.rig.deployments, w.rig.releases, w.fleet, { QStringLiteral("gateway-os-2.4.1"), {}, {} });
        dialog.open();
        w.shell.clock.advance(100);
        auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("name"));
        auto *bar = dialog.findChild<FailureBar *>();
        auto *create = dialog.findChild<QPushButton *>(QStringLiteral("create"));
        QCOMPARE(name->text(), QStringLiteral("gateway-os-2.4.1 to all devices"));
        name->clear();
        QTest::keyClicks(name, QStringLiteral("spring rollout"));
        dialog.findChild<QSpinBox *>()->setValue(3);
        QVERIFY(dialog.targetSize() > 0);
        const api::NewDeployment typed = dialog.deployment();
        QCOMPARE(typed.name, QStringLiteral("spring rollout"));
        QCOMPARE(typed.retries, 2);

        w.rig.transport.expect(Verb::Post, kDeployments).reply(422, R"({"error":"No artifact for the deployment"})").after(50);
        QSignalSpy created(&dialog, &CreateDeploymentDialog::created);
        create->click();
        QVERIFY(dialog.isSending());
        QVERIFY(!create->isEnabled());
        w.shell.clock.advance(100);
        QVERIFY(dialog.isVisible());
        QVERIFY(!dialog.isSending());
        QVERIFY2(bar->text().contains(QStringLiteral("No artifact for the deployment")), qPrintable(bar->text()));
        QVERIFY(dialog.deployment() == typed);
        QCOMPARE(created.count(), 0);
        grab(dialog, QStringLiteral("create-error"));

        w.rig.transport.expect(Verb::Post, kDeployments)
            .withBody("spring rollout")
            .reply(201, {}, { { "Location", "/api/management/v1/deployments/deployments/new" } });
        create->click();
        w.shell.clock.advance(100);
        QCOMPARE(created.count(), 1);
        QVERIFY(!dialog.isVisible());
    }

    void theCreateDialogSaysWhyItCannotBegin()
    {
        World w;
        w.loadFleet(5);
        w.rig.serveReleases(realReleases(w.now()));
        CreateDeploymentDialog dialog(w.shell.ui, w.rig.deployments, w.rig.releases, w.fleet, {});
        w.shell.clock.advance(100);
        auto *create = dialog.findChild<QPushButton *>(QStringLiteral("create"));
        auto *preview = dialog.findChild<QLabel *>(QStringLiteral("preview"));
        QVERIFY(!create->isEnabled());
        const QString before = preview->text();
        QVERIFY(!before.isEmpty());
        dialog.findChild<QComboBox *>(QStringLiteral("release"))->setEditText(QStringLiteral("no-such-release"));
        QVERIFY(!create->isEnabled());
        QVERIFY(preview->text() != before);
        dialog.findChild<QComboBox *>(QStringLiteral("release"))->setEditText(QStringLiteral("gateway-os-2.3.6"));
        QVERIFY(create->isEnabled());
        checkAccessible(dialog);
    }

    void theEmptyStatesOfReleases()
    {
        World w;
        ReleasesPane pane(w.shell.ui, w.rig.releases, w.rig.uploads, w.rig.downloads, w.rig.deployments, w.fleet);
        pane.resize(500, 600);
        pane.show();
        QVERIFY(pane.state() == PaneState::Loading);
        w.rig.transport.always(Verb::Get, kReleases).fail(ErrorKind::Refused);
        pane.setActive(true);
        w.shell.clock.advance(60'000);
        QVERIFY(pane.state() == PaneState::Offline);
        w.rig.transport.clearExpectations();
        w.rig.transport.always(Verb::Get, kReleases).reply(403, R"({"error":"forbidden"})");
        w.rig.releases.refresh();
        w.shell.clock.advance(100);
        QVERIFY(pane.state() == PaneState::NotPermitted);
        w.rig.transport.clearExpectations();
        w.rig.serveReleases({});
        w.rig.releases.refresh();
        w.shell.clock.advance(100);
        QVERIFY(pane.state() == PaneState::NothingYet);
        grab(pane, QStringLiteral("releases-empty"));
        w.rig.transport.clearExpectations();
        w.rig.serveReleases(realReleases(w.now()));
        w.rig.releases.refresh();
        w.shell.clock.advance(100);
        QVERIFY(pane.state() == PaneState::Ready);
        pane.findChild<QLineEdit *>()->setText(QStringLiteral("zzz"));
        QVERIFY(pane.state() == PaneState::NothingMatches);
        pane.findChild<StateView *>()->button()->click();
        QVERIFY(pane.state() == PaneState::Ready);

        // The network goes: rows stay, the age says why it does not get younger.
        w.rig.transport.clearExpectations();
        w.rig.transport.always(Verb::Get, kReleases).fail(ErrorKind::Refused);
        w.rig.releases.refresh();
        w.shell.clock.advance(60'000);
        QVERIFY(pane.state() == PaneState::Ready);
        QVERIFY(pane.freshness().stale);
        QVERIFY(!pane.freshness().why.isEmpty());
    }

    void releasesShowArtifactsAndKeepTheSelection()
    {
        World w;
        w.rig.serveReleases(realReleases(w.now()));
        ReleasesPane pane(w.shell.ui, w.rig.releases, w.rig.uploads, w.rig.downloads, w.rig.deployments, w.fleet);
        pane.resize(760, 820);
        pane.show();
        pane.setActive(true);
        w.shell.clock.advance(100);
        pane.showRelease(QStringLiteral("gateway-os-2.4.0"));
        QCOMPARE(pane.selectedReleases(), QStringList { QStringLiteral("gateway-os-2.4.0") });
        const auto facts = pane.findChild<FactList *>()->facts();
        QVERIFY(std::any_of(facts.begin(), facts.end(),
            [](const Fact &fact) { return fact.value.contains(QStringLiteral("9f3c2b7a")); }));
        checkAccessible(pane);
        // A checksum wraps on the screen, but it is copied as the server wrote it.
        for (QLabel *label : pane.findChild<FactList *>()->findChildren<QLabel *>()) {
            if (!label->text().startsWith(QStringLiteral("9f3c2b7a")))
                continue;
            QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
            QCOMPARE(QApplication::clipboard()->text(),
                QStringLiteral("9f3c2b7a1d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c621ab"));
        }
        w.rig.transport.clearExpectations();
        auto releases = realReleases(w.now());
        releases.insert(releases.begin(), realRelease(w.now(), QStringLiteral("2.5.0"), { QStringLiteral("raspberrypi4") }, 0));
        w.rig.serveReleases(releases);
        w.rig.releases.refresh();
        w.shell.clock.advance(100);
        QCOMPARE(pane.selectedReleases(), QStringList { QStringLiteral("gateway-os-2.4.0") });

        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("gateway-os-2.5.1.mender")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(100'000, 'x')) == 100'000);
        file.close();
        w.rig.transport.expect(Verb::Post, kArtifacts)
            .reply(409, R"({"error":"an artifact with the same name and depends already exists"})");
        w.rig.transport.expect(Verb::Post, kArtifacts).hang();
        w.rig.uploads.add(file.fileName(), {});
        w.rig.uploads.add(file.fileName(), {});
        w.shell.clock.advance(50);
        const auto *list = pane.findChild<TransferList *>();
        QVERIFY(list->isVisibleTo(&pane));
        const Transfer &failed = w.rig.uploads.transfers().front();
        QVERIFY2(list->words(failed).contains(QStringLiteral("already has an artifact")), qPrintable(list->words(failed)));
        grab(pane, QStringLiteral("releases"));
        w.rig.uploads.cancel(w.rig.uploads.transfers().back().id);
    }

    void deletingNamesTheCount()
    {
        World w;
        w.rig.serveReleases(realReleases(w.now()));
        ReleasesPane pane(w.shell.ui, w.rig.releases, w.rig.uploads, w.rig.downloads, w.rig.deployments, w.fleet);
        pane.show();
        pane.setActive(true);
        w.shell.clock.advance(100);
        pane.findChild<DataTableView *>()->selectAll();
        w.shell.prompt.confirmed = false;
        w.trigger(ActionId::ReleaseDelete);
        QCOMPARE(w.shell.prompt.confirmations.size(), 1);
        const Confirmation &asked = w.shell.prompt.confirmations.first();
        QVERIFY(asked.verb.contains(QLatin1Char('4')));
        QVERIFY(asked.text.contains(QLatin1Char('8')));
        QVERIFY(asked.destructive);
        QCOMPARE(asked.items.size(), 4);
        w.shell.clock.advance(100);
        const auto deletes = std::count_if(w.rig.transport.requests().begin(), w.rig.transport.requests().end(),
            [](const FakeRequest &request) { return request.verb == Verb::Delete; });
        QCOMPARE(deletes, 0);
    }

    void deploymentsFilterAbortAndDetail()
    {
        World w;
        w.loadFleet(40);
        w.rig.serveDeployments(realDeployments(w.now()));
        const DeploymentId running(QStringLiteral("5b0d5c1e-0a34-4c83-9d2f-6a1d1f0c8a11"));
        const QString base = kDeployments + QLatin1Char('/') + running.text;
        std::vector<api::DeploymentDevice> devices;
        constexpr std::array kStates { DeviceState::Success, DeviceState::Downloading, DeviceState::Failure,
            DeviceState::Installing, DeviceState::Rebooting };
        for (int i = 0; i < 25; ++i) {
            api::DeploymentDevice device;
            device.id = w.server.idAt(i);
            device.state = kStates.at(static_cast<size_t>(i) % kStates.size());
            device.stateText = api::deviceStateToWire(device.state);
            device.created = { w.now() - kHour / 2 };
            device.started = { w.now() - kHour / 3 };
            if (api::isFinal(device.state))
                device.finished = { w.now() - kHour / 10 };
            device.hasLog = device.state == DeviceState::Failure;
            device.substate = device.hasLog ? QStringLiteral("ArtifactInstall_Leave") : QString();
            devices.push_back(device);
        }
        w.rig.transport.always(Verb::Get, base + QStringLiteral("/devices/list")).json(jsonList(devices), total(25));
        w.rig.transport.always(Verb::Get, base + QStringLiteral("/device_list")).json("[]");
        const DeviceId failedDevice = w.server.idAt(2);
        QByteArray log;
        for (int i = 0; i < 40; ++i)
            log += "2026-11-23 05:" + QByteArray::number(10 + i)
                + ":21.104 +0000 UTC info: Installing update, block " + QByteArray::number(i * 4096) + " written\n";
        log += "2026-11-23 05:52:02.310 +0000 UTC error: write /dev/mmcblk0p3: no space left on device\n";
        w.rig.transport.always(Verb::Get, base + QStringLiteral("/devices/") + failedDevice.text + QStringLiteral("/log"))
            .reply(200, log, { { "Content-Type", "text/plain" } });

        DeploymentsPane list(w.shell.ui, w.rig.deployments, w.rig.detail, w.rig.releases, w.fleet);
        DeploymentPane detail(w.shell.ui, w.rig.detail, w.rig.deployments, w.rig.downloads, w.fleet);
        QVERIFY(detail.state() == PaneState::NothingYet);
        list.resize(1000, 360);
        detail.resize(680, 860);
        list.show();
        detail.show();
        list.setActive(true);
        detail.setActive(true);
        w.shell.clock.advance(200);
        QVERIFY(list.state() == PaneState::Ready);
        list.showDeployment(running);
        w.shell.clock.advance(200);
        QVERIFY(detail.state() == PaneState::Ready);
        QVERIFY(detail.title().contains(QStringLiteral("eu-north")));
        QCOMPARE(detail.findChild<DonutChart *>()->parts().size(), 7);
        auto *table = detail.findChild<DataTableView *>();
        QCOMPARE(table->model()->rowCount(), 25);
        checkAccessible(detail);
        grab(list, QStringLiteral("deployments"));
        grab(detail, QStringLiteral("deployment"));

        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data(IdRole).toString() == failedDevice.text)
                table->selectRow(row);
        }
        w.trigger(ActionId::DeploymentLog);
        w.shell.clock.advance(100);
        auto *view = detail.findChild<LogView *>();
        QVERIFY(view->isVisibleTo(&detail));
        QVERIFY(view->text().contains(QStringLiteral("no space left")));
        view->findChild<QLineEdit *>()->setText(QStringLiteral("mmcblk0p3"));
        QVERIFY(view->findNext());
        grab(detail, QStringLiteral("deployment-log"));
        detail.resize(440, 860);
        grab(detail, QStringLiteral("deployment-narrow"));
        w.shell.theme.apply(ThemeMode::Dark);
        grab(detail, QStringLiteral("deployment-dark"));

        // Only what has not ended can be aborted, and the question says how many devices that is.
        list.findChild<DataTableView *>()->selectAll();
        w.shell.prompt.confirmed = false;
        w.trigger(ActionId::DeploymentAbort);
        QVERIFY(w.shell.prompt.confirmations.last().verb.contains(QLatin1Char('3')));
        QCOMPARE(w.shell.prompt.confirmations.last().items.size(), 3);

        auto *show = list.findChild<QComboBox *>();
        show->setCurrentIndex(3);
        QCOMPARE(list.findChild<DataTableView *>()->model()->rowCount(), 2);
        QVERIFY(!w.shell.actions.action(ActionId::DeploymentAbort)->isEnabled());
        list.findChild<QLineEdit *>()->setText(QStringLiteral("nothing like this"));
        QVERIFY(list.state() == PaneState::NothingMatches);
        detail.setActive(false);
        list.setActive(false);
    }

    void theAuditLogAndAServerWithoutOne()
    {
        World w;
        std::vector<api::AuditEntry> entries;
        const QStringList users { QStringLiteral("ada@example.com"), QStringLiteral("grace@example.com") };
        const QStringList actions { QStringLiteral("create"), QStringLiteral("accept"), QStringLiteral("update"), QStringLiteral("upload") };
        const QStringList kinds { QStringLiteral("deployment"), QStringLiteral("device"), QStringLiteral("user"), QStringLiteral("artifact") };
        for (int i = 0; i < 60; ++i) {
            api::AuditEntry entry;
            entry.time = { w.now() - i * i * 60'000LL };
            entry.action = actions.at(i % 4);
            entry.actor = { QStringLiteral("u"), QStringLiteral("user"), users.at(i % 2), {} };
            entry.object = { QStringLiteral("0f6a3c1e-%1").arg(i), kinds.at(i % 4),
                i % 4 == 0 ? QStringLiteral("gateway-os-2.4.1 to eu-north") : QString(), {} };
            entry.change = QStringLiteral("--- old\n+++ new\n@@ -1 +1 @@\n-status: pending\n+status: accepted\n");
            entries.push_back(entry);
        }
        w.rig.transport.always(Verb::Get, kAudit).json(jsonList(entries), total(60));
        CapabilityWatch watch;
        AuditPane pane(w.shell.ui, w.rig.audit, w.rig.downloads, watch);
        pane.resize(900, 520);
        pane.show();
        pane.setActive(true);
        QTRY_COMPARE((w.shell.clock.advance(100), pane.findChild<DataTableView *>()->model()->rowCount()), 60);
        QVERIFY(pane.state() == PaneState::Ready);
        pane.findChild<DataTableView *>()->selectRow(1);
        checkAccessible(pane);
        grab(pane, QStringLiteral("audit"));

        World none;
        none.rig.transport.always(Verb::Get, kAudit).reply(404, R"({"error":"not found"})");
        CapabilityWatch unknown;
        AuditPane empty(none.shell.ui, none.rig.audit, none.rig.downloads, unknown);
        empty.resize(700, 300);
        empty.show();
        empty.setActive(true);
        none.shell.clock.advance(200);
        QVERIFY(empty.state() == PaneState::NotPermitted);
        QVERIFY(empty.findChild<StateView *>()->sentence().contains(QStringLiteral("keeps no audit log")));
        QVERIFY(!empty.failureBar()->isVisibleTo(&empty));
        grab(empty, QStringLiteral("audit-none"));
    }
};

DRYDOCK_GUI_TEST_MAIN(TestSoftwarePanes)
#include "tst_softwarepanes.moc"
