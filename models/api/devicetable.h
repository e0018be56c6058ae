// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceTable: the devices of one answer by columns, as a fleet's table holds them. A fleet has millions of values, most
// of which occur again and again: each distinct one of a page is put by once, and there is no text and no heap block per
// value. For reading a whole fleet; decodePage<Device>() is for what looks at single devices. A plain value.
// Facts: contract `/api/management/v2/inventory/filters/search`, server.md section 4.
#pragma once

#include "models/api/jsonreader.h"
#include "models/attributes/attributetable.h"
#include "models/core/ids.h"

namespace drydock::api {

struct DeviceTable {
    Page<DeviceId> page; //!< an id may occur twice
    AttributeTable attributes; //!< its row i is the device page.items[i]
    std::vector<Timestamp> updated; //!< by row: the device's own last inventory write, from wherever the answer has it
    std::vector<Timestamp> checkedIn; //!< by row: system/check_in_time, which lags by up to a day
};

//! The same devices, attributes and values as decodePage<Device>() reads.
Result<DeviceTable> decodeDeviceTable(const HttpReply &reply);

} // namespace drydock::api
