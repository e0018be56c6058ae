// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rollout: the server's decisions about deployments (server.md 5.4, 5.5, 5.7, 5.8): what is created, what a device gets
// when it asks, what its reports do to counters and status, aborts and decommissioning. Virtual devices come to it over
// HTTP, simulated ones through DeploymentEngine; both get the same answers. Owned by LabServices; service thread.
#pragma once

#include "app/lab/deployments/deploymentstore.h"
#include "app/lab/fleet.h"
#include "app/lab/software/softwarestore.h"

namespace drydock::lab {

//! What a device tells when it asks for work.
struct Question {
    QString artifactName;
    QString deviceType;
    QString text; //!< all of it, to compare with an earlier one
};

struct Assignment {
    const StoredDeployment *deployment = nullptr;
    const api::Artifact *artifact = nullptr;
};
enum class NextKind { Nothing, Work, Conflict };
struct NextAnswer {
    NextKind kind = NextKind::Nothing;
    Assignment work;
};

enum class ReportResult { Done, NotFound, Aborted, Decommissioned };

class Rollout {
public:
    Rollout(LabContext &context, Fleet &fleet, SoftwareStore &software, DeploymentStore &store);

    //! The new deployment, or the answer that refuses it. `group` is set for the group route.
    std::variant<StoredDeployment *, Response> create(const api::NewDeployment &wanted, const std::optional<QString> &group);
    NextAnswer next(const QUuid &device, const Question &question);
    ReportResult report(const QString &deploymentId, const QUuid &device, DeviceState state, const QString &substate);
    //! False where it is unknown or finished.
    bool abort(const QString &deploymentId);
    //! For one device: its active record and what it would get next end in that state.
    void endFor(const QUuid &device, DeviceState state);
    //! A failed device tries again where the deployment allows it. True if it does.
    bool retry(const QString &deploymentId, const QUuid &device);

    //! Status from counters and, with phases, from the time.
    void refreshStatus(StoredDeployment &deployment);

    void artifactAdded(const api::Artifact &artifact);
    void artifactRemoved(const QString &artifactId);
    [[nodiscard]] QStringList activeWith(const QString &artifactId) const;

    //! Told of every new deployment, so that simulated devices begin to ask.
    std::function<void(const StoredDeployment &)> created;

private:
    std::variant<std::vector<QUuid>, Response> targetsOf(const api::NewDeployment &wanted, const std::optional<QString> &group) const;
    std::optional<Response> takePhases(StoredDeployment &deployment, const api::NewDeployment &wanted) const;
    void setState(StoredDeployment &deployment, DeviceRecord &record, DeviceState state);
    void recount(StoredDeployment &deployment);
    DeviceRecord newRecord(StoredDeployment &deployment, const QUuid &device);
    NextAnswer decide(StoredDeployment &deployment, DeviceRecord record, const Question &question);
    [[nodiscard]] const api::Artifact *artifactFor(const StoredDeployment &deployment, const QString &deviceType) const;

    LabContext &m_context;
    Fleet &m_fleet;
    SoftwareStore &m_software;
    DeploymentStore &m_store;
};

} // namespace drydock::lab
