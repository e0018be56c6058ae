// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/deploymentstore.h"

#include <QPointer>

#include <algorithm>

namespace drydock {

using api::Deployment;
using api::DeploymentStatus;

namespace {
//! Scheduled ones change by hand only; asking for them at every poll would be waste.
constexpr int kScheduledEvery = 6;
//! More than this many deployments leaving the active list at once are found by reading the history anew.
constexpr qsizetype kMostVanished = 20;
//! How far the server's clock may be behind ours when a created deployment is looked up.
constexpr qint64 kClockSlackMs = 10 * 60 * 1000;

bool isActive(DeploymentStatus status)
{
    return status == DeploymentStatus::Pending || status == DeploymentStatus::InProgress
        || status == DeploymentStatus::Scheduled;
}
} // namespace

DeploymentStore::DeploymentStore(
    Transport &transport, PollScheduler &polls, PendingOperations &pending, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_api(transport)
    , m_polls(polls)
    , m_pending(pending)
{
    connect(&m_polls, &PollScheduler::freshnessChanged, this, [this](const QString &key) {
        if (key == kActiveKey || key == kFinishedKey)
            Q_EMIT stateChanged();
    });
    connect(&m_pending, &PendingOperations::pendingChanged, this, &DeploymentStore::pendingChanged);
}

DeploymentStore::~DeploymentStore() = default;

PollScheduler::Subscription DeploymentStore::subscribeActive(std::chrono::milliseconds interval)
{
    return m_polls.subscribe(kActiveKey, interval,
        [this](const PollScheduler::Completion &completion) { pollActive(completion); });
}

PollScheduler::Subscription DeploymentStore::subscribeFinished(std::chrono::milliseconds interval)
{
    return m_polls.subscribe(kFinishedKey, interval,
        [this](const PollScheduler::Completion &completion) { pollFinished(completion); });
}

void DeploymentStore::refresh()
{
    m_polls.refreshNow(kActiveKey);
    m_polls.refreshNow(kFinishedKey);
}

Freshness DeploymentStore::freshness() const
{
    const Freshness active = m_polls.freshness(kActiveKey);
    const Freshness finished = m_polls.freshness(kFinishedKey);
    Freshness both;
    // The history is read far less often and is right for as long as nothing left the active list, so the age that
    // counts is that of the active ones once both are known.
    if (active.hasData() && finished.hasData())
        both.lastSuccess = active.lastSuccess;
    both.lastError = active.lastError ? active.lastError : finished.lastError;
    both.loading = active.loading || finished.loading;
    both.stale = active.stale || finished.stale;
    return both;
}

void DeploymentStore::adopt(const Deployment &deployment)
{
    m_touched.insert(deployment.id);
    tell(m_table.upsert(deployment));
}

void DeploymentStore::tell(const Delta &delta)
{
    if (!delta.isEmpty())
        Q_EMIT changed(delta);
}

// The active ones: small lists, read whole, so that absence means "not active any more"

void DeploymentStore::pollActive(const PollScheduler::Completion &completion)
{
    m_active = {};
    m_active.completion = completion;
    m_active.statuses = { DeploymentStatus::InProgress, DeploymentStatus::Pending };
    if (m_knowsScheduled && m_activePolls++ % kScheduledEvery == 0)
        m_active.statuses.append(DeploymentStatus::Scheduled);
    readActive();
}

void DeploymentStore::readActive()
{
    api::DeploymentQuery query;
    query.status = m_active.statuses.at(m_active.at);
    query.page = m_active.page;
    query.perPage = kMaxPerPage;
    m_active.call = m_api.deployments(query).then(
        this, [this](const Result<Page<Deployment>> &result) { activeArrived(result); });
}

void DeploymentStore::activeArrived(const Result<Page<Deployment>> &result)
{
    const bool scheduled = m_active.statuses.at(m_active.at) == DeploymentStatus::Scheduled;
    if (!result.ok() && scheduled && result.error().kind == ErrorKind::Unprocessable) {
        m_knowsScheduled = false;
        m_active.statuses.removeAt(m_active.at);
        activeComplete();
        Q_EMIT stateChanged();
        return;
    }
    if (!result.ok()) {
        const auto completion = std::exchange(m_active.completion, {});
        completion.failed(result.error());
        return;
    }
    m_active.found.insert(m_active.found.end(), result->items.begin(), result->items.end());
    if (result->hasMore(m_active.page, kMaxPerPage)) {
        ++m_active.page;
    } else {
        m_active.page = 1;
        ++m_active.at;
    }
    if (m_active.at < m_active.statuses.size())
        readActive();
    else
        activeComplete();
}

void DeploymentStore::activeComplete()
{
    const QList<DeploymentStatus> asked = m_active.statuses;
    QSet<DeploymentId> listed;
    for (const Deployment &deployment : m_active.found)
        listed.insert(deployment.id);
    for (const RowId row : m_table.rows()) {
        const Deployment &known = m_table.at(row);
        if (asked.contains(known.status) && !listed.contains(known.id) && !m_vanished.contains(known.id))
            m_vanished.append(known.id);
    }
    const auto completion = std::exchange(m_active.completion, {});
    m_activeLoaded = true;
    tell(m_table.apply(std::exchange(m_active.found, {}), Completeness::Window));
    completion.succeeded();
    if (m_vanished.size() > kMostVanished) {
        m_vanished.clear();
        m_finishedLoaded = false;
        m_polls.refreshNow(kFinishedKey);
    } else if (!m_vanishedCall.isRunning()) {
        fetchNextVanished();
    }
}

void DeploymentStore::fetchNextVanished()
{
    if (m_vanished.isEmpty())
        return;
    const DeploymentId id = m_vanished.takeFirst();
    m_vanishedCall = m_api.deployment(id).then(this, [this, id](const Result<Deployment> &result) {
        // Any other failure is left to the next poll, which misses the deployment again.
        if (result.ok())
            adopt(*result);
        else if (result.error().kind == ErrorKind::NotFound)
            tell(m_table.remove(id));
        fetchNextVanished();
    });
}

// The history: newest first. After the first whole reading a poll stops at the first page that holds nothing new.

void DeploymentStore::pollFinished(const PollScheduler::Completion &completion)
{
    m_finished = {};
    m_touched.clear();
    m_finished.completion = completion;
    m_finished.borrowed = m_finishedLoaded;
    readFinished();
}

void DeploymentStore::readFinished()
{
    api::DeploymentQuery query;
    query.status = DeploymentStatus::Finished;
    query.page = m_finished.page;
    // The newest few decide whether anything is new at all.
    query.perPage = m_finished.borrowed ? 20 : kMaxPerPage;
    m_finished.call = m_api.deployments(query).then(
        this, [this](const Result<Page<Deployment>> &result) { finishedArrived(result); });
}

bool DeploymentStore::allKnown(const std::vector<Deployment> &page) const
{
    return std::all_of(page.begin(), page.end(), [this](const Deployment &deployment) {
        const Deployment *known = m_table.find(deployment.id);
        return known && known->status == DeploymentStatus::Finished;
    });
}

void DeploymentStore::finishedArrived(const Result<Page<Deployment>> &result)
{
    if (!result.ok()) {
        const auto completion = std::exchange(m_finished.completion, {});
        completion.failed(result.error());
        return;
    }
    const Page<Deployment> &page = *result;
    const int perPage = m_finished.borrowed ? 20 : kMaxPerPage;
    // Something was deleted or more came than one small page shows: read it all again.
    const bool shrunk = m_finished.borrowed && page.info.total >= 0 && page.info.total < m_finishedTotal;
    const bool moreThanNew = m_finished.borrowed && m_finished.page > 3;
    if (shrunk || moreThanNew) {
        m_finished.borrowed = false;
        m_finished.page = 1;
        m_finished.found.clear();
        readFinished();
        return;
    }
    const bool nothingNew = m_finished.borrowed && allKnown(page.items);
    if (!m_finishedLoaded)
        tell(m_table.apply(page.items, Completeness::Window));
    m_finished.found.insert(m_finished.found.end(), page.items.begin(), page.items.end());
    m_finishedTotal = page.info.total;
    const bool full = m_finished.page * perPage >= kMostFinished;
    if (!nothingNew && !full && page.hasMore(m_finished.page, perPage)) {
        ++m_finished.page;
        readFinished();
        return;
    }
    finishedComplete(!m_finished.borrowed && !full);
}

void DeploymentStore::finishedComplete(bool whole)
{
    std::vector<Deployment> found = std::exchange(m_finished.found, {});
    m_finishedLoaded = true;
    if (whole) {
        // Finished ones that a whole listing does not hold are gone. The active ones stay as they are, and so does
        // what finished while the pages were being read.
        QSet<DeploymentId> listed;
        for (const Deployment &deployment : found)
            listed.insert(deployment.id);
        for (const RowId row : m_table.rows()) {
            const Deployment &known = m_table.at(row);
            if ((isActive(known.status) || m_touched.contains(known.id)) && !listed.contains(known.id))
                found.push_back(known);
        }
    }
    tell(m_table.apply(std::move(found), whole ? Completeness::Complete : Completeness::Window));
    const auto completion = std::exchange(m_finished.completion, {});
    completion.succeeded();
}

// Writes

void DeploymentStore::create(
    const QString &title, const api::NewDeployment &deployment, QObject *context, Created done)
{
    QSet<DeploymentId> before;
    for (const RowId row : m_table.rows())
        before.insert(m_table.at(row).id);
    const Timestamp startedAt = m_transport.clock().now();
    m_pending.run<DeploymentId>(
        title, {}, m_api.create(deployment),
        [self = QPointer<DeploymentStore>(this), guard = QPointer<QObject>(context), done = std::move(done)](
            const Result<DeploymentId> &result) {
            if (self && result.ok()) {
                self->m_polls.refreshNow(kActiveKey);
                Q_EMIT self->deploymentCreated(*result);
            }
            if (guard && done)
                done(result);
        },
        [self = QPointer<DeploymentStore>(this), deployment, before, startedAt](
            const PendingOperations::Verified<DeploymentId> &verified) {
            if (self)
                self->lookUp(deployment, before, startedAt, verified);
            else
                verified(std::nullopt);
        });
}

void DeploymentStore::lookUp(const api::NewDeployment &wanted, const QSet<DeploymentId> &before, Timestamp startedAt,
    const PendingOperations::Verified<DeploymentId> &verified)
{
    // The newest page without a search: the server's text search splits words and could miss the name.
    api::DeploymentQuery query;
    query.perPage = 100;
    std::erase_if(m_lookUps, [](const Call<Page<Deployment>> &call) { return !call.isRunning(); });
    m_lookUps.push_back(m_api.deployments(query, Lane::Interactive)
                            .then(this, [this, wanted, before, startedAt, verified](
                                            const Result<Page<Deployment>> &result) {
                                if (!result.ok()) {
                                    verified(std::nullopt);
                                    return;
                                }
                                for (const Deployment &found : result->items) {
                                    const bool isNew = !before.contains(found.id)
                                        && found.created.ms >= startedAt.ms - kClockSlackMs;
                                    if (isNew && found.name == wanted.name
                                        && found.artifactName == wanted.artifactName) {
                                        adopt(found);
                                        verified(found.id);
                                        return;
                                    }
                                }
                                verified(std::nullopt);
                            }));
}

void DeploymentStore::abort(const QString &title, const DeploymentId &id, QObject *context, Done done)
{
    m_pending.run<Nothing>(title, { id.text }, m_api.abort(id),
        [self = QPointer<DeploymentStore>(this), guard = QPointer<QObject>(context), id, done = std::move(done)](
            const Status &status) {
            if (self) {
                // Whatever was said, the deployment's own state is what counts now.
                if (!self->m_vanished.contains(id))
                    self->m_vanished.append(id);
                if (!self->m_vanishedCall.isRunning())
                    self->fetchNextVanished();
                self->m_polls.refreshNow(kActiveKey);
            }
            if (guard && done)
                done(status);
        });
}

} // namespace drydock
