// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/retrypolicy.h"

#include "models/rest/allowlist.h"

#include <algorithm>
#include <array>

namespace drydock {

namespace {

bool isTransient(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Dns:
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::TooMany:
    case ErrorKind::Server:
        return true;
    default:
        return false;
    }
}

} // namespace

bool isRepeatable(const RequestSpec &spec)
{
    return !spec.once && (spec.verb == Verb::Get || spec.verb == Verb::Head || spec.idempotent);
}

RetryDecision decideRetry(const RetryPolicy &policy, const RequestSpec &spec, int attempt, const Error &error, double unit)
{
    RetryDecision decision;
    const bool asksToWait = (error.httpStatus == 429 || error.httpStatus == 503) && error.retryAfter.has_value();
    if (asksToWait)
        decision.holdLane = std::min(*error.retryAfter, policy.longestHold);
    if (!isTransient(error) || !isRepeatable(spec) || attempt >= policy.attempts)
        return decision;
    // Nobody knows whether a timed-out write arrived, not even where repeating it would do no harm by itself: between
    // the two another client may have written. Its caller looks it up first.
    if (error.kind == ErrorKind::Timeout && !isRepeatableRead(spec))
        return decision;
    if (asksToWait && *error.retryAfter > policy.longestHold)
        return decision;
    decision.again = true;
    if (!asksToWait)
        decision.wait = policy.backoff.delay(attempt, unit);
    return decision;
}

Timestamp fromHttpDate(QByteArrayView text)
{
    static constexpr std::array kMonths { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    text = text.trimmed();
    if (text.size() != 29 || !text.endsWith(" GMT") || text[3] != ',')
        return {};
    const QByteArray month = text.sliced(8, 3).toByteArray();
    const auto it = std::find_if(kMonths.begin(), kMonths.end(), [&month](const char *name) { return month == name; });
    if (it == kMonths.end())
        return {};
    const auto number = static_cast<int>(it - kMonths.begin()) + 1;
    const QByteArray iso = text.sliced(12, 4).toByteArray() + '-' + QByteArray::number(number).rightJustified(2, '0') + '-'
        + text.sliced(5, 2).toByteArray() + 'T' + text.sliced(17, 8).toByteArray() + 'Z';
    return Timestamp::fromRfc3339(QByteArrayView(iso));
}

std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value, Timestamp now)
{
    const QByteArray text = value.trimmed().toByteArray();
    bool ok = false;
    const qint64 seconds = text.toLongLong(&ok);
    if (ok)
        return seconds >= 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
    const Timestamp until = fromHttpDate(text);
    if (!until.isValid() || !now.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, (until.ms - now.ms + 999) / 1000));
}

} // namespace drydock
