// SPDX-License-Identifier: GPL-3.0-or-later
//
// ConnectionDoctor: finds out where the way to a server ends: address, proxy, names, connections, TLS, HTTP, sign-in,
// services, clock, one step after the other, each with its finding. It repairs nothing, writes nothing, never sends a
// password and sends a token only over a connection that every other request would use too: the handshake that looks
// at a bad chain carries no byte of ours. A step that fails lets those that need it be passed over.
// Owned by whoever started it; may be deleted at any moment, also inside its own signals. GUI thread, nothing blocks.
#pragma once

#include "models/core/clock.h"
#include "models/rest/call.h"
#include "models/rest/doctor/doctornetwork.h"
#include "models/core/doctorstep.h"
#include "models/rest/transport.h"

#include <functional>
#include <memory>
#include <vector>

namespace drydock {

struct DoctorService {
    QString name;
    RequestSpec spec; //!< a small listing
    bool needed = false;
};

//! What is asked of the API; models/api/doctorchecks knows it.
struct DoctorChecks {
    RequestSpec whoAmI;
    QList<DoctorService> services;
};

struct DoctorPatient {
    ServerEndpoint endpoint;
    QByteArray token; //!< empty: not signed in
    Timestamp tokenExpires; //!< by the token's own word
    DoctorChecks checks;
};

//! How long each step may take.
struct DoctorLimits {
    std::chrono::milliseconds proxy { 10'000 };
    std::chrono::milliseconds names { 10'000 };
    std::chrono::milliseconds connect { 6'000 };
    std::chrono::milliseconds handshake { 10'000 };
    std::chrono::milliseconds request { 15'000 };
};

class ConnectionDoctor final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDoctor)

public:
    struct Services {
        DoctorNetwork &network;
        Clock &clock;
        //! Without retries: the first answer is what is wanted.
        std::function<std::unique_ptr<Transport>(const ServerEndpoint &)> makeTransport;
    };

    ConnectionDoctor(Services services, DoctorPatient patient, DoctorLimits limits = {}, QObject *parent = nullptr);
    ~ConnectionDoctor() override;

    //! From the event loop on; once.
    void start();
    //! What runs and what waits end as cancelled, at once; finished() is emitted before it returns.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const QList<DoctorStep> &steps() const { return m_steps; }
    [[nodiscard]] const DoctorStep &step(DoctorStep::Id id) const { return m_steps.at(static_cast<int>(id)); }
    [[nodiscard]] Timestamp startedAt() const { return m_startedAt; }

Q_SIGNALS:
    void stepChanged(int index);
    void finished();

private:
    void begin(int index);
    void run(DoctorStep::Id id);
    void runProxy();
    void runNames();
    void runConnect();
    void tryTunnel();
    void runTls();
    void runHttp();
    void runSignIn();
    void runApi();
    void runClock();
    void onService(qsizetype index, const HttpReply &reply);
    void endStep();
    void next();
    bool announce(int index);
    void dropStep();
    void send(RequestSpec spec, std::function<void(const HttpReply &)> done);
    [[nodiscard]] std::optional<DoctorStep::Id> failedBefore(int index) const;
    [[nodiscard]] std::chrono::milliseconds limitOf(DoctorStep::Id id) const;
    [[nodiscard]] DoctorStep &current() { return m_steps[m_at]; }
    [[nodiscard]] bool isHttps() const;
    [[nodiscard]] QObject *context() { return m_context.get(); }
    //! `done`, unless the step that runs now has ended meanwhile: sockets outlive it until the event loop is reached.
    template<class Answer> auto here(std::function<void(const Answer &)> done)
    {
        return [self = QPointer<ConnectionDoctor>(this), asked = m_context.get(), done = std::move(done)](
                   const Answer &answer) {
            if (self && self->m_context.get() == asked)
                done(answer);
        };
    }
    void scrub(DoctorStep &step) const;

    Services m_services;
    DoctorPatient m_patient;
    DoctorLimits m_limits;
    QList<DoctorStep> m_steps;
    int m_at = 0;
    bool m_running = false;
    bool m_started = false;
    Timestamp m_startedAt;
    qint64 m_stepStartedMs = 0;
    int m_watchdog = 0;
    QNetworkProxy m_proxy { QNetworkProxy::NoProxy };
    std::optional<qint64> m_skewSeconds;
    std::unique_ptr<Transport> m_transport;
    std::vector<QPointer<HttpJob>> m_jobs;
    qsizetype m_waitingFor = 0; //!< answers of the step that runs
    std::unique_ptr<QObject> m_context; //!< of the step that runs: sockets and answers end with it
};

} // namespace drydock
