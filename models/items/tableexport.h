// SPDX-License-Identifier: GPL-3.0-or-later
//
// TableExport: rows of the devices table as CSV (RFC 4180), JSON or NDJSON, piece by piece, so that a million devices need no
// more memory than one piece. Cells that a spreadsheet would run as formulas are neutralised in CSV. Works on a copy of the
// fleet in a worker; writes nothing itself but into the device it is given. It must not know widgets or words.
#pragma once

#include "models/items/deviceorder.h"

#include <QStringList>

#include <atomic>
#include <memory>

class QIODevice;

namespace drydock {

enum class ExportFormat { Csv, Json, NdJson };

struct ExportJob {
    FleetTable fleet;
    std::vector<RowId> rows; //!< in the order that is shown
    std::vector<DeviceColumn> columns;
    QStringList titles; //!< CSV's first line; one per column
    ExportFormat format = ExportFormat::Csv;
    bool withProvenance = false;
    QString server; //!< of the provenance
    QString query;
    Timestamp now;
};

//! Shared with the GUI thread while the job runs.
struct ExportProgress {
    std::atomic<qint64> done { 0 };
    std::atomic<bool> cancelled { false };
};

//! Empty where all was written; else the reason in the system's words. Cancelled counts as written short.
[[nodiscard]] QString exportTable(const ExportJob &job, QIODevice &out, ExportProgress &progress);

//! A cell of CSV: quoted where it has to be, with an apostrophe before what a spreadsheet would compute. Numbers stay.
[[nodiscard]] QByteArray csvCell(const QString &text);

} // namespace drydock
