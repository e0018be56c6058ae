// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/qnamwire.h"

#include "models/rest/proxychoice.h"
#include "models/rest/qnamexchange.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

namespace drydock {

namespace {

class SystemProxies final : public QNetworkProxyFactory {
public:
    explicit SystemProxies(const ProxySettings &settings)
        : m_settings(settings)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return proxiesFor(m_settings, query); }

private:
    ProxySettings m_settings;
};

} // namespace

QnamWire::QnamWire(const ServerEndpoint &endpoint)
    : m_endpoint(endpoint)
    , m_tls(tlsSettings(endpoint))
    , m_requests(makeManager())
    , m_transfers(makeManager())
{
}

QnamWire::~QnamWire()
{
    // Exchanges first, while their managers exist. The managers themselves go later: this may run inside a signal of a
    // reply, which Qt's own code returns to.
    const auto exchanges = findChildren<QnamExchange *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(exchanges);
    for (QNetworkAccessManager *manager : { m_requests, m_transfers })
        manager->deleteLater();
}

QNetworkAccessManager *QnamWire::makeManager()
{
    auto *manager = new QNetworkAccessManager;
    const ProxySettings &proxy = m_endpoint.proxy;
    if (proxy.kind == ProxySettings::Kind::System)
        manager->setProxyFactory(new SystemProxies(proxy));
    else
        manager->setProxy(proxiesFor(proxy, {}).constFirst());
    connect(manager, &QNetworkAccessManager::proxyAuthenticationRequired, this,
        [this](const QNetworkProxy &, QAuthenticator *authenticator) { answerProxy(authenticator); });
    return manager;
}

// Asked a second time means that the words were wrong: then Qt gives up and the reply ends as 407.
void QnamWire::answerProxy(QAuthenticator *authenticator) const
{
    const ProxySettings &proxy = m_endpoint.proxy;
    const QString answered = QStringLiteral("drydock-answered");
    if (proxy.user.isEmpty() || authenticator->option(answered).toBool())
        return;
    authenticator->setOption(answered, true);
    authenticator->setUser(proxy.user);
    authenticator->setPassword(proxy.password);
}

WireExchange *QnamWire::start(WireRequest request)
{
    const ProxySettings &proxy = m_endpoint.proxy;
    // Without TLS the proxy sees the request itself and challenges it, but a body is read once: so it is told at once.
    if (proxy.kind == ProxySettings::Kind::Http && !proxy.user.isEmpty() && request.url.scheme() == QLatin1String("http"))
        request.headers.emplaceBack("Proxy-Authorization", "Basic " + (proxy.user + QLatin1Char(':') + proxy.password).toUtf8().toBase64());
    QNetworkAccessManager &manager = request.transfer ? *m_transfers : *m_requests;
    auto *exchange = new QnamExchange(this, std::move(request));
    const bool own = exchange->request().ownServer;
    if (m_tls.problem && exchange->request().url.scheme() == QLatin1String("https"))
        exchange->refuse(*m_tls.problem);
    else
        exchange->start(manager, own ? m_tls.ownServer : m_tls.otherHosts, own ? m_endpoint.pinnedSha256 : QByteArray());
    return exchange;
}

} // namespace drydock
