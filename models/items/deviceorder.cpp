// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deviceorder.h"

#include "models/core/naturalkeys.h"
#include "models/core/parallel.h"
#include "models/items/rowmerge.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace drydock {

namespace {

int compareTexts(const QString &a, const QString &b)
{
    return compareAttributeValuesNaturally(AttributeValue(a), AttributeValue(b));
}

//! Rows by a small number each, equal ones as they were.
void sortByRank(std::vector<RowId> &rows, Qt::SortOrder order, const std::vector<quint32> &rankOfRow, quint32 bound)
{
    std::vector<size_t> place(size_t { bound } + 1, 0);
    const auto bucket = [&](RowId row) { return order == Qt::AscendingOrder ? rankOfRow[row] : bound - 1 - rankOfRow[row]; };
    for (const RowId row : rows)
        ++place[bucket(row) + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    std::vector<RowId> sorted(rows.size());
    for (const RowId row : rows)
        sorted[place[bucket(row)]++] = row;
    rows = std::move(sorted);
}

//! Of these rows among each other, by row.
ColumnRanks textRanks(const std::vector<RowId> &rows, RowId bound, const std::function<QString(RowId)> &textOf)
{
    constexpr size_t kRowsPerThread = 50'000;
    std::vector<NaturalKeys> some(partsFor(rows.size(), kRowsPerThread));
    std::vector<std::function<void()>> parts;
    for (size_t part = 0; part < some.size(); ++part) {
        parts.emplace_back([&, part] {
            const size_t end = rows.size() * (part + 1) / some.size();
            size_t row = rows.size() * part / some.size();
            some[part].reserve(end - row);
            for (; row < end; ++row)
                some[part].add(textOf(rows[row]));
        });
    }
    inParallel(parts);
    NaturalKeys keys = std::move(some.front());
    for (size_t part = 1; part < some.size(); ++part)
        keys.append(std::move(some[part]));
    const std::vector<quint32> ranks = keys.ranks();
    ColumnRanks found;
    found.bound = static_cast<quint32>(rows.size());
    found.ranks.resize(bound, 0);
    for (size_t i = 0; i < rows.size(); ++i)
        found.ranks[rows[i]] = ranks[i];
    return found;
}

void sortByTime(std::vector<RowId> &rows, Qt::SortOrder order, const FleetTable &fleet)
{
    std::vector<std::pair<Timestamp, RowId>> keyed;
    keyed.reserve(rows.size());
    for (const RowId row : rows)
        keyed.emplace_back(fleet.lastSeen(row).time, row);
    std::stable_sort(keyed.begin(), keyed.end(),
        [up = order == Qt::AscendingOrder](const auto &a, const auto &b) { return up ? a.first < b.first : b.first < a.first; });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto &entry) { return entry.second; });
}

void sortByStatus(std::vector<RowId> &rows, Qt::SortOrder order, const FleetTable &fleet, Timestamp now)
{
    const AttributeTable &attributes = fleet.attributes();
    const int column = fleet.statusColumn();
    const quint32 numbers = attributes.numberBound(column);
    NaturalKeys keys;
    for (ValueNumber number = 0; number < numbers; ++number)
        keys.add(attributes.isLiveNumber(column, number) ? attributeText(attributes.valueOf(column, number)) : QString());
    keys.add(FleetTable::silentStatus());
    const std::vector<quint32> ranks = keys.ranks();
    std::vector<quint32> rankOfRow(fleet.bound(), 0);
    for (const RowId row : rows)
        rankOfRow[row] = ranks[fleet.isShownSilent(row, now) ? numbers : attributes.number(row, column)];
    sortByRank(rows, order, rankOfRow, numbers + 1);
}

//! By row for what each device has of its own, by value for attributes.
ColumnRanks makeRanks(const std::vector<RowId> &rows, const DeviceColumn &column, const FleetTable &fleet)
{
    if (column.kind == DeviceColumn::Kind::Name)
        return textRanks(rows, fleet.bound(), [&fleet](RowId row) { return fleet.sortName(row); });
    if (column.kind == DeviceColumn::Kind::Id)
        return textRanks(rows, fleet.bound(), [&fleet](RowId row) { return fleet.id(row).text; });
    ColumnRanks found;
    const AttributeTable &attributes = fleet.attributes();
    found.ranks = attributes.ranks(attributes.findColumn(column.attribute.scope, column.attribute.name), ValueOrder::Natural);
    found.bound = static_cast<quint32>(found.ranks.size()) + 1;
    return found;
}

std::vector<quint64> stampOf(const DeviceColumn &column, const FleetTable &fleet)
{
    const AttributeTable &attributes = fleet.attributes();
    std::vector<quint64> stamp;
    const auto addColumn = [&](int at) {
        stamp.push_back(static_cast<quint64>(at));
        stamp.push_back(at == AttributeTable::kNoColumn ? 0 : attributes.columnRevision(at));
    };
    if (column.kind == DeviceColumn::Kind::Attribute) {
        addColumn(attributes.findColumn(column.attribute.scope, column.attribute.name));
        return stamp;
    }
    stamp.push_back(attributes.rowsRevision());
    if (column.kind == DeviceColumn::Kind::Name)
        std::ranges::for_each(fleet.nameColumns(), addColumn);
    return stamp;
}

