// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/deploymentdetailstore.h"

#include <QSet>

namespace drydock {

using api::Deployment;
using api::DeploymentDevice;

namespace {
//! Sub-states and attempts do not show in the statistics: the devices are read at least this often, in polls.
constexpr int kDevicesEvery = 6;
} // namespace

DeploymentDetailStore::DeploymentDetailStore(
    Transport &transport, PollScheduler &polls, DeploymentStore &deployments, QObject *parent)
    : QObject(parent)
    , m_api(transport)
    , m_polls(polls)
    , m_deployments(deployments)
{
    connect(&m_polls, &PollScheduler::freshnessChanged, this, [this](const QString &key) {
        if (key == pollKey())
            Q_EMIT stateChanged();
    });
    connect(&m_deployments, &DeploymentStore::changed, this, [this](const Delta &delta) {
        const auto row = m_deployments.table().rowOf(m_id);
        const auto holds = [&](const std::vector<RowId> &rows) {
            return row && std::find(rows.begin(), rows.end(), *row) != rows.end();
        };
        if (holds(delta.added) || holds(delta.changed) || (!row && !delta.removed.empty()))
            Q_EMIT deploymentChanged();
    });
}

DeploymentDetailStore::~DeploymentDetailStore() = default;

QString DeploymentDetailStore::pollKey() const
{
    return m_id.isEmpty() ? QString() : QStringLiteral("deployment/") + m_id.text;
}

Freshness DeploymentDetailStore::freshness() const
{
    return m_id.isEmpty() ? Freshness {} : m_polls.freshness(pollKey());
}

void DeploymentDetailStore::setDeployment(const DeploymentId &id)
{
    if (m_id == id)
        return;
    m_subscription.release();
    m_deploymentCall.cancel();
    m_devicesCall.cancel();
    m_targetsCall.cancel();
    m_logCall.cancel();
    m_completion = {};
    m_id = id;
    m_devices.clear();
    m_found.clear();
    m_targets.clear();
    m_devicesLoaded = false;
    m_targetsKnown = false;
    m_listedStatistics = {};
    m_pollsSinceDevices = 0;
    Q_EMIT subjectChanged();
    Q_EMIT deploymentChanged();
    subscribe();
}

void DeploymentDetailStore::setActive(bool active)
{
    m_active = active;
    subscribe();
}

void DeploymentDetailStore::subscribe()
{
    if (!m_active || m_id.isEmpty()) {
        m_subscription.release();
        return;
    }
    if (m_subscription.isActive())
        return;
    m_subscription = m_polls.subscribe(
        pollKey(), kInterval, [this](const PollScheduler::Completion &completion) { poll(completion); });
    // Another pane may have read this deployment a moment ago; its devices are still unknown here.
    if (!m_devicesLoaded)
        m_polls.refreshNow(pollKey());
}

void DeploymentDetailStore::refresh()
{
    m_pollsSinceDevices = kDevicesEvery;
    if (!m_id.isEmpty())
        m_polls.refreshNow(pollKey());
}

void DeploymentDetailStore::poll(const PollScheduler::Completion &completion)
{
    m_completion = completion;
    m_deploymentCall
        = m_api.deployment(m_id).then(this, [this](const Result<Deployment> &result) { deploymentArrived(result); });
}

void DeploymentDetailStore::deploymentArrived(const Result<Deployment> &result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    m_deployments.adopt(*result);
    const bool over = result->status == api::DeploymentStatus::Finished;
    const bool moved = !(result->statistics == m_listedStatistics);
    if (!over)
        ++m_pollsSinceDevices;
    if (m_devicesLoaded && !moved && m_pollsSinceDevices < kDevicesEvery) {
        succeed();
        return;
    }
    m_listedStatistics = result->statistics;
    m_pollsSinceDevices = 0;
    m_page = 1;
    m_found.clear();
    readDevices();
}

void DeploymentDetailStore::readDevices()
{
    m_devicesCall
        = m_api.devices(m_id, m_page, kMaxPerPage)
              .then(this, [this](const Result<Page<DeploymentDevice>> &result) { devicesArrived(result); });
}

void DeploymentDetailStore::devicesArrived(const Result<Page<DeploymentDevice>> &result)
{
    if (!result.ok()) {
        m_listedStatistics = {};
        fail(result.error());
        return;
    }
    m_found.insert(m_found.end(), result->items.begin(), result->items.end());
    if (!m_devicesLoaded) {
        const Delta delta = m_devices.apply(result->items, Completeness::Window);
        if (!delta.isEmpty())
            Q_EMIT devicesChanged(delta);
    }
    if (result->hasMore(m_page, kMaxPerPage)) {
        ++m_page;
        readDevices();
        return;
    }
    // A target is fixed at creation, so its list is read once.
    if (m_targetsKnown)
        devicesComplete();
    else
        readTargets();
}

void DeploymentDetailStore::readTargets()
{
    m_targetsCall = m_api.targets(m_id).then(this, [this](const Result<QList<DeviceId>> &result) {
        if (result.ok()) {
            m_targets = *result;
            m_targetsKnown = true;
        } else if (result.error().kind != ErrorKind::NotFound) {
            m_listedStatistics = {};
            fail(result.error());
            return;
        }
        devicesComplete();
    });
}

void DeploymentDetailStore::devicesComplete()
{
    QSet<DeviceId> listed;
    for (const DeploymentDevice &device : m_found)
        listed.insert(device.id);
    const Deployment *subject = deployment();
    const bool over = subject && subject->status == api::DeploymentStatus::Finished;
    for (const DeviceId &target : std::as_const(m_targets)) {
        if (listed.contains(target))
            continue;
        DeploymentDevice waiting;
        waiting.id = target;
        // The server makes a record only when a device asks. One that never did is waiting, or was passed over when
        // the deployment was aborted.
        waiting.state = over ? api::DeviceState::Aborted : api::DeviceState::Pending;
        waiting.stateText = api::deviceStateToWire(waiting.state);
        m_found.push_back(std::move(waiting));
    }
    const Delta delta = m_devices.apply(std::exchange(m_found, {}), Completeness::Complete);
    m_devicesLoaded = true;
    if (!delta.isEmpty())
        Q_EMIT devicesChanged(delta);
    succeed();
}

void DeploymentDetailStore::succeed()
{
    const auto completion = std::exchange(m_completion, {});
    completion.succeeded();
}

void DeploymentDetailStore::fail(const Error &error)
{
    m_found.clear();
    const auto completion = std::exchange(m_completion, {});
    completion.failed(error);
}

void DeploymentDetailStore::fetchLog(const DeviceId &device, QObject *context, LogArrived arrived)
{
    m_logCall = m_api.log(m_id, device).then(context, std::move(arrived));
}

} // namespace drydock
