// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's own tenant, the tenants a service provider has beneath it, and what the internal port says of both.
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kTenants = "/api/management/v2/tenantadm/tenants";
const QByteArray kInternal = "/api/internal/v1/tenantadm/tenants";

QByteArray newTenant(const QByteArray &name)
{
    return R"({"name":")" + name + R"(","admin":{"email":"boss@child.example","password":"battery staple"},"device_limit":50})";
}

} // namespace

class TestTenants : public QObject {
    Q_OBJECT

private:
    void build(Plan plan, bool provider)
    {
        LabOptions options;
        options.devices = 5;
        options.plan = plan;
        options.serviceProvider = provider;
        options.data = m_folder.filePath(QStringLiteral("lab.db"));
        m_lab.reset();
        m_lab = std::make_unique<PortlessLab>(options);
        m_lab->recorded = true;
    }
    Response ask(Method method, const QByteArray &target, const QByteArray &body = {}) { return *m_lab->askAsUser(method, target, body); }
    int status(Method method, const QByteArray &target, const QByteArray &body = {}) { return ask(method, target, body).status; }
    int odd(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        m_lab->odd = true;
        const int answer = status(method, target, body);
        m_lab->odd = false;
        return answer;
    }
    int internally(Method method, const QByteArray &target, const QByteArray &body = {}, const QByteArray &token = {})
    {
        PortlessLab::Headers headers { { "Content-Type", "application/json" } };
        if (!token.isEmpty())
            headers.append(PortlessLab::bearer(token));
        return m_lab->ask(method, target, body, headers)->status;
    }
    QJsonArray array(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).array(); }
    QJsonArray internalArray(const QByteArray &target) { return QJsonDocument::fromJson(m_lab->ask(Method::Get, target)->body).array(); }
    QJsonObject object(const QByteArray &target) { return QJsonDocument::fromJson(ask(Method::Get, target).body).object(); }
    QJsonObject internalObject(const QByteArray &target) { return QJsonDocument::fromJson(m_lab->ask(Method::Get, target)->body).object(); }
    QByteArray add(const QByteArray &name)
    {
        const Response made = ask(Method::Post, kTenants, newTenant(name));
        if (made.status != 202)
            qFatal("no tenant: %s", made.body.constData());
        return made.header("Location").split('/').last();
    }
    QByteArray ownId() { return object(kTenants + "/me").value(QLatin1String("id")).toString().toLatin1(); }

    QTemporaryDir m_folder;
    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init()
    {
        QFile::remove(m_folder.filePath(QStringLiteral("lab.db")));
        build(Plan::Enterprise, true);
    }
    void cleanup() { m_lab.reset(); }
    void ownTenant();
    void childrenComeChangeAndGo();
    void badChildren_data();
    void badChildren();
    void manyChildrenArePaged();
    void childrenOutliveARestart();
    void onlyAServiceProviderHasChildren();
    void internally();
    void tokensAreVerified();
    void notInTheOpenSourcePlan();
};

void TestTenants::ownTenant()
{
    const QJsonObject own = object(kTenants + "/me");
    QCOMPARE(own.value(QLatin1String("plan")).toString(), QStringLiteral("enterprise"));
    QCOMPARE(own.value(QLatin1String("service_provider")).toBool(), true);
    QVERIFY(!own.contains(QLatin1String("tenant_token")));
    const QJsonObject older = object("/api/management/v1/tenantadm/user/tenant");
    QCOMPARE(older.value(QLatin1String("id")), own.value(QLatin1String("id")));
    QVERIFY(!older.value(QLatin1String("tenant_token")).toString().isEmpty());
    QCOMPARE(object(kTenants + "/me/token").value(QLatin1String("tenant_token")), older.value(QLatin1String("tenant_token")));
}

