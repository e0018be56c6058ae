// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetCounts: how many devices are in each status and how long ago they were heard of, for charts. A pure function of a
// FleetTable, so that a big fleet is counted in a worker.
#pragma once

#include "models/store/fleettable.h"

#include <array>

namespace drydock {

struct FleetCounts {
    //! Hours up to which an age counts, each from the one before on; the last holds all that is longer ago.
    static constexpr std::array<qint64, 5> kAgeHours { 1, 24, 72, 168, 720 };
    QHash<QString, qint64> byStatus; //!< FleetTable::shownStatus()
    std::array<qint64, kAgeHours.size() + 1> byAge {};
    qint64 never = 0;
};

[[nodiscard]] FleetCounts countFleet(const FleetTable &fleet, Timestamp now);

} // namespace drydock
