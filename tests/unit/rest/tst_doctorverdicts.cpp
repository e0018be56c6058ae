// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connection doctor on a scripted network and a virtual clock: what sockets on one machine cannot show, such as
// half a set of addresses, a silent name service, or a clock that is years off.
#include "models/rest/doctor/certificatejudge.h"
#include "models/rest/doctor/connectiondoctor.h"
#include "models/rest/doctor/doctorverdicts.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"
#include "tests/support/tlskit.h"

using namespace drydock;
using namespace drydock::test;
using Id = DoctorStep::Id;
using StepState = DoctorStep::State;
using Finding = DoctorStep::Finding;

// Answers at once, from within the call: the doctor has to bear that too.
class ScriptedNetwork final : public DoctorNetwork {
public:
    QNetworkProxy proxy { QNetworkProxy::NoProxy };
    QStringList addresses { QStringLiteral("192.0.2.1") };
    bool silentNames = false;
    QHash<QString, DialOutcome> outcomes; //!< by host; Connected where it is not named
    QStringList dialled;
    HandshakeAnswer handshake;

    void findProxy(const ProxySettings &, const QUrl &, QObject *, std::function<void(const QNetworkProxy &)> done) override
    {
        done(proxy);
    }
    void lookUp(const QString &, QObject *, std::function<void(const NameAnswer &)> done) override
    {
        NameAnswer answer;
        for (const QString &address : std::as_const(addresses))
            answer.addresses.append(QHostAddress(address));
        if (!silentNames)
            done(answer);
    }
    void dial(const DialTarget &target, QObject *, std::function<void(const DialAnswer &)> done) override
    {
        dialled.append(target.host);
        done({ outcomes.value(target.host, DialOutcome::Connected), 7, {} });
    }
    void shakeHands(const HandshakeTarget &, QObject *, std::function<void(const HandshakeAnswer &)> done) override
    {
        done(handshake);
    }
};

class TestDoctorVerdicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_network = std::make_unique<ScriptedNetwork>();
    }
    void cleanup() { m_doctor.reset(); }
    void connections_data();
    void connections();
    void onlyTheFirstAddressesAreTried();
    void silentNameService();
    void tunnels_data();
    void tunnels();
    void behindAProxyItsNameIsLookedUp();
    void handshakes_data();
    void handshakes();
    void clockOrCertificates();
    void expiresSoon();
    void certificateFacts();
    void clockIsHalfWay();

private:
    void examine(const char *url = "https://mender.example")
    {
        DoctorPatient patient;
        patient.endpoint.baseUrl = QUrl(QString::fromLatin1(url));
        patient.checks.whoAmI.path = QStringList { QStringLiteral("me") };
        m_doctor = std::make_unique<ConnectionDoctor>(
            ConnectionDoctor::Services { *m_network, m_clock,
                [this](const ServerEndpoint &) {
                    auto transport = std::make_unique<FakeTransport>(m_clock);
                    transport->always(Verb::Get, "/me").reply(401, "{}", { { "Content-Type", "application/json" } });
                    return transport;
                } },
            patient);
        m_doctor->start();
        [this] { QTRY_VERIFY(m_doctor->step(Id::Address).state != StepState::Waiting); }();
    }
    [[nodiscard]] Finding finding(Id id) const { return m_doctor->step(id).finding; }

    FakeClock m_clock;
    std::unique_ptr<ScriptedNetwork> m_network;
    std::unique_ptr<ConnectionDoctor> m_doctor;
};

void TestDoctorVerdicts::connections_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    const auto row = [](const char *name, DialOutcome first, DialOutcome second, Finding wanted) {
        QTest::newRow(name) << static_cast<int>(first) << static_cast<int>(second) << wanted;
    };
    row("both", DialOutcome::Connected, DialOutcome::Connected, Finding::Connected);
    row("one", DialOutcome::Unreachable, DialOutcome::Connected, Finding::ConnectedPartly);
    row("refused", DialOutcome::TimedOut, DialOutcome::Refused, Finding::ConnectRefused);
    row("timed out", DialOutcome::TimedOut, DialOutcome::Unreachable, Finding::ConnectTimedOut);
    row("unreachable", DialOutcome::Unreachable, DialOutcome::Unreachable, Finding::ConnectUnreachable);
    row("denied", DialOutcome::Denied, DialOutcome::Denied, Finding::ConnectDenied);
    row("other", DialOutcome::Other, DialOutcome::Other, Finding::ConnectFailed);
}

