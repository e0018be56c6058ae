// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/democontent.h"

#include "app/lab/deployments/deploymentengine.h"
#include "app/lab/lablog.h"
#include "app/lab/recipe.h"
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"

#include <algorithm>

namespace drydock::lab {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype kPayloadBytes = 100 << 10;
constexpr size_t kMostSplit = 3;

Timestamp before(Timestamp now, std::chrono::milliseconds ago)
{
    return Timestamp { now.ms - ago.count() };
}

} // namespace

DemoContent::DemoContent(
    LabContext &context, AuditService &audit, Fleet &fleet, SoftwareStore &software, DeploymentStore &store, Rollout &rollout)
    : m_context(context)
    , m_audit(audit)
    , m_fleet(fleet)
    , m_software(software)
    , m_store(store)
    , m_rollout(rollout)
    , m_random(context.options.seed)
{
}

void DemoContent::seed()
{
    if (m_context.options.devices <= 0)
        return;
    m_accepted = m_fleet.acceptedRows();
    const std::vector<RecipeRelease> &releases = m_fleet.recipe().releases();
    const Timestamp now = m_context.clock.now();
    for (size_t i = 0; i < releases.size(); ++i)
        addRelease(releases[i], before(now, std::chrono::hours(24 * 9 * (releases.size() - i)) + 5h));
    if (releases.empty() || m_accepted.empty())
        return;
    const auto named = [&](size_t index) { return releases[std::min(index, releases.size() - 1)].name; };
    addFinished({ QStringLiteral("Field trial, first sites"), named(0), 24h * 41, 40 });
    addFinished({ QStringLiteral("Rollout to all gateways"), named(1), 24h * 27, 240 });
    addFinished({ QStringLiteral("Sensor nodes, spring update"), named(5), 24h * 12, 180 });
    addFinished({ QStringLiteral("Panels in the showrooms"), named(7), 24h * 4, 60 });
    addFinished({ QStringLiteral("Canary of the release candidate"), named(3), 19h, 30 });
    addRunning();
    if (m_context.options.plan == Plan::Enterprise)
        addScheduled();
    m_store.flush();
    m_accepted.clear();
}

void DemoContent::addRelease(const RecipeRelease &release, Timestamp when)
{
    // Every third release has one artifact for each device type, the others one for all.
    const bool split = ++m_releases % 3 == 0 && static_cast<size_t>(release.deviceTypes.size()) <= kMostSplit;
    if (split) {
        for (const QString &type : release.deviceTypes)
            addArtifact(release, { type }, when);
    } else {
        addArtifact(release, release.deviceTypes, when);
    }
    if (!m_software.release(release.name))
        return;
    if (!release.notes.isEmpty())
        m_software.setNotes(release.name, release.notes, when);
    if (!release.tags.isEmpty())
        m_software.setTags(release.name, release.tags, when);
}

void DemoContent::addArtifact(const RecipeRelease &release, const QStringList &types, Timestamp when)
{
    artifact::NewArtifact wanted;
    wanted.name = release.name;
    wanted.deviceTypes = types;
    wanted.payloadType = QStringLiteral("rootfs-image");
    wanted.provides = { { QStringLiteral("rootfs-image.version"), { release.version } },
        { QStringLiteral("rootfs-image.checksum"), { release.checksum } } };
    wanted.clearsProvides = { QStringLiteral("artifact_group"), QStringLiteral("rootfs_image_checksum"), QStringLiteral("rootfs-image.*") };
    wanted.date = when;
    QByteArray payload(kPayloadBytes, '\0'); // noise: what compresses to nothing would be no believable size
    std::generate(payload.begin(), payload.end(), [this] { return static_cast<char>(m_random() & 0xff); });
    wanted.files = { { release.name + QStringLiteral(".ext4"), payload } };
    const QString path = m_context.temporaryFolder + u'/' + newUuid();
    const Status written = artifact::writeArtifact(path, wanted);
    const Result<artifact::ArtifactInfo> info = artifact::readArtifact(path);
    if (!written.ok() || !info.ok()) {
        qCWarning(lcLab, "demo release %s could not be made", qUtf8Printable(release.name));
        return;
    }
    const QString id = newUuid();
    const QString description = QStringLiteral("Built for %1").arg(types.join(QStringLiteral(", ")));
    if (m_software.add(id, *info, description, path, when))
        audit(when, QStringLiteral("upload"), QStringLiteral("artifact"), id, release.name, {});
}

std::vector<Row> DemoContent::rowsWith(const QString &release, size_t most) const
{
    const RecipeRelease *known = m_fleet.recipe().release(release);
    std::vector<Row> same;
    std::vector<Row> fitting;
    for (const Row row : m_accepted) {
        if (!known || !known->deviceTypes.contains(m_fleet.deviceType(row)))
            continue;
        if (m_fleet.artifactName(row) == release)
            same.push_back(row);
        else if (fitting.size() < most)
            fitting.push_back(row);
        if (same.size() >= most)
            break;
    }
    // Most of the targets have it since then; some have moved on or failed.
    const size_t others = std::min(fitting.size(), std::max<size_t>(1, same.size() / 8));
    same.insert(same.end(), fitting.begin(), fitting.begin() + static_cast<std::ptrdiff_t>(others));
    return same;
}

