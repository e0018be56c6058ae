// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's lanes, retries and endings: when requests go out, how often, and how they end.
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

#include <array>
#include <list>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

class TestLaneTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void neverAnswersSynchronously();
    void carriesWhatTheSpecSays();
    void lanesLimitThemselves();
    void aClickNeverWaitsBehindPolls();
    void bulkBorrowsIdleSlots();
    void transfersAreApart();
    void retriesAReadFourTimes();
    void recoversOnASecondAttempt();
    void backoffIsJitteredAndBounded();
    void aWriteIsSentOnce_data();
    void aWriteIsSentOnce();
    void anIdempotentWriteIsRepeatedButNotAfterATimeout();
    void aTimedOutReadIsRepeated();
    void retryAfterHoldsTheWholeLane();
    void a503HoldsToo();
    void aLongRetryAfterIsTold();
    void abandonTakesItOffTheWire();
    void abandonInEveryState();
    void shutDownEndsTwentyHangingRequests();
    void sendAfterShutDownEndsAsCancelled();
    void transportMayDieInAHandler();
    void transportMayDieWithRequestsEverywhere();

private:
    void passTime(qint64 ms) { m_clock->advance(ms); }
    HttpJob *sendWatched(RequestSpec request)
    {
        Outcome &outcome = m_outcomes.emplace_back();
        HttpJob *job = m_transport->send(std::move(request));
        outcome.watch(job);
        return job;
    }
    Outcome &last() { return m_outcomes.back(); }
    [[nodiscard]] int settledCount() const
    {
        return static_cast<int>(
            std::count_if(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.settled == 1; }));
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::list<Outcome> m_outcomes;
};

void TestLaneTransport::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_clock = std::make_unique<FakeClock>();
    m_transport = std::make_unique<FakeTransport>(*m_clock);
}

void TestLaneTransport::cleanup()
{
    for (const Outcome &outcome : m_outcomes)
        QVERIFY(outcome.settled <= 1);
    m_outcomes.clear();
    m_transport.reset();
    m_clock.reset();
}

void TestLaneTransport::neverAnswersSynchronously()
{
    m_transport->expect(Verb::Get, "/a").json("{}");
    HttpJob *job = m_transport->send(get("a"));
    QVERIFY(job);
    QVERIFY(m_transport->requests().empty());
    Outcome outcome;
    outcome.watch(job); // still in time
    QCOMPARE(outcome.settled, 0);
    m_clock->settle();
    QVERIFY(outcome.ok());
    QCOMPARE(outcome.reply.status, 200);
    QCOMPARE(outcome.reply.body, QByteArray("{}"));
    QCOMPARE(outcome.reply.attempts, 1);
    QCOMPARE(outcome.reply.finishedAt, m_clock->now());
    QVERIFY(outcome.job.isNull()); // it deleted itself
    QVERIFY(m_transport->isSatisfied());
}

void TestLaneTransport::carriesWhatTheSpecSays()
{
    m_transport->expect(Verb::Post, "/api/v1/a b").reply(201, {}, { { "Location", "x/1" }, { "X-MEN-RequestID", "r-1" } });
    RequestSpec request = spec(Verb::Post, "api/v1");
    request.path << QStringLiteral("a b");
    request.query = { { QStringLiteral("q"), QStringLiteral("1&2") } };
    request.body = "{\"x\":1}";
    request.contentType = "application/json";
    request.headers = { { "If-Match", "tag" }, { "authorization", "Bearer smuggled" } };
    sendWatched(request);
    m_clock->settle();
    const FakeRequest &sent = m_transport->lastRequest();
    QCOMPARE(sent.header("Authorization"), QByteArray("Bearer test-token"));
    QCOMPARE(sent.header("User-Agent"), QByteArray("drydock/" DRYDOCK_VERSION));
    QCOMPARE(sent.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(sent.header("If-Match"), QByteArray("tag"));
    QVERIFY(sent.header("X-MEN-RequestID").isEmpty());
    QCOMPARE(sent.queryValue(QStringLiteral("q")), QStringLiteral("1&2"));
    QCOMPARE(sent.body, QByteArray("{\"x\":1}"));
    QCOMPARE(last().reply.status, 201);
    QCOMPARE(last().reply.header("location"), QByteArray("x/1"));

    m_transport->expect(Verb::Post, "/login").reply(200, "jwt");
    request = spec(Verb::Post, "login");
    request.credentials = Credentials::Basic;
    request.user = "bob@example.com";
    request.password = "p:w";
    HttpJob *job = sendWatched(request);
    m_clock->advance(0);
    QCOMPARE(m_transport->lastRequest().header("Authorization"), "Basic " + QByteArray("bob@example.com:p:w").toBase64());
    Q_UNUSED(job)
}

void TestLaneTransport::lanesLimitThemselves()
{
    m_transport->always(Verb::Get, "/x").json("{}").after(10);
    for (int i = 0; i < 5; ++i) {
        for (const Lane lane : { Lane::Interactive, Lane::Polling, Lane::Bulk, Lane::Transfer })
            sendWatched(get("x", lane));
    }
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 3 + 1 + 2 + 2);
    QCOMPARE(m_transport->requestsInFlight(), 8);
    int most = 0;
    for (int i = 0; i < 100 && settledCount() < 20; ++i) {
        passTime(10);
        most = std::max(most, m_transport->onWire());
    }
    QCOMPARE(settledCount(), 20);
    QVERIFY(most <= 8);
    QCOMPARE(m_transport->requestsInFlight(), 0);
}

