// SPDX-License-Identifier: GPL-3.0-or-later
//
// Request: what a service of the lab sees of an HTTP request, as a value. Built by the HTTP front on the I/O thread,
// read by a handler on the service thread. It knows neither sockets nor Beast.
#pragma once

#include "models/core/timestamp.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <any>
#include <memory>
#include <optional>

namespace drydock::lab {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

QByteArray methodName(Method method);

//! Who asks. Filled in by the dispatcher from the token before the handler runs.
struct Identity {
    enum class Kind { None, User, Device };
    Kind kind = Kind::None;
    QString subject; //!< user id or device id
    QString tokenId; //!< jti; for a device the authentication set's id
    QString email; //!< users only
};

//! What the roles of a management request's user let him do with it. Commercial; without roles everything.
struct Admission {
    bool allowed = true;
    std::optional<QStringList> deviceGroups; //!< he may see and touch devices of these groups alone
    std::optional<QStringList> releaseTags; //!< releases with one of these tags alone
};

//! A body that was streamed to disk: multipart fields in front of the file, then the file. Removed with the last copy.
struct Upload {
    QHash<QString, QByteArray> fields; //!< lower-case part names; bounded to 64 KiB in all
    QString filePath; //!< empty where no file part came
    QString fileName; //!< the base name that the client gave; data, never a path to open
    QString partName; //!< lower case
    qint64 fileSize = 0;
    QString error; //!< why the body could not be read whole ("unexpected EOF"); empty when it could
    int errorStatus = 400;

    Upload() = default;
    ~Upload();
    Q_DISABLE_COPY_MOVE(Upload)
    //! The file now belongs to the caller, who has moved or will remove it.
    void release() { m_owned = false; }

private:
    bool m_owned = true;
};

struct Request {
    Method method = Method::Get;
    QString path; //!< decoded, duplicate slashes collapsed, without query
    QByteArray rawTarget; //!< as received
    QStringList segments; //!< decoded; a %2F stays inside its segment
    QHash<QString, QString> params; //!< what the pattern's {names} matched
    QList<std::pair<QString, QString>> query; //!< decoded, in order, repeatable
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names as received
    QByteArray body; //!< small bodies
    std::shared_ptr<Upload> upload; //!< routes with BodyKind::Upload
    std::any prepared; //!< what the route's prepare hook made of the upload
    Identity identity;
    Admission admission; //!< of that identity, for this request
    QByteArray requestId; //!< X-MEN-RequestID, the client's own or a new one
    bool peerIsLoopback = false;
    bool secure = false; //!< came over TLS
    Timestamp received; //!< when its head was read, by the real clock

    [[nodiscard]] QString param(const QString &name) const { return params.value(name); }
    //! The first value; an absent parameter is not an empty one.
    [[nodiscard]] std::optional<QString> queryValue(QStringView name) const;
    [[nodiscard]] QString queryText(QStringView name) const { return queryValue(name).value_or(QString()); }
    [[nodiscard]] QStringList queryValues(QStringView name) const;
    [[nodiscard]] QByteArray header(QByteArrayView name) const; //!< case-insensitive; empty where there is none
    //! "http://host:port" as the client reached us, for links that are handed out.
    [[nodiscard]] QString origin() const;
};

} // namespace drydock::lab
