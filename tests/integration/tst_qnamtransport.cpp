// SPDX-License-Identifier: GPL-3.0-or-later
//
// The product's transport on real sockets against a server that misbehaves: every way in which an answer can fail to
// arrive, and what must never happen then (a write sent twice, credentials at another host).
#include "models/rest/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testmain.h"
#include "tests/unit/rest/restprobe.h"

#include <QSignalSpy>

#include <list>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

static QString described(const Outcome &outcome)
{
    const Error error = outcome.reply.error.value_or(Error {});
    return QStringLiteral("%1 %2 \"%3\"").arg(errorKindName(error.kind)).arg(error.httpStatus).arg(error.apiMessage);
}

class TestQnamTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void ok();
    void everyVerb();
    void hang();
    void hangInTheBody();
    void aSlowBodyIsNoTimeout();
    void halfABody();
    void halfAChunkedBody();
    void resetConnection();
    void aWriteIsOnTheWireOnce_data();
    void aWriteIsOnTheWireOnce();
    void tooManyRequests();
    void unavailableThenOk();
    void unauthorizedOnce();
    void unauthorizedForEver();
    void basicSignIn();
    void redirectWithinTheServer();
    void redirectToAnotherHostLeaksNothing();
    void artifactLinksGoWithoutCredentials();
    void noCookiesAreKept();
    void refused();
    void unknownHost();
    void notHttp();
    void tooLarge();
    void gzipIsUnpacked();
    void proxyWantsAPassword();
    void proxyWithAPassword();
    void clockSkew();
    void harOfRealTraffic();

private:
    void connectTo(const QUrl &url, const ProxySettings &proxy = {});
    Outcome &send(RequestSpec request)
    {
        Outcome &outcome = m_outcomes.emplace_back();
        outcome.watch(m_transport->send(std::move(request)));
        return outcome;
    }
    Outcome &sendAndWait(const RequestSpec &request)
    {
        Outcome &outcome = send(request);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(outcome.settled, 1, 10'000); }();
        return outcome;
    }

    SystemClock m_clock;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<QnamTransport> m_transport;
    std::list<Outcome> m_outcomes;
};

void TestQnamTransport::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_server = std::make_unique<RawServer>();
    QVERIFY(m_server->isListening());
    connectTo(m_server->url());
}

void TestQnamTransport::connectTo(const QUrl &url, const ProxySettings &proxy)
{
    ServerEndpoint endpoint;
    endpoint.baseUrl = url;
    endpoint.proxy = proxy;
    LaneTransport::Options options;
    options.retry.backoff = { 20ms, 100ms };
    m_transport = std::make_unique<QnamTransport>(endpoint, m_clock, options);
    m_transport->setToken("real-token");
}

void TestQnamTransport::cleanup()
{
    for (const Outcome &outcome : m_outcomes)
        QVERIFY(outcome.settled <= 1);
    m_outcomes.clear();
    m_transport.reset();
    m_server.reset();
}

void TestQnamTransport::ok()
{
    m_server->on("/api/a%2Fb").reply(200, "{\"x\":1}", { { "Content-Type", "application/json" }, { "X-Men-RequestID", "r-1" }, { "X-Total-Count", "7" } });
    RequestSpec request = get("api");
    request.path << QStringLiteral("a/b");
    request.query = { { QStringLiteral("q"), QStringLiteral("a&b c+") } };
    const Outcome &outcome = sendAndWait(request);
    QVERIFY(outcome.ok());
    QCOMPARE(outcome.reply.status, 200);
    QCOMPARE(outcome.reply.body, QByteArray("{\"x\":1}"));
    QCOMPARE(outcome.reply.header("X-MEN-RequestID"), QByteArray("r-1"));
    const RawRequest &sent = m_server->requests().front();
    QCOMPARE(sent.target, QByteArray("/api/a%2Fb?q=a%26b%20c%2B"));
    QCOMPARE(sent.headers.value("authorization"), QByteArray("Bearer real-token"));
    QCOMPARE(sent.headers.value("user-agent"), QByteArray("drydock/" DRYDOCK_VERSION));
    QVERIFY(!sent.headers.contains("x-men-requestid"));
}

