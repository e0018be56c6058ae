// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/inventory.h"

#include "models/api/attributefields.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(const QString &version, std::initializer_list<QString> tail)
{
    return QStringList { version, QStringLiteral("inventory") } + QStringList(tail);
}

const QString kV1 = QStringLiteral("v1");
const QString kV2 = QStringLiteral("v2");
const QString kDevices = QStringLiteral("devices");
const QString kGroups = QStringLiteral("groups");

//! The tiers of one status, added up; a bare number where a server does not know tiers.
qint64 countOf(const Reader &tiers)
{
    if (const auto plain = tiers.asInteger())
        return *plain;
    qint64 sum = 0;
    tiers.ownMembers([&sum](const QString &, Reader &count) {
        // Counters only: nobody has a quadrillion devices, and a sum that overflows is undefined.
        constexpr qint64 kMost = 1'000'000'000'000'000;
        const qint64 number = count.asInteger().value_or(0);
        if (number > 0 && number <= kMost && sum <= kMost)
            sum += number;
    });
    return sum;
}

Result<GroupChange> decodeChange(const HttpReply &reply)
{
    return decodeObject<GroupChange>(reply, decodeGroupChange);
}

RequestSpec groupMembersSpec(Verb verb, const QString &operation, const QString &group, const QList<DeviceId> &ids)
{
    return request::withJson(
        request::make(verb, operation, path(kV1, { kGroups, group, kDevices }), Lane::Interactive), idsToJson(ids));
}

//! A scope that every server has, as a literal: copies of it count no references. Null for any other.
QString knownScope(std::string_view text)
{
    const auto is = [text](std::string_view scope) { return detail::sameText(text, scope); };
    switch (text.size()) { // of no two the same
    case 4:
        return is("tags") ? QStringLiteral("tags") : QString();
    case 6:
        return is("system") ? QStringLiteral("system") : QString();
    case 7:
        return is("monitor") ? QStringLiteral("monitor") : QString();
    case 8:
        return is("identity") ? QStringLiteral("identity") : QString();
    case 9:
        return is("inventory") ? QStringLiteral("inventory") : QString();
    default:
        return {};
    }
}

//! The usual attribute without a Reader. False where anything is unusual; decodeAttribute() then reads it again, or
//! says what is wrong.
bool readUsual(simdjson::dom::element item, DecodeContext &context, Attribute &attribute)
{
    detail::AttributeFields fields;
    if (!fields.read(item) || fields.isDescribed)
        return false;
    attribute.scope = knownScope(*fields.scope);
    attribute.name = context.intern(*fields.name);
    return !attribute.scope.isNull() && context.readAttributeValue(*fields.value, attribute.value);
}

void readAttributes(Reader &reader, std::vector<Attribute> &attributes)
{
    const char *const key = "attributes";
    constexpr size_t kUsual = 128; // the server allows 100 a scope; a hostile page may claim millions
    attributes.reserve(std::min(reader.count(key), kUsual));
    DecodeContext own;
    DecodeContext &context = reader.context() != nullptr ? *reader.context() : own;
    reader.eachItem(key, [&](simdjson::dom::element item, qsizetype index) {
        if (readUsual(item, context, attributes.emplace_back()))
            return;
        Reader each = reader.item(key, item, index);
        attributes.back() = decodeAttribute(each);
        // A device with one strange attribute is still a device: taking it for absent would remove it from the fleet.
        if (!each.ok())
            attributes.pop_back();
        each.forgive();
    });
}

RequestSpec searchSpec(const SearchQuery &query, Lane lane)
{
    return request::repeatable(request::withJson(
        request::make(Verb::Post, QStringLiteral("Inventory V2 Search Device Inventories"),
            path(kV2, { QStringLiteral("filters"), QStringLiteral("search") }), lane),
        encodeSearchQuery(query)));
}

RequestSpec tagsSpec(Verb verb, const QString &operation, const DeviceId &id, const std::vector<Attribute> &tags,
    const QByteArray &etag)
{
    RequestSpec spec = request::withJson(request::make(verb, operation,
                                             path(kV1, { kDevices, id.text, QStringLiteral("tags") }), Lane::Interactive),
        encodeAttributesBody(tags));
    // With an ETag the second time would fail: the first one has changed it.
    spec.idempotent = etag.isEmpty();
    if (!etag.isEmpty())
        spec.headers.append({ QByteArrayLiteral("If-Match"), etag });
    return spec;
}

} // namespace

