// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/linkhealth.h"

#include "models/rest/httperror.h"
#include "models/rest/retrypolicy.h"

namespace drydock {

std::optional<bool> LinkHealth::noteReachable(const WireAnswer &answer, bool lastAttempt)
{
    const bool reachable = answer.status > 0;
    if (reachable) {
        m_failures = 0;
    } else {
        const ErrorKind kind = answer.failure ? answer.failure->kind : ErrorKind::Offline;
        const bool network = kind == ErrorKind::Offline || kind == ErrorKind::Dns || kind == ErrorKind::Refused
            || kind == ErrorKind::Timeout;
        if (!network || (++m_failures < 2 && !lastAttempt))
            return std::nullopt;
    }
    if (m_reachable == reachable)
        return std::nullopt;
    m_reachable = reachable;
    return reachable;
}

std::optional<std::chrono::seconds> LinkHealth::noteClock(const WireAnswer &answer, Timestamp now)
{
    const Timestamp theirs = fromHttpDate(headerOf(answer.headers, "Date"));
    if (!theirs.isValid())
        return std::nullopt;
    const std::chrono::seconds skew((theirs.ms - now.ms) / 1000);
    if (m_skew && std::chrono::abs(skew - *m_skew) <= std::chrono::seconds(2))
        return std::nullopt;
    m_skew = skew;
    return skew;
}

} // namespace drydock
