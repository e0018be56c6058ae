// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rollout: the half that makes deployments out of what was asked for (server.md 5.4).
#include "app/lab/deployments/rollout.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr int kMaxRetries = 100;
constexpr qsizetype kLongestName = 256;
constexpr qint64 kMostPhases = 1000;

Response badRequest(const QString &why)
{
    return apiError(400, QStringLiteral("Validating request body: %1").arg(why));
}

//! Of the whole definition; ids go into it as they are, without a text in between.
QByteArray fingerprintOf(api::NewDeployment wanted, const std::optional<QString> &group, const std::vector<QUuid> &targets)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool listed = wanted.target == api::DeploymentTarget::Devices;
    wanted.devices.clear();
    hash.addData(api::encodeNewDeployment(wanted) + '\n' + group.value_or(QString()).toUtf8() + '\n');
    if (listed)
        hash.addData(QByteArray::fromRawData(reinterpret_cast<const char *>(targets.data()), std::ssize(targets) * qsizetype { sizeof(QUuid) }));
    return hash.result().toHex();
}

//! Go's notation for a stretch of time: "24h", "1h30m", "90s".
std::optional<qint64> milliseconds(const QString &interval)
{
    static const QRegularExpression form(QStringLiteral("^(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?$"));
    const QRegularExpressionMatch match = form.match(interval);
    if (interval.isEmpty() || !match.hasMatch())
        return std::nullopt;
    const qint64 seconds = match.captured(1).toLongLong() * 3600 + match.captured(2).toLongLong() * 60 + match.captured(3).toLongLong();
    return seconds > 0 ? std::optional(seconds * 1000) : std::nullopt;
}

//! Phases of one size at one distance, written out; or what is wrong with them.
std::variant<std::vector<api::DeploymentPhase>, QString> writtenOut(const api::UniformPhases &uniform, qint64 base, Timestamp now)
{
    const std::optional<qint64> interval = milliseconds(uniform.interval);
    if (!interval)
        return QStringLiteral("uniform_phases: time_interval: expected a duration such as 24h");
    Timestamp start = now;
    if (!uniform.start.isEmpty() && !(start = Timestamp::fromRfc3339(uniform.start)).isValid())
        return QStringLiteral("uniform_phases: start_ts: expected RFC 3339");
    if ((uniform.batchPercent > 0) == (uniform.batchDevices > 0) || uniform.batchPercent > 100 || uniform.batchDevices < 0)
        return QStringLiteral("uniform_phases: one of batch_size and batch_size_devices is needed");
    const qint64 count = uniform.batchPercent > 0 ? (100 + uniform.batchPercent - 1) / uniform.batchPercent
                                                  : (base + uniform.batchDevices - 1) / uniform.batchDevices;
    if (count > kMostPhases)
        return QStringLiteral("uniform_phases: more than %1 phases").arg(kMostPhases);
    std::vector<api::DeploymentPhase> phases;
    for (qint64 i = 0; i < std::max<qint64>(1, count); ++i) {
        api::DeploymentPhase phase;
        if (i + 1 < count) {
            phase.batchPercent = uniform.batchPercent;
            phase.batchDevices = uniform.batchDevices;
        }
        phase.start = Timestamp { start.ms + i * *interval };
        phases.push_back(phase);
    }
    return phases;
}

//! What is wrong with an update control map; empty where nothing is.
QString problemOf(const api::UpdateControlMap &map)
{
    const QStringList states { QStringLiteral("ArtifactInstall_Enter"), QStringLiteral("ArtifactReboot_Enter"),
        QStringLiteral("ArtifactCommit_Enter") };
    const QStringList onExpire { QString(), QStringLiteral("continue"), QStringLiteral("force_continue"), QStringLiteral("fail") };
    const QStringList actions = onExpire + QStringList { QStringLiteral("pause") };
    for (const api::UpdateControlState &state : map.states) {
        if (!states.contains(state.state))
            return QStringLiteral("update_control_map: unknown state %1").arg(state.state.left(64));
        if (!actions.contains(state.action))
            return QStringLiteral("update_control_map: unknown action %1").arg(state.action.left(64));
        if (!onExpire.contains(state.onMapExpire))
            return QStringLiteral("update_control_map: unknown on_map_expire %1").arg(state.onMapExpire.left(64));
        if (!actions.contains(state.onActionExecuted))
            return QStringLiteral("update_control_map: unknown on_action_executed %1").arg(state.onActionExecuted.left(64));
    }
    return {};
}

} // namespace

