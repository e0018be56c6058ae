// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetQueries: answers searches over the fleet as ordered rows. The order of a query is computed once and then kept
// right: rows that the fleet's journal names are taken out, judged again and merged back, so that any page of a
// million devices costs milliseconds while devices report. Owned by a service; service thread. It knows no HTTP.
#pragma once

#include "app/lab/fleet.h"
#include "models/api/inventory.h"

#include <QHash>
#include <QList>

#include <memory>
#include <variant>

namespace drydock::lab {

//! One search made ready: predicates compiled, sort keys resolved.
class QueryPlan {
public:
    QueryPlan(const Fleet &fleet, const api::SearchQuery &query);
    //! A regular expression that does not compile; the server answers 500 to it.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] std::vector<Row> run() const;
    [[nodiscard]] bool matches(Row row) const;
    //! A strict order over all rows.
    [[nodiscard]] bool before(Row a, Row b) const;
    //! Equal stamps of one plan mean equal answers: the revisions of everything it looks at.
    [[nodiscard]] quint64 stamp() const;

private:
    struct Condition {
        Predicate predicate;
        Matcher matcher;
        bool onId; //!< identity/id, which is no column
    };
    struct SortKey {
        bool byId = false;
        QString scope;
        QString name;
        bool descending = false;
        mutable int column = AttributeTable::kNoColumn; //!< found at first need, since it may not exist yet
    };
    struct Keyed {
        quint64 first;
        quint64 second;
        Row row;
    };

    void addFilter(const api::FilterTerm &term);
    [[nodiscard]] std::vector<Row> candidates() const;
    void sort(std::vector<Row> &rows) const;
    [[nodiscard]] int columnOf(const SortKey &key) const;
    //! Per row a number that sorts like its value of this key, downwards where the key asks for that.
    [[nodiscard]] std::function<quint64(Row)> numbering(const SortKey *key) const;
    [[nodiscard]] int countIn(QByteArrayView packed) const;
    [[nodiscard]] int score(Row row) const;
    [[nodiscard]] std::vector<Row> runText() const;

    const Fleet &m_fleet;
    std::vector<Condition> m_conditions;
    std::vector<SortKey> m_sort;
    std::vector<Row> m_only; //!< device_ids, ascending
    bool m_restricted = false;
    QStringList m_words; //!< lower case; empty: no text search
    std::vector<QByteArray> m_asciiWords; //!< the same where all of them are ASCII
    QString m_problem;
};

class FleetQueries {
public:
    explicit FleetQueries(const Fleet &fleet);

    //! Rows in the query's order, or the problem of its plan. Page and selected attributes do not matter here.
    [[nodiscard]] std::variant<std::shared_ptr<const std::vector<Row>>, QString> rows(const api::SearchQuery &query);

private:
    struct Kept {
        QByteArray key;
        std::shared_ptr<QueryPlan> plan;
        std::shared_ptr<std::vector<Row>> rows;
        quint64 position = 0; //!< of the fleet's journal
        quint64 stamp = 0;
    };
    static constexpr qsizetype kMaxKept = 12;

    bool catchUp(Kept &kept) const;

    const Fleet &m_fleet;
    QList<Kept> m_kept; //!< most recently used first
};

} // namespace drydock::lab
