// SPDX-License-Identifier: GPL-3.0-or-later
//
// The roles that every Drydock item model answers beyond Qt's own, and what their values are. Models know codes and
// numbers only; ui/text turns them into words and the delegates of ui/widgets paint them. Plain constants.
#pragma once

#include <Qt>

namespace drydock {

enum ItemRole : int {
    IdRole = Qt::UserRole + 1, //!< QString: the row's id, the same in every column
    StatusRole, //!< QString: the server's own code ("accepted", "pause_before_installing"); StatusDelegate paints it
    PendingRole, //!< bool: a write of ours on this row has not been answered yet
    SortRole, //!< what the column sorts by, where that is not DisplayRole
    TimestampRole, //!< qint64: UTC milliseconds, Timestamp::kNone where there is none; TimeDelegate paints it
    SizeRole, //!< qint64: bytes; SizeDelegate paints it
    ProgressRole, //!< QVariantMap: counts by status code; ProgressDelegate paints it
    FullTextRole, //!< QString: the whole of what DisplayRole shortens; copied and shown as tooltip
    StaleRole, //!< bool: the value is older than the pane says
    MatchRole, //!< QString: what the filter matched
    MarkRole, //!< RowMark: the mark of the whole row, the same in every column
};

} // namespace drydock
