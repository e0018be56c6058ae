// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/harfile.h"

#include "app/lab/http/bodystream.h"
#include "models/rest/har.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace drydock::lab {

namespace {

JournalEntry toEntry(const Exchange &exchange)
{
    const Request &request = *exchange.request;
    const Response &response = exchange.response;
    JournalEntry entry;
    entry.verb = methodName(request.method);
    entry.url = QUrl(request.origin() + QString::fromUtf8(request.rawTarget), QUrl::TolerantMode);
    entry.requestHeaders = request.headers;
    entry.requestBody = request.body;
    entry.requestBodySize = request.body.size();
    const bool streamed = exchange.route && exchange.route->options.body != BodyKind::Small;
    if (streamed) { // also where it was refused before it was read
        entry.requestBodySize = std::max<qint64>(1, request.upload ? request.upload->fileSize : 0);
        entry.requestBodyOmitted = true;
        entry.requestBodyGap = BodyGap::Streamed;
    }
    entry.started = request.received;
    entry.elapsedMs = std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - request.received.ms);
    entry.status = response.status;
    entry.responseHeaders = response.headers;
    entry.responseHeaders.emplaceBack("X-MEN-RequestID", request.requestId);
    const bool hasBody = request.method != Method::Head;
    entry.responseBody = hasBody ? response.body : QByteArray();
    entry.responseBodySize = entry.responseBody.size();
    if (response.file || response.stream) {
        entry.responseBodySize = exchange.bodyBytes;
        entry.responseBodyOmitted = exchange.bodyBytes > 0;
        entry.responseBodyGap = BodyGap::Streamed;
    }
    entry.finished = true;
    return entry;
}

} // namespace

HarFile::HarFile(const QString &path, Limits limits)
    : m_limits(limits)
    , m_traffic(path)
    , m_faults(faultsPath(path))
{
}

QString HarFile::faultsPath(const QString &path)
{
    const QFileInfo info(path);
    const QString stem = info.suffix() == u"har" ? path.chopped(4) : path;
    return stem + QStringLiteral(".faults.har");
}

QString HarFile::open()
{
    for (QFile *file : { &m_traffic, &m_faults }) {
        if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate)
            || !file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return QStringLiteral("cannot write %1: %2").arg(file->fileName(), file->errorString());
        file->write(harOpening() + harClosing());
        file->flush();
    }
    return {};
}

bool HarFile::isWellFormed(const Exchange &exchange)
{
    if (exchange.hadFault || !exchange.route || exchange.outcome == SendOutcome::Broken || exchange.outcome == SendOutcome::Reset)
        return false;
    const Request &request = *exchange.request;
    // What the server takes all the same: a body that does not say what it is, and what a test itself calls odd.
    if ((!request.body.isEmpty() && request.header("Content-Type").isEmpty()) || !request.header("X-Lab-Odd").isEmpty())
        return false;
    switch (exchange.response.status) {
    case 400:
    case 405:
    case 411:
    case 413:
    case 415:
    case 416:
    case 431:
        return false;
    default:
        return true;
    }
}

bool HarFile::isWanted(const Exchange &exchange, bool wellFormed)
{
    if (m_limits.perKind < 0)
        return true;
    const QString route = exchange.route ? exchange.route->pattern.join(u'/') : QString();
    const QString kind = QStringLiteral("%1 %2 %3 %4").arg(QString::fromLatin1(methodName(exchange.request->method)), route)
                             .arg(exchange.response.status)
                             .arg(wellFormed);
    return m_seen[kind]++ < m_limits.perKind;
}

void HarFile::record(const Exchange &exchange)
{
    const bool wellFormed = isWellFormed(exchange);
    {
        const QMutexLocker lock(&m_mutex);
        if (!isWanted(exchange, wellFormed))
            return;
    }
    JournalEntry entry = toEntry(exchange);
    redactRequest(entry, m_limits.bodyCap);
    redactAnswer(entry, m_limits.bodyCap);
    const QMutexLocker lock(&m_mutex);
    append(wellFormed ? m_traffic : m_faults, entry);
}

void HarFile::append(QFile &file, const JournalEntry &entry)
{
    // Over the closing brackets, with new ones: whoever kills the lab still has a whole file.
    const QByteArray closing = harClosing();
    const qint64 end = file.size() - closing.size();
    const bool first = end == harOpening().size();
    file.seek(end);
    file.write((first ? QByteArray() : QByteArray(",")) + harEntry(entry) + closing);
    file.flush();
}

} // namespace drydock::lab
