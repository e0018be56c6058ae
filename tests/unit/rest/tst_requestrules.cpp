// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine lets out and in: the write guard, redirects, other hosts, bodies from and to devices, and what the
// answers say about the link.
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QSignalSpy>

#include <array>
#include <list>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

class TestRequestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readOnlyLetsNoWriteOut();
    void theGuardAlsoHoldsForQueuedWrites();
    void redirectsStayWithinTheOrigin();
    void redirectsElsewhereAreRefused();
    void redirectsDoNotLoop();
    void aRedirectCanBeTheAnswer();
    void absoluteUrlsCarryNoCredentials();
    void unsendableRequestsAreNotSent();
    void sinksTakeTheBodyAndAreRewound();
    void bodySourceIsOpenedPerAttempt();
    void answersOver204();
    void aHandshakeEndsWith101();
    void aTokenThatIsAskedAbout();
    void reachabilityAndClockSkew();
    void unexpectedRequestsAreSeen();

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

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::list<Outcome> m_outcomes;
};

void TestRequestRules::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_clock = std::make_unique<FakeClock>();
    m_transport = std::make_unique<FakeTransport>(*m_clock);
}

void TestRequestRules::cleanup()
{
    for (const Outcome &outcome : m_outcomes)
        QVERIFY(outcome.settled <= 1);
    m_outcomes.clear();
    m_transport.reset();
    m_clock.reset();
}

void TestRequestRules::readOnlyLetsNoWriteOut()
{
    for (const WriteGuard guard : { WriteGuard::ReadOnly, WriteGuard::Production }) {
        m_transport->setWriteGuard(guard);
        QCOMPARE(m_transport->writeGuard(), guard);
        for (const Verb verb : { Verb::Post, Verb::Put, Verb::Patch, Verb::Delete }) {
            sendWatched(spec(verb, "api/management/v1/deployments/deployments"));
            QCOMPARE(last().settled, 0);
            m_clock->settle();
            QVERIFY(last().failedWith(ErrorKind::ReadOnly));
            QCOMPARE(last().reply.attempts, 0);
        }
        sendWatched(get("api/management/v1/deviceconnect/devices/d/connect"));
        m_clock->settle();
        QVERIFY(last().failedWith(ErrorKind::ReadOnly));
        m_transport->expect(Verb::Post, "/api/management/v2/inventory/filters/search").json("[]");
        sendWatched(spec(Verb::Post, "api/management/v2/inventory/filters/search"));
        m_clock->settle();
        QVERIFY(last().ok());
    }
    QCOMPARE(m_transport->requests().size(), size_t(2));
    m_transport->setWriteGuard(WriteGuard::Off);
    m_transport->expect(Verb::Delete, "/x").reply(204);
    sendWatched(spec(Verb::Delete, "x"));
    m_clock->settle();
    QVERIFY(last().ok());
}

void TestRequestRules::theGuardAlsoHoldsForQueuedWrites()
{
    m_transport->always(Verb::Get, "/slow").json("{}").after(100);
    for (int i = 0; i < 3; ++i)
        sendWatched(get("slow"));
    sendWatched(spec(Verb::Delete, "x"));
    m_clock->settle();
    m_transport->setWriteGuard(WriteGuard::ReadOnly);
    passTime(100);
    QVERIFY(last().failedWith(ErrorKind::ReadOnly));
    QVERIFY(m_transport->isSatisfied());
}

void TestRequestRules::redirectsStayWithinTheOrigin()
{
    m_transport->expect(Verb::Get, "/old").reply(302, {}, { { "Location", "/new?x=1" } });
    m_transport->expect(Verb::Get, "/new").withQuery(QStringLiteral("x"), QStringLiteral("1")).json("{}");
    sendWatched(get("old"));
    m_clock->settle();
    QVERIFY(last().ok());
    QCOMPARE(last().reply.attempts, 1);
    QCOMPARE(last().reply.url.path(), QStringLiteral("/new"));
    QCOMPARE(m_transport->lastRequest().header("Authorization"), QByteArray("Bearer test-token"));
}

