// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a deployment amounts to, from its statistics: the state code that the vocabulary of ui/text knows and the
// device counts by code that progress bars and charts paint. Pure functions, any thread. No words.
#pragma once

#include "models/api/deployments.h"

#include <QVariantMap>

namespace drydock {

//! "pending", "scheduled", "inprogress", "paused", "finished", "aborted", "failed"; the raw text of a newer server.
[[nodiscard]] QString deploymentStateCode(const api::Deployment &deployment);
//! Devices by state code; what the statistics leave out is added as pending or, once it is over, as aborted.
[[nodiscard]] QVariantMap deploymentCounts(const api::Deployment &deployment);
[[nodiscard]] bool isOver(const api::Deployment &deployment);
//! The size of the target.
[[nodiscard]] qint64 targetCount(const api::Deployment &deployment);
//! Devices that have ended, well or not.
[[nodiscard]] qint64 endedCount(const api::Deployment &deployment);

} // namespace drydock
