// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentengine.h"

#include "app/lab/recipe.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace drydock::lab {

using namespace std::chrono_literals;

namespace {

constexpr int kStepsPerTick = 20'000;
constexpr qint64 kBudgetMs = 40; // of a tick: requests wait behind it
constexpr int kAdmissionsPerTick = 20'000;
constexpr auto kOfflineRecheck = 5min;
constexpr auto kNextPoll = 30s; // after a decision or an update
constexpr auto kHoldRecheck = 20s;
constexpr auto kLogSpacing = 7s;
// However fast the lab runs: who waits must not take the time of those who move.
constexpr auto kIdleAtLeast = 5s;
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
    context.tickers.push_back({ 100ms, [this](Timestamp now) { run(now, kStepsPerTick); } });
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
    m_engaged.clear();
    m_phased.clear();
    m_invited.clear();
    m_journal = m_fleet.journalEnd();
    for (const auto &[seq, deployment] : m_store.active())
        enqueue(*deployment);
}

void DeploymentEngine::enqueue(const StoredDeployment &deployment)
{
    if (deployment.d.isDynamic)
        m_invited[deployment.seq].clear();
    if (deployment.phases.empty())
        addAdmission(deployment, std::nullopt);
    else
        m_phased[deployment.seq] = 0;
}

void DeploymentEngine::addAdmission(const StoredDeployment &deployment, std::optional<size_t> phase)
{
    Admission admission { deployment.seq, phase, std::nullopt, 0 };
    if (deployment.d.isDynamic) {
        admission.rows = m_rollout.matching(deployment);
        // Who has begun goes on, even if it no longer matches.
        const QHash<QUuid, DeviceState> begun = deployment.d.deviceCount > 0 ? m_store.states(deployment.seq) : QHash<QUuid, DeviceState>();
        for (auto it = begun.cbegin(); it != begun.cend(); ++it) {
            if (const Row row = m_fleet.find(it.key()); row != Fleet::kNoRow && !api::isFinal(it.value()))
                admission.rows->push_back(row);
        }
    }
    m_admissions.push_back(std::move(admission));
}

void DeploymentEngine::beginPhases(Timestamp now)
{
    for (auto it = m_phased.begin(); it != m_phased.end();) {
        StoredDeployment *deployment = m_store.bySeq(it->first);
        if (!deployment || !deployment->active || it->second >= deployment->phases.size()) {
            it = m_phased.erase(it);
            continue;
        }
        if (deployment->phases[it->second].start > now) {
            ++it;
            continue;
        }
        addAdmission(*deployment, it->second++);
        if (deployment->d.status == api::DeploymentStatus::Scheduled)
            m_rollout.refreshStatus(*deployment);
    }
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
            if (admission.phase && !admission.rows && deployment->phaseOf(deployment->targets.positionAt(at)) != *admission.phase)
                continue;
            const Row row = admission.rows ? (*admission.rows)[at] : m_fleet.find(deployment->targets.at(at));
            if (row == Fleet::kNoRow || !m_fleet.isDevice(row) || !m_fleet.isSimulated(row))
                continue;
            if (admission.rows)
                static_cast<void>(invite(deployment->seq, row));
            engage(*deployment, row, now);
        }
        if (admission.next >= size)
            m_admissions.pop_front();
    }
}

void DeploymentEngine::engage(const StoredDeployment &deployment, Row row, Timestamp now)
{
    if (row >= m_engaged.size())
        m_engaged.resize(std::max<size_t>(row + 1, m_fleet.count()), false);
    if (m_engaged[row])
        return;
    m_engaged[row] = true;
    const auto wait = m_context.clock.scaled(behaviour(deployment, row, 1).untilNextPoll);
    m_queue.emplace(now.ms + wait.count(), 0, row, Stage::Ask);
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
                engage(deployment, row, now);
        }
    }
}

void DeploymentEngine::schedule(
    Row row, Stage stage, std::chrono::milliseconds simulated, qint64 deployment, std::chrono::milliseconds atLeast)
{
    const auto wait = std::max(m_context.clock.scaled(simulated), std::min(atLeast, simulated));
    m_queue.emplace(m_context.clock.now().ms + wait.count(), deployment, row, stage);
}

void DeploymentEngine::askLater(Row row)
{
    schedule(row, Stage::Ask, kNextPoll);
}

