// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/activitymodel.h"

#include <algorithm>
#include <functional>

namespace drydock {

namespace {

QString stateCode(ActivityEntry::State state)
{
    switch (state) {
    case ActivityEntry::State::Running: return QStringLiteral("running");
    case ActivityEntry::State::Done: return QStringLiteral("done");
    case ActivityEntry::State::Failed: return QStringLiteral("failed");
    case ActivityEntry::State::Cancelled: return QStringLiteral("cancelled");
    }
    return {};
}

// Operations have no path: their title stands where one looks for what was asked.
const QString &subject(const ActivityEntry &entry)
{
    return entry.kind == ActivityEntry::Kind::Operation ? entry.title : entry.path;
}

} // namespace

ActivityModel::ActivityModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_headers({ QStringLiteral("state"), QStringLiteral("time"), QStringLiteral("method"), QStringLiteral("path"), QStringLiteral("answer"), QStringLiteral("duration"),
                    QStringLiteral("queued"), QStringLiteral("sent"), QStringLiteral("received"),
                    QStringLiteral("lane"), QStringLiteral("attempt"), QStringLiteral("what"), QStringLiteral("request_id") },
          { AnswerColumn, DurationColumn, QueuedColumn, SentColumn, ReceivedColumn, AttemptColumn })
{
}

void ActivityModel::setLog(ActivityLog *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    if (log) {
        connect(log, &ActivityLog::entryAdded, this, &ActivityModel::added);
        connect(log, &ActivityLog::entryChanged, this, &ActivityModel::changed);
        connect(log, &ActivityLog::trimmed, this, &ActivityModel::trimmed);
        connect(log, &ActivityLog::cleared, this, &ActivityModel::reload);
        connect(log, &QObject::destroyed, this, &ActivityModel::reload);
    }
    reload();
}

void ActivityModel::setView(View view)
{
    if (m_view == view)
        return;
    m_view = view;
    reload();
}

void ActivityModel::setFilter(const RequestFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    reload();
}

void ActivityModel::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    m_pausedAt = m_log && !m_log->entries().empty() ? m_log->entries().back().key : 0;
    if (!paused)
        catchUp();
}

qint64 ActivityModel::missed() const
{
    if (!m_paused || !m_log || m_log->entries().empty())
        return 0;
    return static_cast<qint64>(m_log->entries().back().key - m_pausedAt);
}

// What was not taken while it was paused, without disturbing what is shown.
void ActivityModel::catchUp()
{
    if (!m_log)
        return;
    const quint64 newest = m_keys.empty() ? 0 : m_keys.front();
    std::deque<quint64> newer;
    std::deque<quint64> between;
    for (const ActivityEntry &entry : m_log->entries()) {
        if (!accepts(entry))
            continue;
        if (entry.key > newest)
            newer.push_front(entry.key);
        else if (rowOf(entry.key) < 0)
            between.push_back(entry.key);
    }
    for (const quint64 key : between)
        insert(key);
    if (newer.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(newer.size()) - 1);
    m_keys.insert(m_keys.begin(), newer.begin(), newer.end());
    endInsertRows();
}

void ActivityModel::reload()
{
    beginResetModel();
    m_keys.clear();
    if (m_log) {
        for (const ActivityEntry &entry : m_log->entries()) {
            if (accepts(entry) && !(m_paused && entry.key > m_pausedAt))
                m_keys.push_front(entry.key);
        }
    }
    endResetModel();
}

bool ActivityModel::accepts(const ActivityEntry &entry) const
{
    const auto inView = [this, &entry] {
        switch (m_view) {
        case View::All: return true;
        case View::Running: return entry.state == ActivityEntry::State::Running;
        case View::Failed: return entry.state == ActivityEntry::State::Failed;
        case View::Changes: return entry.isWrite();
        }
        return true;
    };
    return inView() && m_filter.accepts(entry);
}

