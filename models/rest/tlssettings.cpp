// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/tlssettings.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslKey>
#include <QStringList>

#include <algorithm>

namespace drydock {

namespace {

QByteArray contentsOf(const QString &name)
{
    constexpr qint64 kLargest = 4 << 20; // the whole Mozilla bundle is a twentieth of that
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.read(kLargest) : QByteArray();
}

QSslKey readKey(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

Error fileError(const QString &name)
{
    return tlsError(TlsProblem::LocalFile, name, QSslCertificate());
}

bool has(const QList<QSslError> &errors, std::initializer_list<QSslError::SslError> wanted)
{
    return std::any_of(errors.begin(), errors.end(), [&wanted](const QSslError &error) {
        return std::find(wanted.begin(), wanted.end(), error.error()) != wanted.end();
    });
}

// The worst one speaks: of a certificate that nobody vouches for, the rest means nothing.
TlsProblem problemOf(const QList<QSslError> &errors)
{
    const auto dates = { QSslError::CertificateExpired, QSslError::CertificateNotYetValid, QSslError::HostNameMismatch };
    const bool onlyKnown = std::all_of(errors.begin(), errors.end(), [&dates](const QSslError &error) {
        return std::find(dates.begin(), dates.end(), error.error()) != dates.end();
    });
    if (!onlyKnown || errors.isEmpty())
        return TlsProblem::Untrusted;
    if (has(errors, { QSslError::CertificateExpired }))
        return TlsProblem::Expired;
    return has(errors, { QSslError::CertificateNotYetValid }) ? TlsProblem::NotYetValid : TlsProblem::WrongHost;
}

} // namespace

TlsSettings tlsSettings(const ServerEndpoint &endpoint)
{
    TlsSettings settings;
    settings.ownServer = QSslConfiguration::defaultConfiguration();
    if (!endpoint.extraCaFile.isEmpty()) {
        const auto authorities = QSslCertificate::fromData(contentsOf(endpoint.extraCaFile), QSsl::Pem);
        if (authorities.isEmpty())
            settings.problem = fileError(endpoint.extraCaFile);
        settings.ownServer.addCaCertificates(authorities);
    }
    settings.otherHosts = settings.ownServer;
    if (!endpoint.clientCertificateFile.isEmpty()) {
        const QByteArray pem = contentsOf(endpoint.clientCertificateFile);
        const auto chain = QSslCertificate::fromData(pem, QSsl::Pem);
        const bool apart = !endpoint.clientKeyFile.isEmpty();
        const QSslKey key = readKey(apart ? contentsOf(endpoint.clientKeyFile) : pem, endpoint.clientKeyPassphrase);
        if (chain.isEmpty())
            settings.problem = fileError(endpoint.clientCertificateFile);
        else if (key.isNull())
            settings.problem = fileError(apart ? endpoint.clientKeyFile : endpoint.clientCertificateFile);
        settings.ownServer.setLocalCertificateChain(chain);
        settings.ownServer.setPrivateKey(key);
    }
    return settings;
}

QByteArray sha256Of(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

Error tlsError(TlsProblem problem, const QString &message, const QSslCertificate &leaf)
{
    Error error = makeError(ErrorKind::Tls, message);
    error.tls = problem;
    error.certificateSha256 = sha256Of(leaf);
    return error;
}

Error tlsError(const QList<QSslError> &errors, const QSslCertificate &leaf)
{
    QStringList words;
    for (const QSslError &error : errors) {
        if (!words.contains(error.errorString()))
            words.append(error.errorString());
    }
    return tlsError(problemOf(errors), words.join(QLatin1String("; ")), leaf);
}

} // namespace drydock
