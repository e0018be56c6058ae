// SPDX-License-Identifier: GPL-3.0-or-later
//
// Page<T> and what the paging headers say. Mender pages by `page` (from 1) and `per_page` (at most 500). Inventory,
// deployments and audit logs send X-Total-Count; device authentication and v2 artifacts send only Link. Of a Link
// only the query's page number is taken, never its path (server.md 1.1, 1.3).
#pragma once

#include "models/rest/httpreply.h"

#include <optional>
#include <vector>

namespace drydock {

inline constexpr int kMaxPerPage = 500;

struct PageInfo {
    qint64 total = -1; //!< X-Total-Count; -1 where the server does not say
    int next = 0; //!< the page number of rel="next"; 0 where there is none
    Timestamp answeredAt; //!< our clock when the page arrived
};

PageInfo pageInfo(const HttpReply &reply);

template<class T> struct Page {
    std::vector<T> items;
    PageInfo info;
    int rejected = 0; //!< elements that could not be decoded, dropped and logged once

    //! Whether another page is to be asked for, given the one just read and its size.
    [[nodiscard]] bool hasMore(int page, int perPage) const
    {
        if (info.total >= 0)
            return static_cast<qint64>(page) * perPage < info.total;
        if (info.next > 0)
            return info.next > page;
        return false;
    }
};

} // namespace drydock
