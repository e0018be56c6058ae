// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tourchanges.h"

#include "models/artifact/artifactwriter.h"

namespace drydock {

namespace {

const QString kGroup = QStringLiteral("tour");
const QString kRelease = QStringLiteral("tour-notes-1.0");

} // namespace

TourChanges::TourChanges(Session &session)
    : m_session(session)
    , m_steps { &TourChanges::acceptDevice, &TourChanges::groupDevice, &TourChanges::upload,
        &TourChanges::createDeployment, &TourChanges::abortDeployment }
{
    Stores &stores = session.stores();
    m_fleet = stores.fleet.subscribe();
    m_releases = stores.releases.subscribe();
    m_active = stores.deployments.subscribeActive();
    m_finished = stores.deployments.subscribeFinished();
}

TourChanges::~TourChanges() = default;

bool TourChanges::isReady() const
{
    Stores &stores = m_session.stores();
    return stores.fleet.isComplete() && stores.releases.freshness().hasData()
        && stores.deployments.freshness().hasData();
}

void TourChanges::start()
{
    step();
}

void TourChanges::step()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            const size_t at = m_next++;
            if (at < m_steps.size())
                (this->*m_steps[at])();
        },
        Qt::QueuedConnection);
}

void TourChanges::fail(const QString &what, const Error &error)
{
    m_problems.append(QStringLiteral("%1: %2 %3").arg(what, errorKindName(error.kind), error.apiMessage));
}

void TourChanges::acceptDevice()
{
    FleetStore &fleet = m_session.stores().fleet;
    const FleetTable &table = fleet.table();
    for (const RowId row : table.rows()) {
        if (table.status(row) == QLatin1String("pending")) {
            m_device = table.id(row);
            break;
        }
    }
    if (m_device.isEmpty()) {
        m_problems.append(QStringLiteral("no device waits to be accepted"));
        step();
        return;
    }
    fleet.prepareDecision({ m_device }, api::AuthStatus::Accepted, this, [this](const Result<AuthDecision> &decision) {
        if (!decision.ok())
            fail(QStringLiteral("accept"), decision.error());
        else if (decision->clear.isEmpty())
            m_problems.append(QStringLiteral("the device that waits has no single key to accept"));
        else
            m_session.stores().fleet.decide(tr("Accept a device"), decision->clear.constFirst().first, decision->clear.constFirst().second, api::AuthStatus::Accepted);
        step();
    });
}

void TourChanges::groupDevice()
{
    if (!m_device.isEmpty()) {
        BulkJob job;
        job.kind = BulkKind::MoveToGroup;
        job.argument = kGroup;
        job.title = tr("Add a device to a group");
        job.items.push_back({ m_device });
        m_session.bulk().start(std::move(job));
    }
    step();
}

void TourChanges::upload()
{
    artifact::NewArtifact notes;
    notes.name = kRelease;
    notes.deviceTypes = QStringList { QStringLiteral("raspberrypi4") };
    notes.files = { { QStringLiteral("notes.txt"), QByteArrayLiteral("Written by the tour.\n") } };
    notes.provides = { { QStringLiteral("rootfs-image.tour.version"), { QStringLiteral("1.0") } } };
    const QString path = m_folder.filePath(kRelease + QStringLiteral(".mender"));
    const Status written = artifact::writeArtifact(path, notes);
    if (!written.ok()) {
        fail(QStringLiteral("write artifact"), written.error());
        step();
        return;
    }
    UploadQueue &uploads = m_session.stores().uploads;
    const quint64 id = uploads.add(path, tr("Uploaded by the tour"));
    connect(&uploads, &TransferQueue::transferChanged, this, [this, id](quint64 changed) {
        const Transfer *upload = m_session.stores().uploads.find(id);
        if (changed != id || !upload || !upload->isOver())
            return;
        m_session.stores().uploads.disconnect(this);
        if (upload->state != Transfer::State::Done)
            m_problems.append(QStringLiteral("the upload did not arrive"));
        m_session.stores().releases.refresh();
        step();
    });
}

void TourChanges::createDeployment()
{
    api::NewDeployment deployment;
    deployment.name = tr("Tour");
    deployment.artifactName = kRelease;
    deployment.target = api::DeploymentTarget::Devices;
    deployment.devices = { m_device };
    m_session.stores().deployments.create(
        tr("Create a deployment"), deployment, this, [this](const Result<DeploymentId> &created) {
            if (!created.ok())
                fail(QStringLiteral("create deployment"), created.error());
            else
                m_deployment = *created;
            step();
        });
}

void TourChanges::abortDeployment()
{
    if (m_deployment.isEmpty()) {
        step();
        return;
    }
    m_session.stores().deployments.abort(tr("Abort a deployment"), m_deployment, this, [this](const Status &aborted) {
        if (!aborted.ok())
            fail(QStringLiteral("abort deployment"), aborted.error());
        step();
    });
}

DeviceId TourChanges::device() const
{
    // One that somebody gave a name has attributes and a history to look at, unlike the newcomer just accepted.
    const FleetTable &table = m_session.stores().fleet.table();
    for (const RowId row : table.rows()) {
        if (table.status(row) == QLatin1String("accepted") && table.displayName(row).contains(QLatin1Char(' ')))
            return table.id(row);
    }
    return m_device;
}

DeploymentId TourChanges::finishedDeployment() const
{
    const DeploymentStore::Table &table = m_session.stores().deployments.table();
    DeploymentId best;
    for (const RowId row : table.rows()) {
        const api::Deployment &deployment = table.at(row);
        if (deployment.status != api::DeploymentStatus::Finished || deployment.id == m_deployment)
            continue;
        best = deployment.id;
        if (deployment.statistics[api::DeviceState::Failure] > 0)
            break;
    }
    return best;
}

} // namespace drydock
