// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/httperror.h"

#include "models/core/redact.h"
#include "models/rest/retrypolicy.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace drydock {

namespace {

constexpr qsizetype kLongestErrorBody = 64 * 1024;
constexpr qsizetype kLongestRequestId = 200;

// A request id is quoted to operators and copied; a server's odd header must not put control characters there.
QByteArray cleanRequestId(const QByteArray &raw)
{
    QByteArray id;
    for (const char c : raw.left(kLongestRequestId)) {
        if (c > ' ' && c < 0x7f)
            id += c;
    }
    return redact(id);
}

} // namespace

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 407:
        return ErrorKind::Auth;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 405:
        return ErrorKind::Protocol;
    case 408:
        return ErrorKind::Timeout;
    case 409:
        return ErrorKind::Conflict;
    case 412:
        return ErrorKind::PreconditionFailed;
    case 413:
        return ErrorKind::TooLarge;
    case 429:
        return ErrorKind::TooMany;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::Unprocessable : ErrorKind::Protocol;
}

std::optional<Error> errorOf(const WireAnswer &answer, const QUrl &asked, Timestamp now)
{
    if (answer.failure) {
        Error error = *answer.failure;
        error.where = withoutQuery(asked);
        return error;
    }
    if (answer.status >= 200 && answer.status < 300)
        return std::nullopt;
    QString message;
    QByteArray requestId = headerOf(answer.headers, "X-MEN-RequestID");
    if (answer.body.size() <= kLongestErrorBody && answer.body.trimmed().startsWith('{')) {
        const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
        message = body.value(QLatin1String("error")).toString();
        if (requestId.isEmpty())
            requestId = body.value(QLatin1String("request_id")).toString().toUtf8();
    }
    Error error = makeError(kindOfStatus(answer.status), message, answer.status);
    error.requestId = cleanRequestId(requestId);
    error.retryAfter = parseRetryAfter(headerOf(answer.headers, "Retry-After"), now);
    error.where = withoutQuery(asked);
    return error;
}

QUrl withoutQuery(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

QByteArray headerOf(const QList<std::pair<QByteArray, QByteArray>> &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace drydock
