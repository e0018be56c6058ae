// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames of a device connect socket: the layouts that peers really write, in any order and width, and what is no frame.
#include "models/api/protomsg.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using namespace drydock::api;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

ProtoMessage decoded(const QByteArray &frame)
{
    const Result<ProtoMessage> message = decodeProtoMessage(frame);
    return message ? *message : ProtoMessage { 0, QStringLiteral("undecoded"), {}, {}, {} };
}

} // namespace

class TestProtoMsg : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors();
    void widthsAndOrders();
    void valuesSurvive();
    void emptyPartsAreLeftOut();
    void offsetsAreInt64();
    void garbageIsNoFrame_data();
    void garbageIsNoFrame();
    void times();
    void maps();
};

// server.md, appendix B.
void TestProtoMsg::vectors()
{
    const ProtoMessage shell = decoded(hex("81a368647284a570726f746f01a3747970a36e6577a3736964a27331a570726f707382ae7465726d696e616c5f776964746850af7465726d696e616c5f68656967687418"));
    QCOMPARE(shell.protocol, proto::kShell);
    QCOMPARE(shell.type, QStringLiteral("new"));
    QCOMPARE(shell.session, QStringLiteral("s1"));
    QCOMPARE(shell.number(QStringLiteral("terminal_width")).value_or(0), 80);
    QCOMPARE(shell.number(QStringLiteral("terminal_height")).value_or(0), 24);
    const ProtoMessage data = decoded(hex("82a368647283a570726f746f01a3747970a57368656c6ca3736964a27331a4626f6479c4036c730a"));
    QCOMPARE(data.type, QStringLiteral("shell"));
    QCOMPARE(data.body, QByteArray("ls\n"));
    const ProtoMessage chunk = decoded(hex("82a368647284a570726f746f02a3747970aa66696c655f6368756e6ba3736964a27331a570726f707381a66f6666736574d30000000000001000a4626f6479c4020102"));
    QCOMPARE(chunk.protocol, proto::kFileTransfer);
    QCOMPARE(chunk.number(QStringLiteral("offset")).value_or(0), 4096);
    QCOMPARE(chunk.body, QByteArray("\1\2"));
    const ProtoMessage open = decoded(hex("82a368647282a570726f746fcdffffa3747970a46f70656ea4626f6479c40c81a876657273696f6e739101"));
    QCOMPARE(open.protocol, proto::kControl);
    const Result<ProtoMap> versions = unpackMap(open.body);
    QVERIFY(versions.ok());
    QCOMPARE(std::get<QList<qint64>>(versions->at(QStringLiteral("versions"))), QList<qint64> { 1 });
}

void TestProtoMsg::widthsAndOrders()
{
    // body in front of hdr, uint64 where a fixint would do, a text for a body, unknown keys of unknown kinds.
    const ProtoMessage odd = decoded(hex("83a4626f6479a26869a5657874726193c0c3cb3ff0000000000000a368647283a3747970a36e6577a570726f746fcf0000000000000001a570726f707383a177cf0000000000000050a16ed0f6a17890"));
    QCOMPARE(odd.body, QByteArray("hi"));
    QCOMPARE(odd.protocol, proto::kShell);
    QCOMPARE(odd.number(QStringLiteral("w")).value_or(0), 80);
    QCOMPARE(odd.number(QStringLiteral("n")).value_or(0), -10);
}

