// SPDX-License-Identifier: GPL-3.0-or-later
//
// From HTTP statuses to Errors. A pure function. The two fields that every Mender service puts into an error's body,
// `error` and `request_id`, are the only JSON read in this layer; they are read tolerantly and may be missing.
#pragma once

#include "models/core/error.h"
#include "models/core/timestamp.h"
#include "models/rest/wire.h"

namespace drydock {

ErrorKind kindOfStatus(int status);

//! The Error of an answer, or nothing for 2xx. `asked` is the URL that was on the wire; its query is dropped.
std::optional<Error> errorOf(const WireAnswer &answer, const QUrl &asked, Timestamp now);

//! Without query, fragment and user info.
QUrl withoutQuery(const QUrl &url);
QByteArray headerOf(const QList<std::pair<QByteArray, QByteArray>> &headers, QByteArrayView name);

} // namespace drydock
