// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/textrows.h"

#include "models/attributes/predicate.h"
#include "models/core/parallel.h"

#include <algorithm>
#include <numeric>

namespace drydock {

namespace {

constexpr size_t kMostRemembered = 8;

bool idContains(const QString &id, const QString &text, bool isPlain)
{
    // Ids are short and plain; asking Qt for each costs more than all attributes together.
    if (!isPlain)
        return id.contains(text, Qt::CaseInsensitive);
    const auto lower = [](QChar c) { return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c.unicode() + 32) : c.unicode(); };
    const qsizetype last = id.size() - text.size();
    const QChar *wanted = text.constData();
    const QChar *given = id.constData();
    for (qsizetype at = 0; at <= last; ++at) {
        qsizetype i = 0;
        while (i < text.size() && lower(given[at + i]) == wanted[i].unicode())
            ++i;
        if (i == text.size())
            return true;
    }
    return false;
}

//! Those with few values first: most rows are found there, and the rest is not looked at for them.
std::vector<int> columnsByValues(const AttributeTable &attributes)
{
    std::vector<int> columns(static_cast<size_t>(attributes.columnCount()));
    std::iota(columns.begin(), columns.end(), 0);
    std::erase_if(columns, [&](int column) { return attributes.distinctCount(column) == 0; });
    std::stable_sort(columns.begin(), columns.end(), [&](int a, int b) { return attributes.distinctCount(a) < attributes.distinctCount(b); });
    return columns;
}

} // namespace

const std::vector<bool> *TextMemory::candidates(const QString &text) const
{
    const Found *best = nullptr;
    for (const Found &found : m_found) {
        if (text.contains(found.text, Qt::CaseInsensitive) && (!best || found.text.size() > best->text.size()))
            best = &found;
    }
    return best ? &best->rows : nullptr;
}

void TextMemory::remember(const QString &text, std::vector<bool> rows)
{
    if (m_found.size() >= kMostRemembered)
        m_found.erase(m_found.begin());
    m_found.push_back({ text, std::move(rows) });
}

void TextMemory::forgetRows(const std::vector<RowId> &rows)
{
    for (Found &found : m_found) {
        for (const RowId row : rows) {
            if (row < found.rows.size())
                found.rows[row] = true;
        }
    }
}

namespace {

//! Which of these have it. `columns` by their number of values.
std::vector<RowId> foundAmong(const FleetTable &fleet, std::vector<RowId> open, const QString &text, const std::vector<int> &columns)
{
    std::vector<RowId> found;
    const auto take = [&](auto has) {
        std::erase_if(open, [&](RowId row) {
            const bool isFound = has(row);
            if (isFound)
                found.push_back(row);
            return isFound;
        });
    };
    const AttributeTable &attributes = fleet.attributes();
    const Matcher matcher({ {}, {}, PredicateOp::Contains, text });
    for (const int column : columns) {
        if (open.empty())
            return found;
        if (!matcher.couldMatchIn(attributes, column))
            continue;
        if (attributes.distinctCount(column) > open.size()) {
            take([&](RowId row) {
                const ValueNumber number = attributes.number(row, column);
                return number != 0 && matcher.matchesPacked(attributes.packedOf(column, number));
            });
            continue;
        }
        const std::vector<bool> matching = decide(attributes, column, matcher);
        if (std::find(matching.begin(), matching.end(), true) != matching.end())
            take([&](RowId row) { return matching[attributes.number(row, column)]; });
    }
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QString wanted = isPlain ? text.toLower() : text;
    const bool uuidsCould = DeviceIds::couldHold(text);
    take([&](RowId row) { return (uuidsCould || !fleet.hasUuid(row)) && idContains(fleet.id(row).text, wanted, isPlain); });
    return found;
}

} // namespace

std::vector<bool> rowsWithText(const FleetTable &fleet, const QString &text, const std::vector<bool> *candidates)
{
    std::vector<RowId> open = fleet.rows();
    if (candidates)
        std::erase_if(open, [candidates](RowId row) { return row < candidates->size() && !(*candidates)[row]; });
    const std::vector<int> columns = columnsByValues(fleet.attributes());
    constexpr size_t kRowsPerThread = 50'000;
    const size_t count = partsFor(open.size(), kRowsPerThread);
    std::vector<std::vector<RowId>> found(count);
    std::vector<std::function<void()>> parts;
    for (size_t part = 0; part < count; ++part) {
        const auto begin = open.begin() + static_cast<std::ptrdiff_t>(open.size() * part / count);
        const auto end = open.begin() + static_cast<std::ptrdiff_t>(open.size() * (part + 1) / count);
        parts.emplace_back([&, part, begin, end] { found[part] = foundAmong(fleet, { begin, end }, text, columns); });
    }
    inParallel(parts);
    std::vector<bool> rows(fleet.bound(), false);
    for (const std::vector<RowId> &some : found) {
        for (const RowId row : some)
            rows[row] = true;
    }
    return rows;
}

} // namespace drydock
