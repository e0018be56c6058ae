// SPDX-License-Identifier: GPL-3.0-or-later
//
// inParallel(): parts of one pure computation, beside one another where the thread pool has threads to spare, else one
// after the other; returns when all have ended. For workers: the GUI thread does not compute for long enough to need it.
#pragma once

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <functional>
#include <vector>

namespace drydock {

//! How many parts are worth making of `items`, of which `perPart` pay for a thread.
[[nodiscard]] inline size_t partsFor(size_t items, size_t perPart)
{
    constexpr size_t kMost = 4;
    const auto threads = static_cast<size_t>(std::max(1, QThreadPool::globalInstance()->maxThreadCount()));
    return std::clamp<size_t>(items / std::max<size_t>(1, perPart), 1, std::min(threads, kMost));
}

inline void inParallel(const std::vector<std::function<void()>> &parts)
{
    QSemaphore ended;
    int started = 0;
    for (size_t i = 1; i < parts.size(); ++i) {
        // Never queued: a part that waits for a thread which waits for it would wait for ever.
        const bool runs = QThreadPool::globalInstance()->tryStart([&part = parts[i], &ended] {
            part();
            ended.release();
        });
        if (runs)
            ++started;
        else
            parts[i]();
    }
    if (!parts.empty())
        parts.front()();
    ended.acquire(started);
}

} // namespace drydock