void TestRequestRules::redirectsElsewhereAreRefused()
{
    const std::array<const char *, 5> elsewhere { "https://evil.example/a?token=1", "http://fleet.example/a",
        "https://fleet.example:8443/a", "//evil.example/a", "/api/management/v1/deviceconnect/devices/d/connect" };
    m_transport->setWriteGuard(WriteGuard::ReadOnly);
    for (const char *target : elsewhere) {
        m_transport->expect(Verb::Get, "/a").reply(301, {}, { { "Location", target } });
        sendWatched(get("a"));
        m_clock->settle();
        QVERIFY2(last().failedWith(ErrorKind::Protocol), target);
        QVERIFY(!last().reply.error->where.hasQuery());
        QCOMPARE(last().reply.error->httpStatus, 301);
    }
    QCOMPARE(m_outcomes.front().reply.error->where, QUrl(QStringLiteral("https://evil.example/a")));
    m_transport->setWriteGuard(WriteGuard::Off);
    m_transport->expect(Verb::Post, "/w").reply(307, {}, { { "Location", "/w2" } });
    sendWatched(spec(Verb::Post, "w"));
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Protocol));
    QCOMPARE(last().reply.error->where.path(), QStringLiteral("/w2"));
    QVERIFY(m_transport->isSatisfied());
}

void TestRequestRules::redirectsDoNotLoop()
{
    m_transport->always(Verb::Get, "/a").reply(302, {}, { { "Location", "/a" } });
    sendWatched(get("a"));
    passTime(1000);
    QVERIFY(last().failedWith(ErrorKind::Protocol));
    QCOMPARE(m_transport->requests().size(), size_t(6));
}

void TestRequestRules::aRedirectCanBeTheAnswer()
{
    RequestSpec link = get("login");
    link.credentials = Credentials::None;
    link.redirectIsAnswer = true;
    m_transport->expect(Verb::Get, "/login").reply(302, {}, { { "Location", "https://idp.example/sso?x=1" } });
    sendWatched(link);
    m_clock->settle();
    QVERIFY(last().ok());
    QCOMPARE(last().reply.status, 302);
    QCOMPARE(last().reply.header("Location"), QByteArray("https://idp.example/sso?x=1"));
    QVERIFY(m_transport->lastRequest().header("Authorization").isEmpty());
    QVERIFY(!m_transport->journal().entries().back().error);
    m_transport->expect(Verb::Get, "/login").reply(302); // leads nowhere
    sendWatched(link);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Protocol));
    m_transport->expect(Verb::Get, "/login").reply(404, R"({"error":"no such provider"})");
    sendWatched(link);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::NotFound));
    QVERIFY(m_transport->isSatisfied());
}

void TestRequestRules::absoluteUrlsCarryNoCredentials()
{
    m_transport->expect(Verb::Get, "/bucket/a.mender").reply(200, "bytes");
    RequestSpec request;
    request.absoluteUrl = QStringLiteral("https://s3.example/bucket/a.mender?X-Amz-Signature=ff");
    sendWatched(request); // Bearer, as by default
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Protocol));
    request.credentials = Credentials::None;
    request.headers = { { "Authorization", "Bearer sneaky" } };
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().ok());
    QVERIFY(m_transport->lastRequest().header("Authorization").isEmpty());
    QVERIFY(!m_transport->lastRequest().ownServer);
}

void TestRequestRules::unsendableRequestsAreNotSent()
{
    RequestSpec request = get("devices");
    request.path << QStringLiteral("..");
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Protocol));
    request = spec(Verb::Post, "upload");
    request.bodySource = [] { return std::unique_ptr<QIODevice>(); };
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Unprocessable)); // our own file's fault, not the server's
    QCOMPARE(last().reply.error->local, LocalProblem::CannotRead);
    QVERIFY(m_transport->requests().empty());
}

void TestRequestRules::sinksTakeTheBodyAndAreRewound()
{
    auto sink = std::make_shared<QBuffer>();
    sink->open(QIODevice::ReadWrite);
    sink->write("head:");
    m_transport->expect(Verb::Get, "/file").reply(500, "error text");
    m_transport->expect(Verb::Get, "/file").reply(200, "payload");
    RequestSpec request = get("file", Lane::Transfer);
    request.sink = sink;
    sendWatched(request);
    passTime(1000);
    QVERIFY(last().ok());
    QVERIFY(last().reply.body.isEmpty());
    QCOMPARE(sink->data(), QByteArray("head:payload"));
    QVERIFY(m_transport->journal().entries().back().responseBodyOmitted);
    QCOMPARE(m_transport->journal().entries().back().responseBodySize, 7);
}

