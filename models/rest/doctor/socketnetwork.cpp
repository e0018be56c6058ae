// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/doctor/socketnetwork.h"

#include "models/core/redact.h"
#include "models/core/worker.h"
#include "models/rest/proxychoice.h"
#include "models/rest/tlssettings.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QSslCipher>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace drydock {

namespace {

// In TLS 1.3 a server says no to our certificate only after the handshake is over for us: it is listened to for a while.
constexpr int kListenAtLeastMs = 300;
constexpr int kListenAtMostMs = 2'000;

DialOutcome outcomeOf(QAbstractSocket::SocketError error, bool proxied)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return DialOutcome::Refused;
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError: return DialOutcome::TimedOut;
    case QAbstractSocket::NetworkError: return DialOutcome::Unreachable;
    case QAbstractSocket::HostNotFoundError: return DialOutcome::UnknownHost;
    case QAbstractSocket::SocketAccessError: return proxied ? DialOutcome::ProxyDenied : DialOutcome::Denied;
    case QAbstractSocket::ProxyAuthenticationRequiredError: return DialOutcome::ProxyWantsPassword;
    case QAbstractSocket::ProxyConnectionRefusedError: return DialOutcome::ProxyDenied;
    case QAbstractSocket::RemoteHostClosedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyProtocolError: return proxied ? DialOutcome::ProxyStrange : DialOutcome::Other;
    default: return DialOutcome::Other;
    }
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2: return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3: return QStringLiteral("TLS 1.3");
    case QSsl::UnknownProtocol: return {};
    default: return QStringLiteral("TLS 1.1 or older");
    }
}

// One attempt on one socket; it ends by its first word, and its socket with it.
class Attempt final : public QObject {
public:
    Attempt(const DialTarget &target, QObject *context)
        : QObject(context)
        , m_target(target)
        , m_socket(new QSslSocket(this))
        , m_timer(new QTimer(this))
    {
        m_socket->setProxy(target.proxy);
        m_timer->setSingleShot(true);
        m_timer->start(target.timeout);
        m_elapsed.start();
    }

    void dial(std::function<void(const DialAnswer &)> done)
    {
        const auto end = [this, done = std::move(done)](DialOutcome outcome, const QString &detail) {
            const DialAnswer answer { outcome, m_elapsed.elapsed(), redact(detail) };
            close();
            done(answer);
        };
        connect(m_timer, &QTimer::timeout, this, [end] { end(DialOutcome::TimedOut, {}); });
        connect(m_socket, &QAbstractSocket::connected, this, [end] { end(DialOutcome::Connected, {}); });
        connect(m_socket, &QAbstractSocket::errorOccurred, this, [this, end](QAbstractSocket::SocketError error) {
            end(outcomeOf(error, m_target.proxy.type() != QNetworkProxy::NoProxy), m_socket->errorString());
        });
        m_socket->connectToHost(m_target.host, m_target.port);
    }

    void shakeHands(const HandshakeTarget &target, std::function<void(const HandshakeAnswer &)> done)
    {
        m_pin = target.pinnedSha256;
        m_done = std::move(done);
        m_socket->setSslConfiguration(target.tls);
        connect(m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) { onErrors(errors); });
        connect(m_socket, &QSslSocket::encrypted, this, [this] { onEncrypted(); });
        connect(m_timer, &QTimer::timeout, this, [this] { endHandshake(); });
        connect(m_socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
            m_answer.closedAtOnce = m_answer.encrypted && error == QAbstractSocket::RemoteHostClosedError;
            m_answer.failure = redact(m_socket->errorString());
            endHandshake();
        });
        m_socket->connectToHostEncrypted(m_target.host, m_target.port);
    }

private:
    void look()
    {
        m_answer.chain = m_socket->peerCertificateChain();
        m_answer.protocol = protocolName(m_socket->sessionProtocol());
        m_answer.cipher = m_socket->sessionCipher().name();
    }

    // Only for the leaf that the user pinned, as requests do; nothing is written here in any case.
    void onErrors(const QList<QSslError> &errors)
    {
        look();
        m_answer.errors = errors;
        if (!m_pin.isEmpty() && sha256Of(m_answer.chain.value(0)) == m_pin)
            m_socket->ignoreSslErrors(errors);
    }

    void onEncrypted()
    {
        look();
        m_answer.encrypted = true;
        const int patience = static_cast<int>(m_elapsed.elapsed()) * 2;
        m_timer->start(std::clamp(patience, kListenAtLeastMs, kListenAtMostMs));
    }

    void endHandshake()
    {
        const HandshakeAnswer answer = std::move(m_answer);
        const auto done = std::move(m_done);
        close();
        done(answer);
    }

    // The socket is the sender of the signal that led here: it is closed by its deletion, later.
    void close()
    {
        m_timer->disconnect(this);
        m_timer->stop();
        m_socket->disconnect(this);
        deleteLater();
    }

    DialTarget m_target;
    QSslSocket *m_socket;
    QTimer *m_timer;
    QElapsedTimer m_elapsed;
    QByteArray m_pin;
    HandshakeAnswer m_answer;
    std::function<void(const HandshakeAnswer &)> m_done;
};

} // namespace

void SocketNetwork::findProxy(const ProxySettings &settings, const QUrl &url, QObject *context,
    std::function<void(const QNetworkProxy &)> done)
{
    inWorker(
        context, [settings, url] { return proxiesFor(settings, QNetworkProxyQuery(url)).constFirst(); },
        [done = std::move(done)](const QNetworkProxy &proxy) { done(proxy); });
}

void SocketNetwork::lookUp(const QString &name, QObject *context, std::function<void(const NameAnswer &)> done)
{
    QHostInfo::lookupHost(name, context, [done = std::move(done)](const QHostInfo &info) {
        done({ info.addresses(), info.error() == QHostInfo::NoError ? QString() : redact(info.errorString()) });
    });
}

void SocketNetwork::dial(const DialTarget &target, QObject *context, std::function<void(const DialAnswer &)> done)
{
    (new Attempt(target, context))->dial(std::move(done));
}

void SocketNetwork::shakeHands(
    const HandshakeTarget &target, QObject *context, std::function<void(const HandshakeAnswer &)> done)
{
    (new Attempt(target.where, context))->shakeHands(target, std::move(done));
}

} // namespace drydock
