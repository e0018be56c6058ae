// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/valuedictionary.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>
#include <string_view>

namespace drydock {

namespace {

// Tags in the order of compareAttributeValues(), so that kinds compare by tag alone.
enum Tag : char { kNumber = 1, kText = 2, kTexts = 3, kNumbers = 4, kTruth = 5 };

// Compacting small arenas is not worth the walk.
constexpr size_t kCompactFromBytes = 64 * 1024;

void appendNumber(QByteArray &out, double number)
{
    if (number == 0.0)
        number = 0.0; // minus zero equals zero, so it must have the same bytes
    char raw[sizeof(double)];
    std::memcpy(raw, &number, sizeof raw);
    out.append(raw, sizeof raw);
}

//! Of a fleet's values nearly all are ASCII, which needs no encoder.
void packText(const QString &text, QByteArray &out)
{
    out.resize(text.size() + 1);
    char *to = out.data();
    *to++ = kText;
    const ushort *from = text.utf16();
    ushort all = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        all |= from[i];
        to[i] = static_cast<char>(from[i]);
    }
    if (all < 0x80)
        return;
    out.resize(1);
    out.append(text.toUtf8());
}

double readNumber(const char *data)
{
    double number = 0;
    std::memcpy(&number, data, sizeof number);
    return number;
}

} // namespace

bool isPackedText(QByteArrayView packed)
{
    return !packed.isEmpty() && packed.front() == kText;
}

bool isPackedNumber(QByteArrayView packed)
{
    return !packed.isEmpty() && packed.front() == kNumber;
}

QByteArray packAttributeValue(const AttributeValue &value)
{
    QByteArray out;
    packAttributeValue(value, out);
    return out;
}

void packAttributeValue(const AttributeValue &value, QByteArray &out)
{
    out.resize(0);
    if (const auto *text = std::get_if<QString>(&value)) {
        packText(*text, out);
    } else if (const auto *number = std::get_if<double>(&value)) {
        out.append(kNumber);
        appendNumber(out, *number);
    } else if (const auto *truth = std::get_if<bool>(&value)) {
        out.append(kTruth).append(*truth ? '\1' : '\0');
    } else if (const auto *texts = std::get_if<QStringList>(&value)) {
        out.append(kTexts);
        for (const QString &element : *texts) {
            const QByteArray utf8 = element.toUtf8();
            char length[sizeof(quint32)];
            qToLittleEndian(static_cast<quint32>(utf8.size()), length);
            out.append(length, sizeof length).append(utf8);
        }
    } else {
        out.append(kNumbers);
        for (const double element : std::get<std::vector<double>>(value))
            appendNumber(out, element);
    }
}

AttributeValue unpackAttributeValue(QByteArrayView packed)
{
    const char *data = packed.data() + 1;
    const qsizetype size = packed.size() - 1;
    switch (packed.front()) {
    case kNumber:
        return readNumber(data);
    case kText:
        return QString::fromUtf8(data, size);
    case kTruth:
        return *data != '\0';
    case kTexts: {
        QStringList texts;
        for (qsizetype at = 0; at < size;) {
            const auto length = static_cast<qsizetype>(qFromLittleEndian<quint32>(data + at));
            at += static_cast<qsizetype>(sizeof(quint32));
            texts.append(QString::fromUtf8(data + at, length));
            at += length;
        }
        return texts;
    }
    default: {
        std::vector<double> numbers;
        for (qsizetype at = 0; at < size; at += static_cast<qsizetype>(sizeof(double)))
            numbers.push_back(readNumber(data + at));
        return numbers;
    }
    }
}

bool isPackedValue(QByteArrayView packed)
{
    if (packed.isEmpty())
        return false;
    const QByteArrayView data = packed.sliced(1);
    switch (packed.front()) {
    case kNumber:
        return data.size() == static_cast<qsizetype>(sizeof(double));
    case kText:
        return true;
    case kTruth:
        return data.size() == 1;
    case kTexts:
        for (qsizetype at = 0; at < data.size();) {
            if (data.size() - at < static_cast<qsizetype>(sizeof(quint32)))
                return false;
            const qsizetype length = qFromLittleEndian<quint32>(data.data() + at);
            at += static_cast<qsizetype>(sizeof(quint32));
            if (data.size() - at < length)
                return false;
            at += length;
        }
        return true;
    case kNumbers:
        return data.size() % static_cast<qsizetype>(sizeof(double)) == 0;
    default:
        return false;
    }
}

int comparePackedValues(QByteArrayView a, QByteArrayView b)
{
    if (a.front() != b.front())
        return a.front() < b.front() ? -1 : 1;
    if (a.front() != kText)
        return compareAttributeValues(unpackAttributeValue(a), unpackAttributeValue(b));
    // UTF-8 sorts by code point, as compareAttributeValues() does.
    const auto common = static_cast<size_t>(std::min(a.size(), b.size()));
    const int order = std::memcmp(a.data(), b.data(), common);
    if (order != 0)
        return order < 0 ? -1 : 1;
    return a.size() < b.size() ? -1 : (a.size() > b.size() ? 1 : 0);
}

quint32 ValueDictionary::hashOf(QByteArrayView packed)
{
    // Values come from devices, but one that collides on purpose slows down its own column only. With qHashBits() hashing
    // was the largest single part of reading a fleet, an eighth of its processor time.
    const size_t hash = std::hash<std::string_view>()({ packed.data(), static_cast<size_t>(packed.size()) });
    return static_cast<quint32>(hash ^ (hash >> 32));
}

