// SPDX-License-Identifier: GPL-3.0-or-later
//
// Roles and permission sets of the lab: made, replaced and deleted in both versions of the API, and what they admit
// their users to: by operation, by device group, by release tag.
#include "tests/support/portlesslab.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QByteArray kV1 = "/api/management/v1/useradm";
const QByteArray kV2 = "/api/management/v2/useradm";
const QByteArray kPassword = "battery staple";
const QByteArray kSearch = "/api/management/v2/inventory/filters/search";

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray role(const char *name, const char *set, const char *scope = nullptr, const QStringList &values = {})
{
    QJsonObject one { { QStringLiteral("name"), QString::fromLatin1(set) } };
    if (scope)
        one.insert(QStringLiteral("scope"), QJsonObject { { QStringLiteral("type"), QString::fromLatin1(scope) }, { QStringLiteral("value"), QJsonArray::fromStringList(values) } });
    return json({ { QStringLiteral("name"), QString::fromLatin1(name) }, { QStringLiteral("description"), QStringLiteral("own") },
        { QStringLiteral("permission_sets_with_scope"), QJsonArray { one } } });
}

} // namespace

class TestRoles : public QObject {
    Q_OBJECT

private:
    void build(Plan plan)
    {
        LabOptions options;
        options.devices = 40;
        options.plan = plan;
        m_lab = std::make_unique<PortlessLab>(options);
        m_lab->recorded = true;
    }
    int status(Method method, const QByteArray &target, const QByteArray &body = {}) { return m_lab->askAsUser(method, target, body)->status; }
    int odd(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        m_lab->odd = true;
        const int answer = status(method, target, body);
        m_lab->odd = false;
        return answer;
    }
    QJsonArray array(const QByteArray &target) { return QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, target)->body).array(); }
    QJsonObject object(const QByteArray &target) { return QJsonDocument::fromJson(m_lab->askAsUser(Method::Get, target)->body).object(); }
    //! The token of a new user with these roles.
    QByteArray signIn(const char *name, const QStringList &roles)
    {
        const QByteArray email = QByteArray(name) + "@lab.example";
        const auto made = m_lab->askAsUser(Method::Post, kV1 + "/users",
            json({ { QStringLiteral("email"), QString::fromLatin1(email) }, { QStringLiteral("password"), QString::fromLatin1(kPassword) },
                { QStringLiteral("roles"), QJsonArray::fromStringList(roles) } }));
        if (made->status != 201)
            qFatal("no user: %s", made->body.constData());
        return signInAgain(name);
    }
    QByteArray signInAgain(const char *name)
    {
        const QByteArray who = QByteArray(name) + "@lab.example:" + kPassword;
        return m_lab->ask(Method::Post, kV1 + "/auth/login", {}, { { "Authorization", "Basic " + who.toBase64() } })->body;
    }
    int asked(const QByteArray &token, Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return answer(token, method, target, body).status;
    }
    Response answer(const QByteArray &token, Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return *m_lab->ask(method, target, body, { PortlessLab::bearer(token), { "Content-Type", "application/json" }, { "Content-Length", QByteArray::number(body.size()) } });
    }
    //! Two accepted devices, the first of them in the group.
    std::pair<QByteArray, QByteArray> oneInGroup(const QByteArray &group)
    {
        const QJsonArray devices = array("/api/management/v2/devauth/devices?status=accepted&per_page=2");
        const auto id = [&](int at) { return devices.at(at).toObject().value(QLatin1String("id")).toString().toLatin1(); };
        const int put = status(Method::Put, "/api/management/v1/inventory/devices/" + id(0) + "/group", "{\"group\":\"" + group + "\"}");
        const int cleared = odd(Method::Put, "/api/management/v1/inventory/devices/" + id(1) + "/group", "{\"group\":\"elsewhere\"}");
        if (put != 204 || cleared != 204)
            qFatal("no group");
        return { id(0), id(1) };
    }

    std::unique_ptr<PortlessLab> m_lab;

private Q_SLOTS:
    void init() { build(Plan::Enterprise); }
    void ownRoles_data();
    void ownRoles();
    void builtInsCannotBeChanged();
    void badRoles_data();
    void badRoles();
    void ownPermissionSets();
    void observerReads();
    void rolesAddUp();
    void onlyOwnGroups();
    void onlyTaggedReleases();
    void olderPermissions();
    void changesTakeEffectAtOnce();
    void notInOtherPlans();
};

