// SPDX-License-Identifier: GPL-3.0-or-later
//
// QnamWire: the Wire on two QNetworkAccessManagers, one for transfers and one for the rest, so that a long upload never
// takes one of the six connections that clicks and polls share. HTTP/1.1, no cookies, no cache, no redirects. Owned by
// QnamTransport; GUI thread (Qt does HTTP in a thread of its own).
#pragma once

#include "models/rest/serverendpoint.h"
#include "models/rest/tlssettings.h"
#include "models/rest/wire.h"

class QAuthenticator;
class QNetworkAccessManager;

namespace drydock {

class QnamWire final : public Wire {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QnamWire)

public:
    explicit QnamWire(const ServerEndpoint &endpoint);
    ~QnamWire() override;
    [[nodiscard]] WireExchange *start(WireRequest request) override;

private:
    QNetworkAccessManager *makeManager();
    void answerProxy(QAuthenticator *authenticator) const;

    ServerEndpoint m_endpoint;
    TlsSettings m_tls;
    QNetworkAccessManager *m_requests;
    QNetworkAccessManager *m_transfers;
};

} // namespace drydock
