// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentStore: the half that keeps what single devices did, on disk alone.
#include "app/lab/deployments/deploymentstore.h"

namespace drydock::lab {

namespace {

const QString kSelect = QStringLiteral("SELECT id, deployment, device, state, substate, created, started, finished, artifact, "
                                       "question, has_log, attempts, device_type, phase, deleted FROM deployment_records WHERE ");

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

} // namespace

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
    result.deleted = deleted;
    result.deviceType = deviceType;
    return result;
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
    record.deviceType = row.text(12);
    record.phase = static_cast<int>(row.number(13));
    record.deleted = time(row, 14);
    return record;
}

std::optional<DeviceRecord> DeploymentStore::record(qint64 deployment, const QUuid &device) const
{
    Statement read = m_context.db.prepare(kSelect + QStringLiteral("deployment = ? AND device = ?"));
    return read.bind(deployment).bind(text(device)).next() ? std::optional(readRecord(read)) : std::nullopt;
}

std::optional<DeviceRecord> DeploymentStore::recordById(const QString &id) const
{
    Statement read = m_context.db.prepare(kSelect + QStringLiteral("id = ?"));
    return read.bind(id).next() ? std::optional(readRecord(read)) : std::nullopt;
}

std::optional<DeviceRecord> DeploymentStore::activeRecord(const QUuid &device) const
{
    // The bound is written out: only so does SQLite use the index of running records.
    Statement read = m_context.db.prepare(kSelect + QStringLiteral("device = ? AND state < 8 ORDER BY created LIMIT 1"));
    return read.bind(text(device)).next() ? std::optional(readRecord(read)) : std::nullopt;
}

std::optional<DeviceRecord> DeploymentStore::newestRecord(const QUuid &device) const
{
    Statement read = m_context.db.prepare(kSelect + QStringLiteral("device = ? ORDER BY created DESC LIMIT 1"));
    return read.bind(text(device)).next() ? std::optional(readRecord(read)) : std::nullopt;
}

Timestamp DeploymentStore::newestFinished(const QUuid &device) const
{
    Statement read = m_context.db.prepare(
        QStringLiteral("SELECT created FROM deployment_records WHERE device = ? AND state >= 8 ORDER BY created DESC LIMIT 1"));
    return read.bind(text(device)).next() ? time(read, 0) : Timestamp {};
}

void DeploymentStore::insert(const DeviceRecord &record)
{
    m_context.db
        .prepare(QStringLiteral("INSERT INTO deployment_records (id, deployment, device, state, substate, created, started, finished, "
                                "artifact, question, has_log, attempts, device_type, phase) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
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
        .bind(record.deviceType)
        .bind(record.phase)
        .run();
}

void DeploymentStore::update(const DeviceRecord &record)
{
    m_context.db
        .prepare(QStringLiteral("UPDATE deployment_records SET state = ?, substate = ?, started = ?, finished = ?, artifact = ?, "
                                "question = ?, has_log = ?, attempts = ?, device_type = ? WHERE deployment = ? AND device = ?"))
        .bind(static_cast<int>(record.state))
        .bind(record.substate)
        .bind(orNull(record.started))
        .bind(orNull(record.finished))
        .bind(record.artifactId)
        .bind(record.question)
        .bind(record.hasLog ? 1 : 0)
        .bind(record.attempts)
        .bind(record.deviceType)
        .bind(record.deployment)
        .bind(text(record.device))
        .run();
}

void DeploymentStore::abortRunning(qint64 deployment)
{
    m_context.db.prepare(QStringLiteral("UPDATE deployment_records SET state = ? WHERE deployment = ? AND state < 8"))
        .bind(static_cast<int>(DeviceState::Aborted))
        .bind(deployment)
        .run();
}

void DeploymentStore::bindStates(Statement &statement, const QList<DeviceState> &states)
{
    for (const DeviceState state : states)
        statement.bind(static_cast<int>(state));
}

std::vector<DeviceRecord> DeploymentStore::records(qint64 deployment, const QList<DeviceState> &states, qint64 limit, qint64 offset) const
{
    Statement read = m_context.db.prepare(
        kSelect + QStringLiteral("deployment = ?") + stateFilter(states) + QStringLiteral(" ORDER BY device LIMIT ? OFFSET ?"));
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

api::DeploymentStatistics DeploymentStore::countStates(qint64 deployment) const
{
    api::DeploymentStatistics counts;
    Statement read = m_context.db.prepare(
        QStringLiteral("SELECT state, count(*) FROM deployment_records WHERE deployment = ? GROUP BY state"));
    read.bind(deployment);
    while (read.next())
        counts[static_cast<DeviceState>(read.number(0))] = read.number(1);
    return counts;
}

QHash<QUuid, DeviceState> DeploymentStore::states(qint64 deployment) const
{
    QHash<QUuid, DeviceState> found;
    Statement read = m_context.db.prepare(QStringLiteral("SELECT device, state FROM deployment_records WHERE deployment = ?"));
    read.bind(deployment);
    while (read.next())
        found.insert(QUuid::fromString(read.text(0)), static_cast<DeviceState>(read.number(1)));
    return found;
}

std::vector<DeviceRecord> DeploymentStore::history(const QUuid &device, const QList<DeviceState> &states, qint64 limit, qint64 offset) const
{
    Statement read = m_context.db.prepare(kSelect + QStringLiteral("device = ? AND deleted IS NULL") + stateFilter(states)
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
    m_context.db.prepare(QStringLiteral("UPDATE deployment_records SET deleted = ? WHERE device = ? AND deleted IS NULL AND state >= 8"))
        .bind(when.ms)
        .bind(text(device))
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
