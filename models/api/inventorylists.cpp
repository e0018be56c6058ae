// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other half of inventory.h: the v1 list, a device's group, saved filters, identities and components.
#include "models/api/inventory.h"

#include "models/api/request.h"

namespace drydock::api {

namespace {

const QString kV1 = QStringLiteral("v1");
const QString kV2 = QStringLiteral("v2");
const QString kV2Alpha = QStringLiteral("v2alpha1");
const QString kDevices = QStringLiteral("devices");
const QString kGroup = QStringLiteral("group");
const QString kFilters = QStringLiteral("filters");
const QString kSearch = QStringLiteral("search");
const QString kDefaultScope = QStringLiteral("inventory");

QStringList path(const QString &version, std::initializer_list<QString> tail)
{
    return QStringList { version, QStringLiteral("inventory") } + QStringList(tail);
}

Result<Page<Device>> decodeDevices(const HttpReply &reply)
{
    return decodePage<Device>(reply, decodeDevice);
}

DeviceId decodeDeviceId(Reader &reader)
{
    const std::optional<QString> text = reader.asString();
    if (!text || text->isEmpty())
        reader.fail("expected an id");
    return DeviceId(text.value_or(QString()));
}

// "[scope/]name"; the scope that the server takes by itself is left out.
QString scoped(const QString &scope, const QString &name)
{
    return scope.isEmpty() || scope == kDefaultScope ? name : scope + QLatin1Char('/') + name;
}

FilterTerm decodeStoredTerm(Reader &reader)
{
    FilterTerm term;
    term.scope = reader.id("scope");
    term.attribute = reader.id("attribute");
    term.type = reader.id("type");
    if (auto value = reader.attributeValue("value"))
        term.value = *std::move(value);
    else
        reader.fail("value: neither text, number, true, false nor a list of texts or numbers");
    return term;
}

void encodeTerms(JsonWriter &writer, const std::vector<FilterTerm> &terms)
{
    writer.key("terms").beginArray();
    for (const FilterTerm &term : terms)
        encode(writer, term);
    writer.endArray();
}

} // namespace

SavedFilter decodeSavedFilter(Reader &reader)
{
    SavedFilter filter;
    filter.id = FilterId(reader.id("id"));
    filter.name = reader.string("name");
    // Without one of its terms a filter would mean more devices: the whole of it is refused then.
    reader.each("terms", [&filter](Reader &each) { filter.terms.push_back(decodeStoredTerm(each)); });
    return filter;
}

void encode(JsonWriter &writer, const SavedFilter &filter)
{
    writer.beginObject().field("id", filter.id.text).field("name", filter.name);
    encodeTerms(writer, filter.terms);
    writer.endObject();
}

Result<SavedFilter> decodeFilterDefinition(const QByteArray &json)
{
    return decodeBody<SavedFilter>(json, [](Reader &reader) {
        SavedFilter filter;
        filter.name = reader.id("name");
        reader.each("terms", [&filter](Reader &each) { filter.terms.push_back(decodeFilterTerm(each)); });
        return filter;
    });
}

QByteArray encodeFilterDefinition(const SavedFilter &filter)
{
    JsonWriter writer;
    writer.beginObject().field("name", filter.name);
    encodeTerms(writer, filter.terms);
    return writer.endObject().take();
}

Result<IdentitySearch> decodeIdentitySearch(const QByteArray &json)
{
    return decodeBody<IdentitySearch>(json, [](Reader &reader) {
        constexpr qint64 kMost = 1'000'000'000;
        IdentitySearch search;
        search.attribute.scope = reader.id("scope");
        search.attribute.name = reader.id("name");
        search.prefix = reader.string("value_prefix");
        reader.each("attributes", [&search](Reader &each) {
            const QString scope = each.id("scope");
            search.attributes.push_back({ scope, each.id("attribute") });
        });
        const qint64 page = reader.optInteger("page", search.page);
        const qint64 perPage = reader.optInteger("per_page", search.perPage);
        if (page < 1 || page > kMost || perPage < 1 || perPage > kMaxPerPage)
            reader.fail("page, per_page: out of range");
        else
            std::tie(search.page, search.perPage) = std::pair(static_cast<int>(page), static_cast<int>(perPage));
        return search;
    });
}

QByteArray encodeIdentitySearch(const IdentitySearch &search)
{
    JsonWriter writer;
    writer.beginObject().field("scope", search.attribute.scope).field("name", search.attribute.name);
    writer.field("value_prefix", search.prefix);
    if (!search.attributes.empty()) {
        writer.key("attributes").beginArray();
        for (const AttributeName &name : search.attributes)
            writer.beginObject().field("scope", name.scope).field("attribute", name.name).endObject();
        writer.endArray();
    }
    return writer.field("page", search.page).field("per_page", search.perPage).endObject().take();
}

std::vector<SystemComponent> decodeSystemComponents(Reader &reader)
{
    std::vector<SystemComponent> components;
    if (!reader.isObject())
        reader.fail("expected an object");
    reader.ownMembers([&components](const QString &name, Reader &value) {
        SystemComponent component { name, {} };
        if (value.isArray()) {
            value.eachElement([&component](Reader &each) {
                Attribute attribute = decodeAttribute(each);
                if (each.ok())
                    component.attributes.push_back(std::move(attribute));
                each.forgive();
            });
        }
        components.push_back(std::move(component));
    });
    return components;
}

QByteArray encodeSystemComponents(const std::vector<SystemComponent> &components)
{
    JsonWriter writer;
    writer.beginObject();
    for (const SystemComponent &component : components) {
        writer.key(QStringView(component.name)).beginArray();
        for (const Attribute &attribute : component.attributes)
            encode(writer, attribute);
        writer.endArray();
    }
    return writer.endObject().take();
}

QString decodeGroup(Reader &reader)
{
    if (!reader.isObject())
        reader.fail("expected an object");
    return reader.optString("group");
}

Result<QString> decodeGroupBody(const QByteArray &json)
{
    return decodeBody<QString>(json, [](Reader &reader) { return reader.id("group"); });
}

QByteArray encodeGroup(const QString &group)
{
    JsonWriter writer;
    writer.beginObject().key("group");
    if (group.isEmpty())
        writer.null();
    else
        writer.value(group);
    return writer.endObject().take();
}

Call<Page<Device>> InventoryApi::devices(const DeviceListQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("List Device Inventories"), path(kV1, { kDevices }), lane);
    request::addPaging(spec, query.page, query.perPage);
    if (query.sort) {
        request::addQuery(spec, QStringLiteral("sort"),
            scoped(query.sort->scope, query.sort->attribute)
                + (query.sort->descending ? QStringLiteral(":desc") : QStringLiteral(":asc")));
    }
    if (query.inAnyGroup)
        request::addQuery(
            spec, QStringLiteral("has_group"), *query.inAnyGroup ? QStringLiteral("true") : QStringLiteral("false"));
    request::addQuery(spec, kGroup, query.group);
    // Without "eq:" a value such as "ne:1" would be read as an operator.
    for (const auto &[name, value] : query.filters)
        spec.query.append({ scoped(name.scope, name.name), QStringLiteral("eq:") + value });
    return { m_transport.send(std::move(spec)), decodeDevices };
}

