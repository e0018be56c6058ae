// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentstore.h"

#include <algorithm>

namespace drydock::lab {

namespace {

const QString kRecord = QStringLiteral("id, deployment, device, state, substate, created, started, finished, artifact, question, "
                                       "has_log, attempts");
constexpr qsizetype kUuidSize = 16;

QString text(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Timestamp time(const Statement &row, int column)
{
    return row.isNull(column) ? Timestamp {} : Timestamp { row.number(column) };
}

QVariant orNull(Timestamp time)
{
    return time.isValid() ? QVariant(time.ms) : QVariant();
}

QString stateFilter(const QList<DeviceState> &states)
{
    if (states.isEmpty())
        return {};
    return QStringLiteral(" AND state IN (?") + QStringLiteral(", ?").repeated(states.size() - 1) + QStringLiteral(")");
}

QByteArray pack(const std::vector<QUuid> &targets)
{
    QByteArray packed;
    packed.reserve(std::ssize(targets) * kUuidSize);
    for (const QUuid &target : targets)
        packed += target.toRfc4122();
    return packed;
}

std::vector<QUuid> unpack(const QByteArray &packed)
{
    std::vector<QUuid> targets;
    targets.reserve(static_cast<size_t>(packed.size() / kUuidSize));
    for (qsizetype i = 0; i + kUuidSize <= packed.size(); i += kUuidSize)
        targets.push_back(QUuid::fromRfc4122(QByteArrayView(packed).sliced(i, kUuidSize)));
    return targets;
}

void indexTargets(StoredDeployment &deployment, const std::vector<QUuid> &targets)
{
    deployment.targets.clear();
    deployment.targets.reserve(targets.size());
    for (size_t i = 0; i < targets.size(); ++i)
        deployment.targets.emplace_back(targets[i], static_cast<quint32>(i));
    std::sort(deployment.targets.begin(), deployment.targets.end());
}

//! Phases become stretches of the list; the last takes the rest.
void spanPhases(StoredDeployment &deployment)
{
    deployment.phases.clear();
    qint64 end = 0;
    for (size_t i = 0; i < deployment.d.phases.size(); ++i) {
        const bool last = i + 1 == deployment.d.phases.size();
        end = last ? deployment.d.maxDevices : std::min(deployment.d.maxDevices, end + deployment.d.phases[i].deviceCount);
        deployment.phases.push_back({ deployment.d.phases[i].start, static_cast<quint32>(end) });
    }
}

} // namespace

std::optional<quint32> StoredDeployment::position(const QUuid &device) const
{
    const auto it = std::lower_bound(targets.begin(), targets.end(), std::pair(device, quint32 { 0 }));
    return it != targets.end() && it->first == device ? std::optional(it->second) : std::nullopt;
}

Timestamp StoredDeployment::startOf(quint32 position) const
{
    for (const PhaseSpan &phase : phases) {
        if (position < phase.end)
            return phase.start;
    }
    return {};
}

api::DeploymentDevice DeviceRecord::toApi() const
{
    api::DeploymentDevice result;
    result.id = DeviceId(text(device));
    result.state = state;
    result.substate = substate;
    result.created = created;
    result.started = started;
    result.finished = finished;
    result.hasLog = hasLog;
    result.attempts = attempts;
    return result;
}

DeploymentStore::DeploymentStore(LabContext &context)
    : m_context(context)
{
    context.db.registerSchema(QStringLiteral("deployments"),
        { {
            QStringLiteral("CREATE TABLE deployments (seq INTEGER PRIMARY KEY, json TEXT NOT NULL, active INTEGER NOT NULL, "
                           "fingerprint TEXT NOT NULL, targets BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE deployment_records (id TEXT NOT NULL, deployment INTEGER NOT NULL REFERENCES "
                           "deployments(seq), device TEXT NOT NULL, state INTEGER NOT NULL, substate TEXT NOT NULL, created "
                           "INTEGER NOT NULL, started INTEGER, finished INTEGER, artifact TEXT NOT NULL, question TEXT NOT "
                           "NULL, has_log INTEGER NOT NULL, attempts INTEGER NOT NULL, deleted INTEGER, PRIMARY KEY "
                           "(deployment, device)) WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX deployment_records_device ON deployment_records(device, created)"),
            QStringLiteral("CREATE INDEX deployment_records_artifact ON deployment_records(artifact)"),
            QStringLiteral("CREATE TABLE deployment_logs (deployment INTEGER NOT NULL, device TEXT NOT NULL, text TEXT NOT NULL, "
                           "PRIMARY KEY (deployment, device)) WITHOUT ROWID"),
        } });
}

void DeploymentStore::load()
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT seq, json, active, fingerprint FROM deployments ORDER BY seq"));
    while (read.next()) {
        Result<api::Deployment> decoded = api::decodeBody<api::Deployment>(read.text(1).toUtf8(), api::decodeDeployment);
        if (!decoded.ok())
            continue;
        StoredDeployment deployment;
        deployment.seq = read.number(0);
        deployment.d = std::move(decoded).value();
        deployment.active = read.number(2) != 0;
        deployment.fingerprint = read.text(3).toLatin1();
        if (deployment.active) {
            loadTargets(deployment);
            m_active.insert(deployment.seq);
        }
        m_byId.insert(deployment.d.id.text, deployment.seq);
        m_deployments.emplace(deployment.seq, std::move(deployment));
    }
}

void DeploymentStore::loadTargets(StoredDeployment &deployment)
{
    indexTargets(deployment, targetList(deployment.seq));
    spanPhases(deployment);
}

std::vector<QUuid> DeploymentStore::targetList(qint64 seq) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT targets FROM deployments WHERE seq = ?"));
    return read.bind(seq).next() ? unpack(read.bytes(0)) : std::vector<QUuid>();
}

