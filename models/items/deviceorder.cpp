// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deviceorder.h"

#include <algorithm>

namespace drydock {

namespace {

template<class Key> void sortByKey(std::vector<std::pair<Key, RowId>> &keyed, Qt::SortOrder order)
{
    const bool up = order == Qt::AscendingOrder;
    std::sort(keyed.begin(), keyed.end(), [up](const auto &a, const auto &b) {
        if (a.first != b.first)
            return up ? a.first < b.first : b.first < a.first;
        return a.second < b.second;
    });
}

template<class Key> std::vector<RowId> rowsOf(const std::vector<std::pair<Key, RowId>> &keyed)
{
    std::vector<RowId> rows;
    rows.reserve(keyed.size());
    for (const auto &entry : keyed)
        rows.push_back(entry.second);
    return rows;
}

int compareTexts(const QString &a, const QString &b)
{
    return compareAttributeValuesNaturally(AttributeValue(a), AttributeValue(b));
}

template<class KeyOf> std::vector<RowId> sortedBy(const std::vector<RowId> &rows, Qt::SortOrder order, KeyOf keyOf)
{
    using Key = decltype(keyOf(RowId {}));
    std::vector<std::pair<Key, RowId>> keyed;
    keyed.reserve(rows.size());
    for (const RowId row : rows)
        keyed.emplace_back(keyOf(row), row);
    sortByKey(keyed, order);
    return rowsOf(keyed);
}

//! Texts in the order for people: sorted once, then by rank.
std::vector<RowId> sortedByText(
    const std::vector<RowId> &rows, Qt::SortOrder order, const std::function<QString(RowId)> &textOf)
{
    std::vector<std::pair<AttributeValue, RowId>> keyed;
    keyed.reserve(rows.size());
    for (const RowId row : rows)
        keyed.emplace_back(AttributeValue(textOf(row)), row);
    const bool up = order == Qt::AscendingOrder;
    std::sort(keyed.begin(), keyed.end(), [up](const auto &a, const auto &b) {
        if (const int compared = compareAttributeValuesNaturally(a.first, b.first); compared != 0)
            return up ? compared < 0 : compared > 0;
        return a.second < b.second;
    });
    std::vector<RowId> sorted;
    sorted.reserve(keyed.size());
    for (const auto &entry : keyed)
        sorted.push_back(entry.second);
    return sorted;
}

} // namespace

QString DeviceColumn::id() const
{
    switch (kind) {
    case Kind::Name:
        return QStringLiteral("name");
    case Kind::Id:
        return QStringLiteral("id");
    case Kind::LastSeen:
        return QStringLiteral("seen");
    case Kind::AuthStatus:
        return QStringLiteral("status");
    case Kind::Attribute:
        break;
    }
    return attribute.scope + QLatin1Char('/') + attribute.name;
}

DeviceColumn DeviceColumn::fromId(const QString &id)
{
    for (const Kind kind : { Kind::Name, Kind::Id, Kind::LastSeen, Kind::AuthStatus }) {
        if (DeviceColumn column { kind, {} }; column.id() == id)
            return column;
    }
    const qsizetype slash = id.indexOf(QLatin1Char('/'));
    return ofAttribute(id.left(std::max<qsizetype>(slash, 0)), id.mid(slash + 1));
}

DeviceColumn DeviceColumn::ofAttribute(const QString &scope, const QString &name)
{
    return { Kind::Attribute, { scope, name } };
}

DeviceMatcher::DeviceMatcher(const DeviceFilter &filter)
    : m_filter(filter)
    , m_query(parseDeviceQuery(filter.text))
{
    for (const Predicate &predicate : m_filter.predicates)
        m_predicateMatchers.emplace_back(predicate);
}

bool DeviceMatcher::acceptsStatus(const FleetTable &fleet, RowId row, Timestamp now) const
{
    return m_filter.status.isEmpty() || fleet.shownStatus(row, now) == m_filter.status;
}

bool DeviceMatcher::accepts(const FleetTable &fleet, RowId row, Timestamp now) const
{
    if (!acceptsStatus(fleet, row, now))
        return false;
    for (size_t i = 0; i < m_predicateMatchers.size(); ++i) {
        if (!matchesRow(fleet.attributes(), row, m_filter.predicates[i], m_predicateMatchers[i]))
            return false;
    }
    return m_query.accepts(fleet, row, now);
}

std::vector<RowId> DeviceMatcher::acceptedRows(const FleetTable &fleet, Timestamp now) const
{
    std::vector<RowId> rows = fleet.rows();
    if (!m_filter.predicates.empty()) {
        const std::vector<AttributeRow> matching = matchingRows(fleet.attributes(), m_filter.predicates);
        std::vector<RowId> both;
        std::set_intersection(rows.begin(), rows.end(), matching.begin(), matching.end(), std::back_inserter(both));
        rows = std::move(both);
    }
    if (!m_query.isEmpty() && !rows.empty()) {
        const std::vector<bool> found = m_query.acceptedRows(fleet, now);
        std::erase_if(rows, [&found](RowId row) { return !found[row]; });
    }
    if (!m_filter.status.isEmpty())
        std::erase_if(rows, [this, &fleet, now](RowId row) { return !acceptsStatus(fleet, row, now); });
    return rows;
}

int compareDevices(const FleetTable &fleet, const DeviceColumn &column, RowId a, RowId b, Timestamp now)
{
    switch (column.kind) {
    case DeviceColumn::Kind::Name:
        return compareTexts(fleet.sortName(a), fleet.sortName(b));
    case DeviceColumn::Kind::Id:
        return compareTexts(fleet.id(a).text, fleet.id(b).text);
    case DeviceColumn::Kind::AuthStatus:
        return compareTexts(fleet.shownStatus(a, now), fleet.shownStatus(b, now));
    case DeviceColumn::Kind::LastSeen: {
        const Timestamp left = fleet.lastSeen(a).time;
        const Timestamp right = fleet.lastSeen(b).time;
        return left < right ? -1 : right < left ? 1 : 0;
    }
    case DeviceColumn::Kind::Attribute:
        break;
    }
    const AttributeTable &attributes = fleet.attributes();
    const int at = attributes.findColumn(column.attribute.scope, column.attribute.name);
    if (at == AttributeTable::kNoColumn)
        return 0;
    const ValueNumber left = attributes.number(a, at);
    const ValueNumber right = attributes.number(b, at);
    if (left == right)
        return 0;
    if (left == 0 || right == 0)
        return left == 0 ? -1 : 1;
    return compareAttributeValuesNaturally(attributes.valueOf(at, left), attributes.valueOf(at, right));
}

std::vector<RowId> findDeviceOrder(const DeviceOrderJob &job)
{
    const FleetTable &fleet = job.fleet;
    const std::vector<RowId> rows = DeviceMatcher(job.filter).acceptedRows(fleet, job.now);
    switch (job.sortBy.kind) {
    case DeviceColumn::Kind::Name:
        return sortedByText(rows, job.order, [&fleet](RowId row) { return fleet.sortName(row); });
    case DeviceColumn::Kind::Id:
        return sortedByText(rows, job.order, [&fleet](RowId row) { return fleet.id(row).text; });
    case DeviceColumn::Kind::AuthStatus:
        return sortedByText(rows, job.order, [&](RowId row) { return fleet.shownStatus(row, job.now); });
    case DeviceColumn::Kind::LastSeen:
        return sortedBy(rows, job.order, [&fleet](RowId row) { return fleet.lastSeen(row).time; });
    case DeviceColumn::Kind::Attribute:
        break;
    }
    const AttributeTable &attributes = fleet.attributes();
    const int at = attributes.findColumn(job.sortBy.attribute.scope, job.sortBy.attribute.name);
    if (at == AttributeTable::kNoColumn)
        return rows;
    const std::vector<quint32> ranks = attributes.ranks(at, ValueOrder::Natural);
    return sortedBy(rows, job.order, [&](RowId row) { return ranks[attributes.number(row, at)]; });
}

} // namespace drydock
