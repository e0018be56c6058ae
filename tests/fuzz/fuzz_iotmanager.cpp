// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/iotmanager.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::Integration>(json, api::decodeIntegration);
    fuzz::decodeAnswer<api::IotCredentials>(json, api::decodeIotCredentials);
    fuzz::decodeAnswer<api::IotDeviceState>(json, api::decodeIotDeviceState);
    fuzz::decodeAnswer<api::IotEvent>(json, api::decodeIotEvent);
    const auto states = api::decodeObject<api::IotDeviceStates>(fuzz::answer(json), api::decodeIotDeviceStates);
    if (states.ok())
        static_cast<void>(api::encodeIotDeviceStates(*states));
    fuzz::decodeRequest(
        json, api::decodeIntegrationBody, [](const api::Integration &integration) { return api::toJson(integration); });
    fuzz::decodeRequest(
        json, api::decodeIotCredentialsBody, [](const api::IotCredentials &credentials) { return api::toJson(credentials); });
    return 0;
}
