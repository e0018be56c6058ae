// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentService: what the other services of a cluster ask it (server.md 13.4). The lab is one tenant, whatever its
// id is called; in an installation without tenants the id is empty and its place in the path goes with it.
#include "app/lab/deployments/deploymentservice.h"
#include "app/lab/jsonbody.h"

namespace drydock::lab {

namespace {

constexpr qsizetype kMostRecords = 20;
const QString kTenants = QStringLiteral("/api/internal/v1/deployments/tenants");

} // namespace

void DeploymentService::addInternalRoutes()
{
    using D = DeploymentService;
    const auto add = [this](Method method, const QString &tail, Call call) {
        route(method, kTenants + QStringLiteral("/{tenant}") + tail, Access::Internal, call);
        route(method, kTenants + tail, Access::Internal, call);
    };
    route(Method::Post, kTenants, Access::Internal, &D::addTenant);
    add(Method::Get, QStringLiteral("/deployments"), &D::list);
    add(Method::Get, QStringLiteral("/deployments/devices"), &D::recordsById);
    add(Method::Get, QStringLiteral("/deployments/devices/{device}"), &D::history);
    add(Method::Delete, QStringLiteral("/deployments/devices/{device}"), &D::removeDevice);
    add(Method::Post, QStringLiteral("/devices/deployments/last"), &D::lastStatuses);
    if (!isCommercial())
        return;
    route(Method::Delete, kTenants + QStringLiteral("/{tenant}"), Access::Internal, &D::removeTenant);
    add(Method::Get, QStringLiteral("/deployments/{id}/groups"), &D::groups);
}

//! The real one makes its indexes here; the lab's are there already.
Response DeploymentService::addTenant(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body || body->value(QLatin1String("tenant_id")).toString().isEmpty())
        return apiError(400, QStringLiteral("tenant_id must be provided"));
    return Response::empty(201);
}

Response DeploymentService::removeTenant(const Request &)
{
    m_rollout.clear();
    return Response::empty();
}

//! The entries of device histories by their own ids.
Response DeploymentService::recordsById(const Request &request)
{
    const QStringList ids = request.queryValues(u"id");
    if (ids.size() > kMostRecords)
        return apiError(400, QStringLiteral("too many ids: %1 is the most").arg(kMostRecords));
    api::JsonWriter writer;
    writer.beginArray();
    for (const QString &id : ids) {
        if (const std::optional<DeviceRecord> record = m_store.recordById(id))
            encodeHistory(writer, request, *record);
    }
    return Response::json(writer.endArray().take());
}

Response DeploymentService::removeDevice(const Request &request)
{
    m_rollout.endFor(QUuid::fromString(request.param(QStringLiteral("device"))), DeviceState::Decommissioned);
    return Response::empty();
}

Response DeploymentService::groups(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    return Response::json(api::JsonWriter().beginObject().field("groups", std::get<StoredDeployment *>(found)->d.groups).endObject().take());
}

Response DeploymentService::lastStatuses(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    const QJsonValue devices = body ? body->value(QLatin1String("device_ids")) : QJsonValue();
    const std::optional<QStringList> ids = devices.isArray() ? stringList(devices.toArray()) : std::nullopt;
    if (!ids || ids->isEmpty())
        return apiError(400, QStringLiteral("device_ids: cannot be blank."));
    api::JsonWriter writer;
    writer.beginObject().key("device_deployment_last_statuses").beginArray();
    for (const QString &id : *ids) {
        const std::optional<DeviceRecord> record = m_store.newestRecord(QUuid::fromString(id));
        if (!record)
            continue;
        writer.beginObject().field("device_id", id).field("deployment_id", m_store.at(record->deployment).d.id.text);
        writer.field("device_deployment_id", record->id);
        writer.field("device_deployment_status", api::deviceStateToWire(record->state)).endObject();
    }
    return Response::json(writer.endArray().endObject().take());
}

} // namespace drydock::lab
