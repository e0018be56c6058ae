// SPDX-License-Identifier: GPL-3.0-or-later
//
// InventoryService: Mender's inventory over HTTP: devices, groups, tags, search, attributes, statistics, and the
// device's own writes. Owned by LabServices; service thread. All it knows of devices it asks of the fleet.
// Facts: server.md section 4.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/fleetqueries.h"
#include "app/lab/labcontext.h"
#include "models/api/inventory.h"

namespace drydock::lab {

class InventoryService final : public Service {
public:
    InventoryService(LabContext &context, Fleet &fleet);

    //! One device as the API shows it; `only` empty: all of its attributes.
    static api::Device toDevice(const Fleet &fleet, Row row, const std::vector<api::AttributeName> &only = {});

private:
    void addManagementRoutes();
    void addDeviceRoutes();
    void addInternalRoutes();

    Response listDevices(const Request &request);
    Response showDevice(const Request &request) const;
    Response clearDevice(const Request &request);
    Response showGroup(const Request &request) const;
    Response setGroup(const Request &request);
    Response leaveGroup(const Request &request);
    Response listGroups(const Request &request) const;
    Response listGroupDevices(const Request &request) const;
    Response changeGroup(const Request &request, bool join);
    Response dissolveGroup(const Request &request);
    Response writeTags(const Request &request, bool replace);
    Response search(const Request &request);
    Response searchIdentities(const Request &request);
    Response listAttributes() const;
    Response statistics() const;
    Response writeAttributes(const Request &request, Row row, bool replace);
    Response writeInternally(const Request &request);
    Response groupsInternally(const Request &request) const;

    [[nodiscard]] Response page(const std::vector<Row> &rows, qint64 offset, qint64 count,
        const std::vector<api::AttributeName> &only) const;

    LabContext &m_context;
    Fleet &m_fleet;
    FleetQueries m_queries;
};

} // namespace drydock::lab