QByteArrayView ValueDictionary::packed(ValueNumber number) const
{
    const Entry &entry = m_entries[number];
    return { m_arena.data() + entry.offset, static_cast<qsizetype>(entry.length) };
}

ValueNumber ValueDictionary::find(QByteArrayView packedValue) const
{
    return find(packedValue, hashOf(packedValue));
}

ValueNumber ValueDictionary::find(QByteArrayView packedValue, quint32 hash) const
{
    if (m_slots.empty())
        return 0;
    const size_t mask = m_slots.size() - 1;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const ValueNumber number = m_slots[slot];
        if (number == 0)
            return 0;
        if (m_entries[number].hash == hash && packed(number) == packedValue)
            return number;
    }
}

ValueNumber ValueDictionary::intern(QByteArrayView packedValue)
{
    const quint32 hash = hashOf(packedValue);
    if (const ValueNumber known = find(packedValue, hash); known != 0)
        return known;
    ValueNumber number = 0;
    if (m_free.empty()) {
        number = static_cast<ValueNumber>(m_entries.size());
        m_entries.emplace_back();
    } else {
        number = m_free.back();
        m_free.pop_back();
    }
    if (m_arena.size() + static_cast<size_t>(packedValue.size()) > std::numeric_limits<quint32>::max())
        compact();
    Entry &entry = m_entries[number];
    entry.offset = static_cast<quint32>(m_arena.size());
    entry.length = static_cast<quint32>(packedValue.size()) & 0x7FFFFFFFU;
    entry.live = 1;
    entry.hash = hash;
    entry.uses = 0;
    m_arena.insert(m_arena.end(), packedValue.begin(), packedValue.end());
    ++m_live;
    insertSlot(number);
    return number;
}

void ValueDictionary::dropUse(ValueNumber number)
{
    if (--m_entries[number].uses == 0)
        release(number);
}

void ValueDictionary::dropIfUnused(ValueNumber number)
{
    if (isLive(number) && m_entries[number].uses == 0)
        release(number);
}

void ValueDictionary::release(ValueNumber number)
{
    eraseSlot(number);
    Entry &entry = m_entries[number];
    entry.live = 0;
    m_deadBytes += entry.length;
    entry.length = 0;
    m_free.push_back(number);
    --m_live;
    if (m_deadBytes > kCompactFromBytes && m_deadBytes > m_arena.size() / 2)
        compact();
}

void ValueDictionary::insertSlot(ValueNumber number)
{
    // At most 5/8 full: linear probing stays short and a million values cost 8 MB.
    if (size_t { m_live } * 8 > m_slots.size() * 5)
        return rehash(std::max<size_t>(16, m_slots.size() * 2));
    const size_t mask = m_slots.size() - 1;
    size_t slot = m_entries[number].hash & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = number;
}

size_t ValueDictionary::slotOf(ValueNumber number) const
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = m_entries[number].hash & mask;
    while (m_slots[slot] != number)
        slot = (slot + 1) & mask;
    return slot;
}

void ValueDictionary::eraseSlot(ValueNumber number)
{
    const size_t mask = m_slots.size() - 1;
    size_t hole = slotOf(number);
    m_slots[hole] = 0;
    // Linear probing without tombstones: whatever probed past the hole moves back into it.
    for (size_t slot = (hole + 1) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const size_t home = m_entries[m_slots[slot]].hash & mask;
        if (((slot - home) & mask) < ((slot - hole) & mask))
            continue;
        m_slots[hole] = m_slots[slot];
        m_slots[slot] = 0;
        hole = slot;
    }
}

void ValueDictionary::rehash(size_t slots)
{
    m_slots.assign(slots, 0);
    const size_t mask = slots - 1;
    for (ValueNumber number = 1; number < m_entries.size(); ++number) {
        if (!m_entries[number].live)
            continue;
        size_t slot = m_entries[number].hash & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = number;
    }
}

void ValueDictionary::compact()
{
    std::vector<char> arena;
    arena.reserve(m_arena.size() - m_deadBytes);
    for (Entry &entry : m_entries) {
        if (!entry.live)
            continue;
        const auto from = m_arena.begin() + entry.offset;
        entry.offset = static_cast<quint32>(arena.size());
        arena.insert(arena.end(), from, from + entry.length);
    }
    m_arena = std::move(arena);
    m_deadBytes = 0;
}

void ValueDictionary::squeeze()
{
    m_entries.shrink_to_fit();
    m_arena.shrink_to_fit();
    m_free.shrink_to_fit();
}

void ValueDictionary::reserve(quint32 values, quint32 bytesPerValue)
{
    m_entries.reserve(size_t { values } + 1);
    m_arena.reserve(size_t { values } * bytesPerValue);
    size_t slots = 16;
    while (size_t { values } * 8 > slots * 5)
        slots *= 2;
    if (slots > m_slots.size())
        rehash(slots);
}

size_t ValueDictionary::memoryBytes() const
{
    return m_entries.capacity() * sizeof(Entry) + m_arena.capacity() + m_slots.capacity() * sizeof(ValueNumber)
        + m_free.capacity() * sizeof(ValueNumber);
}

} // namespace drydock
