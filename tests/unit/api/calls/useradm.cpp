// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

Settings settings()
{
    return { R"({"2fa":"enabled","id_attribute":{"attribute":"mac","scope":"identity"}})", "e-1", {}, {} };
}

std::vector<ApiCall> sessionCalls()
{
    return {
        { "signIn",
            R"(POST api/management/v1/useradm/auth/login | interactive | once | Login | {"no_expiry":true,"token2fa":"123456"})",
            with<UserAdmApi>([](const auto &api) {
             return api.signIn({ QStringLiteral("ada@example.com"), QStringLiteral("p\u00e4ss"),
                 QStringLiteral("123456"), true });
         }),
            200, "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "application/jwt", {}, Credentials::Basic },
        { "signIn elsewhere",
            R"(POST api/management/v1/useradm/auth/login | interactive | once | Login | {"no_expiry":false})",
            with<UserAdmApi>([](const auto &api) {
             return api.signIn({ QStringLiteral("bob@example.com"), QString(), QString(), false });
         }),
            200, toJson(SignInAnswer { {}, QStringLiteral("idp-1"), QStringLiteral("sso/oidc") }), "application/json", {},
            Credentials::Basic },
        { "signOut",
            "POST api/management/v1/useradm/auth/logout | interactive | once | Logout",
            with<UserAdmApi>([](const auto &api) { return api.signOut(); }), 202, {}, kNoType, {} },
        { "me",
            "GET api/management/v1/useradm/users/me | interactive | repeatable | Show Own User Data",
            with<UserAdmApi>([](const auto &api) { return api.me(); }), 200, toJson(sample::user()) },
        { "settings",
            "GET api/management/v1/useradm/settings | interactive | repeatable | Show User Settings",
            with<UserAdmApi>([](const auto &api) { return api.settings(); }), 200, settings().json,
            "application/json", { { "ETag", "e-1" } } },
        { "mySettings",
            "GET api/management/v1/useradm/settings/me | interactive | repeatable | Show My User Settings",
            with<UserAdmApi>([](const auto &api) { return api.mySettings(); }), 200, "{}" },
        { "storeSettings",
            "POST api/management/v1/useradm/settings | interactive | once | Update User Settings | If-Match: e-1 | "
            R"({"2fa":"enabled","id_attribute":{"attribute":"mac","scope":"identity"}})",
            with<UserAdmApi>([](const auto &api) { return api.storeSettings(settings()); }), 201, {},
            kNoType, {} },
        { "storeMySettings",
            "POST api/management/v1/useradm/settings/me | interactive | once | Update My User Settings | {}",
            with<UserAdmApi>([](const auto &api) {
             return api.storeMySettings({ "{}", {}, {}, {} });
         }),
            201, {}, kNoType, {} },
        { "tokens",
            "GET api/management/v1/useradm/settings/tokens | interactive | repeatable | List User Personal Access Tokens",
            with<UserAdmApi>([](const auto &api) { return api.tokens(); }), 200, page(sample::token()) },
        { "createToken",
            "POST api/management/v1/useradm/settings/tokens | interactive | once | Create Personal Access Token | "
            R"({"name":"build","expires_in":3600})",
            with<UserAdmApi>([](const auto &api) {
             return api.createToken({ QStringLiteral("build"), 3600 });
         }),
            200, "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "application/jwt", {} },
        { "revokeToken",
            "DELETE api/management/v1/useradm/settings/tokens/00000000-0000-4000-8000-000000000002 | interactive | repeatable | "
            "Revoke Personal Access Token",
            with<UserAdmApi>([](const auto &api) { return api.revokeToken(sample::uuid(2)); }), 204, {},
            kNoType, {} },
    };
}

} // namespace

std::vector<ApiCall> userAdmCalls()
{
    std::vector<ApiCall> calls = sessionCalls();
    for (const auto &more : { planCalls(), roleCalls(), userCalls(), accountCalls(), ssoCalls() })
        calls.insert(calls.end(), more.begin(), more.end());
    return calls;
}

} // namespace drydock::test
