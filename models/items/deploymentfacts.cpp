// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deploymentfacts.h"

#include <algorithm>

namespace drydock {

using api::DeploymentStatus;
using api::DeviceState;

bool isOver(const api::Deployment &deployment)
{
    return deployment.status == DeploymentStatus::Finished;
}

qint64 targetCount(const api::Deployment &deployment)
{
    return std::max({ deployment.maxDevices, deployment.deviceCount, deployment.statistics.total() });
}

qint64 endedCount(const api::Deployment &deployment)
{
    return isOver(deployment) ? targetCount(deployment) : deployment.statistics.finished();
}

QString deploymentStateCode(const api::Deployment &deployment)
{
    const api::DeploymentStatistics &counts = deployment.statistics;
    switch (deployment.status) {
    case DeploymentStatus::Finished: {
        // The server has one word for all that is over. Records that were never made are missing from the statistics
        // of an aborted deployment and of no other.
        const bool aborted = counts[DeviceState::Aborted] > 0 || counts.total() < targetCount(deployment);
        if (aborted)
            return QStringLiteral("aborted");
        const bool allFailed = counts[DeviceState::Failure] > 0 && counts[DeviceState::Success] == 0
            && counts[DeviceState::AlreadyInstalled] == 0;
        return allFailed ? QStringLiteral("failed") : QStringLiteral("finished");
    }
    case DeploymentStatus::InProgress: {
        const qint64 paused = counts[DeviceState::PauseBeforeInstalling] + counts[DeviceState::PauseBeforeRebooting]
            + counts[DeviceState::PauseBeforeCommitting];
        const qint64 moving = counts[DeviceState::Downloading] + counts[DeviceState::Installing]
            + counts[DeviceState::Rebooting];
        return paused > 0 && moving == 0 ? QStringLiteral("paused") : QStringLiteral("inprogress");
    }
    case DeploymentStatus::Pending:
    case DeploymentStatus::Scheduled: return api::deploymentStatusToWire(deployment.status);
    case DeploymentStatus::Unknown: break;
    }
    return deployment.statusText;
}

QVariantMap deploymentCounts(const api::Deployment &deployment)
{
    QVariantMap counts;
    for (size_t i = 0; i < api::kDeviceStateCount; ++i) {
        const auto state = static_cast<DeviceState>(i);
        if (const qint64 count = deployment.statistics[state]; count > 0)
            counts.insert(api::deviceStateToWire(state), count);
    }
    if (const qint64 missing = targetCount(deployment) - deployment.statistics.total(); missing > 0) {
        const QString code
            = api::deviceStateToWire(isOver(deployment) ? DeviceState::Aborted : DeviceState::Pending);
        counts.insert(code, counts.value(code).toLongLong() + missing);
    }
    return counts;
}

} // namespace drydock
