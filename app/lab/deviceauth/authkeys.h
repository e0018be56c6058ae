// SPDX-License-Identifier: GPL-3.0-or-later
//
// Public keys and signatures of devices: RSA, ECDSA and Ed25519 as Mender's auth requests use them. Pure functions over
// OpenSSL, any thread.
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace drydock::lab {

//! Parsed and written again, so that blanks and line lengths do not make another key; nothing where it is no public key.
[[nodiscard]] std::optional<QByteArray> canonicalPublicKey(const QByteArray &pem);
//! RSA (PKCS#1 v1.5) and ECDSA over SHA-256, Ed25519 over the bytes themselves.
[[nodiscard]] bool verifySignature(const QByteArray &pem, const QByteArray &signedBytes, const QByteArray &signature);
//! The server's own form of identity data, whose text is the device's identity: sorted keys, no blanks, and < > &
//! escaped as Go does.
[[nodiscard]] QByteArray canonicalIdentity(const QJsonObject &identity);

} // namespace drydock::lab
