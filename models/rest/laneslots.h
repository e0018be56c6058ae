// SPDX-License-Identifier: GPL-3.0-or-later
//
// LaneSlots: who may go on the wire now. Qt opens six connections per host: interactive 3, polling 1, bulk 2, so a
// click never waits behind a poll. Bulk may borrow idle interactive slots while nothing interactive waits, but always
// leaves one free. Transfers have connections of their own, two at a time. A plain value; it knows no request.
#pragma once

#include "models/rest/requestspec.h"

#include <array>

namespace drydock {

inline constexpr std::array kAllLanes { Lane::Interactive, Lane::Polling, Lane::Bulk, Lane::Transfer };

class LaneSlots {
public:
    [[nodiscard]] bool mayStart(Lane lane, bool interactiveWaits) const;
    //! Takes a slot; returns the lane whose slot it is (Interactive where bulk borrowed), to give back later.
    [[nodiscard]] Lane take(Lane lane);
    void giveBack(Lane slot);
    [[nodiscard]] int used(Lane slot) const { return m_used[static_cast<size_t>(slot)]; }
    [[nodiscard]] static int capacity(Lane slot);

private:
    std::array<int, kAllLanes.size()> m_used {};
};

} // namespace drydock