void TestQnamTransport::everyVerb()
{
    m_server->on("/v").reply(204);
    for (const Verb verb : { Verb::Get, Verb::Head, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete }) {
        RequestSpec request = spec(verb, "v");
        if (verb == Verb::Put) {
            request.body = "{}";
            request.contentType = "application/json";
        }
        const Outcome &outcome = sendAndWait(request);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.reply.status, 204);
        QCOMPARE(m_server->requests().back().verb, verbName(verb));
        QCOMPARE(m_server->requests().back().body, request.body);
        if (verb == Verb::Put)
            QCOMPARE(m_server->requests().back().headers.value("content-type"), QByteArray("application/json"));
    }
    for (const int status : { 200, 201, 202 }) {
        m_server->on("/w" + QByteArray::number(status)).reply(status);
        QCOMPARE(sendAndWait(spec(Verb::Post, ("w" + QByteArray::number(status)).constData())).reply.status, status);
    }
}

void TestQnamTransport::hang()
{
    m_server->on("/a").hang().reply(200, "{}");
    RequestSpec request = get("a");
    request.timeout = 100ms;
    QVERIFY(sendAndWait(request).ok());
    QCOMPARE(m_outcomes.back().reply.attempts, 2);
    m_server->on("/w").hang();
    request = spec(Verb::Post, "w");
    request.timeout = 100ms;
    QVERIFY(sendAndWait(request).failedWith(ErrorKind::Timeout));
    QCOMPARE(m_server->count("/w"), 1);
}

void TestQnamTransport::hangInTheBody()
{
    m_server->on("/a").hangInBody().reply(200, "{}");
    RequestSpec request = get("a");
    request.timeout = 100ms;
    QVERIFY(sendAndWait(request).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("{}"));
}

void TestQnamTransport::aSlowBodyIsNoTimeout()
{
    m_server->on("/a").drip("0123456789", 40);
    RequestSpec request = get("a");
    request.timeout = 250ms; // the whole takes 400
    QVERIFY(sendAndWait(request).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("0123456789"));
    QCOMPARE(m_outcomes.back().reply.attempts, 1);
}

void TestQnamTransport::halfABody()
{
    m_server->on("/a").halfBody().reply(200, "whole");
    QVERIFY(sendAndWait(get("a")).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("whole"));
    m_server->on("/b").halfBody();
    QVERIFY(sendAndWait(get("b")).failedWith(ErrorKind::Offline));
    QCOMPARE(m_outcomes.back().reply.attempts, 4);
    QVERIFY(m_outcomes.back().reply.body.isEmpty());
}

void TestQnamTransport::halfAChunkedBody()
{
    m_server->on("/a").halfChunk().reply(200, "whole");
    QVERIFY(sendAndWait(get("a")).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("whole"));
}

void TestQnamTransport::resetConnection()
{
    m_server->on("/a").reset();
    QVERIFY(sendAndWait(get("a")).failedWith(ErrorKind::Offline));
    QCOMPARE(m_outcomes.back().reply.attempts, 4);
}

void TestQnamTransport::aWriteIsOnTheWireOnce_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<int>("verb");
    for (const Verb verb : { Verb::Post, Verb::Put, Verb::Delete }) {
        QTest::addRow("%s closed unanswered", verbName(verb).constData()) << 0 << static_cast<int>(verb);
        QTest::addRow("%s reset", verbName(verb).constData()) << 1 << static_cast<int>(verb);
        QTest::addRow("%s half answered", verbName(verb).constData()) << 2 << static_cast<int>(verb);
        QTest::addRow("%s 503", verbName(verb).constData()) << 3 << static_cast<int>(verb);
        QTest::addRow("%s closed on a used connection", verbName(verb).constData()) << 4 << static_cast<int>(verb);
    }
}

