// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of Fleet that keeps deviations in SQLite. A simulated device has a row only once something about it
// differs from what seed and recipe say.
#include "app/lab/fleetcolumns.h"

#include <algorithm>

namespace drydock::lab {

namespace {

QVariant orNull(Timestamp time)
{
    return time.isValid() ? QVariant(time.ms) : QVariant();
}

Timestamp orInvalid(const Statement &statement, int column)
{
    return statement.isNull(column) ? Timestamp() : Timestamp { statement.number(column) };
}

} // namespace

void Fleet::registerSchema(Database &db)
{
    db.registerSchema(QStringLiteral("fleet"),
        { {
            QStringLiteral("CREATE TABLE fleet_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE fleet_device (id BLOB PRIMARY KEY, idx INTEGER, simulated INTEGER NOT NULL,"
                           " identity BLOB, created INTEGER NOT NULL, changed INTEGER NOT NULL, contact INTEGER,"
                           " decommissioning INTEGER NOT NULL, own_sets INTEGER NOT NULL, removed INTEGER NOT NULL)"
                           " WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE fleet_auth_set (id TEXT PRIMARY KEY, device BLOB NOT NULL,"
                           " identity BLOB NOT NULL, pubkey BLOB NOT NULL, status TEXT NOT NULL,"
                           " requested INTEGER NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE INDEX fleet_auth_set_device ON fleet_auth_set (device)"),
            QStringLiteral("CREATE TABLE fleet_attribute (device BLOB NOT NULL, scope TEXT NOT NULL, name TEXT NOT NULL,"
                           " value BLOB, description TEXT NOT NULL, written INTEGER NOT NULL,"
                           " PRIMARY KEY (device, scope, name)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE fleet_tags (device BLOB PRIMARY KEY, etag BLOB NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE fleet_failure (artifact TEXT PRIMARY KEY, share REAL NOT NULL) WITHOUT ROWID"),
        } });
}

void Fleet::loadState()
{
    QHash<QString, QString> state;
    {
        Statement all = m_context.db.prepare(QStringLiteral("SELECT key, value FROM fleet_state"));
        while (all.next())
            state.insert(all.text(0), all.text(1));
    }
    // A stored fleet keeps its seed; it may grow when more devices are asked for, never shrink.
    m_seed = state.contains(QStringLiteral("seed")) ? state.value(QStringLiteral("seed")).toULongLong()
                                                    : m_context.options.seed;
    m_epoch = state.contains(QStringLiteral("epoch"))
        ? Timestamp { state.value(QStringLiteral("epoch")).toLongLong() }
        : m_context.clock.now();
    m_generated = static_cast<quint32>(std::clamp<qint64>(
        std::max(state.value(QStringLiteral("count")).toLongLong(), m_context.options.devices), 0,
        Recipe::kFirstAppearing - 1));
    const std::pair<QString, QString> values[] = {
        { QStringLiteral("seed"), QString::number(m_seed) },
        { QStringLiteral("epoch"), QString::number(m_epoch.ms) },
        { QStringLiteral("count"), QString::number(m_generated) },
    };
    for (const auto &[key, value] : values)
        m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO fleet_state (key, value) VALUES (?, ?)"))
            .bind(key)
            .bind(value)
            .run();
    Statement failures = m_context.db.prepare(QStringLiteral("SELECT artifact, share FROM fleet_failure"));
    while (failures.next())
        m_failureShares.insert(failures.text(0), failures.value(1).toDouble());
}

void Fleet::loadDevices()
{
    struct Stored {
        Device device;
        QByteArray identity;
    };
    std::vector<Stored> deviating;
    QSet<quint32> removed;
    std::vector<quint32> appeared;
    {
        Statement all = m_context.db.prepare(
            QStringLiteral("SELECT id, idx, simulated, identity, created, changed, contact, decommissioning, own_sets,"
                           " removed FROM fleet_device ORDER BY created, id"));
        while (all.next()) {
            Stored stored;
            Device &device = stored.device;
            device.uuid = QUuid::fromRfc4122(all.bytes(0));
            device.index = all.isNull(1) ? kNoRow : static_cast<quint32>(all.number(1));
            device.simulated = all.number(2) != 0;
            stored.identity = all.bytes(3);
            device.created = { all.number(4) };
            device.changed = { all.number(5) };
            device.contact = orInvalid(all, 6);
            device.decommissioning = all.number(7) != 0;
            device.ownSets = all.number(8) != 0;
            device.status = AuthStatus::NoAuth;
            const bool isAppeared = device.index != kNoRow && device.index >= Recipe::kFirstAppearing;
            if (isAppeared)
                m_nextIndex = std::max(m_nextIndex, device.index + 1);
            if (all.number(9) != 0) {
                removed.insert(device.index);
                continue;
            }
            if (isAppeared)
                appeared.push_back(device.index);
            deviating.push_back(stored);
        }
    }
    std::vector<quint32> indices;
    indices.reserve(m_generated + appeared.size());
    for (quint32 index = 0; index < m_generated; ++index) {
        if (!removed.contains(index))
            indices.push_back(index);
    }
    indices.insert(indices.end(), appeared.begin(), appeared.end());
    generate(indices);
    for (const auto &[device, identity] : deviating) {
        const Row known = m_rowByUuid.value(device.uuid, kNoRow);
        if (known == kNoRow) {
            noteIdentity(place(device), identity);
            continue;
        }
        Device &generated = m_devices[known];
        generated.created = device.created;
        generated.changed = device.changed;
        generated.contact = device.contact;
        generated.decommissioning = device.decommissioning;
        generated.ownSets = device.ownSets;
        setSystemTime(known, m_columns->created, device.created);
    }
}

void Fleet::loadSets()
{
    {
        Statement all = m_context.db.prepare(QStringLiteral(
            "SELECT device, id, identity, pubkey, status, requested FROM fleet_auth_set ORDER BY device, requested, id"));
        while (all.next()) {
            const Row row = m_rowByUuid.value(QUuid::fromRfc4122(all.bytes(0)), kNoRow);
            if (row == kNoRow)
                continue;
            m_sets[row].push_back({ AuthSetId(all.text(1)), all.bytes(2), all.bytes(3),
                api::authStatusFromWire(all.text(4)), { all.number(5) } });
        }
    }
    for (Row row = 0; row < m_table.rowBound(); ++row) {
        if (!isDevice(row) || !m_devices[row].ownSets)
            continue;
        setStatus(row, heaviestStatus(m_sets.value(row)));
        if (m_devices[row].status == AuthStatus::Accepted)
            provision(row);
    }
}

void Fleet::loadAttributes()
{
    Statement all = m_context.db.prepare(
        QStringLiteral("SELECT device, scope, name, value, description, written FROM fleet_attribute"));
    while (all.next()) {
        const Row row = m_rowByUuid.value(QUuid::fromRfc4122(all.bytes(0)), kNoRow);
        if (row == kNoRow)
            continue;
        AttributeWrite write { all.text(1), all.text(2), std::nullopt, {} };
        if (!all.isNull(3))
            write.value = unpackAttributeValue(all.bytes(3));
        apply(row, write);
        const int column = m_table.addColumn(write.scope, write.name);
        m_pinned.insert(pinKey(row, column));
        if (write.scope == scopes::kTags)
            m_tagNotes[row].insert(write.name, { all.text(4), { all.number(5) } });
    }
}

void Fleet::loadTags()
{
    Statement all = m_context.db.prepare(QStringLiteral("SELECT device, etag FROM fleet_tags"));
    while (all.next()) {
        const Row row = m_rowByUuid.value(QUuid::fromRfc4122(all.bytes(0)), kNoRow);
        if (row != kNoRow)
            m_etags.insert(row, all.bytes(1));
    }
}

void Fleet::store(Row row, const AttributeWrite &write)
{
    const int column = m_table.addColumn(write.scope, write.name);
    m_pinned.insert(pinKey(row, column));
    m_context.db
        .prepare(QStringLiteral("INSERT OR REPLACE INTO fleet_attribute (device, scope, name, value, description,"
                                " written) VALUES (?, ?, ?, ?, ?, ?)"))
        .bind(m_devices[row].uuid.toRfc4122())
        .bind(write.scope)
        .bind(write.name)
        .bind(write.value ? QVariant(packAttributeValue(*write.value)) : QVariant())
        .bind(write.description.isNull() ? QStringLiteral("") : write.description)
        .bind(m_context.clock.now().ms)
        .run();
}

void Fleet::storeDevice(Row row)
{
    const Device &device = m_devices[row];
    const auto identity = m_identities.constFind(row);
    m_context.db
        .prepare(QStringLiteral("INSERT OR REPLACE INTO fleet_device (id, idx, simulated, identity, created, changed,"
                                " contact, decommissioning, own_sets, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"))
        .bind(device.uuid.toRfc4122())
        .bind(device.index == kNoRow ? QVariant() : QVariant(device.index))
        .bind(device.simulated ? 1 : 0)
        .bind(identity == m_identities.constEnd() ? QVariant() : QVariant(*identity))
        .bind(device.created.ms)
        .bind(device.changed.ms)
        .bind(orNull(device.contact))
        .bind(device.decommissioning ? 1 : 0)
        .bind(device.ownSets ? 1 : 0)
        .run();
}

void Fleet::forget(Row row)
{
    const Device &device = m_devices[row];
    const QByteArray key = device.uuid.toRfc4122();
    for (const QString &sql : { QStringLiteral("DELETE FROM fleet_attribute WHERE device = ?"),
             QStringLiteral("DELETE FROM fleet_auth_set WHERE device = ?"),
             QStringLiteral("DELETE FROM fleet_tags WHERE device = ?") })
        m_context.db.prepare(sql).bind(key).run();
    if (device.index == kNoRow) {
        m_context.db.prepare(QStringLiteral("DELETE FROM fleet_device WHERE id = ?")).bind(key).run();
        return;
    }
    // The recipe would bring it back: that it is gone is a deviation too.
    storeDevice(row);
    m_context.db.prepare(QStringLiteral("UPDATE fleet_device SET removed = 1 WHERE id = ?")).bind(key).run();
}

void Fleet::setTagsEtag(Row row, const QByteArray &etag)
{
    m_etags.insert(row, etag);
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO fleet_tags (device, etag) VALUES (?, ?)"))
        .bind(m_devices[row].uuid.toRfc4122())
        .bind(etag)
        .run();
}

void Fleet::setFailureShare(const QString &artifactName, double share)
{
    if (share < 0) {
        m_failureShares.remove(artifactName);
        m_context.db.prepare(QStringLiteral("DELETE FROM fleet_failure WHERE artifact = ?")).bind(artifactName).run();
        return;
    }
    m_failureShares.insert(artifactName, std::min(share, 1.0));
    m_context.db.prepare(QStringLiteral("INSERT OR REPLACE INTO fleet_failure (artifact, share) VALUES (?, ?)"))
        .bind(artifactName)
        .bind(std::min(share, 1.0))
        .run();
}

} // namespace drydock::lab
