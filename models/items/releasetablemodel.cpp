// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/releasetablemodel.h"

#include <algorithm>

namespace drydock {

using api::Artifact;
using api::Release;

namespace {
int compareNumbers(qint64 a, qint64 b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}
} // namespace

QStringList deviceTypesOf(const Release &release)
{
    QStringList types;
    for (const Artifact &artifact : release.artifacts)
        types += artifact.deviceTypes;
    types.sort();
    types.removeDuplicates();
    return types;
}

qint64 sizeOf(const Release &release)
{
    qint64 size = 0;
    for (const Artifact &artifact : release.artifacts)
        size += artifact.size;
    return size;
}

ReleaseTableModel::ReleaseTableModel(ReleaseStore &store, QObject *parent)
    : OrderedTableModel(parent)
    , m_store(store)
    , m_reader(store.table().registerReader())
    , m_headers({ QStringLiteral("name"), QStringLiteral("deviceTypes"), QStringLiteral("artifacts"),
                    QStringLiteral("size"), QStringLiteral("tags"), QStringLiteral("modified") },
          { Artifacts, Size })
{
    connect(&m_store, &ReleaseStore::changed, this, [this](const Delta &delta) {
        applyDelta(delta);
        m_store.table().acknowledge(m_reader, m_store.table().revision());
    });
    connect(&m_store, &ReleaseStore::pendingChanged, this, [this](const QStringList &names) {
        std::vector<RowId> rows;
        for (const QString &name : names) {
            if (const auto row = m_store.table().rowOf(name))
                rows.push_back(*row);
        }
        tellChanged(rows, { PendingRole });
    });
    sort(Modified, Qt::DescendingOrder);
}

ReleaseTableModel::~ReleaseTableModel()
{
    m_store.table().unregisterReader(m_reader);
}

int ReleaseTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReleaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

void ReleaseTableModel::setFilter(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_text == trimmed)
        return;
    m_text = trimmed;
    orderWanted();
}

const Release *ReleaseTableModel::release(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_store.table().at(rowIdAt(row));
}

int ReleaseTableModel::rowOfName(const QString &name) const
{
    const auto row = m_store.table().rowOf(name);
    return row ? rowOf(*row) : kNoRow;
}

bool ReleaseTableModel::accepts(RowId row) const
{
    if (m_text.isEmpty())
        return true;
    const Release &release = m_store.table().at(row);
    const auto holds = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
    if (holds(release.name) || std::any_of(release.tags.begin(), release.tags.end(), holds))
        return true;
    return std::any_of(release.artifacts.begin(), release.artifacts.end(), [&](const Artifact &artifact) {
        return std::any_of(artifact.deviceTypes.begin(), artifact.deviceTypes.end(), holds)
            || std::any_of(artifact.updates.begin(), artifact.updates.end(),
                [&](const api::ArtifactUpdate &update) { return holds(update.type); });
    });
}

std::vector<RowId> ReleaseTableModel::allRows() const
{
    return m_store.table().rows();
}

QVariant ReleaseTableModel::display(const Release &release, int column)
{
    switch (column) {
    case Name: return release.name;
    case DeviceTypes: return deviceTypesOf(release).join(QStringLiteral(", "));
    case Artifacts: return std::max(release.artifactCount, static_cast<qint64>(release.artifacts.size()));
    case Tags: return release.tags.join(QStringLiteral(", "));
    default: return {};
    }
}

QVariant ReleaseTableModel::cell(RowId row, int column, int role) const
{
    const Release &release = m_store.table().at(row);
    switch (role) {
    case Qt::DisplayRole: return display(release, column);
    case Qt::TextAlignmentRole:
        return m_headers.isNumeric(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdRole: return release.name;
    case PendingRole: return m_store.isPending(release.name);
    case SizeRole: return column == Size ? QVariant(sizeOf(release)) : QVariant();
    case TimestampRole: return column == Modified ? QVariant(release.modified.ms) : QVariant();
    default: return {};
    }
}

int ReleaseTableModel::compareRows(RowId a, RowId b) const
{
    const Release &first = m_store.table().at(a);
    const Release &second = m_store.table().at(b);
    switch (sortColumn()) {
    case Name:
    case DeviceTypes:
    case Tags:
        return display(first, sortColumn())
            .toString()
            .compare(display(second, sortColumn()).toString(), Qt::CaseInsensitive);
    case Artifacts:
        return compareNumbers(display(first, Artifacts).toLongLong(), display(second, Artifacts).toLongLong());
    case Size: return compareNumbers(sizeOf(first), sizeOf(second));
    case Modified: return compareNumbers(first.modified.ms, second.modified.ms);
    default: return 0;
    }
}

} // namespace drydock
