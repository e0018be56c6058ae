// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/rolestore.h"

#include "app/lab/http/jsonpage.h"
#include "models/api/jsonreader.h"

#include <algorithm>

namespace drydock::lab {

namespace {

// Kept as the API writes them: one form to read, whichever version of the program wrote it.
template<class T> void append(std::vector<T> &list, Statement &rows, T (*decodeOne)(api::Reader &))
{
    while (rows.next()) {
        if (Result<T> value = api::decodeBody<T>(rows.bytes(0), decodeOne))
            list.push_back(*std::move(value));
    }
}

template<class T> std::optional<T> named(const std::vector<T> &list, const QString &name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const T &one) { return one.name == name; });
    return found == list.end() ? std::nullopt : std::optional(*found);
}

} // namespace

RoleStore::RoleStore(Database &db)
    : m_db(db)
{
    m_db.registerSchema(QStringLiteral("roles"),
        { {
            QStringLiteral("CREATE TABLE role (name TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE permission_set (name TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID"),
        } });
}

std::vector<api::Role> RoleStore::roles() const
{
    std::vector<api::Role> all = builtInRoles();
    Statement rows = m_db.prepare(QStringLiteral("SELECT json FROM role ORDER BY name"));
    append(all, rows, api::decodeRole);
    return all;
}

std::vector<api::PermissionSet> RoleStore::permissionSets() const
{
    std::vector<api::PermissionSet> all = builtInPermissionSets();
    Statement rows = m_db.prepare(QStringLiteral("SELECT json FROM permission_set ORDER BY name"));
    append(all, rows, api::decodePermissionSet);
    return all;
}

std::optional<api::Role> RoleStore::role(const QString &name) const
{
    return named(roles(), name);
}

std::optional<api::PermissionSet> RoleStore::permissionSet(const QString &name) const
{
    return named(permissionSets(), name);
}

void RoleStore::put(const api::Role &role)
{
    m_db.prepare(QStringLiteral("INSERT OR REPLACE INTO role (name, json) VALUES (?, ?)")).bind(role.name).bind(jsonText(role)).run();
}

void RoleStore::put(const api::PermissionSet &set)
{
    m_db.prepare(QStringLiteral("INSERT OR REPLACE INTO permission_set (name, json) VALUES (?, ?)")).bind(set.name).bind(jsonText(set)).run();
}

void RoleStore::removeRole(const QString &name)
{
    m_db.prepare(QStringLiteral("DELETE FROM role WHERE name = ?")).bind(name).run();
}

void RoleStore::removePermissionSet(const QString &name)
{
    m_db.prepare(QStringLiteral("DELETE FROM permission_set WHERE name = ?")).bind(name).run();
}

bool isBuiltInRole(const QString &name)
{
    return named(builtInRoles(), name).has_value();
}

bool isBuiltInPermissionSet(const QString &name)
{
    return named(builtInPermissionSets(), name).has_value();
}

} // namespace drydock::lab
