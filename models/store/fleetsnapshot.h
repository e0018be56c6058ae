// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetSnapshot: the last known fleet of one server in a file, so that it is there before the network answers and without
// it. One SQLite file, columns as blobs; written beside and renamed, so that a reader sees the old one or the new one
// whole; mode 0600. Pure functions of paths and values for a worker thread; they hold no connection between calls.
// What cannot be read is a Problem, never a crash: a corrupt file is set aside as *.bad, one of another format is left.
// It must not know the network, models or words.
#pragma once

#include "models/store/fleettable.h"

#include <QStringList>

#include <memory>

namespace drydock {

struct SnapshotContents {
    FleetTable fleet;
    Timestamp taken; //!< when the server last said so
    qint64 serverTotal = -1;
    QStringList groups;
    ColumnKey nameAttribute;
};

class FleetSnapshot {
public:
    static constexpr int kFormat = 1;

    enum class Problem {
        None,
        Missing,
        Corrupt, //!< set aside
        OtherFormat, //!< of another version of the program; overwritten when a fleet is written next
        NotReadable, //!< the system refuses; left as it is
        NotWritten, //!< the disk is full or refuses
        Forgotten, //!< wiped while it was being written
    };
    struct Read {
        Problem problem = Problem::None;
        QString detail; //!< the library's or system's reason, in English
        std::shared_ptr<const SnapshotContents> contents; //!< null where there is a problem
    };
    struct Written {
        Problem problem = Problem::None;
        QString detail;
        qint64 bytes = 0;
    };

    //! A session of this server begins.
    static void begin(const QString &path);
    [[nodiscard]] static Read read(const QString &path);
    //! Makes the folder too. The snapshot before stays where this fails.
    [[nodiscard]] static Written write(const QString &path, const SnapshotContents &contents);
    //! With everything that was set aside. A write that is under way writes nothing then; begin() allows writing again.
    static void wipe(const QString &path);
};

} // namespace drydock
