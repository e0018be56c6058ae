// SPDX-License-Identifier: GPL-3.0-or-later
//
// Router: patterns such as "/api/management/v1/inventory/devices/{id}" to handlers, each with what it asks of the
// caller. Filled before the front starts, constant afterwards: the I/O thread matches (to know how to read the body),
// the service thread runs the handler. A literal segment wins over a {name}.
#pragma once

#include "app/lab/http/request.h"
#include "app/lab/http/response.h"

#include <functional>
#include <memory>
#include <vector>

namespace drydock::lab {

enum class Access {
    ManagementJwt, //!< a user's token, by Bearer or the JWT cookie
    DeviceJwt,
    Public,
    LoopbackOnly, //!< /lab/v1 and internal routes; 404 to everybody else
};

enum class BodyKind {
    Small, //!< in memory, at most 1 MiB (413 beyond)
    Upload, //!< multipart streamed to disk
};

using Handler = std::function<Response(const Request &)>;
//! Runs in a worker thread between body and handler (parsing an artifact); its result becomes Request::prepared.
using Prepare = std::function<std::any(const Upload &)>;

struct RouteOptions {
    BodyKind body = BodyKind::Small;
    qint64 maxBody = 1 << 20;
    //! Upload: the part that is the file; parsing stops there.
    QString filePart;
    Prepare prepare;
    //! The content type must be JSON where a Content-Length says there is a body (server.md 1.2).
    bool requireJson = false;
};

struct Route {
    Method method = Method::Get;
    QStringList pattern;
    Access access = Access::ManagementJwt;
    Handler handler;
    RouteOptions options;
};

struct RouteMatch {
    const Route *route = nullptr;
    QHash<QString, QString> params;
    QList<Method> allowed; //!< the verbs of this path; empty where the path is unknown
};

class Router {
public:
    Router() = default;
    Q_DISABLE_COPY_MOVE(Router)

    void add(Method method, const QString &pattern, Access access, Handler handler, RouteOptions options = {});
    //! HEAD falls back to the GET route.
    [[nodiscard]] RouteMatch match(Method method, const QStringList &segments) const;

private:
    std::vector<std::unique_ptr<Route>> m_routes;
};

} // namespace drydock::lab
