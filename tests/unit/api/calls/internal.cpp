// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

//! The paths' words for a service, and the names of its operations.
struct Probe {
    InternalService service;
    const char *word;
    const char *alive;
    const char *health;
    const char *createTenant;
};
constexpr Probe kProbes[] = {
    { InternalService::UserAdm, "useradm", "Useradm Check Liveliness", "Useradm Check Health", "Useradm Create Tenant" },
    { InternalService::DeviceAuth, "devauth", "DeviceAuth Internal Check Liveliness", "DeviceAuth Internal Check Health",
        "DeviceAuth Internal Create Tenant" },
    { InternalService::Inventory, "inventory", "Inventory Internal Check Liveliness", "Inventory Internal Check Health",
        "Inventory Internal Create Tenant" },
    { InternalService::Deployments, "deployments", "Deployments Internal Check Liveliness",
        "Deployments Internal Check Health", "Deployments Internal Create Tenant" },
    { InternalService::DeviceConfig, "deviceconfig", "DeviceConfig Internal Check Liveliness",
        "DeviceConfig Internal Check Health", "DeviceConfig Internal Provision tenant" },
    { InternalService::DeviceConnect, "deviceconnect", "DeviceConnect Internal Check Liveliness",
        "DeviceConnect Internal Check Health", nullptr },
    { InternalService::IotManager, "iot-manager", "IoTManager Internal Check Liveliness",
        "IoTManager Internal Check Health", nullptr },
    { InternalService::TenantAdm, "tenantadm", "TenantadmInternalCheckLiveliness", "TenantadmInternalCheckHealth", nullptr },
    { InternalService::AuditLogs, "auditlogs", "AuditlogsInternalCheckLiveliness", "AuditlogsInternalCheckHealth", nullptr },
};

//! For with(), which makes a façade of a transport alone.
class AnyService {
public:
    explicit AnyService(Transport &transport)
        : m_transport(transport)
    {
    }
    [[nodiscard]] InternalServiceApi of(InternalService service) const { return { m_transport, service }; }

private:
    Transport &m_transport;
};

template<class Use> std::function<std::shared_ptr<CallOutcome>(Transport &)> inService(InternalService service, Use use)
{
    return with<AnyService>([service, use](const AnyService &any) { return use(any.of(service)); });
}

const auto kAlive = [](const InternalServiceApi &api) { return api.alive(); };
const auto kHealth = [](const InternalServiceApi &api) { return api.health(); };

void addProbes(std::vector<ApiCall> &calls)
{
    for (const Probe &probe : kProbes) {
        const QByteArray base = QByteArray("api/internal/v1/") + probe.word;
        calls.push_back({ QByteArray("alive ") + probe.word,
            "GET " + base + "/alive | interactive | repeatable | " + probe.alive, inService(probe.service, kAlive), 204,
            {}, kNoType, {} });
        calls.push_back({ QByteArray("health ") + probe.word,
            "GET " + base + "/health | interactive | repeatable | " + probe.health, inService(probe.service, kHealth),
            204, {}, kNoType, {} });
        if (!probe.createTenant)
            continue;
        calls.push_back({ QByteArray("createTenant ") + probe.word,
            "POST " + base + "/tenants | interactive | repeatable | " + probe.createTenant + R"( | {"tenant_id":"t-1"})",
            inService(probe.service,
                [](const InternalServiceApi &api) { return api.createTenant(TenantId(QStringLiteral("t-1"))); }),
            201, {}, kNoType, {} });
    }
    calls.push_back({ "alive workflows", "GET status | interactive | repeatable | Workflows Check Liveliness",
        inService(InternalService::Workflows, kAlive), 200, encodeWorkflowsStatus(QStringLiteral("ok")) });
    calls.push_back({ "health workflows", "GET api/v1/health | interactive | repeatable | Workflows Check Health",
        inService(InternalService::Workflows, kHealth), 204, {}, kNoType, {} });
}

std::vector<ApiCall> userCalls(const TenantId &tenant)
{
    using A = InternalUserAdmApi;
    const UserId user(sample::uuid(1));
    InternalUserQuery query;
    query.email = QStringLiteral("ada@example.com");
    query.createdAfter = sample::at(0);
    return {
        { "users",
            "GET api/internal/v1/useradm/tenants/t-1/users?email=ada@example.com&created_after=1790000000 | interactive | "
            "repeatable | List Users Internal",
            with<A>([tenant, query](const auto &api) { return api.users(tenant, query); }), 200, page(sample::user()) },
        { "createUser",
            "POST api/internal/v1/useradm/tenants/t-1/users | interactive | once | Create User Internal | "
            R"({"email":"ada@example.com","password":"correct horse","propagate":false})",
            with<A>([tenant](const auto &api) {
             return api.createUser(
                 tenant, { QStringLiteral("ada@example.com"), QStringLiteral("correct horse"), false });
         }),
            201, {}, kNoType, { { "Location", "users/" + user.text.toLatin1() } } },
        { "removeUser",
            "DELETE api/internal/v1/useradm/tenants/t-1/users/00000000-0000-4000-8000-000000000001 | interactive | repeatable | "
            "Delete User Internal",
            with<A>([tenant, user](const auto &api) { return api.removeUser(tenant, user); }), 204, {}, kNoType, {} },
        { "verifyToken of a user",
            "POST api/internal/v1/useradm/auth/verify | interactive | repeatable | Verify JWT | X-Forwarded-Uri: "
            "/api/management/v1/inventory/devices?page=1 | X-Forwarded-Method: GET",
            with<A>([](const auto &api) {
             return api.verifyToken(
                 "eyJh.e30.c2ln", Verb::Get, QStringLiteral("/api/management/v1/inventory/devices?page=1"));
         }),
            200, {}, kNoType, {} },
        { "revokeTokens of a user",
            "DELETE api/internal/v1/useradm/tokens?tenant_id=t-1&user_id=00000000-0000-4000-8000-000000000001 | interactive | "
            "repeatable | Revoke User Tokens",
            with<A>([tenant, user](const auto &api) { return api.revokeTokens(tenant, user); }), 204, {}, kNoType, {} },
    };
}

