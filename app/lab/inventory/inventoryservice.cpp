// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/inventory/inventoryservice.h"

#include "app/lab/inventory/listquery.h"
#include "app/lab/jsonbody.h"

#include <QRegularExpression>

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qsizetype kMaxAttributes = 100; // per scope
constexpr qsizetype kMaxTags = 20;
constexpr quint32 kSampleSize = 5000; // filters/attributes looks at no more devices
constexpr size_t kMaxAttributeNames = 500;

bool isGroupName(const QString &name)
{
    static const QRegularExpression kName(QStringLiteral("^[A-Za-z0-9_-]{1,256}$"));
    return kName.match(name).hasMatch();
}

Response badGroupName()
{
    return apiError(400,
        QStringLiteral("Group name can only contain: upper/lowercase alphanum, -(dash), _(underscore), of 1 to 256 characters"));
}

Response noSuchDevice()
{
    return apiError(404, QStringLiteral("Device not found"));
}

//! To what the user's roles let him see.
void limitToGroups(api::SearchQuery &query, const Request &request)
{
    if (request.admission.deviceGroups)
        query.filters.push_back({ QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("$in"), *request.admission.deviceGroups });
}

RouteOptions json()
{
    RouteOptions options;
    options.requireJson = true;
    return options;
}

} // namespace

InventoryService::InventoryService(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
    , m_queries(fleet)
{
    context.groupOfDevice = [this](const QString &device) -> std::optional<QString> {
        const Row row = m_fleet.find(DeviceId(device));
        return row == Fleet::kNoRow ? std::nullopt : std::optional(m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group")));
    };
    addManagementRoutes();
    addDeviceRoutes();
    addInternalRoutes();
}

void InventoryService::addManagementRoutes()
{
    const auto add = [this](Method method, const QString &path, Handler handler, bool body = false) {
        m_context.router.add(method, QStringLiteral("/api/management/") + path, Access::ManagementJwt,
            std::move(handler), body ? json() : RouteOptions());
    };
    const QString v1 = QStringLiteral("v1/inventory/");
    const QString device = v1 + QStringLiteral("devices/{id}");
    const QString groups = v1 + QStringLiteral("groups");
    const QString members = v1 + QStringLiteral("groups/{name}/devices");
    add(Method::Get, v1 + QStringLiteral("devices"), [this](const Request &r) { return listDevices(r); });
    add(Method::Get, device, [this](const Request &r) { return showDevice(r); });
    add(Method::Delete, device, [this](const Request &r) { return clearDevice(r); });
    add(Method::Get, device + QLatin1String("/group"), [this](const Request &r) { return showGroup(r); });
    add(Method::Put, device + QLatin1String("/group"), [this](const Request &r) { return setGroup(r); }, true);
    add(Method::Delete, device + QLatin1String("/group/{name}"), [this](const Request &r) { return leaveGroup(r); });
    add(Method::Put, device + QLatin1String("/tags"), [this](const Request &r) { return writeTags(r, true); }, true);
    add(Method::Patch, device + QLatin1String("/tags"), [this](const Request &r) { return writeTags(r, false); }, true);
    add(Method::Get, groups, [this](const Request &r) { return listGroups(r); });
    add(Method::Delete, groups + QLatin1String("/{name}"), [this](const Request &r) { return dissolveGroup(r); });
    add(Method::Get, members, [this](const Request &r) { return listGroupDevices(r); });
    add(Method::Patch, members, [this](const Request &r) { return changeGroup(r, true); }, true);
    add(Method::Delete, members, [this](const Request &r) { return changeGroup(r, false); }, true);

    const QString v2 = QStringLiteral("v2/inventory/");
    add(Method::Post, v2 + QStringLiteral("filters/search"), [this](const Request &r) { return search(r); }, true);
    add(Method::Get, v2 + QStringLiteral("filters/attributes"), [this](const Request &) { return listAttributes(); });
    add(Method::Get, v2 + QStringLiteral("statistics"), [this](const Request &) { return statistics(); });
    if (m_context.options.plan != Plan::OpenSource) {
        add(Method::Post, QStringLiteral("v2alpha1/inventory/identities/search"),
            [this](const Request &r) { return searchIdentities(r); }, true);
    }
}

void InventoryService::addDeviceRoutes()
{
    const QString device = QStringLiteral("/api/devices/v1/inventory/device/attributes");
    for (const Method method : { Method::Put, Method::Patch }) {
        m_context.router.add(
            method, device, Access::DeviceJwt,
            [this, method](const Request &request) {
                const Row row = m_fleet.find(DeviceId(request.identity.subject));
                return writeAttributes(request, row, method == Method::Put);
            },
            json());
    }
}

api::Device InventoryService::toDevice(const Fleet &fleet, Row row, const std::vector<api::AttributeName> &only)
{
    const AttributeTable &table = fleet.table();
    api::Device device;
    device.id = fleet.id(row);
    const auto add = [&](int column) {
        if (column == AttributeTable::kNoColumn || !table.has(row, column))
            return;
        const ColumnKey &key = table.columnKey(column);
        api::Attribute attribute { key.scope, key.name, *table.value(row, column), {}, {} };
        if (key.scope == QLatin1String("tags")) {
            attribute.description = fleet.tagDescription(row, key.name);
            attribute.timestamp = fleet.tagTime(row, key.name);
        }
        device.attributes.push_back(std::move(attribute));
    };
    const int updated = table.findColumn(QStringLiteral("system"), QStringLiteral("updated_ts"));
    if (only.empty()) {
        for (int column = 0; column < table.columnCount(); ++column)
            add(column);
    } else {
        for (const api::AttributeName &name : only) {
            const int column = table.findColumn(name.scope, name.name);
            if (column != updated)
                add(column);
        }
        add(updated); // comes along whatever was selected
    }
    if (updated != AttributeTable::kNoColumn)
        device.updated = Timestamp::fromRfc3339(QStringView(table.text(row, updated)));
    return device;
}

Response InventoryService::page(
    const std::vector<Row> &rows, qint64 offset, qint64 count, const std::vector<api::AttributeName> &only) const
{
    api::JsonWriter writer;
    writer.beginArray();
    const auto total = static_cast<qint64>(rows.size());
    for (qint64 at = offset; at < std::min(offset + count, total); ++at)
        api::encode(writer, toDevice(m_fleet, rows[static_cast<size_t>(at)], only));
    return Response::json(writer.endArray().take());
}

Response InventoryService::listDevices(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &wanted = std::get<PageRequest>(paging);
    const auto query = readListQuery(request);
    if (const auto *problem = std::get_if<QString>(&query))
        return apiError(400, *problem);
    ListQuery list = std::get<ListQuery>(query);
    limitToGroups(list.search, request);
    const auto answer = m_queries.rows(list.search);
    if (std::holds_alternative<QString>(answer))
        return apiError(500, QStringLiteral("internal error"));
    std::vector<Row> rows = *std::get<0>(answer);
    if (!list.loose.empty())
        std::erase_if(rows, [&](Row row) { return !matchesLoosely(m_fleet, row, list.loose); });
    Response response = page(rows, wanted.offset(), wanted.perPage, {});
    addPaging(response, request, wanted, static_cast<qint64>(rows.size()));
    return response;
}

Response InventoryService::showDevice(const Request &request) const
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    api::JsonWriter writer;
    api::encode(writer, toDevice(m_fleet, row));
    Response response = Response::json(writer.take());
    if (const QByteArray etag = m_fleet.tagsEtag(row); !etag.isEmpty())
        response.addHeader("ETag", etag);
    return response;
}

Response InventoryService::clearDevice(const Request &request)
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    std::vector<AttributeWrite> writes;
    const AttributeTable &table = m_fleet.table();
    for (int column = 0; column < table.columnCount(); ++column) {
        if (table.columnKey(column).scope == QLatin1String("inventory") && table.has(row, column))
            writes.push_back({ table.columnKey(column).scope, table.columnKey(column).name, std::nullopt, {} });
    }
    m_fleet.write(row, writes);
    return Response::empty();
}

