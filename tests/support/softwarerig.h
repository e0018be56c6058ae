// SPDX-License-Identifier: GPL-3.0-or-later
//
// SoftwareRig: the stores of releases, uploads, deployments and the audit log on a FakeTransport, and lists of the
// API encoded from structs. serve…() answers a list for as long as nothing else is served. Owned by a test.
#pragma once

#include "models/store/auditstore.h"
#include "models/store/deploymentdetailstore.h"
#include "models/store/deploymentstore.h"
#include "models/store/downloadqueue.h"
#include "models/store/releasestore.h"
#include "models/store/uploadqueue.h"
#include "tests/support/faketransport.h"

namespace drydock::test {

inline const QString kDeployments = QStringLiteral("/api/management/v1/deployments/deployments");
inline const QString kReleases = QStringLiteral("/api/management/v2/deployments/deployments/releases");
inline const QString kArtifacts = QStringLiteral("/api/management/v1/deployments/artifacts");
inline const QString kStorage = QStringLiteral("/api/management/v1/deployments/limits/storage");
inline const QString kAudit = QStringLiteral("/api/management/v1/auditlogs/logs");

template<class T> QByteArray jsonList(const std::vector<T> &items)
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const T &item : items)
        encode(writer, item);
    writer.endArray();
    return writer.take();
}

template<class T> QByteArray jsonObject(const T &item)
{
    api::JsonWriter writer;
    encode(writer, item);
    return writer.take();
}

inline FakeHeaders total(qsizetype count)
{
    return { { "X-Total-Count", QByteArray::number(count) }, { "Content-Type", "application/json" } };
}

inline api::Deployment makeDeployment(const QString &id, api::DeploymentStatus status, qint64 devices = 10)
{
    api::Deployment deployment;
    deployment.id = DeploymentId(id);
    deployment.name = QStringLiteral("name-") + id;
    deployment.artifactName = QStringLiteral("release-1");
    deployment.status = status;
    deployment.statusText = api::deploymentStatusToWire(status);
    deployment.type = QStringLiteral("software");
    deployment.created = { 1795413000000 };
    deployment.maxDevices = devices;
    deployment.statistics[status == api::DeploymentStatus::Finished ? api::DeviceState::Success
                                                                    : api::DeviceState::Pending] = devices;
    return deployment;
}

inline api::Artifact makeArtifact(const QString &id, const QString &release, const QString &deviceType)
{
    api::Artifact artifact;
    artifact.id = ArtifactId(id);
    artifact.name = release;
    artifact.deviceTypes = { deviceType };
    artifact.format = QStringLiteral("mender");
    artifact.version = 3;
    artifact.updates = { { QStringLiteral("rootfs-image"),
        { { QStringLiteral("rootfs.ext4"), QStringLiteral("ab12"), 1000, { 1795410000000 } } } } };
    artifact.size = 1000;
    artifact.modified = { 1795413000000 };
    return artifact;
}

inline api::Release makeRelease(const QString &name, const QStringList &deviceTypes)
{
    api::Release release;
    release.name = name;
    for (const QString &type : deviceTypes)
        release.artifacts.push_back(makeArtifact(name + QLatin1Char('/') + type, name, type));
    release.artifactCount = static_cast<qint64>(release.artifacts.size());
    release.modified = { 1795413000000 };
    return release;
}

struct SoftwareRig {
    SoftwareRig()
        : clock(ownClock)
    {
    }
    //! On the clock of the widgets.
    explicit SoftwareRig(FakeClock &shared)
        : clock(shared)
    {
    }
    FakeClock ownClock;
    FakeClock &clock;
    FakeTransport transport { clock };
    PollScheduler polls { clock, [] { return 0.5; } };
    PendingOperations pending { clock };
    ReleaseStore releases { transport, polls, pending };
    UploadQueue uploads { transport, {} };
    DownloadQueue downloads { transport, {} };
    DeploymentStore deployments { transport, polls, pending };
    DeploymentDetailStore detail { transport, polls, deployments };
    AuditStore audit { transport, polls };

    void serveDeployments(const std::vector<api::Deployment> &all, bool knowsScheduled = true)
    {
        for (const auto &[status, word] :
            { std::pair { api::DeploymentStatus::InProgress, "inprogress" },
                std::pair { api::DeploymentStatus::Pending, "pending" },
                std::pair { api::DeploymentStatus::Scheduled, "scheduled" },
                std::pair { api::DeploymentStatus::Finished, "finished" } }) {
            std::vector<api::Deployment> some;
            for (const api::Deployment &deployment : all) {
                if (deployment.status == status)
                    some.push_back(deployment);
            }
            Expectation &expected = transport.always(Verb::Get, kDeployments)
                                        .withQuery(QStringLiteral("status"), QString::fromLatin1(word));
            if (status == api::DeploymentStatus::Scheduled && !knowsScheduled)
                expected.reply(400, R"({"error":"unknown status scheduled"})");
            else
                expected.json(jsonList(some), total(static_cast<qsizetype>(some.size())));
        }
        for (const api::Deployment &deployment : all)
            transport.always(Verb::Get, kDeployments + QLatin1Char('/') + deployment.id.text)
                .json(jsonObject(deployment));
    }
    void serveReleases(const std::vector<api::Release> &all)
    {
        transport.always(Verb::Get, kReleases).json(jsonList(all), total(static_cast<qsizetype>(all.size())));
        transport.always(Verb::Get, kStorage).json(R"({"limit":1000000,"usage":4000})");
    }
};

} // namespace drydock::test
