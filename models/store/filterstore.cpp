// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filterstore.h"

#include <QPointer>

#include <algorithm>

namespace drydock {

FilterStore::FilterStore(Transport &transport, PollScheduler &polls, PendingOperations &operations, QObject *parent)
    : QObject(parent)
    , m_api(transport)
    , m_polls(polls)
    , m_operations(operations)
{
}

FilterStore::~FilterStore() = default;

const api::SavedFilter *FilterStore::find(const FilterId &id) const
{
    const auto it = std::find_if(m_filters.begin(), m_filters.end(), [&id](const api::SavedFilter &filter) { return filter.id == id; });
    return it == m_filters.end() ? nullptr : &*it;
}

const api::SavedFilter *FilterStore::findByName(const QString &name) const
{
    const auto it = std::find_if(m_filters.begin(), m_filters.end(), [&name](const api::SavedFilter &filter) { return filter.name == name; });
    return it == m_filters.end() ? nullptr : &*it;
}

PollScheduler::Subscription FilterStore::subscribe(std::chrono::milliseconds interval)
{
    return m_polls.subscribe(kKey, interval, [this](const PollScheduler::Completion &completion) { poll(completion); });
}

void FilterStore::poll(const PollScheduler::Completion &completion)
{
    if (m_state == State::Absent) {
        completion.succeeded();
        return;
    }
    m_completion = completion;
    readPage(1, {});
}

void FilterStore::readPage(int page, std::vector<api::SavedFilter> before)
{
    m_call = m_api.filters(page, kMaxPerPage).then(this, [this, page, before = std::move(before)](const Result<Page<api::SavedFilter>> &result) mutable {
        if (!result.ok()) {
            const ErrorKind kind = result.error().kind;
            if (kind == ErrorKind::NotFound || kind == ErrorKind::Forbidden) {
                m_filters.clear();
                setState(kind == ErrorKind::NotFound ? State::Absent : State::Forbidden);
                m_completion.succeeded();
            } else {
                m_completion.failed(result.error());
            }
            return;
        }
        before.insert(before.end(), result->items.begin(), result->items.end());
        if (result->hasMore(page, kMaxPerPage) && page < kMostPages) {
            readPage(page + 1, std::move(before));
            return;
        }
        take(std::move(before));
        m_completion.succeeded();
    });
}

void FilterStore::take(std::vector<api::SavedFilter> filters)
{
    std::stable_sort(filters.begin(), filters.end(), [](const api::SavedFilter &a, const api::SavedFilter &b) { return a.name.localeAwareCompare(b.name) < 0; });
    // A page that shifted brings the same twice.
    filters.erase(std::unique(filters.begin(), filters.end(), [](const api::SavedFilter &a, const api::SavedFilter &b) { return a.id == b.id; }), filters.end());
    if (filters == m_filters && m_state == State::Available)
        return;
    m_filters = std::move(filters);
    m_state = State::Available;
    Q_EMIT changed();
}

void FilterStore::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT changed();
}

void FilterStore::verify(std::function<bool()> happened, const PendingOperations::Verified<Nothing> &told)
{
    m_verifyCall = m_api.filters(1, kMaxPerPage, Lane::Interactive).then(this, [this, happened = std::move(happened), told](const Result<Page<api::SavedFilter>> &result) {
        if (result.ok())
            take(result->items);
        told(result.ok() && happened() ? std::optional<Nothing>(Nothing {}) : std::nullopt);
    });
}

void FilterStore::save(const QString &title, const QString &name, const std::vector<api::FilterTerm> &terms, QObject *context, Done done)
{
    const api::SavedFilter *known = findByName(name);
    const api::SavedFilter filter { known ? known->id : FilterId(), name, terms };
    Call<Nothing> call = known ? m_api.updateFilter(filter)
                               : m_api.createFilter(filter).map<Nothing>([](const FilterId &) -> Result<Nothing> { return Nothing {}; });
    const QPointer<FilterStore> self(this);
    m_operations.run<Nothing>(
        title, { QStringLiteral("filter/") + name }, std::move(call),
        [self, context = QPointer<QObject>(context), done = std::move(done)](const Result<Nothing> &result) {
            if (self)
                self->refresh();
            if (context && done)
                done(result.ok() ? Status(Nothing {}) : Status(result.error()));
        },
        [self, name, terms](const PendingOperations::Verified<Nothing> &told) {
            if (!self) {
                told(std::nullopt);
                return;
            }
            self->verify(
                [self, name, terms] {
                    const api::SavedFilter *found = self->findByName(name);
                    return found && found->terms == terms;
                },
                told);
        });
}

void FilterStore::remove(const QString &title, const FilterId &id, QObject *context, Done done)
{
    const QPointer<FilterStore> self(this);
    m_operations.run<Nothing>(
        title, { QStringLiteral("filter/") + id.text }, m_api.removeFilter(id),
        [self, context = QPointer<QObject>(context), done = std::move(done)](const Result<Nothing> &result) {
            if (self)
                self->refresh();
            // What somebody else removed already is gone, as was wanted.
            const bool gone = result.ok() || result.error().kind == ErrorKind::NotFound;
            if (context && done)
                done(gone ? Status(Nothing {}) : Status(result.error()));
        },
        [self, id](const PendingOperations::Verified<Nothing> &told) {
            if (!self) {
                told(std::nullopt);
                return;
            }
            self->verify([self, id] { return self->find(id) == nullptr; }, told);
        });
}

} // namespace drydock
