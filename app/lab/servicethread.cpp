// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/servicethread.h"

#include <QMetaObject>

#include <future>

namespace drydock::lab {

void ServiceThread::start()
{
    std::promise<void> ready;
    m_thread = std::thread([this, &ready] {
        QEventLoop loop;
        m_loop = &loop;
        m_asQThread = QThread::currentThread();
        ready.set_value();
        loop.exec();
    });
    ready.get_future().wait();
}

void ServiceThread::stop()
{
    if (!m_thread.joinable())
        return;
    // Queued, so that a loop which has not begun to run yet is ended as well.
    QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
    m_thread.join();
    m_loop = nullptr;
    m_asQThread = nullptr;
}

} // namespace drydock::lab
