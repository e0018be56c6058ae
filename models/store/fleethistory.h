// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetHistory: how many devices ran which software on each day that this program saw the fleet, kept in a file beside
// the fleet's snapshot and forgotten with it. The server keeps no such record. One per session, owned by Session,
// destroyed before the fleet. GUI thread; files are written in a worker.
#pragma once

#include "models/store/fleetstore.h"

#include <QDate>
#include <QMap>
#include <QObject>

#include <vector>

namespace drydock {

class FleetHistory final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FleetHistory)

public:
    struct Day {
        QDate date; //!< in UTC
        QMap<QString, qint64> counts; //!< devices by software; the empty name for those that told none
        bool operator==(const Day &) const = default;
    };
    static constexpr int kMostDays = 400;
    static constexpr int kMostNames = 40; //!< a day; the rest counts as "*"

    //! An empty path keeps nothing over the program's end. Reads the file at once: it is small.
    FleetHistory(FleetStore &fleet, QString path, QObject *parent = nullptr);
    ~FleetHistory() override;

    [[nodiscard]] const std::vector<Day> &days() const { return m_days; } //!< oldest first
    [[nodiscard]] static QString restName() { return QStringLiteral("*"); }
    //! "PATH.history".
    [[nodiscard]] static QString beside(const QString &snapshotFile) { return snapshotFile + QStringLiteral(".history"); }

Q_SIGNALS:
    void changed();

private:
    void read();
    void note();
    void save();

    FleetStore &m_fleet;
    QString m_path;
    std::vector<Day> m_days;
    int m_timer = 0;
};

} // namespace drydock
