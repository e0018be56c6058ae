// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/doctorflow.h"

#include "models/api/doctorchecks.h"
#include "models/rest/qnamtransport.h"
#include "ui/dialogs/userprompt.h"

namespace drydock {

namespace {

QString nameOf(const ServerProfile &profile)
{
    return profile.name.isEmpty() ? normalisedServerUrl(profile.url).host() : profile.name;
}

ConnectionTrouble troubleOf(const DoctorStep &step)
{
    ConnectionTrouble trouble;
    trouble.host = QStringLiteral("%1:%2").arg(step.facts.host).arg(step.facts.port);
    trouble.url = normalisedServerUrl(step.facts.url.toString());
    if (step.id == DoctorStep::Id::Tls && !step.facts.chain.isEmpty()) {
        trouble.kind = TroubleKind::BadCertificate;
        trouble.error.certificateSha256 = step.facts.chain.constFirst().sha256;
    }
    return trouble;
}

} // namespace

struct DoctorFlow::Gathered {
    ServerProfile profile;
    QByteArray token;
    QString proxyPassword;
};

DoctorFlow::DoctorFlow(Services services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&services.signIn, &SignInFlow::diagnosisRequested, this,
        [this](const ServerProfile &profile, const QString &proxyPassword) {
            QWidget *over = m_services.signIn.dialog();
            m_window = over->parentWidget();
            open(profile, over, proxyPassword);
        });
}

DoctorFlow::~DoctorFlow()
{
    drop();
    delete m_dialog;
}

bool DoctorFlow::isRunningSession(const ServerProfile &profile) const
{
    return !m_services.controller.runningToken().isEmpty()
        && m_services.controller.identity().profile.id == profile.id;
}

void DoctorFlow::open(QWidget *window)
{
    m_window = window;
    const ServerProfile &running = m_services.controller.identity().profile;
    const QList<ServerProfile> known = m_services.signIn.profiles();
    if (isRunningSession(running))
        open(running, window);
    else if (const auto last = m_services.signIn.find(m_services.signIn.lastProfile()))
        open(*last, window);
    else if (!known.isEmpty())
        open(known.constFirst(), window);
    else
        m_services.signIn.open(window);
}

DoctorDialog *DoctorFlow::open(const ServerProfile &profile, QWidget *over, const QString &proxyPassword)
{
    m_typedFor = profile.id;
    m_typedProxyPassword = proxyPassword;
    if (m_dialog && m_dialog->parentWidget() != over)
        delete m_dialog;
    if (!m_dialog) {
        m_dialog = new DoctorDialog(m_services.ui, over);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &DoctorDialog::runRequested, this, &DoctorFlow::run);
        connect(m_dialog, &DoctorDialog::cancelRequested, this, [this] {
            m_gathering.reset();
            if (m_doctor)
                m_doctor->cancel();
            else if (m_dialog)
                m_dialog->showSteps({}, false);
        });
        connect(m_dialog, &DoctorDialog::offerChosen, this, &DoctorFlow::act);
    }
    QList<ServerProfile> servers = m_services.signIn.profiles();
    const auto same
        = std::find_if(servers.begin(), servers.end(), [&profile](const auto &each) { return each.id == profile.id; });
    if (same == servers.end())
        servers.prepend(profile);
    else
        *same = profile;
    m_dialog->setServers(servers, profile.id);
    m_dialog->open();
    run(profile);
    return m_dialog;
}

// This may run inside a signal of the doctor itself.
void DoctorFlow::drop()
{
    m_gathering.reset();
    if (ConnectionDoctor *doctor = m_doctor.release()) {
        doctor->disconnect(this);
        doctor->cancel();
        doctor->deleteLater();
    }
}

void DoctorFlow::run(const ServerProfile &profile)
{
    drop();
    m_dialog->showSteps({}, true);
    m_gathering = std::make_unique<QObject>();
    auto gathered = std::make_shared<Gathered>();
    gathered->profile = profile;
    readToken(gathered);
}

