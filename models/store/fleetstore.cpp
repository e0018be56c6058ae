// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleetstore.h"

#include "models/store/fleetsnapshot.h"
#include "models/store/fleetsync.h"

#include <QPointer>
#include <QSet>

#include <algorithm>

namespace drydock {

namespace {

//! A bigger fleet is not read again because somebody pressed a button.
constexpr qsizetype kMostReadAgain = 20'000;
constexpr qsizetype kSmallFleet = 5'000;
// What is told of a growing fleet is also painted, ranked and counted, which costs by what is there: so it is told when
// so much more is there, but not too often, and not too seldom for somebody who watches.
constexpr qint64 kRestPerTelling = 15;
constexpr std::ptrdiff_t kTellingsPerFleet = 5;
constexpr qint64 kLeastRestMs = 400;
constexpr qint64 kMostRestMs = 2'000;

} // namespace

//! One prepareDecision() on its way through the pages.
struct DecisionRun {
    QList<DeviceId> waiting;
    api::AuthStatus wanted = api::AuthStatus::Accepted;
    QPointer<QObject> context;
    std::function<void(const Result<AuthDecision> &)> ready;
    AuthDecision decision;
    Call<Page<api::AuthDevice>> call;

    void judge(const api::AuthDevice &device)
    {
        QList<AuthSetId> pending;
        QList<AuthSetId> others;
        for (const api::AuthSet &set : device.authSets) {
            if (set.status == api::AuthStatus::Pending)
                pending.append(set.id);
            else if (set.status != wanted)
                others.append(set.id);
        }
        // A set that waits for a decision comes before one that had its decision already.
        const QList<AuthSetId> &candidates = pending.isEmpty() ? others : pending;
        if (candidates.size() == 1)
            decision.clear.append({ device.id, candidates.constFirst() });
        else if (candidates.isEmpty())
            decision.nothing.append(device.id);
        else
            decision.ambiguous.push_back(device);
    }
};

FleetStore::FleetStore(Transport &transport, PollScheduler &scheduler, PendingOperations &operations,
    FleetOptions options, QObject *parent)
    : QObject(parent)
    , m_clock(scheduler.clock())
    , m_scheduler(scheduler)
    , m_operations(operations)
    , m_inventory(transport)
    , m_deviceAuth(transport)
    , m_userAdm(transport)
    , m_options(options)
    , m_sync(std::make_unique<FleetSync>(*this))
{
    m_knownColumns = m_table.attributes().columnCount();
    connect(&m_scheduler, &PollScheduler::freshnessChanged, this, [this](const QString &changedKey) {
        if (changedKey == key())
            Q_EMIT freshnessChanged();
    });
}

FleetStore::~FleetStore() = default;

QString FleetStore::key()
{
    return QStringLiteral("fleet");
}

void FleetStore::restore(const SnapshotContents &contents)
{
    if (m_table.count() > 0 || m_complete)
        return;
    const std::chrono::milliseconds silentAfter = m_table.silentAfter();
    m_table = contents.fleet;
    m_table.setSilentAfter(silentAfter);
    m_table.setNameAttribute(contents.nameAttribute.scope, contents.nameAttribute.name);
    m_serverTotal = contents.serverTotal;
    m_groups = contents.groups;
    m_sync->noteRestored();
    m_scheduler.setLastSuccess(key(), contents.taken);
    tell({ m_table.rows(), {}, {} });
    Q_EMIT groupsChanged();
    Q_EMIT freshnessChanged();
}

Clock &FleetStore::clock() const
{
    return m_clock;
}

QString FleetStore::tagText(const DeviceId &id, const QString &tag) const
{
    const AttributeTable &attributes = m_table.attributes();
    const int column = attributes.findColumn(QStringLiteral("tags"), tag);
    const auto row = column == AttributeTable::kNoColumn ? std::nullopt : m_table.rowOf(id);
    return row ? attributes.text(*row, column) : QString();
}

QString FleetStore::displayName(const DeviceId &id) const
{
    const auto row = m_table.rowOf(id);
    return row ? m_table.displayName(*row) : id.text;
}

Freshness FleetStore::freshness() const
{
    return m_scheduler.freshness(key());
}

PollScheduler::Subscription FleetStore::subscribe(std::chrono::milliseconds interval)
{
    return m_scheduler.subscribe(
        key(), interval, [self = QPointer<FleetStore>(this)](PollScheduler::Completion completion) {
            if (self)
                self->m_sync->refresh(std::move(completion));
        });
}

void FleetStore::refreshNow()
{
    m_scheduler.refreshNow(key());
}

void FleetStore::refreshWhole()
{
    if (m_complete && count() <= kMostReadAgain)
        m_sync->sweepSoon();
    refreshNow();
}

void FleetStore::setSilentAfter(std::chrono::milliseconds silentAfter)
{
    if (m_table.silentAfter() == silentAfter)
        return;
    m_table.setSilentAfter(silentAfter);
    tell({ {}, {}, m_table.rows() });
}

void FleetStore::holdForRestore(bool hold)
{
    if (std::exchange(m_held, hold) && !hold)
        m_sync->goOn();
}

void FleetStore::tellWhenDue(const Delta &delta)
{
    m_untold.add(delta);
    const qint64 rested = m_clock.steadyMs() - m_toldAt;
    const bool isMuch = std::ssize(m_untold.added) * kTellingsPerFleet >= count();
    if (count() <= kSmallFleet || rested >= std::max(isMuch ? kLeastRestMs : kMostRestMs, kRestPerTelling * m_tellingTook))
        tell({});
}

void FleetStore::tell(const Delta &told)
{
    const qint64 began = m_clock.steadyMs();
    Delta delta = std::exchange(m_untold, {});
    delta.add(told);
    std::sort(delta.changed.begin(), delta.changed.end());
    delta.changed.erase(std::unique(delta.changed.begin(), delta.changed.end()), delta.changed.end());
    if (!delta.added.empty()) {
        const QSet<RowId> added(delta.added.cbegin(), delta.added.cend());
        std::erase_if(delta.changed, [&added](RowId row) { return added.contains(row); });
    }
    // An answer is taken over in several turns, in which a row of it can have gone.
    const auto isGone = [this](RowId row) { return !m_table.isLive(row); };
    std::erase_if(delta.added, isGone);
    std::erase_if(delta.changed, isGone);
    const int columns = m_table.attributes().columnCount();
    if (std::exchange(m_knownColumns, columns) != columns)
        Q_EMIT columnsAdded();
    if (!delta.isEmpty())
        Q_EMIT changed(delta);
    m_toldAt = m_clock.steadyMs();
    m_tellingTook = m_toldAt - began;
}

void FleetStore::readSettings()
{
    m_settingsCall = m_userAdm.settings().then(this, [this](const Result<api::Settings> &result) {
        // Without the settings devices are named by tag and id; the next statistics poll asks again.
        if (!result.ok())
            return;
        setNameAttribute({ result.value().idAttributeScope, result.value().idAttributeName });
    });
}

void FleetStore::setNameAttribute(const api::IdAttribute &attribute)
{
    const ColumnKey name { attribute.scope, attribute.name };
    if (m_table.nameAttribute() == name)
        return;
    m_table.setNameAttribute(name.scope, name.name);
    Q_EMIT namesChanged();
}

void FleetStore::reread(const QList<DeviceId> &ids)
{
    m_sync->reread(ids);
}

void FleetStore::searchFirst(const std::vector<Predicate> &predicates)
{
    if (!m_complete && !predicates.empty())
        m_sync->searchFirst(predicates);
}

void FleetStore::setViewport(const QList<DeviceId> &ids)
{
    m_viewport = ids;
    if (m_viewportTimer != 0 || ids.isEmpty())
        return;
    m_viewportTimer = m_clock.singleShot(m_options.viewportDelay, this, [this] {
        m_viewportTimer = 0;
        askLastSeen();
    });
}

void FleetStore::askLastSeen()
{
    const qint64 now = m_clock.now().ms;
    QList<DeviceId> ids;
    for (const DeviceId &id : std::as_const(m_viewport)) {
        const auto row = m_table.rowOf(id);
        if (!row || ids.size() >= kMaxPerPage)
            continue;
        const LastSeen seen = m_table.lastSeen(*row);
        if (!seen.exact || now - seen.askedAt.ms > m_options.lastSeenFresh.count())
            ids.append(id);
    }
    if (ids.isEmpty())
        return;
    m_lastSeenCall = m_deviceAuth.devicesById(ids, Lane::Polling)
                         .then(this, [this](const Result<Page<api::AuthDevice>> &result) {
                             if (result.ok())
                                 takeLastSeen(result.value());
                         });
}

void FleetStore::takeLastSeen(const Page<api::AuthDevice> &devices)
{
    m_table.beginBatch();
    Delta delta;
    for (const api::AuthDevice &device : devices.items) {
        const auto row = m_table.rowOf(device.id);
        if (!row)
            continue;
        m_table.setLastSeen(*row, device.checkedIn, m_clock.now(), delta);
        if (!device.statusText.isEmpty() && !m_operations.isPending(device.id.text))
            m_table.setStatus(*row, device.statusText, delta);
    }
    tell(delta);
}

// Writes

void FleetStore::prepareDecision(const QList<DeviceId> &ids, api::AuthStatus wanted, QObject *context,
    std::function<void(const Result<AuthDecision> &)> ready)
{
    auto run = std::make_shared<DecisionRun>();
    run->waiting = ids;
    run->wanted = wanted;
    run->context = context;
    run->ready = std::move(ready);
    askDecision(run);
}

void FleetStore::askDecision(const std::shared_ptr<DecisionRun> &run)
{
    if (!run->context)
        return;
    if (run->waiting.isEmpty()) {
        run->ready(run->decision);
        return;
    }
    const QList<DeviceId> ids = run->waiting.mid(0, kMaxPerPage);
    run->waiting.remove(0, ids.size());
    // The run holds its call and the call's handler the run, until the answer comes or the call is dropped.
    run->call = m_deviceAuth.devicesById(ids, Lane::Interactive)
                    .then(this, [this, run, ids](const Result<Page<api::AuthDevice>> &result) {
                        if (!run->context)
                            return;
                        if (!result.ok()) {
                            run->ready(result.error());
                            return;
                        }
                        QSet<DeviceId> silent(ids.cbegin(), ids.cend());
                        for (const api::AuthDevice &device : result.value().items) {
                            silent.remove(device.id);
                            run->judge(device);
                        }
                        run->decision.nothing.append(silent.values());
                        askDecision(run);
                    });
}

quint64 FleetStore::decide(const QString &title, const DeviceId &device, const AuthSetId &set, api::AuthStatus status)
{
    return m_operations.run<Nothing>(title, { device.text }, m_deviceAuth.setStatus(device, set, status),
        [self = QPointer<FleetStore>(this), device, status](const Status &outcome) {
            if (!self)
                return;
            if (outcome.ok())
                self->applyStatus({ device }, api::authStatusToWire(status));
            Q_EMIT self->authSetsChanged(device);
        });
}

quint64 FleetStore::dismiss(const QString &title, const DeviceId &device, const AuthSetId &set)
{
    return m_operations.run<Nothing>(title, { device.text }, m_deviceAuth.removeAuthSet(device, set),
        [self = QPointer<FleetStore>(this), device](const Status &) {
            if (self) {
                Q_EMIT self->authSetsChanged(device);
                self->refreshNow();
            }
        });
}

void FleetStore::applyStatus(const QList<DeviceId> &ids, const QString &status)
{
    m_table.beginBatch();
    Delta delta;
    for (const DeviceId &id : ids) {
        if (const auto row = m_table.rowOf(id))
            m_table.setStatus(*row, status, delta);
    }
    tell(delta);
}

void FleetStore::applyGroup(const QList<DeviceId> &ids, const QString &group)
{
    m_table.beginBatch();
    Delta delta;
    for (const DeviceId &id : ids) {
        if (const auto row = m_table.rowOf(id))
            m_table.setGroup(*row, group, delta);
    }
    tell(delta);
    if (!group.isEmpty() && !m_groups.contains(group)) {
        m_groups.append(group);
        m_groups.sort();
        Q_EMIT groupsChanged();
    }
}

void FleetStore::applyGone(const QList<DeviceId> &ids)
{
    m_table.beginBatch();
    Delta delta;
    for (const DeviceId &id : ids) {
        if (const auto row = m_table.rowOf(id))
            m_table.remove(*row, delta);
    }
    tell(delta);
}

} // namespace drydock
