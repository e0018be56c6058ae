// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleetsync.h"

#include "models/core/freedmemory.h"
#include "models/core/worker.h"
#include "models/store/filterterms.h"

#include <algorithm>

namespace drydock {

namespace {

//! Few: on most polls nothing is new. A page that is all new is asked for again, longer.
constexpr int kRecentPerPage = 8;
constexpr int kCreatedPerPage = 100;
//! Statuses with more devices than this are put right by a sweep.
constexpr qint64 kSmallStatus = 2'000;
constexpr size_t kMaxQueuedBatches = 2;

api::SortTerm byId()
{
    return { QStringLiteral("identity"), QStringLiteral("id"), false };
}
api::AttributeName updatedName()
{
    return { QStringLiteral("system"), QStringLiteral("updated_ts") };
}

} // namespace

FleetSync::FleetSync(FleetStore &store)
    : m_store(store)
{
}

FleetSync::~FleetSync() = default;

void FleetSync::refresh(PollScheduler::Completion completion)
{
    m_completion = std::move(completion);
    m_isWaiting = m_store.m_held;
    if (m_isWaiting)
        return;
    if (!m_store.m_complete) {
        continueListing();
        return;
    }
    ++m_polls;
    m_toFetch.clear();
    m_store.askLastSeen();
    askRecent(1, kRecentPerPage);
}

void FleetSync::goOn()
{
    if (std::exchange(m_isWaiting, false))
        refresh(std::exchange(m_completion, {}));
}

void FleetSync::fail(const Error &error)
{
    m_searchCall.cancel();
    m_statusCall.cancel();
    m_statisticsCall.cancel();
    m_sweepCall.cancel();
    m_fetchCall.cancel();
    m_fetches.clear();
    m_statusQueue.clear();
    m_sweepRunning = false;
    m_pageCalls.clear();
    if (!m_openPages.empty())
        m_nextPage = std::min(m_nextPage, *m_openPages.begin());
    m_openPages.clear();
    const PollScheduler::Completion completion = std::exchange(m_completion, {});
    completion.failed(error);
}

void FleetSync::noteTotal(const PageInfo &info)
{
    if (info.total >= 0)
        m_store.m_serverTotal = info.total;
}

// The first listing

void FleetSync::continueListing()
{
    if (m_listing == 0) {
        m_listing = ++m_lastListing;
        m_nextPage = 1;
        m_pageCount = 1;
        m_shift = {};
    }
    m_store.readSettings();
    askGroups();
    askListingPages();
}

void FleetSync::askListingPages()
{
    // The first page comes alone: its rows are on screen before another one can arrive.
    const auto most = static_cast<size_t>(m_firstPageShown ? m_store.m_options.pagesInFlight : 1);
    while (m_nextPage <= m_pageCount && m_openPages.size() < most && m_batches.size() < kMaxQueuedBatches) {
        const int page = m_nextPage++;
        m_openPages.insert(page);
        api::SearchQuery query;
        query.page = page;
        query.perPage = m_store.m_options.perPage;
        query.sort = { byId() };
        m_pageCalls[page] = m_store.m_inventory.searchTable(query, Lane::Bulk)
                                .then(this, [this, page](Table result) { onListingPage(page, std::move(result)); });
    }
}

void FleetSync::onListingPage(int page, Table result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    api::DeviceTable devices = std::move(result).value();
    const PageInfo &info = devices.page.info;
    noteTotal(info);
    m_shift.note(info.total);
    const int perPage = m_store.m_options.perPage;
    if (info.total >= 0)
        m_pageCount = static_cast<int>((info.total + perPage - 1) / perPage);
    else if (devices.page.items.size() + static_cast<size_t>(devices.page.rejected) >= static_cast<size_t>(perPage))
        m_pageCount = std::max(m_pageCount, page + 1);
    take({ FleetIntake(std::move(devices)), m_listing, [this, page](const FleetIntake &) { onListingPageTaken(page); } });
    askListingPages();
}

void FleetSync::onListingPageTaken(int page)
{
    m_openPages.erase(page);
    m_firstPageShown = true;
    // With the rows: words of each page would cost more to paint than the page to read.
    if (m_store.m_untold.isEmpty()) {
        m_store.m_scheduler.setLastSuccess(FleetStore::key(), m_store.m_clock.now());
        Q_EMIT m_store.progressed(m_store.count(), m_store.serverTotal());
    }
    askListingPages();
    if (!m_openPages.empty() || m_nextPage <= m_pageCount || m_listing == 0)
        return;
    m_store.tell({});
    const QList<DeviceId> unseen = m_restored ? idsOf(unseenRows(m_listing)) : QList<DeviceId>();
    m_listing = 0;
    m_pageCalls.clear();
    // Devices of a snapshot that no page had are asked for by id: pages can shift while they are listed.
    fetch(unseen, [this] {
        m_restored = false;
        m_store.m_complete = true;
        if (m_shift.couldHaveSkipped())
            m_sweepFast = true;
        // Once what the last page needed is gone too.
        m_store.m_clock.singleShot(std::chrono::seconds { 1 }, this, [] { inBackground(giveBackFreedMemory); });
        m_polls = m_store.m_options.statisticsEvery - 1; // the next poll compares statuses
        const PollScheduler::Completion completion = std::exchange(m_completion, {});
        completion.succeeded();
    });
}

void FleetSync::searchFirst(const std::vector<Predicate> &predicates)
{
    api::SearchQuery query;
    query.perPage = m_store.m_options.perPage;
    query.filters = termsOf(predicates);
    m_firstCall = m_store.m_inventory.searchTable(query, Lane::Interactive).then(this, [this](Table result) {
        // What it would have brought comes with the listing too.
        if (result.ok() && !m_store.m_complete)
            take({ FleetIntake(std::move(result).value()), 0, {} });
    });
}

void FleetSync::askGroups()
{
    m_groupsCall = m_store.m_inventory.groups().then(this, [this](const Result<QStringList> &result) {
        // A server that refuses this still shows its devices; the group dialog then offers what the rows carry.
        if (!result.ok() || result.value() == m_store.m_groups)
            return;
        m_store.m_groups = result.value();
        Q_EMIT m_store.groupsChanged();
    });
}

//! A tag that nobody had before is in no answer to a question for the known ones.
void FleetSync::askTagNames()
{
    m_tagNamesCall = m_store.m_inventory.attributes().then(this, [this](const Result<Page<api::AttributeUse>> &result) {
        if (!result.ok())
            return; // asked again with the next words
        for (const api::AttributeUse &use : result.value().items) {
            if (use.name.scope == u"tags")
                m_store.m_table.addTag(use.name.name);
        }
    });
}

void FleetSync::sweepSoon()
{
    m_sweepFast = true;
    askTagNames();
}

// A poll

bool FleetSync::isKnownPair(const api::Device &device) const
{
    const auto row = m_store.m_table.rowOf(device.id);
    return row && m_store.m_table.updated(*row) == updatedOf(device);
}

void FleetSync::askRecent(int page, int perPage)
{
    api::SearchQuery query;
    query.page = page;
    query.perPage = perPage;
    query.sort = { { QStringLiteral("system"), QStringLiteral("updated_ts"), true } };
    query.attributes = { updatedName() };
    m_searchCall = m_store.m_inventory.search(query, Lane::Polling)
                       .then(this, [this, page, perPage](const Devices &result) { onRecent(page, perPage, result); });
}

void FleetSync::onRecent(int page, int perPage, const Devices &result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    const Page<api::Device> &devices = result.value();
    noteTotal(devices.info);
    for (const api::Device &device : devices.items) {
        if (!isKnownPair(device))
            m_toFetch.append(device.id);
    }
    // The whole page is compared and only its end decides: devices that share one time come in any order.
    const bool goOn = !devices.items.empty() && !isKnownPair(devices.items.back()) && devices.hasMore(page, perPage);
    if (goOn && perPage < kMaxPerPage) {
        askRecent(1, kMaxPerPage);
    } else if (goOn) {
        askRecent(page + 1, perPage);
    } else {
        fetch(std::exchange(m_toFetch, {}), [this] {
            const qint64 missing = m_store.serverTotal() - m_store.count();
            if (missing > 0 && missing != m_unexplained)
                askCreated(1);
            else
                endCreated();
        });
    }
}

void FleetSync::askCreated(int page)
{
    api::SearchQuery query;
    query.page = page;
    query.perPage = kCreatedPerPage;
    query.sort = { { QStringLiteral("system"), QStringLiteral("created_ts"), true } };
    query.attributes = { updatedName() };
    m_searchCall = m_store.m_inventory.search(query, Lane::Polling)
                       .then(this, [this, page](const Devices &result) { onCreated(page, result); });
}

void FleetSync::onCreated(int page, const Devices &result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    const Page<api::Device> &devices = result.value();
    bool metKnown = false;
    for (const api::Device &device : devices.items) {
        if (m_store.m_table.rowOf(device.id))
            metKnown = true;
        else
            m_toFetch.append(device.id);
    }
    const qint64 missing = m_store.serverTotal() - m_store.count();
    if ((!metKnown || m_toFetch.size() < missing) && devices.hasMore(page, kCreatedPerPage)
        && !(metKnown && m_toFetch.isEmpty())) {
        askCreated(page + 1);
        return;
    }
    fetch(std::exchange(m_toFetch, {}), [this] { endCreated(); });
}

void FleetSync::endCreated()
{
    const qint64 missing = m_store.serverTotal() - m_store.count();
    if (missing < 0 && missing != m_unexplained)
        m_sweepFast = true;
    m_unexplained = missing;
    if (m_polls % m_store.m_options.statisticsEvery == 0)
        askStatistics();
    else
        endPoll();
}

void FleetSync::askStatistics()
{
    if (m_polls / m_store.m_options.statisticsEvery % m_store.m_options.wordsEvery == 0) {
        askGroups();
        askTagNames();
        m_store.readSettings();
    }
    m_statisticsCall = m_store.m_inventory.statistics().then(
        this, [this](const Result<api::DeviceStatistics> &result) { onStatistics(result); });
}

void FleetSync::onStatistics(const Result<api::DeviceStatistics> &result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    if (m_store.m_statistics != result.value()) {
        m_store.m_statistics = result.value();
        Q_EMIT m_store.statisticsChanged();
    }
    QHash<QString, qint64> ours = m_store.m_table.countByStatus();
    QHash<QString, qint64> theirs;
    for (const auto &[status, count] : result.value().byStatus) {
        theirs.insert(status, count);
        ours.insert(status, ours.value(status));
    }
    bool bigDiffers = false;
    m_statusQueue.clear();
    for (auto it = ours.cbegin(); it != ours.cend(); ++it) {
        if (it.value() == theirs.value(it.key()) || it.key().isEmpty())
            continue;
        if (std::max(it.value(), theirs.value(it.key())) <= kSmallStatus)
            m_statusQueue.append(it.key());
        else
            bigDiffers = true;
    }
    if (bigDiffers && m_statusQueue.isEmpty())
        m_sweepFast = true;
    m_statusSeen.clear();
    askNextStatus();
}

void FleetSync::askNextStatus()
{
    if (m_statusQueue.isEmpty())
        endPoll();
    else
        askStatusPage(1);
}

void FleetSync::askStatusPage(int page)
{
    api::SearchQuery query;
    query.page = page;
    query.perPage = kMaxPerPage;
    query.sort = { byId() };
    query.attributes = lightAttributes();
    query.filters = { { QStringLiteral("identity"), QStringLiteral("status"), QStringLiteral("$eq"),
        m_statusQueue.constFirst() } };
    m_statusCall = m_store.m_inventory.searchTable(query, Lane::Polling)
                       .then(this, [this, page](Table result) { onStatusPage(page, std::move(result)); });
}

void FleetSync::onStatusPage(int page, Table result)
{
    if (!result.ok()) {
        fail(result.error());
        return;
    }
    const bool more = result.value().page.hasMore(page, kMaxPerPage);
    const auto done = [this, page, more](const FleetIntake &taken) {
        m_toFetch.append(taken.unknown());
        for (const RowId row : taken.rows())
            m_statusSeen.insert(row);
        if (m_statusQueue.isEmpty())
            return; // something failed meanwhile
        if (more)
            askStatusPage(page + 1);
        else
            endStatus();
    };
    take({ FleetIntake(std::move(result).value(), lightAttributes()), 0, done });
}

//! Who had this status here and is not in its list has another one now, or is gone: asked for by id.
void FleetSync::endStatus()
{
    const QString status = m_statusQueue.takeFirst();
    const FleetTable &table = m_store.m_table;
    for (const RowId row : table.rows()) {
        if (!m_statusSeen.contains(row) && table.status(row) == status)
            m_toFetch.append(table.id(row));
    }
    m_statusSeen.clear();
    fetch(std::exchange(m_toFetch, {}), [this] { askNextStatus(); });
}

void FleetSync::endPoll()
{
    const PollScheduler::Completion completion = std::exchange(m_completion, {});
    completion.succeeded();
    sweepIfDue();
}

} // namespace drydock
