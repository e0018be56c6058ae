// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryText: what is wrong with a query for devices, as a sentence that says what to write instead, and a short guide to
// the language. Pure functions.
#pragma once

#include "models/items/devicequery.h"

#include <QCoreApplication>

namespace drydock {

class QueryText {
    Q_DECLARE_TR_FUNCTIONS(drydock::QueryText)

public:
    [[nodiscard]] static QString problem(const QueryProblem &problem);
    //! Several lines, for a tool tip.
    [[nodiscard]] static QString guide();
};

} // namespace drydock