int DeploymentEngine::run(Timestamp now, int most)
{
    if (!*m_unsettled) {
        *m_unsettled = true;
        m_context.afterCommit.push_back([unsettled = m_unsettled] { *unsettled = false; });
    }
    QElapsedTimer watch;
    watch.start();
    beginPhases(now);
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
    const Row row = step.row;
    if (!m_fleet.isDevice(row) || !m_fleet.isSimulated(row) || m_fleet.isDecommissioning(row) || m_store.active().empty()) {
        m_engaged[row] = false; // it is gone, or there is nothing to ask for
        return;
    }
    const bool asks = step.stage() == Stage::Ask;
    if (m_fleet.status(row) != AuthStatus::Accepted || (asks && !m_fleet.isOnline(row)))
        return schedule(row, step.stage(), kOfflineRecheck, step.deployment(), kIdleAtLeast); // it may come back
    m_fleet.touch(row);
    StoredDeployment *deployment = asks ? nullptr : m_store.bySeq(step.deployment());
    if (asks)
        ask(row);
    else if (deployment && deployment->active)
        advance(step, *deployment);
    else
        askLater(row); // aborted meanwhile; something else may wait
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

void DeploymentEngine::ask(Row row)
{
    NextAnswer answer = m_rollout.next(m_fleet.uuid(row), questionOf(row));
    if (answer.kind == NextKind::Nothing && !answer.settled) {
        m_engaged[row] = false;
        return;
    }
    if (answer.kind != NextKind::Work)
        return askLater(row); // one decision per poll
    StoredDeployment &deployment = m_store.at(answer.work.deployment->seq);
    DeviceRecord &record = answer.record;
    const UpdateBehaviour how = behaviour(deployment, row, record.attempts);
    switch (record.state) {
    case DeviceState::Pending:
        m_rollout.apply(deployment, record, DeviceState::Downloading, {});
        return schedule(row, Stage::Downloading, how.downloading, deployment.seq);
    // After a restart it goes on where its record is.
    case DeviceState::Downloading:
        return schedule(row, Stage::Downloading, how.downloading, deployment.seq);
    case DeviceState::Installing:
        return schedule(row, Stage::Installing, how.installing, deployment.seq);
    case DeviceState::Rebooting:
        return schedule(row, Stage::Rebooting, how.rebooting, deployment.seq);
    case DeviceState::PauseBeforeInstalling:
        return enter(deployment, record, row, Stage::Installing, how);
    case DeviceState::PauseBeforeRebooting:
        return enter(deployment, record, row, Stage::Rebooting, how);
    case DeviceState::PauseBeforeCommitting:
        return enter(deployment, record, row, Stage::Committing, how);
    default:
        return askLater(row);
    }
}

void DeploymentEngine::advance(const Step &step, StoredDeployment &deployment)
{
    static const QHash<Stage, QList<DeviceState>> expected { { Stage::Downloading, { DeviceState::Downloading } },
        { Stage::Installing, { DeviceState::Installing } }, { Stage::Rebooting, { DeviceState::Rebooting } },
        { Stage::Committing, { DeviceState::Rebooting, DeviceState::PauseBeforeCommitting } },
        { Stage::HoldInstall, { DeviceState::PauseBeforeInstalling } }, { Stage::HoldReboot, { DeviceState::PauseBeforeRebooting } },
        { Stage::HoldCommit, { DeviceState::PauseBeforeCommitting } } };
    const Row row = step.row;
    std::optional<DeviceRecord> record = m_store.record(step.deployment(), m_fleet.uuid(row));
    if (!record || !expected.value(step.stage()).contains(record->state))
        return askLater(row); // aborted meanwhile
    const UpdateBehaviour how = behaviour(deployment, row, record->attempts);
    switch (step.stage()) {
    case Stage::Downloading:
    case Stage::Installing:
    case Stage::Rebooting:
        if (how.fails && how.failsIn == api::deviceStateToWire(record->state))
            return fail(deployment, *record, row, how.log);
        return enter(deployment, *record, row, static_cast<Stage>(static_cast<int>(step.stage()) + 1), how);
    case Stage::HoldInstall:
        return enter(deployment, *record, row, Stage::Installing, how);
    case Stage::HoldReboot:
        return enter(deployment, *record, row, Stage::Rebooting, how);
    case Stage::HoldCommit:
        return enter(deployment, *record, row, Stage::Committing, how);
    case Stage::Committing:
        return succeed(deployment, *record, row);
    case Stage::Ask:
        return;
    }
}

void DeploymentEngine::enter(StoredDeployment &deployment, DeviceRecord &record, Row row, Stage next, const UpdateBehaviour &how)
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
        : Door { u"ArtifactCommit_Enter", DeviceState::PauseBeforeCommitting, Stage::HoldCommit, record.state, how.committing };
    const QString action = actionFor(deployment, door.name);
    if (action == u"fail") {
        return fail(deployment, record, row,
            { QStringLiteral("info: Update control map evaluated at %1").arg(door.name),
                QStringLiteral("error: The update control map says fail at %1").arg(door.name) });
    }
    const bool pauses = action == u"pause";
    if (const DeviceState state = pauses ? door.pause : door.state; state != record.state)
        m_rollout.apply(deployment, record, state, {});
    if (pauses)
        schedule(row, door.hold, kHoldRecheck, deployment.seq, kHoldAtLeast);
    else
        schedule(row, next, door.lasts, deployment.seq);
}

void DeploymentEngine::fail(StoredDeployment &deployment, DeviceRecord &record, Row row, const QStringList &log)
{
    // The lines are spread over the attempt that ends now.
    const qint64 now = m_context.clock.now().ms;
    const qint64 spacing = m_context.clock.scaled(kLogSpacing).count();
    QByteArray text;
    for (qsizetype i = 0; i < log.size(); ++i) {
        const QString &line = log.at(i);
        const qsizetype colon = line.indexOf(QStringLiteral(": "));
        text += logLine(Timestamp { now - (log.size() - 1 - i) * spacing }, colon > 0 ? line.left(colon) : QStringLiteral("info"),
            colon > 0 ? line.mid(colon + 2) : line);
    }
    m_store.setLog(deployment.seq, record.device, text);
    record.hasLog = !text.isEmpty();
    m_rollout.apply(deployment, record, DeviceState::Failure, {});
    askLater(row); // for another attempt or another deployment
}

void DeploymentEngine::succeed(StoredDeployment &deployment, DeviceRecord &record, Row row)
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
    m_rollout.apply(deployment, record, DeviceState::Success, {});
    if (deployment.d.type != u"configuration")
        m_fleet.softwareInstalled(row, installed, provides);
    else if (configured)
        configured(deployment.d.id.text, row);
    askLater(row);
}

} // namespace drydock::lab
