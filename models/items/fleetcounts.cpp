// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/fleetcounts.h"

namespace drydock {

FleetCounts countFleet(const FleetTable &fleet, Timestamp now)
{
    constexpr qint64 kHour = 3'600'000;
    FleetCounts counts;
    counts.byStatus = fleet.countByShownStatus(now);
    for (RowId row = 0; row < fleet.bound(); ++row) {
        if (!fleet.isLive(row))
            continue;
        const Timestamp seen = fleet.lastSeen(row).time;
        if (!seen.isValid()) {
            ++counts.never;
            continue;
        }
        size_t bucket = 0;
        while (bucket < FleetCounts::kAgeHours.size() && now.ms - seen.ms >= FleetCounts::kAgeHours[bucket] * kHour)
            ++bucket;
        ++counts.byAge[bucket];
    }
    return counts;
}

} // namespace drydock
