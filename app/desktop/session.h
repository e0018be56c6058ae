// SPDX-License-Identifier: GPL-3.0-or-later
//
// Session: everything that exists because somebody is signed in to one server, built in order and destroyed in
// exact reverse: Transport, the transports of internal services, CapabilityProbe, Apis, PollScheduler, PendingOperations,
// the stores, the activity log. Several can live at once. Owned by Application; panes get references to the parts they
// need and are gone before it. GUI thread.
#pragma once

#include "app/desktop/sessioncontroller.h"
#include "models/api/artifactmaking.h"
#include "models/api/artifacts.h"
#include "models/api/auditlogs.h"
#include "models/api/deltajobs.h"
#include "models/api/deployments.h"
#include "models/api/deploymentsv2.h"
#include "models/api/deviceauth.h"
#include "models/api/deviceconfig.h"
#include "models/api/deviceconnect.h"
#include "models/api/devicemonitor.h"
#include "models/api/internal.h"
#include "models/api/inventory.h"
#include "models/api/iotmanager.h"
#include "models/api/manifests.h"
#include "models/api/tenantadm.h"
#include "models/api/tenantbilling.h"
#include "models/api/useradm.h"
#include "models/api/useradmaccount.h"
#include "models/api/useradmplans.h"
#include "models/api/useradmroles.h"
#include "models/api/useradmsso.h"
#include "models/api/useradmusers.h"
#include "models/store/activitylog.h"
#include "models/store/auditstore.h"
#include "models/store/bulkwork.h"
#include "models/store/capabilityprobe.h"
#include "models/store/deploymentdetailstore.h"
#include "models/store/deploymentstore.h"
#include "models/store/devicedetailstore.h"
#include "models/store/downloadqueue.h"
#include "models/store/filterstore.h"
#include "models/store/fleethistory.h"
#include "models/store/fleetstore.h"
#include "models/store/pendingoperations.h"
#include "models/store/pollscheduler.h"
#include "models/store/releasestore.h"
#include "models/store/settingsstore.h"
#include "models/store/snapshotkeeper.h"
#include "models/store/tagstore.h"
#include "models/store/uploadqueue.h"

#include <map>
#include <memory>
#include <optional>

namespace drydock {

//! One stateless façade per Mender service, all over the same transport.
struct Apis {
    Apis(Transport &transport, const api::ApiVersions &versions);
    api::UserAdmApi users;
    api::UsersApi userAdmin;
    api::AccountApi account;
    api::PlansApi plans;
    api::RolesApi roles;
    api::SsoApi sso;
    api::TenantAdmApi tenant;
    api::BillingApi billing;
    api::DeviceAuthApi devices;
    api::InventoryApi inventory;
    api::DeviceConnectApi connections;
    api::DeviceMonitorApi monitor;
    api::IotManagerApi iot;
    api::DeploymentsApi deployments;
    api::DeploymentsV2Api deploymentsV2;
    api::SoftwareApi software;
    api::ArtifactMakingApi making;
    api::ManifestsApi manifests;
    api::DeltaApi deltas;
    api::DeviceConfigApi configuration;
    api::AuditLogsApi audit;
};

//! Everything that is known of the server now. Built after Apis, in this order.
struct Stores {
    Stores(Transport &transport, Clock &clock, const api::ApiVersions &versions);
    PollScheduler polls;
    PendingOperations operations;
    FleetStore fleet;
    ReleaseStore releases;
    DeploymentStore deployments;
    DeploymentDetailStore deployment;
    DeviceDetailStore device;
    AuditStore audit;
    FilterStore filters;
    SettingsStore settings;
    TagStore tags;
    UploadQueue uploads;
    DownloadQueue downloads;
};

//! One transport per internal service that the profile names; empty for most servers. They hold no token.
using InternalTransports = std::map<api::InternalService, std::unique_ptr<Transport>>;

class Session final {
public:
    //! An empty `snapshotFile` keeps no fleet between sessions, and no work that was interrupted.
    Session(std::unique_ptr<Transport> transport, Clock &clock, SessionIdentity identity,
        InternalTransports internalTransports = {}, const QString &snapshotFile = {});
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    [[nodiscard]] Transport &transport() { return *m_transport; }
    //! Of the server's transport and of every internal one.
    void setWriteGuard(WriteGuard guard);
    [[nodiscard]] CapabilityProbe &probe() { return m_probe; }
    [[nodiscard]] const Apis &apis() const { return m_apis; }
    //! Null where the profile names no internal service.
    [[nodiscard]] const api::InternalApi *internalApi() const { return m_internalApi ? &*m_internalApi : nullptr; }
    [[nodiscard]] Stores &stores() { return m_stores; }
    [[nodiscard]] SnapshotKeeper &snapshot() { return m_snapshot; }
    [[nodiscard]] BulkWork &bulk() { return m_bulk; }
    [[nodiscard]] FleetHistory &history() { return m_history; }
    [[nodiscard]] ActivityLog &activity() { return m_activity; }
    [[nodiscard]] const SessionIdentity &identity() const { return m_identity; }
    //! After signing in again: what the server offers is asked anew.
    void setIdentity(SessionIdentity identity);
    //! Once, when everything that follows the answers is connected.
    void startProbe();

private:
    SessionIdentity m_identity;
    std::unique_ptr<Transport> m_transport;
    InternalTransports m_internalTransports;
    std::optional<api::InternalApi> m_internalApi;
    CapabilityProbe m_probe;
    Apis m_apis;
    Stores m_stores;
    SnapshotKeeper m_snapshot;
    BulkWork m_bulk;
    FleetHistory m_history;
    ActivityLog m_activity;
};

} // namespace drydock
