// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/rollout.h"

#include <algorithm>

namespace drydock::lab {

Rollout::Rollout(LabContext &context, Fleet &fleet, SoftwareStore &software, DeploymentStore &store)
    : m_context(context)
    , m_fleet(fleet)
    , m_software(software)
    , m_store(store)
{
    // A deployment that was rolled back leaves its number to the next one.
    context.rolledBack.push_back([this] { m_plans.clear(); });
}

void Rollout::refreshStatus(StoredDeployment &deployment)
{
    if (!deployment.active)
        return;
    m_store.changed(deployment);
    const api::DeploymentStatistics &counts = deployment.d.statistics;
    if (deployment.d.maxDevices > 0 && counts.finished() >= deployment.d.maxDevices) {
        m_plans.erase(deployment.seq);
        return m_store.finish(deployment, m_context.clock.now());
    }
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
    m_store.changed(deployment);
    const Timestamp now = m_context.clock.now();
    if (record.state == DeviceState::Pending && !record.started.isValid())
        record.started = now;
    record.state = state;
    record.finished = api::isFinal(state) ? now : Timestamp {};
    refreshStatus(deployment);
}

DeviceRecord Rollout::newRecord(StoredDeployment &deployment, const QUuid &device, DeviceState state)
{
    DeviceRecord record;
    record.id = newUuid();
    record.deployment = deployment.seq;
    record.device = device;
    record.state = state;
    record.created = deployment.d.created;
    if (api::isFinal(state))
        record.finished = m_context.clock.now();
    const quint32 position = deployment.d.isDynamic ? static_cast<quint32>(deployment.d.deviceCount)
                                                    : deployment.targets.position(device).value_or(0);
    record.phase = static_cast<int>(deployment.phaseOf(position));
    m_store.insert(record);
    if (!deployment.d.phases.empty())
        deployment.d.phases[static_cast<size_t>(record.phase)].deviceCount += 1;
    // Who joins later was not counted when the deployment was made.
    if (deployment.d.isDynamic && deployment.d.deviceCount >= deployment.d.initialDeviceCount && !api::isFinal(state))
        deployment.d.statistics[DeviceState::Pending] += 1;
    deployment.d.deviceCount += 1;
    m_store.changed(deployment);
    return record;
}

const QueryPlan &Rollout::planOf(const StoredDeployment &deployment) const
{
    const auto known = m_plans.find(deployment.seq);
    if (known != m_plans.end())
        return known->second;
    const auto query = api::decodeSearchQuery("{\"filters\":" + deployment.d.filterTerms.toUtf8() + '}');
    return m_plans.emplace(deployment.seq, QueryPlan(m_fleet, query ? *query : api::SearchQuery())).first->second;
}

bool Rollout::matches(const StoredDeployment &deployment, Row row) const
{
    return m_fleet.isDevice(row) && m_fleet.status(row) == AuthStatus::Accepted && planOf(deployment).matches(row);
}

std::vector<Row> Rollout::matching(const StoredDeployment &deployment) const
{
    std::vector<Row> rows = planOf(deployment).run();
    std::erase_if(rows, [this](Row row) { return m_fleet.status(row) != AuthStatus::Accepted; });
    return rows;
}

std::optional<quint32> Rollout::positionIn(const StoredDeployment &deployment, const QUuid &device) const
{
    if (!deployment.d.isDynamic)
        return deployment.targets.position(device);
    const Row row = m_fleet.find(device);
    if (row == Fleet::kNoRow || !matches(deployment, row))
        return std::nullopt;
    return static_cast<quint32>(deployment.d.deviceCount); // first come, first served
}

StoredDeployment *Rollout::nextFor(const QUuid &device, Timestamp after, bool begun)
{
    const Timestamp now = m_context.clock.now();
    for (const auto &[seq, deployment] : m_store.active()) {
        if ((after.isValid() && deployment->d.created <= after) || deployment->isFull())
            continue;
        const std::optional<quint32> position = positionIn(*deployment, device);
        if (!position)
            continue;
        const Timestamp start = deployment->startOf(*position);
        if (!begun || !start.isValid() || start <= now)
            return deployment;
    }
    return nullptr;
}

//! The open source server compares nothing but the device type; the others also what the artifact depends on.
bool Rollout::fits(const api::Artifact &artifact, const Question &question) const
{
    if (!artifact.deviceTypes.contains(question.deviceType))
        return false;
    if (m_context.options.plan == Plan::OpenSource)
        return true;
    return std::all_of(artifact.depends.begin(), artifact.depends.end(), [&question](const auto &depends) {
        const auto &[key, values] = depends;
        if (key == u"device_type")
            return values.contains(question.deviceType);
        if (key == u"artifact_name")
            return values.contains(question.artifactName);
        const std::optional<QString> has = question.provides ? question.provides(key) : std::nullopt;
        return has && values.contains(*has);
    });
}

const api::Artifact *Rollout::artifactFor(const StoredDeployment &deployment, const Question &question) const
{
    const api::Artifact *best = nullptr;
    for (const ArtifactId &id : deployment.d.artifacts) {
        const api::Artifact *candidate = m_software.find(id.text);
        if (candidate && (!best || candidate->size < best->size) && fits(*candidate, question))
            best = candidate;
    }
    return best;
}

NextAnswer Rollout::next(const QUuid &device, const Question &question)
{
    if (std::optional<DeviceRecord> running = m_store.activeRecord(device))
        return decide(m_store.at(running->deployment), *std::move(running), question);
    StoredDeployment *deployment = nextFor(device, m_store.newestFinished(device), true);
    if (!deployment)
        return {};
    return decide(*deployment, newRecord(*deployment, device, DeviceState::Pending), question);
}

NextAnswer Rollout::decide(StoredDeployment &deployment, DeviceRecord record, const Question &question)
{
    if (record.question.isEmpty()) {
        record.question = question.text;
        record.deviceType = question.deviceType;
    } else if (record.question != question.text) {
        setState(deployment, record, DeviceState::Failure);
        m_store.update(record);
        return { NextKind::Conflict };
    }
    if (deployment.d.type == u"configuration") {
        m_store.update(record);
        return { NextKind::Work, { &deployment, nullptr }, false, std::move(record) };
    }
    const api::Artifact *artifact = record.artifactId.isEmpty() ? nullptr : m_software.find(record.artifactId);
    if (!artifact) {
        artifact = artifactFor(deployment, question);
        if (!artifact) {
            setState(deployment, record, DeviceState::NoArtifact);
            m_store.update(record);
            return { NextKind::Nothing, {}, true };
        }
        record.artifactId = artifact->id.text;
        deployment.d.totalSize += artifact->size;
        m_store.changed(deployment);
    }
    if (!deployment.d.forceInstallation && record.state == DeviceState::Pending && question.artifactName == artifact->name) {
        setState(deployment, record, DeviceState::AlreadyInstalled);
        m_store.update(record);
        return { NextKind::Nothing, {}, true };
    }
    m_store.update(record);
    return { NextKind::Work, { &deployment, artifact }, false, std::move(record) };
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
    apply(*deployment, *record, state, substate);
    return ReportResult::Done;
}

void Rollout::apply(StoredDeployment &deployment, DeviceRecord &record, DeviceState state, const QString &substate)
{
    if (state == DeviceState::Failure && retry(deployment, record, substate))
        return;
    record.substate = substate;
    setState(deployment, record, state);
    m_store.update(record);
}

bool Rollout::retry(StoredDeployment &deployment, DeviceRecord &record, const QString &substate)
{
    if (!deployment.active || api::isFinal(record.state) || record.attempts > deployment.d.retries)
        return false;
    record.attempts += 1;
    record.substate = substate;
    record.question.clear(); // a device that has rolled back may say something else
    setState(deployment, record, DeviceState::Pending);
    m_store.update(record);
    return true;
}

bool Rollout::abort(const QString &deploymentId)
{
    StoredDeployment *deployment = m_store.find(deploymentId);
    if (!deployment || !deployment->active)
        return false;
    m_store.changed(*deployment);
    m_store.abortRunning(deployment->seq);
    // Counted anew from the records: targets that never asked vanish from the statistics.
    deployment->d.statistics = m_store.countStates(deployment->seq);
    m_plans.erase(deployment->seq);
    m_store.finish(*deployment, m_context.clock.now());
    return true;
}

void Rollout::endFor(const QUuid &device, DeviceState state)
{
    Timestamp after;
    if (std::optional<DeviceRecord> running = m_store.activeRecord(device)) {
        setState(m_store.at(running->deployment), *running, state);
        m_store.update(*running);
        after = running->created;
    } else {
        after = m_store.newestFinished(device);
    }
    // The server makes one record for what would come next, and does not count it (server.md 5.8).
    StoredDeployment *following = nextFor(device, after, false);
    if (following && !m_store.record(following->seq, device))
        newRecord(*following, device, state);
}

std::optional<Response> Rollout::setUpdateControl(StoredDeployment &deployment, std::optional<api::UpdateControlMap> map)
{
    if (!deployment.active)
        return apiError(409, QStringLiteral("Deployment already finished"));
    if (std::optional<Response> refusal = takeExtras(deployment, deployment.d.retries, map, deployment.d.autogenerateDelta))
        return refusal;
    m_store.changed(deployment);
    return std::nullopt;
}

void Rollout::clear()
{
    m_plans.clear();
    m_store.clear();
}

void Rollout::artifactAdded(const api::Artifact &artifact)
{
    for (const auto &[seq, deployment] : m_store.active()) {
        if (deployment->d.artifactName != artifact.name)
            continue;
        deployment->d.artifacts.push_back(artifact.id);
        m_store.changed(*deployment);
    }
}

void Rollout::artifactRemoved(const QString &artifactId)
{
    for (const auto &[seq, deployment] : m_store.active()) {
        if (std::erase(deployment->d.artifacts, ArtifactId(artifactId)) > 0)
            m_store.changed(*deployment);
    }
}

QStringList Rollout::activeWith(const QString &artifactId) const
{
    QStringList ids;
    for (const auto &[seq, deployment] : m_store.active()) {
        const std::vector<ArtifactId> &artifacts = deployment->d.artifacts;
        if (std::find(artifacts.begin(), artifacts.end(), ArtifactId(artifactId)) != artifacts.end())
            ids.append(deployment->d.id.text);
    }
    return ids;
}

} // namespace drydock::lab
