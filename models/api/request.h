// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the façades have in common when they build a RequestSpec. Private to models/api; pure.
//
// A write is marked idempotent (repeatable()) only where doing it twice gives the same answer as doing it once:
//  - a PUT or PATCH that names the whole new state and bears no If-Match: yes; with If-Match the second time meets the
//    ETag that the first one made, and fails;
//  - a DELETE that says 404 the second time: no, it would turn a success whose answer was lost into an error; one that
//    says 204 whatever there was: yes;
//  - a POST that makes a thing: no, it would make two; one that searches, or asks a device for what it may be asked any
//    number of times: yes;
//  - a transfer of a whole file: no, whether to send it again is the user's decision.
#pragma once

#include "models/core/timestamp.h"
#include "models/rest/requestspec.h"

namespace drydock::api::request {

inline RequestSpec make(Verb verb, const QString &operation, QStringList path, Lane lane)
{
    RequestSpec spec;
    spec.verb = verb;
    spec.operation = operation;
    spec.path = QStringList { QStringLiteral("api"), QStringLiteral("management") } + std::move(path);
    spec.lane = lane;
    spec.idempotent = verb == Verb::Get || verb == Verb::Head;
    return spec;
}

//! An operation of the services' internal API; it bears nobody's token.
inline RequestSpec internal(Verb verb, const QString &operation, QStringList path)
{
    RequestSpec spec;
    spec.verb = verb;
    spec.operation = operation;
    spec.path = std::move(path);
    spec.lane = Lane::Interactive;
    spec.idempotent = verb == Verb::Get || verb == Verb::Head;
    spec.credentials = Credentials::None;
    return spec;
}

inline RequestSpec get(const QString &operation, QStringList path, Lane lane)
{
    return make(Verb::Get, operation, std::move(path), lane);
}

inline RequestSpec withJson(RequestSpec spec, QByteArray json)
{
    spec.body = std::move(json);
    spec.contentType = QByteArrayLiteral("application/json");
    return spec;
}

//! A search by POST, or a write that may be repeated.
inline RequestSpec repeatable(RequestSpec spec)
{
    spec.idempotent = true;
    return spec;
}

inline void addQuery(RequestSpec &spec, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        spec.query.append({ name, value });
}

inline void addPaging(RequestSpec &spec, int page, int perPage)
{
    spec.query.append({ QStringLiteral("page"), QString::number(page) });
    spec.query.append({ QStringLiteral("per_page"), QString::number(perPage) });
}

//! Times in queries are whole Unix seconds.
inline void addTime(RequestSpec &spec, const QString &name, Timestamp time)
{
    constexpr qint64 kMsPerSecond = 1000;
    if (time.isValid())
        spec.query.append({ name, QString::number(time.ms / kMsPerSecond) });
}

} // namespace drydock::api::request
