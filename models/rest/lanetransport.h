// SPDX-License-Identifier: GPL-3.0-or-later
//
// LaneTransport: the engine behind every Transport. Lanes, retries, the re-authentication gate, redirects, the write
// guard and the journal, on a Wire that it owns. QnamTransport and the tests' FakeTransport derive from it. Owned by
// Session; GUI thread. Time is the Clock's alone, so that all of it runs on a virtual one.
#pragma once

#include "models/rest/laneslots.h"
#include "models/rest/linkhealth.h"
#include "models/rest/ratebudget.h"
#include "models/rest/retrypolicy.h"
#include "models/rest/transport.h"
#include "models/rest/wire.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace drydock {

class LaneJob;

class LaneTransport : public Transport {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneTransport)

public:
    struct Options {
        RetryPolicy retry;
        std::function<double()> random; //!< in [0, 1); Qt's generator where none is given
        std::shared_ptr<RateBudget> budget {}; //!< of the server; one of its own where none is given
    };
    LaneTransport(std::unique_ptr<Wire> wire, const QUrl &baseUrl, Clock &clock, Options options, QObject *parent);
    ~LaneTransport() override;

    [[nodiscard]] HttpJob *send(RequestSpec spec) override;
    void setToken(const QByteArray &token) override;
    [[nodiscard]] bool hasToken() const override { return !m_token.isEmpty(); }
    void setWriteGuard(WriteGuard guard) override { m_guard = guard; }
    [[nodiscard]] WriteGuard writeGuard() const override { return m_guard; }
    void shutDown() override;
    void resumeAfterSignIn(bool signedIn) override;
    [[nodiscard]] TrafficJournal &journal() override { return m_journal; }
    [[nodiscard]] Clock &clock() override { return m_clock; }
    [[nodiscard]] int requestsInFlight() const override { return m_inFlight; }
    [[nodiscard]] Timestamp laneHeldUntil(Lane lane) const override { return m_budget->heldUntil(lane); }
    [[nodiscard]] int pollSlowdown() const override { return m_budget->pollSlowdown(); }
    [[nodiscard]] std::optional<std::chrono::seconds> serverClockSkew() const override { return m_health.skew(); }

protected:
    [[nodiscard]] Wire &wire() { return *m_wire; }

private:
    friend class LaneJob;
    struct LaneState {
        std::deque<LaneJob *> queue;
    };
    enum class Gate {
        Open,
        AskingUser, //!< reads wait for resumeAfterSignIn()
        Exhausted, //!< three strikes: nobody waits any more
    };

    LaneState &lane(Lane which) { return m_lanes[static_cast<size_t>(which)]; }
    void admit(LaneJob *job);
    bool mayGo(LaneJob *job);
    void enqueue(LaneJob *job, bool front);
    void pumpLater();
    void pump();
    void takeOff(LaneJob *job);
    WireRequest wireRequest(const LaneJob *job) const;
    quint64 journalStart(const LaneJob *job, const WireRequest &request);
    void land(LaneJob *job, const WireAnswer &answer);
    void conclude(LaneJob *job, const WireAnswer &answer, std::optional<Error> error);
    bool followRedirect(LaneJob *job, const WireAnswer &answer, Error &error);
    bool waitForSignIn(LaneJob *job);
    void retryOrSettle(LaneJob *job, const Error &error);
    void settle(LaneJob *job, std::optional<Error> error);
    void emitSettled(LaneJob *job);
    void abandon(LaneJob *job);
    void takeOffWire(LaneJob *job);
    void forget(LaneJob *job);
    void closeGate();
    void failWaiting();
    void onHeldChanged(Lane which);
    bool rewindSink(LaneJob *job);

    std::unique_ptr<Wire> m_wire;
    QUrl m_baseUrl;
    Clock &m_clock;
    Options m_options;
    std::shared_ptr<RateBudget> m_budget;
    TrafficJournal m_journal;
    QByteArray m_token;
    quint64 m_tokenSerial = 0;
    WriteGuard m_guard = WriteGuard::Off;
    LaneSlots m_slots;
    std::array<LaneState, kAllLanes.size()> m_lanes;
    std::vector<LaneJob *> m_jobs; //!< all that are not Done
    std::vector<LaneJob *> m_awaitingSignIn;
    int m_inFlight = 0;
    Gate m_gate = Gate::Open;
    int m_strikes = 0;
    bool m_backgroundStopped = false;
    bool m_shutDown = false;
    bool m_pumpPosted = false;
    LinkHealth m_health;
};

} // namespace drydock
