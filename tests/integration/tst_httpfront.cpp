// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the lab's HTTP front does beside plain answers: WebSockets, bodies that are made while they are sent, whole
// bodies to disk, compression, injected faults, the internal port and the recording of it all.
#include "app/lab/http/bodystream.h"
#include "app/lab/http/harfile.h"
#include "tests/integration/echobackend.h"
#include "tests/integration/labwire.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWebSocket>

#include <atomic>
#include <thread>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

//! Takes chunked transfer apart; false where it does not end as it should.
bool unchunk(const QByteArray &body, QByteArray &whole)
{
    qsizetype at = 0;
    while (true) {
        const qsizetype end = body.indexOf("\r\n", at);
        if (end < 0)
            return false;
        bool isNumber = false;
        const qsizetype size = body.mid(at, end - at).toLongLong(&isNumber, 16);
        if (!isNumber || body.size() < end + 2 + size + 2)
            return false;
        if (size == 0)
            return body.size() == end + 4;
        whole += body.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
}

QByteArray gunzip(const QByteArray &packed)
{
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), { QStringLiteral("-dc") });
    gzip.write(packed);
    gzip.closeWriteChannel();
    return gzip.waitForFinished() ? gzip.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestHttpFront : public QObject {
    Q_OBJECT

private:
    QByteArray exchangeRaw(const QByteArray &request, quint16 port = 0);
    QJsonArray entries(const QString &path);
    QUrl socketUrl() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/socket").arg(m_server->port())); }

    Router m_router;
    EchoBackend m_backend;
    FaultInjector m_faults { 1 };
    QTemporaryDir m_folder;
    std::unique_ptr<HarFile> m_har;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpServer> m_internal;
    std::shared_ptr<Socket> m_socket;
    std::shared_ptr<BodyStream> m_stream;
    std::atomic<int> m_closed { 0 };
    std::atomic<int> m_abandoned { 0 };

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void framesGoBothWays();
    void textEndsASocket();
    void serviceEndsASocket();
    void peerThatLeavesIsNoticed();
    void upgradeIsRefused();
    void plainRequestIsNoUpgrade();
    void largeFramesAreBounded();
    void streamArrivesWhole();
    void streamThatFailsIsNotWhole();
    void streamIsAbandoned();
    void rawBodyGoesToDisk();
    void textIsCompressed();
    void faultsStrike_data();
    void faultsStrike();
    void dripIsSlow();
    void internalPortIsApart();
    void exchangesAreRecorded();
};

void TestHttpFront::initTestCase()
{
    const auto text = [](const Request &r) { return Response::text(r.body, "text/plain"); };
    m_router.add(Method::Post, QStringLiteral("/echo"), Access::Public, text);
    m_router.add(Method::Get, QStringLiteral("/json"), Access::Public, [](const Request &) {
        return Response::json("[" + QByteArray("\"some text that repeats itself\",").repeated(200) + "0]");
    });
    m_router.add(Method::Get, QStringLiteral("/login"), Access::Public,
        [](const Request &) { return Response::text("aaaa.bbbb.cccc", "application/jwt"); });
    m_router.add(Method::Get, QStringLiteral("/api/internal/x"), Access::Internal, text);
    m_router.add(Method::Get, QStringLiteral("/stream"), Access::Public, [this](const Request &) {
        m_stream = std::make_shared<BodyStream>();
        m_stream->abandoned = [this] { ++m_abandoned; };
        Response response = Response::text({}, "text/csv");
        response.stream = m_stream;
        return response;
    });
    RouteOptions raw;
    raw.body = BodyKind::Raw;
    raw.maxBody = 1000;
    m_router.add(
        Method::Put, QStringLiteral("/raw"), Access::Public,
        [](const Request &r) {
            if (!r.upload->error.isEmpty())
                return apiError(r.upload->errorStatus, r.upload->error);
            QFile file(r.upload->filePath);
            return file.open(QIODevice::ReadOnly) ? Response::text(file.readAll(), "text/plain") : notFound();
        },
        raw);
    m_router.addSocket(QStringLiteral("/socket"), Access::Public, [this](const Request &request, std::shared_ptr<Socket> socket) -> std::optional<Response> {
        if (request.queryText(u"no") == u"1")
            return apiError(404, QStringLiteral("device disconnected"));
        socket->received = [weak = std::weak_ptr(socket)](const QByteArray &frame) {
            if (const auto self = weak.lock())
                self->send("echo " + frame);
        };
        socket->closed = [this] { ++m_closed; };
        m_socket = std::move(socket);
        return std::nullopt;
    });
}

