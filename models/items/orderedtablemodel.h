// SPDX-License-Identifier: GPL-3.0-or-later
//
// OrderedTableModel: base of every table whose rows are all known. It holds only the order of a store's stable row
// ids and its inverse; cells are read from the store when asked for. Batches are applied in four phases (doomed rows
// to the tail, remove the tail, append the new, permute to the target), so selection, current row and scroll
// survive, and the inverse is right at every signal. It never resets but in resetOrder(). Owned by its pane. GUI
// thread. It must not know widgets or where rows come from.
//
// A subclass answers cell(), columnCount() and allRows(), usually compareRows() and accepts(), and connects its
// store's changed(Delta) to applyDelta(). For a big table it overrides orderWanted() to find the order in a worker
// and hands it to setOrder().
#pragma once

#include "models/items/itemroles.h"
#include "models/store/delta.h"

#include <QAbstractTableModel>

#include <vector>

namespace drydock {

class OrderedTableModel : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OrderedTableModel)

public:
    static constexpr int kNoRow = -1;

    explicit OrderedTableModel(QObject *parent = nullptr);
    ~OrderedTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    //! Re-sorts all rows; a subclass that sorts in a worker overrides orderWanted() instead.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    [[nodiscard]] RowId rowIdAt(int row) const { return m_order[static_cast<size_t>(row)]; }
    //! kNoRow where it is not shown.
    [[nodiscard]] int rowOf(RowId id) const { return id < m_rowOf.size() ? m_rowOf[id] : kNoRow; }
    [[nodiscard]] const std::vector<RowId> &order() const { return m_order; }

Q_SIGNALS:
    //! Around a change of the order that moves rows: whoever keeps an index for each of many rows can keep their row ids
    //! instead, which cost nothing to move.
    void aboutToReorder();
    void reordered();

protected:
    [[nodiscard]] virtual QVariant cell(RowId row, int column, int role) const = 0;
    //! By sortColumn(), ascending: negative, zero, positive. Equal rows keep the order of their row ids.
    [[nodiscard]] virtual int compareRows(RowId a, RowId b) const;
    //! Whether a row is shown under the present filter.
    [[nodiscard]] virtual bool accepts(RowId row) const;
    //! Every row that the store has now; what a full sort or a new filter starts from.
    [[nodiscard]] virtual std::vector<RowId> allRows() const = 0;
    //! A new sort column or filter: the whole order is to be found anew. Sorts here and now unless overridden.
    virtual void orderWanted();

    //! Merges a batch into the order without re-sorting what did not change, then tells which cells changed.
    void applyDelta(const Delta &delta);
    //! `order` with the rows of `delta` taken out and put in where they belong now.
    [[nodiscard]] std::vector<RowId> merged(const std::vector<RowId> &order, const Delta &delta) const;
    //! Goes to exactly this order, keeping persistent indexes; nothing is told where it is the same.
    void setOrder(std::vector<RowId> target);
    //! dataChanged for these rows where they are shown, in runs.
    void tellChanged(const std::vector<RowId> &rows, const QList<int> &roles = {});
    //! The subject changed: a reset, after which nothing is selected.
    void resetOrder(std::vector<RowId> order);
    //! Rows in sort order, for a full sort here and now.
    [[nodiscard]] std::vector<RowId> sortedRows() const;

private:
    [[nodiscard]] bool isBefore(RowId a, RowId b) const;
    [[nodiscard]] bool standInPlace(const std::vector<RowId> &rows) const;
    void permute(std::vector<RowId> next);
    bool applyInPlace(const std::vector<RowId> &target);
    void applyInFourPhases(std::vector<RowId> target);
    void renumber(size_t from);
    void growInverse(const std::vector<RowId> &rows);

    std::vector<RowId> m_order;
    std::vector<int> m_rowOf; //!< inverse of m_order, kNoRow elsewhere
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace drydock
