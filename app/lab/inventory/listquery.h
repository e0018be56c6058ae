// SPDX-License-Identifier: GPL-3.0-or-later
//
// The query of inventory's v1 device list, which speaks another language than v2 search: one sort key, and any other
// parameter is an attribute that must have a value, as text, as number or as time (server.md 4.3). Pure functions.
#pragma once

#include "app/lab/fleet.h"
#include "app/lab/http/request.h"
#include "models/api/inventory.h"

#include <variant>

namespace drydock::lab {

struct LooseFilter {
    QString scope;
    QString name;
    QString value;
};

struct ListQuery {
    api::SearchQuery search; //!< order, group
    std::vector<LooseFilter> loose;
};

//! The query, or what is wrong with it.
std::variant<ListQuery, QString> readListQuery(const Request &request);
[[nodiscard]] bool matchesLoosely(const Fleet &fleet, Row row, const std::vector<LooseFilter> &filters);

//! What the server refuses in a body of attributes or tags; empty where nothing is wrong.
[[nodiscard]] QString attributesProblem(const std::vector<api::Attribute> &attributes);

} // namespace drydock::lab
