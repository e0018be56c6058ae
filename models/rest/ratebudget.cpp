// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/ratebudget.h"

#include <algorithm>
#include <utility>

namespace drydock {

RateBudget::RateBudget(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

RateBudget::~RateBudget()
{
    m_clock.cancel(m_recovery);
    for (const Hold &hold : m_holds)
        m_clock.cancel(hold.timer);
}

void RateBudget::hold(Lane lane, std::chrono::milliseconds duration)
{
    Hold &held = m_holds[static_cast<size_t>(lane)];
    const Timestamp until { m_clock.now().ms + duration.count() };
    if (held.until.isValid() && held.until >= until)
        return;
    m_clock.cancel(held.timer);
    held.until = until;
    held.timer = m_clock.singleShot(duration, this, [this, lane] {
        m_holds[static_cast<size_t>(lane)] = {};
        Q_EMIT heldChanged(lane);
    });
    Q_EMIT heldChanged(lane);
}

void RateBudget::noteRefusal()
{
    const qint64 now = m_clock.steadyMs();
    const bool sameBurst = m_refused && now - m_lastRefusalMs < std::chrono::milliseconds(kBurst).count();
    const bool repeated = m_refused && !sameBurst;
    m_refused = true;
    if (!sameBurst)
        m_lastRefusalMs = now;
    planRecovery();
    if (repeated)
        setSlowdown(std::min(m_slowdown * 2, kSlowest));
}

void RateBudget::planRecovery()
{
    m_clock.cancel(m_recovery);
    m_recovery = m_clock.singleShot(kQuiet, this, [this] {
        m_recovery = 0;
        m_refused = false;
        if (m_slowdown > 2)
            planRecovery();
        setSlowdown(std::max(m_slowdown / 2, 1));
    });
}

void RateBudget::setSlowdown(int factor)
{
    if (std::exchange(m_slowdown, factor) != factor)
        Q_EMIT pollSlowdownChanged(factor);
}

std::shared_ptr<RateBudget> RateBudgets::of(const QUrl &server)
{
    const int port = server.port(server.scheme() == QLatin1String("http") ? 80 : 443);
    const QString origin
        = QStringLiteral("%1://%2:%3").arg(server.scheme().toLower(), server.host().toLower()).arg(port);
    std::shared_ptr<RateBudget> &budget = m_budgets[origin];
    if (!budget)
        budget = std::make_shared<RateBudget>(m_clock);
    return budget;
}

} // namespace drydock
