// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/tenantadm/tenantservice.h"

#include "app/lab/http/jsonpage.h"
#include "app/lab/jsonbody.h"
#include "app/lab/password.h"
#include "models/api/jsonreader.h"

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qsizetype kMaxName = 256;
const QString kV2 = QStringLiteral("/api/management/v2/tenantadm/tenants");
const QString kActive = QStringLiteral("active");
const QString kSuspended = QStringLiteral("suspended");

std::optional<api::DeviceLimit> limitOf(const char *name, const QString &tenant, std::optional<qint64> wanted, const std::optional<api::DeviceLimit> &known)
{
    return wanted ? api::DeviceLimit { QString::fromLatin1(name), tenant, known ? known->current : 0, *wanted } : known;
}

void setLimits(api::Tenant &tenant, std::optional<qint64> all, const api::DeviceLimitValues &wanted)
{
    if (all)
        tenant.deviceLimit = all;
    tenant.deviceLimits.standard = limitOf("max_devices", tenant.id, wanted.standard ? wanted.standard : all, tenant.deviceLimits.standard);
    tenant.deviceLimits.micro = limitOf("max_micro_devices", tenant.id, wanted.micro, tenant.deviceLimits.micro);
    tenant.deviceLimits.system = limitOf("max_system_devices", tenant.id, wanted.system, tenant.deviceLimits.system);
}

std::vector<api::Addon> everyAddon()
{
    return { { QStringLiteral("configure"), true }, { QStringLiteral("troubleshoot"), true }, { QStringLiteral("monitor"), true } };
}

QString newToken()
{
    return QString::fromLatin1(randomBytes(24).toBase64(QByteArray::Base64UrlEncoding));
}

} // namespace

TenantService::TenantService(LabContext &context)
    : m_context(context)
{
    // The first table was the account's before the tenant had a service of its own.
    context.db.registerSchema(QStringLiteral("account"), { { QStringLiteral("CREATE TABLE tenant (id TEXT NOT NULL, token TEXT NOT NULL)") } });
    context.db.registerSchema(QStringLiteral("tenantadm"),
        { { QStringLiteral("CREATE TABLE child_tenant (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, json BLOB NOT NULL) WITHOUT ROWID") } });
    if (context.options.plan == Plan::OpenSource)
        return;
    addOwnRoutes();
    if (context.options.plan == Plan::Enterprise)
        addChildRoutes();
    addInternalRoutes();
}

void TenantService::opened()
{
    {
        Statement read = m_context.db.prepare(QStringLiteral("SELECT id, token FROM tenant"));
        if (read.next()) {
            m_id = read.text(0);
            m_token = read.text(1);
            return;
        }
    }
    m_id = QString::fromLatin1(randomBytes(12).toHex());
    m_token = newToken();
    m_context.db.prepare(QStringLiteral("INSERT INTO tenant (id, token) VALUES (?, ?)")).bind(m_id).bind(m_token).run();
}

void TenantService::addOwnRoutes()
{
    Router &router = m_context.router;
    constexpr Access access = Access::ManagementJwt;
    router.add(Method::Get, QStringLiteral("/api/management/v1/tenantadm/user/tenant"), access, [this](const Request &) { return Response::json(jsonText(own(true))); });
    router.add(Method::Get, kV2 + QStringLiteral("/me"), access, [this](const Request &) { return Response::json(jsonText(own(false))); });
    router.add(Method::Get, kV2 + QStringLiteral("/me/token"), access, [this](const Request &) { return Response::json(api::encodeTenantToken(m_token)); });
}

