// SPDX-License-Identifier: GPL-3.0-or-later
//
// IotManagerService: the tenant's one integration with a cloud or a webhook, the devices' states in that cloud, and the
// events that a webhook is told (server.md 11). The lab reaches nobody outside: states are kept here, and an event's
// delivery says that it was not made. Owned by LabServer; service thread.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/iotmanager/integrationstore.h"
#include "app/lab/labcontext.h"

namespace drydock::lab {

class IotManagerService final : public Service {
public:
    IotManagerService(LabContext &context, Fleet &fleet);

private:
    void addRoutes();
    void addInternalRoutes(); // internalapi.cpp
    Response list(const Request &request) const;
    Response show(const Request &request) const;
    Response add(const Request &request);
    Response setCredentials(const Request &request);
    Response remove(const Request &request);
    Response showStates(const Request &request) const;
    Response showState(const Request &request) const;
    Response setState(const Request &request);
    Response listEvents(const Request &request) const;
    Response provisionInternally(const Request &request);

    [[nodiscard]] std::optional<api::Integration> find(const QString &id) const;
    [[nodiscard]] std::optional<api::Integration> cloud() const; //!< the integration that keeps states, if that is what there is
    //! A device became known to the cloud, left it or changed: told to whatever integration there is.
    void tell(const QString &type, const QString &device, const QString &status = {});
    void provisioned(const QString &device, const QString &status);

    LabContext &m_context;
    Fleet &m_fleet;
    IntegrationStore m_store;
};

} // namespace drydock::lab