void TestTenants::childrenComeChangeAndGo()
{
    QCOMPARE(array(kTenants).size(), 0);
    const QByteArray id = add("Berlin");
    const QJsonObject child = array(kTenants).at(0).toObject();
    QCOMPARE(child.value(QLatin1String("name")).toString(), QStringLiteral("Berlin"));
    QCOMPARE(child.value(QLatin1String("status")).toString(), QStringLiteral("active"));
    QCOMPARE(child.value(QLatin1String("device_limits")).toObject().value(QLatin1String("max_devices")).toObject().value(QLatin1String("value")).toInt(), 50);
    QCOMPARE(status(Method::Post, kTenants, newTenant("Berlin")), 409);
    QCOMPARE(status(Method::Put, kTenants + '/' + id + "/child", R"({"name":"Bonn"})"), 204);
    QCOMPARE(array(kTenants).at(0).toObject().value(QLatin1String("name")).toString(), QStringLiteral("Bonn"));
    QCOMPARE(status(Method::Delete, kTenants + '/' + id), 405);
    QCOMPARE(status(Method::Put, kTenants + '/' + id + "/status", R"({"status":"suspended"})"), 202);
    QCOMPARE(array(kTenants).at(0).toObject().value(QLatin1String("status")).toString(), QStringLiteral("suspended"));
    QCOMPARE(status(Method::Put, kTenants + '/' + id + "/status", R"({"status":"active"})"), 202);
    QCOMPARE(status(Method::Post, kTenants + '/' + id + "/remove/start"), 202);
    QCOMPARE(status(Method::Delete, kTenants + '/' + id), 204);
    QCOMPARE(array(kTenants).size(), 0);
    QCOMPARE(status(Method::Put, kTenants + '/' + id + "/child", R"({"name":"x"})"), 403);
    QCOMPARE(status(Method::Delete, kTenants + '/' + id), 403);
    QStringList actions;
    for (const QJsonValue &entry : array("/api/management/v1/auditlogs/logs?object_type=tenant&per_page=50"))
        actions.prepend(entry.toObject().value(QLatin1String("action")).toString());
    QCOMPARE(actions, QStringList({ QStringLiteral("create"), QStringLiteral("update"), QStringLiteral("update"), QStringLiteral("update"), QStringLiteral("update"), QStringLiteral("delete") }));
}

void TestTenants::badChildren_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("expected");
    QTest::newRow("nothing") << QByteArray() << 400;
    QTest::newRow("no name") << QByteArray(R"({"admin":{"email":"a@b.example","password":"battery staple"}})") << 400;
    QTest::newRow("long name") << newTenant(QByteArray(257, 'x')) << 422;
    QTest::newRow("no administrator") << QByteArray(R"({"name":"x"})") << 400;
    QTest::newRow("nobody could sign in") << QByteArray(R"({"name":"x","admin":{"email":"a@b.example"}})") << 400;
    QTest::newRow("a list") << QByteArray("[]") << 400;
}

void TestTenants::badChildren()
{
    QFETCH(QByteArray, body);
    QFETCH(int, expected);
    QCOMPARE(odd(Method::Post, kTenants, body), expected);
    QCOMPARE(array(kTenants).size(), 0);
    const QByteArray id = add("good");
    QCOMPARE(odd(Method::Put, kTenants + '/' + id + "/child", "[]"), 422);
    QCOMPARE(odd(Method::Put, kTenants + '/' + id + "/status", R"({"status":"asleep"})"), 400);
    QCOMPARE(array(kTenants).at(0).toObject().value(QLatin1String("status")).toString(), QStringLiteral("active"));
}

void TestTenants::manyChildrenArePaged()
{
    for (int i = 0; i < 25; ++i)
        add("child " + QByteArray::number(100 + i));
    const Response page = ask(Method::Get, kTenants + "?page=3&per_page=10");
    QCOMPARE(page.header("X-Total-Count"), QByteArray("25"));
    QCOMPARE(QJsonDocument::fromJson(page.body).array().size(), 5);
}

void TestTenants::childrenOutliveARestart()
{
    add("Berlin");
    const QJsonValue before = array(kTenants).at(0);
    const QByteArray own = ownId();
    build(Plan::Enterprise, true);
    QCOMPARE(array(kTenants).at(0), before);
    QCOMPARE(ownId(), own);
}

