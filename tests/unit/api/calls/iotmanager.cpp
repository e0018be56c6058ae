// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> iotManagerCalls()
{
    using A = IotManagerApi;
    const IntegrationId id(sample::uuid(21));
    Integration fresh = sample::webhook();
    fresh.id = {};
    const std::vector<Integration> all { sample::webhook(), sample::iotHub(), sample::iotCore() };
    return {
        { "integrations",
            "GET api/management/v1/iot-manager/integrations?page=1&per_page=50 | polling | repeatable | IoTManager Management "
            "List integrations",
            with<A>([](const auto &api) { return api.integrations(1, 50); }), 200, toJson(all) },
        { "integration",
            "GET api/management/v1/iot-manager/integrations/00000000-0000-4000-8000-000000000021 | interactive | repeatable | "
            "IoTManagerManagementGetIntegration",
            with<A>([id](const auto &api) { return api.integration(id); }), 200, toJson(sample::webhook()) },
        { "add",
            "POST api/management/v1/iot-manager/integrations | interactive | once | IoTManager Management Register integration | "
            R"({"provider":"webhook","credentials":{"type":"http","http":{"url":"https://hooks.example.com/m","secret":"00ff"}},)"
            R"("description":"to the ticket system","scopes":["deviceauth","inventory"]})",
            with<A>([fresh](const auto &api) { return api.add(fresh); }), 201, {}, kNoType,
            { { "Location", "/api/management/v1/iot-manager/integrations/" + id.text.toLatin1() } } },
        { "add Azure",
            kLookedAtElsewhere,
            with<A>([](const auto &api) { return api.add(sample::iotHub()); }), 201, {}, kNoType,
            { { "Location", "/api/management/v1/iot-manager/integrations/" + id.text.toLatin1() } } },
        { "setCredentials",
            "PUT api/management/v1/iot-manager/integrations/00000000-0000-4000-8000-000000000021/credentials | interactive | "
            "repeatable | IoTManager Management Set integration credentials | "
            R"({"type":"aws","aws":{"access_key_id":"AKIAEXAMPLE","secret_access_key":"aws-secret","region":"eu-central-1",)"
            R"("device_policy_name":"devices"}})",
            with<A>([id](const auto &api) { return api.setCredentials(id, sample::iotCore().credentials); }), 204, {},
            kNoType, {} },
        { "remove",
            "DELETE api/management/v1/iot-manager/integrations/00000000-0000-4000-8000-000000000021 | interactive | once | "
            "IoTManager Management Remove integration",
            with<A>([id](const auto &api) { return api.remove(id); }), 204, {}, kNoType, {} },
        { "deviceStates",
            "GET api/management/v1/iot-manager/devices/00000000-0000-4000-8000-000000000004/state | interactive | repeatable | "
            "IoTManager Management Get Device States",
            with<A>([](const auto &api) { return api.deviceStates(kDevice); }), 200,
            encodeIotDeviceStates({ { id, sample::iotState() } }) },
        { "deviceState",
            "GET api/management/v1/iot-manager/devices/00000000-0000-4000-8000-000000000004/state/"
            "00000000-0000-4000-8000-000000000021 | interactive | repeatable | IoTManager Management Get Device State",
            with<A>([id](const auto &api) { return api.deviceState(kDevice, id); }), 200, toJson(sample::iotState()) },
        { "setDesiredState",
            "PUT api/management/v1/iot-manager/devices/00000000-0000-4000-8000-000000000004/state/"
            "00000000-0000-4000-8000-000000000021 | interactive | repeatable | IoTManager Management Replace State | "
            R"({"desired":{"interval":60}})",
            with<A>([id](const auto &api) { return api.setDesiredState(kDevice, id, R"({"interval":60})"); }), 200,
            toJson(sample::iotState()) },
        { "unregister",
            "DELETE api/management/v1/iot-manager/devices/00000000-0000-4000-8000-000000000004 | interactive | once | IoTManager "
            "Management Unregister device integrations",
            with<A>([](const auto &api) { return api.unregister(kDevice); }), 204, {}, kNoType, {} },
        { "events",
            "GET api/management/v1/iot-manager/events?page=2&per_page=20&integration_id=00000000-0000-4000-8000-000000000021 | "
            "polling | repeatable | IoTManager Management List events",
            with<A>([id](const auto &api) { return api.events(id, 2, 20); }), 200,
            toJson(std::vector<IotEvent> { sample::iotEvent(), sample::inventoryEvent() }) },
    };
}

} // namespace drydock::test
