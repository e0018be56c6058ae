// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

namespace {

std::vector<ApiCall> both(std::vector<ApiCall> first, const std::vector<ApiCall> &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

} // namespace

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
        { "software", both(softwareCalls(artifactFile), moreSoftwareCalls(artifactFile)) },
        { "deployments", both(deploymentsCalls(), moreDeploymentsCalls()) },
        { "deviceconfig", deviceConfigCalls() },
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
