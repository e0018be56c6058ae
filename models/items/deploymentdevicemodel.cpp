// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deploymentdevicemodel.h"

namespace drydock {

using api::DeploymentDevice;

namespace {
int compareNumbers(qint64 a, qint64 b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

//! What needs attention comes first: failures, what is paused, what moves, what waits, and then what is done.
int rank(api::DeviceState state)
{
    using api::DeviceState;
    switch (state) {
    case DeviceState::Failure: return 0;
    case DeviceState::PauseBeforeInstalling:
    case DeviceState::PauseBeforeRebooting:
    case DeviceState::PauseBeforeCommitting: return 1;
    case DeviceState::Downloading:
    case DeviceState::Installing:
    case DeviceState::Rebooting: return 2;
    case DeviceState::Pending: return 3;
    case DeviceState::Success: return 4;
    default: return 5;
    }
}
} // namespace

DeploymentDeviceModel::DeploymentDeviceModel(DeploymentDetailStore &store, NameOf nameOf, QObject *parent)
    : OrderedTableModel(parent)
    , m_store(store)
    , m_nameOf(std::move(nameOf))
    , m_reader(store.devices().registerReader())
    , m_headers({ QStringLiteral("device"), QStringLiteral("state"), QStringLiteral("substate"),
                    QStringLiteral("started"), QStringLiteral("finished"), QStringLiteral("attempts"),
                    QStringLiteral("log") },
          { Attempts })
{
    connect(&m_store, &DeploymentDetailStore::devicesChanged, this, [this](const Delta &delta) {
        applyDelta(delta);
        m_store.devices().acknowledge(m_reader, m_store.devices().revision());
    });
    connect(&m_store, &DeploymentDetailStore::subjectChanged, this, [this] {
        m_code.clear();
        m_text.clear();
        resetOrder(sortedRows());
        m_store.devices().acknowledge(m_reader, m_store.devices().revision());
    });
    sort(State, Qt::AscendingOrder);
}

DeploymentDeviceModel::~DeploymentDeviceModel()
{
    m_store.devices().unregisterReader(m_reader);
}

int DeploymentDeviceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeploymentDeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_headers.data(section, orientation, role);
}

void DeploymentDeviceModel::setFilter(const QString &code, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_code == code && m_text == trimmed)
        return;
    m_code = code;
    m_text = trimmed;
    orderWanted();
}

const DeploymentDevice *DeploymentDeviceModel::device(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_store.devices().at(rowIdAt(row));
}

QString DeploymentDeviceModel::nameOf(const DeviceId &id) const
{
    const QString name = m_nameOf ? m_nameOf(id) : QString();
    return name.isEmpty() ? id.text : name;
}

void DeploymentDeviceModel::renameAll()
{
    if (sortColumn() == Device || !m_text.isEmpty())
        orderWanted();
    tellChanged(order());
}

bool DeploymentDeviceModel::accepts(RowId row) const
{
    const DeploymentDevice &device = m_store.devices().at(row);
    if (!m_code.isEmpty() && device.stateText != m_code)
        return false;
    return m_text.isEmpty() || nameOf(device.id).contains(m_text, Qt::CaseInsensitive)
        || device.id.text.startsWith(m_text, Qt::CaseInsensitive)
        || device.substate.contains(m_text, Qt::CaseInsensitive);
}

std::vector<RowId> DeploymentDeviceModel::allRows() const
{
    return m_store.devices().rows();
}

QVariant DeploymentDeviceModel::display(const DeploymentDevice &device, int column) const
{
    switch (column) {
    case Device: return nameOf(device.id);
    case State: return device.stateText;
    case Substate: return device.substate;
    case Attempts: return device.attempts > 0 ? QVariant(device.attempts) : QVariant();
    case Log: return device.hasLog ? m_logWord : QString();
    default: return {};
    }
}

QVariant DeploymentDeviceModel::cell(RowId row, int column, int role) const
{
    const DeploymentDevice &device = m_store.devices().at(row);
    switch (role) {
    case Qt::DisplayRole: return display(device, column);
    case Qt::ToolTipRole: return column == Device ? QVariant(device.id.text) : QVariant();
    case Qt::TextAlignmentRole:
        return m_headers.isNumeric(column) ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case IdRole: return device.id.text;
    case StatusRole: return column == State ? QVariant(device.stateText) : QVariant();
    case TimestampRole:
        if (column == Started)
            return device.started.ms;
        return column == Finished ? QVariant(device.finished.ms) : QVariant();
    default: return {};
    }
}

int DeploymentDeviceModel::compareRows(RowId a, RowId b) const
{
    const DeploymentDevice &first = m_store.devices().at(a);
    const DeploymentDevice &second = m_store.devices().at(b);
    switch (sortColumn()) {
    case Device: return nameOf(first.id).compare(nameOf(second.id), Qt::CaseInsensitive);
    case State:
        if (const int ranked = compareNumbers(rank(first.state), rank(second.state)); ranked != 0)
            return ranked;
        return first.stateText.compare(second.stateText);
    case Substate: return first.substate.compare(second.substate);
    case Started: return compareNumbers(first.started.ms, second.started.ms);
    case Finished: return compareNumbers(first.finished.ms, second.finished.ms);
    case Attempts: return compareNumbers(first.attempts, second.attempts);
    case Log: return compareNumbers(first.hasLog, second.hasLog);
    default: return 0;
    }
}

} // namespace drydock
