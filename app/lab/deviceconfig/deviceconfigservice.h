// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceConfigService: what devices should be set to and what they say they are (server.md 6), over HTTP for people, for
// devices and inside. Owned by LabServices; service thread. A device that is accepted and has no row yet has an empty
// configuration: a fleet costs nothing until somebody configures it. The deployment that carries a configuration is
// ConfigurationDeployments'.
#pragma once

#include "app/lab/deployments/configurationdeployments.h"
#include "models/api/deviceconfig.h"

namespace drydock::lab {

class DeviceConfigService final : public Service {
public:
    DeviceConfigService(LabContext &context, Fleet &fleet, ConfigurationDeployments &deployments);

    //! A simulated device took what this deployment carried.
    void applied(const QString &deploymentId, Row row);

private:
    void addPublicRoutes();
    void addInternalRoutes();
    Response show(const Request &request);
    Response configure(const Request &request, const QString &device, bool merge);
    Response deploy(const Request &request, const QString &device);
    Response showForDevice(const Request &request);
    Response report(const Request &request);
    Response addDevice(const Request &request);

    //! Nothing where the device was never accepted.
    [[nodiscard]] std::optional<api::DeviceConfiguration> find(const QString &device) const;
    void store(const api::DeviceConfiguration &configuration);
    void forget(const QString &device);
    void audit(const Request &request, const QString &action, const QString &device, const QByteArray &change);

    LabContext &m_context;
    Fleet &m_fleet;
    ConfigurationDeployments &m_deployments;
};

} // namespace drydock::lab
