// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clock: wall time, monotonic time and single-shot timers behind one interface, so that retries, polling and
// expiry run on a virtual clock in tests (tests/support/fakeclock.h). Owned by Application, outlives every user.
// GUI thread only.
#pragma once

#include "models/core/timestamp.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace drydock {

class Clock {
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    [[nodiscard]] virtual Timestamp now() const = 0;
    //! Milliseconds that only ever grow; not comparable between runs.
    [[nodiscard]] virtual qint64 steadyMs() const = 0;
    //! Calls `fire` once after `delay`, from the event loop, unless `context` died or the timer was cancelled. Never 0 as id.
    virtual int singleShot(std::chrono::milliseconds delay, QObject *context, std::function<void()> fire) = 0;
    //! Unknown and already fired ids are ignored.
    virtual void cancel(int timerId) = 0;
};

//! The real one: QDateTime, QElapsedTimer and QTimer.
class SystemClock final : public Clock {
public:
    SystemClock();
    ~SystemClock() override;
    Timestamp now() const override;
    qint64 steadyMs() const override;
    int singleShot(std::chrono::milliseconds delay, QObject *context, std::function<void()> fire) override;
    void cancel(int timerId) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace drydock
