// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/versions.h"

namespace drydock::api {

namespace {

constexpr std::array<FamilyVersions, kFamilyCount> kTable { {
    { Family::Releases, { Version::V2, "deployments/deployments/releases" },
        { Version::V1, "deployments/deployments/releases/list" },
        "v2 has notes, tags, filters by them, and one release by its name; both have totals. v1 without /list shows "
        "only the first twenty." },
    { Family::ReleaseChanges, { Version::V2, "deployments/deployments/releases" }, {},
        "v1 has no way to change a release: with it, artifacts are deleted one by one and there are no notes." },
    { Family::Artifacts, { Version::V1, "deployments/artifacts/list" }, { Version::V1, "deployments/artifacts" },
        "v1's paged list has a total, v2's has none; the older v1 list comes whole, without pages." },
    { Family::Software, { Version::V1Alpha1, "deployments/software" }, {},
        "Only there are manifests listed; an alpha version, so nothing but manifests relies on it." },
    { Family::Deployments, { Version::V1, "deployments/deployments" }, {},
        "v1 searches by phrase and by time and has a total; v2 carries the same objects and filters by exact names." },
    { Family::DeploymentForDevices, { Version::V1, "deployments/deployments" }, {},
        "v2 takes a saved filter only." },
    { Family::DeploymentForFilter, { Version::V2, "deployments/deployments" }, {}, "v1 knows no filter." },
    { Family::DeploymentLog, { Version::V1, "deployments/deployments/{deployment_id}/devices/{device_id}/log" }, {},
        "Every server has v1's plain text; the alpha version's log is there for its explanation only." },
    { Family::Devices, { Version::V2, "inventory/filters/search" }, {},
        "v1's list can neither leave attributes out nor take device ids nor sort by two keys, without which a large "
        "fleet cannot be followed; a server without the search is too old." },
    { Family::DeviceLimits, { Version::V2, "devauth/limits/devices" }, { Version::V2, "devauth/limits/max_devices" },
        "One answer has the limits of all tiers; servers without tiers have the one number only." },
    { Family::OwnTenant, { Version::V2, "tenantadm/tenants/me" }, { Version::V1, "tenantadm/user/tenant" },
        "v2 has limits by tier and leaves the token out, which is a secret." },
    { Family::TenantToken, { Version::V2, "tenantadm/tenants/me/token" }, { Version::V1, "tenantadm/user/tenant" },
        "v2 gives it when asked for; v1 always sends it along." },
    { Family::Roles, { Version::V2, "useradm/roles" }, { Version::V1, "useradm/roles" },
        "v2 has pages and permission sets with their scope; v1 is one unpaged list." },
    { Family::PermissionSets, { Version::V2, "useradm/permission_sets" }, {}, "v1's roles carry their permissions." },
    { Family::NewUser, { Version::V2, "useradm/users" }, { Version::V1, "useradm/users" },
        "v2 takes roles and sends the invitation; the open source server has v1 only." },
    { Family::OwnAccount, { Version::V1, "useradm/users/me" }, {},
        "v1 changes address and password, v2 the password alone." },
} };

} // namespace

std::span<const FamilyVersions> versionTable()
{
    return kTable;
}

const FamilyVersions &versionsOf(Family family)
{
    return kTable.at(static_cast<size_t>(family));
}

QByteArray versionName(Version version)
{
    switch (version) {
    case Version::None: break;
    case Version::V1Alpha1: return "v1alpha1";
    case Version::V1: return "v1";
    case Version::V2: return "v2";
    }
    return {};
}

Version ApiVersions::version(Family family) const
{
    switch (use(family)) {
    case Use::Preferred: return versionsOf(family).preferred.version;
    case Use::Fallback: return versionsOf(family).fallback.version;
    case Use::Neither: break;
    }
    return Version::None;
}

void ApiVersions::decide(Family family, bool hasPreferred, bool hasFallback)
{
    const bool older = hasFallback && versionsOf(family).fallback.version != Version::None;
    m_uses[static_cast<size_t>(family)]
        = hasPreferred ? Use::Preferred : (older ? Use::Fallback : Use::Neither);
}

} // namespace drydock::api
