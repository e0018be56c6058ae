// SPDX-License-Identifier: GPL-3.0-or-later
//
// One simdjson element as a plain value, or nothing where it is of another type. What DecodeContext, Reader and the
// decoders of whole answers share; private to models/api. Pure, any thread.
#pragma once

#include "models/core/attributevalue.h"

#include <QByteArrayView>
#include <QString>

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace drydock::api::detail {

inline QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

inline QByteArrayView toView(std::string_view utf8)
{
    return { utf8.data(), static_cast<qsizetype>(utf8.size()) };
}

inline std::optional<std::string_view> stringOf(simdjson::dom::element value)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return text;
}

//! Some servers write 3 as 3.0: a number without a fraction that fits is an integer.
std::optional<qint64> integerOf(simdjson::dom::element value);
std::optional<double> numberOf(simdjson::dom::element value);
//! The strings of an array; what is not a string in it is passed over, and so is what is no array.
QStringList stringsOf(simdjson::dom::element value);
//! Of the inventory's types.
std::optional<AttributeValue> attributeValueOf(simdjson::dom::element value);

} // namespace drydock::api::detail
