// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tour.h"

#include "app/desktop/application.h"
#include "app/desktop/sessionpanes.h"
#include "app/desktop/tourchanges.h"
#include "models/items/queryshares.h"
#include "models/store/filterterms.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/connectdevicedialog.h"
#include "ui/dialogs/doctordialog.h"
#include "ui/dialogs/doctorrow.h"
#include "ui/dialogs/serverdetailsdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/panes/deployments/createdeploymentdialog.h"
#include "ui/shell/activitypane.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/inspector/requestdetailsview.h"
#include "ui/shell/pane.h"
#include "ui/panes/devices/idlistdialog.h"
#include "ui/panes/devices/preauthorizedialog.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLoggingCategory>
#include <QPixmap>
#include <QSslError>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

namespace drydock {

namespace {

Q_LOGGING_CATEGORY(lcTour, "drydock.tour", QtInfoMsg)

constexpr int kLookEveryMs = 50;
constexpr qint64 kPatienceMs = 20'000;
constexpr qint64 kPatienceForLabMs = 180'000;
constexpr QSize kWindowSize { 1440, 900 };
constexpr QSize kPaneSize { 1120, 760 };
constexpr int kQuietLooks = 3; // in a row without a request under way: what was asked for is shown

// A server whose certificate nobody vouches for, as the connection doctor finds it.
QList<DoctorStep> untrustedServer()
{
    using enum DoctorStep::Finding;
    using Id = DoctorStep::Id;
    const auto made = [](Id id, DoctorStep::State state, DoctorStep::Finding finding, qint64 elapsedMs) {
        DoctorStep step;
        step.id = id;
        step.state = state;
        step.finding = finding;
        step.facts.host = QStringLiteral("mender.example.org");
        step.facts.port = 443;
        step.facts.cause = Id::Tls;
        step.elapsedMs = elapsedMs;
        return step;
    };
    const auto good = DoctorStep::State::Ok;
    const auto skipped = DoctorStep::State::Skipped;
    QList<DoctorStep> steps { made(Id::Address, good, AddressGood, 0), made(Id::Proxy, good, ProxyNone, 1),
        made(Id::Names, good, NamesFound, 23), made(Id::Connect, DoctorStep::State::Warning, ConnectedPartly, 6'004),
        made(Id::Tls, DoctorStep::State::Failed, CertificateSelfSigned, 61), made(Id::Http, skipped, SkippedAfter, 0),
        made(Id::SignIn, skipped, SkippedAfter, 0), made(Id::Api, skipped, SkippedAfter, 0),
        made(Id::Clock, skipped, SkippedAfter, 0) };
    steps[3].facts.addresses = { { QStringLiteral("2001:db8::20"), true, DialOutcome::TimedOut, 6'000, {} },
        { QStringLiteral("192.0.2.20"), false, DialOutcome::Connected, 31, {} } };
    steps[2].facts.addresses = steps.at(3).facts.addresses;
    CertificateFact leaf;
    leaf.subject = leaf.issuer = QStringLiteral("mender.example.org");
    leaf.names = QStringList { leaf.subject };
    leaf.validFrom = Timestamp::fromRfc3339(QByteArrayView("2026-01-01T00:00:00Z"));
    leaf.validTo = Timestamp::fromRfc3339(QByteArrayView("2028-01-01T00:00:00Z"));
    leaf.sha256 = QCryptographicHash::hash("tour", QCryptographicHash::Sha256);
    steps[4].facts.chain = { leaf };
    steps[4].facts.protocol = QStringLiteral("TLS 1.3");
    steps[4].facts.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    return steps;
}

} // namespace

Tour::Tour(Application &app)
    : m_app(app)
{
    m_poll.setInterval(kLookEveryMs);
    connect(&m_poll, &QTimer::timeout, this, &Tour::look);
    connect(&app, &Application::sessionOpened, this, &Tour::begin);
    connect(&app, &Application::hopeless, this, [this](ExitCode code, const QString &reason) {
        m_problems.append(reason);
        end(code);
    });
}

Tour::~Tour() = default;

void Tour::start()
{
    const ThemeChoice wanted = m_app.line().theme;
    if (wanted == ThemeChoice::Dark)
        m_themes = QStringList { QStringLiteral("dark") };
    else if (wanted == ThemeChoice::Light)
        m_themes = QStringList { QStringLiteral("light") };
    else
        m_themes = QStringList { QStringLiteral("light"), QStringLiteral("dark") };
    if (!QDir().mkpath(m_app.line().tourFolder)) {
        m_problems.append(QStringLiteral("cannot make %1").arg(m_app.line().tourFolder));
        QMetaObject::invokeMethod(this, [this] { end(ExitCode::FileFailed); }, Qt::QueuedConnection);
    }
    m_waiting.start();
}

void Tour::begin()
{
    if (m_changes || m_ended)
        return;
    m_changes = std::make_unique<TourChanges>(*m_app.session());
    m_steps.push_back({ QStringLiteral("fleet read"), {}, [this] { return m_changes->isReady(); }, {}, {} });
    m_steps.push_back({ QStringLiteral("changes"), [this] { m_changes->start(); },
        [this] { return m_changes->isDone() && m_app.session()->stores().operations.runningCount() == 0; }, {}, {} });
    addPanes();
    addDialogs();
    addDoctor();
    addWorkspaces();
    nextTheme();
}

//! Panes that show what this program does itself: nothing of it has an age.
bool Tour::isOwnWork(const QString &dock)
{
    return dock == u"activity" || dock == u"bulk" || dock == u"navigator";
}

bool Tour::paneReady(const QString &dock) const
{
    const Pane *pane = m_app.window().docks().pane(dock);
    if (!pane || !pane->isActive())
        return false;
    return pane->state() == PaneState::Ready && (isOwnWork(dock) || pane->freshness().asOf.isValid());
}

bool Tour::isQuiet() const
{
    return m_app.session() && m_app.session()->transport().requestsInFlight() == 0;
}

void Tour::addPane(const QString &dock, std::function<void()> prepare, std::function<void()> onReady)
{
    m_steps.push_back({ dock,
        [this, dock, prepare = std::move(prepare)] {
            // Alone in the window, so that the picture shows the pane and not the place that a workspace leaves it.
            DockHost &docks = m_app.window().docks();
            m_app.window().resize(kPaneSize);
            for (const QString &id : docks.ids())
                docks.dock(id)->setVisible(id == dock);
            if (Pane *pane = docks.show(dock))
                Q_EMIT pane->refreshRequested();
            if (prepare)
                prepare();
        },
        [this, dock] { return paneReady(dock); },
        [this, dock]() -> QWidget * { return m_app.window().docks().dock(dock); }, std::move(onReady) });
}

void Tour::choose(const QString &dock, int row)
{
    const Pane *pane = m_app.window().docks().pane(dock);
    auto *table = pane ? pane->findChild<QTableView *>() : nullptr;
    if (table && table->model() && table->model()->rowCount() > row)
        table->setCurrentIndex(table->model()->index(row, 0));
}

void Tour::readLog()
{
    DeploymentDetailStore &detail = m_app.session()->stores().deployment;
    for (const RowId row : detail.devices().rows()) {
        if (detail.devices().at(row).hasLog) {
            detail.fetchLog(detail.devices().at(row).id, this, [](const Result<QString> &) { });
            return;
        }
    }
}

// The newest request with a body both ways, its answer in view.
void Tour::showRequest()
{
    auto *pane = qobject_cast<ActivityPane *>(m_app.window().docks().pane(QStringLiteral("activity")));
    if (!pane)
        return;
    for (int row = 0; row < pane->model().rowCount(); ++row) {
        const ActivityEntry *entry = pane->model().entryAt(row);
        if (entry->verb != "POST" || entry->receivedBytes <= 2 || entry->sentBytes <= 0)
            continue;
        pane->table()->selectRow(row);
        pane->details()->tabs()->setCurrentIndex(m_theme == QLatin1String("dark") ? 2 : 0);
        return;
    }
}

void Tour::addPanes()
{
    addPane(QStringLiteral("overview"));
    addPane(QStringLiteral("devices"), [this] { markDevices(); }, [this] { choose(QStringLiteral("devices"), 2); });
    addPane(QStringLiteral("device"), [this] { m_app.panes()->links().showDevice(m_changes->device()); });
    addPane(QStringLiteral("releases"), {}, [this] { choose(QStringLiteral("releases"), 1); });
    addPane(QStringLiteral("deployments"), {}, [this] { choose(QStringLiteral("deployments"), 3); });
    addPane(QStringLiteral("deployment"),
        [this] { m_app.session()->stores().deployment.setDeployment(m_changes->finishedDeployment()); },
        [this] {
            readLog();
            choose(QStringLiteral("deployment"), 0);
        });
    addPane(QStringLiteral("audit"), {}, [this] { choose(QStringLiteral("audit"), 0); });
    addPane(QStringLiteral("navigator"), [this] {
        m_app.session()->stores().filters.save(tr("Save the dynamic group %1").arg(QStringLiteral("Gateways")), QStringLiteral("Gateways"),
            termsOf(shareFilter(parseDeviceQuery(QStringLiteral("device_type:imx8mp* status:accepted"))).server), this, {});
    });
    addPane(QStringLiteral("bulk"), [this] { workInBulk(); });
    addPane(QStringLiteral("activity"), {}, [this] { showRequest(); });
}

void Tour::addDialog(const QString &name, std::function<QDialog *()> open)
{
    m_steps.push_back({ name,
        [this, open = std::move(open)] {
            m_dialog = open();
            m_dialog->show();
        },
        [this] {
            const auto *list = qobject_cast<IdListDialog *>(m_dialog.data());
            const auto *table = qobject_cast<PreauthorizeDialog *>(m_dialog.data());
            return m_dialog && m_dialog->isVisible() && !(list && list->isMatching()) && !(table && table->isPreviewing());
        }, [this]() -> QWidget * { return m_dialog; }, {} });
}

void Tour::addDialogs()
{
    addFleetDialogs();
    addDialog(QStringLiteral("connection"), [this]() -> QDialog * {
        auto *dialog = new ConnectionDialog(m_app.theme(), m_app.ui().prompt(), &m_app.window());
        ServerProfile hosted = makeProfile(tr("Hosted Mender"), QStringLiteral("https://hosted.mender.io"), ServerClass::Production);
        hosted.account = QStringLiteral("operator@example.org");
        hosted.staySignedIn = true;
        const ServerProfile staging
            = makeProfile(tr("Staging"), QStringLiteral("https://staging.example.org"), ServerClass::Staging);
        dialog->setProfiles({ hosted, staging }, hosted.id);
        dialog->setLabAvailable(true);
        return dialog;
    });
    addDialog(QStringLiteral("connection-failed"), [this]() -> QDialog * {
        auto *dialog = new ConnectionDialog(m_app.theme(), m_app.ui().prompt(), &m_app.window());
        ServerProfile own = makeProfile(tr("Own server"), QStringLiteral("https://mender.example.org"), ServerClass::Staging);
        own.account = QStringLiteral("operator@example.org");
        dialog->setProfiles({ own }, own.id);
        dialog->setLabAvailable(true);
        ConnectionTrouble trouble;
        trouble.kind = TroubleKind::BadCertificate;
        trouble.host = QStringLiteral("mender.example.org");
        trouble.error = makeError(ErrorKind::Tls, QSslError(QSslError::SelfSignedCertificate).errorString());
        trouble.error.tls = TlsProblem::Untrusted;
        trouble.error.certificateSha256 = QCryptographicHash::hash("tour", QCryptographicHash::Sha256);
        dialog->show();
        dialog->showTrouble(trouble);
        return dialog;
    });
    addDialog(QStringLiteral("settings"), [this]() -> QDialog * {
        return new SettingsDialog(m_app.theme(), m_app.ui().preferences(), { QStringLiteral("de"), QStringLiteral("en") },
            &m_app.window());
    });
    addDialog(QStringLiteral("connect-device"), [this]() -> QDialog * {
        return new ConnectDeviceDialog(m_app.ui(), m_app.window().status().serverUrl, QString(), &m_app.window());
    });
    addDialog(QStringLiteral("server-details"), [this]() -> QDialog * {
        const ShellStatus &status = m_app.window().status();
        return new ServerDetailsDialog(m_app.ui(), { status.serverName, status.serverUrl, status.user },
            m_app.session()->probe().watch(), &m_app.window());
    });
    addDialog(QStringLiteral("create-deployment"), [this]() -> QDialog * {
        Stores &stores = m_app.session()->stores();
        return new CreateDeploymentDialog(
            m_app.ui(), stores.deployments, stores.releases, stores.fleet, {}, &m_app.window());
    });
    addDialog(QStringLiteral("palette"), [this]() -> QDialog * {
        return new CommandPalette(m_app.theme(), m_app.window().commands(), &m_app.window());
    });
    addDialog(QStringLiteral("about"), [this]() -> QDialog * { return new AboutDialog(&m_app.window()); });
}

void Tour::addDoctor()
{
    addDialog(QStringLiteral("doctor-failed"), [this]() -> QDialog * {
        auto *dialog = new DoctorDialog(m_app.ui(), &m_app.window());
        const ServerProfile own
            = makeProfile(tr("Own server"), QStringLiteral("https://mender.example.org"), ServerClass::Staging);
        const ServerProfile staging
            = makeProfile(tr("Staging"), QStringLiteral("https://staging.example.org"), ServerClass::Staging);
        dialog->setServers({ own, staging }, own.id);
        dialog->showSteps(untrustedServer(), false);
        dialog->row(DoctorStep::Id::Tls)->detailsButton()->setChecked(true);
        dialog->resize(dialog->width(), 900);
        return dialog;
    });
    // The real one, of the lab that the tour is signed in to.
    m_steps.push_back({ QStringLiteral("doctor"), [this] { m_app.doctor().open(&m_app.window()); },
        [this] { return m_app.doctor().doctor() && !m_app.doctor().doctor()->isRunning(); },
        [this]() -> QWidget * {
            m_dialog = m_app.doctor().dialog();
            return m_dialog;
        },
        {} });
}

void Tour::addWorkspaces()
{
    for (const QString &name : { QStringLiteral("fleet"), QStringLiteral("support"), QStringLiteral("release") }) {
        m_steps.push_back({ QStringLiteral("workspace-") + name,
            [this, name] {
                m_app.window().resize(kWindowSize);
                m_app.window().docks().applyWorkspace(name);
            },
            [this] {
                for (const QString &id : m_app.window().docks().ids()) {
                    const Pane *pane = m_app.window().docks().pane(id);
                    if (pane && pane->isActive() && pane->state() == PaneState::Loading)
                        return false;
                }
                return true;
            },
            [this]() -> QWidget * { return &m_app.window(); }, {} });
    }
}

void Tour::nextTheme()
{
    if (m_themes.isEmpty()) {
        const bool whole = m_problems.isEmpty() && m_changes->problems().isEmpty();
        end(whole ? ExitCode::Success : ExitCode::TourIncomplete);
        return;
    }
    const bool again = !m_theme.isEmpty();
    m_theme = m_themes.takeFirst();
    Preferences preferences = m_app.ui().preferences();
    preferences.theme = m_theme == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::Light;
    m_app.ui().setPreferences(preferences);
    m_app.window().resize(kWindowSize);
    m_app.window().docks().applyWorkspace(QStringLiteral("fleet"));
    // The second time the fleet is read and the changes are made.
    m_at = again ? 2 : 0;
    nextStep();
}

void Tour::nextStep()
{
    if (m_at >= m_steps.size()) {
        m_poll.stop();
        nextTheme();
        return;
    }
    m_quietLooks = 0;
    m_readyOnce = false;
    m_waiting.start();
    const Step &step = m_steps.at(m_at);
    if (step.prepare)
        step.prepare();
    m_poll.start();
}

void Tour::look()
{
    if (m_ended)
        return;
    const Step &step = m_steps.at(m_at);
    const bool late = m_waiting.hasExpired(step.picture ? kPatienceMs : kPatienceForLabMs);
    m_quietLooks = step.ready() && isQuiet() ? m_quietLooks + 1 : 0;
    if (m_quietLooks < kQuietLooks && !late)
        return;
    if (step.onReady && !std::exchange(m_readyOnce, true) && !late) {
        m_quietLooks = 0;
        step.onReady();
        return;
    }
    m_poll.stop();
    if (late && !step.ready())
        m_problems.append(QStringLiteral("%1 (%2) did not show its data in time").arg(step.name, m_theme));
    if (QWidget *widget = step.picture ? step.picture() : nullptr)
        save(*widget, step.name);
    else if (step.picture)
        m_problems.append(QStringLiteral("%1 is not there").arg(step.name));
    if (m_dialog) {
        m_dialog->close();
        delete m_dialog;
    }
    ++m_at;
    nextStep();
}

void Tour::save(QWidget &widget, const QString &name)
{
    const CommandLine &line = m_app.line();
    QString file = QStringLiteral("%1-%2").arg(name, m_theme);
    if (!line.language.isEmpty())
        file += QLatin1Char('-') + line.language;
    if (line.scale != 1.0)
        file += QStringLiteral("-%1").arg(line.scale);
    file += QStringLiteral(".png");
    const QImage image = widget.grab().toImage();
    const QByteArray digest = QCryptographicHash::hash(
        QByteArrayView(image.constBits(), image.sizeInBytes()), QCryptographicHash::Sha256);
    if (m_pictures.contains(digest))
        m_problems.append(QStringLiteral("%1 looks like %2").arg(file, m_pictures.value(digest)));
    m_pictures.insert(digest, file);
    if (image.isNull() || !image.save(QDir(line.tourFolder).filePath(file)))
        m_problems.append(QStringLiteral("%1 could not be saved").arg(file));
    else
        qCInfo(lcTour).noquote() << file;
}

void Tour::end(ExitCode code)
{
    if (std::exchange(m_ended, true))
        return;
    m_poll.stop();
    QStringList problems = m_problems;
    if (m_changes)
        problems += m_changes->problems();
    for (const QString &problem : std::as_const(problems))
        qCWarning(lcTour).noquote() << problem;
    m_changes.reset();
    Q_EMIT finished(code);
}

} // namespace drydock