void TestRequestRules::bodySourceIsOpenedPerAttempt()
{
    int opened = 0;
    m_transport->expect(Verb::Put, "/w").reply(503);
    m_transport->expect(Verb::Put, "/w").reply(204);
    RequestSpec request = spec(Verb::Put, "w");
    request.idempotent = true;
    request.bodySource = [&opened] {
        auto source = std::make_unique<QBuffer>();
        source->setData("from disk");
        source->open(QIODevice::ReadOnly);
        ++opened;
        return source;
    };
    sendWatched(request);
    passTime(1000);
    QVERIFY(last().ok());
    QCOMPARE(opened, 2);
    QCOMPARE(m_transport->lastRequest().body, QByteArray("from disk"));
    QCOMPARE(m_transport->journal().entries().back().requestBodySize, 9);
    QVERIFY(m_transport->journal().entries().back().requestBodyOmitted);
}

void TestRequestRules::answersOver204()
{
    for (const int status : { 200, 201, 202, 204 }) {
        m_transport->expect(Verb::Post, "/w").reply(status);
        sendWatched(spec(Verb::Post, "w"));
        m_clock->settle();
        QVERIFY(last().ok());
        QCOMPARE(last().reply.status, status);
    }
    RequestSpec request = get("big");
    request.maxBody = 10;
    m_transport->expect(Verb::Get, "/big").reply(200, QByteArray(11, 'x'));
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::TooLarge));
}

void TestRequestRules::aHandshakeEndsWith101()
{
    m_transport->expect(Verb::Get, "/socket").reply(101, {}, { { "Upgrade", "websocket" } }).times(2);
    RequestSpec request = get("socket");
    sendWatched(request); // to anything else 101 is no answer
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Protocol));
    request.upgrade = true;
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().ok());
    QCOMPARE(last().reply.status, 101);
    QVERIFY(last().reply.body.isEmpty());
    QCOMPARE(m_transport->journal().entries().back().status, 101);
    QVERIFY(!m_transport->journal().entries().back().error);
    m_transport->expect(Verb::Get, "/socket").reply(404, R"({"error":"device not found"})");
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::NotFound));
}

void TestRequestRules::aTokenThatIsAskedAbout()
{
    QSignalSpy asked(m_transport.get(), &Transport::authenticationRequired);
    m_transport->expect(Verb::Post, "/verify").reply(200);
    m_transport->expect(Verb::Post, "/verify").reply(401, R"({"error":"unauthorized"})");
    RequestSpec request = spec(Verb::Post, "verify");
    request.credentials = Credentials::Token;
    request.password = "other-token-0123456789";
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().ok());
    QCOMPARE(m_transport->lastRequest().header("Authorization"), QByteArray("Bearer other-token-0123456789"));
    QVERIFY(!m_transport->journal().toHar().contains("other-token"));
    // That it is not valid says nothing about the session's own.
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Auth));
    QCOMPARE(asked.size(), 0);
    QVERIFY(m_transport->hasToken());
    // To another address it does not go.
    request.absoluteUrl = QStringLiteral("https://elsewhere.example/verify");
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Protocol));
}

void TestRequestRules::reachabilityAndClockSkew()
{
    QSignalSpy reachable(m_transport.get(), &Transport::reachabilityChanged);
    QSignalSpy skew(m_transport.get(), &Transport::serverClockSkewChanged);
    m_transport->expect(Verb::Get, "/a").fail(ErrorKind::Refused).times(4);
    sendWatched(get("a"));
    passTime(10'000);
    QVERIFY(last().failedWith(ErrorKind::Refused));
    QCOMPARE(reachable.size(), 1);
    QCOMPARE(reachable[0][0].toBool(), false);
    m_transport->expect(Verb::Get, "/a").reply(404, {}, { { "Date", "Mon, 23 Nov 2026 08:00:10 GMT" } });
    sendWatched(get("a"));
    passTime(0);
    QCOMPARE(reachable.size(), 2);
    QCOMPARE(reachable[1][0].toBool(), true);
    QCOMPARE(skew.size(), 1);
    QCOMPARE(m_transport->serverClockSkew(), std::optional(2h + 0s));
}

void TestRequestRules::unexpectedRequestsAreSeen()
{
    m_transport->setTolerant(true);
    sendWatched(get("nobody/asked"));
    passTime(60'000);
    QCOMPARE(last().reply.status, 599);
    QCOMPARE(m_transport->unexpected().front(), QStringLiteral("GET https://fleet.example/nobody/asked"));
    QVERIFY(!m_transport->isSatisfied());
}

DRYDOCK_TEST_MAIN(TestRequestRules)
#include "tst_requestrules.moc"
