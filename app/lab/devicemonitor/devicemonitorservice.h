// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceMonitorService: alerts that devices raise and what they watch (server.md 8), on professional and enterprise.
// Owned by LabServices; service thread. What is open shows in the inventory's scope "monitor": "alerts" and
// "alert_count".
#pragma once

#include "app/lab/fleet.h"
#include "models/api/devicemonitor.h"

namespace drydock::lab {

class DeviceMonitorService final : public Service {
public:
    DeviceMonitorService(LabContext &context, Fleet &fleet);

    //! As if the device had sent it; for simulated ones.
    void raise(Row row, const api::Alert &alert);
    //! A simulated device raises one of the recipe's alerts, or clears one that is open.
    void simulate(Row row, quint64 dice);

private:
    void addPublicRoutes();
    void addInternalRoutes();
    Response receive(const Request &request);
    Response receiveConfig(const Request &request);
    Response list(const Request &request);
    Response latest(const Request &request);
    Response showConfig(const Request &request);
    Response setChannel(const Request &request);
    Response latestInside(const Request &request);
    void store(const QString &device, api::Alert alert);
    void noteInInventory(const QString &device);
    //! The alerts that a simulated device's inventory speaks of are made when somebody first looks for them.
    void materialise(const QString &device);
    [[nodiscard]] api::Alert recipeAlert(size_t kind, api::AlertLevel level, Timestamp when) const;
    [[nodiscard]] qint64 openAlerts(const QString &device) const;
    void forget(const QString &device);

    LabContext &m_context;
    Fleet &m_fleet;
};

} // namespace drydock::lab
