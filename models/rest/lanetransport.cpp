// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/lanetransport.h"

#include "models/rest/allowlist.h"
#include "models/rest/httperror.h"
#include "models/rest/lanejob.h"

#include <QBuffer>
#include <QFileDevice>
#include <QRandomGenerator>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kMostRedirects = 5;
constexpr int kMostStrikes = 3;

bool isBackground(Lane lane)
{
    return lane == Lane::Polling || lane == Lane::Bulk;
}

Error authError()
{
    return makeError(ErrorKind::Auth);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isReadVerb(const RequestSpec &spec)
{
    return spec.verb == Verb::Get || spec.verb == Verb::Head;
}

} // namespace

LaneTransport::LaneTransport(
    std::unique_ptr<Wire> wire, const QUrl &baseUrl, Clock &clock, Options options, QObject *parent)
    : Transport(parent)
    , m_wire(std::move(wire))
    , m_baseUrl(withoutQuery(baseUrl))
    , m_clock(clock)
    , m_options(std::move(options))
    , m_budget(m_options.budget ? m_options.budget : std::make_shared<RateBudget>(clock))
    , m_journal(nullptr)
{
    if (!m_options.random)
        m_options.random = [] { return QRandomGenerator::global()->generateDouble(); };
    connect(m_budget.get(), &RateBudget::heldChanged, this, &LaneTransport::onHeldChanged);
    connect(m_budget.get(), &RateBudget::pollSlowdownChanged, this, &LaneTransport::pollSlowdownChanged);
}

LaneTransport::~LaneTransport()
{
    shutDown();
    // Jobs that are not Done die here, while the members that their destructors look at still exist.
    const auto jobs = findChildren<LaneJob *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(jobs);
}

HttpJob *LaneTransport::send(RequestSpec spec)
{
    auto *job = new LaneJob(std::move(spec), this);
    m_jobs.push_back(job);
    QMetaObject::invokeMethod(
        job, [this, job] { admit(job); }, Qt::QueuedConnection);
    return job;
}

void LaneTransport::setToken(const QByteArray &token)
{
    m_token = token;
    ++m_tokenSerial;
}

void LaneTransport::shutDown()
{
    m_shutDown = true;
    m_awaitingSignIn.clear();
    const auto jobs = std::exchange(m_jobs, {});
    for (LaneJob *job : jobs)
        abandon(job);
    for (LaneState &state : m_lanes)
        state.queue.clear();
    m_token.fill('\0');
    m_token.clear();
}

void LaneTransport::resumeAfterSignIn(bool signedIn)
{
    if (m_shutDown)
        return;
    m_gate = Gate::Open;
    m_backgroundStopped = !signedIn;
    if (m_strikes >= kMostStrikes)
        m_strikes = 0;
    if (!signedIn) {
        failWaiting();
        return;
    }
    const auto waiting = std::exchange(m_awaitingSignIn, {});
    for (auto it = waiting.rbegin(); it != waiting.rend(); ++it) {
        (*it)->tries = 0;
        enqueue(*it, true);
    }
    pumpLater();
}

// The first look at a new job, from the event loop.
void LaneTransport::admit(LaneJob *job)
{
    if (job->state != LaneJob::State::Starting)
        return;
    job->url = requestUrl(m_baseUrl, job->spec());
    if (m_shutDown) {
        settle(job, makeError(ErrorKind::Cancelled));
    } else if (!job->url.isValid()) {
        settle(job, makeError(ErrorKind::Protocol, QStringLiteral("not a request that can be sent")));
    } else if (!job->spec().absoluteUrl.isEmpty() && job->spec().credentials != Credentials::None) {
        settle(job, makeError(ErrorKind::Protocol, QStringLiteral("no credentials to an absolute address")));
    } else if (mayGo(job)) {
        enqueue(job, false);
        pump();
    }
}

