// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentService: deployments over HTTP, for people (server.md 5.4 to 5.6), for devices (5.9) and for the other
// services of a cluster (13.4). Owned by LabServices; service thread. It reads requests and writes answers; decisions
// are Rollout's.
#pragma once

#include "app/lab/deployments/configurationdeployments.h"
#include "app/lab/deployments/rollout.h"
#include "app/lab/software/softwareservice.h"

namespace drydock::lab {

class DeploymentService final : public Service {
public:
    DeploymentService(LabContext &context, Fleet &fleet, Rollout &rollout, DeploymentStore &store, SoftwareService &software,
        ConfigurationDeployments &configurations);

    void opened() override { m_store.load(); }

private:
    using Call = Response (DeploymentService::*)(const Request &);
    //! A route whose changes are written before it answers.
    void route(Method method, const QString &path, Access access, Call call);
    void addManagementRoutes();
    void addCommercialRoutes();
    void addDeviceRoutes();
    void addInternalRoutes();
    void connectSoftware(SoftwareService &software);
    // for people; deploymentservice.cpp and deploymentlists.cpp
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
    // commercialapi.cpp
    Response createForFilter(const Request &request);
    Response patch(const Request &request);
    Response deltaStatus(const Request &request);
    Response logAsText(const Request &request);
    Response explainLog(const Request &request);
    Response updateControl(const Request &request);
    Response artifactsForDevice(const Request &request);
    Response artifactForDevice(const Request &request);
    Response artifactLinkForDevice(const Request &request);
    // internalapi.cpp
    Response addTenant(const Request &request);
    Response removeTenant(const Request &request);
    Response recordsById(const Request &request);
    Response removeDevice(const Request &request);
    Response groups(const Request &request);
    Response lastStatuses(const Request &request);
    // for devices; deviceapi.cpp
    Response nextByQuery(const Request &request);
    Response nextByBody(const Request &request);
    Response nextV2(const Request &request);
    Response next(const Request &request, const Question &question, bool withUpdateControl = false);
    void encodeArtifact(api::JsonWriter &writer, const Request &request, const api::Artifact &artifact) const;
    Response putStatus(const Request &request);
    Response putLog(const Request &request);

    [[nodiscard]] std::variant<StoredDeployment *, Response> deploymentOf(const Request &request);
    [[nodiscard]] std::variant<QByteArray, Response> logOf(const Request &request);
    [[nodiscard]] std::vector<const api::Deployment *> withNames(const Request &request, const QStringList &names) const;
    [[nodiscard]] QStringList devicesCalled(const Request &request, const QString &value) const;
    Response answerPage(const Request &request, const std::vector<const api::Deployment *> &found);
    Response recordsAnswer(const std::vector<DeviceRecord> &records) const;
    [[nodiscard]] api::DeploymentDevice toApi(const DeviceRecord &record) const;
    void encodeHistory(api::JsonWriter &writer, const Request &request, const DeviceRecord &record) const;
    [[nodiscard]] std::optional<api::DeploymentImage> imageOf(const DeviceRecord &record) const;
    //! As whoever asks may see it.
    [[nodiscard]] static api::Deployment toApi(const Request &request, const api::Deployment &deployment);
    [[nodiscard]] bool isCommercial() const { return m_context.options.plan != Plan::OpenSource; }
    void audit(const Request &request, const QString &action, const api::Deployment &deployment);

    LabContext &m_context;
    Fleet &m_fleet;
    Rollout &m_rollout;
    DeploymentStore &m_store;
    SoftwareService &m_software;
    ConfigurationDeployments &m_configurations;
};

//! The id of the last part of a path or of a body: 36 characters.
bool isUuid(const QString &text);
//! The status filter of device lists: a state or a group of states; nothing where it is neither.
std::optional<QList<DeviceState>> statesOf(const QString &word);

} // namespace drydock::lab