const AttributeValue *Device::find(QStringView scope, QStringView name) const
{
    for (const Attribute &attribute : attributes) {
        if (attribute.name == name && attribute.scope == scope)
            return &attribute.value;
    }
    return nullptr;
}

Attribute decodeAttribute(Reader &reader)
{
    Attribute attribute;
    attribute.scope = reader.shared("scope");
    attribute.name = reader.shared("name");
    attribute.description = reader.optString("description");
    attribute.timestamp = reader.optTime("timestamp");
    if (auto value = reader.attributeValue("value"))
        attribute.value = *std::move(value);
    else
        reader.fail("value: neither text, number, true, false nor a list of texts or numbers");
    return attribute;
}

void encode(JsonWriter &writer, const Attribute &attribute)
{
    writer.beginObject().field("name", attribute.name).field("value", attribute.value).field("scope", attribute.scope);
    writer.optField("description", attribute.description);
    writer.optField("timestamp", attribute.timestamp);
    writer.endObject();
}

Device decodeDevice(Reader &reader)
{
    Device device;
    device.id = DeviceId(reader.id("id"));
    device.updated = reader.optTime("updated_ts");
    readAttributes(reader, device.attributes);
    return device;
}

void encode(JsonWriter &writer, const Device &device)
{
    writer.beginObject().field("id", device.id.text);
    writer.key("attributes").beginArray();
    for (const Attribute &attribute : device.attributes)
        encode(writer, attribute);
    writer.endArray();
    writer.optField("updated_ts", device.updated);
    writer.endObject();
}

AttributeUse decodeAttributeUse(Reader &reader)
{
    AttributeUse use;
    use.name.scope = reader.shared("scope");
    use.name.name = reader.shared("name");
    use.count = reader.optInteger("count");
    return use;
}

void encode(JsonWriter &writer, const AttributeUse &use)
{
    writer.beginObject().field("name", use.name.name).field("scope", use.name.scope).field("count", use.count);
    writer.endObject();
}

qint64 DeviceStatistics::total() const
{
    qint64 sum = 0;
    for (const auto &[status, count] : byStatus)
        sum += count;
    return sum;
}

DeviceStatistics decodeDeviceStatistics(Reader &reader)
{
    DeviceStatistics statistics;
    if (!reader.object("devices_by_status"))
        reader.fail("devices_by_status: expected an object");
    reader.members("devices_by_status", [&statistics](const QString &status, Reader &tiers) {
        statistics.byStatus.emplace_back(status, countOf(tiers));
    });
    return statistics;
}

QByteArray encodeStatistics(const DeviceStatistics &statistics)
{
    JsonWriter writer;
    writer.beginObject().key("devices_by_status").beginObject();
    const auto put = [&writer](const QString &status, qint64 count) {
        writer.key(QStringView(status)).beginObject();
        writer.field("standard", count).field("micro", 0).field("system", 0).endObject();
    };
    QStringList missing { QStringLiteral("accepted"), QStringLiteral("pending") };
    for (const auto &[status, count] : statistics.byStatus) {
        put(status, count);
        missing.removeOne(status);
    }
    for (const QString &status : missing)
        put(status, 0);
    return writer.endObject().endObject().take();
}

GroupChange decodeGroupChange(Reader &reader)
{
    if (!reader.isObject())
        reader.fail("expected an object");
    return { reader.optInteger("matched_count"), reader.optInteger("updated_count") };
}

QByteArray encodeGroupChange(const GroupChange &change)
{
    JsonWriter writer;
    writer.beginObject().field("matched_count", change.matched).field("updated_count", change.updated);
    return writer.endObject().take();
}

Result<std::vector<Attribute>> decodeAttributesBody(const QByteArray &json)
{
    return decodeBody<std::vector<Attribute>>(json, [](Reader &reader) {
        std::vector<Attribute> attributes;
        reader.eachElement([&attributes](Reader &each) {
            Attribute attribute;
            attribute.name = each.id("name");
            attribute.scope = each.optString("scope");
            attribute.description = each.optString("description");
            if (auto value = each.attributeValue("value"))
                attribute.value = *std::move(value);
            else
                each.fail("value: supported types are string, float64, and arrays thereof");
            attributes.push_back(std::move(attribute));
        });
        return attributes;
    });
}

