// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawserver.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

#include <sys/socket.h>

namespace drydock::test {

RawScript &RawScript::reply(int status, const QByteArray &body, const Headers &headers)
{
    m_steps.push_back({ Kind::Reply, status, body, headers, 0 });
    return *this;
}

RawScript &RawScript::replyAfter(int ms, int status, const QByteArray &body)
{
    m_steps.push_back({ Kind::Reply, status, body, {}, ms });
    return *this;
}

RawScript &RawScript::hang()
{
    m_steps.push_back({ Kind::Hang, 0, {}, {}, 0 });
    return *this;
}

RawScript &RawScript::closeUnanswered()
{
    m_steps.push_back({ Kind::Close, 0, {}, {}, 0 });
    return *this;
}

RawScript &RawScript::reset()
{
    m_steps.push_back({ Kind::Reset, 0, {}, {}, 0 });
    return *this;
}

RawScript &RawScript::halfBody()
{
    m_steps.push_back({ Kind::HalfBody, 200, {}, {}, 0 });
    return *this;
}

RawScript &RawScript::halfChunk()
{
    m_steps.push_back({ Kind::HalfChunk, 200, {}, {}, 0 });
    return *this;
}

RawScript &RawScript::hangInBody()
{
    m_steps.push_back({ Kind::HangInBody, 200, {}, {}, 0 });
    return *this;
}

RawScript &RawScript::drip(const QByteArray &body, int everyMs)
{
    m_steps.push_back({ Kind::Drip, 200, body, {}, everyMs });
    return *this;
}

RawScript &RawScript::garbage()
{
    m_steps.push_back({ Kind::Garbage, 0, {}, {}, 0 });
    return *this;
}

// One socket and what of its next request has arrived. Child of the server.
struct RawServer::Connection : public QSslSocket {
    explicit Connection(QObject *parent)
        : QSslSocket(parent)
    {
    }
    QByteArray buffer;
    bool busy = false;
};

RawServer::RawServer()
{
    listen(QHostAddress::LocalHost);
}

RawServer::RawServer(const Identity &identity, const QByteArray &clientAuthorityPem)
    : m_identity(identity)
    , m_clientAuthority(clientAuthorityPem)
{
    listen(QHostAddress::LocalHost);
}

RawServer::~RawServer()
{
    dropConnections();
}

QUrl RawServer::url() const
{
    const QString scheme = m_identity ? QStringLiteral("https") : QStringLiteral("http");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(serverPort()));
}

int RawServer::count(const QByteArray &path) const
{
    return static_cast<int>(std::count_if(
        m_requests.begin(), m_requests.end(), [&path](const RawRequest &request) { return request.path() == path; }));
}

void RawServer::dropConnections()
{
    const auto sockets = findChildren<QSslSocket *>();
    for (QSslSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    m_busy = 0;
}

void RawServer::incomingConnection(qintptr handle)
{
    auto *connection = new Connection(this);
    connection->setSocketDescriptor(handle);
    ++m_connections;
    connect(connection, &QSslSocket::readyRead, this, [this, connection] { read(connection); });
    connect(connection, &QSslSocket::disconnected, this, [this, connection] {
        if (std::exchange(connection->busy, false))
            --m_busy;
        connection->deleteLater();
    });
    if (!m_identity)
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(m_identity->certificatePem));
    tls.setPrivateKey(QSslKey(m_identity->keyPem, QSsl::Ec));
    if (m_clientAuthority.isEmpty()) {
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    } else {
        tls.setCaCertificates(QSslCertificate::fromData(m_clientAuthority));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    connection->setSslConfiguration(tls);
    connection->startServerEncryption();
}

void RawServer::read(Connection *connection)
{
    connection->buffer += connection->readAll();
    if (!m_identity && connection->buffer.startsWith('\x16')) { // a TLS handshake: what every HTTP server says then
        connection->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        connection->disconnectFromHost();
        return;
    }
    RawRequest request;
    if (connection->busy || !takeRequest(connection, request))
        return;
    connection->busy = true;
    m_most = std::max(m_most, ++m_busy);
    if (m_identity && !connection->peerCertificate().isNull())
        request.peerCertificateSha256 = connection->peerCertificate().digest(QCryptographicHash::Sha256);
    m_requests.push_back(request);
    answer(connection, request);
}

// A whole request out of the buffer; bodies by Content-Length, as Qt sends them.
bool RawServer::takeRequest(Connection *connection, RawRequest &request)
{
    QByteArray &buffer = connection->buffer;
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArrayList lines = buffer.left(end).split('\n');
    const QByteArrayList first = lines.value(0).trimmed().split(' ');
    request.verb = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length", "0").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return true;
}

void RawServer::answer(Connection *connection, const RawRequest &request)
{
    // A proxy is asked for a whole URL.
    const QByteArray path = request.target.startsWith("http") ? QUrl::fromEncoded(request.target).path().toLatin1() : request.path();
    RawScript::Step step;
    step.status = 404;
    step.body = R"({"error":"not found"})";
    const auto it = m_scripts.find(path);
    if (it != m_scripts.end() && !it->m_steps.empty()) {
        step = it->m_steps[std::min(it->m_next, it->m_steps.size() - 1)];
        ++it->m_next;
    }
    if (step.kind == RawScript::Kind::Reply && step.ms > 0) {
        QTimer::singleShot(step.ms, connection, [this, connection, step, head = request.verb == "HEAD"] { play(connection, step, head); });
        return;
    }
    play(connection, step, request.verb == "HEAD");
}

void RawServer::play(Connection *connection, const RawScript::Step &step, bool head)
{
    using Kind = RawScript::Kind;
    QByteArray top = "HTTP/1.1 " + QByteArray::number(step.status) + " X\r\n";
    switch (step.kind) {
    case Kind::Hang:
        return;
    case Kind::Close:
        connection->disconnectFromHost();
        return;
    case Kind::Reset: {
        const linger now { 1, 0 }; // closing then sends RST
        setsockopt(static_cast<int>(connection->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        connection->abort();
        return;
    }
    case Kind::HalfBody:
    case Kind::HangInBody:
        connection->write(top + "Content-Length: 1000\r\n\r\n" + QByteArray(500, 'x'));
        if (step.kind == Kind::HalfBody)
            connection->disconnectFromHost();
        return;
    case Kind::HalfChunk:
        connection->write(top + "Transfer-Encoding: chunked\r\n\r\n1f4\r\n" + QByteArray(500, 'x') + "\r\n");
        connection->disconnectFromHost();
        return;
    case Kind::Drip:
        connection->write(top + "Content-Length: " + QByteArray::number(step.body.size()) + "\r\n\r\n");
        dripNext(connection, step.body, step.ms);
        return;
    case Kind::Garbage:
        connection->write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        connection->disconnectFromHost();
        return;
    case Kind::Reply:
        break;
    }
    for (const auto &[name, value] : step.headers)
        top += name + ": " + value + "\r\n";
    if (step.status != 204)
        top += "Content-Length: " + QByteArray::number(step.body.size()) + "\r\n";
    connection->busy = false;
    --m_busy;
    connection->write(top + "\r\n" + (head ? QByteArray() : step.body));
    if (!connection->buffer.isEmpty())
        read(connection);
}

void RawServer::dripNext(Connection *connection, const QByteArray &rest, int ms)
{
    if (rest.isEmpty()) {
        connection->busy = false;
        --m_busy;
        return;
    }
    connection->write(rest.left(1));
    QTimer::singleShot(ms, connection, [this, connection, rest, ms] { dripNext(connection, rest.mid(1), ms); });
}

} // namespace drydock::test
