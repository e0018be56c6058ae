// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/response.h"

#include "models/api/jsonwriter.h"

#include <QUrl>

namespace drydock::lab {

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Response Response::empty(int status)
{
    Response response;
    response.status = status;
    return response;
}

Response Response::created(const QString &location)
{
    Response response = empty(201);
    response.addHeader("Location", QUrl(location, QUrl::TolerantMode).toEncoded(QUrl::FullyEncoded));
    return response;
}

Response Response::json(const QByteArray &body, int status)
{
    return text(body, "application/json; charset=utf-8", status);
}

Response Response::text(const QByteArray &body, const QByteArray &contentType, int status)
{
    Response response = empty(status);
    response.addHeader("Content-Type", contentType);
    response.body = body;
    return response;
}

Response Response::fromFile(const QString &path, const QByteArray &contentType, const QString &suggestedName)
{
    Response response;
    response.addHeader("Content-Type", contentType);
    response.file = FileBody { path, false };
    if (!suggestedName.isEmpty()) {
        response.addHeader("Content-Disposition",
            "attachment; filename*=UTF-8''" + QUrl::toPercentEncoding(suggestedName));
    }
    return response;
}

Response apiError(int status, const QString &text)
{
    api::JsonWriter writer;
    writer.beginObject().key("error").value(text).endObject();
    Response response = Response::json(writer.take(), status);
    response.isError = true;
    return response;
}

} // namespace drydock::lab