QByteArray encodeAttributesBody(const std::vector<Attribute> &attributes)
{
    JsonWriter writer;
    writer.beginArray();
    for (const Attribute &attribute : attributes) {
        writer.beginObject().field("name", attribute.name).field("value", attribute.value);
        writer.optField("description", attribute.description);
        writer.endObject();
    }
    return writer.endArray().take();
}

Result<QStringList> decodeStringsBody(const QByteArray &json)
{
    return decodeBody<QStringList>(json, [](Reader &reader) {
        QStringList texts;
        reader.eachElement([&texts](Reader &each) {
            if (const auto text = each.asString())
                texts.append(*text);
            else
                each.fail("expected a string");
        });
        return texts;
    });
}

Call<Page<Device>> InventoryApi::search(const SearchQuery &query, Lane lane) const
{
    return { m_transport.send(searchSpec(query, lane)),
        [](const HttpReply &reply) { return decodePage<Device>(reply, decodeDevice); } };
}

Call<DeviceTable> InventoryApi::searchTable(const SearchQuery &query, Lane lane) const
{
    return { m_transport.send(searchSpec(query, lane)), decodeDeviceTable };
}

Call<DeviceWithEtag> InventoryApi::device(const DeviceId &id) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("Get Device Inventory"), path(kV1, { kDevices, id.text }), Lane::Interactive)),
        [](const HttpReply &reply) {
            return decodeObject<DeviceWithEtag>(reply, [&reply](Reader &reader) {
                return DeviceWithEtag { decodeDevice(reader), reply.header("ETag").trimmed() };
            });
        } };
}

Call<Page<AttributeUse>> InventoryApi::attributes() const
{
    return { m_transport.send(request::get(QStringLiteral("Get filterable attributes"),
                 path(kV2, { QStringLiteral("filters"), QStringLiteral("attributes") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodePage<AttributeUse>(reply, decodeAttributeUse); } };
}

Call<DeviceStatistics> InventoryApi::statistics(Lane lane) const
{
    return { m_transport.send(
                 request::get(QStringLiteral("Get Statistics"), path(kV2, { QStringLiteral("statistics") }), lane)),
        [](const HttpReply &reply) { return decodeObject<DeviceStatistics>(reply, decodeDeviceStatistics); } };
}

Call<QStringList> InventoryApi::groups(Lane lane) const
{
    return { m_transport.send(request::get(QStringLiteral("List Groups"), path(kV1, { kGroups }), lane)),
        decodeStrings };
}

Call<GroupChange> InventoryApi::addToGroup(const QString &group, const QList<DeviceId> &ids) const
{
    return { m_transport.send(
                 groupMembersSpec(Verb::Patch, QStringLiteral("Add Devices to Group"), group, ids)),
        decodeChange };
}

Call<GroupChange> InventoryApi::removeFromGroup(const QString &group, const QList<DeviceId> &ids) const
{
    return { m_transport.send(
                 groupMembersSpec(Verb::Delete, QStringLiteral("Remove Devices from Group"), group, ids)),
        decodeChange };
}

Call<Nothing> InventoryApi::dissolveGroup(const QString &group) const
{
    return { m_transport.send(request::make(
                 Verb::Delete, QStringLiteral("Remove a Group"), path(kV1, { kGroups, group }), Lane::Interactive)),
        decodeNothing };
}

Call<Nothing> InventoryApi::replaceTags(
    const DeviceId &id, const std::vector<Attribute> &tags, const QByteArray &etag) const
{
    return { m_transport.send(tagsSpec(Verb::Put, QStringLiteral("Assign Tags"), id, tags, etag)), decodeNothing };
}

Call<Nothing> InventoryApi::addTags(
    const DeviceId &id, const std::vector<Attribute> &tags, const QByteArray &etag) const
{
    return { m_transport.send(tagsSpec(Verb::Patch, QStringLiteral("Add Tags"), id, tags, etag)), decodeNothing };
}

Call<Nothing> InventoryApi::removeTag(const DeviceId &id, const QString &name) const
{
    return device(id).andThen<Nothing>([api = *this, id, name](const DeviceWithEtag &found) {
        std::vector<Attribute> others;
        for (const Attribute &attribute : found.device.attributes) {
            if (attribute.scope == QLatin1String("tags") && attribute.name != name)
                others.push_back(attribute);
        }
        return api.replaceTags(id, others, found.tagsEtag);
    });
}

} // namespace drydock::api
