// SPDX-License-Identifier: GPL-3.0-or-later
//
// Session: everything that exists because somebody is signed in to one server, built in order and destroyed in
// exact reverse: Transport, Apis, Stores, PollScheduler, PendingOperations. Several can live at once. Owned by
// Application; panes get references to the parts they need and are gone before it. GUI thread.
#pragma once

#include "app/desktop/sessioncontroller.h"
#include "models/api/artifacts.h"
#include "models/api/auditlogs.h"
#include "models/api/deployments.h"
#include "models/api/deviceauth.h"
#include "models/api/inventory.h"
#include "models/api/tenantadm.h"
#include "models/api/useradm.h"

#include <memory>

namespace drydock {

//! One stateless façade per Mender service, all over the same transport.
struct Apis {
    explicit Apis(Transport &transport);
    api::UserAdmApi users;
    api::TenantAdmApi tenant;
    api::DeviceAuthApi devices;
    api::InventoryApi inventory;
    api::DeploymentsApi deployments;
    api::SoftwareApi software;
    api::AuditLogsApi audit;
};

class Session final {
public:
    Session(std::unique_ptr<Transport> transport, SessionIdentity identity);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    [[nodiscard]] Transport &transport() { return *m_transport; }
    [[nodiscard]] const Apis &apis() const { return m_apis; }
    [[nodiscard]] const SessionIdentity &identity() const { return m_identity; }

private:
    SessionIdentity m_identity;
    std::unique_ptr<Transport> m_transport;
    Apis m_apis;
};

} // namespace drydock
