// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's deployments service, the part that makes binary deltas on the server: its settings, its jobs, and what
// became of the delta for one device of a deployment. Commercial servers only. Structs are plain values; DeltaApi is a
// stateless façade. Facts: contract `/api/management/v2/deployments/deployments/releases/delta/jobs*`,
// `/api/management/v1/deployments/config*`.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>

namespace drydock::api {

//! Arguments of xdelta; what is not set is the server's default.
struct DeltaArguments {
    std::optional<bool> disableChecksum;
    std::optional<bool> disableExternalDecompression;
    std::optional<qint64> compressionLevel;
    std::optional<qint64> sourceWindowBytes;
    std::optional<qint64> inputWindowBytes;
    std::optional<qint64> duplicatesWindowBytes;
    std::optional<qint64> instructionBufferBytes;
    bool operator==(const DeltaArguments &) const = default;
};

struct DeltaLimit {
    QString name; //!< of the argument, as on the wire: "compression_level", …, "timeout", "jobs_in_parallel"
    double least = 0;
    double most = 0;
    double byDefault = 0;
    bool operator==(const DeltaLimit &) const = default;
};

struct DeltaConfiguration {
    bool enabled = false;
    DeltaArguments arguments;
    qint64 timeoutSeconds = 0; //!< of one job
    std::vector<DeltaLimit> argumentLimits;
    std::vector<DeltaLimit> limits; //!< of timeout, parallel jobs and queue
    QByteArray etag; //!< for setArguments(); empty where the server sends none
    bool operator==(const DeltaConfiguration &) const = default;
};
DeltaConfiguration decodeDeltaConfiguration(Reader &reader);
void encode(JsonWriter &writer, const DeltaConfiguration &configuration);
Result<DeltaArguments> decodeDeltaArgumentsBody(const QByteArray &json);
QByteArray encodeDeltaArgumentsBody(const DeltaArguments &arguments);

enum class DeltaJobStatus { Unknown, Pending, Queued, Success, Failed };
struct DeltaJob {
    QString id;
    DeploymentId deployment;
    QString deltaJobId;
    QString toVersion;
    QString fromVersion;
    QString details;
    QStringList deviceTypes;
    Timestamp started;
    Timestamp finished;
    QString totalTime; //!< as the server writes it
    DeltaJobStatus status = DeltaJobStatus::Unknown;
    QString statusText; //!< raw
    // Of a single job only.
    QString toRelease;
    QString fromRelease;
    qint64 exitCode = 0;
    qint64 targetBytes = 0;
    qint64 deltaBytes = 0;
    bool operator==(const DeltaJob &) const = default;
};
DeltaJob decodeDeltaJob(Reader &reader);
void encode(JsonWriter &writer, const DeltaJob &job);

//! The workflow that made (or failed to make) a delta for one device.
struct DeltaProgress {
    struct Step {
        bool success = false;
        QString output; //!< of the command, or the answer's body
        QString error;
        qint64 exitCode = 0;
        bool operator==(const Step &) const = default;
    };
    QString id;
    QString workflow;
    QString status; //!< raw: "pending", "processing", "done", "failed"
    std::vector<std::pair<QString, QString>> inputs;
    std::vector<Step> steps;
    bool operator==(const DeltaProgress &) const = default;
};
DeltaProgress decodeDeltaProgress(Reader &reader);
void encode(JsonWriter &writer, const DeltaProgress &progress);

class DeltaApi {
public:
    explicit DeltaApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<DeltaConfiguration> configuration() const;
    //! PUT with If-Match where the ETag is known; 412 arrives as PreconditionFailed.
    Call<Nothing> setArguments(const DeltaArguments &arguments, const QByteArray &etag) const;
    //! `sort`: "status:asc", "started:desc", "to_version:asc", …; empty for the server's own order.
    Call<Page<DeltaJob>> jobs(int page, int perPage, const QString &sort = {}, Lane lane = Lane::Polling) const;
    Call<DeltaJob> job(const QString &id) const;
    Call<DeltaProgress> progress(const DeploymentId &deployment, const DeviceId &device) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
