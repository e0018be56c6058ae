// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the fuzz targets of models/api have in common: any bytes as an answer, decoded as a page and as one object.
// Beyond not crashing, what was decoded must survive our own encoder: encode(decode(encode(x))) is encode(x).
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"

#include <QLoggingCategory>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace drydock::fuzz {

inline QByteArray bytes(const uint8_t *data, size_t size)
{
    static const bool quiet = [] {
        QLoggingCategory::setFilterRules(QStringLiteral("drydock.*=false"));
        return true;
    }();
    Q_UNUSED(quiet)
    return { reinterpret_cast<const char *>(data), static_cast<qsizetype>(size) };
}

inline HttpReply answer(const QByteArray &body)
{
    HttpReply reply;
    reply.status = 200;
    reply.body = body;
    reply.headers = { { "Content-Type", "application/json" } };
    return reply;
}

template<class T> void mustSurvive(const T &value, T (*decode)(api::Reader &))
{
    using api::toJson;
    const QByteArray once = toJson(value);
    const Result<T> again = api::decodeObject<T>(answer(once), decode);
    if (!again.ok() || toJson(*again) != once)
        std::abort();
}

template<class T> void decodeAnswer(const QByteArray &json, T (*decode)(api::Reader &))
{
    const Result<Page<T>> page = api::decodePage<T>(answer(json), decode);
    if (page.ok()) {
        for (const T &item : page->items)
            mustSurvive(item, decode);
    }
    const Result<T> object = api::decodeObject<T>(answer(json), decode);
    if (object.ok())
        mustSurvive(*object, decode);
}

//! A request's body: what the server's side reads of it must be read back equal from what the client's side writes.
template<class T, class Encode> void decodeRequest(const QByteArray &json, Result<T> (*decode)(const QByteArray &), Encode encode)
{
    const Result<T> body = decode(json);
    if (!body.ok())
        return;
    const Result<T> again = decode(encode(*body));
    if (!again.ok() || !(*again == *body))
        std::abort();
}

} // namespace drydock::fuzz
