// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetStore: the whole fleet as it is known now, and the writes on it. What changed is told once per batch by
// changed(Delta). FleetSync brings the data; own writes are applied at once. When the network is gone the data stay
// and freshness() says how old they are. One per session, owned by Session, destroyed after the panes and models and
// before PollScheduler and PendingOperations. GUI thread. It must not know widgets or translated words: titles of
// writes come from the pane.
#pragma once

#include "models/api/useradm.h"
#include "models/attributes/predicate.h"
#include "models/store/fleettable.h"
#include "models/store/pendingoperations.h"
#include "models/store/pollscheduler.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace drydock {

class FleetSync;
struct SnapshotContents;
struct DecisionRun;

struct FleetOptions {
    int perPage = 500;
    int pagesInFlight = 2;
    std::chrono::nanoseconds turn { std::chrono::milliseconds { 4 } }; //!< for how long an answer is taken over before others have their turn
    int statisticsEvery = 12; //!< polls
    int wordsEvery = 12; //!< statistics: how often groups and settings are asked for with them
    // The slow sweep's rate. With these an unchanged fleet costs under 4 KiB a poll of 5 s, whatever its size.
    std::chrono::milliseconds sweepPageEvery { 150'000 };
    int sweepPerPage = 100;
    int sweepSeenPerPage = 25; //!< of them, whose exact time of contact is asked for
    std::chrono::milliseconds lastSeenFresh { 120'000 }; //!< an exact time of contact younger than this is not asked for again
    std::chrono::milliseconds viewportDelay { 150 };
};

//! Which authentication set a decision on a device would be about.
struct AuthDecision {
    QList<std::pair<DeviceId, AuthSetId>> clear; //!< exactly one set comes into question
    std::vector<api::AuthDevice> ambiguous; //!< several sets wait: only a person can choose
    QList<DeviceId> nothing; //!< no set to decide on
};

class FleetStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FleetStore)

public:
    FleetStore(Transport &transport, PollScheduler &scheduler, PendingOperations &operations, FleetOptions options = {},
        QObject *parent = nullptr);
    ~FleetStore() override;

    // What is known
    [[nodiscard]] const FleetTable &table() const { return m_table; }
    [[nodiscard]] qsizetype count() const { return m_table.count(); }
    //! True once a listing has reached its end.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    //! What the server says there is; -1 before its first word.
    [[nodiscard]] qint64 serverTotal() const { return m_serverTotal; }
    [[nodiscard]] const api::DeviceStatistics &statistics() const { return m_statistics; }
    [[nodiscard]] const QStringList &groups() const { return m_groups; }
    [[nodiscard]] QString displayName(const DeviceId &id) const; //!< the id where it is not known
    [[nodiscard]] QString tagText(const DeviceId &id, const QString &tag) const; //!< empty where it has none of that name
    [[nodiscard]] Freshness freshness() const;
    //! The key of its subscription in the scheduler.
    [[nodiscard]] static QString key();
    [[nodiscard]] Clock &clock() const;
    [[nodiscard]] PendingOperations &operations() const { return m_operations; }
    [[nodiscard]] api::DeviceAuthApi deviceAuth() const { return m_deviceAuth; }

    //! The last known fleet, before the first answer of the server: shown at once, as old as it is. Nothing where devices
    //! are here already. The first listing then says what became of it.
    void restore(const SnapshotContents &contents);
    //! While a snapshot is being read nothing is asked: what came first would only be in its way.
    void holdForRestore(bool hold);

    // Keeping it fresh
    [[nodiscard]] PollScheduler::Subscription subscribe(
        std::chrono::milliseconds interval = std::chrono::seconds { 5 });
    void refreshNow();
    //! Somebody wants to see what others did: status, group and tags of all are read too, where that is no great thing.
    void refreshWhole();
    //! While the first listing runs: what meets all of these is asked for before its turn.
    void searchFirst(const std::vector<Predicate> &predicates);
    //! The rows on screen, for exact times of last contact. Empty: no view shows any.
    void setViewport(const QList<DeviceId> &ids);
    void setSilentAfter(std::chrono::milliseconds silentAfter);

    // Writes
    //! Asks for the authentication sets of these devices; `ready` comes later, or never if `context` died.
    void prepareDecision(const QList<DeviceId> &ids, api::AuthStatus wanted, QObject *context,
        std::function<void(const Result<AuthDecision> &)> ready);
    //! One set that a person chose; many devices are BulkWork's.
    quint64 decide(const QString &title, const DeviceId &device, const AuthSetId &set, api::AuthStatus status);
    quint64 dismiss(const QString &title, const DeviceId &device, const AuthSetId &set);
    //! Asks for these devices whole: something of them was written that no poll would show.
    void reread(const QList<DeviceId> &ids);
    //! What a write elsewhere is known to have done, shown before the next poll says so.
    void applyStatus(const QList<DeviceId> &ids, const QString &status);
    void applyGroup(const QList<DeviceId> &ids, const QString &group); //!< empty: in none
    void applyGone(const QList<DeviceId> &ids);
    //! The tenant's settings, read or written elsewhere.
    void setNameAttribute(const api::IdAttribute &attribute);

Q_SIGNALS:
    //! While it is told, removed rows can still be read.
    void changed(const drydock::Delta &delta);
    void columnsAdded(); //!< attributes that no device had before
    void namesChanged(); //!< another attribute names the devices
    void groupsChanged();
    void statisticsChanged();
    void progressed(qint64 read, qint64 total); //!< of the first listing
    void freshnessChanged();
    //! A write changed this device's authentication sets: who shows them asks again.
    void authSetsChanged(const drydock::DeviceId &device);

private:
    friend class FleetSync;

    void tell(const Delta &delta);
    //! Of a big listing's pages: telling costs what the fleet has of rows, so it takes a small part of the time only.
    void tellWhenDue(const Delta &delta);
    void readSettings();
    void askLastSeen();
    void takeLastSeen(const Page<api::AuthDevice> &devices);
    void askDecision(const std::shared_ptr<DecisionRun> &run);

    Clock &m_clock;
    PollScheduler &m_scheduler;
    PendingOperations &m_operations;
    api::InventoryApi m_inventory;
    api::DeviceAuthApi m_deviceAuth;
    api::UserAdmApi m_userAdm;
    FleetOptions m_options;
    FleetTable m_table;
    Delta m_untold;
    qint64 m_toldAt = 0; //!< steady milliseconds
    qint64 m_tellingTook = 0;
    bool m_complete = false;
    bool m_held = false;
    qint64 m_serverTotal = -1;
    int m_knownColumns = 0;
    api::DeviceStatistics m_statistics;
    QStringList m_groups;
    QList<DeviceId> m_viewport;
    int m_viewportTimer = 0;
    Call<api::Settings> m_settingsCall;
    Call<Page<api::AuthDevice>> m_lastSeenCall;
    std::unique_ptr<FleetSync> m_sync;
};

} // namespace drydock
