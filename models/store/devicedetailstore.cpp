// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/devicedetailstore.h"

#include <QPointer>

namespace drydock {

DeviceDetailStore::DeviceDetailStore(
    Transport &transport, PollScheduler &scheduler, FleetStore &fleet, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_fleet(fleet)
    , m_deviceAuth(transport)
    , m_deployments(transport)
{
    connect(&m_scheduler, &PollScheduler::freshnessChanged, this, [this](const QString &changedKey) {
        if (changedKey == key())
            Q_EMIT freshnessChanged();
    });
    connect(&m_fleet, &FleetStore::authSetsChanged, this, [this](const DeviceId &device) {
        if (device == m_device)
            refreshNow();
    });
}

void DeviceDetailStore::setDevice(const DeviceId &device)
{
    if (m_device == device)
        return;
    m_device = device;
    m_authCall.cancel();
    m_historyCall.cancel();
    m_authDevice.reset();
    m_historyError.reset();
    m_gone = false;
    const Delta sets = m_authSets.clear();
    const Delta entries = m_history.clear();
    // What is known of the former device must not pass for this one's age.
    m_completion = {};
    m_scheduler.setLastSuccess(key(), {});
    Q_EMIT authSetsChanged(sets);
    Q_EMIT historyChanged(entries);
    Q_EMIT deviceChanged();
    Q_EMIT detailChanged();
    if (!m_device.isEmpty())
        refreshNow();
}

Freshness DeviceDetailStore::freshness() const
{
    return m_scheduler.freshness(key());
}

PollScheduler::Subscription DeviceDetailStore::subscribe(std::chrono::milliseconds interval)
{
    return m_scheduler.subscribe(
        key(), interval, [self = QPointer<DeviceDetailStore>(this)](PollScheduler::Completion completion) {
            if (self)
                self->refresh(std::move(completion));
        });
}

void DeviceDetailStore::refreshNow()
{
    m_scheduler.refreshNow(key());
}

void DeviceDetailStore::refresh(PollScheduler::Completion completion)
{
    if (m_device.isEmpty())
        return;
    m_completion = std::move(completion);
    m_error.reset();
    m_answersMissing = 2;
    m_authCall = m_deviceAuth.device(m_device).then(
        this, [this](const Result<api::AuthDevice> &result) { onAuthDevice(result); });
    m_historyCall = m_deployments.history(m_device, 1).then(
        this, [this](const Result<Page<api::DeviceHistoryEntry>> &result) { onHistory(result); });
}

void DeviceDetailStore::onAuthDevice(const Result<api::AuthDevice> &result)
{
    if (result.ok()) {
        m_gone = false;
        m_authDevice = result.value();
        const Delta delta = m_authSets.apply(result.value().authSets, Completeness::Complete);
        if (!delta.isEmpty())
            Q_EMIT authSetsChanged(delta);
    } else if (result.error().kind == ErrorKind::NotFound) {
        m_gone = true;
    } else {
        m_error = result.error();
    }
    Q_EMIT detailChanged();
    endIfBoth();
}

void DeviceDetailStore::onHistory(const Result<Page<api::DeviceHistoryEntry>> &result)
{
    m_historyError.reset();
    if (result.ok()) {
        const Delta delta = m_history.apply(result.value().items, Completeness::Complete);
        if (!delta.isEmpty())
            Q_EMIT historyChanged(delta);
    } else {
        m_historyError = result.error();
    }
    Q_EMIT detailChanged();
    endIfBoth();
}

void DeviceDetailStore::endIfBoth()
{
    if (--m_answersMissing > 0)
        return;
    const PollScheduler::Completion completion = std::exchange(m_completion, {});
    if (m_error)
        completion.failed(*m_error);
    else
        completion.succeeded();
}

} // namespace drydock
