// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/activitylog.h"

#include "models/core/worker.h"
#include "models/rest/har.h"
#include "models/rest/trafficjournal.h"
#include "models/store/pendingoperations.h"

#include <QSaveFile>

#include <algorithm>

namespace drydock {

namespace {

QByteArray requestIdOf(const JournalEntry &request)
{
    for (const auto &[name, value] : request.responseHeaders) {
        if (name.compare("X-MEN-RequestID", Qt::CaseInsensitive) == 0)
            return value;
    }
    return request.error ? request.error->requestId : QByteArray();
}

ActivityEntry fromRequest(const JournalEntry &request)
{
    ActivityEntry entry;
    entry.queuedMs = request.queuedMs;
    entry.sentBytes = request.requestBodySize;
    entry.receivedBytes = request.finished ? request.responseBodySize : -1;
    entry.lane = QString::fromLatin1(laneName(request.lane));
    entry.kind = ActivityEntry::Kind::Request;
    entry.started = request.started;
    entry.elapsedMs = request.finished ? request.elapsedMs : -1;
    entry.title = request.operation;
    entry.verb = request.verb;
    entry.path = request.url.path();
    entry.attempt = request.attempt;
    entry.status = request.status;
    entry.error = request.error;
    entry.requestId = requestIdOf(request);
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
    case PendingOperation::State::Paused:
    case PendingOperation::State::Verifying: entry.state = ActivityEntry::State::Running; break;
    case PendingOperation::State::Succeeded: entry.state = ActivityEntry::State::Done; break;
    case PendingOperation::State::Failed: entry.state = ActivityEntry::State::Failed; break;
    case PendingOperation::State::Cancelled: entry.state = ActivityEntry::State::Cancelled; break;
    }
    return entry;
}

struct HarOutcome {
    qsizetype written = 0;
    QString problem;
};

//! In a worker: a full journal is tens of megabytes.
HarOutcome writeHar(const QString &path, const std::deque<JournalEntry> &entries)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(har(entries));
    if (!file.commit())
        return { 0, file.errorString() };
    return { std::count_if(entries.begin(), entries.end(), [](const JournalEntry &entry) { return entry.finished; }),
        {} };
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
    const size_t index = indexOf(key);
    return index < m_entries.size() ? &m_entries[index] : nullptr;
}

// The number of entries where there is none with this key.
size_t ActivityLog::indexOf(quint64 key) const
{
    const auto it = std::lower_bound(m_entries.begin(), m_entries.end(), key,
        [](const ActivityEntry &entry, quint64 wanted) { return entry.key < wanted; });
    return it != m_entries.end() && it->key == key ? static_cast<size_t>(it - m_entries.begin()) : m_entries.size();
}

const JournalEntry *ActivityLog::recorded(quint64 key) const
{
    const auto serial = m_serialOfKey.constFind(key);
    return m_journal && serial != m_serialOfKey.constEnd() ? m_journal->find(*serial) : nullptr;
}

std::optional<RequestDetails> ActivityLog::details(quint64 key) const
{
    const JournalEntry *request = recorded(key);
    if (!request)
        return std::nullopt;
    RequestDetails details;
    details.key = key;
    details.operation = request->operation;
    details.verb = request->verb;
    details.url = request->url;
    details.lane = QString::fromLatin1(laneName(request->lane));
    details.attempt = request->attempt;
    details.mostAttempts = std::max(request->attempt, request->mostAttempts);
    details.started = request->started;
    details.queuedMs = request->queuedMs;
    details.waitedMs = request->waitedMs;
    details.elapsedMs = request->finished ? request->elapsedMs : -1;
    details.status = request->status;
    details.requestId = requestIdOf(*request);
    details.error = request->error;
    details.finished = request->finished;
    details.request = { request->requestHeaders, request->requestBody, request->requestBodySize, request->requestBodyGap };
    details.answer
        = { request->responseHeaders, request->responseBody, request->responseBodySize, request->responseBodyGap };
    return details;
}

std::optional<CurlCommand> ActivityLog::curl(quint64 key) const
{
    const JournalEntry *request = recorded(key);
    return request ? std::optional(curlCommand(*request, m_curlServer)) : std::nullopt;
}

void ActivityLog::exportHar(const QString &path, const std::optional<QList<quint64>> &keys, QObject *context,
    std::function<void(qsizetype, const QString &)> done) const
{
    std::deque<JournalEntry> entries;
    if (!keys && m_journal) {
        entries = m_journal->entries();
    } else if (keys) {
        QList<quint64> ordered = *keys;
        std::sort(ordered.begin(), ordered.end());
        for (const quint64 key : std::as_const(ordered)) {
            if (const JournalEntry *request = recorded(key))
                entries.push_back(*request);
        }
    }
    inWorker(
        context, [path, entries = std::move(entries)] { return writeHar(path, entries); },
        [done = std::move(done)](const HarOutcome &outcome) { done(outcome.written, outcome.problem); });
}

void ActivityLog::clear()
{
    if (m_journal)
        m_journal->clear();
    std::erase_if(m_entries, [this](const ActivityEntry &entry) {
        const bool over = entry.state != ActivityEntry::State::Running;
        if (over)
            count(entry, -1);
        return over;
    });
    m_serialOfKey.removeIf([this](const auto &pair) { return !find(pair.key()); });
    Q_EMIT cleared();
}

void ActivityLog::requestBegan(quint64 serial)
{
    const JournalEntry *request = m_journal->find(serial);
    if (!request)
        return;
    m_keyOfRequest.insert(serial, m_next);
    m_serialOfKey.insert(m_next, serial);
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
        m_serialOfKey.remove(m_entries.front().key);
        m_entries.pop_front();
    }
    Q_EMIT entryAdded(key);
    if (full)
        Q_EMIT trimmed(m_entries.front().key);
}

void ActivityLog::set(quint64 key, ActivityEntry entry)
{
    const size_t index = indexOf(key);
    entry.key = key;
    if (index == m_entries.size() || m_entries[index] == entry)
        return;
    count(m_entries[index], -1);
    count(entry, 1);
    m_entries[index] = std::move(entry);
    Q_EMIT entryChanged(key);
}

void ActivityLog::count(const ActivityEntry &entry, int sign)
{
    m_running += entry.state == ActivityEntry::State::Running ? sign : 0;
    m_failed += entry.state == ActivityEntry::State::Failed ? sign : 0;
}

} // namespace drydock
