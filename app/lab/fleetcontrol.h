// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetControl: the fleet's part of /lab/v1: what a test or a rehearsal may do to simulated devices: stop and step the
// simulation, let one device report, borrow a device's token, choose which artifacts fail. Loopback only. Owned by
// LabServices; service thread.
#pragma once

#include "app/lab/deviceauth/deviceauthservice.h"
#include "app/lab/simulation.h"

namespace drydock::lab {

class FleetControl final : public Service {
public:
    FleetControl(LabContext &context, Fleet &fleet, Simulation &simulation, DeviceAuthService &deviceAuth);

private:
    Response showFleet() const;
    Response showCounters() const;
    [[nodiscard]] Response showTraffic() const;
    Response setSimulation(const Request &request);
    Response step(const Request &request);
    Response issueToken(const Request &request);
    Response report(const Request &request);
    Response setFailure(const Request &request);

    LabContext &m_context;
    Fleet &m_fleet;
    Simulation &m_simulation;
    DeviceAuthService &m_deviceAuth;
};

} // namespace drydock::lab
