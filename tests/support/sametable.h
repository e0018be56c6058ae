// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether both ways to read devices from an answer read the same: as structs and by columns.
#pragma once

#include "models/api/inventory.h"

#include <algorithm>

namespace drydock::test {

inline bool isSameRow(const api::Device &device, const api::DeviceTable &table, AttributeRow row)
{
    const AttributeTable &attributes = table.attributes;
    if (table.page.items[row] != device.id || (device.updated.isValid() && table.updated[row] != device.updated))
        return false;
    // Of an attribute that is there twice the last one counts.
    const auto hasValue = [&](const ColumnKey &key, const std::optional<AttributeValue> &value) {
        const auto last = std::find_if(device.attributes.rbegin(), device.attributes.rend(),
            [&key](const api::Attribute &attribute) { return attribute.name == key.name && attribute.scope == key.scope; });
        return last == device.attributes.rend() ? !value : value == last->value;
    };
    for (int column = 0; column < attributes.columnCount(); ++column) {
        if (!hasValue(attributes.columnKey(column), attributes.value(row, column)))
            return false;
    }
    return std::all_of(device.attributes.begin(), device.attributes.end(), [&](const api::Attribute &attribute) {
        return attributes.findColumn(attribute.scope, attribute.name) != AttributeTable::kNoColumn;
    });
}

inline bool isSame(const Page<api::Device> &page, const api::DeviceTable &table)
{
    if (page.items.size() != table.page.items.size() || page.rejected != table.page.rejected
        || table.updated.size() != page.items.size() || table.checkedIn.size() != page.items.size())
        return false;
    for (AttributeRow row = 0; row < page.items.size(); ++row) {
        if (!isSameRow(page.items[row], table, row))
            return false;
    }
    return true;
}

} // namespace drydock::test