void TestLaneTransport::aClickNeverWaitsBehindPolls()
{
    m_transport->always(Verb::Get, "/slow").json("{}").after(10'000);
    m_transport->expect(Verb::Get, "/click").json("{}");
    for (int i = 0; i < 10; ++i) {
        sendWatched(get("slow", Lane::Polling));
        sendWatched(get("slow", Lane::Bulk));
    }
    m_clock->settle();
    sendWatched(get("click"));
    m_clock->settle();
    QVERIFY(last().ok());
}

void TestLaneTransport::bulkBorrowsIdleSlots()
{
    m_transport->always(Verb::Get, "/page").json("{}").after(100);
    m_transport->always(Verb::Get, "/click").json("{}").after(100);
    for (int i = 0; i < 10; ++i)
        sendWatched(get("page", Lane::Bulk));
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 4); // its two, and two of three interactive ones
    for (int i = 0; i < 3; ++i)
        sendWatched(get("click"));
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 5); // the one left free was taken at once
    passTime(100);
    const auto clicks = std::count_if(m_transport->requests().begin(), m_transport->requests().end(),
        [](const FakeRequest &r) { return r.path == QLatin1String("/click"); });
    QCOMPARE(clicks, 3); // borrowed slots went to the waiting clicks first
    QCOMPARE(m_transport->onWire(), 4); // two clicks, two pages
}

void TestLaneTransport::transfersAreApart()
{
    m_transport->always(Verb::Get, "/file").hang();
    m_transport->expect(Verb::Get, "/a").json("{}");
    for (int i = 0; i < 5; ++i)
        sendWatched(get("file", Lane::Transfer));
    sendWatched(get("a"));
    m_clock->settle();
    QVERIFY(last().ok());
    QCOMPARE(m_transport->onWire(), 2);
    QVERIFY(m_transport->requests().front().transfer);
    QVERIFY(!m_transport->lastRequest().transfer);
}

void TestLaneTransport::retriesAReadFourTimes()
{
    m_transport->expect(Verb::Get, "/a").reply(500, R"({"error":"internal error","request_id":"r-9"})").times(4);
    QPointer<HttpJob> job = sendWatched(get("a"));
    m_clock->settle();
    QCOMPARE(job->attempts(), 1);
    passTime(249);
    QCOMPARE(job->attempts(), 1);
    passTime(1); // 0.5 x 0.5 s
    QCOMPARE(job->attempts(), 2);
    passTime(500);
    QCOMPARE(job->attempts(), 3);
    QCOMPARE(last().settled, 0);
    passTime(1000);
    QVERIFY(last().failedWith(ErrorKind::Server));
    QCOMPARE(last().reply.attempts, 4);
    QCOMPARE(last().reply.error->apiMessage, QStringLiteral("internal error"));
    QCOMPARE(last().reply.error->requestId, QByteArray("r-9"));
    QCOMPARE(last().reply.error->where, QUrl(QStringLiteral("https://fleet.example/a")));
    QVERIFY(m_transport->isSatisfied());
    QCOMPARE(m_clock->pendingTimers(), 0);
}

void TestLaneTransport::recoversOnASecondAttempt()
{
    m_transport->expect(Verb::Get, "/a").fail(ErrorKind::Offline);
    m_transport->expect(Verb::Get, "/a").json("[]");
    sendWatched(get("a"));
    passTime(1000);
    QVERIFY(last().ok());
    QCOMPARE(last().reply.attempts, 2);
}

