// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a frame of a device connect socket: what decodes must come back from our own encoder as it was.
#include "models/api/protomsg.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace drydock;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<api::ProtoMessage> message = api::decodeProtoMessage(bytes);
    if (message.ok()) {
        const Result<api::ProtoMessage> again = api::decodeProtoMessage(api::encode(*message));
        if (!again.ok() || !(*again == *message))
            std::abort();
    }
    const Result<api::ProtoMap> map = api::unpackMap(bytes);
    if (map.ok()) {
        const Result<api::ProtoMap> again = api::unpackMap(api::packMap(*map));
        if (!again.ok() || !(*again == *map))
            std::abort();
    }
    return 0;
}
