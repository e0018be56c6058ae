// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/orderedtablemodel.h"

#include "models/items/rowmerge.h"

#include <algorithm>
#include <numeric>

namespace drydock {

namespace {
constexpr size_t kMaxRunsInPlace = 8;
constexpr size_t kMaxChangedRuns = 64;

int asRow(size_t row)
{
    return static_cast<int>(row);
}
} // namespace

OrderedTableModel::OrderedTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

OrderedTableModel::~OrderedTableModel() = default;

int OrderedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : asRow(m_order.size());
}

QVariant OrderedTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= asRow(m_order.size()))
        return {};
    return cell(rowIdAt(index.row()), index.column(), role);
}

void OrderedTableModel::sort(int column, Qt::SortOrder order)
{
    if (m_sortColumn == column && m_sortOrder == order)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    orderWanted();
}

int OrderedTableModel::compareRows(RowId, RowId) const
{
    return 0;
}

bool OrderedTableModel::accepts(RowId) const
{
    return true;
}

void OrderedTableModel::orderWanted()
{
    setOrder(sortedRows());
}

bool OrderedTableModel::isBefore(RowId a, RowId b) const
{
    if (m_sortColumn >= 0) {
        if (const int compared = compareRows(a, b); compared != 0)
            return m_sortOrder == Qt::AscendingOrder ? compared < 0 : compared > 0;
    }
    return a < b;
}

std::vector<RowId> OrderedTableModel::sortedRows() const
{
    std::vector<RowId> rows = allRows();
    std::erase_if(rows, [this](RowId row) { return !accepts(row); });
    std::sort(rows.begin(), rows.end(), [this](RowId a, RowId b) { return isBefore(a, b); });
    return rows;
}

void OrderedTableModel::applyDelta(const Delta &delta)
{
    if (delta.isEmpty())
        return;
    if (!delta.added.empty() || !delta.removed.empty() || !standInPlace(delta.changed))
        setOrder(merged(m_order, delta));
    tellChanged(delta.changed);
}

//! Where each of these stands between the right neighbours, all of the order is as it was: what a poll brings mostly
//! moves nothing, and must not cost what the table has of rows.
bool OrderedTableModel::standInPlace(const std::vector<RowId> &rows) const
{
    return std::all_of(rows.begin(), rows.end(), [this](RowId row) {
        const int at = rowOf(row);
        if (at == kNoRow)
            return !accepts(row);
        const auto place = static_cast<size_t>(at);
        return accepts(row) && (place == 0 || isBefore(m_order[place - 1], row)) && (place + 1 == m_order.size() || isBefore(row, m_order[place + 1]));
    });
}

std::vector<RowId> OrderedTableModel::merged(const std::vector<RowId> &order, const Delta &delta) const
{
    if (delta.isEmpty())
        return order;
    std::vector<RowId> fresh;
    std::vector<bool> dirty(m_rowOf.size(), false);
    const auto mark = [&dirty](const std::vector<RowId> &rows) {
        for (const RowId row : rows) {
            if (row >= dirty.size())
                dirty.resize(row + 1, false);
            dirty[row] = true;
        }
    };
    for (const auto *rows : { &delta.added, &delta.changed }) {
        mark(*rows);
        std::copy_if(rows->begin(), rows->end(), std::back_inserter(fresh), [this](RowId row) { return accepts(row); });
    }
    mark(delta.removed);
    return mergeRows(order, [&dirty](RowId row) { return row < dirty.size() && dirty[row]; }, std::move(fresh),
        [this](RowId a, RowId b) { return isBefore(a, b); });
}

void OrderedTableModel::setOrder(std::vector<RowId> target)
{
    if (target == m_order)
        return;
    growInverse(target);
    if (applyInPlace(target))
        return;
    Q_EMIT aboutToReorder();
    applyInFourPhases(std::move(target));
    Q_EMIT reordered();
}

void OrderedTableModel::growInverse(const std::vector<RowId> &rows)
{
    const auto largest = std::max_element(rows.begin(), rows.end());
    if (largest != rows.end() && *largest >= m_rowOf.size())
        m_rowOf.resize(*largest + 1, kNoRow);
}

void OrderedTableModel::renumber(size_t from)
{
    for (size_t row = from; row < m_order.size(); ++row)
        m_rowOf[m_order[row]] = asRow(row);
}

