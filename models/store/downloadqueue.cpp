// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/downloadqueue.h"

#include "models/api/deployments.h"
#include "models/core/worker.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace drydock {

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

constexpr int kPartialContent = 206;
constexpr int kRangeNotSatisfiable = 416;
//! A file system that is filled to its last byte makes other programs fail.
constexpr qint64 kSpareBytes = 1 << 20;

QByteArray header(const Headers &headers, const char *name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

//! What If-Range may carry: a strong ETag. A date is not enough, a second is long on a server.
QByteArray validatorOf(int status, const Headers &headers)
{
    const QByteArray etag = header(headers, "ETag");
    const bool ranges = status == kPartialContent || header(headers, "Accept-Ranges").contains("bytes");
    const bool plain = header(headers, "Content-Encoding").isEmpty();
    return ranges && plain && etag.startsWith('"') ? etag : QByteArray();
}

struct ContentRange {
    qint64 first = -1;
    qint64 total = -1; //!< "*" is -1
};

//! "bytes 100-999/1000".
ContentRange contentRange(const Headers &headers)
{
    const QByteArray text = header(headers, "Content-Range").trimmed();
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    ContentRange range;
    bool ok = false;
    if (!text.startsWith("bytes ") || dash < 0 || slash < dash)
        return range;
    const qint64 first = text.mid(6, dash - 6).toLongLong(&ok);
    range.first = ok ? first : -1;
    const qint64 total = text.mid(slash + 1).toLongLong(&ok);
    range.total = ok ? total : -1;
    return range;
}

//! The same request again can do better: the network, or a server that is busy.
bool isPassing(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Dns:
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::TooMany:
    case ErrorKind::Server: return true;
    default: return error.httpStatus == kRangeNotSatisfiable;
    }
}

} // namespace

DownloadQueue::DownloadQueue(Transport &transport, Verify verify, OpenTarget openTarget, QObject *parent)
    : TransferQueue(transport.clock(), parent)
    , m_transport(transport)
    , m_api(transport)
    , m_verify(std::move(verify))
    , m_openTarget(std::move(openTarget))
{
    if (!m_openTarget)
        m_openTarget = PartFile::open;
    connect(this, &TransferQueue::transfersCleared, this,
        [this] { std::erase_if(m_kept, [this](const auto &entry) { return !find(entry.first); }); });
}

DownloadQueue::~DownloadQueue()
{
    DownloadQueue::drop();
}

quint64 DownloadQueue::add(const Transfer &transfer, RequestSpec request)
{
    const quint64 id = append(transfer);
    m_kept[id] = Kept { std::move(request), transfer.total, nullptr, {} };
    startNext();
    return id;
}

quint64 DownloadQueue::addArtifact(const ArtifactId &id, qint64 size, const QString &filePath)
{
    Transfer transfer;
    transfer.kind = Transfer::Kind::Artifact;
    transfer.filePath = filePath;
    transfer.artifact = id;
    transfer.total = size;
    return add(transfer, {});
}

quint64 DownloadQueue::addAuditExport(const api::AuditQuery &query, const QString &filePath)
{
    Transfer transfer;
    transfer.kind = Transfer::Kind::AuditExport;
    transfer.filePath = filePath;
    return add(transfer, api::AuditLogsApi::exportRequest(query));
}

quint64 DownloadQueue::addDeploymentLog(
    const DeploymentId &deployment, const DeviceId &device, const QString &filePath)
{
    Transfer transfer;
    transfer.kind = Transfer::Kind::DeviceLog;
    transfer.filePath = filePath;
    return add(transfer, api::DeploymentsApi::logRequest(deployment, device));
}

void DownloadQueue::begin()
{
    m_run = std::make_unique<Running>();
    if (!kept().target) {
        const auto opened = m_openTarget(running()->filePath);
        if (!opened.ok()) {
            fail(opened.error());
            return;
        }
        kept().target = *opened;
        kept().validator.clear();
    }
    if (const auto error = shortOfRoom())
        fail(*error);
    else
        attempt();
}

