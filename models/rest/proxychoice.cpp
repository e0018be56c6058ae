// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/proxychoice.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>

namespace drydock {

namespace {

QList<QNetworkProxy> systemProxies(const ProxySettings &settings, const QNetworkProxyQuery &query)
{
    // The lab listens on the loopback: no environment variable may send that to a proxy.
    if (isLoopback(query.peerHostName()))
        return { QNetworkProxy(QNetworkProxy::NoProxy) };
    QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    for (QNetworkProxy &proxy : proxies) {
        if (proxy.user().isEmpty() && !settings.user.isEmpty()) {
            proxy.setUser(settings.user);
            proxy.setPassword(settings.password);
        }
    }
    if (proxies.isEmpty())
        proxies.append(QNetworkProxy(QNetworkProxy::NoProxy));
    return proxies;
}

} // namespace

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QList<QNetworkProxy> proxiesFor(const ProxySettings &settings, const QNetworkProxyQuery &query)
{
    switch (settings.kind) {
    case ProxySettings::Kind::System: return systemProxies(settings, query);
    case ProxySettings::Kind::None: return { QNetworkProxy(QNetworkProxy::NoProxy) };
    case ProxySettings::Kind::Http:
    case ProxySettings::Kind::Socks5: break;
    }
    const auto type
        = settings.kind == ProxySettings::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return { QNetworkProxy(type, settings.host, settings.port, settings.user, settings.password) };
}

} // namespace drydock
