// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's tenant service, management API v1 and v2: the own tenant, its plan and its token, and what a service provider
// does with the tenants under it. Commercial servers only; the open source server answers 404.
// Structs are plain values on any thread; TenantAdmApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/{v1,v2}/tenantadm/{user/tenant,tenants,contact}/*`, server.md section 10, web-ui.md (how
// a client learns what the server offers). v2 is what is used; v1 `user/tenant` is the older form of `tenants/me` and has
// the token in it, which v2 gives only when asked for.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>

namespace drydock::api {

struct Addon {
    QString name; //!< "configure", "troubleshoot", "monitor"; unknown values are kept
    bool enabled = false;
    bool operator==(const Addon &) const = default;
};
Addon decodeAddon(Reader &reader);
void encode(JsonWriter &writer, const Addon &addon);

struct DeviceLimit {
    QString name;
    QString tenantId;
    qint64 current = 0; //!< devices that there are
    qint64 max = 0;
    bool operator==(const DeviceLimit &) const = default;
};
//! By tier; a tier that the server does not know is not there.
struct DeviceLimits {
    std::optional<DeviceLimit> standard; //!< max_devices
    std::optional<DeviceLimit> micro; //!< max_micro_devices
    std::optional<DeviceLimit> system; //!< max_system_devices
    bool operator==(const DeviceLimits &) const = default;
};

struct ApiBurst {
    QString action; //!< an HTTP verb
    QString uri;
    std::optional<double> minIntervalSeconds;
    bool operator==(const ApiBurst &) const = default;
};
struct ApiLimit {
    std::vector<ApiBurst> bursts;
    std::optional<double> maxCalls; //!< of the quota, within `intervalSeconds`
    std::optional<double> intervalSeconds;
    bool operator==(const ApiLimit &) const = default;
};

struct Tenant {
    QString id;
    QString name;
    QString plan; //!< "os", "professional", "enterprise"; unknown values are kept
    QString tenantToken; //!< shown in "Connect a device"; a secret of the tenant, never logged
    QString status; //!< "active", "suspended"; unknown values are kept
    bool serviceProvider = false;
    bool trial = false;
    Timestamp trialExpires;
    std::vector<Addon> addons;
    QString parentId; //!< of the service provider
    std::optional<bool> marketing; //!< additional_info
    QString campaign;
    ApiLimit managementApi;
    ApiLimit devicesApi;
    Timestamp created;
    Timestamp updated;
    std::optional<qint64> deviceCount; //!< accepted devices
    std::optional<qint64> deviceLimit;
    DeviceLimits deviceLimits; //!< where tiers were asked for
    bool operator==(const Tenant &) const = default;
};
Tenant decodeTenant(Reader &reader);
void encode(JsonWriter &writer, const Tenant &tenant);

Result<QString> decodeTenantToken(const HttpReply &reply);
QByteArray encodeTenantToken(const QString &token);

// What the server reads and writes.
struct DeviceLimitValues {
    std::optional<qint64> standard;
    std::optional<qint64> micro;
    std::optional<qint64> system;
    bool operator==(const DeviceLimitValues &) const = default;
};
struct TenantAdmin {
    QString email;
    QString password; //!< empty where he signs in elsewhere
    QByteArray loginJson; //!< how he signs in elsewhere, an object of the server's; empty: by password
    std::optional<bool> sendResetPassword;
    bool operator==(const TenantAdmin &) const = default;
};
struct TenantUser {
    QString email; //!< of a user that exists
    QString role;
    bool operator==(const TenantUser &) const = default;
};
struct NewTenant {
    QString name;
    std::optional<TenantAdmin> admin;
    std::vector<TenantUser> users;
    std::optional<qint64> deviceLimit;
    DeviceLimitValues deviceLimits;
    std::optional<bool> binaryDelta;
    std::optional<bool> sso; //!< takes the service provider's single sign-on over
    bool operator==(const NewTenant &) const = default;
};
NewTenant decodeNewTenant(Reader &reader);
void encode(JsonWriter &writer, const NewTenant &tenant);

struct TenantChange {
    std::optional<QString> name;
    std::optional<qint64> deviceLimit;
    DeviceLimitValues deviceLimits;
    bool operator==(const TenantChange &) const = default;
};
TenantChange decodeTenantChange(Reader &reader);
void encode(JsonWriter &writer, const TenantChange &change);

//! A wish that people read, not a switch.
struct PlanRequest {
    QString currentPlan;
    QString requestedPlan;
    QString currentAddons;
    QString requestedAddons;
    QString message;
    bool operator==(const PlanRequest &) const = default;
};
PlanRequest decodePlanRequest(Reader &reader);
void encode(JsonWriter &writer, const PlanRequest &request);

struct SupportMessage {
    QString subject;
    QString body;
    bool operator==(const SupportMessage &) const = default;
};
SupportMessage decodeSupportMessage(Reader &reader);
void encode(JsonWriter &writer, const SupportMessage &message);

Result<QString> decodeReasonBody(const QByteArray &json);
QByteArray encodeReasonBody(const QString &reason);

class TenantAdmApi {
public:
    explicit TenantAdmApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Tenant> own() const; //!< GET v1 tenantadm/user/tenant, with the token
    Call<Tenant> me() const; //!< GET v2 tenants/me with tiers, without the token
    Call<QString> token() const; //!< GET v2 tenants/me/token

    // A service provider's tenants.
    Call<Page<Tenant>> tenants(int page = 1, int perPage = 500) const;
    Call<QString> create(const NewTenant &tenant) const; //!< the new id; empty where the server does not say it yet
    Call<Nothing> change(const QString &id, const TenantChange &change) const;
    Call<Nothing> setStatus(const QString &id, const QString &status) const; //!< "active", "suspended"
    Call<Nothing> startRemoval(const QString &id) const;
    Call<Nothing> removeInactive(const QString &id) const;

    Call<Nothing> requestPlan(const QString &id, const PlanRequest &request) const;
    Call<Nothing> requestCancellation(const QString &id, const QString &reason) const;
    Call<Nothing> contactSupport(const SupportMessage &message) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
