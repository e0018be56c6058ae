// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/valuedictionary.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <string_view>

namespace drydock {

namespace {

constexpr char kNumber = static_cast<char>(PackedKind::Number);
constexpr char kText = static_cast<char>(PackedKind::Text);
constexpr char kTexts = static_cast<char>(PackedKind::Texts);
constexpr char kNumbers = static_cast<char>(PackedKind::Numbers);
constexpr char kTruth = static_cast<char>(PackedKind::Truth);

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

void appendText(QByteArray &out, QByteArrayView utf8)
{
    char length[sizeof(quint32)];
    qToLittleEndian(static_cast<quint32>(utf8.size()), length);
    out.append(length, sizeof length).append(utf8.data(), utf8.size());
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

void packText(QByteArrayView utf8, QByteArray &out)
{
    out.resize(utf8.size() + 1);
    out.data()[0] = kText;
    if (!utf8.isEmpty())
        std::memcpy(out.data() + 1, utf8.data(), static_cast<size_t>(utf8.size()));
}

void packTexts(const std::vector<QByteArrayView> &utf8, QByteArray &out)
{
    out.resize(0);
    out.append(kTexts);
    for (const QByteArrayView text : utf8)
        appendText(out, text);
}

void packNumber(double number, QByteArray &out)
{
    out.resize(0);
    out.append(kNumber);
    appendNumber(out, number);
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
        packNumber(*number, out);
    } else if (const auto *truth = std::get_if<bool>(&value)) {
        out.append(kTruth).append(*truth ? '\1' : '\0');
    } else if (const auto *texts = std::get_if<QStringList>(&value)) {
        out.append(kTexts);
        for (const QString &element : *texts)
            appendText(out, element.toUtf8());
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

quint64 CharacterSet::bitOf(char c)
{
    constexpr unsigned kDigits = 26;
    constexpr unsigned kSigns = 36;
    const auto byte = static_cast<quint8>(c);
    if (byte >= 0x80)
        return kNotPlain;
    if (const unsigned letter = (byte | 0x20U) - 'a'; letter < kDigits)
        return 1ULL << letter;
    if (byte >= '0' && byte <= '9')
        return 1ULL << (kDigits + byte - '0');
    return 1ULL << (kSigns + (byte & 15U));
}

void CharacterSet::addPacked(QByteArrayView packed)
{
    static const auto kBits = [] {
        std::array<quint64, 256> bits {};
        for (size_t c = 0; c < bits.size(); ++c)
            bits[c] = bitOf(static_cast<char>(c));
        return bits;
    }();
    if (!isPackedText(packed)) {
        m_bits |= isPackedNumber(packed) ? kNumbers : kOtherKinds;
        return;
    }
    for (const char c : packed.sliced(1))
        m_bits |= kBits[static_cast<quint8>(c)];
}

bool CharacterSet::couldHold(const QByteArray &plain, bool inNumbers) const
{
    if ((m_bits & (kNotPlain | kOtherKinds)) != 0 || ((m_bits & kNumbers) != 0 && inNumbers))
        return true;
    return std::all_of(plain.begin(), plain.end(), [this](char c) { return (m_bits & bitOf(c)) != 0; });
}

quint32 ValueDictionary::hashOf(QByteArrayView packed)
{
    // Values come from devices, but one that collides on purpose slows down its own column only. With qHashBits() hashing
    // was the largest single part of reading a fleet, an eighth of its processor time.
    const size_t hash = std::hash<std::string_view>()({ packed.data(), static_cast<size_t>(packed.size()) });
    return static_cast<quint32>(hash ^ (hash >> 32));
}

bool ValueDictionary::Arena::hasBlockFor(QByteArrayView bytes) const
{
    return m_used + static_cast<size_t>(bytes.size()) <= kBlock || m_blocks.size() < kMostBlocks;
}

quint32 ValueDictionary::Arena::append(QByteArrayView bytes)
{
    constexpr size_t kLeast = 64;
    const auto size = static_cast<size_t>(bytes.size());
    if (m_blocks.empty() || m_used + size > std::max(kBlock, m_lastRoom)) {
        m_lastRoom = std::max(size, m_blocks.empty() ? kLeast : kBlock);
        m_blocks.push_back(std::make_shared_for_overwrite<char[]>(m_lastRoom));
        m_used = 0;
        m_room += m_lastRoom;
    } else if (m_used + size > m_lastRoom || m_blocks.back().use_count() != 1) {
        std::atomic_thread_fence(std::memory_order_acquire);
        const size_t room = m_used + size > m_lastRoom ? std::min(kBlock, std::max(m_lastRoom * 2, m_used + size)) : m_lastRoom;
        auto own = std::make_shared_for_overwrite<char[]>(room);
        std::memcpy(own.get(), m_blocks.back().get(), m_used);
        m_blocks.back() = std::move(own);
        m_room += room - m_lastRoom;
        m_lastRoom = room;
    }
    std::memcpy(m_blocks.back().get() + m_used, bytes.data(), size);
    const auto offset = static_cast<quint32>((m_blocks.size() - 1) << kBlockShift | m_used);
    m_used += size;
    m_bytes += size;
    return offset;
}

ValueNumber ValueDictionary::find(QByteArrayView packedValue) const
{
    return probe(packedValue, hashOf(packedValue)).number;
}

ValueDictionary::Probe ValueDictionary::probe(QByteArrayView packedValue, quint32 hash) const
{
    if (m_slots.isEmpty())
        return {};
    const auto wanted = static_cast<size_t>(packedValue.size());
    const size_t mask = m_slots.size() - 1;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const Slot held = m_slots[slot];
        if (held == 0)
            return { 0, slot };
        if (((held ^ hash) & ~kNumberMask) != 0)
            continue;
        const Entry &entry = m_entries[held & kNumberMask];
        if (entry.hash == hash && entry.length == wanted && std::memcmp(m_arena.at(entry.offset), packedValue.data(), wanted) == 0)
            return { held & kNumberMask, slot };
    }
}

ValueNumber ValueDictionary::intern(QByteArrayView packedValue, quint32 hash)
{
    Probe found = probe(packedValue, hash);
    if (found.number != 0)
        return found.number;
    if (!m_arena.hasBlockFor(packedValue))
        compact();
    // At most 5/8 full: linear probing stays short and a million values cost 8 MB.
    if (size_t { m_live + 1 } * 8 > m_slots.size() * 5) {
        constexpr size_t kSmall = 4096;
        rehash(std::max<size_t>(16, m_slots.size() * (m_slots.size() < kSmall ? 4 : 2)));
        found = probe(packedValue, hash);
    }
    ValueNumber number = 0;
    if (m_free.isEmpty()) {
        number = static_cast<ValueNumber>(m_entries.size());
        Q_ASSERT(number <= kNumberMask); // there are no more values than rows, and no so many rows
        m_entries.push_back({});
    } else {
        number = m_free.back();
        m_free.pop_back();
    }
    Entry &entry = m_entries.edit(number);
    entry.offset = m_arena.append(packedValue);
    entry.length = static_cast<quint32>(packedValue.size()) & 0x7FFFFFFFU;
    entry.live = 1;
    entry.hash = hash;
    entry.uses = 0;
    ++m_live;
    m_slots.edit(found.slot) = slotFor(number, hash);
    m_characters.addPacked(packedValue);
    return number;
}

void ValueDictionary::dropUse(ValueNumber number, quint32 uses)
{
    if ((m_entries.edit(number).uses -= uses) == 0)
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
    Entry &entry = m_entries.edit(number);
    entry.live = 0;
    m_deadBytes += entry.length;
    entry.length = 0;
    m_free.push_back(number);
    --m_live;
    if (m_deadBytes > kCompactFromBytes && m_deadBytes > m_arena.size() / 2)
        compact();
}

size_t ValueDictionary::slotOf(ValueNumber number) const
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = m_entries[number].hash & mask;
    while (numberIn(slot) != number)
        slot = (slot + 1) & mask;
    return slot;
}

void ValueDictionary::eraseSlot(ValueNumber number)
{
    const size_t mask = m_slots.size() - 1;
    size_t hole = slotOf(number);
    m_slots.edit(hole) = 0;
    // Linear probing without tombstones: whatever probed past the hole moves back into it.
    for (size_t slot = (hole + 1) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const size_t home = m_entries[numberIn(slot)].hash & mask;
        if (((slot - home) & mask) < ((slot - hole) & mask))
            continue;
        m_slots.edit(hole) = m_slots[slot];
        m_slots.edit(slot) = 0;
        hole = slot;
    }
}

void ValueDictionary::rehash(size_t slots)
{
    m_slots.assign(slots, 0);
    const size_t mask = slots - 1;
    for (ValueNumber number = 1; number < m_entries.size(); ++number) {
        const Entry &entry = m_entries[number];
        if (!entry.live)
            continue;
        size_t slot = entry.hash & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots.edit(slot) = slotFor(number, entry.hash);
    }
}

void ValueDictionary::compact()
{
    Arena arena;
    m_characters = {};
    for (ValueNumber number = 1; number < m_entries.size(); ++number) {
        if (!m_entries[number].live)
            continue;
        m_characters.addPacked(packed(number));
        m_entries.edit(number).offset = arena.append(packed(number));
    }
    m_arena = std::move(arena);
    m_deadBytes = 0;
}

void ValueDictionary::reserve(quint32 values)
{
    size_t slots = 16;
    while (size_t { values } * 8 > slots * 5)
        slots *= 2;
    if (slots > m_slots.size())
        rehash(slots);
}

size_t ValueDictionary::memoryBytes() const
{
    return m_entries.memoryBytes() + m_arena.memoryBytes() + m_slots.memoryBytes() + m_free.memoryBytes();
}

} // namespace drydock
