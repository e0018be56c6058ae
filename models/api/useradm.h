// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's useradm service, management API v1: sign-in, own user, settings with ETag, personal access tokens. The
// rest of it is in useradmusers.h, useradmaccount.h, useradmroles.h, useradmplans.h and useradmsso.h.
// Structs are plain values on any thread; UserAdmApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/v1/useradm/*`, server.md section 2.
#pragma once

#include "models/api/canonicaljson.h"
#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>

namespace drydock::api {

struct SignIn {
    QString email;
    QString password; //!< sent once as HTTP Basic, never stored
    QString secondFactor; //!< six digits, empty where not asked for
    bool noExpiry = false; //!< "stay signed in"
};

//! What sign-in answers: the token, or that the account signs in elsewhere (JSON with `id` and `kind`).
struct SignInAnswer {
    QByteArray token; //!< JWT; empty when the account belongs to an identity provider
    QString providerId;
    QString providerKind; //!< "sso/saml" or "sso/oidc"
    bool operator==(const SignInAnswer &) const = default;
};

//! The claims of a token that a client may read; the signature is the server's business.
struct TokenClaims {
    QString tokenId; //!< jti
    UserId user; //!< sub
    Timestamp expires; //!< invalid where the token does not expire
    Timestamp issued;
    QString tenant;
    QString plan; //!< mender.plan, empty on the open source server
    bool operator==(const TokenClaims &) const = default;
};
//! Nothing where the text is not a JWT with a JSON body.
std::optional<TokenClaims> readTokenClaims(const QByteArray &token);

//! How a user signs in elsewhere.
struct SsoLink {
    QString id; //!< of the identity provider
    QString kind; //!< "sso/saml", "sso/oidc", …; unknown values are kept
    QString subject;
    bool operator==(const SsoLink &) const = default;
};
SsoLink decodeSsoLink(Reader &reader);
void encode(JsonWriter &writer, const SsoLink &link);

struct TenantName {
    QString id;
    QString name;
    bool operator==(const TenantName &) const = default;
};
//! A change of the e-mail address that waits for its confirmation.
struct EmailChange {
    QString newEmail;
    Timestamp created;
    Timestamp validUntil;
    bool operator==(const EmailChange &) const = default;
};
EmailChange decodeEmailChange(Reader &reader);
void encode(JsonWriter &writer, const EmailChange &change);

struct User {
    UserId id;
    QString email;
    Timestamp created;
    Timestamp updated;
    Timestamp lastSignIn; //!< login_ts
    QStringList roles;
    QString secondFactor; //!< tfa_status: "enabled", "disabled", "unverified"; unknown values are kept
    std::optional<bool> verified; //!< the e-mail address; the open source server does not say
    std::vector<SsoLink> sso;
    QString tenantId;
    QStringList tenantIds;
    std::vector<TenantName> tenants; //!< the same with names, where the server gives them
    std::optional<EmailChange> pendingEmail;
    [[nodiscard]] bool secondFactorEnabled() const { return secondFactor == QLatin1String("enabled"); }
    bool operator==(const User &) const = default;
};
User decodeUser(Reader &reader);
void encode(JsonWriter &writer, const User &user);

//! Settings are a JSON object whose unknown keys must survive: `json` is the object as received.
struct Settings {
    QByteArray json; //!< "{}" when nothing is stored
    QByteArray etag; //!< raw, unquoted; empty when nothing is stored
    //! Global settings: `id_attribute`, as {attribute, scope} or the older plain string (scope identity).
    QString idAttributeScope;
    QString idAttributeName; //!< empty: the device id
    bool operator==(const Settings &) const = default;
};

struct PersonalAccessToken {
    QString id;
    QString name;
    Timestamp created;
    Timestamp expires;
    Timestamp lastUsed;
    bool operator==(const PersonalAccessToken &) const = default;
};

PersonalAccessToken decodePersonalAccessToken(Reader &reader);
void encode(JsonWriter &writer, const PersonalAccessToken &token);

//! Settings from the object as received; Decode where it is none.
Result<Settings> decodeSettings(const QByteArray &json, const QByteArray &etag);
//! One key of a settings object set to `valueJson` (taken as it is); every other key keeps its value. Decode where
//! `settingsJson` is no object.
Result<QByteArray> withSetting(const QByteArray &settingsJson, const QString &key, const QByteArray &valueJson);
Result<QByteArray> withoutSetting(const QByteArray &settingsJson, const QString &key);
//! The value of one key as JSON; empty where there is none.
QByteArray settingValue(const QByteArray &settingsJson, const QString &key);
//! The value of `id_attribute`, for withSetting().
QByteArray encodeIdAttribute(const QString &scope, const QString &name);
inline const QString kIdAttributeSetting = QStringLiteral("id_attribute");
struct IdAttribute {
    QString scope;
    QString name; //!< empty: the device id
    bool operator==(const IdAttribute &) const = default;
};
//! Of the setting's value; the device id where there is none.
IdAttribute decodeIdAttribute(const QByteArray &valueJson);

//! The tenant's: a device silent for longer counts as offline.
struct OfflineThreshold {
    int interval = 1;
    QString unit; //!< "days"; unknown values are kept
    bool operator==(const OfflineThreshold &) const = default;
};
std::optional<OfflineThreshold> decodeOfflineThreshold(const QByteArray &valueJson);
QByteArray encodeOfflineThreshold(const OfflineThreshold &threshold);
inline const QString kOfflineThresholdSetting = QStringLiteral("offlineThreshold");
inline const QString kDaysUnit = QStringLiteral("days");

//! The members of a settings object, each in canonical form; Decode where it is none.
Result<KeyedValues> settingsMembers(const QByteArray &settingsJson);
QByteArray settingsObject(const KeyedValues &members);

// What the server reads and writes.
struct SignInOptions {
    bool noExpiry = false;
    QString secondFactor;
    bool operator==(const SignInOptions &) const = default;
};
Result<SignInOptions> decodeSignInBody(const QByteArray &json); //!< an empty body is the default
QByteArray encodeSignInBody(const SignInOptions &options);
//! A token that stands alone in the answer, or as a JSON string; Protocol where there is none.
Result<QByteArray> decodeToken(const HttpReply &reply);
void encode(JsonWriter &writer, const SignInAnswer &answer); //!< the identity provider's form; a token is sent bare

struct NewToken {
    QString name;
    qint64 expiresInSeconds = 0; //!< 0: never
    bool operator==(const NewToken &) const = default;
};
Result<NewToken> decodeNewToken(const QByteArray &json);
QByteArray encodeNewToken(const NewToken &token);

class UserAdmApi {
public:
    explicit UserAdmApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<SignInAnswer> signIn(const SignIn &request) const; //!< POST useradm/auth/login
    Call<Nothing> signOut() const; //!< POST useradm/auth/logout
    Call<User> me() const; //!< GET useradm/users/me
    Call<Settings> settings(Lane lane = Lane::Interactive) const; //!< GET useradm/settings
    Call<Settings> mySettings(Lane lane = Lane::Interactive) const; //!< GET useradm/settings/me
    //! POST with If-Match; 412 arrives as PreconditionFailed.
    Call<Nothing> storeSettings(const Settings &settings) const;
    Call<Nothing> storeMySettings(const Settings &settings) const;
    Call<Page<PersonalAccessToken>> tokens() const;
    //! The token itself, shown once. 409: the name is taken; 422: there are ten already.
    Call<QByteArray> createToken(const NewToken &token) const;
    Call<Nothing> revokeToken(const QString &id) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
