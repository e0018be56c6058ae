// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/fleet.h"

#include "app/lab/fleetcolumns.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace drydock::lab {

namespace {

// A reader that is further behind than this starts again; at a few hundred changes a second that is minutes.
constexpr size_t kJournalLength = 200'000;
// The default interval of a real client's update polls.
constexpr qint64 kPollMs = 30 * 60 * 1000;

AttributeValue fromJson(const QJsonValue &json)
{
    if (json.isDouble())
        return json.toDouble();
    if (json.isBool())
        return json.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (json.isArray()) {
        QStringList texts;
        for (const QJsonValue &element : json.toArray())
            texts.append(element.toVariant().toString());
        return texts;
    }
    if (json.isObject())
        return QString::fromUtf8(QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact));
    return json.toString();
}

} // namespace

AuthStatus heaviestStatus(const std::vector<AuthSetRecord> &sets)
{
    for (const AuthStatus status :
        { AuthStatus::Accepted, AuthStatus::Preauthorized, AuthStatus::Pending, AuthStatus::Rejected }) {
        if (std::any_of(sets.begin(), sets.end(), [status](const AuthSetRecord &set) { return set.status == status; }))
            return status;
    }
    return AuthStatus::NoAuth;
}

Fleet::Fleet(LabContext &context)
    : m_context(context)
    , m_recipe(std::make_unique<Recipe>())
    , m_columns(std::make_unique<Columns>())
    , m_nextIndex(Recipe::kFirstAppearing)
{
    registerSchema(context.db);
    // Making a million devices anew takes seconds, and readers know rows by number: stopping is the honest thing.
    context.rolledBack.push_back([this] {
        if (std::exchange(m_uncommitted, false))
            m_context.broken = QStringLiteral("a change of the fleet could not be stored; start the lab again");
    });
}

Fleet::~Fleet() = default;

QString Fleet::load()
{
    QString problem;
    *m_recipe = Recipe::load(m_context.options.recipe, &problem);
    if (!problem.isEmpty())
        return problem;
    prepareColumns();
    Transaction transaction(m_context.db);
    loadState();
    loadDevices();
    loadSets();
    loadAttributes();
    loadTags();
    transaction.commit();
    return {};
}

Row Fleet::find(const DeviceId &id) const
{
    const QUuid uuid = QUuid::fromString(id.text);
    return uuid.isNull() ? kNoRow : m_rowByUuid.value(uuid, kNoRow);
}

DeviceId Fleet::id(Row row) const
{
    return DeviceId(m_devices[row].uuid.toString(QUuid::WithoutBraces));
}

std::vector<Row> Fleet::acceptedRows() const
{
    std::vector<Row> rows = m_table.rows();
    std::erase_if(rows, [this](Row row) { return m_devices[row].status != AuthStatus::Accepted; });
    return rows;
}

std::vector<Row> Fleet::rowsInGroup(const QString &group) const
{
    const ValueNumber number = m_table.findNumber(m_columns->group, group);
    if (number == 0)
        return {};
    std::vector<Row> rows = m_table.rows();
    std::erase_if(rows, [&](Row row) { return m_table.number(row, m_columns->group) != number; });
    return rows;
}

qint64 Fleet::countByStatus(AuthStatus status) const
{
    return m_statusCounts[static_cast<size_t>(status)];
}

Timestamp Fleet::created(Row row) const
{
    return m_devices[row].created;
}

Timestamp Fleet::changed(Row row) const
{
    return m_devices[row].changed;
}

Timestamp Fleet::checkedIn(Row row) const
{
    const Device &device = m_devices[row];
    if (!device.simulated || device.status != AuthStatus::Accepted)
        return device.contact;
    if (device.silentSince.isValid())
        return device.silentSince;
    // Follows from the clock instead of being written every half hour by every device.
    const qint64 now = m_context.clock.now().ms;
    const auto phase = static_cast<qint64>(qHash(device.uuid, 1) % static_cast<size_t>(kPollMs));
    const Timestamp polled { now - (now + phase) % kPollMs };
    return std::max({ polled, device.contact, device.created });
}

bool Fleet::isOnline(Row row) const
{
    const Device &device = m_devices[row];
    if (device.simulated)
        return device.status == AuthStatus::Accepted && !device.silentSince.isValid();
    return device.contact.isValid() && m_context.clock.now().ms - device.contact.ms < 2 * kPollMs;
}

std::optional<AttributeValue> Fleet::attribute(Row row, const QString &scope, const QString &name) const
{
    const int column = m_table.findColumn(scope, name);
    return column == AttributeTable::kNoColumn ? std::nullopt : m_table.value(row, column);
}

QString Fleet::text(Row row, const QString &scope, const QString &name) const
{
    const int column = m_table.findColumn(scope, name);
    return column == AttributeTable::kNoColumn ? QString() : m_table.text(row, column);
}

QString Fleet::deviceType(Row row) const
{
    return m_table.text(row, m_columns->deviceType);
}

QString Fleet::artifactName(Row row) const
{
    return m_table.text(row, m_columns->artifactName);
}