void DoctorFlow::readToken(const std::shared_ptr<Gathered> &gathered)
{
    if (isRunningSession(gathered->profile)) {
        gathered->token = m_services.controller.runningToken();
        readProxyPassword(gathered);
        return;
    }
    if (!gathered->profile.hasSecret) {
        readProxyPassword(gathered);
        return;
    }
    // A locked keychain is no trouble of the connection's: then the doctor goes as far as it gets without a sign-in.
    m_services.secrets.read(
        tokenKey(gathered->profile), m_gathering.get(), [this, gathered](const SecretAnswer &answer) {
            gathered->token = answer.secret;
            readProxyPassword(gathered);
        });
}

void DoctorFlow::readProxyPassword(const std::shared_ptr<Gathered> &gathered)
{
    if (gathered->profile.id == m_typedFor)
        gathered->proxyPassword = m_typedProxyPassword;
    if (gathered->profile.proxyUser.isEmpty() || !gathered->proxyPassword.isEmpty()) {
        start(*gathered);
        return;
    }
    m_services.secrets.read(
        proxyPasswordKey(gathered->profile), m_gathering.get(), [this, gathered](const SecretAnswer &answer) {
            gathered->proxyPassword = QString::fromUtf8(answer.secret);
            start(*gathered);
        });
}

void DoctorFlow::start(const Gathered &gathered)
{
    if (!m_dialog)
        return;
    Clock &clock = m_services.ui.clock();
    DoctorPatient patient;
    patient.endpoint = endpointFor(gathered.profile, gathered.proxyPassword);
    patient.token = gathered.token;
    patient.tokenExpires = api::readTokenClaims(gathered.token).value_or(api::TokenClaims {}).expires;
    patient.checks = api::doctorChecks();
    m_doctor = std::make_unique<ConnectionDoctor>(
        ConnectionDoctor::Services { m_network, clock,
            [&clock](const ServerEndpoint &endpoint) -> std::unique_ptr<Transport> {
                LaneTransport::Options once;
                once.retry.attempts = 1;
                return std::make_unique<QnamTransport>(endpoint, clock, once);
            } },
        std::move(patient));
    connect(m_doctor.get(), &ConnectionDoctor::stepChanged, this, [this](int index) {
        if (m_dialog)
            m_dialog->showStep(index, m_doctor->steps().at(index));
    });
    connect(m_doctor.get(), &ConnectionDoctor::finished, this, [this] {
        if (m_dialog)
            m_dialog->showSteps(m_doctor->steps(), false);
    });
    DoctorReportHead head = DoctorReportHead::here();
    head.server = normalisedServerUrl(gathered.profile.url).toString(QUrl::RemoveUserInfo);
    head.account = gathered.profile.account;
    head.startedAt = clock.now();
    m_dialog->setHead(head);
    m_doctor->start();
}

void DoctorFlow::act(const DoctorStep &step, TroubleOffer offer)
{
    const ServerProfile profile = m_dialog->server();
    const ConnectionTrouble trouble = troubleOf(step);
    m_dialog->close();
    if (!isRunningSession(profile)) {
        repair(profile, trouble, offer);
        return;
    }
    if (offer == TroubleOffer::SignIn) {
        m_services.signIn.askAgain(m_window);
        return;
    }
    Confirmation question;
    question.title = tr("Sign out of %1").arg(nameOf(profile));
    question.text = tr("The settings of a server are changed while nobody is signed in to it.");
    question.verb = tr("Sign out");
    m_services.ui.prompt().confirm(question, this, [this, profile, trouble, offer](bool yes) {
        if (!yes)
            return;
        // From the event loop: whoever else hears of it closes the session and opens the dialog first.
        disconnect(m_afterSignOut);
        m_afterSignOut = connect(
            &m_services.controller, &SessionController::signedOut, this,
            [this, profile, trouble, offer] {
                disconnect(m_afterSignOut);
                repair(profile, trouble, offer);
            },
            Qt::QueuedConnection);
        m_services.controller.signOut();
    });
}

void DoctorFlow::repair(const ServerProfile &profile, const ConnectionTrouble &trouble, TroubleOffer offer)
{
    m_services.signIn.repair(profile, trouble, offer, m_window);
}

} // namespace drydock
