// SPDX-License-Identifier: GPL-3.0-or-later
//
// Full-jitter exponential backoff: a pure function of the attempt and of one random number, so tests decide both.
// Used by retries (0.5 to 60 s) and polling (up to 5 min).
#pragma once

#include <chrono>

namespace drydock {

struct Backoff {
    std::chrono::milliseconds first { 500 };
    std::chrono::milliseconds longest { 60'000 };

    //! The wait before attempt `attempt` + 1 (attempt counts from 1): random in (0, min(longest, first * 2^(attempt-1))],
    //! `unit` being the random number in [0, 1).
    [[nodiscard]] std::chrono::milliseconds delay(int attempt, double unit) const;
};

} // namespace drydock
