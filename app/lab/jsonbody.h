// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small JSON request bodies of the lab, as Qt's JSON values. Pure functions; the front has bounded the size.
#pragma once

#include "app/lab/http/request.h"
#include "models/core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace drydock::lab {

inline std::optional<QJsonObject> jsonObject(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

inline std::optional<QJsonArray> jsonArray(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? std::optional(document.array()) : std::nullopt;
}

//! The array's strings; nothing where an element is no string.
inline std::optional<QStringList> stringList(const QJsonArray &array)
{
    QStringList texts;
    for (const QJsonValue &value : array) {
        if (!value.isString())
            return std::nullopt;
        texts.append(value.toString());
    }
    return texts;
}

//! A query parameter in Unix seconds, as created_after and its like are. An invalid Timestamp where it is absent or bad.
inline Timestamp unixSeconds(const Request &request, QStringView name)
{
    bool isNumber = false;
    const double seconds = request.queryText(name).toDouble(&isNumber);
    if (!isNumber || !(seconds > -1e11 && seconds < 1e11))
        return {};
    return Timestamp { static_cast<qint64>(seconds * 1000.0) };
}

} // namespace drydock::lab
