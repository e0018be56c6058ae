// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/worker.h"

#include <QCoreApplication>
#include <QThread>

namespace drydock {

QThreadPool &patientPool()
{
    static QThreadPool pool;
    static const bool isSet = [] {
        pool.setMaxThreadCount(1);
        pool.setThreadPriority(QThread::IdlePriority);
        // As the global pool does: what is under way ends while there is an application.
        qAddPostRoutine([] { pool.waitForDone(); });
        return true;
    }();
    Q_UNUSED(isSet)
    return pool;
}

} // namespace drydock
