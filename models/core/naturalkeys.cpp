// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/naturalkeys.h"

#include "models/core/attributevalue.h"
#include "models/core/parallel.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace drydock {

namespace {

// Like UTF-8, though of units and not of code points: bytes sort as the units do.
void appendUnit(std::vector<char> &out, char16_t unit)
{
    if (unit < 0x80) {
        out.push_back(static_cast<char>(unit));
    } else if (unit < 0x800) {
        out.push_back(static_cast<char>(0xC0 | unit >> 6));
        out.push_back(static_cast<char>(0x80 | (unit & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xE0 | unit >> 12));
        out.push_back(static_cast<char>(0x80 | (unit >> 6 & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (unit & 0x3F)));
    }
}

void appendNumberLength(std::vector<char> &out, qsizetype digits)
{
    constexpr qsizetype kLong = 0xFF;
    out.push_back(static_cast<char>(std::min(digits, kLong)));
    for (int shift = 24; digits >= kLong && shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(digits >> shift & 0xFF));
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

//! A run of digits is a '0' (as any digit stands to other characters), how many there are, and they themselves.
void appendKey(std::vector<char> &out, const QString &text)
{
    for (qsizetype i = 0; i < text.size();) {
        if (!isDigit(text.at(i))) {
            const QChar c = text.at(i++);
            const bool isPlain = c.unicode() < 0x80;
            appendUnit(out, !isPlain ? c.toCaseFolded().unicode() : c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c.unicode() + 32) : c.unicode());
            continue;
        }
        while (i < text.size() && text.at(i) == u'0')
            ++i;
        qsizetype end = i;
        while (end < text.size() && isDigit(text.at(end)))
            ++end;
        out.push_back('0');
        appendNumberLength(out, end - i);
        for (; i < end; ++i)
            out.push_back(static_cast<char>(text.at(i).unicode()));
    }
}

} // namespace

void NaturalKeys::reserve(size_t texts, size_t unitsPerText)
{
    m_keys.reserve(texts);
    m_texts.reserve(texts);
    m_arena.reserve(texts * unitsPerText);
}

void NaturalKeys::add(const QString &text)
{
    Key key;
    key.offset = static_cast<quint32>(m_arena.size());
    key.text = static_cast<quint32>(m_texts.size());
    appendKey(m_arena, text);
    key.length = static_cast<quint32>(m_arena.size()) - key.offset;
    m_keys.push_back(key);
    m_texts.push_back(text);
}

void NaturalKeys::append(NaturalKeys &&more)
{
    if (m_keys.empty()) {
        *this = std::move(more);
        return;
    }
    const auto texts = static_cast<quint32>(m_texts.size());
    const auto bytes = static_cast<quint32>(m_arena.size());
    m_keys.reserve(m_keys.size() + more.m_keys.size());
    for (Key key : more.m_keys) {
        key.offset += bytes;
        key.text += texts;
        m_keys.push_back(key);
    }
    m_arena.insert(m_arena.end(), more.m_arena.begin(), more.m_arena.end());
    m_texts.insert(m_texts.end(), std::make_move_iterator(more.m_texts.begin()), std::make_move_iterator(more.m_texts.end()));
    more = {};
}

size_t NaturalKeys::commonPrefix() const
{
    const Key &first = m_keys.front();
    size_t common = first.length;
    for (const Key &key : m_keys) {
        common = std::min<size_t>(common, key.length);
        size_t same = 0;
        while (same < common && m_arena[key.offset + same] == m_arena[first.offset + same])
            ++same;
        common = same;
    }
    return common;
}

int NaturalKeys::compare(const Key &a, const Key &b) const
{
    if (a.prefix != b.prefix)
        return a.prefix < b.prefix ? -1 : 1;
    const size_t both = std::min(a.length, b.length);
    if (const int order = both == 0 ? 0 : std::memcmp(m_arena.data() + a.offset, m_arena.data() + b.offset, both); order != 0)
        return order;
    if (a.length != b.length)
        return a.length < b.length ? -1 : 1;
    const QString &left = m_texts[a.text];
    const QString &right = m_texts[b.text];
    return left == right ? 0 : compareAttributeValues(AttributeValue(left), AttributeValue(right));
}

void NaturalKeys::sortKeys()
{
    constexpr size_t kKeysPerThread = 100'000;
    const auto isBefore = [this](const Key &a, const Key &b) { return compare(a, b) < 0; };
    const size_t count = partsFor(m_keys.size(), kKeysPerThread);
    const auto at = [&](size_t part) { return m_keys.begin() + static_cast<std::ptrdiff_t>(m_keys.size() * part / count); };
    std::vector<std::function<void()>> parts;
    for (size_t part = 0; part < count; ++part)
        parts.emplace_back([&, part] { std::sort(at(part), at(part + 1), isBefore); });
    inParallel(parts);
    for (size_t part = 1; part < count; ++part)
        std::inplace_merge(m_keys.begin(), at(part), at(part + 1), isBefore);
}

std::vector<quint32> NaturalKeys::ranks()
{
    std::vector<quint32> ranks(m_texts.size(), 0);
    if (m_keys.empty())
        return ranks;
    const size_t common = commonPrefix();
    for (Key &key : m_keys) {
        key.prefix = 0;
        for (size_t i = common; i < common + sizeof key.prefix; ++i)
            key.prefix = key.prefix << 8 | (i < key.length ? static_cast<quint8>(m_arena[key.offset + i]) : 0U);
    }
    sortKeys();
    quint32 rank = 0;
    for (size_t i = 0; i < m_keys.size(); ++i) {
        rank += i > 0 && compare(m_keys[i - 1], m_keys[i]) != 0 ? 1 : 0;
        ranks[m_keys[i].text] = rank;
    }
    return ranks;
}

} // namespace drydock
