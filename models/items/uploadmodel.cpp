// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/uploadmodel.h"

#include <QFileInfo>

#include <algorithm>

namespace drydock {

UploadModel::UploadModel(UploadQueue &queue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_queue(queue)
    , m_headers({ QStringLiteral("file"), QStringLiteral("state"), QStringLiteral("progress"), QStringLiteral("size") },
          { Size })
{
    for (const Upload &upload : m_queue.uploads())
        m_ids.push_back(upload.id);
    connect(&m_queue, &UploadQueue::uploadAdded, this, [this](quint64 id) {
        const int row = rowCount();
        beginInsertRows({}, row, row);
        m_ids.push_back(id);
        endInsertRows();
    });
    connect(&m_queue, &UploadQueue::uploadChanged, this, [this](quint64 id) {
        if (const int row = rowOfUpload(id); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
    connect(&m_queue, &UploadQueue::uploadsCleared, this, [this] {
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (m_queue.find(uploadAt(row)))
                continue;
            beginRemoveRows({}, row, row);
            m_ids.erase(m_ids.begin() + row);
            endRemoveRows();
        }
    });
}

int UploadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int UploadModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UploadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

quint64 UploadModel::uploadAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : m_ids[static_cast<size_t>(row)];
}

int UploadModel::rowOfUpload(quint64 id) const
{
    const auto it = std::find(m_ids.begin(), m_ids.end(), id);
    return it == m_ids.end() ? -1 : static_cast<int>(it - m_ids.begin());
}

QString UploadModel::stateCode(Upload::State state)
{
    switch (state) {
    case Upload::State::Queued: return QStringLiteral("queued");
    case Upload::State::Uploading:
    case Upload::State::Processing:
    case Upload::State::Checking: return QStringLiteral("running");
    case Upload::State::Done: return QStringLiteral("done");
    case Upload::State::Failed: return QStringLiteral("failed");
    case Upload::State::Cancelled: break;
    }
    return QStringLiteral("cancelled");
}

QVariant UploadModel::data(const QModelIndex &index, int role) const
{
    const Upload *upload = index.isValid() ? m_queue.find(uploadAt(index.row())) : nullptr;
    if (!upload)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == File)
            return QFileInfo(upload->filePath).fileName();
        return index.column() == State ? QVariant(stateCode(upload->state)) : QVariant();
    case Qt::ToolTipRole: return index.column() == File ? QVariant(upload->filePath) : QVariant();
    case IdRole: return QString::number(upload->id);
    case StatusRole: return index.column() == State ? QVariant(stateCode(upload->state)) : QVariant();
    case SizeRole: return index.column() == Size ? QVariant(upload->total) : QVariant();
    case FractionRole:
        return upload->total > 0 ? static_cast<double>(upload->sent) / static_cast<double>(upload->total) : 0.0;
    default: return {};
    }
}

} // namespace drydock
