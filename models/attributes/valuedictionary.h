// SPDX-License-Identifier: GPL-3.0-or-later
//
// ValueDictionary: the distinct values of one attribute column, each with a number from 1 and a count of its uses.
// Values live as tagged bytes in one arena, because a million short QStrings would cost three times as much.
// A number whose last use goes is given to the next new value; the arena is compacted once half of it is dead.
// A plain value; owned by AttributeTable's columns. It knows no rows.
#pragma once

#include "models/core/attributevalue.h"

#include <QByteArrayView>

#include <vector>

namespace drydock {

using ValueNumber = quint32; //!< 0 is "absent"

//! The arena's form of a value: a tag, then UTF-8 or the raw number; equal values have equal bytes.
[[nodiscard]] QByteArray packAttributeValue(const AttributeValue &value);
//! The same into memory that is used again and again.
void packAttributeValue(const AttributeValue &value, QByteArray &out);
[[nodiscard]] AttributeValue unpackAttributeValue(QByteArrayView packed);
//! A tag and then the text itself as UTF-8.
[[nodiscard]] bool isPackedText(QByteArrayView packed);
[[nodiscard]] bool isPackedNumber(QByteArrayView packed);
//! Whether bytes from a file are such a form, so that they can be unpacked.
[[nodiscard]] bool isPackedValue(QByteArrayView packed);
//! The same order as compareAttributeValues(), without unpacking where both are texts.
[[nodiscard]] int comparePackedValues(QByteArrayView a, QByteArrayView b);

class ValueDictionary {
public:
    //! The number of an equal value, or 0.
    [[nodiscard]] ValueNumber find(QByteArrayView packed) const;
    //! Finds or adds; does not count a use.
    ValueNumber intern(QByteArrayView packed);
    void addUse(ValueNumber number) { ++m_entries[number].uses; }
    void dropUse(ValueNumber number);
    //! Frees a number that intern() made and nobody used.
    void dropIfUnused(ValueNumber number);

    [[nodiscard]] bool isLive(ValueNumber number) const { return number < m_entries.size() && m_entries[number].live; }
    [[nodiscard]] quint32 uses(ValueNumber number) const { return m_entries[number].uses; }
    [[nodiscard]] QByteArrayView packed(ValueNumber number) const;
    //! One past the largest number ever given: the size of a vector indexed by number.
    [[nodiscard]] quint32 bound() const { return static_cast<quint32>(m_entries.size()); }
    [[nodiscard]] quint32 liveCount() const { return m_live; }
    void reserve(quint32 values, quint32 bytesPerValue);
    void squeeze();
    [[nodiscard]] size_t memoryBytes() const;

private:
    struct Entry {
        quint32 offset = 0;
        quint32 length : 31 = 0;
        quint32 live : 1 = 0;
        quint32 hash = 0;
        quint32 uses = 0;
    };

    [[nodiscard]] static quint32 hashOf(QByteArrayView packed);
    [[nodiscard]] ValueNumber find(QByteArrayView packed, quint32 hash) const;
    [[nodiscard]] size_t slotOf(ValueNumber number) const;
    void release(ValueNumber number);
    void insertSlot(ValueNumber number);
    void eraseSlot(ValueNumber number);
    void rehash(size_t slots);
    void compact();

    std::vector<Entry> m_entries = std::vector<Entry>(1); //!< [0] stands for "absent"
    std::vector<char> m_arena;
    std::vector<ValueNumber> m_slots; //!< open addressing with linear probing; 0 is empty
    std::vector<ValueNumber> m_free;
    size_t m_deadBytes = 0;
    quint32 m_live = 0;
};

} // namespace drydock
