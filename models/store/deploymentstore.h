// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentStore: all deployments known of the server, running, scheduled and finished, as one table with one Delta
// per batch, and the two writes on them: create (sent exactly once; when the answer is lost the server's list says
// whether it happened) and abort. How fresh the lists are is PollScheduler::freshness() of their keys.
// Owned by Session, outlives every pane. GUI thread.
// It must not know words, widgets or which deployment a pane shows (DeploymentDetailStore does).
#pragma once

#include "models/api/deployments.h"
#include "models/store/delta.h"
#include "models/store/entitytable.h"
#include "models/store/pendingoperations.h"
#include "models/store/pollscheduler.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace drydock {

class DeploymentStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentStore)

public:
    //! Running, pending and scheduled ones: a few, changing by the second.
    static inline const QString kActiveKey = QStringLiteral("deployments/active");
    //! The history: many, growing slowly.
    static inline const QString kFinishedKey = QStringLiteral("deployments/finished");
    static constexpr std::chrono::milliseconds kActiveInterval { 5'000 };
    static constexpr std::chrono::milliseconds kFinishedInterval { 30'000 };
    //! Of the history, the newest this many are kept; older ones are found by id alone.
    static constexpr int kMostFinished = 10'000;

    using Table = EntityTable<DeploymentId, api::Deployment>;
    using Done = std::function<void(const Status &)>;
    using Created = std::function<void(const Result<DeploymentId> &)>;

    //! All references outlive it.
    DeploymentStore(Transport &transport, PollScheduler &polls, PendingOperations &pending, QObject *parent = nullptr);
    ~DeploymentStore() override;

    [[nodiscard]] PollScheduler::Subscription subscribeActive(std::chrono::milliseconds interval = kActiveInterval);
    [[nodiscard]] PollScheduler::Subscription subscribeFinished(std::chrono::milliseconds interval = kFinishedInterval);
    //! Both lists anew; nothing for a list that nobody subscribes to.
    void refresh();

    [[nodiscard]] const Table &table() const { return m_table; }
    //! For models, which must register as readers.
    [[nodiscard]] Table &table() { return m_table; }
    [[nodiscard]] const api::Deployment *find(const DeploymentId &id) const { return m_table.find(id); }
    //! Of both lists together: the older age, and either's error.
    [[nodiscard]] Freshness freshness() const;
    //! False once the server said that it has no scheduled deployments (the open source one does).
    [[nodiscard]] bool knowsScheduled() const { return m_knowsScheduled; }
    //! An abort of it is on its way.
    [[nodiscard]] bool isPending(const DeploymentId &id) const { return m_pending.isPending(id.text); }

    //! Takes in a deployment that was read elsewhere, so that list and detail never disagree.
    void adopt(const api::Deployment &deployment);

    //! Sent once. `title` is what the activity pane shows. `done` runs once unless `context` died before; the write
    //! runs on without it. A lost answer is settled by looking for the deployment in the server's list.
    void create(const QString &title, const api::NewDeployment &deployment, QObject *context, Created done);
    void abort(const QString &title, const DeploymentId &id, QObject *context, Done done);

Q_SIGNALS:
    void changed(const drydock::Delta &delta);
    //! freshness() or knowsScheduled().
    void stateChanged();
    //! The PendingRole of these rows.
    void pendingChanged(const QStringList &ids);
    void deploymentCreated(const drydock::DeploymentId &id);

private:
    //! One pass over the pages of a list, status after status.
    struct Listing {
        PollScheduler::Completion completion;
        QList<api::DeploymentStatus> statuses;
        qsizetype at = 0;
        int page = 1;
        std::vector<api::Deployment> found;
        bool borrowed = false; //!< read until a page holds nothing new, not to its end
        Call<Page<api::Deployment>> call;
    };

    void pollActive(const PollScheduler::Completion &completion);
    void pollFinished(const PollScheduler::Completion &completion);
    void readActive();
    void activeArrived(const Result<Page<api::Deployment>> &result);
    void activeComplete();
    void readFinished();
    void finishedArrived(const Result<Page<api::Deployment>> &result);
    void finishedComplete(bool whole);
    [[nodiscard]] bool allKnown(const std::vector<api::Deployment> &page) const;
    void fetchNextVanished();
    void tell(const Delta &delta);
    void lookUp(const api::NewDeployment &wanted, const QSet<DeploymentId> &before, Timestamp startedAt,
        const PendingOperations::Verified<DeploymentId> &verified);

    Transport &m_transport;
    api::DeploymentsApi m_api;
    PollScheduler &m_polls;
    PendingOperations &m_pending;
    Table m_table;
    Listing m_active;
    Listing m_finished;
    bool m_activeLoaded = false;
    bool m_finishedLoaded = false;
    QSet<DeploymentId> m_touched; //!< taken in singly since the history's reading began
    qint64 m_finishedTotal = -1;
    bool m_knowsScheduled = true;
    int m_activePolls = 0;
    QList<DeploymentId> m_vanished; //!< were active and are not listed as active any more
    Call<api::Deployment> m_vanishedCall;
    std::vector<Call<Page<api::Deployment>>> m_lookUps;
};

} // namespace drydock
