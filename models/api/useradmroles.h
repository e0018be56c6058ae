// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's useradm service: roles and the permission sets that they are made of. Commercial servers only; the open
// source server answers 404. A role's or permission set's name is also its id.
// Structs are plain values on any thread; RolesApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/{v1,v2}/useradm/{roles,permission_sets}`, server.md section 2.7. v2 is what is used:
// it is paged and answers a change with 200. v1 is what older servers have. Both write the two kinds of permissions,
// because the published types attach them crosswise.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

struct Permission {
    QString action; //!< "any", "http"; in roles also "CREATE_DEPLOYMENT", "VIEW_DEVICE", …; unknown values are kept
    QString objectType; //!< "any", an HTTP verb, "DEVICE_GROUP", "DEVICE_ID"; unknown values are kept
    QString objectValue; //!< "any", a regular expression over the path, a group's name, a device's id
    bool operator==(const Permission &) const = default;
};

struct ScopedPermissionSet {
    QString name; //!< of the permission set
    QString scopeType; //!< kDeviceGroupsScope, kReleaseTagsScope, empty: not limited; unknown values are kept
    QStringList scopeValues;
    bool operator==(const ScopedPermissionSet &) const = default;
};
inline const QString kDeviceGroupsScope = QStringLiteral("DeviceGroups");
inline const QString kReleaseTagsScope = QStringLiteral("ReleaseTags");

struct Role {
    QString name; //!< "RBAC_ROLE_CI", … or the user's own words
    QString description;
    std::vector<Permission> permissions;
    std::vector<ScopedPermissionSet> permissionSets; //!< fifteen at most
    bool operator==(const Role &) const = default;
};
//! A role of which a permission cannot be read is refused whole: storing the rest would take rights away.
Role decodeRole(Reader &reader);
void encode(JsonWriter &writer, const Role &role);

struct PermissionSet {
    QString name; //!< "SuperUser", "ManageDevices", …
    QString action; //!< "Read", "Manage", "Deploy", "Connect", …; unknown values are kept
    QString object; //!< "Device groups", "Releases", "User management", …
    QString description;
    std::vector<Permission> permissions;
    QStringList scopeTypes; //!< by which it can be limited
    bool operator==(const PermissionSet &) const = default;
};
PermissionSet decodePermissionSet(Reader &reader);
void encode(JsonWriter &writer, const PermissionSet &set);

class RolesApi {
public:
    explicit RolesApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<Role>> roles(int page = 1, int perPage = 500) const;
    Call<Role> role(const QString &name) const;
    Call<Nothing> createRole(const Role &role) const; //!< 409 (Conflict): the name is taken
    Call<Nothing> updateRole(const QString &name, const Role &role) const; //!< replaces it whole
    Call<Nothing> deleteRole(const QString &name) const;

    Call<Page<PermissionSet>> permissionSets(int page = 1, int perPage = 500) const;
    Call<PermissionSet> permissionSet(const QString &name) const;
    Call<Nothing> createPermissionSet(const PermissionSet &set) const; //!< 409 (Conflict): the name is taken
    Call<Nothing> updatePermissionSet(const QString &name, const PermissionSet &set) const; //!< replaces it whole
    Call<Nothing> deletePermissionSet(const QString &name) const;

    // The older form, without pages.
    Call<Page<Role>> rolesV1() const;
    Call<Role> roleV1(const QString &name) const;
    Call<Nothing> createRoleV1(const Role &role) const;
    Call<Nothing> updateRoleV1(const QString &name, const Role &role) const;
    Call<Nothing> deleteRoleV1(const QString &name) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