//! Without a memory the rows are a few of the fleet, whose ranks are of no use to anybody else.
void sortByRanks(std::vector<RowId> &rows, const DeviceSortKey &key, const FleetTable &fleet, RankMemory *memory)
{
    const bool isAttribute = key.column.kind == DeviceColumn::Kind::Attribute;
    const AttributeTable &attributes = fleet.attributes();
    const int column = isAttribute ? attributes.findColumn(key.column.attribute.scope, key.column.attribute.name) : 0;
    if (column == AttributeTable::kNoColumn)
        return;
    const std::vector<quint64> stamp = stampOf(key.column, fleet);
    std::shared_ptr<const ColumnRanks> known = memory ? memory->find(key.column.id(), stamp) : nullptr;
    if (!known) {
        ColumnRanks made = makeRanks(rows, key.column, fleet);
        made.column = key.column.id();
        made.stamp = stamp;
        known = std::make_shared<ColumnRanks>(std::move(made));
        if (memory)
            memory->keep(known);
    }
    if (!isAttribute)
        return sortByRank(rows, key.order, known->ranks, known->bound);
    std::vector<quint32> rankOfRow(fleet.bound(), 0);
    for (const RowId row : rows)
        rankOfRow[row] = known->ranks[attributes.number(row, column)];
    sortByRank(rows, key.order, rankOfRow, known->bound);
}

//! `memory` where `rows` are the whole fleet, else null.
void sortBy(std::vector<RowId> &rows, const DeviceSortKey &key, const FleetTable &fleet, Timestamp now, RankMemory *memory)
{
    switch (key.column.kind) {
    case DeviceColumn::Kind::AuthStatus:
        return sortByStatus(rows, key.order, fleet, now);
    case DeviceColumn::Kind::LastSeen:
        return sortByTime(rows, key.order, fleet);
    case DeviceColumn::Kind::Name:
    case DeviceColumn::Kind::Id:
    case DeviceColumn::Kind::Attribute:
        return sortByRanks(rows, key, fleet, memory);
    }
}

//! A silent device becomes one by the passing of time, which no change tells of.
bool dependsOnTime(const DeviceSortKeys &keys)
{
    return std::any_of(keys.begin(), keys.end(), [](const DeviceSortKey &key) { return key.column.kind == DeviceColumn::Kind::AuthStatus; });
}

//! `rows` ascending.
void sortByAll(
    std::vector<RowId> &rows, const DeviceSortKeys &keys, const FleetTable &fleet, Timestamp now, RankMemory *memory)
{
    // Each sorting keeps what the one before did among equals, so the least key comes first.
    for (auto key = keys.rbegin(); key != keys.rend(); ++key)
        sortBy(rows, *key, fleet, now, memory);
}

std::shared_ptr<const SortedFleet> sortWhole(const DeviceOrderJob &job, RankMemory &memory)
{
    auto sorted = std::make_shared<SortedFleet>();
    sorted->keys = job.keys;
    sorted->rows = job.fleet.rows();
    sortByAll(sorted->rows, job.keys, job.fleet, job.now, &memory);
    return sorted;
}

//! `base` in its own order, without what is stale in it and with what is fresh.
std::vector<RowId> mended(const SortedFleet &base, const DeviceOrderJob &job)
{
    const FleetTable &fleet = job.fleet;
    std::vector<bool> isStale(fleet.bound(), false);
    std::vector<RowId> fresh;
    for (const RowId row : job.changedSince) {
        if (row >= isStale.size())
            continue;
        isStale[row] = true;
        if (fleet.isLive(row))
            fresh.push_back(row);
    }
    const auto isGone = [&](RowId row) { return row >= isStale.size() || isStale[row] || !fleet.isLive(row); };
    const auto isBefore = [&](RowId a, RowId b) {
        const int order = compareDevices(fleet, base.keys, a, b, job.now);
        return order != 0 ? order < 0 : a < b;
    };
    // Sorting by keys pays where each is made once for many comparisons; by an attribute it ranks all of its values.
    constexpr size_t kFew = 500;
    if (fresh.size() <= kFew)
        return mergeRows(base.rows, isGone, std::move(fresh), isBefore);
    std::sort(fresh.begin(), fresh.end());
    fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
    sortByAll(fresh, base.keys, fleet, job.now, nullptr);
    return mergeSortedRows(base.rows, isGone, fresh, isBefore);
}

//! The base is in order but for the first key: only that one is left to sort by.
bool lacksFirstKeyOnly(const SortedFleet &base, const DeviceSortKeys &keys)
{
    DeviceSortKeys others = base.keys;
    std::erase_if(others, [&keys](const DeviceSortKey &key) { return key.column == keys.front().column; });
    return std::equal(others.begin(), others.end(), keys.begin() + 1, keys.end());
}

