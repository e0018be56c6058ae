// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleetintake.h"

#include <algorithm>

namespace drydock {

FleetIntake::FleetIntake(api::DeviceTable devices)
    : m_devices(std::move(devices))
    , m_isWhole(true)
{
}

FleetIntake::FleetIntake(api::DeviceTable devices, std::vector<api::AttributeName> asked)
    : m_devices(std::move(devices))
    , m_asked(std::move(asked))
    , m_isWhole(false)
{
}

bool FleetIntake::run(FleetTable &table, std::chrono::nanoseconds budget)
{
    const auto until = std::chrono::steady_clock::now() + budget;
    if (!m_hasRows) {
        takeRows(table);
        pairColumns(table);
    } else {
        std::replace_if(m_rows.begin(), m_rows.end(), [&table](RowId row) { return !table.isLive(row); }, AttributeTable::kNoRow);
    }
    while (m_next < m_columns.size()) {
        const ColumnPair &column = m_columns[m_next++];
        table.takeColumn(column.to, m_devices.attributes, column.from, m_rows, m_changed);
        if (m_next < m_columns.size() && std::chrono::steady_clock::now() >= until)
            return false;
    }
    finish(table);
    return true;
}

void FleetIntake::takeRows(FleetTable &table)
{
    m_hasRows = true;
    const std::vector<DeviceId> &ids = m_devices.page.items;
    m_rows.reserve(ids.size());
    m_isKnown.assign(ids.size(), false);
    m_changed.assign(ids.size(), false);
    for (size_t i = 0; i < ids.size(); ++i) {
        auto row = table.rowOf(ids[i]);
        m_isKnown[i] = row.has_value();
        if (!row && !m_isWhole) {
            m_unknown.append(ids[i]);
            m_rows.push_back(AttributeTable::kNoRow);
            continue;
        }
        if (!row) {
            row = table.add(ids[i]);
            m_delta.added.push_back(*row);
        }
        if (m_isWhole)
            m_changed[i] = table.setReported(*row, m_devices.updated[i], m_devices.checkedIn[i]);
        m_rows.push_back(*row);
        m_met.push_back(*row);
    }
}

void FleetIntake::pairColumns(FleetTable &table)
{
    const AttributeTable &given = m_devices.attributes;
    if (!m_isWhole) {
        for (const api::AttributeName &name : m_asked) {
            const int from = given.findColumn(name.scope, name.name);
            const int to = from == AttributeTable::kNoColumn ? table.attributes().findColumn(name.scope, name.name) : table.addColumn({ name.scope, name.name });
            if (to != AttributeTable::kNoColumn)
                m_columns.push_back({ to, from });
        }
        return;
    }
    for (int from = 0; from < given.columnCount(); ++from) {
        if (given.filledCount(from) > 0)
            m_columns.push_back({ table.addColumn(given.columnKey(from)), from });
    }
    // New rows have nothing that could be cleared.
    if (std::find(m_isKnown.begin(), m_isKnown.end(), true) == m_isKnown.end())
        return;
    std::vector<bool> isGiven(static_cast<size_t>(table.attributes().columnCount()), false);
    for (const ColumnPair &column : m_columns)
        isGiven[static_cast<size_t>(column.to)] = true;
    for (int to = 0; to < table.attributes().columnCount(); ++to) {
        if (!isGiven[static_cast<size_t>(to)] && table.attributes().filledCount(to) > 0)
            m_columns.push_back({ to, AttributeTable::kNoColumn });
    }
}

void FleetIntake::finish(const FleetTable &table)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_isKnown[i] && m_changed[i] && m_rows[i] != AttributeTable::kNoRow && table.isLive(m_rows[i]))
            m_delta.changed.push_back(m_rows[i]);
    }
}

} // namespace drydock
