// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentengine.h"

#include "app/lab/recipe.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace drydock::lab {

using namespace std::chrono_literals;

namespace {

constexpr int kStepsPerTick = 20'000;
constexpr qint64 kBudgetMs = 60; // of a tick: requests wait behind it
constexpr int kAdmissionsPerTick = 20'000;
constexpr auto kOfflineRecheck = 5min;
constexpr auto kBusyRecheck = 30s;
constexpr auto kHoldRecheck = 20s;
constexpr auto kLogSpacing = 7s;
// However fast the lab runs: who waits must not take the time of those who move.
constexpr auto kIdleAtLeast = 5s;
constexpr std::chrono::milliseconds kBusyAtLeast = 2s;
constexpr std::chrono::milliseconds kHoldAtLeast = 500ms;

//! What the update control map says about entering a state; "continue" where it says nothing.
QString actionFor(const StoredDeployment &deployment, QStringView state)
{
    if (deployment.d.updateControl) {
        for (const api::UpdateControlState &entry : deployment.d.updateControl->states) {
            if (entry.state == state && !entry.action.isEmpty())
                return entry.action;
        }
    }
    return QStringLiteral("continue");
}

} // namespace

QByteArray logLine(Timestamp when, const QString &level, const QString &message)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(when.ms, Qt::UTC);
    QString line = time.toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
    if (const int ms = time.time().msec(); ms > 0) {
        QString fraction = QStringLiteral("%1").arg(ms, 3, 10, QLatin1Char('0'));
        while (fraction.endsWith(u'0'))
            fraction.chop(1);
        line += u'.' + fraction;
    }
    return (line + QStringLiteral(" +0000 UTC %1: %2\n").arg(level, message)).toUtf8();
}

DeploymentEngine::DeploymentEngine(
    LabContext &context, Fleet &fleet, Rollout &rollout, DeploymentStore &store, SoftwareStore &software)
    : m_context(context)
    , m_fleet(fleet)
    , m_rollout(rollout)
    , m_store(store)
    , m_software(software)
    , m_unsettled(std::make_shared<bool>(false))
{
    m_rollout.created = [this](const StoredDeployment &deployment) { enqueue(deployment); };
    context.tickers.push_back({ 200ms, [this](Timestamp now) { tick(now); } });
    context.rolledBack.push_back([this] {
        if (*m_unsettled || m_reloads != m_store.reloads())
            rebuild();
    });
}

void DeploymentEngine::opened()
{
    rebuild();
}

void DeploymentEngine::rebuild()
{
    *m_unsettled = false;
    m_reloads = m_store.reloads();
    m_queue = {};
    m_admissions.clear();
    m_invited.clear();
    m_journal = m_fleet.journalEnd();
    for (const auto &[seq, deployment] : m_store.active())
        enqueue(*deployment);
}

void DeploymentEngine::enqueue(const StoredDeployment &deployment)
{
    Admission admission;
    admission.deployment = deployment.seq;
    if (deployment.d.deviceCount > 0)
        admission.states = m_store.states(deployment.seq);
    if (deployment.d.isDynamic) {
        admission.rows = m_rollout.matching(deployment);
        // Who has begun goes on, even if it no longer matches.
        for (auto it = admission.states.cbegin(); it != admission.states.cend(); ++it) {
            if (const Row row = m_fleet.find(it.key()); row != Fleet::kNoRow && !api::isFinal(it.value()))
                admission.rows->push_back(row);
        }
        m_invited.try_emplace(deployment.seq);
    }
    m_admissions.push_back(std::move(admission));
}

bool DeploymentEngine::invite(qint64 deployment, Row row)
{
    uint &known = m_invited[deployment][row]; // a row may have gone to another device
    return std::exchange(known, m_fleet.uuid(row).data1 | 1) != (m_fleet.uuid(row).data1 | 1);
}

