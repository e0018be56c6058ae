// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/deviceapi.h"

#include <QFile>
#include <QNetworkReply>

namespace drydock::device {

namespace {

constexpr int kTransferTimeoutMs = 30'000;

} // namespace

DeviceApi::DeviceApi(
    const Options &options, QNetworkAccessManager &network, const QSslConfiguration &tls, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_network(network)
    , m_tls(tls)
{
}

DeviceApi::~DeviceApi()
{
    const auto running = std::exchange(m_running, {});
    for (QNetworkReply *reply : running) {
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    }
}

QNetworkRequest DeviceApi::prepare(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(kTransferTimeoutMs); // without progress
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("drydock-device/" DRYDOCK_VERSION));
    return request;
}

void DeviceApi::send(const QByteArray &verb, const QString &path, const QByteArray &json, Handler handler,
    const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QUrl url = m_options.server;
    QString base = url.path();
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    url.setPath(base + QStringLiteral("/api/devices/") + path);
    QNetworkRequest request = prepare(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    await(m_network.sendCustomRequest(request, verb, json), std::move(handler));
}

void DeviceApi::await(QNetworkReply *reply, Handler handler)
{
    m_running.insert(reply);
    connect(reply, &QNetworkReply::finished, this, [this, reply, handler = std::move(handler)] {
        m_running.remove(reply);
        reply->deleteLater();
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        if (answer.status == 0)
            answer.problem = reply->errorString();
        handler(answer);
    });
}

void DeviceApi::download(const QUrl &url, const QString &file, Handler handler)
{
    auto *out = new QFile(file);
    if (!out->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        const Answer answer { 0, {}, out->errorString() };
        delete out;
        QMetaObject::invokeMethod(
            this, [handler = std::move(handler), answer] { handler(answer); }, Qt::QueuedConnection);
        return;
    }
    QNetworkRequest request = prepare(url);
    // A compressed artifact must arrive as it is stored: its length is checked.
    request.setRawHeader("Accept-Encoding", "identity");
    QNetworkReply *reply = m_network.get(request);
    out->setParent(reply);
    m_running.insert(reply);
    connect(reply, &QNetworkReply::readyRead, this, [reply, out] { out->write(reply->readAll()); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, out, handler = std::move(handler)] {
        m_running.remove(reply);
        reply->deleteLater();
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        out->write(reply->readAll());
        const qint64 expected = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (reply->error() != QNetworkReply::NoError)
            answer.problem = reply->errorString();
        else if (!out->flush() || (expected > 0 && out->size() != expected))
            answer.problem = QStringLiteral("%1 of %2 bytes arrived").arg(out->size()).arg(expected);
        out->close();
        handler(answer);
    });
}

} // namespace drydock::device
