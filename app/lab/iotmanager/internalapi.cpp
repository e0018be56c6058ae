// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the other services tell iot-manager, on the internal port.
#include "app/lab/iotmanager/iotmanagerservice.h"

#include "app/lab/jsonbody.h"
#include "models/api/deviceauth.h"

#include <QUuid>

namespace drydock::lab {

namespace {

constexpr qsizetype kMaxBulk = 100;

std::optional<QString> deviceId(const QJsonValue &value)
{
    const QString id = value.toObject().value(QLatin1String("id")).toString();
    return QUuid::fromString(id).isNull() ? std::nullopt : std::optional(id);
}

} // namespace

void IotManagerService::addInternalRoutes()
{
    RouteOptions json;
    json.requireJson = true;
    Router &router = m_context.router;
    constexpr Access access = Access::Internal;
    const QString tenant = QStringLiteral("/api/internal/v1/iot-manager/tenants/{tenantId}");
    router.add(Method::Delete, tenant, access, [this](const Request &) {
        for (const api::Integration &one : m_store.integrations())
            m_store.remove(one.id);
        return Response::empty();
    });
    router.add(Method::Post, tenant + QStringLiteral("/devices"), access, [this](const Request &r) { return provisionInternally(r); }, json);
    router.add(Method::Delete, tenant + QStringLiteral("/devices/{deviceId}"), access, [this](const Request &r) {
        const QString device = r.param(QStringLiteral("deviceId"));
        tell(QStringLiteral("device-decommissioned"), device);
        m_store.forgetDevice(device);
        return Response::empty(202);
    });
    router.add(
        Method::Put, tenant + QStringLiteral("/bulk/devices/status/{status}"), access,
        [this](const Request &r) {
            const QString status = r.param(QStringLiteral("status"));
            const std::optional<QJsonArray> devices = jsonArray(r.body);
            if (!devices || devices->size() > kMaxBulk || api::authStatusFromWire(status) == AuthStatus::Unknown)
                return apiError(400, QStringLiteral("malformed request body"));
            for (const QJsonValue &device : *devices) {
                if (const std::optional<QString> id = deviceId(device))
                    tell(QStringLiteral("device-status-changed"), *id, status);
            }
            return Response::empty(202);
        },
        json);
}

Response IotManagerService::provisionInternally(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    const std::optional<QString> device = body ? deviceId(*body) : std::nullopt;
    if (!device)
        return apiError(400, QStringLiteral("id: must be a valid UUID."));
    provisioned(*device, body->value(QLatin1String("status")).toString(QStringLiteral("accepted")));
    return Response::empty(202);
}

} // namespace drydock::lab
