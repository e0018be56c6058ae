// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const QString kProvider = QStringLiteral("idp-1");
const QByteArray kSaml = R"(<EntityDescriptor entityID="https://idp.example.com"/>)";
const QByteArray kOidc = R"({"issuer":"https://idp.example.com","client_secret":"s"})";
const QByteArray kJsonType = "application/json";
const QList<std::pair<QByteArray, QByteArray>> kToProvider { { "Location", "https://idp.example.com/sso?SAMLRequest=x" } };
const QList<std::pair<QByteArray, QByteArray>> kToUi { { "Location", "/ui/" },
    { "Set-Cookie", "JWT=eyJhbGciOiJSUzI1NiJ9.e30.c2ln; Path=/ui; Secure" } };

std::vector<ApiCall> providerCalls()
{
    return {
        { "providers",
            "GET api/management/v1/useradm/sso/idp/metadata | interactive | repeatable | "
            "GetSamlOrOpenIdConnectMetadataForTheTenant",
            with<SsoApi>([](const auto &api) { return api.providers(); }), 200, page(sample::identityProvider()) },
        { "provider",
            "GET api/management/v1/useradm/sso/idp/metadata/idp-1 | interactive | repeatable | "
            "GetIdpSamlOrOpenIdConnectMetadataForTheTenant",
            with<SsoApi>([](const auto &api) { return api.provider(kProvider); }), 200, kSaml, kSamlMetadata },
        { "addProvider",
            "POST api/management/v1/useradm/sso/idp/metadata | interactive | once | "
            "PostSamlOpenIdConnectMetadataOrUrlPointToThem | "
                + kSaml,
            with<SsoApi>([](const auto &api) { return api.addProvider({ kSaml, kSamlMetadata }); }), 201, {}, kNoType,
            {}, Credentials::Bearer, kSamlMetadata },
        { "replaceProvider",
            "PUT api/management/v1/useradm/sso/idp/metadata/idp-1 | interactive | repeatable | UpdateSamlMetadata | "
                + kOidc,
            with<SsoApi>([](const auto &api) { return api.replaceProvider(kProvider, { kOidc, kJsonType }); }), 204, {},
            kNoType, {} },
        { "removeProvider",
            "DELETE api/management/v1/useradm/sso/idp/metadata/idp-1 | interactive | once | "
            "DeleteSamlOrOpenIdConnectMetadata",
            with<SsoApi>([](const auto &api) { return api.removeProvider(kProvider); }), 204, {}, kNoType, {} },
        { "serviceProvider",
            "GET api/management/v1/useradm/sso/sp/metadata/idp-1 | interactive | repeatable | "
            "GetServiceProviderMetadataById",
            with<SsoApi>([](const auto &api) { return api.serviceProvider(kProvider); }), 200, kSaml, kSamlMetadata },
        { "no serviceProvider",
            "GET api/management/v1/useradm/sso/sp/metadata/idp-1 | interactive | repeatable | "
            "GetServiceProviderMetadataById",
            with<SsoApi>([](const auto &api) { return api.serviceProvider(kProvider); }), 204, {}, kNoType, {} },
        { "linkOAuth",
            R"(POST api/management/v1/useradm/oauth2/link | interactive | once | LinkOAuth20 | {"no_expiry":false})",
            with<SsoApi>([](const auto &api) {
                return api.linkOAuth({ QStringLiteral("ada@example.com"), QStringLiteral("secret12"), {}, false });
            }),
            200, "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "application/jwt", {}, Credentials::Basic },
    };
}

std::vector<ApiCall> linkCalls()
{
    return {
        { "startSaml",
            "GET api/management/v1/useradm/auth/sso/idp-1/login | interactive | repeatable | "
            "LoginViaGivenIdentityProvider",
            with<SsoApi>([](const auto &api) { return api.startSaml(kProvider); }), 302, {}, kNoType, kToProvider,
            Credentials::None },
        { "submitAssertion",
            "POST api/management/v1/useradm/auth/sso/idp-1/acs | interactive | once | SubmitAssertionData | "
            "SAMLResponse=PHNhbWw%2BIA%3D%3D",
            with<SsoApi>([](const auto &api) { return api.submitAssertion(kProvider, "PHNhbWw+IA=="); }), 303, {},
            kNoType, kToUi, Credentials::None, "application/x-www-form-urlencoded" },
        { "startOidc",
            "GET api/management/v1/useradm/oidc/idp-1/start | interactive | repeatable | StartOidcLogin",
            with<SsoApi>([](const auto &api) { return api.startOidc(kProvider); }), 307, {}, kNoType, kToProvider,
            Credentials::None },
        { "finishOidc", "GET api/management/v1/useradm/oidc/idp-1/login | interactive | repeatable | FinishOidcLogin",
            with<SsoApi>([](const auto &api) { return api.finishOidc(kProvider, {}); }), 302, {}, kNoType, kToUi,
            Credentials::None },
        { "startOAuth", "GET api/management/v1/useradm/oauth2/github | interactive | repeatable | LoginOAuth20",
            with<SsoApi>([](const auto &api) { return api.startOAuth(QStringLiteral("github")); }), 302, {}, kNoType,
            kToProvider, Credentials::None },
        { "useMagicLink",
            "GET api/management/v1/useradm/auth/magic/m-1 | interactive | repeatable | LoginUsingAMagicLink",
            with<SsoApi>([](const auto &api) { return api.useMagicLink(QStringLiteral("m-1")); }), 302, {}, kNoType,
            kToUi, Credentials::None },
    };
}

} // namespace

std::vector<ApiCall> ssoCalls()
{
    std::vector<ApiCall> calls = providerCalls();
    const std::vector<ApiCall> links = linkCalls();
    calls.insert(calls.end(), links.begin(), links.end());
    return calls;
}

} // namespace drydock::test
