// SPDX-License-Identifier: GPL-3.0-or-later
//
// ServerEndpoint: where a server is and how to reach it, as a plain value. Made from a server profile by app/desktop,
// read once by QnamTransport. It knows no token; the proxy's password is the only secret in it and is never logged.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace drydock {

struct ProxySettings {
    enum class Kind {
        System, //!< what the desktop or the environment says
        None,
        Http,
        Socks5,
    };
    Kind kind = Kind::System;
    QString host;
    quint16 port = 0;
    QString user; //!< also offered to a system proxy that asks
    QString password;
};

struct ServerEndpoint {
    QUrl baseUrl; //!< scheme, host, port, and a path prefix where the server stands below one
    QString extraCaFile; //!< PEM, trusted for this server beside the system's authorities
    QString clientCertificateFile; //!< PEM; sent to this server only
    QString clientKeyFile; //!< PEM; empty where the certificate's file holds the key too
    QByteArray clientKeyPassphrase;
    QByteArray pinnedSha256; //!< 32 raw bytes of the leaf certificate's digest; then no other leaf is accepted
    ProxySettings proxy;
};

} // namespace drydock
