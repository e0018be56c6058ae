// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pendingoperations.h"

#include <algorithm>

namespace drydock {

namespace {
constexpr size_t kMaxFinished = 500;
//! The transport's interactive lane has three slots; more of one batch would only queue before other clicks.
constexpr size_t kBatchWindow = 2;
} // namespace

struct PendingOperations::Batch {
    std::deque<QString> waiting;
    QHash<QString, std::shared_ptr<CallHolder<Nothing>>> running;
    StartMany start;
    size_t perRequest = 1;
    OneDone oneDone;
    AllDone allDone;
    bool cancelled = false;
    bool paused = false;
};

PendingOperations::PendingOperations(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

PendingOperations::~PendingOperations() = default;

quint64 PendingOperations::runBatch(
    const QString &title, const QStringList &subjects, StartOne start, OneDone oneDone, AllDone allDone)
{
    return runBatchOf(
        1, title, subjects, [start = std::move(start)](const QStringList &one) { return start(one.first()); }, std::move(oneDone), std::move(allDone));
}

quint64 PendingOperations::runBatchOf(
    int perRequest, const QString &title, const QStringList &subjects, StartMany start, OneDone oneDone, AllDone allDone)
{
    QStringList unique = subjects;
    unique.removeDuplicates();
    const quint64 id = add(title, unique, static_cast<int>(unique.size()));
    auto batch = std::make_shared<Batch>();
    batch->waiting.assign(unique.cbegin(), unique.cend());
    batch->start = std::move(start);
    batch->perRequest = static_cast<size_t>(std::max(1, perRequest));
    batch->oneDone = std::move(oneDone);
    batch->allDone = std::move(allDone);
    m_batches.insert(id, batch);
    pump(id);
    return id;
}

void PendingOperations::cancel(quint64 id)
{
    const auto batch = m_batches.value(id);
    if (!batch)
        return;
    batch->cancelled = true;
    batch->paused = false;
    const QStringList unsent(batch->waiting.cbegin(), batch->waiting.cend());
    batch->waiting.clear();
    unmark(unsent);
    pump(id);
}

void PendingOperations::pump(quint64 id)
{
    const auto batch = m_batches.value(id);
    if (!batch)
        return;
    while (!batch->paused && !batch->waiting.empty() && static_cast<size_t>(batch->running.size()) < kBatchWindow) {
        const auto end = batch->waiting.begin() + static_cast<std::ptrdiff_t>(std::min(batch->perRequest, batch->waiting.size()));
        const QStringList subjects(batch->waiting.begin(), end);
        batch->waiting.erase(batch->waiting.begin(), end);
        auto holder = std::make_shared<CallHolder<Nothing>>();
        batch->running.insert(subjects.first(), holder);
        holder->call = batch->start(subjects).then(
            this, [this, id, subjects](const Status &status) { settleMany(id, subjects, status); });
    }
    if (!batch->running.isEmpty() || !batch->waiting.empty())
        return;
    m_batches.remove(id);
    PendingOperation *operation = edit(id);
    if (!operation)
        return;
    operation->finished = m_clock.now();
    operation->state = batch->cancelled ? PendingOperation::State::Cancelled
        : operation->failed > 0         ? PendingOperation::State::Failed
                                        : PendingOperation::State::Succeeded;
    const PendingOperation copy = *operation;
    Q_EMIT operationChanged(id);
    if (batch->allDone)
        batch->allDone(copy);
    trim();
}

void PendingOperations::settleMany(quint64 id, const QStringList &subjects, const Status &status)
{
    const auto batch = m_batches.value(id);
    if (!batch)
        return;
    const Status kept = status;
    const QStringList settled = subjects;
    const auto keepCall = batch->running.take(settled.first());
    if (PendingOperation *operation = edit(id)) {
        operation->done += static_cast<int>(settled.size());
        if (!kept.ok()) {
            operation->failed += static_cast<int>(settled.size());
            for (const QString &subject : settled) {
                if (operation->failures.size() < PendingOperation::kMaxFailures)
                    operation->failures.push_back({ subject, kept.error() });
            }
        }
    }
    unmark(settled);
    for (const QString &subject : settled) {
        if (batch->oneDone)
            batch->oneDone(subject, kept);
    }
    Q_EMIT operationChanged(id);
    pump(id);
}

void PendingOperations::setPaused(quint64 id, bool paused)
{
    const auto batch = m_batches.value(id);
    if (!batch || batch->cancelled || batch->paused == paused)
        return;
    batch->paused = paused;
    setState(id, paused ? PendingOperation::State::Paused : PendingOperation::State::Running);
    pump(id);
}

const PendingOperation *PendingOperations::find(quint64 id) const
{
    const auto it = std::find_if(
        m_operations.begin(), m_operations.end(), [id](const auto &operation) { return operation.id == id; });
    return it == m_operations.end() ? nullptr : &*it;
}

PendingOperation *PendingOperations::edit(quint64 id)
{
    const auto it = std::find_if(
        m_operations.begin(), m_operations.end(), [id](const auto &operation) { return operation.id == id; });
    return it == m_operations.end() ? nullptr : &*it;
}

int PendingOperations::runningCount() const
{
    return static_cast<int>(std::count_if(
        m_operations.begin(), m_operations.end(), [](const auto &operation) { return !operation.isOver(); }));
}

void PendingOperations::clearFinished()
{
    std::erase_if(m_operations, [](const auto &operation) { return operation.isOver(); });
    Q_EMIT operationsCleared();
}

quint64 PendingOperations::add(const QString &title, const QStringList &subjects, int total)
{
    PendingOperation operation;
    operation.id = ++m_lastId;
    operation.title = title;
    operation.subjects = subjects;
    operation.started = m_clock.now();
    operation.total = total;
    m_operations.push_back(std::move(operation));
    mark(subjects);
    Q_EMIT operationAdded(m_lastId);
    return m_lastId;
}

void PendingOperations::finish(quint64 id, const std::optional<Error> &error)
{
    PendingOperation *operation = edit(id);
    if (!operation)
        return;
    operation->finished = m_clock.now();
    operation->done = 1;
    operation->state = error ? PendingOperation::State::Failed : PendingOperation::State::Succeeded;
    if (error) {
        operation->failed = 1;
        operation->failures.push_back({ operation->subjects.value(0), *error });
    }
    const QStringList subjects = operation->subjects;
    unmark(subjects);
    Q_EMIT operationChanged(id);
    trim();
}

void PendingOperations::setState(quint64 id, PendingOperation::State state)
{
    if (PendingOperation *operation = edit(id)) {
        operation->state = state;
        Q_EMIT operationChanged(id);
    }
}

void PendingOperations::mark(const QStringList &subjects)
{
    if (subjects.isEmpty())
        return;
    for (const QString &subject : subjects)
        ++m_pending[subject];
    Q_EMIT pendingChanged(subjects);
}

void PendingOperations::unmark(const QStringList &subjects)
{
    if (subjects.isEmpty())
        return;
    for (const QString &subject : subjects) {
        if (const auto it = m_pending.find(subject); it != m_pending.end() && --*it <= 0)
            m_pending.erase(it);
    }
    Q_EMIT pendingChanged(subjects);
}

void PendingOperations::trim()
{
    while (m_operations.size() > kMaxFinished && m_operations.front().isOver())
        m_operations.pop_front();
}

bool PendingOperations::isAnswerLost(const Error &error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Offline || error.httpStatus == 502
        || error.httpStatus == 504;
}

} // namespace drydock
