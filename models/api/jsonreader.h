// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reader: turns simdjson elements into plain values and collects what is wrong with its path ("$[17].status").
// Decoders use it; nobody else parses JSON. Pure, any thread. A required field that is missing or of another type
// fails its element; an optional one that is null or of another type is left at its default.
#pragma once

#include "models/core/attributevalue.h"
#include "models/core/result.h"
#include "models/core/timestamp.h"
#include "models/rest/httpreply.h"
#include "models/rest/paging.h"

#include <QStringList>

#include <simdjson.h>

#include <functional>
#include <optional>

namespace drydock::api {

class Reader {
public:
    Reader(simdjson::dom::element element, QByteArray path)
        : m_element(element)
        , m_path(std::move(path))
    {
    }

    //! Required: on failure the reader is marked bad and a default is returned.
    QString string(const char *key);
    qint64 integer(const char *key);
    bool boolean(const char *key);
    Timestamp time(const char *key);

    QString optString(const char *key) const;
    qint64 optInteger(const char *key, qint64 fallback = 0) const;
    bool optBoolean(const char *key, bool fallback = false) const;
    Timestamp optTime(const char *key) const;
    QStringList optStrings(const char *key) const;
    //! Calls `each` with a Reader per element of an array field; absent or null is an empty list.
    void each(const char *key, const std::function<void(Reader &)> &each);
    //! Calls `field` per member of an object field.
    void members(const char *key, const std::function<void(const QString &name, Reader &value)> &field) const;

    //! The element itself as a value of the inventory's types; nullopt where it is none of them.
    std::optional<AttributeValue> attributeValue(const char *key) const;
    [[nodiscard]] simdjson::dom::element element() const { return m_element; }

    void fail(const QByteArray &what);
    [[nodiscard]] bool ok() const { return m_problem.isEmpty(); }
    [[nodiscard]] QByteArray problem() const { return m_problem; } //!< "$[17].status: expected a string"

private:
    simdjson::dom::element m_element;
    QByteArray m_path;
    QByteArray m_problem;
};

//! A whole answer that is one JSON array: good elements decoded, bad ones counted and logged in one line.
template<class T>
Result<Page<T>> decodePage(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne);
//! A whole answer that is one JSON object.
template<class T> Result<T> decodeObject(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne);

namespace detail {
//! Parses; an HTML page or a wrong content type is Protocol, anything else unparsable is Decode.
Result<Nothing> withDocument(const HttpReply &reply, const std::function<Status(simdjson::dom::element)> &use);
void logRejected(const HttpReply &reply, int rejected, const QByteArray &firstProblem);
Error decodeError(const HttpReply &reply, const QByteArray &problem);
} // namespace detail

template<class T>
Result<Page<T>> decodePage(const HttpReply &reply, const std::function<T(Reader &)> &decodeOne)
{
    Page<T> page;
    page.info = pageInfo(reply);
    QByteArray firstProblem;
    const Status status = detail::withDocument(reply, [&](simdjson::dom::element root) -> Status {
        simdjson::dom::array array;
        if (root.is_null())
            return Nothing {};
        if (root.get(array) != simdjson::SUCCESS)
            return detail::decodeError(reply, "$: expected an array");
        page.items.reserve(array.size());
        qsizetype index = 0;
        for (const simdjson::dom::element element : array) {
            Reader reader(element, "$[" + QByteArray::number(index++) + ']');
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

} // namespace drydock::api