void TenantService::addChildRoutes()
{
    const auto add = [this](Method method, const QString &path, Response (TenantService::*handler)(const Request &)) {
        m_context.router.add(method, path, Access::ManagementJwt, [this, handler](const Request &request) {
            std::optional<Response> refusal = refuseUnlessProvider();
            return refusal ? *std::move(refusal) : (this->*handler)(request);
        });
    };
    const QString one = kV2 + QStringLiteral("/{id}");
    m_context.router.add(Method::Get, kV2, Access::ManagementJwt, [this](const Request &r) { return list(r); });
    add(Method::Post, kV2, &TenantService::create);
    add(Method::Put, one + QStringLiteral("/child"), &TenantService::change);
    add(Method::Post, one + QStringLiteral("/remove/start"), &TenantService::startRemoval);
    add(Method::Delete, one, &TenantService::removeInactive);
    m_context.router.add(Method::Put, one + QStringLiteral("/status"), Access::ManagementJwt, [this](const Request &request) {
        std::optional<Response> refusal = refuseUnlessProvider();
        return refusal ? *std::move(refusal) : setStatus(request, 202);
    });
}

std::optional<Response> TenantService::refuseUnlessProvider() const
{
    return m_context.options.serviceProvider ? std::nullopt : std::optional(apiError(403, QStringLiteral("the tenant is not a service provider")));
}

api::Tenant TenantService::own(bool withToken) const
{
    api::Tenant tenant;
    tenant.id = m_id;
    tenant.name = QStringLiteral("Lab");
    tenant.plan = QString::fromLatin1(planName(m_context.options.plan));
    tenant.status = kActive;
    tenant.serviceProvider = m_context.options.serviceProvider;
    tenant.addons = everyAddon();
    if (withToken)
        tenant.tenantToken = m_token;
    return tenant;
}

std::vector<api::Tenant> TenantService::children() const
{
    std::vector<api::Tenant> all;
    Statement rows = m_context.db.prepare(QStringLiteral("SELECT json FROM child_tenant ORDER BY name"));
    while (rows.next()) {
        if (Result<api::Tenant> tenant = api::decodeBody<api::Tenant>(rows.bytes(0), api::decodeTenant))
            all.push_back(*std::move(tenant));
    }
    return all;
}

std::optional<api::Tenant> TenantService::child(const QString &id) const
{
    Statement row = m_context.db.prepare(QStringLiteral("SELECT json FROM child_tenant WHERE id = ?"));
    if (!row.bind(id).next())
        return std::nullopt;
    Result<api::Tenant> tenant = api::decodeBody<api::Tenant>(row.bytes(0), api::decodeTenant);
    return tenant ? std::optional(*std::move(tenant)) : std::nullopt;
}

void TenantService::put(const api::Tenant &tenant)
{
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO child_tenant (id, name, json) VALUES (?, ?, ?)"))
        .bind(tenant.id)
        .bind(tenant.name)
        .bind(jsonText(tenant))
        .run();
}

void TenantService::remove(const QString &id)
{
    m_context.db.prepare(QStringLiteral("DELETE FROM child_tenant WHERE id = ?")).bind(id).run();
}

void TenantService::audit(const Request &request, const QString &action, const api::Tenant &tenant)
{
    AuditRecord record;
    record.action = action;
    record.objectType = QStringLiteral("tenant");
    record.objectId = tenant.id;
    record.name = tenant.name;
    m_context.audit.record(request.identity, record);
}

Response TenantService::list(const Request &request) const
{
    return jsonPage(children(), request);
}