//! Plain begin/end pairs where few runs change and what stays is in order already: no layout change, so views keep
//! their scroll position without any work.
bool OrderedTableModel::applyInPlace(const std::vector<RowId> &target)
{
    struct Run {
        size_t first;
        size_t count;
    };
    std::vector<bool> wanted(m_rowOf.size(), false);
    for (const RowId row : target)
        wanted[row] = true;
    std::vector<Run> removals;
    for (size_t row = 0; row < m_order.size(); ++row) {
        if (wanted[m_order[row]])
            continue;
        if (!removals.empty() && removals.back().first + removals.back().count == row) {
            ++removals.back().count;
        } else if (removals.size() == kMaxRunsInPlace) {
            return false;
        } else {
            removals.push_back({ row, 1 });
        }
    }
    std::vector<Run> insertions;
    int last = kNoRow;
    for (size_t row = 0; row < target.size(); ++row) {
        const int old = m_rowOf[target[row]];
        if (old == kNoRow) {
            if (!insertions.empty() && insertions.back().first + insertions.back().count == row)
                ++insertions.back().count;
            else if (removals.size() + insertions.size() == kMaxRunsInPlace)
                return false;
            else
                insertions.push_back({ row, 1 });
        } else if (old < last) {
            return false;
        } else {
            last = old;
        }
    }
    for (auto run = removals.rbegin(); run != removals.rend(); ++run) {
        const auto first = m_order.begin() + static_cast<std::ptrdiff_t>(run->first);
        const auto end = first + static_cast<std::ptrdiff_t>(run->count);
        beginRemoveRows({}, asRow(run->first), asRow(run->first + run->count - 1));
        std::for_each(first, end, [this](RowId row) { m_rowOf[row] = kNoRow; });
        m_order.erase(first, end);
        renumber(run->first);
        endRemoveRows();
    }
    for (const Run &run : insertions) {
        const auto source = target.begin() + static_cast<std::ptrdiff_t>(run.first);
        beginInsertRows({}, asRow(run.first), asRow(run.first + run.count - 1));
        m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(run.first), source,
            source + static_cast<std::ptrdiff_t>(run.count));
        renumber(run.first);
        endInsertRows();
    }
    return true;
}

void OrderedTableModel::applyInFourPhases(std::vector<RowId> target)
{
    std::vector<bool> wanted(m_rowOf.size(), false);
    for (const RowId row : target)
        wanted[row] = true;
    std::vector<RowId> added;
    std::copy_if(target.begin(), target.end(), std::back_inserter(added),
        [this](RowId row) { return m_rowOf[row] == kNoRow; });

    std::vector<RowId> partitioned = m_order;
    const auto cut = std::stable_partition(
        partitioned.begin(), partitioned.end(), [&wanted](RowId row) { return wanted[row]; });
    const auto keep = static_cast<size_t>(cut - partitioned.begin());
    if (keep < m_order.size()) {
        if (partitioned != m_order)
            permute(std::move(partitioned));
        beginRemoveRows({}, asRow(keep), asRow(m_order.size() - 1));
        for (size_t row = keep; row < m_order.size(); ++row)
            m_rowOf[m_order[row]] = kNoRow;
        m_order.resize(keep);
        endRemoveRows();
    }
    if (!added.empty()) {
        beginInsertRows({}, asRow(keep), asRow(keep + added.size() - 1));
        m_order.insert(m_order.end(), added.begin(), added.end());
        renumber(keep);
        endInsertRows();
    }
    if (m_order != target)
        permute(std::move(target));
}

void OrderedTableModel::permute(std::vector<RowId> next)
{
    // The hint makes selection models keep one index per row instead of one per cell.
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    const std::vector<RowId> before = std::exchange(m_order, std::move(next));
    renumber(0);
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from)
        to.append(createIndex(m_rowOf[before[static_cast<size_t>(index.row())]], index.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void OrderedTableModel::tellChanged(const std::vector<RowId> &rows, const QList<int> &roles)
{
    if (columnCount() == 0)
        return;
    std::vector<int> shown;
    shown.reserve(rows.size());
    for (const RowId row : rows) {
        if (const int at = rowOf(row); at != kNoRow)
            shown.push_back(at);
    }
    if (shown.empty())
        return;
    std::sort(shown.begin(), shown.end());
    shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
    std::vector<std::pair<int, int>> runs;
    for (const int row : shown) {
        if (!runs.empty() && runs.back().second + 1 == row)
            runs.back().second = row;
        else
            runs.emplace_back(row, row);
    }
    if (runs.size() > kMaxChangedRuns || shown.size() * 2 > m_order.size())
        runs = { { shown.front(), shown.back() } };
    for (const auto &[first, last] : runs)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1), roles);
}

void OrderedTableModel::resetOrder(std::vector<RowId> order)
{
    beginResetModel();
    m_order = std::move(order);
    std::fill(m_rowOf.begin(), m_rowOf.end(), kNoRow);
    growInverse(m_order);
    renumber(0);
    endResetModel();
}

} // namespace drydock
