// SPDX-License-Identifier: GPL-3.0-or-later
//
// TokenService: makes and checks the lab's JWTs (EdDSA, one Ed25519 key per data folder). It knows signatures and
// claims only: whether a token was revoked is asked of user administration and device authentication. Service thread.
#pragma once

#include "models/core/timestamp.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace drydock::lab {

struct TokenClaims {
    QString tokenId; //!< jti
    QString subject; //!< user id or device id
    bool isUser = false;
    bool isDevice = false;
    qint64 expiresAt = 0; //!< Unix seconds; 0: never
    qint64 issuedAt = 0;
    QByteArray plan; //!< mender.plan where known
};

class TokenService {
public:
    TokenService();
    ~TokenService();
    Q_DISABLE_COPY_MOVE(TokenService)

    //! A new private key as PEM, for the first start.
    static QByteArray generateKey();
    //! False where the text is no Ed25519 key.
    bool setKey(const QByteArray &pem);

    [[nodiscard]] QByteArray issue(const TokenClaims &claims) const;
    //! The claims of a token with our signature, expired or not; nothing for anything else.
    [[nodiscard]] std::optional<TokenClaims> read(const QByteArray &token) const;
    //! HMAC-SHA256 over the text with a key derived from ours, base64url: signed links.
    [[nodiscard]] QByteArray sign(const QByteArray &text) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace drydock::lab
