// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/menderconf.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace drydock {

namespace {

// A JSON string literal: whatever a token holds, the file stays valid.
QString quoted(const QString &text)
{
    const QString array = QString::fromUtf8(QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact));
    return array.mid(1, array.size() - 2);
}

} // namespace

QString menderConf(const MenderConf &conf)
{
    QStringList lines;
    const auto add = [&lines](const QString &key, const QString &value) {
        lines.append(QStringLiteral("  \"%1\": %2").arg(key, value));
    };
    add(QStringLiteral("ServerURL"), quoted(conf.serverUrl));
    if (!conf.tenantToken.isEmpty())
        add(QStringLiteral("TenantToken"), quoted(conf.tenantToken));
    if (!conf.certificateFile.isEmpty())
        add(QStringLiteral("ServerCertificate"), quoted(conf.certificateFile));
    add(QStringLiteral("UpdatePollIntervalSeconds"), QString::number(conf.updatePollSeconds));
    add(QStringLiteral("InventoryPollIntervalSeconds"), QString::number(conf.inventoryPollSeconds));
    return QStringLiteral("{\n%1\n}\n").arg(lines.join(QStringLiteral(",\n")));
}

} // namespace drydock
