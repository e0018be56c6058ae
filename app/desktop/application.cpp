// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include "app/desktop/figures.h"
#include "app/desktop/keychainstore.h"
#include "app/desktop/sessionpanes.h"
#include "app/desktop/tour.h"
#include "app/desktop/translations.h"
#include "models/rest/qnamtransport.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QLoggingCategory>
#include <QSaveFile>

namespace drydock {

namespace {

Q_LOGGING_CATEGORY(lcApp, "drydock.app", QtInfoMsg)

constexpr qint64 kLongestReadyLine = 64 * 1024;

// Keys of the standing notices in the status bar.
const QString kNoticeKeychain = QStringLiteral("keychain");
const QString kNoticeExpiry = QStringLiteral("expiry");
const QString kNoticeClock = QStringLiteral("clock");
const QString kNoticeLab = QStringLiteral("lab");
const QString kNoticeSettings = QStringLiteral("settings");
const QString kNoticeSnapshot = QStringLiteral("snapshot");

// Reached from inside or by port-forward: no proxy stands between, and what identifies the user to the public server
// (client certificate, pin) is not for these.
InternalTransports internalTransportsOf(const ServerProfile &profile, Clock &clock)
{
    InternalTransports transports;
    for (const auto &[service, url] : api::readInternalEndpoints(profile.internalAddresses).endpoints.urls) {
        ServerEndpoint endpoint;
        endpoint.baseUrl = url;
        endpoint.extraCaFile = profile.caFile;
        endpoint.proxy.kind = ProxySettings::Kind::None;
        transports.emplace(service, std::make_unique<QnamTransport>(endpoint, clock));
    }
    return transports;
}

ThemeMode themeOf(ThemeChoice choice, ThemeMode stored)
{
    switch (choice) {
    case ThemeChoice::Settings: return stored;
    case ThemeChoice::Light:
    case ThemeChoice::Both: return ThemeMode::Light;
    case ThemeChoice::Dark: break;
    }
    return ThemeMode::Dark;
}

std::unique_ptr<QTemporaryDir> temporaryFor(const CommandLine &line)
{
    return line.isTemporary() ? std::make_unique<QTemporaryDir>() : nullptr;
}

} // namespace

std::unique_ptr<SecretStore> Application::makeSecrets(const CommandLine &line, Clock &clock)
{
    if (line.isTemporary())
        return std::make_unique<MemorySecretStore>();
    return std::make_unique<KeychainStore>(clock);
}

Application::Application(const CommandLine &line, const QElapsedTimer &sinceStart, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_sinceStart(sinceStart)
    , m_temporary(temporaryFor(line))
    , m_settings(std::make_unique<Settings>(m_temporary ? m_temporary->path() : Settings::standardFolder()))
    , m_secrets(makeSecrets(line, m_clock))
    , m_actions(m_theme)
    , m_ui(m_theme, m_clock, m_prompt, m_actions)
    , m_layouts(*m_settings)
    , m_controller(services())
    , m_signIn(*m_settings, m_controller, m_ui)
    , m_doctor({ *m_secrets, m_controller, m_signIn, m_ui })
    , m_status(m_ui)
{
    Preferences preferences = readPreferences(*m_settings);
    preferences.theme = themeOf(line.theme, preferences.theme);
    m_ui.setPreferences(preferences);
    m_window = std::make_unique<MainWindow>(ShellContext { m_ui, m_layouts, line.safeMode, QStringLiteral("fleet"),
        Translations::languages(), [this] { return m_session ? m_session->probe().tenantToken() : QString(); } });
    m_prompt.setWindow(m_window.get());
    m_status.setWindow(m_window.get());
    connect(m_window.get(), &MainWindow::closed, this, [this] { quit(); });
    connect(m_window.get(), &MainWindow::preferencesChosen, this, &Application::setPreferences);
    m_signIn.setLabAvailable(!LabProcess::findProgram().isEmpty());
    connectSignIn();
    connectSecrets();
    bindActions();
    showWelcome();
}

Application::~Application()
{
    m_tour.reset();
    closeSession();
    m_status.setWindow(nullptr);
    m_prompt.setWindow(nullptr);
}

SessionController::Services Application::services()
{
    return { m_clock, *m_secrets,
        [this](const ServerProfile &profile, const QString &proxyPassword) -> std::unique_ptr<Transport> {
            const ServerEndpoint endpoint = endpointFor(profile, proxyPassword);
            LaneTransport::Options options;
            options.budget = m_budgets.of(endpoint.baseUrl);
            return std::make_unique<QnamTransport>(endpoint, m_clock, std::move(options));
        },
        [](const QUrl &url) { return QDesktopServices::openUrl(url); },
        [this](const ServerProfile &profile) { return QFile::exists(snapshotFile(m_settings->folder(), profile.id)); } };
}

QString Application::snapshotFileOf(const ServerProfile &profile) const
{
    if (!m_line.isTemporary())
        return snapshotFile(m_settings->folder(), profile.id);
    // A lab has a fleet to come back to only where its data stay: there, since these settings do not.
    if (!m_line.labAt.isEmpty())
        return m_line.labAt + QStringLiteral(".fleet");
    return m_line.labData.isEmpty() ? QString() : QDir(m_line.labData).filePath(QStringLiteral("drydock.fleet"));
}

void Application::connectSignIn()
{
    connect(&m_controller, &SessionController::signedIn, this, &Application::openSession);
    connect(&m_controller, &SessionController::signedOut, this, [this] {
        closeSession();
        if (!m_line.isTour() && !m_quitting)
            m_signIn.open(m_window.get());
    });
    connect(&m_controller, &SessionController::signedInAgain, this, [this] {
        if (m_session)
            m_session->setIdentity(m_controller.identity());
    });
    connect(&m_controller, &SessionController::stateChanged, this, [this](SignInState state) {
        if (state != SignInState::NeedsLogin)
            return;
        // The lab's own token ends with the lab's memory of it; nobody need be asked for a password that we know.
        if (m_lab && m_lab->isReady() && normalisedServerUrl(m_controller.identity().profile.url) == m_labAddress.url)
            onLabRestarted(m_labAddress);
        else if (!m_line.isTour())
            m_signIn.askAgain(m_window.get());
    });
    connect(&m_controller, &SessionController::troubled, this, [this](const ConnectionTrouble &trouble) {
        const QString what = ConnectionText::words(trouble).what;
        if (!m_session && !m_signIn.dialog())
            m_status.setNotice(kNoticeLab, what);
        if (m_line.isTemporary() && !m_session)
            Q_EMIT hopeless(ExitCode::SignInFailed, what);
    });
    connect(&m_controller, &SessionController::keptInMemory, this, [this] {
        if (!m_line.isTemporary())
            m_status.setNotice(kNoticeKeychain, tr("No keychain: signed in for this session only"));
    });
    connect(&m_controller, &SessionController::clockIsOff, this, [this](const ConnectionTrouble &trouble) {
        m_status.setNotice(kNoticeClock, ConnectionText::words(trouble).what);
    });
    connect(&m_controller, &SessionController::tokenExpiring, this, [this](Timestamp expires) {
        m_status.setNotice(kNoticeExpiry, tr("This sign-in ends %1").arg(m_ui.time().absolute(expires, m_clock.now())));
    });
    connect(&m_signIn, &SignInFlow::labRequested, this, &Application::startLab);
    connect(&m_signIn, &SignInFlow::cancelled, this, [this] {
        if (!m_lab || m_lab->isReady())
            return;
        m_lab.reset();
        showWelcome();
    });
    connect(&m_signIn, &SignInFlow::browserRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
}

void Application::connectSecrets()
{
    if (auto *keychain = dynamic_cast<KeychainStore *>(m_secrets.get())) {
        connect(keychain, &KeychainStore::fellBack, this, [this](const QString &detail) {
            qCWarning(lcApp).noquote() << "the keychain keeps nothing:" << detail;
            const QString sentence = tr("No keychain: signed in for this session only");
            m_status.setNotice(kNoticeKeychain, sentence);
            m_signIn.setNotice(sentence);
        });
    }
    const auto tell = [this] {
        const QStringList notices = m_settings->takeNotices();
        if (!notices.isEmpty())
            m_status.setNotice(kNoticeSettings, notices.join(QLatin1Char(' ')));
    };
    connect(m_settings.get(), &Settings::noticeAdded, this, tell, Qt::QueuedConnection);
    tell();
}

void Application::bindActions()
{
    m_actions.setHandler(ActionId::SessionOpen, this, [this] {
        if (!m_session)
            m_signIn.open(m_window.get());
    });
    m_actions.setHandler(ActionId::SessionSignOut, this, [this] { m_controller.signOut(); });
    m_actions.setHandler(ActionId::ExportTraffic, this, [this] { exportTraffic(); });
    m_actions.setHandler(ActionId::DiagnoseConnection, this, [this] { m_doctor.open(m_window.get()); });
}

void Application::showWelcome()
{
    m_window->setEmptyState(QStringLiteral("server"), tr("Not connected to a server."), tr("Connect to a server"),
        [this] { m_signIn.open(m_window.get()); });
}

void Application::startFigures()
{
    m_figures = std::make_unique<Figures>(m_line.figuresFile, m_sinceStart, m_stalls);
    m_figures->watch(*m_window);
    connect(this, &Application::sessionOpened, m_figures.get(), [this] { m_figures->watch(m_session->stores().fleet); });
    connect(m_figures.get(), &Figures::done, this,
        [this](bool written) { quit(written ? ExitCode::Success : ExitCode::FileFailed); });
    connect(this, &Application::hopeless, this, [this](ExitCode code) { quit(code); });
}

void Application::start()
{
    if (!m_line.figuresFile.isEmpty())
        startFigures();
    m_window->show();
    // The keychain may block while its service starts: not before the window is there.
    QMetaObject::invokeMethod(this, &Application::openFirst, Qt::QueuedConnection);
}

void Application::openFirst()
{
    if (m_line.isTour()) {
        m_tour = std::make_unique<Tour>(*this);
        connect(m_tour.get(), &Tour::finished, this, [this](ExitCode code) { quit(code); });
        m_tour->start();
    }
    if (!m_line.labAt.isEmpty()) {
        openLabAt();
        return;
    }
    if (m_line.isTemporary()) {
        startLab();
        return;
    }
    const QString wanted = m_line.profile.isEmpty() ? m_settings->value(keys::kLastProfile) : m_line.profile;
    if (const std::optional<ServerProfile> profile = m_signIn.find(wanted))
        m_signIn.openProfile(*profile, m_window.get());
    else
        m_signIn.open(m_window.get());
}

void Application::openLabAt()
{
    QFile file(m_line.labAt);
    const std::optional<LabAddress> address
        = file.open(QIODevice::ReadOnly) ? LabAddress::fromReadyLine(file.readLine(kLongestReadyLine)) : std::nullopt;
    if (address) {
        signInToLab(*address);
        return;
    }
    const QString reason = tr("%1 does not say where a lab listens.").arg(m_line.labAt);
    m_status.setNotice(kNoticeLab, reason);
    Q_EMIT hopeless(ExitCode::LabFailed, reason);
}

void Application::openSession()
{
    closeSession();
    const SessionIdentity &identity = m_controller.identity();
    m_session = std::make_unique<Session>(
        m_controller.takeTransport(), m_clock, identity, internalTransportsOf(identity.profile, m_clock),
        snapshotFileOf(identity.profile));
    m_session->stores().fleet.setSilentAfter(m_ui.preferences().offlineThreshold);
    followSnapshot();
    m_session->snapshot().load(); // before any pane asks for anything
    m_status.setSession(m_session.get(), m_ui.preferences().readOnly);
    const ServerProfile &profile = m_session->identity().profile;
    m_prompt.setProductionServer(profile.serverClass == ServerClass::Production ? profile.name : QString());
    m_panes = std::make_unique<SessionPanes>(m_ui, *m_settings, *m_session, *m_window);
    followCapabilities();
    Q_EMIT sessionOpened();
}

void Application::closeSession()
{
    if (!m_session)
        return;
    m_status.setSession(nullptr, false);
    m_status.clearNotice(kNoticeExpiry);
    m_status.clearNotice(kNoticeClock);
    m_status.clearNotice(kNoticeSnapshot);
    m_window->clearDocks();
    m_panes.reset();
    m_session.reset();
    m_actions.setCapabilities({});
    showWelcome();
    Q_EMIT sessionClosed();
}

//! A fleet that cannot be kept or taken up again costs nothing now; who relies on it should know.
void Application::followSnapshot()
{
    using Problem = FleetSnapshot::Problem;
    connect(&m_session->snapshot(), &SnapshotKeeper::loaded, this, [this](Problem problem) {
        if (problem == Problem::Corrupt)
            m_status.setNotice(kNoticeSnapshot, tr("The kept fleet was damaged and set aside; it is read anew"));
        else if (problem == Problem::NotReadable)
            m_status.setNotice(kNoticeSnapshot, tr("The kept fleet may not be read; it is read anew"));
    });
    connect(&m_session->snapshot(), &SnapshotKeeper::written, this, [this](Problem problem, const QString &detail) {
        if (problem == Problem::NotWritten)
            //: %1 is the system's reason
            m_status.setNotice(kNoticeSnapshot, tr("The fleet could not be kept for the next start: %1").arg(detail));
        else if (problem == Problem::None)
            m_status.clearNotice(kNoticeSnapshot);
    });
}

void Application::followCapabilities()
{
    CapabilityProbe &probe = m_session->probe();
    connect(&probe.watch(), &CapabilityWatch::changed, &m_actions,
        [this, &probe] { m_actions.setCapabilities(probe.capabilities()); });
    m_session->startProbe();
}

void Application::startLab()
{
    if (ConnectionDialog *dialog = m_signIn.dialog())
        dialog->setBusy(true, tr("Starting a lab…"));
    if (m_lab) {
        if (m_lab->isReady())
            signInToLab(m_labAddress);
        return;
    }
    m_window->setEmptyState(QStringLiteral("server"), tr("A lab is being started on this computer."), {}, {});
    LabOptions options;
    options.devices = m_line.devices;
    options.dataFolder = m_line.labData;
    m_lab = std::make_unique<LabProcess>(options);
    connect(m_lab.get(), &LabProcess::ready, this, &Application::signInToLab);
    connect(m_lab.get(), &LabProcess::restarted, this, [this](const LabAddress &address) {
        m_labAddress = address;
        m_status.setNotice(kNoticeLab, tr("The lab ended by itself and was started again"));
        if (m_session)
            m_session->stores().polls.refreshAll();
    });
    connect(m_lab.get(), &LabProcess::died, this,
        [this] { m_status.setNotice(kNoticeLab, tr("The lab ended by itself and is being started again")); });
    connect(m_lab.get(), &LabProcess::failed, this, [this](const QString &reason) {
        qCWarning(lcApp).noquote() << reason;
        m_status.setNotice(kNoticeLab, reason);
        m_lab.release()->deleteLater();
        if (ConnectionDialog *dialog = m_signIn.dialog())
            dialog->setBusy(false);
        showWelcome();
        Q_EMIT hopeless(ExitCode::LabFailed, reason);
    });
    m_lab->start();
}

void Application::signInToLab(const LabAddress &address)
{
    m_labAddress = address;
    ServerProfile profile = makeProfile(tr("Local lab"), address.url.toString(), ServerClass::Lab);
    profile.proxy = ProxyChoice::None;
    m_signIn.setPassing(profile.id);
    SignInForm form;
    form.email = address.user;
    form.password = address.password;
    m_controller.signIn(profile, form);
}

void Application::onLabRestarted(const LabAddress &address)
{
    SignInForm form;
    form.email = address.user;
    form.password = address.password;
    m_controller.signInAgain(form);
}

void Application::setPreferences(const Preferences &preferences)
{
    writePreferences(*m_settings, preferences);
    m_ui.setPreferences(preferences);
    if (m_session)
        m_session->stores().fleet.setSilentAfter(preferences.offlineThreshold);
}

void Application::exportTraffic()
{
    if (!m_session)
        return;
    m_prompt.saveFile(tr("Export requests as HAR"), QStringLiteral("drydock.har"), { tr("HAR files (*.har)") }, this,
        [this](const QString &path) {
            if (path.isEmpty() || !m_session)
                return;
            m_session->activity().exportHar(path, std::nullopt, this, [this, path](qsizetype, const QString &problem) {
                m_status.setNotice(QStringLiteral("har"),
                    problem.isEmpty() ? QString() : tr("%1 could not be written").arg(path));
            });
        });
}

bool Application::writeHar(const QString &path)
{
    QSaveFile file(path);
    if (!m_session || !file.open(QIODevice::WriteOnly))
        return false;
    file.write(m_session->transport().journal().toHar());
    return file.commit();
}

void Application::quit(ExitCode code)
{
    if (std::exchange(m_quitting, true))
        return;
    m_exitCode = code;
    if (!m_line.harFile.isEmpty() && m_session && !writeHar(m_line.harFile)) {
        qCWarning(lcApp).noquote() << "cannot write" << m_line.harFile;
        if (code == ExitCode::Success)
            m_exitCode = ExitCode::FileFailed;
    }
    const StallReport report = m_stalls.report();
    qCInfo(lcApp) << "stalls over 50 ms:" << report.stalls << "longest:" << report.longestMs << "ms";
    m_settings->flush();
    if (m_lab) {
        connect(m_lab.get(), &LabProcess::stopped, this, &Application::finishQuit);
        m_lab->stop();
        return;
    }
    finishQuit();
}

void Application::finishQuit()
{
    QCoreApplication::exit(static_cast<int>(m_exitCode));
}

} // namespace drydock
