// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reader: turns simdjson elements into plain values and collects what is wrong with its path ("$[17].status").
// Decoders use it; nobody else parses JSON. Pure, any thread. A required field that is missing or of another type
// fails its element; an optional one that is null or of another type is left at its default. A Reader is good only
// while the document it came from is: inside the callback that received it.
#pragma once

#include "models/api/decodecontext.h"
#include "models/core/attributevalue.h"
#include "models/core/result.h"
#include "models/core/timestamp.h"
#include "models/rest/httpreply.h"
#include "models/rest/paging.h"

#include <QStringList>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>

namespace drydock::api {

class Reader {
public:
    Reader(simdjson::dom::element element, QByteArray path)
        : m_element(element)
        , m_path(std::move(path))
    {
    }
    //! An element of the array that is the whole document.
    Reader(simdjson::dom::element element, qsizetype index, DecodeContext *context)
        : m_element(element)
        , m_path("$")
        , m_index(index)
        , m_context(context)
    {
    }

    //! Required: on failure the reader is marked bad and a default is returned.
    QString string(const char *key);
    QString id(const char *key); //!< a string that is not empty
    QString shared(const char *key); //!< a string of which few different ones occur in a document
    qint64 integer(const char *key);
    bool boolean(const char *key);
    Timestamp time(const char *key);

    QString optString(const char *key) const;
    qint64 optInteger(const char *key, qint64 fallback = 0) const;
    double optNumber(const char *key, double fallback = 0) const;
    bool optBoolean(const char *key, bool fallback = false) const;
    Timestamp optTime(const char *key) const;
    QStringList optStrings(const char *key) const; //!< what is not a string in it is passed over
    //! Calls `each` with a Reader per element of an array field; absent or null is an empty list, any other type
    //! fails this reader, and so does an element that fails and is not forgiven.
    void each(const char *key, const std::function<void(Reader &)> &each);
    //! How many elements an array field has, so that room can be made for them; 0 where it is no array.
    [[nodiscard]] size_t count(const char *key) const;
    //! For the innermost objects of large pages: each() with the bare elements. `use` makes a Reader by item() where it
    //! needs one.
    template<class Use> void eachItem(const char *key, Use use);
    [[nodiscard]] Reader item(const char *key, simdjson::dom::element element, qsizetype index) const
    {
        return { this, element, key, index };
    }
    [[nodiscard]] DecodeContext *context() const { return m_context; } //!< null for a single object
    //! The same over the element itself, which must be an array.
    void eachElement(const std::function<void(Reader &)> &each);
    //! Calls `field` per member of an object field; anything but an object has no members.
    void members(const char *key, const std::function<void(const QString &name, Reader &value)> &field) const;
    //! The same over the element itself.
    void ownMembers(const std::function<void(const QString &name, Reader &value)> &field) const;
    //! The object in a field; nullopt where there is none. It must not outlive this reader.
    [[nodiscard]] std::optional<Reader> object(const char *key) const;
    [[nodiscard]] bool has(const char *key) const; //!< present and not null
    [[nodiscard]] bool isObject() const { return m_element.is_object(); }
    [[nodiscard]] bool isArray() const { return m_element.is_array(); }

    //! A field as a value of the inventory's types; nullopt where it is none of them.
    std::optional<AttributeValue> attributeValue(const char *key) const;
    //! The element itself.
    [[nodiscard]] std::optional<QString> asString() const;
    [[nodiscard]] std::optional<qint64> asInteger() const; //!< also 3.0 and 1e3
    [[nodiscard]] QString asText() const; //!< scalars as text, lists and objects as JSON
    [[nodiscard]] QStringList asStrings() const; //!< a string is a list of one
    [[nodiscard]] simdjson::dom::element element() const { return m_element; }

    void fail(const QByteArray &what);
    //! Takes the failure back: this part is left out and counted, the whole stays good.
    void forgive();
    [[nodiscard]] bool ok() const { return m_problem.isEmpty(); }
    [[nodiscard]] QByteArray problem() const { return m_problem; } //!< "$[17].status: expected a string"
    [[nodiscard]] QByteArray path() const;

private:
    Reader(const Reader *parent, simdjson::dom::element element, std::string_view key, qsizetype index)
        : m_element(element)
        , m_parent(parent)
        , m_key(key)
        , m_index(index)
        , m_context(parent->m_context)
    {
    }
    void failAt(const char *key, const char *what);
    [[nodiscard]] std::optional<simdjson::dom::element> field(const char *key) const;
    void runThrough(simdjson::dom::array array, std::string_view key, const std::function<void(Reader &)> &each);
    void runThrough(simdjson::dom::object object, std::string_view key,
        const std::function<void(const QString &, Reader &)> &field) const;

