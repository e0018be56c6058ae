// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deployments.h"

#include <algorithm>
#include <limits>

namespace drydock::api {

namespace {

struct StatusWord {
    DeploymentStatus status;
    QLatin1StringView text;
};
constexpr std::array kStatusWords {
    StatusWord { DeploymentStatus::Pending, QLatin1StringView("pending") },
    StatusWord { DeploymentStatus::Scheduled, QLatin1StringView("scheduled") },
    StatusWord { DeploymentStatus::InProgress, QLatin1StringView("inprogress") },
    StatusWord { DeploymentStatus::Finished, QLatin1StringView("finished") },
};

//! By DeviceState; Unknown has no word.
constexpr std::array<QLatin1StringView, kDeviceStateCount> kStateWords {
    QLatin1StringView(),
    QLatin1StringView("pending"),
    QLatin1StringView("downloading"),
    QLatin1StringView("installing"),
    QLatin1StringView("rebooting"),
    QLatin1StringView("pause_before_installing"),
    QLatin1StringView("pause_before_rebooting"),
    QLatin1StringView("pause_before_committing"),
    QLatin1StringView("success"),
    QLatin1StringView("failure"),
    QLatin1StringView("already-installed"),
    QLatin1StringView("noartifact"),
    QLatin1StringView("aborted"),
    QLatin1StringView("decommissioned"),
};

int boundedInt(qint64 number)
{
    return static_cast<int>(std::clamp<qint64>(number, 0, std::numeric_limits<int>::max()));
}

DeploymentPhase decodePhase(Reader &reader)
{
    DeploymentPhase phase;
    phase.id = reader.optString("id");
    phase.batchPercent = reader.optNumber("batch_size");
    phase.start = reader.optTime("start_ts");
    phase.deviceCount = reader.optInteger("device_count");
    return phase;
}

void encodePhase(JsonWriter &writer, const DeploymentPhase &phase)
{
    writer.beginObject();
    writer.optField("id", phase.id);
    if (phase.batchPercent > 0)
        writer.field("batch_size", phase.batchPercent);
    writer.optField("start_ts", phase.start);
    if (phase.deviceCount > 0)
        writer.field("device_count", phase.deviceCount);
    writer.endObject();
}

void encodePhases(JsonWriter &writer, const std::vector<DeploymentPhase> &phases)
{
    if (phases.empty())
        return;
    writer.key("phases").beginArray();
    for (const DeploymentPhase &phase : phases)
        encodePhase(writer, phase);
    writer.endArray();
}

} // namespace

DeploymentStatus deploymentStatusFromWire(QStringView text)
{
    for (const StatusWord &word : kStatusWords) {
        if (text == word.text)
            return word.status;
    }
    return DeploymentStatus::Unknown;
}

QString deploymentStatusToWire(DeploymentStatus status)
{
    for (const StatusWord &word : kStatusWords) {
        if (status == word.status)
            return word.text;
    }
    return {};
}

DeviceState deviceStateFromWire(QStringView text)
{
    for (size_t i = 1; i < kStateWords.size(); ++i) {
        if (text == kStateWords.at(i))
            return static_cast<DeviceState>(i);
    }
    return DeviceState::Unknown;
}

QString deviceStateToWire(DeviceState state)
{
    return kStateWords.at(static_cast<size_t>(state));
}

bool isFinal(DeviceState state)
{
    return state >= DeviceState::Success;
}

qint64 DeploymentStatistics::total() const
{
    qint64 sum = 0;
    for (const qint64 count : counts)
        sum += count;
    return sum;
}

qint64 DeploymentStatistics::finished() const
{
    qint64 sum = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (isFinal(static_cast<DeviceState>(i)))
            sum += counts.at(i);
    }
    return sum;
}

DeploymentStatistics decodeStatistics(Reader &reader)
{
    DeploymentStatistics statistics;
    if (!reader.isObject())
        reader.fail("expected an object");
    reader.ownMembers([&statistics](const QString &name, Reader &value) {
        // A count that nobody can have would overflow the sums.
        constexpr qint64 kMost = 1'000'000'000'000'000;
        const qint64 count = std::clamp<qint64>(value.asInteger().value_or(0), 0, kMost);
        qint64 &sum = statistics[deviceStateFromWire(name)];
        sum = std::min(sum + count, kMost);
    });
    return statistics;
}