// Qt sends a request up to three times more when the connection closes before the answer. Not one with our bodies.
void TestQnamTransport::aWriteIsOnTheWireOnce()
{
    QFETCH(int, how);
    QFETCH(int, verb);
    if (how == 4) {
        m_server->on("/warm").reply(200, "{}");
        QVERIFY(sendAndWait(get("warm")).ok());
    }
    RawScript &script = m_server->on("/w");
    if (how == 0 || how == 4)
        script.closeUnanswered();
    else if (how == 1)
        script.reset();
    else if (how == 2)
        script.halfBody();
    else
        script.reply(503);
    for (const bool withBody : { true, false }) {
        RequestSpec request = spec(static_cast<Verb>(verb), "w");
        request.body = withBody ? "{\"once\":true}" : "";
        request.contentType = withBody ? "application/json" : "";
        const int before = m_server->count("/w");
        QVERIFY(sendAndWait(request).failedWith(how == 3 ? ErrorKind::Server : ErrorKind::Offline));
        QVERIFY(sendAndWait(get("warm")).settled == 1); // whatever Qt had queued is through now
        QCOMPARE(m_server->count("/w"), before + 1);
        QCOMPARE(m_server->requests()[m_server->requests().size() - 2].body, request.body);
    }
}

void TestQnamTransport::tooManyRequests()
{
    m_server->on("/a").reply(429, R"({"error":"too many requests"})", { { "Retry-After", "1" } }).reply(200, "{}");
    m_server->on("/b").reply(200, "{}");
    Outcome &first = send(get("a"));
    QTRY_VERIFY(m_transport->laneHeldUntil(Lane::Interactive).isValid());
    Outcome &second = send(get("b"));
    QVERIFY(sendAndWait(get("b", Lane::Polling)).ok());
    QCOMPARE(first.settled + second.settled, 0);
    QTRY_VERIFY(first.ok() && second.ok());
    QCOMPARE(first.reply.attempts, 2);
    QCOMPARE(m_server->requests()[2].path(), QByteArray("/a"));
}

void TestQnamTransport::unavailableThenOk()
{
    m_server->on("/a").reply(503).reply(200, "{}");
    QVERIFY(sendAndWait(get("a")).ok());
    QCOMPARE(m_outcomes.back().reply.attempts, 2);
}

void TestQnamTransport::unauthorizedOnce()
{
    const RawScript::Headers challenge { { "WWW-Authenticate", "Bearer realm=\"ManagementJWT\"" } };
    m_server->on("/a").reply(401, R"({"error":"unauthorized"})", challenge).reply(200, "{}");
    QSignalSpy asked(m_transport.get(), &Transport::authenticationRequired);
    Outcome &read = send(get("a"));
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(read.settled, 0);
    m_transport->setToken("new-token");
    m_transport->resumeAfterSignIn(true);
    QTRY_VERIFY(read.ok());
    QCOMPARE(m_server->requests().back().headers.value("authorization"), QByteArray("Bearer new-token"));
}

void TestQnamTransport::unauthorizedForEver()
{
    m_server->on("/a").reply(401, R"({"error":"unauthorized"})", { { "WWW-Authenticate", "Basic realm=\"x\"" } });
    QSignalSpy asked(m_transport.get(), &Transport::authenticationRequired);
    connect(m_transport.get(), &Transport::authenticationRequired, this, [this] { m_transport->resumeAfterSignIn(true); });
    Outcome &poll = send(get("a", Lane::Polling));
    QTRY_VERIFY(poll.settled == 1 || asked.size() > 3);
    QVERIFY(poll.failedWith(ErrorKind::Auth));
    QCOMPARE(asked.size(), 3);
    QCOMPARE(m_server->count("/a"), 3);
    QCOMPARE(poll.reply.error->apiMessage, QStringLiteral("unauthorized"));
}

