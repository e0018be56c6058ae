// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figures.h"

#include "app/desktop/stalldetector.h"
#include "app/desktop/workfigures.h"
#include "models/store/fleetstore.h"
#include "ui/panes/devices/devicespane.h"

#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimer>
#include <QWidget>

#include <ctime>

namespace drydock {

namespace {

constexpr std::chrono::milliseconds kIdleBeforeMemory { 2000 };

double processorMs()
{
    timespec spent {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

} // namespace

Figures::Figures(QString file, const QElapsedTimer &sinceStart, StallDetector &stalls, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_sinceStart(sinceStart)
    , m_stalls(stalls)
{
}

Figures::~Figures() = default;

DevicesPane *Figures::pane() const
{
    return m_window ? m_window->findChild<DevicesPane *>() : nullptr;
}

void Figures::watch(QWidget &window)
{
    m_window = &window;
    window.installEventFilter(this);
}

void Figures::watch(FleetStore &fleet)
{
    m_fleet = &fleet;
    // Building the window is not loading: stalls count from the first request for devices on.
    m_stalls.reset();
    m_cpuBeforeMs = processorMs();
    connect(&fleet, &FleetStore::changed, this, &Figures::onFleetChanged);
    connect(&fleet, &FleetStore::freshnessChanged, this, &Figures::onFleetChanged);
}

bool Figures::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Paint && object == m_window && m_firstPaintMs < 0)
        m_firstPaintMs = m_sinceStart.elapsed();
    if (event->type() == QEvent::Paint && object != m_window && m_onScreenMs < 0 && pane()->model().rowCount() > 0) {
        // Told before it is painted: the moment after is meant.
        m_onScreenMs = 0;
        QMetaObject::invokeMethod(this, [this] { m_onScreenMs = m_sinceStart.elapsed(); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(object, event);
}

void Figures::onFleetChanged()
{
    if (m_fleet.isNull() || m_wholeMs >= 0)
        return;
    if (m_firstRowsMs < 0 && m_fleet->count() > 0) {
        m_firstRowsMs = m_sinceStart.elapsed();
        m_rowsAtFirst = m_fleet->count();
    }
    if (DevicesPane *devices = pane(); devices && m_onScreenMs < 0)
        devices->table()->viewport()->installEventFilter(this);
    if (!m_fleet->isComplete())
        return;
    m_wholeMs = m_sinceStart.elapsed();
    m_cpuMs = processorMs() - m_cpuBeforeMs;
    const StallReport report = m_stalls.report();
    m_stallsWhileLoading = report.stalls;
    m_longestWhileLoadingMs = report.longestMs;
    QTimer::singleShot(kIdleBeforeMemory, this, &Figures::onIdle);
}

void Figures::onIdle()
{
    DevicesPane *devices = pane();
    // The last rows of a big fleet come a little later.
    if (devices && !m_fleet.isNull() && (devices->model().isSearching() || devices->model().rowCount() < m_fleet->count())) {
        QTimer::singleShot(kIdleBeforeMemory, this, &Figures::onIdle);
        return;
    }
    m_residentKib = WorkFigures::residentKib();
    if (!devices || m_fleet.isNull() || m_fleet->count() == 0) {
        write();
        return;
    }
    m_work = std::make_unique<WorkFigures>(*devices, *m_fleet, m_stalls);
    connect(m_work.get(), &WorkFigures::done, this, &Figures::write);
    m_work->start();
}

void Figures::write()
{
    QJsonObject figures = m_work ? m_work->figures() : QJsonObject();
    figures.insert(QStringLiteral("first_paint_ms"), m_firstPaintMs);
    figures.insert(QStringLiteral("first_rows_ms"), m_firstRowsMs);
    figures.insert(QStringLiteral("rows_at_first"), m_rowsAtFirst);
    figures.insert(QStringLiteral("first_rows_on_screen_ms"), m_onScreenMs);
    figures.insert(QStringLiteral("fleet_whole_ms"), m_wholeMs);
    figures.insert(QStringLiteral("sync_cpu_ms"), m_cpuMs);
    figures.insert(QStringLiteral("devices"), m_fleet.isNull() ? qsizetype { 0 } : m_fleet->count());
    figures.insert(QStringLiteral("stalls_over_50_ms"), m_stallsWhileLoading);
    figures.insert(QStringLiteral("longest_stall_ms"), m_longestWhileLoadingMs);
    figures.insert(QStringLiteral("rss_kib"), m_residentKib);
    QSaveFile out(m_file);
    const bool written = out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(figures).toJson()) > 0 && out.commit();
    Q_EMIT done(written);
}

} // namespace drydock
