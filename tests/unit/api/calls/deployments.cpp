// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

#include "tests/unit/api/apisamples_software.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> deploymentsCalls()
{
    using A = DeploymentsApi;
    DeploymentQuery query;
    query.status = DeploymentStatus::InProgress;
    query.search = QStringLiteral("canary");
    query.createdAfter = sample::at(0);
    query.createdBefore = sample::at(1);
    query.newestFirst = false;
    query.page = 2;
    query.perPage = 20;
    // The API description knows whole percents only.
    auto create = [](DeploymentTarget target) {
        NewDeployment deployment = sample::newDeployment(target);
        deployment.group = QStringLiteral("prod");
        return deployment;
    };
    const QList<std::pair<QByteArray, QByteArray>> created { { "Location",
        "/api/management/v1/deployments/deployments/" + kDeployment.text.toLatin1() } };
    return {
        { "deployments",
            "GET api/management/v1/deployments/deployments?status=inprogress&search=canary&created_after=1790000000&"
            "created_before=1790000060&sort=asc&page=2&per_page=20 | polling | repeatable | Deployments V1 List Deployments",
            with<A>([query](const auto &api) { return api.deployments(query); }), 200,
            page(sample::deployment()), "application/json", kTotal },
        { "deployments all",
            "GET api/management/v1/deployments/deployments?page=1&per_page=100 | bulk | repeatable | Deployments V1 List "
            "Deployments",
            with<A>([](const auto &api) { return api.deployments({}, Lane::Bulk); }), 200, "[]",
            "application/json", kTotal },
        { "deployment",
            "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007 | polling | repeatable | Show "
            "Deployment",
            with<A>([](const auto &api) { return api.deployment(kDeployment); }), 200,
            toJson(sample::deployment()) },
        { "statistics",
            "POST api/management/v1/deployments/deployments/statistics/list | polling | repeatable | Deployment Status "
            R"(Statistics List | {"deployment_ids":["00000000-0000-4000-8000-000000000007"]})",
            with<A>([](const auto &api) { return api.statistics({ kDeployment }); }), 200,
            encodeStatisticsList({ { kDeployment, sample::statistics() } }) },
        { "devices",
            "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices/list?page=2&"
            "per_page=500 | polling | repeatable | List Devices in Deployment",
            with<A>([](const auto &api) { return api.devices(kDeployment, 2, 500); }), 200,
            page(sample::deploymentDevice()), "application/json", kTotal },
        { "targets",
            "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/device_list | interactive | "
            "repeatable | List Device IDs in Deployment",
            with<A>([](const auto &api) { return api.targets(kDeployment); }), 200,
            idsToJson(QList<DeviceId> { kDevice }) },
        { "log",
            "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices/"
            "00000000-0000-4000-8000-000000000004/log | interactive | repeatable | Get Deployment Log for Device",
            with<A>([](const auto &api) { return api.log(kDeployment, kDevice); }), 200,
            "2026-11-23 01:38:21 +0000 UTC info: x\n", "text/plain", {} },
        { "create for devices",
            "POST api/management/v1/deployments/deployments | interactive | once | Deployments Create Deployment | "
            R"({"name":"canary","artifact_name":"rel-1","devices":["00000000-0000-4000-8000-000000000004",)"
            R"("00000000-0000-4000-8000-000000000005"],"force_installation":true,"retries":3,"phases":[{"batch_size":10,)"
            R"("start_ts":"2026-09-21T14:31:20.123Z"},{"start_ts":"2026-09-21T14:32:20.123Z"}]})",
            with<A>([create](const auto &api) {
             return api.create(create(DeploymentTarget::Devices));
         }),
            201, {}, kNoType, created },
        { "create for all",
            "POST api/management/v1/deployments/deployments | interactive | once | Deployments Create Deployment | "
            R"({"name":"canary","artifact_name":"rel-1","all_devices":true,"force_installation":true,"retries":3,)"
            R"("phases":[{"batch_size":10,"start_ts":"2026-09-21T14:31:20.123Z"},{"start_ts":"2026-09-21T14:32:20.123Z"}]})",
            with<A>([create](const auto &api) {
             return api.create(create(DeploymentTarget::AllDevices));
         }),
            201, {}, kNoType, created },
        { "create for a group",
            "POST api/management/v1/deployments/deployments/group/prod | interactive | once | Create Deployment for a Group of "
            R"(Devices | {"name":"canary","artifact_name":"rel-1","force_installation":true,"retries":3,)"
            R"("phases":[{"batch_size":10,"start_ts":"2026-09-21T14:31:20.123Z"},{"start_ts":"2026-09-21T14:32:20.123Z"}]})",
            with<A>([create](const auto &api) {
             return api.create(create(DeploymentTarget::Group));
         }),
            201, {}, kNoType, created },
        { "abort",
            "PUT api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/status | interactive | once | "
            R"(Abort Deployment | {"status":"aborted"})",
            with<A>([](const auto &api) { return api.abort(kDeployment); }), 204, {}, kNoType, {} },
        { "history",
            "GET api/management/v1/deployments/deployments/devices/00000000-0000-4000-8000-000000000004?page=3&per_page=20 | "
            "interactive | repeatable | Deployments List Deployments for a Device",
            with<A>([](const auto &api) { return api.history(kDevice, 3); }), 200,
            page(sample::historyEntry()), "application/json", kTotal },
        { "abortForDevice",
            "DELETE api/management/v1/deployments/deployments/devices/00000000-0000-4000-8000-000000000004 | interactive | "
            "repeatable | Abort Deployments for a Device",
            with<A>([](const auto &api) { return api.abortForDevice(kDevice); }), 204, {}, kNoType,
            {} },
    };
}

