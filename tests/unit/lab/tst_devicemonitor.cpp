// SPDX-License-Identifier: GPL-3.0-or-later
//
// Alerts from the device to the lists of a support desk, their trace in the inventory, and the probes of an operator.
#include "app/lab/devicemonitor/devicemonitorservice.h"
#include "app/lab/inventory/inventoryservice.h"
#include "app/lab/operations/healthservice.h"
#include "tests/support/testmain.h"
#include "tests/unit/lab/labfixture.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QString kBase = QStringLiteral("/api/management/v1/devicemonitor");
const QString kOwn = QStringLiteral("/api/devices/v1/devicemonitor");

struct Rig {
    explicit Rig(Plan plan = Plan::Enterprise, const QString &path = QStringLiteral(":memory:"))
        : lab(30, 7, plan)
    {
        lab.start(path, noon(), [this, plan](LabContext &context, Fleet &fleet) {
            inventory = std::make_unique<InventoryService>(context, fleet);
            health = std::make_unique<HealthService>(context);
            if (plan != Plan::OpenSource)
                monitor = std::make_unique<DeviceMonitorService>(context, fleet);
        });
        // One that the recipe left in peace.
        for (const Row row : lab.fleet->acceptedRows()) {
            if (!complains(row))
                device = lab.fleet->id(row);
        }
    }
    ~Rig()
    {
        monitor.reset();
        health.reset();
        inventory.reset();
        lab.stop();
    }
    bool complains(Row row) const
    {
        const auto value = [&](const char *name) { return lab.fleet->attribute(row, QStringLiteral("monitor"), QString::fromLatin1(name)); };
        return value("alerts").value_or(false) != AttributeValue(false) || value("alert_count").value_or(0.0) != AttributeValue(0.0);
    }
    int post(const QByteArray &alerts) { return lab.call(Method::Post, kOwn + QStringLiteral("/alert"), alerts, {}, LabFixture::device(device)).status; }
    Response alerts(const QString &rest) { return lab.call(Method::Get, kBase + QStringLiteral("/devices/") + device.text + rest); }
    QStringList names(const QString &rest)
    {
        QStringList list;
        for (const QJsonValue &alert : LabFixture::array(alerts(rest)))
            list.append(alert.toObject().value(QLatin1String("name")).toString() + u' ' + alert.toObject().value(QLatin1String("level")).toString());
        return list;
    }

    LabFixture lab;
    std::unique_ptr<InventoryService> inventory;
    std::unique_ptr<HealthService> health;
    std::unique_ptr<DeviceMonitorService> monitor;
    DeviceId device;
};

QByteArray alert(const char *name, const char *level, const char *subject, const char *time)
{
    return QByteArray("{\"name\":\"") + name + "\",\"level\":\"" + level + "\",\"subject\":{\"name\":\"" + subject
        + "\",\"type\":\"systemd\",\"status\":\"not-running\",\"details\":{\"description\":\"it stopped\"}},\"timestamp\":\"" + time + "\"}";
}

} // namespace

class TestDeviceMonitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alertsAreListed();
    void latestPerSubject();
    void inventoryTells();
    void badAlertsChangeNothing_data();
    void badAlertsChangeNothing();
    void configIsKept();
    void channelIsSwitched();
    void simulatedAlert();
    void simulatedAlertsAreThereWhenLookedFor();
    void internalOperations();
    void probes();
    void openSourceHasNone();
};

