// SPDX-License-Identifier: GPL-3.0-or-later
//
// What roles grant; the rest of capabilityfindings.h is capabilityfindings.cpp's.
#include "models/store/capabilityfindings.h"

#include <algorithm>

namespace drydock {

namespace {

using enum Capability;
using Rights = quint32; // a bit each
static_assert(kCapabilityCount <= 32);

template<class... C> constexpr Rights rights(C... capabilities)
{
    return (Rights { 0 } | ... | (Rights { 1 } << static_cast<unsigned>(capabilities)));
}

constexpr bool has(Rights rights, Capability capability)
{
    return (rights >> static_cast<unsigned>(capability) & 1U) != 0;
}

struct Meaning {
    QLatin1StringView name;
    Rights grants;
};

constexpr Rights kEverything = ~Rights { 0 };
constexpr Rights kReadUsers = rights(ReadUsers);
constexpr Rights kReadReleases = rights(ReadReleases);
constexpr Rights kManageReleases = kReadReleases | rights(UploadArtifacts, ManageArtifacts, ChangeReleases);
constexpr Rights kReadDevices = rights(ReadDevices, ReadDeployments, Monitor);
constexpr Rights kDeploy = rights(ReadDeployments, Deploy, PhasedRollouts);
constexpr Rights kConnect = rights(ConnectToDevices);
constexpr Rights kReadAudit = rights(ReadAuditLog);

// The permission sets that every server with roles has (server.md 2.7).
constexpr std::array<Meaning, 15> kSets { {
    { QLatin1StringView("Basic"), 0 },
    { QLatin1StringView("SuperUser"), kEverything },
    { QLatin1StringView("ReadUsers"), kReadUsers },
    { QLatin1StringView("ManageUsers"), kReadUsers | rights(ManageUsers, ManageRoles) },
    { QLatin1StringView("ReadAuditLogs"), kReadAudit },
    { QLatin1StringView("ReadReleases"), kReadReleases },
    { QLatin1StringView("ManageReleases"), kManageReleases },
    { QLatin1StringView("UploadArtifacts"), rights(UploadArtifacts) },
    { QLatin1StringView("ReadDevices"), kReadDevices },
    { QLatin1StringView("ManageDevices"), kReadDevices | rights(ManageDevices, ManageGroups) },
    { QLatin1StringView("DeployToDevices"), kDeploy },
    { QLatin1StringView("ConfigureDevices"), rights(ConfigureDevices) },
    { QLatin1StringView("ConnectToDevices"), kConnect },
    { QLatin1StringView("ReadTenants"), 0 },
    { QLatin1StringView("ManageTenants"), rights(ManageTenants) },
} };

// For a user who may not read the list of roles.
constexpr std::array<Meaning, 5> kRoles { {
    { QLatin1StringView("RBAC_ROLE_PERMIT_ALL"), kEverything },
    { QLatin1StringView("RBAC_ROLE_OBSERVER"), kReadDevices | kReadReleases | kReadAudit | kReadUsers },
    { QLatin1StringView("RBAC_ROLE_CI"), kManageReleases },
    { QLatin1StringView("RBAC_ROLE_DEPLOYMENTS_MANAGER"), kReadDevices | kReadReleases | kDeploy },
    { QLatin1StringView("RBAC_ROLE_REMOTE_TERMINAL"), kReadDevices | kConnect },
} };

template<class Table, class Name> const typename Table::value_type *findNamed(const Table &table, const Name &name)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](const auto &entry) { return name == entry.name; });
    return it == table.end() ? nullptr : &*it;
}

bool permitted(const std::vector<api::Permission> &permissions, Capability capability)
{
    return std::any_of(permissions.begin(), permissions.end(), [capability](const api::Permission &one) {
        return api::permits(one.action, one.objectType, one.objectValue, capability);
    });
}

Grant grantOfSet(const QString &name, Capability capability, const CapabilityFindings &findings)
{
    if (const Meaning *meaning = findNamed(kSets, name))
        return has(meaning->grants, capability) ? Grant::Granted : Grant::Denied;
    if (const api::PermissionSet *set = findNamed(findings.permissionSets, name))
        return permitted(set->permissions, capability) ? Grant::Granted : Grant::Denied;
    return Grant::Unknown;
}

// The best of several wins: rights add up.
Grant better(Grant a, Grant b)
{
    for (const Grant wanted : { Grant::Granted, Grant::GrantedInScope, Grant::Unknown }) {
        if (a == wanted || b == wanted)
            return wanted;
    }
    return Grant::Denied;
}

Grant grantOfRole(const QString &name, Capability capability, const CapabilityFindings &findings)
{
    Grant best = Grant::Denied;
    if (const api::Role *role = findNamed(findings.roles, name)) {
        if (permitted(role->permissions, capability))
            return Grant::Granted;
        for (const api::ScopedPermissionSet &set : role->permissionSets) {
            Grant grant = grantOfSet(set.name, capability, findings);
            if (grant == Grant::Granted && !set.scopeType.isEmpty())
                grant = Grant::GrantedInScope;
            best = better(best, grant);
        }
        return best;
    }
    const Meaning *known = findNamed(kRoles, name);
    if (!known)
        return Grant::Unknown;
    return has(known->grants, capability) ? Grant::Granted : Grant::Denied;
}

} // namespace

Grant grantOf(Capability capability, const CapabilityFindings &findings)
{
    if (findings.userRoles.isEmpty())
        return Grant::Unknown;
    Grant best = Grant::Denied;
    for (const QString &role : findings.userRoles)
        best = better(best, grantOfRole(role, capability, findings));
    return best;
}

bool needsPermissionSets(const CapabilityFindings &findings)
{
    for (const QString &name : findings.userRoles) {
        const api::Role *role = findNamed(findings.roles, name);
        if (!role)
            continue;
        for (const api::ScopedPermissionSet &set : role->permissionSets) {
            if (!findNamed(kSets, set.name))
                return true;
        }
    }
    return false;
}

} // namespace drydock
