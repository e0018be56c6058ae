// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/dispatcher.h"

#include "app/lab/lablog.h"
#include "app/lab/tokenservice.h"
#include "models/core/redact.h"
#include "models/rest/allowlist.h"

namespace drydock::lab {

namespace {

Response unauthorised(const QString &text)
{
    Response response = apiError(401, text);
    response.addHeader("WWW-Authenticate", "Bearer realm=\"ManagementJWT\"");
    return response;
}

//! From "Authorization: Bearer" or the cookie JWT.
std::variant<QByteArray, Response> credentials(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    if (header.isEmpty()) {
        for (const QByteArray &cookie : request.header("Cookie").split(';')) {
            if (cookie.trimmed().startsWith("JWT="))
                return cookie.trimmed().mid(4);
        }
        return unauthorised(QStringLiteral("Authorization not present in header"));
    }
    const qsizetype space = header.indexOf(' ');
    if (space < 0)
        return unauthorised(QStringLiteral("malformed Authorization header"));
    const QByteArray method = header.left(space);
    if (method.compare("Bearer", Qt::CaseInsensitive) != 0)
        return unauthorised(QStringLiteral("unknown Authorization method %1").arg(QString::fromLatin1(method.left(32))));
    return header.mid(space + 1).trimmed();
}

bool isUnrecordedWrite(const Request &request, const Route &route)
{
    if (route.access != Access::ManagementJwt || request.identity.kind != Identity::Kind::User)
        return false;
    switch (request.method) {
    case Method::Post:
        return !isRead(Verb::Post, request.segments);
    case Method::Put:
    case Method::Patch:
    case Method::Delete:
        return true;
    default:
        return false;
    }
}

//! What a write was, where its service has nothing better to say: its verb, its object and its body.
AuditRecord plainRecord(const Request &request)
{
    AuditRecord record;
    record.action = request.method == Method::Delete ? QStringLiteral("delete")
        : request.method == Method::Post             ? QStringLiteral("create")
                                                     : QStringLiteral("update");
    const QString service = request.segments.value(3);
    const bool ofDevices = service == u"inventory" || service == u"devauth" || service.startsWith(u"device");
    record.objectType = ofDevices      ? QStringLiteral("device")
        : service == u"deployments"    ? (request.path.contains(u"/releases") || request.path.contains(u"/artifacts") ? QStringLiteral("artifact") : QStringLiteral("deployment"))
        : service == u"useradm"        ? QStringLiteral("user")
                                       : QStringLiteral("tenant");
    record.objectId = request.params.value(QStringLiteral("id"), request.params.value(QStringLiteral("name")));
    record.change = QString::fromLatin1(methodName(request.method)) + u' ' + request.path;
    if (!request.body.isEmpty())
        record.change += u'\n' + QString::fromUtf8(redact(request.body.left(4096)));
    return record;
}

//! One answer for one request, and none before the transaction's end.
class Turn {
public:
    explicit Turn(Backend::Done done)
        : m_done(std::move(done))
    {
    }
    void answer(Response response)
    {
        if (m_released)
            give(std::move(response));
        else if (!m_held)
            m_held = std::move(response);
    }
    //! `decided` is the answer whatever else was said; without one the held or a later one is.
    void release(std::optional<Response> decided)
    {
        m_released = true;
        if (decided || m_held)
            give(decided ? *std::move(decided) : *std::move(m_held));
    }

private:
    void give(Response response)
    {
        if (const Backend::Done done = std::exchange(m_done, nullptr))
            done(std::move(response));
    }

    Backend::Done m_done;
    std::optional<Response> m_held;
    bool m_released = false;
};

} // namespace

Dispatcher::Dispatcher(LabContext &context)
    : m_context(context)
{
    m_workers.setMaxThreadCount(2);
}

Dispatcher::~Dispatcher()
{
    close();
}

void Dispatcher::close()
{
    m_closed = true;
    m_workers.waitForDone();
}

void Dispatcher::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(
        this,
        [this, work = std::move(work)] {
            if (!m_closed)
                work();
        },
        Qt::QueuedConnection);
}

void Dispatcher::authorise(std::shared_ptr<Request> request, const Route &route, Checked done)
{
    post([this, request = std::move(request), &route, done = std::move(done)] { done(admit(*request, route)); });
}

void Dispatcher::handle(std::shared_ptr<Request> request, const Route &route, Done done)
{
    if (m_closed)
        return;
    const auto queue = [this, request, &route, done = std::move(done)] {
        post([this, request, &route, done] { process(request, route, done); });
    };
    if (!request->upload || !route.options.prepare || !request->upload->error.isEmpty())
        return queue();
    m_workers.start([request, &route, queue] {
        request->prepared = route.options.prepare(*request->upload);
        queue();
    });
}

void Dispatcher::open(std::shared_ptr<Request> request, const Route &route, std::shared_ptr<Socket> socket, Checked done)
{
    post([this, request = std::move(request), &route, socket = std::move(socket), done = std::move(done)] {
        count(route);
        std::optional<Response> refusal;
        const std::optional<Response> failure = transact(request->path, [&] {
            refusal = check(*request, route);
            if (!refusal)
                refusal = route.socketHandler(*request, socket);
            return true;
        });
        done(failure ? failure : refusal);
    });
}

void Dispatcher::received(std::shared_ptr<Socket> socket, QByteArray frame, std::function<void()> done)
{
    post([this, socket = std::move(socket), frame = std::move(frame), done = std::move(done)] {
        const auto failure = transact(QStringLiteral("socket"), [&] {
            // A copy: the handler may replace itself.
            if (const auto handler = socket->received)
                handler(frame);
            return true;
        });
        if (failure)
            socket->close(closecode::kInternal, QStringLiteral("internal error"));
        done();
    });
}

