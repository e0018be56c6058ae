// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/requestspec.h"

#include <array>

namespace drydock {

QByteArray verbName(Verb verb)
{
    static constexpr std::array kNames { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" };
    return kNames.at(static_cast<size_t>(verb));
}

QByteArray laneName(Lane lane)
{
    static constexpr std::array kNames { "interactive", "polling", "bulk", "transfer" };
    return kNames.at(static_cast<size_t>(lane));
}

QUrl requestUrl(const QUrl &base, const RequestSpec &spec)
{
    if (!spec.absoluteUrl.isEmpty()) {
        const QUrl url(spec.absoluteUrl, QUrl::StrictMode);
        const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        return url.isValid() && http && !url.host().isEmpty() && url.userInfo().isEmpty() ? url : QUrl();
    }
    QByteArray path = base.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    for (qsizetype at = 0; at < spec.path.size(); ++at) {
        const QString &segment = spec.path.at(at);
        // No encoding protects these: every normaliser on the way reads %2E%2E as "..", and an empty id would turn
        // a request about one thing into a request about all of them.
        if ((segment.isEmpty() && at != spec.emptySegment) || segment == QLatin1String(".") || segment == QLatin1String(".."))
            return {};
        path += '/' + QUrl::toPercentEncoding(segment);
    }
    QByteArray query;
    for (const auto &[name, value] : spec.query) {
        query += query.isEmpty() ? '?' : '&';
        query += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    const QByteArray origin = base.scheme().toLatin1() + "://" + base.authority(QUrl::FullyEncoded).toLatin1();
    return QUrl::fromEncoded(origin + (path.isEmpty() ? QByteArray("/") : path) + query, QUrl::StrictMode);
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

} // namespace drydock
