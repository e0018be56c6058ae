// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's inventory service, management API v1 and v2: search, attributes, groups, tags, statistics.
// Structs are plain values; InventoryApi is a stateless façade. v2 search serves lists (totals, selection of
// attributes, several sort keys); v1 serves groups, tags and one device.
// Facts: contract `/api/management/v{1,2}/inventory/*`, server.md section 4.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/attributevalue.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

//! Scopes: "identity", "inventory", "system", "tags", "monitor".
struct AttributeName {
    QString scope;
    QString name;
    bool operator==(const AttributeName &) const = default;
    friend size_t qHash(const AttributeName &a, size_t seed = 0) { return qHashMulti(seed, a.scope, a.name); }
};

struct Attribute {
    QString scope;
    QString name;
    AttributeValue value;
    QString description;
    Timestamp timestamp;
    bool operator==(const Attribute &) const = default;
};

struct Device {
    DeviceId id;
    std::vector<Attribute> attributes;
    Timestamp updated; //!< updated_ts: the device's own last inventory write; invalid before the first
    //! The value of an attribute, or null.
    [[nodiscard]] const AttributeValue *find(QStringView scope, QStringView name) const;
    bool operator==(const Device &) const = default;
};
Device decodeDevice(Reader &reader);
void encode(JsonWriter &writer, const Device &device);
Attribute decodeAttribute(Reader &reader);
void encode(JsonWriter &writer, const Attribute &attribute);

struct FilterTerm {
    QString scope;
    QString attribute;
    QString type; //!< "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$ltne", "$in", "$nin", "$exists", "$regex"
    AttributeValue value;
    bool operator==(const FilterTerm &) const = default;
};
struct SortTerm {
    QString scope;
    QString attribute;
    bool descending = false;
    bool operator==(const SortTerm &) const = default;
};
struct SearchQuery {
    int page = 1;
    int perPage = 20; //!< at most kMaxPerPage
    std::vector<FilterTerm> filters; //!< all must hold
    std::vector<SortTerm> sort; //!< ignored by the server where text is set
    std::vector<AttributeName> attributes; //!< empty: all
    QList<DeviceId> deviceIds; //!< empty: no restriction
    QString text;
    bool operator==(const SearchQuery &) const = default;
};
Result<SearchQuery> decodeSearchQuery(const QByteArray &json); //!< as the server must read it; Unprocessable on nonsense
QByteArray encodeSearchQuery(const SearchQuery &query);

struct AttributeUse {
    AttributeName name;
    qint64 count = 0; //!< in a sample of at most 5,000 devices
    bool operator==(const AttributeUse &) const = default;
};
AttributeUse decodeAttributeUse(Reader &reader);
void encode(JsonWriter &writer, const AttributeUse &use);

//! Devices by status; tiers are added up.
struct DeviceStatistics {
    std::vector<std::pair<QString, qint64>> byStatus; //!< wire word of the status, count
    [[nodiscard]] qint64 total() const;
    bool operator==(const DeviceStatistics &) const = default;
};
DeviceStatistics decodeDeviceStatistics(Reader &reader);
QByteArray encodeStatistics(const DeviceStatistics &statistics); //!< all in tier "standard"; accepted and pending always

struct GroupChange {
    qint64 matched = 0;
    qint64 updated = 0;
    bool operator==(const GroupChange &) const = default;
};
GroupChange decodeGroupChange(Reader &reader);
QByteArray encodeGroupChange(const GroupChange &change);

// What the server reads, beside searches.
//! The array of {name, value, description} of tags and of a device's own inventory; scope and time are the server's.
//! Unprocessable where a name is empty or a value is of no kind that inventory knows.
Result<std::vector<Attribute>> decodeAttributesBody(const QByteArray &json);
QByteArray encodeAttributesBody(const std::vector<Attribute> &attributes);
Result<QStringList> decodeStringsBody(const QByteArray &json); //!< an array of ids or tags

//! A device with the ETag of its tags (empty when never tagged).
struct DeviceWithEtag {
    Device device;
    QByteArray tagsEtag;
    bool operator==(const DeviceWithEtag &) const = default;
};

class InventoryApi {
public:
    explicit InventoryApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<Device>> search(const SearchQuery &query, Lane lane) const; //!< v2 filters/search
    Call<DeviceWithEtag> device(const DeviceId &id) const; //!< v1
    Call<Page<AttributeUse>> attributes() const; //!< v2 filters/attributes
    Call<DeviceStatistics> statistics(Lane lane = Lane::Polling) const; //!< v2
    Call<QStringList> groups(Lane lane = Lane::Polling) const; //!< v1
    Call<GroupChange> addToGroup(const QString &group, const QList<DeviceId> &ids) const; //!< v1 PATCH, moves
    Call<GroupChange> removeFromGroup(const QString &group, const QList<DeviceId> &ids) const;
    Call<Nothing> dissolveGroup(const QString &group) const;
    //! PUT: replaces all tags; If-Match when the ETag is not empty.
    Call<Nothing> replaceTags(const DeviceId &id, const std::vector<Attribute> &tags, const QByteArray &etag) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
