// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/calls/calls.h"

#include <QBuffer>

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> deviceConnectCalls(const QString &file)
{
    using A = DeviceConnectApi;
    const QByteArray key = "AAECAwQFBgcICQoLDA0ODw==";
    return {
        { "state",
            "GET api/management/v1/deviceconnect/devices/00000000-0000-4000-8000-000000000004 | polling | repeatable | "
            "DeviceConnect Management Get device",
            with<A>([](const auto &api) { return api.state(kDevice); }), 200, toJson(sample::connectionState()) },
        { "checkUpdate",
            "POST api/management/v1/deviceconnect/devices/00000000-0000-4000-8000-000000000004/check-update | interactive | "
            "repeatable | DeviceConnect Management Check Update",
            with<A>([](const auto &api) { return api.checkUpdate(kDevice); }), 202, {}, kNoType, {} },
        { "sendInventory",
            "POST api/management/v1/deviceconnect/devices/00000000-0000-4000-8000-000000000004/send-inventory | interactive | "
            "repeatable | DeviceConnect Management Send Inventory",
            with<A>([](const auto &api) { return api.sendInventory(kDevice); }), 202, {}, kNoType, {} },
        { "upload",
            "PUT api/management/v1/deviceconnect/devices/00000000-0000-4000-8000-000000000004/upload | transfer | once | "
            "DeviceConnect Management Upload",
            with<A>([file](const auto &api) {
             return api.upload(kDevice, { file, QStringLiteral("/tmp/x"), 0, 1000, 0644U });
         }),
            201, {}, kNoType, {} },
        { "download",
            "GET api/management/v1/deviceconnect/devices/00000000-0000-4000-8000-000000000004/download?path=/etc/a b | transfer | "
            "repeatable | DeviceConnect Management Download",
            with<A>([](const auto &api) {
             auto sink = std::make_shared<QBuffer>();
             sink->open(QIODevice::WriteOnly);
             return api.download(kDevice, QStringLiteral("/etc/a b"), sink);
         }),
            200, "content", "application/octet-stream", encodeDeviceFile(sample::deviceFile()) },
        { "connect",
            "GET api/management/v1/deviceconnect/devices/00000000-0000-4000-8000-000000000004/connect | interactive | repeatable | "
            "DeviceConnect Management Connect | Connection: Upgrade | Upgrade: websocket | Sec-WebSocket-Key: "
            "AAECAwQFBgcICQoLDA0ODw== | Sec-WebSocket-Version: 13",
            with<A>([key](const auto &api) { return api.connect(kDevice, key); }), 101, {}, kNoType,
            { { "Upgrade", "websocket" }, { "Connection", "Upgrade" } } },
        { "playback",
            "GET api/management/v1/deviceconnect/sessions/00000000-0000-4000-8000-000000000009/playback?sleep_ms=100 | interactive | "
            "repeatable | DeviceConnect Management Playback | Connection: Upgrade | Upgrade: websocket | Sec-WebSocket-Key: "
            "AAECAwQFBgcICQoLDA0ODw== | Sec-WebSocket-Version: 13",
            with<A>([key](const auto &api) { return api.playback(sample::uuid(9), 100, key); }), 101, {}, kNoType,
            { { "Upgrade", "websocket" }, { "Connection", "Upgrade" } } },
    };
}

} // namespace drydock::test
