// SPDX-License-Identifier: GPL-3.0-or-later
//
// FilterStore: the filters that this server keeps (dynamic groups; commercial plans), read whole while a pane subscribes,
// and the writes on them. A server without them is asked once and not again. Owned by Session, outlives every pane. GUI
// thread. No words, no widgets. Endpoints: v2 inventory/filters (server.md 4.6).
#pragma once

#include "models/api/inventory.h"
#include "models/store/pendingoperations.h"
#include "models/store/pollscheduler.h"

#include <QObject>

#include <vector>

namespace drydock {

class FilterStore final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterStore)

public:
    static inline const QString kKey = QStringLiteral("filters");
    //! They change rarely; refresh() and every write read them at once.
    static constexpr std::chrono::milliseconds kInterval { 900'000 };
    static constexpr int kMostPages = 20; //!< of kMaxPerPage: a list beyond that serves nobody
    static constexpr qsizetype kLongestName = 256;

    enum class State {
        Unknown, //!< not asked yet
        Available,
        Absent, //!< 404: not in this server's plan
        Forbidden, //!< 403: not for this user
    };
    using Done = std::function<void(const Status &)>;

    FilterStore(Transport &transport, PollScheduler &polls, PendingOperations &operations, QObject *parent = nullptr);
    ~FilterStore() override;

    [[nodiscard]] State state() const { return m_state; }
    //! By name, in the order for people.
    [[nodiscard]] const std::vector<api::SavedFilter> &filters() const { return m_filters; }
    [[nodiscard]] const api::SavedFilter *find(const FilterId &id) const;
    //! Names are told apart by case, as the server does.
    [[nodiscard]] const api::SavedFilter *findByName(const QString &name) const;

    [[nodiscard]] PollScheduler::Subscription subscribe(std::chrono::milliseconds interval = kInterval);
    void refresh() { m_polls.refreshNow(kKey); }

    //! Changes the one of that name, or makes one. `title` is what the activity pane shows; `done` runs once unless
    //! `context` died; the write runs on without it. A lost answer is looked up.
    void save(const QString &title, const QString &name, const std::vector<api::FilterTerm> &terms, QObject *context, Done done);
    void remove(const QString &title, const FilterId &id, QObject *context, Done done);

Q_SIGNALS:
    void changed(); //!< state() or filters()

private:
    void poll(const PollScheduler::Completion &completion);
    void readPage(int page, std::vector<api::SavedFilter> before);
    void take(std::vector<api::SavedFilter> filters);
    void setState(State state);
    //! Reads the list; the write happened where `happened` says so of it.
    void verify(std::function<bool()> happened, const PendingOperations::Verified<Nothing> &told);

    api::InventoryApi m_api;
    PollScheduler &m_polls;
    PendingOperations &m_operations;
    State m_state = State::Unknown;
    std::vector<api::SavedFilter> m_filters;
    Call<Page<api::SavedFilter>> m_call;
    Call<Page<api::SavedFilter>> m_verifyCall;
    PollScheduler::Completion m_completion;
};

} // namespace drydock