Response InventoryService::showGroup(const Request &request) const
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    const QString group = m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group"));
    api::JsonWriter writer;
    writer.beginObject().key("group");
    if (group.isEmpty())
        writer.null();
    else
        writer.value(QStringView(group));
    return Response::json(writer.endObject().take());
}

Response InventoryService::setGroup(const Request &request)
{
    const auto body = jsonObject(request.body);
    if (!body)
        return apiError(400, QStringLiteral("failed to decode device group data: JSON payload is empty"));
    const QString group = body->value(QLatin1String("group")).toString();
    if (!isGroupName(group))
        return badGroupName();
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    m_fleet.setGroup(row, group);
    return Response::empty();
}

Response InventoryService::leaveGroup(const Request &request)
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    if (row == Fleet::kNoRow
        || m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group")) != request.param(QStringLiteral("name")))
        return noSuchDevice();
    m_fleet.setGroup(row, {});
    return Response::empty();
}

Response InventoryService::listGroups(const Request &request) const
{
    const AttributeTable &table = m_fleet.table();
    const int column = table.findColumn(QStringLiteral("system"), QStringLiteral("group"));
    const std::optional<QString> status = request.queryValue(u"status");
    QStringList names;
    if (status) {
        std::vector<bool> seen(table.numberBound(column), false);
        const AuthStatus wanted = api::authStatusFromWire(*status);
        for (Row row = 0; row < table.rowBound(); ++row) {
            const ValueNumber number = table.number(row, column);
            if (number == 0 || seen[number] || m_fleet.status(row) != wanted)
                continue;
            seen[number] = true;
            names.append(attributeText(table.valueOf(column, number)));
        }
    } else {
        for (ValueNumber number = 1; number < table.numberBound(column); ++number) {
            if (table.isLiveNumber(column, number))
                names.append(attributeText(table.valueOf(column, number)));
        }
    }
    if (const std::optional<QStringList> &groups = request.admission.deviceGroups)
        names.removeIf([&groups](const QString &name) { return !groups->contains(name); });
    names.sort();
    api::JsonWriter writer;
    return Response::json(writer.value(names).take());
}

