// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/accountservice.h"

#include "app/lab/jsonbody.h"
#include "app/lab/password.h"
#include "app/lab/tokenservice.h"
#include "models/api/jsonwriter.h"

namespace drydock::lab {

namespace {

constexpr qint64 kLongestToken = 31'536'000;
constexpr size_t kMaxAccessTokens = 10;
constexpr qsizetype kMaxSettings = 1024;
constexpr qsizetype kMaxKey = 128;
constexpr qsizetype kMaxText = 4096;
const QString kBase = QStringLiteral("/api/management/v1/useradm");

std::optional<QString> problemOf(const QJsonObject &settings)
{
    if (settings.size() > kMaxSettings)
        return QStringLiteral("too many settings");
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.key().size() > kMaxKey)
            return QStringLiteral("settings: key too long");
        if (it.value().toString().size() > kMaxText)
            return QStringLiteral("settings: value too long");
    }
    return std::nullopt;
}

} // namespace

AccountService::AccountService(LabContext &context, UserStore &store)
    : m_context(context)
    , m_store(store)
{
    Router &router = context.router;
    const auto own = [](const Request &request) { return request.identity.subject; };
    router.add(Method::Get, kBase + QStringLiteral("/settings"), Access::ManagementJwt, [this](const Request &) { return showSettings({}); });
    router.add(Method::Post, kBase + QStringLiteral("/settings"), Access::ManagementJwt,
        [this](const Request &r) { return storeSettings(r, {}); });
    router.add(Method::Get, kBase + QStringLiteral("/settings/me"), Access::ManagementJwt,
        [this, own](const Request &r) { return showSettings(own(r)); });
    router.add(Method::Post, kBase + QStringLiteral("/settings/me"), Access::ManagementJwt,
        [this, own](const Request &r) { return storeSettings(r, own(r)); });
    router.add(Method::Get, kBase + QStringLiteral("/settings/tokens"), Access::ManagementJwt,
        [this](const Request &r) { return listTokens(r); });
    router.add(Method::Post, kBase + QStringLiteral("/settings/tokens"), Access::ManagementJwt, [this](const Request &r) { return addToken(r); });
    router.add(Method::Delete, kBase + QStringLiteral("/settings/tokens/{id}"), Access::ManagementJwt, [this, own](const Request &r) {
        const QString id = r.param(QStringLiteral("id"));
        if (m_store.removeAccessToken(id, own(r))) {
            AuditRecord record { .action = QStringLiteral("delete"), .objectType = QStringLiteral("user_access_token"), .objectId = id };
            m_context.audit.record(r.identity, record);
        }
        return Response::empty();
    });
    router.add(Method::Get, kBase + QStringLiteral("/plans"), Access::ManagementJwt, [this](const Request &r) { return showPlans(r); });
    const Handler binding = [this](const Request &) {
        return Response::json(api::JsonWriter().beginObject().key("plan").raw(planJson()).endObject().take());
    };
    router.add(Method::Get, kBase + QStringLiteral("/plan_binding"), Access::ManagementJwt, binding);
    if (context.options.plan == Plan::OpenSource)
        return;
    const Handler limits = [this](const Request &) {
        api::JsonWriter writer;
        writer.beginObject().key("users").beginObject().key("count").value(m_store.count()).key("max").value(0);
        return Response::json(writer.endObject().endObject().take());
    };
    router.add(Method::Get, kBase + QStringLiteral("/limits"), Access::ManagementJwt, limits);
    const QString tenant = QStringLiteral("/api/internal/v1/useradm/tenants/{tenant_id}");
    router.add(Method::Get, tenant + QStringLiteral("/limits"), Access::Internal, limits);
    router.add(Method::Get, tenant + QStringLiteral("/plan_binding"), Access::Internal, binding);
}

Response AccountService::showSettings(const QString &owner)
{
    const StoredSettings settings = m_store.settings(owner);
    Response response = Response::json(settings.json);
    if (!settings.etag.isEmpty())
        response.addHeader("ETag", settings.etag);
    return response;
}

