// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/doctor/connectiondoctor.h"

#include "models/rest/doctor/certificatejudge.h"
#include "models/rest/doctor/doctorverdicts.h"
#include "models/rest/tlssettings.h"

#include <QPointer>

namespace drydock {

namespace {

using enum DoctorStep::Finding;
using Id = DoctorStep::Id;
using State = DoctorStep::State;

constexpr qsizetype kMostAddresses = 8;
constexpr qsizetype kShortestSecret = 4; // shorter ones would tear holes into ordinary words

void scrubText(QString &text, const QString &secret)
{
    if (secret.size() >= kShortestSecret)
        text.replace(secret, QStringLiteral("[redacted]"));
}

} // namespace

ConnectionDoctor::ConnectionDoctor(Services services, DoctorPatient patient, DoctorLimits limits, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_patient(std::move(patient))
    , m_limits(limits)
{
    for (int i = 0; i < kDoctorSteps; ++i) {
        DoctorStep step;
        step.id = static_cast<Id>(i);
        m_steps.append(step);
    }
}

ConnectionDoctor::~ConnectionDoctor()
{
    dropStep();
    if (m_transport)
        m_transport.release()->deleteLater(); // this may run inside a signal of one of its jobs
}

void ConnectionDoctor::start()
{
    if (std::exchange(m_started, true))
        return;
    m_running = true;
    m_startedAt = m_services.clock.now();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_running)
                begin(0);
        },
        Qt::QueuedConnection);
}

// Sockets are senders of the signals that lead here: they go when the event loop is reached again.
void ConnectionDoctor::dropStep()
{
    m_services.clock.cancel(m_watchdog);
    for (const QPointer<HttpJob> &job : m_jobs) {
        if (job)
            job->abandon();
    }
    m_jobs.clear();
    if (QObject *context = m_context.release())
        context->deleteLater();
}

void ConnectionDoctor::cancel()
{
    if (!m_running)
        return;
    m_running = false;
    dropStep();
    const QPointer<ConnectionDoctor> self(this);
    for (int i = 0; i < m_steps.size(); ++i) {
        if (m_steps[i].state != State::Waiting && m_steps[i].state != State::Running)
            continue;
        m_steps[i].state = State::Skipped;
        m_steps[i].finding = Cancelled;
        if (!announce(i))
            return;
    }
    Q_EMIT finished();
}

// False: somebody deleted the doctor meanwhile.
bool ConnectionDoctor::announce(int index)
{
    const QPointer<ConnectionDoctor> self(this);
    Q_EMIT stepChanged(index);
    return !self.isNull();
}

void ConnectionDoctor::begin(int index)
{
    m_at = index;
    m_context = std::make_unique<QObject>();
    m_waitingFor = 0;
    DoctorStep &step = current();
    m_stepStartedMs = m_services.clock.steadyMs();
    step.state = State::Running;
    if (!announce(index) || !m_context)
        return; // deleted or cancelled
    m_watchdog = m_services.clock.singleShot(limitOf(step.id), m_context.get(), [this] {
        current().state = State::Failed;
        current().finding = TimedOut;
        endStep();
    });
    run(current().id);
}