void Dispatcher::closed(std::shared_ptr<Socket> socket)
{
    post([this, socket = std::move(socket)] {
        socket->received = nullptr;
        const std::function<void()> tell = std::exchange(socket->closed, nullptr);
        transact(QStringLiteral("socket"), [&] {
            if (tell)
                tell();
            return true;
        });
    });
}

std::optional<Response> Dispatcher::admit(Request &request, const Route &route)
{
    if (route.access == Access::Public || route.access == Access::LoopbackOnly || route.access == Access::Internal)
        return std::nullopt;
    const auto token = credentials(request);
    if (const auto *refusal = std::get_if<Response>(&token))
        return *refusal;
    if (route.access == Access::DeviceJwt)
        return admitDevice(request, std::get<QByteArray>(token));
    return admitUser(request, std::get<QByteArray>(token));
}

std::optional<Response> Dispatcher::admitUser(Request &request, const QByteArray &token)
{
    const std::optional<TokenClaims> claims = m_context.tokens.read(token);
    const qint64 now = m_context.clock.now().ms / 1000;
    if (!claims || !claims->isUser || (claims->expiresAt > 0 && claims->expiresAt <= now))
        return unauthorised(QStringLiteral("unauthorized"));
    const std::optional<QString> email = m_context.userTokenCheck(claims->tokenId, claims->subject);
    if (!email)
        return unauthorised(QStringLiteral("unauthorized"));
    request.identity = { Identity::Kind::User, claims->subject, claims->tokenId, *email };
    if (m_context.admission)
        request.admission = m_context.admission(request);
    if (!request.admission.allowed)
        return apiError(403, QStringLiteral("forbidden by role-based access control"));
    return std::nullopt;
}

std::optional<Response> Dispatcher::admitDevice(Request &request, const QByteArray &token)
{
    const std::optional<TokenClaims> claims = m_context.tokens.read(token);
    if (!claims || !claims->isDevice || !m_context.deviceTokenCheck)
        return Response::empty(401);
    if (claims->expiresAt > 0 && claims->expiresAt <= m_context.clock.now().ms / 1000)
        return Response::empty(403); // as the gateway's verifier does; a user's expired token is 401
    if (!m_context.deviceTokenCheck(claims->tokenId, claims->subject))
        return Response::empty(401);
    request.identity = { Identity::Kind::Device, claims->subject, claims->tokenId, {} };
    return std::nullopt;
}

void Dispatcher::count(const Route &route)
{
    ++m_context.served[QString::fromLatin1(methodName(route.method)) + QLatin1String(" /") + route.pattern.join(QLatin1Char('/'))];
}

template<class Work> std::optional<Response> Dispatcher::transact(const QString &what, Work work)
{
    bool committed = false;
    std::optional<Response> failure;
    try {
        Transaction transaction(m_context.db);
        if (work()) {
            transaction.commit();
            committed = true;
        }
    } catch (const DatabaseError &error) {
        qCWarning(lcLab, "%s: %s", qUtf8Printable(what), error.what());
        failure = apiError(500, QStringLiteral("internal error"));
    }
    const auto later = std::exchange(m_context.afterCommit, {});
    if (committed) {
        for (const auto &act : later)
            act();
    } else {
        for (const auto &act : m_context.rolledBack)
            act();
    }
    return failure;
}

std::optional<Response> Dispatcher::check(Request &request, const Route &route)
{
    if (std::optional<Response> refusal = admit(request, route))
        return refusal;
    if (request.upload && !request.upload->error.isEmpty())
        return apiError(request.upload->errorStatus, request.upload->error);
    if (route.options.requireJson && request.header("Content-Length").toLongLong() > 0) {
        const QByteArray type = request.header("Content-Type").split(';').first().trimmed().toLower();
        if (type != "application/json") {
            return apiError(type.contains('/') ? 415 : 400,
                QStringLiteral("Bad Content-Type, expected 'application/json'"));
        }
    }
    if (request.identity.kind == Identity::Kind::Device && m_context.deviceSeen)
        m_context.deviceSeen(request.identity.subject);
    return std::nullopt;
}

void Dispatcher::process(const std::shared_ptr<Request> &request, const Route &route, const Done &done)
{
    count(route);
    if (!m_context.broken.isEmpty())
        return done(apiError(500, QStringLiteral("internal error")));
    // /api/management/v1/SERVICE/…
    const QString service = route.pattern.value(0) == u"api" ? route.pattern.value(3) : QString();
    if (!service.isEmpty()) {
        auto &[requests, bytes] = m_context.traffic[service];
        ++requests;
        bytes += request->body.size();
    }
    const auto turn = std::make_shared<Turn>([this, service, done](Response response) {
        if (!service.isEmpty())
            m_context.traffic[service].second += response.body.size();
        done(std::move(response));
    });
    std::optional<Response> response;
    const std::optional<Response> failure = transact(request->path, [&] {
        response = check(*request, route); // a refusal may have dropped an expired token: it is committed too
        if (response)
            return true;
        if (route.asyncHandler) {
            route.asyncHandler(request, [turn](Response answer) { turn->answer(std::move(answer)); });
            return true;
        }
        if (route.socketHandler) {
            response = apiError(400, QStringLiteral("the client is not using the websocket protocol"));
            return true;
        }
        const quint64 recorded = m_context.audit.count();
        response = route.handler(*request);
        if (response->status < 300 && isUnrecordedWrite(*request, route) && m_context.audit.count() == recorded)
            m_context.audit.record(request->identity, plainRecord(*request));
        return response->status < 500;
    });
    turn->release(failure ? failure : std::move(response));
}

} // namespace drydock::lab
