// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the inventory's search and its saved filters are made of, as predicates, and back. Pure functions, any thread.
// Operators: server.md 4.5.
#pragma once

#include "models/api/inventory.h"
#include "models/attributes/predicate.h"

#include <optional>
#include <vector>

namespace drydock {

[[nodiscard]] api::FilterTerm termOf(const Predicate &predicate);
[[nodiscard]] std::vector<api::FilterTerm> termsOf(const std::vector<Predicate> &predicates);
//! Nothing where an operator is not known: a filter that is half understood would show wrong devices.
[[nodiscard]] std::optional<std::vector<Predicate>> predicatesOf(const std::vector<api::FilterTerm> &terms);

} // namespace drydock
