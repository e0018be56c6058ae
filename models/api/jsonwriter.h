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
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(static_cast<qint64>(number)); }
    JsonWriter &value(double number);
    JsonWriter &value(bool flag);
    JsonWriter &value(Timestamp time); //!< null when invalid
    JsonWriter &value(const AttributeValue &attribute);
    JsonWriter &value(const QStringList &texts);
    JsonWriter &null();
    //! Already encoded JSON, taken as it is.
    JsonWriter &raw(QByteArrayView json);

    [[nodiscard]] const QByteArray &json() const { return m_out; }
    QByteArray take() { return std::move(m_out); }

private:
    void separate();
    void string(QByteArrayView utf8);

    QByteArray m_out;
    std::vector<bool> m_hasElement; //!< per open bracket
    bool m_afterKey = false;
};

} // namespace drydock::api
