// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of the deployments service that keep software but that no pane uses every day: v1's lists, manifests,
// single files, direct uploads, deltas.
#include "tests/unit/api/calls/calls.h"

#include "tests/unit/api/apisamples_software.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

std::vector<ApiCall> listCalls()
{
    using A = SoftwareApi;
    ReleaseQuery releases;
    releases.name = QStringLiteral("rel");
    releases.updateType = QStringLiteral("single-file");
    releases.sort = QStringLiteral("name:asc");
    ArtifactQuery artifacts;
    artifacts.names = { QStringLiteral("rel-1"), QStringLiteral("rel-2") };
    artifacts.description = QStringLiteral("text");
    artifacts.deviceType = QStringLiteral("rpi4");
    const QByteArray v1 = encodeReleasesV1({ sample::release() });
    return {
        { "releasesV1",
            "GET api/management/v1/deployments/deployments/releases/list?name=rel&update_type=single-file&sort=name:asc&"
            "page=1&per_page=500 | polling | repeatable | Deployments V1 List Releases with pagination",
            with<A>([releases](const auto &api) { return api.releasesV1(releases); }), 200, v1, "application/json", kTotal },
        { "firstReleasesV1",
            "GET api/management/v1/deployments/deployments/releases?name=rel&update_type=single-file | interactive | "
            "repeatable | List Releases",
            with<A>([releases](const auto &api) { return api.firstReleasesV1(releases); }), 200, v1 },
        { "tagsInUse",
            "GET api/management/v2/deployments/releases/all/tags | interactive | repeatable | List Release Tags",
            with<A>([](const auto &api) { return api.tagsInUse(); }), 200, R"(["stable"])" },
        { "updateTypesInUse",
            "GET api/management/v2/deployments/releases/all/types | interactive | repeatable | List Release Types",
            with<A>([](const auto &api) { return api.updateTypesInUse(); }), 200, R"(["rootfs-image"])" },
        { "artifactsV2",
            "GET api/management/v2/deployments/artifacts?name=rel-1&name=rel-2&description=text&device_type=rpi4&page=1&"
            "per_page=500 | bulk | repeatable | Deployments V2 List Artifacts with pagination",
            with<A>([artifacts](const auto &api) { return api.artifactsV2(artifacts); }), 200, page(sample::artifact()),
            "application/json", { { "Link", "</x?page=1&per_page=500>; rel=\"first\"" } } },
        { "allArtifacts",
            "GET api/management/v1/deployments/artifacts?name=rel-1&description=text&device_type=rpi4 | bulk | repeatable | "
            "List Artifacts",
            with<A>([artifacts](const auto &api) { return api.allArtifacts(artifacts); }), 200, page(sample::artifact()) },
    };
}

std::vector<ApiCall> makingCalls(const QString &file)
{
    using A = ArtifactMakingApi;
    return {
        { "generate",
            "POST api/management/v1/deployments/artifacts/generate | transfer | once | Generate Artifact",
            with<A>([file](const auto &api) { return api.generate(sample::singleFile(file)); }), 201, {}, kNoType,
            { { "Location", "/api/management/v1/deployments/artifacts/generate/" + kArtifact.text.toLatin1() } } },
        { "startDirectUpload",
            "POST api/management/v1/deployments/artifacts/directupload | interactive | once | Request Direct Upload",
            with<A>([](const auto &api) { return api.startDirectUpload(); }), 200, toJson(sample::directUpload()) },
        { "completeDirectUpload",
            "POST api/management/v1/deployments/artifacts/directupload/00000000-0000-4000-8000-000000000006/complete | "
            R"(interactive | once | Complete Direct Upload | {"size":7})",
            with<A>([](const auto &api) { return api.completeDirectUpload(kArtifact, { 7, {} }); }), 202, {}, kNoType,
            {} },
        { "completeDirectUpload with what is known",
            kLookedAtElsewhere,
            with<A>([](const auto &api) { return api.completeDirectUpload(kArtifact, sample::uploadCompletion()); }), 202,
            {}, kNoType, {} },
    };
}

