// SPDX-License-Identifier: GPL-3.0-or-later
//
// DecodeContext: what the readers of one JSON document share. Made by decodePage() for the time of one document, whose
// bytes it refers to; used by one thread. It knows no field.
#pragma once

#include "models/core/attributevalue.h"

#include <QByteArray>
#include <QString>

#include <simdjson.h>

#include <cstring>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace drydock::api {

namespace detail {
//! a == b without a call for the short texts that JSON is made of; measured: a seventh of decoding a page.
Q_ALWAYS_INLINE bool sameText(std::string_view a, std::string_view b)
{
    const size_t size = a.size();
    if (size != b.size())
        return false;
    const auto same = [&a, &b]<class Word>(size_t at, Word) {
        Word left = 0;
        Word right = 0;
        std::memcpy(&left, a.data() + at, sizeof left);
        std::memcpy(&right, b.data() + at, sizeof right);
        return left == right;
    };
    if (size >= 8) {
        for (size_t at = 0; at + 8 < size; at += 8) {
            if (!same(at, quint64()))
                return false;
        }
        return same(size - 8, quint64());
    }
    if (size >= 4)
        return same(0, quint32()) && same(size - 4, quint32());
    for (size_t at = 0; at < size; ++at) {
        if (a[at] != b[at])
            return false;
    }
    return true;
}
} // namespace detail

//! What the readers of one document share: texts that occur again and again (500 devices carry the same 30 attribute
//! names, and few different versions) are one QString, and parts that were left out of otherwise good elements are
//! counted. Measured on a page of 500 devices with 30 attributes: half the time and a third of the memory.
class DecodeContext {
public:
    //! The same QString for the same text, for as long as the document lives. A list repeats its order per element, so
    //! the next text is foreseen by the last one.
    QString intern(std::string_view utf8);
    //! The content of the attribute whose name was interned last, into `value`; false where it is of none of the
    //! inventory's types. Texts that were seen lately are the same QString, for names whose texts do come again.
    bool readAttributeValue(simdjson::dom::element content, AttributeValue &value);
    void countLeftOut(const QByteArray &problem);
    [[nodiscard]] int leftOut() const { return m_leftOut; }
    [[nodiscard]] QByteArray firstLeftOut() const { return m_firstLeftOut; }

private:
    struct Name {
        std::string_view utf8;
        QString text;
        quint32 next = 0; //!< the name that followed when this one was seen last
        int tried = 0; //!< texts looked for among the recent ones
        int found = 0;
    };
    struct Recent {
        std::string_view utf8;
        QString text;
    };
    static constexpr size_t kRecent = 512; //!< a power of two

    [[nodiscard]] quint32 indexOf(std::string_view utf8);
    QString share(std::string_view utf8);

    std::vector<Name> m_names;
    std::unordered_map<std::string_view, quint32> m_index;
    quint32 m_last = 0;
    std::vector<Recent> m_recent;
    int m_leftOut = 0;
    QByteArray m_firstLeftOut;
};

} // namespace drydock::api
