// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/dispatcher.h"

#include "app/lab/lablog.h"
#include "app/lab/tokenservice.h"

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

void Dispatcher::authorise(std::shared_ptr<Request> request, const Route &route, Checked done)
{
    QMetaObject::invokeMethod(
        this,
        [this, request = std::move(request), &route, done = std::move(done)] {
            if (!m_closed)
                done(admit(*request, route));
        },
        Qt::QueuedConnection);
}

void Dispatcher::handle(std::shared_ptr<Request> request, const Route &route, Done done)
{
    const auto queue = [this, request, &route, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this,
            [this, request, &route, done] {
                if (!m_closed)
                    done(run(*request, route));
            },
            Qt::QueuedConnection);
    };
    if (m_closed)
        return;
    if (!request->upload || !route.options.prepare || !request->upload->error.isEmpty())
        return queue();
    m_workers.start([request, &route, queue] {
        request->prepared = route.options.prepare(*request->upload);
        queue();
    });
}

std::optional<Response> Dispatcher::admit(Request &request, const Route &route)
{
    if (route.access == Access::Public || route.access == Access::LoopbackOnly)
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

Response Dispatcher::run(Request &request, const Route &route)
{
    ++m_context.served[QString::fromLatin1(methodName(request.method)) + QLatin1String(" /") + route.pattern.join(QLatin1Char('/'))];
    try {
        Transaction transaction(m_context.db);
        if (std::optional<Response> refusal = admit(request, route)) {
            transaction.commit(); // a refusal may have dropped an expired token
            return *std::move(refusal);
        }
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
        Response response = route.handler(request);
        if (response.status < 500)
            transaction.commit();
        return response;
    } catch (const DatabaseError &error) {
        qCWarning(lcLab, "%s %s: %s", methodName(request.method).constData(), qUtf8Printable(request.path), error.what());
        return apiError(500, QStringLiteral("internal error"));
    }
}

} // namespace drydock::lab