std::variant<std::vector<QUuid>, Response> Rollout::targetsOf(
    const api::NewDeployment &wanted, const std::optional<QString> &group) const
{
    std::vector<QUuid> targets;
    if (group) {
        for (const Row row : m_fleet.rowsInGroup(*group)) {
            if (m_fleet.status(row) == AuthStatus::Accepted)
                targets.push_back(m_fleet.uuid(row));
        }
    } else if (wanted.target == api::DeploymentTarget::AllDevices) {
        for (const Row row : m_fleet.acceptedRows())
            targets.push_back(m_fleet.uuid(row));
    } else {
        // Unknown ids are taken without a check, as the server does; what is no id at all is refused.
        targets.reserve(static_cast<size_t>(wanted.devices.size()));
        for (const DeviceId &id : wanted.devices) {
            const QUuid uuid = QUuid::fromString(id.text);
            if (uuid.isNull())
                return badRequest(QStringLiteral("devices: \"%1\" is not a valid UUID").arg(id.text.left(64)));
            targets.push_back(uuid);
        }
        std::vector<QUuid> sorted = targets;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            return badRequest(QStringLiteral("devices: an id comes twice"));
    }
    if (targets.empty())
        return apiError(400, QStringLiteral("No devices for the deployment"));
    return targets;
}

std::optional<Response> Rollout::takePhases(StoredDeployment &deployment, const std::vector<api::DeploymentPhase> &phases) const
{
    if (phases.empty())
        return std::nullopt;
    if (m_context.options.plan != Plan::Enterprise)
        return badRequest(QStringLiteral("phases are not available in this plan"));
    double percent = 0;
    qint64 devices = 0;
    Timestamp before = m_context.clock.now();
    for (size_t i = 0; i < phases.size(); ++i) {
        api::DeploymentPhase phase = phases[i];
        const bool last = i + 1 == phases.size();
        phase.id = newUuid();
        phase.deviceCount = 0; // who has asked in it
        if (!last) {
            const bool counted = phase.batchDevices > 0;
            percent += phase.batchPercent;
            devices += deployment.batchOf(phase);
            if (counted == (phase.batchPercent > 0) || percent >= 100)
                return badRequest(QStringLiteral("phases: batch sizes must be above 0 and add up to less than 100"));
            if (deployment.batchOf(phase) == 0 || (deployment.d.maxDevices > 0 && devices >= deployment.d.maxDevices))
                return badRequest(QStringLiteral("phases: a batch without devices"));
        }
        if (i > 0 && phase.start.isValid() && phase.start < before)
            return badRequest(QStringLiteral("phases: start times must follow one another"));
        if (phase.start.isValid())
            before = phase.start;
        deployment.d.phases.push_back(phase);
    }
    return std::nullopt;
}

std::optional<Response> Rollout::takeExtras(
    StoredDeployment &deployment, int retries, const std::optional<api::UpdateControlMap> &map, bool delta) const
{
    if (retries < 0 || retries > kMaxRetries)
        return badRequest(QStringLiteral("retries: must be between 0 and %1").arg(kMaxRetries));
    if (map && m_context.options.plan != Plan::Enterprise)
        return badRequest(QStringLiteral("update control maps are not available in this plan"));
    if (const QString problem = map ? problemOf(*map) : QString(); !problem.isEmpty())
        return badRequest(problem);
    deployment.d.retries = retries;
    deployment.d.autogenerateDelta = delta;
    deployment.d.updateControl = map;
    if (map)
        deployment.d.updateControl->id = deployment.d.id.text; // clients refuse a map with any other id
    return std::nullopt;
}

std::optional<Response> Rollout::takeCommon(StoredDeployment &deployment, const QString &name, const QString &artifactName) const
{
    if (name.size() > kLongestName)
        return badRequest(QStringLiteral("name: the length must be between 1 and %1.").arg(kLongestName));
    for (const auto &[seq, other] : m_store.active()) {
        if (other->fingerprint == deployment.fingerprint)
            return apiError(409, QStringLiteral("Invalid deployment definition: there is already an active deployment with the same parameters"));
    }
    for (const api::Artifact *artifact : m_software.ofRelease(artifactName))
        deployment.d.artifacts.push_back(artifact->id);
    if (deployment.d.artifacts.empty())
        return apiError(422, QStringLiteral("No artifact for the deployment"));
    deployment.d.id = DeploymentId(newUuid());
    deployment.d.name = name;
    deployment.d.artifactName = artifactName;
    deployment.d.type = QStringLiteral("software");
    deployment.d.created = nextCreated();
    return std::nullopt;
}

Timestamp Rollout::nextCreated() const
{
    const Timestamp last = m_store.all().empty() ? Timestamp { 0 } : m_store.all().rbegin()->second.d.created;
    return { std::max(m_context.clock.now().ms, last.ms + 1) };
}

StoredDeployment *Rollout::createForDevice(api::Deployment wanted, const QUuid &device)
{
    if (m_store.find(wanted.id.text))
        return nullptr;
    StoredDeployment deployment;
    deployment.d = std::move(wanted);
    deployment.fingerprint = deployment.d.id.text.toLatin1(); // like no other
    deployment.d.created = nextCreated();
    deployment.d.maxDevices = 1;
    deployment.d.statistics[DeviceState::Pending] = 1;
    deployment.d.groups = groupsOf({ device }, std::nullopt);
    return keep(std::move(deployment), { device });
}

std::optional<QString> Rollout::artifactNameOf(const QString &deploymentId) const
{
    const StoredDeployment *deployment = m_store.find(deploymentId);
    return deployment ? std::optional(deployment->d.artifactName) : std::nullopt;
}