void TestDoctorVerdicts::connections()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(DoctorStep::Finding, wanted);
    m_network->addresses = QStringList { QStringLiteral("2001:db8::1"), QStringLiteral("192.0.2.1") };
    m_network->outcomes.insert(QStringLiteral("2001:db8::1"), static_cast<DialOutcome>(first));
    m_network->outcomes.insert(QStringLiteral("192.0.2.1"), static_cast<DialOutcome>(second));
    examine();
    QCOMPARE(finding(Id::Names), Finding::NamesFound);
    QCOMPARE(finding(Id::Connect), wanted);
    const QList<AddressFact> &facts = m_doctor->step(Id::Connect).facts.addresses;
    QCOMPARE(facts.size(), 2);
    QCOMPARE(facts.at(0).outcome, static_cast<DialOutcome>(first));
    QCOMPARE(facts.at(1).elapsedMs, 7);
    const bool goesOn = wanted == Finding::Connected || wanted == Finding::ConnectedPartly;
    QCOMPARE(finding(Id::Tls) == Finding::SkippedAfter, !goesOn);
}

void TestDoctorVerdicts::onlyTheFirstAddressesAreTried()
{
    m_network->addresses.clear();
    for (int i = 1; i <= 20; ++i)
        m_network->addresses.append(QStringLiteral("192.0.2.%1").arg(i));
    examine();
    QCOMPARE(m_network->dialled.size(), 8);
    QCOMPARE(finding(Id::Connect), Finding::Connected);
    QCOMPARE(m_doctor->step(Id::Connect).facts.addresses.size(), 20);
}