void DeploymentEngine::admit(Timestamp now)
{
    for (int done = 0; !m_admissions.empty() && done < kAdmissionsPerTick;) {
        Admission &admission = m_admissions.front();
        const StoredDeployment *deployment = m_store.bySeq(admission.deployment);
        const size_t size = !deployment || !deployment->active ? 0 : admission.rows ? admission.rows->size() : deployment->targets.size();
        for (; admission.next < size && done < kAdmissionsPerTick; ++admission.next, ++done) {
            const size_t at = admission.next;
            const Row row = admission.rows ? (*admission.rows)[at] : m_fleet.find(deployment->targets.at(at));
            if (row == Fleet::kNoRow || !m_fleet.isDevice(row) || !m_fleet.isSimulated(row) || (admission.rows && !invite(deployment->seq, row)))
                continue;
            const auto record = admission.states.constFind(m_fleet.uuid(row));
            admitOne(*deployment, row, admission.rows ? 0 : deployment->targets.positionAt(at),
                record == admission.states.constEnd() ? DeviceState::Pending : *record, now.ms);
        }
        if (admission.next >= size)
            m_admissions.pop_front();
    }
}

void DeploymentEngine::admitOne(const StoredDeployment &deployment, Row row, quint32 position, DeviceState state, qint64 now)
{
    static const QHash<DeviceState, Stage> stages { { DeviceState::Pending, Stage::Ask },
        { DeviceState::Downloading, Stage::Downloading }, { DeviceState::Installing, Stage::Installing },
        { DeviceState::Rebooting, Stage::Rebooting }, { DeviceState::PauseBeforeInstalling, Stage::HoldInstall },
        { DeviceState::PauseBeforeRebooting, Stage::HoldReboot }, { DeviceState::PauseBeforeCommitting, Stage::HoldCommit } };
    const auto stage = stages.constFind(state);
    if (stage == stages.constEnd())
        return; // it has finished
    const auto wait = m_context.clock.scaled(behaviour(deployment, row, 1).untilNextPoll);
    const Timestamp start = deployment.startOf(position);
    m_queue.emplace(std::max(now, start.isValid() ? start.ms : now) + wait.count(), deployment.seq, row, *stage);
}

//! Devices that have come to match a dynamic deployment's filter ask as well.
void DeploymentEngine::followFleet(Timestamp now)
{
    std::erase_if(m_invited, [this](const auto &entry) {
        const auto it = m_store.active().find(entry.first);
        return it == m_store.active().end() || !it->second->d.isDynamic;
    });
    if (m_invited.empty()) {
        m_journal = m_fleet.journalEnd();
        return;
    }
    const std::optional<std::vector<Row>> changed = m_fleet.changedSince(m_journal);
    m_journal = m_fleet.journalEnd();
    for (const auto &[seq, rows] : m_invited) {
        const StoredDeployment &deployment = m_store.at(seq);
        for (const Row row : changed ? *changed : m_rollout.matching(deployment)) {
            if (m_fleet.isDevice(row) && m_fleet.isSimulated(row) && m_rollout.matches(deployment, row) && invite(seq, row))
                admitOne(deployment, row, 0, DeviceState::Pending, now.ms);
        }
    }
}

void DeploymentEngine::schedule(const Step &step, Stage stage, std::chrono::milliseconds simulated, std::chrono::milliseconds atLeast)
{
    const auto wait = std::max(m_context.clock.scaled(simulated), std::min(atLeast, simulated));
    m_queue.emplace(m_context.clock.now().ms + wait.count(), step.deployment(), step.row, stage);
}

void DeploymentEngine::tick(Timestamp now)
{
    std::vector<StoredDeployment *> begun;
    for (const auto &[seq, deployment] : m_store.active()) {
        if (deployment->d.status == api::DeploymentStatus::Scheduled && deployment->phases.front().start <= now)
            begun.push_back(deployment);
    }
    for (StoredDeployment *deployment : begun)
        m_rollout.refreshStatus(*deployment);
    run(now, kStepsPerTick);
}

int DeploymentEngine::run(Timestamp now, int most)
{
    if (!*m_unsettled) {
        *m_unsettled = true;
        m_context.afterCommit.push_back([unsettled = m_unsettled] { *unsettled = false; });
    }
    QElapsedTimer watch;
    watch.start();
    admit(now);
    followFleet(now);
    int steps = 0;
    while (!m_queue.empty() && m_queue.top().due <= now.ms && steps < most && watch.elapsed() < kBudgetMs) {
        const Step step = m_queue.top();
        m_queue.pop();
        perform(step);
        ++steps;
    }
    m_store.flush();
    return steps;
}

