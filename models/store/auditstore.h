// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuditStore: the door to the server's audit log, which only the server can page. It keeps no entries (the windowed
// item model does): it asks for pages, remembers whether this server keeps an audit log at all, and counts, while
// subscribed, how many entries came since a listing began. Owned by Session. GUI thread. No words, no widgets.
#pragma once

#include "models/api/auditlogs.h"
#include "models/store/pollscheduler.h"

#include <QObject>
#include <QPointer>

namespace drydock {

class AuditStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuditStore)

public:
    static inline const QString kKey = QStringLiteral("auditlog");
    static constexpr std::chrono::milliseconds kInterval { 15'000 };

    enum class Availability {
        Unknown,
        Available,
        Absent, //!< 404: the open source server keeps none
        Forbidden, //!< 403: not for this user
    };
    using Entries = Page<api::AuditEntry>;

    AuditStore(Transport &transport, PollScheduler &polls, QObject *parent = nullptr);
    ~AuditStore() override;

    [[nodiscard]] Availability availability() const { return m_availability; }
    [[nodiscard]] Freshness freshness() const { return m_polls.freshness(kKey); }

    //! A page of entries. Dropping the call drops the request; its answer also decides availability().
    [[nodiscard]] Call<Entries> fetch(
        const api::AuditQuery &query, QObject *context, std::function<void(const Result<Entries> &)> arrived);
    //! The query whose growth is counted, and how many entries it had when it was last listed from the top.
    void watch(const api::AuditQuery &query, qint64 listed);
    //! Entries since; 0 while nothing is watched.
    [[nodiscard]] qint64 newer() const { return m_newer; }

    [[nodiscard]] PollScheduler::Subscription subscribe(std::chrono::milliseconds interval = kInterval);
    void refresh();

Q_SIGNALS:
    void availabilityChanged();
    void newerChanged(qint64 newer);
    void stateChanged();

private:
    void observe(const Result<Entries> &result);
    void poll(const PollScheduler::Completion &completion);

    api::AuditLogsApi m_api;
    PollScheduler &m_polls;
    Availability m_availability = Availability::Unknown;
    api::AuditQuery m_query;
    qint64 m_listed = -1;
    qint64 m_newer = 0;
    Call<Entries> m_headCall;
};

} // namespace drydock
