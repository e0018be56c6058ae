// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connection doctor on real sockets: one fault after another, each with its finding, and never a byte of ours to a
// server that is not believed.
#include "tests/integration/doctorfixture.h"

using namespace drydock;
using namespace drydock::test;

class TestDoctor : public DoctorFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareFiles()); }
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void cleanup() { m_doctor.reset(); }
    void everythingWorks();
    void everythingWorksWithTls();
    void withoutSignIn();
    void badAddress();
    void unknownName();
    void refusedPort();
    void plainHttpOnTlsPort();
    void tlsOnHttpAddress();
    void badCertificates_data();
    void badCertificates();
    void wrongHostSaysItsNames();
    void pinnedCertificate();
    void clientCertificate();
    void localFile();
    void httpAnswers_data();
    void httpAnswers();
    void slowServer();
    void refusedToken();
    void expiredToken();
    void services_data();
    void services();
    void skewedClock_data();
    void skewedClock();
};

void TestDoctor::everythingWorks()
{
    RawServer server;
    answerAll(server);
    examine(at(server.url()), kToken);
    for (const DoctorStep &step : m_doctor->steps()) {
        const bool passed = step.id == Id::Tls || step.id == Id::Clock;
        QVERIFY2(step.state == (passed ? State::Skipped : State::Ok), qPrintable(doctorName(step.id)));
    }
    QCOMPARE(finding(Id::Tls), Finding::TlsNotUsed);
    QCOMPARE(finding(Id::Api), Finding::ApiAll);
    QCOMPARE(finding(Id::Clock), Finding::ClockUnknown);
    QCOMPARE(m_doctor->step(Id::Connect).facts.addresses.value(0).outcome, DialOutcome::Connected);
    QVERIFY(!server.requests().front().headers.contains("authorization"));
    for (const RawRequest &request : server.requests())
        QCOMPARE(request.verb, QByteArray("GET"));
}

void TestDoctor::everythingWorksWithTls()
{
    RawServer server(m_kit.server(kHere));
    answerAll(server);
    examine(trusting(server), kToken);
    QCOMPARE(finding(Id::Tls), Finding::TlsGood);
    QCOMPARE(finding(Id::Api), Finding::ApiAll);
    const DoctorStep::Facts &facts = m_doctor->step(Id::Tls).facts;
    QVERIFY(facts.protocol.startsWith(QLatin1String("TLS 1.")));
    QVERIFY(!facts.cipher.isEmpty());
    QCOMPARE(facts.chain.value(0).names, kHere);
    QCOMPARE(facts.chain.value(0).issuer, QStringLiteral("Test authority"));
}

void TestDoctor::withoutSignIn()
{
    RawServer server;
    server.on(kMe).reply(401, R"({"error":"unauthorized"})", kJson);
    examine(at(server.url()));
    QCOMPARE(finding(Id::Http), Finding::HttpMender);
    QCOMPARE(finding(Id::SignIn), Finding::NoToken);
    QCOMPARE(finding(Id::Api), Finding::ApiNotAsked);
    QCOMPARE(server.requests().size(), size_t { 1 });
}

void TestDoctor::badAddress()
{
    examine(at(QUrl()));
    QCOMPARE(finding(Id::Address), Finding::AddressInvalid);
    QCOMPARE(state(Id::Http), State::Skipped);
    QCOMPARE(finding(Id::Http), Finding::SkippedAfter);
    QCOMPARE(m_doctor->step(Id::Http).facts.cause, Id::Address);
}

void TestDoctor::unknownName()
{
    examine(at(QUrl(QStringLiteral("https://nosuch.invalid"))));
    QCOMPARE(finding(Id::Address), Finding::AddressGood);
    QCOMPARE(finding(Id::Names), Finding::NameUnknown);
    QVERIFY(!m_doctor->step(Id::Names).facts.detail.isEmpty());
    QCOMPARE(m_doctor->step(Id::Connect).facts.cause, Id::Names);
}

