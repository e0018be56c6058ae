// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradmaccount.h"
#include "models/api/useradmplans.h"
#include "models/api/useradmroles.h"
#include "models/api/useradmsso.h"
#include "tests/fuzz/apifuzz.h"

namespace {

using namespace drydock;

void administration(const QByteArray &json)
{
    fuzz::decodeAnswer<api::Plan>(json, api::decodePlan);
    fuzz::decodeAnswer<api::PlanBinding>(json, api::decodePlanBinding);
    fuzz::decodeAnswer<api::UserLimit>(json, api::decodeUserLimit);
    fuzz::decodeAnswer<api::Role>(json, api::decodeRole);
    fuzz::decodeAnswer<api::PermissionSet>(json, api::decodePermissionSet);
    fuzz::decodeAnswer<api::IdentityProvider>(json, api::decodeIdentityProvider);
    fuzz::decodeAnswer<api::NewUser>(json, api::decodeNewUser);
    fuzz::decodeAnswer<api::UserChange>(json, api::decodeUserChange);
    fuzz::decodeAnswer<api::Invitation>(json, api::decodeInvitation);
    fuzz::decodeAnswer<api::TenantAssignment>(json, api::decodeTenantAssignment);
}

void account(const QByteArray &json)
{
    fuzz::decodeAnswer<api::EmailChange>(json, api::decodeEmailChange);
    fuzz::decodeAnswer<api::PasswordChange>(json, api::decodePasswordChange);
    fuzz::decodeAnswer<api::PasswordReset>(json, api::decodePasswordReset);
    fuzz::decodeAnswer<api::EmailChangeRequest>(json, api::decodeEmailChangeRequest);
    fuzz::decodeAnswer<api::ProductFeedback>(json, api::decodeProductFeedback);
    fuzz::decodeAnswer<api::AssistantFeedback>(json, api::decodeAssistantFeedback);
    fuzz::decodeRequest(json, api::decodeSecondFactorBody, api::encodeSecondFactorBody);
    fuzz::decodeRequest(json, api::decodeEmailBody, api::encodeEmailBody);
    fuzz::decodeRequest(json, api::decodeSecretBody, api::encodeSecretBody);
    if (const auto png = api::decodeSecondFactorPicture(fuzz::answer(json)); png.ok()) {
        const auto again = api::decodeSecondFactorPicture(fuzz::answer(api::encodeSecondFactorPicture(*png)));
        if (!again.ok() || *again != *png)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::User>(json, api::decodeUser);
    fuzz::decodeAnswer<api::PersonalAccessToken>(json, api::decodePersonalAccessToken);
    fuzz::decodeRequest(json, api::decodeSignInBody, api::encodeSignInBody);
    fuzz::decodeRequest(json, api::decodeNewToken, api::encodeNewToken);
    administration(json);
    account(json);
    static_cast<void>(api::readTokenClaims(json));
    const auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    static_cast<void>(api::readTokenClaims("e30." + json.toBase64(base64) + ".c2ln"));
    if (const auto settings = api::decodeSettings(json, "e"); settings.ok()) {
        const auto changed = api::withSetting(settings->json, QStringLiteral("a key of ours"), "[1]");
        if (!changed.ok() || api::settingValue(*changed, QStringLiteral("a key of ours")) != "[1]")
            std::abort();
    }
    return 0;
}