// Asked on entry and again before every attempt: guard, token and gate may have changed while the job waited.
// False: the job was settled or waits for a sign-in.
bool LaneTransport::mayGo(LaneJob *job)
{
    const RequestSpec &spec = job->spec();
    if (m_guard != WriteGuard::Off && !isRead(spec)) {
        settle(job, makeError(ErrorKind::ReadOnly));
        return false;
    }
    if (spec.credentials != Credentials::Bearer)
        return true;
    if (m_gate == Gate::AskingUser && isRepeatableRead(spec)) {
        job->state = LaneJob::State::AwaitingSignIn;
        m_awaitingSignIn.push_back(job);
        return false;
    }
    if (m_gate != Gate::Open || m_token.isEmpty() || (m_backgroundStopped && isBackground(spec.lane))) {
        settle(job, authError());
        return false;
    }
    return true;
}

void LaneTransport::enqueue(LaneJob *job, bool front)
{
    job->state = LaneJob::State::Queued;
    job->queuedAtMs = m_clock.steadyMs();
    auto &queue = lane(job->spec().lane).queue;
    if (front)
        queue.push_front(job);
    else
        queue.push_back(job);
}

void LaneTransport::pumpLater()
{
    if (std::exchange(m_pumpPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pumpPosted = false;
            pump();
        },
        Qt::QueuedConnection);
}

void LaneTransport::pump()
{
    for (const Lane which : kAllLanes) {
        LaneState &state = lane(which);
        while (!state.queue.empty() && !m_budget->isHeld(which)) {
            const bool clickWaits = !lane(Lane::Interactive).queue.empty() && !m_budget->isHeld(Lane::Interactive);
            if (!m_slots.mayStart(which, clickWaits))
                break;
            LaneJob *job = state.queue.front();
            state.queue.pop_front();
            if (mayGo(job))
                takeOff(job);
        }
    }
}

void LaneTransport::takeOff(LaneJob *job)
{
    if (!rewindSink(job)) {
        settle(job, makeError(ErrorKind::Protocol, QStringLiteral("the target of the download cannot be rewound")));
        return;
    }
    WireRequest request = wireRequest(job);
    if (job->spec().bodySource && !request.bodyDevice) {
        settle(job, makeLocalError(LocalProblem::CannotRead));
        return;
    }
    if (job->redirects == 0) {
        job->countAttempt();
        ++job->tries;
    }
    job->state = LaneJob::State::Flying;
    job->slot = m_slots.take(job->spec().lane);
    job->tokenSerial = m_tokenSerial;
    job->startedAtMs = m_clock.steadyMs();
    job->journalSerial = journalStart(job, request);
    job->exchange = m_wire->start(std::move(request));
    connect(job->exchange, &WireExchange::finished, job, [this, job](const WireAnswer &answer) { land(job, answer); });
    connect(job->exchange, &WireExchange::answerBegan, job, &HttpJob::answerBegan);
    connect(job->exchange, &WireExchange::uploadProgressed, job, &HttpJob::uploadProgressed);
    connect(job->exchange, &WireExchange::downloadProgressed, job, &HttpJob::downloadProgressed);
    Q_EMIT inFlightChanged(++m_inFlight);
}

// Every answer and every failure of the network passes here, from the wire's own signal: nothing below may run a
// handler of the caller's, so everything that does is queued.
void LaneTransport::land(LaneJob *job, const WireAnswer &answer)
{
    job->exchange->deleteLater();
    job->exchange = nullptr;
    m_slots.giveBack(job->slot);
    std::optional<Error> error = errorOf(answer, job->url, m_clock.now());
    if (job->spec().redirectIsAnswer && isRedirect(answer.status) && !headerOf(answer.headers, "Location").isEmpty())
        error.reset();
    if (job->spec().upgrade && answer.status == 101 && !answer.failure)
        error.reset();

    JournalEntry entry;
    entry.elapsedMs = m_clock.steadyMs() - job->startedAtMs;
    entry.waitedMs = answer.waitedMs;
    entry.status = answer.status;
    entry.responseHeaders = answer.headers;
    entry.responseBody = answer.body;
    entry.responseBodySize = answer.bodySize;
    if (job->spec().sink && answer.body.isEmpty())
        entry.responseBodyGap = BodyGap::Streamed;
    entry.error = error;
    job->reply.elapsedMs = entry.elapsedMs;
    job->sinkTouched = job->spec().sink && answer.bodySize > 0;
    m_journal.finish(job->journalSerial, std::move(entry));
    if (const auto skew = sameOrigin(job->url, m_baseUrl) ? m_health.noteClock(answer, m_clock.now()) : std::nullopt)
        Q_EMIT serverClockSkewChanged(skew->count());
    conclude(job, answer, error);
    Q_EMIT inFlightChanged(--m_inFlight);
    pumpLater();
}