bool Fleet::apply(Row row, const AttributeWrite &write)
{
    if (!write.value) {
        const int column = m_table.findColumn(write.scope, write.name);
        return column != AttributeTable::kNoColumn && m_table.clear(row, column);
    }
    return m_table.set(row, m_table.addColumn(write.scope, write.name), *write.value);
}

bool Fleet::write(Row row, const std::vector<AttributeWrite> &writes, bool keep)
{
    bool changed = false;
    for (const AttributeWrite &write : writes) {
        if (apply(row, write))
            changed = true;
        if (write.scope == scopes::kTags)
            m_tagNotes[row].insert(write.name, { write.description, m_context.clock.now() });
        if (keep)
            store(row, write);
    }
    if (changed)
        dirty(row);
    return changed;
}

bool Fleet::writeInventory(Row row, const std::vector<AttributeWrite> &writes, bool replaceAll, bool keep)
{
    std::vector<AttributeWrite> all = writes;
    if (replaceAll) {
        QSet<QString> kept;
        for (const AttributeWrite &write : writes)
            kept.insert(write.name);
        for (int column = 0; column < m_table.columnCount(); ++column) {
            const ColumnKey &key = m_table.columnKey(column);
            if (key.scope == scopes::kInventory && m_table.has(row, column) && !kept.contains(key.name))
                all.push_back({ key.scope, key.name, std::nullopt, {} });
        }
    }
    const bool changed = write(row, all, keep);
    const Timestamp now = m_context.clock.now();
    const Timestamp before = Timestamp::fromRfc3339(m_table.text(row, m_columns->updated));
    // The server does not write an identical set twice on one UTC day (server.md 4.1).
    constexpr qint64 kDayMs = 86'400'000;
    if (!changed && before.isValid() && before.ms / kDayMs == now.ms / kDayMs)
        return false;
    return write(row,
               { { scopes::kSystem, m_table.columnKey(m_columns->updated).name, QString::fromLatin1(now.toRfc3339()), {} } },
               keep)
        || changed;
}

void Fleet::softwareInstalled(Row row, const QString &artifactName, const QMap<QString, QString> &provides)
{
    std::vector<AttributeWrite> writes;
    for (auto it = provides.begin(); it != provides.end(); ++it)
        writes.push_back({ scopes::kInventory, it.key(), it.value(), {} });
    writes.push_back({ scopes::kInventory, QStringLiteral("artifact_name"), artifactName, {} });
    writeInventory(row, writes, false);
}

void Fleet::setGroup(Row row, const QString &group)
{
    AttributeWrite change { scopes::kSystem, m_table.columnKey(m_columns->group).name, std::nullopt, {} };
    if (!group.isEmpty())
        change.value = group;
    write(row, { change });
}

QByteArray Fleet::tagsEtag(Row row) const
{
    return m_etags.value(row);
}

QString Fleet::tagDescription(Row row, const QString &name) const
{
    return m_tagNotes.value(row).value(name).description;
}

Timestamp Fleet::tagTime(Row row, const QString &name) const
{
    const TagNote note = m_tagNotes.value(row).value(name);
    return note.time.isValid() ? note.time : m_devices[row].created;
}

void Fleet::setSystemTime(Row row, int column, Timestamp time)
{
    if (m_table.set(row, column, QString::fromLatin1(time.toRfc3339())))
        dirty(row);
}

void Fleet::setStatus(Row row, AuthStatus status)
{
    Device &device = m_devices[row];
    const AuthStatus before = device.status;
    if (before == status)
        return;
    --m_statusCounts[static_cast<size_t>(before)];
    ++m_statusCounts[static_cast<size_t>(status)];
    if (device.index != kNoRow && device.index >= Recipe::kFirstAppearing)
        m_appeared += (status == AuthStatus::Pending ? 1 : 0) - (before == AuthStatus::Pending ? 1 : 0);
    device.status = status;
    m_table.set(row, m_columns->status, api::authStatusToWire(status));
    dirty(row);
}

void Fleet::setAuthSets(Row row, const std::vector<AuthSetRecord> &sets)
{
    Device &device = m_devices[row];
    const AuthStatus before = device.status;
    m_sets.insert(row, sets);
    device.ownSets = true;
    device.changed = m_context.clock.now();
    setStatus(row, heaviestStatus(sets));
    storeDevice(row);
    const QByteArray key = device.uuid.toRfc4122();
    m_context.db.prepare(QStringLiteral("DELETE FROM fleet_auth_set WHERE device = ?")).bind(key).run();
    for (const AuthSetRecord &set : sets) {
        m_context.db.prepare(QStringLiteral("INSERT INTO fleet_auth_set (id, device, identity, pubkey, status, requested)"
                                            " VALUES (?, ?, ?, ?, ?, ?)"))
            .bind(set.id.text)
            .bind(key)
            .bind(set.identityJson)
            .bind(set.publicKeyPem)
            .bind(api::authStatusToWire(set.status))
            .bind(set.requested.ms)
            .run();
    }
    if (device.status != before) {
        for (const auto &observer : m_observers)
            observer(row, before);
    }
}

