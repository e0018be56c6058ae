// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list of devices as people have them: ids, MAC addresses, serial numbers, names, one a line or in a table's first
// columns. matchIdList() says which devices are meant, which entries fit several and which fit none. Pure functions on
// values, any thread.
#pragma once

#include "models/store/fleettable.h"

#include <QStringList>

#include <vector>

namespace drydock {

struct IdMatches {
    struct Ambiguous {
        QString entry;
        std::vector<RowId> rows;
    };
    QList<DeviceId> matched; //!< each once, in the order of the list
    std::vector<Ambiguous> ambiguous;
    QStringList unknown;
    qsizetype repeated = 0; //!< entries of a device that an earlier entry meant already
};

//! What the entries of a text can be: the whole line, or the cells of a line with commas, semicolons or tabs.
[[nodiscard]] QList<QStringList> idListEntries(const QString &text);

//! Compared regardless of case and, for what looks like a MAC address, of its separators. Looked for in ids, names and
//! identity attributes, and in inventory attributes that are called like a MAC address or a serial number.
[[nodiscard]] IdMatches matchIdList(const FleetTable &fleet, const QList<QStringList> &entries);

} // namespace drydock