UpdateBehaviour DeploymentEngine::behaviour(const StoredDeployment &deployment, Row row, int attempt) const
{
    // Another attempt is another throw of the dice.
    const QString &name = deployment.d.artifactName;
    const RecipeRelease *release = m_fleet.recipe().release(name);
    qint64 bytes = release ? release->sizeBytes : 0;
    if (bytes == 0 && !deployment.d.artifacts.empty()) {
        if (const api::Artifact *artifact = m_software.find(deployment.d.artifacts.front().text))
            bytes = artifact->size;
    }
    return m_fleet.updateBehaviour(row, attempt <= 1 ? name : name + u'#' + QString::number(attempt), bytes);
}

void DeploymentEngine::perform(const Step &step)
{
    const StoredDeployment *deployment = m_store.bySeq(step.deployment());
    if (!deployment || !deployment->active)
        return;
    if (!m_fleet.isDevice(step.row) || !m_fleet.isSimulated(step.row) || m_fleet.isDecommissioning(step.row))
        return; // gone
    const bool asks = step.stage() == Stage::Ask;
    if (m_fleet.status(step.row) != AuthStatus::Accepted || (asks && !m_fleet.isOnline(step.row)))
        return schedule(step, step.stage(), kOfflineRecheck, kIdleAtLeast); // it may come back
    m_fleet.touch(step.row);
    if (asks)
        ask(step);
    else
        advance(step);
}

Question DeploymentEngine::questionOf(Row row) const
{
    const QString installed = m_fleet.artifactName(row);
    const QString type = m_fleet.deviceType(row);
    return { installed, type, installed + u'\n' + type, [this, row](const QString &key) -> std::optional<QString> {
                const QString value = m_fleet.text(row, QStringLiteral("inventory"), key);
                return value.isEmpty() ? std::nullopt : std::optional(value);
            } };
}

void DeploymentEngine::ask(const Step &step)
{
    const QUuid device = m_fleet.uuid(step.row);
    const std::optional<DeviceRecord> own = m_store.record(step.deployment(), device);
    if (own && own->state != DeviceState::Pending)
        return; // aborted, or moved on otherwise
    const NextAnswer answer = m_rollout.next(device, questionOf(step.row));
    if (answer.kind == NextKind::Conflict)
        return;
    const bool mine = answer.kind == NextKind::Work && answer.work.deployment->seq == step.deployment();
    if (!mine) {
        // Busy with an older deployment, or one decision per poll: ask again unless this one is settled.
        const std::optional<DeviceRecord> now = m_store.record(step.deployment(), device);
        if (m_store.at(step.deployment()).active && (!now || !api::isFinal(now->state)))
            schedule(step, Stage::Ask, kBusyRecheck, answer.kind == NextKind::Work ? kBusyAtLeast : kHoldAtLeast);
        return;
    }
    const StoredDeployment &deployment = *answer.work.deployment;
    const std::optional<DeviceRecord> record = m_store.record(deployment.seq, device);
    m_rollout.report(deployment.d.id.text, device, DeviceState::Downloading, {});
    schedule(step, Stage::Downloading, behaviour(deployment, step.row, record ? record->attempts : 1).downloading);
}

void DeploymentEngine::advance(const Step &step)
{
    static const QHash<Stage, QList<DeviceState>> expected { { Stage::Downloading, { DeviceState::Downloading } },
        { Stage::Installing, { DeviceState::Installing } }, { Stage::Rebooting, { DeviceState::Rebooting } },
        { Stage::Committing, { DeviceState::Rebooting, DeviceState::PauseBeforeCommitting } },
        { Stage::HoldInstall, { DeviceState::PauseBeforeInstalling } }, { Stage::HoldReboot, { DeviceState::PauseBeforeRebooting } },
        { Stage::HoldCommit, { DeviceState::PauseBeforeCommitting } } };
    const StoredDeployment &deployment = m_store.at(step.deployment());
    const std::optional<DeviceRecord> record = m_store.record(step.deployment(), m_fleet.uuid(step.row));
    if (!record || !expected.value(step.stage()).contains(record->state))
        return; // aborted meanwhile
    const UpdateBehaviour how = behaviour(deployment, step.row, record->attempts);
    switch (step.stage()) {
    case Stage::Downloading:
    case Stage::Installing:
    case Stage::Rebooting:
        if (how.fails && how.failsIn == api::deviceStateToWire(record->state))
            return fail(deployment, step, how.log);
        return enter(deployment, step, static_cast<Stage>(static_cast<int>(step.stage()) + 1), how);
    case Stage::HoldInstall:
        return enter(deployment, step, Stage::Installing, how);
    case Stage::HoldReboot:
        return enter(deployment, step, Stage::Rebooting, how);
    case Stage::HoldCommit:
        return enter(deployment, step, Stage::Committing, how);
    case Stage::Committing:
        return succeed(deployment, *record, step.row);
    case Stage::Ask:
        return;
    }
}

