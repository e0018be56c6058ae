// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device's tags as a document of named values, which is how they are merged: the name of a tag is its key, value and
// description are its content. By convention of Mender's own user interface the tag "name" names the device and
// "notes" is free text. Pure, any thread. Facts: server.md 4.1, 4.4.
#pragma once

#include "models/api/canonicaljson.h"
#include "models/api/inventory.h"

namespace drydock::api {

inline constexpr int kMostTags = 20;
inline constexpr int kLongestTagName = 1024;
inline const QString kNameTag = QStringLiteral("name");
inline const QString kNotesTag = QStringLiteral("notes");

struct Tag {
    QString name;
    AttributeValue value; //!< a text as a rule; other clients may have written numbers or lists
    QString description;
    bool operator==(const Tag &) const = default;
};

KeyedValues tagsOf(const Device &device);
//! Without its name, which is the key.
QByteArray tagContent(const Tag &tag);
//! Of a content that tagContent() or tagsOf() made; a text of the JSON itself where it is of no such form.
Tag tagFrom(const QString &name, const QByteArray &content);
//! For InventoryApi::replaceTags().
std::vector<Attribute> attributesFrom(const KeyedValues &tags);

} // namespace drydock::api
