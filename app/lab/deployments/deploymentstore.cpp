// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentstore.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace drydock::lab {

namespace {

constexpr qsizetype kUuidSize = 16;

QByteArray pack(const std::vector<QUuid> &targets)
{
    QByteArray packed(std::ssize(targets) * kUuidSize, Qt::Uninitialized);
    char *to = packed.data();
    for (const QUuid &target : targets) { // as QUuid::toRfc4122(), without an array for each
        qToBigEndian(target.data1, to);
        qToBigEndian(target.data2, to + 4);
        qToBigEndian(target.data3, to + 6);
        to = std::copy(std::begin(target.data4), std::end(target.data4), to + 8);
    }
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

//! Phases become stretches of the list; the last takes the rest.
void spanPhases(StoredDeployment &deployment)
{
    deployment.phases.clear();
    const qint64 all = deployment.d.isDynamic ? std::numeric_limits<quint32>::max() : deployment.d.maxDevices;
    qint64 end = 0;
    for (size_t i = 0; i < deployment.d.phases.size(); ++i) {
        const bool last = i + 1 == deployment.d.phases.size();
        end = last ? all : std::min(all, end + deployment.batchOf(deployment.d.phases[i]));
        deployment.phases.push_back({ deployment.d.phases[i].start, static_cast<quint32>(end) });
    }
}

} // namespace

Timestamp StoredDeployment::startOf(quint32 position) const
{
    return phases.empty() ? Timestamp {} : phases[phaseOf(position)].start;
}

size_t StoredDeployment::phaseOf(quint32 position) const
{
    for (size_t i = 0; i < phases.size(); ++i) {
        if (position < phases[i].end)
            return i;
    }
    return phases.empty() ? 0 : phases.size() - 1;
}

qint64 StoredDeployment::batchOf(const api::DeploymentPhase &phase) const
{
    if (phase.batchDevices > 0)
        return phase.batchDevices;
    return static_cast<qint64>(std::floor(static_cast<double>(phaseBase()) * phase.batchPercent / 100.0));
}

DeploymentStore::DeploymentStore(LabContext &context)
    : m_context(context)
    , m_touched(std::make_shared<bool>(false))
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
          },
            {
                // A row is written whole: with its targets in it every report would cost what the target list is long.
                QStringLiteral("CREATE TABLE deployment_targets (deployment INTEGER PRIMARY KEY REFERENCES deployments(seq), "
                               "ids BLOB NOT NULL)"),
                QStringLiteral("INSERT INTO deployment_targets (deployment, ids) SELECT seq, targets FROM deployments"),
                QStringLiteral("ALTER TABLE deployments DROP COLUMN targets"),
                QStringLiteral("ALTER TABLE deployment_records ADD COLUMN device_type TEXT NOT NULL DEFAULT ''"),
                QStringLiteral("ALTER TABLE deployment_records ADD COLUMN phase INTEGER NOT NULL DEFAULT 0"),
                // Below 8 a state is not final: what a device is busy with is found without its history.
                QStringLiteral("CREATE INDEX deployment_records_running ON deployment_records(device, created) WHERE state < 8"),
                QStringLiteral("CREATE INDEX deployment_records_id ON deployment_records(id)"),
            } });
    static_assert(static_cast<int>(DeviceState::Success) == 8 && DeviceState::PauseBeforeCommitting < DeviceState::Success);
    context.rolledBack.push_back([this] { rolledBack(); });
}

