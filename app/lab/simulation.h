// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simulation: lets the simulated fleet live: devices report inventory, raise alerts, fall silent, come back, appear and
// ask for admission, and send their first inventory once accepted. A ticker with a bounded amount of work, whatever the
// fleet's size: rows are drawn, never scanned. Owned by LabServices; service thread.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/labcontext.h"

#include <QRandomGenerator>

namespace drydock::lab {

class Simulation final : public Service {
public:
    Simulation(LabContext &context, Fleet &fleet);

    [[nodiscard]] bool isRunning() const { return m_running; }
    void setRunning(bool running) { m_running = running; }

    // One event each, for the ticker and for tests. The row it happened to, or Fleet::kNoRow.
    Row reportSomebody();
    Row silenceSomebody();
    Row returnSomebody();
    Row appearSomebody();
    Row alertSomebody();
    //! A device raises an alert, or clears its last one: set by device monitoring; `dice` decides what.
    std::function<void(Row row, quint64 dice)> alerted;
    //! The first inventory of every device accepted since; at most `most` of them.
    int provisionAccepted(int most);

private:
    void tick(Timestamp now);
    //! How many events of a kind are due after `seconds` at `perSecond`; fractions are carried along.
    static int due(double &carry, double perSecond, double seconds, int most);
    template<class Accept> Row draw(Accept accept);

    LabContext &m_context;
    Fleet &m_fleet;
    QRandomGenerator m_random;
    bool m_running = true;
    qint64 m_lastTickMs = 0;
    double m_reports = 0;
    double m_silences = 0;
    double m_returns = 0;
    double m_appearances = 0;
    double m_alerts = 0;
    std::vector<Row> m_accepted; //!< wait for their first inventory
    std::vector<Row> m_silenced; //!< by this object, newest last
};

} // namespace drydock::lab