void TestHttpFront::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_closed = 0;
    m_abandoned = 0;
    m_har = std::make_unique<HarFile>(m_folder.filePath(QStringLiteral("traffic.har")), HarFile::Limits());
    QCOMPARE(m_har->open(), QString());
    m_server = std::make_unique<HttpServer>(m_router, m_backend, m_faults, m_folder.path());
    m_server->setOptions({ true });
    m_server->setRecorder([this](const Exchange &exchange) { m_har->record(exchange); });
    m_internal = std::make_unique<HttpServer>(m_router, m_backend, m_faults, m_folder.path(), Exposure::Internal);
    QCOMPARE(m_server->start(QStringLiteral("127.0.0.1"), 0, {}), QString());
    QCOMPARE(m_internal->start(QStringLiteral("127.0.0.1"), 0, {}), QString());
}

void TestHttpFront::cleanup()
{
    m_faults.set({});
    m_server->stop();
    m_internal->stop();
    m_socket.reset();
    m_stream.reset();
    m_server.reset();
    m_internal.reset();
}

//! Everything that comes until the connection ends.
QByteArray TestHttpFront::exchangeRaw(const QByteArray &request, quint16 port)
{
    QTcpSocket wire;
    wire.connectToHost(QStringLiteral("127.0.0.1"), port > 0 ? port : m_server->port());
    if (!wire.waitForConnected(5000))
        return {};
    wire.write(request);
    QByteArray all;
    while (wire.waitForReadyRead(5000))
        all += wire.readAll();
    return all + wire.readAll();
}

QJsonArray TestHttpFront::entries(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("log")).toObject().value(QLatin1String("entries")).toArray();
}

void TestHttpFront::framesGoBothWays()
{
    QWebSocket client;
    QSignalSpy frames(&client, &QWebSocket::binaryMessageReceived);
    QSignalSpy connected(&client, &QWebSocket::connected);
    client.open(socketUrl());
    QVERIFY(connected.wait(5000));
    for (int i = 0; i < 50; ++i)
        client.sendBinaryMessage(QByteArray::number(i));
    client.sendBinaryMessage(QByteArray(1 << 20, 'x'));
    QTRY_COMPARE(frames.count(), 51);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(frames.at(i).first().toByteArray(), "echo " + QByteArray::number(i));
    QCOMPARE(frames.at(50).first().toByteArray().size(), (1 << 20) + 5);
    m_socket->send("unasked");
    QTRY_COMPARE(frames.count(), 52);
    client.close();
    QTRY_COMPARE(m_closed.load(), 1);
}

void TestHttpFront::textEndsASocket()
{
    QWebSocket client;
    QSignalSpy connected(&client, &QWebSocket::connected);
    QSignalSpy ended(&client, &QWebSocket::disconnected);
    client.open(socketUrl());
    QVERIFY(connected.wait(5000));
    client.sendTextMessage(QStringLiteral("hello"));
    QVERIFY(ended.wait(5000));
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
    QTRY_COMPARE(m_closed.load(), 1);
}

void TestHttpFront::serviceEndsASocket()
{
    QWebSocket client;
    QSignalSpy frames(&client, &QWebSocket::binaryMessageReceived);
    QSignalSpy connected(&client, &QWebSocket::connected);
    QSignalSpy ended(&client, &QWebSocket::disconnected);
    client.open(socketUrl());
    QVERIFY(connected.wait(5000));
    m_socket->send("last words");
    m_socket->close(closecode::kPolicy, QStringLiteral("session byte limit exhausted"));
    m_socket->send("never");
    QVERIFY(ended.wait(5000));
    QCOMPARE(frames.count(), 1);
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    QCOMPARE(client.closeReason(), QStringLiteral("session byte limit exhausted"));
    QTRY_COMPARE(m_closed.load(), 1);
}

