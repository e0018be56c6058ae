// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetSync: brings the fleet and keeps it true at little cost. First a complete listing in the order of ids, shown
// page by page. Then, per poll, one small search for the latest inventory writes, read until nothing new comes; what
// changed is fetched whole. New devices are found by their creation time when the total grew, removed ones by a
// light listing when it fell, changed statuses by the statistics, everything else by a slow sweep of light pages.
// A device is only ever removed after it was asked for by its id and not answered.
// Owned by FleetStore, GUI thread. Answers are taken over in slices, so that no turn of the event loop is long.
#pragma once

#include "models/store/fleetintake.h"
#include "models/store/fleetstore.h"

#include <QSet>

#include <deque>
#include <map>
#include <set>

namespace drydock {

class FleetSync final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FleetSync)

public:
    explicit FleetSync(FleetStore &store);
    ~FleetSync() override;

    void refresh(PollScheduler::Completion completion);
    //! Asks for the first page of what meets all of these, beside the listing.
    void searchFirst(const std::vector<Predicate> &predicates);
    //! The next poll reads status, group and tags of all.
    void sweepSoon();
    void noteRestored() { m_restored = true; }
    //! Nothing holds a refresh back any more.
    void goOn();
    //! Asks for these devices whole, beside whatever is under way.
    void reread(const QList<DeviceId> &ids) { fetch(ids, [] {}); }

private:
    using Devices = Result<Page<api::Device>>;
    using Table = Result<api::DeviceTable>;
    struct Batch {
        FleetIntake intake;
        quint32 listing = 0;
        std::function<void(const FleetIntake &)> done;
    };

    // The first listing
    void continueListing();
    void askListingPages();
    void onListingPage(int page, Table result);
    void onListingPageTaken(int page);
    void askGroups();
    void askTagNames();

    // A poll
    void askRecent(int page, int perPage);
    void onRecent(int page, int perPage, const Devices &result);
    void askCreated(int page);
    void onCreated(int page, const Devices &result);
    void askStatistics();
    void onStatistics(const Result<api::DeviceStatistics> &result);
    void askNextStatus();
    void askStatusPage(int page);
    void onStatusPage(int page, Table result);
    void endStatus();
    void endCreated();
    void endPoll();
    void fail(const Error &error);

    // The sweep
    void sweepIfDue();
    void askSweepPage();
    void onSweepPageTaken(const FleetIntake &taken, bool more);
    [[nodiscard]] std::vector<RowId> oldestSeen(std::vector<RowId> rows) const;
    void askSweepSeen(const std::vector<RowId> &rows);
    void onSweepPage(Table result);
    void endSweep();

    // Whole devices by id
    void fetch(const QList<DeviceId> &ids, std::function<void()> then);
    void fetchNext();
    void onFetched(const QList<DeviceId> &asked, Table result);

    // Taking answers over
    void take(Batch batch);
    void takeSlice();
    void note(const Batch &batch);
    [[nodiscard]] bool isKnownPair(const api::Device &device) const;
    [[nodiscard]] std::vector<api::AttributeName> lightAttributes() const;
    [[nodiscard]] std::vector<RowId> unseenRows(quint32 listing) const;
    [[nodiscard]] QList<DeviceId> idsOf(const std::vector<RowId> &rows) const;
    void noteTotal(const PageInfo &info);

    FleetStore &m_store;
    PollScheduler::Completion m_completion;
    bool m_isWaiting = false; //!< a refresh was begun while the store was held
    quint32 m_lastListing = 0;

    quint32 m_listing = 0; //!< the first listing's number while it runs
    int m_nextPage = 1;
    int m_pageCount = 1;
    //! Pages are counted by place: a device that goes while they are read shifts the others past the next page.
    struct Shift {
        qint64 firstTotal = -1;
        qint64 lastTotal = -1;
        qint64 metTwice = 0; //!< somebody came before the place that was being read
        bool fell = false;
        void note(qint64 total)
        {
            fell = fell || (total >= 0 && total < lastTotal);
            firstTotal = firstTotal < 0 ? total : firstTotal;
            lastTotal = total;
        }
        //! One that came brings one twice and raises the total; anything else means that some went.
        [[nodiscard]] bool couldHaveSkipped() const { return fell || metTwice > lastTotal - firstTotal; }
    };
    Shift m_shift;
    bool m_firstPageShown = false;
    bool m_restored = false; //!< devices of a snapshot are here, which the first listing may not meet
    std::set<int> m_openPages; //!< asked for and not yet taken over
    std::map<int, Call<api::DeviceTable>> m_pageCalls;

    Call<Page<api::AttributeUse>> m_tagNamesCall;
    Call<api::DeviceTable> m_firstCall;

    int m_polls = 0;
    Call<Page<api::Device>> m_searchCall;
    Call<api::DeviceTable> m_statusCall;
    Call<api::DeviceStatistics> m_statisticsCall;
    Call<QStringList> m_groupsCall;
    QStringList m_statusQueue; //!< statuses whose number differs; the first is being listed
    QSet<RowId> m_statusSeen;
    QList<DeviceId> m_toFetch;
    qint64 m_unexplained = 0; //!< by how much the server's total differs after everything was tried

    quint32 m_sweep = 0;
    int m_sweepPage = 1;
    int m_sweepPerPage = 0; //!< stays for a whole sweep: pages are counted by it
    bool m_sweepFast = false;
    bool m_sweepRunning = false;
    qint64 m_sweptAt = 0;
    Call<api::DeviceTable> m_sweepCall;
    Call<Page<api::AuthDevice>> m_sweepSeenCall;

    struct Fetch {
        QList<DeviceId> ids;
        std::function<void()> then;
    };
    std::deque<Fetch> m_fetches;
    Call<api::DeviceTable> m_fetchCall;

    std::deque<Batch> m_batches;
    bool m_slicePlanned = false;
};

} // namespace drydock
