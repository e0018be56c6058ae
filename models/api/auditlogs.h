// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's audit log service, management API v1; commercial servers only (404 elsewhere).
// Structs are plain values; AuditLogsApi is a stateless façade. Facts: contract `/api/management/v1/auditlogs/*`,
// server.md section 9.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

struct AuditActor {
    QString id;
    QString type; //!< "user" or "device"
    QString email; //!< users only
    QString identity; //!< devices only: identity_data as the server wrote it
    bool operator==(const AuditActor &) const = default;
};
struct AuditObject {
    QString id;
    QString type; //!< "user", "device", "deployment", "artifact", "tenant", …; unknown values are kept
    QString name; //!< the deployment's, artifact's or tenant's name, the user's e-mail, or the device's identity_data
    QString artifactName; //!< deployments only
    bool operator==(const AuditObject &) const = default;
};
struct AuditEntry {
    Timestamp time;
    QString action; //!< "create", "update", "delete", "abort", "accept", …; unknown values are kept
    AuditActor actor;
    AuditObject object;
    QString change; //!< a unified diff, may be empty
    bool operator==(const AuditEntry &) const = default;
};
AuditEntry decodeAuditEntry(Reader &reader);
void encode(JsonWriter &writer, const AuditEntry &entry);

struct AuditQuery {
    Timestamp createdAfter;
    Timestamp createdBefore;
    QString actorId;
    QString actorEmail;
    QString actorType;
    QString objectId;
    QString objectType;
    QString objectDeploymentName;
    bool newestFirst = true;
    int page = 1;
    int perPage = 100;
    bool operator==(const AuditQuery &) const = default;
};

//! As many entries as the web interface asks for in one export.
inline constexpr int kMostExported = 20'000;

class AuditLogsApi {
public:
    explicit AuditLogsApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<AuditEntry>> logs(const AuditQuery &query, Lane lane = Lane::Polling) const;
    //! Everything that the query finds, its page aside, as CSV with a heading, streamed into the sink. Nested names are
    //! joined by dots. At most `limit` entries.
    Call<Nothing> exportCsv(
        const AuditQuery &query, std::shared_ptr<QIODevice> sink, int limit = kMostExported) const;
    //! The same as a request without a sink, for a DownloadQueue.
    [[nodiscard]] static RequestSpec exportRequest(const AuditQuery &query, int limit = kMostExported);

private:
    Transport &m_transport;
};

} // namespace drydock::api
