// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deviceconfig.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::DeviceConfiguration>(json, api::decodeDeviceConfiguration);
    fuzz::decodeRequest(json, api::decodeConfigurationBody, api::encodeConfigurationBody);
    fuzz::decodeRequest(json, api::decodeConfigurationRollout, api::encodeConfigurationRollout);
    return 0;
}
