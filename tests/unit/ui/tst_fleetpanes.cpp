// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panes of the fleet on a server in memory. With DRYDOCK_PICTURES=DIR set, each is saved as a picture in both
// themes, to be looked at.
#include "models/store/fleethistory.h"
#include "tests/support/panesworld.h"
#include "tests/support/testmain.h"
#include "ui/charts/barchart.h"
#include "ui/charts/donutchart.h"
#include "ui/dialogs/authsetsdialog.h"
#include "ui/panes/device/devicepane.h"
#include "ui/panes/devices/columnsdialog.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/widgets/querybar.h"
#include "ui/panes/overview/overviewpane.h"
#include "ui/panes/overview/recentdeployments.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/panetitle.h"
#include "ui/widgets/stateview.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World : PanesWorld {
    DeviceDetailStore detail { server, scheduler, fleet };
    DeploymentStore deployments { server, scheduler, operations };
    std::vector<api::DeviceHistoryEntry> history;

    explicit World(int devices = 0)
        : PanesWorld(devices)
    {
        server.setIdAttribute(QStringLiteral("inventory"), QStringLiteral("hostname"));
        Preferences preferences = t.ui.preferences();
        preferences.pollInterval = std::chrono::seconds { 5 };
        t.ui.setPreferences(preferences);
    }
};

void show(Pane &pane, QSize size)
{
    pane.resize(size);
    pane.show();
    pane.setActive(true);
}

QString sentenceOf(const Pane &pane)
{
    return pane.findChild<StateView *>()->sentence();
}

//! To be looked at by a person; nothing is compared.
void picture(World &world, QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("DRYDOCK_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    for (const auto &[mode, suffix] : { std::pair { ThemeMode::Light, "light" }, std::pair { ThemeMode::Dark, "dark" } }) {
        world.t.theme.apply(mode);
        QCoreApplication::sendPostedEvents();
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(suffix)));
    }
    world.t.theme.apply(ThemeMode::Light);
}

api::Deployment deployment(int number, api::DeploymentStatus status, Timestamp created)
{
    api::Deployment made;
    made.id = DeploymentId(QStringLiteral("dep-%1").arg(number));
    made.name = QStringLiteral("eu-north wave %1").arg(number);
    made.artifactName = QStringLiteral("edge-2.4.%1").arg(number);
    made.status = status;
    made.statusText = api::deploymentStatusToWire(status);
    made.created = created;
    made.deviceCount = 40;
    made.maxDevices = 40;
    made.statistics[api::DeviceState::Success] = 20 + number;
    made.statistics[api::DeviceState::Failure] = number;
    made.statistics[status == api::DeploymentStatus::Finished ? api::DeviceState::AlreadyInstalled
                                                              : api::DeviceState::Downloading]
        = 20 - 2 * number;
    return made;
}

} // namespace

