// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device configuration from the form to the device and back: what is stored, what is refused, the deployment that
// carries it, the artifact that is made of it, and what the device says it took.
#include "app/lab/deviceconfig/deviceconfigservice.h"
#include "models/artifact/artifactreader.h"
#include "tests/support/testmain.h"
#include "tests/unit/lab/rolloutrig.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QString kConfigurations = QStringLiteral("/api/management/v1/deviceconfig/configurations/device/");
const QString kOwn = QStringLiteral("/api/devices/v1/deviceconfig/configuration");
const QString kInternal = QStringLiteral("/api/internal/v1/deviceconfig/tenants");

struct Rig : RolloutRig {
    explicit Rig(Plan plan = Plan::Enterprise, const QString &path = QStringLiteral(":memory:"))
        : RolloutRig(20, plan, path)
    {
    }
    QJsonObject configuration(const DeviceId &id) { return LabFixture::object(lab->call(Method::Get, kConfigurations + id.text)); }
    DeviceId accepted() { return lab->fleet->id(lab->rowWith(AuthStatus::Accepted)); }
    QString deploy(const DeviceId &id)
    {
        const Response response = lab->call(Method::Post, kConfigurations + id.text + QStringLiteral("/deploy"), "{}");
        return LabFixture::object(response).value(QLatin1String("deployment_id")).toString();
    }
};

QJsonObject object(std::initializer_list<std::pair<const char *, const char *>> pairs)
{
    QJsonObject result;
    for (const auto &[key, value] : pairs)
        result.insert(QString::fromLatin1(key), QString::fromLatin1(value));
    return result;
}

} // namespace

class TestDeviceConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyForAcceptedDevices();
    void configuredAndKept();
    void badBodiesChangeNothing_data();
    void badBodiesChangeNothing();
    void deployedToADevice();
    void linksAreSigned();
    void simulatedDeviceTakesIt();
    void deviceReports();
    void internalOperations();
    void decommissionForgets();
};

void TestDeviceConfig::emptyForAcceptedDevices()
{
    Rig rig;
    const QJsonObject found = rig.configuration(rig.accepted());
    QCOMPARE(found.value(QLatin1String("configured")).toObject(), QJsonObject());
    QCOMPARE(found.value(QLatin1String("reported")).toObject(), QJsonObject());
    QVERIFY(!found.contains(QLatin1String("deployment_id")));
    const DeviceId pending = rig.lab->fleet->id(rig.lab->rowWith(AuthStatus::Pending));
    QCOMPARE(rig.lab->call(Method::Get, kConfigurations + pending.text).status, 404);
    QCOMPARE(rig.lab->callOdd(Method::Get, kConfigurations + QStringLiteral("nobody")).status, 404);
    QCOMPARE(LabFixture::object(rig.lab->call(Method::Get, kOwn, {}, {}, LabFixture::device(rig.accepted()))), QJsonObject());
}

void TestDeviceConfig::configuredAndKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    DeviceId id;
    const QJsonObject wanted = object({ { "mode", "quiet" }, { "empty", "" }, { "umlaut", "a" } });
    {
        Rig rig(Plan::Enterprise, path);
        id = rig.accepted();
        QCOMPARE(rig.lab->call(Method::Put, kConfigurations + id.text, LabFixture::json(object({ { "old", "1" } }))).status, 204);
        QCOMPARE(rig.lab->call(Method::Put, kConfigurations + id.text, LabFixture::json(wanted)).status, 204);
        QCOMPARE(rig.lab->audit.entries.last().action, QStringLiteral("set_configuration"));
        QCOMPARE(QJsonDocument::fromJson(rig.lab->audit.entries.last().change.toUtf8()).object(), wanted);
    }
    Rig rig(Plan::Enterprise, path);
    QCOMPARE(rig.configuration(id).value(QLatin1String("configured")).toObject(), wanted); // replaced, not merged
    QCOMPARE(LabFixture::object(rig.lab->call(Method::Get, kOwn, {}, {}, LabFixture::device(id))), wanted);
}

