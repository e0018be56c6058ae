// SPDX-License-Identifier: GPL-3.0-or-later
//
// SoftwareService: how much a tenant may store and where (server.md 5.11, 13.2), and the settings of delta generation.
#include "app/lab/jsonbody.h"
#include "app/lab/software/softwareservice.h"
#include "models/api/deltajobs.h"
#include "models/api/internalvalues.h"

namespace drydock::lab {

namespace {

const QString kInternal = QStringLiteral("/api/internal/v1/deployments/tenants/");
const QString kManagement = QStringLiteral("/api/management/v1/deployments");
const QString kStorageLimit = QStringLiteral("storage");

Response setting(const QByteArray &stored)
{
    return Response::json(stored.isEmpty() ? QByteArray("null") : stored);
}

} // namespace

void SoftwareService::addStorageRoutes()
{
    Router &router = m_context.router;
    const auto shown = [this](const QString &name) { return Response::json(api::toJson(api::StorageUse { limit(name), m_store.usedBytes() })); };
    router.add(Method::Get, kManagement + QStringLiteral("/limits/{name}"), Access::ManagementJwt, [shown](const Request &r) {
        const QString name = r.param(QStringLiteral("name"));
        return name == kStorageLimit ? shown(name) : apiError(400, QStringLiteral("Unsupported limit name"));
    });
    const QString limits = kInternal + QStringLiteral("{id}/limits/");
    router.add(Method::Get, limits + kStorageLimit, Access::Internal, [shown](const Request &) { return shown(kStorageLimit); });
    router.add(Method::Put, limits + kStorageLimit, Access::Internal, [this](const Request &r) { return setLimit(r, kStorageLimit); });
    const QString settings = kInternal + QStringLiteral("{id}/storage/settings");
    router.add(Method::Get, settings, Access::Internal, [this](const Request &) { return setting(stored(QStringLiteral("storage"))); });
    router.add(Method::Put, settings, Access::Internal, [this](const Request &r) { return setStorage(r); });
    if (m_context.options.plan == Plan::OpenSource)
        return;
    router.add(Method::Get, limits + QStringLiteral("{name}"), Access::Internal, [this](const Request &r) {
        api::JsonWriter writer;
        writer.beginObject().field("tenant_id", r.param(QStringLiteral("id"))).field("current_value", 0).field("limit", limit(r.param(QStringLiteral("name"))));
        return Response::json(writer.endObject().take());
    });
    router.add(Method::Put, limits + QStringLiteral("{name}"), Access::Internal, [this](const Request &r) { return setLimit(r, r.param(QStringLiteral("name"))); });
    router.add(Method::Get, kManagement + QStringLiteral("/config"), Access::ManagementJwt, [this](const Request &) { return showDelta(); });
    RouteOptions json;
    json.requireJson = true;
    router.add(
        Method::Put, kManagement + QStringLiteral("/config/binary_delta"), Access::ManagementJwt, [this](const Request &r) { return setDelta(r); }, json);
    router.add(Method::Get, kInternal + QStringLiteral("{id}/config"), Access::Internal, [this](const Request &) { return showDelta(); });
}

qint64 SoftwareService::limit(const QString &name) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT value FROM software_limits WHERE name = ?"));
    return read.bind(name).next() ? read.number(0) : 0;
}

Response SoftwareService::setLimit(const Request &request, const QString &name)
{
    const auto body = jsonObject(request.body);
    const QJsonValue value = body ? body->value(QLatin1String("limit")) : QJsonValue();
    if (!value.isDouble() || value.toInteger(-1) < 0)
        return apiError(400, QStringLiteral("limit: must be no less than 0."));
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO software_limits (name, value) VALUES (?, ?)")).bind(name).bind(value.toInteger()).run();
    return Response::empty();
}

std::optional<Response> SoftwareService::refusedForSpace(qint64 bytes) const
{
    const qint64 most = limit(kStorageLimit);
    if (most == 0 || m_store.usedBytes() + bytes <= most)
        return std::nullopt;
    return apiError(413, QStringLiteral("Artifact file too large: the storage limit of %1 bytes would be exceeded").arg(most));
}

QByteArray SoftwareService::stored(const QString &name) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT json FROM software_settings WHERE name = ?"));
    return read.bind(name).next() ? read.text(0).toUtf8() : QByteArray();
}

void SoftwareService::keepSetting(const QString &name, const QByteArray &json)
{
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO software_settings (name, json) VALUES (?, ?)")).bind(name).bind(QString::fromUtf8(json)).run();
}

Response SoftwareService::setStorage(const Request &request)
{
    const auto body = jsonObject(request.body);
    if (!body && request.body.trimmed() != "null")
        return apiError(400, QStringLiteral("Validating request body: malformed storage settings"));
    if (body) {
        const Result<api::StorageSettings> settings = api::decodeStorageSettingsBody(request.body);
        if (!settings || (!settings->type.isEmpty() && settings->type != u"s3" && settings->type != u"azure"))
            return apiError(400, QStringLiteral("Validating request body: type: must be s3 or azure"));
        api::JsonWriter writer;
        api::encode(writer, *settings);
        keepSetting(QStringLiteral("storage"), writer.take());
    } else {
        keepSetting(QStringLiteral("storage"), {});
    }
    return Response::empty();
}

Response SoftwareService::showDelta() const
{
    api::DeltaConfiguration configuration;
    configuration.enabled = m_context.options.plan == Plan::Enterprise;
    configuration.timeoutSeconds = 3600;
    if (const QByteArray kept = stored(QStringLiteral("binary_delta")); !kept.isEmpty()) {
        if (const auto arguments = api::decodeDeltaArgumentsBody(kept))
            configuration.arguments = *arguments;
    }
    configuration.argumentLimits = { { QStringLiteral("compression_level"), 0, 9, 6 } };
    configuration.limits = { { QStringLiteral("timeout"), 60, 36'000, 3600 }, { QStringLiteral("jobs_in_parallel"), 1, 4, 1 }, { QStringLiteral("queue_length"), 1, 100, 20 } };
    api::JsonWriter writer;
    api::encode(writer, configuration);
    return Response::json(writer.take());
}

Response SoftwareService::setDelta(const Request &request)
{
    const Result<api::DeltaArguments> arguments = api::decodeDeltaArgumentsBody(request.body);
    if (!arguments)
        return apiError(400, QStringLiteral("Validating request body: %1").arg(arguments.error().apiMessage));
    if (arguments->compressionLevel && (*arguments->compressionLevel < 0 || *arguments->compressionLevel > 9))
        return apiError(400, QStringLiteral("Validating request body: compression_level: must be between 0 and 9"));
    keepSetting(QStringLiteral("binary_delta"), api::encodeDeltaArgumentsBody(*arguments));
    AuditRecord entry;
    entry.action = QStringLiteral("update");
    entry.objectType = QStringLiteral("tenant");
    entry.objectId = QStringLiteral("binary_delta");
    entry.change = QString::fromUtf8(request.body.left(4096));
    m_context.audit.record(request.identity, entry);
    return Response::empty();
}

} // namespace drydock::lab
