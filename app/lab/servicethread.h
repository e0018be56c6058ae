// SPDX-License-Identifier: GPL-3.0-or-later
//
// ServiceThread: the thread on which every service of the lab runs, with an event loop of its own. A std::thread, not
// a QThread: QThread::wait() of Qt 6.4 returns while the system's thread is still running its own clean-up, which then
// races with the exit handlers of the libraries (seen as a double free at the end of the program). join() does not.
// Owned by LabServer; start() and stop() on its thread.
#pragma once

#include <QEventLoop>
#include <QThread>

#include <thread>

namespace drydock::lab {

class ServiceThread final {
public:
    ServiceThread() = default;
    ~ServiceThread() { stop(); }
    Q_DISABLE_COPY_MOVE(ServiceThread)

    //! Returns when the event loop is about to run.
    void start();
    //! Ends the event loop and returns when the system's thread is gone. Objects that live there must have left.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); }
    //! For QObject::moveToThread(); null before start().
    [[nodiscard]] QThread *asQThread() const { return m_asQThread; }

private:
    std::thread m_thread;
    QThread *m_asQThread = nullptr;
    QEventLoop *m_loop = nullptr; //!< on the thread's own stack
};

} // namespace drydock::lab