StoredDeployment *DeploymentStore::find(const QString &id)
{
    const auto it = m_byId.constFind(id);
    return it == m_byId.constEnd() ? nullptr : &m_deployments.at(*it);
}

StoredDeployment &DeploymentStore::add(StoredDeployment deployment, const std::vector<QUuid> &targets)
{
    m_context.db.prepare(QStringLiteral("INSERT INTO deployments (json, active, fingerprint, targets) VALUES (?, ?, ?, ?)"))
        .bind(QString::fromUtf8(api::toJson(deployment.d)))
        .bind(deployment.active ? 1 : 0)
        .bind(QString::fromLatin1(deployment.fingerprint))
        .bind(pack(targets))
        .run();
    deployment.seq = m_context.db.lastInsertId();
    if (deployment.active) {
        indexTargets(deployment, targets);
        spanPhases(deployment);
        m_active.insert(deployment.seq);
    }
    const qint64 seq = deployment.seq;
    m_byId.insert(deployment.d.id.text, seq);
    return m_deployments[seq] = std::move(deployment);
}

void DeploymentStore::finish(StoredDeployment &deployment, Timestamp when)
{
    deployment.active = false;
    deployment.d.status = api::DeploymentStatus::Finished;
    deployment.d.statusText.clear();
    deployment.d.finished = when;
    deployment.targets = {};
    m_active.erase(deployment.seq);
    changed(deployment);
}

void DeploymentStore::flush()
{
    for (const qint64 seq : std::exchange(m_dirty, {})) {
        const StoredDeployment &deployment = m_deployments.at(seq);
        m_context.db.prepare(QStringLiteral("UPDATE deployments SET json = ?, active = ? WHERE seq = ?"))
            .bind(QString::fromUtf8(api::toJson(deployment.d)))
            .bind(deployment.active ? 1 : 0)
            .bind(seq)
            .run();
    }
}

DeviceRecord DeploymentStore::readRecord(const Statement &row)
{
    DeviceRecord record;
    record.id = row.text(0);
    record.deployment = row.number(1);
    record.device = QUuid::fromString(row.text(2));
    record.state = static_cast<DeviceState>(row.number(3));
    record.substate = row.text(4);
    record.created = time(row, 5);
    record.started = time(row, 6);
    record.finished = time(row, 7);
    record.artifactId = row.text(8);
    record.question = row.text(9);
    record.hasLog = row.number(10) != 0;
    record.attempts = static_cast<int>(row.number(11));
    return record;
}

std::optional<DeviceRecord> DeploymentStore::record(qint64 deployment, const QUuid &device) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT ") + kRecord
        + QStringLiteral(" FROM deployment_records WHERE deployment = ? AND device = ?"));
    return read.bind(deployment).bind(text(device)).next() ? std::optional(readRecord(read)) : std::nullopt;
}

std::optional<DeviceRecord> DeploymentStore::activeRecord(const QUuid &device) const
{
    for (const qint64 seq : m_active) {
        if (!m_deployments.at(seq).position(device))
            continue;
        std::optional<DeviceRecord> found = record(seq, device);
        if (found && !api::isFinal(found->state))
            return found;
    }
    return std::nullopt;
}

Timestamp DeploymentStore::newestFinished(const QUuid &device) const
{
    Statement read = m_context.db.prepare(
        QStringLiteral("SELECT max(created) FROM deployment_records WHERE device = ? AND state >= ?"));
    // Final states are the last of the enumeration.
    static_assert(DeviceState::Success < DeviceState::Failure && DeviceState::PauseBeforeCommitting < DeviceState::Success);
    if (!read.bind(text(device)).bind(static_cast<int>(DeviceState::Success)).next())
        return {};
    return time(read, 0);
}

