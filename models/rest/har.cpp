// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/har.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace drydock {

namespace {

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

QByteArray headerOf(const Pairs &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonArray namesAndValues(const Pairs &pairs)
{
    QJsonArray list;
    for (const auto &[name, value] : pairs)
        list.append(QJsonObject { { QStringLiteral("name"), text(name) }, { QStringLiteral("value"), text(value) } });
    return list;
}

// By hand, not by QUrlQuery: an encoded '&' inside a value must not split it.
QJsonArray queryString(const QUrl &url)
{
    Pairs pairs;
    if (url.hasQuery()) {
        const auto parts = url.query(QUrl::FullyEncoded).toLatin1().split('&');
        for (const QByteArray &part : parts) {
            const qsizetype equals = part.indexOf('=');
            const QByteArray name = equals < 0 ? part : part.left(equals);
            const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
            pairs.append({ QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value) });
        }
    }
    return namesAndValues(pairs);
}

QString omittedNote(qint64 size, BodyGap gap)
{
    const QString note = QStringLiteral("body of %1 bytes left out").arg(size);
    switch (gap) {
    case BodyGap::TooLong: return note + QStringLiteral(": longer than what is recorded");
    case BodyGap::NotText: return note + QStringLiteral(": no text");
    case BodyGap::Multipart: return note + QStringLiteral(": a multipart form");
    case BodyGap::Streamed: return note + QStringLiteral(": sent from or written to a file");
    case BodyGap::None: break;
    }
    return note;
}

QJsonObject request(const JournalEntry &entry)
{
    QJsonObject object {
        { QStringLiteral("method"), text(entry.verb) },
        { QStringLiteral("url"), text(entry.url.toEncoded()) },
        { QStringLiteral("httpVersion"), QStringLiteral("HTTP/1.1") },
        { QStringLiteral("cookies"), QJsonArray() },
        { QStringLiteral("headers"), namesAndValues(entry.requestHeaders) },
        { QStringLiteral("queryString"), queryString(entry.url) },
        { QStringLiteral("headersSize"), -1 },
        { QStringLiteral("bodySize"), entry.requestBodySize },
    };
    if (entry.requestBodySize == 0)
        return object;
    const QByteArray type = headerOf(entry.requestHeaders, "content-type");
    QJsonObject post { { QStringLiteral("mimeType"), type.isEmpty() ? QStringLiteral("application/octet-stream") : text(type) },
        { QStringLiteral("params"), QJsonArray() } };
    if (entry.requestBodyOmitted)
        post.insert(QStringLiteral("comment"), omittedNote(entry.requestBodySize, entry.requestBodyGap));
    else
        post.insert(QStringLiteral("text"), text(entry.requestBody));
    object.insert(QStringLiteral("postData"), post);
    return object;
}

QJsonObject response(const JournalEntry &entry)
{
    const QByteArray type = headerOf(entry.responseHeaders, "content-type");
    QJsonObject content { { QStringLiteral("size"), entry.responseBodySize },
        { QStringLiteral("mimeType"), type.isEmpty() ? QStringLiteral("x-unknown") : text(type) } };
    if (entry.responseBodyOmitted)
        content.insert(QStringLiteral("comment"), omittedNote(entry.responseBodySize, entry.responseBodyGap));
    else if (entry.responseBodySize > 0)
        content.insert(QStringLiteral("text"), text(entry.responseBody));
    return {
        { QStringLiteral("status"), entry.status },
        { QStringLiteral("statusText"), QString() },
        { QStringLiteral("httpVersion"), QStringLiteral("HTTP/1.1") },
        { QStringLiteral("cookies"), QJsonArray() },
        { QStringLiteral("headers"), namesAndValues(entry.responseHeaders) },
        { QStringLiteral("content"), content },
        { QStringLiteral("redirectURL"), text(headerOf(entry.responseHeaders, "location")) },
        { QStringLiteral("headersSize"), -1 },
        { QStringLiteral("bodySize"), entry.responseBodySize },
    };
}

QJsonObject oneEntry(const JournalEntry &entry)
{
    const qint64 elapsed = std::max<qint64>(entry.elapsedMs, 0);
    const qint64 waited = entry.waitedMs < 0 ? elapsed : std::min(entry.waitedMs, elapsed);
    const qint64 queued = std::max<qint64>(entry.queuedMs, 0);
    QJsonObject object {
        // HAR counts from the moment at which the request was wanted, the journal from when it went on the wire.
        { QStringLiteral("startedDateTime"), text(Timestamp { entry.started.ms - queued }.toRfc3339()) },
        { QStringLiteral("time"), queued + elapsed },
        { QStringLiteral("request"), request(entry) },
        { QStringLiteral("response"), response(entry) },
        { QStringLiteral("cache"), QJsonObject() },
        { QStringLiteral("timings"),
            QJsonObject { { QStringLiteral("blocked"), queued }, { QStringLiteral("send"), 0 },
                { QStringLiteral("wait"), waited }, { QStringLiteral("receive"), elapsed - waited } } },
        { QStringLiteral("_operation"), entry.operation },
        { QStringLiteral("_lane"), text(laneName(entry.lane)) },
        { QStringLiteral("_attempt"), entry.attempt },
    };
    if (entry.error) {
        object.insert(QStringLiteral("_error"), errorKindName(entry.error->kind));
        object.insert(QStringLiteral("comment"), entry.error->apiMessage);
    }
    return object;
}

} // namespace

QByteArray harEntry(const JournalEntry &entry)
{
    return QJsonDocument(oneEntry(entry)).toJson(QJsonDocument::Compact);
}

QByteArray harOpening()
{
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Drydock\",\"version\":\"" DRYDOCK_VERSION "\"},\"pages\":[],\"entries\":[";
}

QByteArray harClosing()
{
    return "]}}";
}

QByteArray har(const std::deque<JournalEntry> &entries)
{
    QByteArray text = harOpening();
    bool first = true;
    for (const JournalEntry &entry : entries) {
        if (!entry.finished)
            continue;
        if (!std::exchange(first, false))
            text += ',';
        text += harEntry(entry);
    }
    return text + harClosing();
}

} // namespace drydock