void TestDeviceConfig::badBodiesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("number") << QByteArray("{\"a\":1}");
    QTest::newRow("null") << QByteArray("{\"a\":null}");
    QTest::newRow("nested") << QByteArray("{\"a\":{\"b\":\"c\"}}");
    QTest::newRow("empty key") << QByteArray("{\"\":\"a\"}");
    QTest::newRow("long value") << QByteArray("{\"a\":\"" + QByteArray(4097, 'x') + "\"}");
    QTest::newRow("long key") << QByteArray("{\"" + QByteArray(4097, 'x') + "\":\"a\"}");
    QByteArray many = "{";
    for (int i = 0; i < 101; ++i)
        many += (i > 0 ? ",\"k" : "\"k") + QByteArray::number(i) + "\":\"v\"";
    QTest::newRow("101 keys") << QByteArray(many + "}");
}

void TestDeviceConfig::badBodiesChangeNothing()
{
    Rig rig;
    QFETCH(const QByteArray, body);
    const DeviceId id = rig.accepted();
    QCOMPARE(rig.lab->call(Method::Put, kConfigurations + id.text, "{\"good\":\"1\"}").status, 204);
    QCOMPARE(rig.lab->call(Method::Put, kConfigurations + id.text, body).status, 400);
    QCOMPARE(rig.lab->call(Method::Put, kOwn, body, {}, LabFixture::device(id)).status, 400);
    QCOMPARE(rig.configuration(id).value(QLatin1String("configured")).toObject(), object({ { "good", "1" } }));
    QCOMPARE(rig.configuration(id).value(QLatin1String("reported")).toObject(), QJsonObject());
    QCOMPARE(rig.lab->audit.entries.size(), 1);
}

void TestDeviceConfig::deployedToADevice()
{
    Rig rig;
    const DeviceId id = rig.accepted();
    QCOMPARE(rig.lab->call(Method::Post, kConfigurations + id.text + QStringLiteral("/deploy")).status, 400); // a body is required
    QCOMPARE(rig.lab->callOdd(Method::Post, kConfigurations + QStringLiteral("nobody/deploy"), "{}").status, 404);
    rig.lab->call(Method::Put, kConfigurations + id.text, LabFixture::json(object({ { "mode", "quiet" }, { "pin", "12345" } })));
    QStringList nudged;
    rig.lab->parts->context.checkUpdate = [&nudged](const QString &device) { nudged.append(device); return true; };
    const QString deployment = rig.deploy(id);
    QCOMPARE(nudged, QStringList { id.text });
    QCOMPARE(rig.configuration(id).value(QLatin1String("deployment_id")).toString(), deployment);
    QCOMPARE(rig.lab->audit.entries.last().action, QStringLiteral("deploy_configuration"));
    const QJsonObject shown = rig.deployment(deployment);
    QCOMPARE(shown.value(QLatin1String("type")).toString(), QStringLiteral("configuration"));
    QCOMPARE(shown.value(QLatin1String("artifact_name")).toString(), QStringLiteral("configuration-") + deployment);
    const QByteArray shortened = QByteArray::fromBase64(shown.value(QLatin1String("configuration")).toString().toLatin1());
    QCOMPARE(QJsonDocument::fromJson(shortened).object(), object({ { "mode", "qui...<omitted>" }, { "pin", "123...<omitted>" } }));

    // The device asks, fetches and reports.
    const QString type = rig.lab->fleet->deviceType(rig.lab->fleet->find(id));
    const QByteArray question = LabFixture::json({ { QStringLiteral("artifact_name"), QStringLiteral("factory") }, { QStringLiteral("device_type"), type } });
    const Response work = rig.lab->call(Method::Post, rig.kDevice + QStringLiteral("/next"), question, { { "Host", "lab:1" } }, LabFixture::device(id));
    QCOMPARE(work.status, 200);
    const QJsonObject artifact = LabFixture::object(work).value(QLatin1String("artifact")).toObject();
    QCOMPARE(artifact.value(QLatin1String("id")).toString(), deployment + id.text);
    const QUrl link(artifact.value(QLatin1String("source")).toObject().value(QLatin1String("uri")).toString());
    QCOMPARE(link.authority(), QStringLiteral("lab:1"));
    const Response file = rig.lab->call(Method::Get, link.path(QUrl::FullyEncoded) + u'?' + link.query(QUrl::FullyEncoded), {}, {}, {});
    QCOMPARE(file.status, 200);
    const QString path = rig.folder.filePath(QStringLiteral("fetched.mender"));
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(file.body);
    out.close();
    const Result<artifact::ArtifactInfo> info = artifact::readArtifact(path);
    QVERIFY(info.ok());
    QCOMPARE(info->name, QStringLiteral("configuration-") + deployment);
    QCOMPARE(info->deviceTypes, QStringList { type });
    QCOMPARE(info->payloads.front().type, QStringLiteral("mender-configure"));
    QCOMPARE(QJsonDocument::fromJson(info->payloads.front().metaData).object(), object({ { "mode", "quiet" }, { "pin", "12345" } }));
    for (const char *status : { "downloading", "installing", "success" }) {
        const QByteArray body = LabFixture::json({ { QStringLiteral("status"), QString::fromLatin1(status) } });
        QCOMPARE(rig.lab->call(Method::Put, rig.kDevice + u'/' + deployment + QStringLiteral("/status"), body, {}, LabFixture::device(id)).status, 204);
    }
    QCOMPARE(rig.status(deployment), QStringLiteral("finished"));
}

