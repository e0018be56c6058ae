// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> deviceMonitorCalls()
{
    using A = DeviceMonitorApi;
    const AlertQuery query { sample::at(0), sample::at(1), true, 2, 50 };
    return {
        { "alerts",
            "GET api/management/v1/devicemonitor/devices/00000000-0000-4000-8000-000000000004/alerts?page=2&per_page=50&"
            "issued_after=2026-09-21T14:13:20.123Z&issued_before=2026-09-21T14:14:20.123Z&sort_ascending=true | polling | "
            "repeatable | ListAlerts",
            with<A>([query](const auto &api) { return api.alerts(kDevice, query); }), 200, page(sample::alert()),
            "application/json", kTotal },
        { "alerts newest first",
            "GET api/management/v1/devicemonitor/devices/00000000-0000-4000-8000-000000000004/alerts?page=1&per_page=20&"
            "sort_ascending=false | bulk | repeatable | ListAlerts",
            with<A>([](const auto &api) { return api.alerts(kDevice, {}, Lane::Bulk); }), 200, "[]",
            "application/json", kTotal },
        { "latestAlerts",
            "GET api/management/v1/devicemonitor/devices/00000000-0000-4000-8000-000000000004/alerts/latest?page=1&per_page=20&"
            "level_from=CRITICAL&issued_after=2026-09-21T14:13:20.123Z | polling | repeatable | ListLatestAlerts",
            with<A>([](const auto &api) {
             return api.latestAlerts(kDevice, { AlertLevel::Critical, sample::at(0), {}, 1, 20 });
         }),
            200, page(sample::alert()) },
        { "checks",
            "GET api/management/v1/devicemonitor/devices/00000000-0000-4000-8000-000000000004/config | polling | repeatable | "
            "MonitorChecksConfiguration",
            with<A>([](const auto &api) { return api.checks(kDevice); }), 200,
            toJson(std::vector<MonitorCheck> { sample::logCheck(), sample::serviceCheck(), sample::dbusCheck() }) },
        { "setChannelEnabled",
            "PUT api/management/v1/devicemonitor/settings/global/channel/alerts/email/status | interactive | repeatable | "
            R"(ToggleChannelMute | {"enabled":false})",
            with<A>([](const auto &api) { return api.setChannelEnabled(QStringLiteral("email"), false); }), 204, {},
            kNoType, {} },
    };
}

} // namespace drydock::test
