// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operator and the other services ask of tenants, on the internal port.
#include "app/lab/http/jsonpage.h"
#include "app/lab/jsonbody.h"
#include "app/lab/tenantadm/tenantservice.h"

#include <algorithm>

namespace drydock::lab {

namespace {

const QString kBase = QStringLiteral("/api/internal/v1/tenantadm/tenants");

QString idOf(const Request &request)
{
    return request.param(QStringLiteral("tenant_id"));
}

} // namespace

void TenantService::addInternalRoutes()
{
    Router &router = m_context.router;
    constexpr Access access = Access::Internal;
    const QString one = kBase + QStringLiteral("/{tenant_id}");
    router.add(Method::Get, kBase, access, [this](const Request &r) { return listInternally(r); });
    router.add(Method::Post, kBase + QStringLiteral("/verify"), access, [this](const Request &r) { return verifyToken(r); });
    router.add(Method::Get, one, access, [this](const Request &r) { return showInternally(r); });
    router.add(Method::Put, one, access, [this](const Request &r) { return changeInternally(r); });
    router.add(Method::Delete, one, access, [this](const Request &r) {
        remove(idOf(r));
        return Response::empty();
    });
    router.add(Method::Put, kBase + QStringLiteral("/{id}/status"), access, [this](const Request &r) { return setStatus(r, 200); });
    router.add(Method::Delete, one + QStringLiteral("/children"), access, [this](const Request &r) {
        if (idOf(r) == m_id) {
            for (const api::Tenant &tenant : children())
                remove(tenant.id);
        }
        return Response::empty();
    });
    router.add(Method::Delete, one + QStringLiteral("/children/{child_id}"), access, [this](const Request &r) {
        const QString id = r.param(QStringLiteral("child_id"));
        if (idOf(r) != m_id || !child(id))
            return apiError(404, QStringLiteral("tenant not found"));
        remove(id);
        return Response::empty();
    });
}

Response TenantService::listInternally(const Request &request) const
{
    std::vector<api::Tenant> all = children();
    all.insert(all.begin(), own(true));
    const auto keep = [&](QStringView name, auto matches) {
        if (const std::optional<QString> wanted = request.queryValue(name))
            std::erase_if(all, [&](const api::Tenant &tenant) { return !matches(tenant, *wanted); });
    };
    keep(u"id", [](const api::Tenant &tenant, const QString &id) { return tenant.id == id; });
    keep(u"plan", [](const api::Tenant &tenant, const QString &plan) { return tenant.plan == plan; });
    keep(u"trial", [](const api::Tenant &tenant, const QString &trial) { return tenant.trial == (trial == u"true"); });
    keep(u"q", [](const api::Tenant &tenant, const QString &words) { return tenant.name.contains(words, Qt::CaseInsensitive); });
    keep(u"parent_tenant_id", [](const api::Tenant &tenant, const QString &parent) { return tenant.parentId == parent; });
    return jsonPage(all, request, false);
}

Response TenantService::showInternally(const Request &request) const
{
    const QString id = idOf(request);
    const std::optional<api::Tenant> tenant = id == m_id ? std::optional(own(true)) : child(id);
    if (!tenant)
        return apiError(404, QStringLiteral("tenant not found"));
    return Response::json(jsonText(*tenant));
}

Response TenantService::verifyToken(const Request &request) const
{
    const QByteArray header = request.header("Authorization");
    const QString token = QString::fromLatin1(header.startsWith("Bearer ") ? header.mid(7).trimmed() : QByteArray());
    std::vector<api::Tenant> all = children();
    all.push_back(own(true));
    const auto found = std::find_if(all.begin(), all.end(), [&](const api::Tenant &tenant) { return !token.isEmpty() && tenant.tenantToken == token; });
    if (found == all.end() || found->status != u"active")
        return Response::empty(401);
    return Response::json(jsonText(*found));
}

Response TenantService::changeInternally(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode request body"));
    std::optional<api::Tenant> tenant = child(idOf(request));
    if (!tenant)
        return apiError(idOf(request) == m_id ? 409 : 404, idOf(request) == m_id ? QStringLiteral("the lab's own tenant is what its plan makes it") : QStringLiteral("tenant not found"));
    const auto text = [&](const char *name, QString &into) {
        if (const QJsonValue value = body->value(QLatin1String(name)); value.isString() && !value.toString().isEmpty())
            into = value.toString();
    };
    text("name", tenant->name);
    text("plan", tenant->plan);
    if (const QJsonValue trial = body->value(QLatin1String("trial")); trial.isBool())
        tenant->trial = trial.toBool();
    tenant->updated = m_context.clock.now();
    put(*tenant);
    return Response::empty(202);
}

} // namespace drydock::lab
