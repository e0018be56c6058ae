// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceAttributesModel: the attributes of one device, one row each, in the order of their scopes and names. A row's
// number is the attribute's column in the fleet's table, so a value that changes changes one row. Owned by the
// Device pane, GUI thread. Scopes and titles become words there.
#pragma once

#include "models/items/orderedtablemodel.h"
#include "models/store/fleetstore.h"

#include <functional>

namespace drydock {

class DeviceAttributesModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceAttributesModel)

public:
    enum Column { Scope, Name, Value, ColumnCount };
    //! A scope's word for people ("Identity").
    using ScopeWord = std::function<QString(const QString &scope)>;

    explicit DeviceAttributesModel(FleetStore &fleet, QObject *parent = nullptr);

    void setDevice(const DeviceId &device);
    void setText(const QString &text); //!< shown are attributes whose name or value contains it
    void setScope(const QString &scope); //!< empty: all
    void setWords(ScopeWord scopeWord, const QStringList &titles);
    [[nodiscard]] qsizetype attributeCount() const { return m_known.size(); }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] bool accepts(RowId row) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;

private:
    void read(bool tell);
    [[nodiscard]] ColumnKey keyOf(RowId row) const;
    [[nodiscard]] bool isTime(RowId row) const;

    FleetStore &m_fleet;
    DeviceId m_device;
    QHash<RowId, QString> m_known; //!< kept, so that removed rows can still be read
    QString m_text;
    QString m_scope;
    ScopeWord m_scopeWord;
    QStringList m_titles;
};

} // namespace drydock
