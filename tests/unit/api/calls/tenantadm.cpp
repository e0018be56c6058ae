// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const QString kTenant = QStringLiteral("t-1");

Tenant withoutToken()
{
    Tenant tenant = sample::tenant();
    tenant.tenantToken.clear();
    return tenant;
}

std::vector<ApiCall> ownTenantCalls()
{
    return {
        { "tenant", "GET api/management/v1/tenantadm/user/tenant | interactive | repeatable | TenantInfo",
            with<TenantAdmApi>([](const auto &api) { return api.own(); }), 200, toJson(sample::tenant()) },
        { "myTenant", "GET api/management/v2/tenantadm/tenants/me?tiers=true | interactive | repeatable | MyTenant",
            with<TenantAdmApi>([](const auto &api) { return api.me(); }), 200, toJson(withoutToken()) },
        { "tenantToken",
            "GET api/management/v2/tenantadm/tenants/me/token | interactive | repeatable | GetMyTenantToken",
            with<TenantAdmApi>([](const auto &api) { return api.token(); }), 200,
            encodeTenantToken(QStringLiteral("tenant.token.text")) },
        { "requestPlan",
            "POST api/management/v2/tenantadm/tenants/t-1/plan | interactive | once | UpdatePlan | "
            R"({"current_plan":"os","requested_plan":"professional","user_message":"please"})",
            with<TenantAdmApi>([](const auto &api) {
                return api.requestPlan(
                    kTenant, { QStringLiteral("os"), QStringLiteral("professional"), {}, {}, QStringLiteral("please") });
            }),
            202, {}, kNoType, {} },
        { "requestCancellation",
            "POST api/management/v2/tenantadm/tenants/t-1/cancel | interactive | once | CancelAccount | "
            R"({"reason":"no fleet"})",
            with<TenantAdmApi>(
                [](const auto &api) { return api.requestCancellation(kTenant, QStringLiteral("no fleet")); }),
            202, {}, kNoType, {} },
        { "contactSupport",
            "POST api/management/v2/tenantadm/contact/support | interactive | once | ContactSupport | "
            R"({"subject":"s","body":"b"})",
            with<TenantAdmApi>([](const auto &api) {
                return api.contactSupport({ QStringLiteral("s"), QStringLiteral("b") });
            }),
            202, {}, kNoType, {} },
    };
}

std::vector<ApiCall> childTenantCalls()
{
    return {
        { "tenants",
            "GET api/management/v2/tenantadm/tenants?tiers=true&page=1&per_page=20 | interactive | repeatable | "
            "ListTenantsV2",
            with<TenantAdmApi>([](const auto &api) { return api.tenants(1, 20); }), 200, page(withoutToken()),
            "application/json", kTotal },
        { "createTenant", kLookedAtElsewhere,
            with<TenantAdmApi>([](const auto &api) { return api.create(sample::newTenant()); }), 202, {}, kNoType,
            { { "Location", "/api/management/v2/tenantadm/tenants/t-1" } } },
        { "createTenant later",
            R"(POST api/management/v2/tenantadm/tenants | interactive | once | CreateNewTenant | {"name":"acme"})",
            with<TenantAdmApi>([](const auto &api) {
                NewTenant tenant;
                tenant.name = QStringLiteral("acme");
                return api.create(tenant);
            }),
            202, {}, kNoType, {} },
        { "changeTenant",
            "PUT api/management/v2/tenantadm/tenants/t-1/child | interactive | repeatable | UpdateChildTenant | "
            R"({"name":"acme east","device_limit":80,"device_limits":{"max_devices":{"Name":"max_devices","value":40},)"
            R"("max_system_devices":{"Name":"max_system_devices","value":1}}})",
            with<TenantAdmApi>([](const auto &api) { return api.change(kTenant, sample::tenantChange()); }), 204, {},
            kNoType, {} },
        { "setTenantStatus",
            "PUT api/management/v2/tenantadm/tenants/t-1/status | interactive | repeatable | ActivateAccount | "
            R"({"status":"suspended"})",
            with<TenantAdmApi>([](const auto &api) { return api.setStatus(kTenant, QStringLiteral("suspended")); }),
            202, {}, kNoType, {} },
        { "startRemoval",
            "POST api/management/v2/tenantadm/tenants/t-1/remove/start | interactive | once | InitTenantRemoval",
            with<TenantAdmApi>([](const auto &api) { return api.startRemoval(kTenant); }), 202, {}, kNoType, {} },
        { "removeInactive",
            "DELETE api/management/v2/tenantadm/tenants/t-1 | interactive | once | DeleteInactiveAccount",
            with<TenantAdmApi>([](const auto &api) { return api.removeInactive(kTenant); }), 204, {}, kNoType, {} },
    };
}

} // namespace

std::vector<ApiCall> tenantAdmCalls()
{
    std::vector<ApiCall> calls = ownTenantCalls();
    for (const auto &more : { childTenantCalls(), billingCalls() })
        calls.insert(calls.end(), more.begin(), more.end());
    return calls;
}

} // namespace drydock::test
