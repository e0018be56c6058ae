// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryShares: what of a device query the server can decide, in the inventory search's own conditions, and conditions as
// a query. Pure functions, any thread. They know neither fleets nor words.
#pragma once

#include "models/attributes/predicate.h"
#include "models/items/devicequery.h"

#include <optional>
#include <vector>

namespace drydock {

//! Which parts of a query a server's inventory search can decide, as AND of its own predicates, and whether that is all
//! of it. What it cannot (OR, NOT, ages, natural order, wildcards, text) is decided here.
struct QueryShares {
    std::vector<Predicate> server;
    std::vector<QueryRange> serverRanges;
    std::vector<QueryRange> localRanges;
};
[[nodiscard]] QueryShares shareQuery(const DeviceQuery &query);
//! The same for a filter that the server keeps: it must be the server's whole. What is compared regardless of case, and
//! wildcards, become expressions, which a search for the sake of speed would not use.
[[nodiscard]] QueryShares shareFilter(const DeviceQuery &query);
//! A query that says the same as these conditions; nothing where the language has no such words.
[[nodiscard]] std::optional<QString> queryOf(const std::vector<Predicate> &predicates);

} // namespace drydock