void DeploymentEngine::enter(const StoredDeployment &deployment, const Step &step, Stage next, const UpdateBehaviour &how)
{
    struct Door {
        QStringView name;
        DeviceState pause;
        Stage hold;
        DeviceState state;
        std::chrono::milliseconds lasts;
    };
    const Door door = next == Stage::Installing
        ? Door { u"ArtifactInstall_Enter", DeviceState::PauseBeforeInstalling, Stage::HoldInstall, DeviceState::Installing, how.installing }
        : next == Stage::Rebooting
        ? Door { u"ArtifactReboot_Enter", DeviceState::PauseBeforeRebooting, Stage::HoldReboot, DeviceState::Rebooting, how.rebooting }
        // The wire has no word for committing: the device is silent until it succeeds.
        : Door { u"ArtifactCommit_Enter", DeviceState::PauseBeforeCommitting, Stage::HoldCommit, DeviceState::Unknown, how.committing };
    const QString action = actionFor(deployment, door.name);
    const QUuid device = m_fleet.uuid(step.row);
    if (action == u"fail") {
        return fail(deployment, step,
            { QStringLiteral("info: Update control map evaluated at %1").arg(door.name),
                QStringLiteral("error: The update control map says fail at %1").arg(door.name) });
    }
    if (action == u"pause") {
        m_rollout.report(deployment.d.id.text, device, door.pause, {});
        return schedule(step, door.hold, kHoldRecheck, kHoldAtLeast);
    }
    if (door.state != DeviceState::Unknown)
        m_rollout.report(deployment.d.id.text, device, door.state, {});
    schedule(step, next, door.lasts);
}

void DeploymentEngine::fail(const StoredDeployment &deployment, const Step &step, const QStringList &log)
{
    // The lines are spread over the attempt that ends now.
    const QUuid device = m_fleet.uuid(step.row);
    const qint64 now = m_context.clock.now().ms;
    const qint64 spacing = m_context.clock.scaled(kLogSpacing).count();
    QByteArray text;
    for (qsizetype i = 0; i < log.size(); ++i) {
        const QString &line = log.at(i);
        const qsizetype colon = line.indexOf(QStringLiteral(": "));
        text += logLine(Timestamp { now - (log.size() - 1 - i) * spacing }, colon > 0 ? line.left(colon) : QStringLiteral("info"),
            colon > 0 ? line.mid(colon + 2) : line);
    }
    m_store.setLog(deployment.seq, device, text);
    if (std::optional<DeviceRecord> record = m_store.record(deployment.seq, device)) {
        record->hasLog = !text.isEmpty();
        m_store.update(*record);
    }
    m_rollout.report(deployment.d.id.text, device, DeviceState::Failure, {});
    const std::optional<DeviceRecord> after = m_store.record(deployment.seq, device);
    if (after && after->state == DeviceState::Pending)
        schedule(step, Stage::Ask, kBusyRecheck); // attempts are left
}

void DeploymentEngine::succeed(const StoredDeployment &deployment, const DeviceRecord &record, Row row)
{
    const api::Artifact *artifact = m_software.find(record.artifactId);
    QMap<QString, QString> provides;
    if (artifact) {
        for (const auto &[name, values] : artifact->provides) {
            if (name != u"artifact_name" && values.size() == 1)
                provides.insert(name, values.first());
        }
    }
    const QString installed = artifact ? artifact->name : deployment.d.artifactName;
    m_rollout.report(deployment.d.id.text, record.device, DeviceState::Success, {});
    m_fleet.softwareInstalled(row, installed, provides);
}

} // namespace drydock::lab
