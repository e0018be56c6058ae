// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/internal.h"

#include "models/api/request.h"

#include <array>

namespace drydock::api {

namespace {

const QString kUserAdm = QStringLiteral("useradm");
const QString kDevAuth = QStringLiteral("devauth");
const QString kDeployments = QStringLiteral("deployments");
const QString kTenants = QStringLiteral("tenants");
const QString kLimits = QStringLiteral("limits");
const QString kTokens = QStringLiteral("tokens");
const QString kStorage = QStringLiteral("storage");

//! The names of the API description, which follow no rule.
struct Names {
    InternalService service;
    QLatin1StringView alive;
    QLatin1StringView health;
    QLatin1StringView createTenant; //!< empty: this service sets up no tenants
};
constexpr std::array kNames {
    Names { InternalService::UserAdm, QLatin1StringView("Useradm Check Liveliness"),
        QLatin1StringView("Useradm Check Health"), QLatin1StringView("Useradm Create Tenant") },
    Names { InternalService::DeviceAuth, QLatin1StringView("DeviceAuth Internal Check Liveliness"),
        QLatin1StringView("DeviceAuth Internal Check Health"),
        QLatin1StringView("DeviceAuth Internal Create Tenant") },
    Names { InternalService::Inventory, QLatin1StringView("Inventory Internal Check Liveliness"),
        QLatin1StringView("Inventory Internal Check Health"), QLatin1StringView("Inventory Internal Create Tenant") },
    Names { InternalService::Deployments, QLatin1StringView("Deployments Internal Check Liveliness"),
        QLatin1StringView("Deployments Internal Check Health"),
        QLatin1StringView("Deployments Internal Create Tenant") },
    Names { InternalService::DeviceConfig, QLatin1StringView("DeviceConfig Internal Check Liveliness"),
        QLatin1StringView("DeviceConfig Internal Check Health"),
        QLatin1StringView("DeviceConfig Internal Provision tenant") },
    Names { InternalService::DeviceConnect, QLatin1StringView("DeviceConnect Internal Check Liveliness"),
        QLatin1StringView("DeviceConnect Internal Check Health"), {} },
    Names { InternalService::IotManager, QLatin1StringView("IoTManager Internal Check Liveliness"),
        QLatin1StringView("IoTManager Internal Check Health"), {} },
    Names { InternalService::TenantAdm, QLatin1StringView("TenantadmInternalCheckLiveliness"),
        QLatin1StringView("TenantadmInternalCheckHealth"), {} },
    Names { InternalService::AuditLogs, QLatin1StringView("AuditlogsInternalCheckLiveliness"),
        QLatin1StringView("AuditlogsInternalCheckHealth"), {} },
    Names { InternalService::Workflows, QLatin1StringView("Workflows Check Liveliness"),
        QLatin1StringView("Workflows Check Health"), {} },
};

const Names &namesOf(InternalService service)
{
    return kNames.at(static_cast<size_t>(service));
}

QStringList path(const QString &service, std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("api"), QStringLiteral("internal"), QStringLiteral("v1"), service }
        + QStringList(tail);
}

//! A request about one tenant: the segment after the service and "tenants" is its id, and that may be empty.
RequestSpec ofTenant(Verb verb, const QString &operation, const QString &service, const QString &tenants,
    const TenantId &tenant, std::initializer_list<QString> tail)
{
    RequestSpec spec = request::internal(verb, operation, path(service, { tenants, tenant.text }) + QStringList(tail));
    spec.emptySegment = 5;
    return spec;
}

RequestSpec ofDevAuthTenant(Verb verb, const QString &operation, const TenantId &tenant)
{
    return ofTenant(verb, operation, kDevAuth, QStringLiteral("tenant"), tenant,
        { kLimits, QStringLiteral("max_devices") });
}

//! Asked about a token, which goes where the caller's own would.
RequestSpec aboutToken(const QString &operation, QStringList target, const QByteArray &token)
{
    RequestSpec spec = request::repeatable(request::internal(Verb::Post, operation, std::move(target)));
    spec.credentials = Credentials::Token;
    spec.password = token;
    return spec;
}

//! "tenant_id" is always sent: without it the server would refuse, or take it for something else.
RequestSpec revocation(const QString &operation, const QString &service, const TenantId &tenant, const QString &key,
    const QString &id)
{
    RequestSpec spec
        = request::repeatable(request::internal(Verb::Delete, operation, path(service, { kTokens })));
    spec.query.append({ QStringLiteral("tenant_id"), tenant.text });
    request::addQuery(spec, key, id);
    return spec;
}

} // namespace