void LaneTransport::conclude(LaneJob *job, const WireAnswer &answer, std::optional<Error> error)
{
    job->reply.status = answer.status;
    job->reply.headers = answer.headers;
    job->reply.body = answer.body;
    job->reply.url = job->url;
    const bool bearer = job->spec().credentials == Credentials::Bearer;
    const bool last = job->tries >= m_options.retry.attempts || !isRepeatable(job->spec());
    if (const auto reachable = m_health.noteReachable(answer, last))
        Q_EMIT reachabilityChanged(*reachable);
    if (!error) {
        if (bearer)
            m_strikes = 0;
        settle(job, std::nullopt);
    } else if (isRedirect(answer.status) && followRedirect(job, answer, *error)) {
        enqueue(job, true);
    } else if (bearer && answer.status == 401 && waitForSignIn(job)) {
        return;
    } else {
        retryOrSettle(job, *error);
    }
}

// False: the error says where the redirect pointed.
bool LaneTransport::followRedirect(LaneJob *job, const WireAnswer &answer, Error &error)
{
    const QByteArray location = headerOf(answer.headers, "Location");
    if (location.isEmpty())
        return false;
    const QUrl target = job->url.resolved(QUrl::fromEncoded(location));
    error.kind = ErrorKind::Protocol;
    error.where = withoutQuery(target);
    const QStringList path = target.path(QUrl::FullyDecoded).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (!isReadVerb(job->spec()) || !sameOrigin(target, job->url) || !isRead(job->spec().verb, path)
        || job->redirects >= kMostRedirects)
        return false;
    job->url = target;
    ++job->redirects;
    return true;
}

// A 401. True: the job waits for the user, or goes again with a token that arrived meanwhile.
bool LaneTransport::waitForSignIn(LaneJob *job)
{
    const bool read = isRepeatableRead(job->spec());
    if (job->tokenSerial != m_tokenSerial && !m_token.isEmpty()) {
        if (read) {
            job->url = requestUrl(m_baseUrl, job->spec());
            job->redirects = 0;
            enqueue(job, true);
        }
        return read;
    }
    if (m_gate == Gate::Open)
        closeGate();
    if (!read || m_gate == Gate::Exhausted)
        return false;
    job->url = requestUrl(m_baseUrl, job->spec());
    job->redirects = 0;
    job->state = LaneJob::State::AwaitingSignIn;
    m_awaitingSignIn.push_back(job);
    return true;
}

void LaneTransport::closeGate()
{
    m_gate = ++m_strikes >= kMostStrikes ? Gate::Exhausted : Gate::AskingUser;
    if (m_gate == Gate::Exhausted) {
        m_backgroundStopped = true;
        failWaiting();
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_gate != Gate::Open)
                Q_EMIT authenticationRequired();
        },
        Qt::QueuedConnection);
}

void LaneTransport::failWaiting()
{
    const auto waiting = std::exchange(m_awaitingSignIn, {});
    for (LaneJob *job : waiting)
        settle(job, authError());
    pumpLater();
}

