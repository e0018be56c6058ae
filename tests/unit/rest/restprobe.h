// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the engine share: short request specs, and a record of how a job ended.
#pragma once

#include "models/rest/httpjob.h"

#include <QPointer>

#include <optional>

namespace drydock::test {

inline RequestSpec spec(Verb verb, const char *path, Lane lane = Lane::Interactive)
{
    RequestSpec request;
    request.verb = verb;
    request.path = QString::fromLatin1(path).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    request.lane = lane;
    return request;
}

inline RequestSpec get(const char *path, Lane lane = Lane::Interactive)
{
    return spec(Verb::Get, path, lane);
}

//! How a job ended, and how often it said so.
struct Outcome {
    QPointer<HttpJob> job;
    int settled = 0;
    HttpReply reply;
    QObject context;

    void watch(HttpJob *watched)
    {
        job = watched;
        QObject::connect(watched, &HttpJob::settled, &context, [this](const HttpReply &answer) {
            ++settled;
            reply = answer;
        });
    }
    [[nodiscard]] bool failedWith(ErrorKind kind) const
    {
        return settled == 1 && reply.error && reply.error->kind == kind;
    }
    [[nodiscard]] bool ok() const { return settled == 1 && !reply.error; }
};

} // namespace drydock::test
