// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceconnect/devicehub.h"

#include "app/lab/labcontext.h"

namespace drydock::lab {

void DeviceHub::connectDevice(const QString &device, const std::shared_ptr<Socket> &socket)
{
    disconnectDevice(device);
    m_sockets.insert(device, socket);
    socket->received = [this, device](const QByteArray &frame) { received(device, frame); };
    socket->closed = [this, device, which = socket.get()] { left(device, which); };
    if (changed)
        changed(device, true);
}

void DeviceHub::disconnectDevice(const QString &device)
{
    const auto socket = m_sockets.value(device);
    if (!socket)
        return;
    socket->received = nullptr;
    socket->close(closecode::kGoingAway);
    left(device, socket.get());
}

void DeviceHub::left(const QString &device, const Socket *socket)
{
    // A replaced socket ends after its successor came.
    if (m_sockets.value(device).get() != socket)
        return;
    m_sockets.remove(device);
    std::vector<Session> ended;
    for (auto it = m_sessions.begin(); it != m_sessions.end();) {
        if (it->device != device) {
            ++it;
            continue;
        }
        ended.push_back(*it);
        it = m_sessions.erase(it);
    }
    for (const Session &session : ended) {
        if (session.deviceLeft)
            session.deviceLeft();
    }
    if (changed)
        changed(device, false);
}

QString DeviceHub::open(Session session)
{
    const QString id = newUuid();
    m_sessions.insert(id, std::move(session));
    return id;
}

bool DeviceHub::send(const QString &device, const api::ProtoMessage &message)
{
    const auto socket = m_sockets.value(device);
    if (!socket)
        return false;
    socket->send(api::encode(message));
    return true;
}

void DeviceHub::received(const QString &device, const QByteArray &frame)
{
    const Result<api::ProtoMessage> message = api::decodeProtoMessage(frame);
    if (!message)
        return;
    const auto session = m_sessions.constFind(message->session);
    if (session == m_sessions.constEnd() || session->device != device || !session->received)
        return; // of a session that has ended, or of another device's
    const auto handler = session->received; // the handler may close the session
    handler(*message);
}

} // namespace drydock::lab
