// SPDX-License-Identifier: GPL-3.0-or-later
//
// StallDetector: counts how often, and for how long, the GUI thread's event loop did not turn. A thread of its own
// posts a heartbeat to the GUI thread and measures how long it took to arrive, so it also sees a stall that is still
// going on. Owned by Application; made, asked and destroyed on the GUI thread.
#pragma once

#include <QObject>

#include <chrono>
#include <memory>

namespace drydock {

struct StallReport {
    int stalls = 0; //!< gaps at or over the threshold
    qint64 longestMs = 0; //!< the longest gap seen, also below the threshold
    qint64 beats = 0; //!< heartbeats that arrived: 0 means that nothing was measured
};

class StallDetector final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StallDetector)

public:
    explicit StallDetector(std::chrono::milliseconds threshold = std::chrono::milliseconds(50), QObject *parent = nullptr);
    ~StallDetector() override;

    [[nodiscard]] StallReport report() const;
    void reset();
    //! True while a heartbeat is waiting for longer than the threshold; any thread may ask.
    [[nodiscard]] bool isStalledNow() const;

Q_SIGNALS:
    //! On the GUI thread, after the gap ended.
    void stalled(qint64 ms);

private:
    struct Beat;
    void arrived(qint64 sentNs);

    std::chrono::milliseconds m_threshold;
    StallReport m_report;
    std::unique_ptr<Beat> m_beat;
};

} // namespace drydock
