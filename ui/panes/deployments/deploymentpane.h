// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentPane: one deployment in depth: what it does, a donut of its devices by state, the devices themselves and
// their logs, and abort. It shows the subject of its DeploymentDetailStore. Owned by its dock, destroyed before the
// stores. GUI thread.
#pragma once

#include "models/items/deploymentdevicemodel.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

class QComboBox;
class QLineEdit;
class QSplitter;

namespace drydock {

class DataTableView;
class DonutChart;
class DownloadQueue;
class FactList;
class FleetStore;
class LogView;

class DeploymentPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentPane)

public:
    DeploymentPane(UiContext &ui, DeploymentDetailStore &detail, DeploymentStore &deployments,
        DownloadQueue &downloads, FleetStore &fleet, QWidget *parent = nullptr);
    ~DeploymentPane() override;

protected:
    void activeChanged(bool active) override;

private:
    void buildHeader();
    void buildBody();
    void connectStores();
    void refreshView();
    void showSubject();
    void showFacts(const api::Deployment &deployment);
    void fillStates(const QVariantMap &counts);
    void filterChanged();
    void filterByState(const QString &code);
    void reportSelection();
    void showLog();
    void abort();

    DeploymentDetailStore &m_detail;
    DeploymentStore &m_deployments;
    DownloadQueue &m_downloads;
    FleetStore &m_fleet;
    DeploymentDeviceModel m_model;
    QComboBox *m_states = nullptr;
    QLineEdit *m_filter = nullptr;
    FactList *m_facts = nullptr;
    DonutChart *m_donut = nullptr;
    DataTableView *m_table = nullptr;
    LogView *m_log = nullptr;
    DeploymentId m_logDeployment; //!< whose log is shown
    DeviceId m_logDevice;
    QAction *m_abort = nullptr;
};

[[nodiscard]] DockSpec deploymentDock(
    UiContext &ui, DeploymentDetailStore &detail, DeploymentStore &deployments, DownloadQueue &downloads,
    FleetStore &fleet);

} // namespace drydock
