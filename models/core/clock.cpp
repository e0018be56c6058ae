// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

namespace drydock {

struct SystemClock::Private {
    QElapsedTimer elapsed;
    QHash<int, QTimer *> timers;
    int lastId = 0;
    QObject owner;
};

SystemClock::SystemClock()
    : d(std::make_unique<Private>())
{
    d->elapsed.start();
}

SystemClock::~SystemClock() = default;

Timestamp SystemClock::now() const
{
    return { QDateTime::currentMSecsSinceEpoch() };
}

qint64 SystemClock::steadyMs() const
{
    return d->elapsed.elapsed();
}

int SystemClock::singleShot(std::chrono::milliseconds delay, QObject *context, std::function<void()> fire)
{
    const int id = ++d->lastId;
    auto *timer = new QTimer(&d->owner);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::CoarseTimer);
    d->timers.insert(id, timer);
    // The timer's end is bookkeeping of the clock; the call belongs to the context and dies with it.
    QObject::connect(timer, &QTimer::timeout, timer, [this, id, timer] {
        d->timers.remove(id);
        timer->deleteLater();
    });
    QObject::connect(timer, &QTimer::timeout, context, [fire = std::move(fire)] { fire(); });
    timer->start(delay);
    return id;
}

void SystemClock::cancel(int timerId)
{
    if (QTimer *timer = d->timers.take(timerId)) {
        timer->stop();
        timer->deleteLater();
    }
}

} // namespace drydock
