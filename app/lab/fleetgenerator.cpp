// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of Fleet that makes simulated devices from the recipe and lets them move.
#include "app/lab/fleetcolumns.h"
#include "models/api/jsonwriter.h"

#include <QMap>

#include <algorithm>

namespace drydock::lab {

namespace {

enum Salt : quint64 { kUuid = 501, kFirstSet, kOldSet, kNewSet, kSets, kUpdated, kCheckIn, kSilence, kUpdate, kRejected };

constexpr qint64 kHourMs = 3'600'000;

//! A public key that every parser takes: Ed25519 keys are any 32 bytes, so a million cost no arithmetic.
QByteArray believablePublicKey(quint64 seed, quint32 index, quint64 salt)
{
    QByteArray der = QByteArray::fromHex("302a300506032b6570032100");
    for (quint64 part = 0; part < 4; ++part) {
        const quint64 bits = drawBits(seed, index, salt * 16 + part);
        for (int shift = 0; shift < 64; shift += 8)
            der.append(static_cast<char>(bits >> shift & 0xFF));
    }
    return "-----BEGIN PUBLIC KEY-----\n" + der.toBase64() + "\n-----END PUBLIC KEY-----\n";
}

std::chrono::milliseconds between(double unit, qint64 fromMs, qint64 toMs)
{
    return std::chrono::milliseconds(fromMs + static_cast<qint64>(unit * static_cast<double>(toMs - fromMs)));
}

} // namespace

void Fleet::prepareColumns()
{
    m_columns->status = m_table.addColumn(scopes::kIdentity, QStringLiteral("status"));
    m_columns->created = m_table.addColumn(scopes::kSystem, QStringLiteral("created_ts"));
    m_columns->updated = m_table.addColumn(scopes::kSystem, QStringLiteral("updated_ts"));
    m_columns->checkIn = m_table.addColumn(scopes::kSystem, QStringLiteral("check_in_time"));
    m_columns->group = m_table.addColumn(scopes::kSystem, QStringLiteral("group"));
    m_columns->deviceType = m_table.addColumn(scopes::kInventory, QStringLiteral("device_type"));
    m_columns->artifactName = m_table.addColumn(scopes::kInventory, QStringLiteral("artifact_name"));
    m_columns->rules.clear();
    for (const AttributeRule &rule : m_recipe->rules())
        m_columns->rules.push_back(m_table.addColumn(rule.scope, rule.name));
}

Fleet::Device Fleet::draftDevice(const Draft &draft) const
{
    Device device;
    device.uuid = drawUuid(m_seed, draft.index, kUuid);
    device.index = draft.index;
    device.status = draft.status;
    device.simulated = true;
    const bool waits = draft.status == AuthStatus::Pending || draft.status == AuthStatus::Preauthorized;
    // Whoever waits for admission has not done so for years.
    device.created = { m_epoch.ms - (waits ? draft.ageMs / 200 : draft.ageMs) };
    device.changed = device.created;
    if (!draft.reachable) {
        const double silence = drawUnit(m_seed, draft.index, kSilence);
        device.silentSince = { m_context.clock.now().ms - kHourMs
            - static_cast<qint64>(silence * silence * 40 * 24 * static_cast<double>(kHourMs)) };
        device.silentSince = std::max(device.silentSince, device.created);
    }
    return device;
}

bool Fleet::hadInventory(const Device &device) const
{
    switch (device.status) {
    case AuthStatus::Accepted:
    case AuthStatus::NoAuth:
        return true;
    case AuthStatus::Rejected:
        // Some were in service before they were turned away.
        return drawUnit(m_seed, device.index, kRejected) < 0.4;
    default:
        return false;
    }
}

void Fleet::generate(const std::vector<quint32> &indices)
{
    const auto count = static_cast<quint32>(indices.size());
    const Row first = m_table.addRows(count);
    m_devices.resize(first + count);
    m_rowByUuid.reserve(static_cast<qsizetype>(first + count));
    std::vector<Draft> drafts;
    drafts.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        drafts.push_back(m_recipe->draft(m_seed, indices[i]));
        const Row row = first + i;
        const Device device = draftDevice(drafts.back());
        m_devices[row] = device;
        m_rowByUuid.insert(device.uuid, row);
        ++m_statusCounts[static_cast<size_t>(device.status)];
        if (device.index >= Recipe::kFirstAppearing && device.status == AuthStatus::Pending)
            ++m_appeared;
        m_table.set(row, m_columns->status, api::authStatusToWire(device.status));
        setSystemTime(row, m_columns->created, device.created);
    }
    for (size_t rule = 0; rule < m_recipe->rules().size(); ++rule)
        fillRule(rule, first, drafts);
    for (quint32 i = 0; i < count; ++i) {
        const Row row = first + i;
        if (!hadInventory(m_devices[row]))
            continue;
        const Device &device = m_devices[row];
        const qint64 now = m_context.clock.now().ms;
        const qint64 last = device.silentSince.isValid() ? device.silentSince.ms : now;
        const auto ago = [&](quint64 salt, qint64 span) {
            const double unit = drawUnit(m_seed, device.index, salt);
            return Timestamp { std::max(last - static_cast<qint64>(unit * static_cast<double>(span)), device.created.ms) };
        };
        setSystemTime(row, m_columns->updated, ago(kUpdated, 8 * kHourMs));
        setSystemTime(row, m_columns->checkIn, ago(kCheckIn, 24 * kHourMs));
        if (const QString group = m_recipe->groupName(drafts[i]); !group.isEmpty() && device.status != AuthStatus::Rejected)
            m_table.set(row, m_columns->group, group);
    }
}