std::vector<ApiCall> moreDeploymentsCalls()
{
    using A = DeploymentsApi;
    using V2 = DeploymentsV2Api;
    DeploymentV2Query query;
    query.id = kDeployment;
    query.name = QStringLiteral("canary");
    query.status = DeploymentStatus::Finished;
    query.type = QStringLiteral("software");
    query.idAttribute = QStringLiteral("mac");
    query.idScope = QStringLiteral("identity");
    query.createdAfter = sample::at(0);
    query.createdBefore = sample::at(1);
    query.newestFirst = false;
    return {
        { "allDevices",
            "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices | bulk | repeatable | "
            "List All Devices in Deployment",
            with<A>([](const auto &api) { return api.allDevices(kDeployment); }), 200, page(sample::deploymentDevice()) },
        { "statisticsOf",
            "GET api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007/statistics | polling | "
            "repeatable | Deployment Status Statistics",
            with<A>([](const auto &api) { return api.statisticsOf(kDeployment); }), 200, toJson(sample::statistics()) },
        { "forgetHistory",
            "DELETE api/management/v1/deployments/deployments/devices/00000000-0000-4000-8000-000000000004/history | "
            "interactive | repeatable | Reset Device Deployments history",
            with<A>([](const auto &api) { return api.forgetHistory(kDevice); }), 204, {}, kNoType, {} },
        { "deployments v2",
            "GET api/management/v2/deployments/deployments?id=00000000-0000-4000-8000-000000000007&name=canary&"
            "status=finished&type=software&id_attribute=mac&id_scope=identity&created_after=1790000000&"
            "created_before=1790000060&sort=asc&page=1&per_page=100 | polling | repeatable | Deployments V2 List Deployments",
            with<V2>([query](const auto &api) { return api.deployments(query); }), 200,
            page(sample::commercialDeployment()), "application/json", kTotal },
        { "create for a filter",
            kLookedAtElsewhere,
            with<V2>([](const auto &api) { return api.create(sample::newFilterDeployment()); }), 201, {}, kNoType,
            { { "Location", "/api/management/v2/deployments/deployments/" + kDeployment.text.toLatin1() } } },
        { "create for a filter, no more than needed",
            "POST api/management/v2/deployments/deployments | interactive | once | CreateDeployment | "
            R"({"name":"n","artifact_name":"rel-1","filter_id":"f-1"})",
            with<V2>([](const auto &api) {
                NewFilterDeployment wanted;
                wanted.name = QStringLiteral("n");
                wanted.artifactName = QStringLiteral("rel-1");
                wanted.filterId = QStringLiteral("f-1");
                return api.create(wanted);
            }),
            201, {}, kNoType,
            { { "Location", "/api/management/v2/deployments/deployments/" + kDeployment.text.toLatin1() } } },
        { "setUpdateControl",
            "PATCH api/management/v1/deployments/deployments/00000000-0000-4000-8000-000000000007 | interactive | repeatable "
            R"(| PatchDeploymentControlMap | {"update_control_map":{"priority":1,"states":{}}})",
            with<V2>([](const auto &api) { return api.setUpdateControl(kDeployment, { {}, 1, {} }); }), 204, {}, kNoType,
            {} },
        { "log v1alpha1",
            "GET api/management/v1alpha1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices/"
            "00000000-0000-4000-8000-000000000004/log?format=text-redacted | interactive | repeatable | "
            "GetDeploymentLogForDeviceV1Alpha1",
            with<V2>([](const auto &api) { return api.log(kDeployment, kDevice, true); }), 200,
            "2026-11-23 01:38:21 +0000 UTC info: x\n", "text/plain", {} },
        { "explainLog",
            "GET api/management/v1alpha1/deployments/deployments/00000000-0000-4000-8000-000000000007/devices/"
            "00000000-0000-4000-8000-000000000004/log/explain | interactive | repeatable | ExplainDeploymentLogForDevice",
            with<V2>([](const auto &api) { return api.explainLog(kDeployment, kDevice); }), 200, "The disk was full.",
            "text/plain", {} },
    };
}

} // namespace drydock::test