Response AccountService::storeSettings(const Request &request, const QString &owner)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("cannot parse request body as json"));
    if (const std::optional<QString> problem = problemOf(*body))
        return apiError(400, *problem);
    const QByteArray wanted = request.header("If-Match");
    if (!wanted.isEmpty() && wanted != m_store.settings(owner).etag)
        return apiError(412, QStringLiteral("ETag doesn't match"));
    m_store.setSettings(owner, QJsonDocument(*body).toJson(QJsonDocument::Compact));
    return Response::empty(201);
}

Response AccountService::addToken(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    const QString name = body ? body->value(QLatin1String("name")).toString() : QString();
    const double seconds = body ? body->value(QLatin1String("expires_in")).toDouble(0.0) : -1.0;
    if (name.isEmpty() || name.size() > kMaxText)
        return apiError(400, QStringLiteral("name: cannot be blank."));
    if (!(seconds >= 0.0 && seconds <= static_cast<double>(kLongestToken)))
        return apiError(400, QStringLiteral("expires_in: must be no greater than %1.").arg(kLongestToken));
    const QString user = request.identity.subject;
    const std::vector<api::PersonalAccessToken> tokens = m_store.accessTokens(user);
    for (const api::PersonalAccessToken &token : tokens) {
        if (token.name == name)
            return apiError(409, QStringLiteral("Personal Access Token with a given name already exists"));
    }
    if (tokens.size() >= kMaxAccessTokens) // the missing letter is the server's
        return apiError(422, QStringLiteral("maximum number of personal acess tokens reached for this user"));
    TokenClaims claims;
    claims.tokenId = newUuid();
    claims.subject = user;
    claims.isUser = true;
    claims.issuedAt = m_context.clock.now().ms / 1000;
    claims.plan = planName(m_context.options.plan);
    if (seconds >= 1.0)
        claims.expiresAt = claims.issuedAt + static_cast<qint64>(seconds);
    m_store.addToken(claims.tokenId, user, name, claims.expiresAt);
    AuditRecord record { .action = QStringLiteral("create"), .objectType = QStringLiteral("user_access_token"), .objectId = claims.tokenId };
    record.name = name;
    m_context.audit.record(request.identity, record);
    return Response::text(m_context.tokens.issue(claims), "application/jwt");
}

Response AccountService::listTokens(const Request &request)
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const api::PersonalAccessToken &token : m_store.accessTokens(request.identity.subject)) {
        writer.beginObject().key("id").value(token.id).key("name").value(token.name);
        if (token.lastUsed.isValid())
            writer.key("last_used").value(token.lastUsed);
        if (token.expires.isValid())
            writer.key("expiration_date").value(token.expires);
        writer.key("created_ts").value(token.created).endObject();
    }
    return Response::json(writer.endArray().take());
}

QByteArray AccountService::planJson() const
{
    const bool open = m_context.options.plan == Plan::OpenSource;
    const bool full = m_context.options.plan == Plan::Enterprise;
    api::JsonWriter writer;
    writer.beginObject().key("name").value(open ? QStringLiteral("Mender_Open_Source") : QString::fromLatin1(planName(m_context.options.plan)));
    writer.key("display_name").value(open ? u"Mender" : (full ? u"Mender Enterprise" : u"Mender Professional"));
    writer.key("features").beginObject().key("rbac").value(full).key("audit_logs").value(!open);
    writer.key("dynamic_groups").value(!open).key("terminal").value(true).key("file_transfer").value(true);
    writer.key("configuration").value(true).key("monitoring").value(!open).key("reporting").value(!open);
    return writer.endObject().endObject().take();
}

Response AccountService::showPlans(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    return Response::json(std::get<PageRequest>(paging).page == 1 ? '[' + planJson() + ']' : QByteArray("[]"));
}

} // namespace drydock::lab
