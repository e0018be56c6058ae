// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deviceauth.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::AuthDevice>(json, api::decodeAuthDevice);
    fuzz::decodeAnswer<api::AuthSet>(json, api::decodeAuthSet);
    fuzz::decodeAnswer<api::AuthSetStatus>(json, api::decodeAuthSetStatus);
    fuzz::decodeAnswer<api::DeviceFlags>(json, api::decodeDeviceFlags);
    fuzz::decodeAnswer<api::TierLimits>(json, api::decodeTierLimits);
    fuzz::decodeRequest(json, api::decodeAutoAuthentication, api::encodeAutoAuthentication);
    fuzz::decodeRequest(json, api::decodeAuthSearch, api::encodeAuthSearch);
    fuzz::decodeRequest(json, api::decodePreauthorization, api::encodePreauthorization);
    fuzz::decodeRequest(json, api::decodeStatusBody, api::encodeStatusBody);
    return 0;
}
