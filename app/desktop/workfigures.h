// SPDX-License-Identifier: GPL-3.0-or-later
//
// WorkFigures: measures work on the devices table of a running program, for Figures: keys in the query bar, sorting,
// scrolling, batches of changes, the same with half of the rows selected, an export of twelve columns. Each act is timed until the table shows its
// outcome: the order is found, and the viewport painted. Owned by Figures, GUI thread. The changes that it makes are
// made in memory only: nothing is written to the server.
#pragma once

#include "models/store/fleetstore.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTemporaryDir>

#include <deque>
#include <map>
#include <vector>

namespace drydock {

class DevicesPane;
class StallDetector;

class WorkFigures final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkFigures)

public:
    WorkFigures(DevicesPane &pane, FleetStore &fleet, StallDetector &stalls, QObject *parent = nullptr);

    void start();
    //! key_p95_ms, sort_ms, scroll_frame_ms, batch_ms, batch_kept, stall_work_ms, stall_selected_ms, export_ms, milliseconds
    //! all; export_rss_kib.
    [[nodiscard]] const QJsonObject &figures() const { return m_figures; }

    //! Of this process, from /proc; -1 where there is none.
    [[nodiscard]] static qint64 residentKib();

Q_SIGNALS:
    void done();

private:
    struct Step {
        QString kind; //!< steps of one kind are one sample; empty: not measured
        std::function<void()> act;
        std::function<void()> check = {};
    };

    void addKeys();
    void addSorting();
    void addScrolling();
    void addBatches(const QString &kind, int batches);
    void addSelected();
    void next();
    void settle();
    void beginExport();
    void watchExport();
    void finish();
    void type(int key, const QString &text);
    void change(int batch);

    DevicesPane &m_pane;
    FleetStore &m_fleet;
    StallDetector &m_stalls;
    std::deque<Step> m_steps;
    Step m_step;
    QElapsedTimer m_watch;
    std::map<QString, std::vector<double>> m_times; //!< milliseconds
    qint64 m_stallAtWorkMs = 0;
    qint64 m_longestMs = 0; //!< when the present step began
    QJsonObject m_stallSteps; //!< by the step in which a stall was longer than all before
    qint64 m_stallSelectedMs = 0;
    bool m_kept = true;
    QTemporaryDir m_folder;
    qint64 m_residentBefore = 0;
    qint64 m_residentMost = 0;
    QJsonObject m_figures;
};

} // namespace drydock