std::vector<ApiCall> manifestCalls(const QString &file)
{
    using A = ManifestsApi;
    SoftwareQuery software;
    software.names = { QStringLiteral("a"), QStringLiteral("b") };
    software.kind = SoftwareKind::Release;
    software.tags = { QStringLiteral("stable"), QStringLiteral("eu") };
    software.updateType = QStringLiteral("rootfs-image");
    software.sort = QStringLiteral("name:asc");
    ManifestQuery manifests;
    manifests.name = QStringLiteral("system");
    manifests.tags = { QStringLiteral("stable") };
    manifests.sort = QStringLiteral("modified:desc");
    const ManifestUpload upload { file, QStringLiteral("text"), { QStringLiteral("stable") } };
    const QList<std::pair<QByteArray, QByteArray>> created { { "Location",
        "/api/management/v1alpha1/deployments/manifests/" + kArtifact.text.toLatin1() } };
    return {
        { "software",
            "GET api/management/v1alpha1/deployments/software?name=a&name=b&kind=release&tag=stable&tag=eu&"
            "update_type=rootfs-image&sort=name:asc&page=1&per_page=500 | polling | repeatable | Get Deployment Software",
            with<A>([software](const auto &api) { return api.software(software); }), 200, page(sample::softwareItem()),
            "application/json", kTotal },
        { "softwareTags",
            "GET api/management/v1alpha1/deployments/software/tags?kind=manifest | interactive | repeatable | List software "
            "tags",
            with<A>([](const auto &api) { return api.softwareTags(SoftwareKind::Manifest); }), 200, R"(["stable"])" },
        { "manifests",
            "GET api/management/v1alpha1/deployments/manifests?name=system&tag=stable&sort=modified:desc&page=1&"
            "per_page=500 | polling | repeatable | GetDeploymentManifests",
            with<A>([manifests](const auto &api) { return api.manifests(manifests); }), 200, page(sample::manifest()),
            "application/json", kTotal },
        { "manifest",
            "GET api/management/v1alpha1/deployments/manifests/system-1 | interactive | repeatable | "
            "GetDeploymentManifestByName",
            with<A>([](const auto &api) { return api.manifest(QStringLiteral("system-1")); }), 200,
            toJson(sample::manifest()) },
        { "upload a manifest",
            "POST api/management/v1alpha1/deployments/manifests | transfer | once | UploadDeploymentManifestArtifact",
            with<A>([upload](const auto &api) { return api.upload(upload); }), 201, {}, kNoType, created },
        { "generate a manifest",
            "POST api/management/v1alpha1/deployments/manifests/generate | transfer | once | "
            "GenerateDeploymentManifestArtifact",
            with<A>([upload](const auto &api) { return api.generate(upload); }), 202, {}, kNoType, created },
        { "change a manifest",
            "PATCH api/management/v1alpha1/deployments/manifests/system-1 | interactive | repeatable | "
            R"(UpdateManifestInformation | {"notes":"n","tags":["stable"]})",
            with<A>([](const auto &api) {
                return api.change(QStringLiteral("system-1"), { QStringLiteral("n"), { QStringLiteral("stable") } });
            }),
            204, {}, kNoType, {} },
        { "remove manifests",
            "DELETE api/management/v1alpha1/deployments/manifests?name=a&name=b | interactive | once | "
            "DeleteDeploymentManifests",
            with<A>([](const auto &api) { return api.remove({ QStringLiteral("a"), QStringLiteral("b") }); }), 204, {},
            kNoType, {} },
    };
}

std::vector<ApiCall> deltaCalls()
{
    using A = DeltaApi;
    return {
        { "delta configuration",
            "GET api/management/v1/deployments/config | interactive | repeatable | GetConfiguration",
            with<A>([](const auto &api) { return api.configuration(); }), 200, toJson(sample::deltaConfiguration()),
            "application/json", { { "ETag", "e-3" } } },
        { "delta arguments",
            "PUT api/management/v1/deployments/config/binary_delta | interactive | once | UpdateBinaryDeltaConfiguration | "
            R"(If-Match: e-3 | {"xdelta_args":{"compression_level":9}})",
            with<A>([](const auto &api) {
                DeltaArguments arguments;
                arguments.compressionLevel = 9;
                return api.setArguments(arguments, "e-3");
            }),
            204, {}, kNoType, {} },
        { "delta jobs",
            "GET api/management/v2/deployments/deployments/releases/delta/jobs?sort=started:desc&page=2&per_page=20 | "
            "polling | repeatable | ListServerSideBinaryDeltaGenerationJobs",
            with<A>([](const auto &api) { return api.jobs(2, 20, QStringLiteral("started:desc")); }), 200,
            page(sample::deltaJob()), "application/json", kTotal },
        { "delta job",
            "GET api/management/v2/deployments/deployments/releases/delta/jobs/00000000-0000-4000-8000-000000000032 | "
            "interactive | repeatable | GetServerSideBinaryDeltaGenerationJobDetails",
            with<A>([](const auto &api) { return api.job(sample::uuid(32)); }), 200, toJson(sample::deltaJob()) },
        { "delta of a device",
            "GET api/management/v1/deployments/00000000-0000-4000-8000-000000000007/devices/"
            "00000000-0000-4000-8000-000000000004/delta/status | interactive | repeatable | GetDeltaGenerationStatus",
            with<A>([](const auto &api) { return api.progress(kDeployment, kDevice); }), 200,
            toJson(sample::deltaProgress()) },
    };
}

} // namespace

std::vector<ApiCall> moreSoftwareCalls(const QString &artifactFile)
{
    std::vector<ApiCall> all = listCalls();
    for (const auto &some : { makingCalls(artifactFile), manifestCalls(artifactFile), deltaCalls() })
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace drydock::test
