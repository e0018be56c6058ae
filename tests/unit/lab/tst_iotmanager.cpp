// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's iot-manager: one integration at a time, its keys written and never read back, the states of its devices and
// the events of its webhook.
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kBase = "/api/management/v1/iot-manager";
const QByteArray kAll = kBase + "/integrations";
const QByteArray kInternal = "/api/internal/v1/iot-manager/tenants/t";
const QByteArray kDevices = "/api/management/v2/devauth/devices";

const QByteArray kAzure = R"({"type":"sas","connection_string":"HostName=hub.example;SharedAccessKeyName=drydock;SharedAccessKey=c2VjcmV0"})";
const QByteArray kAws = R"({"type":"aws","aws":{"access_key_id":"AKIA","secret_access_key":"secret","region":"eu-north-1","device_policy_name":"p"}})";
const QByteArray kWebhook = R"({"type":"http","http":{"url":"https://hooks.example/mender","secret":"00ff"}})";

QByteArray integration(const QByteArray &provider, const QByteArray &credentials)
{
    return R"({"provider":")" + provider + R"(","description":"d","credentials":)" + credentials + '}';
}

} // namespace

class TestIotManager : public QObject {
    Q_OBJECT

private:
    Response ask(Method method, const QByteArray &target, const QByteArray &body = {}) { return *m_lab->askAsUser(method, target, body); }
    int status(Method method, const QByteArray &target, const QByteArray &body = {}) { return ask(method, target, body).status; }
    int odd(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        m_lab->odd = true;
        const int answer = status(method, target, body);
        m_lab->odd = false;
        return answer;
    }
    int internally(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_lab->ask(method, target, body, { { "Content-Type", "application/json" } })->status;
    }
    QJsonArray array(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).array(); }
    QJsonObject object(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).object(); }
    QByteArray add(const QByteArray &provider, const QByteArray &credentials)
    {
        const Response made = ask(Method::Post, kAll, integration(provider, credentials));
        if (made.status != 201)
            qFatal("no integration: %s", made.body.constData());
        return made.header("Location").split('/').last();
    }
    //! A device not accepted yet and its authentication set.
    std::pair<QByteArray, QByteArray> pending()
    {
        const QJsonObject device = array(kDevices + "?status=pending&per_page=1").at(0).toObject();
        const QJsonObject set = device.value(QLatin1String("auth_sets")).toArray().at(0).toObject();
        return { device.value(QLatin1String("id")).toString().toLatin1(), set.value(QLatin1String("id")).toString().toLatin1() };
    }
    int setStatus(const std::pair<QByteArray, QByteArray> &device, const QByteArray &to)
    {
        return status(Method::Put, kDevices + '/' + device.first + "/auth/" + device.second + "/status", R"({"status":")" + to + R"("})");
    }
    QStringList eventTypes()
    {
        QStringList types;
        for (const QJsonValue &event : array(kBase + "/events?per_page=50"))
            types.prepend(event.toObject().value(QLatin1String("type")).toString());
        return types;
    }

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init()
    {
        LabOptions options;
        options.devices = 200;
        m_lab = std::make_unique<PortlessLab>(options);
        m_lab->recorded = true;
    }
    void keysAreNotReadBack_data();
    void keysAreNotReadBack();
    void oneAtATime();
    void badIntegrations_data();
    void badIntegrations();
    void acceptedDevicesHaveAState();
    void aWebhookIsToldOfDevices();
    void internally();
    void aDevicesTokenIsRefused();
};

void TestIotManager::keysAreNotReadBack_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("azure") << QByteArray("iot-hub") << kAzure << QByteArray("c2VjcmV0");
    QTest::newRow("aws") << QByteArray("iot-core") << kAws << QByteArray("\"secret\"");
    QTest::newRow("webhook") << QByteArray("webhook") << kWebhook << QByteArray("00ff");
}

void TestIotManager::keysAreNotReadBack()
{
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, credentials);
    QFETCH(QByteArray, secret);
    QCOMPARE(array(kAll).size(), 0);
    const QByteArray id = add(provider, credentials);
    for (const QByteArray &text : { ask(Method::Get, kAll).body, ask(Method::Get, kAll + '/' + id).body }) {
        QVERIFY2(text.contains("<omitted>"), text.constData());
        QVERIFY2(!text.contains(secret), text.constData());
    }
    QCOMPARE(object(kAll + '/' + id).value(QLatin1String("description")).toString(), QStringLiteral("d"));
    QCOMPARE(status(Method::Put, kAll + '/' + id + "/credentials", credentials), 204);
    QCOMPARE(status(Method::Delete, kAll + '/' + id), 204);
    QCOMPARE(status(Method::Get, kAll + '/' + id), 404);
    QCOMPARE(status(Method::Delete, kAll + '/' + id), 404);
    QCOMPARE(status(Method::Put, kAll + '/' + id + "/credentials", credentials), 404);
}

void TestIotManager::oneAtATime()
{
    add("iot-hub", kAzure);
    QCOMPARE(odd(Method::Post, kAll, integration("webhook", kWebhook)), 409); // the description has no 409, the server does
    QCOMPARE(array(kAll).size(), 1);
}

