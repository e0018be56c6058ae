// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetLinks: what the panes of the fleet tell one another without knowing one another: which device is chosen, which
// devices another pane wants to be shown, what is to be deployed to whom. It keeps the last word, because a pane may
// be built later than it was called. Owned by the session's wiring, outlives the panes. GUI thread.
#pragma once

#include "models/items/deviceorder.h"
#include "models/items/savedviews.h"

#include <QObject>

namespace drydock {

class FleetLinks final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FleetLinks)

public:
    explicit FleetLinks(QObject *parent = nullptr);
    ~FleetLinks() override;

    [[nodiscard]] const DeviceId &chosenDevice() const { return m_chosen; }
    [[nodiscard]] const DeviceFilter &wantedDevices() const { return m_wanted; }
    [[nodiscard]] const std::optional<DeviceView> &wantedView() const { return m_view; }

public Q_SLOTS:
    void chooseDevice(const drydock::DeviceId &id);
    //! Opens the Devices pane on this filter: a click in a chart.
    void showDevices(const drydock::DeviceFilter &filter);
    //! Opens the Devices pane on a saved view: its query, columns and sorting.
    void showView(const drydock::DeviceView &view);
    //! Opens the Device pane on this device: from a deployment's list, say.
    void showDevice(const drydock::DeviceId &id);
    void deployTo(const QList<drydock::DeviceId> &ids);
    void showDeployment(const drydock::DeploymentId &id);
    void showBulk(const QString &job);

Q_SIGNALS:
    void deviceChosen(const drydock::DeviceId &id);
    void devicesWanted(const drydock::DeviceFilter &filter); //!< also raise the dock "devices"
    void viewWanted(const drydock::DeviceView &view); //!< likewise
    void deviceWanted(const drydock::DeviceId &id); //!< also raise the dock "device"
    void deployWanted(const QList<drydock::DeviceId> &ids); //!< open the new deployment with these
    void bulkWanted(const QString &job); //!< raise the dock "bulk" and choose it
    void deploymentWanted(const drydock::DeploymentId &id); //!< raise the dock "deployments" and show it

private:
    DeviceId m_chosen;
    DeviceFilter m_wanted;
    std::optional<DeviceView> m_view; //!< where it was wanted after m_wanted
};

} // namespace drydock