void encode(JsonWriter &writer, const DeploymentStatistics &statistics)
{
    writer.beginObject();
    for (size_t i = 1; i < statistics.counts.size(); ++i)
        writer.field(QByteArrayView(kStateWords.at(i).data(), kStateWords.at(i).size()), statistics.counts.at(i));
    writer.endObject();
}

StatisticsOfDeployment decodeStatisticsOfDeployment(Reader &reader)
{
    StatisticsOfDeployment read;
    read.first = DeploymentId(reader.id("id"));
    if (auto stats = reader.object("stats"))
        read.second = decodeStatistics(*stats);
    else
        reader.fail("stats: expected an object");
    return read;
}

QByteArray encodeStatisticsList(const std::vector<StatisticsOfDeployment> &statistics)
{
    JsonWriter writer;
    writer.beginArray();
    for (const auto &[id, counts] : statistics) {
        writer.beginObject().field("id", id.text).key("stats");
        encode(writer, counts);
        writer.endObject();
    }
    return writer.endArray().take();
}

Result<QList<DeploymentId>> decodeDeploymentIdsBody(const QByteArray &json)
{
    return decodeBody<QList<DeploymentId>>(json, [](Reader &reader) {
        QList<DeploymentId> ids;
        if (!reader.isObject())
            reader.fail("expected an object");
        for (const QString &id : reader.optStrings("deployment_ids"))
            ids.append(DeploymentId(id));
        return ids;
    });
}

QByteArray encodeDeploymentIdsBody(const QList<DeploymentId> &ids)
{
    return JsonWriter().beginObject().key("deployment_ids").raw(idsToJson(ids)).endObject().take();
}

Deployment decodeDeployment(Reader &reader)
{
    Deployment deployment;
    deployment.id = DeploymentId(reader.id("id"));
    deployment.name = reader.string("name");
    deployment.artifactName = reader.optString("artifact_name");
    deployment.statusText = reader.string("status");
    deployment.status = deploymentStatusFromWire(deployment.statusText);
    deployment.type = reader.optString("type");
    if (deployment.type.isEmpty())
        deployment.type = QStringLiteral("software");
    deployment.created = reader.optTime("created");
    deployment.finished = reader.optTime("finished");
    deployment.deviceCount = reader.optInteger("device_count");
    deployment.maxDevices = reader.optInteger("max_devices");
    deployment.groups = reader.optStrings("groups");
    for (const QString &id : reader.optStrings("artifacts"))
        deployment.artifacts.emplace_back(id);
    if (auto statistics = reader.object("statistics")) {
        if (auto status = statistics->object("status"))
            deployment.statistics = decodeStatistics(*status);
        deployment.totalSize = statistics->optInteger("total_size");
    }
    deployment.forceInstallation = reader.optBoolean("force_installation");
    reader.each("phases", [&deployment](Reader &each) { deployment.phases.push_back(decodePhase(each)); });
    deployment.retries = boundedInt(reader.optInteger("retries"));
    return deployment;
}

void encode(JsonWriter &writer, const Deployment &deployment)
{
    writer.beginObject().field("id", deployment.id.text).field("name", deployment.name);
    writer.field("artifact_name", deployment.artifactName);
    writer.field("status",
        deployment.statusText.isEmpty() ? deploymentStatusToWire(deployment.status) : deployment.statusText);
    writer.optField("type", deployment.type);
    writer.optField("created", deployment.created);
    writer.optField("finished", deployment.finished);
    writer.field("device_count", deployment.deviceCount).field("max_devices", deployment.maxDevices);
    writer.field("groups", deployment.groups).key("artifacts").beginArray();
    for (const ArtifactId &id : deployment.artifacts)
        writer.value(id.text);
    writer.endArray().key("statistics").beginObject().key("status");
    encode(writer, deployment.statistics);
    writer.field("total_size", deployment.totalSize).endObject();
    if (deployment.forceInstallation)
        writer.field("force_installation", true);
    encodePhases(writer, deployment.phases);
    if (deployment.retries > 0)
        writer.field("retries", deployment.retries);
    writer.endObject();
}

