// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentStore: deployments and their device records. All deployments are held in memory and written when they
// changed; targets are held for active ones alone, as 16-byte ids; a record exists only for a device that has asked.
// Owned by LabServices; service thread. It keeps books and decides nothing: that is Rollout's.
#pragma once

#include "app/lab/labcontext.h"
#include "models/api/deployments.h"

#include <QUuid>

#include <map>
#include <set>

namespace drydock::lab {

using api::DeviceState;

//! A phase as a stretch of the target list.
struct PhaseSpan {
    Timestamp start; //!< invalid: at once
    quint32 end = 0; //!< index behind its last target
};

struct StoredDeployment {
    qint64 seq = 0;
    api::Deployment d;
    bool active = true;
    QByteArray fingerprint; //!< of the whole definition
    std::vector<PhaseSpan> phases;
    std::vector<std::pair<QUuid, quint32>> targets; //!< sorted, with the position in the list; of active ones only

    //! The target's position, or nothing.
    [[nodiscard]] std::optional<quint32> position(const QUuid &device) const;
    //! When a target at that position may begin; invalid: at once.
    [[nodiscard]] Timestamp startOf(quint32 position) const;
};

struct DeviceRecord {
    QString id;
    qint64 deployment = 0; //!< seq
    QUuid device;
    DeviceState state = DeviceState::Pending;
    QString substate;
    Timestamp created; //!< the deployment's
    Timestamp started;
    Timestamp finished;
    QString artifactId;
    QString question; //!< what the device said when it asked
    bool hasLog = false;
    int attempts = 1;

    [[nodiscard]] api::DeploymentDevice toApi() const;
};

class DeploymentStore {
public:
    explicit DeploymentStore(LabContext &context);
    void load();

    // deployments
    [[nodiscard]] const std::map<qint64, StoredDeployment> &all() const { return m_deployments; } //!< oldest first
    [[nodiscard]] const std::set<qint64> &active() const { return m_active; }
    [[nodiscard]] StoredDeployment *find(const QString &id);
    [[nodiscard]] StoredDeployment &at(qint64 seq) { return m_deployments.at(seq); }
    //! Takes it over; gives it a seq.
    StoredDeployment &add(StoredDeployment deployment, const std::vector<QUuid> &targets);
    void changed(const StoredDeployment &deployment) { m_dirty.insert(deployment.seq); }
    void finish(StoredDeployment &deployment, Timestamp when);
    [[nodiscard]] std::vector<QUuid> targetList(qint64 seq) const; //!< in the order given
    //! Writes what changed; at the end of every request and tick.
    void flush();

    // records
    [[nodiscard]] std::optional<DeviceRecord> record(qint64 deployment, const QUuid &device) const;
    //! Of active deployments, oldest first.
    [[nodiscard]] std::optional<DeviceRecord> activeRecord(const QUuid &device) const;
    //! When the newest deployment was made that the device has finished.
    [[nodiscard]] Timestamp newestFinished(const QUuid &device) const;
    void insert(const DeviceRecord &record);
    void update(const DeviceRecord &record);
    [[nodiscard]] std::vector<DeviceRecord> records(qint64 deployment, const QList<DeviceState> &states, qint64 limit, qint64 offset) const;
    [[nodiscard]] qint64 countRecords(qint64 deployment, const QList<DeviceState> &states) const;
    [[nodiscard]] std::vector<DeviceRecord> history(const QUuid &device, const QList<DeviceState> &states, qint64 limit, qint64 offset) const;
    [[nodiscard]] qint64 countHistory(const QUuid &device, const QList<DeviceState> &states) const;
    void hideHistory(const QUuid &device, Timestamp when);
    [[nodiscard]] bool artifactUsed(const QString &artifactId) const;
    void setLog(qint64 deployment, const QUuid &device, const QByteArray &text);
    [[nodiscard]] std::optional<QByteArray> log(qint64 deployment, const QUuid &device) const;

private:
    static DeviceRecord readRecord(const Statement &row);
    void loadTargets(StoredDeployment &deployment);
    void bindStates(Statement &statement, const QList<DeviceState> &states) const;

    LabContext &m_context;
    std::map<qint64, StoredDeployment> m_deployments;
    QHash<QString, qint64> m_byId;
    std::set<qint64> m_active;
    std::set<qint64> m_dirty;
};

} // namespace drydock::lab
