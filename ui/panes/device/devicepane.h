// SPDX-License-Identifier: GPL-3.0-or-later
//
// DevicePane: the chosen device: its name, status and last contact, its attributes by scope, its authentication sets
// with what can be decided on them, and its deployments. Follows FleetLinks::deviceChosen; of several choices in a
// row only the last is read. Owned by its dock, destroyed before the stores. GUI thread.
#pragma once

#include "models/items/authsetsmodel.h"
#include "models/items/deviceattributesmodel.h"
#include "ui/panes/fleetlinks.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace drydock {

class DataTableView;
class StateLabel;

class DevicePane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DevicePane)

public:
    DevicePane(UiContext &ui, FleetStore &fleet, DeviceDetailStore &detail, FleetLinks &links,
        QWidget *parent = nullptr);
    ~DevicePane() override;

    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

protected:
    void activeChanged(bool active) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildAttributes();
    [[nodiscard]] QWidget *buildAuthSets();
    [[nodiscard]] QWidget *buildHistory();
    void connectStores();
    void setDevice(const DeviceId &id);
    void refreshView();
    void showHeader();
    void showTabs();
    void updateSetButtons();
    [[nodiscard]] const api::AuthSet *selectedSet() const;
    void decide(api::AuthStatus status);
    void dismiss();
    void compareSets();
    void onOperationChanged(quint64 id);

    FleetStore &m_fleet;
    DeviceDetailStore &m_detail;
    FleetLinks &m_links;
    DeviceAttributesModel m_attributes;
    AuthSetsModel m_authSets;
    DeviceHistoryModel m_history;
    PollScheduler::Subscription m_subscription;
    QSet<quint64> m_watched;
    QLabel *m_name = nullptr;
    QLabel *m_id = nullptr;
    QLabel *m_seen = nullptr;
    StateLabel *m_state = nullptr;
    QTabWidget *m_tabs = nullptr;
    QLineEdit *m_search = nullptr;
    DataTableView *m_setsTable = nullptr;
    DataTableView *m_historyTable = nullptr;
    QLabel *m_historyNote = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_reject = nullptr;
    QPushButton *m_dismiss = nullptr;
};

[[nodiscard]] DockSpec deviceDock(UiContext &ui, FleetStore &fleet, DeviceDetailStore &detail, FleetLinks &links);

} // namespace drydock
