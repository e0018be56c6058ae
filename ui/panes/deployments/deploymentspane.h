// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentsPane: running, scheduled and finished deployments in one table with a state filter; create and abort.
// The current row is handed to the DeploymentDetailStore, which DeploymentPane shows. Owned by its dock, destroyed
// before the stores. GUI thread.
#pragma once

#include "models/items/deploymenttablemodel.h"
#include "models/store/deploymentdetailstore.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

class QComboBox;
class QLineEdit;

namespace drydock {

class DataTableView;
class FleetStore;
class ReleaseStore;

class DeploymentsPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentsPane)

public:
    DeploymentsPane(UiContext &ui, DeploymentStore &deployments, DeploymentDetailStore &detail,
        ReleaseStore &releases, FleetStore &fleet, QWidget *parent = nullptr);
    ~DeploymentsPane() override;

    //! Selects it where it is shown, and makes it the detail's subject.
    void showDeployment(const DeploymentId &id);

protected:
    void activeChanged(bool active) override;

private:
    void buildTable();
    void buildHeader();
    void bindActions();
    void refreshView();
    void filterChanged();
    void selectionMade();
    void reportSelection();
    void abortSelected();

    DeploymentStore &m_deployments;
    DeploymentDetailStore &m_detail;
    ReleaseStore &m_releases;
    FleetStore &m_fleet;
    DeploymentTableModel m_model;
    PollScheduler::Subscription m_active;
    PollScheduler::Subscription m_finished;
    QComboBox *m_show = nullptr;
    QLineEdit *m_filter = nullptr;
    DataTableView *m_table = nullptr;
};

[[nodiscard]] DockSpec deploymentsDock(UiContext &ui, DeploymentStore &deployments, DeploymentDetailStore &detail,
    ReleaseStore &releases, FleetStore &fleet);

} // namespace drydock
