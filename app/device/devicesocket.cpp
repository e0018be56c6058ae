// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/devicesocket.h"

#include <QRandomGenerator>

#include <algorithm>

namespace drydock::device {

using namespace std::chrono_literals;

namespace {

constexpr auto kPingInterval = 54s;
constexpr int kFailuresPerStep = 3;
constexpr size_t kMostSessions = 16;

//! A second, doubled after every third failure, up to half an hour, with up to five seconds of chance.
std::chrono::milliseconds pauseAfter(int failures, std::chrono::milliseconds first)
{
    const int doublings = std::min(failures / kFailuresPerStep, 11);
    const std::chrono::milliseconds chance(QRandomGenerator::global()->bounded(static_cast<int>(5 * first.count()) + 1));
    return std::min<std::chrono::milliseconds>(first * (1 << doublings), 30min) + chance;
}

} // namespace

DeviceSocket::DeviceSocket(const Options &options, const QSslConfiguration &tls, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_socket(QString(), QWebSocketProtocol::VersionLatest)
{
    m_socket.setSslConfiguration(tls);
    m_socket.setMaxAllowedIncomingMessageSize(api::kLargestDeviceFrame);
    m_retry.setSingleShot(true);
    m_alive.setInterval(kPingInterval);
    connect(&m_retry, &QTimer::timeout, this, &DeviceSocket::connectNow);
    connect(&m_alive, &QTimer::timeout, this, [this] { m_socket.ping(); });
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_failures = 0;
        m_wasConnected = true;
        m_alive.start();
        Q_EMIT happened(QStringLiteral("connected"), {});
    });
    // Not disconnected(): a connection that never came up does not tell by that.
    connect(&m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            lost();
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &DeviceSocket::receive);
}

DeviceSocket::~DeviceSocket()
{
    m_socket.disconnect(this);
    m_sessions.clear();
}

void DeviceSocket::open(const QByteArray &token)
{
    if (m_token == token && (isConnected() || m_retry.isActive()))
        return;
    m_token = token;
    m_failures = 0;
    if (m_socket.state() != QAbstractSocket::UnconnectedState)
        m_socket.abort();
    connectNow();
}

void DeviceSocket::close()
{
    m_token.clear();
    m_retry.stop();
    m_socket.close(QWebSocketProtocol::CloseCodeGoingAway);
}

void DeviceSocket::connectNow()
{
    if (m_token.isEmpty())
        return;
    m_retry.stop();
    QUrl url = m_options.server;
    url.setScheme(url.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + QStringLiteral("/api/devices/v1/deviceconnect/connect"));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    m_socket.open(request);
}

void DeviceSocket::lost()
{
    m_alive.stop();
    m_sessions.clear();
    if (std::exchange(m_wasConnected, false))
        Q_EMIT happened(QStringLiteral("disconnected"), m_socket.closeReason());
    if (m_token.isEmpty())
        return;
    m_retry.start(pauseAfter(m_failures++, std::min<std::chrono::milliseconds>(m_options.retryInterval, 1s)));
}

RemoteSession &DeviceSocket::sessionOf(const QString &id)
{
    std::unique_ptr<RemoteSession> &session = m_sessions[id];
    if (!session) {
        session = std::make_unique<RemoteSession>(m_options, id, [this](const api::ProtoMessage &message) { m_socket.sendBinaryMessage(api::encode(message)); });
        connect(session.get(), &RemoteSession::happened, this, &DeviceSocket::happened);
        // Queued: it ends while it deals with a message.
        connect(
            session.get(), &RemoteSession::ended, this, [this, id] { m_sessions.erase(id); }, Qt::QueuedConnection);
    }
    return *session;
}

void DeviceSocket::receive(const QByteArray &frame)
{
    const Result<api::ProtoMessage> message = api::decodeProtoMessage(frame);
    if (!message)
        return;
    if (message->protocol == api::proto::kMenderClient) {
        if (message->type == u"check-update")
            Q_EMIT updateCheckAsked();
        else if (message->type == u"send-inventory")
            Q_EMIT inventoryAsked();
        return;
    }
    if (!m_sessions.contains(message->session) && m_sessions.size() >= kMostSessions) {
        m_socket.sendBinaryMessage(api::encode({ message->protocol, QStringLiteral("error"), message->session, {},
            api::packMap({ { QStringLiteral("err"), QStringLiteral("user has too many open sessions") } }) }));
        return;
    }
    sessionOf(message->session).receive(*message);
}

} // namespace drydock::device
