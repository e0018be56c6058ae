// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/attributetable.h"

#include "models/core/naturalkeys.h"

#include <algorithm>

namespace drydock {

namespace {

// The first eight bytes behind the tag as a number that sorts like them: most comparisons never touch the arena.
quint64 sortPrefix(QByteArrayView packed)
{
    quint64 prefix = static_cast<quint8>(packed.front());
    for (qsizetype i = 1; i < 8; ++i)
        prefix = prefix << 8 | (i < packed.size() ? static_cast<quint8>(packed[i]) : 0U);
    return prefix;
}

std::vector<quint32> toRanks(const std::vector<ValueNumber> &sorted, quint32 bound)
{
    std::vector<quint32> ranks(bound, 0);
    quint32 rank = 0;
    for (const ValueNumber number : sorted)
        ranks[number] = ++rank;
    return ranks;
}

//! Kinds among themselves: of a fleet's values nearly all are texts, which have keys.
void sortNaturally(std::vector<ValueNumber> &numbers, const ValueDictionary &values)
{
    std::sort(numbers.begin(), numbers.end(), [&values](ValueNumber a, ValueNumber b) { return values.packed(a).front() < values.packed(b).front(); });
    const auto isText = [&](ValueNumber number) { return isPackedText(values.packed(number)); };
    const auto texts = std::find_if(numbers.begin(), numbers.end(), isText);
    const auto end = std::find_if_not(texts, numbers.end(), isText);
    const auto compare = [&values](ValueNumber a, ValueNumber b) {
        return compareAttributeValuesNaturally(unpackAttributeValue(values.packed(a)), unpackAttributeValue(values.packed(b))) < 0;
    };
    std::sort(numbers.begin(), texts, compare);
    std::sort(end, numbers.end(), compare);
    NaturalKeys keys;
    keys.reserve(static_cast<size_t>(end - texts));
    for (auto it = texts; it != end; ++it)
        keys.add(std::get<QString>(unpackAttributeValue(values.packed(*it))));
    const std::vector<quint32> ranks = keys.ranks();
    std::vector<std::pair<quint32, ValueNumber>> ranked;
    ranked.reserve(ranks.size());
    for (size_t i = 0; i < ranks.size(); ++i)
        ranked.emplace_back(ranks[i], texts[static_cast<std::ptrdiff_t>(i)]);
    std::sort(ranked.begin(), ranked.end());
    std::transform(ranked.begin(), ranked.end(), texts, [](const auto &entry) { return entry.second; });
}

} // namespace

AttributeRow AttributeTable::addRow()
{
    Rows &rows = *m_rows;
    ++m_rowCount;
    ++m_rowsRevision;
    if (!rows.free.empty()) {
        const AttributeRow row = rows.free.back();
        rows.free.pop_back();
        rows.live[row] = true;
        return row;
    }
    rows.live.push_back(true);
    return static_cast<AttributeRow>(rows.live.size() - 1);
}

AttributeRow AttributeTable::addRows(quint32 count)
{
    Rows &rows = *m_rows;
    const auto first = static_cast<AttributeRow>(rows.live.size());
    rows.live.resize(rows.live.size() + count, true);
    m_rowCount += count;
    ++m_rowsRevision;
    return first;
}

void AttributeTable::removeRow(AttributeRow row)
{
    if (!isRow(row))
        return;
    for (int column = 0; column < columnCount(); ++column)
        clear(row, column);
    Rows &rows = *m_rows;
    rows.live[row] = false;
    rows.free.push_back(row);
    --m_rowCount;
    ++m_rowsRevision;
}

bool AttributeTable::isRow(AttributeRow row) const
{
    return row < m_rows->live.size() && m_rows->live[row];
}

std::vector<AttributeRow> AttributeTable::rows() const
{
    std::vector<AttributeRow> out;
    out.reserve(m_rowCount);
    const std::vector<bool> &live = m_rows->live;
    for (size_t row = 0; row < live.size(); ++row) {
        if (live[row])
            out.push_back(static_cast<AttributeRow>(row));
    }
    return out;
}

int AttributeTable::findColumn(const QString &scope, const QString &name) const
{
    return m_columnByKey.value(ColumnKey { scope, name }, kNoColumn);
}

int AttributeTable::addColumn(const QString &scope, const QString &name)
{
    const ColumnKey key { scope, name };
    if (const int known = m_columnByKey.value(key, kNoColumn); known != kNoColumn)
        return known;
    const int column = columnCount();
    m_columns.emplace_back(new Column);
    m_columns.back()->key = key;
    m_columnByKey.insert(key, column);
    return column;
}

void AttributeTable::place(Column &column, AttributeRow row, ValueNumber before, ValueNumber number)
{
    if (number != 0)
        column.values.addUse(number);
    column.numbers.set(row, number);
    if (before != 0)
        column.values.dropUse(before);
    column.filled += (number != 0 ? 1U : 0U) - (before != 0 ? 1U : 0U);
    ++column.revision;
}

bool AttributeTable::set(AttributeRow row, int column, const AttributeValue &value)
{
    thread_local QByteArray packed; // a fleet has millions of values
    packAttributeValue(value, packed);
    return setPacked(row, column, packed);
}

bool AttributeTable::setPacked(AttributeRow row, int column, QByteArrayView packed)
{
    Q_ASSERT(isRow(row));
    const ValueNumber before = number(row, column);
    if (before != 0 && packedOf(column, before) == packed)
        return false;
    Column &data = edit(column);
    place(data, row, before, data.values.intern(packed));
    return true;
}

bool AttributeTable::clear(AttributeRow row, int column)
{
    const ValueNumber before = number(row, column);
    if (before == 0)
        return false;
    place(edit(column), row, before, 0);
    return true;
}

void AttributeTable::takeColumn(int column, const AttributeTable &from, int fromColumn, const std::vector<AttributeRow> &rows, std::vector<bool> &changed)
{
    static const Column kAbsent;
    const Column &source = fromColumn == kNoColumn ? kAbsent : from.at(fromColumn);
    // Here: by number there. Found first, without writing: mostly a column is as it was, and a snapshot may share it.
    std::vector<ValueNumber> numbers(source.values.bound(), 0);
    std::vector<bool> isKnown(numbers.size(), false);
    const auto isNewAt = [&](size_t i) {
        const ValueNumber there = source.numbers.at(static_cast<AttributeRow>(i));
        if (there != 0 && !isKnown[there]) {
            numbers[there] = at(column).values.findAlike(source.values, there);
            isKnown[there] = true;
        }
        const ValueNumber before = number(rows[i], column);
        return there == 0 ? before != 0 : before == 0 || before != numbers[there];
    };
    size_t i = 0;
    while (i < rows.size() && (rows[i] == kNoRow || !isNewAt(i)))
        ++i;
    if (i == rows.size())
        return;
    Column &data = edit(column);
    // Each value has a use for every row meanwhile: it must not go with one row's last use while another needs it.
    const auto mostUses = static_cast<quint32>(rows.size());
    constexpr quint32 kNotMet = 0xFFFFFFFFU;
    std::vector<quint32> uses(numbers.size(), kNotMet);
    constexpr size_t kAhead = 8;
    for (; i < rows.size(); ++i) {
        if (const ValueNumber soon = source.numbers.at(static_cast<AttributeRow>(i + kAhead)); soon != 0 && uses[soon] == kNotMet)
            data.values.prefetchAlike(source.values, soon);
        if (rows[i] == kNoRow)
            continue;
        const ValueNumber there = source.numbers.at(static_cast<AttributeRow>(i));
        if (there != 0 && uses[there] == kNotMet) {
            uses[there] = 0;
            numbers[there] = data.values.internAlike(source.values, there);
            data.values.addUse(numbers[there], mostUses);
        }
        const ValueNumber before = data.numbers.at(rows[i]);
        if (before == numbers[there])
            continue;
        data.numbers.set(rows[i], numbers[there]);
        if (there != 0)
            ++uses[there];
        if (before != 0)
            data.values.dropUse(before);
        data.filled += (there != 0 ? 1U : 0U) - (before != 0 ? 1U : 0U);
        ++data.revision;
        changed[i] = true;
    }
    for (ValueNumber there = 1; there < numbers.size(); ++there) {
        if (uses[there] != kNotMet && uses[there] < mostUses)
            data.values.dropUse(numbers[there], mostUses - uses[there]);
    }
}

std::optional<AttributeValue> AttributeTable::value(AttributeRow row, int column) const
{
    const ValueNumber held = number(row, column);
    if (held == 0)
        return std::nullopt;
    return valueOf(column, held);
}

QString AttributeTable::text(AttributeRow row, int column) const
{
    const ValueNumber held = number(row, column);
    return held == 0 ? QString() : attributeText(valueOf(column, held));
}

ValueNumber AttributeTable::findNumber(int column, const AttributeValue &value) const
{
    return at(column).values.find(packAttributeValue(value));
}

AttributeValue AttributeTable::valueOf(int column, ValueNumber number) const
{
    return unpackAttributeValue(packedOf(column, number));
}

std::vector<quint32> AttributeTable::ranks(int column, ValueOrder order) const
{
    const ValueDictionary &values = at(column).values;
    std::vector<ValueNumber> sorted;
    sorted.reserve(values.liveCount());
    for (ValueNumber number = 1; number < values.bound(); ++number) {
        if (values.isLive(number))
            sorted.push_back(number);
    }
    if (order == ValueOrder::Natural) {
        sortNaturally(sorted, values);
        return toRanks(sorted, values.bound());
    }
    std::vector<std::pair<quint64, ValueNumber>> keyed;
    keyed.reserve(sorted.size());
    const char textTag = packAttributeValue(QString()).front();
    for (const ValueNumber number : sorted) {
        const QByteArrayView packed = values.packed(number);
        // Only texts sort by their bytes; of the other kinds the prefix holds no more than the kind.
        keyed.emplace_back(packed.front() == textTag ? sortPrefix(packed) : sortPrefix(packed.first(1)), number);
    }
    std::sort(keyed.begin(), keyed.end(), [&values](const auto &a, const auto &b) {
        if (a.first != b.first)
            return a.first < b.first;
        return comparePackedValues(values.packed(a.second), values.packed(b.second)) < 0;
    });
    for (size_t i = 0; i < keyed.size(); ++i)
        sorted[i] = keyed[i].second;
    return toRanks(sorted, values.bound());
}

void AttributeTable::reserve(int column, quint32 distinctValues)
{
    edit(column).values.reserve(distinctValues);
}

ValueNumber AttributeTable::intern(int column, const AttributeValue &value)
{
    return edit(column).values.intern(packAttributeValue(value));
}

ValueNumber AttributeTable::internPacked(int column, QByteArrayView packed)
{
    return edit(column).values.intern(packed);
}

void AttributeTable::setNumber(AttributeRow row, int column, ValueNumber number)
{
    Q_ASSERT(isRow(row));
    Column &data = edit(column);
    const ValueNumber before = data.numbers.at(row);
    if (before != number)
        place(data, row, before, number);
}

void AttributeTable::dropUnused(int column, ValueNumber number)
{
    edit(column).values.dropIfUnused(number);
}

void AttributeTable::adoptColumns(AttributeTable &&from)
{
    for (QSharedDataPointer<Column> &column : from.m_columns) {
        const ColumnKey &key = std::as_const(column)->key;
        Q_ASSERT(!m_columnByKey.contains(key));
        m_columnByKey.insert(key, columnCount());
        m_columns.push_back(std::move(column));
    }
    from = {};
}

size_t AttributeTable::memoryBytes() const
{
    size_t bytes = m_rows->live.capacity() / 8 + m_rows->free.capacity() * sizeof(AttributeRow);
    for (const auto &column : m_columns)
        bytes += column->numbers.memoryBytes() + column->values.memoryBytes() + sizeof(Column);
    return bytes;
}

} // namespace drydock
