// SPDX-License-Identifier: GPL-3.0-or-later
//
// One full value of every struct of the user service's administration, every field different from its default.
#pragma once

#include "models/api/useradmaccount.h"
#include "models/api/useradmplans.h"
#include "models/api/useradmroles.h"
#include "models/api/useradmsso.h"
#include "tests/unit/api/apisamples.h"

namespace drydock::test::sample {

inline api::Plan plan()
{
    return { QStringLiteral("enterprise"), QStringLiteral("Enterprise"),
        { true, true, true, true, true, true, true, true } };
}
inline api::PlanBinding planBinding()
{
    return { plan(), { 250, 20, 90 } };
}
inline api::UserLimit userLimit()
{
    return { 3, 20 };
}
inline api::Role role()
{
    return { QStringLiteral("Night shift"), nasty(),
        { { QStringLiteral("http"), QStringLiteral("GET"), QStringLiteral("^/api/management/(v[1-9])/inventory/") },
            { QStringLiteral("VIEW_DEVICE"), QStringLiteral("DEVICE_GROUP"), QStringLiteral("prod") } },
        { { QStringLiteral("ManageDevices"), api::kDeviceGroupsScope, { QStringLiteral("prod"), nasty() } },
            { QStringLiteral("ReadReleases"), {}, {} } } };
}
inline api::PermissionSet permissionSet()
{
    return { QStringLiteral("ReadReleases"), QStringLiteral("Read"), QStringLiteral("Releases"), nasty(),
        { { QStringLiteral("http"), QStringLiteral("GET"), QStringLiteral("^/api/management/v2/deployments/") } },
        { api::kReleaseTagsScope } };
}
inline api::SsoLink ssoLink()
{
    return { uuid(13), QStringLiteral("sso/saml"), QStringLiteral("ada") };
}
inline api::EmailChange emailChange()
{
    return { QStringLiteral("lovelace@example.com"), at(4), at(5) };
}
inline api::NewUser newUser()
{
    return { QStringLiteral("bob@example.com"), QStringLiteral("secret12"), R"({"google":"1"})", { ssoLink() },
        { QStringLiteral("RBAC_ROLE_CI") }, false };
}
inline api::UserChange userChange()
{
    return { QStringLiteral("ada@example.org"), QStringLiteral("secret12"), QStringLiteral("secret11"), QStringList() };
}
inline api::Invitation invitation()
{
    return { QStringLiteral("bob@example.com"), { QStringLiteral("RBAC_ROLE_OBSERVER") } };
}
inline api::TenantAssignment tenantAssignment()
{
    return { { uuid(11), uuid(12) }, QStringLiteral("RBAC_ROLE_CI") };
}
inline api::IdentityProvider identityProvider()
{
    return { uuid(13), QStringLiteral("https://idp.example.com"), at(6) };
}

} // namespace drydock::test::sample
