// SPDX-License-Identifier: GPL-3.0-or-later
//
// UploadModel: the uploads of an UploadQueue as rows, oldest first. Owned by its pane, destroyed before the queue.
// GUI thread. No words: a state is a code of the request vocabulary, progress is a fraction under FractionRole.
#pragma once

#include "models/items/columnheaders.h"
#include "models/store/uploadqueue.h"

#include <QAbstractTableModel>

namespace drydock {

class UploadModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UploadModel)

public:
    enum Column { File, State, Progress, Size, ColumnCount };
    //! double in [0, 1], on the Progress column.
    static constexpr int FractionRole = Qt::UserRole + 100;

    explicit UploadModel(UploadQueue &queue, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    void setTitles(const QStringList &titles) { m_headers.setTitles(titles); }

    [[nodiscard]] quint64 uploadAt(int row) const;
    [[nodiscard]] int rowOfUpload(quint64 id) const;
    //! "queued", "running", "done", "failed", "cancelled".
    [[nodiscard]] static QString stateCode(Upload::State state);

private:
    UploadQueue &m_queue;
    ColumnHeaders m_headers;
    std::vector<quint64> m_ids;
};

} // namespace drydock
