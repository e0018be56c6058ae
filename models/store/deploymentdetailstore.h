// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentDetailStore: one deployment in depth: itself, every targeted device with its state there (those that
// never asked count as pending), and device logs on demand. Owned by Session: the list of deployments sets its subject
// and the detail pane shows it. Read under "deployment/<id>" while subscribed; the device list is read again when the
// statistics moved, and now and then for what they do not show (sub-states). GUI thread. No words, no widgets.
#pragma once

#include "models/api/deployments.h"
#include "models/store/deploymentstore.h"

#include <QObject>

#include <functional>

namespace drydock {

class DeploymentDetailStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentDetailStore)

public:
    static constexpr std::chrono::milliseconds kInterval { 5'000 };
    using Table = EntityTable<DeviceId, api::DeploymentDevice>;
    using LogArrived = std::function<void(const Result<QString> &)>;

    DeploymentDetailStore(
        Transport &transport, PollScheduler &polls, DeploymentStore &deployments, QObject *parent = nullptr);
    ~DeploymentDetailStore() override;

    //! Another subject: everything is dropped and subjectChanged() told. An empty id shows nothing.
    void setDeployment(const DeploymentId &id);
    [[nodiscard]] const DeploymentId &deploymentId() const { return m_id; }
    //! Null until it is known.
    [[nodiscard]] const api::Deployment *deployment() const { return m_deployments.find(m_id); }
    [[nodiscard]] const Table &devices() const { return m_devices; }
    [[nodiscard]] Table &devices() { return m_devices; }
    //! The device list arrived whole at least once.
    [[nodiscard]] bool devicesLoaded() const { return m_devicesLoaded; }
    [[nodiscard]] QString pollKey() const;
    [[nodiscard]] Freshness freshness() const;

    //! While true it is read again and again.
    void setActive(bool active);
    void refresh();
    //! The newest request wins; `arrived` is called at most once, never after `context` died.
    void fetchLog(const DeviceId &device, QObject *context, LogArrived arrived);

Q_SIGNALS:
    void subjectChanged();
    void deploymentChanged();
    void devicesChanged(const drydock::Delta &delta);
    void stateChanged();

private:
    void subscribe();
    void poll(const PollScheduler::Completion &completion);
    void deploymentArrived(const Result<api::Deployment> &result);
    void readDevices();
    void devicesArrived(const Result<Page<api::DeploymentDevice>> &result);
    void readTargets();
    void devicesComplete();
    void succeed();
    void fail(const Error &error);

    api::DeploymentsApi m_api;
    PollScheduler &m_polls;
    DeploymentStore &m_deployments;
    DeploymentId m_id;
    Table m_devices;
    bool m_active = false;
    bool m_devicesLoaded = false;
    bool m_targetsKnown = false;
    QList<DeviceId> m_targets;
    int m_pollsSinceDevices = 0;
    api::DeploymentStatistics m_listedStatistics; //!< those of the deployment when its devices were last listed
    int m_page = 1;
    std::vector<api::DeploymentDevice> m_found;
    PollScheduler::Subscription m_subscription;
    PollScheduler::Completion m_completion;
    Call<api::Deployment> m_deploymentCall;
    Call<Page<api::DeploymentDevice>> m_devicesCall;
    Call<QList<DeviceId>> m_targetsCall;
    Call<QString> m_logCall;
};

} // namespace drydock
