// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/roles.h"

#include <QHash>

namespace drydock::lab {

namespace {

#define MANAGEMENT "^/api/management/(v[0-9a-z]+)/"

api::Permission http(const char *verb, const char *path)
{
    return { QStringLiteral("http"), QString::fromLatin1(verb), QString::fromLatin1(path) };
}

api::PermissionSet set(const char *name, const char *action, const char *object, const char *description,
    std::vector<api::Permission> permissions, const QStringList &scopes = {})
{
    return { QString::fromLatin1(name), QString::fromLatin1(action), QString::fromLatin1(object), QString::fromLatin1(description), std::move(permissions), scopes };
}

api::Role role(const char *name, const char *description, std::initializer_list<const char *> sets)
{
    api::Role result { QString::fromLatin1(name), QString::fromLatin1(description), {}, {} };
    for (const char *one : sets)
        result.permissionSets.push_back({ QString::fromLatin1(one), {}, {} });
    return result;
}

std::vector<api::PermissionSet> makeSets()
{
    const QStringList groups { api::kDeviceGroupsScope };
    const QStringList tags { api::kReleaseTagsScope };
    // Searches are POSTs that only read.
    const std::vector<api::Permission> readDevices {
        http("GET", MANAGEMENT "(inventory|devauth|deviceconfig|devicemonitor|deviceconnect/devices/[^/]+$|iot-manager)"),
        http("POST", MANAGEMENT "(inventory/filters/search|inventory/identities/search|devauth/devices/search)$"),
    };
    const std::vector<api::Permission> deploy {
        http("GET", MANAGEMENT "deployments/"),
        http("any", MANAGEMENT "deployments/deployments(?!/releases)"),
    };
    return {
        set("Basic", "Read", "User management", "Sign in and change the own account",
            { http("any", MANAGEMENT "useradm/(auth/|users/me|settings|2fa)"), http("GET", MANAGEMENT "useradm/(plans|plan_binding|limits)"),
                http("GET", MANAGEMENT "tenantadm/(tenants/me|user/tenant)$") }),
        set("SuperUser", "Any", "Any", "Everything", { { QStringLiteral("any"), QStringLiteral("any"), QStringLiteral("any") } }),
        set("ReadUsers", "Read", "User management", "See users", { http("GET", MANAGEMENT "useradm/") }),
        set("ManageUsers", "Manage", "User management", "Add, change and delete users", { http("any", MANAGEMENT "useradm/") }),
        set("ReadAuditLogs", "Read", "System audit log", "See the audit log", { http("GET", MANAGEMENT "(auditlogs/|deviceconnect/sessions/)") }),
        set("ReadReleases", "Read", "Releases", "See releases and artifacts",
            { http("GET", MANAGEMENT "deployments/"), http("POST", MANAGEMENT "deployments/deployments/statistics/list$") }, tags),
        set("ManageReleases", "Manage", "Releases", "Upload, change and delete artifacts",
            { http("GET", MANAGEMENT "deployments/"), http("any", MANAGEMENT "deployments/(artifacts|deployments/releases|releases)") }, tags),
        set("UploadArtifacts", "Upload", "Releases", "Upload artifacts", { http("POST", MANAGEMENT "deployments/artifacts") }),
        set("ReadDevices", "Read", "Device groups", "See devices", readDevices, groups),
        set("ManageDevices", "Manage", "Device groups", "Accept, reject, group and decommission devices", { http("any", MANAGEMENT "(inventory|devauth)/") }, groups),
        set("DeployToDevices", "Deploy", "Device groups", "Create and abort deployments", deploy, groups),
        set("ConfigureDevices", "Configure", "Device groups", "Set configurations", { http("any", MANAGEMENT "deviceconfig/") }, groups),
        set("ConnectToDevices", "Connect", "Device groups", "Open terminals and transfer files", { http("any", MANAGEMENT "deviceconnect/") }, groups),
        set("ReadTenants", "Read", "Tenant management", "See tenants", { http("GET", MANAGEMENT "tenantadm/") }),
        set("ManageTenants", "Manage", "Tenant management", "Add, change and delete tenants", { http("any", MANAGEMENT "tenantadm/") }),
    };
}

#undef MANAGEMENT

} // namespace

const std::vector<api::PermissionSet> &builtInPermissionSets()
{
    static const std::vector<api::PermissionSet> sets = makeSets();
    return sets;
}

const std::vector<api::Role> &builtInRoles()
{
    static const std::vector<api::Role> roles {
        role("RBAC_ROLE_PERMIT_ALL", "Full access", { "SuperUser" }),
        role("RBAC_ROLE_OBSERVER", "Read access", { "Basic", "ReadDevices", "ReadReleases", "ReadAuditLogs", "ReadUsers" }),
        role("RBAC_ROLE_CI", "Manages releases", { "Basic", "ReadReleases", "ManageReleases", "UploadArtifacts" }),
        role("RBAC_ROLE_DEPLOYMENTS_MANAGER", "Manages deployments", { "Basic", "ReadDevices", "ReadReleases", "DeployToDevices" }),
        role("RBAC_ROLE_REMOTE_TERMINAL", "Troubleshoots devices", { "Basic", "ReadDevices", "ConnectToDevices" }),
    };
    return roles;
}

QString setOfAction(const QString &action)
{
    static const QHash<QString, QString> sets {
        { QStringLiteral("CREATE_DEPLOYMENT"), QStringLiteral("DeployToDevices") },
        { QStringLiteral("MANAGE_DEVICE"), QStringLiteral("ManageDevices") },
        { QStringLiteral("REMOTE_TERMINAL"), QStringLiteral("ConnectToDevices") },
        { QStringLiteral("VIEW_DEVICE"), QStringLiteral("ReadDevices") },
    };
    return sets.value(action);
}

} // namespace drydock::lab