Response TenantService::create(const Request &request)
{
    const Result<api::NewTenant> wanted = api::decodeBody<api::NewTenant>(request.body, api::decodeNewTenant);
    if (!wanted)
        return apiError(400, QStringLiteral("failed to decode request body: ") + wanted.error().apiMessage);
    if (wanted->name.size() > kMaxName)
        return apiError(422, QStringLiteral("name: the length must be between 1 and 256."));
    if (!wanted->admin && wanted->users.empty())
        return apiError(400, QStringLiteral("admin: cannot be blank."));
    if (wanted->admin && wanted->admin->password.isEmpty() && wanted->admin->loginJson.isEmpty() && !wanted->admin->sendResetPassword.value_or(false))
        return apiError(400, QStringLiteral("admin: a password or another way to sign in is required."));
    const std::vector<api::Tenant> known = children();
    if (std::any_of(known.begin(), known.end(), [&](const api::Tenant &one) { return one.name == wanted->name; }))
        return apiError(409, QStringLiteral("tenant with the same name already exists"));
    api::Tenant tenant;
    tenant.id = QString::fromLatin1(randomBytes(12).toHex());
    tenant.name = wanted->name;
    tenant.plan = QString::fromLatin1(planName(m_context.options.plan));
    tenant.status = kActive;
    tenant.tenantToken = newToken();
    tenant.parentId = m_id;
    tenant.addons = everyAddon();
    tenant.created = tenant.updated = m_context.clock.now();
    tenant.deviceCount = 0;
    setLimits(tenant, wanted->deviceLimit, wanted->deviceLimits);
    put(tenant);
    audit(request, QStringLiteral("create"), tenant);
    Response response = Response::empty(202);
    response.addHeader("Location", (kV2 + u'/' + tenant.id).toLatin1());
    return response;
}

Response TenantService::change(const Request &request)
{
    const Result<api::TenantChange> wanted = api::decodeBody<api::TenantChange>(request.body, api::decodeTenantChange);
    if (!wanted)
        return apiError(422, QStringLiteral("failed to decode request body: ") + wanted.error().apiMessage);
    std::optional<api::Tenant> tenant = child(request.param(QStringLiteral("id")));
    if (!tenant)
        return apiError(403, QStringLiteral("the tenant is not managed by this service provider"));
    if (wanted->name) {
        const std::vector<api::Tenant> known = children();
        const bool taken = std::any_of(known.begin(), known.end(), [&](const api::Tenant &one) { return one.name == *wanted->name && one.id != tenant->id; });
        if (wanted->name->isEmpty() || wanted->name->size() > kMaxName || taken)
            return apiError(422, taken ? QStringLiteral("tenant with the same name already exists") : QStringLiteral("name: the length must be between 1 and 256."));
        tenant->name = *wanted->name;
    }
    setLimits(*tenant, wanted->deviceLimit, wanted->deviceLimits);
    tenant->updated = m_context.clock.now();
    put(*tenant);
    audit(request, QStringLiteral("update"), *tenant);
    return Response::empty();
}

Response TenantService::setStatus(const Request &request, int doneStatus)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    const QString status = body ? body->value(QLatin1String("status")).toString() : QString();
    if (status != kActive && status != kSuspended)
        return apiError(400, QStringLiteral("status: must be a valid value."));
    std::optional<api::Tenant> tenant = child(request.param(QStringLiteral("id")));
    if (!tenant)
        return apiError(404, QStringLiteral("tenant not found"));
    tenant->status = status;
    tenant->updated = m_context.clock.now();
    put(*tenant);
    audit(request, QStringLiteral("update"), *tenant);
    return Response::empty(doneStatus);
}

Response TenantService::startRemoval(const Request &request)
{
    std::optional<api::Tenant> tenant = child(request.param(QStringLiteral("id")));
    if (!tenant)
        return apiError(400, QStringLiteral("tenant not found"));
    // From here on it can be removed: only an inactive tenant can.
    tenant->status = kSuspended;
    tenant->updated = m_context.clock.now();
    put(*tenant);
    audit(request, QStringLiteral("update"), *tenant);
    return Response::empty(202);
}

Response TenantService::removeInactive(const Request &request)
{
    const std::optional<api::Tenant> tenant = child(request.param(QStringLiteral("id")));
    if (!tenant)
        return apiError(403, QStringLiteral("the tenant is not managed by this service provider"));
    if (tenant->status == kActive)
        return apiError(405, QStringLiteral("an active tenant cannot be removed"));
    remove(tenant->id);
    audit(request, QStringLiteral("delete"), *tenant);
    return Response::empty();
}

} // namespace drydock::lab
