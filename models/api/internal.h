// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an on-premise operator may ask the services from inside the cluster or by port-forward: health, device and
// storage limits, storage settings, tenants, users, tokens. The structs are in internalvalues.h; the façades are
// stateless, each over a Transport whose base URL is that one service. InternalApi gives out only those whose service
// is configured. Facts: contract `/api/internal/v1/*` and workflows, server.md section 13.
//
// Nobody's token is sent: the internal API knows no accounts. The exception is a token that a call is about
// (Credentials::Token). The connection service's `shutdown` is left out on purpose: it stops the service for everybody.
// A server without tenants has one whose id is empty; every call here takes that.
#pragma once

#include "models/api/artifacts.h"
#include "models/api/internalendpoints.h"
#include "models/api/internalvalues.h"
#include "models/api/useradm.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <map>
#include <optional>

namespace drydock::api {

//! What every service offers.
class InternalServiceApi {
public:
    InternalServiceApi(Transport &transport, InternalService service)
        : m_transport(transport)
        , m_service(service)
    {
    }
    [[nodiscard]] InternalService service() const { return m_service; }
    Call<Nothing> alive() const; //!< it runs
    Call<Nothing> health() const; //!< and so does what it needs; 5xx says what does not
    //! Sets up a tenant in this service. Repeating it does no harm.
    [[nodiscard]] bool createsTenants() const;
    Call<Nothing> createTenant(const TenantId &tenant) const; //!< only where createsTenants()

private:
    Transport &m_transport;
    InternalService m_service;
};

class InternalUserAdmApi {
public:
    explicit InternalUserAdmApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<User>> users(const TenantId &tenant, const InternalUserQuery &query) const;
    Call<UserId> createUser(const TenantId &tenant, const InternalNewUser &user) const; //!< 422: the address is taken
    Call<Nothing> removeUser(const TenantId &tenant, const UserId &user) const;
    //! May the bearer of this token do that? 401: it is not valid, 403: it may not.
    Call<Nothing> verifyToken(const QByteArray &token, Verb verb, const QString &uri) const;
    Call<Nothing> revokeTokens(const TenantId &tenant, const UserId &user) const; //!< `user` empty: of all users

private:
    Transport &m_transport;
};

class InternalDeviceAuthApi {
public:
    explicit InternalDeviceAuthApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<qint64> deviceLimit(const TenantId &tenant) const; //!< -1 unlimited
    Call<Nothing> setDeviceLimit(const TenantId &tenant, qint64 limit) const;
    Call<Nothing> clearDeviceLimit(const TenantId &tenant) const; //!< back to the server's default
    Call<Nothing> verifyToken(const QByteArray &token) const; //!< a device's; 401: not valid, 403: no longer
    Call<Nothing> revokeTokens(const TenantId &tenant, const DeviceId &device) const; //!< `device` empty: of all devices

private:
    Transport &m_transport;
};

class InternalDeploymentsApi {
public:
    explicit InternalDeploymentsApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<StorageUse> storage(const TenantId &tenant) const; //!< the open source server has only the public one
    Call<Nothing> setStorageLimit(const TenantId &tenant, qint64 bytes) const; //!< 0 unlimited
    //! Nothing: the tenant's artifacts are where the server's own settings say. Secrets come in clear.
    Call<std::optional<StorageSettings>> storageSettings(const TenantId &tenant) const;
    Call<Nothing> setStorageSettings(const TenantId &tenant, const StorageSettings &settings) const;

private:
    Transport &m_transport;
};

//! The façades of the services that are configured, and no others.
class InternalApi {
public:
    InternalApi() = default;
    explicit InternalApi(std::map<InternalService, Transport *> transports)
        : m_transports(std::move(transports))
    {
    }
    [[nodiscard]] QList<InternalService> services() const;
    [[nodiscard]] std::optional<InternalServiceApi> service(InternalService service) const;
    [[nodiscard]] std::optional<InternalUserAdmApi> users() const;
    [[nodiscard]] std::optional<InternalDeviceAuthApi> devices() const;
    [[nodiscard]] std::optional<InternalDeploymentsApi> deployments() const;

private:
    [[nodiscard]] Transport *transportOf(InternalService service) const;

    std::map<InternalService, Transport *> m_transports;
};

} // namespace drydock::api
