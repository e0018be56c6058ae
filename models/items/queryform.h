// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryForm: a device query as the rows of a form: conditions that all hold, or of which any holds, beside a rest that a
// form cannot show and that stays as it was written. Pure functions; a form's text read again gives the same form.
// It must not know widgets or words.
#pragma once

#include "models/items/devicequery.h"

#include <vector>

namespace drydock {

struct QueryCondition {
    enum class Op { Is, IsNot, Contains, BeginsWith, Less, AtMost, Greater, AtLeast, Matches, Exists, Missing };
    QString field; //!< "device_type" or "inventory/device_type"
    Op op = Op::Is;
    QString value; //!< as a person reads it, without quotes
    bool operator==(const QueryCondition &) const = default;
};

struct QueryForm {
    std::vector<QueryCondition> conditions;
    bool any = false; //!< any of the conditions, rather than all
    QString rest; //!< a query that must hold besides; empty: none
    bool operator==(const QueryForm &) const = default;
};

[[nodiscard]] QueryForm formOf(const DeviceQuery &query);
//! Conditions without a field are left out.
[[nodiscard]] QString textOf(const QueryForm &form);

} // namespace drydock
