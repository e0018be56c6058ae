// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's HTTP front alone, with time limits of a fraction of a second: whoever dawdles is cut off, whoever keeps
// moving is not, and a backend that never answers leaks nothing.
#include "app/lab/http/httpserver.h"
#include "tests/integration/echobackend.h"
#include "tests/integration/labwire.h"
#include "tests/support/testmain.h"

using namespace drydock::lab;
using namespace drydock::lab::test;
using namespace std::chrono_literals;

class TestHttpServer : public QObject {
    Q_OBJECT

private:
    Router m_router;
    EchoBackend m_backend;
    FaultInjector m_faults { 1 };
    QTemporaryDir m_folder;
    std::unique_ptr<HttpServer> m_server;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_server.reset(); }
    void idleConnectionEnds();
    void slowHeaderEnds();
    void slowBodyEnds();
    void steadyBodyMayTakeLong();
    void readerThatStopsIsDropped();
    void unansweredRequestIsForgotten();
    void connectionsAreCounted();
};

void TestHttpServer::initTestCase()
{
    m_router.add(Method::Post, QStringLiteral("/echo"), Access::Public, [](const Request &r) { return Response::text(r.body, "text/plain"); });
    m_router.add(Method::Get, QStringLiteral("/big"), Access::Public, [](const Request &) { return Response::text(QByteArray(64 << 20, 'x'), "text/plain"); });
    m_router.add(Method::Get, QStringLiteral("/silent"), Access::Public, [](const Request &) { return Response::empty(); });
}

void TestHttpServer::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    HttpLimits limits;
    limits.header = 300ms;
    limits.body = 300ms;
    limits.idle = 600ms;
    limits.connections = 10;
    m_server = std::make_unique<HttpServer>(m_router, m_backend, m_faults, m_folder.path());
    QCOMPARE(m_server->start(QStringLiteral("127.0.0.1"), 0, {}, limits), QString());
}

void TestHttpServer::idleConnectionEnds()
{
    LabWire wire(m_server->port());
    QCOMPARE(wire.ask("POST", "/echo", {}, "a").body, QByteArray("a"));
    QVERIFY(wire.endsWithin(5000));
}

void TestHttpServer::slowHeaderEnds()
{
    // A byte now and then keeps nobody connected: the header as a whole has its time.
    LabWire wire(m_server->port());
    QElapsedTimer watch;
    watch.start();
    const QByteArray header = "POST /echo HTTP/1.1\r\nHost: lab\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n";
    for (const char byte : header) {
        wire.send(QByteArray(1, byte));
        if (wire.endsWithin(50))
            break;
    }
    QVERIFY(!wire.isOpen());
    QVERIFY(watch.elapsed() < 3000);
}

void TestHttpServer::slowBodyEnds()
{
    LabWire wire(m_server->port());
    wire.send("POST /echo HTTP/1.1\r\nHost: lab\r\nContent-Length: 10\r\n\r\nabc");
    QVERIFY(wire.endsWithin(5000));
}

void TestHttpServer::steadyBodyMayTakeLong()
{
    LabWire wire(m_server->port());
    wire.send("POST /echo HTTP/1.1\r\nHost: lab\r\nContent-Length: 10\r\n\r\n");
    for (int i = 0; i < 10; ++i) {
        QVERIFY(!wire.endsWithin(100)); // longer than the limit in all
        wire.send(QByteArray::number(i));
    }
    QCOMPARE(wire.read().body, QByteArray("0123456789"));
}

void TestHttpServer::readerThatStopsIsDropped()
{
    QTcpSocket stuck;
    stuck.setReadBufferSize(1024);
    stuck.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(stuck.waitForConnected());
    stuck.write("GET /big HTTP/1.1\r\nHost: lab\r\n\r\n");
    QVERIFY(stuck.waitForReadyRead());
    QElapsedTimer watch;
    watch.start();
    while (watch.elapsed() < 1000) // not reading, while others are served
        QCOMPARE(LabWire(m_server->port()).ask("POST", "/echo", {}, "b").body, QByteArray("b"));
    stuck.setReadBufferSize(0);
    qsizetype total = 0;
    while (stuck.bytesAvailable() > 0 || stuck.waitForReadyRead(2000))
        total += stuck.readAll().size();
    QVERIFY(total < 64 << 20);
}

void TestHttpServer::unansweredRequestIsForgotten()
{
    LabWire wire(m_server->port());
    wire.send("GET /silent HTTP/1.1\r\nHost: lab\r\n\r\n");
    QCOMPARE(wire.read(true, 400).status, 0);
    QVERIFY(wire.isOpen());
    m_server->stop(); // with the request still open; the sanitizer would see a leak
    QVERIFY(wire.endsWithin(5000));
}

void TestHttpServer::connectionsAreCounted()
{
    std::vector<std::unique_ptr<LabWire>> wires;
    for (int i = 0; i < 10; ++i) {
        wires.push_back(std::make_unique<LabWire>(m_server->port()));
        QCOMPARE(wires.back()->ask("POST", "/echo", {}, "c").status, 200);
    }
    QVERIFY(LabWire(m_server->port()).endsWithin(5000)); // one too many
    wires.clear();
    QTRY_COMPARE(LabWire(m_server->port()).ask("POST", "/echo", {}, "d").status, 200);
}

DRYDOCK_TEST_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
