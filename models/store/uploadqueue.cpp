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
    : TransferQueue(transport.clock(), parent)
    , m_api(transport)
    , m_identify(std::move(identify))
{
}

UploadQueue::~UploadQueue()
{
    UploadQueue::drop();
}

quint64 UploadQueue::add(const QString &filePath, const QString &description)
{
    Transfer upload;
    upload.kind = Transfer::Kind::Upload;
    upload.filePath = filePath;
    upload.description = description;
    upload.total = QFileInfo(filePath).size();
    const quint64 id = append(upload);
    startNext();
    return id;
}

void UploadQueue::begin()
{
    m_run = std::make_unique<Running>();
    if (!m_identify) {
        send(std::nullopt);
        return;
    }
    inWorker(
        this, [identify = m_identify, path = running()->filePath] { return identify(path); },
        [this, id = runningId(), run = m_run.get()](const std::optional<ArtifactIdentity> &identity) {
            if (runningId() == id && m_run.get() == run)
                send(identity);
        });
}

void UploadQueue::drop()
{
    if (m_run && m_run->timer != 0)
        clock().cancel(m_run->timer);
    m_run.reset();
}

void UploadQueue::send(const std::optional<ArtifactIdentity> &identity)
{
    Transfer *upload = running();
    const QFileInfo file(upload->filePath);
    if (!file.isFile() || !file.isReadable()) {
        finish(Transfer::State::Failed, makeLocalError(LocalProblem::CannotRead, file.fileName()));
        return;
    }
    m_run->identity = identity;
    if (identity)
        upload->release = identity->name;
    upload->moved = 0;
    setTotal(file.size());
    Call<ArtifactId> call = m_api.upload({ upload->filePath, upload->description });
    connect(call.job(), &HttpJob::uploadProgressed, this, &UploadQueue::sent);
    m_run->call = std::move(call).then(this, [this](const Result<ArtifactId> &result) { answered(result); });
}

void UploadQueue::sent(qint64 bytes, qint64 total)
{
    const Transfer *upload = running();
    if (!upload)
        return;
    // The form around the file makes the request a little longer than the file.
    progress(std::min(bytes, upload->total));
    if (total > 0 && bytes >= total)
        setState(Transfer::State::Processing);
}

void UploadQueue::done(const ArtifactId &artifact)
{
    Transfer *upload = running();
    upload->artifact = artifact;
    upload->moved = upload->total;
    const quint64 id = runningId();
    // Told before the next one begins, but by a copy: the call that this runs in dies with finish().
    const ArtifactId copy = artifact;
    finish(Transfer::State::Done, std::nullopt);
    Q_EMIT uploaded(id, copy);
}

void UploadQueue::answered(const Result<ArtifactId> &result)
{
    if (result.ok()) {
        done(*result);
        return;
    }
    m_run->ending = result.error();
    if (isAnswerLost(result.error())) {
        setState(Transfer::State::Checking);
        lookUpLater(std::chrono::milliseconds(0));
    } else if (result.error().kind == ErrorKind::TooLarge) {
        setState(Transfer::State::Checking);
        askRoom([this] { finish(Transfer::State::Failed, Error(m_run->ending)); });
    } else {
        finish(Transfer::State::Failed, Error(result.error()));
    }
}

void UploadQueue::lookUpLater(std::chrono::milliseconds delay)
{
    m_run->timer = clock().singleShot(delay, this, [this, run = m_run.get()] {
        if (m_run.get() != run)
            return;
        m_run->timer = 0;
        m_run->page = 1;
        readListing();
    });
}

void UploadQueue::readListing()
{
    m_run->listing
        = m_api.artifacts(m_run->page, kMaxPerPage, Lane::Interactive)
              .then(this, [this](const Result<Page<Artifact>> &result) { listingArrived(result); });
}

void UploadQueue::listingArrived(const Result<Page<Artifact>> &result)
{
    if (result.ok()) {
        const Transfer upload = *running();
        const auto found = std::find_if(result->items.begin(), result->items.end(),
            [&](const Artifact &artifact) { return isSame(artifact, upload); });
        if (found != result->items.end()) {
            done(ArtifactId(found->id));
            return;
        }
        if (result->hasMore(m_run->page, kMaxPerPage)) {
            ++m_run->page;
            readListing();
            return;
        }
    }
    notListed();
}

// After the first look, the room is asked. Where there is too little, one more look decides: the file itself may have
// taken that room in between.
void UploadQueue::notListed()
{
    ++m_run->lookUp;
    if (m_run->askedRoom || m_run->ending.httpStatus != 0) {
        if (m_run->lookUp < kLookUps)
            lookUpLater(kLookUpEvery);
        else
            finish(Transfer::State::Failed, Error(m_run->ending));
        return;
    }
    askRoom([this] {
        if (m_run->ending.room)
            m_run->lookUp = kLookUps - 1;
        lookUpLater(m_run->ending.room ? std::chrono::milliseconds(0) : kLookUpEvery);
    });
}

void UploadQueue::askRoom(std::function<void()> then)
{
    m_run->askedRoom = true;
    m_run->storage = m_api.storage().then(this, [this, then = std::move(then)](const Result<api::StorageUse> &use) {
        noteRoom(use);
        // What is called may drop the call that holds this lambda.
        const auto go = then;
        go();
    });
}

void UploadQueue::noteRoom(const Result<api::StorageUse> &use)
{
    const qint64 wanted = running()->total;
    Error &ending = m_run->ending;
    if (use.ok() && use->limit > 0 && use->used + wanted > use->limit) {
        // The status stays 0 where no answer arrived: what the user reads names the room, not a code nobody saw.
        ending.kind = ErrorKind::TooLarge;
        ending.room = Room { wanted, std::max<qint64>(0, use->limit - use->used), use->limit };
    } else if (ending.httpStatus == 0 && wanted > kUsualLimit) {
        ending.kind = ErrorKind::TooLarge;
        ending.room = Room { wanted, kUsualLimit, kUsualLimit };
    }
}

bool UploadQueue::isSame(const Artifact &artifact, const Transfer &upload) const
{
    if (artifact.size != upload.total)
        return false;
    if (!m_run->identity)
        return artifact.modified.ms >= upload.started.ms - kClockSlackMs;
    QStringList checksums;
    for (const QString &checksum : m_run->identity->checksums)
        checksums.append(checksum.toLower());
    checksums.sort();
    return artifact.name == m_run->identity->name && checksumsOf(artifact) == checksums;
}

} // namespace drydock
