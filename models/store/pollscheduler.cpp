// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pollscheduler.h"

#include <QRandomGenerator>

#include <algorithm>
#include <vector>

namespace drydock {

using std::chrono::milliseconds;

namespace {
constexpr milliseconds kLongestWait { 5 * 60'000 };
constexpr int kMaxDoublings = 10;
constexpr int kStaleIntervals = 3;
} // namespace

struct PollScheduler::Entry {
    struct Subscriber {
        quint64 id;
        milliseconds interval;
        Refresh refresh;
    };
    std::vector<Subscriber> subscribers;
    milliseconds lastInterval { 0 }; //!< of the last subscription that went, for judging staleness
    Freshness freshness;
    quint64 run = 0;
    qint64 due = 0; //!< steadyMs
    int failures = 0;
    bool again = false;
};

struct PollScheduler::Completion::State {
    QPointer<PollScheduler> scheduler;
    QString key;
    quint64 run = 0;
    bool reported = false;

    void report(bool succeeded, const std::optional<Error> &error)
    {
        if (std::exchange(reported, true) || !scheduler)
            return;
        scheduler->settle(key, run, succeeded, error);
    }
    State() = default;
    Q_DISABLE_COPY_MOVE(State)
    ~State() { report(false, std::nullopt); }
};

void PollScheduler::Completion::succeeded() const
{
    if (const auto state = m_state)
        state->report(true, std::nullopt);
}

void PollScheduler::Completion::failed(const Error &error) const
{
    if (const auto state = m_state)
        state->report(false, error);
}

PollScheduler::Subscription::Subscription(Subscription &&other) noexcept
    : m_scheduler(std::exchange(other.m_scheduler, nullptr))
    , m_key(std::move(other.m_key))
    , m_id(std::exchange(other.m_id, 0))
{
}

PollScheduler::Subscription &PollScheduler::Subscription::operator=(Subscription &&other) noexcept
{
    if (this != &other) {
        release();
        m_scheduler = std::exchange(other.m_scheduler, nullptr);
        m_key = std::move(other.m_key);
        m_id = std::exchange(other.m_id, 0);
    }
    return *this;
}

void PollScheduler::Subscription::release()
{
    const quint64 id = std::exchange(m_id, 0);
    if (PollScheduler *scheduler = std::exchange(m_scheduler, nullptr); scheduler && id != 0)
        scheduler->release(m_key, id);
}

PollScheduler::PollScheduler(Clock &clock, std::function<double()> unit, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_unit(std::move(unit))
    , m_seenSteady(clock.steadyMs())
    , m_seenWall(clock.now())
{
    if (!m_unit)
        m_unit = [] { return QRandomGenerator::global()->generateDouble(); };
}

PollScheduler::~PollScheduler()
{
    if (m_timer != 0)
        m_clock.cancel(m_timer);
    // Functions may hold completions, whose end must find no entry any more.
    const auto entries = std::exchange(m_entries, {});
    for (const auto &entry : entries)
        entry->subscribers.clear();
}

PollScheduler::Subscription PollScheduler::subscribe(const QString &key, milliseconds interval, Refresh refresh)
{
    std::shared_ptr<Entry> &entry = m_entries[key];
    if (!entry)
        entry = std::make_shared<Entry>();
    const qint64 now = m_clock.steadyMs();
    qint64 due = now;
    if (entry->freshness.hasData() && !entry->freshness.lastError) {
        const qint64 age = m_clock.now().ms - entry->freshness.lastSuccess.ms;
        if (age >= 0 && age < interval.count())
            due = now + interval.count() - age;
    }
    entry->due = entry->subscribers.empty() ? due : std::min(entry->due, due);
    Subscription subscription;
    subscription.m_scheduler = this;
    subscription.m_key = key;
    subscription.m_id = ++m_lastId;
    entry->subscribers.push_back({ subscription.m_id, interval, std::move(refresh) });
    plan();
    return subscription;
}

void PollScheduler::refreshNow(const QString &key)
{
    const auto entry = m_entries.value(key);
    if (!entry || entry->subscribers.empty())
        return;
    if (entry->freshness.loading)
        entry->again = true;
    entry->due = m_clock.steadyMs();
    plan();
}

void PollScheduler::refreshAll()
{
    const QStringList keys = m_entries.keys();
    for (const QString &key : keys)
        refreshNow(key);
}

void PollScheduler::setRunning(bool running)
{
    if (m_running == running)
        return;
    m_running = running;
    plan();
}

Freshness PollScheduler::freshness(const QString &key) const
{
    const auto entry = m_entries.value(key);
    if (!entry)
        return {};
    Freshness freshness = entry->freshness;
    if (freshness.hasData()) {
        const qint64 age = m_clock.now().ms - freshness.lastSuccess.ms;
        freshness.stale = freshness.lastError.has_value() || age > kStaleIntervals * interval(*entry).count();
    }
    return freshness;
}

void PollScheduler::setLastSuccess(const QString &key, Timestamp when)
{
    std::shared_ptr<Entry> &entry = m_entries[key];
    if (!entry)
        entry = std::make_shared<Entry>();
    entry->freshness.lastSuccess = when;
    Q_EMIT freshnessChanged(key);
}

milliseconds PollScheduler::interval(const Entry &entry) const
{
    if (entry.subscribers.empty())
        return entry.lastInterval;
    const auto shortest = std::min_element(entry.subscribers.begin(), entry.subscribers.end(),
        [](const auto &a, const auto &b) { return a.interval < b.interval; });
    return shortest->interval * m_slowdown;
}

void PollScheduler::release(const QString &key, quint64 id)
{
    const auto entry = m_entries.value(key);
    if (!entry)
        return;
    entry->lastInterval = interval(*entry);
    // The function may own what calls us: let it die after the list is whole again.
    const auto it = std::find_if(entry->subscribers.begin(), entry->subscribers.end(),
        [id](const auto &subscriber) { return subscriber.id == id; });
    if (it == entry->subscribers.end())
        return;
    const Refresh keep = std::move(it->refresh);
    entry->subscribers.erase(it);
    plan();
}

void PollScheduler::plan()
{
    if (m_timer != 0)
        m_clock.cancel(std::exchange(m_timer, 0));
    if (!m_running)
        return;
    std::optional<qint64> earliest;
    for (const auto &entry : std::as_const(m_entries)) {
        if (!entry->subscribers.empty() && !entry->freshness.loading)
            earliest = earliest ? std::min(*earliest, entry->due) : entry->due;
    }
    if (!earliest)
        return;
    const milliseconds wait { std::max<qint64>(0, *earliest - m_clock.steadyMs()) };
    m_timer = m_clock.singleShot(wait, this, [this] {
        m_timer = 0;
        tick();
    });
}

void PollScheduler::tick()
{
    noticeSleep();
    const qint64 now = m_clock.steadyMs();
    const QStringList keys = m_entries.keys();
    for (const QString &key : keys) {
        const auto entry = m_entries.value(key);
        if (entry && m_running && !entry->subscribers.empty() && !entry->freshness.loading && entry->due <= now)
            start(key, *entry);
    }
    plan();
}

//! The steady clock stands still while the machine sleeps: then everything is older than its schedule believes.
void PollScheduler::noticeSleep()
{
    const qint64 steady = m_clock.steadyMs();
    const Timestamp wall = m_clock.now();
    const qint64 slept = (wall.ms - m_seenWall.ms) - (steady - m_seenSteady);
    m_seenSteady = steady;
    m_seenWall = wall;
    for (const auto &entry : std::as_const(m_entries)) {
        if (!entry->subscribers.empty() && slept > 2 * interval(*entry).count()) {
            entry->due = steady;
            entry->failures = 0;
        }
    }
}

void PollScheduler::start(const QString &key, Entry &entry)
{
    Completion completion;
    completion.m_state = std::make_shared<Completion::State>();
    completion.m_state->scheduler = this;
    completion.m_state->key = key;
    completion.m_state->run = ++entry.run;
    entry.freshness.loading = true;
    entry.again = false;
    const Refresh refresh = entry.subscribers.back().refresh;
    Q_EMIT freshnessChanged(key);
    refresh(std::move(completion));
}

void PollScheduler::settle(const QString &key, quint64 run, bool succeeded, const std::optional<Error> &error)
{
    const auto entry = m_entries.value(key);
    if (!entry || entry->run != run || !entry->freshness.loading)
        return;
    const qint64 now = m_clock.steadyMs();
    milliseconds wait = interval(*entry);
    entry->freshness.loading = false;
    if (succeeded) {
        entry->freshness.lastSuccess = m_clock.now();
        entry->freshness.lastError.reset();
        entry->failures = 0;
    } else if (error) {
        entry->freshness.lastError = error;
        entry->failures = std::min(entry->failures + 1, kMaxDoublings);
        wait = std::max(wait, std::min(kLongestWait, milliseconds { wait.count() << entry->failures }));
        if (error->retryAfter)
            wait = std::max<milliseconds>(wait, *error->retryAfter);
    }
    entry->due = entry->again ? now : now + jittered(wait).count();
    plan();
    Q_EMIT freshnessChanged(key);
}

milliseconds PollScheduler::jittered(milliseconds wait)
{
    const double factor = 0.9 + 0.2 * m_unit();
    return milliseconds { static_cast<qint64>(static_cast<double>(wait.count()) * factor) };
}

} // namespace drydock
