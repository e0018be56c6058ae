// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operator and the other services ask on the internal port: tokens, users, devices, limits; and that every
// management write leaves a trace in the audit log, whichever service took it.
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kUsers = "/api/internal/v1/useradm";
const QByteArray kDevices = "/api/internal/v1/devauth";

} // namespace

class TestInternalApi : public QObject {
    Q_OBJECT

private:
    int status(Method method, const QByteArray &target, const QByteArray &body = {}, const QByteArray &token = {})
    {
        // As a gateway asks: the request that it holds, beside its bearer.
        PortlessLab::Headers headers { { "Content-Type", "application/json" }, { "X-Forwarded-Uri", "/api/management/v1/useradm/users" }, { "X-Forwarded-Method", "GET" } };
        if (!token.isEmpty())
            headers.append(PortlessLab::bearer(token));
        return m_lab->ask(method, target, body, headers)->status;
    }
    QJsonArray audit() { return QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, "/api/management/v1/auditlogs/logs?per_page=500")->body).array(); }

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init()
    {
        LabOptions options;
        options.devices = 20;
        m_lab = std::make_unique<PortlessLab>(options);
        m_lab->recorded = true;
    }
    void userTokens();
    void usersOfATenant();
    void deviceTokens();
    void devicesOfATenant();
    void limits();
    void everyWriteIsInTheAuditLog();
};

void TestInternalApi::userTokens()
{
    const QByteArray path = kUsers + "/auth/verify";
    QCOMPARE(status(Method::Post, path, {}, m_lab->userToken()), 200);
    QCOMPARE(status(Method::Post, path, {}, m_lab->deviceToken()), 401);
    QCOMPARE(status(Method::Post, path, {}, "nonsense"), 401);
    QCOMPARE(status(Method::Post, path), 401);
    QCOMPARE(status(Method::Delete, kUsers + "/tokens"), 400);
    QCOMPARE(status(Method::Delete, kUsers + "/tokens?tenant_id="), 204);
    QCOMPARE(status(Method::Post, path, {}, m_lab->userToken()), 401);
}

void TestInternalApi::usersOfATenant()
{
    const QByteArray path = kUsers + "/tenants/t/users";
    QCOMPARE(status(Method::Post, path, "{\"email\":\"new@example.com\",\"password\":\"correct horse battery\"}"), 201);
    QCOMPARE(status(Method::Post, path, "{\"email\":\"new@example.com\",\"password\":\"correct horse battery\"}"), 422);
    QCOMPARE(status(Method::Post, path, "{\"email\":\"no address\",\"password\":\"correct horse battery\"}"), 400);
    const QJsonArray users = QJsonDocument::fromJson(m_lab->ask(Method::Get, path)->body).array();
    QCOMPARE(users.size(), 2);
    QByteArray id;
    for (const QJsonValue &user : users) {
        if (user.toObject().value(QLatin1String("email")) == QStringLiteral("new@example.com"))
            id = user.toObject().value(QLatin1String("id")).toString().toLatin1();
    }
    QCOMPARE(status(Method::Delete, path + '/' + id), 204);
    QCOMPARE(QJsonDocument::fromJson(m_lab->ask(Method::Get, path)->body).array().size(), 1);
    QCOMPARE(status(Method::Post, kUsers + "/tenants", "{\"tenant_id\":\"t\"}"), 201);
    QCOMPARE(status(Method::Post, kUsers + "/tenants", "{}"), 400);
}

void TestInternalApi::deviceTokens()
{
    const QByteArray token = m_lab->deviceToken();
    const QByteArray path = kDevices + "/tokens/verify";
    QCOMPARE(status(Method::Post, path, {}, token), 200);
    QCOMPARE(status(Method::Post, path, {}, m_lab->userToken()), 401);
    // An expired one is 403 once, and then unknown.
    m_lab->context().clock.advance(std::chrono::hours(8 * 24));
    QCOMPARE(status(Method::Post, path, {}, token), 403);
    m_lab->context().clock.advance(-std::chrono::hours(8 * 24));
    QCOMPARE(status(Method::Post, path, {}, token), 401);
    const QByteArray again = m_lab->deviceToken();
    QCOMPARE(status(Method::Post, path, {}, again), 200);
    QCOMPARE(status(Method::Delete, kDevices + "/tokens"), 400);
    QCOMPARE(status(Method::Delete, kDevices + "/tokens?tenant_id=&device_id=nobody"), 204);
    QCOMPARE(status(Method::Post, path, {}, again), 200);
    QCOMPARE(status(Method::Delete, kDevices + "/tokens?tenant_id="), 204);
    QCOMPARE(status(Method::Post, path, {}, again), 401);
}

