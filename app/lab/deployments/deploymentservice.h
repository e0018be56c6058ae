// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentService: deployments over HTTP, for people (server.md 5.4 to 5.6) and for devices (5.9). Owned by
// LabServices; service thread. It reads requests and writes answers; decisions are Rollout's.
#pragma once

#include "app/lab/deployments/rollout.h"
#include "app/lab/software/softwareservice.h"

namespace drydock::lab {

class DeploymentService final : public Service {
public:
    DeploymentService(LabContext &context, Rollout &rollout, DeploymentStore &store, SoftwareService &software);

    void opened() override { m_store.load(); }

private:
    using Call = Response (DeploymentService::*)(const Request &);
    //! A route whose changes are written before it answers.
    void route(Method method, const QString &path, Access access, Call call);
    void addManagementRoutes();
    void addDeviceRoutes();
    void connectSoftware(SoftwareService &software);
    // for people
    Response create(const Request &request);
    Response createForGroup(const Request &request);
    Response createWith(const Request &request, const std::optional<QString> &group);
    Response list(const Request &request);
    Response listV2(const Request &request);
    Response show(const Request &request);
    Response statistics(const Request &request);
    Response statisticsList(const Request &request);
    Response devices(const Request &request);
    Response devicesPage(const Request &request);
    Response targets(const Request &request);
    Response showLog(const Request &request);
    Response abort(const Request &request);
    Response history(const Request &request);
    Response abortForDevice(const Request &request);
    Response hideHistory(const Request &request);
    // for devices
    Response nextByQuery(const Request &request);
    Response nextByBody(const Request &request);
    Response nextV2(const Request &request);
    Response next(const Request &request, const Question &question);
    Response putStatus(const Request &request);
    Response putLog(const Request &request);

    [[nodiscard]] std::variant<StoredDeployment *, Response> deploymentOf(const Request &request);
    Response answerPage(const Request &request, const std::vector<const api::Deployment *> &found);
    void audit(const Request &request, const QString &action, const api::Deployment &deployment);

    LabContext &m_context;
    Rollout &m_rollout;
    DeploymentStore &m_store;
    SoftwareService &m_software;
};

} // namespace drydock::lab
