// SPDX-License-Identifier: GPL-3.0-or-later
//
// LabClock: the lab's time. It runs as fast as the wall's (so that a client's "3 minutes ago" is true) and can be set
// or moved by a test; --speed shortens simulated durations instead of bending time. Service thread only.
#pragma once

#include "models/core/timestamp.h"

#include <chrono>

namespace drydock::lab {

class LabClock {
public:
    explicit LabClock(double speed = 1.0);

    [[nodiscard]] Timestamp now() const;
    void setNow(Timestamp now);
    void advance(std::chrono::milliseconds by);
    //! From here on time stands still at what setNow() and advance() say, for tests that compare.
    void freeze(bool frozen);

    [[nodiscard]] double speed() const { return m_speed; }
    void setSpeed(double speed); //!< clamped to 0.001…1,000,000
    //! How long a simulated duration lasts in the lab's time: duration / speed, at least 1 ms.
    [[nodiscard]] std::chrono::milliseconds scaled(std::chrono::milliseconds simulated) const;

private:
    qint64 m_offset = 0;
    qint64 m_frozenAt = Timestamp::kNone;
    double m_speed = 1.0;
};

} // namespace drydock::lab
