// SPDX-License-Identifier: GPL-3.0-or-later
//
// RetryPolicy: whether a failed attempt is made again and after what wait. Pure functions of their arguments: the
// attempt, the failure, the request's nature, and one random number.
#pragma once

#include "models/core/backoff.h"
#include "models/core/error.h"
#include "models/core/timestamp.h"
#include "models/rest/requestspec.h"

#include <optional>

namespace drydock {

struct RetryPolicy {
    Backoff backoff; //!< full jitter, 0.5 to 60 s
    int attempts = 4;
    //! A server that asks for more is told to the caller instead of waited for.
    std::chrono::seconds longestHold { 300 };
};

struct RetryDecision {
    bool again = false;
    std::chrono::milliseconds wait { 0 };
    //! Retry-After of a 429 or 503: the whole lane waits, whether or not this request is made again.
    std::optional<std::chrono::milliseconds> holdLane;
};

//! `attempt` counts from 1 and has just failed with `error`; `unit` is random in [0, 1).
RetryDecision decideRetry(const RetryPolicy &policy, const RequestSpec &spec, int attempt, const Error &error, double unit);

//! GET and HEAD always, others where the spec says so.
bool isRepeatable(const RequestSpec &spec);

//! "Mon, 23 Nov 2026 06:00:00 GMT"; invalid for anything else.
Timestamp fromHttpDate(QByteArrayView text);
//! Seconds or an HTTP date; nothing for anything else. Never negative.
std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value, Timestamp now);

} // namespace drydock
