// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's useradm service: signing in elsewhere (SAML, OpenID Connect, OAuth 2.0, a link from an e-mail) and the
// identity providers that a tenant has set up for it. Commercial servers only; the open source server answers 404.
// Structs are plain values on any thread; SsoApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/v1/useradm/{sso,oidc,oauth2,auth/sso,auth/magic}`, server.md section 2.1.
//
// The links answer with a redirect, which belongs to a browser: open what samlLoginUrl() and its like give. The calls
// of the same operations take the redirect itself for their answer and follow nothing.
#pragma once

#include "models/api/useradm.h"

#include <QUrl>

namespace drydock::api {

struct IdentityProvider {
    QString id;
    QString issuer;
    Timestamp validUntil; //!< invalid where the provider does not say
    bool operator==(const IdentityProvider &) const = default;
};
IdentityProvider decodeIdentityProvider(Reader &reader);
void encode(JsonWriter &writer, const IdentityProvider &provider);

//! What a provider says of itself: SAML in XML, or OpenID Connect in JSON, which may hold a client secret. Taken as it is.
struct ProviderMetadata {
    QByteArray content; //!< empty where there is none yet
    QByteArray contentType; //!< kSamlMetadata, "application/json"
    bool operator==(const ProviderMetadata &) const = default;
};
inline const QByteArray kSamlMetadata = QByteArrayLiteral("application/samlmetadata+xml");

//! Where the server sends the browser.
struct BrowserRedirect {
    QUrl target;
    QByteArray token; //!< of the session that begins, where the answer brings one as its JWT cookie
    bool operator==(const BrowserRedirect &) const = default;
};
//! Protocol where the answer points nowhere.
Result<BrowserRedirect> decodeBrowserRedirect(const HttpReply &reply);

//! For a browser; `server` is the base URL. Invalid where the id cannot stand in a URL.
QUrl samlLoginUrl(const QUrl &server, const QString &providerId);
QUrl oidcLoginUrl(const QUrl &server, const QString &providerId);
QUrl oauthLoginUrl(const QUrl &server, const QString &provider); //!< "github", "google"

class SsoApi {
public:
    explicit SsoApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<IdentityProvider>> providers() const;
    Call<ProviderMetadata> provider(const QString &id) const;
    Call<Nothing> addProvider(const ProviderMetadata &metadata) const; //!< 409 (Conflict): there is one already
    Call<Nothing> replaceProvider(const QString &id, const ProviderMetadata &metadata) const;
    Call<Nothing> removeProvider(const QString &id) const;
    Call<ProviderMetadata> serviceProvider(const QString &id) const; //!< what the identity provider has to be told

    Call<BrowserRedirect> startSaml(const QString &providerId) const;
    Call<BrowserRedirect> submitAssertion(const QString &providerId, const QByteArray &samlResponse) const;
    Call<BrowserRedirect> startOidc(const QString &providerId) const;
    //! `answer` is what the provider put behind the link: code and state.
    Call<BrowserRedirect> finishOidc(
        const QString &providerId, const QList<std::pair<QString, QString>> &answer) const;
    Call<BrowserRedirect> startOAuth(const QString &provider) const;
    //! Lets an account with a password sign in by OAuth from now on; the answer is a token.
    Call<QByteArray> linkOAuth(const SignIn &account) const;
    Call<BrowserRedirect> useMagicLink(const QString &id) const; //!< good once

private:
    Transport &m_transport;
};

} // namespace drydock::api
