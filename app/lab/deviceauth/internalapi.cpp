// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceAuthService: what other services and operators ask on the internal port (server.md 3.2, 13.3, 13.4).
#include "app/lab/deviceauth/deviceauthservice.h"
#include "app/lab/jsonbody.h"
#include "app/lab/tokenservice.h"

namespace drydock::lab {

namespace {

const QString kBase = QStringLiteral("/api/internal/v1/devauth");

} // namespace

void DeviceAuthService::addInternalRoutes()
{
    Router &router = m_context.router;
    const auto add = [&router](Method method, const QString &path, Handler handler) { router.add(method, kBase + path, Access::Internal, std::move(handler)); };
    addLimitRoutes();
    add(Method::Post, QStringLiteral("/tenants"), [](const Request &r) {
        const auto body = jsonObject(r.body);
        return body && body->value(QLatin1String("tenant_id")).isString() ? Response::empty(201) : apiError(400, QStringLiteral("tenant_id must be provided"));
    });
    const QString devices = QStringLiteral("/tenants/{tenant_id}/devices");
    add(Method::Get, devices, [this](const Request &r) { return listByQuery(r); });
    add(Method::Get, devices + QStringLiteral("/count"), [this](const Request &r) { return count(r); });
    add(Method::Get, devices + QStringLiteral("/{id}/status"), [this](const Request &r) {
        const Row row = m_fleet.find(DeviceId(r.param(QStringLiteral("id"))));
        return row == Fleet::kNoRow ? apiError(404, QStringLiteral("device not found")) : Response::json(api::encodeStatusBody(api::authStatusToWire(m_fleet.status(row))));
    });
    add(Method::Delete, QStringLiteral("/tokens"), [this](const Request &r) { return dropTokens(r); });
    add(Method::Post, QStringLiteral("/tokens/verify"), [this](const Request &r) { return verifyToken(r); });
}

Response DeviceAuthService::dropTokens(const Request &request)
{
    const std::optional<QString> tenant = request.queryValue(u"tenant_id");
    const QString device = request.queryText(u"device_id");
    if (!tenant && device.isEmpty())
        return apiError(400, QStringLiteral("tenant_id must be provided"));
    if (device.isEmpty())
        m_context.db.prepare(QStringLiteral("DELETE FROM device_token")).run();
    else
        m_context.db.prepare(QStringLiteral("DELETE FROM device_token WHERE device = ?")).bind(device).run();
    return Response::empty();
}

//! As the gateway asks, with the device's own token: 200, 403 for one that has expired (and is then forgotten), else 401.
Response DeviceAuthService::verifyToken(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    const std::optional<TokenClaims> claims = header.startsWith("Bearer ") ? m_context.tokens.read(header.mid(7).trimmed()) : std::nullopt;
    if (!claims || !claims->isDevice)
        return Response::empty(401);
    if (claims->expiresAt > 0 && claims->expiresAt <= m_context.clock.now().ms / 1000) {
        dropToken(claims->tokenId);
        return Response::empty(403);
    }
    if (!isTokenGood(claims->tokenId, claims->subject))
        return Response::empty(401);
    if (m_context.deviceSeen)
        m_context.deviceSeen(claims->subject);
    return Response::empty(200);
}

} // namespace drydock::lab
