// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fields of which it matters whether they are there, and lists of structs: read and written back. Private to models/api;
// pure.
#pragma once

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace drydock::api::fields {

inline void requireObject(Reader &reader)
{
    if (!reader.isObject())
        reader.fail("expected an object");
}

inline std::optional<qint64> integer(const Reader &reader, const char *key)
{
    constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    const qint64 value = reader.optInteger(key, kNone);
    return value == kNone ? std::nullopt : std::optional(value);
}

inline std::optional<double> number(const Reader &reader, const char *key)
{
    const double value = reader.optNumber(key, std::numeric_limits<double>::quiet_NaN());
    return std::isnan(value) ? std::nullopt : std::optional(value + 0.0); // no minus zero: JSON's readers disagree on it
}

inline std::optional<bool> flag(const Reader &reader, const char *key)
{
    const bool value = reader.optBoolean(key, false);
    return value == reader.optBoolean(key, true) ? std::optional(value) : std::nullopt;
}

inline std::optional<QString> text(const Reader &reader, const char *key)
{
    const QString value = reader.optString(key);
    return value.isNull() ? std::nullopt : std::optional(value);
}

//! A list of texts; one that is none fails the reader.
inline std::optional<QStringList> texts(Reader &reader, const char *key)
{
    if (!reader.has(key))
        return std::nullopt;
    QStringList list;
    reader.each(key, [&](Reader &element) {
        const auto text = element.asString();
        if (text)
            list.append(*text);
        else
            element.fail("expected a string");
    });
    return list;
}

//! An object of which only the server knows the fields, as JSON; empty where there is none.
inline QByteArray json(const Reader &reader, const char *key)
{
    const auto object = reader.object(key);
    return object ? QByteArray::fromStdString(simdjson::minify(object->element())) : QByteArray();
}

//! One struct per element; one that cannot be read fails the whole, because what is not shown would be lost by the
//! next change.
template<class T> std::vector<T> list(Reader &reader, const char *key, T (*decode)(Reader &))
{
    std::vector<T> items;
    reader.each(key, [&](Reader &element) { items.push_back(decode(element)); });
    return items;
}

template<class T> void write(JsonWriter &writer, QByteArrayView name, const std::optional<T> &value)
{
    if (value)
        writer.field(name, *value);
}

inline void write(JsonWriter &writer, QByteArrayView name, const QStringList &texts)
{
    if (!texts.isEmpty())
        writer.field(name, texts);
}

inline void writeJson(JsonWriter &writer, QByteArrayView name, const QByteArray &json)
{
    if (!json.isEmpty())
        writer.key(name).raw(json);
}

//! Also where there is nothing in it.
template<class T> void writeList(JsonWriter &writer, QByteArrayView name, const std::vector<T> &items)
{
    writer.key(name).beginArray();
    for (const T &item : items)
        encode(writer, item);
    writer.endArray();
}

template<class T> void writeAnyOf(JsonWriter &writer, QByteArrayView name, const std::vector<T> &items)
{
    if (!items.empty())
        writeList(writer, name, items);
}

} // namespace drydock::api::fields
