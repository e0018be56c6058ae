// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceApi: one virtual device's HTTP: JSON requests with its token, and downloads to a file. Answers come back once,
// never after the object died. Owned by VirtualDevice; one thread with its network manager. It knows no state machine.
#pragma once

#include "app/device/options.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

class QFile;
class QNetworkReply;

namespace drydock::device {

struct Answer {
    int status = 0; //!< 0: no answer arrived
    QByteArray body;
    QString problem; //!< why no answer arrived, or why a download is not whole
};

class DeviceApi final : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const Answer &)>;

    DeviceApi(const Options &options, QNetworkAccessManager &network, const QSslConfiguration &tls, QObject *parent);
    ~DeviceApi() override;

    void setToken(const QByteArray &token) { m_token = token; }
    [[nodiscard]] bool hasToken() const { return !m_token.isEmpty(); }
    //! `path` below /api/devices/, for example "v1/inventory/device/attributes".
    void send(const QByteArray &verb, const QString &path, const QByteArray &json, Handler handler,
        const QList<std::pair<QByteArray, QByteArray>> &headers = {});
    //! Without credentials, as artifact links are made; writes the file as the bytes come. Follows no redirect. A transfer
    //! that breaks off goes on where it ended (Range), a few times.
    void download(const QUrl &url, const QString &file, Handler handler);

private:
    [[nodiscard]] QNetworkRequest prepare(const QUrl &url) const;
    struct Download;
    void await(QNetworkReply *reply, Handler handler);
    void fetch(const std::shared_ptr<Download> &download);
    void fetched(const std::shared_ptr<Download> &download, QNetworkReply *reply);

    const Options &m_options;
    QNetworkAccessManager &m_network;
    QSslConfiguration m_tls;
    QByteArray m_token;
    QSet<QNetworkReply *> m_running;
};

} // namespace drydock::device
