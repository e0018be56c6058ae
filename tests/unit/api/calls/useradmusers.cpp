// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const UserId kUser { QStringLiteral("u-1") };

UserFilter filter()
{
    return { { QStringLiteral("u-1"), QStringLiteral("u-2") }, { QStringLiteral("ada@example.com") }, sample::at(0),
        sample::at(1), sample::at(2), sample::at(3) };
}

std::vector<ApiCall> listCalls()
{
    return {
        { "users", "GET api/management/v1/useradm/users | interactive | repeatable | List Users Management",
            with<UsersApi>([](const auto &api) { return api.users({}); }), 200, page(sample::user()) },
        { "users of a filter",
            "GET api/management/v1/useradm/users?id=u-1&id=u-2&email=ada@example.com&created_after=1790000000&"
            "created_before=1790000060&updated_after=1790000120&updated_before=1790000180 | interactive | repeatable | "
            "List Users Management",
            with<UsersApi>([](const auto &api) { return api.users(filter()); }), 200, page(sample::user()) },
        { "user", "GET api/management/v1/useradm/users/u-1 | interactive | repeatable | Show User",
            with<UsersApi>([](const auto &api) { return api.user(kUser); }), 200, toJson(sample::user()) },
        { "userExists",
            "GET api/management/v1/useradm/users/exists?email=ada@example.com | interactive | repeatable | "
            "CheckUserExistence",
            with<UsersApi>([](const auto &api) { return api.exists(QStringLiteral("ada@example.com")); }), 200,
            encodeUserExists(true) },
    };
}

} // namespace

std::vector<ApiCall> userCalls()
{
    std::vector<ApiCall> calls = listCalls();
    const std::vector<ApiCall> writes {
        { "createUser",
            "POST api/management/v1/useradm/users | interactive | once | Create User Management | "
            R"({"email":"bob@example.com","password":"secret12","login":{"google":"1"},"sso":[{"id":")"
                + sample::uuid(13).toLatin1()
                + R"(","kind":"sso/saml","subject":"ada"}],"roles":["RBAC_ROLE_CI"],"send_reset_password":false})",
            with<UsersApi>([](const auto &api) { return api.create(sample::newUser()); }), 201, {}, kNoType,
            { { "Location", "/api/management/v1/useradm/users/u-1" } } },
        { "inviteUser",
            "POST api/management/v2/useradm/users | interactive | once | CreateUserManagementV2 | "
            R"({"email":"bob@example.com","roles":["RBAC_ROLE_OBSERVER"]})",
            with<UsersApi>([](const auto &api) { return api.invite(sample::invitation()); }), 201, {}, kNoType, {} },
        { "changeUser",
            "PUT api/management/v1/useradm/users/u-1 | interactive | once | Update User | "
            R"({"email":"ada@example.org","password":"secret12","current_password":"secret11","roles":[]})",
            with<UsersApi>([](const auto &api) { return api.change(kUser, sample::userChange()); }), 204, {}, kNoType,
            {} },
        { "removeUser", "DELETE api/management/v1/useradm/users/u-1 | interactive | repeatable | Remove User",
            with<UsersApi>([](const auto &api) { return api.remove(kUser); }), 204, {}, kNoType, {} },
        { "enableSecondFactor",
            "POST api/management/v1/useradm/users/me/2fa/enable | interactive | repeatable | Enable2Fa",
            with<UsersApi>([](const auto &api) { return api.enableSecondFactor(kOwnUser); }), 200, {}, kNoType, {} },
        { "disableSecondFactor",
            "POST api/management/v1/useradm/users/u-1/2fa/disable | interactive | repeatable | Disable2Fa",
            with<UsersApi>([](const auto &api) { return api.disableSecondFactor(kUser); }), 200, {}, kNoType, {} },
        { "assignTenants",
            "POST api/management/v1/useradm/users/u-1/assign | interactive | once | AssignTenants | "
            R"({"tenant_ids":["t-1"]})",
            with<UsersApi>([](const auto &api) {
                return api.assignTenants(kUser, { { QStringLiteral("t-1") }, {} });
            }),
            200, {}, kNoType, {} },
    };
    calls.insert(calls.end(), writes.begin(), writes.end());
    return calls;
}

} // namespace drydock::test