void Fleet::fillRule(size_t ruleIndex, Row first, const std::vector<Draft> &drafts)
{
    const AttributeRule &rule = m_recipe->rules()[ruleIndex];
    const int column = m_columns->rules[ruleIndex];
    const bool identity = rule.scope == scopes::kIdentity;
    const auto count = static_cast<quint32>(drafts.size());
    if (!rule.isPooled() && count > 1000)
        m_table.reserve(column, count);
    // A value of a pool is interned once, at its first use.
    std::vector<ValueNumber> numbers(rule.pool.size(), 0);
    for (quint32 i = 0; i < count; ++i) {
        const Row row = first + i;
        if (!identity && !hadInventory(m_devices[row]))
            continue;
        if (!rule.isPooled()) {
            if (const auto value = m_recipe->value(rule, drafts[i], m_seed))
                m_table.set(row, column, *value);
            continue;
        }
        const int at = m_recipe->poolIndex(rule, drafts[i], m_seed);
        if (at < 0)
            continue;
        ValueNumber &number = numbers[static_cast<size_t>(at)];
        if (number == 0)
            number = m_table.intern(column, rule.pool[static_cast<size_t>(at)]);
        m_table.setNumber(row, column, number);
    }
}

void Fleet::fillInventory(Row row)
{
    const Draft draft = m_recipe->draft(m_seed, m_devices[row].index);
    for (size_t i = 0; i < m_recipe->rules().size(); ++i) {
        const AttributeRule &rule = m_recipe->rules()[i];
        if (rule.scope == scopes::kIdentity || rule.scope == scopes::kTags)
            continue;
        if (const auto value = m_recipe->value(rule, draft, m_seed))
            m_table.set(row, m_columns->rules[i], *value);
    }
    dirty(row);
}

void Fleet::provision(Row row)
{
    const Device &device = m_devices[row];
    if (device.index == kNoRow || m_table.has(row, m_columns->deviceType))
        return;
    fillInventory(row);
    setSystemTime(row, m_columns->updated, m_context.clock.now());
    setSystemTime(row, m_columns->checkIn, m_context.clock.now());
}

void Fleet::report(Row row, quint64 dice)
{
    const Device &device = m_devices[row];
    if (device.index == kNoRow || !m_table.has(row, m_columns->deviceType))
        return;
    const Draft draft = m_recipe->draft(m_seed, device.index);
    const Timestamp before = Timestamp::fromRfc3339(m_table.text(row, m_columns->updated));
    const qint64 elapsed = before.isValid() ? m_context.clock.now().ms - before.ms : 0;
    std::vector<AttributeWrite> writes;
    for (size_t i = 0; i < m_recipe->rules().size(); ++i) {
        const AttributeRule &rule = m_recipe->rules()[i];
        const int column = m_columns->rules[i];
        if (rule.motion == AttributeRule::Motion::Still || m_pinned.contains(pinKey(row, column)))
            continue;
        const auto from = m_table.value(row, column);
        if (!from)
            continue;
        if (auto value = m_recipe->moved(rule, *from, draft, elapsed, drawBits(dice, i, kUpdate)))
            writes.push_back({ rule.scope, rule.name, std::move(value), {} });
    }
    writeInventory(row, writes, false, false);
    m_devices[row].contact = m_context.clock.now();
}

