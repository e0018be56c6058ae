// SPDX-License-Identifier: GPL-3.0-or-later
//
// HttpReply: what came back, after all retries, as a value. Either `error` is set or the status is
// 2xx, or 3xx where the request takes a redirect for its answer.
#pragma once

#include "models/core/result.h"
#include "models/core/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>

namespace drydock {

struct HttpReply {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< as received, repeated ones repeated
    QByteArray body; //!< empty where a sink took it
    QUrl url;
    std::optional<Error> error;
    int attempts = 1;
    qint64 elapsedMs = 0; //!< of the last attempt
    Timestamp finishedAt; //!< by our clock

    //! The first header of that name, without regard to case; empty where there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

} // namespace drydock
