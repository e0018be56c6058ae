// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConfigurationDeployments: deployments that carry a device's configuration (server.md 5.10): created by the device
// configuration service, one device each, with an artifact of payload type "mender-configure" that is made when it is
// downloaded, by a signed link that lives 15 minutes. Owned by LabServices; service thread. Which device gets it when,
// and what its reports do, is Rollout's.
#pragma once

#include "app/lab/deployments/rollout.h"

namespace drydock::lab {

class ConfigurationDeployments final : public Service {
public:
    ConfigurationDeployments(LabContext &context, Rollout &rollout);

    struct Wanted {
        QString id; //!< of the deployment
        QString name;
        QUuid device;
        QByteArray configuration; //!< JSON object of texts
        int retries = 0;
        std::optional<api::UpdateControlMap> updateControl;
    };
    //! The answer that refuses it (409 where the id is taken), or nothing.
    std::optional<Response> create(const Wanted &wanted);
    //! The instructions' "artifact" member for the device that asks.
    void encodeInstructions(api::JsonWriter &writer, const Request &request, const api::Deployment &deployment, const QString &deviceType) const;
    //! What a deployment carries; empty where it is none of these.
    [[nodiscard]] QByteArray configurationOf(const QString &deploymentId) const;

private:
    Response createOverInternal(const Request &request);
    Response download(const Request &request) const;

    LabContext &m_context;
    Rollout &m_rollout;
};

} // namespace drydock::lab