void TestRoles::ownRoles_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<int>("replaced");
    QTest::addColumn<int>("taken");
    QTest::newRow("v1") << kV1 + "/roles" << 202 << 400;
    QTest::newRow("v2") << kV2 + "/roles" << 200 << 409;
}

void TestRoles::ownRoles()
{
    QFETCH(QByteArray, base);
    QFETCH(int, replaced);
    QFETCH(int, taken);
    const qsizetype before = array(base).size();
    QCOMPARE(before, 5);
    QCOMPARE(status(Method::Post, base, role("berlin", "ReadDevices", "DeviceGroups", { QStringLiteral("berlin") })), 201);
    QCOMPARE(status(Method::Post, base, role("berlin", "ReadDevices")), taken);
    QCOMPARE(array(base).size(), before + 1);
    const QJsonObject shown = object(base + "/berlin");
    const QJsonObject set = shown.value(QLatin1String("permission_sets_with_scope")).toArray().at(0).toObject();
    QCOMPARE(set.value(QLatin1String("scope")).toObject().value(QLatin1String("value")).toArray(), QJsonArray { QStringLiteral("berlin") });
    QCOMPARE(status(Method::Put, base + "/berlin", role("berlin", "ManageDevices")), replaced);
    QCOMPARE(object(base + "/berlin").value(QLatin1String("permission_sets_with_scope")).toArray().at(0).toObject().value(QLatin1String("name")).toString(), QStringLiteral("ManageDevices"));
    QCOMPARE(status(Method::Put, base + "/nobody", role("nobody", "ManageDevices")), 404);
    QCOMPARE(status(Method::Get, base + "/nobody"), 404);
    QCOMPARE(status(Method::Delete, base + "/berlin"), 204);
    QCOMPARE(status(Method::Get, base + "/berlin"), 404);
    QCOMPARE(array(base).size(), before);
}

void TestRoles::builtInsCannotBeChanged()
{
    for (const QByteArray &base : { kV1, kV2 }) {
        QCOMPARE(status(Method::Put, base + "/roles/RBAC_ROLE_CI", role("RBAC_ROLE_CI", "SuperUser")), 403);
        QCOMPARE(status(Method::Delete, base + "/roles/RBAC_ROLE_CI"), 403);
    }
    QCOMPARE(status(Method::Delete, kV2 + "/permission_sets/Basic"), 403);
    QCOMPARE(status(Method::Put, kV2 + "/permission_sets/Basic", R"({"name":"Basic","permissions":[]})"), 403);
    QCOMPARE(array(kV2 + "/roles").size(), 5);
    QCOMPARE(array(kV2 + "/permission_sets?per_page=500").size(), 15);
}

void TestRoles::badRoles_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no name") << QByteArray(R"({"description":"x"})");
    QTest::newRow("empty name") << QByteArray(R"({"name":""})");
    QTest::newRow("long name") << json({ { QStringLiteral("name"), QString(257, u'x') } });
    QTest::newRow("unknown set") << role("x", "FlyDevices");
    QTest::newRow("unknown scope") << role("x", "ReadDevices", "Planets", { QStringLiteral("mars") });
    QTest::newRow("scope of another kind") << role("x", "ReadDevices", "ReleaseTags", { QStringLiteral("stable") });
    QTest::newRow("a set that has none") << role("x", "ManageUsers", "DeviceGroups", { QStringLiteral("a") });
    QTest::newRow("no expression") << QByteArray(R"({"name":"x","permissions":[{"action":"http","object":{"type":"GET","value":"("}}]})");
    QJsonArray many;
    for (int i = 0; i < 16; ++i)
        many.append(QJsonObject { { QStringLiteral("name"), QStringLiteral("Basic") } });
    QTest::newRow("sixteen sets") << json({ { QStringLiteral("name"), QStringLiteral("x") }, { QStringLiteral("permission_sets_with_scope"), many } });
}

void TestRoles::badRoles()
{
    QFETCH(QByteArray, body);
    for (const QByteArray &base : { kV1, kV2 }) {
        QCOMPARE(odd(Method::Post, base + "/roles", body), 400);
        QCOMPARE(array(base + "/roles").size(), 5);
    }
    QCOMPARE(status(Method::Post, kV2 + "/roles", role("good", "ReadDevices")), 201);
    QCOMPARE(odd(Method::Put, kV2 + "/roles/good", body), 400);
    QCOMPARE(odd(Method::Put, kV2 + "/roles/good", role("better", "ReadDevices")), 400);
}