std::vector<ApiCall> deviceCalls(const TenantId &tenant)
{
    using A = InternalDeviceAuthApi;
    return {
        { "deviceLimit",
            "GET api/internal/v1/devauth/tenant/t-1/limits/max_devices | interactive | repeatable | DeviceAuth Internal Get "
            "Device Limit",
            with<A>([tenant](const auto &api) { return api.deviceLimit(tenant); }), 200, encodeLimit(-1) },
        { "setDeviceLimit",
            "PUT api/internal/v1/devauth/tenant/t-1/limits/max_devices | interactive | repeatable | DeviceAuth Internal Update "
            R"(Device Limit | {"limit":500})",
            with<A>([tenant](const auto &api) { return api.setDeviceLimit(tenant, 500); }), 204, {}, kNoType, {} },
        { "clearDeviceLimit",
            "DELETE api/internal/v1/devauth/tenant/t-1/limits/max_devices | interactive | repeatable | DeviceAuth Internal Clear "
            "Device Limit",
            with<A>([tenant](const auto &api) { return api.clearDeviceLimit(tenant); }), 204, {}, kNoType, {} },
        { "verifyToken of a device",
            "POST api/internal/v1/devauth/tokens/verify | interactive | repeatable | DeviceAuth Internal Verify JWT",
            with<A>([](const auto &api) { return api.verifyToken("eyJh.e30.c2ln"); }), 200, {}, kNoType, {} },
        { "revokeTokens of all devices",
            "DELETE api/internal/v1/devauth/tokens?tenant_id=t-1 | interactive | repeatable | DeviceAuth Internal Revoke Device "
            "Tokens",
            with<A>([tenant](const auto &api) { return api.revokeTokens(tenant, DeviceId()); }), 204, {}, kNoType, {} },
    };
}

std::vector<ApiCall> storageCalls(const TenantId &tenant)
{
    using A = InternalDeploymentsApi;
    return {
        { "storage",
            "GET api/internal/v1/deployments/tenants/t-1/limits/storage | interactive | repeatable | Deployments Internal Get "
            "Storage Usage",
            with<A>([tenant](const auto &api) { return api.storage(tenant); }), 200, toJson(sample::storageUse()) },
        { "setStorageLimit",
            "PUT api/internal/v1/deployments/tenants/t-1/limits/storage | interactive | repeatable | Set Storage Limit | "
            R"({"limit":1000000,"usage":0})",
            with<A>([tenant](const auto &api) { return api.setStorageLimit(tenant, 1'000'000); }), 204, {}, kNoType, {} },
        { "storageSettings",
            "GET api/internal/v1/deployments/tenants/t-1/storage/settings | interactive | repeatable | Get Storage Settings",
            with<A>([tenant](const auto &api) { return api.storageSettings(tenant); }), 200,
            toJson(sample::storageSettings()) },
        { "setStorageSettings",
            "PUT api/internal/v1/deployments/tenants/t-1/storage/settings | interactive | repeatable | Set Storage Settings | "
            R"({"type":"s3","region":"eu-central-1","bucket":"artifacts","uri":"https://s3.example.com",)"
            R"("external_uri":"https://s3.public.example.com","key":"AKIAEXAMPLE","secret":"s3-secret","token":"session-token",)"
            R"("force_path_style":true,"use_accelerate":true,)"
            R"("connection_string":"DefaultEndpointsProtocol=https;AccountKey=azure-key","container_name":"container",)"
            R"("account_name":"account","account_key":"azure-key"})",
            with<A>([tenant](const auto &api) { return api.setStorageSettings(tenant, sample::storageSettings()); }), 204,
            {}, kNoType, {} },
    };
}

} // namespace

std::vector<ApiCall> internalCalls()
{
    const TenantId tenant(QStringLiteral("t-1"));
    std::vector<ApiCall> calls;
    addProbes(calls);
    for (const auto &more : { userCalls(tenant), deviceCalls(tenant), storageCalls(tenant) })
        calls.insert(calls.end(), more.begin(), more.end());
    for (ApiCall &call : calls)
        call.credentials = call.name.startsWith("verifyToken") ? Credentials::Token : Credentials::None;
    return calls;
}

} // namespace drydock::test
