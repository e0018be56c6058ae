// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person may do on a virtual device: nothing without the options, and with them a shell that works, files below
// one folder and nowhere else, ports of the loopback and no others.
#include "app/device/fileexchange.h"
#include "app/device/remotesession.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace drydock;
using namespace drydock::device;

namespace {

struct Peer {
    explicit Peer(const Options &given)
        : options(given)
        , session(options, QStringLiteral("s1"), [this](const api::ProtoMessage &message) {
            sent.append(message);
            if (message.type == u"shell")
                screen += message.body;
        })
    {
    }
    void say(quint16 protocol, const char *type, const QByteArray &body = {}, const api::ProtoMap &properties = {})
    {
        session.receive({ protocol, QString::fromLatin1(type), QStringLiteral("s1"), properties, body });
    }
    void path(const char *type, const QString &file)
    {
        say(api::proto::kFileTransfer, type, api::packMap({ { QStringLiteral("path"), file }, { QStringLiteral("mode"), qint64 { 0640 } } }));
    }
    QString last() const { return sent.isEmpty() ? QString() : sent.last().type; }
    QString error() const { return last() == u"error" ? api::mapText(*api::unpackMap(sent.last().body), QStringLiteral("err")) : QString(); }

    Options options;
    QList<api::ProtoMessage> sent;
    QByteArray screen;
    RemoteSession session;
};

} // namespace

class TestRemoteSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingWithoutLeave();
    void handshakeTellsWhatIsThere();
    void shellWorksAndEnds();
    void fileIsReadInWindows();
    void fileIsWrittenWhole();
    void nothingOutsideTheFolder_data();
    void nothingOutsideTheFolder();
    void brokenTransfersLeaveNothing();
    void portIsForwarded();
    void onlyLoopbackIsForwarded();
};

void TestRemoteSession::nothingWithoutLeave()
{
    Peer peer { Options() };
    peer.say(api::proto::kShell, "new");
    QCOMPARE(peer.last(), QStringLiteral("new"));
    QCOMPARE(peer.sent.last().number(QStringLiteral("status")).value_or(0), 2);
    peer.path("stat", QStringLiteral("/etc/passwd"));
    QCOMPARE(peer.error(), QStringLiteral("file transfer is disabled"));
    peer.say(api::proto::kPortForward, "new", api::packMap({ { QStringLiteral("remote_host"), QStringLiteral("127.0.0.1") }, { QStringLiteral("remote_port"), qint64 { 22 } } }));
    QCOMPARE(peer.error(), QStringLiteral("port forwarding is disabled"));
    peer.say(77, "new");
    QVERIFY(!peer.error().isEmpty());
}

void TestRemoteSession::handshakeTellsWhatIsThere()
{
    Options options;
    options.filesFolder = QDir::tempPath();
    Peer peer(options);
    peer.say(api::proto::kControl, "open", api::packMap({ { QStringLiteral("versions"), QList<qint64> { 1 } } }));
    QCOMPARE(peer.last(), QStringLiteral("accept"));
    const api::ProtoMap body = *api::unpackMap(peer.sent.last().body);
    const auto protocols = std::get<QList<qint64>>(body.at(QStringLiteral("protocols")));
    QVERIFY(protocols.contains(2) && !protocols.contains(1) && !protocols.contains(3));
    peer.say(api::proto::kControl, "ping");
    QCOMPARE(peer.last(), QStringLiteral("pong"));
}

void TestRemoteSession::shellWorksAndEnds()
{
    Options options;
    options.allowShell = true;
    Peer peer(options);
    bool ended = false;
    connect(&peer.session, &RemoteSession::ended, this, [&ended] { ended = true; });
    peer.say(api::proto::kShell, "new", {}, { { QStringLiteral("terminal_width"), qint64 { 77 } }, { QStringLiteral("terminal_height"), qint64 { 22 } } });
    QCOMPARE(peer.sent.first().number(QStringLiteral("status")).value_or(0), 1);
    peer.say(api::proto::kShell, "shell", "echo answer-$((6*7)); stty size\n");
    QTRY_VERIFY(peer.screen.contains("answer-42"));
    QTRY_VERIFY(peer.screen.contains("22 77"));
    peer.say(api::proto::kShell, "resize", {}, { { QStringLiteral("terminal_width"), qint64 { 99 } }, { QStringLiteral("terminal_height"), qint64 { 33 } } });
    peer.say(api::proto::kShell, "shell", "stty size\n");
    QTRY_VERIFY(peer.screen.contains("33 99"));
    peer.say(api::proto::kShell, "new");
    QCOMPARE(peer.sent.last().body, QByteArray("shell is already running"));
    peer.say(api::proto::kShell, "shell", "exit\n");
    QTRY_VERIFY(ended);
    QCOMPARE(peer.last(), QStringLiteral("stop"));
    // Stopped from outside while something runs.
    Peer other(options);
    other.say(api::proto::kShell, "new");
    other.say(api::proto::kShell, "shell", "sleep 1000\n");
    other.say(api::proto::kShell, "stop");
    QTRY_COMPARE(other.last(), QStringLiteral("stop"));
}

