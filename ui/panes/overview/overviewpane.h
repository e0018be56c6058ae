// SPDX-License-Identifier: GPL-3.0-or-later
//
// OverviewPane: the fleet at a glance: devices by status and by software as charts whose parts filter the Devices
// pane, and the latest deployments with their progress. Owned by its dock, destroyed before the stores. GUI thread.
#pragma once

#include "models/items/fleetcounts.h"
#include "models/store/deploymentstore.h"
#include "models/store/fleetstore.h"
#include "ui/panes/fleetlinks.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

class QComboBox;
class QLabel;
class QTimer;

namespace drydock {

class BarChart;
class DonutChart;
class FleetHistory;
class RecentDeployments;
class TimeChart;

class OverviewPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPane)

public:
    OverviewPane(UiContext &ui, FleetStore &fleet, FleetHistory &history, DeploymentStore &deployments, FleetLinks &links,
        QWidget *parent = nullptr);
    ~OverviewPane() override;

protected:
    void activeChanged(bool active) override;

private:
    [[nodiscard]] QWidget *buildBody();
    [[nodiscard]] QWidget *section(const QString &title, QWidget *content);
    void refreshView();
    void showDevices();
    void showDeployments();
    void filterByStatus(const QString &status);
    void fillChoices();
    void showValues();
    void showCounts(const FleetCounts &counts);
    void showHistory();
    [[nodiscard]] ColumnKey attribute() const;
    void filterByValue(const QString &value);
    void filterByAge(const QString &query);
    void filterBySoftware(const QString &version);

    FleetStore &m_fleet;
    FleetHistory &m_history;
    DeploymentStore &m_deployments;
    FleetLinks &m_links;
    PollScheduler::Subscription m_fleetSubscription;
    PollScheduler::Subscription m_activeSubscription;
    PollScheduler::Subscription m_finishedSubscription;
    DonutChart *m_byStatus = nullptr;
    BarChart *m_byValue = nullptr; //!< of the chosen attribute, in the chosen group
    QComboBox *m_attribute = nullptr;
    QComboBox *m_group = nullptr;
    BarChart *m_lastSeen = nullptr;
    TimeChart *m_overTime = nullptr;
    RecentDeployments *m_recent = nullptr;
    QTimer *m_redraw = nullptr; //!< charts are drawn at most four times a second
    bool m_counting = false; //!< a worker does
};

[[nodiscard]] DockSpec overviewDock(
    UiContext &ui, FleetStore &fleet, FleetHistory &history, DeploymentStore &deployments, FleetLinks &links);

} // namespace drydock
