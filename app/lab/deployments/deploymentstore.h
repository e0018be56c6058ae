// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentStore: deployments and their device records. All deployments are held in memory and written when they
// changed; targets are held for active ones alone (TargetList); a record exists only for a device that has asked, and
// only on disk. A failed transaction makes it read everything anew. Owned by LabServices; service thread. It keeps
// books and decides nothing: that is Rollout's.
#pragma once

#include "app/lab/deployments/targetlist.h"
#include "app/lab/labcontext.h"
#include "models/api/deployments.h"

#include <QUuid>

#include <map>
#include <set>

namespace drydock::lab {

using api::DeviceState;

//! A phase as a stretch of the target list, or of the order in which the devices of a dynamic deployment ask.
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
    TargetList targets; //!< of active ones only, and not of dynamic ones

    //! When a target at that position may begin; invalid: at once.
    [[nodiscard]] Timestamp startOf(quint32 position) const;
    //! The index of its phase; 0 where there are none.
    [[nodiscard]] size_t phaseOf(quint32 position) const;
    //! So many that nobody else gets it.
    [[nodiscard]] bool isFull() const { return d.maxDevices > 0 && d.deviceCount >= d.maxDevices; }
    //! What percentages are of.
    [[nodiscard]] qint64 phaseBase() const { return d.maxDevices > 0 ? d.maxDevices : d.initialDeviceCount; }
    //! Devices of a phase that is not the last, which takes the rest.
    [[nodiscard]] qint64 batchOf(const api::DeploymentPhase &phase) const;
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
    QString deviceType;
    int phase = 0; //!< index
    Timestamp deleted; //!< hidden from the device's history

    [[nodiscard]] api::DeploymentDevice toApi() const;
};

class DeploymentStore {
public:
    explicit DeploymentStore(LabContext &context);
    //! Everything from the database. Throws DatabaseError where a row cannot be read.
    void load();

    // deployments
    [[nodiscard]] const std::map<qint64, StoredDeployment> &all() const { return m_deployments; } //!< oldest first
    [[nodiscard]] const std::map<qint64, StoredDeployment *> &active() const { return m_active; } //!< oldest first
    [[nodiscard]] StoredDeployment *find(const QString &id);
    [[nodiscard]] StoredDeployment *bySeq(qint64 seq); //!< null where it is gone
    [[nodiscard]] StoredDeployment &at(qint64 seq) { return m_deployments.at(seq); }
    //! Takes it over; gives it a seq.
    StoredDeployment &add(StoredDeployment deployment, const std::vector<QUuid> &targets);
    void changed(const StoredDeployment &deployment);
    void finish(StoredDeployment &deployment, Timestamp when);
    [[nodiscard]] std::vector<QUuid> targetList(qint64 seq) const; //!< in the order given
    //! Writes what changed; at the end of every request and tick.
    void flush();
    //! Everything of the tenant goes.
    void clear();
    //! How often a failed transaction made it read everything anew.
    [[nodiscard]] int reloads() const { return m_reloads; }
    //! Held for targets.
    [[nodiscard]] size_t targetBytes() const;

    // records
    [[nodiscard]] std::optional<DeviceRecord> record(qint64 deployment, const QUuid &device) const;
    [[nodiscard]] std::optional<DeviceRecord> recordById(const QString &id) const;
    //! The device's oldest that is not final.
    [[nodiscard]] std::optional<DeviceRecord> activeRecord(const QUuid &device) const;
    [[nodiscard]] std::optional<DeviceRecord> newestRecord(const QUuid &device) const;
    //! When the newest deployment was made that the device has finished.
    [[nodiscard]] Timestamp newestFinished(const QUuid &device) const;
    void insert(const DeviceRecord &record);
    void update(const DeviceRecord &record);
    //! Records that are not final become aborted, without a time.
    void abortRunning(qint64 deployment);
    [[nodiscard]] std::vector<DeviceRecord> records(qint64 deployment, const QList<DeviceState> &states, qint64 limit, qint64 offset) const;
    [[nodiscard]] qint64 countRecords(qint64 deployment, const QList<DeviceState> &states) const;
    [[nodiscard]] api::DeploymentStatistics countStates(qint64 deployment) const;
    [[nodiscard]] QHash<QUuid, DeviceState> states(qint64 deployment) const;
    [[nodiscard]] std::vector<DeviceRecord> history(const QUuid &device, const QList<DeviceState> &states, qint64 limit, qint64 offset) const;
    [[nodiscard]] qint64 countHistory(const QUuid &device, const QList<DeviceState> &states) const;
    void hideHistory(const QUuid &device, Timestamp when);
    [[nodiscard]] bool artifactUsed(const QString &artifactId) const;
    void setLog(qint64 deployment, const QUuid &device, const QByteArray &text);
    [[nodiscard]] std::optional<QByteArray> log(qint64 deployment, const QUuid &device) const;

private:
    static DeviceRecord readRecord(const Statement &row);
    static void bindStates(Statement &statement, const QList<DeviceState> &states);
    void touch();
    void rolledBack();
    void hold(StoredDeployment &deployment, const std::vector<QUuid> &targets);

    LabContext &m_context;
    std::map<qint64, StoredDeployment> m_deployments;
    QHash<QString, qint64> m_byId;
    std::map<qint64, StoredDeployment *> m_active;
    std::set<qint64> m_dirty;
    std::shared_ptr<bool> m_touched; //!< memory is ahead of what is committed
    int m_reloads = 0;
};

} // namespace drydock::lab
