// SPDX-License-Identifier: GPL-3.0-or-later
//
// mergeRows(): rows in order, without those that are stale, and with fresh ones put where they belong. Each place is
// searched, which costs m log (n / m) comparisons; a merge of the two would compare every row of a table. A pure function.
#pragma once

#include "models/store/delta.h"

#include <algorithm>
#include <vector>

namespace drydock {

//! `fresh` is in order and holds each row once; none of it may be in what `order` keeps.
template<class IsStale, class IsBefore>
[[nodiscard]] std::vector<RowId> mergeSortedRows(const std::vector<RowId> &order, IsStale isStale, const std::vector<RowId> &fresh, IsBefore isBefore)
{
    std::vector<RowId> kept;
    kept.reserve(order.size());
    std::copy_if(order.begin(), order.end(), std::back_inserter(kept), [&isStale](RowId row) { return !isStale(row); });
    std::vector<RowId> merged;
    merged.reserve(kept.size() + fresh.size());
    auto from = kept.cbegin();
    for (const RowId row : fresh) {
        // The place is mostly near the one before: it is looked for in steps that double.
        auto step = std::ptrdiff_t { 1 };
        auto low = from;
        while (kept.cend() - low > step && isBefore(*(low + step), row)) {
            low += step;
            step *= 2;
        }
        const auto place = std::lower_bound(low, low + std::min(step + 1, kept.cend() - low), row, isBefore);
        merged.insert(merged.end(), from, place);
        merged.push_back(row);
        from = place;
    }
    merged.insert(merged.end(), from, kept.cend());
    return merged;
}

//! `fresh` may be in any order and hold a row twice.
template<class IsStale, class IsBefore>
[[nodiscard]] std::vector<RowId> mergeRows(const std::vector<RowId> &order, IsStale isStale, std::vector<RowId> fresh, IsBefore isBefore)
{
    std::sort(fresh.begin(), fresh.end(), isBefore);
    fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
    return mergeSortedRows(order, isStale, fresh, isBefore);
}

} // namespace drydock