void TestInternalApi::devicesOfATenant()
{
    const QByteArray path = kDevices + "/tenants/t/devices";
    const QJsonArray devices = QJsonDocument::fromJson(m_lab->ask(Method::Get, path + "?status=accepted&per_page=3")->body).array();
    QCOMPARE(devices.size(), 3);
    QVERIFY(QJsonDocument::fromJson(m_lab->ask(Method::Get, path + "/count?status=accepted")->body).object().value(QLatin1String("count")).toInt() >= 3);
    const QByteArray id = devices.at(0).toObject().value(QLatin1String("id")).toString().toLatin1();
    QCOMPARE(m_lab->ask(Method::Get, path + '/' + id + "/status")->body, QByteArray("{\"status\":\"accepted\"}"));
    QCOMPARE(status(Method::Get, path + "/nobody/status"), 404);
    QCOMPARE(status(Method::Post, kDevices + "/tenants", "{\"tenant_id\":\"t\"}"), 201);
    const QByteArray search = "/api/internal/v2/inventory/tenants/t/filters/search";
    QCOMPARE(QJsonDocument::fromJson(m_lab->ask(Method::Post, search, "{\"per_page\":5}", { { "Content-Type", "application/json" } })->body).array().size(), 5);
    QCOMPARE(status(Method::Get, "/api/internal/v2/inventory/tenants/t/statistics"), 200);
}

void TestInternalApi::limits()
{
    const QByteArray path = kDevices + "/tenant/t/limits/max_devices";
    QCOMPARE(m_lab->ask(Method::Get, path)->body, QByteArray("{\"limit\":-1}"));
    QCOMPARE(status(Method::Put, path, "{\"limit\":5}"), 204);
    QCOMPARE(m_lab->askAsUser(Method::Get, "/api/management/v2/devauth/limits/max_devices")->body, QByteArray("{\"limit\":5}"));
    QCOMPARE(status(Method::Put, path, "{\"limit\":\"many\"}"), 400);
    QCOMPARE(status(Method::Delete, path), 204);
    QCOMPARE(m_lab->ask(Method::Get, path)->body, QByteArray("{\"limit\":-1}"));
}

void TestInternalApi::everyWriteIsInTheAuditLog()
{
    const QJsonArray devices = QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, "/api/management/v2/devauth/devices?status=accepted")->body).array();
    const QByteArray id = devices.at(0).toObject().value(QLatin1String("id")).toString().toLatin1();
    const QByteArray inventory = "/api/management/v1/inventory/";
    const std::tuple<Method, QByteArray, QByteArray> writes[] = {
        { Method::Put, inventory + "devices/" + id + "/group", "{\"group\":\"g\"}" },
        { Method::Put, inventory + "devices/" + id + "/tags", "[{\"name\":\"note\",\"value\":\"x\"}]" },
        { Method::Patch, inventory + "groups/h/devices", "[\"" + id + "\"]" },
        { Method::Delete, inventory + "groups/h", {} },
        { Method::Post, "/api/management/v1/useradm/settings", "{\"a\":1}" },
        { Method::Post, "/api/management/v2/inventory/filters", "{\"name\":\"f\",\"terms\":[{\"scope\":\"tags\",\"attribute\":\"note\",\"type\":\"$eq\",\"value\":\"x\"}]}" },
        { Method::Put, "/api/management/v1/deviceconfig/configurations/device/" + id, "{\"a\":\"b\"}" },
        { Method::Delete, "/api/management/v1/deployments/deployments/devices/" + id + "/history", {} },
    };
    for (const auto &[method, target, body] : writes) {
        const qsizetype before = audit().size();
        const int answer = m_lab->askAsUser(method, target, body)->status;
        QVERIFY2(answer < 300, (target + ' ' + QByteArray::number(answer)).constData());
        QVERIFY2(audit().size() == before + 1, target.constData());
    }
    // Reading, searching and what was refused leave none.
    const qsizetype before = audit().size();
    m_lab->askAsUser(Method::Post, "/api/management/v2/inventory/filters/search", "{}");
    m_lab->askAsUser(Method::Put, inventory + "devices/" + id + "/group", "{\"group\":\"not a name\"}");
    QCOMPARE(audit().size(), before);
    // What a write held is there, its secrets are not.
    m_lab->askAsUser(Method::Post, "/api/management/v1/useradm/settings", "{\"password\":\"hunter2\"}");
    QVERIFY(!m_lab->askAsUser(Method::Get, "/api/management/v1/auditlogs/logs")->body.contains("hunter2"));
}

DRYDOCK_TEST_MAIN(TestInternalApi)
#include "tst_internalapi.moc"
