// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dispatcher: runs every request and every frame of a socket on the service thread, one after the other: who asks, one
// transaction, the handler. A response is given away only after its transaction has been committed.
// Owned by LabServer and lives in the service thread; its Backend calls come from the I/O thread and are queued.
#pragma once

#include "app/lab/http/httpserver.h"
#include "app/lab/labcontext.h"

#include <QObject>
#include <QThreadPool>

namespace drydock::lab {

class Dispatcher final : public QObject, public Backend {
    Q_OBJECT
public:
    explicit Dispatcher(LabContext &context);
    ~Dispatcher() override;

    void authorise(std::shared_ptr<Request> request, const Route &route, Checked done) override;
    void handle(std::shared_ptr<Request> request, const Route &route, Done done) override;
    void open(std::shared_ptr<Request> request, const Route &route, std::shared_ptr<Socket> socket, Checked done) override;
    void received(std::shared_ptr<Socket> socket, QByteArray frame, std::function<void()> done) override;
    void closed(std::shared_ptr<Socket> socket) override;

    //! Service thread: what handle() queues, at once.
    void process(const std::shared_ptr<Request> &request, const Route &route, const Done &done);

    //! Any thread: from here on nothing is run or answered. Waits for workers.
    void close();

private:
    std::optional<Response> admit(Request &request, const Route &route);
    std::optional<Response> admitUser(Request &request, const QByteArray &token);
    std::optional<Response> admitDevice(Request &request, const QByteArray &token);
    std::optional<Response> check(Request &request, const Route &route);
    //! Runs it in a transaction; `keep` says whether that is committed. A database's failure is 500.
    template<class Work> std::optional<Response> transact(const QString &what, Work work);
    void count(const Route &route);
    void post(std::function<void()> work);

    LabContext &m_context;
    QThreadPool m_workers; //!< parsing of uploads
    std::atomic<bool> m_closed { false };
};

} // namespace drydock::lab