std::shared_ptr<const SortedFleet> sortedFleet(const DeviceOrderJob &job, RankMemory &memory)
{
    constexpr size_t kMendUpTo = 6; // of a fleet, one part in so many
    if (!job.memory.sorted || job.keys.empty() || dependsOnTime(job.memory.sorted->keys) || job.changedSince.size() > job.memory.sorted->rows.size() / kMendUpTo)
        return sortWhole(job, memory);
    if (job.memory.sorted->keys == job.keys && job.changedSince.empty())
        return job.memory.sorted;
    if (job.memory.sorted->keys != job.keys && !lacksFirstKeyOnly(*job.memory.sorted, job.keys))
        return sortWhole(job, memory);
    auto sorted = std::make_shared<SortedFleet>();
    sorted->keys = job.keys;
    sorted->rows = job.changedSince.empty() ? job.memory.sorted->rows : mended(*job.memory.sorted, job);
    if (job.memory.sorted->keys != job.keys)
        sortBy(sorted->rows, job.keys.front(), job.fleet, job.now, &memory);
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
    if (!acceptsStatus(fleet, row, now) || (m_filter.only && !m_filter.only->contains(fleet.id(row))))
        return false;
    for (size_t i = 0; i < m_predicateMatchers.size(); ++i) {
        if (!matchesRow(fleet.attributes(), row, m_filter.predicates[i], m_predicateMatchers[i]))
            return false;
    }
    return m_query.accepts(fleet, row, now);
}

//! Like acceptsStatus() for each, decided once per word.
void DeviceMatcher::dropOtherStatuses(std::vector<bool> &rows, const FleetTable &fleet, Timestamp now) const
{
    const AttributeTable &attributes = fleet.attributes();
    const bool wantsSilent = m_filter.status == FleetTable::silentStatus();
    const ValueNumber wanted = attributes.findNumber(fleet.statusColumn(), m_filter.status);
    for (RowId row = 0; row < rows.size(); ++row) {
        if (!rows[row])
            continue;
        const bool isSilent = fleet.isShownSilent(row, now);
        rows[row] = isSilent ? wantsSilent : wanted != 0 && attributes.number(row, fleet.statusColumn()) == wanted;
    }
}

std::vector<bool> DeviceMatcher::acceptedFlags(const FleetTable &fleet, Timestamp now, TextMemory *memory) const
{
    std::vector<bool> flags;
    if (m_query.isEmpty())
        flags.assign(fleet.bound(), true);
    else
        flags = m_query.acceptedRows(fleet, now, memory);
    if (!m_filter.predicates.empty()) {
        std::vector<bool> matching(fleet.bound(), false);
        for (const AttributeRow row : matchingRows(fleet.attributes(), m_filter.predicates))
            matching[row] = flags[row];
        flags = std::move(matching);
    }
    // Mostly there is no row without a device.
    if (fleet.count() < static_cast<qsizetype>(fleet.bound())) {
        for (RowId row = 0; row < fleet.bound(); ++row)
            flags[row] = flags[row] && fleet.isLive(row);
    }
    if (m_filter.only) {
        std::vector<bool> wanted(fleet.bound(), false);
        for (const DeviceId &id : *m_filter.only) {
            if (const auto row = fleet.rowOf(id))
                wanted[*row] = flags[*row];
        }
        flags = std::move(wanted);
    }
    if (!m_filter.status.isEmpty())
        dropOtherStatuses(flags, fleet, now);
    return flags;
}

std::vector<RowId> DeviceMatcher::acceptedRows(const FleetTable &fleet, Timestamp now) const
{
    const std::vector<bool> flags = acceptedFlags(fleet, now);
    std::vector<RowId> rows;
    for (RowId row = 0; row < fleet.bound(); ++row) {
        if (flags[row])
            rows.push_back(row);
    }
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

int compareDevices(const FleetTable &fleet, const DeviceSortKeys &keys, RowId a, RowId b, Timestamp now)
{
    for (const DeviceSortKey &key : keys) {
        if (const int order = compareDevices(fleet, key.column, a, b, now); order != 0)
            return key.order == Qt::AscendingOrder ? order : -order;
    }
    return 0;
}

DeviceOrder findDeviceOrder(const DeviceOrderJob &job)
{
    DeviceOrder order;
    order.memory.ranks = job.memory.ranks;
    order.memory.sorted = sortedFleet(job, order.memory.ranks);
    const std::vector<RowId> &sorted = order.memory.sorted->rows;
    if (job.filter.isEmpty()) {
        order.rows = sorted;
        return order;
    }
    auto texts = std::make_shared<TextMemory>();
    if (job.memory.texts) {
        *texts = *job.memory.texts;
        texts->forgetRows(job.changedSince);
    }
    const std::vector<bool> accepted = DeviceMatcher(job.filter).acceptedFlags(job.fleet, job.now, texts.get());
    std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(order.rows), [&accepted](RowId row) { return accepted[row]; });
    order.memory.texts = std::move(texts);
    return order;
}

} // namespace drydock
