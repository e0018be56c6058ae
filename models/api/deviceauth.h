// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's device authentication service, management API v2: devices with their authentication sets, counts, limits.
// Structs are plain values; DeviceAuthApi is a stateless façade. Lists send only Link, no total: use count().
// Facts: contract `/api/management/v2/devauth/*`, server.md section 3.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

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
    bool operator==(const Preauthorization &) const = default;
};
QByteArray encodePreauthorization(const Preauthorization &request);

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

private:
    Transport &m_transport;
};

} // namespace drydock::api
