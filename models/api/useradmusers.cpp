// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradmusers.h"

#include "models/api/fields.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("useradm"), QStringLiteral("users") } + QStringList(tail);
}

RequestSpec secondFactor(const QString &operation, const UserId &id, const QString &what)
{
    // Twice is as good as once: the server only sets a state.
    return request::repeatable(
        request::make(Verb::Post, operation, path({ id.text, QStringLiteral("2fa"), what }), Lane::Interactive));
}

} // namespace

NewUser decodeNewUser(Reader &reader)
{
    NewUser user;
    user.email = reader.id("email");
    user.password = reader.optString("password");
    user.loginJson = fields::json(reader, "login");
    user.sso = fields::list<SsoLink>(reader, "sso", decodeSsoLink);
    user.roles = fields::texts(reader, "roles").value_or(QStringList());
    user.sendResetPassword = fields::flag(reader, "send_reset_password");
    return user;
}

void encode(JsonWriter &writer, const NewUser &user)
{
    writer.beginObject().field("email", user.email);
    writer.optField("password", user.password);
    fields::writeJson(writer, "login", user.loginJson);
    fields::writeAnyOf(writer, "sso", user.sso);
    fields::write(writer, "roles", user.roles);
    fields::write(writer, "send_reset_password", user.sendResetPassword);
    writer.endObject();
}

UserChange decodeUserChange(Reader &reader)
{
    fields::requireObject(reader);
    return { fields::text(reader, "email"), fields::text(reader, "password"), fields::text(reader, "current_password"),
        fields::texts(reader, "roles") };
}

void encode(JsonWriter &writer, const UserChange &change)
{
    writer.beginObject();
    fields::write(writer, "email", change.email);
    fields::write(writer, "password", change.password);
    fields::write(writer, "current_password", change.currentPassword);
    fields::write(writer, "roles", change.roles);
    writer.endObject();
}

Invitation decodeInvitation(Reader &reader)
{
    return { reader.id("email"), fields::texts(reader, "roles").value_or(QStringList()) };
}

void encode(JsonWriter &writer, const Invitation &invitation)
{
    writer.beginObject().field("email", invitation.email);
    fields::write(writer, "roles", invitation.roles);
    writer.endObject();
}

TenantAssignment decodeTenantAssignment(Reader &reader)
{
    TenantAssignment assignment;
    const auto ids = fields::texts(reader, "tenant_ids");
    if (!ids)
        reader.fail("expected tenant_ids");
    assignment.tenantIds = ids.value_or(QStringList());
    assignment.role = reader.optString("role");
    return assignment;
}

void encode(JsonWriter &writer, const TenantAssignment &assignment)
{
    writer.beginObject().field("tenant_ids", assignment.tenantIds);
    writer.optField("role", assignment.role);
    writer.endObject();
}

bool decodeUserExists(Reader &reader)
{
    return reader.boolean("exists");
}

QByteArray encodeUserExists(bool exists)
{
    JsonWriter writer;
    return writer.beginObject().field("exists", exists).endObject().take();
}

Call<Page<User>> UsersApi::users(const UserFilter &filter) const
{
    RequestSpec spec = request::get(QStringLiteral("List Users Management"), path({}), Lane::Interactive);
    for (const QString &id : filter.ids)
        request::addQuery(spec, QStringLiteral("id"), id);
    for (const QString &email : filter.emails)
        request::addQuery(spec, QStringLiteral("email"), email);
    request::addTime(spec, QStringLiteral("created_after"), filter.createdAfter);
    request::addTime(spec, QStringLiteral("created_before"), filter.createdBefore);
    request::addTime(spec, QStringLiteral("updated_after"), filter.updatedAfter);
    request::addTime(spec, QStringLiteral("updated_before"), filter.updatedBefore);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<User>(reply, decodeUser); } };
}

Call<User> UsersApi::user(const UserId &id) const
{
    return { m_transport.send(request::get(QStringLiteral("Show User"), path({ id.text }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<User>(reply, decodeUser); } };
}

Call<UserId> UsersApi::create(const NewUser &user) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("Create User Management"), path({}), Lane::Interactive),
                 toJson(user))),
        [](const HttpReply &reply) -> Result<UserId> {
            const Result<QString> id = decodeLocation(reply);
            return id.ok() ? Result<UserId>(UserId(*id)) : Result<UserId>(id.error());
        } };
}

Call<Nothing> UsersApi::invite(const Invitation &invitation) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("CreateUserManagementV2"),
                     { QStringLiteral("v2"), QStringLiteral("useradm"), QStringLiteral("users") }, Lane::Interactive),
                 toJson(invitation))),
        decodeNothing };
}

Call<Nothing> UsersApi::change(const UserId &id, const UserChange &change) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Put, QStringLiteral("Update User"), path({ id.text }), Lane::Interactive),
                 toJson(change))),
        decodeNothing };
}

Call<Nothing> UsersApi::remove(const UserId &id) const
{
    return { m_transport.send(request::repeatable(
                 request::make(Verb::Delete, QStringLiteral("Remove User"), path({ id.text }), Lane::Interactive))),
        decodeNothing };
}

Call<bool> UsersApi::exists(const QString &email) const
{
    RequestSpec spec = request::get(
        QStringLiteral("CheckUserExistence"), path({ QStringLiteral("exists") }), Lane::Interactive);
    request::addQuery(spec, QStringLiteral("email"), email);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodeObject<bool>(reply, decodeUserExists); } };
}

Call<Nothing> UsersApi::enableSecondFactor(const UserId &id) const
{
    return { m_transport.send(secondFactor(QStringLiteral("Enable2Fa"), id, QStringLiteral("enable"))),
        decodeNothing };
}

Call<Nothing> UsersApi::disableSecondFactor(const UserId &id) const
{
    return { m_transport.send(secondFactor(QStringLiteral("Disable2Fa"), id, QStringLiteral("disable"))),
        decodeNothing };
}

Call<Nothing> UsersApi::assignTenants(const UserId &id, const TenantAssignment &assignment) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("AssignTenants"),
                     path({ id.text, QStringLiteral("assign") }), Lane::Interactive),
                 toJson(assignment))),
        decodeNothing };
}

} // namespace drydock::api
