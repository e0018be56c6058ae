// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deploymenttablemodel.h"

#include "models/items/deploymentfacts.h"

#include <algorithm>

namespace drydock {

using api::Deployment;
using api::DeploymentStatus;

namespace {
//! Share of the target that has ended, in thousandths; what the progress column sorts by.
qint64 thousandths(const Deployment &deployment)
{
    const qint64 whole = targetCount(deployment);
    return whole > 0 ? endedCount(deployment) * 1000 / whole : 0;
}

int compareNumbers(qint64 a, qint64 b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}
} // namespace

DeploymentTableModel::DeploymentTableModel(DeploymentStore &store, QObject *parent)
    : OrderedTableModel(parent)
    , m_store(store)
    , m_reader(store.table().registerReader())
    , m_headers({ QStringLiteral("name"), QStringLiteral("release"), QStringLiteral("state"),
                    QStringLiteral("progress"), QStringLiteral("devices"), QStringLiteral("group"),
                    QStringLiteral("created"), QStringLiteral("finished") },
          { Devices })
{
    connect(&m_store, &DeploymentStore::changed, this, [this](const Delta &delta) {
        applyDelta(delta);
        m_store.table().acknowledge(m_reader, m_store.table().revision());
    });
    connect(&m_store, &DeploymentStore::pendingChanged, this, [this](const QStringList &ids) {
        std::vector<RowId> rows;
        for (const QString &id : ids) {
            if (const auto row = m_store.table().rowOf(DeploymentId(id)))
                rows.push_back(*row);
        }
        tellChanged(rows, { PendingRole });
    });
    sort(Created, Qt::DescendingOrder);
}

DeploymentTableModel::~DeploymentTableModel()
{
    m_store.table().unregisterReader(m_reader);
}

int DeploymentTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeploymentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

void DeploymentTableModel::setFilter(Show show, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_show == show && m_text == trimmed)
        return;
    m_show = show;
    m_text = trimmed;
    orderWanted();
}

const Deployment *DeploymentTableModel::deployment(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_store.table().at(rowIdAt(row));
}

int DeploymentTableModel::rowOfId(const DeploymentId &id) const
{
    const auto row = m_store.table().rowOf(id);
    return row ? rowOf(*row) : kNoRow;
}

bool DeploymentTableModel::isShown(const Deployment &deployment, Show show)
{
    switch (show) {
    case Show::All: break;
    case Show::Running:
        return deployment.status == DeploymentStatus::InProgress || deployment.status == DeploymentStatus::Pending;
    case Show::Scheduled: return deployment.status == DeploymentStatus::Scheduled;
    case Show::Finished: return deployment.status == DeploymentStatus::Finished;
    }
    return true;
}

qsizetype DeploymentTableModel::count(Show show) const
{
    const std::vector<RowId> rows = m_store.table().rows();
    return std::count_if(
        rows.begin(), rows.end(), [&](RowId row) { return isShown(m_store.table().at(row), show); });
}

bool DeploymentTableModel::accepts(RowId row) const
{
    const Deployment &deployment = m_store.table().at(row);
    if (!isShown(deployment, m_show))
        return false;
    return m_text.isEmpty() || deployment.name.contains(m_text, Qt::CaseInsensitive)
        || deployment.artifactName.contains(m_text, Qt::CaseInsensitive)
        || deployment.groups.join(QLatin1Char(' ')).contains(m_text, Qt::CaseInsensitive)
        || deployment.id.text.startsWith(m_text, Qt::CaseInsensitive);
}

std::vector<RowId> DeploymentTableModel::allRows() const
{
    return m_store.table().rows();
}

QVariant DeploymentTableModel::display(const Deployment &deployment, int column) const
{
    switch (column) {
    case Name: return deployment.name;
    case Release: return deployment.artifactName;
    case State: return deploymentStateCode(deployment);
    case Devices: return targetCount(deployment);
    case Group: return deployment.groups.join(QStringLiteral(", "));
    default: return {};
    }
}

QVariant DeploymentTableModel::cell(RowId row, int column, int role) const
{
    const Deployment &deployment = m_store.table().at(row);
    switch (role) {
    case Qt::DisplayRole: return display(deployment, column);
    case Qt::TextAlignmentRole:
        return m_headers.isNumeric(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdRole: return deployment.id.text;
    case StatusRole: return column == State ? deploymentStateCode(deployment) : QVariant();
    case ProgressRole: return column == Progress ? deploymentCounts(deployment) : QVariant();
    case PendingRole: return m_store.isPending(deployment.id);
    case TimestampRole:
        if (column == Created)
            return deployment.created.ms;
        return column == Finished ? deployment.finished.ms : QVariant();
    default: return {};
    }
}

int DeploymentTableModel::compareRows(RowId a, RowId b) const
{
    const Deployment &first = m_store.table().at(a);
    const Deployment &second = m_store.table().at(b);
    switch (sortColumn()) {
    case Name: return first.name.compare(second.name, Qt::CaseInsensitive);
    case Release: return first.artifactName.compare(second.artifactName, Qt::CaseInsensitive);
    case State: return deploymentStateCode(first).compare(deploymentStateCode(second));
    case Progress: return compareNumbers(thousandths(first), thousandths(second));
    case Devices: return compareNumbers(targetCount(first), targetCount(second));
    case Group: return display(first, Group).toString().compare(display(second, Group).toString());
    case Created: return compareNumbers(first.created.ms, second.created.ms);
    case Finished: return compareNumbers(first.finished.ms, second.finished.ms);
    default: return 0;
    }
}

} // namespace drydock
