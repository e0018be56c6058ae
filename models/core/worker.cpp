// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/worker.h"

#include <QCoreApplication>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace drydock {

namespace {

//! Qt's priorities mean nothing to Linux but for the idle one, which on a busy machine never has its turn.
void beNice()
{
#ifdef Q_OS_LINUX
    constexpr int kNice = 10; // a tenth of what others get
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kNice);
#endif
}

} // namespace

QThreadPool &patientPool()
{
    static QThreadPool pool;
    static const bool isSet = [] {
        // The one thread stays, and stays nice.
        pool.setMaxThreadCount(1);
        pool.setExpiryTimeout(-1);
        pool.start(beNice);
        // As the global pool does: what is under way ends while there is an application.
        qAddPostRoutine([] { pool.waitForDone(); });
        return true;
    }();
    Q_UNUSED(isSet)
    return pool;
}

} // namespace drydock
