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

} // namespace

ActivityModel::ActivityModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_headers({ QStringLiteral("state"), QStringLiteral("time"), QStringLiteral("what"), QStringLiteral("path"),
                    QStringLiteral("answer"), QStringLiteral("duration"), QStringLiteral("request_id") },
          { AnswerColumn, DurationColumn })
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

void ActivityModel::reload()
{
    beginResetModel();
    m_keys.clear();
    if (m_log) {
        for (const ActivityEntry &entry : m_log->entries()) {
            if (accepts(entry))
                m_keys.push_front(entry.key);
        }
    }
    endResetModel();
}

bool ActivityModel::accepts(const ActivityEntry &entry) const
{
    switch (m_view) {
    case View::All: return true;
    case View::Running: return entry.state == ActivityEntry::State::Running;
    case View::Failed: return entry.state == ActivityEntry::State::Failed;
    case View::Changes: return entry.isWrite();
    }
    return true;
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
    if (const ActivityEntry *entry = m_log->find(key); entry && accepts(*entry))
        insert(key);
}

void ActivityModel::changed(quint64 key)
{
    const ActivityEntry *entry = m_log->find(key);
    const int row = lowerRow(key);
    const bool shown = row < rowCount() && m_keys[static_cast<size_t>(row)] == key;
    const bool wanted = entry && accepts(*entry);
    if (shown && wanted) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (shown) {
        beginRemoveRows({}, row, row);
        m_keys.erase(m_keys.begin() + row);
        endRemoveRows();
    } else if (wanted) {
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
    case PathColumn:
        return entry.verb.isEmpty() ? QString()
                                    : QStringLiteral("%1 %2").arg(QString::fromLatin1(entry.verb), entry.path);
    case AnswerColumn:
        if (entry.kind == ActivityEntry::Kind::Operation && entry.total > 1)
            return QStringLiteral("%1/%2").arg(entry.done).arg(entry.total);
        return entry.status > 0 ? QVariant(QString::number(entry.status)) : QVariant(QString());
    case RequestIdColumn: return QString::fromLatin1(entry.requestId);
    default: return {};
    }
}

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
    case SortRole: return index.column() == DurationColumn ? QVariant(entry->elapsedMs) : QVariant();
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
