// SPDX-License-Identifier: GPL-3.0-or-later
//
// Devices as a test writes them, in the form in which a fleet takes them over.
#pragma once

#include "models/store/fleetintake.h"

namespace drydock::test {

inline api::DeviceTable tableOf(const std::vector<api::Device> &devices)
{
    api::DeviceTable table;
    for (const api::Device &device : devices) {
        const AttributeRow row = table.attributes.addRow();
        for (const api::Attribute &attribute : device.attributes)
            table.attributes.set(row, table.attributes.addColumn(attribute.scope, attribute.name), attribute.value);
        const auto timeOf = [&device](QStringView name) {
            const AttributeValue *value = device.find(u"system", name);
            const QString *text = value ? std::get_if<QString>(value) : nullptr;
            return text ? Timestamp::fromRfc3339(QStringView(*text)) : Timestamp {};
        };
        table.page.items.push_back(device.id);
        table.updated.push_back(device.updated.isValid() ? device.updated : timeOf(u"updated_ts"));
        table.checkedIn.push_back(timeOf(u"check_in_time"));
    }
    return table;
}

//! A whole device, new or known.
inline RowId putDevice(FleetTable &fleet, const api::Device &device, Delta &delta)
{
    FleetIntake intake(tableOf({ device }));
    intake.run(fleet, std::chrono::hours { 1 });
    delta.add(intake.delta());
    return intake.rows().front();
}

} // namespace drydock::test
