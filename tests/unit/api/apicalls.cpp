// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apicalls.h"

namespace drydock::test {

namespace {

using namespace drydock::api;

const DeviceId kDevice { sample::uuid(4) };
const AuthSetId kSet { sample::uuid(3) };
const DeploymentId kDeployment { sample::uuid(7) };
const ArtifactId kArtifact { sample::uuid(6) };

//! A call is dropped at once, which only abandons its job: what was sent is what is looked at.
template<class Api, class Use> std::function<void(Transport &)> with(Use use)
{
    return [use](Transport &transport) {
        const Api api(transport);
        static_cast<void>(use(api));
    };
}

template<class T> QByteArray page(const T &item)
{
    return toJson(std::vector<T> { item });
}

const QList<std::pair<QByteArray, QByteArray>> kTotal { { "X-Total-Count", "1" },
    { "Link", "</x?page=1&per_page=20>; rel=\"first\"" } };
const QByteArray kNoType;

Settings settings()
{
    return { R"({"2fa":"enabled","id_attribute":{"attribute":"mac","scope":"identity"}})", "e-1", {}, {} };
}

} // namespace

std::vector<ApiCall> userAdmCalls()
{
    return {
        { "signIn", with<UserAdmApi>([](const auto &api) {
             return api.signIn({ QStringLiteral("ada@example.com"), QStringLiteral("p\u00e4ss"),
                 QStringLiteral("123456"), true });
         }),
            200, "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "application/jwt", {} },
        { "signIn elsewhere", with<UserAdmApi>([](const auto &api) {
             return api.signIn({ QStringLiteral("bob@example.com"), QString(), QString(), false });
         }),
            200, toJson(SignInAnswer { {}, QStringLiteral("idp-1"), QStringLiteral("sso/oidc") }) },
        { "signOut", with<UserAdmApi>([](const auto &api) { return api.signOut(); }), 202, {}, kNoType, {} },
        { "me", with<UserAdmApi>([](const auto &api) { return api.me(); }), 200, toJson(sample::user()) },
        { "users", with<UserAdmApi>([](const auto &api) { return api.users(); }), 200, page(sample::user()) },
        { "settings", with<UserAdmApi>([](const auto &api) { return api.settings(); }), 200, settings().json,
            "application/json", { { "ETag", "e-1" } } },
        { "mySettings", with<UserAdmApi>([](const auto &api) { return api.mySettings(); }), 200, "{}" },
        { "storeSettings", with<UserAdmApi>([](const auto &api) { return api.storeSettings(settings()); }), 201, {},
            kNoType, {} },
        { "storeMySettings", with<UserAdmApi>([](const auto &api) {
             return api.storeMySettings({ "{}", {}, {}, {} });
         }),
            201, {}, kNoType, {} },
        { "tokens", with<UserAdmApi>([](const auto &api) { return api.tokens(); }), 200, page(sample::token()) },
        { "createToken", with<UserAdmApi>([](const auto &api) {
             return api.createToken({ QStringLiteral("build"), 3600 });
         }),
            200, "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "application/jwt", {} },
        { "revokeToken", with<UserAdmApi>([](const auto &api) { return api.revokeToken(sample::uuid(2)); }), 204, {},
            kNoType, {} },
    };
}

std::vector<ApiCall> deviceAuthCalls()
{
    using A = DeviceAuthApi;
    const QByteArray devices = page(sample::authDevice());
    const Preauthorization preauthorization { sample::authDevice().identity, sample::authSet().publicKey, true };
    return {
        { "devices", with<A>([](const auto &api) { return api.devices({}, 1, 500); }), 200, devices },
        { "devices pending", with<A>([](const auto &api) {
             return api.devices({ AuthStatus::Pending }, 2, 100);
         }),
            200, devices },
        { "devices of two states", with<A>([](const auto &api) {
             return api.devices({ AuthStatus::Accepted, AuthStatus::Rejected }, 2, 100, Lane::Polling);
         }),
            200, devices },
        { "devicesById", with<A>([](const auto &api) { return api.devicesById({ kDevice }); }), 200, devices },
        { "device", with<A>([](const auto &api) { return api.device(kDevice); }), 200, toJson(sample::authDevice()) },
        { "count", with<A>([](const auto &api) { return api.count(std::nullopt); }), 200, encodeCount(7) },
        { "count accepted", with<A>([](const auto &api) { return api.count(AuthStatus::Accepted); }), 200,
            encodeCount(7) },
        { "setStatus", with<A>([](const auto &api) { return api.setStatus(kDevice, kSet, AuthStatus::Accepted); }),
            204, {}, kNoType, {} },
        { "removeAuthSet", with<A>([](const auto &api) { return api.removeAuthSet(kDevice, kSet); }), 204, {}, kNoType,
            {} },
        { "decommission", with<A>([](const auto &api) { return api.decommission(kDevice); }), 204, {}, kNoType, {} },
        { "preauthorize", with<A>([preauthorization](const auto &api) { return api.preauthorize(preauthorization); }),
            201, {}, kNoType, { { "Location", "devices/" + sample::uuid(4).toLatin1() } } },
        { "deviceLimit", with<A>([](const auto &api) { return api.deviceLimit(); }), 200, encodeLimit(-1) },
    };
}

std::vector<ApiCall> inventoryCalls()
{
    using A = InventoryApi;
    const QList<DeviceId> ids { kDevice, DeviceId(sample::uuid(5)) };
    const std::vector<Attribute> tags { { QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Bench"),
        QStringLiteral("d"), {} } };
    const QByteArray changed = encodeGroupChange({ 2, 1 });
    return {
        { "search", with<A>([](const auto &api) { return api.search(sample::searchQuery(), Lane::Bulk); }), 200,
            page(sample::device()), "application/json", kTotal },
        { "search all", with<A>([](const auto &api) { return api.search({}, Lane::Interactive); }), 200, "[]",
            "application/json", kTotal },
        { "device", with<A>([](const auto &api) { return api.device(kDevice); }), 200, toJson(sample::device()),
            "application/json", { { "ETag", "e-2" } } },
        { "attributes", with<A>([](const auto &api) { return api.attributes(); }), 200,
            page(AttributeUse { { QStringLiteral("tags"), QStringLiteral("name") }, 17 }) },
        { "statistics", with<A>([](const auto &api) { return api.statistics(); }), 200,
            encodeStatistics(sample::deviceStatistics()) },
        { "groups", with<A>([](const auto &api) { return api.groups(); }), 200,
            toJson(QStringList { QStringLiteral("prod") }) },
        { "addToGroup", with<A>([ids](const auto &api) { return api.addToGroup(QStringLiteral("prod"), ids); }), 200,
            changed },
        { "removeFromGroup", with<A>([ids](const auto &api) {
             return api.removeFromGroup(QStringLiteral("prod"), ids);
         }),
            200, changed },
        { "dissolveGroup", with<A>([](const auto &api) { return api.dissolveGroup(QStringLiteral("prod")); }), 200,
            changed },
        { "replaceTags", with<A>([tags](const auto &api) { return api.replaceTags(kDevice, tags, "e-2"); }), 200, {},
            kNoType, {} },
        { "replaceTags unguarded", with<A>([tags](const auto &api) { return api.replaceTags(kDevice, {}, {}); }), 200,
            {}, kNoType, {} },
    };
}

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
        { "releases", with<A>([query](const auto &api) { return api.releases(query, Lane::Bulk); }), 200,
            page(sample::release()), "application/json", kTotal },
        { "release", with<A>([](const auto &api) { return api.release(QStringLiteral("rel/1 \u00fc")); }), 200,
            toJson(sample::release()) },
        { "artifacts", with<A>([](const auto &api) { return api.artifacts(3, 100); }), 200, page(sample::artifact()),
            "application/json", kTotal },
        { "artifact", with<A>([](const auto &api) { return api.artifact(kArtifact); }), 200,
            toJson(sample::artifact()) },
        { "upload", with<A>([artifactFile](const auto &api) {
             return api.upload({ artifactFile, QStringLiteral("what it is") });
         }),
            201, {}, kNoType,
            { { "Location", "/api/management/v1/deployments/artifacts/" + kArtifact.text.toLatin1() } } },
        { "setDescription", with<A>([](const auto &api) {
             return api.setDescription(kArtifact, QStringLiteral("new"));
         }),
            204, {}, kNoType, {} },
        { "remove", with<A>([](const auto &api) { return api.remove(kArtifact); }), 204, {}, kNoType, {} },
        { "removeReleases", with<A>([](const auto &api) {
             return api.removeReleases({ QStringLiteral("rel-1"), QStringLiteral("rel-2") });
         }),
            204, {}, kNoType, {} },
        { "setNotes", with<A>([](const auto &api) {
             return api.setNotes(QStringLiteral("rel-1"), QStringLiteral("a note"));
         }),
            204, {}, kNoType, {} },
        { "setTags", with<A>([](const auto &api) {
             return api.setTags(QStringLiteral("rel-1"), { QStringLiteral("stable") });
         }),
            204, {}, kNoType, {} },
        { "downloadLink", with<A>([](const auto &api) { return api.downloadLink(kArtifact); }), 200,
            toJson(sample::downloadLink()) },
        { "storage", with<A>([](const auto &api) { return api.storage(); }), 200, toJson(sample::storageUse()) },
    };
}

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
        { "deployments", with<A>([query](const auto &api) { return api.deployments(query); }), 200,
            page(sample::deployment()), "application/json", kTotal },
        { "deployments all", with<A>([](const auto &api) { return api.deployments({}, Lane::Bulk); }), 200, "[]",
            "application/json", kTotal },
        { "deployment", with<A>([](const auto &api) { return api.deployment(kDeployment); }), 200,
            toJson(sample::deployment()) },
        { "statistics", with<A>([](const auto &api) { return api.statistics({ kDeployment }); }), 200,
            encodeStatisticsList({ { kDeployment, sample::statistics() } }) },
        { "devices", with<A>([](const auto &api) { return api.devices(kDeployment, 2, 500); }), 200,
            page(sample::deploymentDevice()), "application/json", kTotal },
        { "targets", with<A>([](const auto &api) { return api.targets(kDeployment); }), 200,
            idsToJson(QList<DeviceId> { kDevice }) },
        { "log", with<A>([](const auto &api) { return api.log(kDeployment, kDevice); }), 200,
            "2026-11-23 01:38:21 +0000 UTC info: x\n", "text/plain", {} },
        { "create for devices", with<A>([create](const auto &api) {
             return api.create(create(DeploymentTarget::Devices));
         }),
            201, {}, kNoType, created },
        { "create for all", with<A>([create](const auto &api) {
             return api.create(create(DeploymentTarget::AllDevices));
         }),
            201, {}, kNoType, created },
        { "create for a group", with<A>([create](const auto &api) {
             return api.create(create(DeploymentTarget::Group));
         }),
            201, {}, kNoType, created },
        { "abort", with<A>([](const auto &api) { return api.abort(kDeployment); }), 204, {}, kNoType, {} },
        { "history", with<A>([](const auto &api) { return api.history(kDevice, 3); }), 200,
            page(sample::historyEntry()), "application/json", kTotal },
        { "abortForDevice", with<A>([](const auto &api) { return api.abortForDevice(kDevice); }), 204, {}, kNoType,
            {} },
    };
}

std::vector<ApiCall> otherCalls()
{
    AuditQuery query;
    query.createdAfter = sample::at(0);
    query.createdBefore = sample::at(1);
    query.actorId = sample::uuid(1);
    query.actorEmail = QStringLiteral("ada@example.com");
    query.actorType = QStringLiteral("user");
    query.objectId = sample::uuid(7);
    query.objectType = QStringLiteral("deployment");
    query.objectDeploymentName = QStringLiteral("canary");
    query.newestFirst = false;
    query.page = 2;
    return {
        { "logs", with<AuditLogsApi>([query](const auto &api) { return api.logs(query); }), 200,
            toJson(std::vector<AuditEntry> { sample::auditEntry(), sample::deviceAuditEntry() }), "application/json",
            kTotal },
        { "tenant", with<TenantAdmApi>([](const auto &api) { return api.own(); }), 200, toJson(sample::tenant()) },
    };
}

std::vector<ApiCall> allCalls(const QString &artifactFile)
{
    std::vector<ApiCall> all;
    for (const auto &some : { userAdmCalls(), deviceAuthCalls(), inventoryCalls(), softwareCalls(artifactFile),
             deploymentsCalls(), otherCalls() })
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace drydock::test
