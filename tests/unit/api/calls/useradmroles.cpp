// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const QString kName = QStringLiteral("Night shift");

Role smallRole()
{
    return { kName, QStringLiteral("d"), {}, { { QStringLiteral("ReadDevices"), kDeviceGroupsScope, { QStringLiteral("a") } } } };
}

PermissionSet smallSet()
{
    return { QStringLiteral("Lamps"), {}, {}, {},
        { { QStringLiteral("http"), QStringLiteral("GET"), QStringLiteral("^/x") } }, {} };
}

const QByteArray kRoleJson = R"({"name":"Night shift","description":"d","permissions":[],)"
                             R"("permission_sets_with_scope":[{"name":"ReadDevices","scope":{"type":"DeviceGroups","value":["a"]}}]})";
const QByteArray kSetJson
    = R"({"name":"Lamps","permissions":[{"action":"http","object":{"type":"GET","value":"^/x"}}]})";

std::vector<ApiCall> roleCallsV1()
{
    return {
        { "rolesV1", "GET api/management/v1/useradm/roles | interactive | repeatable | ListRolesV1",
            with<RolesApi>([](const auto &api) { return api.rolesV1(); }), 200, page(sample::role()) },
        { "roleV1", "GET api/management/v1/useradm/roles/Night shift | interactive | repeatable | ShowRoleV1",
            with<RolesApi>([](const auto &api) { return api.roleV1(kName); }), 200, toJson(sample::role()) },
        { "createRoleV1", "POST api/management/v1/useradm/roles | interactive | once | CreateRoleV1 | " + kRoleJson,
            with<RolesApi>([](const auto &api) { return api.createRoleV1(smallRole()); }), 201, {}, kNoType, {} },
        { "updateRoleV1",
            "PUT api/management/v1/useradm/roles/Night shift | interactive | repeatable | UpdateRoleV1 | " + kRoleJson,
            with<RolesApi>([](const auto &api) { return api.updateRoleV1(kName, smallRole()); }), 202, {}, kNoType, {} },
        { "deleteRoleV1", "DELETE api/management/v1/useradm/roles/Night shift | interactive | once | DeleteRoleV1",
            with<RolesApi>([](const auto &api) { return api.deleteRoleV1(kName); }), 204, {}, kNoType, {} },
    };
}

std::vector<ApiCall> roleCallsV2()
{
    return {
        { "roles",
            "GET api/management/v2/useradm/roles?page=2&per_page=50 | interactive | repeatable | ListRoles",
            with<RolesApi>([](const auto &api) { return api.roles(2, 50); }), 200, page(sample::role()) },
        { "role", "GET api/management/v2/useradm/roles/Night shift | interactive | repeatable | ShowRole",
            with<RolesApi>([](const auto &api) { return api.role(kName); }), 200, toJson(sample::role()) },
        { "createRole", "POST api/management/v2/useradm/roles | interactive | once | CreateRole | " + kRoleJson,
            with<RolesApi>([](const auto &api) { return api.createRole(smallRole()); }), 201, {}, kNoType, {} },
        { "updateRole",
            "PUT api/management/v2/useradm/roles/Night shift | interactive | repeatable | UpdateRole | " + kRoleJson,
            with<RolesApi>([](const auto &api) { return api.updateRole(kName, smallRole()); }), 200, {}, kNoType, {} },
        { "deleteRole", "DELETE api/management/v2/useradm/roles/Night shift | interactive | once | DeleteRole",
            with<RolesApi>([](const auto &api) { return api.deleteRole(kName); }), 204, {}, kNoType, {} },
    };
}

std::vector<ApiCall> permissionSetCalls()
{
    const QString name = QStringLiteral("Lamps");
    return {
        { "permissionSets",
            "GET api/management/v2/useradm/permission_sets?page=1&per_page=500 | interactive | repeatable | "
            "ListPermissionSets",
            with<RolesApi>([](const auto &api) { return api.permissionSets(); }), 200, page(sample::permissionSet()) },
        { "permissionSet",
            "GET api/management/v2/useradm/permission_sets/Lamps | interactive | repeatable | GetPermissionSet",
            with<RolesApi>([name](const auto &api) { return api.permissionSet(name); }), 200,
            toJson(sample::permissionSet()) },
        { "createPermissionSet",
            "POST api/management/v2/useradm/permission_sets | interactive | once | CreatePermissionSet | " + kSetJson,
            with<RolesApi>([](const auto &api) { return api.createPermissionSet(smallSet()); }), 201, {}, kNoType, {} },
        { "updatePermissionSet",
            "PUT api/management/v2/useradm/permission_sets/Lamps | interactive | repeatable | UpdatePermissionSet | "
                + kSetJson,
            with<RolesApi>([name](const auto &api) { return api.updatePermissionSet(name, smallSet()); }), 200, {},
            kNoType, {} },
        { "deletePermissionSet",
            "DELETE api/management/v2/useradm/permission_sets/Lamps | interactive | once | DeletePermissionSet",
            with<RolesApi>([name](const auto &api) { return api.deletePermissionSet(name); }), 204, {}, kNoType, {} },
    };
}

} // namespace

std::vector<ApiCall> planCalls()
{
    return {
        { "plans", "GET api/management/v1/useradm/plans?page=1&per_page=500 | interactive | repeatable | List Plans",
            with<PlansApi>([](const auto &api) { return api.plans(); }), 200, page(sample::plan()) },
        { "planBinding",
            "GET api/management/v1/useradm/plan_binding | interactive | repeatable | Show Plan And Limits",
            with<PlansApi>([](const auto &api) { return api.binding(); }), 200, toJson(sample::planBinding()) },
        { "userLimit", "GET api/management/v1/useradm/limits | interactive | repeatable | GetTenantLimits",
            with<PlansApi>([](const auto &api) { return api.userLimit(); }), 200, toJson(sample::userLimit()) },
        { "verifyPlan",
            "GET api/management/v1/useradm/auth/plan-verify | interactive | repeatable | VerifyPlan | "
            "X-Mender-Required-Minimal-Plan: professional | X-Mender-Required-Addon: monitor",
            with<PlansApi>([](const auto &api) {
                return api.verify(QStringLiteral("professional"), QStringLiteral("monitor"));
            }),
            202, {}, kNoType, {} },
    };
}

std::vector<ApiCall> roleCalls()
{
    std::vector<ApiCall> calls = roleCallsV2();
    for (const auto &more : { roleCallsV1(), permissionSetCalls() })
        calls.insert(calls.end(), more.begin(), more.end());
    return calls;
}

} // namespace drydock::test
