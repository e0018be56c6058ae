// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonwriter.h"

#include <array>
#include <charconv>
#include <cmath>

namespace drydock::api {

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasElement.empty()) {
        Q_ASSERT_X(m_out.isEmpty(), "JsonWriter", "a document holds one value");
        return;
    }
    Q_ASSERT_X(m_out.back() != ':', "JsonWriter", "a key without its value");
    if (m_hasElement.back())
        m_out.append(',');
    m_hasElement.back() = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out.append('{');
    m_hasElement.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    Q_ASSERT(!m_hasElement.empty() && !m_afterKey);
    m_hasElement.pop_back();
    m_out.append('}');
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out.append('[');
    m_hasElement.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    Q_ASSERT(!m_hasElement.empty() && !m_afterKey);
    m_hasElement.pop_back();
    m_out.append(']');
    return *this;
}

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    Q_ASSERT(!m_hasElement.empty() && !m_afterKey);
    separate();
    string(name);
    m_out.append(':');
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::key(QStringView name)
{
    return key(QByteArrayView(name.toUtf8()));
}

JsonWriter &JsonWriter::value(QStringView text)
{
    separate();
    string(text.toUtf8());
    return *this;
}

JsonWriter &JsonWriter::integer(qint64 number)
{
    separate();
    std::array<char, 24> buffer {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    m_out.append(buffer.data(), end.ptr - buffer.data());
    return *this;
}

JsonWriter &JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();
    separate();
    std::array<char, 32> buffer {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    m_out.append(buffer.data(), end.ptr - buffer.data());
    return *this;
}

JsonWriter &JsonWriter::boolean(bool flag)
{
    separate();
    m_out.append(flag ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::value(Timestamp time)
{
    if (!time.isValid())
        return null();
    separate();
    string(time.toRfc3339());
    return *this;
}

JsonWriter &JsonWriter::value(const AttributeValue &attribute)
{
    struct Visitor {
        JsonWriter &writer;
        void operator()(const QString &text) const { writer.value(text); }
        void operator()(double number) const { writer.value(number); }
        void operator()(bool flag) const { writer.value(flag); }
        void operator()(const QStringList &texts) const { writer.value(texts); }
        void operator()(const std::vector<double> &numbers) const
        {
            writer.beginArray();
            for (const double number : numbers)
                writer.value(number);
            writer.endArray();
        }
    };
    std::visit(Visitor { *this }, attribute);
    return *this;
}

JsonWriter &JsonWriter::value(const QStringList &texts)
{
    beginArray();
    for (const QString &text : texts)
        value(text);
    return endArray();
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out.append("null");
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out.append(json);
    return *this;
}

JsonWriter &JsonWriter::optField(QByteArrayView name, const QString &text)
{
    return text.isEmpty() ? *this : key(name).value(text);
}

JsonWriter &JsonWriter::optField(QByteArrayView name, Timestamp time)
{
    return time.isValid() ? key(name).value(time) : *this;
}

void JsonWriter::string(QByteArrayView utf8)
{
    static constexpr char kHex[] = "0123456789abcdef";
    m_out.append('"');
    qsizetype copied = 0;
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const auto c = static_cast<unsigned char>(utf8[at]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out.append(utf8.sliced(copied, at - copied));
        copied = at + 1;
        m_out.append('\\');
        switch (c) {
        case '"':
        case '\\':
            m_out.append(static_cast<char>(c));
            break;
        case '\n':
            m_out.append('n');
            break;
        case '\r':
            m_out.append('r');
            break;
        case '\t':
            m_out.append('t');
            break;
        default:
            m_out.append("u00");
            m_out.append(kHex[c >> 4U]);
            m_out.append(kHex[c & 0xFU]);
        }
    }
    m_out.append(utf8.sliced(copied));
    m_out.append('"');
}

QByteArray toJson(const QStringList &texts)
{
    return JsonWriter().value(texts).take();
}

} // namespace drydock::api
