// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device/devicestate.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace drydock::device {

namespace {

QJsonObject toObject(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QMap<QString, QString> toMap(const QJsonObject &object)
{
    QMap<QString, QString> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toString());
    return map;
}

} // namespace

QString DeviceState::artifactName() const
{
    return provides.value(QStringLiteral("artifact_name"));
}

QByteArray DeviceState::identityJson() const
{
    return QJsonDocument(toObject(identity)).toJson(QJsonDocument::Compact);
}

bool DeviceState::load(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject root = QJsonDocument::fromJson(in.readAll()).object();
    identity = toMap(root.value(QLatin1String("identity")).toObject());
    provides = toMap(root.value(QLatin1String("provides")).toObject());
    return !identity.isEmpty();
}

bool DeviceState::save(const QString &file) const
{
    QSaveFile out(file);
    const QJsonObject root { { QStringLiteral("identity"), toObject(identity) },
        { QStringLiteral("provides"), toObject(provides) } };
    return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(root).toJson()) > 0 && out.commit();
}

void DeviceState::clearProvides(const QStringList &patterns)
{
    for (const QString &pattern : patterns) {
        const bool isPrefix = pattern.endsWith(QLatin1Char('*'));
        const QString stem = isPrefix ? pattern.chopped(1) : pattern;
        for (auto it = provides.begin(); it != provides.end();) {
            const bool cleared = isPrefix ? it.key().startsWith(stem) : it.key() == stem;
            it = cleared ? provides.erase(it) : std::next(it);
        }
    }
}

} // namespace drydock::device
