// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deviceattributesmodel.h"

namespace drydock {

namespace {

//! The order in which a person looks for something, not the alphabet's.
int scopeRank(const QString &scope)
{
    static constexpr std::array kScopes { "tags", "identity", "inventory", "system", "monitor" };
    for (size_t i = 0; i < kScopes.size(); ++i) {
        if (scope == QLatin1String(kScopes[i]))
            return static_cast<int>(i);
    }
    return static_cast<int>(kScopes.size());
}

} // namespace

DeviceAttributesModel::DeviceAttributesModel(FleetStore &fleet, QObject *parent)
    : OrderedTableModel(parent)
    , m_fleet(fleet)
{
    connect(&m_fleet, &FleetStore::changed, this, [this](const Delta &delta) {
        const auto row = m_fleet.table().rowOf(m_device);
        const auto concerns = [row](const std::vector<RowId> &rows) {
            return row && std::find(rows.begin(), rows.end(), *row) != rows.end();
        };
        if (concerns(delta.changed) || concerns(delta.added))
            read(true);
    });
    sort(Scope, Qt::AscendingOrder);
}

void DeviceAttributesModel::setDevice(const DeviceId &device)
{
    if (m_device == device)
        return;
    m_device = device;
    read(false);
    resetOrder(sortedRows());
}

void DeviceAttributesModel::setText(const QString &text)
{
    m_text = text.trimmed();
    orderWanted();
}

void DeviceAttributesModel::setScope(const QString &scope)
{
    m_scope = scope;
    orderWanted();
}

void DeviceAttributesModel::setWords(ScopeWord scopeWord, const QStringList &titles)
{
    m_scopeWord = std::move(scopeWord);
    m_titles = titles;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void DeviceAttributesModel::read(bool tell)
{
    QHash<RowId, QString> now;
    if (const auto row = m_fleet.table().rowOf(m_device)) {
        const AttributeTable &attributes = m_fleet.table().attributes();
        for (int column = 0; column < attributes.columnCount(); ++column) {
            if (attributes.has(*row, column))
                now.insert(static_cast<RowId>(column), attributes.text(*row, column));
        }
    }
    if (!tell) {
        m_known = std::move(now);
        return;
    }
    Delta delta;
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        if (!now.contains(it.key()))
            delta.removed.push_back(it.key());
    }
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        const auto before = m_known.constFind(it.key());
        if (before == m_known.cend())
            delta.added.push_back(it.key());
        else if (*before != it.value())
            delta.changed.push_back(it.key());
        m_known.insert(it.key(), it.value());
    }
    applyDelta(delta);
    for (const RowId gone : delta.removed)
        m_known.remove(gone);
}

int DeviceAttributesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeviceAttributesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array kIds { "scope", "name", "value" };
    if (role == IdRole)
        return QString::fromLatin1(kIds[static_cast<size_t>(section)]);
    return role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

ColumnKey DeviceAttributesModel::keyOf(RowId row) const
{
    return m_fleet.table().attributes().columnKey(static_cast<int>(row));
}

bool DeviceAttributesModel::isTime(RowId row) const
{
    const ColumnKey key = keyOf(row);
    return key.scope == QLatin1String("system")
        && (key.name.endsWith(QLatin1String("_ts")) || key.name == QLatin1String("check_in_time"));
}

QVariant DeviceAttributesModel::cell(RowId row, int column, int role) const
{
    const ColumnKey key = keyOf(row);
    switch (role) {
    case IdRole:
        return QString(key.scope + QLatin1Char('/') + key.name);
    case TimestampRole:
        if (column == Value && isTime(row))
            return Timestamp::fromRfc3339(QStringView(m_known.value(row))).ms;
        return {};
    case Qt::DisplayRole:
    case FullTextRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Scope:
        return m_scopeWord ? m_scopeWord(key.scope) : key.scope;
    case Name:
        return key.name;
    default:
        return m_known.value(row);
    }
}

int DeviceAttributesModel::compareRows(RowId a, RowId b) const
{
    const ColumnKey left = keyOf(a);
    const ColumnKey right = keyOf(b);
    if (sortColumn() == Value) {
        return compareAttributeValuesNaturally(AttributeValue(m_known.value(a)), AttributeValue(m_known.value(b)));
    }
    if (sortColumn() == Scope && left.scope != right.scope) {
        if (const int ranks = scopeRank(left.scope) - scopeRank(right.scope); ranks != 0)
            return ranks;
        return left.scope.compare(right.scope);
    }
    return compareAttributeValuesNaturally(AttributeValue(left.name), AttributeValue(right.name));
}

bool DeviceAttributesModel::accepts(RowId row) const
{
    const ColumnKey key = keyOf(row);
    if (!m_scope.isEmpty() && key.scope != m_scope)
        return false;
    return m_text.isEmpty() || key.name.contains(m_text, Qt::CaseInsensitive)
        || m_known.value(row).contains(m_text, Qt::CaseInsensitive);
}

std::vector<RowId> DeviceAttributesModel::allRows() const
{
    return { m_known.keyBegin(), m_known.keyEnd() };
}

} // namespace drydock
