// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/bulkmodels.h"

#include "models/items/tableexport.h"

#include <algorithm>
#include <numeric>

namespace drydock {

QString bulkStateCode(const BulkJob &job)
{
    switch (job.state) {
    case BulkJob::State::Running: return QStringLiteral("running");
    case BulkJob::State::Paused: return QStringLiteral("paused");
    case BulkJob::State::Interrupted: return QStringLiteral("interrupted");
    case BulkJob::State::Cancelled: return QStringLiteral("cancelled");
    case BulkJob::State::Ended: break;
    }
    return job.count(BulkItem::State::Failed) > 0 ? QStringLiteral("failed") : QStringLiteral("done");
}

QByteArray bulkResultsCsv(const BulkJob &job, const std::function<QString(const DeviceId &)> &nameOf, const std::function<QString(const BulkProblem &)> &wordsOf)
{
    QByteArray csv = "id,name,result,problem\r\n";
    for (const BulkItem &item : job.items) {
        const bool unsent = item.state == BulkItem::State::Waiting && job.isOver();
        csv += csvCell(item.device.text) + ',' + csvCell(nameOf(item.device)) + ',' + csvCell(unsent ? QStringLiteral("not sent") : bulkStateWord(item.state)) + ','
            + csvCell(wordsOf(item.problem)) + "\r\n";
    }
    return csv;
}

BulkJobsModel::BulkJobsModel(BulkWork &work, QObject *parent)
    : QAbstractTableModel(parent)
    , m_work(work)
    , m_headers({ QStringLiteral("title"), QStringLiteral("state"), QStringLiteral("progress"), QStringLiteral("failed"), QStringLiteral("begun") }, { Failed })
{
    for (const BulkJob &job : work.jobs())
        m_ids.prepend(job.id);
    connect(&work, &BulkWork::jobAdded, this, [this](const QString &id) {
        beginInsertRows({}, 0, 0);
        m_ids.prepend(id);
        endInsertRows();
    });
    connect(&work, &BulkWork::jobChanged, this, [this](const QString &id) {
        if (const int row = rowOf(id); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
    connect(&work, &BulkWork::jobForgotten, this, [this](const QString &id) {
        const int row = rowOf(id);
        if (row < 0)
            return;
        beginRemoveRows({}, row, row);
        m_ids.removeAt(row);
        endRemoveRows();
    });
}

int BulkJobsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int BulkJobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkJobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

const BulkJob *BulkJobsModel::jobAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_work.find(m_ids.at(row)) : nullptr;
}

int BulkJobsModel::rowOf(const QString &id) const
{
    return static_cast<int>(m_ids.indexOf(id));
}

QVariant BulkJobsModel::data(const QModelIndex &index, int role) const
{
    const BulkJob *job = jobAt(index.row());
    if (!job)
        return {};
    const auto count = [job](BulkItem::State state) { return job->count(state); };
    switch (role) {
    case IdRole: return job->id;
    case StatusRole: return bulkStateCode(*job);
    case TimestampRole: return index.column() == Begun ? QVariant(job->begun.ms) : QVariant();
    case Qt::TextAlignmentRole: return m_headers.data(index.column(), Qt::Horizontal, role);
    case ProgressRole: {
        QVariantMap counts;
        for (const BulkItem::State state : { BulkItem::State::Done, BulkItem::State::Failed, BulkItem::State::Sent, BulkItem::State::Waiting }) {
            if (const qsizetype n = count(state); n > 0)
                counts.insert(bulkStateWord(state), n);
        }
        return counts;
    }
    case Qt::DisplayRole:
    case FullTextRole:
        switch (index.column()) {
        case Title: return job->title;
        case State: return bulkStateCode(*job);
        case Progress: return QStringLiteral("%1/%2").arg(count(BulkItem::State::Done) + count(BulkItem::State::Failed)).arg(job->items.size());
        case Failed: return count(BulkItem::State::Failed);
        case Begun: return QString::fromLatin1(job->begun.toRfc3339());
        default: break;
        }
        return {};
    default: return {};
    }
}

BulkItemsModel::BulkItemsModel(BulkWork &work, WordsOf wordsOf, QObject *parent)
    : OrderedTableModel(parent)
    , m_work(work)
    , m_wordsOf(std::move(wordsOf))
    , m_headers({ QStringLiteral("device"), QStringLiteral("result"), QStringLiteral("problem") })
{
    connect(&work, &BulkWork::jobChanged, this, &BulkItemsModel::onChanged);
    connect(&work, &BulkWork::jobForgotten, this, [this](const QString &id) {
        if (id == m_id)
            setJob({});
    });
}

int BulkItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BulkItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

void BulkItemsModel::setJob(const QString &id)
{
    m_id = id;
    resetOrder(sortedRows());
}

void BulkItemsModel::setFailedOnly(bool failedOnly)
{
    m_failedOnly = failedOnly;
    orderWanted();
}

void BulkItemsModel::onChanged(const QString &id)
{
    if (id != m_id)
        return;
    // Names stand still; sorting many of them anew ten times a second would not.
    if (m_failedOnly || sortColumn() > Device)
        orderWanted();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const BulkItem *BulkItemsModel::item(RowId row) const
{
    const BulkJob *job = m_work.find(m_id);
    return job && row < job->items.size() ? &job->items[row] : nullptr;
}

QString BulkItemsModel::code(const BulkItem &item) const
{
    const BulkJob *job = m_work.find(m_id);
    return item.state == BulkItem::State::Waiting && job && job->isOver() ? QStringLiteral("unsent") : bulkStateWord(item.state);
}

QVariant BulkItemsModel::cell(RowId row, int column, int role) const
{
    const BulkItem *of = item(row);
    if (!of)
        return {};
    switch (role) {
    case IdRole: return of->device.text;
    case StatusRole: return code(*of);
    case Qt::DisplayRole:
    case FullTextRole:
        switch (column) {
        case Device: return m_work.fleet().displayName(of->device);
        case Result: return code(*of);
        default: return m_wordsOf(of->problem);
        }
    default: return {};
    }
}

int BulkItemsModel::compareRows(RowId a, RowId b) const
{
    const BulkItem *left = item(a);
    const BulkItem *right = item(b);
    if (!left || !right)
        return 0;
    switch (sortColumn()) {
    case Device:
        return compareAttributeValuesNaturally(m_work.fleet().displayName(left->device), m_work.fleet().displayName(right->device));
    case Result: return static_cast<int>(left->state) - static_cast<int>(right->state);
    default: return QString::compare(m_wordsOf(left->problem), m_wordsOf(right->problem));
    }
}

bool BulkItemsModel::accepts(RowId row) const
{
    const BulkItem *of = item(row);
    return of && (!m_failedOnly || of->state == BulkItem::State::Failed || code(*of) == u"unsent");
}

std::vector<RowId> BulkItemsModel::allRows() const
{
    const BulkJob *job = m_work.find(m_id);
    std::vector<RowId> rows(job ? job->items.size() : 0);
    std::iota(rows.begin(), rows.end(), RowId { 0 });
    return rows;
}

} // namespace drydock