void TestHttpFront::peerThatLeavesIsNoticed()
{
    auto client = std::make_unique<QWebSocket>();
    QSignalSpy connected(client.get(), &QWebSocket::connected);
    client->open(socketUrl());
    QVERIFY(connected.wait(5000));
    client->abort();
    QTRY_COMPARE(m_closed.load(), 1);
    m_socket->send("into the void");
    m_socket->close();
}

void TestHttpFront::upgradeIsRefused()
{
    const QByteArray answer = exchangeRaw("GET /socket?no=1 HTTP/1.1\r\nHost: lab\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QVERIFY(answer.startsWith("HTTP/1.1 404 "));
    QVERIFY(answer.contains("device disconnected"));
    QCOMPARE(m_closed.load(), 0);
}

void TestHttpFront::plainRequestIsNoUpgrade()
{
    LabWire wire(m_server->port());
    QCOMPARE(wire.ask("GET", "/socket").status, 400);
    QCOMPARE(wire.ask("POST", "/socket").status, 405);
    QCOMPARE(wire.ask("POST", "/echo", {}, "a").status, 200);
}

void TestHttpFront::largeFramesAreBounded()
{
    QWebSocket client;
    QSignalSpy connected(&client, &QWebSocket::connected);
    QSignalSpy ended(&client, &QWebSocket::disconnected);
    client.open(socketUrl());
    QVERIFY(connected.wait(5000));
    client.sendBinaryMessage(QByteArray((8 << 20) + 1, 'x'));
    QVERIFY(ended.wait(10'000));
    QTRY_COMPARE(m_closed.load(), 1);
}

void TestHttpFront::streamArrivesWhole()
{
    std::thread producer;
    QByteArray wanted;
    for (int i = 0; i < 5000; ++i)
        wanted += QByteArray::number(i) + QByteArray(100, ',') + "\r\n";
    QTcpSocket wire;
    wire.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(wire.waitForConnected());
    wire.write("GET /stream HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n");
    QVERIFY(wire.waitForReadyRead(5000));
    producer = std::thread([&] {
        // Obeys the window, as a service must.
        for (qsizetype at = 0; at < wanted.size();) {
            if (!m_stream->wantsMore()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                continue;
            }
            m_stream->push(wanted.mid(at, 7000));
            at += 7000;
        }
        m_stream->finish();
    });
    QByteArray all = wire.readAll();
    while (wire.waitForReadyRead(5000))
        all += wire.readAll();
    producer.join();
    const qsizetype split = all.indexOf("\r\n\r\n");
    QVERIFY(all.left(split).contains("Transfer-Encoding: chunked"));
    QVERIFY(!all.left(split).contains("Content-Length"));
    QByteArray whole;
    QVERIFY(unchunk(all.mid(split + 4), whole));
    QVERIFY(whole == wanted);
    QCOMPARE(m_abandoned.load(), 0);
}

void TestHttpFront::streamThatFailsIsNotWhole()
{
    QTcpSocket wire;
    wire.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(wire.waitForConnected());
    wire.write("GET /stream HTTP/1.1\r\nHost: lab\r\n\r\n");
    QVERIFY(wire.waitForReadyRead(5000));
    m_stream->push("half");
    m_stream->fail();
    QByteArray all = wire.readAll();
    while (wire.waitForReadyRead(5000))
        all += wire.readAll();
    QVERIFY(wire.state() != QAbstractSocket::ConnectedState);
    QByteArray whole;
    QVERIFY(!unchunk(all.mid(all.indexOf("\r\n\r\n") + 4), whole));
}

void TestHttpFront::streamIsAbandoned()
{
    {
        QTcpSocket wire;
        wire.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(wire.waitForConnected());
        wire.write("GET /stream HTTP/1.1\r\nHost: lab\r\n\r\n");
        QVERIFY(wire.waitForReadyRead(5000));
        wire.abort();
    }
    QElapsedTimer watch;
    watch.start();
    while (m_abandoned == 0 && watch.elapsed() < 5000) {
        if (m_stream->wantsMore())
            m_stream->push(QByteArray(10'000, 'x'));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    QCOMPARE(m_abandoned.load(), 1);
}

void TestHttpFront::rawBodyGoesToDisk()
{
    LabWire wire(m_server->port());
    QCOMPARE(wire.ask("PUT", "/raw", {}, "the whole body").body, QByteArray("the whole body"));
    QCOMPARE(LabWire(m_server->port()).ask("PUT", "/raw", {}, QByteArray(1001, 'x')).status, 413);
    // Of unknown length.
    const QByteArray head = "PUT /raw HTTP/1.1\r\nHost: lab\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    QVERIFY(exchangeRaw(head + "3\r\nabc\r\n0\r\n\r\n").endsWith("abc"));
    QVERIFY(exchangeRaw(head + "400\r\n" + QByteArray(1024, 'y') + "\r\n0\r\n\r\n").startsWith("HTTP/1.1 413 "));
    QTRY_COMPARE(QDir(m_folder.path()).entryList({ QStringLiteral("upload-*") }), QStringList());
}

void TestHttpFront::textIsCompressed()
{
    LabWire wire(m_server->port());
    const Answer plain = wire.ask("GET", "/json");
    QCOMPARE(plain.header("Content-Encoding"), QByteArray());
    const Answer packed = wire.ask("GET", "/json", { "Accept-Encoding: gzip, deflate" });
    QCOMPARE(packed.header("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(packed.body.size() < plain.body.size() / 4);
    QCOMPARE(gunzip(packed.body), plain.body);
    // A packet is not worth it, and a token is exactly what it is.
    QCOMPARE(wire.ask("POST", "/echo", { "Accept-Encoding: gzip" }, "short").header("Content-Encoding"), QByteArray());
    QCOMPARE(wire.ask("GET", "/login", { "Accept-Encoding: gzip" }).header("Content-Type"), QByteArray("application/jwt"));
}

void TestHttpFront::faultsStrike_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<bool>("json");
    QTest::newRow("none") << QByteArray("[]") << 200 << true << true;
    QTest::newRow("429") << QByteArray("[{\"kind\":\"status\",\"value\":429,\"retry_after\":7}]") << 429 << true << true;
    QTest::newRow("502") << QByteArray("[{\"kind\":\"status\",\"value\":502,\"method\":\"GET\"}]") << 502 << true << true;
    QTest::newRow("other method") << QByteArray("[{\"kind\":\"status\",\"value\":502,\"method\":\"POST\"}]") << 200 << true << true;
    QTest::newRow("other path") << QByteArray("[{\"kind\":\"drop\",\"path\":\"elsewhere\"}]") << 200 << true << true;
    QTest::newRow("used up") << QByteArray("[{\"kind\":\"drop\",\"count\":0}]") << 200 << true << true;
    QTest::newRow("share of none") << QByteArray("[{\"kind\":\"drop\",\"share\":0}]") << 200 << true << true;
    QTest::newRow("drop") << QByteArray("[{\"kind\":\"drop\"}]") << 0 << false << false;
    QTest::newRow("truncate") << QByteArray("[{\"kind\":\"truncate\"}]") << 200 << false << false;
    QTest::newRow("reset") << QByteArray("[{\"kind\":\"reset\"}]") << 200 << false << false;
    QTest::newRow("malformed") << QByteArray("[{\"kind\":\"malformed\"}]") << 200 << true << false;
    QTest::newRow("latency") << QByteArray("[{\"kind\":\"latency\",\"value\":50}]") << 200 << true << true;
}

void TestHttpFront::faultsStrike()
{
    QFETCH(const QByteArray, rules);
    auto parsed = FaultInjector::parseJson(rules);
    QVERIFY(parsed.has_value());
    m_faults.set(*std::move(parsed));
    const QByteArray all = exchangeRaw("GET /json HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n");
    const qsizetype split = all.indexOf("\r\n\r\n");
    QFETCH(const int, status);
    QCOMPARE(all.mid(9, 3).toInt(), status);
    QFETCH(const bool, whole);
    const qsizetype at = all.indexOf("Content-Length: ");
    const qsizetype length = at < 0 ? -1 : all.mid(at + 16, all.indexOf('\r', at) - at - 16).toLongLong();
    QCOMPARE(split >= 0 && all.size() - split - 4 == length, whole);
    QFETCH(const bool, json);
    QCOMPARE(!QJsonDocument::fromJson(all.mid(split + 4)).isNull(), json);
    if (status == 429)
        QVERIFY(all.contains("Retry-After: 7\r\n"));
}

void TestHttpFront::dripIsSlow()
{
    m_faults.set({ { FaultRule::Kind::Drip, 4, 1.0, {}, {}, -1, 0 } });
    QElapsedTimer watch;
    watch.start();
    LabWire wire(m_server->port());
    QCOMPARE(wire.ask("POST", "/echo", {}, "12345678").body, QByteArray("12345678"));
    QVERIFY(watch.elapsed() >= 1900);
}

void TestHttpFront::internalPortIsApart()
{
    QCOMPARE(LabWire(m_server->port()).ask("GET", "/api/internal/x").status, 404);
    QCOMPARE(LabWire(m_internal->port()).ask("GET", "/api/internal/x").status, 200);
    QCOMPARE(LabWire(m_internal->port()).ask("GET", "/json").status, 404);
    // Not even that it exists is said.
    QCOMPARE(LabWire(m_server->port()).ask("POST", "/api/internal/x").status, 404);
    QCOMPARE(LabWire(m_internal->port()).ask("POST", "/api/internal/x").status, 405);
}

void TestHttpFront::exchangesAreRecorded()
{
    const QString traffic = m_folder.filePath(QStringLiteral("traffic.har"));
    const QString faults = HarFile::faultsPath(traffic);
    QCOMPARE(entries(traffic).size(), 0);
    {
        LabWire wire(m_server->port());
        wire.ask("POST", "/echo?a=b%26c", { "Content-Type: text/plain", "Authorization: Bearer secret.secret.secret" }, "hello");
        wire.ask("GET", "/login", { "Accept-Encoding: gzip" });
        wire.ask("GET", "/nowhere");
        wire.ask("PUT", "/echo");
    }
    m_faults.set({ { FaultRule::Kind::Status, 500, 1.0, {}, {}, -1, 0 } });
    LabWire(m_server->port()).ask("POST", "/echo", {}, "struck");
    QTRY_COMPARE(entries(faults).size(), 3);
    const QJsonArray good = entries(traffic);
    QCOMPARE(good.size(), 2);
    const QJsonObject request = good.at(0).toObject().value(QLatin1String("request")).toObject();
    QCOMPARE(request.value(QLatin1String("method")).toString(), QStringLiteral("POST"));
    QVERIFY(request.value(QLatin1String("url")).toString().endsWith(QStringLiteral("/echo?a=b%26c")));
    QCOMPARE(request.value(QLatin1String("postData")).toObject().value(QLatin1String("text")).toString(), QStringLiteral("hello"));
    const QJsonObject response = good.at(0).toObject().value(QLatin1String("response")).toObject();
    QCOMPARE(response.value(QLatin1String("content")).toObject().value(QLatin1String("text")).toString(), QStringLiteral("hello"));
    QFile file(traffic);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll();
    QVERIFY(!all.contains("secret.secret"));
    QVERIFY(!all.contains("aaaa.bbbb"));
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
}

DRYDOCK_TEST_MAIN(TestHttpFront)
#include "tst_httpfront.moc"
