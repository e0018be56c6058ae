// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

//! Limits, tiers, flags, tokens.
std::vector<ApiCall> accountingCalls()
{
    using A = DeviceAuthApi;
    return {
        { "deviceLimit",
            "GET api/management/v2/devauth/limits/max_devices | interactive | repeatable | DeviceAuth Management Get Device "
            "Limit",
            with<A>([](const auto &api) { return api.deviceLimit(); }), 200, encodeLimit(-1) },
        { "limit",
            "GET api/management/v2/devauth/limits/max_micro_devices | interactive | repeatable | "
            "DeviceAuthManagementGetDeviceLimitByName",
            with<A>([](const auto &api) { return api.limit(QStringLiteral("max_micro_devices")); }), 200, encodeLimit(7) },
        { "tierLimits", "GET api/management/v2/devauth/limits/devices | interactive | repeatable | GetDeviceLimitsPerTier",
            with<A>([](const auto &api) { return api.tierLimits(); }), 200, toJson(sample::tierLimits()) },
        { "device of a tier",
            "GET api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004 | interactive | repeatable | DeviceAuth "
            "Management Get Device",
            with<A>([](const auto &api) { return api.device(kDevice); }), 200, toJson(sample::tieredDevice()) },
        { "status",
            "GET api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004/auth/"
            "00000000-0000-4000-8000-000000000003/status | interactive | repeatable | DeviceAuth Management Get Authentication "
            "Status",
            with<A>([](const auto &api) { return api.status(kDevice, kSet); }), 200,
            toJson(AuthSetStatus { AuthStatus::Accepted, QStringLiteral("accepted") }) },
        { "setFlags",
            "PUT api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004/flags | interactive | repeatable | "
            R"(AssignDeviceFlags | {"test_device":true})",
            with<A>([](const auto &api) { return api.setFlags(kDevice, { true }); }), 204, {}, kNoType, {} },
        { "revokeToken",
            "DELETE api/management/v2/devauth/tokens/00000000-0000-4000-8000-000000000002 | interactive | once | DeviceAuth "
            "Management Revoke API Token",
            with<A>([](const auto &api) { return api.revokeToken(sample::uuid(2)); }), 204, {}, kNoType, {} },
        { "license", "GET api/management/v2/devauth/license | interactive | repeatable | GetDeviceLicense",
            with<A>([](const auto &api) { return api.license(); }), 200, "Devices: 7\n", "text/plain" },
        { "autoAuthenticate",
            "POST api/management/v2/devauth/auto-auth | interactive | once | AutomaticallyAuthenticateDevice | "
            R"(X-MEN-Signature: c2ln | {"id_data":"{\"mac\":\"1\"}","pubkey":"PEM"})",
            with<A>([](const auto &api) {
             return api.autoAuthenticate(
                 encodeAutoAuthentication({ QStringLiteral("{\"mac\":\"1\"}"), QStringLiteral("PEM"), {}, {} }), "c2ln");
         }),
            200, "eyJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJ4In0.c2ln", "application/jwt", {}, Credentials::None },
    };
}

} // namespace

std::vector<ApiCall> deviceAuthCalls()
{
    using A = DeviceAuthApi;
    const QByteArray devices = page(sample::authDevice());
    const Preauthorization preauthorization { sample::authDevice().identity, sample::authSet().publicKey, true };
    std::vector<ApiCall> calls {
        { "devices",
            "GET api/management/v2/devauth/devices?page=1&per_page=500 | bulk | repeatable | DeviceAuth Management List Devices",
            with<A>([](const auto &api) { return api.devices({}, 1, 500); }), 200, devices },
        { "devices pending",
            "GET api/management/v2/devauth/devices?status=pending&page=2&per_page=100 | bulk | repeatable | DeviceAuth "
            "Management List Devices",
            with<A>([](const auto &api) {
             return api.devices({ AuthStatus::Pending }, 2, 100);
         }),
            200, devices },
        { "devices of two states",
            "POST api/management/v2/devauth/devices/search?page=2&per_page=100 | polling | repeatable | DeviceAuth Management "
            R"(Search Devices | {"status":["accepted","rejected"]})",
            with<A>([](const auto &api) {
             return api.devices({ AuthStatus::Accepted, AuthStatus::Rejected }, 2, 100, Lane::Polling);
         }),
            200, devices },
        { "devicesById",
            "POST api/management/v2/devauth/devices/search?page=1&per_page=500 | interactive | repeatable | DeviceAuth Management "
            R"(Search Devices | {"id":["00000000-0000-4000-8000-000000000004"]})",
            with<A>([](const auto &api) { return api.devicesById({ kDevice }); }), 200, devices },
        { "device",
            "GET api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004 | interactive | repeatable | DeviceAuth "
            "Management Get Device",
            with<A>([](const auto &api) { return api.device(kDevice); }), 200, toJson(sample::authDevice()) },
        { "count",
            "GET api/management/v2/devauth/devices/count | polling | repeatable | DeviceAuth Management Count Devices",
            with<A>([](const auto &api) { return api.count(std::nullopt); }), 200, encodeCount(7) },
        { "count accepted",
            "GET api/management/v2/devauth/devices/count?status=accepted | polling | repeatable | DeviceAuth Management Count "
            "Devices",
            with<A>([](const auto &api) { return api.count(AuthStatus::Accepted); }), 200,
            encodeCount(7) },
        { "setStatus",
            "PUT api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004/auth/"
            "00000000-0000-4000-8000-000000000003/status | interactive | repeatable | DeviceAuth Management Set Authentication "
            R"(Status | {"status":"accepted"})",
            with<A>([](const auto &api) { return api.setStatus(kDevice, kSet, AuthStatus::Accepted); }),
            204, {}, kNoType, {} },
        { "removeAuthSet",
            "DELETE api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004/auth/"
            "00000000-0000-4000-8000-000000000003 | interactive | once | DeviceAuth Management Remove authentication",
            with<A>([](const auto &api) { return api.removeAuthSet(kDevice, kSet); }), 204, {}, kNoType,
            {} },
        { "decommission",
            "DELETE api/management/v2/devauth/devices/00000000-0000-4000-8000-000000000004 | interactive | once | DeviceAuth "
            "Management Decommission device",
            with<A>([](const auto &api) { return api.decommission(kDevice); }), 204, {}, kNoType, {} },
        { "preauthorize",
            kLookedAtElsewhere,
            with<A>([preauthorization](const auto &api) { return api.preauthorize(preauthorization); }),
            201, {}, kNoType, { { "Location", "devices/" + sample::uuid(4).toLatin1() } } },
    };
    const std::vector<ApiCall> more = accountingCalls();
    calls.insert(calls.end(), more.begin(), more.end());
    return calls;
}

} // namespace drydock::test
