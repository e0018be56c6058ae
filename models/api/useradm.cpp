// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradm.h"

#include "models/api/fields.h"
#include "models/api/request.h"

#include <algorithm>

namespace drydock::api {

namespace {

constexpr qint64 kMsPerSecond = 1000;

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("useradm") } + QStringList(tail);
}

bool isBase64Url(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '=';
}

bool looksLikeToken(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('.');
    constexpr qsizetype kParts = 3;
    return parts.size() == kParts && !parts.at(0).isEmpty() && !parts.at(1).isEmpty()
        && std::all_of(parts.begin(), parts.end(),
            [](const QByteArray &part) { return std::all_of(part.begin(), part.end(), isBase64Url); });
}

Timestamp seconds(const Reader &reader, const char *key)
{
    constexpr qint64 kLatest = 253402300799; // the year 9999
    const qint64 value = reader.optInteger(key, -1);
    return value >= 0 && value <= kLatest ? Timestamp { value * kMsPerSecond } : Timestamp {};
}

Result<SignInAnswer> decodeSignIn(const HttpReply &reply)
{
    if (!reply.body.trimmed().startsWith('{')) {
        Result<QByteArray> token = decodeToken(reply);
        if (!token.ok())
            return token.error();
        return SignInAnswer { *token, {}, {} };
    }
    return decodeObject<SignInAnswer>(reply, [](Reader &reader) {
        SignInAnswer answer;
        answer.providerId = reader.id("id");
        answer.providerKind = reader.string("kind");
        return answer;
    });
}

Result<Settings> decodeSettingsReply(const HttpReply &reply)
{
    // Through the reader first, for the sake of its errors: a web page is not an empty object.
    const Result<Nothing> isObject = decodeObject<Nothing>(reply, [](Reader &reader) {
        if (!reader.isObject())
            reader.fail("expected an object");
        return Nothing {};
    });
    if (!isObject.ok())
        return isObject.error();
    return decodeSettings(reply.body.trimmed(), reply.header("ETag").trimmed());
}

RequestSpec settingsWrite(const QString &operation, QStringList where, const Settings &settings)
{
    RequestSpec spec = request::withJson(
        request::make(Verb::Post, operation, std::move(where), Lane::Interactive), settings.json);
    if (!settings.etag.isEmpty())
        spec.headers.append({ QByteArrayLiteral("If-Match"), settings.etag });
    return spec;
}

} // namespace

Result<QByteArray> decodeToken(const HttpReply &reply)
{
    QByteArray token = reply.body.trimmed();
    if (token.size() > 1 && token.startsWith('"') && token.endsWith('"'))
        token = token.sliced(1, token.size() - 2);
    if (!looksLikeToken(token))
        return detail::protocolError(reply, QStringLiteral("an answer that holds no token"));
    return token;
}