void TestDoctor::refusedPort()
{
    QUrl url;
    {
        const RawServer gone;
        url = gone.url();
    }
    examine(at(url));
    QCOMPARE(finding(Id::Connect), Finding::ConnectRefused);
    QCOMPARE(state(Id::Connect), State::Failed);
    QCOMPARE(m_doctor->step(Id::Clock).facts.cause, Id::Connect);
}

void TestDoctor::plainHttpOnTlsPort()
{
    RawServer server;
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    examine(at(url), kToken);
    QCOMPARE(finding(Id::Tls), Finding::TlsNotSpoken);
    QVERIFY(server.requests().empty());
}

void TestDoctor::tlsOnHttpAddress()
{
    RawServer server(m_kit.server(kHere));
    QUrl url = server.url();
    url.setScheme(QStringLiteral("http"));
    examine(at(url), kToken);
    QCOMPARE(state(Id::Http), State::Failed);
    QCOMPARE(finding(Id::Http), Finding::HttpLost);
}

void TestDoctor::badCertificates_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    QTest::newRow("self-signed") << 0 << Finding::CertificateSelfSigned;
    QTest::newRow("unknown issuer") << 1 << Finding::CertificateUnknownIssuer;
    QTest::newRow("expired") << 2 << Finding::CertificateExpired;
    QTest::newRow("not yet valid") << 3 << Finding::CertificateNotYetValid;
    QTest::newRow("another host") << 4 << Finding::CertificateWrongHost;
}

void TestDoctor::badCertificates()
{
    QFETCH(int, kind);
    QFETCH(DoctorStep::Finding, wanted);
    const TlsKit stranger;
    const QList<Identity> identities { TlsKit::selfSigned(kHere), stranger.server(kHere), m_kit.server(kHere, -20, -10),
        m_kit.server(kHere, 10, 20), m_kit.server({ QStringLiteral("other.example") }) };
    RawServer server(identities.at(kind));
    answerAll(server);
    examine(trusting(server), kToken);
    QCOMPARE(finding(Id::Tls), wanted);
    QCOMPARE(m_doctor->step(Id::Tls).facts.chain.value(0).sha256, identities.at(kind).sha256);
    QCOMPARE(finding(Id::Http), Finding::SkippedAfter);
    QVERIFY(server.requests().empty());
}

void TestDoctor::wrongHostSaysItsNames()
{
    RawServer server(m_kit.server({ QStringLiteral("one.example"), QStringLiteral("two.example") }));
    examine(trusting(server));
    QCOMPARE(m_doctor->step(Id::Tls).facts.chain.value(0).names,
        (QStringList { QStringLiteral("one.example"), QStringLiteral("two.example") }));
}

void TestDoctor::pinnedCertificate()
{
    const Identity own = TlsKit::selfSigned(kHere);
    RawServer server(own);
    answerAll(server);
    ServerEndpoint endpoint = at(server.url());
    endpoint.pinnedSha256 = own.sha256;
    examine(endpoint, kToken);
    QCOMPARE(finding(Id::Tls), Finding::TlsPinned);
    QCOMPARE(finding(Id::SignIn), Finding::SignedIn);

    RawServer other(m_kit.server(kHere)); // which the authorities vouch for, but it is not the one
    endpoint = trusting(other);
    endpoint.pinnedSha256 = own.sha256;
    examine(endpoint, kToken);
    QCOMPARE(finding(Id::Tls), Finding::CertificateNotPinned);
    QVERIFY(other.requests().empty());
}

