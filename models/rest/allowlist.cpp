// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/allowlist.h"

#include <algorithm>
#include <array>

namespace drydock {

namespace {

// Searches by POST, and the session itself.
constexpr std::array<QLatin1StringView, 6> kReadsByPost {
    QLatin1StringView("api/management/v2/inventory/filters/search"),
    QLatin1StringView("api/management/v2alpha1/inventory/identities/search"),
    QLatin1StringView("api/management/v2/devauth/devices/search"),
    QLatin1StringView("api/management/v1/deployments/deployments/statistics/list"),
    QLatin1StringView("api/management/v1/useradm/auth/login"),
    QLatin1StringView("api/management/v1/useradm/auth/logout"),
};

// A GET that opens a terminal on a device, and one that stops a service.
bool isWriteByGet(const QString &path)
{
    const bool connects = path.contains(QLatin1String("deviceconnect/")) && path.endsWith(QLatin1String("/connect"));
    const bool shutsDown = path.contains(QLatin1String("api/internal/")) && path.endsWith(QLatin1String("/shutdown"));
    return connects || shutsDown;
}

} // namespace

bool isRead(Verb verb, const QStringList &path)
{
    // Joined, so that a slash hidden inside a segment cannot smuggle anything past the comparison.
    const QString joined = path.join(QLatin1Char('/'));
    if (verb == Verb::Get || verb == Verb::Head)
        return !isWriteByGet(joined);
    return verb == Verb::Post
        && std::any_of(kReadsByPost.begin(), kReadsByPost.end(), [&](QLatin1StringView read) {
               return joined == read && path.size() == joined.count(QLatin1Char('/')) + 1;
           });
}

bool isRead(const RequestSpec &spec)
{
    if (spec.absoluteUrl.isEmpty())
        return isRead(spec.verb, spec.path);
    const QString path = QUrl(spec.absoluteUrl).path(QUrl::FullyDecoded);
    return isRead(spec.verb, path.split(QLatin1Char('/'), Qt::SkipEmptyParts));
}

bool isRepeatableRead(const RequestSpec &spec)
{
    return spec.verb == Verb::Get || spec.verb == Verb::Head || (spec.idempotent && isRead(spec));
}

} // namespace drydock
