// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/inventory/listquery.h"

#include <QUrl>

#include <algorithm>

namespace drydock::lab {

namespace {

api::AttributeName nameOf(const QString &text)
{
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash < 0)
        return { QStringLiteral("inventory"), text };
    return { text.left(slash), text.mid(slash + 1) };
}

std::optional<api::SortTerm> readSort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    const QString order = colon < 0 ? QStringLiteral("desc") : text.mid(colon + 1);
    if (order != QLatin1String("asc") && order != QLatin1String("desc"))
        return std::nullopt;
    const api::AttributeName name = nameOf(colon < 0 ? text : text.left(colon));
    return api::SortTerm { name.scope, name.name, order == QLatin1String("desc") };
}

bool equalsLoosely(const AttributeValue &held, const QString &wanted)
{
    if (const auto *text = std::get_if<QString>(&held)) {
        if (*text == wanted)
            return true;
        const Timestamp moment = Timestamp::fromRfc3339(QStringView(wanted));
        return moment.isValid() && moment == Timestamp::fromRfc3339(QStringView(*text));
    }
    if (const auto *texts = std::get_if<QStringList>(&held))
        return texts->contains(wanted);
    bool isNumber = false;
    const double number = wanted.toDouble(&isNumber);
    if (const auto *single = std::get_if<double>(&held))
        return isNumber && *single == number;
    if (const auto *numbers = std::get_if<std::vector<double>>(&held))
        return isNumber && std::find(numbers->begin(), numbers->end(), number) != numbers->end();
    return attributeText(held) == wanted;
}

} // namespace

std::variant<ListQuery, QString> readListQuery(const Request &request)
{
    ListQuery query;
    for (const auto &[key, text] : request.query) {
        if (key == u"page" || key == u"per_page")
            continue;
        if (key == u"sort") {
            const auto sort = readSort(text);
            if (!sort)
                return QStringLiteral("invalid sort order");
            query.search.sort = { *sort };
        } else if (key == u"has_group") {
            if (text != u"true" && text != u"false")
                return QStringLiteral("invalid has_group query: \"%1\"").arg(text);
            query.search.filters.push_back(
                { QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("$exists"), text == u"true" });
        } else if (key == u"group") {
            query.search.filters.push_back(
                { QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("$eq"), text });
        } else {
            const api::AttributeName name = nameOf(key);
            // Unescaped a second time, as the server does.
            QString value = QUrl::fromPercentEncoding(text.toUtf8());
            if (value.startsWith(QLatin1String("eq:")))
                value.remove(0, 3);
            query.loose.push_back({ name.scope, name.name, value });
        }
    }
    return query;
}

bool matchesLoosely(const Fleet &fleet, Row row, const std::vector<LooseFilter> &filters)
{
    return std::all_of(filters.begin(), filters.end(), [&](const LooseFilter &filter) {
        const auto held = fleet.attribute(row, filter.scope, filter.name);
        return held && equalsLoosely(*held, filter.value);
    });
}

QString attributesProblem(const std::vector<api::Attribute> &attributes)
{
    constexpr qsizetype kMaxName = 1024;
    for (const api::Attribute &attribute : attributes) {
        if (attribute.name.isEmpty())
            return QStringLiteral("name: cannot be blank.");
        if (attribute.name.size() > kMaxName)
            return QStringLiteral("name: the length must be between 1 and 1024.");
        if (std::holds_alternative<bool>(attribute.value))
            return QStringLiteral("value: supported types are string, float64, and arrays thereof.");
    }
    return {};
}

} // namespace drydock::lab
