// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

std::vector<ServiceCalls> callsByService(const QString &artifactFile)
{
    return {
        { "useradm", userAdmCalls() },
        { "deviceauth", deviceAuthCalls() },
        { "deviceconnect", deviceConnectCalls(artifactFile) },
        { "devicemonitor", deviceMonitorCalls() },
        { "internal", internalCalls() },
        { "inventory", inventoryCalls() },
        { "iotmanager", iotManagerCalls() },
        { "software", softwareCalls(artifactFile) },
        { "deployments", deploymentsCalls() },
        { "auditlogs", auditLogsCalls() },
        { "tenantadm", tenantAdmCalls() },
    };
}

std::vector<ApiCall> allCalls(const QString &artifactFile)
{
    std::vector<ApiCall> all;
    for (const ServiceCalls &service : callsByService(artifactFile))
        all.insert(all.end(), service.calls.begin(), service.calls.end());
    return all;
}

} // namespace drydock::test
