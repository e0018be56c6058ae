// SPDX-License-Identifier: GPL-3.0-or-later
//
// page/per_page as the Mender services read them, and the Link and X-Total-Count headers they answer (server.md 1.3,
// 1.4). Pure functions.
#pragma once

#include "app/lab/http/request.h"
#include "app/lab/http/response.h"

#include <optional>
#include <variant>

namespace drydock::lab {

struct PageRequest {
    qint64 page = 1;
    qint64 perPage = 20;
    [[nodiscard]] qint64 offset() const { return (page - 1) * perPage; }
};

//! The generic rule: default 20, above `max` 400, not a positive integer 400.
std::variant<PageRequest, Response> readPaging(const Request &request, qint64 max = 500);
//! artifacts/list and releases: whatever is wrong silently becomes the default.
PageRequest readPagingLeniently(const Request &request, qint64 max = 500);

//! One Link line per relation. With a total also X-Total-Count; without, `hasNext` decides about rel="next".
void addPaging(Response &response, const Request &request, const PageRequest &page, std::optional<qint64> total,
    bool hasNext = false);

} // namespace drydock::lab
