// SPDX-License-Identifier: GPL-3.0-or-later
//
// ReleaseTableModel: the releases of a ReleaseStore as rows, filtered by text and sorted by any column.
// Owned by its pane, destroyed before the store. GUI thread. No words.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/orderedtablemodel.h"
#include "models/store/releasestore.h"

namespace drydock {

class ReleaseTableModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReleaseTableModel)

public:
    enum Column { Name, DeviceTypes, Artifacts, Size, Tags, Modified, ColumnCount };

    explicit ReleaseTableModel(ReleaseStore &store, QObject *parent = nullptr);
    ~ReleaseTableModel() override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }

    //! Over name, tags, device types and update types.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_text.isEmpty(); }
    [[nodiscard]] const api::Release *release(int row) const;
    [[nodiscard]] int rowOfName(const QString &name) const;

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] bool accepts(RowId row) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;

private:
    [[nodiscard]] static QVariant display(const api::Release &release, int column);

    ReleaseStore &m_store;
    int m_reader = 0;
    ColumnHeaders m_headers;
    QString m_text;
};

//! Device types of all its artifacts, each once, sorted.
[[nodiscard]] QStringList deviceTypesOf(const api::Release &release);
//! The sum over its artifacts, bytes.
[[nodiscard]] qint64 sizeOf(const api::Release &release);

} // namespace drydock
