// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/deviceapi.h"

#include <QFile>
#include <QNetworkReply>

namespace drydock::device {

namespace {

constexpr int kTransferTimeoutMs = 30'000;
constexpr int kMostAttempts = 8; // at one download

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

struct DeviceApi::Download {
    QUrl url;
    QFile file;
    Handler handler;
    qint64 expected = -1; //!< of the whole file
    int attempts = 0;
};

void DeviceApi::download(const QUrl &url, const QString &file, Handler handler)
{
    const auto download = std::make_shared<Download>();
    download->url = url;
    download->handler = std::move(handler);
    download->file.setFileName(file);
    if (!download->file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        const Answer answer { 0, {}, download->file.errorString() };
        QMetaObject::invokeMethod(
            this, [download, answer] { download->handler(answer); }, Qt::QueuedConnection);
        return;
    }
    fetch(download);
}

void DeviceApi::fetch(const std::shared_ptr<Download> &download)
{
    ++download->attempts;
    QNetworkRequest request = prepare(download->url);
    // A compressed artifact must arrive as it is stored: its length is checked.
    request.setRawHeader("Accept-Encoding", "identity");
    const qint64 have = download->file.size();
    if (have > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(have) + '-');
    QNetworkReply *reply = m_network.get(request);
    m_running.insert(reply);
    connect(reply, &QNetworkReply::metaDataChanged, this, [download, reply, have] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const qint64 length = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (status == 200 && have > 0) { // it knows no ranges: from the start
            download->file.resize(0);
            download->file.seek(0);
        }
        if (status == 200 && length > 0)
            download->expected = length;
        // A rest of something else is no rest.
        const QByteArray range = reply->rawHeader("Content-Range");
        if (status == 206 && !range.startsWith("bytes " + QByteArray::number(have) + '-'))
            reply->abort();
    });
    connect(reply, &QNetworkReply::readyRead, this, [download, reply] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 200 || status == 206)
            download->file.write(reply->readAll());
    });
    connect(reply, &QNetworkReply::finished, this, [this, download, reply] { fetched(download, reply); });
}

void DeviceApi::fetched(const std::shared_ptr<Download> &download, QNetworkReply *reply)
{
    m_running.remove(reply);
    reply->deleteLater();
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status == 200 || answer.status == 206)
        download->file.write(reply->readAll());
    const bool flushed = download->file.flush();
    const qint64 size = download->file.size();
    if (reply->error() != QNetworkReply::NoError)
        answer.problem = reply->errorString();
    else if (!flushed || (download->expected > 0 && size != download->expected))
        answer.problem = QStringLiteral("%1 of %2 bytes arrived").arg(size).arg(download->expected);
    const bool brokeOff = !answer.problem.isEmpty() && flushed && size > 0 && size < download->expected && answer.status < 400;
    if (brokeOff && download->attempts < kMostAttempts)
        return fetch(download);
    if (answer.status == 206 && answer.problem.isEmpty())
        answer.status = 200; // in pieces, and whole
    download->file.close();
    download->handler(answer);
}

} // namespace drydock::device
