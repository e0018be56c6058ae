// SPDX-License-Identifier: GPL-3.0-or-later
//
// ArtifactTableModel: the artifacts of one release of a ReleaseStore as rows. Owned by its pane, destroyed before the
// store. GUI thread. No words.
#pragma once

#include "models/items/columnheaders.h"
#include "models/items/orderedtablemodel.h"
#include "models/store/releasestore.h"

namespace drydock {

class ArtifactTableModel final : public OrderedTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArtifactTableModel)

public:
    enum Column { DeviceTypes, Type, Size, Signed, Modified, Description, ColumnCount };

    explicit ArtifactTableModel(ReleaseStore &store, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }
    //! What the Signed column says.
    void setSignedWords(const QString &yes, const QString &no);

    //! Another release: a reset. An empty name shows nothing.
    void setRelease(const QString &name);
    [[nodiscard]] const QString &releaseName() const { return m_release; }
    [[nodiscard]] const api::Artifact *artifact(int row) const;
    [[nodiscard]] const api::Artifact *find(const ArtifactId &id) const { return m_table.find(id); }
    [[nodiscard]] int rowOfId(const ArtifactId &id) const;

protected:
    [[nodiscard]] QVariant cell(RowId row, int column, int role) const override;
    [[nodiscard]] int compareRows(RowId a, RowId b) const override;
    [[nodiscard]] std::vector<RowId> allRows() const override;

private:
    void update();
    [[nodiscard]] QVariant display(const api::Artifact &artifact, int column) const;

    ReleaseStore &m_store;
    EntityTable<ArtifactId, api::Artifact> m_table;
    int m_reader = 0;
    ColumnHeaders m_headers;
    QString m_signedWord;
    QString m_unsignedWord;
    QString m_release;
};

//! "rootfs-image, single-file".
[[nodiscard]] QString updateTypesOf(const api::Artifact &artifact);

} // namespace drydock
