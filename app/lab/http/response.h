// SPDX-License-Identifier: GPL-3.0-or-later
//
// Response: what a handler of the lab answers, as a value: a status, headers, and a body in memory, in a file, or made
// while it is sent.
// Made on the service thread, sent by the I/O thread. Standard headers (X-MEN-RequestID, Content-Length, Date,
// security headers) are the front's business.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace drydock::lab {

class BodyStream;

//! Sent from disk with an exact Content-Length; Range is honoured.
struct FileBody {
    QString path;
    bool removeAfterwards = false;
};

struct Response {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<FileBody> file;
    std::shared_ptr<BodyStream> stream; //!< chunked; HEAD never reads it
    bool isError = false; //!< body is {"error": …}: the front adds the request id

    Response &addHeader(const QByteArray &name, const QByteArray &value)
    {
        headers.emplaceBack(name, value);
        return *this;
    }
    [[nodiscard]] QByteArray header(QByteArrayView name) const;

    //! No body: 204, 202, 201 with Location.
    static Response empty(int status = 204);
    static Response created(const QString &location);
    static Response json(const QByteArray &body, int status = 200);
    static Response text(const QByteArray &body, const QByteArray &contentType, int status = 200);
    static Response fromFile(const QString &path, const QByteArray &contentType, const QString &suggestedName = {});
};

//! {"error": text, "request_id": …}; the front fills the request id in.
Response apiError(int status, const QString &text);
inline Response notFound() { return apiError(404, QStringLiteral("not found")); }

} // namespace drydock::lab
