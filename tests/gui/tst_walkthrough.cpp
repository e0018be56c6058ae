// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real application on a real lab: sign in, see the fleet, filter, accept a device, create a rollout and see it
// listed, lose the server and get it back. Asserts state, never focus or time.
#include "app/desktop/application.h"
#include "app/desktop/sessionpanes.h"
#include "tests/gui/labserver.h"
#include "tests/support/testmain.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/panes/devices/devicespane.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace drydock;

namespace {

constexpr int kDevices = 400;
constexpr int kPatience = 60'000; // ms; the machines that run this are slow and shared

SignInForm formOf(const test::LabUnderTest &lab)
{
    SignInForm form;
    form.email = lab.user();
    form.password = lab.password();
    return form;
}

ServerProfile profileOf(const test::LabUnderTest &lab)
{
    ServerProfile profile = makeProfile(QStringLiteral("Under test"), lab.url().toString(), ServerClass::Lab);
    profile.proxy = ProxyChoice::None;
    return profile;
}

} // namespace

class TstWalkthrough final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aWrongPasswordIsSaidAndNothingOpens();
    void signInOpensTheFleet();
    void theWholeFleetIsInTheTable();
    void aFilterNarrowsTheTableAndKeepsTheSelection();
    void aPendingDeviceIsAccepted();
    void aRolloutIsCreatedAndFollowed();
    void everyPaneSaysThatTheServerIsGoneAndComesBack();
    void signOutLeavesNothing();

private:
    template<class P> P *pane(const char *id) { return qobject_cast<P *>(m_app->window().docks().show(QString::fromLatin1(id))); }
    FleetStore &fleet() { return m_app->session()->stores().fleet; }
    DeviceId firstDevice(const QString &status, const QString &deviceType = {});

    std::unique_ptr<test::LabUnderTest> m_lab;
    std::unique_ptr<Application> m_app;
};

void TstWalkthrough::initTestCase()
{
    m_lab = std::make_unique<test::LabUnderTest>(kDevices);
    QVERIFY2(m_lab->start(), "drydock-lab did not start: is DRYDOCK_BIN set?");
    CommandLine line;
    line.language = QStringLiteral("en");
    m_app = std::make_unique<Application>(line);
    m_app->window().show();
}

void TstWalkthrough::cleanupTestCase()
{
    m_app.reset();
    m_lab.reset();
}

void TstWalkthrough::aWrongPasswordIsSaidAndNothingOpens()
{
    QSignalSpy troubled(&m_app->controller(), &SessionController::troubled);
    SignInForm form = formOf(*m_lab);
    form.password = QStringLiteral("not the password");
    m_app->controller().signIn(profileOf(*m_lab), form);
    QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, kPatience);
    QCOMPARE(troubled.first().first().value<ConnectionTrouble>().kind, TroubleKind::WrongPassword);
    QVERIFY(!m_app->session());
}

void TstWalkthrough::signInOpensTheFleet()
{
    m_app->controller().signIn(profileOf(*m_lab), formOf(*m_lab));
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session() != nullptr, kPatience);
    QCOMPARE(m_app->session()->identity().user.email, m_lab->user());
    auto *devices = pane<DevicesPane>("devices");
    QVERIFY(devices);
    QTRY_VERIFY_WITH_TIMEOUT(fleet().isComplete(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(devices->state(), PaneState::Ready, kPatience);
}

void TstWalkthrough::theWholeFleetIsInTheTable()
{
    auto *devices = pane<DevicesPane>("devices");
    QVERIFY(fleet().count() >= kDevices);
    QTRY_COMPARE_WITH_TIMEOUT(devices->model().rowCount(), static_cast<int>(fleet().count()), kPatience);
}

DeviceId TstWalkthrough::firstDevice(const QString &status, const QString &deviceType)
{
    const FleetTable &table = fleet().table();
    const int typeColumn = table.attributes().findColumn(QStringLiteral("inventory"), QStringLiteral("device_type"));
    for (const RowId row : table.rows()) {
        if (table.status(row) == status && (deviceType.isEmpty() || table.attributes().text(row, typeColumn) == deviceType))
            return table.id(row);
    }
    return {};
}

void TstWalkthrough::aFilterNarrowsTheTableAndKeepsTheSelection()
{
    auto *devices = pane<DevicesPane>("devices");
    const DeviceId wanted = firstDevice(QStringLiteral("accepted"));
    QVERIFY(!wanted.isEmpty());
    devices->table()->selectRow(devices->model().rowOfDevice(wanted));
    auto *field = devices->findChild<QLineEdit *>();
    QVERIFY(field);
    field->setText(wanted.text);
    QTRY_COMPARE_WITH_TIMEOUT(devices->model().rowCount(), 1, kPatience);
    QCOMPARE(devices->model().deviceAt(0), wanted);
    QVERIFY(devices->table()->selectionModel()->isRowSelected(0, {}));
    field->setText(QStringLiteral("no device is called like this"));
    QTRY_COMPARE_WITH_TIMEOUT(devices->state(), PaneState::NothingMatches, kPatience);
    field->clear();
    QTRY_COMPARE_WITH_TIMEOUT(devices->model().rowCount(), static_cast<int>(fleet().count()), kPatience);
}

void TstWalkthrough::aPendingDeviceIsAccepted()
{
    auto *devices = pane<DevicesPane>("devices");
    const DeviceId waiting = firstDevice(QStringLiteral("pending"));
    QVERIFY(!waiting.isEmpty());
    devices->table()->clearSelection();
    devices->table()->selectRow(devices->model().rowOfDevice(waiting));
    QAction *accept = m_app->ui().actions().action(ActionId::DeviceAccept);
    QTRY_VERIFY_WITH_TIMEOUT(accept->isEnabled(), kPatience);
    accept->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<ConfirmDialog *>() != nullptr, kPatience);
    m_app->window().findChild<ConfirmDialog *>()->verbButton()->click();
    const auto statusOf = [this, waiting] {
        const std::optional<RowId> row = fleet().table().rowOf(waiting);
        return row ? fleet().table().status(*row) : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(), QStringLiteral("accepted"), kPatience);
}

