// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole answers and bodies: the other half of jsonreader.h, where a document is parsed and what is wrong with it becomes
// an Error.
#include "models/api/jsonreader.h"

#include "models/api/jsonrepair.h"
#include "models/api/jsonvalues.h"
#include "models/core/redact.h"

#include <QLoggingCategory>

#include <utility>

namespace drydock::api {

using detail::stringOf;
using detail::toQString;

namespace {

Q_LOGGING_CATEGORY(lcApi, "drydock.api")

using Element = simdjson::dom::element;

} // namespace

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

//! A parser with the memory of earlier documents: fresh memory for each cost as much as the parsing itself. One per
//! thread; a document inside another one's callback gets a parser of its own.
class BorrowedParser {
public:
    BorrowedParser()
        : m_borrowed(!std::exchange(t_busy, true))
    {
    }
    ~BorrowedParser()
    {
        if (!m_borrowed)
            return;
        constexpr size_t kKeep = 4U << 20; // bytes of JSON; a rare larger document's memory is given back
        if (t_parser.capacity() > kKeep)
            t_parser = simdjson::dom::parser();
        t_busy = false;
    }
    Q_DISABLE_COPY_MOVE(BorrowedParser)
    simdjson::dom::parser &operator*() { return m_borrowed ? t_parser : m_own; }

private:
    static thread_local simdjson::dom::parser t_parser;
    static thread_local bool t_busy;
    bool m_borrowed;
    simdjson::dom::parser m_own; //!< empty until it is used
};
thread_local simdjson::dom::parser BorrowedParser::t_parser;
thread_local bool BorrowedParser::t_busy = false;

//! Parses and calls `use`; what the parser says where it cannot. The document dies with this call.
std::optional<QByteArray> parse(const QByteArray &json, const std::function<void(Element)> &use)
{
    BorrowedParser borrowed;
    simdjson::dom::parser &parser = *borrowed;
    Element root;
    // The parser reads a little beyond the end: where the array has room for that, it needs no copy.
    const bool copies = json.capacity() - json.size() < static_cast<qsizetype>(simdjson::SIMDJSON_PADDING);
    simdjson::error_code code = parser.parse(json.constData(), static_cast<size_t>(json.size()), copies).get(root);
    if (code == simdjson::NUMBER_ERROR || code == simdjson::STRING_ERROR) {
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
