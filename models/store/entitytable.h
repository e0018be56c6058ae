// SPDX-License-Identifier: GPL-3.0-or-later
//
// EntityTable<Id, T>: the entities of one kind that a store knows (releases, deployments, users), each in a slot
// whose number never changes while it lives. Listings are compared by value, so an unchanged entity costs nobody a
// repaint. A removed slot stays readable and unused until every registered reader has acknowledged the revision
// that removed it: views ask for doomed rows during a batch, and workers may still sort them.
// A value owned by its store, GUI thread. It must not know what T is beyond its id and ==.
#pragma once

#include "models/store/delta.h"

#include <QHash>

#include <algorithm>
#include <deque>
#include <optional>
#include <vector>

namespace drydock {

enum class Completeness {
    Complete, //!< what is absent from this listing is gone
    Window, //!< absence means nothing
};

template<class Id, class T> class EntityTable {
public:
    using IdOf = Id T::*;

    explicit EntityTable(IdOf idOf = &T::id)
        : m_idOf(idOf)
    {
    }

    //! Takes over a listing. An id that comes twice counts once, the last one wins.
    Delta apply(std::vector<T> items, Completeness completeness)
    {
        beginBatch();
        Delta delta;
        std::vector<bool> seen(m_slots.size(), false);
        for (T &item : items) {
            const RowId row = put(std::move(item), delta);
            if (row >= seen.size())
                seen.resize(row + 1, false);
            seen[row] = true;
        }
        if (completeness == Completeness::Complete) {
            for (RowId row = 0; row < m_slots.size(); ++row) {
                if (m_slots[row].live && (row >= seen.size() || !seen[row]))
                    bury(row, delta);
            }
        }
        return delta;
    }
    Delta upsert(T item)
    {
        beginBatch();
        Delta delta;
        put(std::move(item), delta);
        return delta;
    }
    Delta remove(const Id &id)
    {
        beginBatch();
        Delta delta;
        if (const auto row = rowOf(id))
            bury(*row, delta);
        return delta;
    }
    Delta clear() { return apply({}, Completeness::Complete); }

    //! Live rows and tombstones.
    [[nodiscard]] const T &at(RowId row) const { return m_slots[row].value; }
    [[nodiscard]] const T *find(const Id &id) const
    {
        const auto row = rowOf(id);
        return row ? &m_slots[*row].value : nullptr;
    }
    [[nodiscard]] std::optional<RowId> rowOf(const Id &id) const
    {
        const auto it = m_rowOf.constFind(id);
        return it == m_rowOf.cend() ? std::nullopt : std::optional<RowId>(*it);
    }
    [[nodiscard]] bool isLive(RowId row) const { return row < m_slots.size() && m_slots[row].live; }
    [[nodiscard]] std::vector<RowId> rows() const //!< ascending
    {
        std::vector<RowId> rows;
        rows.reserve(static_cast<size_t>(m_rowOf.size()));
        for (RowId row = 0; row < m_slots.size(); ++row) {
            if (m_slots[row].live)
                rows.push_back(row);
        }
        return rows;
    }
    [[nodiscard]] qsizetype size() const { return m_rowOf.size(); }
    [[nodiscard]] bool isEmpty() const { return m_rowOf.isEmpty(); }
    //! One past the largest row ever given.
    [[nodiscard]] RowId rowBound() const { return static_cast<RowId>(m_slots.size()); }
    //! Grows with every batch.
    [[nodiscard]] quint64 revision() const { return m_revision; }

    // Readers that keep rows beyond the moment in which a Delta is told
    int registerReader()
    {
        m_readers.insert(++m_lastReader, m_revision);
        return m_lastReader;
    }
    void unregisterReader(int reader) { m_readers.remove(reader); }
    void acknowledge(int reader, quint64 seen)
    {
        if (const auto it = m_readers.find(reader); it != m_readers.end())
            *it = std::max(*it, seen);
    }
    [[nodiscard]] qsizetype tombstoneCount() const { return static_cast<qsizetype>(m_graves.size()); }

private:
    struct Slot {
        T value;
        bool live = false;
    };
    struct Grave {
        RowId row;
        quint64 revision;
    };

    //! Slots are freed here, never while a Delta is being told.
    void beginBatch()
    {
        quint64 seen = m_revision;
        for (const quint64 revision : std::as_const(m_readers))
            seen = std::min(seen, revision);
        while (!m_graves.empty() && m_graves.front().revision <= seen) {
            m_slots[m_graves.front().row].value = T {};
            m_free.push_back(m_graves.front().row);
            m_graves.pop_front();
        }
        ++m_revision;
    }
    RowId put(T item, Delta &delta)
    {
        const Id id = item.*m_idOf;
        if (const auto known = rowOf(id)) {
            if (!(m_slots[*known].value == item)) {
                m_slots[*known].value = std::move(item);
                const auto isRow = [row = *known](const std::vector<RowId> &rows) {
                    return std::find(rows.begin(), rows.end(), row) != rows.end();
                };
                if (!isRow(delta.added) && !isRow(delta.changed))
                    delta.changed.push_back(*known);
            }
            return *known;
        }
        RowId row = 0;
        if (m_free.empty()) {
            row = static_cast<RowId>(m_slots.size());
            m_slots.emplace_back();
        } else {
            row = m_free.back();
            m_free.pop_back();
        }
        m_slots[row].value = std::move(item);
        m_slots[row].live = true;
        m_rowOf.insert(id, row);
        delta.added.push_back(row);
        return row;
    }
    void bury(RowId row, Delta &delta)
    {
        m_slots[row].live = false;
        m_rowOf.remove(m_slots[row].value.*m_idOf);
        m_graves.push_back({ row, m_revision });
        delta.removed.push_back(row);
    }

    IdOf m_idOf;
    std::vector<Slot> m_slots;
    std::vector<RowId> m_free;
    std::deque<Grave> m_graves; //!< oldest first
    QHash<Id, RowId> m_rowOf;
    QHash<int, quint64> m_readers;
    int m_lastReader = 0;
    quint64 m_revision = 0;
};

} // namespace drydock
