// SPDX-License-Identifier: GPL-3.0-or-later
//
// One full value of every struct of the API, every field different from its default, ids as the API wants them.
#pragma once

#include "models/api/artifacts.h"
#include "models/api/auditlogs.h"
#include "models/api/deployments.h"
#include "models/api/deviceauth.h"
#include "models/api/inventory.h"
#include "models/api/useradm.h"

namespace drydock::test::sample {

inline QString uuid(int n)
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0'));
}
inline Timestamp at(qint64 minute)
{
    return Timestamp { 1'790'000'000'123 + minute * 60'000 };
}
inline QString nasty()
{
    return QStringLiteral("a \"quoted\" \\ name\n\twith \u00e4\u20ac\U0001F680 and \u2028 \u0001");
}

inline api::User user()
{
    return { UserId(uuid(1)), QStringLiteral("ada@example.com"), at(1), at(2), at(3), { QStringLiteral("RBAC_ROLE_CI") },
        QStringLiteral("enabled"), true,
        { { uuid(13), QStringLiteral("sso/saml"), QStringLiteral("ada") },
            { uuid(14), QStringLiteral("sso/oidc"), {} } },
        uuid(11), { uuid(11), uuid(12) }, { { uuid(11), QStringLiteral("acme") } },
        api::EmailChange { QStringLiteral("lovelace@example.com"), at(4), at(5) } };
}
inline api::PersonalAccessToken token()
{
    return { uuid(2), QStringLiteral("build server"), at(1), at(2), at(3) };
}
inline api::AuthSet authSet()
{
    return { AuthSetId(uuid(3)), { { QStringLiteral("mac"), QStringLiteral("de:ad:be:ef:00:01") } },
        QStringLiteral("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n"), api::AuthStatus::Pending,
        QStringLiteral("pending"), at(4) };
}
inline api::AuthDevice authDevice()
{
    api::AuthDevice device;
    device.id = DeviceId(uuid(4));
    device.identity = { { QStringLiteral("mac"), QStringLiteral("de:ad:be:ef:00:01") },
        { QStringLiteral("sn"), nasty() } };
    device.status = api::AuthStatus::Accepted;
    device.statusText = QStringLiteral("accepted");
    device.decommissioning = true;
    device.created = at(1);
    device.updated = at(2);
    device.checkedIn = at(3);
    device.authSets = { authSet(), authSet() };
    return device;
}
inline api::Device device()
{
    api::Device device;
    device.id = DeviceId(uuid(4));
    device.updated = at(5);
    const QString inventory = QStringLiteral("inventory");
    device.attributes = {
        { QStringLiteral("identity"), QStringLiteral("status"), QStringLiteral("accepted"), {}, {} },
        { inventory, QStringLiteral("device_type"), nasty(), QStringLiteral("what it is"), at(6) },
        { inventory, QStringLiteral("mem_total_kB"), 1024.5, {}, {} },
        { inventory, QStringLiteral("big"), 9007199254740993.0 * 1e10, {}, {} },
        { QStringLiteral("monitor"), QStringLiteral("alerts"), true, {}, {} },
        { inventory, QStringLiteral("ipv4"), QStringList { QStringLiteral("10.0.0.1"), QString() }, {}, {} },
        { inventory, QStringLiteral("loads"), std::vector<double> { 0.1, -2, 3e-9 }, {}, {} },
        { QStringLiteral("tags"), QStringLiteral("none"), QStringList {}, {}, {} },
    };
    return device;
}
inline api::SearchQuery searchQuery()
{
    api::SearchQuery query;
    query.page = 3;
    query.perPage = 500;
    query.filters = {
        { QStringLiteral("identity"), QStringLiteral("status"), QStringLiteral("$eq"), QStringLiteral("accepted") },
        { QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("$nin"),
            QStringList { QStringLiteral("a"), QStringLiteral("b") } },
        { QStringLiteral("inventory"), QStringLiteral("mem"), QStringLiteral("$gte"), 12.25 },
        { QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("$exists"), false },
    };
    query.sort = { { QStringLiteral("identity"), QStringLiteral("id"), true },
        { QStringLiteral("system"), QStringLiteral("updated_ts"), false } };
    query.attributes = { { QStringLiteral("identity"), QStringLiteral("mac") } };
    query.deviceIds = { DeviceId(uuid(4)), DeviceId(uuid(5)) };
    query.text = QStringLiteral("raspberry pi");
    return query;
}
inline api::DeviceStatistics deviceStatistics()
{
    return { { { QStringLiteral("accepted"), 12 }, { QStringLiteral("pending"), 3 }, { QStringLiteral("odd"), 1 } } };
}
inline api::Artifact artifact()
{
    api::Artifact artifact;
    artifact.id = ArtifactId(uuid(6));
    artifact.name = QStringLiteral("rel-1 \u00fc");
    artifact.description = nasty();
    artifact.deviceTypes = { QStringLiteral("qemux86-64"), QStringLiteral("raspberrypi4") };
    artifact.format = QStringLiteral("mender");
    artifact.version = 3;
    artifact.isSigned = true;
    artifact.updates = { { QStringLiteral("single-file"),
                             { { QStringLiteral("payload.txt"), QString(64, QLatin1Char('a')), 9, at(7) } } },
        { QStringLiteral("script"), {} } };
    artifact.provides = { { QStringLiteral("artifact_name"), QStringList { QStringLiteral("rel-1") } },
        { QStringLiteral("rootfs-image.version"), QStringList { QStringLiteral("rel-1") } } };
    artifact.depends = { { QStringLiteral("device_type"), QStringList { QStringLiteral("qemux86-64"), QStringLiteral("b") } },
        { QStringLiteral("artifact_group"), QStringList { QStringLiteral("one") } } };
    artifact.clearsProvides = { QStringLiteral("rootfs-image.*") };
    artifact.size = 4608;
    artifact.modified = at(8);
    return artifact;
}
inline api::Release release()
{
    return { QStringLiteral("rel-1"), { artifact() }, 1, at(9), QStringLiteral("a note"),
        { QStringLiteral("stable"), QStringLiteral("eu") } };
}
inline api::DownloadLink downloadLink()
{
    return { QStringLiteral("https://storage.example.com/a?X-Amz-Expires=900"), at(10) };
}
inline api::StorageUse storageUse()
{
    return { 1'000'000'000'000, 12'345 };
}
inline api::DeploymentStatistics statistics()
{
    api::DeploymentStatistics statistics;
    for (size_t i = 1; i < api::kDeviceStateCount; ++i)
        statistics.counts.at(i) = static_cast<qint64>(i * i);
    return statistics;
}
inline api::Deployment deployment()
{
    api::Deployment deployment;
    deployment.id = DeploymentId(uuid(7));
    deployment.name = nasty();
    deployment.artifactName = QStringLiteral("rel-1");
    deployment.status = api::DeploymentStatus::InProgress;
    deployment.statusText = QStringLiteral("inprogress");
    deployment.type = QStringLiteral("configuration");
    deployment.created = at(11);
    deployment.finished = at(12);
    deployment.deviceCount = 7;
    deployment.maxDevices = 9;
    deployment.groups = { QStringLiteral("prod") };
    deployment.artifacts = { ArtifactId(uuid(6)) };
    deployment.statistics = statistics();
    deployment.totalSize = 1LL << 40;
    deployment.forceInstallation = true;
    deployment.phases = { { uuid(8), 25, at(13), 3 }, { uuid(9), 0, at(14), 0 } };
    deployment.retries = 2;
    return deployment;
}
inline api::DeploymentDevice deploymentDevice()
{
    return { DeviceId(uuid(4)), api::DeviceState::PauseBeforeRebooting, QStringLiteral("pause_before_rebooting"),
        QStringLiteral("waiting"), at(15), at(16), at(17), true, 2 };
}
inline api::DeviceHistoryEntry historyEntry()
{
    return { uuid(10), deployment(), deploymentDevice() };
}
inline api::NewDeployment newDeployment(api::DeploymentTarget target)
{
    api::NewDeployment deployment;
    deployment.name = QStringLiteral("canary");
    deployment.artifactName = QStringLiteral("rel-1");
    deployment.target = target;
    if (target == api::DeploymentTarget::Devices)
        deployment.devices = { DeviceId(uuid(4)), DeviceId(uuid(5)) };
    deployment.forceInstallation = true;
    deployment.retries = 3;
    deployment.phases = { { {}, 10, at(18), 0 }, { {}, 0, at(19), 0 } };
    return deployment;
}
inline api::AuditEntry auditEntry()
{
    return { at(20), QStringLiteral("create"),
        { uuid(1), QStringLiteral("user"), QStringLiteral("ada@example.com"), {} },
        { uuid(7), QStringLiteral("deployment"), QStringLiteral("canary"), QStringLiteral("rel-1") },
        QStringLiteral("--- before\n+++ after\n") };
}
inline api::AuditEntry deviceAuditEntry()
{
    return { at(21), QStringLiteral("open_terminal"),
        { uuid(4), QStringLiteral("device"), {}, QStringLiteral("{\"mac\":\"1\"}") },
        { uuid(4), QStringLiteral("device"), QStringLiteral("{\"mac\":\"1\"}"), {} }, {} };
}

} // namespace drydock::test::sample
