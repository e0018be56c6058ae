// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/audit/auditservice.h"

#include "app/lab/jsonbody.h"
#include "models/api/jsonwriter.h"

namespace drydock::lab {

namespace {

constexpr qint64 kMaxExport = 100'000;
const QString kColumns = QStringLiteral("time, action, actor_id, actor_type, actor_email, object_id, object_type, identity, "
                                        "email, name, artifact, change, meta");

enum Column { Time, Action, ActorId, ActorType, ActorEmail, ObjectId, ObjectType, IdentityData, Email, Name, Artifact, Change, Meta };

void writeObject(api::JsonWriter &writer, const Statement &row)
{
    writer.key("object").beginObject().key("id").value(row.text(ObjectId)).key("type").value(row.text(ObjectType));
    const QString type = row.text(ObjectType);
    if (type == u"user") {
        writer.key("user").beginObject().key("email").value(row.text(Email)).endObject();
    } else if (type == u"deployment") {
        writer.key("deployment").beginObject().key("name").value(row.text(Name));
        writer.key("artifact_name").value(row.text(Artifact)).endObject();
    } else if (type == u"artifact") {
        writer.key("artifact").beginObject().key("name").value(row.text(Name)).endObject();
    } else if (type == u"device") {
        writer.key("device").beginObject().key("id").value(row.text(ObjectId));
        writer.key("identity_data").value(row.text(IdentityData)).endObject();
    } else if (type == u"tenant") {
        writer.key("tenant").beginObject().key("id").value(row.text(ObjectId)).key("name").value(row.text(Name)).endObject();
    }
    writer.endObject();
}

void writeEntry(api::JsonWriter &writer, const Statement &row)
{
    writer.beginObject().key("actor").beginObject().key("id").value(row.text(ActorId));
    writer.key("type").value(row.text(ActorType));
    if (row.text(ActorType) == u"user")
        writer.key("email").value(row.text(ActorEmail));
    writer.endObject().key("time").value(Timestamp { row.number(Time) }).key("action").value(row.text(Action));
    writeObject(writer, row);
    if (!row.text(Change).isEmpty())
        writer.key("change").value(row.text(Change));
    if (!row.text(Meta).isEmpty())
        writer.key("meta").raw(row.text(Meta).toUtf8());
    writer.endObject();
}

QByteArray metaJson(const QMap<QString, QStringList> &meta)
{
    if (meta.isEmpty())
        return {};
    api::JsonWriter writer;
    writer.beginObject();
    for (auto it = meta.begin(); it != meta.end(); ++it)
        writer.key(QStringView(it.key())).value(it.value());
    return writer.endObject().take();
}

QByteArray csvField(const QString &text)
{
    QByteArray field = text.toUtf8();
    // A leading sign would make a spreadsheet read a formula.
    if (!field.isEmpty() && QByteArrayView("=+-@").contains(field.front()))
        field.prepend('\'');
    if (!field.contains(',') && !field.contains('"') && !field.contains('\n') && !field.contains('\r'))
        return field;
    field.replace('"', "\"\"");
    return '"' + field + '"';
}

} // namespace

void AuditService::attach(LabContext &context)
{
    m_context = &context;
    if (context.options.plan == Plan::OpenSource)
        return;
    context.db.registerSchema(QStringLiteral("auditlogs"),
        { {
            QStringLiteral("CREATE TABLE audit (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, action TEXT NOT NULL, "
                           "actor_id TEXT NOT NULL, actor_type TEXT NOT NULL, actor_email TEXT NOT NULL, object_id TEXT NOT "
                           "NULL, object_type TEXT NOT NULL, identity TEXT NOT NULL, email TEXT NOT NULL, name TEXT NOT NULL, "
                           "artifact TEXT NOT NULL, change TEXT NOT NULL, meta TEXT NOT NULL)"),
            QStringLiteral("CREATE INDEX audit_time ON audit(time, seq)"),
            QStringLiteral("CREATE INDEX audit_object ON audit(object_id, time)"),
        } });
    const QString base = QStringLiteral("/api/management/v1/auditlogs/logs");
    context.router.add(Method::Get, base, Access::ManagementJwt, [this](const Request &r) { return list(r); });
    context.router.add(Method::Get, QStringLiteral("/api/internal/v1/auditlogs/tenants/{tenant_id}/logs"), Access::Internal, [this](const Request &r) { return list(r); });
    context.router.add(Method::Get, base + QStringLiteral("/export"), Access::ManagementJwt, [this](const Request &r) { return exportCsv(r); });
}

void AuditService::record(const Identity &actor, const AuditRecord &entry)
{
    recordAt(m_context->clock.now(), actor, entry);
}

void AuditService::recordAt(Timestamp when, const Identity &actor, const AuditRecord &entry)
{
    ++m_count;
    if (m_context->options.plan == Plan::OpenSource)
        return;
    // The description of the API has no "accept": to it that is an update of the device's status.
    const bool accepted = entry.action == u"accept";
    m_context->db
        .prepare(QStringLiteral("INSERT INTO audit (") + kColumns
            + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        .bind(when.ms)
        .bind(accepted ? QStringLiteral("update") : entry.action)
        .bind(actor.subject)
        .bind(actor.kind == Identity::Kind::Device ? QStringLiteral("device") : QStringLiteral("user"))
        .bind(actor.email)
        .bind(entry.objectId)
        .bind(entry.objectType)
        .bind(QString::fromUtf8(entry.identityData))
        .bind(entry.email)
        .bind(entry.name)
        .bind(entry.artifactName)
        .bind(accepted && entry.change.isEmpty() ? QStringLiteral("status: accepted") : entry.change.left(64 << 10))
        .bind(QString::fromUtf8(metaJson(entry.meta)))
        .run();
}

AuditService::Filter AuditService::filterOf(const Request &request)
{
    Filter filter { QStringLiteral(" WHERE 1"), {} };
    const auto equal = [&](QStringView parameter, const QString &column) {
        const std::optional<QString> value = request.queryValue(parameter);
        if (!value || value->isEmpty())
            return;
        filter.where += QStringLiteral(" AND ") + column + QStringLiteral(" = ?");
        filter.values.append(*value);
    };
    equal(u"actor_id", QStringLiteral("actor_id"));
    equal(u"actor_type", QStringLiteral("actor_type"));
    equal(u"actor_email", QStringLiteral("actor_email"));
    equal(u"object_id", QStringLiteral("object_id"));
    equal(u"object_type", QStringLiteral("object_type"));
    equal(u"action", QStringLiteral("action"));
    if (const QString name = request.queryText(u"object_deployment_name"); !name.isEmpty()) {
        filter.where += QStringLiteral(" AND object_type = 'deployment' AND name = ?");
        filter.values.append(name);
    }
    if (const Timestamp after = unixSeconds(request, u"created_after"); after.isValid()) {
        filter.where += QStringLiteral(" AND time >= ?");
        filter.values.append(after.ms);
    }
    if (const Timestamp before = unixSeconds(request, u"created_before"); before.isValid()) {
        filter.where += QStringLiteral(" AND time < ?");
        filter.values.append(before.ms + 1000); // inclusive, in seconds
    }
    return filter;
}

Response AuditService::list(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto page = std::get<PageRequest>(paging);
    const Filter filter = filterOf(request);
    const QString order = request.queryText(u"sort") == u"asc" ? QStringLiteral("ASC") : QStringLiteral("DESC");
    qint64 total = 0;
    {
        Statement count = m_context->db.prepare(QStringLiteral("SELECT count(*) FROM audit") + filter.where);
        for (const QVariant &value : filter.values)
            count.bind(value);
        if (count.next())
            total = count.number(0);
    }
    Statement read = m_context->db.prepare(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM audit") + filter.where
        + QStringLiteral(" ORDER BY time ") + order + QStringLiteral(", seq ") + order + QStringLiteral(" LIMIT ? OFFSET ?"));
    for (const QVariant &value : filter.values)
        read.bind(value);
    read.bind(page.perPage).bind(page.offset());
    api::JsonWriter writer;
    writer.beginArray();
    while (read.next())
        writeEntry(writer, read);
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, total);
    return response;
}

Response AuditService::exportCsv(const Request &request)
{
    bool isNumber = false;
    const qint64 asked = request.queryText(u"limit").toLongLong(&isNumber);
    const qint64 limit = isNumber && asked > 0 ? std::min(asked, kMaxExport) : kMaxExport;
    const Filter filter = filterOf(request);
    const QString order = request.queryText(u"sort") == u"asc" ? QStringLiteral("ASC") : QStringLiteral("DESC");
    const QString separator = request.queryValue(u"format_separator").value_or(QStringLiteral("."));
    Statement read = m_context->db.prepare(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM audit") + filter.where
        + QStringLiteral(" ORDER BY time ") + order + QStringLiteral(", seq ") + order + QStringLiteral(" LIMIT ?"));
    for (const QVariant &value : filter.values)
        read.bind(value);
    read.bind(limit);
    const QStringList head { QStringLiteral("time"), QStringLiteral("action"), QStringLiteral("actor.id"),
        QStringLiteral("actor.type"), QStringLiteral("actor.email"), QStringLiteral("object.id"), QStringLiteral("object.type"),
        QStringLiteral("object.device.identity_data"), QStringLiteral("object.user.email"),
        QStringLiteral("object.deployment.name"), QStringLiteral("object.deployment.artifact_name"), QStringLiteral("change") };
    QByteArray csv = head.join(u',').replace(QStringLiteral("."), separator).toUtf8() + '\n';
    while (read.next()) {
        QByteArrayList fields { Timestamp { read.number(Time) }.toRfc3339() };
        for (int column = Action; column <= Change; ++column)
            fields.append(csvField(read.text(column)));
        csv += fields.join(',') + '\n';
    }
    Response response = Response::text(csv, "text/csv");
    return response.addHeader("Content-Disposition", "attachment; filename=\"auditlogs.csv\"");
}

} // namespace drydock::lab