void TestTenants::onlyAServiceProviderHasChildren()
{
    build(Plan::Enterprise, false);
    QCOMPARE(object(kTenants + "/me").value(QLatin1String("service_provider")).toBool(), false);
    QCOMPARE(array(kTenants).size(), 0);
    QCOMPARE(status(Method::Post, kTenants, newTenant("Berlin")), 403);
    QCOMPARE(array(kTenants).size(), 0);
}

void TestTenants::internally()
{
    const QByteArray id = add("Berlin");
    const QByteArray second = add("Hamburg");
    const QByteArray own = ownId();
    QCOMPARE(internalArray(kInternal).size(), 3);
    QCOMPARE(internalArray(kInternal + "?q=burg").size(), 1);
    QCOMPARE(internalArray(kInternal + "?id=" + own).size(), 1);
    QCOMPARE(internalObject(kInternal + '/' + id).value(QLatin1String("name")).toString(), QStringLiteral("Berlin"));
    QCOMPARE(internally(Method::Get, kInternal + "/nobody"), 404);
    QCOMPARE(internally(Method::Put, kInternal + '/' + id, R"({"name":"Bonn","trial":true})"), 202);
    QCOMPARE(internalObject(kInternal + '/' + id).value(QLatin1String("trial")).toBool(), true);
    QCOMPARE(internally(Method::Put, kInternal + '/' + own, R"({"name":"x"})"), 409);
    QCOMPARE(internally(Method::Put, kInternal + "/nobody", R"({"name":"x"})"), 404);
    QCOMPARE(internally(Method::Put, kInternal + '/' + id + "/status", R"({"status":"suspended"})"), 200);
    QCOMPARE(internalObject(kInternal + '/' + id).value(QLatin1String("status")).toString(), QStringLiteral("suspended"));
    QCOMPARE(internally(Method::Delete, kInternal + '/' + own + "/children/nobody"), 404);
    QCOMPARE(internally(Method::Delete, kInternal + '/' + own + "/children/" + second), 204);
    QCOMPARE(internalArray(kInternal).size(), 2);
    QCOMPARE(internally(Method::Delete, kInternal + '/' + id), 204);
    add("Köln");
    QCOMPARE(internally(Method::Delete, kInternal + '/' + own + "/children"), 204);
    QCOMPARE(internalArray(kInternal).size(), 1);
}

void TestTenants::tokensAreVerified()
{
    const QByteArray own = object(kTenants + "/me/token").value(QLatin1String("tenant_token")).toString().toLatin1();
    const QByteArray id = add("Berlin");
    const QByteArray token = internalObject(kInternal + '/' + id).value(QLatin1String("tenant_token")).toString().toLatin1();
    const QByteArray verify = kInternal + "/verify";
    QCOMPARE(internally(Method::Post, verify, {}, own), 200);
    QCOMPARE(internally(Method::Post, verify, {}, token), 200);
    QCOMPARE(internally(Method::Post, verify, {}, "nonsense"), 401);
    QCOMPARE(internally(Method::Post, verify), 401);
    QCOMPARE(status(Method::Put, kTenants + '/' + id + "/status", R"({"status":"suspended"})"), 202);
    QCOMPARE(internally(Method::Post, verify, {}, token), 401);
}

void TestTenants::notInTheOpenSourcePlan()
{
    build(Plan::OpenSource, false);
    QCOMPARE(odd(Method::Get, kTenants + "/me"), 404);
    QCOMPARE(odd(Method::Get, "/api/management/v1/tenantadm/user/tenant"), 404);
    QCOMPARE(odd(Method::Post, kTenants, newTenant("Berlin")), 404);
    build(Plan::Professional, false);
    QCOMPARE(status(Method::Get, kTenants + "/me"), 200);
    QCOMPARE(odd(Method::Post, kTenants, newTenant("Berlin")), 404);
}

DRYDOCK_TEST_MAIN(TestTenants)
#include "tst_tenants.moc"
