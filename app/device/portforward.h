// SPDX-License-Identifier: GPL-3.0-or-later
//
// PortForward: TCP connections from a virtual device to ports of the machine it runs on, by connection id (server.md
// 7.7). Loopback targets only: nothing else of the network is anybody's business. One message each way waits for its
// acknowledgement at a time, so that neither side outruns the other. Owned by RemoteSession; its thread.
#pragma once

#include "models/api/protomsg.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <map>
#include <memory>

namespace drydock::device {

class PortForward final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortForward)

public:
    using Send = std::function<void(const char *type, const QByteArray &body, const api::ProtoMap &properties)>;
    static constexpr qsizetype kPiece = 4096;
    static constexpr size_t kMostConnections = 64;

    explicit PortForward(Send send);
    ~PortForward() override;

    void receive(const api::ProtoMessage &message);

Q_SIGNALS:
    void happened(const QString &event, const QString &detail);

private:
    struct Connection {
        std::unique_ptr<QTcpSocket> socket;
        bool awaitsAck = false;
        bool ended = false; //!< by the other end; what it said is still on its way
    };

    void open(const QString &id, const api::ProtoMessage &message);
    void pump(const QString &id);
    void close(const QString &id, bool tell);
    void refuse(const QString &id, const QString &why);
    [[nodiscard]] static api::ProtoMap named(const QString &id);

    Send m_send;
    std::map<QString, Connection> m_connections;
};

} // namespace drydock::device
