// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device connect with sockets that are lists: who reaches whom, and what is written down.
#include "tests/support/testmain.h"
#include "tests/unit/lab/connectrig.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;
using namespace std::chrono_literals;

namespace {

api::ProtoMessage shell(const char *type, const QByteArray &body = {}, const api::ProtoMap &properties = {})
{
    return { api::proto::kShell, QString::fromLatin1(type), QStringLiteral("forged"), properties, body };
}

} // namespace

class TestDeviceConnect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesOfAConnection();
    void terminalBothWays();
    void laterSocketReplaces();
    void deviceLeavesManagersToo();
    void managersAreApart();
    void badFramesEndTheManager();
    void nudges();
    void recordingIsPlayedBack();
    void recordingIsBounded();
    void portForwardsAreNoted();
    void internalOperations();
};

void TestDeviceConnect::statesOfAConnection()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    QString device;
    {
        ConnectRig rig(path);
        device = rig.device;
        QCOMPARE(rig.status(), QStringLiteral("unknown"));
        QCOMPARE(rig.lab.callOdd(Method::Get, kConnectBase + QStringLiteral("nobody")).status, 404);
        const auto socket = rig.connectDevice();
        QCOMPARE(rig.status(), QStringLiteral("connected"));
        socket->leave();
        QCOMPARE(rig.status(), QStringLiteral("disconnected"));
        rig.connectDevice();
        QCOMPARE(rig.status(), QStringLiteral("connected"));
    }
    ConnectRig rig(path);
    rig.device = device;
    QCOMPARE(rig.status(), QStringLiteral("disconnected")); // a restart has cut every line
    for (const auto &tell : rig.lab.parts->context.deviceDecommissioned)
        tell(device);
    rig.lab.fleet->removeDevice(rig.lab.fleet->find(DeviceId(device)));
    QCOMPARE(rig.lab.call(Method::Get, kConnectBase + device).status, 404);
}

void TestDeviceConnect::terminalBothWays()
{
    ConnectRig rig;
    rig.connectManager();
    QCOMPARE(rig.refusal->status, 404);
    QCOMPARE(LabFixture::object(*rig.refusal).value(QLatin1String("error")).toString(), QStringLiteral("failed to connect to device: device disconnected"));
    const auto device = rig.connectDevice();
    const auto manager = rig.connectManager();
    QVERIFY(!rig.refusal);
    manager->hear(shell("new", {}, { { QStringLiteral("terminal_width"), qint64 { 100 } } }));
    QCOMPARE(device->sent.size(), 1);
    const QString session = device->sent.first().session;
    QVERIFY(QUuid::fromString(session) != QUuid()); // whatever was forged
    QCOMPARE(device->sent.first().text(QStringLiteral("user_id")), QStringLiteral("u1"));
    QCOMPARE(device->sent.first().number(QStringLiteral("terminal_width")).value_or(0), 100);
    device->hear({ api::proto::kShell, QStringLiteral("shell"), session, {}, "$ " });
    QCOMPARE(manager->sent.size(), 1);
    QCOMPARE(manager->sent.first().body, QByteArray("$ "));
    QCOMPARE(manager->sent.first().session, session);
    manager->hear(shell("shell", "ls\n"));
    QCOMPARE(device->sent.last().body, QByteArray("ls\n"));
    manager->leave();
    QCOMPARE(device->sent.last().type, QStringLiteral("stop"));
    QCOMPARE(device->sent.last().number(QStringLiteral("status")).value_or(0), 2);
    QCOMPARE(device->sent.last().body, QByteArray("user disconnected"));
    QCOMPARE(rig.actions(), (QStringList { QStringLiteral("open_terminal"), QStringLiteral("close_terminal") }));
    QCOMPARE(rig.lab.audit.entries.first().meta.value(QStringLiteral("session_id")), QStringList { session });
    device->hear({ api::proto::kShell, QStringLiteral("shell"), session, {}, "late" }); // to nobody
    QCOMPARE(manager->sent.size(), 1);
}

void TestDeviceConnect::laterSocketReplaces()
{
    ConnectRig rig;
    const auto first = rig.connectDevice();
    const auto second = rig.connectDevice();
    QVERIFY(first->closeCode != 0);
    first->leave(); // its end comes after its successor
    QCOMPARE(rig.status(), QStringLiteral("connected"));
    const auto manager = rig.connectManager();
    manager->hear(shell("new"));
    QCOMPARE(second->sent.size(), 1);
    QVERIFY(first->sent.isEmpty());
}