Call<Nothing> InventoryApi::clearInventory(const DeviceId &id) const
{
    return { m_transport.send(request::repeatable(request::make(Verb::Delete, QStringLiteral("Delete Device Inventory"),
                 path(kV1, { kDevices, id.text }), Lane::Interactive))),
        decodeNothing };
}

Call<QString> InventoryApi::group(const DeviceId &id) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("Get Device Group"), path(kV1, { kDevices, id.text, kGroup }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<QString>(reply, decodeGroup); } };
}

Call<Nothing> InventoryApi::setGroup(const DeviceId &id, const QString &group) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(request::make(Verb::Put, QStringLiteral("Assign Group"),
                                       path(kV1, { kDevices, id.text, kGroup }), Lane::Interactive),
                     encodeGroup(group)))),
        decodeNothing };
}

Call<Nothing> InventoryApi::leaveGroup(const DeviceId &id, const QString &group) const
{
    return { m_transport.send(request::make(Verb::Delete, QStringLiteral("Clear Group"),
                 path(kV1, { kDevices, id.text, kGroup, group }), Lane::Interactive)),
        decodeNothing };
}

Call<Page<DeviceId>> InventoryApi::devicesInGroup(const QString &group, int page, int perPage, Lane lane) const
{
    RequestSpec spec = request::get(
        QStringLiteral("Get Devices in Group"), path(kV1, { QStringLiteral("groups"), group, kDevices }), lane);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<DeviceId>(reply, decodeDeviceId); } };
}

Call<Page<SavedFilter>> InventoryApi::filters(int page, int perPage, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("ListFilters"), path(kV2, { kFilters }), lane);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<SavedFilter>(reply, decodeSavedFilter); } };
}

Call<SavedFilter> InventoryApi::filter(const FilterId &id) const
{
    return { m_transport.send(
                 request::get(QStringLiteral("ShowFilter"), path(kV2, { kFilters, id.text }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<SavedFilter>(reply, decodeSavedFilter); } };
}

Call<FilterId> InventoryApi::createFilter(const SavedFilter &filter) const
{
    return { m_transport.send(request::withJson(request::make(Verb::Post, QStringLiteral("CreateFilter"),
                                                    path(kV2, { kFilters }), Lane::Interactive),
                 encodeFilterDefinition(filter))),
        [](const HttpReply &reply) -> Result<FilterId> {
            const Result<QString> id = decodeLocation(reply);
            return id.ok() ? Result<FilterId>(FilterId(*id)) : Result<FilterId>(id.error());
        } };
}

Call<Nothing> InventoryApi::updateFilter(const SavedFilter &filter) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(request::make(Verb::Put, QStringLiteral("UpdateFilter"),
                                       path(kV2, { kFilters, filter.id.text }), Lane::Interactive),
                     encodeFilterDefinition(filter)))),
        decodeNothing };
}

Call<Nothing> InventoryApi::removeFilter(const FilterId &id) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("DeleteFilter"), path(kV2, { kFilters, id.text }), Lane::Interactive)),
        decodeNothing };
}

Call<Page<Device>> InventoryApi::searchByFilter(const FilterId &id, int page, int perPage, Lane lane) const
{
    RequestSpec spec
        = request::get(QStringLiteral("ExecuteFilter"), path(kV2, { kFilters, id.text, kSearch }), lane);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)), decodeDevices };
}

Call<std::vector<SystemComponent>> InventoryApi::components(const DeviceId &id) const
{
    return { m_transport.send(request::get(QStringLiteral("GetSystemComponents"),
                 path(kV2Alpha, { kDevices, id.text, QStringLiteral("components") }), Lane::Interactive)),
        [](const HttpReply &reply) {
            return decodeObject<std::vector<SystemComponent>>(reply, decodeSystemComponents);
        } };
}

Call<Page<Device>> InventoryApi::searchByIdentity(const IdentitySearch &search, Lane lane) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(request::make(Verb::Post, QStringLiteral("Search Inventory By Identity"),
                                       path(kV2Alpha, { QStringLiteral("identities"), kSearch }), lane),
                     encodeIdentitySearch(search)))),
        decodeDevices };
}

} // namespace drydock::api
