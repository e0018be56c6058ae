// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/internalendpoints.h"

#include <algorithm>
#include <array>

namespace drydock::api {

namespace {

struct Word {
    InternalService service;
    QLatin1StringView text;
};
constexpr std::array kServices {
    Word { InternalService::UserAdm, QLatin1StringView("useradm") },
    Word { InternalService::DeviceAuth, QLatin1StringView("devauth") },
    Word { InternalService::Inventory, QLatin1StringView("inventory") },
    Word { InternalService::Deployments, QLatin1StringView("deployments") },
    Word { InternalService::DeviceConfig, QLatin1StringView("deviceconfig") },
    Word { InternalService::DeviceConnect, QLatin1StringView("deviceconnect") },
    Word { InternalService::IotManager, QLatin1StringView("iot-manager") },
    Word { InternalService::TenantAdm, QLatin1StringView("tenantadm") },
    Word { InternalService::AuditLogs, QLatin1StringView("auditlogs") },
    Word { InternalService::Workflows, QLatin1StringView("workflows") },
};
constexpr std::array kOtherNames {
    Word { InternalService::DeviceAuth, QLatin1StringView("deviceauth") },
    Word { InternalService::DeviceAuth, QLatin1StringView("device-auth") },
    Word { InternalService::IotManager, QLatin1StringView("iotmanager") },
};

QUrl serviceUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const bool plain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !http || !plain || url.host().isEmpty())
        return {};
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path);
    return url;
}

} // namespace

QList<InternalService> allInternalServices()
{
    QList<InternalService> all;
    for (const Word &word : kServices)
        all.append(word.service);
    return all;
}

QString internalServiceName(InternalService service)
{
    for (const Word &word : kServices) {
        if (service == word.service)
            return word.text;
    }
    return {};
}

std::optional<InternalService> internalServiceFromName(const QString &name)
{
    for (const Word &word : kServices) {
        if (name.compare(word.text, Qt::CaseInsensitive) == 0)
            return word.service;
    }
    for (const Word &word : kOtherNames) {
        if (name.compare(word.text, Qt::CaseInsensitive) == 0)
            return word.service;
    }
    return std::nullopt;
}

InternalEndpointsText readInternalEndpoints(const QString &text)
{
    InternalEndpointsText read;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &typed : lines) {
        const QString line = typed.trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const auto separates = [](QChar c) { return c.isSpace() || c == QLatin1Char('='); };
        const auto nameEnd = std::find_if(line.begin(), line.end(), separates);
        const auto urlStart = std::find_if_not(nameEnd, line.end(), separates);
        const auto service = internalServiceFromName(QString(line.begin(), nameEnd - line.begin()));
        const QUrl url = serviceUrl(QString(urlStart, line.end() - urlStart));
        if (service && url.isValid())
            read.endpoints.urls[*service] = url;
        else
            read.notUnderstood.append(line);
    }
    return read;
}

} // namespace drydock::api
