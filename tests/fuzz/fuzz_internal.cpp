// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/internal.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::StorageSettings>(json, api::decodeStorageSettings);
    fuzz::decodeAnswer<api::User>(json, api::decodeUser);
    fuzz::decodeAnswer<api::StorageUse>(json, api::decodeStorageUse);
    fuzz::decodeRequest(
        json, api::decodeStorageSettingsBody, [](const api::StorageSettings &settings) { return api::toJson(settings); });
    fuzz::decodeRequest(json, api::decodeInternalNewUser, api::encodeInternalNewUser);
    fuzz::decodeRequest(json, api::decodeNewTenantBody, api::encodeNewTenantBody);
    static_cast<void>(api::readInternalEndpoints(QString::fromUtf8(json)));
    return 0;
}
