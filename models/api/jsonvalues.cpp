// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonvalues.h"

#include <cmath>

namespace drydock::api::detail {

using Element = simdjson::dom::element;
using simdjson::dom::element_type;

namespace {

std::optional<AttributeValue> listOf(simdjson::dom::array array)
{
    QStringList texts;
    std::vector<double> numbers;
    for (const Element item : array) {
        if (const auto text = stringOf(item))
            texts.append(toQString(*text));
        else if (const auto number = numberOf(item))
            numbers.push_back(*number);
        else
            return std::nullopt;
    }
    if (numbers.empty())
        return AttributeValue(std::move(texts));
    if (!texts.isEmpty())
        return std::nullopt;
    return AttributeValue(std::move(numbers));
}

} // namespace

std::optional<qint64> integerOf(Element value)
{
    constexpr double kExact = 9007199254740992.0;
    if (int64_t integer = 0; value.get(integer) == simdjson::SUCCESS)
        return integer;
    double real = 0;
    if (!value.is_double() || value.get(real) != simdjson::SUCCESS)
        return std::nullopt;
    if (std::trunc(real) != real || std::abs(real) > kExact)
        return std::nullopt;
    return static_cast<qint64>(real);
}

std::optional<double> numberOf(Element value)
{
    double number = 0;
    if (!value.is_number() || value.get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

QStringList stringsOf(Element value)
{
    QStringList texts;
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS)
        return texts;
    texts.reserve(static_cast<qsizetype>(array.size()));
    for (const Element item : array) {
        if (const auto text = stringOf(item))
            texts.append(toQString(*text));
    }
    return texts;
}

std::optional<AttributeValue> attributeValueOf(Element value)
{
    switch (value.type()) {
    case element_type::STRING:
        return AttributeValue(toQString(*stringOf(value)));
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
        return AttributeValue(*numberOf(value));
    case element_type::BOOL:
        return AttributeValue(value.get_bool().value_unsafe());
    case element_type::ARRAY:
        return listOf(value.get_array().value_unsafe());
    default:
        return std::nullopt;
    }
}

} // namespace drydock::api::detail