void TestDeviceMonitor::alertsAreListed()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lab.sqlite"));
    DeviceId device;
    {
        Rig rig(Plan::Professional, path);
        device = rig.device;
        QCOMPARE(rig.post('[' + alert("one", "CRITICAL", "sshd", "2026-11-23T10:00:00Z") + ',' + alert("two", "OK", "sshd", "2026-11-23T11:00:00Z") + ']'), 204);
    }
    Rig rig(Plan::Professional, path);
    rig.device = device;
    const Response response = rig.alerts(QStringLiteral("/alerts"));
    QCOMPARE(response.header("X-Total-Count"), QByteArray("2"));
    const QJsonObject newest = LabFixture::array(response).at(0).toObject();
    QCOMPARE(newest.value(QLatin1String("name")).toString(), QStringLiteral("two"));
    QCOMPARE(newest.value(QLatin1String("subject")).toObject().value(QLatin1String("details")).toObject().value(QLatin1String("description")).toString(), QStringLiteral("it stopped"));
    QVERIFY(!newest.value(QLatin1String("id")).toString().isEmpty());
    QCOMPARE(rig.names(QStringLiteral("/alerts?sort_ascending=true")), (QStringList { QStringLiteral("one CRITICAL"), QStringLiteral("two OK") }));
    QCOMPARE(rig.names(QStringLiteral("/alerts?per_page=1&page=2")), QStringList { QStringLiteral("one CRITICAL") });
    QCOMPARE(rig.names(QStringLiteral("/alerts?issued_after=2026-11-23T10:30:00Z")), QStringList { QStringLiteral("two OK") });
    QCOMPARE(rig.names(QStringLiteral("/alerts?issued_before=2026-11-23T10:30:00Z")), QStringList { QStringLiteral("one CRITICAL") });
    QCOMPARE(rig.alerts(QStringLiteral("/alerts?issued_before=yesterday")).status, 400);
    QCOMPARE(rig.alerts(QStringLiteral("/alerts?per_page=501")).status, 400);
}

void TestDeviceMonitor::latestPerSubject()
{
    Rig rig;
    rig.post('[' + alert("sshd", "CRITICAL", "sshd", "2026-11-23T10:00:00Z") + ',' + alert("disk", "CRITICAL", "df", "2026-11-23T09:00:00Z") + ']');
    rig.post('[' + alert("sshd", "OK", "sshd", "2026-11-23T11:00:00Z") + ']');
    rig.post('[' + alert("sshd", "CRITICAL", "sshd", "2026-11-23T08:00:00Z") + ']'); // came late
    QCOMPARE(rig.names(QStringLiteral("/alerts/latest")), (QStringList { QStringLiteral("disk CRITICAL"), QStringLiteral("sshd OK") })); // oldest first
    QCOMPARE(rig.names(QStringLiteral("/alerts/latest?level_from=CRITICAL")), QStringList { QStringLiteral("disk CRITICAL") });
    QCOMPARE(rig.alerts(QStringLiteral("/alerts/latest?level_from=LOUD")).status, 400);
}

void TestDeviceMonitor::inventoryTells()
{
    Rig rig;
    const Row row = rig.lab.fleet->find(rig.device);
    const auto value = [&](const char *name) { return rig.lab.fleet->attribute(row, QStringLiteral("monitor"), QString::fromLatin1(name)); };
    rig.post('[' + alert("a", "CRITICAL", "a", "2026-11-23T10:00:00Z") + ',' + alert("b", "CRITICAL", "b", "2026-11-23T10:00:00Z") + ']');
    QCOMPARE(value("alerts"), std::optional<AttributeValue>(true));
    QCOMPARE(value("alert_count"), std::optional<AttributeValue>(2.0));
    rig.post('[' + alert("a", "OK", "a", "2026-11-23T11:00:00Z") + ']');
    QCOMPARE(value("alert_count"), std::optional<AttributeValue>(1.0));
    rig.post('[' + alert("b", "OK", "b", "2026-11-23T11:00:00Z") + ']');
    QCOMPARE(value("alerts"), std::optional<AttributeValue>(false));
    const QByteArray search = "{\"device_ids\":[\"" + rig.device.text.toLatin1() + "\"],\"filters\":[{\"scope\":\"monitor\",\"attribute\":\"alert_count\",\"type\":\"$eq\",\"value\":0}]}";
    QCOMPARE(LabFixture::array(rig.lab.call(Method::Post, QStringLiteral("/api/management/v2/inventory/filters/search"), search)).size(), 1);
}

void TestDeviceMonitor::badAlertsChangeNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = alert("a", "OK", "a", "2026-11-23T10:00:00Z");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("object") << good;
    QTest::newRow("empty list") << QByteArray("[]");
    QTest::newRow("one of two") << QByteArray('[' + good + ",{\"name\":\"x\"}]");
    QTest::newRow("unknown level") << QByteArray('[' + alert("a", "LOUD", "a", "2026-11-23T10:00:00Z") + ']');
    QTest::newRow("no subject") << QByteArray("[{\"name\":\"a\",\"level\":\"OK\",\"timestamp\":\"2026-11-23T10:00:00Z\"}]");
    QTest::newRow("numbers") << QByteArray("[1,2]");
}

