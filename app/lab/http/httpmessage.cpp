// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/httpmessage.h"

#include "models/api/jsonwriter.h"

#include <boost/beast/http/status.hpp>
#include <boost/beast/zlib.hpp>
#include <boost/crc.hpp>

#include <QDateTime>
#include <QLocale>
#include <QUuid>
#include <QtEndian>

#include <algorithm>

namespace drydock::lab {

namespace {

//! Percent-decoding that refuses broken escapes and what is not UTF-8.
std::optional<QString> decode(const QByteArray &text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '%') {
            bool isHex = false;
            const int value = text.mid(i + 1, 2).toInt(&isHex, 16);
            if (!isHex || i + 2 >= text.size())
                return std::nullopt;
            bytes.append(static_cast<char>(value));
            i += 2;
        } else {
            bytes.append(plusIsSpace && c == '+' ? ' ' : c);
        }
    }
    if (bytes.contains('\0'))
        return std::nullopt;
    const QString decoded = QString::fromUtf8(bytes);
    if (decoded.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return decoded;
}

} // namespace

Method methodFromName(QByteArrayView name)
{
    for (const Method method : { Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete,
             Method::Options }) {
        if (methodName(method) == name)
            return method;
    }
    return Method::Other;
}

bool parseTarget(Request &request, const QByteArray &target)
{
    request.rawTarget = target;
    if (!target.startsWith('/'))
        return false;
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    for (const QByteArray &part : path.split('/')) {
        if (part.isEmpty())
            continue; // mender-cli with "--server http://host/" asks for "//api/…"
        const std::optional<QString> segment = decode(part, false);
        if (!segment)
            return false;
        request.segments.append(*segment);
    }
    request.path = u'/' + request.segments.join(u'/');
    if (mark < 0)
        return true;
    for (const QByteArray &pair : target.mid(mark + 1).split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const std::optional<QString> key = decode(equals < 0 ? pair : pair.left(equals), true);
        const std::optional<QString> value = decode(equals < 0 ? QByteArray() : pair.mid(equals + 1), true);
        if (!key || !value)
            return false;
        request.query.emplaceBack(*key, *value);
    }
    return true;
}

QByteArray chooseRequestId(const QByteArray &offered)
{
    const bool harmless = !offered.isEmpty() && offered.size() <= 128
        && std::all_of(offered.begin(), offered.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return harmless ? offered : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

std::pair<RangeKind, ByteRange> parseRange(const QByteArray &header, qint64 size)
{
    const std::pair whole { RangeKind::Whole, ByteRange { 0, size } };
    if (!header.startsWith("bytes=") || header.contains(','))
        return whole;
    const QByteArray spec = header.mid(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return whole;
    bool isNumber = false;
    if (dash == 0) {
        const qint64 suffix = spec.mid(1).toLongLong(&isNumber);
        if (!isNumber || suffix < 0)
            return whole;
        const qint64 length = std::min(suffix, size);
        return { length == 0 ? RangeKind::Unsatisfiable : RangeKind::Part, { size - length, length } };
    }
    const qint64 first = spec.left(dash).toLongLong(&isNumber);
    if (!isNumber || first < 0)
        return whole;
    qint64 last = size - 1;
    if (dash + 1 < spec.size()) {
        const qint64 asked = spec.mid(dash + 1).toLongLong(&isNumber);
        if (!isNumber || asked < first)
            return whole;
        last = std::min(last, asked);
    }
    if (first >= size)
        return { RangeKind::Unsatisfiable, {} };
    return { RangeKind::Part, { first, last - first + 1 } };
}

QByteArray encodeHead(const Response &response, const HeadOptions &options)
{
    const auto reason = boost::beast::http::obsolete_reason(
        boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' '
        + QByteArray(reason.data(), static_cast<qsizetype>(reason.size())) + "\r\n";
    const auto add = [&head](const QByteArray &name, QByteArray value) {
        value.replace('\r', ' ').replace('\n', ' ');
        head += name + ": " + value + "\r\n";
    };
    for (const auto &[name, value] : response.headers)
        add(name, value);
    // 204 must not carry a length (RFC 9110 8.6).
    if (options.chunked)
        add("Transfer-Encoding", "chunked");
    if (options.hasLength && response.status != 204)
        add("Content-Length", QByteArray::number(options.contentLength));
    add("X-MEN-RequestID", options.requestId);
    add("Date", QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss").toLatin1() + " GMT");
    add("X-Content-Type-Options", "nosniff");
    add("X-XSS-Protection", "1; mode=block");
    if (options.secure)
        add("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload");
    add("Connection", options.keepAlive ? "keep-alive" : "close");
    return head + "\r\n";
}

void compress(Response &response)
{
    constexpr qsizetype kWorthIt = 1400;
    const QByteArray type = response.header("Content-Type");
    const bool isText = type.startsWith("application/json") || type.startsWith("text/");
    if (response.file || response.stream || response.isError || !isText || response.body.size() < kWorthIt)
        return;
    namespace zlib = boost::beast::zlib;
    QByteArray packed("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    zlib::deflate_stream deflater;
    deflater.reset(3, 15, 8, zlib::Strategy::normal);
    QByteArray out(static_cast<qsizetype>(deflater.upper_bound(static_cast<size_t>(response.body.size()))) + 64, Qt::Uninitialized);
    zlib::z_params params;
    params.next_in = response.body.constData();
    params.avail_in = static_cast<size_t>(response.body.size());
    params.next_out = out.data();
    params.avail_out = static_cast<size_t>(out.size());
    boost::beast::error_code ec;
    deflater.write(params, zlib::Flush::finish, ec);
    if (ec != zlib::error::end_of_stream)
        return;
    packed.append(out.constData(), static_cast<qsizetype>(params.total_out));
    boost::crc_32_type crc;
    crc.process_bytes(response.body.constData(), static_cast<size_t>(response.body.size()));
    char trailer[8];
    qToLittleEndian(static_cast<quint32>(crc.checksum()), trailer);
    qToLittleEndian(static_cast<quint32>(response.body.size()), trailer + 4);
    packed.append(trailer, sizeof trailer);
    response.body = packed;
    response.addHeader("Content-Encoding", "gzip").addHeader("Vary", "Accept-Encoding");
}

void completeError(Response &response, const QByteArray &requestId)
{
    if (!response.isError || !response.body.endsWith('}'))
        return;
    api::JsonWriter id;
    id.value(QString::fromLatin1(requestId));
    response.body.chop(1);
    response.body += ",\"request_id\":" + id.json() + '}';
}

} // namespace drydock::lab
