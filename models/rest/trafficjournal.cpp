// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/trafficjournal.h"

#include "models/core/redact.h"
#include "models/rest/har.h"

#include <QStringDecoder>

#include <algorithm>

namespace drydock {

namespace {

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

void redactAll(Pairs &headers)
{
    for (auto &[name, value] : headers)
        value = redactHeader(name, value);
}

QByteArray mediaType(const Pairs &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            return value.split(';').first().trimmed().toLower();
    }
    return {};
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.contains(QChar(0));
}

// Bytes that are no text cannot be redacted, so they are never kept; nor are multipart forms, whose parts may be such.
BodyGap gapOf(const QByteArray &body, qint64 size, const QByteArray &media, qint64 cap, bool streamed)
{
    if (size == 0)
        return BodyGap::None;
    if (media.startsWith("multipart/"))
        return BodyGap::Multipart;
    if (streamed)
        return BodyGap::Streamed;
    if (body.size() != size || size > cap)
        return BodyGap::TooLong;
    return media != "application/octet-stream" && isUtf8(body) ? BodyGap::None : BodyGap::NotText;
}

void keepBody(QByteArray &body, qint64 size, const QByteArray &media, qint64 cap, bool &omitted, BodyGap &gap)
{
    gap = gapOf(body, size, media, cap, omitted || gap == BodyGap::Streamed);
    omitted = gap != BodyGap::None;
    if (omitted || size == 0) {
        body.clear();
    } else if (media == "application/jwt" && !body.isEmpty()) {
        body = QByteArrayLiteral("[redacted]");
    } else {
        body = redact(body);
    }
}

Credentials credentialsIn(const Pairs &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("authorization", Qt::CaseInsensitive) == 0)
            return value.startsWith("Basic ") ? Credentials::Basic : Credentials::Bearer;
    }
    return Credentials::None;
}

qint64 weight(const JournalEntry &entry)
{
    return entry.requestBody.size() + entry.responseBody.size();
}

} // namespace

void redactRequest(JournalEntry &entry, qint64 bodyCap)
{
    entry.url = redact(entry.url);
    entry.credentials = credentialsIn(entry.requestHeaders);
    redactAll(entry.requestHeaders);
    keepBody(entry.requestBody, entry.requestBodySize, mediaType(entry.requestHeaders), bodyCap, entry.requestBodyOmitted,
        entry.requestBodyGap);
}

void redactAnswer(JournalEntry &entry, qint64 bodyCap)
{
    redactAll(entry.responseHeaders);
    keepBody(entry.responseBody, entry.responseBodySize, mediaType(entry.responseHeaders), bodyCap, entry.responseBodyOmitted,
        entry.responseBodyGap);
}

TrafficJournal::TrafficJournal(QObject *parent)
    : TrafficJournal(Limits {}, parent)
{
}

TrafficJournal::TrafficJournal(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
}

quint64 TrafficJournal::begin(JournalEntry entry)
{
    entry.serial = m_next++;
    redactRequest(entry, m_limits.bodyCap);
    m_bytes += weight(entry);
    const quint64 serial = entry.serial;
    m_entries.push_back(std::move(entry));
    trim();
    Q_EMIT began(serial);
    return serial;
}

void TrafficJournal::finish(quint64 serial, JournalEntry answer)
{
    const auto it = std::lower_bound(m_entries.begin(), m_entries.end(), serial,
        [](const JournalEntry &entry, quint64 wanted) { return entry.serial < wanted; });
    if (it == m_entries.end() || it->serial != serial || it->finished)
        return;
    redactAnswer(answer, m_limits.bodyCap);
    m_bytes -= weight(*it);
    it->elapsedMs = answer.elapsedMs;
    it->waitedMs = answer.waitedMs;
    it->status = answer.status;
    it->responseHeaders = std::move(answer.responseHeaders);
    it->responseBody = std::move(answer.responseBody);
    it->responseBodySize = answer.responseBodySize;
    it->responseBodyOmitted = answer.responseBodyOmitted;
    it->responseBodyGap = answer.responseBodyGap;
    it->error = std::move(answer.error);
    it->finished = true;
    m_bytes += weight(*it);
    trim();
    Q_EMIT finished(serial);
}

void TrafficJournal::clear()
{
    std::erase_if(m_entries, [](const JournalEntry &entry) { return entry.finished; });
    m_bytes = 0;
    for (const JournalEntry &entry : m_entries)
        m_bytes += weight(entry);
    Q_EMIT cleared();
}

const JournalEntry *TrafficJournal::find(quint64 serial) const
{
    const auto it = std::lower_bound(m_entries.begin(), m_entries.end(), serial,
        [](const JournalEntry &entry, quint64 wanted) { return entry.serial < wanted; });
    return it != m_entries.end() && it->serial == serial ? &*it : nullptr;
}

QByteArray TrafficJournal::toHar() const
{
    return har(m_entries);
}

void TrafficJournal::trim()
{
    bool cut = false;
    while (m_entries.size() > m_limits.entries || (m_bytes > m_limits.bytes && m_entries.size() > 1)) {
        m_bytes -= weight(m_entries.front());
        m_entries.pop_front();
        cut = true;
    }
    if (cut)
        Q_EMIT trimmed(m_entries.empty() ? m_next : m_entries.front().serial);
}

} // namespace drydock
