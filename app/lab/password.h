// SPDX-License-Identifier: GPL-3.0-or-later
//
// Passwords: scrypt hashes as one text, random passwords, and time-based one-time codes (RFC 6238). Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace drydock::lab {

//! "scrypt$N$r$p$salt$hash" with a random salt. About 20 ms: deliberately slow.
QByteArray hashPassword(const QByteArray &password);
bool checkPassword(const QByteArray &password, const QByteArray &hash);
//! Twenty characters out of 32, from the system's generator.
QString randomPassword();
QByteArray randomBytes(int count);
//! Six digits for that moment; HMAC-SHA1, 30 s, as authenticator apps do.
QByteArray oneTimeCode(const QByteArray &secret, qint64 unixSeconds);

} // namespace drydock::lab
