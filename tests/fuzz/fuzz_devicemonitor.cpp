// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/devicemonitor.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::Alert>(json, api::decodeAlert);
    fuzz::decodeAnswer<api::MonitorCheck>(json, api::decodeMonitorCheck);
    fuzz::decodeRequest(json, api::decodeEnabledBody, api::encodeEnabledBody);
    return 0;
}
