// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/portforward.h"

#include <QHostAddress>

namespace drydock::device {

PortForward::PortForward(Send send)
    : m_send(std::move(send))
{
}

PortForward::~PortForward()
{
    for (auto &[id, connection] : m_connections)
        connection.socket->disconnect(this);
}

api::ProtoMap PortForward::named(const QString &id)
{
    return { { QStringLiteral("connection_id"), id } };
}

void PortForward::refuse(const QString &id, const QString &why)
{
    m_send("error", api::packMap({ { QStringLiteral("err"), why } }), named(id));
}

void PortForward::receive(const api::ProtoMessage &message)
{
    const QString id = message.text(QStringLiteral("connection_id"));
    if (message.type == u"new")
        return open(id, message);
    const auto it = m_connections.find(id);
    if (it == m_connections.end()) {
        if (message.type == u"forward")
            m_send("stop", {}, named(id));
        return;
    }
    if (message.type == u"forward") {
        it->second.socket->write(message.body);
        m_send("ack", {}, named(id));
    } else if (message.type == u"ack") {
        it->second.awaitsAck = false;
        pump(id);
    } else if (message.type == u"stop") {
        close(id, false);
    }
}

void PortForward::open(const QString &id, const api::ProtoMessage &message)
{
    const Result<api::ProtoMap> body = api::unpackMap(message.body);
    const QString host = body ? api::mapText(*body, QStringLiteral("remote_host")) : QString();
    const qint64 port = body ? api::mapNumber(*body, QStringLiteral("remote_port")).value_or(0) : 0;
    const QHostAddress address(host == u"localhost" ? QStringLiteral("127.0.0.1") : host);
    if (id.isEmpty() || port < 1 || port > 65535)
        return refuse(id, QStringLiteral("malformed request"));
    if (api::mapText(*body, QStringLiteral("protocol")) == u"udp")
        return refuse(id, QStringLiteral("udp is not supported by this device"));
    if (!address.isLoopback())
        return refuse(id, QStringLiteral("only ports of the device itself are forwarded"));
    if (m_connections.contains(id) || m_connections.size() >= kMostConnections)
        return refuse(id, QStringLiteral("too many connections"));
    Connection &connection = m_connections[id];
    connection.socket = std::make_unique<QTcpSocket>();
    connection.socket->setReadBufferSize(16 * kPiece);
    QTcpSocket *socket = connection.socket.get();
    connect(socket, &QTcpSocket::connected, this, [this, id, host, port] {
        m_send("new", {}, named(id));
        Q_EMIT happened(QStringLiteral("port forwarded"), QStringLiteral("%1:%2").arg(host).arg(port));
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, id] { pump(id); });
    connect(socket, &QTcpSocket::disconnected, this, [this, id] {
        if (const auto it = m_connections.find(id); it != m_connections.end())
            it->second.ended = true;
        pump(id);
    });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, id, socket](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::RemoteHostClosedError)
            return; // told by disconnected()
        refuse(id, socket->errorString());
        close(id, false);
    });
    socket->connectToHost(address, static_cast<quint16>(port));
}

void PortForward::pump(const QString &id)
{
    const auto it = m_connections.find(id);
    if (it == m_connections.end() || it->second.awaitsAck)
        return;
    const QByteArray piece = it->second.socket->read(kPiece);
    if (!piece.isEmpty()) {
        it->second.awaitsAck = true;
        m_send("forward", piece, named(id));
    } else if (it->second.ended) {
        close(id, true);
    }
}

void PortForward::close(const QString &id, bool tell)
{
    const auto it = m_connections.find(id);
    if (it == m_connections.end())
        return;
    it->second.socket->disconnect(this);
    it->second.socket.release()->deleteLater(); // closing from within its own signal
    m_connections.erase(it);
    if (tell)
        m_send("stop", {}, named(id));
}

} // namespace drydock::device