void TestProtoMsg::valuesSurvive()
{
    const ProtoMessage message { proto::kFileTransfer, QStringLiteral("file_info"), QStringLiteral("\xc3\xa4"),
        { { QStringLiteral("number"), qint64 { 1 } << 40 }, { QStringLiteral("negative"), qint64 { -5 } }, { QStringLiteral("text"), QStringLiteral("a\"b") },
            { QStringLiteral("bytes"), QByteArray("\0\xff", 2) }, { QStringLiteral("time"), Timestamp { 1'795'592'619'723 } }, { QStringLiteral("yes"), true },
            { QStringLiteral("list"), QList<qint64> { 1, 2, 65535 } } },
        QByteArray(100'000, 'b') };
    QCOMPARE(decoded(encode(message)), message);
}

void TestProtoMsg::emptyPartsAreLeftOut()
{
    QCOMPARE(encode({ proto::kShell, {}, {}, {}, {} }).toHex(), QByteArray("81a368647281a570726f746fcd0001"));
    QCOMPARE(decoded(hex("81a368647281a570726f746f01")), (ProtoMessage { proto::kShell, {}, {}, {}, {} }));
}

void TestProtoMsg::offsetsAreInt64()
{
    QVERIFY(encode({ proto::kFileTransfer, QStringLiteral("ack"), {}, { { QStringLiteral("offset"), qint64 { 1 } } }, {} }).contains(hex("d30000000000000001")));
}

void TestProtoMsg::garbageIsNoFrame_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("a number") << hex("01");
    QTest::newRow("an empty map") << hex("80");
    QTest::newRow("no header") << hex("81a4626f6479c40100");
    QTest::newRow("a header that is none") << hex("81a368647201");
    QTest::newRow("no protocol") << hex("81a368647281a3747970a36e6577");
    QTest::newRow("a protocol out of range") << hex("81a368647281a570726f746fce00010000");
    QTest::newRow("a negative protocol") << hex("81a368647281a570726f746fff");
    QTest::newRow("cut short") << hex("81a368647282a570726f746f01a37479");
    QTest::newRow("a length of four gigabytes") << hex("81a368647281a570726f746fc6ffffffff");
    QTest::newRow("a map of four billion") << hex("dfffffffff");
    QTest::newRow("nested beyond reason") << QByteArray(10'000, '\x91');
}

void TestProtoMsg::garbageIsNoFrame()
{
    QFETCH(const QByteArray, frame);
    const Result<ProtoMessage> message = decodeProtoMessage(frame);
    QVERIFY(!message.ok());
    QCOMPARE(message.error().kind, ErrorKind::Decode);
}

void TestProtoMsg::times()
{
    // 32, 64 and 96 bits of timestamp, and an extension that is no time.
    const auto timeIn = [](const char *value) -> std::optional<qint64> {
        const Result<ProtoMap> map = unpackMap(hex("81a174") + hex(value));
        if (!map || !map->contains(QStringLiteral("t")) || !std::holds_alternative<Timestamp>(map->at(QStringLiteral("t"))))
            return std::nullopt;
        return std::get<Timestamp>(map->at(QStringLiteral("t"))).ms;
    };
    QCOMPARE(timeIn("d6ff00000001").value_or(0), 1000);
    QCOMPARE(timeIn("d7ff1dcd650000000001").value_or(0), 1125); // 125 ms in nanoseconds, shifted by two
    QCOMPARE(timeIn("c70cff000f4240ffffffffffffffff").value_or(0), -999); // a second before 1970 and a millisecond
    QVERIFY(!timeIn("d60500000001"));
    QVERIFY(!timeIn("c70cff000000007fffffffffffffff"));
    for (const qint64 ms : { 0LL, 1LL, -1LL, 1'795'592'619'723LL, -62'135'596'800'000LL })
        QCOMPARE(std::get<Timestamp>(unpackMap(packMap({ { QStringLiteral("t"), Timestamp { ms } } }))->at(QStringLiteral("t"))).ms, ms);
}

void TestProtoMsg::maps()
{
    const ProtoMap map { { QStringLiteral("err"), QStringLiteral("no such file") }, { QStringLiteral("code"), qint64 { 404 } } };
    const Result<ProtoMap> read = unpackMap(packMap(map));
    QVERIFY(read.ok());
    QCOMPARE(*read, map);
    QCOMPARE(mapText(*read, QStringLiteral("err")), QStringLiteral("no such file"));
    QCOMPARE(mapNumber(*read, QStringLiteral("code")).value_or(0), 404);
    QVERIFY(!mapNumber(*read, QStringLiteral("err")));
    QCOMPARE(mapText(*read, QStringLiteral("code")), QString());
    QVERIFY(!unpackMap("x").ok());
    QVERIFY(!unpackMap({}).ok());
}

DRYDOCK_TEST_MAIN(TestProtoMsg)
#include "tst_protomsg.moc"