std::chrono::milliseconds ConnectionDoctor::limitOf(Id id) const
{
    constexpr std::chrono::milliseconds kSlack { 1'000 }; // for what has a limit of its own and says more
    switch (id) {
    case Id::Proxy: return m_limits.proxy;
    case Id::Names: return m_limits.names;
    case Id::Connect: return m_limits.connect * 2 + kSlack; // the proxy, then through it
    case Id::Tls: return m_limits.handshake + kSlack;
    default: return m_limits.request;
    }
}

void ConnectionDoctor::run(Id id)
{
    switch (id) {
    case Id::Address:
        judgeAddress(current(), m_patient.endpoint.baseUrl);
        endStep();
        return;
    case Id::Proxy: runProxy(); return;
    case Id::Names: runNames(); return;
    case Id::Connect: runConnect(); return;
    case Id::Tls: runTls(); return;
    case Id::Http: runHttp(); return;
    case Id::SignIn: runSignIn(); return;
    case Id::Api: runApi(); return;
    case Id::Clock: runClock(); return;
    }
}

bool ConnectionDoctor::isHttps() const
{
    return m_patient.endpoint.baseUrl.scheme() == QLatin1String("https");
}

void ConnectionDoctor::runProxy()
{
    m_services.network.findProxy(
        m_patient.endpoint.proxy, m_patient.endpoint.baseUrl, context(), here<QNetworkProxy>([this](const auto &proxy) {
            m_proxy = proxy;
            judgeProxy(current(), m_patient.endpoint.proxy, proxy);
            endStep();
        }));
}

// Behind a proxy only its own name is ours to look up.
void ConnectionDoctor::runNames()
{
    DoctorStep &step = current();
    const DoctorStep &address = m_steps[static_cast<int>(Id::Address)];
    step.facts.viaProxy = m_proxy.type() != QNetworkProxy::NoProxy;
    step.facts.host = step.facts.viaProxy ? m_proxy.hostName() : address.facts.host;
    step.facts.port = step.facts.viaProxy ? m_proxy.port() : address.facts.port;
    if (const QHostAddress literal(step.facts.host); !literal.isNull()) {
        judgeNames(step, { { literal }, {} });
        endStep();
        return;
    }
    m_services.network.lookUp(step.facts.host, context(), here<NameAnswer>([this](const auto &answer) {
        judgeNames(current(), answer);
        endStep();
    }));
}

void ConnectionDoctor::runConnect()
{
    DoctorStep &step = current();
    const auto &names = m_steps[static_cast<int>(Id::Names)].facts;
    step.facts.host = names.host;
    step.facts.port = names.port;
    step.facts.viaProxy = names.viaProxy;
    step.facts.addresses = names.addresses;
    m_waitingFor = qMin(kMostAddresses, names.addresses.size());
    for (qsizetype i = 0, count = m_waitingFor; i < count; ++i) {
        DialTarget target;
        target.host = names.addresses.at(i).address;
        target.port = static_cast<quint16>(names.port);
        target.timeout = m_limits.connect;
        m_services.network.dial(target, context(), here<DialAnswer>([this, i](const auto &answer) {
            AddressFact &fact = current().facts.addresses[i];
            fact.outcome = answer.outcome;
            fact.elapsedMs = answer.elapsedMs;
            fact.detail = answer.detail;
            if (--m_waitingFor == 0)
                tryTunnel();
        }));
    }
}

void ConnectionDoctor::tryTunnel()
{
    DoctorStep &step = current();
    judgeConnect(step);
    // Without TLS an HTTP proxy is no tunnel: it reads the request, and the HTTP step hears what it says.
    const bool tunnel = step.facts.viaProxy && (isHttps() || m_proxy.type() == QNetworkProxy::Socks5Proxy);
    if (!tunnel || step.state == State::Failed) {
        endStep();
        return;
    }
    const auto &server = m_steps[static_cast<int>(Id::Address)].facts;
    const DialTarget target { server.host, static_cast<quint16>(server.port), m_proxy, m_limits.connect };
    m_services.network.dial(target, context(), here<DialAnswer>([this](const auto &answer) {
        judgeTunnel(current(), answer, !m_proxy.user().isEmpty());
        endStep();
    }));
}

void ConnectionDoctor::runTls()
{
    DoctorStep &step = current();
    const auto &server = m_steps[static_cast<int>(Id::Address)].facts;
    step.facts.host = server.host;
    step.facts.port = server.port;
    if (!isHttps()) {
        step.state = State::Skipped;
        step.finding = TlsNotUsed;
        endStep();
        return;
    }
    const ServerEndpoint &endpoint = m_patient.endpoint;
    const TlsSettings settings = tlsSettings(endpoint);
    if (settings.problem) {
        step.state = State::Failed;
        step.finding = TlsLocalFile;
        step.facts.localFile = settings.problem->apiMessage;
        endStep();
        return;
    }
    const HandshakeTarget target { { server.host, static_cast<quint16>(server.port), m_proxy, m_limits.handshake },
        settings.ownServer, endpoint.pinnedSha256 };
    m_services.network.shakeHands(target, context(), here<HandshakeAnswer>([this](const auto &answer) {
        DoctorStep &tls = current();
        const ServerEndpoint &ours = m_patient.endpoint;
        const TlsVerdict verdict = judgeHandshake(
            answer, { ours.pinnedSha256, !ours.clientCertificateFile.isEmpty(), m_services.clock.now() });
        tls.state = verdict.state;
        tls.finding = verdict.finding;
        tls.facts.protocol = answer.protocol;
        tls.facts.cipher = answer.cipher;
        tls.facts.detail = answer.failure;
        for (const QSslCertificate &certificate : answer.chain)
            tls.facts.chain.append(certificateFact(certificate));
        if (!tls.facts.chain.isEmpty())
            tls.facts.expires = tls.facts.chain.constFirst().validTo;
        endStep();
    }));
}

void ConnectionDoctor::send(RequestSpec spec, std::function<void(const HttpReply &)> done)
{
    spec.lane = Lane::Interactive;
    spec.timeout = qMin(spec.timeout, m_limits.request);
    HttpJob *job = m_transport->send(std::move(spec));
    m_jobs.emplace_back(job);
    connect(job, &HttpJob::settled, m_context.get(), here<HttpReply>(std::move(done)));
}

void ConnectionDoctor::runHttp()
{
    m_transport = m_services.makeTransport(m_patient.endpoint);
    m_transport->setWriteGuard(WriteGuard::ReadOnly);
    // A refused token is a finding; nobody waits for a better one.
    Transport *transport = m_transport.get();
    connect(transport, &Transport::authenticationRequired, transport,
        [transport] { transport->resumeAfterSignIn(false); }, Qt::QueuedConnection);
    RequestSpec spec = m_patient.checks.whoAmI;
    spec.credentials = Credentials::None;
    send(std::move(spec), [this](const HttpReply &reply) {
        m_skewSeconds = skewOf(reply);
        const bool noCertificate = m_patient.endpoint.clientCertificateFile.isEmpty();
        judgeHttp(current(), reply, !m_proxy.user().isEmpty());
        if (current().finding == ClientCertificateRefused && noCertificate)
            current().finding = ClientCertificateWanted;
        endStep();
    });
}

void ConnectionDoctor::runSignIn()
{
    if (m_patient.token.isEmpty()) {
        current().state = State::Skipped;
        current().finding = NoToken;
        endStep();
        return;
    }
    m_transport->setToken(m_patient.token);
    send(m_patient.checks.whoAmI, [this](const HttpReply &reply) {
        const Timestamp serverNow { m_services.clock.now().ms + m_skewSeconds.value_or(0) * 1000 };
        judgeSignIn(current(), reply, m_patient.tokenExpires, serverNow);
        endStep();
    });
}

void ConnectionDoctor::runApi()
{
    DoctorStep &step = current();
    const QList<DoctorService> &services = m_patient.checks.services;
    if (m_steps[static_cast<int>(Id::SignIn)].finding == NoToken || services.isEmpty()) {
        step.state = State::Skipped;
        step.finding = ApiNotAsked;
        step.facts.cause = Id::SignIn;
        endStep();
        return;
    }
    m_waitingFor = services.size();
    for (qsizetype i = 0; i < services.size(); ++i) {
        ServiceFact fact;
        fact.name = services.at(i).name;
        fact.needed = services.at(i).needed;
        step.facts.services.append(fact);
        send(services.at(i).spec, [this, i](const HttpReply &reply) { onService(i, reply); });
    }
}

void ConnectionDoctor::onService(qsizetype index, const HttpReply &reply)
{
    ServiceFact &fact = current().facts.services[index];
    fact.outcome = serviceOutcome(reply);
    fact.httpStatus = reply.status;
    fact.elapsedMs = reply.elapsedMs;
    fact.requestId = reply.error ? reply.error->requestId : QByteArray();
    if (--m_waitingFor > 0)
        return;
    judgeServices(current());
    endStep();
}

void ConnectionDoctor::runClock()
{
    judgeClock(current(), m_skewSeconds);
    endStep();
}

void ConnectionDoctor::scrub(DoctorStep &step) const
{
    const ServerEndpoint &endpoint = m_patient.endpoint;
    for (const QString &secret : { QString::fromLatin1(m_patient.token), endpoint.proxy.password, m_proxy.password(),
             QString::fromUtf8(endpoint.clientKeyPassphrase) }) {
        scrubText(step.facts.detail, secret);
        scrubText(step.facts.software, secret);
        for (AddressFact &fact : step.facts.addresses)
            scrubText(fact.detail, secret);
    }
}

void ConnectionDoctor::endStep()
{
    DoctorStep &step = current();
    step.elapsedMs = m_services.clock.steadyMs() - m_stepStartedMs;
    scrub(step);
    dropStep();
    if (announce(m_at) && m_running)
        next();
}

std::optional<DoctorStep::Id> ConnectionDoctor::failedBefore(int index) const
{
    for (int i = 0; i < index; ++i) {
        if (m_steps.at(i).state == State::Failed)
            return m_steps.at(i).id;
    }
    return std::nullopt;
}

void ConnectionDoctor::next()
{
    for (int i = m_at + 1; i < m_steps.size(); ++i) {
        const std::optional<Id> cause = failedBefore(i);
        // Whatever went wrong after it, an answer's date is an answer's date.
        const bool canRun = !cause || (m_steps.at(i).id == Id::Clock && m_skewSeconds);
        if (canRun) {
            begin(i);
            return;
        }
        m_at = i;
        m_steps[i].state = State::Skipped;
        m_steps[i].finding = SkippedAfter;
        m_steps[i].facts.cause = *cause;
        if (!announce(i) || !m_running)
            return;
    }
    m_running = false;
    Q_EMIT finished();
}

} // namespace drydock
