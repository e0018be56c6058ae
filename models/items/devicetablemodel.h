// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceTableModel: the fleet as a table whose columns the user chooses from every attribute there is. A filter or a
// new sorting of a big fleet is found in a worker while the old order stays in sight; what changes meanwhile is
// merged into the answer. Owned by its pane, GUI thread; the store must outlive it. It must not know widgets or
// words: column titles come from the pane.
#pragma once

#include "models/items/deviceorder.h"
#include "models/items/orderedtablemodel.h"
#include "models/items/rowrules.h"
#include "models/store/fleetstore.h"

#include <functional>
#include <optional>

namespace drydock {

class DeviceTableModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceTableModel)

public:
    using TitleOf = std::function<QString(const DeviceColumn &)>;

    //! Below this many devices a worker would cost more than it saves.
    static constexpr qsizetype kWorkerAbove = 2'000;

    DeviceTableModel(FleetStore &fleet, std::vector<DeviceColumn> columns, QObject *parent = nullptr);
    ~DeviceTableModel() override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! The columns that decide, first to last. A sorting by one column keeps the ones before for its equals.
    [[nodiscard]] const DeviceSortKeys &sortKeys() const { return m_sortKeys; }
    void setSortKeys(const DeviceSortKeys &keys); //!< the first must be a shown column
    static constexpr size_t kMostSortKeys = 3;

    void setTitles(TitleOf titleOf);
    [[nodiscard]] const std::vector<DeviceColumn> &columns() const { return m_columns; }
    //! Columns come and go without a reset, so the selection stays.
    void setColumns(const std::vector<DeviceColumn> &columns);
    [[nodiscard]] int columnOf(const DeviceColumn &column) const; //!< -1 where it is not shown

    void setFilter(const DeviceFilter &filter);
    [[nodiscard]] const DeviceFilter &filter() const { return m_filter; }
    //! Asked of the rows that are painted, never of the fleet.
    void setRules(const RowRuleList &rules);
    [[nodiscard]] const RowRuleList &rules() const { return m_rules.rules(); }
    //! A new order is being found; the old one is still shown.
    [[nodiscard]] bool isSearching() const { return m_searching; }
    void setWorkerAbove(qsizetype devices) { m_workerAbove = devices; } //!< for tests

    [[nodiscard]] DeviceId deviceAt(int row) const { return m_fleet.table().id(rowIdAt(row)); }
    [[nodiscard]] int rowOfDevice(const DeviceId &id) const; //!< kNoRow where it is not shown

Q_SIGNALS:
    void searchingChanged(bool searching);

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] bool accepts(RowId row) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;
    void orderWanted() override;

private:
    void onChanged(const Delta &delta);
    void startSearch();
    void mendSoon();
    void onFound(const DeviceOrder &found);
    [[nodiscard]] QVariant text(RowId row, const DeviceColumn &column) const;
    [[nodiscard]] const RowMark *mark(RowId row) const;
    [[nodiscard]] QVariant timestamp(RowId row, const DeviceColumn &column) const;
    [[nodiscard]] Timestamp now() const { return m_fleet.clock().now(); }

    FleetStore &m_fleet;
    std::vector<DeviceColumn> m_columns;
    std::vector<int> m_attributeColumns; //!< of m_columns in the store's table; kNoColumn where it is none or unknown
    TitleOf m_titleOf;
    DeviceSortKeys m_sortKeys;
    SearchMemory m_memory; //!< of the last search
    std::vector<RowId> m_changedSince; //!< rows that are not what they were then
    DeviceFilter m_filter;
    DeviceMatcher m_matcher;
    RowRules m_rules;
    //! A row is painted cell by cell: its mark is found for the first.
    struct Marked {
        RowId row = 0;
        Timestamp at;
        const RowMark *mark = nullptr;
    };
    mutable std::optional<Marked> m_marked; //!< forgotten with every change
    qsizetype m_workerAbove = kWorkerAbove;
    bool m_searching = false;
    bool m_otherNames = false; //!< since the worker's snapshot
    bool m_searchAgain = false;
    bool m_mendAgain = false; //!< much changed while a search ran
    qint64 m_searchBegan = 0; //!< steady milliseconds
    qint64 m_restUntil = 0;
    bool m_resting = false;
    Delta m_meanwhile; //!< what changed since the worker's snapshot
};

} // namespace drydock
