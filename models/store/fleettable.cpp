// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleettable.h"

namespace drydock {

namespace {

const QString kIdentity = QStringLiteral("identity");
const QString kSystem = QStringLiteral("system");
const QString kTags = QStringLiteral("tags");
const QString kAccepted = QStringLiteral("accepted");
//! Inventory writes a check-in at most once a day, so its times may lag by this much.
constexpr std::chrono::hours kInventoryLag { 24 };

const QByteArray &acceptedPacked()
{
    static const QByteArray packed = packAttributeValue(kAccepted);
    return packed;
}

} // namespace

Timestamp updatedOf(const api::Device &device)
{
    if (device.updated.isValid())
        return device.updated;
    const AttributeValue *value = device.find(u"system", u"updated_ts");
    const QString *text = value ? std::get_if<QString>(value) : nullptr;
    return text ? Timestamp::fromRfc3339(QStringView(*text)) : Timestamp {};
}

FleetTable::FleetTable()
    : m_statusColumn(m_attributes.addColumn(kIdentity, QStringLiteral("status")))
    , m_groupColumn(m_attributes.addColumn(kSystem, QStringLiteral("group")))
    , m_tagNameColumn(m_attributes.addColumn(kTags, QStringLiteral("name")))
    , m_createdColumn(m_attributes.addColumn(kSystem, QStringLiteral("created_ts")))
{
}

FleetTable::FleetTable(AttributeTable attributes, DeviceIds ids, const std::vector<RowTimes> &times)
    : FleetTable()
{
    m_attributes = std::move(attributes);
    m_statusColumn = m_attributes.addColumn(kIdentity, QStringLiteral("status"));
    m_groupColumn = m_attributes.addColumn(kSystem, QStringLiteral("group"));
    m_tagNameColumn = m_attributes.addColumn(kTags, QStringLiteral("name"));
    m_createdColumn = m_attributes.addColumn(kSystem, QStringLiteral("created_ts"));
    m_ids = std::move(ids);
    m_rows.resize(times.size());
    for (size_t row = 0; row < times.size(); ++row)
        m_rows.edit(row) = { times[row].updated, times[row].reported, times[row].checkedIn, times[row].askedAt, 0, true };
}

RowTimes FleetTable::times(RowId row) const
{
    const Row &data = m_rows[row];
    return { data.updated, data.reported, data.checkedIn, data.askedAt };
}

std::vector<RowId> FleetTable::rows() const
{
    std::vector<RowId> rows = m_attributes.rows();
    if (!m_doomed.empty())
        std::erase_if(rows, [this](RowId row) { return !m_rows[row].live; });
    return rows;
}

std::optional<RowId> FleetTable::rowOf(const DeviceId &id) const
{
    return m_ids.find(id);
}

bool FleetTable::isSilent(RowId row, Timestamp now) const
{
    const LastSeen seen = lastSeen(row);
    if (!seen.time.isValid() || !now.isValid())
        return false;
    std::chrono::milliseconds limit = m_silentAfter;
    if (!seen.exact)
        limit += kInventoryLag;
    return now.ms - seen.time.ms > limit.count();
}

QString FleetTable::shownStatus(RowId row, Timestamp now) const
{
    const QString word = status(row);
    return word == kAccepted && isSilent(row, now) ? silentStatus() : word;
}

bool FleetTable::isShownSilent(RowId row, Timestamp now) const
{
    // Times first: few devices are silent, and a word costs more to compare.
    if (!isSilent(row, now))
        return false;
    const ValueNumber number = m_attributes.number(row, m_statusColumn);
    return number != 0 && m_attributes.packedOf(m_statusColumn, number) == QByteArrayView(acceptedPacked());
}

LastSeen FleetTable::lastSeen(RowId row) const
{
    const Row &data = m_rows[row];
    if (data.checkedIn.isValid())
        return { std::max(data.checkedIn, data.updated), true, data.askedAt };
    return { data.reported, false, {} };
}

Timestamp FleetTable::created(RowId row) const
{
    return timeIn(row, m_createdColumn);
}

Timestamp FleetTable::timeIn(RowId row, int column) const
{
    return Timestamp::fromRfc3339(QStringView(m_attributes.text(row, column)));
}

QString FleetTable::ownName(RowId row) const
{
    for (const int column : { m_tagNameColumn, m_nameColumn }) {
        if (column == AttributeTable::kNoColumn || !m_attributes.has(row, column))
            continue;
        if (QString name = m_attributes.text(row, column); !name.isEmpty())
            return name;
    }
    return {};
}

QString FleetTable::displayName(RowId row) const
{
    const QString name = ownName(row);
    return name.isEmpty() ? id(row).text : name;
}

QString FleetTable::sortName(RowId row) const
{
    constexpr QChar kAfterEveryName(0xFFFF);
    const QString name = ownName(row);
    return name.isEmpty() ? kAfterEveryName + id(row).text : name;
}

QHash<QString, qint64> FleetTable::countByStatus() const
{
    QHash<QString, qint64> counts;
    qint64 known = 0;
    const quint32 bound = m_attributes.numberBound(m_statusColumn);
    for (ValueNumber number = 1; number < bound; ++number) {
        if (!m_attributes.isLiveNumber(m_statusColumn, number))
            continue;
        const qint64 uses = m_attributes.usesOf(m_statusColumn, number);
        counts[attributeText(m_attributes.valueOf(m_statusColumn, number))] += uses;
        known += uses;
    }
    for (const RowId row : m_doomed) {
        --counts[status(row)];
        --known;
    }
    counts.removeIf([](const auto &entry) { return entry.value() <= 0; });
    if (known < count())
        counts[QString()] += count() - known;
    return counts;
}

QHash<QString, qint64> FleetTable::countByShownStatus(Timestamp now) const
{
    std::vector<qint64> byNumber(m_attributes.numberBound(m_statusColumn), 0);
    const ValueNumber accepted = m_attributes.findNumber(m_statusColumn, AttributeValue(kAccepted));
    qint64 silent = 0;
    for (RowId row = 0; row < bound(); ++row) {
        if (!m_rows[row].live)
            continue;
        const ValueNumber number = m_attributes.number(row, m_statusColumn);
        if (number != 0 && number == accepted && isSilent(row, now))
            ++silent;
        else
            ++byNumber[number];
    }
    QHash<QString, qint64> counts;
    for (ValueNumber number = 0; number < byNumber.size(); ++number) {
        if (byNumber[number] > 0)
            counts.insert(
                number == 0 ? QString() : attributeText(m_attributes.valueOf(m_statusColumn, number)), byNumber[number]);
    }
    if (silent > 0)
        counts.insert(silentStatus(), silent);
    return counts;
}

void FleetTable::setNameAttribute(const QString &scope, const QString &name)
{
    m_nameKey = { scope, name };
    const bool isId = name.isEmpty() || (scope == kIdentity && name == QLatin1String("id"));
    m_nameColumn = isId ? AttributeTable::kNoColumn : m_attributes.addColumn(scope, name);
}

void FleetTable::addTag(const QString &name)
{
    m_attributes.addColumn(kTags, name);
}

void FleetTable::beginBatch()
{
    for (const RowId row : m_doomed) {
        m_attributes.removeRow(row);
        m_ids.drop(row);
        m_rows.edit(row) = Row {};
    }
    m_doomed.clear();
}

RowId FleetTable::add(const DeviceId &id)
{
    const RowId row = m_attributes.addRow();
    if (row >= bound())
        m_rows.resize(row + 1);
    Row &data = m_rows.edit(row);
    data = Row {};
    data.live = true;
    m_ids.set(row, id);
    return row;
}

bool FleetTable::setReported(RowId row, Timestamp updated, Timestamp checkedIn)
{
    const Timestamp reported = checkedIn.isValid() ? std::max(updated, checkedIn) : updated;
    if (m_rows[row].updated == updated && m_rows[row].reported == reported)
        return false;
    Row &data = m_rows.edit(row);
    data.reported = reported;
    return std::exchange(data.updated, updated) != updated;
}

bool FleetTable::setStatus(RowId row, const QString &status, Delta &delta)
{
    if (!m_attributes.set(row, m_statusColumn, status))
        return false;
    delta.changed.push_back(row);
    return true;
}

bool FleetTable::setGroup(RowId row, const QString &group, Delta &delta)
{
    const bool changed
        = group.isEmpty() ? m_attributes.clear(row, m_groupColumn) : m_attributes.set(row, m_groupColumn, group);
    if (changed)
        delta.changed.push_back(row);
    return changed;
}

bool FleetTable::setLastSeen(RowId row, Timestamp checkedIn, Timestamp askedAt, Delta &delta)
{
    Row &data = m_rows.edit(row);
    const bool changed = data.checkedIn != checkedIn;
    data.askedAt = askedAt;
    data.checkedIn = checkedIn;
    if (changed)
        delta.changed.push_back(row);
    return changed;
}

void FleetTable::remove(RowId row, Delta &delta)
{
    if (!isLive(row))
        return;
    m_rows.edit(row).live = false;
    m_ids.hide(row);
    m_doomed.push_back(row);
    delta.removed.push_back(row);
}

} // namespace drydock
