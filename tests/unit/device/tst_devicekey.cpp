// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/devicekey.h"
#include "app/device/devicestate.h"
#include "app/device/options.h"
#include "app/device/updaterun.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace drydock::device;

class TestDeviceKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void keysAreKept();
    void stateIsKept();
    void argumentsAreRead();
    void badArgumentsAreRefused();
    void instructionsMustBeWhole();
};

void TestDeviceKey::keysAreKept()
{
    const QTemporaryDir folder;
    for (const KeyType type : { KeyType::Ed25519, KeyType::EcP256, KeyType::Rsa3072 }) {
        const QString file = folder.filePath(QStringLiteral("key-%1.pem").arg(static_cast<int>(type)));
        QString error;
        const auto made = DeviceKey::loadOrGenerate(file, type, &error);
        QVERIFY2(made, qPrintable(error));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        const auto again = DeviceKey::loadOrGenerate(file, KeyType::Ed25519, &error);
        QVERIFY(again);
        QCOMPARE(again->publicPem(), made->publicPem());
        QVERIFY(made->publicPem().startsWith("-----BEGIN PUBLIC KEY-----\n"));
        QVERIFY(!made->sign("text").isEmpty());
    }
    const QString broken = folder.filePath(QStringLiteral("broken.pem"));
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nonsense");
    file.close();
    QString error;
    QVERIFY(!DeviceKey::loadOrGenerate(broken, KeyType::Ed25519, &error));
    QVERIFY(error.contains(broken));
}

void TestDeviceKey::stateIsKept()
{
    const QTemporaryDir folder;
    DeviceState state;
    QVERIFY(!state.load(folder.filePath(QStringLiteral("none.json"))));
    state.identity = { { QStringLiteral("serial"), QStringLiteral("7") }, { QStringLiteral("mac"), QStringLiteral("a") } };
    state.provides = { { QStringLiteral("artifact_name"), QStringLiteral("x") }, { QStringLiteral("rootfs-image.version"), QStringLiteral("1") },
        { QStringLiteral("rootfs-image.app.version"), QStringLiteral("2") }, { QStringLiteral("other"), QStringLiteral("3") } };
    QCOMPARE(state.identityJson(), QByteArray("{\"mac\":\"a\",\"serial\":\"7\"}"));
    QVERIFY(state.save(folder.filePath(QStringLiteral("state.json"))));
    DeviceState again;
    QVERIFY(again.load(folder.filePath(QStringLiteral("state.json"))));
    QCOMPARE(again, state);
    again.clearProvides({ QStringLiteral("rootfs-image.app.*"), QStringLiteral("other") });
    QCOMPARE(again.provides.keys(), (QStringList { QStringLiteral("artifact_name"), QStringLiteral("rootfs-image.version") }));
}

void TestDeviceKey::argumentsAreRead()
{
    const Arguments read = parseArguments({ QStringLiteral("drydock-device"), QStringLiteral("--server"), QStringLiteral("https://host:1/x"), QStringLiteral("--data"), QStringLiteral("/d"),
        QStringLiteral("--count"), QStringLiteral("12"), QStringLiteral("--identity"), QStringLiteral("mac={n}=z"), QStringLiteral("--key-type"), QStringLiteral("ec"),
        QStringLiteral("--failure-rate"), QStringLiteral("0.25"), QStringLiteral("--poll"), QStringLiteral("0.5"), QStringLiteral("--once"), QStringLiteral("--no-reboot") });
    QCOMPARE(read.exitCode, -1);
    QCOMPARE(read.options.server, QUrl(QStringLiteral("https://host:1/x")));
    QCOMPARE(read.options.count, 12);
    QCOMPARE(read.options.identity.front(), std::pair(QStringLiteral("mac"), QStringLiteral("{n}=z")));
    QVERIFY(read.options.keyType == KeyType::EcP256);
    QCOMPARE(read.options.failureShare, 0.25);
    QCOMPARE(read.options.pollInterval, std::chrono::milliseconds(500));
    QVERIFY(read.options.once && !read.options.reboots && !read.options.json && !read.options.insecure);
    const Arguments help = parseArguments({ QStringLiteral("drydock-device"), QStringLiteral("--help") });
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.text.contains(QStringLiteral("--tenant-token")));
}

void TestDeviceKey::badArgumentsAreRefused()
{
    const QStringList good { QStringLiteral("drydock-device"), QStringLiteral("--server"), QStringLiteral("http://h"), QStringLiteral("--data"), QStringLiteral("/d") };
    QCOMPARE(parseArguments(good).exitCode, -1);
    const QList<QStringList> bad { { QStringLiteral("--count"), QStringLiteral("0") }, { QStringLiteral("--server"), QStringLiteral("ftp://h") },
        { QStringLiteral("--identity"), QStringLiteral("mac") }, { QStringLiteral("--failure-rate"), QStringLiteral("2") }, { QStringLiteral("--key-type"), QStringLiteral("dsa") },
        { QStringLiteral("--poll"), QStringLiteral("soon") }, { QStringLiteral("--unknown") }, { QStringLiteral("stray") } };
    for (const QStringList &extra : bad) {
        const Arguments read = parseArguments(good + extra);
        QCOMPARE(read.exitCode, 2);
        QVERIFY(!read.text.isEmpty());
    }
    QCOMPARE(parseArguments({ QStringLiteral("drydock-device") }).exitCode, 2);
}

void TestDeviceKey::instructionsMustBeWhole()
{
    const QByteArray whole = "{\"id\":\"d\",\"artifact\":{\"artifact_name\":\"a\",\"source\":{\"uri\":\"http://h/x\"},\"device_types_compatible\":[\"t\"]}}";
    const auto read = Instructions::fromJson(whole);
    QVERIFY(read);
    QCOMPARE(read->deploymentId, QStringLiteral("d"));
    QCOMPARE(read->deviceTypes, QStringList { QStringLiteral("t") });
    for (const char *part : { "\"d\"", "\"a\"", "\"http://h/x\"", "[\"t\"]" }) {
        QByteArray broken = whole;
        QVERIFY2(!Instructions::fromJson(broken.replace(part, "null")), part);
    }
    QVERIFY(!Instructions::fromJson("nonsense"));
}

DRYDOCK_TEST_MAIN(TestDeviceKey)
#include "tst_devicekey.moc"
