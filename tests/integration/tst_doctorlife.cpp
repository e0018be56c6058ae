// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connection doctor behind proxies, and its end at every moment: cancelled, deleted, with its secrets kept.
#include "tests/integration/doctorfixture.h"

#include <QTimer>

using namespace drydock;
using namespace drydock::test;

class TestDoctorLife : public DoctorFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(prepareFiles()); }
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void cleanup() { m_doctor.reset(); }
    void proxyWantsPassword();
    void proxyRefusesPassword();
    void proxyDenies();
    void proxyIsNotThere();
    void proxyForPlainHttp();
    void cancelled();
    void deletedInEachStep_data();
    void deletedInEachStep();
    void secretsStayOut();
};

void TestDoctorLife::proxyWantsPassword()
{
    RawServer proxy;
    proxy.on("server.example:443").reply(407, {}, { { "Proxy-Authenticate", "Basic realm=\"p\"" } });
    ServerEndpoint endpoint = at(QUrl(QStringLiteral("https://server.example")));
    endpoint.proxy = { ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}, {} };
    examine(endpoint, kToken);
    QCOMPARE(finding(Id::Proxy), Finding::ProxyOwn);
    QCOMPARE(finding(Id::Names), Finding::NameIsAddress);
    QCOMPARE(finding(Id::Connect), Finding::ProxyWantsPassword);
    QCOMPARE(proxy.requests().front().verb, QByteArray("CONNECT"));
}

void TestDoctorLife::proxyRefusesPassword()
{
    RawServer proxy;
    proxy.on("server.example:443").reply(407, {}, { { "Proxy-Authenticate", "Basic realm=\"p\"" } });
    ServerEndpoint endpoint = at(QUrl(QStringLiteral("https://server.example")));
    endpoint.proxy = { ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(),
        QStringLiteral("joe"), QStringLiteral("marker-proxy-password") };
    examine(endpoint);
    QCOMPARE(finding(Id::Connect), Finding::ProxyRefusesPassword);
}

void TestDoctorLife::proxyDenies()
{
    RawServer proxy;
    proxy.on("server.example:443").reply(403);
    ServerEndpoint endpoint = at(QUrl(QStringLiteral("https://server.example")));
    endpoint.proxy = { ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}, {} };
    examine(endpoint);
    QCOMPARE(finding(Id::Connect), Finding::ProxyDenied);
}

void TestDoctorLife::proxyIsNotThere()
{
    quint16 port = 0;
    {
        const RawServer gone;
        port = gone.serverPort();
    }
    ServerEndpoint endpoint = at(QUrl(QStringLiteral("https://server.example")));
    endpoint.proxy = { ProxySettings::Kind::Socks5, QStringLiteral("127.0.0.1"), port, {}, {} };
    examine(endpoint);
    QCOMPARE(finding(Id::Connect), Finding::ConnectRefused);
    QVERIFY(m_doctor->step(Id::Connect).facts.viaProxy);

    endpoint.proxy.host.clear();
    examine(endpoint);
    QCOMPARE(finding(Id::Proxy), Finding::ProxyIncomplete);
}

void TestDoctorLife::proxyForPlainHttp()
{
    RawServer proxy;
    proxy.on(kMe).reply(407, {}, { { "Proxy-Authenticate", "Basic realm=\"p\"" } });
    ServerEndpoint endpoint = at(QUrl(QStringLiteral("http://server.example")));
    endpoint.proxy = { ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), proxy.serverPort(), {}, {} };
    examine(endpoint, kToken);
    QCOMPARE(finding(Id::Address), Finding::AddressUnencrypted);
    QCOMPARE(finding(Id::Connect), Finding::Connected);
    QCOMPARE(finding(Id::Http), Finding::ProxyWantsPassword);
}

void TestDoctorLife::cancelled()
{
    RawServer server;
    server.on(kMe).hang();
    prepare(at(server.url()), kToken);
    int finished = 0;
    connect(m_doctor.get(), &ConnectionDoctor::finished, this, [&finished] { ++finished; });
    m_doctor->start();
    QTRY_COMPARE(state(Id::Http), State::Running);
    m_doctor->cancel();
    QVERIFY(!m_doctor->isRunning());
    QCOMPARE(finished, 1);
    QCOMPARE(finding(Id::Http), Finding::Cancelled);
    QCOMPARE(finding(Id::Clock), Finding::Cancelled);
    QCOMPARE(finding(Id::Connect), Finding::Connected);
    m_doctor->cancel();
    QCOMPARE(finished, 1);
}

void TestDoctorLife::deletedInEachStep_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("cancels");
    for (int i = 0; i < kDoctorSteps; ++i) {
        const QByteArray name = doctorName(static_cast<Id>(i)).toLatin1();
        QTest::addRow("deleted in %s", name.constData()) << i << false;
        QTest::addRow("cancelled in %s", name.constData()) << i << true;
    }
}

void TestDoctorLife::deletedInEachStep()
{
    QFETCH(int, step);
    QFETCH(bool, cancels);
    for (const State when : { State::Running, State::Ok }) {
        RawServer server(m_kit.server(kHere));
        answerAll(server);
        RawScript::Headers dated = kJson;
        dated.append(std::pair<QByteArray, QByteArray>("Date", "Mon, 23 Nov 2026 06:00:00 GMT"));
        server.on(kMe) = RawScript();
        server.on(kMe).reply(401, "{}", dated).reply(200, "{}", dated);
        prepare(trusting(server), kToken);
        bool done = false;
        connect(m_doctor.get(), &ConnectionDoctor::stepChanged, this, [this, &done, step, when, cancels](int index) {
            if (index != step || done || (when == State::Running) != (m_doctor->steps().at(index).state == State::Running))
                return;
            done = true;
            if (cancels)
                m_doctor->cancel();
            else
                m_doctor.reset();
        });
        m_doctor->start();
        QTRY_VERIFY(done);
        QVERIFY(!m_doctor || !m_doctor->isRunning());
        m_doctor.reset();
        // What is left of it in the event queue finds nobody.
        bool turned = false;
        QTimer::singleShot(20, this, [&turned] { turned = true; });
        QTRY_VERIFY(turned);
    }
}

void TestDoctorLife::secretsStayOut()
{
    RawServer server;
    server.on(kMe).reply(401, R"({"error":"x"})", kJson).reply(
        500, R"({"error":"the word marker-secret-token is not known"})", { { "Content-Type", "application/json" }, { "Server", "marker-secret-token" } });
    examine(at(server.url()), kToken);
    const DoctorStep::Facts &facts = m_doctor->step(Id::SignIn).facts;
    QVERIFY(!facts.detail.contains(QString::fromLatin1(kToken)));
    QVERIFY(facts.detail.contains(QLatin1String("[redacted]")));
    QVERIFY(!facts.software.contains(QString::fromLatin1(kToken)));
}

DRYDOCK_TEST_MAIN(TestDoctorLife)
#include "tst_doctorlife.moc"
