// SPDX-License-Identifier: GPL-3.0-or-later
//
// isRead(): the one list of requests that change nothing on the server, behind read-only mode and the production
// guard. Everything that is not on it counts as a write. A pure function; the only endpoints known in this layer.
#pragma once

#include "models/rest/requestspec.h"

namespace drydock {

//! `path` is unencoded segments after the server's base URL. Signing in and out count as reads.
bool isRead(Verb verb, const QStringList &path);
bool isRead(const RequestSpec &spec);
//! What may be asked again whenever the first time failed: GET, HEAD, and the searches by POST; not signing in or out.
bool isRepeatableRead(const RequestSpec &spec);

} // namespace drydock
