// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentEngine: lets simulated devices go through deployments: they ask when their time comes, download, install,
// reboot, commit, succeed or fail with a log, and stop where an update control map says so. A queue of due moments with
// at most one entry a device, so that a tick costs what moves, whatever the size of the fleet and the number of
// deployments. Nothing of it is stored: after a restart or a failed transaction the devices ask again and go on where
// their records are. Owned by LabServices; service thread.
#pragma once

#include "app/lab/deployments/rollout.h"

#include <deque>
#include <queue>

namespace drydock::lab {

class DeploymentEngine final : public Service {
public:
    DeploymentEngine(LabContext &context, Fleet &fleet, Rollout &rollout, DeploymentStore &store, SoftwareStore &software);

    void opened() override;
    //! Everything that is due at `now`, at most `most` steps; how many there were.
    int run(Timestamp now, int most);
    //! A simulated device has taken a configuration.
    std::function<void(const QString &deploymentId, Row row)> configured;
    [[nodiscard]] size_t waiting() const { return m_queue.size(); }
    //! Targets of new deployments that have not been looked at yet.
    [[nodiscard]] bool isAdmitting() const { return !m_admissions.empty(); }

private:
    //! What a device does until its step is due; Hold…: it waits for a word.
    enum class Stage : quint8 { Ask, Downloading, Installing, Rebooting, Committing, HoldInstall, HoldReboot, HoldCommit };
    struct Step {
        qint64 due = 0;
        Row row = 0;
        quint32 what = 0; //!< the deployment's seq (none for Ask) and the stage: 16 bytes altogether
        Step() = default;
        Step(qint64 when, qint64 deployment, Row device, Stage stage)
            : due(when)
            , row(device)
            , what(static_cast<quint32>(deployment << 3) | static_cast<quint32>(stage))
        {
        }
        [[nodiscard]] qint64 deployment() const { return what >> 3; }
        [[nodiscard]] Stage stage() const { return static_cast<Stage>(what & 7); }
        friend bool operator>(const Step &a, const Step &b) { return a.due > b.due; }
    };
    //! A deployment, or a phase of one, whose simulated targets still have to begin to ask.
    struct Admission {
        qint64 deployment = 0;
        std::optional<size_t> phase;
        std::optional<std::vector<Row>> rows; //!< of a dynamic one; otherwise the target list
        size_t next = 0;
    };

    void rebuild();
    void enqueue(const StoredDeployment &deployment);
    void beginPhases(Timestamp now);
    void addAdmission(const StoredDeployment &deployment, std::optional<size_t> phase);
    void admit(Timestamp now);
    //! The device will ask, unless it is about to anyway.
    void engage(const StoredDeployment &deployment, Row row, Timestamp now);
    void followFleet(Timestamp now);
    [[nodiscard]] bool invite(qint64 deployment, Row row);
    void schedule(Row row, Stage stage, std::chrono::milliseconds simulated, qint64 deployment = 0, std::chrono::milliseconds atLeast = {});
    void askLater(Row row);
    void perform(const Step &step);
    void ask(Row row);
    void advance(const Step &step, StoredDeployment &deployment);
    void enter(StoredDeployment &deployment, DeviceRecord &record, Row row, Stage next, const UpdateBehaviour &how);
    void fail(StoredDeployment &deployment, DeviceRecord &record, Row row, const QStringList &log);
    void succeed(StoredDeployment &deployment, DeviceRecord &record, Row row);
    [[nodiscard]] Question questionOf(Row row) const;
    [[nodiscard]] UpdateBehaviour behaviour(const StoredDeployment &deployment, Row row, int attempt) const;

    LabContext &m_context;
    Fleet &m_fleet;
    Rollout &m_rollout;
    DeploymentStore &m_store;
    SoftwareStore &m_software;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> m_queue;
    std::deque<Admission> m_admissions;
    std::vector<bool> m_engaged; //!< by row: it has its step in the queue
    std::map<qint64, size_t> m_phased; //!< deployments and their next phase to begin
    std::map<qint64, QHash<Row, uint>> m_invited; //!< of dynamic deployments: who was told, with a part of its id
    quint64 m_journal = 0; //!< position in the fleet's
    int m_reloads = 0; //!< the store's, when the queue was made
    std::shared_ptr<bool> m_unsettled; //!< steps were taken that are not committed yet
};

//! "2026-11-23 01:38:21.5 +0000 UTC info: text\n", as the server prints a device's log.
QByteArray logLine(Timestamp when, const QString &level, const QString &message);

} // namespace drydock::lab
