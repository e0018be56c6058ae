// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryMatcher: a DeviceQuery made ready to be asked of a fleet: row by row, or of all rows at once, with the same
// outcome. Conditions on attributes are decided once per distinct value, then per row by number, so that a key in the
// query bar costs what the fleet has of different values. A copyable value; any thread. It must not know models.
#pragma once

#include "models/attributes/predicate.h"
#include "models/items/devicequery.h"
#include "models/items/textrows.h"
#include "models/store/fleettable.h"

#include <QRegularExpression>

namespace drydock {

class QueryMatcher {
public:
    //! Accepts everything.
    QueryMatcher() = default;
    //! One with problems accepts nothing.
    explicit QueryMatcher(const DeviceQuery &query);

    [[nodiscard]] bool isEmpty() const { return !m_root && m_valid; }
    [[nodiscard]] bool accepts(const FleetTable &fleet, RowId row, Timestamp now) const;
    //! Indexed by row; rows that are no devices may be anything.
    //! `memory` of an earlier query on nearly the same fleet spares work; it is given what this one found.
    [[nodiscard]] std::vector<bool> acceptedRows(const FleetTable &fleet, Timestamp now, TextMemory *memory = nullptr) const;

private:
    //! A leaf's expressions, compiled once. In the order in which the tree is walked.
    struct Compiled {
        const QueryNode *node = nullptr;
        std::vector<QRegularExpression> expressions;
    };
    void compile(const QueryNode &node);
    [[nodiscard]] const Compiled &of(const QueryNode &node) const;
    [[nodiscard]] std::vector<bool> evaluate(const QueryNode &node, const FleetTable &fleet, Timestamp now, TextMemory *memory) const;
    [[nodiscard]] std::vector<bool> evaluateTerm(const QueryNode &node, const FleetTable &fleet, Timestamp now, TextMemory *memory) const;
    [[nodiscard]] std::vector<bool> evaluateStatus(const QueryNode &node, const FleetTable &fleet, Timestamp now) const;
    [[nodiscard]] std::vector<bool> evaluateName(const QueryNode &node, const FleetTable &fleet, Timestamp now) const;
    //! Indexed by value number.
    [[nodiscard]] std::vector<bool> decideValues(const QueryNode &node, const AttributeTable &attributes, int column, Timestamp now) const;
    [[nodiscard]] static std::vector<bool> evaluateText(const QueryNode &node, const FleetTable &fleet, TextMemory *memory);
    [[nodiscard]] bool acceptsRow(const QueryNode &node, const FleetTable &fleet, RowId row, Timestamp now) const;
    [[nodiscard]] bool acceptsTerm(const QueryNode &node, const FleetTable &fleet, RowId row, Timestamp now) const;
    [[nodiscard]] bool acceptsText(const QueryNode &node, const FleetTable &fleet, RowId row) const;
    [[nodiscard]] bool acceptsValue(const QueryNode &node, const AttributeValue &value, Timestamp now) const;
    [[nodiscard]] bool acceptsOne(const QueryNode &node, const QueryValue &wanted, size_t index, const AttributeValue &value, Timestamp now) const;

    QueryNodePointer m_root;
    std::vector<Compiled> m_compiled;
    bool m_valid = true;
};

//! The columns that a term's field means: `scope/name`, or `name` of any scope. `version` means the version of the
//! root file system where no attribute has that name.
[[nodiscard]] std::vector<int> columnsOf(const AttributeTable &attributes, const QueryNode &term);

} // namespace drydock
