// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/activitylog.h"

#include "models/rest/trafficjournal.h"
#include "models/store/pendingoperations.h"

namespace drydock {

namespace {

ActivityEntry fromRequest(const JournalEntry &request)
{
    ActivityEntry entry;
    entry.kind = ActivityEntry::Kind::Request;
    entry.started = request.started;
    entry.elapsedMs = request.finished ? request.elapsedMs : -1;
    entry.title = request.operation;
    entry.verb = request.verb;
    entry.path = request.url.path();
    entry.attempt = request.attempt;
    entry.status = request.status;
    entry.error = request.error;
    for (const auto &[name, value] : request.responseHeaders) {
        if (name.compare("X-MEN-RequestID", Qt::CaseInsensitive) == 0)
            entry.requestId = value;
    }
    if (entry.requestId.isEmpty() && request.error)
        entry.requestId = request.error->requestId;
    if (request.finished) {
        const bool cancelled = request.error && request.error->kind == ErrorKind::Cancelled;
        entry.state = cancelled ? ActivityEntry::State::Cancelled
            : request.error || request.status >= 400 ? ActivityEntry::State::Failed
                                                     : ActivityEntry::State::Done;
    }
    return entry;
}

ActivityEntry fromOperation(const PendingOperation &operation)
{
    ActivityEntry entry;
    entry.kind = ActivityEntry::Kind::Operation;
    entry.started = operation.started;
    entry.title = operation.title;
    entry.total = operation.total;
    entry.done = operation.done;
    entry.failed = operation.failed;
    if (!operation.failures.empty()) {
        entry.error = operation.failures.front().error;
        entry.requestId = entry.error->requestId;
        entry.status = entry.error->httpStatus;
    }
    if (operation.isOver())
        entry.elapsedMs = operation.finished.ms - operation.started.ms;
    switch (operation.state) {
    case PendingOperation::State::Running:
    case PendingOperation::State::Verifying: entry.state = ActivityEntry::State::Running; break;
    case PendingOperation::State::Succeeded: entry.state = ActivityEntry::State::Done; break;
    case PendingOperation::State::Failed: entry.state = ActivityEntry::State::Failed; break;
    case PendingOperation::State::Cancelled: entry.state = ActivityEntry::State::Cancelled; break;
    }
    return entry;
}

} // namespace

bool ActivityEntry::isWrite() const
{
    return kind == Kind::Operation || (verb != "GET" && verb != "HEAD");
}

ActivityLog::ActivityLog(
    TrafficJournal *journal, PendingOperations *operations, QObject *parent, size_t mostEntries)
    : QObject(parent)
    , m_journal(journal)
    , m_operations(operations)
    , m_most(mostEntries)
{
    if (journal) {
        for (const JournalEntry &request : journal->entries())
            requestBegan(request.serial);
        connect(journal, &TrafficJournal::began, this, &ActivityLog::requestBegan);
        connect(journal, &TrafficJournal::finished, this, &ActivityLog::requestFinished);
    }
    if (operations) {
        for (const PendingOperation &operation : operations->operations())
            operationChanged(operation.id);
        connect(operations, &PendingOperations::operationAdded, this, &ActivityLog::operationChanged);
        connect(operations, &PendingOperations::operationChanged, this, &ActivityLog::operationChanged);
    }
}

ActivityLog::~ActivityLog() = default;

const ActivityEntry *ActivityLog::find(quint64 key) const
{
    // Keys are gapless within the ring.
    if (m_entries.empty() || key < m_entries.front().key || key > m_entries.back().key)
        return nullptr;
    return &m_entries[static_cast<size_t>(key - m_entries.front().key)];
}

QByteArray ActivityLog::toHar() const
{
    return m_journal ? m_journal->toHar() : QByteArray();
}

void ActivityLog::requestBegan(quint64 serial)
{
    const JournalEntry *request = m_journal->find(serial);
    if (!request)
        return;
    m_keyOfRequest.insert(serial, m_next);
    add(fromRequest(*request));
}

void ActivityLog::requestFinished(quint64 serial)
{
    const JournalEntry *request = m_journal->find(serial);
    const auto key = m_keyOfRequest.constFind(serial);
    if (request && key != m_keyOfRequest.constEnd())
        set(*key, fromRequest(*request));
    m_keyOfRequest.remove(serial);
}

void ActivityLog::operationChanged(quint64 id)
{
    const PendingOperation *operation = m_operations->find(id);
    if (!operation)
        return;
    if (const auto key = m_keyOfOperation.constFind(id); key != m_keyOfOperation.constEnd()) {
        set(*key, fromOperation(*operation));
        return;
    }
    m_keyOfOperation.insert(id, m_next);
    add(fromOperation(*operation));
}

void ActivityLog::add(ActivityEntry entry)
{
    const quint64 key = m_next++;
    entry.key = key;
    count(entry, 1);
    m_entries.push_back(std::move(entry));
    const bool full = m_entries.size() > m_most;
    if (full) {
        count(m_entries.front(), -1);
        m_entries.pop_front();
    }
    Q_EMIT entryAdded(key);
    if (full)
        Q_EMIT trimmed(m_entries.front().key);
}

void ActivityLog::set(quint64 key, ActivityEntry entry)
{
    const ActivityEntry *known = find(key);
    if (!known)
        return;
    entry.key = key;
    if (*known == entry)
        return;
    count(*known, -1);
    count(entry, 1);
    m_entries[static_cast<size_t>(key - m_entries.front().key)] = std::move(entry);
    Q_EMIT entryChanged(key);
}

void ActivityLog::count(const ActivityEntry &entry, int sign)
{
    m_running += entry.state == ActivityEntry::State::Running ? sign : 0;
    m_failed += entry.state == ActivityEntry::State::Failed ? sign : 0;
}

} // namespace drydock