Call<Nothing> InternalServiceApi::alive() const
{
    const QStringList target = m_service == InternalService::Workflows
        ? QStringList { QStringLiteral("status") }
        : path(internalServiceName(m_service), { QStringLiteral("alive") });
    return { m_transport.send(request::internal(Verb::Get, namesOf(m_service).alive, target)), decodeNothing };
}

Call<Nothing> InternalServiceApi::health() const
{
    const QStringList target = m_service == InternalService::Workflows
        ? QStringList { QStringLiteral("api"), QStringLiteral("v1"), QStringLiteral("health") }
        : path(internalServiceName(m_service), { QStringLiteral("health") });
    return { m_transport.send(request::internal(Verb::Get, namesOf(m_service).health, target)), decodeNothing };
}

bool InternalServiceApi::createsTenants() const
{
    return !namesOf(m_service).createTenant.isEmpty();
}

Call<Nothing> InternalServiceApi::createTenant(const TenantId &tenant) const
{
    Q_ASSERT(createsTenants());
    return { m_transport.send(request::repeatable(
                 request::withJson(request::internal(Verb::Post, namesOf(m_service).createTenant,
                                       path(internalServiceName(m_service), { kTenants })),
                     encodeNewTenantBody(tenant)))),
        decodeNothing };
}

Call<Page<User>> InternalUserAdmApi::users(const TenantId &tenant, const InternalUserQuery &query) const
{
    RequestSpec spec = ofTenant(
        Verb::Get, QStringLiteral("List Users Internal"), kUserAdm, kTenants, tenant, { QStringLiteral("users") });
    request::addQuery(spec, QStringLiteral("id"), query.id);
    request::addQuery(spec, QStringLiteral("email"), query.email);
    request::addTime(spec, QStringLiteral("created_after"), query.createdAfter);
    request::addTime(spec, QStringLiteral("created_before"), query.createdBefore);
    request::addTime(spec, QStringLiteral("updated_after"), query.updatedAfter);
    request::addTime(spec, QStringLiteral("updated_before"), query.updatedBefore);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<User>(reply, decodeUser); } };
}

Call<UserId> InternalUserAdmApi::createUser(const TenantId &tenant, const InternalNewUser &user) const
{
    return { m_transport.send(request::withJson(ofTenant(Verb::Post, QStringLiteral("Create User Internal"), kUserAdm,
                                                    kTenants, tenant, { QStringLiteral("users") }),
                 encodeInternalNewUser(user))),
        [](const HttpReply &reply) -> Result<UserId> {
            // Not every version says where: the user is there all the same.
            if (reply.header("Location").isEmpty())
                return UserId();
            const Result<QString> id = decodeLocation(reply);
            return id.ok() ? Result<UserId>(UserId(*id)) : Result<UserId>(id.error());
        } };
}

Call<Nothing> InternalUserAdmApi::removeUser(const TenantId &tenant, const UserId &user) const
{
    return { m_transport.send(request::repeatable(ofTenant(Verb::Delete, QStringLiteral("Delete User Internal"),
                 kUserAdm, kTenants, tenant, { QStringLiteral("users"), user.text }))),
        decodeNothing };
}

Call<Nothing> InternalUserAdmApi::verifyToken(const QByteArray &token, Verb verb, const QString &uri) const
{
    RequestSpec spec = aboutToken(
        QStringLiteral("Verify JWT"), path(kUserAdm, { QStringLiteral("auth"), QStringLiteral("verify") }), token);
    spec.headers = { { "X-Forwarded-Uri", QUrl(uri).toEncoded() }, { "X-Forwarded-Method", verbName(verb) } };
    return { m_transport.send(std::move(spec)), decodeNothing };
}

Call<Nothing> InternalUserAdmApi::revokeTokens(const TenantId &tenant, const UserId &user) const
{
    return { m_transport.send(revocation(
                 QStringLiteral("Revoke User Tokens"), kUserAdm, tenant, QStringLiteral("user_id"), user.text)),
        decodeNothing };
}

Call<qint64> InternalDeviceAuthApi::deviceLimit(const TenantId &tenant) const
{
    return { m_transport.send(
                 ofDevAuthTenant(Verb::Get, QStringLiteral("DeviceAuth Internal Get Device Limit"), tenant)),
        [](const HttpReply &reply) {
            return decodeObject<qint64>(reply, [](Reader &reader) { return reader.integer("limit"); });
        } };
}