void TestQnamTransport::basicSignIn()
{
    m_server->on("/login").reply(401, R"({"error":"unauthorized","request_id":"q-7"})").reply(200, "a.b.c", { { "Content-Type", "application/jwt" } });
    RequestSpec request = spec(Verb::Post, "login");
    request.credentials = Credentials::Basic;
    request.user = "j\xc3\xb6rg@example.com";
    request.password = "p\xc3\xa4ss:word";
    QVERIFY(sendAndWait(request).failedWith(ErrorKind::Auth));
    QCOMPARE(m_outcomes.back().reply.error->apiMessage, QStringLiteral("unauthorized"));
    QCOMPARE(m_outcomes.back().reply.error->requestId, QByteArray("q-7"));
    QCOMPARE(m_server->count("/login"), 1);
    QVERIFY(sendAndWait(request).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("a.b.c"));
    QCOMPARE(m_server->requests().back().headers.value("authorization"),
        "Basic " + QByteArray("j\xc3\xb6rg@example.com:p\xc3\xa4ss:word").toBase64());
    QCOMPARE(m_server->requests().back().headers.value("content-length"), QByteArray("0"));
}

void TestQnamTransport::redirectWithinTheServer()
{
    m_server->on("/old").reply(302, "moved", { { "Location", "/new?a=1" } });
    m_server->on("/new").reply(200, "{}");
    QVERIFY(sendAndWait(get("old")).ok());
    QCOMPARE(m_server->requests().back().target, QByteArray("/new?a=1"));
}

void TestQnamTransport::redirectToAnotherHostLeaksNothing()
{
    RawServer other;
    other.on("/a").reply(200, "{}");
    for (const int status : { 301, 302, 303, 307, 308 }) {
        m_server->on("/" + QByteArray::number(status)).reply(status, {}, { { "Location", other.url().toEncoded() + "/a?token=x" } });
        QVERIFY(sendAndWait(get(QByteArray::number(status).constData())).failedWith(ErrorKind::Protocol));
        QCOMPARE(m_outcomes.back().reply.error->where, other.url().resolved(QUrl(QStringLiteral("/a"))));
        QCOMPARE(m_outcomes.back().reply.error->httpStatus, status);
        const Outcome &write = sendAndWait(spec(Verb::Post, QByteArray::number(status).constData()));
        QVERIFY2(write.failedWith(ErrorKind::Protocol), qPrintable(described(write)));
    }
    QCOMPARE(other.connections(), 0);
}

void TestQnamTransport::artifactLinksGoWithoutCredentials()
{
    RawServer other;
    other.on("/a.mender").reply(200, "artifact");
    RequestSpec request;
    request.lane = Lane::Transfer;
    request.absoluteUrl = other.url().toString() + QStringLiteral("/a.mender?X-Amz-Signature=ff");
    request.credentials = Credentials::None;
    QVERIFY(sendAndWait(request).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("artifact"));
    QVERIFY(!other.requests().front().headers.contains("authorization"));
    QCOMPARE(other.requests().front().target, QByteArray("/a.mender?X-Amz-Signature=ff"));
}

void TestQnamTransport::noCookiesAreKept()
{
    m_server->on("/a").reply(200, "{}", { { "Set-Cookie", "JWT=abc; Path=/" } });
    QVERIFY(sendAndWait(get("a")).ok());
    QVERIFY(sendAndWait(get("a")).ok());
    QVERIFY(!m_server->requests().back().headers.contains("cookie"));
}

void TestQnamTransport::refused()
{
    const QUrl url = m_server->url();
    m_server.reset();
    connectTo(url);
    QSignalSpy reachable(m_transport.get(), &Transport::reachabilityChanged);
    QVERIFY(sendAndWait(get("a")).failedWith(ErrorKind::Refused));
    QCOMPARE(m_outcomes.back().reply.attempts, 4);
    QCOMPARE(reachable.size(), 1);
    QCOMPARE(reachable[0][0].toBool(), false);
}

void TestQnamTransport::unknownHost()
{
    connectTo(QUrl(QStringLiteral("http://no-such-host.invalid")));
    QVERIFY(sendAndWait(spec(Verb::Post, "a")).failedWith(ErrorKind::Dns));
    QCOMPARE(m_outcomes.back().reply.error->where.host(), QStringLiteral("no-such-host.invalid"));
}

void TestQnamTransport::notHttp()
{
    m_server->on("/a").garbage();
    const Outcome &outcome = sendAndWait(spec(Verb::Post, "a"));
    QVERIFY(outcome.reply.error);
    QVERIFY(outcome.reply.error->kind == ErrorKind::Protocol || outcome.reply.error->kind == ErrorKind::Offline);
}