void LaneTransport::retryOrSettle(LaneJob *job, const Error &error)
{
    const RetryDecision decision = decideRetry(m_options.retry, job->spec(), job->tries, error, m_options.random());
    // Other servers (signed links) have limits of their own.
    if (sameOrigin(job->url, m_baseUrl)) {
        if (error.kind == ErrorKind::TooMany)
            m_budget->noteRefusal();
        if (decision.holdLane)
            m_budget->hold(job->spec().lane, *decision.holdLane);
    }
    if (!decision.again) {
        settle(job, error);
        return;
    }
    job->url = requestUrl(m_baseUrl, job->spec());
    job->redirects = 0;
    if (decision.wait.count() == 0) {
        enqueue(job, true);
        return;
    }
    job->state = LaneJob::State::Waiting;
    job->timer = m_clock.singleShot(decision.wait, job, [this, job] {
        job->timer = 0;
        enqueue(job, true);
        pump();
    });
}

void LaneTransport::onHeldChanged(Lane which)
{
    if (m_shutDown)
        return;
    if (!m_budget->isHeld(which))
        pumpLater();
    Q_EMIT laneHeldChanged(which);
}

void LaneTransport::settle(LaneJob *job, std::optional<Error> error)
{
    job->state = LaneJob::State::Settling;
    if (error && error->where.isEmpty())
        error->where = withoutQuery(job->url);
    job->reply.error = std::move(error);
    job->reply.attempts = job->attempts();
    job->reply.finishedAt = m_clock.now();
    job->forgetPassword();
    QMetaObject::invokeMethod(
        job, [this, job] { emitSettled(job); }, Qt::QueuedConnection);
}

// A handler may delete its owner, the Call, this transport and the whole session: after the emission only the job
// itself is touched, and that through a guard.
void LaneTransport::emitSettled(LaneJob *job)
{
    if (job->state != LaneJob::State::Settling)
        return;
    forget(job);
    job->state = LaneJob::State::Done;
    job->transport = nullptr;
    job->setParent(nullptr);
    const HttpReply reply = std::move(job->reply);
    const QPointer<LaneJob> guard(job);
    Q_EMIT job->settled(reply);
    if (guard)
        guard->deleteLater();
}

void LaneTransport::abandon(LaneJob *job)
{
    if (job->state == LaneJob::State::Done)
        return;
    takeOffWire(job);
    forget(job);
    job->state = LaneJob::State::Done;
    job->disconnect();
    job->deleteLater();
    if (!m_shutDown)
        pumpLater();
}

// Ends what the job has running outside itself: exchange, slot, timer, journal entry.
void LaneTransport::takeOffWire(LaneJob *job)
{
    m_clock.cancel(std::exchange(job->timer, 0));
    WireExchange *exchange = std::exchange(job->exchange, nullptr);
    if (!exchange)
        return;
    exchange->disconnect(job);
    exchange->abort();
    exchange->deleteLater();
    m_slots.giveBack(job->slot);
    JournalEntry entry;
    entry.elapsedMs = m_clock.steadyMs() - job->startedAtMs;
    entry.error = makeError(ErrorKind::Cancelled);
    m_journal.finish(job->journalSerial, std::move(entry));
    Q_EMIT inFlightChanged(--m_inFlight);
}

void LaneTransport::forget(LaneJob *job)
{
    std::erase(m_jobs, job);
    std::erase(m_awaitingSignIn, job);
    std::erase(lane(job->spec().lane).queue, job);
}

// A repeated download begins where the first one began.
bool LaneTransport::rewindSink(LaneJob *job)
{
    QIODevice *sink = job->spec().sink.get();
    if (!sink)
        return true;
    if (job->sinkStart < 0)
        job->sinkStart = sink->isSequential() ? 0 : sink->pos();
    if (!std::exchange(job->sinkTouched, false))
        return true;
    if (sink->isSequential())
        return false;
    if (auto *file = qobject_cast<QFileDevice *>(sink))
        return file->resize(job->sinkStart) && file->seek(job->sinkStart);
    if (auto *buffer = qobject_cast<QBuffer *>(sink))
        buffer->buffer().truncate(job->sinkStart);
    return sink->seek(job->sinkStart);
}

} // namespace drydock
