// SPDX-License-Identifier: GPL-3.0-or-later
//
// The settings half of useradm.h: objects whose unknown keys belong to other clients and must survive every write.
#include "models/api/useradm.h"

#include <limits>

namespace drydock::api {

namespace {

using Members = std::vector<std::pair<QString, QByteArray>>;

//! The members of the object in order, values as JSON. Nested values are written anew without blanks, numbers and
//! texts as the parser read them.
Result<Members> membersOf(const QByteArray &json)
{
    HttpReply reply;
    reply.body = json;
    return decodeObject<Members>(reply, [](Reader &reader) {
        Members members;
        if (!reader.isObject())
            reader.fail("expected an object");
        reader.ownMembers([&members](const QString &name, Reader &value) {
            members.emplace_back(name, QByteArray::fromStdString(simdjson::minify(value.element())));
        });
        return members;
    });
}

QByteArray objectOf(const Members &members)
{
    JsonWriter writer;
    writer.beginObject();
    for (const auto &[name, value] : members)
        writer.key(QStringView(name)).raw(value);
    return writer.endObject().take();
}

} // namespace

Result<Settings> decodeSettings(const QByteArray &json, const QByteArray &etag)
{
    HttpReply reply;
    reply.body = json;
    return decodeObject<Settings>(reply, [&](Reader &reader) {
        Settings settings { json, etag, {}, {} };
        if (!reader.isObject())
            reader.fail("expected an object");
        if (const auto chosen = reader.object("id_attribute")) {
            settings.idAttributeScope = chosen->optString("scope");
            settings.idAttributeName = chosen->optString("attribute");
        } else {
            settings.idAttributeName = reader.optString("id_attribute");
        }
        // Older clients stored the words of their menu for the device id itself.
        if (settings.idAttributeName == QLatin1String("Device ID") || settings.idAttributeName == QLatin1String("id"))
            settings.idAttributeName.clear();
        if (settings.idAttributeName.isEmpty())
            settings.idAttributeScope.clear();
        else if (settings.idAttributeScope.isEmpty())
            settings.idAttributeScope = QStringLiteral("identity");
        return settings;
    });
}

Result<QByteArray> withSetting(const QByteArray &settingsJson, const QString &key, const QByteArray &valueJson)
{
    Result<Members> members = membersOf(settingsJson);
    if (!members.ok())
        return members.error();
    Members changed = *members;
    const auto known
        = std::find_if(changed.begin(), changed.end(), [&key](const auto &member) { return member.first == key; });
    if (known != changed.end())
        known->second = valueJson;
    else
        changed.emplace_back(key, valueJson);
    return objectOf(changed);
}

Result<QByteArray> withoutSetting(const QByteArray &settingsJson, const QString &key)
{
    Result<Members> members = membersOf(settingsJson);
    if (!members.ok())
        return members.error();
    Members changed = *members;
    std::erase_if(changed, [&key](const auto &member) { return member.first == key; });
    return objectOf(changed);
}

QByteArray settingValue(const QByteArray &settingsJson, const QString &key)
{
    const Result<Members> members = membersOf(settingsJson);
    if (!members.ok())
        return {};
    for (const auto &[name, value] : *members) {
        if (name == key)
            return value;
    }
    return {};
}

QByteArray encodeIdAttribute(const QString &scope, const QString &name)
{
    JsonWriter writer;
    writer.beginObject().field("attribute", name).field("scope", scope);
    return writer.endObject().take();
}

IdAttribute decodeIdAttribute(const QByteArray &valueJson)
{
    if (valueJson.isEmpty())
        return {};
    const Result<Settings> settings = decodeSettings(settingsObject({ { kIdAttributeSetting, valueJson } }), {});
    return settings.ok() ? IdAttribute { settings->idAttributeScope, settings->idAttributeName } : IdAttribute {};
}

std::optional<OfflineThreshold> decodeOfflineThreshold(const QByteArray &valueJson)
{
    if (valueJson.isEmpty())
        return std::nullopt;
    const auto threshold = decodeBody<OfflineThreshold>(valueJson, [](Reader &reader) {
        const qint64 interval = reader.integer("interval");
        if (interval < 1 || interval > std::numeric_limits<int>::max())
            reader.fail("interval: out of range");
        return OfflineThreshold { static_cast<int>(interval), reader.string("intervalUnit") };
    });
    return threshold.ok() ? std::optional(*threshold) : std::nullopt;
}

QByteArray encodeOfflineThreshold(const OfflineThreshold &threshold)
{
    JsonWriter writer;
    writer.beginObject().field("interval", threshold.interval).field("intervalUnit", threshold.unit);
    return writer.endObject().take();
}

Result<KeyedValues> settingsMembers(const QByteArray &settingsJson)
{
    HttpReply reply;
    reply.body = settingsJson;
    return decodeObject<KeyedValues>(reply, [](Reader &reader) {
        KeyedValues members;
        if (!reader.isObject())
            reader.fail("expected an object");
        reader.ownMembers([&members](const QString &name, Reader &value) {
            members.insert(name, canonicalJson(value.element()));
        });
        return members;
    });
}

QByteArray settingsObject(const KeyedValues &members)
{
    JsonWriter writer;
    writer.beginObject();
    for (auto it = members.constBegin(); it != members.constEnd(); ++it)
        writer.key(QStringView(it.key())).raw(it.value());
    return writer.endObject().take();
}

} // namespace drydock::api