void TestLaneTransport::backoffIsJitteredAndBounded()
{
    m_transport->setRandom(0.999999);
    m_transport->expect(Verb::Get, "/a").reply(502).times(4);
    sendWatched(get("a"));
    passTime(60'000);
    const auto &sent = m_transport->requests();
    QCOMPARE(sent.size(), size_t(4));
    QCOMPARE(sent[1].atMs - sent[0].atMs, 500);
    QCOMPARE(sent[2].atMs - sent[1].atMs, 1000);
    QCOMPARE(sent[3].atMs - sent[2].atMs, 2000);
    m_transport->setRandom(0);
    m_transport->expect(Verb::Get, "/a").reply(502);
    m_transport->expect(Verb::Get, "/a").json("{}");
    sendWatched(get("a"));
    passTime(1);
    QVERIFY(last().ok());
}

void TestLaneTransport::aWriteIsSentOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("500") << 500;
    QTest::newRow("503") << 503;
    QTest::newRow("429") << 429;
    QTest::newRow("lost connection") << 0;
    QTest::newRow("timeout") << -1;
}

void TestLaneTransport::aWriteIsSentOnce()
{
    QFETCH(int, status);
    for (const Verb verb : { Verb::Post, Verb::Put, Verb::Patch, Verb::Delete }) {
        Expectation &e = m_transport->expect(verb, "/w");
        if (status > 0)
            e.reply(status);
        else if (status < 0)
            e.hang();
        else
            e.fail(ErrorKind::Offline);
        sendWatched(spec(verb, "w"));
    }
    passTime(300'000);
    QCOMPARE(settledCount(), 4);
    QCOMPARE(m_transport->requests().size(), size_t(4));
    QVERIFY(last().reply.error.has_value());
    QVERIFY(m_transport->isSatisfied());
}

void TestLaneTransport::anIdempotentWriteIsRepeatedButNotAfterATimeout()
{
    m_transport->expect(Verb::Put, "/w").reply(503);
    m_transport->expect(Verb::Put, "/w").fail(ErrorKind::Offline);
    m_transport->expect(Verb::Put, "/w").hang();
    RequestSpec request = spec(Verb::Put, "w");
    request.idempotent = true;
    sendWatched(request);
    passTime(300'000);
    QVERIFY(last().failedWith(ErrorKind::Timeout));
    QCOMPARE(m_transport->requests().size(), size_t(3));
}

void TestLaneTransport::aTimedOutReadIsRepeated()
{
    m_transport->expect(Verb::Get, "/a").hang();
    m_transport->expect(Verb::Get, "/a").json("{}");
    RequestSpec request = get("a");
    request.timeout = 2s;
    sendWatched(request);
    passTime(2000);
    QCOMPARE(last().settled, 0);
    passTime(250);
    QVERIFY(last().ok());
}

void TestLaneTransport::retryAfterHoldsTheWholeLane()
{
    QSignalSpy held(m_transport.get(), &Transport::laneHeldChanged);
    m_transport->expect(Verb::Get, "/a").reply(429, {}, { { "Retry-After", "7" } });
    m_transport->expect(Verb::Get, "/a").json("{}");
    m_transport->expect(Verb::Get, "/other").json("{}");
    m_transport->expect(Verb::Get, "/poll").json("{}");
    const Timestamp start = m_clock->now();
    sendWatched(get("a"));
    m_clock->settle();
    QCOMPARE(m_transport->laneHeldUntil(Lane::Interactive), Timestamp { start.ms + 7000 });
    QVERIFY(!m_transport->laneHeldUntil(Lane::Polling).isValid());
    sendWatched(get("other"));
    sendWatched(get("poll", Lane::Polling));
    passTime(6999);
    QCOMPARE(m_transport->requests().size(), size_t(2)); // the first and the poll
    QVERIFY(last().ok());
    passTime(1);
    QCOMPARE(settledCount(), 3);
    QCOMPARE(m_transport->requests()[2].path, QStringLiteral("/a")); // the one that waited longest goes first
    QVERIFY(!m_transport->laneHeldUntil(Lane::Interactive).isValid());
    QCOMPARE(held.size(), 2);
}

void TestLaneTransport::a503HoldsToo()
{
    m_transport->expect(Verb::Post, "/w").reply(503, {}, { { "Retry-After", "Mon, 23 Nov 2026 06:00:05 GMT" } });
    m_transport->expect(Verb::Get, "/a").json("{}");
    sendWatched(spec(Verb::Post, "w"));
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Server)); // not repeated,
    QCOMPARE(last().reply.error->retryAfter, std::optional(5s));
    sendWatched(get("a"));
    passTime(4999);
    QCOMPARE(last().settled, 0); // but its lane waits
    passTime(1);
    QVERIFY(last().ok());
}

void TestLaneTransport::aLongRetryAfterIsTold()
{
    m_transport->expect(Verb::Get, "/a").reply(429, {}, { { "Retry-After", "3600" } });
    sendWatched(get("a"));
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::TooMany));
    QCOMPARE(last().reply.error->retryAfter, std::optional(3600s));
    QVERIFY(m_transport->laneHeldUntil(Lane::Interactive).isValid());
    passTime(300'000);
    QVERIFY(!m_transport->laneHeldUntil(Lane::Interactive).isValid());
}

