// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentTableModel: the deployments of a DeploymentStore as rows, with a filter by state and by text and sorting
// by any column. Owned by its pane, destroyed before the store. GUI thread. No words: states are codes.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/orderedtablemodel.h"
#include "models/store/deploymentstore.h"

namespace drydock {

class DeploymentTableModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentTableModel)

public:
    enum Column { Name, Release, State, Progress, Devices, Group, Created, Finished, ColumnCount };
    enum class Show { All, Running, Scheduled, Finished };

    explicit DeploymentTableModel(DeploymentStore &store, QObject *parent = nullptr);
    ~DeploymentTableModel() override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }

    //! Running holds what is in progress and what waits for its first device.
    void setFilter(Show show, const QString &text);
    [[nodiscard]] Show show() const { return m_show; }
    [[nodiscard]] bool isFiltered() const { return m_show != Show::All || !m_text.isEmpty(); }

    [[nodiscard]] const api::Deployment *deployment(int row) const;
    //! The row that shows it, or kNoRow.
    [[nodiscard]] int rowOfId(const DeploymentId &id) const;
    //! How many of all the store's deployments a filter holds.
    [[nodiscard]] qsizetype count(Show show) const;

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] bool accepts(RowId row) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;

private:
    [[nodiscard]] QVariant display(const api::Deployment &deployment, int column) const;
    [[nodiscard]] static bool isShown(const api::Deployment &deployment, Show show);

    DeploymentStore &m_store;
    int m_reader = 0;
    ColumnHeaders m_headers;
    Show m_show = Show::All;
    QString m_text;
};

} // namespace drydock
