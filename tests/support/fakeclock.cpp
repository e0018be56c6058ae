// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace drydock::test {

int FakeClock::singleShot(std::chrono::milliseconds delay, QObject *context, std::function<void()> fire)
{
    m_timers[++m_lastId] = { m_steady + std::max<qint64>(0, delay.count()), context, std::move(fire) };
    return m_lastId;
}

qint64 FakeClock::nextIn() const
{
    const auto it = std::min_element(m_timers.begin(), m_timers.end(),
        [](const auto &a, const auto &b) { return a.second.due < b.second.due; });
    return it == m_timers.end() ? -1 : std::max<qint64>(0, it->second.due - m_steady);
}

void FakeClock::advance(std::chrono::milliseconds by)
{
    settle();
    const qint64 end = m_steady + by.count();
    for (;;) {
        const auto it = std::min_element(m_timers.begin(), m_timers.end(),
            [](const auto &a, const auto &b) { return a.second.due < b.second.due; });
        if (it == m_timers.end() || it->second.due > end)
            break;
        const Timer timer = std::move(it->second);
        m_timers.erase(it);
        const qint64 due = std::max(timer.due, m_steady);
        m_wall.ms += due - m_steady;
        m_steady = due;
        if (timer.context)
            timer.fire();
        settle();
    }
    m_wall.ms += end - m_steady;
    m_steady = end;
    settle();
}

// A queued call may queue another one; eight rounds are more than any chain here needs, and end where two objects keep
// each other busy for ever.
void FakeClock::settle()
{
    for (int round = 0; round < 8; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace drydock::test