QStringList Rollout::groupsOf(const std::vector<QUuid> &devices, const std::optional<QString> &group) const
{
    if (group)
        return { *group };
    const Row row = devices.size() == 1 ? m_fleet.find(devices.front()) : Fleet::kNoRow;
    const QString own = row == Fleet::kNoRow ? QString() : m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group"));
    return own.isEmpty() ? QStringList() : QStringList { own };
}

StoredDeployment *Rollout::keep(StoredDeployment deployment, const std::vector<QUuid> &targets)
{
    StoredDeployment &stored = m_store.add(std::move(deployment), targets);
    refreshStatus(stored);
    if (created)
        created(stored);
    return &stored;
}

std::variant<StoredDeployment *, Response> Rollout::create(const api::NewDeployment &asked, const std::optional<QString> &group)
{
    api::NewDeployment wanted = asked;
    if (m_context.options.plan == Plan::OpenSource) {
        // Fields that the open source server does not know, and passes over.
        wanted.phases.clear();
        wanted.retries = 0;
        wanted.updateControl.reset();
        wanted.autogenerateDelta = false;
    }
    if (group && wanted.target != api::DeploymentTarget::Group)
        return badRequest(QStringLiteral("The deployment for group constructor should have neither list of devices nor all_devices flag set"));
    if (!group && wanted.target == api::DeploymentTarget::Group)
        return badRequest(QStringLiteral("Invalid deployments definition: provide list of devices or set all_devices flag"));
    auto targets = targetsOf(wanted, group);
    if (auto *refusal = std::get_if<Response>(&targets))
        return std::move(*refusal);
    const auto &devices = std::get<std::vector<QUuid>>(targets);
    StoredDeployment deployment;
    deployment.fingerprint = fingerprintOf(wanted, group, devices);
    if (std::optional<Response> refusal = takeCommon(deployment, wanted.name, wanted.artifactName))
        return *std::move(refusal);
    deployment.d.maxDevices = std::ssize(devices);
    deployment.d.forceInstallation = wanted.forceInstallation;
    deployment.d.statistics[DeviceState::Pending] = deployment.d.maxDevices;
    deployment.d.groups = groupsOf(devices, group);
    if (std::optional<Response> refusal = takeExtras(deployment, wanted.retries, wanted.updateControl, wanted.autogenerateDelta))
        return *std::move(refusal);
    if (std::optional<Response> refusal = takePhases(deployment, wanted.phases))
        return *std::move(refusal);
    return keep(std::move(deployment), devices);
}

std::variant<StoredDeployment *, Response> Rollout::createForFilter(const api::NewFilterDeployment &wanted)
{
    const std::optional<FilterOfDeployment> filter = savedFilter ? savedFilter(wanted.filterId) : std::nullopt;
    if (!filter)
        return badRequest(QStringLiteral("filter_id: no such filter"));
    if (wanted.maxDevices < 0)
        return badRequest(QStringLiteral("max_devices: must not be below 0"));
    if (!wanted.phases.empty() && wanted.uniformPhases)
        return badRequest(QStringLiteral("phases and uniform_phases exclude each other"));
    const auto query = api::decodeSearchQuery("{\"filters\":" + filter->terms + '}');
    const QueryPlan plan(m_fleet, query ? *query : api::SearchQuery());
    if (!query || !plan.problem().isEmpty())
        return badRequest(QStringLiteral("filter_id: the filter cannot be used"));
    StoredDeployment deployment;
    deployment.d.filterTerms = QString::fromUtf8(filter->terms); // as it is now: later changes do not count
    deployment.fingerprint
        = QCryptographicHash::hash(api::encodeNewFilterDeployment(wanted) + '\n' + filter->terms, QCryptographicHash::Sha256).toHex();
    if (std::optional<Response> refusal = takeCommon(deployment, wanted.name, wanted.artifactName))
        return *std::move(refusal);
    deployment.d.isDynamic = true;
    deployment.d.filterId = wanted.filterId;
    deployment.d.filterName = filter->name;
    deployment.d.maxDevices = wanted.maxDevices;
    const std::vector<Row> rows = plan.run();
    const qint64 now = std::count_if(rows.begin(), rows.end(), [this](Row row) { return m_fleet.status(row) == AuthStatus::Accepted; });
    deployment.d.initialDeviceCount = wanted.maxDevices > 0 ? std::min(now, wanted.maxDevices) : now;
    deployment.d.statistics[DeviceState::Pending] = deployment.d.initialDeviceCount;
    if (std::optional<Response> refusal = takeExtras(deployment, wanted.retries, wanted.updateControl, wanted.autogenerateDelta))
        return *std::move(refusal);
    std::vector<api::DeploymentPhase> phases = wanted.phases;
    if (wanted.uniformPhases) {
        auto written = writtenOut(*wanted.uniformPhases, deployment.phaseBase(), m_context.clock.now());
        if (const auto *problem = std::get_if<QString>(&written))
            return badRequest(*problem);
        phases = std::get<std::vector<api::DeploymentPhase>>(std::move(written));
    }
    if (std::optional<Response> refusal = takePhases(deployment, phases))
        return *std::move(refusal);
    return keep(std::move(deployment), {});
}

} // namespace drydock::lab
