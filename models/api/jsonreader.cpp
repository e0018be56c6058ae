// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonreader.h"

#include "models/api/jsonvalues.h"

namespace drydock::api {

using namespace detail;

namespace {

using Element = simdjson::dom::element;

} // namespace

std::optional<Element> Reader::field(const char *key) const
{
    Element value;
    if (m_element[std::string_view(key)].get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

QString Reader::string(const char *key)
{
    const auto value = field(key);
    const auto text = value ? stringOf(*value) : std::nullopt;
    if (!text) {
        failAt(key, value ? "expected a string" : "missing");
        return {};
    }
    return toQString(*text);
}

QString Reader::id(const char *key)
{
    const QString text = string(key);
    if (ok() && text.isEmpty())
        failAt(key, "empty");
    return text;
}

QString Reader::shared(const char *key)
{
    const auto value = field(key);
    const auto text = value ? stringOf(*value) : std::nullopt;
    if (!text) {
        failAt(key, value ? "expected a string" : "missing");
        return {};
    }
    return m_context != nullptr ? m_context->intern(*text) : toQString(*text);
}

qint64 Reader::integer(const char *key)
{
    const auto value = field(key);
    const auto number = value ? integerOf(*value) : std::nullopt;
    if (!number)
        failAt(key, value ? "expected an integer" : "missing");
    return number.value_or(0);
}

bool Reader::boolean(const char *key)
{
    const auto value = field(key);
    bool flag = false;
    if (!value || value->get(flag) != simdjson::SUCCESS)
        failAt(key, value ? "expected true or false" : "missing");
    return flag;
}

Timestamp Reader::time(const char *key)
{
    const auto value = field(key);
    const auto text = value ? stringOf(*value) : std::nullopt;
    const Timestamp time = text ? Timestamp::fromRfc3339(toView(*text)) : Timestamp {};
    if (!time.isValid())
        failAt(key, value ? "expected a time" : "missing");
    return time;
}

QString Reader::optString(const char *key) const
{
    const auto value = field(key);
    const auto text = value ? stringOf(*value) : std::nullopt;
    return text ? toQString(*text) : QString();
}

qint64 Reader::optInteger(const char *key, qint64 fallback) const
{
    const auto value = field(key);
    return value ? integerOf(*value).value_or(fallback) : fallback;
}

double Reader::optNumber(const char *key, double fallback) const
{
    const auto value = field(key);
    return value ? numberOf(*value).value_or(fallback) : fallback;
}

bool Reader::optBoolean(const char *key, bool fallback) const
{
    const auto value = field(key);
    bool flag = false;
    return value && value->get(flag) == simdjson::SUCCESS ? flag : fallback;
}

Timestamp Reader::optTime(const char *key) const
{
    const auto value = field(key);
    const auto text = value ? stringOf(*value) : std::nullopt;
    return text ? Timestamp::fromRfc3339(toView(*text)) : Timestamp {};
}

QStringList Reader::optStrings(const char *key) const
{
    const auto value = field(key);
    return value ? stringsOf(*value) : QStringList();
}

void Reader::each(const char *key, const std::function<void(Reader &)> &each)
{
    const auto value = field(key);
    if (!value || value->is_null())
        return;
    simdjson::dom::array array;
    if (value->get(array) != simdjson::SUCCESS)
        failAt(key, "expected an array");
    else
        runThrough(array, key, each);
}

size_t Reader::count(const char *key) const
{
    simdjson::dom::array array;
    const auto value = field(key);
    return value && value->get(array) == simdjson::SUCCESS ? array.size() : 0;
}

void Reader::eachElement(const std::function<void(Reader &)> &each)
{
    simdjson::dom::array array;
    if (m_element.get(array) != simdjson::SUCCESS)
        fail("expected an array");
    else
        runThrough(array, {}, each);
}

void Reader::runThrough(simdjson::dom::array array, std::string_view key, const std::function<void(Reader &)> &each)
{
    qsizetype index = 0;
    for (const Element item : array) {
        Reader reader(this, item, key, index++);
        each(reader);
        if (!reader.ok() && ok())
            m_problem = reader.problem();
    }
}

void Reader::members(const char *key, const std::function<void(const QString &, Reader &)> &member) const
{
    simdjson::dom::object object;
    const auto value = field(key);
    if (value && value->get(object) == simdjson::SUCCESS)
        runThrough(object, key, member);
}

void Reader::ownMembers(const std::function<void(const QString &, Reader &)> &member) const
{
    simdjson::dom::object object;
    if (m_element.get(object) == simdjson::SUCCESS)
        runThrough(object, {}, member);
}

void Reader::runThrough(simdjson::dom::object object, std::string_view key,
    const std::function<void(const QString &, Reader &)> &member) const
{
    for (const simdjson::dom::key_value_pair pair : object) {
        Reader reader(this, pair.value, key.empty() ? pair.key : key, -1);
        member(toQString(pair.key), reader);
    }
}

std::optional<Reader> Reader::object(const char *key) const
{
    const auto value = field(key);
    if (!value || !value->is_object())
        return std::nullopt;
    return Reader(this, *value, key, -1);
}

bool Reader::has(const char *key) const
{
    const auto value = field(key);
    return value && !value->is_null();
}

std::optional<AttributeValue> Reader::attributeValue(const char *key) const
{
    const auto value = field(key);
    return value ? attributeValueOf(*value) : std::nullopt;
}

std::optional<QString> Reader::asString() const
{
    const auto text = stringOf(m_element);
    return text ? std::optional(toQString(*text)) : std::nullopt;
}

std::optional<qint64> Reader::asInteger() const
{
    return integerOf(m_element);
}

QString Reader::asText() const
{
    if (const auto text = stringOf(m_element))
        return toQString(*text);
    if (const auto number = m_element.is_double() ? numberOf(m_element) : std::nullopt)
        return attributeNumberText(*number);
    return toQString(simdjson::minify(m_element));
}

QStringList Reader::asStrings() const
{
    if (const auto text = stringOf(m_element))
        return { toQString(*text) };
    return stringsOf(m_element);
}

void Reader::fail(const QByteArray &what)
{
    if (m_problem.isEmpty())
        m_problem = path() + ": " + what;
}

void Reader::failAt(const char *key, const char *what)
{
    if (m_problem.isEmpty())
        m_problem = path() + '.' + key + ": " + what;
}

void Reader::forgive()
{
    if (m_problem.isEmpty())
        return;
    if (m_context != nullptr)
        m_context->countLeftOut(m_problem);
    m_problem.clear();
}

QByteArray Reader::path() const
{
    // A key may be data of any length (a member's name).
    constexpr size_t kLongestKey = 100;
    QByteArray text = m_parent != nullptr ? m_parent->path() : m_path;
    if (!m_key.empty())
        text += '.' + toView(m_key.substr(0, kLongestKey)).toByteArray();
    if (m_index >= 0)
        text += '[' + QByteArray::number(m_index) + ']';
    return text;
}

} // namespace drydock::api
