// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradmaccount.h"

#include "models/api/fields.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("useradm") } + QStringList(tail);
}

QStringList authPath(const QString &what, const QString &step)
{
    return path({ QStringLiteral("auth"), what, step });
}

QStringList emailChangePath(const QString &step)
{
    return path({ QStringLiteral("users"), QStringLiteral("me"), QStringLiteral("email-change"), step });
}

QByteArray oneField(QByteArrayView name, const QString &text)
{
    JsonWriter writer;
    return writer.beginObject().field(name, text).endObject().take();
}

Result<QString> readOneField(const QByteArray &json, const char *name)
{
    return decodeBody<QString>(json, [name](Reader &reader) { return reader.id(name); });
}

RequestSpec post(const QString &operation, QStringList where, QByteArray json)
{
    return request::withJson(
        request::make(Verb::Post, operation, std::move(where), Lane::Interactive), std::move(json));
}

//! What proves itself by what came in an e-mail.
RequestSpec withoutSession(RequestSpec spec)
{
    spec.credentials = Credentials::None;
    return spec;
}

RequestSpec feedback(const QString &form, QByteArray json)
{
    return post(QStringLiteral("UserFeedback"),
        { QStringLiteral("v2"), QStringLiteral("useradm"), QStringLiteral("support"), QStringLiteral("feedback"), form },
        std::move(json));
}

} // namespace

Result<QByteArray> decodeSecondFactorPicture(const HttpReply &reply)
{
    return decodeObject<QByteArray>(reply, [](Reader &reader) {
        const QByteArray base64 = reader.id("qr").toLatin1();
        const auto png = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
        if (!png || png.decoded.isEmpty())
            reader.fail("expected a picture in base64");
        return png.decoded;
    });
}

QByteArray encodeSecondFactorPicture(const QByteArray &png)
{
    return oneField("qr", QString::fromLatin1(png.toBase64()));
}

PasswordChange decodePasswordChange(Reader &reader)
{
    fields::requireObject(reader);
    return { reader.optString("password"), reader.optString("current_password") };
}

void encode(JsonWriter &writer, const PasswordChange &change)
{
    writer.beginObject().field("password", change.password);
    writer.field("current_password", change.currentPassword).endObject();
}

PasswordReset decodePasswordReset(Reader &reader)
{
    return { reader.id("secret_hash"), reader.id("password") };
}

void encode(JsonWriter &writer, const PasswordReset &reset)
{
    writer.beginObject().field("secret_hash", reset.secretHash).field("password", reset.password).endObject();
}

EmailChangeRequest decodeEmailChangeRequest(Reader &reader)
{
    return { reader.id("email"), reader.optString("current_password") };
}

void encode(JsonWriter &writer, const EmailChangeRequest &request)
{
    writer.beginObject().field("email", request.email);
    writer.optField("current_password", request.currentPassword);
    writer.endObject();
}

Result<QString> decodeSecondFactorBody(const QByteArray &json)
{
    return readOneField(json, "token2fa");
}

QByteArray encodeSecondFactorBody(const QString &code)
{
    return oneField("token2fa", code);
}

Result<QString> decodeEmailBody(const QByteArray &json)
{
    return readOneField(json, "email");
}

QByteArray encodeEmailBody(const QString &email)
{
    return oneField("email", email);
}

Result<QString> decodeSecretBody(const QByteArray &json)
{
    return readOneField(json, "secret_hash");
}

QByteArray encodeSecretBody(const QString &secretHash)
{
    return oneField("secret_hash", secretHash);
}

ProductFeedback decodeProductFeedback(Reader &reader)
{
    fields::requireObject(reader);
    return { fields::number(reader, "score"), reader.optString("message") };
}

void encode(JsonWriter &writer, const ProductFeedback &feedback)
{
    writer.beginObject();
    fields::write(writer, "score", feedback.score);
    writer.optField("message", feedback.message);
    writer.endObject();
}

AssistantFeedback decodeAssistantFeedback(Reader &reader)
{
    return { reader.boolean("useful"), reader.id("deployment_id"), reader.id("device_id") };
}

void encode(JsonWriter &writer, const AssistantFeedback &feedback)
{
    writer.beginObject().field("useful", feedback.useful).field("deployment_id", feedback.deploymentId);
    writer.field("device_id", feedback.deviceId).endObject();
}

Call<Nothing> AccountApi::changeOwn(const UserChange &change) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Put, QStringLiteral("Update Own User Data"),
                     path({ QStringLiteral("users"), QStringLiteral("me") }), Lane::Interactive),
                 toJson(change))),
        decodeNothing };
}

