// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceAuthService: how many devices of each kind may be accepted (server.md 3.3, 13.4). The lab's devices are of the
// standard kind, so that limit alone is ever reached; the others are kept and shown.
#include "app/lab/deviceauth/deviceauthservice.h"
#include "app/lab/jsonbody.h"

#include <algorithm>
#include <array>

namespace drydock::lab {

namespace {

const QString kStandard = QStringLiteral("max_devices");
const QString kMicro = QStringLiteral("max_micro_devices");
const QString kSystem = QStringLiteral("max_system_devices");
const std::array kNames { kStandard, kMicro, kSystem };

bool isLimit(const QString &name)
{
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Response unsupported(const QString &name)
{
    return apiError(400, QStringLiteral("unsupported limit %1").arg(name));
}

} // namespace

void DeviceAuthService::addLimitRoutes()
{
    const QString tenant = QStringLiteral("/api/internal/v1/devauth/tenant");
    const QString all = tenant + QStringLiteral("/{tenant_id}/limits");
    const auto add = [this](Method method, const QString &path, Handler handler) { m_context.router.add(method, path, Access::Internal, std::move(handler)); };
    add(Method::Get, all + QStringLiteral("/{name}"), [this](const Request &r) { return showLimit(r); });
    add(Method::Put, all + QStringLiteral("/{name}"), [this](const Request &r) { return putLimit(r); });
    add(Method::Delete, all + QStringLiteral("/{name}"), [this](const Request &r) {
        const QString name = r.param(QStringLiteral("name"));
        if (!isLimit(name))
            return unsupported(name);
        setLimit(name, -1);
        return Response::empty();
    });
    if (m_context.options.plan == Plan::OpenSource)
        return;
    add(Method::Get, all, [this](const Request &r) { return listLimits(r.param(QStringLiteral("tenant_id"))); });
    add(Method::Get, tenant + QStringLiteral("/limits"), [this](const Request &r) { return listLimits(r.queryText(u"tenant_id")); });
    add(Method::Get, tenant + QStringLiteral("/limits/{name}"), [this](const Request &r) { return limitOfTenants(r); });
    add(Method::Put, all, [this](const Request &r) { return putLimits(r); });
    add(Method::Delete, all, [this](const Request &) {
        for (const QString &name : kNames)
            setLimit(name, -1);
        return Response::empty(200);
    });
}

qint64 DeviceAuthService::limit(const QString &name) const
{
    Statement stored = m_context.db.prepare(QStringLiteral("SELECT value FROM device_limit WHERE name = ?"));
    return stored.bind(name).next() ? stored.number(0) : -1;
}

void DeviceAuthService::setLimit(const QString &name, qint64 value)
{
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO device_limit (name, value) VALUES (?, ?)")).bind(name).bind(value).run();
}

// A second key of an accepted device never hits the limit.
bool DeviceAuthService::limitReached(Row row) const
{
    const qint64 most = limit(kStandard);
    return most >= 0 && m_fleet.status(row) != AuthStatus::Accepted && m_fleet.countByStatus(AuthStatus::Accepted) >= most;
}

Response DeviceAuthService::showLimit(const Request &request) const
{
    const QString name = request.param(QStringLiteral("name"));
    const bool isCommercial = m_context.options.plan != Plan::OpenSource;
    if (name == kStandard || (isCommercial && isLimit(name)))
        return Response::json(api::encodeLimit(limit(name)));
    if (name != u"devices" || !isCommercial)
        return unsupported(name);
    api::JsonWriter writer;
    writer.beginObject().key("standard").value(limit(kStandard)).key("micro").value(limit(kMicro)).key("system").value(limit(kSystem));
    return Response::json(writer.endObject().take());
}

Response DeviceAuthService::listLimits(const QString &tenant) const
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const QString &name : kNames) {
        writer.beginObject().field("name", name).optField("tenant_id", tenant);
        writer.field("current_value", name == kStandard ? m_fleet.countByStatus(AuthStatus::Accepted) : 0).field("value", limit(name)).endObject();
    }
    return Response::json(writer.endArray().take());
}

Response DeviceAuthService::limitOfTenants(const Request &request) const
{
    const QString name = request.param(QStringLiteral("name"));
    if (!isLimit(name))
        return unsupported(name);
    api::JsonWriter writer;
    writer.beginArray().beginObject().field("tenant_id", request.queryText(u"tenant_id"));
    writer.field("current_value", name == kStandard ? m_fleet.countByStatus(AuthStatus::Accepted) : 0).field("limit", limit(name));
    return Response::json(writer.endObject().endArray().take());
}

Response DeviceAuthService::putLimit(const Request &request)
{
    const QString name = request.param(QStringLiteral("name"));
    if (!isLimit(name))
        return unsupported(name);
    const auto body = jsonObject(request.body);
    const QJsonValue limit = body ? body->value(QLatin1String("limit")) : QJsonValue();
    if (!limit.isDouble())
        return apiError(400, QStringLiteral("failed to decode limit"));
    setLimit(name, limit.toInteger());
    return Response::empty();
}

//! All of them or none.
Response DeviceAuthService::putLimits(const Request &request)
{
    const auto body = jsonArray(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode limits"));
    for (const QJsonValue &each : *body) {
        const QJsonObject one = each.toObject();
        if (!isLimit(one.value(QLatin1String("name")).toString()) || !one.value(QLatin1String("value")).isDouble())
            return apiError(400, QStringLiteral("failed to decode limits"));
    }
    for (const QJsonValue &each : *body)
        setLimit(each.toObject().value(QLatin1String("name")).toString(), each.toObject().value(QLatin1String("value")).toInteger());
    return Response::empty();
}

} // namespace drydock::lab