void TestDoctorVerdicts::silentNameService()
{
    m_network->silentNames = true;
    examine();
    QCOMPARE(m_doctor->step(Id::Names).state, StepState::Running);
    m_clock.advance(9'000);
    QCOMPARE(m_doctor->step(Id::Names).state, StepState::Running);
    m_clock.advance(1'000);
    QCOMPARE(finding(Id::Names), Finding::TimedOut);
    QCOMPARE(m_doctor->step(Id::Names).elapsedMs, 10'000);
    QVERIFY(!m_doctor->isRunning());
}

void TestDoctorVerdicts::tunnels_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("user");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    const auto row = [](const char *name, DialOutcome outcome, const char *user, Finding wanted) {
        QTest::newRow(name) << static_cast<int>(outcome) << QString::fromLatin1(user) << wanted;
    };
    row("through", DialOutcome::Connected, "", Finding::Connected);
    row("password", DialOutcome::ProxyWantsPassword, "", Finding::ProxyWantsPassword);
    row("wrong password", DialOutcome::ProxyWantsPassword, "joe", Finding::ProxyRefusesPassword);
    row("denied", DialOutcome::ProxyDenied, "", Finding::ProxyDenied);
    row("unknown to it", DialOutcome::UnknownHost, "", Finding::ProxyCannotReach);
    row("refused behind it", DialOutcome::Refused, "", Finding::ProxyCannotReach);
    row("no proxy", DialOutcome::ProxyStrange, "", Finding::ProxyStrange);
}

void TestDoctorVerdicts::tunnels()
{
    QFETCH(int, outcome);
    QFETCH(QString, user);
    QFETCH(DoctorStep::Finding, wanted);
    m_network->proxy = { QNetworkProxy::HttpProxy, QStringLiteral("192.0.2.9"), 3128, user, {} };
    m_network->outcomes.insert(QStringLiteral("mender.example"), static_cast<DialOutcome>(outcome));
    examine();
    QCOMPARE(finding(Id::Proxy), Finding::ProxySystem);
    QCOMPARE(finding(Id::Connect), wanted);
    QCOMPARE(m_network->dialled, (QStringList { QStringLiteral("192.0.2.9"), QStringLiteral("mender.example") }));
}

void TestDoctorVerdicts::behindAProxyItsNameIsLookedUp()
{
    m_network->proxy = { QNetworkProxy::Socks5Proxy, QStringLiteral("proxy.example"), 1080 };
    examine();
    QCOMPARE(m_doctor->step(Id::Names).facts.host, QStringLiteral("proxy.example"));
    QCOMPARE(m_doctor->step(Id::Proxy).facts.protocol, QStringLiteral("SOCKS 5"));
    QCOMPARE(m_doctor->step(Id::Tls).facts.host, QStringLiteral("mender.example"));
}

void TestDoctorVerdicts::handshakes_data()
{
    QTest::addColumn<QString>("failure");
    QTest::addColumn<bool>("certificate");
    QTest::addColumn<DoctorStep::Finding>("wanted");
    const auto row = [](const char *name, const char *failure, bool certificate, Finding wanted) {
        QTest::newRow(name) << QString::fromLatin1(failure) << certificate << wanted;
    };
    row("wants one", "tlsv13 alert certificate required", false, Finding::ClientCertificateWanted);
    row("refuses it", "sslv3 alert bad certificate", true, Finding::ClientCertificateRefused);
    row("does not know its issuer", "tlsv1 alert unknown ca", true, Finding::ClientCertificateRefused);
    row("plain HTTP", "error:0A00010B:SSL routines::wrong version number", false, Finding::TlsNotSpoken);
    row("too old", "tlsv1 alert protocol version", false, Finding::TlsNoCommon);
    row("no cipher", "sslv3 alert handshake failure", false, Finding::TlsNoCommon);
    row("cut off", "Connection reset by peer", false, Finding::TlsFailed);
    row("silent", "", false, Finding::TimedOut);
}

void TestDoctorVerdicts::handshakes()
{
    QFETCH(QString, failure);
    QFETCH(bool, certificate);
    QFETCH(DoctorStep::Finding, wanted);
    HandshakeAnswer answer;
    answer.failure = failure;
    QCOMPARE(judgeHandshake(answer, { {}, certificate, m_clock.now() }), (TlsVerdict { StepState::Failed, wanted }));
}

// The same chain, looked at today and in another century.
void TestDoctorVerdicts::clockOrCertificates()
{
    const TlsKit kit;
    const QSslCertificate leaf(kit.server({ QStringLiteral("a.example") }).certificatePem);
    const QSslCertificate authority(kit.authority().certificatePem);
    HandshakeAnswer answer;
    answer.errors = { QSslError(QSslError::CertificateNotYetValid, leaf) };
    answer.chain = { leaf, authority };
    const Timestamp longAgo { 0 };
    QCOMPARE(judgeHandshake(answer, { {}, false, longAgo }).finding, Finding::CertificatesOrClock);
    answer.chain = { leaf };
    QCOMPARE(judgeHandshake(answer, { {}, false, longAgo }).finding, Finding::CertificateNotYetValid);
    // An authority that is valid now takes the blame from the clock.
    answer.chain = { leaf, authority };
    const Timestamp today { QDateTime::currentMSecsSinceEpoch() };
    QCOMPARE(judgeHandshake(answer, { {}, false, today }).finding, Finding::CertificateNotYetValid);
}

void TestDoctorVerdicts::expiresSoon()
{
    const TlsKit kit;
    const QSslCertificate leaf(kit.server({ QStringLiteral("a.example") }, -1, 30).certificatePem);
    HandshakeAnswer answer;
    answer.encrypted = true;
    answer.chain = { leaf };
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    constexpr qint64 kDay = 86'400'000;
    QCOMPARE(judgeHandshake(answer, { {}, false, { now } }), (TlsVerdict { StepState::Ok, Finding::TlsGood }));
    QCOMPARE(judgeHandshake(answer, { {}, false, { now + 17 * kDay } }),
        (TlsVerdict { StepState::Warning, Finding::TlsExpiresSoon }));
}

void TestDoctorVerdicts::certificateFacts()
{
    const TlsKit kit;
    const Identity identity = kit.server({ QStringLiteral("b.example"), QStringLiteral("192.0.2.5") }, -2, 3);
    const CertificateFact fact = certificateFact(QSslCertificate(identity.certificatePem));
    QCOMPARE(fact.subject, QStringLiteral("b.example"));
    QCOMPARE(fact.issuer, QStringLiteral("Test authority"));
    QCOMPARE(fact.names, (QStringList { QStringLiteral("192.0.2.5"), QStringLiteral("b.example") }));
    QCOMPARE(fact.sha256, identity.sha256);
    QVERIFY(fact.validFrom < fact.validTo);
}

void TestDoctorVerdicts::clockIsHalfWay()
{
    HttpReply reply;
    reply.status = 200;
    reply.headers = { { "Date", "Mon, 23 Nov 2026 06:00:00 GMT" } };
    reply.finishedAt = Timestamp::fromRfc3339(QByteArrayView("2026-11-23T05:50:10Z"));
    reply.elapsedMs = 20'000;
    QCOMPARE(skewOf(reply), std::optional<qint64>(600));
    reply.headers.clear();
    QCOMPARE(skewOf(reply), std::nullopt);
}

DRYDOCK_TEST_MAIN(TestDoctorVerdicts)
#include "tst_doctorverdicts.moc"