void TestDeviceMonitor::badAlertsChangeNothing()
{
    QFETCH(const QByteArray, body);
    Rig rig;
    const auto count = [&rig] { return rig.lab.fleet->attribute(rig.lab.fleet->find(rig.device), QStringLiteral("monitor"), QStringLiteral("alert_count")); };
    const auto before = count();
    QCOMPARE(rig.post(body), 400);
    QCOMPARE(rig.names(QStringLiteral("/alerts")), QStringList());
    QCOMPARE(count(), before);
}

void TestDeviceMonitor::configIsKept()
{
    Rig rig;
    QCOMPARE(rig.alerts(QStringLiteral("/config")).body, QByteArray("[]"));
    const QByteArray config = "[{\"name\":\"sshd\",\"status\":\"enabled\",\"type\":\"service\",\"service\":{\"name\":\"sshd\",\"type\":\"systemd\"}}]";
    const auto put = [&rig](const QByteArray &body) { return rig.lab.call(Method::Put, kOwn + QStringLiteral("/config"), body, {}, LabFixture::device(rig.device)).status; };
    rig.lab.odd = true; // "service" is in the answer's description only
    QCOMPARE(put(config), 204);
    rig.lab.odd = false;
    QCOMPARE(put("{}"), 400);
    QCOMPARE(put("[{\"type\":\"log\"}]"), 400);
    const QJsonObject check = LabFixture::array(rig.alerts(QStringLiteral("/config"))).at(0).toObject();
    QCOMPARE(check.value(QLatin1String("service")).toObject().value(QLatin1String("name")).toString(), QStringLiteral("sshd"));
}

void TestDeviceMonitor::channelIsSwitched()
{
    Rig rig;
    const auto put = [&rig](const QString &name, const QByteArray &body) {
        return rig.lab.call(Method::Put, kBase + QStringLiteral("/settings/global/channel/alerts/") + name + QStringLiteral("/status"), body).status;
    };
    QCOMPARE(put(QStringLiteral("email"), "{\"enabled\":false}"), 204);
    QCOMPARE(rig.lab.audit.entries.size(), 1);
    QCOMPARE(put(QStringLiteral("pigeon"), "{\"enabled\":false}"), 400);
    QCOMPARE(put(QStringLiteral("email"), "{\"enabled\":\"no\"}"), 400);
    QCOMPARE(rig.lab.audit.entries.size(), 1);
}

void TestDeviceMonitor::simulatedAlert()
{
    Rig rig;
    api::Alert raised;
    raised.name = QStringLiteral("log");
    raised.level = api::AlertLevel::Critical;
    raised.subjectName = QStringLiteral("app.log");
    raised.subjectType = QStringLiteral("log");
    rig.monitor->raise(rig.lab.fleet->find(rig.device), raised);
    QCOMPARE(rig.names(QStringLiteral("/alerts")), QStringList { QStringLiteral("log CRITICAL") });
    for (const auto &tell : rig.lab.parts->context.deviceDecommissioned)
        tell(rig.device.text);
    QCOMPARE(rig.names(QStringLiteral("/alerts")), QStringList());
}

void TestDeviceMonitor::simulatedAlertsAreThereWhenLookedFor()
{
    Rig rig;
    int looked = 0;
    for (const Row row : rig.lab.fleet->acceptedRows()) {
        if (!rig.complains(row))
            continue;
        rig.device = rig.lab.fleet->id(row);
        const qsizetype open = LabFixture::array(rig.alerts(QStringLiteral("/alerts/latest?level_from=CRITICAL"))).size();
        QVERIFY(open > 0);
        QCOMPARE(rig.lab.fleet->attribute(row, QStringLiteral("monitor"), QStringLiteral("alert_count")), std::optional<AttributeValue>(static_cast<double>(open)));
        QCOMPARE(LabFixture::array(rig.alerts(QStringLiteral("/alerts"))).size(), open); // made once
        // The same alert again clears it.
        rig.monitor->simulate(row, 0);
        rig.monitor->simulate(row, 0);
        QCOMPARE(LabFixture::array(rig.alerts(QStringLiteral("/alerts/latest?level_from=CRITICAL"))).size(), open);
        ++looked;
    }
    QVERIFY(looked > 0);
}