void TestDoctor::clientCertificate()
{
    RawServer server(m_kit.server(kHere), m_kit.authority().certificatePem);
    answerAll(server);
    examine(trusting(server), kToken);
    QCOMPARE(finding(Id::Tls), Finding::ClientCertificateWanted);

    const auto bring = [this, &server](const Identity &identity) {
        ServerEndpoint endpoint = trusting(server);
        endpoint.clientCertificateFile = write("client.pem", identity.certificatePem + identity.keyPem);
        return endpoint;
    };
    const TlsKit stranger;
    examine(bring(stranger.client(QStringLiteral("me"))), kToken);
    QCOMPARE(finding(Id::Tls), Finding::ClientCertificateRefused);
    QVERIFY(server.requests().empty());

    examine(bring(m_kit.client(QStringLiteral("me"))), kToken);
    QCOMPARE(finding(Id::Tls), Finding::TlsGood);
    QCOMPARE(finding(Id::SignIn), Finding::SignedIn);
}

void TestDoctor::localFile()
{
    RawServer server(m_kit.server(kHere));
    ServerEndpoint endpoint = at(server.url());
    endpoint.extraCaFile = m_dir.filePath(QStringLiteral("not-there.pem"));
    examine(endpoint);
    QCOMPARE(finding(Id::Tls), Finding::TlsLocalFile);
    QCOMPARE(m_doctor->step(Id::Tls).facts.localFile, endpoint.extraCaFile);
}

void TestDoctor::httpAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    const QByteArray json = "application/json";
    const QByteArray html = "text/html";
    QTest::newRow("mender") << 401 << QByteArray(R"({"error":"x"})") << json << QByteArray() << Finding::HttpMender;
    QTest::newRow("page") << 200 << QByteArray("<html>") << html << QByteArray() << Finding::HttpWebPage;
    QTest::newRow("page for 404") << 404 << QByteArray("<html>") << html << QByteArray() << Finding::HttpWebPage;
    QTest::newRow("other API") << 404 << QByteArray("{}") << json << QByteArray() << Finding::HttpNotFound;
    QTest::newRow("redirect") << 302 << QByteArray() << html << QByteArray("Location") << Finding::HttpRedirect;
    QTest::newRow("gateway") << 401 << QByteArray("<html>") << html << QByteArray("WWW-Authenticate") << Finding::HttpOtherSignIn;
    QTest::newRow("forbidden") << 403 << QByteArray("{}") << json << QByteArray() << Finding::HttpForbidden;
    QTest::newRow("too many") << 429 << QByteArray("{}") << json << QByteArray() << Finding::HttpTooMany;
    QTest::newRow("broken") << 502 << QByteArray("<html>") << html << QByteArray() << Finding::HttpServerError;
    QTest::newRow("something") << 200 << QByteArray("hello") << QByteArray("text/plain") << QByteArray() << Finding::HttpNotMender;
}

void TestDoctor::httpAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, extra);
    QFETCH(DoctorStep::Finding, wanted);
    RawScript::Headers headers { { "Content-Type", contentType }, { "Server", "odd/1.0" } };
    if (extra == "Location")
        headers.append(std::pair<QByteArray, QByteArray>(extra, "https://elsewhere.example/login?token=abcdefgh"));
    else if (!extra.isEmpty())
        headers.append(std::pair<QByteArray, QByteArray>(extra, "Basic realm=\"gate\""));
    RawServer server;
    server.on(kMe).reply(status, body, headers);
    examine(at(server.url()), kToken);
    QCOMPARE(finding(Id::Http), wanted);
    QCOMPARE(state(Id::Http), wanted == Finding::HttpMender ? State::Ok : State::Failed);
    QCOMPARE(m_doctor->step(Id::Http).facts.software, QStringLiteral("odd/1.0"));
    if (wanted == Finding::HttpRedirect)
        QCOMPARE(m_doctor->step(Id::Http).facts.url, QUrl(QStringLiteral("https://elsewhere.example/login")));
    if (wanted != Finding::HttpMender) {
        for (const RawRequest &request : server.requests())
            QVERIFY(!request.headers.contains("authorization"));
    }
}

