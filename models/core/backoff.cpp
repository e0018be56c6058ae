// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/backoff.h"

#include <algorithm>
#include <cmath>

namespace drydock {

std::chrono::milliseconds Backoff::delay(int attempt, double unit) const
{
    const int doublings = std::clamp(attempt - 1, 0, 30);
    const double ceiling = std::min(static_cast<double>(longest.count()),
        static_cast<double>(first.count()) * std::pow(2.0, doublings));
    const double share = std::clamp(unit, 0.0, 1.0);
    return std::chrono::milliseconds(std::max<long long>(1, std::llround(ceiling * share)));
}

} // namespace drydock
