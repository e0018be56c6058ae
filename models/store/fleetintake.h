// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetIntake: takes the devices of one answer over into a FleetTable, first their rows and then column by column, so
// that it can rest between two turns of the event loop. Owned by FleetSync, GUI thread. Between two turns devices may be
// removed, but only an intake adds any, and one at a time.
#pragma once

#include "models/api/inventory.h"
#include "models/store/fleettable.h"

#include <chrono>

namespace drydock {

class FleetIntake {
public:
    //! Whole devices, new ones among them: what one does not have is cleared.
    explicit FleetIntake(api::DeviceTable devices);
    //! Only these attributes of devices that are known; others stay.
    FleetIntake(api::DeviceTable devices, std::vector<api::AttributeName> asked);

    //! Goes on for about `budget`, for one step at least. True when all is taken over. A batch of the table has begun.
    bool run(FleetTable &table, std::chrono::nanoseconds budget);

    [[nodiscard]] const Delta &delta() const { return m_delta; } //!< whole after the last run()
    [[nodiscard]] const std::vector<RowId> &rows() const { return m_met; } //!< in the answer's order, maybe one twice
    [[nodiscard]] const QList<DeviceId> &unknown() const { return m_unknown; } //!< where only some attributes were asked for

private:
    struct ColumnPair {
        int to;
        int from; //!< kNoColumn: nobody has it
    };

    void takeRows(FleetTable &table);
    void pairColumns(FleetTable &table);
    void finish(const FleetTable &table);

    api::DeviceTable m_devices;
    std::vector<api::AttributeName> m_asked;
    bool m_isWhole;
    bool m_hasRows = false;
    std::vector<RowId> m_rows; //!< by the answer's row; AttributeTable::kNoRow where there is none
    std::vector<bool> m_isKnown;
    std::vector<bool> m_changed;
    std::vector<ColumnPair> m_columns;
    size_t m_next = 0;
    Delta m_delta;
    std::vector<RowId> m_met;
    QList<DeviceId> m_unknown;
};

} // namespace drydock
