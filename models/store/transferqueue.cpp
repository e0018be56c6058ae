// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/transferqueue.h"

#include <algorithm>
#include <utility>

namespace drydock {

namespace {
//! How much a new measurement counts against what was known: jumps are smoothed, a real change shows in seconds.
constexpr double kNewShare = 0.3;
constexpr double kMsPerSecond = 1000;
} // namespace

qint64 Transfer::secondsLeft() const
{
    if (state != State::Running || bytesPerSecond <= 0 || total <= 0 || moved > total)
        return -1;
    return static_cast<qint64>(static_cast<double>(total - moved) / bytesPerSecond) + 1;
}

TransferQueue::TransferQueue(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

TransferQueue::~TransferQueue() = default;

Transfer *TransferQueue::edit(quint64 id)
{
    const auto it
        = std::find_if(m_transfers.begin(), m_transfers.end(), [id](const Transfer &t) { return t.id == id; });
    return it == m_transfers.end() ? nullptr : &*it;
}

const Transfer *TransferQueue::find(quint64 id) const
{
    const auto it
        = std::find_if(m_transfers.begin(), m_transfers.end(), [id](const Transfer &t) { return t.id == id; });
    return it == m_transfers.end() ? nullptr : &*it;
}

int TransferQueue::unfinishedCount() const
{
    return static_cast<int>(
        std::count_if(m_transfers.begin(), m_transfers.end(), [](const Transfer &t) { return !t.isOver(); }));
}

quint64 TransferQueue::append(Transfer transfer)
{
    const quint64 id = ++m_lastId;
    transfer.id = id;
    m_transfers.push_back(std::move(transfer));
    Q_EMIT transferAdded(id);
    return id;
}

void TransferQueue::startNext()
{
    if (m_running != 0)
        return;
    const auto next = std::find_if(
        m_transfers.begin(), m_transfers.end(), [](const Transfer &t) { return t.state == Transfer::State::Queued; });
    if (next == m_transfers.end())
        return;
    m_running = next->id;
    m_measuredAtMs = m_clock.steadyMs();
    m_measuredBytes = 0;
    next->started = m_clock.now();
    setState(Transfer::State::Running);
    begin();
}

Transfer *TransferQueue::running()
{
    return m_running == 0 ? nullptr : edit(m_running);
}

void TransferQueue::setState(Transfer::State state)
{
    Transfer *transfer = running();
    transfer->state = state;
    if (state != Transfer::State::Running)
        transfer->bytesPerSecond = 0;
    Q_EMIT transferChanged(m_running);
}

void TransferQueue::setTotal(qint64 total)
{
    running()->total = total;
    Q_EMIT transferChanged(m_running);
}

void TransferQueue::progress(qint64 moved)
{
    Transfer *transfer = running();
    transfer->moved = moved;
    const qint64 now = m_clock.steadyMs();
    if (moved < m_measuredBytes || m_measuredBytes == 0) {
        // It begins, or begins again: what was there before did not come over the network just now.
        m_measuredAtMs = now;
        m_measuredBytes = moved;
    } else if (now - m_measuredAtMs >= kMeasureMs) {
        const double rate = static_cast<double>(moved - m_measuredBytes) * kMsPerSecond
            / static_cast<double>(now - m_measuredAtMs);
        double &known = transfer->bytesPerSecond;
        known = known > 0 ? known + (rate - known) * kNewShare : rate;
        m_measuredAtMs = now;
        m_measuredBytes = moved;
    }
    Q_EMIT transferChanged(m_running);
}

void TransferQueue::finish(Transfer::State state, const std::optional<Error> &error)
{
    const quint64 id = std::exchange(m_running, 0);
    // A handler of one of its calls may be running: what it needs has been copied into locals.
    drop();
    if (state != Transfer::State::Failed)
        forget(id);
    Transfer *transfer = edit(id);
    transfer->state = state;
    transfer->error = error;
    transfer->bytesPerSecond = 0;
    transfer->finished = m_clock.now();
    Q_EMIT transferChanged(id);
    startNext();
}

void TransferQueue::cancel(quint64 id)
{
    Transfer *transfer = edit(id);
    if (!transfer || transfer->isOver())
        return;
    if (m_running == id) {
        finish(Transfer::State::Cancelled, std::nullopt);
        return;
    }
    transfer->state = Transfer::State::Cancelled;
    transfer->finished = m_clock.now();
    forget(id);
    Q_EMIT transferChanged(id);
}

void TransferQueue::retry(quint64 id)
{
    Transfer *transfer = edit(id);
    if (!transfer || (transfer->state != Transfer::State::Failed && transfer->state != Transfer::State::Cancelled))
        return;
    transfer->state = Transfer::State::Queued;
    transfer->error.reset();
    transfer->moved = 0;
    transfer->started = {};
    transfer->finished = {};
    Q_EMIT transferChanged(id);
    startNext();
}

void TransferQueue::clearFinished(const QList<Transfer::Kind> &kinds)
{
    const auto goes = [&kinds](const Transfer &t) { return t.isOver() && kinds.contains(t.kind); };
    if (std::erase_if(m_transfers, goes) > 0)
        Q_EMIT transfersCleared();
}

} // namespace drydock