    // The path is put together only when something is wrong: a page has tens of thousands of readers.
    simdjson::dom::element m_element;
    QByteArray m_path;
    const Reader *m_parent = nullptr;
    std::string_view m_key;
    qsizetype m_index = -1;
    DecodeContext *m_context = nullptr;
    QByteArray m_problem;
};

template<class Use> void Reader::eachItem(const char *key, Use use)
{
    const auto value = field(key);
    if (!value || value->is_null())
        return;
    simdjson::dom::array array;
    if (value->get(array) != simdjson::SUCCESS) {
        failAt(key, "expected an array");
        return;
    }
    qsizetype index = 0;
    for (const simdjson::dom::element item : array)
        use(item, index++);
}

//! A whole answer that is one JSON array: good elements decoded, bad ones counted and logged in one line.
template<class T>
Result<Page<T>> decodePage(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne);
//! A whole answer that is one JSON object.
template<class T> Result<T> decodeObject(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne);
//! A request's body as the server reads it: one JSON value; anything wrong is Unprocessable.
template<class T> Result<T> decodeBody(const QByteArray &json, const std::function<T(Reader &)> &decodeOne);

//! For answers of which only the status counts (201, 202, 204): any body or none.
Status decodeNothing(const HttpReply &reply);
//! A whole answer that is one JSON array of strings.
Result<QStringList> decodeStrings(const HttpReply &reply);
//! The new id of a 201: what follows the last slash of Location. Protocol where there is none.
Result<QString> decodeLocation(const HttpReply &reply);

namespace detail {
//! Parses; an HTML page or a wrong content type is Protocol, anything else unparsable is Decode.
Result<Nothing> withDocument(const HttpReply &reply, const std::function<Status(simdjson::dom::element)> &use);
//! Parses a request's body; Unprocessable where it is not JSON.
Status withBody(const QByteArray &json, const std::function<Status(simdjson::dom::element)> &use);
void logRejected(const HttpReply &reply, int rejected, const QByteArray &firstProblem);
Error decodeError(const HttpReply &reply, const QByteArray &problem);
Error protocolError(const HttpReply &reply, const QString &problem);
Error bodyError(const QByteArray &problem);
} // namespace detail

template<class T>
Result<Page<T>> decodePage(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne)
{
    Page<T> page;
    page.info = pageInfo(reply);
    QByteArray firstProblem;
    DecodeContext context;
    const Status status = detail::withDocument(reply, [&](simdjson::dom::element root) -> Status {
        simdjson::dom::array array;
        if (root.is_null())
            return Nothing {};
        if (root.get(array) != simdjson::SUCCESS)
            return detail::decodeError(reply, "$: expected an array");
        page.items.reserve(std::min<size_t>(array.size(), kMaxPerPage)); // not what a hostile page claims
        qsizetype index = 0;
        for (const simdjson::dom::element element : array) {
            Reader reader(element, index++, &context);
            T value = decodeOne(reader);
            if (reader.ok()) {
                page.items.push_back(std::move(value));
            } else if (page.rejected++ == 0) {
                firstProblem = reader.problem();
            }
        }
        return Nothing {};
    });
    if (!status.ok())
        return status.error();
    if (page.rejected > 0)
        detail::logRejected(reply, page.rejected, firstProblem);
    else if (context.leftOut() > 0)
        detail::logRejected(reply, context.leftOut(), context.firstLeftOut());
    return page;
}

template<class T> Result<T> decodeObject(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne)
{
    std::optional<T> value;
    const Status status = detail::withDocument(reply, [&](simdjson::dom::element root) -> Status {
        Reader reader(root, "$");
        T decoded = decodeOne(reader);
        if (!reader.ok())
            return detail::decodeError(reply, reader.problem());
        value = std::move(decoded);
        return Nothing {};
    });
    if (!status.ok())
        return status.error();
    return *std::move(value);
}

template<class T> Result<T> decodeBody(const QByteArray &json, const std::function<T(Reader &)> &decodeOne)
{
    std::optional<T> value;
    const Status status = detail::withBody(json, [&](simdjson::dom::element root) -> Status {
        Reader reader(root, "$");
        T decoded = decodeOne(reader);
        if (!reader.ok())
            return detail::bodyError(reader.problem());
        value = std::move(decoded);
        return Nothing {};
    });
    if (!status.ok())
        return status.error();
    return *std::move(value);
}

} // namespace drydock::api
