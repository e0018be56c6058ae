// SPDX-License-Identifier: GPL-3.0-or-later
//
// BulkWork: one kind of write on many devices: a few requests at a time, with pause, cancel, a result per device, the
// failed tried again, and the way back for what can be undone. What it does is written to a journal first, so that work
// which the program's end interrupted can go on; a write whose answer was lost is looked up and never blindly sent again.
// One per session, owned by Session, destroyed after the panes and before the fleet and PendingOperations, through which
// everything is sent. GUI thread. Titles arrive translated.
#pragma once

#include "models/api/deployments.h"
#include "models/api/deviceconnect.h"
#include "models/store/bulkjob.h"
#include "models/store/fleetstore.h"

#include <QObject>

#include <deque>

namespace drydock {

class BulkWork final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkWork)

public:
    static constexpr int kGroupsPerRequest = 200; //!< devices moved by one request
    static constexpr std::chrono::minutes kUndoWindow { 10 };

    //! An empty path keeps nothing over the program's end.
    BulkWork(Transport &transport, FleetStore &fleet, const QString &journal, QObject *parent = nullptr);
    ~BulkWork() override;

    //! Oldest first, those that were interrupted among them.
    [[nodiscard]] const std::deque<BulkJob> &jobs() const { return m_jobs; }
    [[nodiscard]] const BulkJob *find(const QString &id) const;

    //! Begins it; `job` has kind, argument, value, title and items, the rest is filled in. Returns its id. Items of one
    //! job are different devices.
    QString start(BulkJob job);
    void setPaused(const QString &id, bool paused);
    //! What was sent stays sent; nothing more is.
    void cancel(const QString &id);
    void retryFailed(const QString &id);
    //! Of an interrupted one: what was sent without an answer is looked up, then the rest is sent.
    void resume(const QString &id);
    void forget(const QString &id); //!< an interrupted or ended one
    //! How many devices undoing would concern; 0 where it is too late or there is no way back.
    [[nodiscard]] qsizetype undoable(const QString &id) const;
    //! The jobs that bring back what was; begin them with start(). `titleOf` words each: its kind, argument and count.
    using TitleOf = std::function<QString(const BulkJob &job)>;
    QStringList undo(const QString &id, const TitleOf &titleOf);

    [[nodiscard]] QString journalProblem() const { return m_journal.problem(); }
    [[nodiscard]] FleetStore &fleet() const { return m_fleet; }

Q_SIGNALS:
    void jobAdded(const QString &id);
    void jobChanged(const QString &id); //!< state or results; at most ten times a second each
    void jobForgotten(const QString &id);

private:
    struct Run; //!< of a job that is being sent

    [[nodiscard]] BulkJob *edit(const QString &id);
    void send(BulkJob &job);
    [[nodiscard]] PendingOperations::StartMany starter(const BulkJob &job);
    void onSent(const QString &id, const QStringList &subjects);
    void onResult(const QString &id, const QString &subject, const Status &status);
    void onSettled(const QString &id);
    void flush(const QString &id);
    void flushSoon(const QString &id);
    void lookUp(const QString &id, std::function<void()> then);
    void lookUpNext(const QString &id);
    void lookUpStatus(const QString &id, const QList<DeviceId> &ids);
    void lookUpAttribute(const QString &id, const QList<DeviceId> &ids, const api::AttributeName &name, const QString &wanted);
    template<class T, class Judge> auto lookedUp(const QString &id, Judge judgeAll);
    void failLookUp(const QString &id, const Error &error);
    void judge(BulkJob &job, const QList<DeviceId> &asked, const std::function<std::optional<bool>(const BulkItem &)> &happened);
    void apply(const BulkJob &job, const QList<DeviceId> &ids);
    void finish(BulkJob &job);

    FleetStore &m_fleet;
    PendingOperations &m_operations;
    api::DeviceAuthApi m_deviceAuth;
    api::InventoryApi m_inventory;
    api::DeviceConnectApi m_connect;
    api::DeploymentsApi m_deployments;
    BulkJournal m_journal;
    std::deque<BulkJob> m_jobs;
    QHash<QString, std::shared_ptr<Run>> m_runs;
};

} // namespace drydock
