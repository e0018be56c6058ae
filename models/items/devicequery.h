// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceQuery: what a person types to find devices, as a tree: `status:accepted version<2.3 (group:eu* OR -exists:site)
// last_seen>2d "free text"`. parseDeviceQuery() never fails: what it cannot read is a QueryProblem with its place, and
// the query then matches nothing. Plain values and pure functions, any thread. It knows neither fleets nor words:
// problems are codes, their sentences are ui/text's.
//
//   terms in a row, AND      all of them              name:value     equal regardless of case; * and ? stand for text
//   OR                       either                   name:(a, b)    any of a list
//   NOT x, -x                not                      name=value     exactly; != not
//   ( … )                    group                    name<value     < <= > >=: versions in natural order, numbers, times
//   "free text", word        in any attribute         name~/re/i     a regular expression; !~ not
//   scope/name:value         of one scope             exists:name    has it
//
// Times: 30s 15min 6h 2d 3w 1y are ages (last_seen>2d: longer ago than two days), 2026-11-25 and RFC 3339 are moments.
#pragma once

#include "models/core/timestamp.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace drydock {

//! A piece of the query's text, in characters.
struct QueryRange {
    qsizetype from = 0;
    qsizetype length = 0;
    bool operator==(const QueryRange &) const = default;
};

struct QueryProblem {
    enum class Kind {
        UnclosedQuote,
        UnclosedParenthesis,
        UnexpectedParenthesis, //!< one that closes nothing
        MissingValue, //!< "name:" and nothing behind it
        MissingOperand, //!< OR, AND or NOT with nothing to join
        EmptyParentheses,
        BadExpression, //!< a regular expression; detail: the library's reason
        BadTime, //!< no age and no moment, for a field that is a time
        BadStatus, //!< no status of Mender's
        TooLong, //!< more terms or deeper than anybody means
    };
    Kind kind = Kind::MissingValue;
    QueryRange range;
    QString detail;
    bool operator==(const QueryProblem &) const = default;
};

enum class QueryOp { Matches, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Regex, NotRegex, Exists };

//! One value of a term.
struct QueryValue {
    QString text;
    bool hasWildcard = false; //!< an unquoted * or ?
    bool ignoresCase = false; //!< of a regular expression: /…/i
    std::optional<std::chrono::milliseconds> age; //!< "2d"
    Timestamp moment; //!< "2026-11-25"; invalid: no time
    bool operator==(const QueryValue &) const = default;
};

struct QueryNode;
using QueryNodePointer = std::shared_ptr<const QueryNode>;

struct QueryNode {
    enum class Kind { All, Any, Not, Term, Text };
    Kind kind = Kind::All;
    std::vector<QueryNodePointer> children; //!< All, Any; Not has one
    // Term
    QString scope; //!< empty: of any scope
    QString field;
    QueryOp op = QueryOp::Matches;
    std::vector<QueryValue> values; //!< any of them; Text has one
    QueryRange range;
    QString source; //!< Term: as it was written; looked for as text where no device has such an attribute ("de:ad:00")
};

struct DeviceQuery {
    QString text;
    QueryNodePointer root; //!< null: no condition at all
    std::vector<QueryProblem> problems;

    [[nodiscard]] bool isEmpty() const { return !root && problems.empty(); }
    [[nodiscard]] bool isValid() const { return problems.empty(); }
    bool operator==(const DeviceQuery &other) const { return text == other.text; }
};

[[nodiscard]] DeviceQuery parseDeviceQuery(const QString &text);

//! The tree in one unambiguous line, for tests and for comparing: `(and status:accepted (not (text "x")))`.
[[nodiscard]] QString describeQuery(const QueryNodePointer &node);

//! "2d" or "1.5h"; nothing where it is no age.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseAge(const QString &text);

//! Fields that are times: ages and moments are asked for.
[[nodiscard]] bool isTimeField(const QString &field);

//! A value as it is written in a query: quoted where it has to be.
[[nodiscard]] QString quoteQueryValue(const QString &value);

} // namespace drydock
