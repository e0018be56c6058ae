// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestDetails: everything that the journal keeps of one request, as a value for ui, which may not see the journal.
// Fetched by key when a row is looked at, so that the list itself stays small. Redacted when it was recorded; GUI
// thread, copied freely (bodies are shared).
#pragma once

#include "models/core/bodygap.h"
#include "models/core/error.h"
#include "models/core/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace drydock {

//! One direction of an exchange.
struct MessageDetails {
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    qint64 bodySize = 0; //!< as it went over the wire, also where the body was left out
    BodyGap gap = BodyGap::None;
    bool operator==(const MessageDetails &) const = default;
};

struct RequestDetails {
    quint64 key = 0;
    QString operation;
    QByteArray verb;
    QUrl url;
    QString lane; //!< "interactive", …
    int attempt = 1;
    int mostAttempts = 1;
    Timestamp started; //!< when it went on the wire
    qint64 queuedMs = 0;
    qint64 waitedMs = -1; //!< until the answer's headers; -1 where not known
    qint64 elapsedMs = -1; //!< -1 while it runs
    int status = 0;
    QByteArray requestId;
    std::optional<Error> error;
    bool finished = false;
    MessageDetails request;
    MessageDetails answer;
    bool operator==(const RequestDetails &) const = default;
};

} // namespace drydock