class TestFleetPanes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void queryBarKeepsWhatWasValidAndSaysWhatIsNot()
    {
        World world(300);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        QTRY_COMPARE(pane.state(), PaneState::Ready);
        auto *bar = pane.findChild<QueryBar *>();
        auto *reason = bar->findChild<QLabel *>();
        bar->field()->setText(QStringLiteral("oslo"));
        QCOMPARE(pane.model().rowCount(), 43);
        const size_t asked = world.server.sent().size();
        for (const char *broken : { "oslo status:", "oslo (status:accepted", "oslo status:acepted", "oslo OR", "oslo ~\"" }) {
            bar->field()->setText(QString::fromLatin1(broken));
            if (bar->query().isValid())
                continue;
            QVERIFY(reason->isVisible());
            QVERIFY(!reason->text().isEmpty());
            QCOMPARE(bar->field()->accessibleDescription(), reason->text());
            QCOMPARE(pane.model().rowCount(), 43); // what was found stays
        }
        QCOMPARE(world.server.sent().size(), asked);
        bar->field()->setText(QStringLiteral("NOT oslo"));
        QCOMPARE(reason->text(), bar->note()); // the reason gives way to where the query is decided
        QVERIFY2(bar->note().contains(QStringLiteral("300 device")), qPrintable(bar->note()));
        QCOMPARE(pane.model().rowCount(), 257);
        bar->field()->clear();
        QCOMPARE(pane.model().rowCount(), 300);
    }

    void whatIsSeenIsExportedAndNothingIsAsked()
    {
        QTemporaryDir folder;
        World world(300);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        pane.findChild<QueryBar *>()->setText(QStringLiteral("oslo"));
        QCOMPARE(pane.model().rowCount(), 43);
        const size_t asked = world.server.sent().size();
        world.t.prompt.savePath = folder.filePath(QStringLiteral("seen.csv"));
        world.t.actions.action(ActionId::DeviceExport)->trigger();
        const auto lines = [&] {
            QFile file(world.t.prompt.savePath);
            return file.open(QIODevice::ReadOnly) ? file.readAll().count("\r\n") : -1;
        };
        QTRY_COMPARE(lines(), 44);
        QCOMPARE(world.server.sent().size(), asked);
        // A selection of several is exported alone.
        pane.table()->setSelectionMode(QAbstractItemView::MultiSelection);
        pane.table()->selectRow(1);
        pane.table()->selectRow(5);
        world.t.prompt.savePath = folder.filePath(QStringLiteral("two.csv"));
        QTRY_VERIFY(!pane.isExporting()); // one at a time
        world.t.actions.action(ActionId::DeviceExport)->trigger();
        QTRY_COMPARE(lines(), 3);
        QTRY_VERIFY(!pane.isExporting());
        world.t.prompt.savePath = folder.filePath(QStringLiteral("no/such/folder.csv"));
        world.t.actions.action(ActionId::DeviceExport)->trigger();
        QTRY_VERIFY(pane.failureBar()->isVisible());
    }

    void devicesAreShownCountedAndFiltered()
    {
        World world(300);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QCOMPARE(pane.state(), PaneState::Loading);
        QTRY_VERIFY(world.completes());
        QTRY_COMPARE(pane.state(), PaneState::Ready);
        QTRY_VERIFY(pane.titleLine()->statusText().contains(QStringLiteral("300 device")));
        QCOMPARE(pane.model().rowCount(), 300);
        auto *filter = pane.findChild<QLineEdit *>();
        filter->setText(QStringLiteral("oslo"));
        QCOMPARE(pane.model().rowCount(), 43);
        pane.table()->selectRow(3);
        QTRY_VERIFY(pane.titleLine()->statusText().contains(QStringLiteral("1 of 43 selected")));
        QCOMPARE(world.links.chosenDevice(), pane.model().deviceAt(3));
        QTRY_COMPARE(world.t.actions.selection().devices.count, 1);
        world.t.clock.advance(1'000);
        QTRY_VERIFY((world.t.clock.advance(10), world.server.countOf(QStringLiteral("devauth/devices/search")) > 0));
        filter->setText(QStringLiteral("no such device"));
        QCOMPARE(pane.state(), PaneState::NothingMatches);
        pane.findChild<StateView *>()->button()->click();
        QCOMPARE(pane.state(), PaneState::Ready);
        QCOMPARE(pane.model().rowCount(), 300);
        pane.table()->setCurrentIndex(pane.model().index(2, 0));
        QTRY_VERIFY(!pane.titleLine()->statusText().isEmpty());
        picture(world, pane, QStringLiteral("devices"));
    }

    void selectionSurvivesPollsAndNeverMovesToAnotherDevice()
    {
        World world(200);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        pane.table()->selectRow(50);
        const QStringList selected = pane.table()->selectedIds();
        QCOMPARE(selected.size(), 1);
        for (int i = 0; i < 5; ++i)
            world.server.addDevice(5'000 + i);
        world.server.report(DeviceId(selected.first()), QStringLiteral("hostname"), QStringLiteral("zzz-last"));
        world.t.clock.advance(6'000);
        QTRY_VERIFY((world.t.clock.advance(10), world.fleet.count() == 205));
        QCOMPARE(pane.table()->selectedIds(), selected);
        QCOMPARE(pane.table()->currentIndex().row(), 204);
    }

    void aFilterDoesNotChooseAnotherDevice()
    {
        World world(50);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        pane.table()->selectRow(0);
        const DeviceId chosen = world.links.chosenDevice();
        QCOMPARE(chosen, pane.model().deviceAt(0));
        pane.setFilter({ QStringLiteral("oslo"), {}, {} });
        QCOMPARE(pane.model().rowOfDevice(chosen), OrderedTableModel::kNoRow);
        QCOMPARE(world.links.chosenDevice(), chosen);
    }

    void theFiveEmptyStates()
    {
        World world;
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        QSet<QString> sentences { sentenceOf(pane) };
        world.server.setFailure(makeError(ErrorKind::Forbidden, {}, 403));
        show(pane, { 600, 400 });
        world.t.clock.advance(10);
        QCOMPARE(pane.state(), PaneState::NotPermitted);
        sentences.insert(sentenceOf(pane));
        world.server.setFailure(makeError(ErrorKind::Refused));
        world.fleet.refreshNow();
        world.t.clock.advance(10);
        QCOMPARE(pane.state(), PaneState::Offline);
        sentences.insert(sentenceOf(pane));
        world.server.setFailure(std::nullopt);
        world.fleet.refreshNow();
        world.t.clock.advance(10);
        QCOMPARE(pane.state(), PaneState::NothingYet);
        sentences.insert(sentenceOf(pane));
        world.server.addDevices(3);
        world.t.clock.advance(6'000);
        QCOMPARE(pane.state(), PaneState::Ready);
        pane.setFilter({ QStringLiteral("nothing"), {}, {} });
        QCOMPARE(pane.state(), PaneState::NothingMatches);
        sentences.insert(sentenceOf(pane));
        QCOMPARE(sentences.size(), 5);
    }

    void whenTheNetworkGoesTheDataStay()
    {
        World world(20);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        world.server.setFailure(makeError(ErrorKind::Offline));
        world.t.clock.advance(60'000);
        QCOMPARE(pane.state(), PaneState::Ready);
        QCOMPARE(pane.model().rowCount(), 20);
        QVERIFY(pane.freshness().stale);
        QVERIFY(!pane.freshness().why.isEmpty());
        world.server.setFailure(std::nullopt);
        world.t.clock.advance(600'000);
        QVERIFY(!pane.freshness().stale);
    }

    void acceptNamesItsNumberAndLeavesAmbiguousDevicesOut()
    {
        World world(60); // 7, 30 and 53 are pending
        world.server.addPendingSet(world.server.idAt(30));
        const DeviceId ambiguous = world.server.idAt(30);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        pane.setFilter({ {}, QStringLiteral("pending"), {} });
        QCOMPARE(pane.model().rowCount(), 3);
        pane.table()->selectAll();
        QAction *accept = world.t.actions.action(ActionId::DeviceAccept);
        QTRY_VERIFY(accept->isEnabled());
        world.t.prompt.confirmed = true;
        accept->trigger();
        world.t.clock.advance(50);
        QTRY_VERIFY(pane.findChild<AuthSetsDialog *>() != nullptr);
        pane.findChild<AuthSetsDialog *>()->leaveOutButton()->click();
        QTRY_COMPARE(world.t.prompt.confirmations.size(), 1);
        const Confirmation &asked = world.t.prompt.confirmations.first();
        QCOMPARE(asked.verb, QStringLiteral("Accept 2 device(s)"));
        QCOMPARE(asked.items.size(), 2);
        QTRY_VERIFY((world.t.clock.advance(10), world.operations.runningCount() == 0));
        QCOMPARE(pane.model().rowCount(), 1);
        QCOMPARE(pane.model().deviceAt(0), ambiguous);
    }

    void aFailedWriteIsToldWithItsReason()
    {
        World world(10);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        pane.table()->selectRow(0);
        QAction *decommission = world.t.actions.action(ActionId::DeviceDecommission);
        QTRY_VERIFY(decommission->isEnabled());
        world.t.prompt.confirmed = true;
        world.server.setFailure(makeError(ErrorKind::Forbidden, QStringLiteral("not yours"), 403));
        decommission->trigger();
        QTRY_COMPARE(world.t.prompt.confirmations.size(), 1);
        QVERIFY(world.t.prompt.confirmations.first().destructive);
        QTRY_VERIFY((world.t.clock.advance(10), pane.failureBar()->text().contains(QStringLiteral("not yours"))));
        QCOMPARE(world.fleet.count(), 10);
    }

    void columnsAreChosenWithoutLosingTheSelection()
    {
        World world(20);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        show(pane, { 900, 480 });
        QTRY_VERIFY(world.completes());
        pane.table()->selectRow(4);
        const QStringList selected = pane.table()->selectedIds();
        ViewState state = pane.viewState();
        state.order = { QStringLiteral("status"), QStringLiteral("name"), QStringLiteral("inventory/mem_total_kB") };
        pane.applyViewState(state);
        QCOMPARE(pane.viewState().order, state.order);
        QCOMPARE(pane.table()->selectedIds(), selected);
        ColumnsDialog dialog({ { QStringLiteral("name"), QStringLiteral("Name") } },
            { { QStringLiteral("tags/a"), QStringLiteral("a") }, { QStringLiteral("tags/b"), QStringLiteral("b") } });
        auto *list = dialog.findChild<QListWidget *>();
        list->item(2)->setCheckState(Qt::Checked);
        const QStringList expected { QStringLiteral("name"), QStringLiteral("tags/b") };
        QCOMPARE(dialog.chosen(), expected);
        picture(world, dialog, QStringLiteral("columns"));
    }

    void theDevicePaneFollowsTheChoice()
    {
        World world(60);
        world.server.addPendingSet(world.server.idAt(12));
        world.server.setAttribute(
            world.server.idAt(12), QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Front door"));
        api::DeviceHistoryEntry entry;
        for (int i = 1; i < 4; ++i) {
            entry.id = QString::number(i);
            entry.deployment = deployment(i, api::DeploymentStatus::Finished, { world.t.clock.now().ms - i * 7'200'000 });
            entry.device.id = world.server.idAt(12);
            entry.device.state = i == 2 ? api::DeviceState::Failure : api::DeviceState::Success;
            entry.device.stateText = api::deviceStateToWire(entry.device.state);
            entry.device.created = entry.deployment.created;
            entry.device.finished = { entry.deployment.created.ms + 600'000 };
            entry.deployment.finished = entry.device.finished;
            world.history.push_back(entry);
        }
        world.server.setHistory(world.history);
        DevicePane pane(world.t.ui, world.fleet, world.detail, world.links);
        show(pane, { 440, 560 });
        QCOMPARE(pane.state(), PaneState::NothingYet);
        const auto fleetSubscription = world.fleet.subscribe();
        QTRY_VERIFY(world.completes());
        world.links.chooseDevice(world.server.idAt(3));
        world.links.chooseDevice(world.server.idAt(12));
        world.t.clock.advance(100);
        QCOMPARE(pane.state(), PaneState::Ready);
        QCOMPARE(pane.title(), QStringLiteral("Device: Front door"));
        QCOMPARE(pane.tabs()->tabText(1), QStringLiteral("Authentication (2)"));
        QCOMPARE(pane.tabs()->tabText(2), QStringLiteral("Deployments (3)"));
        picture(world, pane, QStringLiteral("device-attributes"));
        pane.tabs()->setCurrentIndex(1);
        picture(world, pane, QStringLiteral("device-authentication"));
        pane.tabs()->setCurrentIndex(2);
        picture(world, pane, QStringLiteral("device-deployments"));
        world.server.removeDevice(world.server.idAt(12));
        world.t.clock.advance(11'000);
        QVERIFY(!pane.failureBar()->text().isEmpty());
    }

    void theOverviewCountsAndFilters()
    {
        World world(400);
        std::vector<api::Deployment> latest;
        for (int i = 1; i < 5; ++i)
            latest.push_back(
                deployment(i, i == 4 ? api::DeploymentStatus::InProgress : api::DeploymentStatus::Finished,
                    { world.t.clock.now().ms - (5 - i) * 3'000'000 }));
        world.server.setDeployments(latest);
        FleetHistory history(world.fleet, {});
        OverviewPane pane(world.t.ui, world.fleet, history, world.deployments, world.links);
        DevicesPane devices(world.t.ui, world.bulk, world.links);
        show(pane, { 820, 480 });
        QTRY_VERIFY(world.completes());
        auto *donut = pane.findChild<DonutChart *>();
        QTRY_VERIFY(!donut->parts().isEmpty());
        qint64 total = 0;
        for (const ChartPart &part : donut->parts())
            total += part.value;
        QCOMPARE(total, 400);
        QVERIFY(donut->sentence().contains(QStringLiteral("Accepted")));
        BarChart *bars = nullptr;
        BarChart *ages = nullptr;
        for (BarChart *chart : pane.findChildren<BarChart *>())
            (chart->accessibleName() == u"Devices by last contact" ? ages : bars) = chart;
        QVERIFY(bars && ages);
        QCOMPARE(bars->parts().first().key, QStringLiteral("=edge-2.4.1"));
        QCOMPARE(bars->parts().first().value, 240);
        QTRY_VERIFY(pane.findChild<RecentDeployments *>()->sentence().contains(QStringLiteral("wave 4")));
        picture(world, pane, QStringLiteral("overview"));

        QSignalSpy wanted(&world.links, &FleetLinks::devicesWanted);
        Q_EMIT bars->partClicked(QStringLiteral("=edge-2.3.7"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(devices.model().rowCount(), 80);
        // Every age's number is what its click shows.
        qint64 aged = 0;
        for (const ChartPart &part : ages->parts()) {
            aged += part.value;
            Q_EMIT ages->partClicked(part.key);
            QCOMPARE(devices.model().rowCount(), static_cast<int>(part.value));
        }
        QCOMPARE(aged, 400);
        // Another attribute, in one group.
        const QList<QComboBox *> boxes = pane.findChildren<QComboBox *>();
        QVERIFY(boxes.size() >= 2);
        boxes[0]->setCurrentIndex(boxes[0]->findData(QStringLiteral("inventory/device_type")));
        const QString group = world.fleet.groups().value(0);
        QVERIFY(!group.isEmpty());
        boxes[1]->setCurrentIndex(boxes[1]->findData(group));
        QVERIFY(!bars->parts().isEmpty());
        Q_EMIT bars->partClicked(bars->parts().first().key);
        QCOMPARE(devices.model().rowCount(), static_cast<int>(bars->parts().first().value));
        // The first day is in the record once the fleet is whole.
        QTRY_VERIFY((world.t.clock.advance(6'000), !history.days().empty()));
        QCOMPARE(history.days().front().counts.value(QStringLiteral("edge-2.4.1")), 240);
        Q_EMIT donut->partClicked(QStringLiteral("pending"));
        QCOMPARE(devices.model().filter().status, QStringLiteral("pending"));
        QVERIFY(devices.model().filter().predicates.empty());
    }
};

DRYDOCK_GUI_TEST_MAIN(TestFleetPanes)
#include "tst_fleetpanes.moc"
