// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's device authentication service, management API v2: devices with their authentication sets, counts, limits,
// flags, tokens. Flags, limits by tier, the licence report and automatic authentication are the commercial servers'.
// Structs are plain values; DeviceAuthApi is a stateless façade. Lists send only Link, no total: use count().
// Facts: contract `/api/management/v2/devauth/*`, server.md section 3.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>

namespace drydock::api {

enum class AuthStatus { Unknown, Accepted, Pending, Rejected, Preauthorized, NoAuth };
AuthStatus authStatusFromWire(QStringView text);
QString authStatusToWire(AuthStatus status); //!< "noauth" for NoAuth, empty for Unknown

using IdentityData = std::vector<std::pair<QString, QString>>; //!< in the server's order; values as text

struct AuthSet {
    AuthSetId id;
    IdentityData identity;
    QString publicKey; //!< PEM
    AuthStatus status = AuthStatus::Unknown;
    QString statusText; //!< raw, for values that a later server may invent
    Timestamp requested; //!< ts
    bool operator==(const AuthSet &) const = default;
};

struct AuthDevice {
    DeviceId id;
    IdentityData identity;
    AuthStatus status = AuthStatus::Unknown;
    QString statusText;
    bool decommissioning = false;
    Timestamp created;
    Timestamp updated;
    Timestamp checkedIn; //!< exact, unlike inventory's, which may be a day old
    std::vector<AuthSet> authSets;
    QString tier = {}; //!< "standard", "micro", "system"; empty where the server has no tiers
    bool testDevice = false; //!< flags.test_device
    bool operator==(const AuthDevice &) const = default;
};
AuthDevice decodeAuthDevice(Reader &reader);
AuthSet decodeAuthSet(Reader &reader);
void encode(JsonWriter &writer, const AuthDevice &device);
void encode(JsonWriter &writer, const AuthSet &set);

struct Preauthorization {
    IdentityData identity;
    QString publicKey;
    bool force = false;
    QString tier = {}; //!< empty: the server's default
    bool operator==(const Preauthorization &) const = default;
};
QByteArray encodePreauthorization(const Preauthorization &request);

//! The status of one authentication set.
struct AuthSetStatus {
    AuthStatus status = AuthStatus::Unknown;
    QString text; //!< raw
    bool operator==(const AuthSetStatus &) const = default;
};
AuthSetStatus decodeAuthSetStatus(Reader &reader);
void encode(JsonWriter &writer, const AuthSetStatus &status);

struct DeviceFlags {
    bool testDevice = false;
    bool operator==(const DeviceFlags &) const = default;
};
DeviceFlags decodeDeviceFlags(Reader &reader);
void encode(JsonWriter &writer, const DeviceFlags &flags);

//! How many devices of each tier may be accepted; -1 unlimited.
struct TierLimits {
    qint64 standard = 0;
    qint64 micro = 0;
    qint64 system = 0;
    std::optional<qint64> test; //!< not every server says
    bool operator==(const TierLimits &) const = default;
};
TierLimits decodeTierLimits(Reader &reader);
void encode(JsonWriter &writer, const TierLimits &limits);

//! A device that is accepted and authenticated at once. The body is what the device's key signs, so it is made first.
struct AutoAuthentication {
    QString identity; //!< JSON in a text, as the device sends it
    QString publicKey; //!< PEM
    QString tenantToken; //!< a secret of the tenant
    QString externalId;
    bool operator==(const AutoAuthentication &) const = default;
};
Result<AutoAuthentication> decodeAutoAuthentication(const QByteArray &json);
QByteArray encodeAutoAuthentication(const AutoAuthentication &request);

// What the server reads and writes.
struct AuthSearch {
    QStringList statuses; //!< wire words; empty: any
    QList<DeviceId> ids; //!< empty: any
    bool operator==(const AuthSearch &) const = default;
};
Result<AuthSearch> decodeAuthSearch(const QByteArray &json); //!< single strings are lists of one
QByteArray encodeAuthSearch(const AuthSearch &search);
Result<Preauthorization> decodePreauthorization(const QByteArray &json);
//! {"status": …}, of authentication sets and of deployments alike.
Result<QString> decodeStatusBody(const QByteArray &json);
QByteArray encodeStatusBody(const QString &status);
QByteArray encodeCount(qint64 count);
QByteArray encodeLimit(qint64 limit); //!< -1 unlimited

class DeviceAuthApi {
public:
    explicit DeviceAuthApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<AuthDevice>> devices(const QList<AuthStatus> &statuses, int page, int perPage, Lane lane = Lane::Bulk) const;
    //! POST devices/search: exact check-in times and authentication sets for up to kMaxPerPage ids.
    Call<Page<AuthDevice>> devicesById(const QList<DeviceId> &ids, Lane lane = Lane::Interactive) const;
    Call<AuthDevice> device(const DeviceId &id) const;
    Call<qint64> count(std::optional<AuthStatus> status, Lane lane = Lane::Polling) const;
    Call<Nothing> setStatus(const DeviceId &device, const AuthSetId &set, AuthStatus status) const; //!< 422: device limit reached
    Call<Nothing> removeAuthSet(const DeviceId &device, const AuthSetId &set) const;
    Call<Nothing> decommission(const DeviceId &device) const;
    Call<DeviceId> preauthorize(const Preauthorization &request) const;
    Call<qint64> deviceLimit() const; //!< limits/max_devices; -1 unlimited
    Call<qint64> limit(const QString &name) const; //!< 400 where the server knows no such limit
    Call<TierLimits> tierLimits() const;
    Call<AuthSetStatus> status(const DeviceId &device, const AuthSetId &set) const;
    Call<Nothing> setFlags(const DeviceId &device, const DeviceFlags &flags) const;
    Call<Nothing> revokeToken(const QString &tokenId) const; //!< the token's jti; 404 where there is none
    Call<QByteArray> license() const; //!< a report as text, of any content type
    //! The device's token. `signature`: base64 of the device key's signature over exactly this body.
    Call<QByteArray> autoAuthenticate(const QByteArray &body, const QByteArray &signature) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
