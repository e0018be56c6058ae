// SPDX-License-Identifier: GPL-3.0-or-later
//
// The search half of inventory.h: what a client writes and what a server must read of it (server.md 4.5).
#include "models/api/inventory.h"

#include <algorithm>
#include <array>

namespace drydock::api {

namespace {

constexpr std::array kOperators { QLatin1StringView("$eq"), QLatin1StringView("$ne"), QLatin1StringView("$gt"),
    QLatin1StringView("$gte"), QLatin1StringView("$lt"), QLatin1StringView("$lte"), QLatin1StringView("$ltne"),
    QLatin1StringView("$in"), QLatin1StringView("$nin"), QLatin1StringView("$exists"), QLatin1StringView("$regex") };

bool isList(const AttributeValue &value)
{
    return std::holds_alternative<QStringList>(value) || std::holds_alternative<std::vector<double>>(value);
}

SortTerm decodeSort(Reader &reader)
{
    SortTerm term;
    term.scope = reader.id("scope");
    term.attribute = reader.id("attribute");
    const QString order = reader.id("order");
    term.descending = order == QLatin1String("desc");
    if (reader.ok() && !term.descending && order != QLatin1String("asc"))
        reader.fail("order: must be a valid value.");
    return term;
}

int paging(Reader &reader, const char *key, int fallback)
{
    constexpr qint64 kMost = 1'000'000'000;
    const qint64 number = reader.optInteger(key, fallback);
    if (number > kMost) {
        reader.fail(QByteArray(key) + ": too large");
        return fallback;
    }
    return number < 1 ? fallback : static_cast<int>(number);
}

} // namespace

FilterTerm decodeFilterTerm(Reader &reader)
{
    FilterTerm term;
    term.scope = reader.id("scope");
    term.attribute = reader.id("attribute");
    term.type = reader.id("type");
    if (reader.ok() && std::find(kOperators.begin(), kOperators.end(), term.type) == kOperators.end())
        reader.fail("type: must be a valid value.");
    auto value = reader.attributeValue("value");
    if (!value) {
        reader.fail("value: supported types are string, number, boolean and arrays of strings or numbers");
        return term;
    }
    term.value = *std::move(value);
    if (term.type == QLatin1String("$exists") && !std::holds_alternative<bool>(term.value))
        reader.fail("value: $exists needs a boolean");
    if ((term.type == QLatin1String("$in") || term.type == QLatin1String("$nin")) && !isList(term.value))
        reader.fail("value: (BadValue) " + term.type.toLatin1() + " needs an array");
    return term;
}

void encode(JsonWriter &writer, const FilterTerm &term)
{
    writer.beginObject().field("scope", term.scope).field("attribute", term.attribute);
    writer.field("type", term.type).field("value", term.value).endObject();
}

Result<SearchQuery> decodeSearchQuery(const QByteArray &json)
{
    return decodeBody<SearchQuery>(json, [](Reader &reader) {
        constexpr int kDefaultPerPage = 20;
        SearchQuery query;
        if (!reader.isObject())
            reader.fail("expected an object");
        query.page = paging(reader, "page", 1);
        query.perPage = paging(reader, "per_page", kDefaultPerPage);
        if (query.perPage > kMaxPerPage)
            reader.fail("per_page: above limit (max: 500)");
        reader.each("filters", [&query](Reader &each) { query.filters.push_back(decodeFilterTerm(each)); });
        reader.each("sort", [&query](Reader &each) { query.sort.push_back(decodeSort(each)); });
        reader.each("attributes", [&query](Reader &each) {
            const QString scope = each.id("scope");
            query.attributes.push_back({ scope, each.id("attribute") });
        });
        for (const QString &id : reader.optStrings("device_ids"))
            query.deviceIds.append(DeviceId(id));
        query.text = reader.optString("text");
        return query;
    });
}

QByteArray encodeSearchQuery(const SearchQuery &query)
{
    JsonWriter writer;
    writer.beginObject().field("page", query.page).field("per_page", query.perPage);
    if (!query.filters.empty()) {
        writer.key("filters").beginArray();
        for (const FilterTerm &term : query.filters)
            encode(writer, term);
        writer.endArray();
    }
    if (!query.sort.empty()) {
        writer.key("sort").beginArray();
        for (const SortTerm &term : query.sort) {
            writer.beginObject().field("scope", term.scope).field("attribute", term.attribute);
            writer.field("order", term.descending ? QStringLiteral("desc") : QStringLiteral("asc")).endObject();
        }
        writer.endArray();
    }
    if (!query.attributes.empty()) {
        writer.key("attributes").beginArray();
        for (const AttributeName &name : query.attributes)
            writer.beginObject().field("scope", name.scope).field("attribute", name.name).endObject();
        writer.endArray();
    }
    if (!query.deviceIds.isEmpty())
        writer.key("device_ids").raw(idsToJson(query.deviceIds));
    writer.optField("text", query.text);
    return writer.endObject().take();
}

} // namespace drydock::api
