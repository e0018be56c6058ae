// SPDX-License-Identifier: GPL-3.0-or-later
//
// RowRules: which devices are marked in the table, by queries in the order of their weight: the first that fits a row
// gives it its mark. Plain values; GUI thread. They must not know widgets or words.
#pragma once

#include "models/items/deviceorder.h"
#include "models/items/rowmark.h"

#include <QJsonArray>

#include <vector>

namespace drydock {

struct RowRule {
    RowMark mark;
    QString query; //!< a DeviceQuery's text
    bool operator==(const RowRule &) const = default;
};
using RowRuleList = std::vector<RowRule>;

class RowRules {
public:
    static constexpr qsizetype kMostRules = 20; //!< each is asked for every row on screen
    static constexpr qsizetype kLongestName = 60;

    explicit RowRules(RowRuleList rules = {});
    [[nodiscard]] const RowRuleList &rules() const { return m_rules; }
    //! Null where there are no rules at all; a mark without a sign where none fits.
    [[nodiscard]] const RowMark *markOf(const FleetTable &fleet, RowId row, Timestamp now) const;

private:
    RowRuleList m_rules;
    std::vector<DeviceMatcher> m_matchers; //!< of the rules, in their order
};

[[nodiscard]] QJsonArray rowRulesToJson(const RowRuleList &rules);
//! What cannot be read is left out.
[[nodiscard]] RowRuleList rowRulesFromJson(const QJsonArray &json);

} // namespace drydock
