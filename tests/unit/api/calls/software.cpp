// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> softwareCalls(const QString &artifactFile)
{
    using A = SoftwareApi;
    ReleaseQuery query;
    query.name = QStringLiteral("rel &1");
    query.tags = { QStringLiteral("stable"), QStringLiteral("eu") };
    query.updateType = QStringLiteral("rootfs-image");
    query.sort = QStringLiteral("modified:desc");
    query.page = 2;
    query.perPage = 50;
    return {
        { "releases",
            "GET api/management/v2/deployments/deployments/releases?name=rel &1&tag=stable&tag=eu&update_type=rootfs-image&"
            "sort=modified:desc&page=2&per_page=50 | bulk | repeatable | Deployments V2 List Releases with pagination",
            with<A>([query](const auto &api) { return api.releases(query, Lane::Bulk); }), 200,
            page(sample::release()), "application/json", kTotal },
        { "release",
            "GET api/management/v2/deployments/deployments/releases/rel/1 \u00fc | interactive | repeatable | Get Release with "
            "given name",
            with<A>([](const auto &api) { return api.release(QStringLiteral("rel/1 \u00fc")); }), 200,
            toJson(sample::release()) },
        { "artifacts",
            "GET api/management/v1/deployments/artifacts/list?page=3&per_page=100 | bulk | repeatable | Deployments V1 List "
            "Artifacts with pagination",
            with<A>([](const auto &api) { return api.artifacts(3, 100); }), 200, page(sample::artifact()),
            "application/json", kTotal },
        { "artifact",
            "GET api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006 | interactive | repeatable | Show "
            "Artifact",
            with<A>([](const auto &api) { return api.artifact(kArtifact); }), 200,
            toJson(sample::artifact()) },
        { "upload",
            "POST api/management/v1/deployments/artifacts | transfer | once | Upload Artifact",
            with<A>([artifactFile](const auto &api) {
             return api.upload({ artifactFile, QStringLiteral("what it is") });
         }),
            201, {}, kNoType,
            { { "Location", "/api/management/v1/deployments/artifacts/" + kArtifact.text.toLatin1() } } },
        { "setDescription",
            "PUT api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006 | interactive | repeatable | "
            R"(Update Artifact Info | {"description":"new"})",
            with<A>([](const auto &api) {
             return api.setDescription(kArtifact, QStringLiteral("new"));
         }),
            204, {}, kNoType, {} },
        { "remove",
            "DELETE api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006 | interactive | once | Delete "
            "Artifact",
            with<A>([](const auto &api) { return api.remove(kArtifact); }), 204, {}, kNoType, {} },
        { "removeReleases",
            "DELETE api/management/v2/deployments/deployments/releases?name=rel-1&name=rel-2 | interactive | once | Delete "
            "Releases",
            with<A>([](const auto &api) {
             return api.removeReleases({ QStringLiteral("rel-1"), QStringLiteral("rel-2") });
         }),
            204, {}, kNoType, {} },
        { "setNotes",
            "PATCH api/management/v2/deployments/deployments/releases/rel-1 | interactive | repeatable | Update Release "
            R"(information | {"notes":"a note"})",
            with<A>([](const auto &api) {
             return api.setNotes(QStringLiteral("rel-1"), QStringLiteral("a note"));
         }),
            204, {}, kNoType, {} },
        { "setTags",
            "PUT api/management/v2/deployments/deployments/releases/rel-1/tags | interactive | repeatable | Assign Release Tags "
            R"(| ["stable"])",
            with<A>([](const auto &api) {
             return api.setTags(QStringLiteral("rel-1"), { QStringLiteral("stable") });
         }),
            204, {}, kNoType, {} },
        { "downloadLink",
            "GET api/management/v1/deployments/artifacts/00000000-0000-4000-8000-000000000006/download | interactive | "
            "repeatable | Download Artifact",
            with<A>([](const auto &api) { return api.downloadLink(kArtifact); }), 200,
            toJson(sample::downloadLink()) },
        { "storage",
            "GET api/management/v1/deployments/limits/storage | polling | repeatable | Deployments Get Storage Usage",
            with<A>([](const auto &api) { return api.storage(); }), 200, toJson(sample::storageUse()) },
    };
}

} // namespace drydock::test
