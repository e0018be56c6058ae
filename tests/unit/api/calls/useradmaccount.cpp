// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const QString kEmail = QStringLiteral("ada@example.com");
const QString kSecret = QStringLiteral("c0ffee");

std::vector<ApiCall> ownCalls()
{
    return {
        { "changeOwn",
            "PUT api/management/v1/useradm/users/me | interactive | once | Update Own User Data | "
            R"({"email":"ada@example.org","current_password":"secret11"})",
            with<AccountApi>([](const auto &api) {
                return api.changeOwn({ QStringLiteral("ada@example.org"), {}, QStringLiteral("secret11"), {} });
            }),
            204, {}, kNoType, {} },
        { "changePassword",
            "PUT api/management/v2/useradm/users/me | interactive | once | Useradm V2 Update Own User Data | "
            R"({"password":"secret12","current_password":"secret11"})",
            with<AccountApi>([](const auto &api) {
                return api.changePassword({ QStringLiteral("secret12"), QStringLiteral("secret11") });
            }),
            204, {}, kNoType, {} },
        { "secondFactorPicture", "GET api/management/v1/useradm/2faqr | interactive | repeatable | Get2FaQrCode",
            with<AccountApi>([](const auto &api) { return api.secondFactorPicture(); }), 200,
            encodeSecondFactorPicture("\x89PNG") },
        { "verifySecondFactor",
            R"(PUT api/management/v1/useradm/2faverify | interactive | once | VerifyThe2FaToken | {"token2fa":"123456"})",
            with<AccountApi>([](const auto &api) { return api.verifySecondFactor(QStringLiteral("123456")); }), 202, {},
            kNoType, {} },
        { "tokenFor",
            "GET api/management/v1/useradm/users/tenants/t-1/token | interactive | repeatable | IssueToken",
            with<AccountApi>([](const auto &api) { return api.tokenFor(QStringLiteral("t-1")); }), 200,
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "application/jwt", {} },
        { "feedback",
            "POST api/management/v2/useradm/support/feedback/product | interactive | once | UserFeedback | "
            R"({"score":4.5,"message":"m"})",
            with<AccountApi>([](const auto &api) {
                return api.sendFeedback(ProductFeedback { 4.5, QStringLiteral("m") });
            }),
            204, {}, kNoType, {} },
        { "feedback on the assistant",
            "POST api/management/v2/useradm/support/feedback/feat.ai | interactive | once | UserFeedback | "
            R"({"useful":true,"deployment_id":"d-1","device_id":"e-1"})",
            with<AccountApi>([](const auto &api) {
                return api.sendFeedback(AssistantFeedback { true, QStringLiteral("d-1"), QStringLiteral("e-1") });
            }),
            204, {}, kNoType, {} },
    };
}

std::vector<ApiCall> proofCalls()
{
    return {
        { "startPasswordReset",
            "POST api/management/v1/useradm/auth/password-reset/start | interactive | once | "
            R"(InitiatePasswordResetRequest | {"email":"ada@example.com"})",
            with<AccountApi>([](const auto &api) { return api.startPasswordReset(kEmail); }), 202, {}, kNoType, {},
            Credentials::None },
        { "completePasswordReset",
            "POST api/management/v1/useradm/auth/password-reset/complete | interactive | once | "
            R"(CompletePasswordResetRequest | {"secret_hash":"c0ffee","password":"secret12"})",
            with<AccountApi>([](const auto &api) {
                return api.completePasswordReset({ kSecret, QStringLiteral("secret12") });
            }),
            202, {}, kNoType, {}, Credentials::None },
        { "startEmailVerification",
            "POST api/management/v1/useradm/auth/verify-email/start | interactive | once | "
            R"(InitiateEmailVerificationRequest | {"email":"ada@example.com"})",
            with<AccountApi>([](const auto &api) { return api.startEmailVerification(kEmail); }), 202, {}, kNoType, {} },
        { "completeEmailVerification",
            "POST api/management/v1/useradm/auth/verify-email/complete | interactive | once | "
            R"(CompleteEmailVerification | {"secret_hash":"c0ffee"})",
            with<AccountApi>([](const auto &api) { return api.completeEmailVerification(kSecret); }), 204, {}, kNoType,
            {}, Credentials::None },
        { "startEmailChange",
            "POST api/management/v1/useradm/users/me/email-change/start | interactive | once | "
            R"(InitiateEmailChangeRequest | {"email":"ada@example.com","current_password":"secret11"})",
            with<AccountApi>([](const auto &api) {
                return api.startEmailChange({ kEmail, QStringLiteral("secret11") });
            }),
            202, {}, kNoType, {} },
        { "completeEmailChange",
            "POST api/management/v1/useradm/users/me/email-change/complete | interactive | once | "
            R"(CompleteEmailChange | {"secret_hash":"c0ffee"})",
            with<AccountApi>([](const auto &api) { return api.completeEmailChange(kSecret); }), 204, {}, kNoType, {},
            Credentials::None },
        { "cancelEmailChange",
            "POST api/management/v1/useradm/users/me/email-change/cancel | interactive | once | CancelEmailChangeRequest",
            with<AccountApi>([](const auto &api) { return api.cancelEmailChange(); }), 204, {}, kNoType, {} },
        { "pendingEmailChange",
            "GET api/management/v1/useradm/users/me/email-change/pending | interactive | repeatable | "
            "GetPendingEmailChangeRequest",
            with<AccountApi>([](const auto &api) { return api.pendingEmailChange(); }), 200,
            toJson(sample::emailChange()) },
        { "no pending email change",
            "GET api/management/v1/useradm/users/me/email-change/pending | interactive | repeatable | "
            "GetPendingEmailChangeRequest",
            with<AccountApi>([](const auto &api) { return api.pendingEmailChange(); }), 204, {}, kNoType, {} },
    };
}

} // namespace

std::vector<ApiCall> accountCalls()
{
    std::vector<ApiCall> calls = ownCalls();
    const std::vector<ApiCall> proofs = proofCalls();
    calls.insert(calls.end(), proofs.begin(), proofs.end());
    return calls;
}

} // namespace drydock::test
