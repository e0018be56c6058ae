// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figures.h"

#include "app/desktop/stalldetector.h"
#include "models/store/fleetstore.h"

#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimer>
#include <QWidget>

#include <unistd.h>

namespace drydock {

namespace {

constexpr std::chrono::milliseconds kIdleBeforeMemory { 2000 };

qint64 residentKib()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * (sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace

Figures::Figures(QString file, const QElapsedTimer &sinceStart, StallDetector &stalls, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_sinceStart(sinceStart)
    , m_stalls(stalls)
{
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
    connect(&fleet, &FleetStore::changed, this, &Figures::onFleetChanged);
    connect(&fleet, &FleetStore::freshnessChanged, this, &Figures::onFleetChanged);
}

bool Figures::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_firstPaintMs < 0)
        m_firstPaintMs = m_sinceStart.elapsed();
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
    if (!m_fleet->isComplete())
        return;
    m_wholeMs = m_sinceStart.elapsed();
    const StallReport report = m_stalls.report();
    m_stallsWhileLoading = report.stalls;
    m_longestWhileLoadingMs = report.longestMs;
    QTimer::singleShot(kIdleBeforeMemory, this, &Figures::finish);
}

void Figures::finish()
{
    const QJsonObject figures {
        { QStringLiteral("first_paint_ms"), m_firstPaintMs },
        { QStringLiteral("first_rows_ms"), m_firstRowsMs },
        { QStringLiteral("rows_at_first"), m_rowsAtFirst },
        { QStringLiteral("fleet_whole_ms"), m_wholeMs },
        { QStringLiteral("devices"), m_fleet.isNull() ? qsizetype { 0 } : m_fleet->count() },
        { QStringLiteral("stalls_over_50_ms"), m_stallsWhileLoading },
        { QStringLiteral("longest_stall_ms"), m_longestWhileLoadingMs },
        { QStringLiteral("rss_kib"), residentKib() },
    };
    QSaveFile out(m_file);
    const bool written = out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(figures).toJson()) > 0 && out.commit();
    Q_EMIT done(written);
}

} // namespace drydock
