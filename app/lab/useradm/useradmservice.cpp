// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/useradm/useradmservice.h"

#include "app/lab/jsonbody.h"
#include "app/lab/password.h"
#include "app/lab/tokenservice.h"
#include "app/lab/useradm/secondfactorpicture.h"
#include "models/api/useradmaccount.h"

#include <QRegularExpression>

namespace drydock::lab {

namespace {

constexpr qint64 kSessionSeconds = 604'800;
constexpr int kMaxSessions = 10;
const QString kBase = QStringLiteral("/api/management/v1/useradm");

struct BasicCredentials {
    QString email;
    QByteArray password;
};

std::optional<BasicCredentials> basicCredentials(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    if (header.left(6).compare("Basic ", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(header.mid(6).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? (*decoded).indexOf(':') : -1;
    if (colon < 0)
        return std::nullopt;
    return BasicCredentials { QString::fromUtf8((*decoded).left(colon)).toLower(), (*decoded).mid(colon + 1) };
}

bool isEmail(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^[\\x21-\\x3f\\x41-\\x7e]+@[A-Za-z0-9.-]+$"));
    return text.size() <= 256 && pattern.match(text).hasMatch();
}

QStringList rolesOf(const QJsonObject &body)
{
    return stringList(body.value(QLatin1String("roles")).toArray()).value_or(QStringList());
}

} // namespace

UserAdmService::UserAdmService(LabContext &context)
    : m_context(context)
    , m_store(context.db, context.clock)
{
    m_context.userTokenCheck = [this](const QString &tokenId, const QString &user) { return m_store.useToken(tokenId, user); };
    addRoutes();
    addInternalRoutes();
    if (context.options.plan != Plan::OpenSource)
        addSecondFactorRoutes();
}

void UserAdmService::addRoutes()
{
    Router &router = m_context.router;
    const auto me = [](const Request &request) { return request.identity.subject; };
    const auto given = [](const Request &request) { return request.param(QStringLiteral("id")); };
    const QString v2 = QStringLiteral("/api/management/v2/useradm");
    router.add(Method::Post, kBase + QStringLiteral("/auth/login"), Access::Public, [this](const Request &r) { return signIn(r); });
    router.add(Method::Post, kBase + QStringLiteral("/auth/logout"), Access::ManagementJwt, [this](const Request &r) { return signOut(r); });
    router.add(Method::Get, kBase + QStringLiteral("/users"), Access::ManagementJwt, [this](const Request &r) { return listUsers(r); });
    for (const QString &base : { kBase, v2 })
        router.add(Method::Post, base + QStringLiteral("/users"), Access::ManagementJwt, [this](const Request &r) { return addUser(r); });
    router.add(Method::Get, kBase + QStringLiteral("/users/me"), Access::ManagementJwt,
        [this, me](const Request &r) { return showUser(r, me(r)); });
    router.add(Method::Get, kBase + QStringLiteral("/users/{id}"), Access::ManagementJwt,
        [this, given](const Request &r) { return showUser(r, given(r)); });
    for (const QString &base : { kBase, v2 }) {
        router.add(Method::Put, base + QStringLiteral("/users/me"), Access::ManagementJwt,
            [this, me](const Request &r) { return changeUser(r, me(r)); });
    }
    router.add(Method::Put, kBase + QStringLiteral("/users/{id}"), Access::ManagementJwt,
        [this, given](const Request &r) { return changeUser(r, given(r)); });
    router.add(Method::Delete, kBase + QStringLiteral("/users/{id}"), Access::ManagementJwt,
        [this](const Request &r) { return removeUser(r); });
}

void UserAdmService::addSecondFactorRoutes()
{
    Router &router = m_context.router;
    router.add(Method::Get, kBase + QStringLiteral("/2faqr"), Access::ManagementJwt, [this](const Request &r) { return showSecondFactor(r); });
    router.add(Method::Put, kBase + QStringLiteral("/2faverify"), Access::ManagementJwt,
        [this](const Request &r) { return verifySecondFactor(r); });
    router.add(Method::Post, kBase + QStringLiteral("/users/{id}/2fa/enable"), Access::ManagementJwt,
        [this](const Request &r) { return setSecondFactor(r, true); });
    router.add(Method::Post, kBase + QStringLiteral("/users/{id}/2fa/disable"), Access::ManagementJwt,
        [this](const Request &r) { return setSecondFactor(r, false); });
    router.add(Method::Get, kBase + QStringLiteral("/users/exists"), Access::ManagementJwt, [this](const Request &r) {
        api::JsonWriter writer;
        writer.beginObject().key("exists").value(m_store.byEmail(r.queryText(u"email").toLower()).has_value()).endObject();
        return Response::json(writer.take());
    });
    // The secret leaves as a picture, for a telephone; tests and rehearsals read it here.
    if (m_context.options.control) {
        router.add(Method::Get, QStringLiteral("/lab/v1/second-factor"), Access::LoopbackOnly, [this](const Request &r) {
            const std::optional<StoredUser> user = m_store.byEmail(r.queryText(u"email").toLower());
            if (!user || user->secondFactorSecret.isEmpty())
                return notFound();
            api::JsonWriter writer;
            writer.beginObject().key("secret").value(QString::fromLatin1(user->secondFactorSecret.toHex())).key("code");
            writer.value(QString::fromLatin1(oneTimeCode(user->secondFactorSecret, m_context.clock.now().ms / 1000)));
            return Response::json(writer.endObject().take());
        });
    }
}

void UserAdmService::ensureAdministrator(const QString &email, const QByteArray &password)
{
    if (m_store.count() == 0)
        m_store.add(email, password, { QStringLiteral("RBAC_ROLE_PERMIT_ALL") });
}

std::optional<Response> UserAdmService::checkSecondFactor(const StoredUser &user, const QString &code) const
{
    if (user.secondFactorState != u"enabled")
        return std::nullopt;
    // Clients look for "2fa" in the text of a 401.
    if (code.isEmpty())
        return apiError(401, QStringLiteral("2fa needed"));
    const qint64 now = m_context.clock.now().ms / 1000;
    for (const qint64 at : { now, now - 30, now + 30 }) {
        if (code.toLatin1() == oneTimeCode(user.secondFactorSecret, at))
            return std::nullopt;
    }
    return apiError(401, QStringLiteral("2fa code invalid"));
}

Response UserAdmService::signIn(const Request &request)
{
    const std::optional<BasicCredentials> credentials = basicCredentials(request);
    if (!credentials)
        return apiError(401, QStringLiteral("invalid or missing auth header"));
    QJsonObject body;
    if (!request.body.isEmpty()) {
        const std::optional<QJsonObject> parsed = jsonObject(request.body);
        if (!parsed)
            return apiError(400, QStringLiteral("failed to decode request body: invalid JSON"));
        body = *parsed;
    }
    const std::optional<StoredUser> user = m_store.byEmail(credentials->email);
    if (!user || !checkPassword(credentials->password, user->passwordHash))
        return apiError(401, QStringLiteral("unauthorized"));
    if (m_context.options.plan != Plan::OpenSource) {
        if (std::optional<Response> refusal = checkSecondFactor(*user, body.value(QLatin1String("token2fa")).toString()))
            return *std::move(refusal);
    }
    TokenClaims claims;
    claims.tokenId = newUuid();
    claims.subject = user->user.id.text;
    claims.isUser = true;
    claims.issuedAt = m_context.clock.now().ms / 1000;
    if (!body.value(QLatin1String("no_expiry")).toBool())
        claims.expiresAt = claims.issuedAt + kSessionSeconds;
    claims.plan = planName(m_context.options.plan);
    m_store.addToken(claims.tokenId, claims.subject, {}, claims.expiresAt);
    m_store.pruneSessions(claims.subject, kMaxSessions);
    m_store.setSignedIn(claims.subject);
    return Response::text(m_context.tokens.issue(claims), "application/jwt");
}

Response UserAdmService::signOut(const Request &request)
{
    m_store.removeToken(request.identity.tokenId);
    return Response::empty(202);
}

void UserAdmService::encodeUser(api::JsonWriter &writer, const StoredUser &user) const
{
    api::User plain = user.user;
    if (m_context.options.plan != Plan::Enterprise)
        plain.roles.clear();
    if (m_context.options.plan == Plan::OpenSource)
        plain.secondFactor.clear();
    api::encode(writer, plain);
}

Response UserAdmService::listUsers(const Request &request)
{
    const QStringList ids = request.queryValues(u"id");
    const QStringList emails = request.queryValues(u"email");
    const Timestamp createdAfter = unixSeconds(request, u"created_after");
    const Timestamp createdBefore = unixSeconds(request, u"created_before");
    const Timestamp updatedAfter = unixSeconds(request, u"updated_after");
    const Timestamp updatedBefore = unixSeconds(request, u"updated_before");
    api::JsonWriter writer;
    writer.beginArray();
    for (const StoredUser &stored : m_store.all()) {
        const api::User &user = stored.user;
        if ((!ids.isEmpty() && !ids.contains(user.id.text)) || (!emails.isEmpty() && !emails.contains(user.email))
            || (createdAfter.isValid() && user.created < createdAfter)
            || (createdBefore.isValid() && user.created > createdBefore)
            || (updatedAfter.isValid() && user.updated < updatedAfter)
            || (updatedBefore.isValid() && user.updated > updatedBefore))
            continue;
        encodeUser(writer, stored);
    }
    return Response::json(writer.endArray().take());
}

Response UserAdmService::showUser(const Request &, const QString &id)
{
    const std::optional<StoredUser> user = m_store.byId(id);
    if (!user)
        return apiError(404, QStringLiteral("user not found"));
    api::JsonWriter writer;
    encodeUser(writer, *user);
    return Response::json(writer.take());
}

std::optional<Response> UserAdmService::checkNewPassword(const QString &password, const QString &email) const
{
    if (password.size() > 256)
        return apiError(400, QStringLiteral("password: the length must be no more than 256"));
    if (password.size() < 8)
        return apiError(422, QStringLiteral("password: must be minimum 8 characters long"));
    if (email.contains(password, Qt::CaseInsensitive))
        return apiError(422, QStringLiteral("password is too similar to the email"));
    return std::nullopt;
}

Response UserAdmService::addUser(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode request body: invalid JSON"));
    const QString email = body->value(QLatin1String("email")).toString().toLower();
    // In the newer form the user sets it himself, through a letter.
    const bool isNewer = request.path.startsWith(u"/api/management/v2/") && !body->contains(QLatin1String("password"));
    const QString password = isNewer ? randomPassword() : body->value(QLatin1String("password")).toString();
    if (!isEmail(email))
        return apiError(400, QStringLiteral("email: must be a valid email address"));
    if (std::optional<Response> refusal = checkNewPassword(password, email))
        return *std::move(refusal);
    if (m_store.byEmail(email))
        return apiError(422, QStringLiteral("user with a given email already exists"));
    const QString id = m_store.add(email, password.toUtf8(), rolesOf(*body));
    audit(request, QStringLiteral("create"), id, email);
    return Response::created(request.path + u'/' + id);
}

Response UserAdmService::changeUser(const Request &request, const QString &id)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode request body: invalid JSON"));
    const bool hasPassword = body->contains(QLatin1String("password"));
    const bool hasEmail = body->contains(QLatin1String("email"));
    const bool hasRoles = body->contains(QLatin1String("roles")) && m_context.options.plan != Plan::OpenSource;
    if (!hasPassword && !hasEmail && !hasRoles)
        return apiError(400, QStringLiteral("no update information provided"));
    const std::optional<StoredUser> user = m_store.byId(id);
    if (!user)
        return apiError(404, QStringLiteral("user not found"));
    const bool own = id == request.identity.subject;
    if (hasPassword && !own)
        return apiError(422, QStringLiteral("password cannot be modified"));
    if (own && (hasPassword || hasEmail)
        && !checkPassword(body->value(QLatin1String("current_password")).toString().toUtf8(), user->passwordHash))
        return apiError(422, QStringLiteral("current password mismatch"));
    const QString email = hasEmail ? body->value(QLatin1String("email")).toString().toLower() : user->user.email;
    if (!isEmail(email))
        return apiError(400, QStringLiteral("email: must be a valid email address"));
    const std::optional<StoredUser> namesake = m_store.byEmail(email);
    if (namesake && namesake->user.id != user->user.id)
        return apiError(422, QStringLiteral("user with a given email already exists"));
    if (hasPassword) {
        const QString password = body->value(QLatin1String("password")).toString();
        if (std::optional<Response> refusal = checkNewPassword(password, email))
            return *std::move(refusal);
        m_store.setPassword(id, password.toUtf8());
    }
    if (hasEmail)
        m_store.setEmail(id, email);
    if (hasRoles)
        m_store.setRoles(id, rolesOf(*body));
    m_store.removeOtherTokens(id, request.identity.tokenId);
    audit(request, hasPassword ? QStringLiteral("password_change") : QStringLiteral("update"), id, email);
    return Response::empty();
}

Response UserAdmService::removeUser(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    const std::optional<StoredUser> user = m_store.byId(id);
    if (user) {
        audit(request, QStringLiteral("delete"), id, user->user.email);
        m_store.remove(id);
    }
    return Response::empty();
}

Response UserAdmService::setSecondFactor(const Request &request, bool on)
{
    const QString given = request.param(QStringLiteral("id"));
    const QString id = given == u"me" ? request.identity.subject : given;
    const std::optional<StoredUser> user = m_store.byId(id);
    if (!user)
        return apiError(404, QStringLiteral("user not found"));
    if (on)
        m_store.setSecondFactor(id, QStringLiteral("unverified"), randomBytes(20));
    else
        m_store.setSecondFactor(id, QStringLiteral("disabled"), {});
    audit(request, QStringLiteral("auth_method_change"), id, user->user.email);
    return Response::empty(200);
}

Response UserAdmService::showSecondFactor(const Request &request) const
{
    const std::optional<StoredUser> user = m_store.byId(request.identity.subject);
    if (!user || user->secondFactorSecret.isEmpty())
        return apiError(404, QStringLiteral("2fa is not being set up"));
    return Response::json(api::encodeSecondFactorPicture(qrPicture(secondFactorUri(user->user.email, user->secondFactorSecret))));
}

Response UserAdmService::verifySecondFactor(const Request &request)
{
    const std::optional<StoredUser> user = m_store.byId(request.identity.subject);
    const QString code = jsonObject(request.body).value_or(QJsonObject()).value(QLatin1String("token2fa")).toString();
    if (!user || user->secondFactorSecret.isEmpty() || code.isEmpty())
        return apiError(400, QStringLiteral("2fa is not being set up"));
    StoredUser enabled = *user;
    enabled.secondFactorState = QStringLiteral("enabled");
    if (std::optional<Response> refusal = checkSecondFactor(enabled, code))
        return *std::move(refusal);
    m_store.setSecondFactor(user->user.id.text, enabled.secondFactorState, user->secondFactorSecret);
    return Response::empty(202);
}

void UserAdmService::audit(const Request &request, const QString &action, const QString &id, const QString &email)
{
    AuditRecord record;
    record.action = action;
    record.objectType = QStringLiteral("user");
    record.objectId = id;
    record.email = email;
    m_context.audit.record(request.identity, record);
}

} // namespace drydock::lab
