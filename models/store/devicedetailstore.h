// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceDetailStore: what is shown of one device beyond the fleet's row: its authentication sets and its deployment
// history. The latest chosen device wins; answers for an earlier one reach nobody. Owned by Session (one per Device
// pane), destroyed after the panes. GUI thread. It must not know widgets.
#pragma once

#include "models/api/deployments.h"
#include "models/store/entitytable.h"
#include "models/store/fleetstore.h"

#include <QObject>

#include <optional>

namespace drydock {

class DeviceDetailStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceDetailStore)

public:
    using AuthSets = EntityTable<AuthSetId, api::AuthSet>;
    using History = EntityTable<QString, api::DeviceHistoryEntry>;

    DeviceDetailStore(
        Transport &transport, PollScheduler &scheduler, FleetStore &fleet, QObject *parent = nullptr);

    [[nodiscard]] const DeviceId &device() const { return m_device; }
    //! An empty id: nothing is chosen.
    void setDevice(const DeviceId &device);

    //! Nothing before the first answer.
    [[nodiscard]] const std::optional<api::AuthDevice> &authDevice() const { return m_authDevice; }
    [[nodiscard]] const AuthSets &authSets() const { return m_authSets; }
    [[nodiscard]] const History &history() const { return m_history; }
    //! Why there is no history to show; a server may refuse it alone.
    [[nodiscard]] const std::optional<Error> &historyError() const { return m_historyError; }
    [[nodiscard]] bool isGone() const { return m_gone; } //!< the server does not know the device any more
    [[nodiscard]] Freshness freshness() const;

    [[nodiscard]] PollScheduler::Subscription subscribe(
        std::chrono::milliseconds interval = std::chrono::seconds { 10 });
    void refreshNow();

Q_SIGNALS:
    void deviceChanged(); //!< another one was chosen: everything known of the former is gone
    void authSetsChanged(const drydock::Delta &delta);
    void historyChanged(const drydock::Delta &delta);
    void detailChanged(); //!< authDevice(), historyError() or isGone()
    void freshnessChanged();

private:
    [[nodiscard]] QString key() const { return QStringLiteral("device"); }
    void refresh(PollScheduler::Completion completion);
    void onAuthDevice(const Result<api::AuthDevice> &result);
    void onHistory(const Result<Page<api::DeviceHistoryEntry>> &result);
    void endIfBoth();

    PollScheduler &m_scheduler;
    FleetStore &m_fleet;
    api::DeviceAuthApi m_deviceAuth;
    api::DeploymentsApi m_deployments;
    DeviceId m_device;
    std::optional<api::AuthDevice> m_authDevice;
    AuthSets m_authSets;
    History m_history;
    std::optional<Error> m_historyError;
    std::optional<Error> m_error;
    bool m_gone = false;
    Call<api::AuthDevice> m_authCall;
    Call<Page<api::DeviceHistoryEntry>> m_historyCall;
    PollScheduler::Completion m_completion;
    int m_answersMissing = 0;
};

} // namespace drydock