void TestDeviceConfig::linksAreSigned()
{
    Rig rig;
    const DeviceId id = rig.accepted();
    rig.lab->call(Method::Put, kConfigurations + id.text, "{\"a\":\"b\"}");
    const QString deployment = rig.deploy(id);
    const QByteArray question = "{\"artifact_name\":\"factory\",\"device_type\":\"odd type\"}";
    const Response work = rig.lab->call(Method::Post, rig.kDevice + QStringLiteral("/next"), question, { { "Host", "lab" } }, LabFixture::device(id));
    const QUrl link(LabFixture::object(work).value(QLatin1String("artifact")).toObject().value(QLatin1String("source")).toObject().value(QLatin1String("uri")).toString());
    const QString path = link.path(QUrl::FullyEncoded);
    const QString query = link.query(QUrl::FullyEncoded);
    const auto ask = [&rig](const QString &target) { return rig.lab->call(Method::Get, target, {}, {}, {}); };
    QCOMPARE(ask(path + u'?' + query).status, 200);
    QCOMPARE(LabFixture::object(rig.lab->callOdd(Method::Get, path, {}, {})).value(QLatin1String("error")).toString(), QStringLiteral("signature invalid"));
    QString other = path;
    QCOMPARE(ask(other.replace(id.text, QStringLiteral("00000000-0000-4000-8000-000000000000")) + u'?' + query).status, 403);
    rig.lab->parts->clock.advance(std::chrono::minutes(16));
    QCOMPARE(LabFixture::object(ask(path + u'?' + query)).value(QLatin1String("error")).toString(), QStringLiteral("URL expired"));
}

void TestDeviceConfig::simulatedDeviceTakesIt()
{
    Rig rig;
    const DeviceId id = rig.accepted();
    const QString before = rig.lab->fleet->artifactName(rig.lab->fleet->find(id));
    rig.lab->call(Method::Put, kConfigurations + id.text, LabFixture::json(object({ { "mode", "loud" } })));
    const QString deployment = rig.deploy(id);
    for (int i = 0; i < 3000 && rig.status(deployment) != u"finished"; ++i) {
        rig.lab->parts->clock.advance(std::chrono::minutes(5));
        Transaction transaction(rig.lab->parts->db);
        rig.engine->run(rig.lab->parts->clock.now(), 1000);
        transaction.commit();
    }
    QCOMPARE(rig.status(deployment), QStringLiteral("finished"));
    if (rig.counted(deployment, QStringLiteral("success")) == 1) {
        QCOMPARE(rig.configuration(id).value(QLatin1String("reported")).toObject(), object({ { "mode", "loud" } }));
        QVERIFY(rig.configuration(id).contains(QLatin1String("reported_ts")));
    }
    QCOMPARE(rig.lab->fleet->artifactName(rig.lab->fleet->find(id)), before); // its software is what it was
}

