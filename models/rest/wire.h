// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wire: what puts one request on a network and brings its one answer back, and nothing more: no queue, no retry, no
// redirect, no credentials of its own. QnamWire in the product, a scripted one in tests. Owned by LaneTransport.
// GUI thread.
#pragma once

#include "models/core/error.h"
#include "models/rest/requestspec.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace drydock {

struct WireRequest {
    Verb verb = Verb::Get;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< complete, credentials included
    QByteArray body;
    std::unique_ptr<QIODevice> bodyDevice; //!< instead of `body`; opened, of known size
    std::chrono::milliseconds timeout { 30'000 }; //!< without any byte moving
    qint64 maxBody = 64LL << 20;
    std::shared_ptr<QIODevice> sink; //!< takes the body of a 2xx answer
    bool transfer = false; //!< with connections of its own, so that a long one holds up nobody
    bool ownServer = true; //!< false for another host: no client certificate, no pin
};

struct WireAnswer {
    int status = 0; //!< 0 where no answer arrived
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; //!< empty where the sink took it
    qint64 bodySize = 0;
    qint64 waitedMs = -1; //!< from the start until the headers; -1 where the wire cannot tell
    std::optional<Error> failure; //!< the network's, never an HTTP status
};

//! One request on the wire, child of its Wire. Destroying it aborts it.
class WireExchange : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WireExchange)

public:
    explicit WireExchange(QObject *parent)
        : QObject(parent)
    {
    }
    //! Takes the request off the wire at once; finished() is not emitted any more.
    virtual void abort() = 0;

Q_SIGNALS:
    //! Once, never from within Wire::start(). Whoever emits it touches nothing of its own afterwards.
    void finished(const drydock::WireAnswer &answer);
    //! Once for a 2xx answer, before the first byte of its body; the exchange may be aborted inside.
    void answerBegan(int status, const QList<std::pair<QByteArray, QByteArray>> &headers);
    void uploadProgressed(qint64 sent, qint64 total);
    void downloadProgressed(qint64 received, qint64 total);
};

class Wire : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Wire)

public:
    Wire() = default;
    [[nodiscard]] virtual WireExchange *start(WireRequest request) = 0;
};

} // namespace drydock
