// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketransport.h"

#include "models/rest/httperror.h"
#include "tests/support/scriptedwire.h"

#include <QPointer>
#include <QTest>

#include <algorithm>

namespace drydock::test {

QByteArray FakeRequest::header(QByteArrayView name) const
{
    return headerOf(headers, name);
}

Expectation &Expectation::reply(int status, const QByteArray &body, const FakeHeaders &headers)
{
    m_status = status;
    m_body = body;
    m_headers = headers;
    m_failure.reset();
    return *this;
}

Expectation &Expectation::json(const QByteArray &body, const FakeHeaders &headers)
{
    reply(200, body, headers);
    m_headers.emplaceBack("Content-Type", "application/json");
    return *this;
}

Expectation &Expectation::fail(ErrorKind kind)
{
    return fail(makeError(kind));
}

Expectation &Expectation::fail(const Error &error)
{
    m_failure = error;
    return *this;
}

Expectation &Expectation::breakAfter(qsizetype bytes)
{
    m_breakAfter = bytes;
    return *this;
}

Expectation &Expectation::hang()
{
    m_hang = true;
    return *this;
}

Expectation &Expectation::after(qint64 ms)
{
    m_after = std::chrono::milliseconds(ms);
    return *this;
}

Expectation &Expectation::times(int count)
{
    m_times = count;
    return *this;
}

Expectation &Expectation::withQuery(const QString &name, const QString &value)
{
    m_query.append({ name, value });
    return *this;
}

Expectation &Expectation::withBody(const QByteArray &part)
{
    m_bodyPart = part;
    return *this;
}

ScriptedExchange::ScriptedExchange(QObject *parent, FakeClock &clock, int &onWire)
    : WireExchange(parent)
    , m_clock(clock)
    , m_onWire(onWire)
{
    ++m_onWire;
}

ScriptedExchange::~ScriptedExchange()
{
    ScriptedExchange::abort();
}

void ScriptedExchange::abort()
{
    m_aborted = true;
    if (std::exchange(m_ended, true))
        return;
    m_clock.cancel(m_timer);
    --m_onWire;
}

void ScriptedExchange::answerAfter(
    std::chrono::milliseconds delay, const WireAnswer &answer, const std::shared_ptr<QIODevice> &sink)
{
    const auto land = [this, answer, sink] {
        if (std::exchange(m_ended, true))
            return;
        --m_onWire;
        WireAnswer given = answer;
        if (given.status >= 200 && given.status < 300) {
            const QPointer<ScriptedExchange> guard(this);
            Q_EMIT answerBegan(given.status, given.headers);
            if (!guard || m_aborted)
                return;
            if (sink && sink->write(given.body) != given.body.size() && !given.failure)
                given.failure = makeLocalError(LocalProblem::CannotWrite, sink->errorString());
            if (sink)
                given.body.clear();
        }
        if (given.failure && given.failure->kind != ErrorKind::TooLarge)
            given.status = 0;
        Q_EMIT finished(given);
    };
    if (delay.count() == 0)
        QMetaObject::invokeMethod(this, land, Qt::QueuedConnection);
    else
        m_timer = m_clock.singleShot(delay, this, land);
}

ScriptedWire::~ScriptedWire()
{
    // While the counter that they decrease still exists.
    const auto exchanges = findChildren<ScriptedExchange *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(exchanges);
}

Expectation &ScriptedWire::add(Verb verb, const QString &path)
{
    Expectation &expectation = m_expected.emplace_back();
    expectation.m_verb = verb;
    expectation.m_path = path;
    return expectation;
}

bool ScriptedWire::isSatisfied() const
{
    return unexpected.isEmpty() && std::all_of(m_expected.begin(), m_expected.end(), [](const Expectation &e) {
        return e.m_times < 0 || e.m_seen == e.m_times;
    });
}

Expectation *ScriptedWire::match(const FakeRequest &request)
{
    for (Expectation &e : m_expected) {
        const bool left = e.m_times < 0 || e.m_seen < e.m_times;
        const bool query = std::all_of(e.m_query.begin(), e.m_query.end(), [&request](const auto &wanted) {
            return request.query.allQueryItemValues(wanted.first, QUrl::FullyDecoded).contains(wanted.second);
        });
        if (left && query && e.m_verb == request.verb && e.m_path == request.path && request.body.contains(e.m_bodyPart))
            return &e;
    }
    return nullptr;
}

WireExchange *ScriptedWire::start(WireRequest wire)
{
    FakeRequest request { wire.verb, wire.url.path(QUrl::FullyDecoded), QUrlQuery(wire.url), wire.url, wire.headers,
        wire.bodyDevice ? wire.bodyDevice->readAll() : wire.body, wire.transfer, wire.ownServer, m_clock.steadyMs() };
    auto *exchange = new ScriptedExchange(this, m_clock, onWire);
    WireAnswer answer;
    std::chrono::milliseconds delay { 0 };
    bool broken = false;
    if (Expectation *e = match(request)) {
        ++e->m_seen;
        answer.status = e->m_failure || e->m_hang ? 0 : e->m_status;
        answer.headers = e->m_headers;
        answer.body = e->m_body;
        answer.failure = e->m_hang ? makeError(ErrorKind::Timeout) : e->m_failure;
        if (e->m_breakAfter >= 0) {
            answer.body.truncate(e->m_breakAfter);
            answer.failure = makeError(ErrorKind::Offline);
            broken = true;
        }
        delay = e->m_hang ? wire.timeout : e->m_after;
    } else {
        const QString what = QString::fromLatin1(verbName(request.verb)) + QLatin1Char(' ') + request.url.toString();
        unexpected.append(what);
        answer.status = 599;
        if (!tolerant)
            QTest::qFail(qPrintable(QStringLiteral("unexpected request: ") + what), __FILE__, __LINE__);
    }
    if (answer.failure && !broken)
        answer.body.clear();
    else if (answer.body.size() > wire.maxBody) {
        answer.failure = makeError(ErrorKind::TooLarge, QString(), answer.status);
        answer.body.clear();
    }
    answer.bodySize = answer.body.size();
    requests.push_back(std::move(request));
    exchange->answerAfter(delay, answer, wire.sink);
    return exchange;
}

FakeTransport::FakeTransport(FakeClock &clock, QObject *parent)
    : FakeTransport(clock, QUrl(QStringLiteral("https://fleet.example")), parent)
{
}

FakeTransport::FakeTransport(FakeClock &clock, const QUrl &baseUrl, QObject *parent)
    : FakeTransport(clock, baseUrl, std::make_unique<ScriptedWire>(clock), std::make_shared<double>(0.5), {}, parent)
{
}

FakeTransport::FakeTransport(FakeClock &clock, std::shared_ptr<RateBudget> budget, QObject *parent)
    : FakeTransport(clock, QUrl(QStringLiteral("https://fleet.example")), std::make_unique<ScriptedWire>(clock),
        std::make_shared<double>(0.5), std::move(budget), parent)
{
}

FakeTransport::FakeTransport(FakeClock &clock, const QUrl &baseUrl, std::unique_ptr<ScriptedWire> script,
    std::shared_ptr<double> random, std::shared_ptr<RateBudget> budget, QObject *parent)
    : LaneTransport(std::move(script), baseUrl, clock,
        Options { {}, [random] { return *random; }, std::move(budget) }, parent)
    , m_script(static_cast<ScriptedWire &>(wire()))
    , m_random(random)
{
    setToken("test-token");
}

FakeTransport::~FakeTransport() = default;

Expectation &FakeTransport::expect(Verb verb, const QString &path)
{
    return m_script.add(verb, path);
}

void FakeTransport::clearExpectations()
{
    m_script.clear();
}

const std::vector<FakeRequest> &FakeTransport::requests() const
{
    return m_script.requests;
}

bool FakeTransport::isSatisfied() const
{
    return m_script.isSatisfied();
}

QStringList FakeTransport::unexpected() const
{
    return m_script.unexpected;
}

int FakeTransport::onWire() const
{
    return m_script.onWire;
}

void FakeTransport::setTolerant(bool tolerant)
{
    m_script.tolerant = tolerant;
}

} // namespace drydock::test