std::optional<TokenClaims> readTokenClaims(const QByteArray &token)
{
    const QByteArray text = token.trimmed();
    if (!looksLikeToken(text))
        return std::nullopt;
    const QByteArray payload = QByteArray::fromBase64(
        text.split('.').at(1), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const Result<TokenClaims> claims = decodeBody<TokenClaims>(payload, [](Reader &reader) {
        TokenClaims read;
        if (!reader.isObject())
            reader.fail("expected an object");
        read.tokenId = reader.optString("jti");
        read.user = UserId(reader.optString("sub"));
        read.expires = seconds(reader, "exp");
        read.issued = seconds(reader, "iat");
        read.tenant = reader.optString("mender.tenant");
        read.plan = reader.optString("mender.plan");
        return read;
    });
    return claims.ok() ? std::optional(*claims) : std::nullopt;
}

SsoLink decodeSsoLink(Reader &reader)
{
    return { reader.id("id"), reader.string("kind"), reader.optString("subject") };
}

void encode(JsonWriter &writer, const SsoLink &link)
{
    writer.beginObject().field("id", link.id).field("kind", link.kind);
    writer.optField("subject", link.subject);
    writer.endObject();
}

EmailChange decodeEmailChange(Reader &reader)
{
    return { reader.id("new_email"), reader.time("created_ts"), reader.time("valid_until") };
}

void encode(JsonWriter &writer, const EmailChange &change)
{
    writer.beginObject().field("new_email", change.newEmail).field("created_ts", change.created);
    writer.field("valid_until", change.validUntil).endObject();
}

User decodeUser(Reader &reader)
{
    User user;
    user.id = UserId(reader.id("id"));
    user.email = reader.optString("email");
    user.created = reader.optTime("created_ts");
    user.updated = reader.optTime("updated_ts");
    user.lastSignIn = reader.optTime("login_ts");
    user.roles = reader.optStrings("roles");
    user.secondFactor = reader.optString("tfa_status");
    user.verified = fields::flag(reader, "verified");
    reader.each("sso", [&](Reader &element) {
        SsoLink link = decodeSsoLink(element);
        if (element.ok())
            user.sso.push_back(std::move(link));
        element.forgive();
    });
    user.tenantId = reader.optString("tenant_id");
    user.tenantIds = reader.optStrings("tenant_ids");
    reader.each("tenants", [&](Reader &element) {
        TenantName tenant { element.id("id"), element.optString("name") };
        if (element.ok())
            user.tenants.push_back(std::move(tenant));
        element.forgive();
    });
    if (auto pending = reader.object("pending_email_change_request")) {
        EmailChange change = decodeEmailChange(*pending);
        if (pending->ok())
            user.pendingEmail = std::move(change);
    }
    return user;
}

void encode(JsonWriter &writer, const User &user)
{
    writer.beginObject().field("id", user.id.text).field("email", user.email);
    writer.optField("created_ts", user.created);
    writer.optField("updated_ts", user.updated);
    writer.optField("login_ts", user.lastSignIn);
    if (!user.roles.isEmpty())
        writer.field("roles", user.roles);
    writer.optField("tfa_status", user.secondFactor);
    fields::write(writer, "verified", user.verified);
    fields::writeAnyOf(writer, "sso", user.sso);
    writer.optField("tenant_id", user.tenantId);
    fields::write(writer, "tenant_ids", user.tenantIds);
    if (!user.tenants.empty()) {
        writer.key("tenants").beginArray();
        for (const TenantName &tenant : user.tenants)
            writer.beginObject().field("id", tenant.id).field("name", tenant.name).endObject();
        writer.endArray();
    }
    if (user.pendingEmail)
        encode(writer.key("pending_email_change_request"), *user.pendingEmail);
    writer.endObject();
}

PersonalAccessToken decodePersonalAccessToken(Reader &reader)
{
    PersonalAccessToken token;
    token.id = reader.id("id");
    token.name = reader.optString("name");
    token.created = reader.optTime("created_ts");
    token.expires = reader.optTime("expiration_date");
    token.lastUsed = reader.optTime("last_used");
    return token;
}

void encode(JsonWriter &writer, const PersonalAccessToken &token)
{
    writer.beginObject().field("id", token.id).field("name", token.name);
    writer.optField("last_used", token.lastUsed);
    writer.optField("expiration_date", token.expires);
    writer.optField("created_ts", token.created);
    writer.endObject();
}

Result<SignInOptions> decodeSignInBody(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return SignInOptions {};
    return decodeBody<SignInOptions>(json, [](Reader &reader) {
        SignInOptions options;
        if (!reader.isObject())
            reader.fail("expected an object");
        options.noExpiry = reader.optBoolean("no_expiry");
        options.secondFactor = reader.optString("token2fa");
        return options;
    });
}

QByteArray encodeSignInBody(const SignInOptions &options)
{
    JsonWriter writer;
    writer.beginObject().field("no_expiry", options.noExpiry);
    writer.optField("token2fa", options.secondFactor);
    return writer.endObject().take();
}

void encode(JsonWriter &writer, const SignInAnswer &answer)
{
    writer.beginObject().field("id", answer.providerId).field("kind", answer.providerKind).endObject();
}

Result<NewToken> decodeNewToken(const QByteArray &json)
{
    return decodeBody<NewToken>(json, [](Reader &reader) {
        NewToken token;
        token.name = reader.id("name");
        token.expiresInSeconds = reader.optInteger("expires_in");
        return token;
    });
}

QByteArray encodeNewToken(const NewToken &token)
{
    JsonWriter writer;
    writer.beginObject().field("name", token.name).field("expires_in", token.expiresInSeconds);
    return writer.endObject().take();
}

Call<SignInAnswer> UserAdmApi::signIn(const SignIn &signIn) const
{
    RequestSpec spec = request::withJson(request::make(Verb::Post, QStringLiteral("Login"),
                                             path({ QStringLiteral("auth"), QStringLiteral("login") }), Lane::Interactive),
        encodeSignInBody({ signIn.noExpiry, signIn.secondFactor }));
    spec.credentials = Credentials::Basic;
    spec.user = signIn.email.toUtf8();
    spec.password = signIn.password.toUtf8();
    return { m_transport.send(std::move(spec)), decodeSignIn };
}

Call<Nothing> UserAdmApi::signOut() const
{
    return { m_transport.send(request::make(Verb::Post, QStringLiteral("Logout"),
                 path({ QStringLiteral("auth"), QStringLiteral("logout") }), Lane::Interactive)),
        decodeNothing };
}

Call<User> UserAdmApi::me() const
{
    return { m_transport.send(request::get(QStringLiteral("Show Own User Data"),
                 path({ QStringLiteral("users"), QStringLiteral("me") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<User>(reply, decodeUser); } };
}

Call<Settings> UserAdmApi::settings(Lane lane) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("Show User Settings"), path({ QStringLiteral("settings") }), lane)),
        decodeSettingsReply };
}

