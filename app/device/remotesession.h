// SPDX-License-Identifier: GPL-3.0-or-later
//
// RemoteSession: what a person does on a virtual device over its socket, one session id: a shell, a file at a time, port
// forwards. Everything is off unless the options allow it. Owned by DeviceSocket; its thread. It answers through `send`
// and knows no socket. Facts: server.md 7.3 to 7.8.
#pragma once

#include "app/device/options.h"
#include "models/api/protomsg.h"

#include <QObject>

#include <functional>
#include <memory>

namespace drydock::device {

class FileExchange;
class PortForward;
class ShellSession;

class RemoteSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteSession)

public:
    using Send = std::function<void(const api::ProtoMessage &)>;

    RemoteSession(const Options &options, QString id, Send send, QObject *parent = nullptr);
    ~RemoteSession() override;

    void receive(const api::ProtoMessage &message);

Q_SIGNALS:
    //! For example "shell opened", "file sent", "port forwarded".
    void happened(const QString &event, const QString &detail);
    void ended();

private:
    void control(const api::ProtoMessage &message);
    void shell(const api::ProtoMessage &message);
    void openShell(const api::ProtoMessage &message);
    void refuse(const api::ProtoMessage &message, const QString &why, qint64 code = 0);
    void send(quint16 protocol, const char *type, const QByteArray &body = {}, const api::ProtoMap &properties = {});

    const Options &m_options;
    const QString m_id;
    Send m_send;
    std::unique_ptr<ShellSession> m_shell;
    std::unique_ptr<FileExchange> m_files;
    std::unique_ptr<PortForward> m_forward;
};

} // namespace drydock::device
