// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deviceconnect.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::ConnectionState>(json, api::decodeConnectionState);
    // The headers of a download: the same bytes as every one of them.
    HttpReply reply;
    for (const char *name : { "X-MEN-File-Path", "X-MEN-File-UID", "X-MEN-File-GID", "X-MEN-File-Mode", "X-MEN-File-Size" })
        reply.headers.append({ name, json });
    const api::DeviceFile file = api::decodeDeviceFile(reply);
    reply.headers = api::encodeDeviceFile(file);
    if (!(api::decodeDeviceFile(reply) == file))
        std::abort();
    return 0;
}
