// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryCompletion: what could stand at the cursor of a device query: names of attributes that some device has, values
// that some device holds, most frequent first, statuses and words of the language. A pure function of a fleet; what it
// costs grows with the distinct values of one attribute, which are looked through up to a bound, never with devices.
// Candidates are data, not words: only QueryText speaks of them. GUI thread or any other.
#pragma once

#include "models/items/devicequery.h"
#include "models/store/fleettable.h"

#include <vector>

namespace drydock {

struct QueryCompletion {
    struct Candidate {
        QString text; //!< what replaces `range`: "device_type:", "raspberrypi4", "exists:"
        QString scope; //!< of an attribute's name; empty for values and words of the language
        qint64 devices = 0; //!< how many have it
    };
    QueryRange range;
    std::vector<Candidate> candidates;
};

//! `cursor` counts characters from the beginning.
[[nodiscard]] QueryCompletion completeQuery(const FleetTable &fleet, const QString &text, qsizetype cursor, int most = 30);

} // namespace drydock