void TestIotManager::badIntegrations_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("unknown provider") << integration("carrier-pigeon", kAzure);
    QTest::newRow("keys of another provider") << integration("iot-core", kAzure);
    QTest::newRow("half a connection string") << integration("iot-hub", R"({"type":"sas","connection_string":"HostName=hub.example"})");
    QTest::newRow("half a key") << integration("iot-core", R"({"type":"aws","aws":{"access_key_id":"AKIA"}})");
    QTest::newRow("no address") << integration("webhook", R"({"type":"http","http":{"url":"nonsense"}})");
    QTest::newRow("an address of this machine") << integration("webhook", R"({"type":"http","http":{"url":"http://127.0.0.1/"}})");
    QTest::newRow("an address of this network") << integration("webhook", R"({"type":"http","http":{"url":"http://192.168.1.4/"}})");
    QTest::newRow("a secret that is not hexadecimal") << integration("webhook", R"({"type":"http","http":{"url":"https://hooks.example/","secret":"xyz"}})");
}

void TestIotManager::badIntegrations()
{
    QFETCH(QByteArray, body);
    QCOMPARE(odd(Method::Post, kAll, body), 400);
    QCOMPARE(array(kAll).size(), 0);
    const QByteArray id = add("iot-hub", kAzure);
    QCOMPARE(odd(Method::Put, kAll + '/' + id + "/credentials", kAws), 400);
    QCOMPARE(odd(Method::Get, kAll + "?per_page=0"), 400);
}

void TestIotManager::acceptedDevicesHaveAState()
{
    const QByteArray id = add("iot-core", kAws);
    const auto device = pending();
    const QByteArray states = kBase + "/devices/" + device.first + "/state";
    QCOMPARE(status(Method::Get, states), 404);
    QCOMPARE(setStatus(device, "accepted"), 204);
    QCOMPARE(object(states).keys(), QStringList { QString::fromLatin1(id) });
    QCOMPARE(status(Method::Put, states + '/' + id, R"({"desired":{"colour":"red"},"reported":{"colour":"green"}})"), 200);
    const QJsonObject state = object(states + '/' + id);
    QCOMPARE(state.value(QLatin1String("desired")).toObject().value(QLatin1String("colour")).toString(), QStringLiteral("red"));
    QCOMPARE(state.value(QLatin1String("reported")).toObject(), QJsonObject());
    QCOMPARE(odd(Method::Put, states + "/nonsense", R"({"desired":{}})"), 400);
    QCOMPARE(status(Method::Put, states + "/00000000-0000-4000-8000-000000000000", R"({"desired":{}})"), 404);
    QCOMPARE(odd(Method::Delete, kAll + '/' + id), 409);
    QCOMPARE(status(Method::Delete, kDevices + '/' + device.first), 204);
    QCOMPARE(status(Method::Get, states), 404);
    QCOMPARE(status(Method::Delete, kAll + '/' + id), 204);
}

void TestIotManager::aWebhookIsToldOfDevices()
{
    const QByteArray id = add("webhook", kWebhook);
    const auto device = pending();
    QCOMPARE(setStatus(device, "accepted"), 204);
    QCOMPARE(setStatus(device, "rejected"), 204);
    QCOMPARE(status(Method::Delete, kDevices + '/' + device.first), 204);
    QCOMPARE(eventTypes(), QStringList({ QStringLiteral("device-provisioned"), QStringLiteral("device-status-changed"), QStringLiteral("device-status-changed"), QStringLiteral("device-decommissioned") }));
    QCOMPARE(array(kBase + "/events?per_page=3&page=2").size(), 1);
    QCOMPARE(array(kBase + "/events?integration_id=" + id).size(), 4);
    QCOMPARE(array(kBase + "/events?integration_id=00000000-0000-4000-8000-000000000000").size(), 0);
    const QJsonObject newest = array(kBase + "/events").at(0).toObject();
    QCOMPARE(newest.value(QLatin1String("data")).toObject().value(QLatin1String("id")).toString().toLatin1(), device.first);
    const QJsonObject delivery = newest.value(QLatin1String("delivery_statuses")).toArray().at(0).toObject();
    QCOMPARE(delivery.value(QLatin1String("success")).toBool(true), false);
    // A webhook has no state, so nothing keeps it.
    QCOMPARE(status(Method::Delete, kAll + '/' + id), 204);
    QCOMPARE(array(kBase + "/events").size(), 0);
}

void TestIotManager::internally()
{
    const QByteArray id = add("iot-hub", kAzure);
    const QByteArray device = "11111111-2222-4333-8444-555555555555";
    QCOMPARE(internally(Method::Post, kInternal + "/devices", R"({"id":")" + device + R"(","status":"accepted"})"), 202);
    QCOMPARE(status(Method::Get, kBase + "/devices/" + device + "/state"), 200);
    QCOMPARE(internally(Method::Put, kInternal + "/bulk/devices/status/rejected", R"([{"id":")" + device + R"("}])"), 202);
    m_lab->odd = true;
    QCOMPARE(internally(Method::Post, kInternal + "/devices", R"({"id":"nonsense"})"), 400);
    QCOMPARE(internally(Method::Put, kInternal + "/bulk/devices/status/asleep", R"([{"id":")" + device + R"("}])"), 400);
    m_lab->odd = false;
    QCOMPARE(internally(Method::Delete, kInternal + "/devices/" + device), 202);
    QCOMPARE(status(Method::Get, kBase + "/devices/" + device + "/state"), 404);
    QCOMPARE(internally(Method::Delete, kInternal), 204);
    QCOMPARE(array(kAll).size(), 0);
}

void TestIotManager::aDevicesTokenIsRefused()
{
    const QByteArray token = m_lab->deviceToken();
    m_lab->odd = true;
    for (const QByteArray &path : { kAll, kBase + "/events" })
        QVERIFY(m_lab->ask(Method::Get, path, {}, { PortlessLab::bearer(token) })->status >= 401);
}

DRYDOCK_TEST_MAIN(TestIotManager)
#include "tst_iotmanager.moc"
