// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workfigures.h"

#include "app/desktop/stalldetector.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/widgets/querybar.h"

#include <QCoreApplication>
#include <QFile>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <unistd.h>

namespace drydock {

namespace {

constexpr int kBetweenStepsMs = 25; //!< about the pace of a fast writer; what is coalesced gets its turn
constexpr int kBatch = 2'000;
constexpr int kBatches = 7;
constexpr int kFrames = 120;
constexpr int kExportedColumns = 12;

double quantile(std::vector<double> times, double share)
{
    if (times.empty())
        return -1;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<size_t>(share * static_cast<double>(times.size())))];
}

double rounded(double value)
{
    return static_cast<double>(qRound64(value * 1000.0)) / 1000.0;
}

} // namespace

WorkFigures::WorkFigures(DevicesPane &pane, FleetStore &fleet, StallDetector &stalls, QObject *parent)
    : QObject(parent)
    , m_pane(pane)
    , m_fleet(fleet)
    , m_stalls(stalls)
{
    connect(&m_pane.model(), &DeviceTableModel::searchingChanged, this, [this](bool searching) {
        if (!searching && m_watch.isValid())
            settle();
    });
}

void WorkFigures::start()
{
    m_pane.table()->setFocus();
    addKeys();
    addSorting();
    addScrolling();
    addBatches(QStringLiteral("batch"), kBatches);
    m_steps.push_back({ {}, [this] {
                           m_stallAtWorkMs = m_stalls.report().longestMs;
                           m_stalls.reset();
                           m_longestMs = 0;
                       } });
    addSelected();
    m_stalls.reset();
    next();
}

void WorkFigures::type(int key, const QString &text)
{
    QLineEdit *field = m_pane.findChild<QueryBar *>()->field();
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(field, &press);
    QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(field, &release);
}

void WorkFigures::addKeys()
{
    // Words, an attribute with its operator, a version, a negation: every way in which a query is decided.
    for (const char *query : { "oslo", "status:accepted", "mem_total_kB>1000", "artifact_name:rel*", "NOT berlin" }) {
        QString typed;
        for (const QChar c : QString::fromLatin1(query)) {
            typed += c;
            m_steps.push_back({ QStringLiteral("key/") + typed, [this, c] { type(0, QString(c)); } });
        }
        m_steps.push_back({ {}, [this] { m_pane.findChild<QueryBar *>()->setText({}); } });
    }
}

void WorkFigures::addSorting()
{
    for (int round = 0; round < 3; ++round) {
        for (int column = 0; column < m_pane.model().columnCount(); ++column) {
            const QString kind = QStringLiteral("sort/") + m_pane.model().columns()[static_cast<size_t>(column)].id();
            const Qt::SortOrder order = round % 2 == 0 ? Qt::DescendingOrder : Qt::AscendingOrder;
            m_steps.push_back({ kind, [this, column, order] { m_pane.table()->sortByColumn(column, order); } });
        }
    }
}

void WorkFigures::addScrolling()
{
    for (int frame = 0; frame < kFrames; ++frame) {
        m_steps.push_back({ QStringLiteral("scroll"), [this, frame] {
                               // Every place is far from the one before: each row is painted anew.
                               QScrollBar *bar = m_pane.table()->verticalScrollBar();
                               bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * ((frame * 37) % kFrames) / kFrames));
                           } });
    }
}

void WorkFigures::change(int batch)
{
    const std::vector<RowId> rows = m_fleet.table().rows();
    const size_t stride = std::max<size_t>(1, rows.size() / kBatch);
    QList<DeviceId> ids;
    for (size_t at = static_cast<size_t>(batch) % stride; at < rows.size() && ids.size() < kBatch; at += stride)
        ids.append(m_fleet.table().id(rows[at]));
    m_watch.start(); // choosing them is not what is measured
    m_fleet.applyGroup(ids, QStringLiteral("batch-%1").arg(batch));
}

void WorkFigures::addBatches(const QString &kind, int batches)
{
    // By group: what changes also moves.
    m_steps.push_back({ {}, [this] {
                           const int group = m_pane.model().columnOf(DeviceColumn::ofAttribute(QStringLiteral("system"), QStringLiteral("group")));
                           m_pane.table()->sortByColumn(std::max(group, 0), Qt::AscendingOrder);
                       } });
    m_steps.push_back({ {}, [this] {
                           if (m_pane.table()->selectionModel()->selection().isEmpty())
                               m_pane.table()->selectRow(m_pane.model().rowCount() / 2);
                       } });
    for (int batch = 0; batch < batches; ++batch) {
        const auto current = std::make_shared<QString>();
        const auto count = std::make_shared<qsizetype>();
        m_steps.push_back({ kind,
            [this, batch, current, count] {
                *current = m_pane.table()->currentIndex().data(IdRole).toString();
                *count = m_pane.selectedCount();
                change(batch);
            },
            [this, current, count] {
                m_kept = m_kept && *current == m_pane.table()->currentIndex().data(IdRole).toString() && *count == m_pane.selectedCount();
            } });
    }
}

