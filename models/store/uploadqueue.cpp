// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/uploadqueue.h"

#include "models/core/worker.h"

#include <QFileInfo>

#include <algorithm>

namespace drydock {

using api::Artifact;

namespace {
//! How far the server's clock may be behind ours when a file that is no known artifact is looked for by its size.
constexpr qint64 kClockSlackMs = 10 * 60 * 1000;

//! The connection ended without the server's own answer, so it may have the whole file. A gateway that gave up
//! waiting (502, 504) is the commonest case: the server reads a big artifact for longer than proxies wait.
bool isAnswerLost(const Error &error)
{
    if (error.httpStatus == 502 || error.httpStatus == 504)
        return true;
    return error.httpStatus == 0 && (error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Offline);
}

QStringList checksumsOf(const Artifact &artifact)
{
    QStringList checksums;
    for (const api::ArtifactUpdate &update : artifact.updates) {
        for (const api::ArtifactFile &file : update.files)
            checksums.append(file.checksum.toLower());
    }
    checksums.sort();
    return checksums;
}
} // namespace

UploadQueue::UploadQueue(Transport &transport, Identify identify, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_api(transport)
    , m_identify(std::move(identify))
{
}

UploadQueue::~UploadQueue()
{
    if (m_running && m_running->timer != 0)
        m_transport.clock().cancel(m_running->timer);
}

const Upload *UploadQueue::find(quint64 id) const
{
    const auto it = std::find_if(m_uploads.begin(), m_uploads.end(), [id](const Upload &u) { return u.id == id; });
    return it == m_uploads.end() ? nullptr : &*it;
}

Upload *UploadQueue::edit(quint64 id)
{
    const auto it = std::find_if(m_uploads.begin(), m_uploads.end(), [id](const Upload &u) { return u.id == id; });
    return it == m_uploads.end() ? nullptr : &*it;
}

int UploadQueue::unfinishedCount() const
{
    return static_cast<int>(
        std::count_if(m_uploads.begin(), m_uploads.end(), [](const Upload &u) { return !u.isOver(); }));
}

quint64 UploadQueue::add(const QString &filePath, const QString &description)
{
    Upload upload;
    upload.id = ++m_lastId;
    upload.filePath = filePath;
    upload.description = description;
    upload.total = QFileInfo(filePath).size();
    m_uploads.push_back(upload);
    Q_EMIT uploadAdded(upload.id);
    startNext();
    return upload.id;
}

void UploadQueue::startNext()
{
    if (m_running)
        return;
    const auto next = std::find_if(
        m_uploads.begin(), m_uploads.end(), [](const Upload &u) { return u.state == Upload::State::Queued; });
    if (next == m_uploads.end())
        return;
    const quint64 id = next->id;
    next->state = Upload::State::Uploading;
    next->started = m_transport.clock().now();
    m_running = std::make_unique<Running>();
    m_running->id = id;
    const QString path = next->filePath;
    Q_EMIT uploadChanged(id);
    if (!m_identify) {
        send(id, std::nullopt);
        return;
    }
    inWorker(
        this, [identify = m_identify, path] { return identify(path); },
        [this, id](const std::optional<ArtifactIdentity> &identity) { send(id, identity); });
}

void UploadQueue::send(quint64 id, const std::optional<ArtifactIdentity> &identity)
{
    Upload *upload = edit(id);
    if (!m_running || m_running->id != id || !upload)
        return;
    const QFileInfo file(upload->filePath);
    if (!file.isFile() || !file.isReadable()) {
        // Unprocessable without a status: the file, not the server, is at fault.
        finish(Upload::State::Failed, makeError(ErrorKind::Unprocessable, file.fileName()));
        return;
    }
    m_running->identity = identity;
    if (identity)
        upload->release = identity->name;
    upload->total = file.size();
    upload->sent = 0;
    Call<ArtifactId> call = m_api.upload({ upload->filePath, upload->description });
    connect(call.job(), &HttpJob::uploadProgressed, this, [this, id](qint64 sent, qint64 total) {
        Upload *running = edit(id);
        if (!running || running->isOver())
            return;
        // The form around the file makes the request a little longer than the file.
        running->sent = std::min(sent, running->total);
        if (total > 0 && sent >= total)
            running->state = Upload::State::Processing;
        Q_EMIT uploadChanged(id);
    });
    m_running->call
        = std::move(call).then(this, [this](const Result<ArtifactId> &result) { answered(result); });
    Q_EMIT uploadChanged(id);
}

void UploadQueue::answered(const Result<ArtifactId> &result)
{
    Upload *upload = edit(m_running->id);
    if (result.ok()) {
        upload->sent = upload->total;
        finish(Upload::State::Done, std::nullopt, *result);
        return;
    }
    if (!isAnswerLost(result.error())) {
        finish(Upload::State::Failed, result.error());
        return;
    }
    m_running->lost = result.error();
    upload->state = Upload::State::Checking;
    Q_EMIT uploadChanged(upload->id);
    lookUpLater(std::chrono::milliseconds(0));
}

void UploadQueue::lookUpLater(std::chrono::milliseconds delay)
{
    m_running->timer = m_transport.clock().singleShot(delay, this, [this, id = m_running->id] {
        if (!m_running || m_running->id != id)
            return;
        m_running->timer = 0;
        m_running->page = 1;
        readListing();
    });
}

void UploadQueue::readListing()
{
    m_running->listing
        = m_api.artifacts(m_running->page, kMaxPerPage, Lane::Interactive)
              .then(this, [this](const Result<Page<Artifact>> &result) { listingArrived(result); });
}

void UploadQueue::listingArrived(const Result<Page<Artifact>> &result)
{
    if (result.ok()) {
        const Upload upload = *find(m_running->id);
        const auto found = std::find_if(result->items.begin(), result->items.end(),
            [&](const Artifact &artifact) { return isSame(artifact, upload); });
        if (found != result->items.end()) {
            finish(Upload::State::Done, std::nullopt, found->id);
            return;
        }
        if (result->hasMore(m_running->page, kMaxPerPage)) {
            ++m_running->page;
            readListing();
            return;
        }
    }
    if (++m_running->lookUp < kLookUps)
        lookUpLater(kLookUpEvery);
    else
        finish(Upload::State::Failed, m_running->lost);
}

bool UploadQueue::isSame(const Artifact &artifact, const Upload &upload) const
{
    if (artifact.size != upload.total)
        return false;
    if (!m_running->identity)
        return artifact.modified.ms >= upload.started.ms - kClockSlackMs;
    QStringList checksums;
    for (const QString &checksum : m_running->identity->checksums)
        checksums.append(checksum.toLower());
    checksums.sort();
    return artifact.name == m_running->identity->name && checksumsOf(artifact) == checksums;
}

void UploadQueue::finish(Upload::State state, const std::optional<Error> &error, const ArtifactId &artifact)
{
    const quint64 id = m_running->id;
    if (m_running->timer != 0)
        m_transport.clock().cancel(m_running->timer);
    // A handler of one of its calls may be running: what it needs has been copied into locals.
    m_running.reset();
    Upload *upload = edit(id);
    upload->state = state;
    upload->error = error;
    upload->artifact = artifact;
    upload->finished = m_transport.clock().now();
    Q_EMIT uploadChanged(id);
    if (state == Upload::State::Done)
        Q_EMIT uploaded(id, artifact);
    startNext();
}

void UploadQueue::cancel(quint64 id)
{
    Upload *upload = edit(id);
    if (!upload || upload->isOver())
        return;
    if (m_running && m_running->id == id) {
        finish(Upload::State::Cancelled, std::nullopt);
        return;
    }
    upload->state = Upload::State::Cancelled;
    upload->finished = m_transport.clock().now();
    Q_EMIT uploadChanged(id);
}

void UploadQueue::retry(quint64 id)
{
    Upload *upload = edit(id);
    if (!upload || (upload->state != Upload::State::Failed && upload->state != Upload::State::Cancelled))
        return;
    upload->state = Upload::State::Queued;
    upload->error.reset();
    upload->sent = 0;
    upload->started = {};
    upload->finished = {};
    Q_EMIT uploadChanged(id);
    startNext();
}

void UploadQueue::clearFinished()
{
    if (std::erase_if(m_uploads, [](const Upload &u) { return u.isOver(); }) > 0)
        Q_EMIT uploadsCleared();
}

} // namespace drydock
