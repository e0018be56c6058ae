// SPDX-License-Identifier: GPL-3.0-or-later
//
// PollScheduler: decides when anything is asked of the server again. A pane holds a Subscription while it can be
// seen; what nobody subscribes to is not polled. One refresh at a time per key, intervals with ±10 % of jitter,
// doubled on every error up to five minutes and back to normal on success; after a sleep one refresh, not a burst.
// It also keeps each key's Freshness, from which panes show the age of their data. One per session, owned by
// Session, destroyed after the panes. GUI thread. It must not know what is being refreshed.
#pragma once

#include "models/core/clock.h"
#include "models/core/error.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace drydock {

//! How old what is shown is, and why it is not younger.
struct Freshness {
    Timestamp lastSuccess; //!< invalid: nothing has ever arrived
    std::optional<Error> lastError; //!< of the last refresh; none when that succeeded
    bool loading = false;
    bool stale = false; //!< older than it ought to be, or the last refresh failed

    [[nodiscard]] bool hasData() const { return lastSuccess.isValid(); }
    bool operator==(const Freshness &) const = default;
};

class PollScheduler final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PollScheduler)

public:
    //! Handed to a refresh function, which keeps it until its answer is there. Copyable; the first report counts.
    //! When the last copy goes without a report, the refresh counts as neither succeeded nor failed.
    class Completion {
    public:
        Completion() = default;
        void succeeded() const;
        void failed(const Error &error) const;

    private:
        friend class PollScheduler;
        struct State;
        std::shared_ptr<State> m_state;
    };
    using Refresh = std::function<void(Completion)>;

    class [[nodiscard]] Subscription {
    public:
        Subscription() = default;
        Subscription(Subscription &&other) noexcept;
        Subscription &operator=(Subscription &&other) noexcept;
        Subscription(const Subscription &) = delete;
        Subscription &operator=(const Subscription &) = delete;
        ~Subscription() { release(); }
        void release();
        [[nodiscard]] bool isActive() const { return m_id != 0 && !m_scheduler.isNull(); }

    private:
        friend class PollScheduler;
        QPointer<PollScheduler> m_scheduler;
        QString m_key;
        quint64 m_id = 0;
    };

    //! `unit` gives random numbers in [0, 1) for the jitter; tests pass their own.
    explicit PollScheduler(Clock &clock, std::function<double()> unit = {}, QObject *parent = nullptr);
    ~PollScheduler() override;

    //! Refreshes from the event loop if what is known is older than `interval`, then every `interval`. Of several
    //! subscriptions to one key the shortest interval counts and the newest function is called.
    [[nodiscard]] Subscription subscribe(const QString &key, std::chrono::milliseconds interval, Refresh refresh);
    //! As soon as the event loop turns, whatever the schedule and earlier errors say. Nothing without a subscription.
    //! While a refresh is running, another follows it.
    void refreshNow(const QString &key);
    void refreshAll();

    //! Not running: the session is not ready, or the window is minimised. Nothing starts until it is set again.
    void setRunning(bool running);
    [[nodiscard]] bool isRunning() const { return m_running; }

    //! Every interval is so many times longer: the server refuses requests as too many.
    void setSlowdown(int factor) { m_slowdown = qMax(1, factor); }

    [[nodiscard]] Freshness freshness(const QString &key) const;
    //! Data that came by another way (a snapshot, a write's answer) count as this old.
    void setLastSuccess(const QString &key, Timestamp when);
    [[nodiscard]] Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void freshnessChanged(const QString &key);

private:
    struct Entry;

    [[nodiscard]] std::chrono::milliseconds interval(const Entry &entry) const;
    void release(const QString &key, quint64 id);
    void plan();
    void tick();
    void noticeSleep();
    void start(const QString &key, Entry &entry);
    void settle(const QString &key, quint64 run, bool succeeded, const std::optional<Error> &error);
    [[nodiscard]] std::chrono::milliseconds jittered(std::chrono::milliseconds wait);

    Clock &m_clock;
    std::function<double()> m_unit;
    QHash<QString, std::shared_ptr<Entry>> m_entries;
    int m_timer = 0;
    bool m_running = true;
    int m_slowdown = 1;
    quint64 m_lastId = 0;
    qint64 m_seenSteady = 0;
    Timestamp m_seenWall;
};

} // namespace drydock