Response InventoryService::listGroupDevices(const Request &request) const
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &wanted = std::get<PageRequest>(paging);
    const std::vector<Row> rows = m_fleet.rowsInGroup(request.param(QStringLiteral("name")));
    if (rows.empty())
        return apiError(404, QStringLiteral("group not found"));
    api::JsonWriter writer;
    writer.beginArray();
    const auto total = static_cast<qint64>(rows.size());
    for (qint64 at = wanted.offset(); at < std::min(wanted.offset() + wanted.perPage, total); ++at)
        writer.value(QStringView(m_fleet.id(rows[static_cast<size_t>(at)]).text));
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, wanted, total);
    return response;
}

Response InventoryService::changeGroup(const Request &request, bool join)
{
    const QString group = request.param(QStringLiteral("name"));
    if (!isGroupName(group))
        return badGroupName();
    const Result<QStringList> ids = api::decodeStringsBody(request.body);
    if (!ids)
        return apiError(400, QStringLiteral("invalid payload schema"));
    if (ids->isEmpty())
        return apiError(400, QStringLiteral("no device IDs present in payload"));
    api::GroupChange change;
    for (const QString &id : *ids) {
        const Row row = m_fleet.find(DeviceId(id));
        if (row == Fleet::kNoRow)
            continue;
        const QString before = m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group"));
        if (!join && before != group)
            continue;
        ++change.matched;
        if (join && before == group)
            continue;
        ++change.updated;
        m_fleet.setGroup(row, join ? group : QString());
    }
    return Response::json(api::encodeGroupChange(change));
}

Response InventoryService::dissolveGroup(const Request &request)
{
    const QString group = request.param(QStringLiteral("name"));
    if (!isGroupName(group))
        return badGroupName();
    const std::vector<Row> rows = m_fleet.rowsInGroup(group);
    for (const Row row : rows)
        m_fleet.setGroup(row, {});
    const auto count = static_cast<qint64>(rows.size());
    return Response::json(api::encodeGroupChange({ count, count }));
}

Response InventoryService::writeTags(const Request &request, bool replace)
{
    const Result<std::vector<api::Attribute>> tags = api::decodeAttributesBody(request.body);
    if (!tags)
        return apiError(400, tags.error().apiMessage);
    if (const QString problem = attributesProblem(*tags); !problem.isEmpty())
        return apiError(400, problem);
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("id"))));
    const QByteArray wanted = request.header("If-Match");
    if (row == Fleet::kNoRow)
        return wanted.isEmpty() ? Response::empty(200) : apiError(412, QStringLiteral("ETag does not match"));
    if (!wanted.isEmpty() && wanted != m_fleet.tagsEtag(row))
        return apiError(412, QStringLiteral("ETag does not match"));
    std::vector<AttributeWrite> writes;
    QSet<QString> named;
    for (const api::Attribute &tag : *tags) {
        writes.push_back({ QStringLiteral("tags"), tag.name, tag.value, tag.description });
        named.insert(tag.name);
    }
    const AttributeTable &table = m_fleet.table();
    qsizetype others = 0;
    for (int column = 0; column < table.columnCount(); ++column) {
        const ColumnKey &key = table.columnKey(column);
        if (key.scope != QLatin1String("tags") || !table.has(row, column) || named.contains(key.name))
            continue;
        ++others;
        if (replace)
            writes.push_back({ key.scope, key.name, std::nullopt, {} });
    }
    if (named.size() + (replace ? 0 : others) > kMaxTags)
        return apiError(400, QStringLiteral("the number of attributes in the scope is above the limit"));
    m_fleet.write(row, writes);
    m_fleet.setTagsEtag(row, newUuid().toLatin1());
    return Response::empty(200);
}

Response InventoryService::search(const Request &request)
{
    if (request.body.isEmpty())
        return apiError(400, QStringLiteral("failed to decode request body: EOF"));
    Result<api::SearchQuery> decoded = api::decodeSearchQuery(request.body);
    if (!decoded)
        return apiError(400, decoded.error().apiMessage);
    api::SearchQuery query = *std::move(decoded);
    limitToGroups(query, request);
    const auto answer = m_queries.rows(query);
    // The server hides what the database said about the expression.
    if (std::holds_alternative<QString>(answer))
        return apiError(500, QStringLiteral("internal error"));
    const std::vector<Row> &rows = *std::get<0>(answer);
    Response response = page(rows, qint64 { query.page - 1 } * query.perPage, query.perPage, query.attributes);
    response.addHeader("X-Total-Count", QByteArray::number(static_cast<qint64>(rows.size())));
    return response;
}

