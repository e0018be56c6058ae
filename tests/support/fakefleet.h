// SPDX-License-Identifier: GPL-3.0-or-later
//
// FakeFleet: a Transport behind which a small Mender server lives in memory: inventory search with filters, sorting,
// selection and paging, statistics, groups, settings, device authentication. It records every request. Answers
// come from the clock's event loop after latencyMs(), or one by one by hand while it is held. Owned by the test.
#pragma once

#include "models/api/deployments.h"
#include "models/api/deviceauth.h"
#include "models/api/inventory.h"
#include "models/core/clock.h"
#include "models/rest/transport.h"

#include <QHash>
#include <QPointer>

#include <deque>
#include <functional>
#include <optional>

namespace drydock::test {

class FakeFleet final : public Transport {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeFleet)

public:
    explicit FakeFleet(Clock &clock, QObject *parent = nullptr);
    ~FakeFleet() override;

    // The server's devices
    //! About fifteen attributes each, believable, the same ones for the same number.
    void addDevices(int count);
    DeviceId addDevice(int number, const QString &status = QStringLiteral("accepted"));
    void removeDevice(const DeviceId &id);
    //! Does not move updated_ts, as on the real server for anything but scope inventory.
    void setAttribute(const DeviceId &id, const QString &scope, const QString &name, const AttributeValue &value);
    //! The device writes its inventory now: updated_ts moves.
    void report(const DeviceId &id, const QString &name, const AttributeValue &value);
    void addPendingSet(const DeviceId &id);
    //! The server's own filters; nothing: its plan has none (404).
    void setFilters(std::optional<std::vector<api::SavedFilter>> filters) { m_filters = std::move(filters); }
    [[nodiscard]] const std::vector<api::SavedFilter> &filters() const { return *m_filters; }
    [[nodiscard]] std::vector<api::Device> &devices() { return m_devices; }
    [[nodiscard]] DeviceId idAt(int index) const { return m_devices[static_cast<size_t>(index)].id; }
    void setIdAttribute(const QString &scope, const QString &name);
    void setDeployments(std::vector<api::Deployment> deployments) { m_deployments = std::move(deployments); }
    void setHistory(std::vector<api::DeviceHistoryEntry> history) { m_history = std::move(history); }

    // The wire
    void setHeld(bool held) { m_held = held; }
    //! Answers the oldest held request; false where there is none.
    bool answerOne();
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }
    //! Every request fails with this until it is taken away.
    void setFailure(std::optional<Error> failure) { m_failure = std::move(failure); }
    struct Fault {
        Error error;
        bool happens = false; //!< the server does it all the same, and its answer is lost
    };
    //! Asked for every request; nothing where it is answered as usual.
    void setFaults(std::function<std::optional<Fault>(const RequestSpec &)> faults) { m_faults = std::move(faults); }
    void setLatencyMs(int ms) { m_latencyMs = ms; }
    [[nodiscard]] const std::vector<RequestSpec> &sent() const { return m_sent; }
    void clearSent() { m_sent.clear(); }
    [[nodiscard]] int countOf(const QString &pathEnd) const;

    HttpJob *send(RequestSpec spec) override;
    void setToken(const QByteArray &) override { }
    bool hasToken() const override { return true; }
    void setWriteGuard(WriteGuard guard) override { m_guard = guard; }
    WriteGuard writeGuard() const override { return m_guard; }
    void shutDown() override { m_waiting.clear(); }
    void resumeAfterSignIn(bool) override { }
    TrafficJournal &journal() override { return m_journal; }
    Clock &clock() override { return m_clock; }
    int requestsInFlight() const override { return 0; }
    std::optional<std::chrono::seconds> serverClockSkew() const override { return std::nullopt; }
    Timestamp laneHeldUntil(Lane) const override { return {}; }

private:
    class Job;
    void answer(Job &job);
    [[nodiscard]] HttpReply reply(const RequestSpec &spec);
    [[nodiscard]] HttpReply search(const QByteArray &body);
    [[nodiscard]] HttpReply statistics() const;
    [[nodiscard]] HttpReply deviceAuth(const RequestSpec &spec);
    [[nodiscard]] HttpReply groups(const RequestSpec &spec);
    [[nodiscard]] HttpReply oneDevice(const RequestSpec &spec);
    [[nodiscard]] HttpReply savedFilters(const RequestSpec &spec);
    [[nodiscard]] api::Device *find(const DeviceId &id);
    [[nodiscard]] api::AuthDevice authDevice(const api::Device &device) const;

    Clock &m_clock;
    TrafficJournal m_journal;
    WriteGuard m_guard = WriteGuard::Off;
    std::vector<api::Device> m_devices;
    QHash<DeviceId, int> m_extraSets;
    std::vector<api::DeviceHistoryEntry> m_history;
    std::vector<api::Deployment> m_deployments;
    std::optional<std::vector<api::SavedFilter>> m_filters;
    QByteArray m_settings = "{}";
    QHash<DeviceId, int> m_etags; //!< of the tags
    std::vector<RequestSpec> m_sent;
    std::deque<QPointer<Job>> m_waiting;
    std::optional<Error> m_failure;
    std::function<std::optional<Fault>(const RequestSpec &)> m_faults;
    bool m_held = false;
    int m_latencyMs = 1;
    int m_reports = 0;
};

} // namespace drydock::test
