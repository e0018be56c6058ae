// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dispatcher: runs every request on the service thread, one after the other: who asks, one transaction, the handler.
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

    //! Any thread: from here on nothing is run or answered. Waits for workers.
    void close();

private:
    std::optional<Response> admit(Request &request, const Route &route);
    std::optional<Response> admitUser(Request &request, const QByteArray &token);
    std::optional<Response> admitDevice(Request &request, const QByteArray &token);
    Response run(Request &request, const Route &route);

    LabContext &m_context;
    QThreadPool m_workers; //!< parsing of uploads
    std::atomic<bool> m_closed { false };
};

} // namespace drydock::lab
