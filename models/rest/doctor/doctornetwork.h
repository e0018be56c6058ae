// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorNetwork: the pieces of network below HTTP that the connection doctor looks at one by one: proxy, names,
// connections, TLS handshake. SocketNetwork in the product, a scripted one in tests. Owned by whoever makes the doctor,
// outlives it. GUI thread; no call blocks. An answer comes later, at most once, and not after `context` died.
#pragma once

#include "models/core/doctorstep.h"
#include "models/rest/serverendpoint.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <chrono>
#include <functional>

namespace drydock {

struct NameAnswer {
    QList<QHostAddress> addresses;
    QString failure; //!< the resolver's words; empty where there are addresses
};

struct DialTarget {
    QString host; //!< a name or an address
    quint16 port = 0;
    QNetworkProxy proxy { QNetworkProxy::NoProxy };
    std::chrono::milliseconds timeout { 6'000 };
};

struct DialAnswer {
    DialOutcome outcome = DialOutcome::Other;
    qint64 elapsedMs = 0;
    QString detail;
};

struct HandshakeTarget {
    DialTarget where;
    QSslConfiguration tls;
    QByteArray pinnedSha256; //!< a chain with this leaf is shaken hands with whatever is wrong with it
};

//! A handshake that was only looked at: the connection is closed without a byte of ours.
struct HandshakeAnswer {
    bool encrypted = false;
    bool closedAtOnce = false; //!< by the server, right after the handshake
    QList<QSslCertificate> chain;
    QList<QSslError> errors; //!< of verification
    QString protocol;
    QString cipher;
    QString failure; //!< the library's words
};

class DoctorNetwork {
public:
    DoctorNetwork() = default;
    virtual ~DoctorNetwork() = default;
    Q_DISABLE_COPY_MOVE(DoctorNetwork)

    virtual void findProxy(const ProxySettings &settings, const QUrl &url, QObject *context,
        std::function<void(const QNetworkProxy &)> done)
        = 0;
    virtual void lookUp(const QString &name, QObject *context, std::function<void(const NameAnswer &)> done) = 0;
    virtual void dial(const DialTarget &target, QObject *context, std::function<void(const DialAnswer &)> done) = 0;
    virtual void shakeHands(
        const HandshakeTarget &target, QObject *context, std::function<void(const HandshakeAnswer &)> done)
        = 0;
};

} // namespace drydock
