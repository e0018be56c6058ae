// SPDX-License-Identifier: GPL-3.0-or-later
//
// The second factor's secret as authenticator apps take it: an otpauth URI, and that as a QR code in a PNG picture.
// Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace drydock::lab {

//! "otpauth://totp/Mender:EMAIL?secret=BASE32&issuer=Mender".
QByteArray secondFactorUri(const QString &email, const QByteArray &secret);
//! Black on white, four pixels a module, the quiet zone around it. Empty where the text is too long for a QR code.
QByteArray qrPicture(const QByteArray &text);

} // namespace drydock::lab
