// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/useradm.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::User>(json, api::decodeUser);
    fuzz::decodeAnswer<api::PersonalAccessToken>(json, api::decodePersonalAccessToken);
    fuzz::decodeRequest(json, api::decodeSignInBody, api::encodeSignInBody);
    fuzz::decodeRequest(json, api::decodeNewToken, api::encodeNewToken);
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
