// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/auditstore.h"

#include <algorithm>

namespace drydock {

AuditStore::AuditStore(Transport &transport, PollScheduler &polls, QObject *parent)
    : QObject(parent)
    , m_api(transport)
    , m_polls(polls)
{
    connect(&m_polls, &PollScheduler::freshnessChanged, this, [this](const QString &key) {
        if (key == kKey)
            Q_EMIT stateChanged();
    });
}

AuditStore::~AuditStore() = default;

void AuditStore::observe(const Result<Entries> &result)
{
    Availability next = m_availability;
    if (result.ok())
        next = Availability::Available;
    else if (result.error().kind == ErrorKind::NotFound)
        next = Availability::Absent;
    else if (result.error().kind == ErrorKind::Forbidden)
        next = Availability::Forbidden;
    if (next == m_availability)
        return;
    m_availability = next;
    Q_EMIT availabilityChanged();
}

Call<AuditStore::Entries> AuditStore::fetch(
    const api::AuditQuery &query, QObject *context, std::function<void(const Result<Entries> &)> arrived)
{
    return m_api.logs(query, Lane::Interactive)
        .then(context, [self = QPointer<AuditStore>(this), arrived = std::move(arrived)](const Result<Entries> &result) {
            if (self)
                self->observe(result);
            arrived(result);
        });
}

void AuditStore::watch(const api::AuditQuery &query, qint64 listed)
{
    m_query = query;
    m_query.page = 1;
    m_query.perPage = 1;
    m_listed = listed;
    m_headCall.cancel();
    if (m_newer != 0) {
        m_newer = 0;
        Q_EMIT newerChanged(0);
    }
}

PollScheduler::Subscription AuditStore::subscribe(std::chrono::milliseconds interval)
{
    return m_polls.subscribe(
        kKey, interval, [this](const PollScheduler::Completion &completion) { poll(completion); });
}

void AuditStore::refresh()
{
    m_polls.refreshNow(kKey);
}

void AuditStore::poll(const PollScheduler::Completion &completion)
{
    api::AuditQuery query = m_query;
    query.page = 1;
    query.perPage = 1;
    m_headCall = m_api.logs(query).then(this, [this, completion](const Result<Entries> &result) {
        observe(result);
        if (!result.ok()) {
            completion.failed(result.error());
            return;
        }
        completion.succeeded();
        const qint64 newer = m_listed < 0 ? 0 : std::max<qint64>(0, result->info.total - m_listed);
        if (newer == m_newer)
            return;
        m_newer = newer;
        Q_EMIT newerChanged(newer);
    });
}

} // namespace drydock
