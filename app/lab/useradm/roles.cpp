// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/roles.h"

#include "models/api/jsonwriter.h"

#include <array>
#include <initializer_list>

namespace drydock::lab {

namespace {

struct BuiltInRole {
    const char *id;
    const char *description;
    std::initializer_list<const char *> sets;
};

struct PermissionSet {
    const char *name;
    const char *action;
    const char *object;
    const char *description;
    const char *verb; //!< of the permission
    const char *path; //!< regular expression over the path
    const char *scope; //!< nullptr: cannot be scoped
};

const std::array<PermissionSet, 13> kSets { {
    { "Basic", "Read", "User management", "Sign in and change the own account", "any", "^/api/management/(v[1-9])/useradm/(settings|users/me)", nullptr },
    { "SuperUser", "Any", "Any", "Everything", "any", "any", nullptr },
    { "ReadUsers", "Read", "User management", "See users", "GET", "^/api/management/(v[1-9])/useradm/", nullptr },
    { "ManageUsers", "Manage", "User management", "Add, change and delete users", "any", "^/api/management/(v[1-9])/useradm/", nullptr },
    { "ReadAuditLogs", "Read", "System audit log", "See the audit log", "GET", "^/api/management/(v[1-9])/auditlogs/", nullptr },
    { "ReadReleases", "Read", "Releases", "See releases and artifacts", "GET", "^/api/management/(v[1-9])/deployments/", "ReleaseTags" },
    { "ManageReleases", "Manage", "Releases", "Upload, change and delete artifacts", "any", "^/api/management/(v[1-9])/deployments/(artifacts|deployments/releases)", "ReleaseTags" },
    { "UploadArtifacts", "Upload", "Releases", "Upload artifacts", "POST", "^/api/management/(v[1-9])/deployments/artifacts", nullptr },
    { "ReadDevices", "Read", "Device groups", "See devices", "GET", "^/api/management/(v[1-9])/(inventory|devauth)/", "DeviceGroups" },
    { "ManageDevices", "Manage", "Device groups", "Accept, reject, group and decommission devices", "any", "^/api/management/(v[1-9])/(inventory|devauth)/", "DeviceGroups" },
    { "DeployToDevices", "Deploy", "Device groups", "Create and abort deployments", "any", "^/api/management/(v[1-9])/deployments/deployments", "DeviceGroups" },
    { "ConfigureDevices", "Configure", "Device groups", "Set configurations", "any", "^/api/management/(v[1-9])/deviceconfig/", "DeviceGroups" },
    { "ConnectToDevices", "Connect", "Device groups", "Open terminals and transfer files", "any", "^/api/management/(v[1-9])/deviceconnect/", "DeviceGroups" },
} };

} // namespace

QByteArray builtInRolesJson()
{
    static const std::array<BuiltInRole, 5> roles { {
        { "RBAC_ROLE_PERMIT_ALL", "Full access", { "SuperUser" } },
        { "RBAC_ROLE_OBSERVER", "Read access", { "Basic", "ReadDevices", "ReadReleases", "ReadAuditLogs" } },
        { "RBAC_ROLE_CI", "Manages releases", { "Basic", "ReadReleases", "ManageReleases", "UploadArtifacts" } },
        { "RBAC_ROLE_DEPLOYMENTS_MANAGER", "Manages deployments", { "Basic", "ReadDevices", "ReadReleases", "DeployToDevices" } },
        { "RBAC_ROLE_REMOTE_TERMINAL", "Troubleshoots devices", { "Basic", "ReadDevices", "ConnectToDevices" } },
    } };
    api::JsonWriter writer;
    writer.beginArray();
    for (const BuiltInRole &role : roles) {
        writer.beginObject().key("name").value(QString::fromLatin1(role.id));
        writer.key("description").value(QString::fromLatin1(role.description)).key("permission_sets_with_scope").beginArray();
        for (const char *set : role.sets)
            writer.beginObject().key("name").value(QString::fromLatin1(set)).endObject();
        writer.endArray().key("permissions").beginArray().endArray().endObject();
    }
    return writer.endArray().take();
}

QByteArray permissionSetsJson()
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const PermissionSet &set : kSets) {
        writer.beginObject().key("name").value(QString::fromLatin1(set.name));
        writer.key("action").value(QString::fromLatin1(set.action)).key("object").value(QString::fromLatin1(set.object));
        writer.key("description").value(QString::fromLatin1(set.description)).key("permissions").beginArray().beginObject();
        writer.key("action").value(u"http").key("object").beginObject();
        writer.key("type").value(QString::fromLatin1(set.verb)).key("value").value(QString::fromLatin1(set.path));
        writer.endObject().endObject().endArray().key("supported_scope_types").beginArray();
        if (set.scope)
            writer.value(QString::fromLatin1(set.scope));
        writer.endArray().endObject();
    }
    return writer.endArray().take();
}

} // namespace drydock::lab
