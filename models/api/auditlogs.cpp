// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/auditlogs.h"

#include "models/api/request.h"

namespace drydock::api {

namespace {

constexpr qint64 kLargestExport = 16LL << 30; // it goes to a file, not into memory

//! What an object's kind adds to it stands in a member named after the kind.
AuditObject decodeObjectOf(Reader &reader)
{
    AuditObject object;
    object.id = reader.optString("id");
    object.type = reader.optString("type");
    if (const auto user = reader.object("user"))
        object.name = user->optString("email");
    if (const auto deployment = reader.object("deployment")) {
        object.name = deployment->optString("name");
        object.artifactName = deployment->optString("artifact_name");
    }
    if (const auto artifact = reader.object("artifact"))
        object.name = artifact->optString("name");
    if (const auto tenant = reader.object("tenant"))
        object.name = tenant->optString("name");
    if (const auto device = reader.object("device"))
        object.name = device->optString("identity_data");
    return object;
}

void encodeObjectOf(JsonWriter &writer, const AuditObject &object)
{
    writer.beginObject().field("id", object.id).field("type", object.type);
    if (!object.name.isEmpty() || !object.artifactName.isEmpty()) {
        if (object.type == QLatin1String("user")) {
            writer.key("user").beginObject().field("email", object.name).endObject();
        } else if (object.type == QLatin1String("deployment")) {
            writer.key("deployment").beginObject().field("name", object.name);
            writer.field("artifact_name", object.artifactName).endObject();
        } else if (object.type == QLatin1String("artifact")) {
            writer.key("artifact").beginObject().field("name", object.name).endObject();
        } else if (object.type == QLatin1String("tenant")) {
            writer.key("tenant").beginObject().field("id", object.id).field("name", object.name).endObject();
        } else if (object.type == QLatin1String("device")) {
            writer.key("device").beginObject().field("id", object.id).field("identity_data", object.name).endObject();
        }
    }
    writer.endObject();
}

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("auditlogs"), QStringLiteral("logs") } + QStringList(tail);
}

RequestSpec filtered(RequestSpec spec, const AuditQuery &query)
{
    request::addTime(spec, QStringLiteral("created_after"), query.createdAfter);
    request::addTime(spec, QStringLiteral("created_before"), query.createdBefore);
    request::addQuery(spec, QStringLiteral("actor_id"), query.actorId);
    request::addQuery(spec, QStringLiteral("actor_email"), query.actorEmail);
    request::addQuery(spec, QStringLiteral("actor_type"), query.actorType);
    request::addQuery(spec, QStringLiteral("object_id"), query.objectId);
    request::addQuery(spec, QStringLiteral("object_type"), query.objectType);
    request::addQuery(spec, QStringLiteral("object_deployment_name"), query.objectDeploymentName);
    request::addQuery(
        spec, QStringLiteral("sort"), query.newestFirst ? QStringLiteral("desc") : QStringLiteral("asc"));
    return spec;
}

//! The rows are in the sink; that they are rows is all there is to see here.
Status decodeExport(const HttpReply &reply)
{
    const QByteArray type = reply.header("Content-Type").split(';').constFirst().trimmed().toLower();
    if (type == "text/html")
        return detail::protocolError(reply, QStringLiteral("a web page instead of an export"));
    return Nothing {};
}

} // namespace

AuditEntry decodeAuditEntry(Reader &reader)
{
    AuditEntry entry;
    entry.time = reader.time("time");
    entry.action = reader.string("action");
    if (const auto actor = reader.object("actor")) {
        entry.actor.id = actor->optString("id");
        entry.actor.type = actor->optString("type");
        entry.actor.email = actor->optString("email");
        entry.actor.identity = actor->optString("identity_data");
    }
    if (auto object = reader.object("object"))
        entry.object = decodeObjectOf(*object);
    entry.change = reader.optString("change");
    return entry;
}

void encode(JsonWriter &writer, const AuditEntry &entry)
{
    writer.beginObject();
    writer.key("actor").beginObject().field("id", entry.actor.id).field("type", entry.actor.type);
    writer.optField("email", entry.actor.email);
    writer.optField("identity_data", entry.actor.identity);
    writer.endObject().field("time", entry.time).field("action", entry.action).key("object");
    encodeObjectOf(writer, entry.object);
    writer.optField("change", entry.change);
    writer.endObject();
}

Call<Page<AuditEntry>> AuditLogsApi::logs(const AuditQuery &query, Lane lane) const
{
    RequestSpec spec = filtered(request::get(QStringLiteral("GetAuditLogs"), path({}), lane), query);
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<AuditEntry>(reply, decodeAuditEntry); } };
}

RequestSpec AuditLogsApi::exportRequest(const AuditQuery &query, int limit)
{
    RequestSpec spec = request::get(
        QStringLiteral("ExportAuditLogs"), path({ QStringLiteral("export") }), Lane::Transfer);
    request::addQuery(spec, QStringLiteral("limit"), QString::number(limit));
    spec = filtered(std::move(spec), query);
    request::addQuery(spec, QStringLiteral("format_separator"), QStringLiteral("."));
    spec.maxBody = kLargestExport;
    return spec;
}

Call<Nothing> AuditLogsApi::exportCsv(const AuditQuery &query, std::shared_ptr<QIODevice> sink, int limit) const
{
    RequestSpec spec = exportRequest(query, limit);
    spec.sink = std::move(sink);
    return { m_transport.send(std::move(spec)), decodeExport };
}

} // namespace drydock::api