void TestQnamTransport::tooLarge()
{
    m_server->on("/a").reply(200, QByteArray(5000, 'x'));
    m_server->on("/b").drip(QByteArray(50, 'x'), 1);
    RequestSpec request = get("a");
    request.maxBody = 4999;
    QVERIFY(sendAndWait(request).failedWith(ErrorKind::TooLarge));
    request.maxBody = 5000;
    QVERIFY(sendAndWait(request).ok());
    request = get("b");
    request.maxBody = 10;
    QVERIFY(sendAndWait(request).failedWith(ErrorKind::TooLarge));
    m_server->on("/html").reply(500, QByteArray(2 << 20, 'x'));
    QVERIFY(sendAndWait(spec(Verb::Post, "html")).failedWith(ErrorKind::Server));
}

void TestQnamTransport::gzipIsUnpacked()
{
    // gzip of {"packed":true}
    const QByteArray packed = QByteArray::fromHex("1f8b08000000000002ffab562a484cce4e4d51b22a292a4dad050089e0b5dc0f000000");
    m_server->on("/a").reply(200, packed, { { "Content-Encoding", "gzip" } });
    QVERIFY(sendAndWait(get("a")).ok());
    QCOMPARE(m_outcomes.back().reply.body, QByteArray("{\"packed\":true}"));
    QVERIFY(m_server->requests().back().headers.value("accept-encoding").contains("gzip"));
}

void TestQnamTransport::proxyWantsAPassword()
{
    const RawScript::Headers challenge { { "Proxy-Authenticate", "Basic realm=\"p\"" } };
    m_server->on("/a").reply(407, "no", challenge);
    for (const char *user : { "", "wrong" }) {
        ProxySettings proxy { ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), m_server->serverPort(), QString::fromLatin1(user), QStringLiteral("x") };
        connectTo(QUrl(QStringLiteral("http://fleet.invalid")), proxy);
        QVERIFY(sendAndWait(get("a")).failedWith(ErrorKind::Auth));
        QCOMPARE(m_outcomes.back().reply.error->httpStatus, 407);
        QCOMPARE(m_outcomes.back().reply.attempts, 1);
    }
}

void TestQnamTransport::proxyWithAPassword()
{
    m_server->on("/a").reply(200, "{}");
    ProxySettings proxy { ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), m_server->serverPort(), QStringLiteral("bob"), QStringLiteral("pw") };
    connectTo(QUrl(QStringLiteral("http://fleet.invalid")), proxy);
    const Outcome &outcome = sendAndWait(get("a"));
    QVERIFY2(outcome.ok(), qPrintable(described(outcome)));
    QCOMPARE(m_server->requests().back().headers.value("proxy-authorization"), "Basic " + QByteArray("bob:pw").toBase64());
    QCOMPARE(m_server->requests().back().target, QByteArray("http://fleet.invalid/a"));
    RequestSpec write = spec(Verb::Post, "a");
    write.body = "{}";
    QVERIFY(sendAndWait(write).ok());
}

void TestQnamTransport::clockSkew()
{
    m_server->on("/a").reply(200, "{}", { { "Date", "Mon, 23 Nov 2020 06:00:00 GMT" } });
    QVERIFY(sendAndWait(get("a")).ok());
    QVERIFY(m_transport->serverClockSkew() && *m_transport->serverClockSkew() < -24h);
}

void TestQnamTransport::harOfRealTraffic()
{
    m_server->on("/a").reply(503).reply(200, "{\"n\":1}", { { "Content-Type", "application/json" }, { "Set-Cookie", "JWT=abc" } });
    QVERIFY(sendAndWait(get("a")).ok());
    const QByteArray har = m_transport->journal().toHar();
    QCOMPARE(m_transport->journal().entries().size(), size_t(2));
    QVERIFY(har.contains("\\\"n\\\":1"));
    QVERIFY(!har.contains("real-token"));
    QVERIFY(!har.contains("JWT=abc"));
}

DRYDOCK_TEST_MAIN(TestQnamTransport)
#include "tst_qnamtransport.moc"