void TstWalkthrough::aRolloutIsCreatedAndFollowed()
{
    Stores &stores = m_app->session()->stores();
    pane<Pane>("releases"); // a pane in sight is what reads
    QTRY_VERIFY_WITH_TIMEOUT(!stores.releases.table().rows().empty(), kPatience);
    QString release;
    DeviceId device;
    for (const auto row : stores.releases.table().rows()) {
        const api::Release &candidate = stores.releases.table().at(row);
        if (candidate.artifacts.empty() || candidate.artifacts.front().deviceTypes.isEmpty())
            continue;
        device = firstDevice(QStringLiteral("accepted"), candidate.artifacts.front().deviceTypes.first());
        release = candidate.name;
        if (!device.isEmpty())
            break;
    }
    QVERIFY2(!device.isEmpty(), "no release fits a device");
    api::NewDeployment wanted;
    wanted.name = QStringLiteral("Walkthrough");
    wanted.artifactName = release;
    wanted.target = api::DeploymentTarget::Devices;
    wanted.devices = { device };
    wanted.forceInstallation = true;
    pane<Pane>("deployments");
    DeploymentId created;
    stores.deployments.create(QStringLiteral("Walkthrough"), wanted, this, [&created](const Result<DeploymentId> &result) {
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().apiMessage));
        created = *result;
    });
    QTRY_VERIFY_WITH_TIMEOUT(!created.isEmpty(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(stores.deployments.find(created) != nullptr, kPatience);
    QCOMPARE(stores.deployments.find(created)->maxDevices, 1);
}

void TstWalkthrough::everyPaneSaysThatTheServerIsGoneAndComesBack()
{
    const QStringList panes { QStringLiteral("devices"), QStringLiteral("releases"), QStringLiteral("deployments"),
        QStringLiteral("audit"), QStringLiteral("overview"), QStringLiteral("device"), QStringLiteral("deployment") };
    DockHost &docks = m_app->window().docks();
    for (const QString &id : panes) {
        Pane *shown = docks.show(id);
        QVERIFY2(shown, qPrintable(id));
        QTRY_VERIFY2_WITH_TIMEOUT(shown->state() != PaneState::Loading, qPrintable(id), kPatience);
        if (shown->state() == PaneState::NothingYet && (id == QLatin1String("deployment") || id == QLatin1String("device")))
            continue; // they follow a selection, and have none
        QTRY_VERIFY2_WITH_TIMEOUT(shown->state() == PaneState::Ready && shown->freshness().asOf.isValid(), qPrintable(id), kPatience);
    }
    m_lab->kill();
    for (const QString &id : panes) {
        Pane *shown = docks.show(id);
        if (shown->state() != PaneState::Ready)
            continue;
        Q_EMIT shown->refreshRequested();
        QTRY_VERIFY2_WITH_TIMEOUT(shown->freshness().stale && !shown->freshness().why.isEmpty(), qPrintable(id), kPatience);
        QVERIFY2(shown->freshness().asOf.isValid(), qPrintable(id));
        QCOMPARE(shown->state(), PaneState::Ready); // the data stay
    }
    QVERIFY(fleet().count() >= kDevices);

    QVERIFY(m_lab->start());
    for (const QString &id : panes) {
        Pane *shown = docks.show(id);
        if (shown->state() != PaneState::Ready)
            continue;
        Q_EMIT shown->refreshRequested();
        QTRY_VERIFY2_WITH_TIMEOUT(!shown->freshness().stale, qPrintable(id), kPatience);
    }
}

void TstWalkthrough::signOutLeavesNothing()
{
    QSignalSpy closed(m_app.get(), &Application::sessionClosed);
    m_app->controller().signOut();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, kPatience);
    QVERIFY(!m_app->session());
    QVERIFY(m_app->window().docks().ids().isEmpty());
}

DRYDOCK_GUI_TEST_MAIN(TstWalkthrough)
#include "tst_walkthrough.moc"
