// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/canonicaljson.h"

#include "models/api/jsonreader.h"
#include "models/api/jsonvalues.h"
#include "models/api/jsonwriter.h"

#include <cmath>

namespace drydock::api {

namespace {

void writeNumber(JsonWriter &writer, simdjson::dom::element element)
{
    constexpr double kExact = 9007199254740992.0; // beyond it not every whole number is a double
    double number = 0;
    int64_t integer = 0;
    uint64_t large = 0;
    if (element.is_int64() && element.get(integer) == simdjson::SUCCESS)
        writer.value(integer);
    else if (element.is_uint64() && element.get(large) == simdjson::SUCCESS)
        writer.raw(QByteArray::number(static_cast<qulonglong>(large)));
    else if (element.get(number) == simdjson::SUCCESS && std::trunc(number) == number && std::abs(number) < kExact)
        writer.value(static_cast<qint64>(number));
    else
        writer.value(number);
}

void write(JsonWriter &writer, simdjson::dom::element element)
{
    simdjson::dom::array array;
    simdjson::dom::object object;
    std::string_view text;
    bool flag = false;
    if (element.get(array) == simdjson::SUCCESS) {
        writer.beginArray();
        for (const simdjson::dom::element item : array)
            write(writer, item);
        writer.endArray();
    } else if (element.get(object) == simdjson::SUCCESS) {
        QMap<QString, simdjson::dom::element> members;
        for (const auto &member : object)
            members.insert(detail::toQString(member.key), member.value);
        writer.beginObject();
        for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
            writer.key(QStringView(it.key()));
            write(writer, it.value());
        }
        writer.endObject();
    } else if (element.get(text) == simdjson::SUCCESS) {
        writer.value(detail::toQString(text));
    } else if (element.get(flag) == simdjson::SUCCESS) {
        writer.value(flag);
    } else if (element.is_null()) {
        writer.null();
    } else {
        writeNumber(writer, element);
    }
}

} // namespace

QByteArray canonicalJson(simdjson::dom::element element)
{
    JsonWriter writer;
    write(writer, element);
    return writer.take();
}

QByteArray canonicalJson(const QByteArray &json)
{
    const Result<QByteArray> canonical
        = decodeBody<QByteArray>(json, [](Reader &reader) { return canonicalJson(reader.element()); });
    return canonical.ok() ? *canonical : json;
}

} // namespace drydock::api
