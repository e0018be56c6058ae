// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rollout: the server's decisions about deployments (server.md 5.4, 5.5, 5.7, 5.8): what is created, what a device gets
// when it asks, what its reports do to counters and status, aborts and decommissioning. Virtual devices come to it over
// HTTP, simulated ones through DeploymentEngine; both get the same answers. Owned by LabServices; service thread.
#pragma once

#include "app/lab/deployments/deploymentstore.h"
#include "app/lab/fleet.h"
#include "app/lab/fleetqueries.h"
#include "app/lab/software/softwarestore.h"
#include "models/api/deploymentsv2.h"

namespace drydock::lab {

//! What a device tells when it asks for work.
struct Question {
    QString artifactName;
    QString deviceType;
    QString text; //!< all of it, to compare with an earlier one
    //! What else is installed; asked only where an artifact depends on it.
    std::function<std::optional<QString>(const QString &key)> provides = {};
};

struct Assignment {
    const StoredDeployment *deployment = nullptr;
    const api::Artifact *artifact = nullptr; //!< null: a configuration, whose artifact is made when it is fetched
};
enum class NextKind { Nothing, Work, Conflict };
struct NextAnswer {
    NextKind kind = NextKind::Nothing;
    Assignment work {};
    bool settled = false; //!< nothing, because a deployment was settled by asking: the next one may follow
    DeviceRecord record {}; //!< with Work
};

enum class ReportResult { Done, NotFound, Aborted, Decommissioned };

//! A saved filter as a deployment takes it over.
struct FilterOfDeployment {
    QString name;
    QByteArray terms; //!< JSON array
};

class Rollout {
public:
    Rollout(LabContext &context, Fleet &fleet, SoftwareStore &software, DeploymentStore &store);

    //! The new deployment, or the answer that refuses it. `group` is set for the group route.
    std::variant<StoredDeployment *, Response> create(const api::NewDeployment &wanted, const std::optional<QString> &group);
    //! To whatever matches a saved filter now or later.
    std::variant<StoredDeployment *, Response> createForFilter(const api::NewFilterDeployment &wanted);
    //! With an id, a name and a type of its own, to one device, without artifacts. Null where the id is taken.
    StoredDeployment *createForDevice(api::Deployment deployment, const QUuid &device);
    [[nodiscard]] std::optional<QString> artifactNameOf(const QString &deploymentId) const;
    NextAnswer next(const QUuid &device, const Question &question);
    ReportResult report(const QString &deploymentId, const QUuid &device, DeviceState state, const QString &substate);
    //! The same for who has both at hand.
    void apply(StoredDeployment &deployment, DeviceRecord &record, DeviceState state, const QString &substate);
    //! False where it is unknown or finished.
    bool abort(const QString &deploymentId);
    //! For one device: its active record and what it would get next end in that state.
    void endFor(const QUuid &device, DeviceState state);
    //! Nothing takes the map away. The answer that refuses it, if any.
    std::optional<Response> setUpdateControl(StoredDeployment &deployment, std::optional<api::UpdateControlMap> map);

    //! Everything of the tenant goes.
    void clear();

    //! Status from counters and, with phases, from the time.
    void refreshStatus(StoredDeployment &deployment);

    //! Whether a device of the fleet matches a dynamic deployment's filter.
    [[nodiscard]] bool matches(const StoredDeployment &deployment, Row row) const;
    //! All accepted devices that do.
    [[nodiscard]] std::vector<Row> matching(const StoredDeployment &deployment) const;

    void artifactAdded(const api::Artifact &artifact);
    void artifactRemoved(const QString &artifactId);
    [[nodiscard]] QStringList activeWith(const QString &artifactId) const;

    //! Told of every new deployment, so that simulated devices begin to ask.
    std::function<void(const StoredDeployment &)> created;
    //! Set where the plan has saved filters.
    std::function<std::optional<FilterOfDeployment>(const QString &id)> savedFilter;

private:
    // deploymentmaker.cpp
    std::variant<std::vector<QUuid>, Response> targetsOf(const api::NewDeployment &wanted, const std::optional<QString> &group) const;
    std::optional<Response> takePhases(StoredDeployment &deployment, const std::vector<api::DeploymentPhase> &phases) const;
    std::optional<Response> takeCommon(StoredDeployment &deployment, const QString &name, const QString &artifactName) const;
    std::optional<Response> takeExtras(StoredDeployment &deployment, int retries, const std::optional<api::UpdateControlMap> &map, bool delta) const;
    [[nodiscard]] QStringList groupsOf(const std::vector<QUuid> &devices, const std::optional<QString> &group) const;
    StoredDeployment *keep(StoredDeployment deployment, const std::vector<QUuid> &targets);
    //! Strictly growing: whether a device has passed a deployment is decided by this time.
    [[nodiscard]] Timestamp nextCreated() const;

    void setState(StoredDeployment &deployment, DeviceRecord &record, DeviceState state);
    //! It failed and has attempts left: the same deployment again.
    bool retry(StoredDeployment &deployment, DeviceRecord &record, const QString &substate);
    DeviceRecord newRecord(StoredDeployment &deployment, const QUuid &device, DeviceState state);
    //! The oldest active deployment newer than `after` that is for the device; `begun`: with its phase under way.
    [[nodiscard]] StoredDeployment *nextFor(const QUuid &device, Timestamp after, bool begun);
    [[nodiscard]] std::optional<quint32> positionIn(const StoredDeployment &deployment, const QUuid &device) const;
    NextAnswer decide(StoredDeployment &deployment, DeviceRecord record, const Question &question);
    [[nodiscard]] bool fits(const api::Artifact &artifact, const Question &question) const;
    [[nodiscard]] const api::Artifact *artifactFor(const StoredDeployment &deployment, const Question &question) const;
    [[nodiscard]] const QueryPlan &planOf(const StoredDeployment &deployment) const;

    LabContext &m_context;
    Fleet &m_fleet;
    SoftwareStore &m_software;
    DeploymentStore &m_store;
    mutable std::map<qint64, QueryPlan> m_plans; //!< of dynamic deployments, made at first need
};

} // namespace drydock::lab
