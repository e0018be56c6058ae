// SPDX-License-Identifier: GPL-3.0-or-later
//
// From QNetworkReply's error codes to ErrorKind. Pure functions.
#pragma once

#include "models/core/error.h"

#include <QNetworkReply>

namespace drydock {

//! Whether a reply with this code is a whole HTTP answer (whose status says the rest) and not a failed connection.
bool isHttpAnswer(QNetworkReply::NetworkError code, int status);
ErrorKind kindOf(QNetworkReply::NetworkError code);
Error networkError(QNetworkReply::NetworkError code, const QString &text);

} // namespace drydock
