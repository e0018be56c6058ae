// SPDX-License-Identifier: GPL-3.0-or-later
//
// Transport: the only way to a server. It owns queueing in lanes, retries, the re-authentication gate, redirects,
// the read-only allow-list, redaction and the traffic journal. LaneTransport does all that, on a Wire that puts bytes
// on a network (QnamTransport in the product, FakeTransport with a virtual clock in tests). One per signed-in session;
// owned by Session, destroyed after every store. GUI thread. It knows no endpoint but the allow-list of requests that
// are reads by POST.
#pragma once

#include "models/core/clock.h"
#include "models/rest/httpjob.h"
#include "models/rest/trafficjournal.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace drydock {

enum class WriteGuard {
    Off,
    ReadOnly, //!< every write ends as Error{ReadOnly} without leaving the machine
    Production, //!< the same until the user unlocks writing for a while
};

class Transport : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    ~Transport() override;

    //! Never null, never settles synchronously. Refusals (read-only, signed out) arrive as settled() too.
    [[nodiscard]] virtual HttpJob *send(RequestSpec spec) = 0;

    virtual void setToken(const QByteArray &token) = 0;
    [[nodiscard]] virtual bool hasToken() const = 0;
    virtual void setWriteGuard(WriteGuard guard) = 0;
    [[nodiscard]] virtual WriteGuard writeGuard() const = 0;
    //! Ends every queued and running request silently; nothing is sent any more. What is sent later ends as Cancelled.
    virtual void shutDown() = 0;
    //! After an Auth pause: `true` replays the queued reads, `false` settles them as Auth and keeps the background
    //! lanes (polling, bulk) stopped until it is called with `true`. Set the new token first.
    virtual void resumeAfterSignIn(bool signedIn) = 0;

    [[nodiscard]] virtual TrafficJournal &journal() = 0;
    [[nodiscard]] virtual Clock &clock() = 0;
    [[nodiscard]] virtual int requestsInFlight() const = 0;
    //! Until when a lane is held by Retry-After; invalid when it is not.
    [[nodiscard]] virtual Timestamp laneHeldUntil(Lane lane) const = 0;
    //! How many times longer than wanted to wait between polls, after repeated 429; 1 as a rule.
    [[nodiscard]] virtual int pollSlowdown() const { return 1; }
    //! How far the server's clock is ahead of ours (negative: behind), from its Date header; to about a second.
    [[nodiscard]] virtual std::optional<std::chrono::seconds> serverClockSkew() const = 0;

Q_SIGNALS:
    void inFlightChanged(int count);
    //! The server refused the token (401). Emitted once; reads wait for resumeAfterSignIn().
    void authenticationRequired();
    void laneHeldChanged(drydock::Lane lane);
    void pollSlowdownChanged(int factor);
    //! An answer of any status arrived (true) or the network failed (false): drives the offline state.
    void reachabilityChanged(bool reachable);
    //! The first time it is known, and whenever it moved by more than two seconds.
    void serverClockSkewChanged(qint64 seconds);

protected:
    explicit Transport(QObject *parent);
};

} // namespace drydock
