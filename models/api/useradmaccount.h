// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's useradm service, seen by the user himself: e-mail address and password, second factor, the proofs that come by
// e-mail, another tenant, feedback. Signing in and out is in useradm.h.
// Structs are plain values on any thread; AccountApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/{v1,v2}/useradm/{users/me,2fa*,auth/*,support}`, server.md sections 2.3 and 2.8. Commercial
// servers only, but for `users/me`. v2 `users/me` is used for the password, which is all that it changes; v1 for both.
// What ends with a proof from an e-mail (`secretHash`) works without a session.
#pragma once

#include "models/api/useradmusers.h"

namespace drydock::api {

//! The picture that an authenticator scans; it holds the secret of the second factor and is never stored.
Result<QByteArray> decodeSecondFactorPicture(const HttpReply &reply); //!< a PNG
QByteArray encodeSecondFactorPicture(const QByteArray &png);

struct PasswordChange {
    QString password;
    QString currentPassword;
    bool operator==(const PasswordChange &) const = default;
};
PasswordChange decodePasswordChange(Reader &reader);
void encode(JsonWriter &writer, const PasswordChange &change);

struct PasswordReset {
    QString secretHash; //!< from the link in the e-mail
    QString password;
    bool operator==(const PasswordReset &) const = default;
};
PasswordReset decodePasswordReset(Reader &reader);
void encode(JsonWriter &writer, const PasswordReset &reset);

struct EmailChangeRequest {
    QString email;
    QString currentPassword;
    bool operator==(const EmailChangeRequest &) const = default;
};
EmailChangeRequest decodeEmailChangeRequest(Reader &reader);
void encode(JsonWriter &writer, const EmailChangeRequest &request);

// Bodies of one field.
Result<QString> decodeSecondFactorBody(const QByteArray &json);
QByteArray encodeSecondFactorBody(const QString &code);
Result<QString> decodeEmailBody(const QByteArray &json);
QByteArray encodeEmailBody(const QString &email);
Result<QString> decodeSecretBody(const QByteArray &json);
QByteArray encodeSecretBody(const QString &secretHash);

struct ProductFeedback {
    std::optional<double> score;
    QString message;
    bool operator==(const ProductFeedback &) const = default;
};
ProductFeedback decodeProductFeedback(Reader &reader);
void encode(JsonWriter &writer, const ProductFeedback &feedback);

//! On what the server's assistant said of a failed deployment.
struct AssistantFeedback {
    bool useful = false;
    QString deploymentId;
    QString deviceId;
    bool operator==(const AssistantFeedback &) const = default;
};
AssistantFeedback decodeAssistantFeedback(Reader &reader);
void encode(JsonWriter &writer, const AssistantFeedback &feedback);

class AccountApi {
public:
    explicit AccountApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Nothing> changeOwn(const UserChange &change) const; //!< PUT v1 users/me; see UsersApi::change()
    Call<Nothing> changePassword(const PasswordChange &change) const; //!< PUT v2 users/me

    // Second factor: UsersApi::enableSecondFactor(kOwnUser), then the picture, then its first code.
    Call<QByteArray> secondFactorPicture() const;
    Call<Nothing> verifySecondFactor(const QString &code) const;

    Call<Nothing> startPasswordReset(const QString &email) const; //!< without a session; the same for unknown addresses
    Call<Nothing> completePasswordReset(const PasswordReset &reset) const; //!< without a session
    Call<Nothing> startEmailVerification(const QString &email) const;
    Call<Nothing> completeEmailVerification(const QString &secretHash) const; //!< without a session
    Call<Nothing> startEmailChange(const EmailChangeRequest &request) const;
    Call<Nothing> completeEmailChange(const QString &secretHash) const; //!< without a session
    Call<Nothing> cancelEmailChange() const;
    Call<std::optional<EmailChange>> pendingEmailChange() const; //!< nothing where none waits (204)

    Call<QByteArray> tokenFor(const QString &tenantId) const; //!< a session in another tenant of the user's
    Call<Nothing> sendFeedback(const ProductFeedback &feedback) const;
    Call<Nothing> sendFeedback(const AssistantFeedback &feedback) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
