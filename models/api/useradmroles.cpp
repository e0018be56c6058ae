// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradmroles.h"

#include "models/api/fields.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

const QString kV1 = QStringLiteral("v1");
const QString kV2 = QStringLiteral("v2");

QStringList rolesPath(const QString &version)
{
    return { version, QStringLiteral("useradm"), QStringLiteral("roles") };
}

QStringList setsPath()
{
    return { kV2, QStringLiteral("useradm"), QStringLiteral("permission_sets") };
}

Permission decodePermission(Reader &reader)
{
    Permission permission;
    permission.action = reader.id("action");
    if (const auto object = reader.object("object")) {
        permission.objectType = object->optString("type");
        permission.objectValue = object->optString("value");
    }
    if (permission.objectType.isEmpty())
        reader.fail("a permission on nothing");
    return permission;
}

void encode(JsonWriter &writer, const Permission &permission)
{
    writer.beginObject().field("action", permission.action).key("object").beginObject();
    writer.field("type", permission.objectType).field("value", permission.objectValue).endObject().endObject();
}

ScopedPermissionSet decodeScopedSet(Reader &reader)
{
    ScopedPermissionSet set;
    set.name = reader.id("name");
    if (auto scope = reader.object("scope")) {
        set.scopeType = scope->id("type");
        set.scopeValues = fields::texts(*scope, "value").value_or(QStringList());
        if (!scope->ok())
            reader.fail("a scope that cannot be read");
    } else if (reader.has("scope")) {
        reader.fail("a scope that cannot be read"); // leaving it out would widen the role
    }
    return set;
}

void encode(JsonWriter &writer, const ScopedPermissionSet &set)
{
    writer.beginObject().field("name", set.name);
    if (!set.scopeType.isEmpty()) {
        writer.key("scope").beginObject().field("type", set.scopeType);
        writer.field("value", set.scopeValues).endObject();
    }
    writer.endObject();
}

} // namespace

Role decodeRole(Reader &reader)
{
    Role role;
    role.name = reader.id("name");
    role.description = reader.optString("description");
    role.permissions = fields::list<Permission>(reader, "permissions", decodePermission);
    role.permissionSets = fields::list<ScopedPermissionSet>(reader, "permission_sets_with_scope", decodeScopedSet);
    return role;
}

void encode(JsonWriter &writer, const Role &role)
{
    writer.beginObject().field("name", role.name).field("description", role.description);
    writer.key("permissions").beginArray();
    for (const Permission &permission : role.permissions)
        encode(writer, permission);
    writer.endArray().key("permission_sets_with_scope").beginArray();
    for (const ScopedPermissionSet &set : role.permissionSets)
        encode(writer, set);
    writer.endArray().endObject();
}

PermissionSet decodePermissionSet(Reader &reader)
{
    PermissionSet set;
    set.name = reader.id("name");
    set.action = reader.optString("action");
    set.object = reader.optString("object");
    set.description = reader.optString("description");
    set.permissions = fields::list<Permission>(reader, "permissions", decodePermission);
    set.scopeTypes = reader.optStrings("supported_scope_types");
    return set;
}

void encode(JsonWriter &writer, const PermissionSet &set)
{
    writer.beginObject().field("name", set.name);
    writer.optField("action", set.action);
    writer.optField("object", set.object);
    writer.optField("description", set.description);
    writer.key("permissions").beginArray();
    for (const Permission &permission : set.permissions)
        encode(writer, permission);
    writer.endArray();
    fields::write(writer, "supported_scope_types", set.scopeTypes);
    writer.endObject();
}

Call<Page<Role>> RolesApi::roles(int page, int perPage) const
{
    RequestSpec spec = request::get(QStringLiteral("ListRoles"), rolesPath(kV2), Lane::Interactive);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Role>(reply, decodeRole); } };
}

Call<Role> RolesApi::role(const QString &name) const
{
    return { m_transport.send(request::get(QStringLiteral("ShowRole"), rolesPath(kV2) << name, Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Role>(reply, decodeRole); } };
}

Call<Nothing> RolesApi::createRole(const Role &role) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("CreateRole"), rolesPath(kV2), Lane::Interactive),
                 toJson(role))),
        decodeNothing };
}

Call<Nothing> RolesApi::updateRole(const QString &name, const Role &role) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("UpdateRole"), rolesPath(kV2) << name, Lane::Interactive),
                 toJson(role)))),
        decodeNothing };
}

Call<Nothing> RolesApi::deleteRole(const QString &name) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("DeleteRole"), rolesPath(kV2) << name, Lane::Interactive)),
        decodeNothing };
}

Call<Page<PermissionSet>> RolesApi::permissionSets(int page, int perPage) const
{
    RequestSpec spec = request::get(QStringLiteral("ListPermissionSets"), setsPath(), Lane::Interactive);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<PermissionSet>(reply, decodePermissionSet); } };
}

Call<PermissionSet> RolesApi::permissionSet(const QString &name) const
{
    return { m_transport.send(
                 request::get(QStringLiteral("GetPermissionSet"), setsPath() << name, Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<PermissionSet>(reply, decodePermissionSet); } };
}

Call<Nothing> RolesApi::createPermissionSet(const PermissionSet &set) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("CreatePermissionSet"), setsPath(), Lane::Interactive),
                 toJson(set))),
        decodeNothing };
}

Call<Nothing> RolesApi::updatePermissionSet(const QString &name, const PermissionSet &set) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(
                     Verb::Put, QStringLiteral("UpdatePermissionSet"), setsPath() << name, Lane::Interactive),
                 toJson(set)))),
        decodeNothing };
}

Call<Nothing> RolesApi::deletePermissionSet(const QString &name) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("DeletePermissionSet"), setsPath() << name, Lane::Interactive)),
        decodeNothing };
}

Call<Page<Role>> RolesApi::rolesV1() const
{
    return { m_transport.send(request::get(QStringLiteral("ListRolesV1"), rolesPath(kV1), Lane::Interactive)),
        [](const HttpReply &reply) { return decodePage<Role>(reply, decodeRole); } };
}

Call<Role> RolesApi::roleV1(const QString &name) const
{
    return { m_transport.send(request::get(QStringLiteral("ShowRoleV1"), rolesPath(kV1) << name, Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Role>(reply, decodeRole); } };
}

Call<Nothing> RolesApi::createRoleV1(const Role &role) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("CreateRoleV1"), rolesPath(kV1), Lane::Interactive),
                 toJson(role))),
        decodeNothing };
}

Call<Nothing> RolesApi::updateRoleV1(const QString &name, const Role &role) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("UpdateRoleV1"), rolesPath(kV1) << name, Lane::Interactive),
                 toJson(role)))),
        decodeNothing };
}

Call<Nothing> RolesApi::deleteRoleV1(const QString &name) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("DeleteRoleV1"), rolesPath(kV1) << name, Lane::Interactive)),
        decodeNothing };
}

} // namespace drydock::api