void DownloadQueue::drop()
{
    if (m_run && m_run->timer != 0)
        clock().cancel(m_run->timer);
    m_run.reset();
}

void DownloadQueue::forget(quint64 id)
{
    if (const auto it = m_kept.find(id); it != m_kept.end()) {
        it->second.target.reset();
        it->second.validator.clear();
    }
}

//! Where the size is known, nothing is begun that the disk cannot hold.
std::optional<Error> DownloadQueue::shortOfRoom()
{
    const qint64 wanted = running()->total - kept().target->size();
    const qint64 free = kept().target->bytesFree();
    if (running()->total <= 0 || free < 0 || wanted + kSpareBytes <= free)
        return std::nullopt;
    Error error = makeLocalError(LocalProblem::DiskFull);
    error.room = Room { wanted, free, 0 };
    return error;
}

void DownloadQueue::attempt()
{
    m_run->begunAt = kept().target->size();
    if (running()->kind == Transfer::Kind::Artifact)
        m_run->link = m_api.downloadLink(running()->artifact)
                          .then(this, [this](const Result<api::DownloadLink> &link) { linkArrived(link); });
    else
        fetch(kept().request);
}

void DownloadQueue::linkArrived(const Result<api::DownloadLink> &link)
{
    if (!link.ok()) {
        const Error error = link.error();
        attemptFailed(error);
        return;
    }
    RequestSpec request;
    request.absoluteUrl = link->uri;
    request.credentials = Credentials::None;
    request.operation = QStringLiteral("Download Artifact content");
    // Packed bytes could not be continued, and an artifact is packed already.
    request.headers.emplaceBack("Accept-Encoding", "identity");
    fetch(std::move(request));
}

void DownloadQueue::fetch(RequestSpec request)
{
    Kept &download = kept();
    const qint64 have = download.target->size();
    if (have > 0 && !download.validator.isEmpty()) {
        request.headers.emplaceBack("Range", "bytes=" + QByteArray::number(have) + '-');
        request.headers.emplaceBack("If-Range", download.validator);
    } else if (have > 0 && !download.target->restart()) {
        fail(makeLocalError(LocalProblem::CannotWrite, download.target->errorString()));
        return;
    }
    const qint64 bound = running()->kind == Transfer::Kind::Artifact ? kLargestArtifact : kLargestText;
    request.lane = Lane::Transfer;
    request.once = true;
    request.maxBody = download.size > 0 ? download.size : bound;
    request.sink = download.target;
    HttpJob *job = m_transport.send(std::move(request));
    connect(job, &HttpJob::answerBegan, this, &DownloadQueue::answerBegan);
    connect(job, &HttpJob::downloadProgressed, this, [this, job](qint64, qint64) {
        if (m_run && m_run->content.job() == job)
            progress(kept().target->size());
    });
    m_run->content = Call<Nothing>(job, [](const HttpReply &) { return Status(Nothing {}); })
                         .then(this, [this](const Status &status) { contentArrived(status); });
    setState(Transfer::State::Running);
}

//! A 206: whether it is the rest of what is there already.
bool DownloadQueue::goesOn(const Headers &headers)
{
    const ContentRange range = contentRange(headers);
    const qint64 known = running()->total;
    return range.first == kept().target->size() && (known <= 0 || range.total < 0 || range.total == known);
}

void DownloadQueue::answerBegan(int status, const Headers &headers)
{
    Kept &download = kept();
    if (running()->kind != Transfer::Kind::Artifact && header(headers, "Content-Type").startsWith("text/html")) {
        fail(makeError(ErrorKind::Protocol, QStringLiteral("a web page instead of a file"), status));
        return;
    }
    if (status == kPartialContent && !goesOn(headers)) {
        beginAnew();
        return;
    }
    // The server has something else now, or does not continue: all of it comes.
    if (status != kPartialContent && download.target->size() > 0 && !download.target->restart()) {
        fail(makeLocalError(LocalProblem::CannotWrite, download.target->errorString()));
        return;
    }
    download.validator = validatorOf(status, headers);
    m_run->begunAt = download.target->size();
    bool known = false;
    const qint64 length = header(headers, "Content-Length").toLongLong(&known);
    if (known && length > 0 && header(headers, "Content-Encoding").isEmpty())
        setTotal(m_run->begunAt + length);
    if (download.size > 0 && running()->total != download.size)
        fail(makeLocalError(LocalProblem::Damaged));
    else if (const auto error = shortOfRoom())
        fail(*error);
}