Call<Nothing> InternalDeviceAuthApi::setDeviceLimit(const TenantId &tenant, qint64 limit) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 ofDevAuthTenant(Verb::Put, QStringLiteral("DeviceAuth Internal Update Device Limit"), tenant),
                 JsonWriter().beginObject().field("limit", limit).endObject().take()))),
        decodeNothing };
}

Call<Nothing> InternalDeviceAuthApi::clearDeviceLimit(const TenantId &tenant) const
{
    return { m_transport.send(request::repeatable(ofDevAuthTenant(
                 Verb::Delete, QStringLiteral("DeviceAuth Internal Clear Device Limit"), tenant))),
        decodeNothing };
}

Call<Nothing> InternalDeviceAuthApi::verifyToken(const QByteArray &token) const
{
    return { m_transport.send(aboutToken(QStringLiteral("DeviceAuth Internal Verify JWT"),
                 path(kDevAuth, { kTokens, QStringLiteral("verify") }), token)),
        decodeNothing };
}

Call<Nothing> InternalDeviceAuthApi::revokeTokens(const TenantId &tenant, const DeviceId &device) const
{
    return { m_transport.send(revocation(QStringLiteral("DeviceAuth Internal Revoke Device Tokens"), kDevAuth, tenant,
                 QStringLiteral("device_id"), device.text)),
        decodeNothing };
}

Call<StorageUse> InternalDeploymentsApi::storage(const TenantId &tenant) const
{
    return { m_transport.send(ofTenant(Verb::Get, QStringLiteral("Deployments Internal Get Storage Usage"),
                 kDeployments, kTenants, tenant, { kLimits, kStorage })),
        [](const HttpReply &reply) { return decodeObject<StorageUse>(reply, decodeStorageUse); } };
}

Call<Nothing> InternalDeploymentsApi::setStorageLimit(const TenantId &tenant, qint64 bytes) const
{
    // The body must name the use, too, which the server counts itself.
    return { m_transport.send(request::repeatable(
                 request::withJson(ofTenant(Verb::Put, QStringLiteral("Set Storage Limit"), kDeployments, kTenants,
                                       tenant, { kLimits, kStorage }),
                     toJson(StorageUse { bytes, 0 })))),
        decodeNothing };
}

Call<std::optional<StorageSettings>> InternalDeploymentsApi::storageSettings(const TenantId &tenant) const
{
    using Answer = std::optional<StorageSettings>;
    return { m_transport.send(ofTenant(Verb::Get, QStringLiteral("Get Storage Settings"), kDeployments, kTenants,
                 tenant, { kStorage, QStringLiteral("settings") })),
        [](const HttpReply &reply) {
            return decodeObject<Answer>(reply, [](Reader &reader) {
                return reader.element().is_null() ? Answer() : Answer(decodeStorageSettings(reader));
            });
        } };
}

Call<Nothing> InternalDeploymentsApi::setStorageSettings(const TenantId &tenant, const StorageSettings &settings) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(ofTenant(Verb::Put, QStringLiteral("Set Storage Settings"), kDeployments, kTenants,
                                       tenant, { kStorage, QStringLiteral("settings") }),
                     toJson(settings)))),
        decodeNothing };
}

QList<InternalService> InternalApi::services() const
{
    QList<InternalService> services;
    for (const auto &[service, transport] : m_transports)
        services.append(service);
    return services;
}

Transport *InternalApi::transportOf(InternalService service) const
{
    const auto it = m_transports.find(service);
    return it == m_transports.end() ? nullptr : it->second;
}

std::optional<InternalServiceApi> InternalApi::service(InternalService service) const
{
    Transport *transport = transportOf(service);
    return transport ? std::optional(InternalServiceApi(*transport, service)) : std::nullopt;
}

std::optional<InternalUserAdmApi> InternalApi::users() const
{
    Transport *transport = transportOf(InternalService::UserAdm);
    return transport ? std::optional(InternalUserAdmApi(*transport)) : std::nullopt;
}

std::optional<InternalDeviceAuthApi> InternalApi::devices() const
{
    Transport *transport = transportOf(InternalService::DeviceAuth);
    return transport ? std::optional(InternalDeviceAuthApi(*transport)) : std::nullopt;
}

std::optional<InternalDeploymentsApi> InternalApi::deployments() const
{
    Transport *transport = transportOf(InternalService::Deployments);
    return transport ? std::optional(InternalDeploymentsApi(*transport)) : std::nullopt;
}

} // namespace drydock::api
