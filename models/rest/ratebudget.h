// SPDX-License-Identifier: GPL-3.0-or-later
//
// RateBudget: what one server's rate limit leaves to all who ask it: which lanes are held until when, and how much
// slower than wanted it is polled. The server counts by user, not by connection, so every transport to it, the one of
// a sign-in included, shares one. RateBudgets keeps them, by origin; owned by Application, outlives the transports.
// GUI thread. Facts: server.md 1.5 (429 with Retry-After in seconds).
#pragma once

#include "models/core/clock.h"
#include "models/rest/requestspec.h"

#include <QHash>
#include <QObject>

#include <array>
#include <memory>

namespace drydock {

class RateBudget final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateBudget)

public:
    static constexpr int kSlowest = 8;
    //! So long after the last refusal polls are slowed no more, step by step.
    static constexpr std::chrono::minutes kQuiet { 5 };
    //! Refusals that come together are one: requests were on their way when the first was refused.
    static constexpr std::chrono::seconds kBurst { 2 };

    explicit RateBudget(Clock &clock, QObject *parent = nullptr);
    ~RateBudget() override;

    //! Nothing of this lane is sent before then; of several holds the longest counts.
    void hold(Lane lane, std::chrono::milliseconds duration);
    [[nodiscard]] bool isHeld(Lane lane) const { return heldUntil(lane).isValid(); }
    [[nodiscard]] Timestamp heldUntil(Lane lane) const { return m_holds[static_cast<size_t>(lane)].until; }

    //! The server refused a request as one too many (429). The first is an accident, every further one doubles the
    //! time between polls.
    void noteRefusal();
    [[nodiscard]] int pollSlowdown() const { return m_slowdown; } //!< 1 to kSlowest

Q_SIGNALS:
    void heldChanged(drydock::Lane lane);
    void pollSlowdownChanged(int factor);

private:
    struct Hold {
        Timestamp until;
        int timer = 0;
    };
    void setSlowdown(int factor);
    void planRecovery();

    Clock &m_clock;
    std::array<Hold, 4> m_holds;
    int m_slowdown = 1;
    int m_recovery = 0;
    bool m_refused = false; //!< within the last kQuiet
    qint64 m_lastRefusalMs = 0;
};

//! One budget per server, whatever the path of its base URL.
class RateBudgets final {
    Q_DISABLE_COPY_MOVE(RateBudgets)

public:
    explicit RateBudgets(Clock &clock)
        : m_clock(clock)
    {
    }
    ~RateBudgets() = default;
    [[nodiscard]] std::shared_ptr<RateBudget> of(const QUrl &server);

private:
    Clock &m_clock;
    QHash<QString, std::shared_ptr<RateBudget>> m_budgets;
};

} // namespace drydock
