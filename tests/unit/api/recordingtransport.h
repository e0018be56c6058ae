// SPDX-License-Identifier: GPL-3.0-or-later
//
// RecordingTransport: takes every RequestSpec as the façades built it and answers when told to. No lanes, no retries:
// what a façade asks for is the subject here, not what becomes of it.
#pragma once

#include "models/rest/transport.h"
#include "tests/support/fakeclock.h"

#include <QPointer>

namespace drydock::test {

class RecordedJob final : public HttpJob {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordedJob)

public:
    RecordedJob(RequestSpec spec, QObject *parent)
        : HttpJob(std::move(spec), parent)
    {
    }
    void abandon() override { deleteLater(); }
    void settle(const HttpReply &reply)
    {
        Q_EMIT settled(reply);
        deleteLater();
    }
};

class RecordingTransport final : public Transport {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingTransport)

public:
    RecordingTransport()
        : Transport(nullptr)
    {
    }
    HttpJob *send(RequestSpec spec) override
    {
        specs.push_back(spec);
        last = new RecordedJob(std::move(spec), this);
        return last;
    }
    //! Answers the request that was sent last.
    void reply(int status, const QByteArray &body, const QList<std::pair<QByteArray, QByteArray>> &headers = {})
    {
        HttpReply answer;
        answer.status = status;
        answer.body = body;
        answer.headers = headers;
        last->settle(answer);
    }

    void setToken(const QByteArray &) override { }
    bool hasToken() const override { return true; }
    void setWriteGuard(WriteGuard) override { }
    WriteGuard writeGuard() const override { return WriteGuard::Off; }
    void shutDown() override { }
    void resumeAfterSignIn(bool) override { }
    TrafficJournal &journal() override { return m_journal; }
    Clock &clock() override { return m_clock; }
    int requestsInFlight() const override { return 0; }
    Timestamp laneHeldUntil(Lane) const override { return {}; }
    std::optional<std::chrono::seconds> serverClockSkew() const override { return std::nullopt; }

    std::vector<RequestSpec> specs;
    QPointer<RecordedJob> last;

private:
    TrafficJournal m_journal;
    FakeClock m_clock;
};

} // namespace drydock::test
