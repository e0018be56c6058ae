// SPDX-License-Identifier: GPL-3.0-or-later
//
// DataTableView: the one table of the program. Fixed row heights by density, whole-row selection, copy as TSV and
// JSON of what the delegates show, a header menu to choose columns, and column order, widths and sorting kept by
// column id in a ViewState. Typing goes to the filter field, not to a keyboard search. GUI thread; no domain.
#pragma once

#include "models/store/delta.h"
#include "ui/shell/theme.h"

#include <QHash>
#include <QStringList>
#include <QTableView>

#include <functional>
#include <vector>

class QMenu;

namespace drydock {

class OrderedTableModel;
class UiContext;

//! What a table remembers, by the ids that columnId() gives; unknown ids are kept for later.
struct ViewState {
    QStringList order; //!< visible columns, left to right
    QHash<QString, int> widths;
    QString sortColumn;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    bool operator==(const ViewState &) const = default;
};

class DataTableView final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DataTableView)

public:
    explicit DataTableView(UiContext &ui, QWidget *parent = nullptr);

    //! Gives columns their stable names; default: headerData(column, Horizontal, IdRole), else the header's text.
    void setColumnIds(std::function<QString(int column)> columnId);
    [[nodiscard]] QString columnId(int column) const;
    [[nodiscard]] int columnOf(const QString &id) const;

    [[nodiscard]] ViewState viewState() const;
    void applyViewState(const ViewState &state);
    //! Replaces the header menu's "Columns" list where columns come and go with the model (inventory attributes).
    void setColumnChooser(std::function<void()> open) { m_openChooser = std::move(open); }

    //! The keyboard goes there when the user types.
    void setFilterField(QWidget *field) { m_filterField = field; }
    //! Above "Copy" in the context menu.
    void setContextActions(const QList<QAction *> &actions) { m_contextActions = actions; }

    //! Selected rows (or, with none, nothing), visible columns in their visual order.
    [[nodiscard]] QString selectionAsTsv() const;
    [[nodiscard]] QString selectionAsJson() const;
    [[nodiscard]] QString cellText(const QModelIndex &index) const;
    //! Ids (IdRole) of the selected rows, in row order.
    [[nodiscard]] QStringList selectedIds() const;

    void setModel(QAbstractItemModel *model) override;

public Q_SLOTS:
    void copySelection();
    void copySelectionAsJson();
    void copyCurrentCell();

Q_SIGNALS:
    //! Enter or double click on a row.
    void rowOpened(const QString &id);
    void selectionMade();
    void viewStateChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &search) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    // A selection model has an index per selected row, and moves each by itself: with many, by their row ids instead.
    void holdSelection(const OrderedTableModel &model);
    void restoreSelection(const OrderedTableModel &model);
    void applyDensity();
    void openHeaderMenu(const QPoint &position);
    void fillColumnMenu(QMenu &menu);
    void openRow(const QModelIndex &index);
    void applyPendingState();
    [[nodiscard]] QList<int> visibleColumns() const;
    [[nodiscard]] QList<int> selectedRows() const;

    UiContext &m_ui;
    std::function<QString(int)> m_columnId;
    std::function<void()> m_openChooser;
    QList<QAction *> m_contextActions;
    QWidget *m_filterField = nullptr;
    ViewState m_wanted;
    bool m_applying = false;
    std::vector<RowId> m_held; //!< selected before the order changed; empty where the selection model kept them
};

} // namespace drydock
