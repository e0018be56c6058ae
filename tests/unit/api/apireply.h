// SPDX-License-Identifier: GPL-3.0-or-later
//
// An answer of the API for decoder tests.
#pragma once

#include "models/rest/httpreply.h"

namespace drydock::test {

inline HttpReply jsonReply(const QByteArray &body, const QByteArray &type = "application/json; charset=utf-8")
{
    HttpReply reply;
    reply.status = 200;
    reply.body = body;
    reply.url = QUrl(QStringLiteral("https://mender.example.com/api/things?secret=1"));
    reply.headers = { { "X-MEN-RequestID", "req-7" }, { "X-Total-Count", "55" } };
    if (!type.isEmpty())
        reply.headers.append({ "Content-Type", type });
    return reply;
}

} // namespace drydock::test
