// SPDX-License-Identifier: GPL-3.0-or-later
//
// ValueDictionary: the distinct values of one attribute column, each with a number from 1 and a count of its uses.
// Values live as tagged bytes in one arena, because a million short QStrings would cost three times as much.
// A number whose last use goes is given to the next new value; the arena is compacted once half of it is dead.
// All of it is in chunks that copies share until one of them writes, so that a snapshot for a worker costs little.
// A plain value; owned by AttributeTable's columns. It knows no rows.
#pragma once

#include "models/core/attributevalue.h"
#include "models/core/sharedchunks.h"

#include <QByteArrayView>

namespace drydock {

using ValueNumber = quint32; //!< 0 is "absent"

//! The arena's form of a value: a tag, then UTF-8 or the raw number; equal values have equal bytes.
[[nodiscard]] QByteArray packAttributeValue(const AttributeValue &value);
//! The same into memory that is used again and again.
void packAttributeValue(const AttributeValue &value, QByteArray &out);
void packText(QByteArrayView utf8, QByteArray &out); //!< of a text that is valid UTF-8
void packTexts(const std::vector<QByteArrayView> &utf8, QByteArray &out); //!< of a list of such texts
void packNumber(double number, QByteArray &out);
[[nodiscard]] AttributeValue unpackAttributeValue(QByteArrayView packed);
//! Tags in the order of compareAttributeValues(), so that kinds compare by tag alone.
enum class PackedKind : char { Number = 1, Text = 2, Texts = 3, Numbers = 4, Truth = 5 };
//! A tag and then the text itself as UTF-8.
[[nodiscard]] inline bool isPackedText(QByteArrayView packed)
{
    return !packed.isEmpty() && packed.front() == static_cast<char>(PackedKind::Text);
}
[[nodiscard]] inline bool isPackedNumber(QByteArrayView packed)
{
    return !packed.isEmpty() && packed.front() == static_cast<char>(PackedKind::Number);
}
//! Whether bytes from a file are such a form, so that they can be unpacked.
[[nodiscard]] bool isPackedValue(QByteArrayView packed);
//! The same order as compareAttributeValues(), without unpacking where both are texts.
[[nodiscard]] int comparePackedValues(QByteArrayView a, QByteArrayView b);

//! Which characters occur in some texts, as far as a search regardless of case cares, and which kinds of values there
//! are: many columns (times, addresses, numbers) cannot have what is looked for at all.
class CharacterSet {
public:
    void addPacked(QByteArrayView packed);
    //! False: no value of which this is the set contains a text of these ASCII characters, whatever their case.
    //! `inNumbers`: a number's text could.
    [[nodiscard]] bool couldHold(const QByteArray &plain, bool inNumbers) const;

private:
    [[nodiscard]] static quint64 bitOf(char c);
    static constexpr quint64 kNumbers = 1ULL << 61;
    static constexpr quint64 kOtherKinds = 1ULL << 62;
    static constexpr quint64 kNotPlain = 1ULL << 63; //!< some letters of it fold to ASCII ones
    quint64 m_bits = 0;
};

class ValueDictionary {
public:
    //! The number of an equal value, or 0.
    [[nodiscard]] ValueNumber find(QByteArrayView packed) const;
    //! Finds or adds; does not count a use.
    ValueNumber intern(QByteArrayView packed) { return intern(packed, hashOf(packed)); }
    //! The same for a value of another dictionary.
    [[nodiscard]] ValueNumber findAlike(const ValueDictionary &other, ValueNumber number) const
    {
        return probe(other.packed(number), other.m_entries[number].hash).number;
    }
    ValueNumber internAlike(const ValueDictionary &other, ValueNumber number)
    {
        return intern(other.packed(number), other.m_entries[number].hash);
    }
    //! Brings near what internAlike() of this value will look at: the slots of a big dictionary are far away.
    void prefetchAlike(const ValueDictionary &other, ValueNumber number) const
    {
        if (!m_slots.isEmpty())
            __builtin_prefetch(&m_slots[other.m_entries[number].hash & (m_slots.size() - 1)]);
    }
    void addUse(ValueNumber number, quint32 uses = 1) { m_entries.edit(number).uses += uses; }
    void dropUse(ValueNumber number, quint32 uses = 1);
    //! Frees a number that intern() made and nobody used.
    void dropIfUnused(ValueNumber number);

