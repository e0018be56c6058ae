// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of FleetSync that reads in the background: the sweep, whole devices by id, and taking answers over.
#include "models/store/fleetsync.h"

#include <algorithm>

namespace drydock {

// The sweep

void FleetSync::sweepIfDue()
{
    const qint64 now = m_store.m_clock.steadyMs();
    if (m_sweepRunning || (!m_sweepFast && now - m_sweptAt < m_store.m_options.sweepPageEvery.count()))
        return;
    m_sweptAt = now;
    m_sweepRunning = true;
    askSweepPage();
}

void FleetSync::askSweepPage()
{
    const int perPage = m_sweepFast ? kMaxPerPage : m_store.m_options.sweepPerPage;
    // A sweep that is suddenly wanted fast begins anew: its pages would be others.
    if (m_sweep == 0 || (m_sweepFast && perPage != m_sweepPerPage)) {
        m_sweep = ++m_lastListing;
        m_sweepPage = 1;
        m_sweepPerPage = perPage;
    }
    api::SearchQuery query;
    query.page = m_sweepPage;
    query.perPage = m_sweepPerPage;
    query.sort = { { QStringLiteral("identity"), QStringLiteral("id"), false } };
    query.attributes = lightAttributes();
    m_sweepCall = m_store.m_inventory.searchTable(query, Lane::Bulk)
                      .then(this, [this](Table result) { onSweepPage(std::move(result)); });
}

void FleetSync::onSweepPage(Table result)
{
    if (!result.ok()) {
        m_sweepRunning = false; // the polls say what is wrong; the page is asked for again
        return;
    }
    noteTotal(result.value().page.info);
    const bool more = result.value().page.hasMore(m_sweepPage, m_sweepPerPage);
    take({ FleetIntake(std::move(result).value(), lightAttributes()), m_sweep, [this, more](const FleetIntake &taken) { onSweepPageTaken(taken, more); } });
}

void FleetSync::onSweepPageTaken(const FleetIntake &taken, bool more)
{
    if (!m_sweepRunning)
        return;
    if (!m_sweepFast)
        askSweepSeen(oldestSeen(taken.rows()));
    fetch(taken.unknown(), [this, more] {
        ++m_sweepPage;
        if (!more) {
            endSweep();
        } else if (m_sweepFast) {
            askSweepPage();
        } else {
            m_sweepRunning = false;
        }
    });
}

//! Inventory's times of contact can be a day old; device authentication has the exact ones.
void FleetSync::askSweepSeen(const std::vector<RowId> &rows)
{
    if (rows.empty())
        return;
    m_sweepSeenCall = m_store.m_deviceAuth.devicesById(idsOf(rows), Lane::Bulk)
                          .then(this, [this](const Result<Page<api::AuthDevice>> &result) {
                              if (result.ok())
                                  m_store.takeLastSeen(result.value());
                          });
}

//! Of these, those whose exact time of contact was read longest ago or never.
std::vector<RowId> FleetSync::oldestSeen(std::vector<RowId> rows) const
{
    const FleetTable &table = m_store.m_table;
    std::erase_if(rows, [&table](RowId row) { return !table.isLive(row); });
    const auto most = std::min(std::ssize(rows), std::ptrdiff_t { m_store.m_options.sweepSeenPerPage });
    std::partial_sort(rows.begin(), rows.begin() + most, rows.end(),
        [&table](RowId a, RowId b) { return table.lastSeen(a).askedAt < table.lastSeen(b).askedAt; });
    rows.resize(static_cast<size_t>(most));
    return rows;
}

void FleetSync::endSweep()
{
    const QList<DeviceId> absent = idsOf(unseenRows(m_sweep));
    fetch(absent, [this] {
        m_sweep = 0;
        m_sweepFast = false;
        m_sweepRunning = false;
        m_unexplained = m_store.serverTotal() - m_store.count();
    });
}

std::vector<RowId> FleetSync::unseenRows(quint32 listing) const
{
    std::vector<RowId> rows = m_store.m_table.rows();
    std::erase_if(rows, [this, listing](RowId row) { return m_store.m_table.seenIn(row) == listing; });
    return rows;
}

QList<DeviceId> FleetSync::idsOf(const std::vector<RowId> &rows) const
{
    QList<DeviceId> ids;
    ids.reserve(static_cast<qsizetype>(rows.size()));
    for (const RowId row : rows) {
        if (m_store.m_table.isLive(row))
            ids.append(m_store.m_table.id(row));
    }
    return ids;
}

std::vector<api::AttributeName> FleetSync::lightAttributes() const
{
    std::vector<api::AttributeName> names { { QStringLiteral("identity"), QStringLiteral("status") },
        { QStringLiteral("system"), QStringLiteral("group") } };
    const AttributeTable &attributes = m_store.m_table.attributes();
    for (int column = 0; column < attributes.columnCount(); ++column) {
        const ColumnKey &key = attributes.columnKey(column);
        if (key.scope == QLatin1String("tags"))
            names.push_back({ key.scope, key.name });
    }
    return names;
}

// Whole devices by id

void FleetSync::fetch(const QList<DeviceId> &ids, std::function<void()> then)
{
    const QSet<DeviceId> unique(ids.cbegin(), ids.cend());
    if (unique.isEmpty()) {
        then();
        return;
    }
    const QList<DeviceId> all = unique.values();
    const bool idle = m_fetches.empty();
    for (qsizetype first = 0; first < all.size(); first += kMaxPerPage) {
        const bool last = first + kMaxPerPage >= all.size();
        m_fetches.push_back({ all.mid(first, kMaxPerPage), last ? std::move(then) : std::function<void()>() });
    }
    if (idle)
        fetchNext();
}

void FleetSync::fetchNext()
{
    if (m_fetches.empty())
        return;
    const QList<DeviceId> ids = m_fetches.front().ids;
    api::SearchQuery query;
    query.page = 1;
    query.perPage = kMaxPerPage;
    query.sort = { { QStringLiteral("identity"), QStringLiteral("id"), false } };
    query.deviceIds = ids;
    m_fetchCall = m_store.m_inventory.searchTable(query, Lane::Polling)
                      .then(this, [this, ids](Table result) { onFetched(ids, std::move(result)); });
}

void FleetSync::onFetched(const QList<DeviceId> &asked, Table result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    const Page<DeviceId> &page = result.value().page;
    QSet<DeviceId> absent;
    // An element that could not be read must not count as a device that is gone.
    if (page.rejected == 0)
        absent = QSet<DeviceId>(asked.cbegin(), asked.cend());
    for (const DeviceId &id : page.items)
        absent.remove(id);
    const auto done = [this, absent](const FleetIntake &) {
        m_store.applyGone(absent.values());
        if (m_fetches.empty())
            return;
        const auto then = std::move(m_fetches.front().then);
        m_fetches.pop_front();
        fetchNext();
        if (then)
            then();
    };
    take({ FleetIntake(std::move(result).value()), m_sweep, done });
}

// Taking answers over

void FleetSync::take(Batch batch)
{
    m_batches.push_back(std::move(batch));
    if (!m_slicePlanned)
        takeSlice();
}

void FleetSync::takeSlice()
{
    m_slicePlanned = true;
    m_store.m_table.beginBatch();
    if (m_batches.front().intake.run(m_store.m_table, m_store.m_options.turn)) {
        const Batch taken = std::move(m_batches.front());
        m_batches.pop_front();
        note(taken);
        if (taken.listing != 0 && taken.listing == m_listing)
            m_store.tellWhenDue(taken.intake.delta());
        else
            m_store.tell(taken.intake.delta());
        if (taken.done)
            taken.done(taken.intake);
    }
    m_slicePlanned = !m_batches.empty();
    if (m_slicePlanned)
        m_store.m_clock.singleShot(std::chrono::milliseconds { 0 }, this, [this] { takeSlice(); });
}

//! Which of its devices this listing has met.
void FleetSync::note(const Batch &batch)
{
    if (batch.listing == 0)
        return;
    FleetTable &table = m_store.m_table;
    for (const RowId row : batch.intake.rows()) {
        if (!table.isLive(row))
            continue;
        if (batch.listing == m_listing && table.seenIn(row) == m_listing)
            ++m_shift.metTwice;
        table.markSeen(row, batch.listing);
    }
}

} // namespace drydock