void TestDeviceConfig::deviceReports()
{
    Rig rig;
    const DeviceId id = rig.accepted();
    QCOMPARE(rig.lab->call(Method::Put, kOwn, LabFixture::json(object({ { "mode", "own" } })), {}, LabFixture::device(id)).status, 204);
    QCOMPARE(rig.configuration(id).value(QLatin1String("reported")).toObject(), object({ { "mode", "own" } }));
    QCOMPARE(rig.configuration(id).value(QLatin1String("configured")).toObject(), QJsonObject());
    QVERIFY(rig.lab->audit.entries.isEmpty()); // a device's word is no management write
}

void TestDeviceConfig::internalOperations()
{
    Rig rig;
    const DeviceId id = rig.accepted();
    rig.lab->call(Method::Put, kConfigurations + id.text, "{\"a\":\"1\",\"b\":\"2\"}");
    const QString one = kInternal + QStringLiteral("/t/configurations/device/") + id.text;
    QCOMPARE(rig.lab->call(Method::Patch, one, "{\"b\":\"3\"}", {}, {}).status, 204);
    QCOMPARE(rig.configuration(id).value(QLatin1String("configured")).toObject(), object({ { "a", "1" }, { "b", "3" } }));
    QCOMPARE(rig.lab->call(Method::Post, one + QStringLiteral("/deploy"), "{\"retries\":0}", {}, {}).status, 200);
    QCOMPARE(rig.lab->call(Method::Post, kInternal, "{\"tenant_id\":\"t\"}", {}, {}).status, 201);
    const QString pending = rig.lab->fleet->id(rig.lab->rowWith(AuthStatus::Pending)).text;
    QCOMPARE(rig.lab->call(Method::Post, kInternal + QStringLiteral("/t/devices"), LabFixture::json({ { QStringLiteral("device_id"), pending } }), {}, {}).status, 201);
    QCOMPARE(rig.lab->call(Method::Get, kConfigurations + pending).status, 200);
    QCOMPARE(rig.lab->call(Method::Delete, kInternal + QStringLiteral("/t/devices/") + pending, {}, {}, {}).status, 204);
    QCOMPARE(rig.lab->call(Method::Get, kConfigurations + pending).status, 404);
    // The deployments service's own operation, which the workflow calls.
    const QString made = newUuid();
    const QString path = QStringLiteral("/api/internal/v1/deployments/tenants/t/configuration/deployments/%1/devices/%2").arg(made, id.text);
    const QByteArray body = "{\"name\":\"configuration-x\",\"configuration\":{\"a\":\"b\"}}";
    QCOMPARE(rig.lab->call(Method::Post, path, body, {}, {}).status, 201);
    QCOMPARE(rig.lab->call(Method::Post, path, body, {}, {}).status, 409);
    QCOMPARE(rig.lab->call(Method::Post, path, "{\"name\":\"\"}", {}, {}).status, 400);
    QCOMPARE(rig.deployment(made).value(QLatin1String("name")).toString(), QStringLiteral("configuration-x"));
    QCOMPARE(rig.lab->call(Method::Delete, kInternal + QStringLiteral("/t"), {}, {}, {}).status, 204);
    QCOMPARE(rig.configuration(id).value(QLatin1String("configured")).toObject(), QJsonObject());
}

void TestDeviceConfig::decommissionForgets()
{
    Rig rig;
    const DeviceId id = rig.accepted();
    rig.lab->call(Method::Put, kConfigurations + id.text, "{\"a\":\"1\"}");
    for (const auto &tell : rig.lab->parts->context.deviceDecommissioned)
        tell(id.text);
    rig.lab->fleet->removeDevice(rig.lab->fleet->find(id));
    QCOMPARE(rig.lab->call(Method::Get, kConfigurations + id.text).status, 404);
}

DRYDOCK_TEST_MAIN(TestDeviceConfig)
#include "tst_deviceconfig.moc"
