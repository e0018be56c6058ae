// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

#include "tests/unit/api/apisamples_software.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> deviceConfigCalls()
{
    using A = DeviceConfigApi;
    const QByteArray deployed = encodeConfigurationDeployment(kDeployment);
    return {
        { "configuration",
            "GET api/management/v1/deviceconfig/configurations/device/00000000-0000-4000-8000-000000000004 | interactive | "
            "repeatable | DeviceConfig Management Get Device Configuration",
            with<A>([](const auto &api) { return api.configuration(kDevice); }), 200,
            toJson(sample::deviceConfiguration()) },
        { "configure",
            "PUT api/management/v1/deviceconfig/configurations/device/00000000-0000-4000-8000-000000000004 | interactive | "
            R"(repeatable | DeviceConfig Management Set Device Configuration | {"timezone":"UTC"})",
            with<A>([](const auto &api) {
                return api.configure(kDevice, { { QStringLiteral("timezone"), QStringLiteral("UTC") } });
            }),
            204, {}, kNoType, {} },
        { "deploy the configuration",
            "POST api/management/v1/deviceconfig/configurations/device/00000000-0000-4000-8000-000000000004/deploy | "
            R"(interactive | once | DeviceConfig Management Deploy Device Configuration | {"retries":1})",
            with<A>([](const auto &api) { return api.deploy(kDevice, { 1, {} }); }), 200, deployed },
        { "deploy the configuration with stops",
            kLookedAtElsewhere,
            with<A>([](const auto &api) { return api.deploy(kDevice, sample::configurationRollout()); }), 200, deployed },
    };
}

} // namespace drydock::test