void DeploymentStore::load()
{
    m_deployments.clear();
    m_byId.clear();
    m_active.clear();
    m_dirty.clear();
    Statement read = m_context.db.prepare(QStringLiteral("SELECT seq, json, active, fingerprint FROM deployments ORDER BY seq"));
    while (read.next()) {
        Result<api::Deployment> decoded = api::decodeBody<api::Deployment>(read.text(1).toUtf8(), api::decodeDeployment);
        if (!decoded.ok())
            throw DatabaseError("deployment " + std::to_string(read.number(0)) + " cannot be read: " + decoded.error().apiMessage.toStdString());
        StoredDeployment deployment;
        deployment.seq = read.number(0);
        deployment.d = std::move(decoded).value();
        deployment.active = read.number(2) != 0;
        deployment.fingerprint = read.text(3).toLatin1();
        const qint64 seq = deployment.seq;
        m_byId.insert(deployment.d.id.text, seq);
        StoredDeployment &stored = m_deployments[seq] = std::move(deployment);
        if (stored.active)
            hold(stored, stored.d.isDynamic ? std::vector<QUuid>() : targetList(seq));
    }
}

void DeploymentStore::hold(StoredDeployment &deployment, const std::vector<QUuid> &targets)
{
    spanPhases(deployment);
    deployment.targets.assign(targets, !deployment.phases.empty());
    m_active.emplace(deployment.seq, &deployment);
}

void DeploymentStore::touch()
{
    if (*m_touched)
        return;
    *m_touched = true;
    m_context.afterCommit.push_back([touched = m_touched] { *touched = false; });
}

void DeploymentStore::rolledBack()
{
    if (!*m_touched)
        return;
    *m_touched = false;
    ++m_reloads;
    load();
}

std::vector<QUuid> DeploymentStore::targetList(qint64 seq) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT ids FROM deployment_targets WHERE deployment = ?"));
    return read.bind(seq).next() ? unpack(read.bytes(0)) : std::vector<QUuid>();
}

StoredDeployment *DeploymentStore::find(const QString &id)
{
    const auto it = m_byId.constFind(id);
    return it == m_byId.constEnd() ? nullptr : &m_deployments.at(*it);
}

StoredDeployment *DeploymentStore::bySeq(qint64 seq)
{
    const auto it = m_deployments.find(seq);
    return it == m_deployments.end() ? nullptr : &it->second;
}

StoredDeployment &DeploymentStore::add(StoredDeployment deployment, const std::vector<QUuid> &targets)
{
    touch();
    m_context.db.prepare(QStringLiteral("INSERT INTO deployments (json, active, fingerprint) VALUES (?, ?, ?)"))
        .bind(QString::fromUtf8(api::toJson(deployment.d)))
        .bind(deployment.active ? 1 : 0)
        .bind(QString::fromLatin1(deployment.fingerprint))
        .run();
    deployment.seq = m_context.db.lastInsertId();
    m_context.db.prepare(QStringLiteral("INSERT INTO deployment_targets (deployment, ids) VALUES (?, ?)"))
        .bind(deployment.seq)
        .bind(targets.empty() ? QByteArray("") : pack(targets))
        .run();
    const qint64 seq = deployment.seq;
    m_byId.insert(deployment.d.id.text, seq);
    StoredDeployment &stored = m_deployments[seq] = std::move(deployment);
    if (stored.active)
        hold(stored, targets);
    return stored;
}

void DeploymentStore::changed(const StoredDeployment &deployment)
{
    touch();
    m_dirty.insert(deployment.seq);
}

void DeploymentStore::finish(StoredDeployment &deployment, Timestamp when)
{
    deployment.active = false;
    deployment.d.status = api::DeploymentStatus::Finished;
    deployment.d.statusText.clear();
    deployment.d.finished = when;
    deployment.targets.clear();
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

void DeploymentStore::clear()
{
    touch();
    for (const char *table : { "deployment_logs", "deployment_records", "deployment_targets", "deployments" })
        m_context.db.exec(QStringLiteral("DELETE FROM ") + QLatin1StringView(table));
    load();
}

size_t DeploymentStore::targetBytes() const
{
    size_t sum = 0;
    for (const auto &[seq, deployment] : m_active)
        sum += deployment->targets.memoryBytes();
    return sum;
}

} // namespace drydock::lab
