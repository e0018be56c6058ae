// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which devices a table shows and in what order: pure functions of a FleetTable, so that they run in a worker on a
// snapshot and row by row on the GUI thread with the same outcome. Queries and sorting by an attribute decide
// once per distinct value, then go by value number per row. They must not know models.
#pragma once

#include "models/attributes/predicate.h"
#include "models/items/columnranks.h"
#include "models/items/querymatcher.h"
#include "models/store/fleettable.h"

#include <QSet>

#include <memory>
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

struct DeviceSortKey {
    DeviceColumn column;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const DeviceSortKey &) const = default;
};
//! The first decides, the next among its equals, and at the end the row number.
using DeviceSortKeys = std::vector<DeviceSortKey>;

struct DeviceFilter {
    QString text; //!< a DeviceQuery's: words and terms
    QString status; //!< FleetTable::shownStatus(); empty: any
    std::vector<Predicate> predicates;
    std::shared_ptr<const QSet<DeviceId>> only = {}; //!< these and no others; null: any

    [[nodiscard]] bool isEmpty() const { return text.trimmed().isEmpty() && status.isEmpty() && predicates.empty() && !only; }
    bool operator==(const DeviceFilter &) const = default;
};

//! A filter made ready: its query parsed, expressions compiled.
class DeviceMatcher {
public:
    explicit DeviceMatcher(const DeviceFilter &filter = {});
    [[nodiscard]] bool accepts(const FleetTable &fleet, RowId row, Timestamp now) const;
    //! All rows that it accepts, ascending.
    [[nodiscard]] std::vector<RowId> acceptedRows(const FleetTable &fleet, Timestamp now) const;
    //! The same, indexed by row.
    [[nodiscard]] std::vector<bool> acceptedFlags(const FleetTable &fleet, Timestamp now, TextMemory *memory = nullptr) const;

private:
    [[nodiscard]] bool acceptsStatus(const FleetTable &fleet, RowId row, Timestamp now) const;
    void dropOtherStatuses(std::vector<bool> &rows, const FleetTable &fleet, Timestamp now) const;

    DeviceFilter m_filter;
    QueryMatcher m_query;
    std::vector<Matcher> m_predicateMatchers;
};

//! Ascending: negative, zero, positive.
[[nodiscard]] int compareDevices(const FleetTable &fleet, const DeviceColumn &column, RowId a, RowId b, Timestamp now);
//! By all keys, each in its own direction; zero where only the row number could decide.
[[nodiscard]] int compareDevices(const FleetTable &fleet, const DeviceSortKeys &keys, RowId a, RowId b, Timestamp now);

//! A whole fleet in order: what a filter picks from. Finding it costs much more than picking.
struct SortedFleet {
    DeviceSortKeys keys;
    std::vector<RowId> rows;
};

//! What one search leaves to the next.
struct SearchMemory {
    std::shared_ptr<const SortedFleet> sorted;
    RankMemory ranks;
    std::shared_ptr<const TextMemory> texts;
};

struct DeviceOrderJob {
    FleetTable fleet;
    DeviceFilter filter;
    DeviceSortKeys keys;
    Timestamp now;
    SearchMemory memory = {}; //!< mended where it fits, else of no use
    std::vector<RowId> changedSince = {}; //!< every row that came, went or changed since then
};
struct DeviceOrder {
    std::vector<RowId> rows; //!< accepted ones
    SearchMemory memory; //!< for the next job
};
[[nodiscard]] DeviceOrder findDeviceOrder(const DeviceOrderJob &job);

} // namespace drydock
