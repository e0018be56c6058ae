// SPDX-License-Identifier: GPL-3.0-or-later
//
// Predicate: one condition on one attribute, decided once per distinct value and then per row by number.
// Semantics are the Mender inventory's (MongoDB on the stored value): kinds are never mixed (number 1 is not the
// text "1"), a list matches if any element does, NotEqual and NotIn match rows without the attribute.
// Pure functions on values, any thread. It must not know where its operands come from.
#pragma once

#include "models/attributes/attributetable.h"

#include <QRegularExpression>

namespace drydock {

enum class PredicateOp {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    LessOrMissing, //!< "$ltne": less than, or absent
    In, //!< operand: a list
    NotIn,
    Exists, //!< operand: true or false
    Regex, //!< not anchored, texts only
    Contains, //!< in attributeText(), regardless of case; for people who type into a search field
};

struct Predicate {
    QString scope;
    QString name;
    PredicateOp op = PredicateOp::Equal;
    AttributeValue operand;
    bool operator==(const Predicate &) const = default;
};

//! A predicate made ready: its expression compiled, its operand folded.
class Matcher {
public:
    explicit Matcher(const Predicate &predicate);
    //! False where a Regex does not compile; such a matcher matches nothing.
    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] QString problem() const { return m_regex.errorString(); }
    [[nodiscard]] bool matches(const AttributeValue &value) const;
    //! The same of a dictionary's form of a value, which a search for a text mostly need not unpack.
    [[nodiscard]] bool matchesPacked(QByteArrayView packed) const;
    [[nodiscard]] bool matchesAbsent() const;
    //! False: no value of this column matches, and none need be looked at.
    [[nodiscard]] bool couldMatchIn(const AttributeTable &table, int column) const;

private:
    [[nodiscard]] bool matchesAny(const AttributeValue &value) const;
    [[nodiscard]] bool matchesOne(const AttributeValue &value) const;
    [[nodiscard]] bool compares(const AttributeValue &value) const;

    Predicate m_predicate;
    std::vector<AttributeValue> m_list; //!< In and NotIn
    QRegularExpression m_regex;
    QString m_needle;
    QByteArray m_plainNeedle; //!< lower case, where it is ASCII
    bool m_inNumbers = true; //!< the needle could be part of a number's text
    bool m_valid = true;
};

//! Indexed by value number ([0]: absent): whether a row with that value matches.
[[nodiscard]] std::vector<bool> decide(const AttributeTable &table, int column, const Matcher &matcher);
//! Whether one row matches, without deciding the whole dictionary.
[[nodiscard]] bool matchesRow(const AttributeTable &table, AttributeRow row, const Predicate &predicate, const Matcher &matcher);
//! The rows that meet every predicate, ascending. A column that does not exist is absent everywhere.
[[nodiscard]] std::vector<AttributeRow> matchingRows(const AttributeTable &table, const std::vector<Predicate> &predicates);

} // namespace drydock
