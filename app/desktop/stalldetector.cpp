// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/stalldetector.h"

#include <QLoggingCategory>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace drydock {

namespace {

Q_LOGGING_CATEGORY(lcStall, "drydock.stall", QtInfoMsg)

// Well below any threshold, so that a gap of the threshold's length is seen almost whole.
constexpr auto kBeatInterval = std::chrono::milliseconds(5);

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

struct StallDetector::Beat {
    std::mutex mutex;
    std::condition_variable wake;
    bool stop = false;
    std::atomic<qint64> waitingSinceNs { 0 }; //!< 0: none on its way
    std::thread thread;
};

StallDetector::StallDetector(std::chrono::milliseconds threshold, QObject *parent)
    : QObject(parent)
    , m_threshold(threshold)
    , m_beat(std::make_unique<Beat>())
{
    Beat *beat = m_beat.get();
    beat->thread = std::thread([this, beat] {
        std::unique_lock lock(beat->mutex);
        while (!beat->wake.wait_for(lock, kBeatInterval, [beat] { return beat->stop; })) {
            if (beat->waitingSinceNs.load() != 0)
                continue; // one at a time: a long stall is one gap, not many
            const qint64 sent = nowNs();
            beat->waitingSinceNs.store(sent);
            QMetaObject::invokeMethod(this, [this, sent] { arrived(sent); }, Qt::QueuedConnection);
        }
    });
}

StallDetector::~StallDetector()
{
    {
        const std::lock_guard lock(m_beat->mutex);
        m_beat->stop = true;
    }
    m_beat->wake.notify_all();
    m_beat->thread.join();
}

StallReport StallDetector::report() const
{
    return m_report;
}

void StallDetector::reset()
{
    m_report = {};
}

bool StallDetector::isStalledNow() const
{
    const qint64 since = m_beat->waitingSinceNs.load();
    return since != 0 && nowNs() - since >= std::chrono::nanoseconds(m_threshold).count();
}

void StallDetector::arrived(qint64 sentNs)
{
    const qint64 gapMs = (nowNs() - sentNs) / 1'000'000;
    m_beat->waitingSinceNs.store(0);
    ++m_report.beats;
    m_report.longestMs = qMax(m_report.longestMs, gapMs);
    if (gapMs < m_threshold.count())
        return;
    ++m_report.stalls;
    qCInfo(lcStall) << "the window did not react for" << gapMs << "ms";
    Q_EMIT stalled(gapMs);
}

} // namespace drydock
