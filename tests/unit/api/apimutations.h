// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every mutation of a JSON text: each value, at any depth, replaced by each kind of JSON value and taken away. A decoder
// either gives a value or names the place; it never crashes, and what it gives it can encode.
#pragma once

#include "tests/unit/api/apireply.h"

#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace drydock::test {

inline const QJsonArray &mutationSubstitutes()
{
    static const QJsonArray values { QJsonValue::Null, true, -7, 1.5e300, QStringLiteral("x"), QString(), QJsonArray {},
        QJsonArray { QJsonValue::Null, 1, QStringLiteral("a") }, QJsonObject {},
        QJsonObject { { QStringLiteral("a"), QJsonArray {} } } };
    return values;
}

using MutationUse = std::function<void(const QJsonValue &)>;

//! Calls `use` with every document that differs from `value` in one place.
inline void mutate(const QJsonValue &value, const MutationUse &use)
{
    for (const QJsonValue substitute : mutationSubstitutes())
        use(substitute);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            QJsonObject without = object;
            without.remove(key);
            use(without);
            mutate(object.value(key), [&](const QJsonValue &changed) {
                QJsonObject copy = object;
                copy.insert(key, changed);
                use(copy);
            });
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            mutate(array.at(i), [&](const QJsonValue &changed) {
                QJsonArray copy = array;
                copy.replace(i, changed);
                use(copy);
            });
        }
    }
}

inline QByteArray mutatedText(const QJsonValue &value)
{
    // Through an array: a document is an object or an array only.
    const QByteArray json = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2);
}

//! Decodes all mutations in a page beside one good element; returns how many were refused.
template<class T> int survive(const T &good, T (*decode)(api::Reader &))
{
    const QByteArray goodJson = api::toJson(good);
    int count = 0;
    mutate(QJsonDocument::fromJson(goodJson).object(), [&](const QJsonValue &changed) {
        const QByteArray json = mutatedText(changed);
        const Result<Page<T>> page = api::decodePage<T>(jsonReply("[" + json + "," + goodJson + "]"), decode);
        if (!page.ok())
            qFatal("a page was lost to %s", json.constData());
        if (page->items.empty() || !(page->items.back() == good))
            qFatal("the good element was lost to %s", json.constData());
        if (page->items.size() + static_cast<size_t>(page->rejected) != 2)
            qFatal("lost count of %s", json.constData());
        count += page->rejected;
        for (const T &item : page->items)
            static_cast<void>(api::toJson(item));
        const Result<T> object = api::decodeObject<T>(jsonReply(json), decode);
        if (object.ok() == (page->rejected == 1))
            qFatal("alone it is another matter: %s", json.constData());
        if (!object.ok() && !object.error().apiMessage.startsWith(QLatin1Char('$')))
            qFatal("no place in: %s", qPrintable(object.error().apiMessage));
    });
    return count;
}

//! The server's side: any body gives a value or Unprocessable. Returns how many were refused.
template<class Decode> int refused(const QByteArray &good, const Decode &decode)
{
    int count = 0;
    mutate(QJsonDocument::fromJson(good).object(), [&](const QJsonValue &changed) {
        const auto result = decode(mutatedText(changed));
        if (result.ok())
            return;
        ++count;
        if (result.error().kind != ErrorKind::Unprocessable || result.error().httpStatus != 400)
            qFatal("not a refusal: %s", mutatedText(changed).constData());
    });
    return count;
}

//! The same for a struct's decoder.
template<class T> int refusedBodies(const T &good, T (*decode)(api::Reader &))
{
    return refused(
        api::toJson(good), [&](const QByteArray &json) { return api::decodeBody<T>(json, decode); });
}

} // namespace drydock::test