std::vector<AuthSetRecord> Fleet::authSets(Row row) const
{
    return m_devices[row].ownSets ? m_sets.value(row) : derivedSets(row);
}

void Fleet::noteIdentity(Row row, const QByteArray &identityJson)
{
    m_identities.insert(row, identityJson);
    m_rowByIdentity.insert(QCryptographicHash::hash(identityJson, QCryptographicHash::Sha256), row);
    const QJsonObject identity = QJsonDocument::fromJson(identityJson).object();
    for (auto it = identity.begin(); it != identity.end(); ++it) {
        if (it.key() != QLatin1String("status"))
            m_table.set(row, m_table.addColumn(scopes::kIdentity, it.key()), fromJson(it.value()));
    }
}

Row Fleet::findByIdentity(const QByteArray &canonicalIdentityJson) const
{
    const Row stored
        = m_rowByIdentity.value(QCryptographicHash::hash(canonicalIdentityJson, QCryptographicHash::Sha256), kNoRow);
    if (stored != kNoRow)
        return stored;
    // Simulated devices are found by any one identity attribute, then compared whole.
    const QJsonObject identity = QJsonDocument::fromJson(canonicalIdentityJson).object();
    if (identity.isEmpty())
        return kNoRow;
    const int column = m_table.findColumn(scopes::kIdentity, identity.begin().key());
    const ValueNumber number
        = column == AttributeTable::kNoColumn ? 0 : m_table.findNumber(column, fromJson(identity.begin().value()));
    if (number == 0)
        return kNoRow;
    for (Row row = 0; row < m_table.rowBound(); ++row) {
        if (m_table.number(row, column) == number && identityJson(row) == canonicalIdentityJson)
            return row;
    }
    return kNoRow;
}

Row Fleet::place(const Device &device)
{
    const Row row = m_table.addRow();
    if (row >= m_devices.size())
        m_devices.resize(row + 1);
    m_devices[row] = device;
    m_rowByUuid.insert(device.uuid, row);
    ++m_statusCounts[static_cast<size_t>(device.status)];
    m_table.set(row, m_columns->status, api::authStatusToWire(device.status));
    setSystemTime(row, m_columns->created, device.created);
    return row;
}

Row Fleet::addDevice(const QByteArray &canonicalIdentityJson, bool simulated)
{
    Device device;
    device.uuid = QUuid::createUuid();
    device.simulated = simulated;
    device.status = AuthStatus::NoAuth;
    device.ownSets = true;
    device.created = m_context.clock.now();
    device.changed = device.created;
    const Row row = place(device);
    noteIdentity(row, canonicalIdentityJson);
    storeDevice(row);
    for (const auto &observer : m_observers)
        observer(row, AuthStatus::Unknown);
    return row;
}

void Fleet::removeDevice(Row row)
{
    Device &device = m_devices[row];
    forget(row);
    --m_statusCounts[static_cast<size_t>(device.status)];
    if (device.index != kNoRow && device.index >= Recipe::kFirstAppearing && device.status == AuthStatus::Pending)
        --m_appeared;
    m_rowByUuid.remove(device.uuid);
    m_rowByIdentity.remove(QCryptographicHash::hash(m_identities.take(row), QCryptographicHash::Sha256));
    m_sets.remove(row);
    m_etags.remove(row);
    m_tagNotes.remove(row);
    for (int column = 0; column < m_table.columnCount(); ++column)
        m_pinned.remove(pinKey(row, column));
    m_table.removeRow(row);
    device = Device();
    dirty(row);
}

void Fleet::setDecommissioning(Row row)
{
    m_devices[row].decommissioning = true;
    storeDevice(row);
}

void Fleet::touch(Row row)
{
    Device &device = m_devices[row];
    const Timestamp now = m_context.clock.now();
    const Timestamp before = checkedIn(row);
    device.contact = now;
    device.silentSince = {};
    // Every contact is exact in memory; on disk a minute is enough.
    if (!before.isValid() || now.ms - before.ms > 60'000)
        storeDevice(row);
    // Inventory learns of a contact only when the one before is a day old (server.md 3.1).
    if (!before.isValid() || now.ms - before.ms > 86'400'000)
        setSystemTime(row, m_columns->checkIn, now);
}

void Fleet::onStatusChanged(std::function<void(Row, AuthStatus)> observer)
{
    m_observers.push_back(std::move(observer));
}

void Fleet::dirty(Row row)
{
    if (!std::exchange(m_uncommitted, true))
        m_context.afterCommit.push_back([this] { m_uncommitted = false; });
    m_journal.push_back(row);
    if (m_journal.size() > kJournalLength) {
        m_journal.pop_front();
        ++m_journalStart;
    }
}

std::optional<std::vector<Row>> Fleet::changedSince(quint64 position) const
{
    if (position < m_journalStart)
        return std::nullopt;
    std::vector<Row> rows(m_journal.begin() + static_cast<std::ptrdiff_t>(position - m_journalStart), m_journal.end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace drydock::lab
