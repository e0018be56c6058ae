// SPDX-License-Identifier: GPL-3.0-or-later
//
// JsonWriter: appends JSON to a byte array without building a tree; what encoders are written with. Strings are
// escaped and valid UTF-8; doubles are shortest round-trip. Pure, any thread. Misuse (a value where a key belongs)
// is a programming error caught by an assertion.
#pragma once

#include "models/core/attributevalue.h"
#include "models/core/timestamp.h"

#include <QByteArray>
#include <QStringView>

#include <concepts>
#include <vector>

namespace drydock::api {

class JsonWriter {
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(QByteArrayView name); //!< an ASCII field name of the API
    JsonWriter &key(QStringView name); //!< a name that is data
    JsonWriter &value(QStringView text);
    JsonWriter &value(const QString &text) { return value(QStringView(text)); }
    template<std::integral Integer>
        requires(!std::same_as<Integer, bool>)
    JsonWriter &value(Integer number)
    {
        return integer(static_cast<qint64>(number));
    }
    JsonWriter &value(double number); //!< null where JSON has no such number
    //! Exactly bool: a pointer must not become true.
    JsonWriter &value(std::same_as<bool> auto flag) { return boolean(flag); }
    JsonWriter &value(Timestamp time); //!< null when invalid
    JsonWriter &value(const AttributeValue &attribute);
    JsonWriter &value(const QStringList &texts);
    JsonWriter &null();
    //! Already encoded JSON, taken as it is.
    JsonWriter &raw(QByteArrayView json);

    //! key() and value() in one, for the encoders' many fields.
    template<class Value> JsonWriter &field(QByteArrayView name, const Value &content)
    {
        return key(name).value(content);
    }
    //! Left out where there is nothing to say.
    JsonWriter &optField(QByteArrayView name, const QString &text);
    JsonWriter &optField(QByteArrayView name, Timestamp time);

    [[nodiscard]] const QByteArray &json() const { return m_out; }
    QByteArray take() { return std::move(m_out); }

private:
    JsonWriter &integer(qint64 number);
    JsonWriter &boolean(bool flag);
    void separate();
    void string(QByteArrayView utf8);

    QByteArray m_out;
    std::vector<bool> m_hasElement; //!< per open bracket
    bool m_afterKey = false;
};

//! One struct as a JSON text, by the encode() that stands beside it.
template<class T> QByteArray toJson(const T &value)
{
    JsonWriter writer;
    encode(writer, value);
    return writer.take();
}

//! A list of structs as one JSON array.
template<class T> QByteArray toJson(const std::vector<T> &values)
{
    JsonWriter writer;
    writer.beginArray();
    for (const T &value : values)
        encode(writer, value);
    return writer.endArray().take();
}

//! A JSON array of strings.
QByteArray toJson(const QStringList &texts);

//! A JSON array of ids.
template<class Id> QByteArray idsToJson(const QList<Id> &ids)
{
    JsonWriter writer;
    writer.beginArray();
    for (const Id &id : ids)
        writer.value(id.text);
    return writer.endArray().take();
}

} // namespace drydock::api