void DemoContent::addFinished(const Past &past)
{
    const std::vector<Row> rows = rowsWith(past.release, past.most);
    const std::vector<const api::Artifact *> artifacts = m_software.ofRelease(past.release);
    if (rows.empty() || artifacts.empty())
        return;
    const Timestamp created = before(m_context.clock.now(), past.ago);
    StoredDeployment deployment;
    deployment.active = false;
    deployment.d.id = DeploymentId(newUuid());
    deployment.d.name = past.name;
    deployment.d.artifactName = past.release;
    deployment.d.type = QStringLiteral("software");
    deployment.d.created = created;
    deployment.d.finished = Timestamp { created.ms + std::chrono::milliseconds(3h).count() };
    deployment.d.status = api::DeploymentStatus::Finished;
    deployment.d.maxDevices = deployment.d.deviceCount = std::ssize(rows);
    for (const api::Artifact *artifact : artifacts)
        deployment.d.artifacts.push_back(artifact->id);
    std::vector<QUuid> targets;
    for (const Row row : rows)
        targets.push_back(m_fleet.uuid(row));
    StoredDeployment &stored = m_store.add(std::move(deployment), targets);
    for (const Row row : rows) {
        const QString type = m_fleet.deviceType(row);
        const auto fits = std::find_if(artifacts.begin(), artifacts.end(), [&](const auto *a) { return a->deviceTypes.contains(type); });
        addRecord(stored, row, Timestamp { created.ms + static_cast<qint64>(m_random() % 5'400'000) }, fits == artifacts.end() ? nullptr : *fits);
    }
    m_store.changed(stored);
    audit(created, QStringLiteral("create"), QStringLiteral("deployment"), stored.d.id.text, past.name, past.release);
}

void DemoContent::addRecord(StoredDeployment &deployment, Row row, Timestamp started, const api::Artifact *artifact)
{
    DeviceRecord record;
    record.id = newUuid();
    record.deployment = deployment.seq;
    record.device = m_fleet.uuid(row);
    record.deviceType = m_fleet.deviceType(row);
    record.created = deployment.d.created;
    record.started = started;
    record.finished = Timestamp { started.ms + 90'000 + static_cast<qint64>(m_random() % 600'000) };
    if (artifact) {
        record.artifactId = artifact->id.text;
        deployment.d.totalSize += artifact->size;
    }
    const bool has = m_fleet.artifactName(row) == deployment.d.artifactName;
    record.state = !artifact ? DeviceState::NoArtifact : (has ? DeviceState::Success : DeviceState::Failure);
    if (has && m_random() % 17 == 0) {
        record.state = DeviceState::AlreadyInstalled;
        record.finished = record.started;
    }
    if (record.state == DeviceState::Failure) {
        const QStringList &states = m_fleet.recipe().failureStates();
        const QString state = states.value(static_cast<qsizetype>(m_random() % static_cast<quint64>(std::max<qsizetype>(1, states.size()))));
        QByteArray log;
        qint64 at = record.started.ms;
        for (const QString &line : m_fleet.recipe().failureLog(state))
            log += logLine(Timestamp { at += 4'000 }, line.section(QStringLiteral(": "), 0, 0), line.section(QStringLiteral(": "), 1));
        record.hasLog = !log.isEmpty();
        m_store.setLog(deployment.seq, record.device, log);
    }
    deployment.d.statistics[record.state] += 1;
    m_store.insert(record);
}

void DemoContent::addRunning()
{
    // To devices all over the fleet that lack the release, at most 250.
    const std::vector<RecipeRelease> &releases = m_fleet.recipe().releases();
    const RecipeRelease &release = releases[std::min<size_t>(2, releases.size() - 1)];
    api::NewDeployment wanted;
    wanted.name = QStringLiteral("Maintenance window, second wave");
    wanted.artifactName = release.name;
    wanted.target = api::DeploymentTarget::Devices;
    const size_t stride = std::max<size_t>(1, m_accepted.size() / 600);
    for (size_t i = 0; i < m_accepted.size() && wanted.devices.size() < 250; i += stride) {
        const Row row = m_accepted[i];
        if (release.deviceTypes.contains(m_fleet.deviceType(row)) && m_fleet.artifactName(row) != release.name)
            wanted.devices.append(m_fleet.id(row));
    }
    const auto made = m_rollout.create(wanted, std::nullopt);
    if (const auto *deployment = std::get_if<StoredDeployment *>(&made))
        audit(m_context.clock.now(), QStringLiteral("create"), QStringLiteral("deployment"), (*deployment)->d.id.text, wanted.name, release.name);
}

void DemoContent::addScheduled()
{
    const std::vector<RecipeRelease> &releases = m_fleet.recipe().releases();
    const RecipeRelease &release = releases.back();
    api::NewDeployment wanted;
    wanted.name = QStringLiteral("Night rollout in three phases");
    wanted.artifactName = release.name;
    wanted.target = api::DeploymentTarget::Devices;
    for (const Row row : m_accepted) {
        if (wanted.devices.size() < 120 && release.deviceTypes.contains(m_fleet.deviceType(row)))
            wanted.devices.append(m_fleet.id(row));
    }
    const Timestamp now = m_context.clock.now();
    const auto phase = [&](double percent, std::chrono::hours in) {
        api::DeploymentPhase result;
        result.batchPercent = percent;
        result.start = Timestamp { now.ms + std::chrono::milliseconds(in).count() };
        return result;
    };
    wanted.phases = { phase(10, 9h), phase(30, 12h), phase(0, 33h) };
    const auto made = m_rollout.create(wanted, std::nullopt);
    if (const auto *deployment = std::get_if<StoredDeployment *>(&made))
        audit(now, QStringLiteral("create"), QStringLiteral("deployment"), (*deployment)->d.id.text, wanted.name, release.name);
}

void DemoContent::audit(Timestamp when, const QString &action, const QString &type, const QString &id, const QString &name, const QString &artifact)
{
    AuditRecord record;
    record.action = action;
    record.objectType = type;
    record.objectId = id;
    record.name = name;
    record.artifactName = artifact;
    m_audit.recordAt(when, m_author, record);
}

} // namespace drydock::lab
