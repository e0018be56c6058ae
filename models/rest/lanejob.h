// SPDX-License-Identifier: GPL-3.0-or-later
//
// LaneJob: LaneTransport's own record of one request. Private to LaneTransport, which owns it until it is settled;
// from the moment settled() is emitted it belongs to the event loop, so that a handler may destroy the transport.
#pragma once

#include "models/rest/httpjob.h"
#include "models/rest/wire.h"

#include <QPointer>

namespace drydock {

class LaneTransport;

class LaneJob final : public HttpJob {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneJob)

public:
    enum class State {
        Starting, //!< made by send(), not looked at yet
        Queued,
        Flying,
        Waiting, //!< for the next attempt
        AwaitingSignIn,
        Settling, //!< `reply` is final and waits for the event loop
        Done,
    };

    LaneJob(RequestSpec spec, LaneTransport *transport);
    ~LaneJob() override;
    void abandon() override;

    void countAttempt() { ++m_attempts; }
    void forgetPassword() { m_spec.password.clear(); }

    LaneTransport *transport = nullptr; //!< null once Done
    State state = State::Starting;
    WireExchange *exchange = nullptr; //!< while Flying
    Lane slot = Lane::Interactive; //!< while Flying
    QUrl url; //!< of the next or running attempt; a followed redirect changes it
    int redirects = 0;
    int tries = 0; //!< attempts since the last sign-in, for the retry policy
    quint64 tokenSerial = 0; //!< of the token that the last attempt carried
    int timer = 0; //!< while Waiting
    quint64 journalSerial = 0; //!< while Flying
    qint64 queuedAtMs = 0; //!< for the attempt that comes next
    qint64 startedAtMs = 0;
    qint64 sinkStart = -1; //!< where the sink stood before the first attempt
    bool sinkTouched = false; //!< the last attempt wrote into it
    HttpReply reply;
};

} // namespace drydock
