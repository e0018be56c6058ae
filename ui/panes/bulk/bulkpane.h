// SPDX-License-Identifier: GPL-3.0-or-later
//
// BulkPane: the bulk work of this session, and what an earlier one left undone: its progress, pause, cancel, going on
// after an interruption, trying the failed again, undoing, and below it the result for each device, to be saved as CSV.
// Owned by its dock, destroyed before the stores. GUI thread.
#pragma once

#include "models/items/bulkmodels.h"
#include "ui/panes/fleetlinks.h"
#include "ui/shell/dockspec.h"
#include "ui/shell/pane.h"
#include "ui/widgets/datatableview.h"

class QCheckBox;

namespace drydock {

class BulkPane final : public Pane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkPane)

public:
    BulkPane(UiContext &ui, BulkWork &work, FleetLinks &links, QWidget *parent = nullptr);
    ~BulkPane() override;

    [[nodiscard]] DataTableView *jobs() const { return m_jobs; }
    [[nodiscard]] DataTableView *results() const { return m_results; }
    void choose(const QString &job);

private:
    void buildJobs();
    void buildResults();
    void bindActions();
    void refreshView();
    void chosen();
    [[nodiscard]] QString chosenId() const;
    void saveResults();

    BulkWork &m_work;
    FleetLinks &m_links;
    BulkJobsModel m_jobsModel;
    BulkItemsModel m_itemsModel;
    DataTableView *m_jobs = nullptr;
    DataTableView *m_results = nullptr;
    QCheckBox *m_failedOnly = nullptr;
};

[[nodiscard]] DockSpec bulkDock(UiContext &ui, BulkWork &work, FleetLinks &links);

} // namespace drydock