Call<Settings> UserAdmApi::mySettings(Lane lane) const
{
    return { m_transport.send(request::get(QStringLiteral("Show My User Settings"),
                 path({ QStringLiteral("settings"), QStringLiteral("me") }), lane)),
        decodeSettingsReply };
}

Call<Nothing> UserAdmApi::storeSettings(const Settings &settings) const
{
    return { m_transport.send(settingsWrite(
                 QStringLiteral("Update User Settings"), path({ QStringLiteral("settings") }), settings)),
        decodeNothing };
}

Call<Nothing> UserAdmApi::storeMySettings(const Settings &settings) const
{
    return { m_transport.send(settingsWrite(QStringLiteral("Update My User Settings"),
                 path({ QStringLiteral("settings"), QStringLiteral("me") }), settings)),
        decodeNothing };
}

Call<Page<PersonalAccessToken>> UserAdmApi::tokens() const
{
    return { m_transport.send(request::get(QStringLiteral("List User Personal Access Tokens"),
                 path({ QStringLiteral("settings"), QStringLiteral("tokens") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodePage<PersonalAccessToken>(reply, decodePersonalAccessToken); } };
}

Call<QByteArray> UserAdmApi::createToken(const NewToken &token) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("Create Personal Access Token"),
                     path({ QStringLiteral("settings"), QStringLiteral("tokens") }), Lane::Interactive),
                 encodeNewToken(token))),
        decodeToken };
}

Call<Nothing> UserAdmApi::revokeToken(const QString &id) const
{
    return { m_transport.send(request::repeatable(request::make(Verb::Delete,
                 QStringLiteral("Revoke Personal Access Token"),
                 path({ QStringLiteral("settings"), QStringLiteral("tokens"), id }), Lane::Interactive))),
        decodeNothing };
}

} // namespace drydock::api