    [[nodiscard]] bool isLive(ValueNumber number) const { return number < m_entries.size() && m_entries[number].live; }
    [[nodiscard]] quint32 uses(ValueNumber number) const { return m_entries[number].uses; }
    [[nodiscard]] QByteArrayView packed(ValueNumber number) const
    {
        const Entry &entry = m_entries[number];
        return { m_arena.at(entry.offset), static_cast<qsizetype>(entry.length) };
    }
    //! Of all values; of some that went, maybe.
    [[nodiscard]] const CharacterSet &characters() const { return m_characters; }
    //! One past the largest number ever given: the size of a vector indexed by number.
    [[nodiscard]] quint32 bound() const { return static_cast<quint32>(m_entries.size()); }
    [[nodiscard]] quint32 liveCount() const { return m_live; }
    void reserve(quint32 values); //!< so that they are found at once
    [[nodiscard]] size_t memoryBytes() const;

private:
    struct Entry {
        quint32 offset = 0; //!< of the arena's
        quint32 length : 31 = 0;
        quint32 live : 1 = 0;
        quint32 hash = 0;
        quint32 uses = 0;
    };

    //! Bytes one after the other in blocks, none across the end of one: a longer text has a block of its own.
    class Arena {
    public:
        quint32 append(QByteArrayView bytes); //!< the offset
        [[nodiscard]] const char *at(quint32 offset) const { return m_blocks[offset >> kBlockShift].get() + (offset & kBlockMask); }
        [[nodiscard]] size_t size() const { return m_bytes; }
        [[nodiscard]] bool hasBlockFor(QByteArrayView bytes) const;
        [[nodiscard]] size_t memoryBytes() const { return m_room + m_blocks.capacity() * sizeof(m_blocks.front()); }

    private:
        static constexpr unsigned kBlockShift = 16;
        static constexpr size_t kBlock = size_t { 1 } << kBlockShift;
        static constexpr quint32 kBlockMask = kBlock - 1;
        static constexpr size_t kMostBlocks = size_t { 1 } << (32 - kBlockShift);

        std::vector<std::shared_ptr<char[]>> m_blocks;
        size_t m_used = 0; //!< of the last block
        size_t m_lastRoom = 0; //!< in the last block
        size_t m_bytes = 0;
        size_t m_room = 0;
    };
    //! A number, and above it bits of its hash: what probing passes need not be looked up.
    using Slot = quint32;
    static constexpr unsigned kNumberBits = 26;
    static constexpr Slot kNumberMask = (Slot { 1 } << kNumberBits) - 1;
    // A new value's slot is anywhere: small chunks keep little copied for each.
    using Slots = SharedChunks<Slot, 8>;
    struct Probe {
        ValueNumber number = 0; //!< 0: there is none
        size_t slot = 0; //!< where it is, or would be put
    };

    [[nodiscard]] static quint32 hashOf(QByteArrayView packed);
    [[nodiscard]] static Slot slotFor(ValueNumber number, quint32 hash) { return number | (hash & ~kNumberMask); }
    [[nodiscard]] ValueNumber numberIn(size_t slot) const { return m_slots[slot] & kNumberMask; }
    [[nodiscard]] Probe probe(QByteArrayView packed, quint32 hash) const;
    ValueNumber intern(QByteArrayView packed, quint32 hash);
    [[nodiscard]] size_t slotOf(ValueNumber number) const;
    void release(ValueNumber number);
    void eraseSlot(ValueNumber number);
    void rehash(size_t slots);
    void compact();

    SharedChunks<Entry> m_entries = withAbsent(); //!< [0] stands for "absent"
    Arena m_arena;
    Slots m_slots; //!< open addressing with linear probing; 0 is empty
    SharedChunks<ValueNumber> m_free;
    CharacterSet m_characters;
    size_t m_deadBytes = 0;
    quint32 m_live = 0;

    [[nodiscard]] static SharedChunks<Entry> withAbsent()
    {
        SharedChunks<Entry> entries;
        entries.push_back({});
        return entries;
    }
};

} // namespace drydock
