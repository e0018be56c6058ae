// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/paging.h"

#include <QUrl>

#include <algorithm>

namespace drydock::lab {

namespace {

struct Field {
    qint64 value;
    std::optional<Response> problem;
};

Field readField(const Request &request, QLatin1String name, qint64 fallback)
{
    const std::optional<QString> text = request.queryValue(QString(name));
    if (!text || text->isEmpty())
        return { fallback, std::nullopt };
    bool isNumber = false;
    const qint64 value = text->toLongLong(&isNumber);
    if (!isNumber)
        return { fallback, apiError(400, QStringLiteral("invalid %1 query: \"%2\"").arg(name, text->left(64))) };
    // Beyond 2^31 an offset would overflow; no list is that long.
    if (value < 1 || value > 0x7fffffff) {
        return { fallback,
            apiError(400, QStringLiteral("invalid %1 query: value must be a non-zero positive integer").arg(name)) };
    }
    return { value, std::nullopt };
}

QByteArray link(const Request &request, qint64 page, qint64 perPage, const char *relation)
{
    QList<std::pair<QString, QString>> items;
    for (const auto &item : request.query) {
        if (item.first != u"page" && item.first != u"per_page")
            items.append(item);
    }
    items.emplaceBack(QStringLiteral("page"), QString::number(page));
    items.emplaceBack(QStringLiteral("per_page"), QString::number(perPage));
    std::stable_sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArray query;
    for (const auto &[key, value] : items) {
        query += query.isEmpty() ? '?' : '&';
        query += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
    }
    return '<' + QUrl::toPercentEncoding(request.path, "/") + query + ">; rel=\"" + relation + '"';
}

} // namespace

std::variant<PageRequest, Response> readPaging(const Request &request, qint64 max)
{
    const Field page = readField(request, QLatin1String("page"), 1);
    if (page.problem)
        return *page.problem;
    const Field perPage = readField(request, QLatin1String("per_page"), 20);
    if (perPage.problem)
        return *perPage.problem;
    if (perPage.value > max)
        return apiError(400, QStringLiteral("parameter \"per_page\" above limit (max: %1)").arg(max));
    return PageRequest { page.value, perPage.value };
}

PageRequest readPagingLeniently(const Request &request, qint64 max)
{
    PageRequest result;
    const Field page = readField(request, QLatin1String("page"), 1);
    const Field perPage = readField(request, QLatin1String("per_page"), result.perPage);
    if (!page.problem)
        result.page = page.value;
    if (!perPage.problem && perPage.value <= max)
        result.perPage = perPage.value;
    return result;
}

void addPaging(Response &response, const Request &request, const PageRequest &page, std::optional<qint64> total,
    bool hasNext)
{
    response.addHeader("Link", link(request, 1, page.perPage, "first"));
    if (page.page > 1)
        response.addHeader("Link", link(request, page.page - 1, page.perPage, "prev"));
    if (!total) {
        if (hasNext)
            response.addHeader("Link", link(request, page.page + 1, page.perPage, "next"));
        return;
    }
    if (*total > 0) {
        const qint64 last = (*total + page.perPage - 1) / page.perPage;
        if (page.page < last)
            response.addHeader("Link", link(request, page.page + 1, page.perPage, "next"));
        response.addHeader("Link", link(request, last, page.perPage, "last"));
    }
    response.addHeader("X-Total-Count", QByteArray::number(*total));
}

} // namespace drydock::lab
