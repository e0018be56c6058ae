// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/rollout.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

namespace drydock::lab {

namespace {

constexpr int kMaxRetries = 100;

QString text(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Response badRequest(const QString &why)
{
    return apiError(400, QStringLiteral("Validating request body: %1").arg(why));
}

QByteArray fingerprintOf(const api::NewDeployment &wanted, const std::optional<QString> &group)
{
    const QByteArray definition = api::encodeNewDeployment(wanted) + '\n' + group.value_or(QString()).toUtf8();
    return QCryptographicHash::hash(definition, QCryptographicHash::Sha256).toHex();
}

} // namespace

Rollout::Rollout(LabContext &context, Fleet &fleet, SoftwareStore &software, DeploymentStore &store)
    : m_context(context)
    , m_fleet(fleet)
    , m_software(software)
    , m_store(store)
{
}

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

std::optional<Response> Rollout::takePhases(StoredDeployment &deployment, const api::NewDeployment &wanted) const
{
    if (wanted.phases.empty())
        return std::nullopt;
    if (m_context.options.plan != Plan::Enterprise)
        return badRequest(QStringLiteral("phases are not available in this plan"));
    double percent = 0;
    Timestamp before = m_context.clock.now();
    for (size_t i = 0; i < wanted.phases.size(); ++i) {
        api::DeploymentPhase phase = wanted.phases[i];
        const bool last = i + 1 == wanted.phases.size();
        phase.id = newUuid();
        if (!last) {
            percent += phase.batchPercent;
            if (!(phase.batchPercent > 0) || percent >= 100)
                return badRequest(QStringLiteral("phases: batch sizes must be above 0 and add up to less than 100"));
            phase.deviceCount = static_cast<qint64>(std::floor(static_cast<double>(deployment.d.maxDevices) * phase.batchPercent / 100.0));
            if (phase.deviceCount == 0)
                return badRequest(QStringLiteral("phases: a batch without devices"));
        } else {
            qint64 earlier = 0;
            for (const api::DeploymentPhase &other : deployment.d.phases)
                earlier += other.deviceCount;
            phase.deviceCount = deployment.d.maxDevices - earlier;
        }
        if (i > 0 && phase.start.isValid() && phase.start < before)
            return badRequest(QStringLiteral("phases: start times must follow one another"));
        if (phase.start.isValid())
            before = phase.start;
        deployment.d.phases.push_back(phase);
    }
    return std::nullopt;
}

std::variant<StoredDeployment *, Response> Rollout::create(
    const api::NewDeployment &wanted, const std::optional<QString> &group)
{
    if (group && wanted.target != api::DeploymentTarget::Group)
        return badRequest(QStringLiteral("The deployment for group constructor should have neither list of devices nor all_devices flag set"));
    if (!group && wanted.target == api::DeploymentTarget::Group)
        return badRequest(QStringLiteral("Invalid deployments definition: provide list of devices or set all_devices flag"));
    if (wanted.retries < 0 || wanted.retries > kMaxRetries)
        return badRequest(QStringLiteral("retries: must be between 0 and %1").arg(kMaxRetries));
    auto targets = targetsOf(wanted, group);
    if (auto *refusal = std::get_if<Response>(&targets))
        return std::move(*refusal);
    const auto &devices = std::get<std::vector<QUuid>>(targets);
    StoredDeployment deployment;
    deployment.fingerprint = fingerprintOf(wanted, group);
    for (const qint64 seq : m_store.active()) {
        if (m_store.at(seq).fingerprint == deployment.fingerprint)
            return apiError(409, QStringLiteral("Invalid deployment definition: there is already an active deployment with the same parameters"));
    }
    for (const api::Artifact *artifact : m_software.ofRelease(wanted.artifactName))
        deployment.d.artifacts.push_back(artifact->id);
    if (deployment.d.artifacts.empty())
        return apiError(422, QStringLiteral("No artifact for the deployment"));
    deployment.d.id = DeploymentId(newUuid());
    deployment.d.name = wanted.name;
    deployment.d.artifactName = wanted.artifactName;
    deployment.d.type = QStringLiteral("software");
    // Strictly growing: whether a device has passed a deployment is decided by this time.
    const Timestamp last = m_store.all().empty() ? Timestamp { 0 } : m_store.all().rbegin()->second.d.created;
    deployment.d.created = Timestamp { std::max(m_context.clock.now().ms, last.ms + 1) };
    deployment.d.maxDevices = std::ssize(devices);
    deployment.d.forceInstallation = wanted.forceInstallation;
    deployment.d.retries = m_context.options.plan == Plan::OpenSource ? 0 : wanted.retries;
    deployment.d.statistics[DeviceState::Pending] = deployment.d.maxDevices;
    if (group) {
        deployment.d.groups = { *group };
    } else if (devices.size() == 1) {
        const Row row = m_fleet.find(DeviceId(text(devices.front())));
        const QString own = row == Fleet::kNoRow ? QString() : m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group"));
        if (!own.isEmpty())
            deployment.d.groups = { own };
    }
    if (std::optional<Response> refusal = takePhases(deployment, wanted))
        return *std::move(refusal);
    StoredDeployment &stored = m_store.add(std::move(deployment), devices);
    refreshStatus(stored);
    if (created)
        created(stored);
    return &stored;
}

void Rollout::refreshStatus(StoredDeployment &deployment)
{
    if (!deployment.active)
        return;
    m_store.changed(deployment);
    const api::DeploymentStatistics &counts = deployment.d.statistics;
    if (counts.finished() >= deployment.d.maxDevices)
        return m_store.finish(deployment, m_context.clock.now());
    deployment.d.statusText.clear();
    const qint64 quiet = counts[DeviceState::Pending] + counts[DeviceState::Decommissioned];
    const bool waits = !deployment.phases.empty() && deployment.phases.front().start > m_context.clock.now();
    if (counts.total() > quiet)
        deployment.d.status = api::DeploymentStatus::InProgress;
    else
        deployment.d.status = waits ? api::DeploymentStatus::Scheduled : api::DeploymentStatus::Pending;
}

void Rollout::setState(StoredDeployment &deployment, DeviceRecord &record, DeviceState state)
{
    if (record.state == state)
        return;
    deployment.d.statistics[record.state] -= 1;
    deployment.d.statistics[state] += 1;
    const Timestamp now = m_context.clock.now();
    if (record.state == DeviceState::Pending && !record.started.isValid())
        record.started = now;
    record.state = state;
    record.finished = api::isFinal(state) ? now : Timestamp {};
    refreshStatus(deployment);
    m_store.changed(deployment);
}

DeviceRecord Rollout::newRecord(StoredDeployment &deployment, const QUuid &device)
{
    DeviceRecord record;
    record.id = newUuid();
    record.deployment = deployment.seq;
    record.device = device;
    record.created = deployment.d.created;
    m_store.insert(record);
    deployment.d.deviceCount += 1;
    m_store.changed(deployment);
    return record;
}

const api::Artifact *Rollout::artifactFor(const StoredDeployment &deployment, const QString &deviceType) const
{
    const api::Artifact *best = nullptr;
    for (const ArtifactId &id : deployment.d.artifacts) {
        const api::Artifact *candidate = m_software.find(id.text);
        if (candidate && candidate->deviceTypes.contains(deviceType) && (!best || candidate->size < best->size))
            best = candidate;
    }
    return best;
}

NextAnswer Rollout::next(const QUuid &device, const Question &question)
{
    if (std::optional<DeviceRecord> running = m_store.activeRecord(device))
        return decide(m_store.at(running->deployment), *std::move(running), question);
    const Timestamp newest = m_store.newestFinished(device);
    const Timestamp now = m_context.clock.now();
    const std::set<qint64> active = m_store.active(); // a decision may finish one
    for (const qint64 seq : active) {
        StoredDeployment &deployment = m_store.at(seq);
        const std::optional<quint32> position = deployment.position(device);
        if (!position || (newest.isValid() && deployment.d.created <= newest) || deployment.d.deviceCount >= deployment.d.maxDevices)
            continue;
        if (const Timestamp start = deployment.startOf(*position); start.isValid() && start > now)
            continue;
        return decide(deployment, newRecord(deployment, device), question);
    }
    return {};
}

NextAnswer Rollout::decide(StoredDeployment &deployment, DeviceRecord record, const Question &question)
{
    if (record.question.isEmpty()) {
        record.question = question.text;
    } else if (record.question != question.text) {
        setState(deployment, record, DeviceState::Failure);
        m_store.update(record);
        return { NextKind::Conflict, {} };
    }
    const api::Artifact *artifact = record.artifactId.isEmpty() ? nullptr : m_software.find(record.artifactId);
    if (!artifact) {
        artifact = artifactFor(deployment, question.deviceType);
        if (!artifact) {
            setState(deployment, record, DeviceState::NoArtifact);
            m_store.update(record);
            return {};
        }
        record.artifactId = artifact->id.text;
        deployment.d.totalSize += artifact->size;
        m_store.changed(deployment);
    }
    if (!deployment.d.forceInstallation && record.state == DeviceState::Pending && record.attempts <= 1
        && question.artifactName == artifact->name) {
        setState(deployment, record, DeviceState::AlreadyInstalled);
        m_store.update(record);
        return {};
    }
    m_store.update(record);
    return { NextKind::Work, { &deployment, artifact } };
}

ReportResult Rollout::report(const QString &deploymentId, const QUuid &device, DeviceState state, const QString &substate)
{
    StoredDeployment *deployment = m_store.find(deploymentId);
    std::optional<DeviceRecord> record = deployment ? m_store.record(deployment->seq, device) : std::nullopt;
    if (!record)
        return ReportResult::NotFound;
    if (record->state == DeviceState::Aborted)
        return ReportResult::Aborted;
    if (record->state == DeviceState::Decommissioned)
        return ReportResult::Decommissioned;
    if (record->state == state)
        return ReportResult::Done; // a repetition does not even store a new substate
    record->substate = substate;
    setState(*deployment, *record, state);
    m_store.update(*record);
    return ReportResult::Done;
}

void Rollout::recount(StoredDeployment &deployment)
{
    for (size_t i = 0; i < api::kDeviceStateCount; ++i) {
        const auto state = static_cast<DeviceState>(i);
        deployment.d.statistics[state] = m_store.countRecords(deployment.seq, { state });
    }
}

bool Rollout::abort(const QString &deploymentId)
{
    StoredDeployment *deployment = m_store.find(deploymentId);
    if (!deployment || !deployment->active)
        return false;
    const QList<DeviceState> running { DeviceState::Pending, DeviceState::Downloading, DeviceState::Installing,
        DeviceState::Rebooting, DeviceState::PauseBeforeInstalling, DeviceState::PauseBeforeRebooting,
        DeviceState::PauseBeforeCommitting };
    for (DeviceRecord &record : m_store.records(deployment->seq, running, -1, 0)) {
        record.state = DeviceState::Aborted; // without a finished time, as the server leaves it
        m_store.update(record);
    }
    // Counted anew from the records: targets that never asked vanish from the statistics.
    recount(*deployment);
    m_store.finish(*deployment, m_context.clock.now());
    return true;
}

void Rollout::endFor(const QUuid &device, DeviceState state)
{
    const std::set<qint64> active = m_store.active();
    for (const qint64 seq : active) {
        StoredDeployment &deployment = m_store.at(seq);
        if (!deployment.position(device))
            continue;
        std::optional<DeviceRecord> record = m_store.record(seq, device);
        if (record && api::isFinal(record->state))
            continue;
        if (!record)
            record = newRecord(deployment, device);
        setState(deployment, *record, state);
        m_store.update(*record);
    }
}

bool Rollout::retry(const QString &deploymentId, const QUuid &device)
{
    StoredDeployment *deployment = m_store.find(deploymentId);
    std::optional<DeviceRecord> record = deployment && deployment->active ? m_store.record(deployment->seq, device) : std::nullopt;
    if (!record || api::isFinal(record->state) || record->attempts > deployment->d.retries)
        return false;
    record->attempts += 1;
    setState(*deployment, *record, DeviceState::Pending);
    m_store.update(*record);
    return true;
}

void Rollout::artifactAdded(const api::Artifact &artifact)
{
    for (const qint64 seq : m_store.active()) {
        StoredDeployment &deployment = m_store.at(seq);
        if (deployment.d.artifactName != artifact.name)
            continue;
        deployment.d.artifacts.push_back(artifact.id);
        m_store.changed(deployment);
    }
}

void Rollout::artifactRemoved(const QString &artifactId)
{
    for (const qint64 seq : m_store.active()) {
        StoredDeployment &deployment = m_store.at(seq);
        if (std::erase(deployment.d.artifacts, ArtifactId(artifactId)) > 0)
            m_store.changed(deployment);
    }
}

QStringList Rollout::activeWith(const QString &artifactId) const
{
    QStringList ids;
    for (const qint64 seq : m_store.active()) {
        const api::Deployment &deployment = m_store.at(seq).d;
        if (std::find(deployment.artifacts.begin(), deployment.artifacts.end(), ArtifactId(artifactId)) != deployment.artifacts.end())
            ids.append(deployment.id.text);
    }
    return ids;
}

} // namespace drydock::lab
