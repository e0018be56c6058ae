// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/tags.h"

namespace drydock::api {

namespace {
constexpr char kValue[] = "value";
constexpr char kDescription[] = "description";
} // namespace

KeyedValues tagsOf(const Device &device)
{
    KeyedValues tags;
    for (const Attribute &attribute : device.attributes) {
        if (attribute.scope == QLatin1String("tags"))
            tags.insert(attribute.name, tagContent({ attribute.name, attribute.value, attribute.description }));
    }
    return tags;
}

QByteArray tagContent(const Tag &tag)
{
    JsonWriter writer;
    writer.beginObject().optField(kDescription, tag.description).field(kValue, tag.value);
    return canonicalJson(writer.endObject().take());
}

Tag tagFrom(const QString &name, const QByteArray &content)
{
    const Result<Tag> tag = decodeBody<Tag>(content, [&name](Reader &reader) {
        Tag read { name, {}, reader.optString(kDescription) };
        if (auto value = reader.attributeValue(kValue))
            read.value = *std::move(value);
        else
            reader.fail("value: of no kind that inventory knows");
        return read;
    });
    return tag.ok() ? *tag : Tag { name, QString::fromUtf8(content), {} };
}

std::vector<Attribute> attributesFrom(const KeyedValues &tags)
{
    std::vector<Attribute> attributes;
    for (auto it = tags.constBegin(); it != tags.constEnd(); ++it) {
        const Tag tag = tagFrom(it.key(), it.value());
        attributes.push_back({ QStringLiteral("tags"), tag.name, tag.value, tag.description, {} });
    }
    return attributes;
}

} // namespace drydock::api
