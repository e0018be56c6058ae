// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentEngine: lets simulated devices go through deployments: they ask when their time comes, download, install,
// reboot, succeed or fail with a log. A queue of due moments, so that a tick costs what moves, whatever the fleet's
// size; nothing of it is stored, a restart makes it anew from the records. Owned by LabServices; service thread.
#pragma once

#include "app/lab/deployments/rollout.h"

#include <queue>

namespace drydock::lab {

class DeploymentEngine final : public Service {
public:
    DeploymentEngine(LabContext &context, Fleet &fleet, Rollout &rollout, DeploymentStore &store, SoftwareStore &software);

    void opened() override;
    //! Everything that is due at `now`, at most `most` steps; how many there were.
    int run(Timestamp now, int most);
    [[nodiscard]] size_t waiting() const { return m_queue.size(); }

private:
    struct Step {
        qint64 due = 0;
        qint64 deployment = 0;
        QUuid device;
        DeviceState state = DeviceState::Pending; //!< the one to leave; Pending: it asks
        friend bool operator>(const Step &a, const Step &b) { return a.due > b.due; }
    };

    void tick(Timestamp now);
    void enqueue(const StoredDeployment &deployment, qint64 now);
    void schedule(const Step &step, std::chrono::milliseconds simulated);
    void perform(const Step &step);
    void ask(const Step &step, Row row);
    void advance(const Step &step, Row row);
    void fail(const StoredDeployment &deployment, const Step &step, const UpdateBehaviour &behaviour);
    void succeed(const StoredDeployment &deployment, const DeviceRecord &record, Row row);
    [[nodiscard]] Row movable(const QUuid &device) const;
    [[nodiscard]] UpdateBehaviour behaviour(const StoredDeployment &deployment, Row row, int attempt) const;

    LabContext &m_context;
    Fleet &m_fleet;
    Rollout &m_rollout;
    DeploymentStore &m_store;
    SoftwareStore &m_software;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> m_queue;
};

//! "2026-11-23 01:38:21.5 +0000 UTC info: text\n", as the server prints a device's log.
QByteArray logLine(Timestamp when, const QString &level, const QString &message);

} // namespace drydock::lab
