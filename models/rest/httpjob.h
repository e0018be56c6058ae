// SPDX-License-Identifier: GPL-3.0-or-later
//
// HttpJob: one request on its way, retries included. Made by Transport::send, owned by the transport until it is
// settled or its Call lets go. GUI thread. settled() is emitted exactly once and never from within send(); after it
// the job deletes itself. abandon() ends it silently at any moment, also from inside a handler.
#pragma once

#include "models/rest/httpreply.h"
#include "models/rest/requestspec.h"

#include <QObject>

namespace drydock {

class HttpJob : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpJob)

public:
    ~HttpJob() override = default;

    [[nodiscard]] const RequestSpec &spec() const { return m_spec; }
    //! How many times it was put on the wire so far.
    [[nodiscard]] int attempts() const { return m_attempts; }
    //! Takes it off the wire (or out of the queue). Nobody hears of it again.
    virtual void abandon() = 0;

Q_SIGNALS:
    void settled(const drydock::HttpReply &reply);
    //! The head of a 2xx answer is here and nothing of its body: a sink may still be emptied, and the Call may let go.
    void answerBegan(int status, const QList<std::pair<QByteArray, QByteArray>> &headers);
    //! Bytes of the body sent so far; total is -1 where unknown. For transfers.
    void uploadProgressed(qint64 sent, qint64 total);
    void downloadProgressed(qint64 received, qint64 total);

protected:
    explicit HttpJob(RequestSpec spec, QObject *parent)
        : QObject(parent)
        , m_spec(std::move(spec))
    {
    }
    RequestSpec m_spec;
    int m_attempts = 0;
};

} // namespace drydock
