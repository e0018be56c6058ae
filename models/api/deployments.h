// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's deployments service, the half that rolls out: deployments, their devices, statistics, logs, abort.
// Structs are plain values; DeploymentsApi is a stateless façade. v1 lists are used: v2's carry the same object.
// Facts: contract `/api/management/v1/deployments/deployments*`, server.md 5.4 to 5.8.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <array>

namespace drydock::api {

enum class DeploymentStatus { Unknown, Pending, Scheduled, InProgress, Finished };
DeploymentStatus deploymentStatusFromWire(QStringView text);
QString deploymentStatusToWire(DeploymentStatus status);

//! The state of one device in a deployment, in the order of the statistics.
enum class DeviceState {
    Unknown,
    Pending,
    Downloading,
    Installing,
    Rebooting,
    PauseBeforeInstalling,
    PauseBeforeRebooting,
    PauseBeforeCommitting,
    Success,
    Failure,
    AlreadyInstalled,
    NoArtifact,
    Aborted,
    Decommissioned,
};
inline constexpr size_t kDeviceStateCount = 14; //!< with Unknown
DeviceState deviceStateFromWire(QStringView text);
QString deviceStateToWire(DeviceState state); //!< "already-installed", "pause_before_installing", …
bool isFinal(DeviceState state);

//! Devices by state; index by DeviceState. Unknown adds up what a later server may invent.
struct DeploymentStatistics {
    std::array<qint64, kDeviceStateCount> counts {};
    [[nodiscard]] qint64 operator[](DeviceState state) const { return counts[static_cast<size_t>(state)]; }
    qint64 &operator[](DeviceState state) { return counts[static_cast<size_t>(state)]; }
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] qint64 finished() const;
    bool operator==(const DeploymentStatistics &) const = default;
};
DeploymentStatistics decodeStatistics(Reader &reader);
void encode(JsonWriter &writer, const DeploymentStatistics &statistics);

//! What POST statistics/list answers with, per deployment.
using StatisticsOfDeployment = std::pair<DeploymentId, DeploymentStatistics>;
StatisticsOfDeployment decodeStatisticsOfDeployment(Reader &reader);
QByteArray encodeStatisticsList(const std::vector<StatisticsOfDeployment> &statistics);
//! {"deployment_ids": […]}
Result<QList<DeploymentId>> decodeDeploymentIdsBody(const QByteArray &json);
QByteArray encodeDeploymentIdsBody(const QList<DeploymentId> &ids);

struct DeploymentPhase {
    QString id;
    double batchPercent = 0; //!< batch_size; 0 where it is the rest
    Timestamp start;
    qint64 deviceCount = 0;
    bool operator==(const DeploymentPhase &) const = default;
};

struct Deployment {
    DeploymentId id;
    QString name;
    QString artifactName; //!< the release
    DeploymentStatus status = DeploymentStatus::Unknown;
    QString statusText; //!< raw
    QString type; //!< "software" or "configuration"
    Timestamp created;
    Timestamp finished;
    qint64 deviceCount = 0; //!< devices that have asked
    qint64 maxDevices = 0; //!< the size of the target
    QStringList groups;
    std::vector<ArtifactId> artifacts;
    DeploymentStatistics statistics;
    qint64 totalSize = 0; //!< bytes handed out
    bool forceInstallation = false;
    std::vector<DeploymentPhase> phases;
    int retries = 0;
    bool operator==(const Deployment &) const = default;
};
Deployment decodeDeployment(Reader &reader);
void encode(JsonWriter &writer, const Deployment &deployment);

struct DeploymentDevice {
    DeviceId id;
    DeviceState state = DeviceState::Unknown;
    QString stateText; //!< raw
    QString substate;
    Timestamp created;
    Timestamp started;
    Timestamp finished;
    bool hasLog = false;
    int attempts = 0;
    bool operator==(const DeploymentDevice &) const = default;
};
DeploymentDevice decodeDeploymentDevice(Reader &reader);
void encode(JsonWriter &writer, const DeploymentDevice &device);

struct DeviceHistoryEntry {
    QString id; //!< of the record
    Deployment deployment;
    DeploymentDevice device;
    bool operator==(const DeviceHistoryEntry &) const = default;
};
DeviceHistoryEntry decodeHistoryEntry(Reader &reader);
void encode(JsonWriter &writer, const DeviceHistoryEntry &entry);

enum class DeploymentTarget { AllDevices, Group, Devices };
struct NewDeployment {
    QString name;
    QString artifactName;
    DeploymentTarget target = DeploymentTarget::Group;
    QString group;
    QList<DeviceId> devices;
    bool forceInstallation = false;
    int retries = 0; //!< enterprise; left out when 0
    std::vector<DeploymentPhase> phases; //!< enterprise; left out when empty
    bool operator==(const NewDeployment &) const = default;
};
QByteArray encodeNewDeployment(const NewDeployment &deployment);
//! The server's reading of a POST body; target is Devices or AllDevices as the body says, Group when it says neither.
Result<NewDeployment> decodeNewDeployment(const QByteArray &json);

//! A device's log as the server sends it: text/plain, read as UTF-8 whatever is in it.
Result<QString> decodeLog(const HttpReply &reply);

struct DeploymentQuery {
    DeploymentStatus status = DeploymentStatus::Unknown; //!< Unknown: any
    QString search; //!< phrase over name and artifact name
    Timestamp createdAfter;
    Timestamp createdBefore;
    bool newestFirst = true;
    int page = 1;
    int perPage = 100;
};

class DeploymentsApi {
public:
    explicit DeploymentsApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<Deployment>> deployments(const DeploymentQuery &query, Lane lane = Lane::Polling) const;
    Call<Deployment> deployment(const DeploymentId &id, Lane lane = Lane::Polling) const;
    //! POST statistics/list, at most 100 ids; answers in the server's order.
    Call<std::vector<std::pair<DeploymentId, DeploymentStatistics>>> statistics(const QList<DeploymentId> &ids) const;
    Call<Page<DeploymentDevice>> devices(const DeploymentId &id, int page, int perPage, Lane lane = Lane::Polling) const; //!< devices/list
    Call<QList<DeviceId>> targets(const DeploymentId &id) const; //!< device_list: also those that never asked
    Call<QString> log(const DeploymentId &id, const DeviceId &device) const; //!< text/plain
    Call<DeploymentId> create(const NewDeployment &deployment) const; //!< never repeated by the transport
    Call<Nothing> abort(const DeploymentId &id) const;
    Call<Page<DeviceHistoryEntry>> history(const DeviceId &device, int page) const; //!< 20 a page is the server's most
    Call<Nothing> abortForDevice(const DeviceId &device) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
