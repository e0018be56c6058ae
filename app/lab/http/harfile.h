// SPDX-License-Identifier: GPL-3.0-or-later
//
// HarFile: records what a lab was asked and answered as HAR 1.2, exchange by exchange, so that the file is whole after
// every one of them. Well-formed exchanges go to FILE; injected faults, requests that no route took and requests that
// were refused as malformed (400, 405, 411, 413, 415, 416, 431) or are marked by a header X-Lab-Odd (what the API
// description does not know but the real server takes or says) go to a second file beside it. Secrets are taken out as
// the client's journal takes them out. Owned by LabServer; record() from any thread.
#pragma once

#include "app/lab/http/httpserver.h"
#include "models/rest/trafficjournal.h"

#include <QFile>
#include <QMutex>

namespace drydock::lab {

class HarFile {
public:
    struct Limits {
        qint64 bodyCap = 1 << 20; //!< bytes of a body that are kept
        int perKind = -1; //!< exchanges of one route and status that are kept; -1: all
    };
    HarFile(const QString &path, Limits limits);
    Q_DISABLE_COPY_MOVE(HarFile)

    //! Empty, or why the files cannot be written.
    [[nodiscard]] QString open();
    void record(const Exchange &exchange);

    //! "traffic.har" becomes "traffic.faults.har".
    static QString faultsPath(const QString &path);

private:
    static bool isWellFormed(const Exchange &exchange);
    void append(QFile &file, const JournalEntry &entry);
    [[nodiscard]] bool isWanted(const Exchange &exchange, bool wellFormed);

    QMutex m_mutex;
    Limits m_limits;
    QFile m_traffic;
    QFile m_faults;
    QHash<QString, int> m_seen; //!< by route and status, where those are limited
};

} // namespace drydock::lab