DeploymentDevice decodeDeploymentDevice(Reader &reader)
{
    DeploymentDevice device;
    device.id = DeviceId(reader.id("id"));
    device.stateText = reader.string("status");
    device.state = deviceStateFromWire(device.stateText);
    device.substate = reader.optString("substate");
    device.created = reader.optTime("created");
    device.started = reader.optTime("started");
    device.finished = reader.optTime("finished");
    device.hasLog = reader.optBoolean("log");
    device.attempts = boundedInt(reader.optInteger("attempts"));
    return device;
}

void encode(JsonWriter &writer, const DeploymentDevice &device)
{
    writer.beginObject().field("id", device.id.text);
    writer.field("status", device.stateText.isEmpty() ? deviceStateToWire(device.state) : device.stateText);
    writer.optField("created", device.created);
    writer.optField("started", device.started);
    writer.optField("finished", device.finished);
    writer.field("log", device.hasLog);
    writer.optField("substate", device.substate);
    if (device.attempts > 0)
        writer.field("attempts", device.attempts);
    writer.endObject();
}

DeviceHistoryEntry decodeHistoryEntry(Reader &reader)
{
    DeviceHistoryEntry entry;
    entry.id = reader.optString("id");
    // null where the deployment is gone.
    if (auto deployment = reader.object("deployment")) {
        entry.deployment = decodeDeployment(*deployment);
        if (!deployment->ok())
            reader.fail(deployment->problem());
    }
    if (auto device = reader.object("device")) {
        entry.device = decodeDeploymentDevice(*device);
        if (!device->ok())
            reader.fail(device->problem());
    } else {
        reader.fail("device: expected an object");
    }
    return entry;
}

void encode(JsonWriter &writer, const DeviceHistoryEntry &entry)
{
    writer.beginObject().field("id", entry.id).key("deployment");
    if (entry.deployment.id.isEmpty())
        writer.null();
    else
        encode(writer, entry.deployment);
    writer.key("device");
    encode(writer, entry.device);
    writer.endObject();
}

QByteArray encodeNewDeployment(const NewDeployment &deployment)
{
    JsonWriter writer;
    writer.beginObject().field("name", deployment.name).field("artifact_name", deployment.artifactName);
    if (deployment.target == DeploymentTarget::AllDevices)
        writer.field("all_devices", true);
    else if (deployment.target == DeploymentTarget::Devices)
        writer.key("devices").raw(idsToJson(deployment.devices));
    if (deployment.forceInstallation)
        writer.field("force_installation", true);
    if (deployment.retries > 0)
        writer.field("retries", deployment.retries);
    encodePhases(writer, deployment.phases);
    return writer.endObject().take();
}

Result<NewDeployment> decodeNewDeployment(const QByteArray &json)
{
    return decodeBody<NewDeployment>(json, [](Reader &reader) {
        constexpr qsizetype kLongestName = 256;
        NewDeployment deployment;
        deployment.name = reader.id("name");
        if (deployment.name.size() > kLongestName)
            reader.fail("name: the length must be between 1 and 256.");
        deployment.artifactName = reader.id("artifact_name");
        for (const QString &id : reader.optStrings("devices"))
            deployment.devices.append(DeviceId(id));
        const bool all = reader.optBoolean("all_devices");
        if (all && !deployment.devices.isEmpty())
            reader.fail("Invalid deployments definition: list of devices provided together with all_devices flag");
        if (all)
            deployment.target = DeploymentTarget::AllDevices;
        else if (!deployment.devices.isEmpty())
            deployment.target = DeploymentTarget::Devices;
        deployment.forceInstallation = reader.optBoolean("force_installation");
        deployment.retries = boundedInt(reader.optInteger("retries"));
        reader.each("phases", [&deployment](Reader &each) { deployment.phases.push_back(decodePhase(each)); });
        return deployment;
    });
}

Result<QString> decodeLog(const HttpReply &reply)
{
    const QByteArray type = reply.header("Content-Type").toLower();
    if (type.startsWith("text/html"))
        return detail::protocolError(reply, QStringLiteral("a web page instead of an answer of the API"));
    return QString::fromUtf8(reply.body);
}

} // namespace drydock::api
