// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/laneslots.h"

namespace drydock {

int LaneSlots::capacity(Lane slot)
{
    static constexpr std::array<int, kAllLanes.size()> kCapacity { 3, 1, 2, 2 };
    return kCapacity[static_cast<size_t>(slot)];
}

bool LaneSlots::mayStart(Lane lane, bool interactiveWaits) const
{
    if (used(lane) < capacity(lane))
        return true;
    return lane == Lane::Bulk && !interactiveWaits && used(Lane::Interactive) + 1 < capacity(Lane::Interactive);
}

Lane LaneSlots::take(Lane lane)
{
    const Lane slot = lane == Lane::Bulk && used(Lane::Bulk) >= capacity(Lane::Bulk) ? Lane::Interactive : lane;
    ++m_used[static_cast<size_t>(slot)];
    return slot;
}

void LaneSlots::giveBack(Lane slot)
{
    --m_used[static_cast<size_t>(slot)];
}

} // namespace drydock
