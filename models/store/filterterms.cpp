// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filterterms.h"

#include <algorithm>
#include <array>

namespace drydock {

namespace {

struct Operator {
    PredicateOp op;
    const char *wire;
};
constexpr std::array kOperators {
    Operator { PredicateOp::Equal, "$eq" },
    Operator { PredicateOp::NotEqual, "$ne" },
    Operator { PredicateOp::Less, "$lt" },
    Operator { PredicateOp::LessOrEqual, "$lte" },
    Operator { PredicateOp::Greater, "$gt" },
    Operator { PredicateOp::GreaterOrEqual, "$gte" },
    Operator { PredicateOp::LessOrMissing, "$ltne" },
    Operator { PredicateOp::In, "$in" },
    Operator { PredicateOp::NotIn, "$nin" },
    Operator { PredicateOp::Exists, "$exists" },
    Operator { PredicateOp::Regex, "$regex" },
};

} // namespace

api::FilterTerm termOf(const Predicate &predicate)
{
    const auto it = std::find_if(kOperators.begin(), kOperators.end(), [&](const Operator &known) { return known.op == predicate.op; });
    return { predicate.scope, predicate.name, QString::fromLatin1(it == kOperators.end() ? "$regex" : it->wire), predicate.operand };
}

std::vector<api::FilterTerm> termsOf(const std::vector<Predicate> &predicates)
{
    std::vector<api::FilterTerm> terms;
    for (const Predicate &predicate : predicates)
        terms.push_back(termOf(predicate));
    return terms;
}

std::optional<std::vector<Predicate>> predicatesOf(const std::vector<api::FilterTerm> &terms)
{
    std::vector<Predicate> predicates;
    for (const api::FilterTerm &term : terms) {
        const auto it = std::find_if(kOperators.begin(), kOperators.end(), [&](const Operator &known) { return term.type == QLatin1String(known.wire); });
        if (it == kOperators.end())
            return std::nullopt;
        predicates.push_back({ term.scope, term.attribute, it->op, term.value });
    }
    return predicates;
}

} // namespace drydock
