// SPDX-License-Identifier: GPL-3.0-or-later
//
// DevicesPane: the whole fleet in one table, with a query bar, a status filter, columns of the user's choice, and
// what can be done with the selection. Owned by its dock, destroyed before the stores. GUI thread.
#pragma once

#include "models/items/devicetablemodel.h"
#include "models/items/savedviews.h"
#include "models/items/tableexport.h"
#include "models/store/bulkwork.h"
#include "ui/dialogs/userprompt.h"
#include "ui/panes/fleetlinks.h"
#include "ui/panes/storepane.h"
#include "ui/shell/dockspec.h"
#include "ui/widgets/datatableview.h"

#include <QPointer>

class QComboBox;
class QTimer;
class QToolButton;

namespace drydock {

class QueryBar;
class QueryBuilderDialog;
class RulesDialog;

class DevicesPane final : public StorePane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DevicesPane)

public:
    DevicesPane(UiContext &ui, BulkWork &work, FleetLinks &links, QWidget *parent = nullptr);
    ~DevicesPane() override;

    [[nodiscard]] DataTableView *table() const { return m_table; }
    [[nodiscard]] DeviceTableModel &model() { return m_model; }
    //! Columns, their order and widths, and the sorting, for the layout's store.
    [[nodiscard]] ViewState viewState() const;
    void applyViewState(const ViewState &state);
    void setFilter(const DeviceFilter &filter);
    //! Shows these and no others, all of them selected.
    void showOnly(const QList<DeviceId> &ids);
    //! By ranges: as cheap for a million rows as for one.
    [[nodiscard]] qsizetype selectedCount() const;
    //! What is shown now, under that name.
    [[nodiscard]] DeviceView currentView(const QString &name) const;
    //! Attributes that no device here has are named in a note.
    void applyView(const DeviceView &view);
    //! Queries of before, latest first.
    void setHistory(const QStringList &history);
    //! Which devices are marked.
    void setRules(const RowRuleList &rules);
    //! What the action does once a file is chosen.
    void exportTo(const QString &path) { exportRows(path, rowsToExport()); }
    //! One at a time: the action does nothing until it has ended.
    [[nodiscard]] bool isExporting() const { return m_export != nullptr; }

Q_SIGNALS:
    void viewStateChanged();
    void historyChanged(const QStringList &history);
    void rulesChanged(const drydock::RowRuleList &rules);

protected:
    void activeChanged(bool active) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void buildTable();
    void bindActions();
    void connectStore();
    [[nodiscard]] static std::vector<DeviceColumn> standardColumns();
    void installDelegates();
    void setStandardWidths();
    void buildQuery();
    void chooseColumns();
    void chooseRules();
    void setColumns(const QStringList &ids);
    //! What is typed, the chosen status and the chip, as far as a query can say it.
    [[nodiscard]] QString wholeQuery() const;
    void filterEdited();
    void refreshView();
    void showCounts();
    void chooseCurrent();
    void reportSelection();
    void reportViewport();
    [[nodiscard]] std::vector<RowId> selectedRows() const;
    [[nodiscard]] QList<DeviceId> selectedDevices() const;
    [[nodiscard]] std::vector<BulkItem> selectedItems() const;
    [[nodiscard]] QStringList namesOf(const std::vector<BulkItem> &items) const;
    [[nodiscard]] QString columnTitle(const DeviceColumn &column) const;

    //! The selection where it is more than one, else all that is shown; columns, order and filter as they are.
    void exportDevices();
    [[nodiscard]] std::vector<RowId> rowsToExport() const;
    void exportRows(const QString &path, const std::vector<RowId> &rows);
    void showExport();

    void decide(api::AuthStatus status);
    void chooseSets(api::AuthStatus status, const AuthDecision &decision);
    void confirmDecision(api::AuthStatus status, const AuthDecision &decision);
    [[nodiscard]] qint64 acceptedCount() const;
    void bulk(BulkKind kind);
    void addToGroup();
    void removeFromGroup();
    void setTag();
    void removeTag();
    [[nodiscard]] QStringList tagNames() const;
    void confirmBulk(BulkJob job, const QString &leftOut);
    void begin(const BulkJob &job);
    void onBulkChanged(const QString &id);
    void showBulk(const QString &id);
    void offerInterrupted();
    void selectByList();
    void selectFound();
    void preauthorize();
    void manageGroups();

    BulkWork &m_bulk;
    FleetStore &m_fleet;
    FleetLinks &m_links;
    DeviceTableModel m_model;
    PollScheduler::Subscription m_subscription;
    std::vector<Predicate> m_predicates; //!< from another pane: shown as a chip
    std::shared_ptr<const QSet<DeviceId>> m_only; //!< from a list: likewise
    bool m_selectAllFound = false; //!< once they are found
    QSet<QString> m_watched; //!< work begun here, whose failures are shown here
    Call<qint64> m_limitCall;
    qint64 m_limit = -1; //!< of accepted devices; -1: none, or not known
    QueryBar *m_filter = nullptr;
    QComboBox *m_status = nullptr;
    QToolButton *m_chip = nullptr;
    DataTableView *m_table = nullptr;
    QTimer *m_summary = nullptr; //!< coalesces what a change of rows or selection costs
    QTimer *m_ask = nullptr; //!< asks a query of the server while the first listing runs
    QPointer<QueryBuilderDialog> m_builder;
    QPointer<RulesDialog> m_rules;
    std::shared_ptr<ExportProgress> m_export; //!< null: none runs
    qint64 m_exportTotal = 0;
};

[[nodiscard]] DockSpec devicesDock(UiContext &ui, BulkWork &work, FleetLinks &links);

} // namespace drydock
