// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's answers in forms that Drydock itself does not ask: older and newer versions beside the one it prefers, and
// what operators and other services ask internally of inventory, deployments and the audit log.
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kDeployments1 = "/api/management/v1/deployments";
const QByteArray kDeployments2 = "/api/management/v2/deployments";
const QByteArray kInventory = "/api/internal/v1/inventory/tenants";
const QByteArray kDeviceAuth = "/api/internal/v1/devauth";

} // namespace

class TestOtherForms : public QObject {
    Q_OBJECT

private:
    Response ask(Method method, const QByteArray &target, const QByteArray &body = {}) { return *m_lab->askAsUser(method, target, body); }
    int status(Method method, const QByteArray &target, const QByteArray &body = {}) { return ask(method, target, body).status; }
    QJsonArray array(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).array(); }
    QJsonObject object(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).object(); }
    Response internally(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return *m_lab->ask(method, target, body, { { "Content-Type", "application/json" } });
    }
    QByteArray device() { return array("/api/management/v2/devauth/devices?status=accepted&per_page=1").at(0).toObject().value(QLatin1String("id")).toString().toLatin1(); }
    QString attribute(const QByteArray &id, const char *scope, const char *name)
    {
        for (const QJsonValue &each : object("/api/management/v1/inventory/devices/" + id).value(QLatin1String("attributes")).toArray()) {
            const QJsonObject one = each.toObject();
            if (one.value(QLatin1String("scope")) == QLatin1String(scope) && one.value(QLatin1String("name")) == QLatin1String(name))
                return one.value(QLatin1String("value")).toString();
        }
        return {};
    }

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init()
    {
        LabOptions options;
        options.devices = 60;
        m_lab = std::make_unique<PortlessLab>(options);
        m_lab->recorded = true;
    }
    void releasesInEveryForm();
    void deployToAGroup();
    void devicesInEveryForm();
    void monitorsOfADevice();
    void inventoryInternally();
    void limitsInternally();
    void auditLogInternally();
};

void TestOtherForms::releasesInEveryForm()
{
    const QJsonArray releases = array(kDeployments2 + "/deployments/releases?per_page=500");
    const QByteArray name = releases.at(0).toObject().value(QLatin1String("name")).toString().toLatin1();
    QCOMPARE(array(kDeployments1 + "/deployments/releases").size(), releases.size());
    QCOMPARE(array(kDeployments1 + "/deployments/releases/list?page=1&per_page=1").size(), 1);
    QCOMPARE(array("/api/management/v1alpha1/deployments/software?per_page=500").size(), releases.size());
    QCOMPARE(status(Method::Put, kDeployments2 + "/deployments/releases/" + name + "/tags", R"(["canary"])"), 204);
    QCOMPARE(status(Method::Patch, kDeployments2 + "/deployments/releases/" + name, R"({"notes":"read me"})"), 204);
    QCOMPARE(object(kDeployments2 + "/deployments/releases/" + name).value(QLatin1String("notes")).toString(), QStringLiteral("read me"));
    QVERIFY(array(kDeployments2 + "/releases/all/tags").contains(QStringLiteral("canary")));
    QVERIFY(array("/api/management/v1alpha1/deployments/software/tags").contains(QStringLiteral("canary")));
    QVERIFY(!array(kDeployments2 + "/releases/all/types").isEmpty());
    const QJsonArray artifacts = array(kDeployments2 + "/artifacts?name=" + name);
    QVERIFY(!artifacts.isEmpty());
    for (const QJsonValue &artifact : artifacts)
        QCOMPARE(artifact.toObject().value(QLatin1String("name")).toString().toLatin1(), name);
}

void TestOtherForms::deployToAGroup()
{
    const QByteArray id = device();
    QCOMPARE(status(Method::Put, "/api/management/v1/inventory/devices/" + id + "/group", R"({"group":"berlin"})"), 204);
    const QByteArray release = array(kDeployments2 + "/deployments/releases").at(0).toObject().value(QLatin1String("name")).toString().toLatin1();
    const Response made = ask(Method::Post, kDeployments1 + "/deployments/group/berlin", R"({"name":"to berlin","artifact_name":")" + release + R"("})");
    QCOMPARE(made.status, 201);
    const QByteArray deployment = made.header("Location").split('/').last();
    QCOMPARE(object(kDeployments1 + "/deployments/" + deployment).value(QLatin1String("groups")).toArray(), QJsonArray { QStringLiteral("berlin") });
    QCOMPARE(QJsonDocument::fromJson(internally(Method::Get, "/api/internal/v1/deployments/tenants/t/deployments/" + deployment + "/groups").body).object().value(QLatin1String("groups")).toArray(), QJsonArray { QStringLiteral("berlin") });
}

