// SPDX-License-Identifier: GPL-3.0-or-later
//
// jsonPage(): one page of a list that is wholly in memory, as a JSON array with its paging headers. For lists of tens or
// hundreds; what grows with the fleet is paged by its query. Pure.
#pragma once

#include "app/lab/http/paging.h"
#include "app/lab/http/response.h"
#include "models/api/jsonwriter.h"

#include <algorithm>
#include <vector>

namespace drydock::lab {

//! 400 where the paging is bad. Without `withTotal` no X-Total-Count is said, only whether there is a next page.
template<class T> Response jsonPage(const std::vector<T> &all, const Request &request, bool withTotal = true)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &page = std::get<PageRequest>(paging);
    const auto count = static_cast<qint64>(all.size());
    const qint64 end = std::min(count, page.offset() + page.perPage);
    api::JsonWriter writer;
    writer.beginArray();
    for (qint64 at = page.offset(); at < end; ++at)
        encode(writer, all[static_cast<size_t>(at)]);
    Response response = Response::json(writer.endArray().take());
    if (withTotal)
        addPaging(response, request, page, count);
    else
        addPaging(response, request, page, std::nullopt, end < count);
    return response;
}

template<class T> QByteArray jsonText(const T &value)
{
    api::JsonWriter writer;
    encode(writer, value);
    return writer.take();
}

} // namespace drydock::lab
