// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which devices carry a text in any attribute or in their id, regardless of case: what a free word of a query asks. A
// text that is being typed grows, and what lacked "os" lacks "oslo": so the rows found for one text are remembered, and
// a longer one is looked for in those alone. Pure functions on values, any thread.
#pragma once

#include "models/store/fleettable.h"

#include <memory>
#include <vector>

namespace drydock {

class TextMemory {
public:
    //! Of the longest remembered text that is part of `text`: the only rows that can have it. Null: any row can.
    [[nodiscard]] const std::vector<bool> *candidates(const QString &text) const;
    void remember(const QString &text, std::vector<bool> rows);
    //! These rows are not what they were: each can have any text now.
    void forgetRows(const std::vector<RowId> &rows);
    [[nodiscard]] bool isEmpty() const { return m_found.empty(); }

private:
    struct Found {
        QString text;
        std::vector<bool> rows;
    };
    std::vector<Found> m_found;
};

//! Indexed by row. Looked for among `candidates` and rows beyond their end, or among all where there are none.
[[nodiscard]] std::vector<bool> rowsWithText(const FleetTable &fleet, const QString &text, const std::vector<bool> *candidates = nullptr);

} // namespace drydock
