// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuthSetsModel and DeviceHistoryModel: the authentication sets and the deployments of the device that a
// DeviceDetailStore shows. Owned by the Device pane, GUI thread; the store must outlive them. Titles come from there.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/orderedtablemodel.h"
#include "models/store/devicedetailstore.h"

namespace drydock {

//! SHA-256 of a PEM key's content in hexadecimal; empty where the text is not PEM.
[[nodiscard]] QString keyFingerprint(const QString &pem);

class AuthSetsModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthSetsModel)

public:
    enum Column { SetStatus, Fingerprint, Requested, Identity, ColumnCount };

    explicit AuthSetsModel(DeviceDetailStore &store, QObject *parent = nullptr);
    void setTitles(const QStringList &titles);
    [[nodiscard]] const api::AuthSet &setAt(int row) const { return m_store.authSets().at(rowIdAt(row)); }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override { return m_store.authSets().rows(); }

private:
    DeviceDetailStore &m_store;
    ColumnHeaders m_headers;
};

class DeviceHistoryModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceHistoryModel)

public:
    enum Column { DeploymentState, Release, Begun, Ended, Deployment, ColumnCount };

    explicit DeviceHistoryModel(DeviceDetailStore &store, QObject *parent = nullptr);
    void setTitles(const QStringList &titles);
    [[nodiscard]] const api::DeviceHistoryEntry &entryAt(int row) const
    {
        return m_store.history().at(rowIdAt(row));
    }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override { return m_store.history().rows(); }

private:
    DeviceDetailStore &m_store;
    ColumnHeaders m_headers;
};

} // namespace drydock