Call<Nothing> AccountApi::changePassword(const PasswordChange &change) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Put, QStringLiteral("Useradm V2 Update Own User Data"),
                     { QStringLiteral("v2"), QStringLiteral("useradm"), QStringLiteral("users"), QStringLiteral("me") },
                     Lane::Interactive),
                 toJson(change))),
        decodeNothing };
}

Call<QByteArray> AccountApi::secondFactorPicture() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("Get2FaQrCode"), path({ QStringLiteral("2faqr") }), Lane::Interactive)),
        decodeSecondFactorPicture };
}

Call<Nothing> AccountApi::verifySecondFactor(const QString &code) const
{
    // A code is good for one use only.
    return { m_transport.send(request::withJson(request::make(Verb::Put, QStringLiteral("VerifyThe2FaToken"),
                                                    path({ QStringLiteral("2faverify") }), Lane::Interactive),
                 encodeSecondFactorBody(code))),
        decodeNothing };
}

Call<Nothing> AccountApi::startPasswordReset(const QString &email) const
{
    return { m_transport.send(withoutSession(post(QStringLiteral("InitiatePasswordResetRequest"),
                 authPath(QStringLiteral("password-reset"), QStringLiteral("start")), encodeEmailBody(email)))),
        decodeNothing };
}

Call<Nothing> AccountApi::completePasswordReset(const PasswordReset &reset) const
{
    return { m_transport.send(withoutSession(post(QStringLiteral("CompletePasswordResetRequest"),
                 authPath(QStringLiteral("password-reset"), QStringLiteral("complete")), toJson(reset)))),
        decodeNothing };
}

Call<Nothing> AccountApi::startEmailVerification(const QString &email) const
{
    return { m_transport.send(post(QStringLiteral("InitiateEmailVerificationRequest"),
                 authPath(QStringLiteral("verify-email"), QStringLiteral("start")), encodeEmailBody(email))),
        decodeNothing };
}

Call<Nothing> AccountApi::completeEmailVerification(const QString &secretHash) const
{
    return { m_transport.send(withoutSession(post(QStringLiteral("CompleteEmailVerification"),
                 authPath(QStringLiteral("verify-email"), QStringLiteral("complete")), encodeSecretBody(secretHash)))),
        decodeNothing };
}

Call<Nothing> AccountApi::startEmailChange(const EmailChangeRequest &change) const
{
    return { m_transport.send(post(QStringLiteral("InitiateEmailChangeRequest"),
                 emailChangePath(QStringLiteral("start")), toJson(change))),
        decodeNothing };
}

Call<Nothing> AccountApi::completeEmailChange(const QString &secretHash) const
{
    return { m_transport.send(withoutSession(post(QStringLiteral("CompleteEmailChange"),
                 emailChangePath(QStringLiteral("complete")), encodeSecretBody(secretHash)))),
        decodeNothing };
}

Call<Nothing> AccountApi::cancelEmailChange() const
{
    return { m_transport.send(request::make(Verb::Post, QStringLiteral("CancelEmailChangeRequest"),
                 emailChangePath(QStringLiteral("cancel")), Lane::Interactive)),
        decodeNothing };
}

Call<std::optional<EmailChange>> AccountApi::pendingEmailChange() const
{
    return { m_transport.send(request::get(QStringLiteral("GetPendingEmailChangeRequest"),
                 emailChangePath(QStringLiteral("pending")), Lane::Interactive)),
        [](const HttpReply &reply) -> Result<std::optional<EmailChange>> {
            constexpr int kNoContent = 204;
            if (reply.status == kNoContent)
                return std::optional<EmailChange>();
            const Result<EmailChange> change = decodeObject<EmailChange>(reply, decodeEmailChange);
            if (!change.ok())
                return change.error();
            return std::optional<EmailChange>(*change);
        } };
}

Call<QByteArray> AccountApi::tokenFor(const QString &tenantId) const
{
    return { m_transport.send(request::get(QStringLiteral("IssueToken"),
                 path({ QStringLiteral("users"), QStringLiteral("tenants"), tenantId, QStringLiteral("token") }),
                 Lane::Interactive)),
        decodeToken };
}

Call<Nothing> AccountApi::sendFeedback(const ProductFeedback &form) const
{
    return { m_transport.send(feedback(QStringLiteral("product"), toJson(form))), decodeNothing };
}

Call<Nothing> AccountApi::sendFeedback(const AssistantFeedback &form) const
{
    return { m_transport.send(feedback(QStringLiteral("feat.ai"), toJson(form))), decodeNothing };
}

} // namespace drydock::api
