// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labservices.h"

#include "app/lab/audit/auditservice.h"
#include "app/lab/democontent.h"
#include "app/lab/deployments/deploymentengine.h"
#include "app/lab/deployments/deploymentservice.h"
#include "app/lab/deviceauth/deviceauthservice.h"
#include "app/lab/deviceconfig/deviceconfigservice.h"
#include "app/lab/deviceconnect/deviceconnectservice.h"
#include "app/lab/devicemonitor/devicemonitorservice.h"
#include "app/lab/fleet.h"
#include "app/lab/fleetcontrol.h"
#include "app/lab/inventory/inventoryservice.h"
#include "app/lab/inventory/savedfilters.h"
#include "app/lab/iotmanager/iotmanagerservice.h"
#include "app/lab/operations/healthservice.h"
#include "app/lab/simulation.h"
#include "app/lab/tenantadm/tenantservice.h"
#include "app/lab/useradm/accountservice.h"
#include "app/lab/useradm/roleservice.h"
#include "app/lab/useradm/useradmservice.h"

namespace drydock::lab {

struct LabServices::Private {
    Private(LabContext &context, AuditService &audit)
        : users(context)
        , account(context, users.store())
        , tenants(context)
        , fleet(context)
        , deviceAuth(context, fleet)
        , inventory(context, fleet)
        , simulation(context, fleet)
        , fleetControl(context, fleet, simulation, deviceAuth)
        , software(context)
        , deploymentStore(context)
        , rollout(context, fleet, software.store(), deploymentStore)
        , engine(context, fleet, rollout, deploymentStore, software.store())
        , configurations(context, rollout)
        , deployments(context, fleet, rollout, deploymentStore, software, configurations)
        , deviceConfig(context, fleet, configurations)
        , deviceConnect(context, fleet)
        , iotManager(context, fleet)
        , health(context)
        , demo(context, audit, fleet, software.store(), deploymentStore, rollout)
        , all { &audit, &users, &account, &tenants, &deviceAuth, &inventory, &simulation, &fleetControl, &software, &configurations, &deployments, &deviceConfig, &deviceConnect, &iotManager, &health, &engine, &demo }
    {
        engine.configured = [this](const QString &deployment, Row row) { deviceConfig.applied(deployment, row); };
        if (context.options.plan == Plan::Enterprise) {
            roles = std::make_unique<RoleService>(context, users.store());
            all.push_back(roles.get());
        }
        if (context.options.plan != Plan::OpenSource) {
            filters = std::make_unique<SavedFilters>(context, fleet);
            all.push_back(filters.get());
            monitor = std::make_unique<DeviceMonitorService>(context, fleet);
            all.push_back(monitor.get());
            simulation.alerted = [this](Row row, quint64 dice) { monitor->simulate(row, dice); };
            rollout.savedFilter = [this](const QString &id) -> std::optional<FilterOfDeployment> {
                const auto filter = filters->find(id);
                return filter ? std::optional(FilterOfDeployment { filter->name, filter->terms }) : std::nullopt;
            };
        }
    }

    UserAdmService users;
    AccountService account;
    TenantService tenants;
    Fleet fleet;
    DeviceAuthService deviceAuth;
    InventoryService inventory;
    Simulation simulation;
    FleetControl fleetControl;
    SoftwareService software;
    DeploymentStore deploymentStore;
    Rollout rollout;
    DeploymentEngine engine;
    ConfigurationDeployments configurations;
    DeploymentService deployments;
    DeviceConfigService deviceConfig;
    DeviceConnectService deviceConnect;
    IotManagerService iotManager;
    HealthService health;
    DemoContent demo;
    std::unique_ptr<SavedFilters> filters; //!< not with the open source plan
    std::unique_ptr<DeviceMonitorService> monitor; //!< likewise
    std::unique_ptr<RoleService> roles; //!< with the enterprise plan
    std::vector<Service *> all; //!< in the order of opening and seeding
};

LabServices::LabServices(LabContext &context, AuditService &audit)
    : d(std::make_unique<Private>(context, audit))
{
}

LabServices::~LabServices() = default;

QString LabServices::open(bool isNew, const QString &administrator, const QByteArray &password)
{
    d->users.ensureAdministrator(administrator, password);
    if (const QString problem = d->fleet.load(); !problem.isEmpty())
        return problem;
    for (Service *service : d->all)
        service->opened();
    if (isNew) {
        // As an operator would set it up: devices go by their host names, not by their ids.
        d->users.store().setSettings({}, R"({"id_attribute":{"attribute":"hostname","scope":"inventory"}})");
        if (const std::optional<StoredUser> author = d->users.store().byEmail(administrator))
            d->demo.setAuthor({ Identity::Kind::User, author->user.id.text, {}, administrator });
        for (Service *service : d->all)
            service->seed();
    }
    return {};
}

} // namespace drydock::lab
