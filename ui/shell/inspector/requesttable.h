// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestTable: the list of the request inspector: the table of the program with the delegates that the activity
// model's numbers need, and with a hold on what is looked at: rows that come or go above the first visible one do not
// move it. Made by the activity pane, which owns the model; GUI thread.
#pragma once

#include "models/items/activitymodel.h"
#include "ui/widgets/datatableview.h"

#include <QPersistentModelIndex>

namespace drydock {

class RequestTable final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestTable)

public:
    //! Child of `view`.
    RequestTable(UiContext &ui, DataTableView &view, ActivityModel &model);

    [[nodiscard]] static QStringList titles();

private:
    void installDelegates();
    void setColumns();
    void hold();
    void letGo();

    UiContext &m_ui;
    DataTableView &m_view;
    ActivityModel &m_model;
    QPersistentModelIndex m_held; //!< the first visible row, while rows change
    int m_heldOffset = 0; //!< pixels of it above the viewport
    bool m_holding = false;
};

} // namespace drydock
