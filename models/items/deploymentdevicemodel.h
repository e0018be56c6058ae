// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentDeviceModel: the devices of the deployment that a DeploymentDetailStore shows, with their state there,
// filtered by state and text. Names come from a function, since only the fleet knows them. Owned by its pane,
// destroyed before the store. GUI thread. No words: states are codes.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/orderedtablemodel.h"
#include "models/store/deploymentdetailstore.h"

namespace drydock {

class DeploymentDeviceModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeploymentDeviceModel)

public:
    enum Column { Device, State, Substate, Started, Finished, Attempts, Log, ColumnCount };
    //! The name of a device, or an empty text where it is not known.
    using NameOf = std::function<QString(const DeviceId &)>;

    explicit DeploymentDeviceModel(DeploymentDetailStore &store, NameOf nameOf, QObject *parent = nullptr);
    ~DeploymentDeviceModel() override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }
    //! What the Log column says for a device that has one.
    void setLogWord(const QString &word) { m_logWord = word; }

    //! `code` is a state code, empty for all.
    void setFilter(const QString &code, const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_code.isEmpty() || !m_text.isEmpty(); }
    [[nodiscard]] const api::DeploymentDevice *device(int row) const;
    [[nodiscard]] QString nameOf(const DeviceId &id) const;
    //! Names of devices became known or changed.
    void renameAll();

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] bool accepts(RowId row) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;

private:
    [[nodiscard]] QVariant display(const api::DeploymentDevice &device, int column) const;

    DeploymentDetailStore &m_store;
    NameOf m_nameOf;
    int m_reader = 0;
    ColumnHeaders m_headers;
    QString m_logWord;
    QString m_code;
    QString m_text;
};

} // namespace drydock