void DeploymentStore::insert(const DeviceRecord &record)
{
    m_context.db
        .prepare(QStringLiteral("INSERT INTO deployment_records (") + kRecord + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        .bind(record.id)
        .bind(record.deployment)
        .bind(text(record.device))
        .bind(static_cast<int>(record.state))
        .bind(record.substate)
        .bind(record.created.ms)
        .bind(orNull(record.started))
        .bind(orNull(record.finished))
        .bind(record.artifactId)
        .bind(record.question)
        .bind(record.hasLog ? 1 : 0)
        .bind(record.attempts)
        .run();
}

void DeploymentStore::update(const DeviceRecord &record)
{
    m_context.db
        .prepare(QStringLiteral("UPDATE deployment_records SET state = ?, substate = ?, started = ?, finished = ?, artifact = ?, "
                                "question = ?, has_log = ?, attempts = ? WHERE deployment = ? AND device = ?"))
        .bind(static_cast<int>(record.state))
        .bind(record.substate)
        .bind(orNull(record.started))
        .bind(orNull(record.finished))
        .bind(record.artifactId)
        .bind(record.question)
        .bind(record.hasLog ? 1 : 0)
        .bind(record.attempts)
        .bind(record.deployment)
        .bind(text(record.device))
        .run();
}

void DeploymentStore::bindStates(Statement &statement, const QList<DeviceState> &states) const
{
    for (const DeviceState state : states)
        statement.bind(static_cast<int>(state));
}

std::vector<DeviceRecord> DeploymentStore::records(qint64 deployment, const QList<DeviceState> &states, qint64 limit, qint64 offset) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT ") + kRecord + QStringLiteral(" FROM deployment_records WHERE deployment = ?")
        + stateFilter(states) + QStringLiteral(" ORDER BY device LIMIT ? OFFSET ?"));
    read.bind(deployment);
    bindStates(read, states);
    read.bind(limit).bind(offset);
    std::vector<DeviceRecord> found;
    while (read.next())
        found.push_back(readRecord(read));
    return found;
}

qint64 DeploymentStore::countRecords(qint64 deployment, const QList<DeviceState> &states) const
{
    Statement read = m_context.db.prepare(
        QStringLiteral("SELECT count(*) FROM deployment_records WHERE deployment = ?") + stateFilter(states));
    read.bind(deployment);
    bindStates(read, states);
    return read.next() ? read.number(0) : 0;
}

std::vector<DeviceRecord> DeploymentStore::history(const QUuid &device, const QList<DeviceState> &states, qint64 limit, qint64 offset) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT ") + kRecord
        + QStringLiteral(" FROM deployment_records WHERE device = ? AND deleted IS NULL") + stateFilter(states)
        + QStringLiteral(" ORDER BY created DESC, deployment DESC LIMIT ? OFFSET ?"));
    read.bind(text(device));
    bindStates(read, states);
    read.bind(limit).bind(offset);
    std::vector<DeviceRecord> found;
    while (read.next())
        found.push_back(readRecord(read));
    return found;
}

qint64 DeploymentStore::countHistory(const QUuid &device, const QList<DeviceState> &states) const
{
    Statement read = m_context.db.prepare(
        QStringLiteral("SELECT count(*) FROM deployment_records WHERE device = ? AND deleted IS NULL") + stateFilter(states));
    read.bind(text(device));
    bindStates(read, states);
    return read.next() ? read.number(0) : 0;
}

void DeploymentStore::hideHistory(const QUuid &device, Timestamp when)
{
    m_context.db
        .prepare(QStringLiteral("UPDATE deployment_records SET deleted = ? WHERE device = ? AND deleted IS NULL AND state >= ?"))
        .bind(when.ms)
        .bind(text(device))
        .bind(static_cast<int>(DeviceState::Success))
        .run();
}

bool DeploymentStore::artifactUsed(const QString &artifactId) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT 1 FROM deployment_records WHERE artifact = ? LIMIT 1"));
    return read.bind(artifactId).next();
}

void DeploymentStore::setLog(qint64 deployment, const QUuid &device, const QByteArray &content)
{
    m_context.db
        .prepare(QStringLiteral("INSERT INTO deployment_logs (deployment, device, text) VALUES (?, ?, ?) ON CONFLICT (deployment, "
                                "device) DO UPDATE SET text = excluded.text"))
        .bind(deployment)
        .bind(text(device))
        .bind(QString::fromUtf8(content))
        .run();
}

std::optional<QByteArray> DeploymentStore::log(qint64 deployment, const QUuid &device) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT text FROM deployment_logs WHERE deployment = ? AND device = ?"));
    return read.bind(deployment).bind(text(device)).next() ? std::optional(read.text(0).toUtf8()) : std::nullopt;
}

} // namespace drydock::lab