void TestRemoteSession::fileIsReadInWindows()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("big")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("0123456789abcdef").repeated(8000);
    file.write(content);
    file.close();
    Options options;
    options.filesFolder = folder.path();
    Peer peer(options);
    peer.path("stat", file.fileName());
    QCOMPARE(peer.last(), QStringLiteral("file_info"));
    QCOMPARE(api::mapNumber(*api::unpackMap(peer.sent.last().body), QStringLiteral("size")).value_or(0), content.size());
    peer.path("get_file", file.fileName());
    QByteArray got;
    int chunks = 0;
    while (peer.last() == u"file_chunk") {
        chunks = 0;
        for (const api::ProtoMessage &message : std::exchange(peer.sent, {})) {
            if (message.type != u"file_chunk")
                continue;
            QCOMPARE(message.number(QStringLiteral("offset")).value_or(-1), got.size());
            got += message.body;
            ++chunks;
        }
        QVERIFY(chunks <= FileExchange::kWindow + 1);
        peer.say(api::proto::kFileTransfer, "ack", {}, { { QStringLiteral("offset"), got.size() } });
    }
    QCOMPARE(got, content);
}

void TestRemoteSession::fileIsWrittenWhole()
{
    QTemporaryDir folder;
    Options options;
    options.filesFolder = folder.path();
    Peer peer(options);
    const QString target = folder.filePath(QStringLiteral("new.txt"));
    peer.path("put_file", target);
    QCOMPARE(peer.last(), QStringLiteral("ack"));
    qint64 offset = 0;
    for (int i = 0; i < 25; ++i) {
        peer.say(api::proto::kFileTransfer, "file_chunk", QByteArray(4096, static_cast<char>('a' + i)), { { QStringLiteral("offset"), offset } });
        offset += 4096;
    }
    QVERIFY(!QFile::exists(target)); // not before its end
    peer.say(api::proto::kFileTransfer, "file_chunk", {}, { { QStringLiteral("offset"), offset } });
    QCOMPARE(peer.sent.last().number(QStringLiteral("offset")).value_or(0), offset);
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.size(), offset);
    QVERIFY((file.permissions() & QFileDevice::ReadGroup) != 0 && (file.permissions() & QFileDevice::ReadOther) == 0);
}

void TestRemoteSession::nothingOutsideTheFolder_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("elsewhere") << QStringLiteral("/etc/passwd");
    QTest::newRow("dots") << QStringLiteral("%1/../outside/secret");
    QTest::newRow("more dots") << QStringLiteral("%1/a/../../outside/secret");
    QTest::newRow("relative") << QStringLiteral("secret");
    QTest::newRow("link to a file") << QStringLiteral("%1/link");
    QTest::newRow("link to a folder") << QStringLiteral("%1/folder/secret");
    QTest::newRow("a sibling with the same beginning") << QStringLiteral("%1-sibling/secret");
    QTest::newRow("empty") << QString();
}

void TestRemoteSession::nothingOutsideTheFolder()
{
    QTemporaryDir base;
    const QDir dir(base.path());
    for (const char *name : { "inside", "outside", "inside-sibling", "inside/a" })
        QVERIFY(dir.mkpath(QString::fromLatin1(name)));
    for (const char *name : { "outside/secret", "inside-sibling/secret" }) {
        QFile secret(dir.filePath(QString::fromLatin1(name)));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("secret");
    }
    QVERIFY(QFile::link(dir.filePath(QStringLiteral("outside/secret")), dir.filePath(QStringLiteral("inside/link"))));
    QVERIFY(QFile::link(dir.filePath(QStringLiteral("outside")), dir.filePath(QStringLiteral("inside/folder"))));
    Options options;
    options.filesFolder = dir.filePath(QStringLiteral("inside"));
    QFETCH(QString, path);
    path.replace(QStringLiteral("%1"), options.filesFolder);
    for (const char *type : { "stat", "get_file", "put_file" }) {
        Peer peer(options);
        peer.path(type, path);
        QVERIFY2(!peer.error().isEmpty(), type);
        QCOMPARE(peer.sent.size(), 1);
    }
    QFile secret(dir.filePath(QStringLiteral("outside/secret")));
    QVERIFY(secret.open(QIODevice::ReadOnly));
    QCOMPARE(secret.readAll(), QByteArray("secret"));
}