//! The rest that came does not fit to the beginning.
void DownloadQueue::beginAnew()
{
    Kept &download = kept();
    download.validator.clear();
    m_run->content.cancel();
    if (++m_run->fruitless >= kAttempts || !download.target->restart())
        fail(makeError(ErrorKind::Protocol, QStringLiteral("the server continues where nobody asked it to")));
    else
        attemptLater(std::chrono::milliseconds(0));
}

void DownloadQueue::contentArrived(const Status &status)
{
    if (status.ok()) {
        allArrived();
        return;
    }
    const Error error = explained(status.error());
    if (isPassing(error))
        attemptFailed(error);
    else
        fail(error);
}

Error DownloadQueue::explained(const Error &error)
{
    const LocalProblem problem = kept().target->problem();
    if (problem != LocalProblem::None) {
        Error local = makeLocalError(problem, kept().target->errorString());
        const qint64 missing = running()->total - kept().target->size();
        if (problem == LocalProblem::DiskFull && missing > 0)
            local.room = Room { missing, std::max<qint64>(0, kept().target->bytesFree()), 0 };
        return local;
    }
    if (error.kind == ErrorKind::TooLarge && kept().size > 0 && error.httpStatus < 300)
        return makeLocalError(LocalProblem::Damaged);
    return error;
}

void DownloadQueue::attemptFailed(const Error &error)
{
    Kept &download = kept();
    if (error.httpStatus == kRangeNotSatisfiable)
        download.validator.clear();
    const bool brought = download.target->size() > m_run->begunAt && !download.validator.isEmpty();
    m_run->fruitless = brought ? 0 : m_run->fruitless + 1;
    if (!isPassing(error) || m_run->fruitless >= kAttempts) {
        fail(error);
        return;
    }
    setState(Transfer::State::Waiting);
    const auto delay = kBackoff.delay(std::max(1, m_run->fruitless), 0.99);
    attemptLater(error.retryAfter ? std::max<std::chrono::milliseconds>(delay, *error.retryAfter) : delay);
}

void DownloadQueue::attemptLater(std::chrono::milliseconds delay)
{
    m_run->timer = clock().singleShot(delay, this, [this, run = m_run.get()] {
        if (m_run.get() != run)
            return;
        m_run->timer = 0;
        attempt();
    });
}

void DownloadQueue::allArrived()
{
    const qint64 size = kept().target->size();
    if (kept().size > 0 && size != kept().size) {
        fail(makeLocalError(LocalProblem::Damaged));
        return;
    }
    running()->total = size;
    progress(size);
    setState(Transfer::State::Processing);
    const Verify verify = running()->kind == Transfer::Kind::Artifact ? m_verify : Verify();
    inWorker(
        this,
        [verify, path = kept().target->partPath()] {
            PartFile::flush(path);
            return verify ? verify(path) : QString();
        },
        [this, id = runningId(), run = m_run.get()](const QString &problem) {
            if (runningId() == id && m_run.get() == run)
                checked(problem);
        });
}

void DownloadQueue::checked(const QString &problem)
{
    if (!problem.isEmpty()) {
        fail(makeLocalError(LocalProblem::Damaged, problem));
        return;
    }
    if (const Status named = kept().target->commit(); !named.ok()) {
        fail(named.error());
        return;
    }
    const quint64 id = runningId();
    finish(Transfer::State::Done, std::nullopt);
    Q_EMIT downloaded(id);
}

//! What is there already is kept for the user's retry where the server can continue, and only then.
void DownloadQueue::fail(const Error &error)
{
    const Error copy = error;
    if (!isPassing(copy) || kept().validator.isEmpty())
        forget(runningId());
    finish(Transfer::State::Failed, copy);
}

} // namespace drydock
