// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's inventory service, management API v1, v2 and v2alpha1: search, attributes, groups, tags, statistics, saved
// filters (dynamic groups; commercial), the components of a system, devices by identity.
// Structs are plain values; InventoryApi is a stateless façade. v2 search serves lists (totals, selection of
// attributes, several sort keys); v1 serves groups, tags and one device.
// Facts: contract `/api/management/v{1,2}/inventory/*`, server.md section 4.
#pragma once

#include "models/api/devicetable.h"
#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/attributevalue.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>

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

//! A dynamic group: a search by name. An operator that a later server may invent keeps its text.
struct SavedFilter {
    FilterId id; //!< empty in what is not saved yet
    QString name;
    std::vector<FilterTerm> terms;
    bool operator==(const SavedFilter &) const = default;
};
SavedFilter decodeSavedFilter(Reader &reader);
void encode(JsonWriter &writer, const SavedFilter &filter);
//! A filter as the server must read it, without an id; Unprocessable on nonsense.
Result<SavedFilter> decodeFilterDefinition(const QByteArray &json);
QByteArray encodeFilterDefinition(const SavedFilter &filter);
FilterTerm decodeFilterTerm(Reader &reader); //!< strict about operators, as the server is
void encode(JsonWriter &writer, const FilterTerm &term);

//! The v1 list: one sort key, filters by equality. search() does more; this is for servers that lack it.
struct DeviceListQuery {
    std::vector<std::pair<AttributeName, QString>> filters; //!< all must hold
    std::optional<SortTerm> sort;
    std::optional<bool> inAnyGroup;
    QString group;
    int page = 1;
    int perPage = 20;
};

//! Devices whose identity attribute or tag begins with a text.
struct IdentitySearch {
    AttributeName attribute; //!< of scope "identity" or "tags"
    QString prefix;
    std::vector<AttributeName> attributes; //!< empty: all
    int page = 1;
    int perPage = 20;
    bool operator==(const IdentitySearch &) const = default;
};
Result<IdentitySearch> decodeIdentitySearch(const QByteArray &json);
QByteArray encodeIdentitySearch(const IdentitySearch &search);

//! A part of a device of tier "system", with attributes of its own.
struct SystemComponent {
    QString name;
    std::vector<Attribute> attributes;
    bool operator==(const SystemComponent &) const = default;
};
//! One object whose members are the components; bad attributes are left out.
std::vector<SystemComponent> decodeSystemComponents(Reader &reader);
QByteArray encodeSystemComponents(const std::vector<SystemComponent> &components);

// What the server reads, beside searches.
//! {"group": …}; null is no group.
QString decodeGroup(Reader &reader);
Result<QString> decodeGroupBody(const QByteArray &json);
QByteArray encodeGroup(const QString &group); //!< null where empty
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
    Call<DeviceTable> searchTable(const SearchQuery &query, Lane lane) const; //!< the same answer by columns
    Call<DeviceWithEtag> device(const DeviceId &id) const; //!< v1
    Call<Page<AttributeUse>> attributes() const; //!< v2 filters/attributes
    Call<DeviceStatistics> statistics(Lane lane = Lane::Polling) const; //!< v2
    Call<QStringList> groups(Lane lane = Lane::Polling) const; //!< v1
    Call<GroupChange> addToGroup(const QString &group, const QList<DeviceId> &ids) const; //!< v1 PATCH, moves
    Call<GroupChange> removeFromGroup(const QString &group, const QList<DeviceId> &ids) const;
    Call<Nothing> dissolveGroup(const QString &group) const;
    //! PUT: replaces all tags; If-Match when the ETag is not empty.
    Call<Nothing> replaceTags(const DeviceId &id, const std::vector<Attribute> &tags, const QByteArray &etag) const;
    //! PATCH: adds and changes, removes none.
    Call<Nothing> addTags(const DeviceId &id, const std::vector<Attribute> &tags, const QByteArray &etag) const;

    //! Reads the tags and replaces them by the others, with their ETag: PreconditionFailed where they changed meanwhile.
    Call<Nothing> removeTag(const DeviceId &id, const QString &name) const;

    // inventorylists.cpp
    Call<Page<Device>> devices(const DeviceListQuery &query, Lane lane = Lane::Bulk) const; //!< v1
    Call<Nothing> clearInventory(const DeviceId &id) const; //!< only scope "inventory"; the device stays
    Call<QString> group(const DeviceId &id) const; //!< empty: in none
    Call<Nothing> setGroup(const DeviceId &id, const QString &group) const; //!< moves
    Call<Nothing> leaveGroup(const DeviceId &id, const QString &group) const; //!< 404 where it is not in it
    Call<Page<DeviceId>> devicesInGroup(const QString &group, int page, int perPage, Lane lane = Lane::Bulk) const;
    Call<Page<SavedFilter>> filters(int page, int perPage, Lane lane = Lane::Polling) const;
    Call<SavedFilter> filter(const FilterId &id) const;
    Call<FilterId> createFilter(const SavedFilter &filter) const; //!< 409: the name is taken
    Call<Nothing> updateFilter(const SavedFilter &filter) const;
    Call<Nothing> removeFilter(const FilterId &id) const;
    Call<Page<Device>> searchByFilter(const FilterId &id, int page, int perPage, Lane lane = Lane::Bulk) const;
    Call<std::vector<SystemComponent>> components(const DeviceId &id) const; //!< v2alpha1
    Call<Page<Device>> searchByIdentity(const IdentitySearch &search, Lane lane = Lane::Interactive) const; //!< v2alpha1

private:
    Transport &m_transport;
};

} // namespace drydock::api