void TestDeviceConnect::deviceLeavesManagersToo()
{
    ConnectRig rig;
    const auto device = rig.connectDevice();
    const auto manager = rig.connectManager();
    manager->hear(shell("new"));
    device->leave();
    QVERIFY(manager->closeCode != 0);
    manager->hear(shell("shell", "x")); // into the void
    manager->leave();
    QCOMPARE(rig.actions(), (QStringList { QStringLiteral("open_terminal"), QStringLiteral("close_terminal") }));
}

void TestDeviceConnect::managersAreApart()
{
    ConnectRig rig;
    const auto device = rig.connectDevice();
    const auto a = rig.connectManager();
    const auto b = rig.connectManager();
    a->hear(shell("new"));
    b->hear(shell("new"));
    const QString ofA = device->sent.at(0).session;
    const QString ofB = device->sent.at(1).session;
    QVERIFY(ofA != ofB);
    device->hear({ api::proto::kShell, QStringLiteral("shell"), ofB, {}, "for b" });
    QCOMPARE(a->sent.size(), 0);
    QCOMPARE(b->sent.size(), 1);
    // Another device cannot speak into a session that is not its own.
    rig.device = rig.lab.fleet->id(rig.lab.rowWith(AuthStatus::Accepted, 1)).text;
    rig.connectDevice()->hear({ api::proto::kShell, QStringLiteral("shell"), ofA, {}, "intruder" });
    QCOMPARE(a->sent.size(), 0);
}

void TestDeviceConnect::badFramesEndTheManager()
{
    ConnectRig rig;
    const auto device = rig.connectDevice();
    const auto manager = rig.connectManager();
    manager->received("garbage");
    QCOMPARE(manager->closeCode, closecode::kPolicy);
    const auto other = rig.connectManager();
    other->hear(shell("shell", QByteArray(9000, 'x'))); // mender-connect would hang up on it
    QCOMPARE(other->closeCode, closecode::kTooBig);
    QVERIFY(device->sent.isEmpty());
    device->received("garbage"); // a device's is passed over
    QCOMPARE(device->closeCode, quint16 { 0 });
}

void TestDeviceConnect::nudges()
{
    ConnectRig rig;
    QCOMPARE(rig.lab.call(Method::Post, kConnectBase + rig.device + QStringLiteral("/check-update")).status, 404);
    const auto device = rig.connectDevice();
    const Response answer = rig.lab.call(Method::Post, kConnectBase + rig.device + QStringLiteral("/check-update"));
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.body, QByteArray("null"));
    QCOMPARE(rig.lab.call(Method::Post, kConnectBase + rig.device + QStringLiteral("/send-inventory")).status, 202);
    QVERIFY(rig.lab.parts->context.checkUpdate(rig.device));
    QVERIFY(!rig.lab.parts->context.checkUpdate(QStringLiteral("nobody")));
    QCOMPARE(device->types(), (QStringList { QStringLiteral("check-update"), QStringLiteral("send-inventory"), QStringLiteral("check-update") }));
    QCOMPARE(device->sent.first().protocol, api::proto::kMenderClient);
}

