// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which devices a table shows and in what order: pure functions of a FleetTable, so that they run in a worker on a
// snapshot and row by row on the GUI thread with the same outcome. Queries and sorting by an attribute decide
// once per distinct value, then go by value number per row. They must not know models.
#pragma once

#include "models/attributes/predicate.h"
#include "models/items/querymatcher.h"
#include "models/store/fleettable.h"

#include <Qt>

#include <vector>

namespace drydock {

//! What a column of the devices table shows.
struct DeviceColumn {
    enum class Kind { Name, Id, LastSeen, AuthStatus, Attribute };
    Kind kind = Kind::Name;
    ColumnKey attribute; //!< Attribute only

    //! Stable, for layouts: "name", "id", "seen", "status", "inventory/device_type".
    [[nodiscard]] QString id() const;
    [[nodiscard]] static DeviceColumn fromId(const QString &id);
    [[nodiscard]] static DeviceColumn ofAttribute(const QString &scope, const QString &name);
    bool operator==(const DeviceColumn &) const = default;
};

struct DeviceFilter {
    QString text; //!< a DeviceQuery's: words and terms
    QString status; //!< FleetTable::shownStatus(); empty: any
    std::vector<Predicate> predicates;

    [[nodiscard]] bool isEmpty() const { return text.trimmed().isEmpty() && status.isEmpty() && predicates.empty(); }
    bool operator==(const DeviceFilter &) const = default;
};

//! A filter made ready: its query parsed, expressions compiled.
class DeviceMatcher {
public:
    explicit DeviceMatcher(const DeviceFilter &filter = {});
    [[nodiscard]] bool accepts(const FleetTable &fleet, RowId row, Timestamp now) const;
    //! All rows that it accepts, ascending.
    [[nodiscard]] std::vector<RowId> acceptedRows(const FleetTable &fleet, Timestamp now) const;

private:
    [[nodiscard]] bool acceptsStatus(const FleetTable &fleet, RowId row, Timestamp now) const;

    DeviceFilter m_filter;
    QueryMatcher m_query;
    std::vector<Matcher> m_predicateMatchers;
};

//! Ascending: negative, zero, positive.
[[nodiscard]] int compareDevices(const FleetTable &fleet, const DeviceColumn &column, RowId a, RowId b, Timestamp now);

struct DeviceOrderJob {
    FleetTable fleet;
    DeviceFilter filter;
    DeviceColumn sortBy;
    Qt::SortOrder order = Qt::AscendingOrder;
    Timestamp now;
};
//! Accepted rows in order; equal ones by row number.
[[nodiscard]] std::vector<RowId> findDeviceOrder(const DeviceOrderJob &job);

} // namespace drydock
