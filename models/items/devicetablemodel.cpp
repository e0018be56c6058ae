// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/devicetablemodel.h"

#include "models/core/worker.h"

#include <algorithm>

namespace drydock {

namespace {

//! Inventory's own times, which are worth showing as such.
bool isTime(const ColumnKey &key)
{
    return key.scope == QLatin1String("system")
        && (key.name.endsWith(QLatin1String("_ts")) || key.name == QLatin1String("check_in_time"));
}

void append(std::vector<RowId> &to, const Delta &from)
{
    for (const auto *rows : { &from.added, &from.changed, &from.removed })
        to.insert(to.end(), rows->begin(), rows->end());
}

} // namespace

DeviceTableModel::DeviceTableModel(FleetStore &fleet, std::vector<DeviceColumn> columns, QObject *parent)
    : OrderedTableModel(parent)
    , m_fleet(fleet)
{
    setColumns(columns);
    connect(&m_fleet, &FleetStore::changed, this, &DeviceTableModel::onChanged);
    connect(&m_fleet, &FleetStore::namesChanged, this, [this] {
        m_otherNames = true;
        m_marked.reset();
        m_memory = {};
        m_changedSince.clear();
        orderWanted();
        tellChanged(order());
    });
    connect(&m_fleet, &FleetStore::columnsAdded, this, [this] {
        m_attributeColumns.clear();
        for (const DeviceColumn &column : m_columns)
            m_attributeColumns.push_back(
                m_fleet.table().attributes().findColumn(column.attribute.scope, column.attribute.name));
    });
    connect(&m_fleet.operations(), &PendingOperations::pendingChanged, this, [this](const QStringList &subjects) {
        std::vector<RowId> rows;
        for (const QString &subject : subjects) {
            if (const auto row = m_fleet.table().rowOf(DeviceId(subject)))
                rows.push_back(*row);
        }
        tellChanged(rows, { PendingRole });
    });
    DeviceTableModel::sort(0, Qt::AscendingOrder);
}

DeviceTableModel::~DeviceTableModel() = default;

int DeviceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant DeviceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const DeviceColumn &column = m_columns[static_cast<size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: {
        const QString title = m_titleOf ? m_titleOf(column) : column.id();
        // The first key has the header's own arrow.
        for (size_t i = 1; i < m_sortKeys.size(); ++i) {
            if (m_sortKeys[i].column == column)
                return QStringLiteral("%1 %2%3").arg(title, m_sortKeys[i].order == Qt::AscendingOrder ? QStringLiteral("\u25b4") : QStringLiteral("\u25be"), i == 1 ? QStringLiteral("\u00b2") : QStringLiteral("\u00b3"));
        }
        return title;
    }
    case Qt::ToolTipRole:
        return column.kind == DeviceColumn::Kind::Attribute ? column.id() : QString();
    case IdRole:
        return column.id();
    default:
        return {};
    }
}

void DeviceTableModel::setTitles(TitleOf titleOf)
{
    m_titleOf = std::move(titleOf);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int DeviceTableModel::columnOf(const DeviceColumn &column) const
{
    const auto it = std::find(m_columns.begin(), m_columns.end(), column);
    return it == m_columns.end() ? -1 : static_cast<int>(it - m_columns.begin());
}

void DeviceTableModel::setColumns(const std::vector<DeviceColumn> &columns)
{
    const auto attributeColumn = [this](const DeviceColumn &column) {
        return m_fleet.table().attributes().findColumn(column.attribute.scope, column.attribute.name);
    };
    for (int i = columnCount() - 1; i >= 0; --i) {
        if (std::find(columns.begin(), columns.end(), m_columns[static_cast<size_t>(i)]) != columns.end())
            continue;
        beginRemoveColumns({}, i, i);
        m_columns.erase(m_columns.begin() + i);
        m_attributeColumns.erase(m_attributeColumns.begin() + i);
        endRemoveColumns();
    }
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const DeviceColumn &wanted = columns[static_cast<size_t>(i)];
        const int at = columnOf(wanted);
        if (at == i)
            continue;
        if (at < 0) {
            beginInsertColumns({}, i, i);
            m_columns.insert(m_columns.begin() + i, wanted);
            m_attributeColumns.insert(m_attributeColumns.begin() + i, attributeColumn(wanted));
            endInsertColumns();
        } else {
            beginMoveColumns({}, at, at, {}, i);
            std::rotate(m_columns.begin() + i, m_columns.begin() + at, m_columns.begin() + at + 1);
            std::rotate(
                m_attributeColumns.begin() + i, m_attributeColumns.begin() + at, m_attributeColumns.begin() + at + 1);
            endMoveColumns();
        }
    }
}