void TestOtherForms::devicesInEveryForm()
{
    const QByteArray id = device();
    QCOMPARE(status(Method::Put, "/api/management/v2/devauth/devices/" + id + "/flags", R"({"test_device":true})"), 204);
    const QByteArray limits = "/api/management/v2/devauth/limits/";
    QCOMPARE(object(limits + "max_devices").value(QLatin1String("limit")).toInt(), -1);
    QCOMPARE(object(limits + "max_micro_devices").value(QLatin1String("limit")).toInt(), -1);
    const QByteArray search = "/api/management/v2alpha1/inventory/identities/search";
    const QByteArray mac = attribute(id, "identity", "mac").toLatin1();
    QVERIFY(!mac.isEmpty());
    const auto found = [&](const QByteArray &scope, const QByteArray &prefix, const QByteArray &rest = {}) {
        const Response answer = ask(Method::Post, search, R"({"scope":")" + scope + R"(","name":"mac","value_prefix":")" + prefix + '"' + rest + '}');
        return std::pair(answer.header("X-Total-Count").toInt(), QJsonDocument::fromJson(answer.body).array());
    };
    QCOMPARE(found("identity", mac).first, 1);
    QCOMPARE(found("identity", mac).second.at(0).toObject().value(QLatin1String("id")).toString().toLatin1(), id);
    QVERIFY(found("identity", mac.first(3)).first >= 1);
    QCOMPARE(found("tags", mac).first, 0);
    QCOMPARE(found("identity", mac.mid(1) + "nowhere").first, 0);
    // The status of a device is always shown with what was asked for.
    const QJsonArray shown = found("identity", mac, R"(,"attributes":[{"scope":"identity","attribute":"mac"}])").second.at(0).toObject().value(QLatin1String("attributes")).toArray();
    QCOMPARE(shown.size(), 2);
    m_lab->odd = true;
    QCOMPARE(status(Method::Post, search, R"({"scope":"inventory","name":"mac","value_prefix":"a"})"), 400);
    QCOMPARE(status(Method::Post, search, R"({"scope":"identity","name":"mac","value_prefix":""})"), 400);
}

void TestOtherForms::monitorsOfADevice()
{
    const QByteArray token = m_lab->deviceToken();
    const auto put = m_lab->ask(Method::Put, "/api/devices/v1/devicemonitor/config", R"([{"name":"sshd","status":"enabled","type":"systemd"}])", { PortlessLab::bearer(token), { "Content-Type", "application/json" } });
    QCOMPARE(put->status, 204);
}

void TestOtherForms::inventoryInternally()
{
    const QByteArray id = device();
    const QByteArray one = kInventory + "/t/device/" + id;
    QCOMPARE(internally(Method::Post, kInventory, R"({"tenant_id":"t"})").status, 201);
    QCOMPARE(internally(Method::Get, kInventory + "/t/devices/" + id + "/groups").status, 200);
    QCOMPARE(internally(Method::Get, kInventory + "/t/devices/00000000-0000-4000-8000-000000000000/groups").status, 404);
    QCOMPARE(internally(Method::Post, kInventory + "/t/devices/" + id + "/reindex?service=inventory").status, 200);
    QCOMPARE(internally(Method::Patch, one + "/attribute/scope/monitor", R"([{"name":"alerts","value":"true","scope":"monitor"}])").status, 200);
    QCOMPARE(attribute(id, "monitor", "alerts"), QStringLiteral("true"));
    QCOMPARE(internally(Method::Patch, one + "/attributes", R"([{"name":"site","value":"Berlin","scope":"inventory"},{"name":"owner","value":"me","scope":"tags"}])").status, 200);
    QCOMPARE(attribute(id, "inventory", "site"), QStringLiteral("Berlin"));
    QCOMPARE(attribute(id, "tags", "owner"), QStringLiteral("me"));
    QCOMPARE(QJsonDocument::fromJson(internally(Method::Post, "/api/internal/v2/inventory/tenants/t/filters/search", R"({"filters":[{"scope":"tags","attribute":"owner","type":"$eq","value":"me"}]})").body).array().size(), 1);
    QCOMPARE(internally(Method::Get, "/api/internal/v2/inventory/tenants/t/statistics").status, 200);
    m_lab->odd = true;
    QCOMPARE(internally(Method::Patch, one + "/attributes", R"([{"name":"site","value":"Bonn"}])").status, 400);
    QCOMPARE(internally(Method::Patch, one + "/attributes", "{}").status, 400);
    QCOMPARE(internally(Method::Post, kInventory + "/t/devices/nonsense/reindex").status, 400);
    QCOMPARE(attribute(id, "inventory", "site"), QStringLiteral("Berlin"));
}

