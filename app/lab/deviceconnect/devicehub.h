// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceHub: which devices are connected by a socket, and which sessions run over it. Frames of a device reach the
// session whose id they carry. Owned by DeviceConnectService; service thread. It knows no protocol but the frame.
#pragma once

#include "app/lab/http/socket.h"
#include "models/api/protomsg.h"

#include <QHash>

namespace drydock::lab {

class DeviceHub {
public:
    struct Session {
        QString device;
        std::function<void(const api::ProtoMessage &)> received; //!< from the device
        std::function<void()> deviceLeft; //!< the session is closed already
    };

    //! Told when a device comes or goes.
    std::function<void(const QString &device, bool connected)> changed;

    [[nodiscard]] bool isConnected(const QString &device) const { return m_sockets.contains(device); }
    //! Takes the socket over; an earlier one of the same device is closed and its sessions end.
    void connectDevice(const QString &device, const std::shared_ptr<Socket> &socket);
    void disconnectDevice(const QString &device);

    //! The new session's id.
    QString open(Session session);
    void close(const QString &id) { m_sessions.remove(id); }
    //! In the session's name. False where the device is not connected.
    bool send(const QString &device, const api::ProtoMessage &message);

private:
    void received(const QString &device, const QByteArray &frame);
    void left(const QString &device, const Socket *socket);

    QHash<QString, std::shared_ptr<Socket>> m_sockets; //!< by device
    QHash<QString, Session> m_sessions; //!< by id
};

} // namespace drydock::lab
