// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/labclock.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace drydock::lab {

LabClock::LabClock(double speed)
{
    setSpeed(speed);
}

Timestamp LabClock::now() const
{
    if (m_frozenAt != Timestamp::kNone)
        return Timestamp { m_frozenAt };
    return Timestamp { QDateTime::currentMSecsSinceEpoch() + m_offset };
}

void LabClock::setNow(Timestamp now)
{
    if (m_frozenAt != Timestamp::kNone)
        m_frozenAt = now.ms;
    m_offset = now.ms - QDateTime::currentMSecsSinceEpoch();
}

void LabClock::advance(std::chrono::milliseconds by)
{
    if (m_frozenAt != Timestamp::kNone)
        m_frozenAt += by.count();
    m_offset += by.count();
}

void LabClock::freeze(bool frozen)
{
    const qint64 ms = now().ms;
    m_frozenAt = Timestamp::kNone;
    setNow(Timestamp { ms });
    if (frozen)
        m_frozenAt = ms;
}

void LabClock::setSpeed(double speed)
{
    m_speed = std::isfinite(speed) ? std::clamp(speed, 0.001, 1'000'000.0) : 1.0;
}

std::chrono::milliseconds LabClock::scaled(std::chrono::milliseconds simulated) const
{
    const double ms = static_cast<double>(simulated.count()) / m_speed;
    return std::chrono::milliseconds(std::max(qint64 { 1 }, static_cast<qint64>(std::llround(std::min(ms, 9e15)))));
}

} // namespace drydock::lab
