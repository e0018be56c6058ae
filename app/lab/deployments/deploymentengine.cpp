// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentengine.h"

#include "app/lab/recipe.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace drydock::lab {

using namespace std::chrono_literals;

namespace {

constexpr int kStepsPerTick = 4000;
constexpr qint64 kBudgetMs = 80; // of a tick: requests wait behind it
constexpr auto kOfflineRecheck = 5min;
constexpr auto kBusyRecheck = 30s;

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
{
    m_rollout.created = [this](const StoredDeployment &deployment) { enqueue(deployment, m_context.clock.now().ms); };
    context.tickers.push_back({ 200ms, [this](Timestamp now) { tick(now); } });
}

void DeploymentEngine::opened()
{
    const qint64 now = m_context.clock.now().ms;
    for (const qint64 seq : m_store.active())
        enqueue(m_store.at(seq), now);
}

void DeploymentEngine::enqueue(const StoredDeployment &deployment, qint64 now)
{
    QHash<QUuid, DeviceRecord> records;
    if (deployment.d.deviceCount > 0) {
        for (DeviceRecord &record : m_store.records(deployment.seq, {}, -1, 0))
            records.insert(record.device, std::move(record));
    }
    for (const auto &[device, position] : deployment.targets) {
        const Row row = m_fleet.find(DeviceId(device.toString(QUuid::WithoutBraces)));
        if (row == Fleet::kNoRow || !m_fleet.isSimulated(row))
            continue;
        const auto record = records.constFind(device);
        const DeviceState state = record == records.constEnd() ? DeviceState::Pending : record->state;
        if (api::isFinal(state))
            continue;
        const auto wait = m_context.clock.scaled(behaviour(deployment, row, 1).untilNextPoll);
        const Timestamp start = deployment.startOf(position);
        m_queue.push({ std::max(now, start.isValid() ? start.ms : now) + wait.count(), deployment.seq, device, state });
    }
}

void DeploymentEngine::schedule(const Step &step, std::chrono::milliseconds simulated)
{
    Step later = step;
    later.due = m_context.clock.now().ms + m_context.clock.scaled(simulated).count();
    m_queue.push(later);
}

void DeploymentEngine::tick(Timestamp now)
{
    const std::set<qint64> active = m_store.active();
    for (const qint64 seq : active) {
        if (m_store.at(seq).d.status == api::DeploymentStatus::Scheduled)
            m_rollout.refreshStatus(m_store.at(seq));
    }
    run(now, kStepsPerTick);
}

int DeploymentEngine::run(Timestamp now, int most)
{
    QElapsedTimer watch;
    watch.start();
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

Row DeploymentEngine::movable(const QUuid &device) const
{
    const Row row = m_fleet.find(DeviceId(device.toString(QUuid::WithoutBraces)));
    if (row == Fleet::kNoRow || !m_fleet.isSimulated(row) || m_fleet.isDecommissioning(row)
        || m_fleet.status(row) != AuthStatus::Accepted)
        return Fleet::kNoRow;
    return row;
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
    const StoredDeployment &deployment = m_store.at(step.deployment);
    if (!deployment.active)
        return;
    const Row row = movable(step.device);
    if (row == Fleet::kNoRow)
        return schedule(step, kOfflineRecheck); // rejected or not accepted yet: it may come back
    if (!m_fleet.isOnline(row) && step.state == DeviceState::Pending)
        return schedule(step, kOfflineRecheck);
    m_fleet.touch(row);
    if (step.state == DeviceState::Pending)
        ask(step, row);
    else
        advance(step, row);
}

void DeploymentEngine::ask(const Step &step, Row row)
{
    const std::optional<DeviceRecord> own = m_store.record(step.deployment, step.device);
    if (own && own->state != DeviceState::Pending)
        return; // aborted, or moved on otherwise
    const QString installed = m_fleet.artifactName(row);
    const QString type = m_fleet.deviceType(row);
    const NextAnswer answer = m_rollout.next(step.device, { installed, type, installed + u'\n' + type });
    if (answer.kind == NextKind::Conflict)
        return;
    const bool mine = answer.kind == NextKind::Work && answer.work.deployment->seq == step.deployment;
    if (!mine) {
        // Busy with an older deployment, or one decision per poll: ask again unless this one is settled.
        const std::optional<DeviceRecord> now = m_store.record(step.deployment, step.device);
        if (m_store.at(step.deployment).active && (!now || !api::isFinal(now->state)))
            schedule(step, kBusyRecheck);
        return;
    }
    const StoredDeployment &deployment = *answer.work.deployment;
    const int attempt = m_store.record(step.deployment, step.device)->attempts;
    m_rollout.report(deployment.d.id.text, step.device, DeviceState::Downloading, {});
    Step next = step;
    next.state = DeviceState::Downloading;
    schedule(next, behaviour(deployment, row, attempt).downloading);
}

void DeploymentEngine::advance(const Step &step, Row row)
{
    const StoredDeployment &deployment = m_store.at(step.deployment);
    const std::optional<DeviceRecord> record = m_store.record(step.deployment, step.device);
    if (!record || record->state != step.state)
        return; // aborted meanwhile
    const UpdateBehaviour how = behaviour(deployment, row, record->attempts);
    if (how.fails && how.failsIn == api::deviceStateToWire(step.state))
        return fail(deployment, step, how);
    Step next = step;
    const auto move = [&](DeviceState to, std::chrono::milliseconds lasts) {
        m_rollout.report(deployment.d.id.text, step.device, to, {});
        next.state = to;
        schedule(next, lasts);
    };
    if (step.state == DeviceState::Downloading)
        move(DeviceState::Installing, how.installing);
    else if (step.state == DeviceState::Installing)
        move(DeviceState::Rebooting, how.rebooting + how.committing);
    else
        succeed(deployment, *record, row);
}

void DeploymentEngine::fail(const StoredDeployment &deployment, const Step &step, const UpdateBehaviour &how)
{
    // The lines are spread over the attempt that ends now.
    const qint64 now = m_context.clock.now().ms;
    const qint64 spacing = std::max<qint64>(1, m_context.clock.scaled(7s).count());
    QByteArray text;
    for (qsizetype i = 0; i < how.log.size(); ++i) {
        const QString &line = how.log.at(i);
        const qsizetype colon = line.indexOf(QStringLiteral(": "));
        text += logLine(Timestamp { now - (how.log.size() - 1 - i) * spacing }, colon > 0 ? line.left(colon) : QStringLiteral("info"),
            colon > 0 ? line.mid(colon + 2) : line);
    }
    m_store.setLog(deployment.seq, step.device, text);
    if (std::optional<DeviceRecord> record = m_store.record(deployment.seq, step.device)) {
        record->hasLog = !text.isEmpty();
        m_store.update(*record);
    }
    if (m_rollout.retry(deployment.d.id.text, step.device)) {
        Step again = step;
        again.state = DeviceState::Pending;
        return schedule(again, kBusyRecheck);
    }
    m_rollout.report(deployment.d.id.text, step.device, DeviceState::Failure, {});
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
    m_rollout.report(deployment.d.id.text, record.device, DeviceState::Success, {});
    m_fleet.softwareInstalled(row, artifact ? artifact->name : deployment.d.artifactName, provides);
}

} // namespace drydock::lab
