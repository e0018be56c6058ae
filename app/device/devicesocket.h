// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceSocket: a virtual device's connection to device connect, kept up with the back-off of a real device (server.md
// 7.1), and the sessions that run over it. Owned by VirtualDevice; its thread. Frames it sends are at most 8 KiB, larger
// ones it does not take.
#pragma once

#include "app/device/remotesession.h"

#include <QSslConfiguration>
#include <QTimer>
#include <QWebSocket>

#include <map>

namespace drydock::device {

class DeviceSocket final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceSocket)

public:
    DeviceSocket(const Options &options, const QSslConfiguration &tls, QObject *parent = nullptr);
    ~DeviceSocket() override;

    //! With a token that admits; another one replaces the connection.
    void open(const QByteArray &token);
    void close();
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

Q_SIGNALS:
    void happened(const QString &event, const QString &detail);
    void updateCheckAsked();
    void inventoryAsked();

private:
    void connectNow();
    void lost();
    void receive(const QByteArray &frame);
    RemoteSession &sessionOf(const QString &id);

    const Options &m_options;
    QWebSocket m_socket;
    QTimer m_retry;
    QTimer m_alive;
    QByteArray m_token;
    int m_failures = 0;
    bool m_wasConnected = false;
    std::map<QString, std::unique_ptr<RemoteSession>> m_sessions;
};

} // namespace drydock::device
