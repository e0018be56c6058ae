// SPDX-License-Identifier: GPL-3.0-or-later
//
// TLS on real sockets: which certificates are believed, what a pin allows and forbids, and that nothing is sent to a
// server that is not believed.
#include "models/rest/qnamtransport.h"
#include "tests/support/rawserver.h"
#include "tests/support/testmain.h"
#include "tests/unit/rest/restprobe.h"

#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

static const QStringList kHere { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") };

class TestTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void cleanup();
    void unknownAuthority();
    void extraAuthority();
    void expired();
    void notYetValid();
    void wrongHost();
    void selfSignedAndPinned();
    void expiredAndPinned();
    void wrongPin();
    void wrongPinOnAValidChain();
    void pinIsCheckedAtEveryHandshake();
    void pinIsOnlyForItsServer();
    void clientCertificate();
    void clientCertificateMissing();
    void unreadableFiles();
    void plainTextServer();

private:
    QString write(const char *name, const QByteArray &contents)
    {
        QFile file(m_dir.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() ? file.fileName() : QString();
    }
    const Outcome &ask(const ServerEndpoint &endpoint, RequestSpec request = get("a"))
    {
        m_outcome = std::make_unique<Outcome>();
        m_transport = std::make_unique<QnamTransport>(endpoint, m_clock, LaneTransport::Options { { { 10ms, 50ms } }, {} });
        m_transport->setToken("secret-token");
        return askAgain(std::move(request));
    }
    const Outcome &askAgain(RequestSpec request = get("a"))
    {
        m_outcome = std::make_unique<Outcome>();
        m_outcome->watch(m_transport->send(std::move(request)));
        [this] { QTRY_COMPARE(m_outcome->settled, 1); }();
        return *m_outcome;
    }
    ServerEndpoint endpoint(const RawServer &server) const
    {
        ServerEndpoint e;
        e.baseUrl = server.url();
        return e;
    }
    ServerEndpoint trusting(const RawServer &server) const
    {
        ServerEndpoint e = endpoint(server);
        e.extraCaFile = m_caFile;
        return e;
    }

    QTemporaryDir m_dir;
    TlsKit m_kit;
    QString m_caFile;
    SystemClock m_clock;
    std::unique_ptr<QnamTransport> m_transport;
    std::unique_ptr<Outcome> m_outcome;
};

void TestTls::initTestCase()
{
    m_caFile = write("ca.pem", m_kit.authority().certificatePem);
    QVERIFY(!m_caFile.isEmpty());
}

void TestTls::cleanup()
{
    m_transport.reset();
    m_outcome.reset();
}

void TestTls::unknownAuthority()
{
    const Identity leaf = m_kit.server(kHere);
    RawServer server(leaf);
    server.on("/a").reply(200, "{}");
    const Outcome &outcome = ask(endpoint(server));
    QVERIFY(outcome.failedWith(ErrorKind::Tls));
    QCOMPARE(outcome.reply.error->tls, TlsProblem::Untrusted);
    QCOMPARE(outcome.reply.error->certificateSha256, leaf.sha256); // what the dialog offers to pin
    QVERIFY(!outcome.reply.error->apiMessage.isEmpty());
    QCOMPARE(outcome.reply.attempts, 1); // no certificate gets better by asking again
    QVERIFY(server.requests().empty());
}

void TestTls::extraAuthority()
{
    RawServer server(m_kit.server(kHere));
    server.on("/a").reply(200, "{}");
    QVERIFY(ask(trusting(server)).ok());
    QCOMPARE(server.requests().front().headers.value("authorization"), QByteArray("Bearer secret-token"));
}

void TestTls::expired()
{
    const Identity leaf = m_kit.server(kHere, -30, -1);
    RawServer server(leaf);
    const Outcome &outcome = ask(trusting(server));
    QVERIFY(outcome.failedWith(ErrorKind::Tls));
    QCOMPARE(outcome.reply.error->tls, TlsProblem::Expired);
    QCOMPARE(outcome.reply.error->certificateSha256, leaf.sha256);
    QVERIFY(server.requests().empty());
}

void TestTls::notYetValid()
{
    RawServer server(m_kit.server(kHere, 2, 30));
    QVERIFY(ask(trusting(server)).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::NotYetValid);
}

void TestTls::wrongHost()
{
    RawServer server(m_kit.server({ QStringLiteral("elsewhere.example") }));
    QVERIFY(ask(trusting(server)).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::WrongHost);
    QVERIFY(server.requests().empty());
}

void TestTls::selfSignedAndPinned()
{
    const Identity leaf = TlsKit::selfSigned(kHere);
    RawServer server(leaf);
    server.on("/a").reply(200, "{}");
    ServerEndpoint e = endpoint(server);
    QVERIFY(ask(e).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::Untrusted);
    e.pinnedSha256 = m_outcome->reply.error->certificateSha256;
    QVERIFY(ask(e).ok());
    for (int i = 0; i < 3; ++i) // on the connection that is open already
        QVERIFY(askAgain().ok());
    QCOMPARE(server.connections(), 2); // the refused one and this
}

void TestTls::expiredAndPinned()
{
    const Identity leaf = m_kit.server({ QStringLiteral("other.example") }, -30, -1);
    RawServer server(leaf);
    server.on("/a").reply(200, "{}");
    ServerEndpoint e = endpoint(server);
    e.pinnedSha256 = leaf.sha256;
    QVERIFY(ask(e).ok());
}

void TestTls::wrongPin()
{
    const Identity leaf = TlsKit::selfSigned(kHere);
    RawServer server(leaf);
    ServerEndpoint e = endpoint(server);
    e.pinnedSha256 = TlsKit::selfSigned(kHere).sha256;
    QVERIFY(ask(e).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::NotPinned);
    QCOMPARE(m_outcome->reply.error->certificateSha256, leaf.sha256);
    QVERIFY(server.requests().empty());
}

void TestTls::wrongPinOnAValidChain()
{
    const Identity leaf = m_kit.server(kHere);
    RawServer server(leaf);
    server.on("/a").reply(200, "{}");
    ServerEndpoint e = trusting(server);
    e.pinnedSha256 = m_kit.server(kHere).sha256;
    QVERIFY(ask(e).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::NotPinned);
    QCOMPARE(m_outcome->reply.error->certificateSha256, leaf.sha256);
    for (int i = 0; i < 3; ++i) // nor over a connection that was left behind
        QVERIFY(askAgain().failedWith(ErrorKind::Tls));
    QVERIFY(askAgain(spec(Verb::Post, "a")).failedWith(ErrorKind::Tls));
    QVERIFY(server.requests().empty()); // the token was never sent
}

void TestTls::pinIsCheckedAtEveryHandshake()
{
    const Identity first = m_kit.server(kHere);
    RawServer server(first);
    server.on("/a").reply(200, "{}");
    ServerEndpoint e = trusting(server);
    e.pinnedSha256 = first.sha256;
    QVERIFY(ask(e).ok());
    server.setIdentity(m_kit.server(kHere)); // as valid, but another
    server.dropConnections();
    QVERIFY(askAgain().reply.error.has_value());
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::NotPinned);
    QCOMPARE(server.requests().size(), size_t(1));
}