void DeviceTableModel::sort(int column, Qt::SortOrder order)
{
    const DeviceSortKeys before = m_sortKeys;
    if (column >= 0 && column < columnCount()) {
        const DeviceColumn &wanted = m_columns[static_cast<size_t>(column)];
        std::erase_if(m_sortKeys, [&wanted](const DeviceSortKey &key) { return key.column == wanted; });
        m_sortKeys.insert(m_sortKeys.begin(), { wanted, order });
        if (m_sortKeys.size() > kMostSortKeys)
            m_sortKeys.resize(kMostSortKeys);
    }
    // Columns can have moved under an unchanged number.
    if (column == sortColumn() && order == sortOrder() && before != m_sortKeys)
        orderWanted();
    OrderedTableModel::sort(column, order);
    if (before != m_sortKeys)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void DeviceTableModel::setSortKeys(const DeviceSortKeys &keys)
{
    if (keys.empty() || columnOf(keys.front().column) < 0)
        return;
    m_sortKeys = keys;
    if (m_sortKeys.size() > kMostSortKeys)
        m_sortKeys.resize(kMostSortKeys);
    OrderedTableModel::sort(columnOf(keys.front().column), keys.front().order);
    orderWanted();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void DeviceTableModel::setFilter(const DeviceFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_matcher = DeviceMatcher(filter);
    orderWanted();
}

void DeviceTableModel::setRules(const RowRuleList &rules)
{
    if (m_rules.rules() == rules)
        return;
    m_marked.reset();
    m_rules = RowRules(rules);
    tellChanged(order(), { MarkRole, Qt::AccessibleDescriptionRole });
}

const RowMark *DeviceTableModel::mark(RowId row) const
{
    if (m_rules.rules().empty())
        return nullptr;
    const Timestamp at = now();
    if (!m_marked || m_marked->row != row || m_marked->at != at)
        m_marked = Marked { row, at, m_rules.markOf(m_fleet.table(), row, at) };
    return m_marked->mark;
}

int DeviceTableModel::rowOfDevice(const DeviceId &id) const
{
    const auto row = m_fleet.table().rowOf(id);
    return row ? rowOf(*row) : kNoRow;
}

int DeviceTableModel::compareRows(RowId a, RowId b) const
{
    // Each key has its own direction; the base class turns the whole round for the first one's.
    const int order = compareDevices(m_fleet.table(), m_sortKeys, a, b, now());
    return sortOrder() == Qt::AscendingOrder ? order : -order;
}

bool DeviceTableModel::accepts(RowId row) const
{
    return m_filter.isEmpty() || m_matcher.accepts(m_fleet.table(), row, now());
}

std::vector<RowId> DeviceTableModel::allRows() const
{
    return m_fleet.table().rows();
}

void DeviceTableModel::onChanged(const Delta &delta)
{
    m_marked.reset();
    if (m_searching)
        m_meanwhile.add(delta);
    if (m_memory.sorted) {
        append(m_changedSince, delta);
        if (m_changedSince.size() > m_memory.sorted->rows.size()) {
            m_memory = {};
            m_changedSince.clear();
        }
    }
    if (std::ssize(delta.added) + std::ssize(delta.changed) <= m_workerAbove) {
        applyDelta(delta);
        return;
    }
    // So many are put in their places by a worker; until then what is on screen stays, but for what is gone.
    applyDelta({ {}, delta.removed, {} });
    tellChanged(delta.changed);
    mendSoon();
}

//! While a fleet is read one search would follow the other: each reads the whole table, and every column is copied that
//! changes meanwhile. So they rest for some times what the last one took.
void DeviceTableModel::mendSoon()
{
    if (m_searching) {
        m_mendAgain = true;
        return;
    }
    const qint64 rest = m_fleet.isComplete() ? 0 : m_restUntil - m_fleet.clock().steadyMs();
    if (rest <= 0 || m_fleet.count() <= m_workerAbove) {
        orderWanted();
    } else if (!std::exchange(m_resting, true)) {
        m_fleet.clock().singleShot(std::chrono::milliseconds { rest }, this, [this] {
            m_resting = false;
            if (!m_searching)
                orderWanted();
        });
    }
}

void DeviceTableModel::orderWanted()
{
    if (m_searching) {
        m_searchAgain = true;
    } else if (m_fleet.count() <= m_workerAbove) {
        setOrder(sortedRows());
    } else {
        startSearch();
    }
}

void DeviceTableModel::startSearch()
{
    m_meanwhile = {};
    m_searchAgain = false;
    m_mendAgain = false;
    m_searchBegan = m_fleet.clock().steadyMs();
    m_otherNames = false;
    if (!std::exchange(m_searching, true))
        Q_EMIT searchingChanged(true);
    DeviceOrderJob job { m_fleet.table(), m_filter, m_sortKeys, now(), m_memory, m_changedSince };
    inWorker(this, [job = std::move(job)] { return findDeviceOrder(job); },
        [this](const DeviceOrder &found) { onFound(found); });
}

void DeviceTableModel::onFound(const DeviceOrder &found)
{
    m_memory = m_otherNames ? SearchMemory() : found.memory;
    m_changedSince.clear();
    append(m_changedSince, m_meanwhile);
    if (m_searchAgain) {
        startSearch();
        return;
    }
    constexpr qint64 kRestPerSearch = 8;
    const qint64 now = m_fleet.clock().steadyMs();
    m_restUntil = now + kRestPerSearch * (now - m_searchBegan);
    m_searching = false;
    // Many small changes are as much as a big one.
    m_mendAgain = m_mendAgain || std::ssize(m_changedSince) > m_workerAbove;
    // A number that went and was given out again is an ordinary changed row by now.
    Delta meanwhile;
    for (const RowId row : m_changedSince) {
        if (!m_fleet.table().isLive(row))
            meanwhile.removed.push_back(row);
        else if (!m_mendAgain)
            meanwhile.changed.push_back(row); // of more than a few the next search finds the places
    }
    m_meanwhile = {};
    setOrder(merged(found.rows, meanwhile));
    Q_EMIT searchingChanged(false);
    if (std::exchange(m_mendAgain, false) && !m_searching)
        mendSoon();
}

QVariant DeviceTableModel::cell(RowId row, int column, int role) const
{
    const FleetTable &fleet = m_fleet.table();
    const DeviceColumn &what = m_columns[static_cast<size_t>(column)];
    switch (role) {
    case Qt::DisplayRole:
    case FullTextRole:
        if (what.kind == DeviceColumn::Kind::Attribute) {
            const int at = m_attributeColumns[static_cast<size_t>(column)];
            return at == AttributeTable::kNoColumn ? QVariant() : QVariant(fleet.attributes().text(row, at));
        }
        return text(row, what);
    case IdRole:
        return fleet.id(row).text;
    case StatusRole:
        return fleet.shownStatus(row, now());
    case TimestampRole:
        return timestamp(row, what);
    case PendingRole:
        return m_fleet.operations().isPending(fleet.id(row).text);
    case MarkRole:
        if (const RowMark *found = mark(row))
            return QVariant::fromValue(*found);
        return {};
    case Qt::AccessibleDescriptionRole:
        if (const RowMark *found = mark(row))
            return found->name;
        return {};
    case StaleRole:
        return what.kind == DeviceColumn::Kind::LastSeen && !fleet.lastSeen(row).exact;
    default:
        return {};
    }
}

QVariant DeviceTableModel::text(RowId row, const DeviceColumn &column) const
{
    const FleetTable &fleet = m_fleet.table();
    switch (column.kind) {
    case DeviceColumn::Kind::Name:
        return fleet.displayName(row);
    case DeviceColumn::Kind::Id:
        return fleet.id(row).text;
    case DeviceColumn::Kind::AuthStatus:
        return fleet.shownStatus(row, now());
    case DeviceColumn::Kind::LastSeen:
        return QString::fromLatin1(fleet.lastSeen(row).time.toRfc3339());
    case DeviceColumn::Kind::Attribute:
        break;
    }
    return {};
}

QVariant DeviceTableModel::timestamp(RowId row, const DeviceColumn &column) const
{
    if (column.kind == DeviceColumn::Kind::LastSeen)
        return m_fleet.table().lastSeen(row).time.ms;
    if (column.kind != DeviceColumn::Kind::Attribute || !isTime(column.attribute))
        return {};
    const AttributeTable &attributes = m_fleet.table().attributes();
    const int at = attributes.findColumn(column.attribute.scope, column.attribute.name);
    if (at == AttributeTable::kNoColumn)
        return {};
    return Timestamp::fromRfc3339(QStringView(attributes.text(row, at))).ms;
}

} // namespace drydock
