// SPDX-License-Identifier: GPL-3.0-or-later
//
// SnapshotKeeper: reads the snapshot of a server into a FleetStore before the network answers, and writes it anew while the
// fleet changes: at most once in so many seconds, in a worker, from a cheap copy; once more when the session ends. Owned
// by Session after its stores, destroyed before them. GUI thread. It must not know words: problems are codes.
#pragma once

#include "models/store/fleetsnapshot.h"
#include "models/store/fleetstore.h"

#include <QObject>

namespace drydock {

class SnapshotKeeper final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SnapshotKeeper)

public:
    //! An empty path keeps nothing.
    SnapshotKeeper(FleetStore &fleet, QString path, std::chrono::milliseconds every = std::chrono::seconds { 60 }, QObject *parent = nullptr);
    //! Begins the last write; it ends in the background, at the latest when the program does.
    ~SnapshotKeeper() override;

    void load();
    [[nodiscard]] bool isLoading() const { return m_loading; }

Q_SIGNALS:
    //! Whatever came of it: the fleet was shown, or there was none.
    void loaded(drydock::FleetSnapshot::Problem problem);
    void written(drydock::FleetSnapshot::Problem problem, const QString &detail);

private:
    void later();
    void write();
    [[nodiscard]] SnapshotContents contents() const;

    FleetStore &m_fleet;
    QString m_path;
    std::chrono::milliseconds m_every;
    std::chrono::milliseconds m_lastWrite { 0 }; //!< how long it took
    int m_timer = 0;
    bool m_loading = false;
    bool m_writing = false;
    bool m_dirty = false;
};

} // namespace drydock
