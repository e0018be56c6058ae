// SPDX-License-Identifier: GPL-3.0-or-later
//
// QueryText: what is wrong with a query for devices, as a sentence that says what to write instead, and a short guide to
// the language. Pure functions.
#pragma once

#include "models/items/querycompletion.h"
#include "models/items/queryshares.h"

#include <QCoreApplication>

namespace drydock {

class QueryText {
    Q_DECLARE_TR_FUNCTIONS(drydock::QueryText)

public:
    [[nodiscard]] static QString problem(const QueryProblem &problem);
    //! An offer with what is known of it: "device_type:   inventory, 12,408 devices".
    [[nodiscard]] static QString candidate(const QueryCompletion::Candidate &candidate);
    //! Where a query is decided: `ready` of `total` devices are here, `shares` says what the server can do meanwhile.
    [[nodiscard]] static QString decidedWhere(const DeviceQuery &query, const QueryShares &shares, qint64 ready, qint64 total, bool complete);
    //! Several lines, for a tool tip.
    [[nodiscard]] static QString guide();
};

} // namespace drydock
