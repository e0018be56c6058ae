// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/request.h"

#include <QFile>

namespace drydock::lab {

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    case Method::Other:
        break;
    }
    return "OTHER";
}

Upload::~Upload()
{
    if (m_owned && !filePath.isEmpty())
        QFile::remove(filePath);
}

std::optional<QString> Request::queryValue(QStringView name) const
{
    for (const auto &[key, value] : query) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

QStringList Request::queryValues(QStringView name) const
{
    QStringList values;
    for (const auto &[key, value] : query) {
        if (key == name)
            values.append(value);
    }
    return values;
}

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString Request::origin() const
{
    const QByteArray host = header("Host");
    return (secure ? QStringLiteral("https://") : QStringLiteral("http://")) + QString::fromLatin1(host);
}

} // namespace drydock::lab
