// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/artifacttablemodel.h"

namespace drydock {

using api::Artifact;

QString updateTypesOf(const Artifact &artifact)
{
    QStringList types;
    for (const api::ArtifactUpdate &update : artifact.updates) {
        if (!update.type.isEmpty())
            types.append(update.type);
    }
    types.removeDuplicates();
    return types.join(QStringLiteral(", "));
}

ArtifactTableModel::ArtifactTableModel(ReleaseStore &store, QObject *parent)
    : OrderedTableModel(parent)
    , m_store(store)
    , m_reader(m_table.registerReader())
    , m_headers({ QStringLiteral("deviceTypes"), QStringLiteral("type"), QStringLiteral("size"),
                    QStringLiteral("signed"), QStringLiteral("modified"), QStringLiteral("description") },
          { Size })
{
    connect(&m_store, &ReleaseStore::changed, this, [this] { update(); });
    sort(DeviceTypes, Qt::AscendingOrder);
}

int ArtifactTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ArtifactTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

void ArtifactTableModel::setSignedWords(const QString &yes, const QString &no)
{
    m_signedWord = yes;
    m_unsignedWord = no;
}

void ArtifactTableModel::setRelease(const QString &name)
{
    if (m_release == name)
        return;
    m_release = name;
    const api::Release *release = m_store.find(name);
    m_table.apply(release ? release->artifacts : std::vector<Artifact> {}, Completeness::Complete);
    resetOrder(sortedRows());
    m_table.acknowledge(m_reader, m_table.revision());
}

void ArtifactTableModel::update()
{
    const api::Release *release = m_store.find(m_release);
    const Delta delta
        = m_table.apply(release ? release->artifacts : std::vector<Artifact> {}, Completeness::Complete);
    applyDelta(delta);
    m_table.acknowledge(m_reader, m_table.revision());
}

const Artifact *ArtifactTableModel::artifact(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_table.at(rowIdAt(row));
}

int ArtifactTableModel::rowOfId(const ArtifactId &id) const
{
    const auto row = m_table.rowOf(id);
    return row ? rowOf(*row) : kNoRow;
}

std::vector<RowId> ArtifactTableModel::allRows() const
{
    return m_table.rows();
}

QVariant ArtifactTableModel::display(const Artifact &artifact, int column) const
{
    switch (column) {
    case DeviceTypes: return artifact.deviceTypes.join(QStringLiteral(", "));
    case Type: return updateTypesOf(artifact);
    case Signed: return artifact.isSigned ? m_signedWord : m_unsignedWord;
    case Description: return artifact.description;
    default: return {};
    }
}

QVariant ArtifactTableModel::cell(RowId row, int column, int role) const
{
    const Artifact &artifact = m_table.at(row);
    switch (role) {
    case Qt::DisplayRole: return display(artifact, column);
    case Qt::TextAlignmentRole:
        return m_headers.isNumeric(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdRole: return artifact.id.text;
    case SizeRole: return column == Size ? QVariant(artifact.size) : QVariant();
    case TimestampRole: return column == Modified ? QVariant(artifact.modified.ms) : QVariant();
    default: return {};
    }
}

int ArtifactTableModel::compareRows(RowId a, RowId b) const
{
    const Artifact &first = m_table.at(a);
    const Artifact &second = m_table.at(b);
    const auto compare = [](qint64 x, qint64 y) { return x < y ? -1 : x > y ? 1 : 0; };
    switch (sortColumn()) {
    case Size: return compare(first.size, second.size);
    case Modified: return compare(first.modified.ms, second.modified.ms);
    default:
        return display(first, sortColumn())
            .toString()
            .compare(display(second, sortColumn()).toString(), Qt::CaseInsensitive);
    }
}

} // namespace drydock
