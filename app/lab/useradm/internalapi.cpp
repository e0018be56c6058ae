// SPDX-License-Identifier: GPL-3.0-or-later
//
// UserAdmService: what other services and operators ask on the internal port (server.md 1.1, 13.4): whether a token
// admits, and users beside the sign-in.
#include "app/lab/jsonbody.h"
#include "app/lab/tokenservice.h"
#include "app/lab/useradm/useradmservice.h"

namespace drydock::lab {

namespace {

const QString kBase = QStringLiteral("/api/internal/v1/useradm");

} // namespace

void UserAdmService::addInternalRoutes()
{
    Router &router = m_context.router;
    router.add(Method::Post, kBase + QStringLiteral("/auth/verify"), Access::Internal, [this](const Request &r) { return verifyToken(r); });
    router.add(Method::Post, kBase + QStringLiteral("/tenants"), Access::Internal, [](const Request &r) {
        const auto body = jsonObject(r.body);
        return body && body->value(QLatin1String("tenant_id")).isString() ? Response::empty(201) : apiError(400, QStringLiteral("tenant_id must be provided"));
    });
    const QString users = kBase + QStringLiteral("/tenants/{tenant_id}/users");
    router.add(Method::Get, users, Access::Internal, [this](const Request &r) { return listUsers(r); });
    if (m_context.options.plan != Plan::OpenSource)
        router.add(Method::Get, kBase + QStringLiteral("/users"), Access::Internal, [this](const Request &r) { return listUsers(r); });
    router.add(Method::Post, users, Access::Internal, [this](const Request &r) {
        const Response made = addUser(r);
        return made.status == 201 ? Response::empty(201) : made;
    });
    router.add(Method::Delete, users + QStringLiteral("/{id}"), Access::Internal, [this](const Request &r) { return removeUser(r); });
    router.add(Method::Delete, kBase + QStringLiteral("/tokens"), Access::Internal, [this](const Request &r) { return dropTokens(r); });
}

//! As the gateway asks: the user's own token in Authorization, what is to be done in X-Forwarded-*. Empty answers.
Response UserAdmService::verifyToken(const Request &request) const
{
    const QByteArray header = request.header("Authorization");
    const std::optional<TokenClaims> claims = header.startsWith("Bearer ") ? m_context.tokens.read(header.mid(7).trimmed()) : std::nullopt;
    const qint64 now = m_context.clock.now().ms / 1000;
    const bool admits = claims && claims->isUser && (claims->expiresAt == 0 || claims->expiresAt > now)
        && m_context.userTokenCheck(claims->tokenId, claims->subject).has_value();
    return admits ? Response::empty(200) : apiError(401, QStringLiteral("unauthorized"));
}

Response UserAdmService::dropTokens(const Request &request)
{
    const std::optional<QString> tenant = request.queryValue(u"tenant_id");
    const QString user = request.queryText(u"user_id");
    if (!tenant && user.isEmpty())
        return apiError(400, QStringLiteral("tenant_id must be provided"));
    for (const StoredUser &each : m_store.all()) {
        if (user.isEmpty() || each.user.id.text == user)
            m_store.removeOtherTokens(each.user.id.text, {});
    }
    return Response::empty();
}

} // namespace drydock::lab
