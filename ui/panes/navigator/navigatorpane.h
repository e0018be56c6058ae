// SPDX-License-Identifier: GPL-3.0-or-later
//
// NavigatorPane: where the fleet is, line by line: all devices, those of a status, groups, what is wrong, software, saved
// views, the server's own filters; each with its number, each a click away. Numbers of attributes come from the columns'
// own counts; those of queries are counted in a worker, at most every few seconds and only while the pane is seen. Owned
// by its dock; GUI thread.
#pragma once

#include "models/items/savedviews.h"
#include "models/store/filterstore.h"
#include "models/store/fleetstore.h"
#include "ui/panes/fleetlinks.h"
#include "ui/panes/navigator/navigatormodel.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"

class QTimer;
class QTreeView;

namespace drydock {

class NavigatorPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NavigatorPane)

public:
    NavigatorPane(UiContext &ui, FleetStore &fleet, SavedViews &views, FilterStore &filters, FleetLinks &links, QWidget *parent = nullptr);
    ~NavigatorPane() override;

    [[nodiscard]] NavigatorModel &model() { return m_model; }
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    //! The query of "Offline": a device silent for longer than the preferences say.
    [[nodiscard]] QString offlineQuery() const;

Q_SIGNALS:
    void offlineThresholdChosen(std::chrono::minutes threshold);

protected:
    void activeChanged(bool active) override;

private:
    void buildTree();
    void update();
    void count();
    void spanHints();
    void choose(const QModelIndex &index);
    void openMenu(const QPoint &position);
    void fillViewMenu(QMenu &menu, const QString &name);
    [[nodiscard]] static QString ageText(std::chrono::minutes age);
    [[nodiscard]] static QString thresholdText(std::chrono::minutes age);
    [[nodiscard]] const api::SavedFilter *filterOf(const QString &line) const;
    void showFilter(const QString &line);
    void fillFilterMenu(QMenu &menu, const api::SavedFilter &filter);
    void fillOfflineMenu(QMenu &menu);
    void askName(const QString &name);
    void askThreshold();
    [[nodiscard]] std::vector<NavigatorSection> sections() const;
    [[nodiscard]] NavigatorSection statuses() const;
    [[nodiscard]] NavigatorSection groups() const;
    [[nodiscard]] NavigatorSection issues() const;
    [[nodiscard]] NavigatorSection software() const;
    [[nodiscard]] NavigatorSection savedViews() const;
    [[nodiscard]] NavigatorSection dynamicGroups() const;
    [[nodiscard]] qint64 counted(const QString &query) const { return m_counts.value(query, -1); }

    FleetStore &m_fleet;
    SavedViews &m_views;
    FilterStore &m_filters;
    FleetLinks &m_links;
    NavigatorModel m_model;
    PollScheduler::Subscription m_subscription;
    PollScheduler::Subscription m_filterSubscription;
    QTreeView *m_tree = nullptr;
    QTimer *m_update = nullptr;
    QTimer *m_count = nullptr;
    QHash<QString, qint64> m_counts; //!< of queries and of filters (by their line), as last counted
    bool m_counting = false;
};

[[nodiscard]] DockSpec navigatorDock(UiContext &ui, FleetStore &fleet, SavedViews &views, FilterStore &filters, FleetLinks &links, std::function<void(std::chrono::minutes)> keepThreshold);

} // namespace drydock
