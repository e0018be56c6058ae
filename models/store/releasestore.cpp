// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/releasestore.h"

#include <QPointer>

namespace drydock {

using api::Release;

namespace {
const QString kSubjectPrefix = QStringLiteral("release/");
} // namespace

ReleaseStore::ReleaseStore(Transport &transport, PollScheduler &polls, PendingOperations &pending,
    const api::ApiVersions &versions, QObject *parent)
    : QObject(parent)
    , m_api(transport, versions)
    , m_polls(polls)
    , m_pending(pending)
{
    connect(&m_polls, &PollScheduler::freshnessChanged, this, [this](const QString &key) {
        if (key == kKey)
            Q_EMIT stateChanged();
    });
    connect(&m_pending, &PendingOperations::pendingChanged, this, [this](const QStringList &subjects) {
        QStringList names;
        for (const QString &subject : subjects) {
            if (subject.startsWith(kSubjectPrefix))
                names.append(subject.mid(kSubjectPrefix.size()));
        }
        if (!names.isEmpty())
            Q_EMIT pendingChanged(names);
    });
}

ReleaseStore::~ReleaseStore() = default;

PollScheduler::Subscription ReleaseStore::subscribe(std::chrono::milliseconds interval)
{
    return m_polls.subscribe(
        kKey, interval, [this](const PollScheduler::Completion &completion) { poll(completion); });
}

void ReleaseStore::refresh()
{
    m_polls.refreshNow(kKey);
}

void ReleaseStore::tell(const Delta &delta)
{
    if (!delta.isEmpty())
        Q_EMIT changed(delta);
}

void ReleaseStore::poll(const PollScheduler::Completion &completion)
{
    m_completion = completion;
    m_page = 1;
    m_found.clear();
    readPage();
}

void ReleaseStore::readPage()
{
    api::ReleaseQuery query;
    query.sort = QStringLiteral("name:asc");
    query.page = m_page;
    m_pageCall = m_api.releases(query).then(
        this, [this](const Result<Page<Release>> &result) { pageArrived(result); });
}

void ReleaseStore::pageArrived(const Result<Page<Release>> &result)
{
    if (!result.ok()) {
        m_found.clear();
        const auto completion = std::exchange(m_completion, {});
        completion.failed(result.error());
        return;
    }
    m_found.insert(m_found.end(), result->items.begin(), result->items.end());
    if (!m_loaded)
        tell(m_table.apply(result->items, Completeness::Window));
    if (result->hasMore(m_page, kMaxPerPage)) {
        ++m_page;
        readPage();
        return;
    }
    m_loaded = true;
    tell(m_table.apply(std::exchange(m_found, {}), Completeness::Complete));
    const auto completion = std::exchange(m_completion, {});
    completion.succeeded();
    readStorage();
}

void ReleaseStore::readStorage()
{
    m_storageCall = m_api.storage().then(this, [this](const Result<api::StorageUse> &result) {
        // A server that does not say is no disturbance: the line is left out.
        const std::optional<api::StorageUse> storage
            = result.ok() ? std::optional<api::StorageUse>(*result) : std::nullopt;
        if (storage == m_storage)
            return;
        m_storage = storage;
        Q_EMIT stateChanged();
    });
}

void ReleaseStore::refreshRelease(const QString &name)
{
    m_releaseCall = m_api.release(name).then(this, [this, name](const Result<Release> &result) {
        if (result.ok())
            tell(m_table.upsert(*result));
        else if (result.error().kind == ErrorKind::NotFound)
            tell(m_table.remove(name));
    });
}

void ReleaseStore::write(
    const QString &title, const QString &release, Call<Nothing> call, QObject *context, Done done)
{
    m_pending.run<Nothing>(title, { pendingSubject(release) }, std::move(call),
        [self = QPointer<ReleaseStore>(this), guard = QPointer<QObject>(context), release, done = std::move(done)](
            const Status &status) {
            if (self)
                self->refreshRelease(release);
            if (guard && done)
                done(status);
        });
}

void ReleaseStore::removeReleases(const QString &title, const QStringList &names, QObject *context, Done done)
{
    QStringList subjects;
    for (const QString &name : names)
        subjects.append(pendingSubject(name));
    m_pending.run<Nothing>(title, subjects, m_api.removeReleases(names),
        [self = QPointer<ReleaseStore>(this), guard = QPointer<QObject>(context), names, done = std::move(done)](
            const Status &status) {
            if (self && status.ok()) {
                for (const QString &name : names)
                    self->tell(self->m_table.remove(name));
            }
            // After a refusal the server may have removed some of them.
            if (self)
                self->refresh();
            if (guard && done)
                done(status);
        });
}

void ReleaseStore::removeArtifact(
    const QString &title, const QString &release, const ArtifactId &id, QObject *context, Done done)
{
    write(title, release, m_api.remove(id), context, std::move(done));
}

void ReleaseStore::setNotes(
    const QString &title, const QString &release, const QString &notes, QObject *context, Done done)
{
    write(title, release, m_api.setNotes(release, notes), context, std::move(done));
}

void ReleaseStore::setTags(
    const QString &title, const QString &release, const QStringList &tags, QObject *context, Done done)
{
    write(title, release, m_api.setTags(release, tags), context, std::move(done));
}

} // namespace drydock
