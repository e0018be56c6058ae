// SPDX-License-Identifier: GPL-3.0-or-later
//
// AttributeValue: what one inventory attribute of one device can hold: a text, a number, true or false, a list
// of texts or a list of numbers. A plain value on any thread. JSON is models/api's affair, words are ui/text's.
#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>
#include <variant>
#include <vector>

namespace drydock {

//! The order of the alternatives is free to change: nothing stores an index. Compare with ==.
using AttributeValue = std::variant<QString, double, bool, QStringList, std::vector<double>>;

//! For reading and for text search: numbers without needless digits ("42", "1.5"), "true"/"false", lists joined by ", ".
[[nodiscard]] QString attributeText(const AttributeValue &value);
[[nodiscard]] QString attributeNumberText(double number);

//! A total order as the Mender server sorts: numbers, then texts (by code point), then lists, then booleans;
//! within a kind by content. Negative, zero or positive; zero only for equal values.
[[nodiscard]] int compareAttributeValues(const AttributeValue &a, const AttributeValue &b);

//! The order for people: like compareAttributeValues, but texts regardless of case and with runs of digits taken
//! as numbers ("v2.9" before "v2.10"). Equal-looking texts that differ fall back to compareAttributeValues.
[[nodiscard]] int compareAttributeValuesNaturally(const AttributeValue &a, const AttributeValue &b);

[[nodiscard]] size_t hashAttributeValue(const AttributeValue &value, size_t seed = 0);

struct AttributeValueHash {
    size_t operator()(const AttributeValue &value) const { return hashAttributeValue(value); }
};

} // namespace drydock
