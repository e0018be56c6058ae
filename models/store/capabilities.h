// SPDX-License-Identifier: GPL-3.0-or-later
//
// Capabilities: what one server offers to one user, as a plain value: which services are there, which plan it is, what
// the user may do, and for what is off the reason as a code. Derived by a pure function from what the probe found out;
// made by CapabilityProbe, read by panes and rules. Words are ui/text's. Facts: web-ui.md 1 (tiers, add-ons),
// server.md 2.6, 2.7, 10, 18, 19.
#pragma once

#include "models/api/access.h"
#include "models/api/tenantadm.h"
#include "models/core/timestamp.h"

#include <QStringList>

#include <array>
#include <vector>

namespace drydock {

enum class AvailabilityState {
    Unknown, //!< nobody asked yet, or the answer was no answer: it may be tried
    Available,
    Unavailable,
};

enum class AvailabilityReason {
    None,
    NotAskedYet, //!< no network since sign-in
    ServerTrouble, //!< asked, but the server answered with an error of its own
    LearnedByUse, //!< the server has no list of it: the first use tells
    NotInPlan,
    NotInstalled, //!< the service does not answer on this server
    ServerTooOld, //!< only the older form is there, which cannot do it
    AddOnOff,
    NotServiceProvider,
    NotPermitted, //!< the user's roles do not allow it
};

struct Availability {
    AvailabilityState state = AvailabilityState::Unknown;
    AvailabilityReason reason = AvailabilityReason::NotAskedYet;

    [[nodiscard]] bool isOff() const { return state == AvailabilityState::Unavailable; }
    bool operator==(const Availability &) const = default;
};

enum class Service {
    UserAdm,
    DeviceAuth,
    Inventory,
    Deployments,
    DeviceConfig,
    DeviceConnect,
    DeviceMonitor,
    AuditLogs,
    IotManager,
    TenantAdm,
};
inline constexpr size_t kServiceCount = 10;

enum class PlanKind { Unknown, OpenSource, Professional, Enterprise };

struct ServerPlan {
    PlanKind kind = PlanKind::Unknown;
    QString name; //!< the server's own word
    QString tenant; //!< name of the user's tenant; empty without tenants
    bool multiTenant = false;
    bool serviceProvider = false;
    bool trial = false;
    Timestamp trialExpires;
    std::vector<api::Addon> addOns;
    bool operator==(const ServerPlan &) const = default;
};

struct Capabilities {
    ServerPlan plan;
    QStringList roles; //!< of the user, as the server names them; empty: unrestricted, or no roles on this server
    std::array<Availability, kServiceCount> services {};
    std::array<Availability, kCapabilityCount> capabilities {};

    [[nodiscard]] const Availability &operator[](Service service) const
    {
        return services[static_cast<size_t>(service)];
    }
    [[nodiscard]] const Availability &operator[](Capability capability) const
    {
        return capabilities[static_cast<size_t>(capability)];
    }
    Availability &operator[](Service service) { return services[static_cast<size_t>(service)]; }
    Availability &operator[](Capability capability) { return capabilities[static_cast<size_t>(capability)]; }
    //! What is not known to be off may be tried.
    [[nodiscard]] bool allows(Capability capability) const { return !(*this)[capability].isOff(); }
    bool operator==(const Capabilities &) const = default;
};

} // namespace drydock