void TestDeviceConnect::recordingIsPlayedBack()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    QString session;
    {
        ConnectRig rig(path);
        const auto device = rig.connectDevice();
        const auto manager = rig.connectManager();
        manager->hear(shell("new", {}, { { QStringLiteral("terminal_width"), qint64 { 100 } }, { QStringLiteral("terminal_height"), qint64 { 30 } } }));
        session = device->sent.first().session;
        device->hear({ api::proto::kShell, QStringLiteral("shell"), session, {}, "first" });
        rig.lab.parts->clock.advance(2s);
        device->hear({ api::proto::kShell, QStringLiteral("shell"), session, {}, "second" });
        manager->leave();
    }
    ConnectRig rig(path);
    const auto player = std::make_shared<FakeSocket>();
    const QString target = QStringLiteral("/api/management/v1/deviceconnect/sessions/");
    QCOMPARE(rig.open(target + QStringLiteral("unknown/playback"), player, LabFixture::user())->status, 404);
    QVERIFY(!rig.open(target + session + QStringLiteral("/playback"), player, LabFixture::user()));
    QTRY_VERIFY(player->closeCode != 0);
    QCOMPARE(player->closeCode, closecode::kNormal);
    QCOMPARE(player->types(), (QStringList { QStringLiteral("resize"), QStringLiteral("shell"), QStringLiteral("delay"), QStringLiteral("shell") }));
    QCOMPARE(player->sent.at(0).number(QStringLiteral("terminal_width")).value_or(0), 100);
    QCOMPARE(player->sent.at(1).body, QByteArray("first"));
    QCOMPARE(player->sent.at(2).number(QStringLiteral("delay_value")).value_or(0), 2000);
    QCOMPARE(player->sent.at(3).body, QByteArray("second"));
    const QList<ControlRecord> records { { ControlRecord::Kind::Resize, 1, 80, 24 }, { ControlRecord::Kind::Delay, 70'000, 65535, 0 } };
    QCOMPARE(packRecords(records).toHex(), QByteArray("010100000050001800" "0270110100ffff"));
    QCOMPARE(unpackRecords(packRecords(records)), records);
}

void TestDeviceConnect::recordingIsBounded()
{
    ConnectRig rig;
    const auto device = rig.connectDevice();
    const auto manager = rig.connectManager();
    manager->hear(shell("new"));
    const QString session = device->sent.first().session;
    for (int i = 0; i < 9 && manager->closeCode == 0; ++i)
        device->hear({ api::proto::kShell, QStringLiteral("shell"), session, {}, QByteArray(1 << 20, 'x') });
    QCOMPARE(manager->closeCode, closecode::kPolicy);
    QCOMPARE(manager->reason, QStringLiteral("session byte limit exhausted"));
}

void TestDeviceConnect::portForwardsAreNoted()
{
    ConnectRig rig;
    const auto device = rig.connectDevice();
    const auto manager = rig.connectManager();
    const QByteArray body = api::packMap({ { QStringLiteral("remote_host"), QStringLiteral("127.0.0.1") }, { QStringLiteral("remote_port"), qint64 { 8080 } }, { QStringLiteral("protocol"), QStringLiteral("tcp") } });
    manager->hear({ api::proto::kPortForward, QStringLiteral("new"), {}, { { QStringLiteral("connection_id"), QStringLiteral("c1") } }, body });
    QCOMPARE(device->sent.first().text(QStringLiteral("connection_id")), QStringLiteral("c1"));
    manager->hear({ api::proto::kPortForward, QStringLiteral("stop"), {}, { { QStringLiteral("connection_id"), QStringLiteral("c1") } }, {} });
    QCOMPARE(rig.actions(), (QStringList { QStringLiteral("open_portforward"), QStringLiteral("close_portforward") }));
    QCOMPARE(rig.lab.audit.entries.first().meta.value(QStringLiteral("remote_port")), QStringList { QStringLiteral("8080") });
    manager->leave();
    QCOMPARE(device->sent.last().type, QStringLiteral("stop")); // the connection's, there was no terminal
    QCOMPARE(device->sent.last().protocol, api::proto::kPortForward);
}

void TestDeviceConnect::internalOperations()
{
    ConnectRig rig;
    const QString tenant = QStringLiteral("/api/internal/v1/deviceconnect/tenants/t");
    const QString pending = rig.lab.fleet->id(rig.lab.rowWith(AuthStatus::Pending)).text;
    QCOMPARE(rig.lab.call(Method::Get, kConnectBase + pending).status, 404);
    QCOMPARE(rig.lab.call(Method::Post, tenant + QStringLiteral("/devices"), LabFixture::json({ { QStringLiteral("device_id"), pending } }), {}, {}).status, 201);
    QCOMPARE(rig.lab.call(Method::Post, tenant + QStringLiteral("/devices"), "{}", {}, {}).status, 400);
    QCOMPARE(rig.lab.call(Method::Get, kConnectBase + pending).status, 200);
    QCOMPARE(rig.lab.call(Method::Delete, tenant + QStringLiteral("/devices/") + pending, {}, {}, {}).status, 202);
    QCOMPARE(rig.lab.call(Method::Get, kConnectBase + pending).status, 404);
    const auto device = rig.connectDevice();
    QCOMPARE(rig.lab.call(Method::Post, tenant + QStringLiteral("/devices/") + rig.device + QStringLiteral("/check-update"), {}, {}, {}).status, 202);
    QCOMPARE(device->types(), QStringList { QStringLiteral("check-update") });
}

DRYDOCK_TEST_MAIN(TestDeviceConnect)
#include "tst_deviceconnect.moc"
