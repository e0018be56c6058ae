// SPDX-License-Identifier: GPL-3.0-or-later
//
// QnamExchange: one request on a QNetworkAccessManager, from the socket to one WireAnswer. Private to QnamWire, which
// is its parent. GUI thread.
#pragma once

#include "models/rest/wire.h"

#include <QElapsedTimer>
#include <QList>
#include <QSslError>

#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;
class QSslConfiguration;

namespace drydock {

class QnamExchange final : public WireExchange {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QnamExchange)

public:
    QnamExchange(QObject *parent, WireRequest request);
    ~QnamExchange() override;

    [[nodiscard]] const WireRequest &request() const { return m_request; }
    void start(QNetworkAccessManager &manager, const QSslConfiguration &tls, const QByteArray &pin);
    //! Ends as `error` from the event loop, without touching the network.
    void refuse(const Error &error);
    void abort() override;

private:
    QNetworkReply *put(QNetworkAccessManager &manager, QNetworkRequest request);
    void onSslErrors(const QList<QSslError> &errors);
    bool checkPin();
    void onHeaders();
    void onReadyRead();
    void onFinished();
    bool takeBytes(const QByteArray &bytes);
    void readStatusAndHeaders();
    void fail(const Error &error);
    void finish();

    WireRequest m_request;
    qint64 m_bodySize = 0;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_pin;
    bool m_begun = false; //!< answerBegan() was emitted
    std::optional<Error> m_tlsError; //!< said by the handshake, before the reply ends
    WireAnswer m_answer;
    QElapsedTimer m_sinceStart;
};

} // namespace drydock
