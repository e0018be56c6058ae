// SPDX-License-Identifier: GPL-3.0-or-later
//
// ActivityPane: every request and every write of this session with its answer, duration and request id; copy of the
// id for the server's operator, export as HAR. Reads the ActivityLog; sends nothing. Owned by its dock; GUI thread.
#pragma once

#include "models/items/activitymodel.h"
#include "ui/shell/pane.h"

class QComboBox;

namespace drydock {

class DataTableView;

class ActivityPane final : public Pane {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPane)

public:
    //! `log` may be null and may die before the pane.
    ActivityPane(UiContext &ui, ActivityLog *log, QWidget *parent = nullptr);

    void setLog(ActivityLog *log);
    [[nodiscard]] ActivityModel &model() { return *m_model; }

private:
    void buildTable();
    void buildActions();
    void showState();
    void copyRequestId();
    void exportHar();

    QPointer<ActivityLog> m_log;
    ActivityModel *m_model = nullptr;
    DataTableView *m_table = nullptr;
    QComboBox *m_view = nullptr;
    QAction *m_copyId = nullptr;
};

} // namespace drydock
