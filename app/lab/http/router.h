// SPDX-License-Identifier: GPL-3.0-or-later
//
// Router: patterns such as "/api/management/v1/inventory/devices/{id}" to handlers, each with what it asks of the
// caller. Filled before the front starts, constant afterwards: the I/O thread matches (to know how to read the body),
// the service thread runs the handler. A literal segment wins over a {name}.
#pragma once

#include "app/lab/http/request.h"
#include "app/lab/http/response.h"
#include "app/lab/http/socket.h"

#include <functional>
#include <memory>
#include <vector>

namespace drydock::lab {

enum class Access {
    ManagementJwt, //!< a user's token, by Bearer or the JWT cookie
    DeviceJwt,
    Public,
    LoopbackOnly, //!< /lab/v1; 404 to everybody else
    Internal, //!< on the internal port alone, without credentials; the public port has no other routes in common with it
};

enum class BodyKind {
    Small, //!< in memory, at most 1 MiB (413 beyond)
    Upload, //!< multipart streamed to disk
    Raw, //!< the whole body streamed to disk, as Request::upload without fields
};

using Handler = std::function<Response(const Request &)>;
using Responder = std::function<void(Response)>;
//! Answers now or later, once, on the service thread. Its transaction is committed when it returns: what it does later
//! needs one of its own.
using AsyncHandler = std::function<void(std::shared_ptr<const Request>, Responder)>;
//! Takes a WebSocket over by setting its handlers, or refuses the upgrade with an answer.
using SocketHandler = std::function<std::optional<Response>(const Request &, std::shared_ptr<Socket>)>;
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
    AsyncHandler asyncHandler; //!< instead of handler
    SocketHandler socketHandler; //!< instead of handler: a WebSocket's address; 400 for a request that is no upgrade
    RouteOptions options;
};

struct RouteMatch {
    const Route *route = nullptr;
    QHash<QString, QString> params;
    QList<Method> allowed; //!< the verbs of this path; empty where the path is unknown
    Access access = Access::Public; //!< of the path, whether or not the verb is known
};

class Router {
public:
    Router() = default;
    Q_DISABLE_COPY_MOVE(Router)

    void add(Method method, const QString &pattern, Access access, Handler handler, RouteOptions options = {});
    void addAsync(Method method, const QString &pattern, Access access, AsyncHandler handler, RouteOptions options = {});
    //! GET with an upgrade.
    void addSocket(const QString &pattern, Access access, SocketHandler handler);
    //! HEAD falls back to the GET route.
    [[nodiscard]] RouteMatch match(Method method, const QStringList &segments) const;
    //! In the order in which they were added.
    [[nodiscard]] const std::vector<std::unique_ptr<Route>> &routes() const { return m_routes; }

private:
    Route &append(Method method, const QString &pattern, Access access, RouteOptions options);

    std::vector<std::unique_ptr<Route>> m_routes;
};

} // namespace drydock::lab
