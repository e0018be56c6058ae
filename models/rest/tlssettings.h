// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a ServerEndpoint says about TLS, made into Qt's configuration, and Qt's errors made into ours. Pure functions
// but for reading the named files.
#pragma once

#include "models/core/error.h"
#include "models/rest/serverendpoint.h"

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace drydock {

struct TlsSettings {
    QSslConfiguration ownServer; //!< with the client certificate
    QSslConfiguration otherHosts; //!< artifact links: the extra authorities, nothing that identifies us
    std::optional<Error> problem; //!< a file that cannot be used; then nothing is sent by https
};

TlsSettings tlsSettings(const ServerEndpoint &endpoint);

QByteArray sha256Of(const QSslCertificate &certificate);
//! `leaf` may be null where the handshake did not get so far.
Error tlsError(TlsProblem problem, const QString &message, const QSslCertificate &leaf);
Error tlsError(const QList<QSslError> &errors, const QSslCertificate &leaf);

} // namespace drydock