int ActivityModel::rowOf(quint64 key) const
{
    const int row = lowerRow(key);
    return row < rowCount() && m_keys[static_cast<size_t>(row)] == key ? row : -1;
}

const ActivityEntry *ActivityModel::entryAt(int row) const
{
    if (!m_log || row < 0 || row >= rowCount())
        return nullptr;
    return m_log->find(m_keys[static_cast<size_t>(row)]);
}

int ActivityModel::lowerRow(quint64 key) const
{
    const auto it = std::lower_bound(m_keys.begin(), m_keys.end(), key, std::greater<>());
    return static_cast<int>(it - m_keys.begin());
}

void ActivityModel::insert(quint64 key)
{
    const int row = lowerRow(key);
    beginInsertRows({}, row, row);
    m_keys.insert(m_keys.begin() + row, key);
    endInsertRows();
}

void ActivityModel::added(quint64 key)
{
    if (const ActivityEntry *entry = m_log->find(key); !m_paused && entry && accepts(*entry))
        insert(key);
}

void ActivityModel::changed(quint64 key)
{
    const ActivityEntry *entry = m_log->find(key);
    const int row = rowOf(key);
    const bool shown = row >= 0;
    const bool wanted = entry && accepts(*entry);
    if (shown && wanted) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (shown) {
        beginRemoveRows({}, row, row);
        m_keys.erase(m_keys.begin() + row);
        endRemoveRows();
    } else if (wanted && !m_paused) {
        insert(key);
    }
}

void ActivityModel::trimmed(quint64 firstKept)
{
    const int first = firstKept == 0 ? rowCount() : lowerRow(firstKept - 1);
    if (first >= rowCount())
        return;
    beginRemoveRows({}, first, rowCount() - 1);
    m_keys.erase(m_keys.begin() + first, m_keys.end());
    endRemoveRows();
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::display(const ActivityEntry &entry, int column) const
{
    switch (column) {
    case StateColumn: return stateCode(entry.state);
    case WhatColumn: return entry.title;
    case MethodColumn: return QString::fromLatin1(entry.verb);
    case PathColumn: return subject(entry);
    case AnswerColumn:
        if (entry.kind == ActivityEntry::Kind::Operation && entry.total > 1)
            return QStringLiteral("%1/%2").arg(entry.done).arg(entry.total);
        return entry.status > 0 ? QVariant(entry.status) : QVariant(QString());
    case LaneColumn: return entry.lane;
    case AttemptColumn: return entry.kind == ActivityEntry::Kind::Request ? QVariant(entry.attempt) : QVariant();
    case RequestIdColumn: return QString::fromLatin1(entry.requestId);
    default: return {};
    }
}

namespace {

// Numbers without words: milliseconds and bytes, -1 where there is none.
QVariant number(const ActivityEntry &entry, int column)
{
    switch (column) {
    case ActivityModel::DurationColumn: return entry.elapsedMs;
    case ActivityModel::QueuedColumn: return entry.kind == ActivityEntry::Kind::Request ? entry.queuedMs : -1;
    case ActivityModel::SentColumn: return entry.sentBytes;
    case ActivityModel::ReceivedColumn: return entry.receivedBytes;
    default: return {};
    }
}

} // namespace

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    const ActivityEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole: return display(*entry, index.column());
    case IdRole: return QString::number(entry->key);
    case StatusRole: return stateCode(entry->state);
    case TimestampRole: return index.column() == TimeColumn ? QVariant(entry->started.ms) : QVariant();
    case SortRole: return number(*entry, index.column());
    case SizeRole:
        return index.column() == SentColumn || index.column() == ReceivedColumn ? number(*entry, index.column())
                                                                                : QVariant();
    case FullTextRole: return index.column() == PathColumn ? QVariant(subject(*entry)) : QVariant();
    case Qt::TextAlignmentRole:
        return m_headers.isNumeric(index.column()) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                                   : QVariant();
    default: return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

} // namespace drydock