void WorkFigures::addSelected()
{
    m_steps.push_back({ QStringLiteral("select"), [this] {
                           const QAbstractItemModel &model = m_pane.model();
                           const QItemSelection half(model.index(0, 0), model.index(std::max(0, model.rowCount() / 2 - 1), model.columnCount() - 1));
                           m_pane.table()->selectionModel()->select(half, QItemSelectionModel::ClearAndSelect);
                       } });
    addBatches(QStringLiteral("batch_selected"), 2);
    m_steps.push_back({ QStringLiteral("sort_selected"), [this] { m_pane.table()->sortByColumn(0, Qt::AscendingOrder); } });
    m_steps.push_back({ {}, [this] { m_pane.table()->clearSelection(); } });
}

void WorkFigures::next()
{
    if (m_steps.empty()) {
        beginExport();
        return;
    }
    // What the last step held up, and what came of it until now.
    if (const qint64 longest = m_stalls.report().longestMs; longest > m_longestMs && !m_step.kind.isEmpty())
        m_stallSteps.insert(m_step.kind, longest);
    m_longestMs = m_stalls.report().longestMs;
    m_step = std::move(m_steps.front());
    m_steps.pop_front();
    m_watch.start();
    m_step.act();
    if (!m_pane.model().isSearching())
        settle();
}

void WorkFigures::settle()
{
    m_pane.table()->viewport()->repaint();
    const double ms = static_cast<double>(m_watch.nsecsElapsed()) / 1e6;
    m_watch.invalidate();
    if (!m_step.kind.isEmpty())
        m_times[m_step.kind].push_back(ms);
    if (m_step.check)
        m_step.check();
    QTimer::singleShot(kBetweenStepsMs, this, &WorkFigures::next);
}

qint64 WorkFigures::residentKib()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * (sysconf(_SC_PAGESIZE) / 1024);
}

//! What is shown, with as many columns as people look at.
void WorkFigures::beginExport()
{
    m_stallSelectedMs = m_stalls.report().longestMs;
    ViewState view = m_pane.viewState();
    const AttributeTable &attributes = m_fleet.table().attributes();
    for (int column = 0; column < attributes.columnCount() && view.order.size() < kExportedColumns; ++column) {
        const ColumnKey &key = attributes.columnKey(column);
        const QString id = DeviceColumn::ofAttribute(key.scope, key.name).id();
        if (attributes.filledCount(column) > 0 && !view.order.contains(id))
            view.order.append(id);
    }
    m_pane.applyViewState(view);
    m_residentBefore = m_residentMost = residentKib();
    m_watch.start();
    m_pane.exportTo(m_folder.filePath(QStringLiteral("devices.csv")));
    watchExport();
}

void WorkFigures::watchExport()
{
    m_residentMost = std::max(m_residentMost, residentKib());
    if (m_pane.isExporting()) {
        QTimer::singleShot(kBetweenStepsMs, this, &WorkFigures::watchExport);
        return;
    }
    m_times[QStringLiteral("export")].push_back(static_cast<double>(m_watch.nsecsElapsed()) / 1e6);
    finish();
}

void WorkFigures::finish()
{
    // The first time values are put in order, then their ranks are known.
    double sort = 0;
    double sortAgain = 0;
    QJsonObject columns;
    std::vector<double> keys;
    QJsonObject queries;
    for (const auto &[kind, times] : m_times) {
        if (kind.startsWith(QLatin1String("key/"))) {
            keys.insert(keys.end(), times.begin(), times.end());
            queries.insert(kind.mid(4), rounded(times.front()));
        }
        if (!kind.startsWith(QLatin1String("sort/")))
            continue;
        columns.insert(kind.mid(5), rounded(quantile(times, 0.5)));
        sort = std::max(sort, times.front());
        sortAgain = std::max(sortAgain, quantile(times, 0.5));
    }
    const auto median = [this](const char *kind) { return rounded(quantile(m_times[QString::fromLatin1(kind)], 0.5)); };
    m_figures = {
        { QStringLiteral("key_p95_ms"), rounded(quantile(keys, 0.95)) },
        { QStringLiteral("key_median_ms"), rounded(quantile(keys, 0.5)) },
        { QStringLiteral("key_by_query_ms"), queries },
        { QStringLiteral("sort_ms"), rounded(sort) },
        { QStringLiteral("sort_again_ms"), rounded(sortAgain) },
        { QStringLiteral("sort_by_column_ms"), columns },
        { QStringLiteral("scroll_frame_ms"), median("scroll") },
        { QStringLiteral("scroll_frame_p95_ms"), rounded(quantile(m_times[QStringLiteral("scroll")], 0.95)) },
        { QStringLiteral("batch_ms"), median("batch") },
        { QStringLiteral("batch_kept"), m_kept },
        { QStringLiteral("select_half_ms"), median("select") },
        { QStringLiteral("batch_selected_ms"), median("batch_selected") },
        { QStringLiteral("export_ms"), median("export") },
        { QStringLiteral("export_rss_kib"), m_residentMost - m_residentBefore },
        { QStringLiteral("stall_work_ms"), m_stallAtWorkMs },
        { QStringLiteral("longer_stalls_ms"), m_stallSteps },
        { QStringLiteral("stall_selected_ms"), m_stallSelectedMs },
    };
    Q_EMIT done();
}

} // namespace drydock