void TestDeviceMonitor::internalOperations()
{
    Rig rig;
    rig.post('[' + alert("a", "CRITICAL", "a", "2026-11-23T10:00:00Z") + ',' + alert("a", "CRITICAL", "a", "2026-11-23T11:00:00Z") + ']');
    const QString tenant = QStringLiteral("/api/internal/v1/devicemonitor/tenants/t");
    const QJsonArray devices = LabFixture::array(rig.lab.call(Method::Get, tenant + QStringLiteral("/devices?id=") + rig.device.text, {}, {}, {}));
    QCOMPARE(devices.size(), 1);
    QCOMPARE(devices.at(0).toObject().value(QLatin1String("alerts_open_count")).toInt(), 1);
    QCOMPARE(devices.at(0).toObject().value(QLatin1String("alerts_total_count")).toInt(), 2);
    QCOMPARE(devices.at(0).toObject().value(QLatin1String("alerts")).toArray().size(), 1);
    const QString one = tenant + QStringLiteral("/devices/") + rig.device.text;
    QCOMPARE(LabFixture::array(rig.lab.call(Method::Get, one + QStringLiteral("/alerts/latest"), {}, {}, {})).size(), 1);
    QCOMPARE(rig.lab.call(Method::Delete, one, {}, {}, {}).status, 204);
    QCOMPARE(rig.names(QStringLiteral("/alerts")), QStringList());
    rig.post('[' + alert("a", "OK", "a", "2026-11-23T10:00:00Z") + ']');
    QCOMPARE(rig.lab.call(Method::Delete, tenant, {}, {}, {}).status, 204);
    QCOMPARE(rig.names(QStringLiteral("/alerts")), QStringList());
}

void TestDeviceMonitor::probes()
{
    Rig rig;
    for (const char *service : { "useradm", "devauth", "inventory", "deployments", "deviceconfig", "deviceconnect", "iot-manager", "tenantadm", "auditlogs", "devicemonitor" }) {
        const QString base = QStringLiteral("/api/internal/v1/") + QString::fromLatin1(service);
        rig.lab.odd = qstrcmp(service, "devicemonitor") == 0; // not in the description
        QCOMPARE(rig.lab.call(Method::Get, base + QStringLiteral("/alive"), {}, {}, {}).status, 204);
        QCOMPARE(rig.lab.call(Method::Get, base + QStringLiteral("/health"), {}, {}, {}).status, 204);
    }
    rig.lab.odd = false;
    QCOMPARE(rig.lab.call(Method::Get, QStringLiteral("/status"), {}, {}, {}).body, QByteArray("{\"status\":\"ok\"}"));
    QCOMPARE(rig.lab.call(Method::Get, QStringLiteral("/api/v1/health"), {}, {}, {}).status, 204);
    // An ill database is said to be ill.
    rig.lab.parts->db.exec(QStringLiteral("DROP TABLE lab_schema"));
    QCOMPARE(rig.lab.call(Method::Get, QStringLiteral("/api/internal/v1/useradm/alive"), {}, {}, {}).status, 204);
    QCOMPARE(rig.lab.call(Method::Get, QStringLiteral("/api/internal/v1/useradm/health"), {}, {}, {}).status, 503);
    QCOMPARE(rig.lab.call(Method::Get, QStringLiteral("/api/internal/v1/deviceconfig/health"), {}, {}, {}).status, 500);
}

void TestDeviceMonitor::openSourceHasNone()
{
    Rig rig(Plan::OpenSource);
    QCOMPARE(rig.alerts(QStringLiteral("/alerts")).status, 404);
    QCOMPARE(rig.lab.call(Method::Get, QStringLiteral("/api/internal/v1/devicemonitor/health"), {}, {}, {}).status, 404);
}

DRYDOCK_TEST_MAIN(TestDeviceMonitor)
#include "tst_devicemonitor.moc"