void TestOtherForms::limitsInternally()
{
    const QByteArray all = kDeviceAuth + "/tenant/t/limits";
    const auto limits = [&](const QByteArray &path) {
        QMap<QString, int> values;
        for (const QJsonValue &each : QJsonDocument::fromJson(internally(Method::Get, path).body).array())
            values.insert(each.toObject().value(QLatin1String("name")).toString(), each.toObject().value(QLatin1String("value")).toInt());
        return values;
    };
    using Limits = QMap<QString, int>;
    const auto of = [](int standard, int micro) {
        return Limits { { QStringLiteral("max_devices"), standard }, { QStringLiteral("max_micro_devices"), micro }, { QStringLiteral("max_system_devices"), -1 } };
    };
    QCOMPARE(limits(all), of(-1, -1));
    QCOMPARE(internally(Method::Put, all + "/max_devices", R"({"limit":77})").status, 204);
    QCOMPARE(internally(Method::Put, all + "/max_micro_devices", R"({"limit":5})").status, 204);
    QCOMPARE(limits(all), of(77, 5));
    QCOMPARE(limits(kDeviceAuth + "/tenant/limits?tenant_id=t"), of(77, 5));
    const QJsonObject micro = QJsonDocument::fromJson(internally(Method::Get, kDeviceAuth + "/tenant/limits/max_micro_devices?tenant_id=t").body).array().at(0).toObject();
    QCOMPARE(micro.value(QLatin1String("tenant_id")).toString(), QStringLiteral("t"));
    QCOMPARE(micro.value(QLatin1String("limit")).toInt(), 5);
    QCOMPARE(QJsonDocument::fromJson(internally(Method::Get, all + "/max_micro_devices").body).object().value(QLatin1String("limit")).toInt(), 5);
    QCOMPARE(internally(Method::Put, all, R"([{"name":"max_devices","value":8}])").status, 204);
    QCOMPARE(object("/api/management/v2/devauth/limits/devices").value(QLatin1String("standard")).toInt(), 8);
    m_lab->odd = true;
    QCOMPARE(internally(Method::Put, all, R"([{"name":"max_devices","value":9},{"name":"max_moons","value":9}])").status, 400);
    QCOMPARE(internally(Method::Put, all + "/max_moons", R"({"limit":9})").status, 400);
    m_lab->odd = false;
    QCOMPARE(limits(all), of(8, 5));
    QCOMPARE(internally(Method::Delete, all + "/max_devices").status, 204);
    QCOMPARE(internally(Method::Delete, all + "/max_micro_devices").status, 204);
    QCOMPARE(limits(all), of(-1, -1));
    internally(Method::Put, all + "/max_devices", R"({"limit":77})");
    QCOMPARE(internally(Method::Delete, all).status, 200);
    QCOMPARE(limits(all), of(-1, -1));
    QCOMPARE(internally(Method::Delete, "/api/internal/v1/deviceconnect/tenants/t").status, 204);
    const QByteArray size = "/api/internal/v1/deployments/tenants/t/limits/max_artifact_size_micro_device_tier";
    QCOMPARE(internally(Method::Put, size, R"({"limit":1024})").status, 204);
    QCOMPARE(QJsonDocument::fromJson(internally(Method::Get, size).body).object().value(QLatin1String("limit")).toInt(), 1024);
    QCOMPARE(internally(Method::Post, "/api/internal/v1/deviceconnect/tenants/t/devices/" + device() + "/send-inventory").status, 404);
}

void TestOtherForms::auditLogInternally()
{
    status(Method::Put, "/api/management/v1/inventory/devices/" + device() + "/group", R"({"group":"berlin"})");
    const QByteArray query = "/logs?page=1&per_page=5";
    QCOMPARE(internally(Method::Get, "/api/internal/v1/auditlogs/tenants/t" + query).body, ask(Method::Get, "/api/management/v1/auditlogs" + query).body);
    const Response csv = ask(Method::Get, "/api/management/v1/auditlogs/logs/export?limit=1&sort=desc");
    QCOMPARE(csv.status, 200);
    QVERIFY(csv.body.startsWith("time,action,actor.id"));
    QCOMPARE(csv.body.count(",user,"), 1);
}

DRYDOCK_TEST_MAIN(TestOtherForms)
#include "tst_otherforms.moc"
