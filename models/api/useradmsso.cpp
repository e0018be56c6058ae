// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradmsso.h"

#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("useradm") } + QStringList(tail);
}

QStringList providerPath()
{
    return path({ QStringLiteral("sso"), QStringLiteral("idp"), QStringLiteral("metadata") });
}

//! A link for a browser: it needs no session, and its answer is where it points.
RequestSpec link(Verb verb, const QString &operation, QStringList where)
{
    RequestSpec spec = request::make(verb, operation, std::move(where), Lane::Interactive);
    spec.credentials = Credentials::None;
    spec.redirectIsAnswer = true;
    return spec;
}

RequestSpec samlLink(const QString &id)
{
    return link(Verb::Get, QStringLiteral("LoginViaGivenIdentityProvider"),
        path({ QStringLiteral("auth"), QStringLiteral("sso"), id, QStringLiteral("login") }));
}

RequestSpec oidcLink(const QString &id)
{
    return link(
        Verb::Get, QStringLiteral("StartOidcLogin"), path({ QStringLiteral("oidc"), id, QStringLiteral("start") }));
}

RequestSpec oauthLink(const QString &provider)
{
    return link(Verb::Get, QStringLiteral("LoginOAuth20"), path({ QStringLiteral("oauth2"), provider }));
}

RequestSpec withMetadata(RequestSpec spec, const ProviderMetadata &metadata)
{
    spec.body = metadata.content;
    spec.contentType = metadata.contentType;
    return spec;
}

Result<ProviderMetadata> decodeMetadata(const HttpReply &reply)
{
    const QByteArray type = reply.header("Content-Type").split(';').constFirst().trimmed();
    if (type.compare("text/html", Qt::CaseInsensitive) == 0)
        return detail::protocolError(reply, QStringLiteral("a web page instead of a provider's metadata"));
    return ProviderMetadata { reply.body, reply.body.isEmpty() ? QByteArray() : type };
}

//! The value of the JWT cookie, empty where none is set. Several cookies may be lines of one header.
QByteArray tokenOfCookies(const HttpReply &reply)
{
    constexpr QByteArrayView kName = "JWT=";
    for (const auto &[name, value] : reply.headers) {
        if (name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &line : value.split('\n')) {
            const QByteArray cookie = line.split(';').constFirst().trimmed();
            if (cookie.startsWith(kName))
                return cookie.sliced(kName.size());
        }
    }
    return {};
}

} // namespace

IdentityProvider decodeIdentityProvider(Reader &reader)
{
    return { reader.id("id"), reader.optString("issuer"), reader.optTime("valid_until") };
}

void encode(JsonWriter &writer, const IdentityProvider &provider)
{
    writer.beginObject().field("id", provider.id).field("issuer", provider.issuer);
    writer.optField("valid_until", provider.validUntil);
    writer.endObject();
}

Result<BrowserRedirect> decodeBrowserRedirect(const HttpReply &reply)
{
    const QByteArray location = reply.header("Location").trimmed();
    const QUrl target = reply.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || !target.isValid())
        return detail::protocolError(reply, QStringLiteral("a login link that leads nowhere"));
    return BrowserRedirect { target, tokenOfCookies(reply) };
}

QUrl samlLoginUrl(const QUrl &server, const QString &providerId)
{
    return requestUrl(server, samlLink(providerId));
}

QUrl oidcLoginUrl(const QUrl &server, const QString &providerId)
{
    return requestUrl(server, oidcLink(providerId));
}

QUrl oauthLoginUrl(const QUrl &server, const QString &provider)
{
    return requestUrl(server, oauthLink(provider));
}

Call<Page<IdentityProvider>> SsoApi::providers() const
{
    return { m_transport.send(request::get(QStringLiteral("GetSamlOrOpenIdConnectMetadataForTheTenant"),
                 providerPath(), Lane::Interactive)),
        [](const HttpReply &reply) { return decodePage<IdentityProvider>(reply, decodeIdentityProvider); } };
}