void TestLaneTransport::abandonTakesItOffTheWire()
{
    m_transport->always(Verb::Get, "/hang").hang();
    m_transport->expect(Verb::Get, "/next").json("{}");
    for (int i = 0; i < 3; ++i)
        sendWatched(get("hang"));
    sendWatched(get("next"));
    m_clock->settle();
    QCOMPARE(m_transport->onWire(), 3);
    QCOMPARE(last().settled, 0);
    m_outcomes.front().job->abandon();
    QCOMPARE(m_transport->onWire(), 2);
    m_clock->settle();
    QVERIFY(last().ok()); // its slot went on
    QVERIFY(m_outcomes.front().job.isNull());
    passTime(120'000);
    QCOMPARE(m_outcomes.front().settled, 0);
}

void TestLaneTransport::abandonInEveryState()
{
    m_transport->always(Verb::Get, "/a").reply(500).after(100);
    m_transport->always(Verb::Get, "/ok").json("{}");
    HttpJob *starting = sendWatched(get("ok"));
    starting->abandon();
    starting->abandon(); // twice is once
    m_clock->settle();
    QVERIFY(m_transport->requests().empty());

    for (int i = 0; i < 4; ++i)
        sendWatched(get("a"));
    m_clock->settle();
    last().job->abandon(); // queued
    m_outcomes.back().job->abandon();
    m_clock->settle();
    QCOMPARE(m_transport->requests().size(), size_t(3));
    passTime(100); // the three wait for their second attempt
    QCOMPARE(m_clock->pendingTimers(), 3);
    for (Outcome &outcome : m_outcomes) {
        if (outcome.job)
            outcome.job->abandon();
    }
    QCOMPARE(m_clock->pendingTimers(), 0);
    passTime(60'000);
    QCOMPARE(m_transport->requests().size(), size_t(3));
    QCOMPARE(settledCount(), 0);
    QCOMPARE(m_transport->requestsInFlight(), 0);
}

void TestLaneTransport::shutDownEndsTwentyHangingRequests()
{
    m_transport->always(Verb::Get, "/hang").hang();
    for (int i = 0; i < 20; ++i)
        sendWatched(get("hang", kAllLanes[static_cast<size_t>(i) % kAllLanes.size()]));
    m_clock->settle();
    QVERIFY(m_transport->onWire() > 0);
    m_transport->shutDown();
    QCOMPARE(m_transport->onWire(), 0);
    QCOMPARE(m_transport->requestsInFlight(), 0);
    QVERIFY(!m_transport->hasToken());
    const size_t sent = m_transport->requests().size();
    passTime(600'000);
    QCOMPARE(settledCount(), 0);
    QCOMPARE(m_transport->requests().size(), sent);
    QVERIFY(std::all_of(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.job.isNull(); }));
}

void TestLaneTransport::sendAfterShutDownEndsAsCancelled()
{
    m_transport->shutDown();
    sendWatched(get("a"));
    QCOMPARE(last().settled, 0);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Cancelled));
    QVERIFY(m_transport->requests().empty());
}

void TestLaneTransport::transportMayDieInAHandler()
{
    m_transport->always(Verb::Get, "/a").json("{}");
    m_transport->always(Verb::Get, "/hang").hang();
    int handled = 0;
    QObject context;
    connect(m_transport->send(get("a")), &HttpJob::settled, &context, [&] {
        ++handled;
        m_transport.reset();
    });
    connect(m_transport->send(get("a")), &HttpJob::settled, &context, [&] { ++handled; });
    connect(m_transport->send(get("hang")), &HttpJob::settled, &context, [&] { ++handled; });
    passTime(120'000);
    QCOMPARE(handled, 1);
    QVERIFY(!m_transport);
}

void TestLaneTransport::transportMayDieWithRequestsEverywhere()
{
    m_transport->always(Verb::Get, "/hang").hang();
    m_transport->always(Verb::Get, "/bad").reply(500);
    m_transport->always(Verb::Get, "/no").reply(401);
    sendWatched(get("bad", Lane::Polling)); // will wait for its second attempt
    sendWatched(get("no", Lane::Bulk)); // will wait for a sign-in
    RequestSpec open = get("hang");
    open.credentials = Credentials::None;
    for (int i = 0; i < 6; ++i)
        sendWatched(open); // three on the wire, three queued
    passTime(5);
    sendWatched(get("hang")); // not looked at yet
    m_transport.reset();
    QCOMPARE(m_clock->pendingTimers(), 0);
    passTime(120'000);
    QCOMPARE(settledCount(), 0);
}

DRYDOCK_TEST_MAIN(TestLaneTransport)
#include "tst_lanetransport.moc"
