// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/errorbody.h"

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"

namespace drydock::api {

QByteArray encodeErrorBody(const QString &message, const QByteArray &requestId)
{
    JsonWriter writer;
    writer.beginObject().field("error", message);
    writer.optField("request_id", QString::fromUtf8(requestId));
    return writer.endObject().take();
}

QString decodeErrorBody(const QByteArray &json)
{
    const Result<QString> text
        = decodeBody<QString>(json, [](Reader &reader) { return reader.optString("error"); });
    return text.ok() ? *text : QString();
}

} // namespace drydock::api