void TestRoles::ownPermissionSets()
{
    const QByteArray all = kV2 + "/permission_sets";
    const QByteArray body = R"({"name":"Statistics","description":"d","permissions":[{"action":"http","object":{"type":"GET","value":"/inventory/statistics$"}}]})";
    QCOMPARE(status(Method::Post, all, body), 201);
    QCOMPARE(status(Method::Post, all, body), 409);
    QCOMPARE(object(all + "/Statistics").value(QLatin1String("permissions")).toArray().size(), 1);
    QCOMPARE(array(all + "?per_page=10&page=2").size(), 6);
    QCOMPARE(status(Method::Post, kV2 + "/roles", role("counter", "Statistics")), 201);
    const QByteArray token = signIn("counter", { QStringLiteral("counter") });
    QCOMPARE(asked(token, Method::Get, "/api/management/v2/inventory/statistics"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices"), 403);
    QCOMPARE(status(Method::Put, all + "/Statistics", R"({"name":"Statistics","permissions":[{"action":"http","object":{"type":"any","value":"/inventory/"}}]})"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices"), 200);
    QCOMPARE(status(Method::Delete, all + "/Statistics"), 204);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices"), 403);
    QCOMPARE(status(Method::Get, all + "/Statistics"), 404);
    QCOMPARE(status(Method::Put, all + "/Statistics", body), 404);
}

void TestRoles::observerReads()
{
    const QByteArray token = signIn("observer", { QStringLiteral("RBAC_ROLE_OBSERVER") });
    const auto [device, other] = oneInGroup("berlin");
    const QByteArray devices = "/api/management/v1/inventory/devices/";
    QCOMPARE(asked(token, Method::Get, devices + device), 200);
    QCOMPARE(asked(token, Method::Post, kSearch, "{}"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v2/devauth/devices"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v2/deployments/deployments"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/auditlogs/logs"), 200);
    QCOMPARE(asked(token, Method::Get, kV1 + "/users"), 200);
    const Response refused = answer(token, Method::Put, devices + device + "/group", R"({"group":"x"})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(QJsonDocument::fromJson(refused.body).object().value(QLatin1String("error")).toString(), QStringLiteral("forbidden by role-based access control"));
    QCOMPARE(object(devices + device + "/group").value(QLatin1String("group")).toString(), QStringLiteral("berlin"));
    QCOMPARE(asked(token, Method::Delete, "/api/management/v2/devauth/devices/" + device), 403);
    QCOMPARE(asked(token, Method::Post, kV2 + "/roles", role("x", "SuperUser")), 403);
    // The own account is everyone's.
    QCOMPARE(asked(token, Method::Get, kV1 + "/users/me"), 200);
    QCOMPARE(asked(token, Method::Get, kV1 + "/settings/me"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v2/tenantadm/tenants/me"), 200);
    QCOMPARE(asked(token, Method::Post, kV1 + "/auth/logout"), 202);
}

void TestRoles::rolesAddUp()
{
    const QByteArray token = signIn("both", { QStringLiteral("RBAC_ROLE_CI"), QStringLiteral("RBAC_ROLE_REMOTE_TERMINAL") });
    QCOMPARE(asked(token, Method::Get, "/api/management/v2/deployments/deployments/releases"), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices"), 200);
    QCOMPARE(asked(token, Method::Get, kV1 + "/users"), 403);
    const QByteArray nobody = signIn("nobody", { QStringLiteral("no-such-role") });
    QCOMPARE(asked(nobody, Method::Get, "/api/management/v1/inventory/devices"), 403);
    QCOMPARE(asked(nobody, Method::Get, kV1 + "/users/me"), 200);
    const QByteArray everything = signIn("none", {});
    QCOMPARE(asked(everything, Method::Get, kV1 + "/users"), 200);
}

void TestRoles::onlyOwnGroups()
{
    const auto [device, other] = oneInGroup("berlin");
    QCOMPARE(status(Method::Post, kV2 + "/roles", role("berlin", "ManageDevices", "DeviceGroups", { QStringLiteral("berlin"), QStringLiteral("hamburg") })), 201);
    const QByteArray token = signIn("berliner", { QStringLiteral("berlin") });
    const auto idsOf = [&](const Response &response) {
        QStringList ids;
        for (const QJsonValue &one : QJsonDocument::fromJson(response.body).array())
            ids.append(one.toObject().value(QLatin1String("id")).toString());
        return ids;
    };
    const Response searched = answer(token, Method::Post, kSearch, R"({"per_page":500})");
    QCOMPARE(idsOf(searched), QStringList { QString::fromLatin1(device) });
    QCOMPARE(searched.header("X-Total-Count"), QByteArray("1"));
    QCOMPARE(idsOf(answer(token, Method::Get, "/api/management/v1/inventory/devices?per_page=500")), QStringList { QString::fromLatin1(device) });
    QCOMPARE(QJsonDocument::fromJson(answer(token, Method::Get, "/api/management/v1/inventory/groups").body).array(), QJsonArray { QStringLiteral("berlin") });
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices/" + device), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices/" + other), 403);
    QCOMPARE(asked(token, Method::Put, "/api/management/v1/inventory/devices/" + other + "/group", R"({"group":"berlin"})"), 403);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/groups/elsewhere/devices"), 403);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/groups/berlin/devices"), 200);
    // A device in no group is in none of his.
    QCOMPARE(status(Method::Delete, "/api/management/v1/inventory/devices/" + device + "/group/berlin"), 204);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices/" + device), 403);
}

void TestRoles::onlyTaggedReleases()
{
    const QByteArray releases = "/api/management/v2/deployments/deployments/releases";
    const QJsonArray all = array(releases);
    QVERIFY(all.size() > 1);
    const QByteArray name = all.at(0).toObject().value(QLatin1String("name")).toString().toLatin1();
    QCOMPARE(status(Method::Put, releases + '/' + name + "/tags", R"(["canary"])"), 204);
    QCOMPARE(status(Method::Post, kV2 + "/roles", role("stable", "ReadReleases", "ReleaseTags", { QStringLiteral("canary") })), 201);
    const QByteArray token = signIn("careful", { QStringLiteral("stable") });
    const QJsonArray seen = QJsonDocument::fromJson(answer(token, Method::Get, releases).body).array();
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.at(0).toObject().value(QLatin1String("name")).toString().toLatin1(), name);
}

void TestRoles::olderPermissions()
{
    const auto [device, other] = oneInGroup("berlin");
    QCOMPARE(status(Method::Post, kV1 + "/roles", R"({"name":"older","permissions":[{"action":"VIEW_DEVICE","object":{"type":"DEVICE_GROUP","value":"berlin"}}]})"), 201);
    const QByteArray token = signIn("older", { QStringLiteral("older") });
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices/" + device), 200);
    QCOMPARE(asked(token, Method::Get, "/api/management/v1/inventory/devices/" + other), 403);
    QCOMPARE(asked(token, Method::Put, "/api/management/v1/inventory/devices/" + device + "/group", R"({"group":"x"})"), 403);
}

void TestRoles::changesTakeEffectAtOnce()
{
    QCOMPARE(status(Method::Post, kV2 + "/roles", role("rising", "ReadReleases")), 201);
    const QByteArray token = signIn("rising", { QStringLiteral("rising") });
    const QByteArray devices = "/api/management/v1/inventory/devices";
    QCOMPARE(asked(token, Method::Get, devices), 403);
    const QByteArray me = QJsonDocument::fromJson(answer(token, Method::Get, kV1 + "/users/me").body).object().value(QLatin1String("id")).toString().toLatin1();
    QCOMPARE(status(Method::Put, kV2 + "/roles/rising", role("rising", "ReadDevices")), 200);
    QCOMPARE(asked(token, Method::Get, devices), 200);
    QCOMPARE(status(Method::Put, kV2 + "/roles/rising", role("rising", "ReadReleases")), 200);
    QCOMPARE(asked(token, Method::Get, devices), 403);
    // Whose account another changed signs in anew.
    QCOMPARE(status(Method::Put, kV1 + "/users/" + me, R"({"roles":["RBAC_ROLE_OBSERVER"]})"), 204);
    QCOMPARE(asked(token, Method::Get, devices), 401);
    QCOMPARE(asked(signInAgain("rising"), Method::Get, devices), 200);
}

void TestRoles::notInOtherPlans()
{
    for (const Plan plan : { Plan::OpenSource, Plan::Professional }) {
        build(plan);
        QCOMPARE(odd(Method::Get, kV2 + "/roles"), 404);
        QCOMPARE(odd(Method::Post, kV2 + "/roles", role("x", "ReadDevices")), 404);
        QCOMPARE(odd(Method::Get, kV2 + "/permission_sets"), 404);
    }
}

DRYDOCK_TEST_MAIN(TestRoles)
#include "tst_roles.moc"