void TestDoctor::slowServer()
{
    RawServer server;
    server.on(kMe).hang();
    examine(at(server.url()));
    QCOMPARE(finding(Id::Http), Finding::TimedOut);
    QCOMPARE(state(Id::Http), State::Failed);
    QVERIFY(m_doctor->step(Id::Http).elapsedMs >= 2'000);
}

void TestDoctor::refusedToken()
{
    RawServer server;
    server.on(kMe).reply(401, R"({"error":"unauthorized"})", kJson);
    examine(at(server.url()), kToken, { m_clock.now().ms + 86'400'000 });
    QCOMPARE(finding(Id::SignIn), Finding::TokenRefused);
    QCOMPARE(m_doctor->step(Id::Api).facts.cause, Id::SignIn);
    QCOMPARE(server.count(kMe), 2);
}

void TestDoctor::expiredToken()
{
    RawServer server;
    server.on(kMe).reply(401, R"({"error":"unauthorized"})", kJson);
    examine(at(server.url()), kToken, { m_clock.now().ms - 60'000 });
    QCOMPARE(finding(Id::SignIn), Finding::TokenExpired);

    RawServer soon;
    answerAll(soon);
    examine(at(soon.url()), kToken, { m_clock.now().ms + 60'000 });
    QCOMPARE(finding(Id::SignIn), Finding::SignInEndsSoon);
    QCOMPARE(state(Id::SignIn), State::Warning);
    QCOMPARE(finding(Id::Api), Finding::ApiAll);
}

void TestDoctor::services_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    QTest::addColumn<DoctorStep::State>("ends");
    const QByteArray needed = "/api/management/v1/inventory/groups";
    const QByteArray extra = "/api/management/v1/auditlogs/logs";
    QTest::newRow("not allowed") << needed << 403 << Finding::ApiForbidden << State::Warning;
    QTest::newRow("too old") << needed << 404 << Finding::ApiMissing << State::Failed;
    QTest::newRow("broken") << needed << 500 << Finding::ApiFailing << State::Failed;
    QTest::newRow("not in this plan") << extra << 404 << Finding::ApiPartly << State::Ok;
    QTest::newRow("extra broken") << extra << 503 << Finding::ApiFailing << State::Warning;
}

void TestDoctor::services()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(DoctorStep::Finding, wanted);
    QFETCH(DoctorStep::State, ends);
    RawServer server;
    answerAll(server);
    server.on(path) = RawScript();
    server.on(path).reply(status, R"({"error":"no","request_id":"q-7"})", kJson);
    examine(at(server.url()), kToken);
    QCOMPARE(finding(Id::Api), wanted);
    QCOMPARE(state(Id::Api), ends);
    const QList<ServiceFact> &facts = m_doctor->step(Id::Api).facts.services;
    QCOMPARE(std::count_if(facts.begin(), facts.end(), [status](const ServiceFact &f) { return f.httpStatus == status; }), 1);
}

void TestDoctor::skewedClock_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("status");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    QTest::newRow("agrees") << 0 << 401 << Finding::ClockGood;
    QTest::newRow("behind") << -300 << 401 << Finding::ClockOff;
    QTest::newRow("ahead") << 86'400 << 401 << Finding::ClockFarOff;
    QTest::newRow("said by a web page") << 7'200 << 404 << Finding::ClockFarOff;
}

void TestDoctor::skewedClock()
{
    QFETCH(int, seconds);
    QFETCH(int, status);
    QFETCH(DoctorStep::Finding, wanted);
    const QDateTime theirs = QDateTime::currentDateTimeUtc().addSecs(seconds);
    RawScript::Headers headers = kJson;
    headers.append({ "Date", QLocale::c().toString(theirs, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1() });
    RawServer server;
    server.on(kMe).reply(status, "{}", headers);
    examine(at(server.url()));
    QCOMPARE(finding(Id::Clock), wanted);
    QVERIFY(qAbs(m_doctor->step(Id::Clock).facts.skewSeconds - seconds) <= 3);
}

DRYDOCK_TEST_MAIN(TestDoctor)
#include "tst_doctor.moc"