Row Fleet::appear()
{
    if (m_appeared >= m_recipe->maxAppeared())
        return kNoRow;
    const Draft draft = m_recipe->draft(m_seed, m_nextIndex++);
    Device device = draftDevice(draft);
    device.created = m_context.clock.now();
    device.changed = device.created;
    const Row row = place(device);
    ++m_appeared;
    for (size_t i = 0; i < m_recipe->rules().size(); ++i) {
        const AttributeRule &rule = m_recipe->rules()[i];
        if (rule.scope != scopes::kIdentity)
            continue;
        if (const auto value = m_recipe->value(rule, draft, m_seed))
            m_table.set(row, m_columns->rules[i], *value);
    }
    storeDevice(row);
    for (const auto &observer : m_observers)
        observer(row, AuthStatus::Unknown);
    return row;
}

void Fleet::setSilent(Row row, bool silent)
{
    Device &device = m_devices[row];
    if (silent && !device.silentSince.isValid())
        device.silentSince = checkedIn(row);
    else if (!silent)
        touch(row);
}

QByteArray Fleet::identityJson(Row row) const
{
    if (const auto stored = m_identities.constFind(row); stored != m_identities.constEnd())
        return *stored;
    QMap<QString, AttributeValue> identity; // sorted keys are the canonical form
    for (size_t i = 0; i < m_recipe->rules().size(); ++i) {
        const AttributeRule &rule = m_recipe->rules()[i];
        if (rule.scope != scopes::kIdentity)
            continue;
        if (const auto value = m_table.value(row, m_columns->rules[i]))
            identity.insert(rule.name, *value);
    }
    api::JsonWriter writer;
    writer.beginObject();
    for (auto it = identity.begin(); it != identity.end(); ++it)
        writer.key(QStringView(it.key())).value(it.value());
    writer.endObject();
    return writer.take();
}

std::vector<AuthSetRecord> Fleet::derivedSets(Row row) const
{
    const Device &device = m_devices[row];
    if (device.status == AuthStatus::NoAuth)
        return {};
    const QByteArray identity = identityJson(row);
    const auto set = [&](quint64 salt, AuthStatus status, Timestamp requested) {
        return AuthSetRecord { AuthSetId(drawUuid(m_seed, device.index, salt).toString(QUuid::WithoutBraces)), identity,
            believablePublicKey(m_seed, device.index, salt), status, requested };
    };
    std::vector<AuthSetRecord> sets { set(kFirstSet, device.status, device.created) };
    const double unit = drawUnit(m_seed, device.index, kSets);
    if (device.status == AuthStatus::Accepted && unit < 0.03)
        sets.insert(sets.begin(), set(kOldSet, AuthStatus::Rejected, { device.created.ms - 30 * 24 * kHourMs }));
    else if (device.status == AuthStatus::Accepted && unit < 0.04)
        sets.push_back(set(kNewSet, AuthStatus::Pending, { device.created.ms + kHourMs }));
    return sets;
}

UpdateBehaviour Fleet::updateBehaviour(Row row, const QString &artifactName, qint64 artifactBytes) const
{
    const Device &device = m_devices[row];
    quint64 salt = 0; // not qHash(): it differs from run to run, and a restart must not change a device's mind
    for (const QChar c : artifactName)
        salt = drawBits(salt, c.unicode(), kUpdate);
    const auto unit = [&, salt](quint64 which) {
        return drawUnit(m_seed ^ salt, device.index, kUpdate + which);
    };
    UpdateBehaviour behaviour;
    behaviour.untilNextPoll = device.silentSince.isValid() ? between(unit(1), 6 * kHourMs, 48 * kHourMs)
                                                           : between(unit(1) * unit(1), 1'000, 90'000);
    // 0.4…8 MB a second, but never so long that nobody watches to the end.
    const double bytesPerMs = 400.0 + unit(2) * 7600.0;
    const double transfer = std::min(static_cast<double>(artifactBytes) / bytesPerMs, 240'000.0);
    behaviour.downloading = std::chrono::milliseconds(3'000 + static_cast<qint64>(transfer));
    behaviour.installing = between(unit(3), 6'000, 45'000);
    behaviour.rebooting = between(unit(4), 8'000, 40'000);
    behaviour.committing = between(unit(5), 1'000, 5'000);
    behaviour.fails = unit(6) < failureShare(artifactName);
    const QStringList &states = m_recipe->failureStates();
    if (behaviour.fails && !states.isEmpty()) {
        behaviour.failsIn = states[static_cast<qsizetype>(unit(7) * static_cast<double>(states.size()))];
        behaviour.log = m_recipe->failureLog(behaviour.failsIn);
    } else {
        behaviour.fails = false;
    }
    return behaviour;
}

double Fleet::failureShare(const QString &artifactName) const
{
    if (const auto own = m_failureShares.constFind(artifactName); own != m_failureShares.constEnd())
        return *own;
    const RecipeRelease *release = m_recipe->release(artifactName);
    return release ? release->failureShare : m_recipe->failureShare();
}

} // namespace drydock::lab
