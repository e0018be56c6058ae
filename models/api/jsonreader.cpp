// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonreader.h"

#include "models/api/jsonrepair.h"
#include "models/core/redact.h"

#include <QLoggingCategory>

#include <cmath>

namespace drydock::api {

namespace {

Q_LOGGING_CATEGORY(lcApi, "drydock.api")

using Element = simdjson::dom::element;
using simdjson::dom::element_type;

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArrayView toView(std::string_view utf8)
{
    return { utf8.data(), static_cast<qsizetype>(utf8.size()) };
}

//! Some servers write 3 as 3.0: a number without a fraction that fits is an integer.
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

std::optional<std::string_view> stringOf(Element value)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return text;
}

//! The strings of an array; what is not a string in it is passed over, and so is what is no array.
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

} // namespace

QString DecodeContext::intern(std::string_view utf8)
{
    const auto known = m_names.find(utf8);
    if (known != m_names.end())
        return known->second;
    return m_names.emplace(utf8, toQString(utf8)).first->second;
}

void DecodeContext::countLeftOut(const QByteArray &problem)
{
    if (m_leftOut++ == 0)
        m_firstLeftOut = problem;
}

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

Status decodeNothing(const HttpReply &)
{
    return Nothing {};
}

Result<QStringList> decodeStrings(const HttpReply &reply)
{
    QStringList texts;
    const Status status = detail::withDocument(reply, [&](Element root) -> Status {
        simdjson::dom::array array;
        if (root.is_null())
            return Nothing {};
        if (root.get(array) != simdjson::SUCCESS)
            return detail::decodeError(reply, "$: expected an array");
        int rejected = 0;
        texts.reserve(static_cast<qsizetype>(array.size()));
        for (const Element item : array) {
            if (const auto text = stringOf(item))
                texts.append(toQString(*text));
            else
                ++rejected;
        }
        if (rejected > 0)
            detail::logRejected(reply, rejected, "expected a string");
        return Nothing {};
    });
    if (!status.ok())
        return status.error();
    return texts;
}

Result<QString> decodeLocation(const HttpReply &reply)
{
    const QByteArray location = reply.header("Location").trimmed();
    const QByteArray id = location.mid(location.lastIndexOf('/') + 1);
    if (id.isEmpty())
        return detail::protocolError(reply, QStringLiteral("created, but the answer does not say where"));
    return QString::fromUtf8(QByteArray::fromPercentEncoding(id));
}

namespace detail {

namespace {

//! Nothing where the answer claims to be JSON, or claims nothing and is no web page.
std::optional<QString> notAnApi(const HttpReply &reply, const QByteArray &body)
{
    const QByteArray type = reply.header("Content-Type").split(';').constFirst().trimmed().toLower();
    if (type == "text/html" || type == "application/xhtml+xml" || body.startsWith('<'))
        return QStringLiteral("a web page instead of an answer of the API");
    if (type.isEmpty() || type == "application/json" || type.endsWith("+json"))
        return std::nullopt;
    return QStringLiteral("content type %1 instead of application/json").arg(QString::fromLatin1(type.left(100)));
}

Error located(Error error, const HttpReply &reply)
{
    error.requestId = redact(reply.header("X-MEN-RequestID"));
    error.where = redact(reply.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment));
    return error;
}

//! Parses and calls `use`; what the parser says where it cannot. The document dies with this call.
std::optional<QByteArray> parse(const QByteArray &json, const std::function<void(Element)> &use)
{
    simdjson::dom::parser parser;
    Element root;
    simdjson::error_code code = parser.parse(json.constData(), static_cast<size_t>(json.size()), true).get(root);
    if (code == simdjson::NUMBER_ERROR || code == simdjson::UTF8_ERROR || code == simdjson::STRING_ERROR) {
        // One number or character in one element must not cost the page.
        const QByteArray repaired = repairJson(json);
        code = parser.parse(repaired.constData(), static_cast<size_t>(repaired.size()), true).get(root);
    }
    if (code != simdjson::SUCCESS)
        return QByteArray("not JSON: ") + simdjson::error_message(code);
    use(root);
    return std::nullopt;
}

} // namespace

Status withDocument(const HttpReply &reply, const std::function<Status(Element)> &use)
{
    QByteArray body = reply.body;
    if (body.startsWith("\xEF\xBB\xBF"))
        body = body.sliced(3);
    if (const auto problem = notAnApi(reply, body.left(200).trimmed()))
        return protocolError(reply, *problem);
    if (body.isEmpty())
        return decodeError(reply, "empty answer");
    Status status = Nothing {};
    if (const auto problem = parse(body, [&](Element root) { status = use(root); }))
        return decodeError(reply, *problem);
    return status;
}

Status withBody(const QByteArray &json, const std::function<Status(Element)> &use)
{
    if (json.trimmed().isEmpty())
        return bodyError("EOF");
    Status status = Nothing {};
    if (const auto problem = parse(json, [&](Element root) { status = use(root); }))
        return bodyError(*problem);
    return status;
}

void logRejected(const HttpReply &reply, int rejected, const QByteArray &firstProblem)
{
    qCInfo(lcApi).noquote() << reply.url.path() << "left out" << rejected << "bad elements, the first:"
                            << redact(firstProblem.left(500));
}

Error decodeError(const HttpReply &reply, const QByteArray &problem)
{
    return located(makeError(ErrorKind::Decode, QString::fromUtf8(problem), reply.status), reply);
}

Error protocolError(const HttpReply &reply, const QString &problem)
{
    return located(makeError(ErrorKind::Protocol, problem, reply.status), reply);
}

Error bodyError(const QByteArray &problem)
{
    constexpr int kBadRequest = 400;
    return makeError(ErrorKind::Unprocessable,
        QStringLiteral("failed to decode request body: ") + QString::fromUtf8(problem), kBadRequest);
}

} // namespace detail

} // namespace drydock::api
