// SPDX-License-Identifier: GPL-3.0-or-later
//
// LinkHealth: what the answers say about the way to the server: whether it is reachable, and how far its clock is off.
// A plain value inside LaneTransport.
#pragma once

#include "models/core/timestamp.h"
#include "models/rest/wire.h"

#include <chrono>
#include <optional>

namespace drydock {

class LinkHealth {
public:
    //! The new state where this answer changed it. One lost connection is no outage: offline is said when a second
    //! attempt in a row failed too, or when `lastAttempt` says that no further one follows.
    std::optional<bool> noteReachable(const WireAnswer &answer, bool lastAttempt);
    //! The new skew where this answer changed it by more than two seconds.
    std::optional<std::chrono::seconds> noteClock(const WireAnswer &answer, Timestamp now);
    [[nodiscard]] std::optional<std::chrono::seconds> skew() const { return m_skew; }

private:
    int m_failures = 0; //!< in a row, over all requests
    std::optional<bool> m_reachable;
    std::optional<std::chrono::seconds> m_skew;
};

} // namespace drydock
