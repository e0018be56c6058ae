// SPDX-License-Identifier: GPL-3.0-or-later
//
// FakeClock: a Clock that stands still until a test moves it. advance() fires what becomes due in order of time and
// delivers queued calls in between, so that a chain of retries runs through in one call. Owned by the test, outlives
// every user.
#pragma once

#include "models/core/clock.h"

#include <QPointer>

#include <map>

namespace drydock::test {

class FakeClock final : public Clock {
public:
    //! Begins at 2026-11-23T06:00:00Z.
    FakeClock() = default;

    Timestamp now() const override { return m_wall; }
    qint64 steadyMs() const override { return m_steady; }
    int singleShot(std::chrono::milliseconds delay, QObject *context, std::function<void()> fire) override;
    void cancel(int timerId) override { m_timers.erase(timerId); }

    void advance(std::chrono::milliseconds by);
    void advance(qint64 ms) { advance(std::chrono::milliseconds(ms)); }
    //! Delivers queued calls and deferred deletions without moving the time.
    static void settle();
    //! Moves wall time alone, as when a machine wakes up or an administrator sets the clock.
    void jumpWall(std::chrono::milliseconds by) { m_wall.ms += by.count(); }
    void setNow(Timestamp now) { m_wall = now; }
    [[nodiscard]] int pendingTimers() const { return static_cast<int>(m_timers.size()); }
    //! Milliseconds until the next timer; -1 where there is none.
    [[nodiscard]] qint64 nextIn() const;

private:
    struct Timer {
        qint64 due = 0;
        QPointer<QObject> context;
        std::function<void()> fire;
    };
    Timestamp m_wall { 1795413600000 };
    qint64 m_steady = 0;
    int m_lastId = 0;
    std::map<int, Timer> m_timers;
};

} // namespace drydock::test