Response InventoryService::searchIdentities(const Request &request)
{
    const Result<api::IdentitySearch> wanted = api::decodeIdentitySearch(request.body);
    if (!wanted)
        return apiError(400, wanted.error().apiMessage);
    const api::AttributeName &attribute = wanted->attribute;
    if (wanted->prefix.isEmpty() || (attribute.scope != u"identity" && attribute.scope != u"tags"))
        return apiError(400, wanted->prefix.isEmpty() ? QStringLiteral("value_prefix: cannot be blank.") : QStringLiteral("scope: must be a valid value."));
    const AttributeTable &table = m_fleet.table();
    std::vector<bool> hit(table.rowBound(), false);
    if (const int column = table.findColumn(attribute.scope, attribute.name); column >= 0) {
        std::vector<bool> starts(table.numberBound(column), false);
        for (ValueNumber number = 1; number < starts.size(); ++number)
            starts[number] = table.isLiveNumber(column, number) && attributeText(table.valueOf(column, number)).startsWith(wanted->prefix, Qt::CaseInsensitive);
        for (Row row = 0; row < hit.size(); ++row)
            hit[row] = starts[table.number(row, column)];
    }
    std::vector<Row> rows = m_fleet.rows();
    const std::optional<QStringList> &groups = request.admission.deviceGroups;
    std::erase_if(rows, [&](Row row) {
        return !hit[row] || (groups && !groups->contains(m_fleet.text(row, QStringLiteral("system"), QStringLiteral("group"))));
    });
    Response response = page(rows, qint64 { wanted->page - 1 } * wanted->perPage, wanted->perPage, wanted->attributes);
    response.addHeader("X-Total-Count", QByteArray::number(static_cast<qint64>(rows.size())));
    return response;
}

Response InventoryService::listAttributes() const
{
    const AttributeTable &table = m_fleet.table();
    std::vector<api::AttributeUse> uses;
    // The server counts in a sample; here the first devices are the sample.
    const quint32 sample = std::min(kSampleSize, table.rowBound());
    for (int column = 0; column < table.columnCount(); ++column) {
        const ColumnKey &key = table.columnKey(column);
        qint64 count = 0;
        for (Row row = 0; row < sample; ++row)
            count += table.has(row, column) ? 1 : 0;
        if (count > 0)
            uses.push_back({ { key.scope, key.name }, count });
    }
    std::stable_sort(uses.begin(), uses.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    if (uses.size() > kMaxAttributeNames)
        uses.resize(kMaxAttributeNames);
    api::JsonWriter writer;
    writer.beginArray();
    for (const api::AttributeUse &use : uses)
        api::encode(writer, use);
    return Response::json(writer.endArray().take());
}

Response InventoryService::statistics() const
{
    api::DeviceStatistics statistics;
    for (const AuthStatus status : { AuthStatus::Accepted, AuthStatus::Pending, AuthStatus::Rejected,
             AuthStatus::Preauthorized, AuthStatus::NoAuth }) {
        if (const qint64 count = m_fleet.countByStatus(status); count > 0)
            statistics.byStatus.emplace_back(api::authStatusToWire(status), count);
    }
    return Response::json(api::encodeStatistics(statistics));
}

Response InventoryService::writeAttributes(const Request &request, Row row, bool replace)
{
    if (row == Fleet::kNoRow)
        return apiError(401, QStringLiteral("unauthorized"));
    const Result<std::vector<api::Attribute>> attributes = api::decodeAttributesBody(request.body);
    if (!attributes)
        return apiError(400, attributes.error().apiMessage);
    if (const QString problem = attributesProblem(*attributes); !problem.isEmpty())
        return apiError(400, problem);
    std::vector<AttributeWrite> writes;
    QSet<QString> names;
    for (const api::Attribute &attribute : *attributes) {
        writes.push_back({ QStringLiteral("inventory"), attribute.name, attribute.value, attribute.description });
        names.insert(attribute.name);
    }
    const AttributeTable &table = m_fleet.table();
    for (int column = 0; !replace && column < table.columnCount(); ++column) {
        if (table.columnKey(column).scope == QLatin1String("inventory") && table.has(row, column))
            names.insert(table.columnKey(column).name);
    }
    if (names.size() > kMaxAttributes)
        return apiError(400, QStringLiteral("the number of attributes in the scope is above the limit"));
    m_fleet.writeInventory(row, writes, replace);
    return Response::empty(200);
}

} // namespace drydock::lab
