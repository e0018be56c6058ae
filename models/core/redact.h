// SPDX-License-Identifier: GPL-3.0-or-later
//
// redact(): takes secrets out of any text before it is logged, shown, exported or stored: JWTs, Bearer and Basic
// credentials, cookies, JSON fields, query parameters and path segments that hold tokens, passwords, one-time
// codes or signatures.
// Pure functions, any thread. Every log line, Error, journal entry and report passes here.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace drydock {

QString redact(const QString &text);
QByteArray redact(const QByteArray &text);
//! User info and the values of secret query parameters replaced.
QUrl redact(const QUrl &url);
//! The value to record for a header: "[redacted]" for Authorization, Cookie and their like, else redact(value).
QByteArray redactHeader(QByteArrayView name, const QByteArray &value);

} // namespace drydock
