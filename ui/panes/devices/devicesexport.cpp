// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of DevicesPane that exports: what is seen goes to a file, written by a worker beside it and renamed, so that a
// full disk or Cancel leaves no half of one. Nothing is asked of the server.
#include "ui/panes/devices/devicespane.h"

#include "models/core/worker.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/querybar.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>

namespace drydock {

namespace {

constexpr int kProgressMs = 100;

ExportFormat formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"json")
        return ExportFormat::Json;
    return suffix == u"ndjson" || suffix == u"jsonl" ? ExportFormat::NdJson : ExportFormat::Csv;
}

ErrorWords wordsOf(const QString &what, const QString &next)
{
    ErrorWords words;
    words.what = what;
    words.next = next;
    return words;
}

struct Outcome {
    QString problem; //!< empty: written
};

Outcome writeFile(const ExportJob &job, const QString &path, ExportProgress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return { file.errorString() };
    const QString problem = exportTable(job, file, progress);
    if (!problem.isEmpty() || progress.cancelled) {
        file.cancelWriting();
        return { problem };
    }
    return { file.commit() ? QString() : file.errorString() };
}

} // namespace

std::vector<RowId> DevicesPane::rowsToExport() const
{
    std::vector<RowId> rows = selectedRows();
    if (rows.size() < 2)
        return m_model.order();
    std::sort(rows.begin(), rows.end(), [this](RowId a, RowId b) { return m_model.rowOf(a) < m_model.rowOf(b); });
    return rows;
}

void DevicesPane::exportDevices()
{
    if (m_export)
        return;
    std::vector<RowId> rows = rowsToExport();
    if (rows.empty()) {
        showFailure(wordsOf(tr("No device is shown that could be exported."), tr("Change the filter first.")));
        return;
    }
    const QString title = tr("Export %n device(s)", nullptr, static_cast<int>(rows.size()));
    const QStringList filters { tr("CSV, for spreadsheets (*.csv)"), tr("JSON (*.json)"), tr("JSON, one device a line (*.ndjson)") };
    ui().prompt().saveFile(title, QStringLiteral("devices.csv"), filters, this, [this, rows = std::move(rows)](const QString &path) {
        if (!path.isEmpty())
            exportRows(path, rows);
    });
}

void DevicesPane::exportRows(const QString &path, const std::vector<RowId> &rows)
{
    clearFailure();
    ExportJob job { m_fleet.table(), rows, {}, {}, formatOf(path), false, {}, m_filter->validText(), ui().clock().now() };
    job.withProvenance = job.format != ExportFormat::Csv;
    for (const QString &id : viewState().order) {
        const DeviceColumn column = DeviceColumn::fromId(id);
        job.columns.push_back(column);
        job.titles.append(columnTitle(column));
    }
    m_export = std::make_shared<ExportProgress>();
    m_exportTotal = std::ssize(rows);
    showExport();
    inWorker(this, [job = std::move(job), path, progress = m_export] { return writeFile(job, path, *progress); },
        [this, path](const Outcome &outcome) {
            const bool cancelled = m_export->cancelled;
            m_export.reset();
            setProgress(-1);
            if (!outcome.problem.isEmpty())
                //: %1 is a file, %2 the system's reason
                showFailure(wordsOf(tr("%1 could not be written: %2.").arg(path, outcome.problem), tr("Choose another place and export again; nothing was left behind.")));
            else if (!cancelled)
                setFooterText(tr("%n device(s) written to %1.", nullptr, static_cast<int>(m_exportTotal)).arg(path));
        });
}

void DevicesPane::showExport()
{
    if (!m_export)
        return;
    const qint64 done = m_export->done;
    setProgress(static_cast<double>(done) / static_cast<double>(std::max<qint64>(1, m_exportTotal)),
        //: An export on its way: %1 of %2 devices
        tr("Exporting %1 of %2").arg(SizeText::count(done), SizeText::count(m_exportTotal)), [progress = m_export] { progress->cancelled = true; });
    QTimer::singleShot(kProgressMs, this, &DevicesPane::showExport);
}

} // namespace drydock
