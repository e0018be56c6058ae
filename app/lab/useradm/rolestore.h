// SPDX-License-Identifier: GPL-3.0-or-later
//
// RoleStore: the roles and permission sets that a tenant made itself, beside the built-in ones, over SQLite. Owned by
// RoleService; service thread. It knows nothing of HTTP; whether what it is given makes sense is RoleService's.
#pragma once

#include "app/lab/database.h"
#include "app/lab/useradm/roles.h"

#include <optional>

namespace drydock::lab {

class RoleStore {
public:
    explicit RoleStore(Database &db);

    //! The built-in ones first, then by name.
    [[nodiscard]] std::vector<api::Role> roles() const;
    [[nodiscard]] std::vector<api::PermissionSet> permissionSets() const;
    [[nodiscard]] std::optional<api::Role> role(const QString &name) const;
    [[nodiscard]] std::optional<api::PermissionSet> permissionSet(const QString &name) const;

    void put(const api::Role &role); //!< adds it or takes the place of the one with its name
    void put(const api::PermissionSet &set);
    void removeRole(const QString &name);
    void removePermissionSet(const QString &name);

private:
    Database &m_db;
};

bool isBuiltInRole(const QString &name);
bool isBuiltInPermissionSet(const QString &name);

} // namespace drydock::lab
