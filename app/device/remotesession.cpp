// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/remotesession.h"

#include "app/device/fileexchange.h"
#include "app/device/portforward.h"
#include "app/device/shellsession.h"

#include <algorithm>

namespace drydock::device {

namespace {

constexpr qint64 kStatusOk = 1;
constexpr qint64 kStatusError = 2;
constexpr qint64 kForbidden = 403;

quint16 dimension(const api::ProtoMessage &message, const char *property, qint64 fallback)
{
    return static_cast<quint16>(std::clamp<qint64>(message.number(QString::fromLatin1(property)).value_or(fallback), 1, 1000));
}

} // namespace

RemoteSession::RemoteSession(const Options &options, QString id, Send send, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_id(std::move(id))
    , m_send(std::move(send))
{
}

RemoteSession::~RemoteSession() = default;

void RemoteSession::send(quint16 protocol, const char *type, const QByteArray &body, const api::ProtoMap &properties)
{
    m_send({ protocol, QString::fromLatin1(type), m_id, properties, body });
}

void RemoteSession::refuse(const api::ProtoMessage &message, const QString &why, qint64 code)
{
    api::ProtoMap body { { QStringLiteral("err"), why }, { QStringLiteral("msgtype"), message.type } };
    if (code > 0)
        body.insert_or_assign(QStringLiteral("code"), code);
    api::ProtoMap properties;
    if (const QString connection = message.text(QStringLiteral("connection_id")); !connection.isEmpty())
        properties.insert_or_assign(QStringLiteral("connection_id"), connection);
    send(message.protocol, "error", api::packMap(body), properties);
}

void RemoteSession::receive(const api::ProtoMessage &message)
{
    switch (message.protocol) {
    case api::proto::kControl:
        return control(message);
    case api::proto::kShell:
        return shell(message);
    case api::proto::kFileTransfer:
        if (m_options.filesFolder.isEmpty())
            return refuse(message, QStringLiteral("file transfer is disabled"), kForbidden);
        if (!m_files) {
            m_files = std::make_unique<FileExchange>(m_options.filesFolder, [this](const char *type, const QByteArray &body, const api::ProtoMap &properties) {
                send(api::proto::kFileTransfer, type, body, properties);
            });
            connect(m_files.get(), &FileExchange::happened, this, &RemoteSession::happened);
        }
        return m_files->receive(message);
    case api::proto::kPortForward:
        if (!m_options.allowForward)
            return refuse(message, QStringLiteral("port forwarding is disabled"), kForbidden);
        if (!m_forward) {
            m_forward = std::make_unique<PortForward>([this](const char *type, const QByteArray &body, const api::ProtoMap &properties) {
                send(api::proto::kPortForward, type, body, properties);
            });
            connect(m_forward.get(), &PortForward::happened, this, &RemoteSession::happened);
        }
        return m_forward->receive(message);
    default:
        return refuse(message, QStringLiteral("protocol %1 is not known").arg(message.protocol));
    }
}

void RemoteSession::control(const api::ProtoMessage &message)
{
    if (message.type == u"ping")
        return send(api::proto::kControl, "pong");
    if (message.type == u"open") {
        QList<qint64> protocols { api::proto::kMenderClient };
        if (m_options.allowShell)
            protocols.append(api::proto::kShell);
        if (!m_options.filesFolder.isEmpty())
            protocols.append(api::proto::kFileTransfer);
        if (m_options.allowForward)
            protocols.append(api::proto::kPortForward);
        return send(api::proto::kControl, "accept", api::packMap({ { QStringLiteral("version"), qint64 { 1 } }, { QStringLiteral("protocols"), protocols } }));
    }
    if (message.type == u"close")
        Q_EMIT ended();
}

void RemoteSession::shell(const api::ProtoMessage &message)
{
    if (message.type == u"new")
        return openShell(message);
    if (message.type == u"ping")
        return send(api::proto::kShell, "pong");
    if (!m_shell)
        return message.type == u"stop" ? Q_EMIT ended() : refuse(message, QStringLiteral("session not found"));
    if (message.type == u"shell")
        m_shell->write(message.body);
    else if (message.type == u"resize")
        m_shell->resize(dimension(message, "terminal_width", 80), dimension(message, "terminal_height", 40));
    else if (message.type == u"pong")
        m_shell->peerIsAlive();
    else if (message.type == u"stop")
        m_shell->end();
}

void RemoteSession::openShell(const api::ProtoMessage &message)
{
    const auto answer = [this](qint64 status, const QString &text) {
        send(api::proto::kShell, "new", text.toUtf8(), { { QStringLiteral("status"), status } });
    };
    if (!m_options.allowShell)
        return answer(kStatusError, QStringLiteral("the shell is disabled; start drydock-device with --allow-shell"));
    if (m_shell)
        return answer(kStatusError, QStringLiteral("shell is already running"));
    auto shell = std::make_unique<ShellSession>();
    if (const QString problem = shell->start(dimension(message, "terminal_width", 80), dimension(message, "terminal_height", 40)); !problem.isEmpty())
        return answer(kStatusError, problem);
    m_shell = std::move(shell);
    connect(m_shell.get(), &ShellSession::output, this, [this](const QByteArray &bytes) { send(api::proto::kShell, "shell", bytes); });
    connect(m_shell.get(), &ShellSession::pingWanted, this, [this](qint64 timeout) {
        send(api::proto::kShell, "ping", {}, { { QStringLiteral("timeout"), timeout }, { QStringLiteral("status"), qint64 { 3 } } });
    });
    connect(m_shell.get(), &ShellSession::ended, this, [this](const QString &why) {
        send(api::proto::kShell, "stop", why.toUtf8());
        Q_EMIT happened(QStringLiteral("shell closed"), why);
        m_shell.release()->deleteLater();
        Q_EMIT ended();
    });
    answer(kStatusOk, QStringLiteral("Shell started"));
    Q_EMIT happened(QStringLiteral("shell opened"), message.text(QStringLiteral("user_id")));
}

} // namespace drydock::device