void TestTls::pinIsOnlyForItsServer()
{
    const Identity leaf = m_kit.server(kHere);
    RawServer server(leaf);
    RawServer storage(m_kit.server(kHere));
    storage.on("/artifact").reply(200, "bytes");
    ServerEndpoint e = trusting(server);
    e.pinnedSha256 = leaf.sha256;
    RequestSpec link;
    link.absoluteUrl = storage.url().toString() + QStringLiteral("/artifact");
    link.credentials = Credentials::None;
    QVERIFY(ask(e, link).ok()); // believed by its authority
    QVERIFY(!storage.requests().front().headers.contains("authorization"));

    RawServer pretender(TlsKit::selfSigned(kHere));
    link.absoluteUrl = pretender.url().toString() + QStringLiteral("/artifact");
    QVERIFY(askAgain(link).failedWith(ErrorKind::Tls));
}

void TestTls::clientCertificate()
{
    const Identity client = m_kit.client(QStringLiteral("operator"));
    RawServer server(m_kit.server(kHere), m_kit.authority().certificatePem);
    server.on("/a").reply(200, "{}");
    ServerEndpoint e = trusting(server);
    e.clientCertificateFile = write("client.pem", client.certificatePem);
    e.clientKeyFile = write("client.key", client.keyPem);
    QVERIFY(ask(e).ok());
    QCOMPARE(server.requests().back().peerCertificateSha256, client.sha256);
    e.clientCertificateFile = write("both.pem", client.certificatePem + client.keyPem);
    e.clientKeyFile.clear();
    QVERIFY(ask(e).ok());
    QCOMPARE(server.requests().back().peerCertificateSha256, client.sha256);

    RawServer storage(m_kit.server(kHere), m_kit.authority().certificatePem); // another host never sees it
    RequestSpec link;
    link.absoluteUrl = storage.url().toString() + QStringLiteral("/artifact");
    link.credentials = Credentials::None;
    QVERIFY(askAgain(link).reply.error.has_value());
    QVERIFY(storage.requests().empty());
}

void TestTls::clientCertificateMissing()
{
    RawServer server(m_kit.server(kHere), m_kit.authority().certificatePem);
    server.on("/a").reply(200, "{}");
    const Outcome &outcome = ask(trusting(server), spec(Verb::Post, "a"));
    QVERIFY(outcome.reply.error.has_value());
    // With TLS 1.3 the refusal comes after the handshake, as a lost connection.
    QVERIFY(outcome.reply.error->kind == ErrorKind::Tls || outcome.reply.error->kind == ErrorKind::Offline);
    QVERIFY(server.requests().empty());
}

void TestTls::unreadableFiles()
{
    RawServer server(m_kit.server(kHere));
    ServerEndpoint e = endpoint(server);
    e.extraCaFile = m_dir.filePath(QStringLiteral("missing.pem"));
    QVERIFY(ask(e).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::LocalFile);
    QVERIFY(m_outcome->reply.error->apiMessage.endsWith(QLatin1String("missing.pem")));
    e = trusting(server);
    e.clientCertificateFile = m_caFile;
    e.clientKeyFile = write("no.key", "no key at all");
    QVERIFY(ask(e).failedWith(ErrorKind::Tls));
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::LocalFile);
    QVERIFY(m_outcome->reply.error->apiMessage.endsWith(QLatin1String("no.key")));
    QCOMPARE(server.connections(), 0);
}

void TestTls::plainTextServer()
{
    RawServer server;
    server.on("/a").reply(200, "{}");
    ServerEndpoint e = endpoint(server);
    QUrl url = e.baseUrl;
    url.setScheme(QStringLiteral("https"));
    e.baseUrl = url;
    QVERIFY(ask(e, spec(Verb::Post, "a")).reply.error.has_value());
    QCOMPARE(m_outcome->reply.error->kind, ErrorKind::Tls);
    QCOMPARE(m_outcome->reply.error->tls, TlsProblem::Handshake);
}

DRYDOCK_TEST_MAIN(TestTls)
#include "tst_tls.moc"