void TestRemoteSession::brokenTransfersLeaveNothing()
{
    QTemporaryDir folder;
    Options options;
    options.filesFolder = folder.path();
    const QString target = folder.filePath(QStringLiteral("kept.txt"));
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("as it was");
    file.close();
    {
        Peer peer(options);
        peer.path("put_file", target);
        peer.say(api::proto::kFileTransfer, "file_chunk", "half", { { QStringLiteral("offset"), qint64 { 0 } } });
        peer.path("put_file", target);
        QCOMPARE(peer.error(), QStringLiteral("another file transfer is in progress"));
        peer.say(api::proto::kFileTransfer, "file_chunk", "wrong place", { { QStringLiteral("offset"), qint64 { 99 } } });
        QCOMPARE(peer.error(), QStringLiteral("received unexpected chunk offset"));
        peer.path("put_file", target);
        peer.say(api::proto::kFileTransfer, "file_chunk", "half again", { { QStringLiteral("offset"), qint64 { 0 } } });
    } // and the line is cut
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("as it was"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList { QStringLiteral("kept.txt") });
}

void TestRemoteSession::portIsForwarded()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Options options;
    options.allowForward = true;
    Peer peer(options);
    const api::ProtoMap named { { QStringLiteral("connection_id"), QStringLiteral("c1") } };
    peer.say(api::proto::kPortForward, "new",
        api::packMap({ { QStringLiteral("remote_host"), QStringLiteral("localhost") }, { QStringLiteral("remote_port"), qint64 { server.serverPort() } }, { QStringLiteral("protocol"), QStringLiteral("tcp") } }), named);
    QTRY_COMPARE(peer.last(), QStringLiteral("new"));
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *there = server.nextPendingConnection();
    peer.say(api::proto::kPortForward, "forward", "question", named);
    QCOMPARE(peer.last(), QStringLiteral("ack"));
    QTRY_COMPARE(there->bytesAvailable(), 8);
    there->write(QByteArray(10'000, 'x'));
    QTRY_COMPARE(peer.last(), QStringLiteral("forward"));
    // One at a time: the next comes for an acknowledgement.
    QCOMPARE(peer.sent.last().body.size(), 4096);
    qsizetype got = 4096;
    while (got < 10'000) {
        const qsizetype before = peer.sent.size();
        peer.say(api::proto::kPortForward, "ack", {}, named);
        QTRY_VERIFY(peer.sent.size() > before);
        got += peer.sent.last().body.size();
    }
    QCOMPARE(got, 10'000);
    peer.say(api::proto::kPortForward, "ack", {}, named);
    there->disconnectFromHost();
    QTRY_COMPARE(peer.last(), QStringLiteral("stop"));
}

void TestRemoteSession::onlyLoopbackIsForwarded()
{
    Options options;
    options.allowForward = true;
    Peer peer(options);
    const api::ProtoMap named { { QStringLiteral("connection_id"), QStringLiteral("c1") } };
    for (const char *host : { "192.0.2.1", "example.com", "", "0.0.0.0" }) {
        peer.say(api::proto::kPortForward, "new", api::packMap({ { QStringLiteral("remote_host"), QString::fromLatin1(host) }, { QStringLiteral("remote_port"), qint64 { 80 } } }), named);
        QVERIFY2(!peer.error().isEmpty(), host);
    }
    peer.say(api::proto::kPortForward, "new", api::packMap({ { QStringLiteral("remote_host"), QStringLiteral("127.0.0.1") }, { QStringLiteral("remote_port"), qint64 { 70'000 } } }), named);
    QVERIFY(!peer.error().isEmpty());
}

DRYDOCK_TEST_MAIN(TestRemoteSession)
#include "tst_remotesession.moc"