Call<ProviderMetadata> SsoApi::provider(const QString &id) const
{
    return { m_transport.send(request::get(QStringLiteral("GetIdpSamlOrOpenIdConnectMetadataForTheTenant"),
                 providerPath() << id, Lane::Interactive)),
        decodeMetadata };
}

Call<Nothing> SsoApi::addProvider(const ProviderMetadata &metadata) const
{
    return { m_transport.send(withMetadata(
                 request::make(Verb::Post, QStringLiteral("PostSamlOpenIdConnectMetadataOrUrlPointToThem"),
                     providerPath(), Lane::Interactive),
                 metadata)),
        decodeNothing };
}

Call<Nothing> SsoApi::replaceProvider(const QString &id, const ProviderMetadata &metadata) const
{
    return { m_transport.send(request::repeatable(withMetadata(
                 request::make(
                     Verb::Put, QStringLiteral("UpdateSamlMetadata"), providerPath() << id, Lane::Interactive),
                 metadata))),
        decodeNothing };
}

Call<Nothing> SsoApi::removeProvider(const QString &id) const
{
    return { m_transport.send(request::make(Verb::Delete, QStringLiteral("DeleteSamlOrOpenIdConnectMetadata"),
                 providerPath() << id, Lane::Interactive)),
        decodeNothing };
}

Call<ProviderMetadata> SsoApi::serviceProvider(const QString &id) const
{
    return { m_transport.send(request::get(QStringLiteral("GetServiceProviderMetadataById"),
                 path({ QStringLiteral("sso"), QStringLiteral("sp"), QStringLiteral("metadata"), id }),
                 Lane::Interactive)),
        decodeMetadata };
}

Call<BrowserRedirect> SsoApi::startSaml(const QString &providerId) const
{
    return { m_transport.send(samlLink(providerId)), decodeBrowserRedirect };
}

Call<BrowserRedirect> SsoApi::submitAssertion(const QString &providerId, const QByteArray &samlResponse) const
{
    RequestSpec spec = link(Verb::Post, QStringLiteral("SubmitAssertionData"),
        path({ QStringLiteral("auth"), QStringLiteral("sso"), providerId, QStringLiteral("acs") }));
    spec.body = "SAMLResponse=" + samlResponse.toPercentEncoding();
    spec.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    return { m_transport.send(std::move(spec)), decodeBrowserRedirect };
}

Call<BrowserRedirect> SsoApi::startOidc(const QString &providerId) const
{
    return { m_transport.send(oidcLink(providerId)), decodeBrowserRedirect };
}

Call<BrowserRedirect> SsoApi::finishOidc(
    const QString &providerId, const QList<std::pair<QString, QString>> &answer) const
{
    RequestSpec spec = link(Verb::Get, QStringLiteral("FinishOidcLogin"),
        path({ QStringLiteral("oidc"), providerId, QStringLiteral("login") }));
    spec.query = answer;
    return { m_transport.send(std::move(spec)), decodeBrowserRedirect };
}

Call<BrowserRedirect> SsoApi::startOAuth(const QString &provider) const
{
    return { m_transport.send(oauthLink(provider)), decodeBrowserRedirect };
}

Call<QByteArray> SsoApi::linkOAuth(const SignIn &account) const
{
    RequestSpec spec = request::withJson(
        request::make(Verb::Post, QStringLiteral("LinkOAuth20"),
            path({ QStringLiteral("oauth2"), QStringLiteral("link") }), Lane::Interactive),
        encodeSignInBody({ account.noExpiry, account.secondFactor }));
    spec.credentials = Credentials::Basic;
    spec.user = account.email.toUtf8();
    spec.password = account.password.toUtf8();
    return { m_transport.send(std::move(spec)), decodeToken };
}

Call<BrowserRedirect> SsoApi::useMagicLink(const QString &id) const
{
    return { m_transport.send(link(Verb::Get, QStringLiteral("LoginUsingAMagicLink"),
                 path({ QStringLiteral("auth"), QStringLiteral("magic"), id }))),
        decodeBrowserRedirect };
}

} // namespace drydock::api
