// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decodecontext.h"

#include "models/api/jsonvalues.h"

#include <algorithm>

namespace drydock::api {

using detail::toQString;

namespace {

//! Length, first and last eight bytes, mixed: for a cache of few slots.
size_t mix(std::string_view utf8)
{
    const size_t count = std::min<size_t>(utf8.size(), 8);
    quint64 first = 0;
    quint64 last = 0;
    std::memcpy(&first, utf8.data(), count);
    std::memcpy(&last, utf8.data() + utf8.size() - count, count);
    const quint64 mixed = (first * 3 + last + utf8.size()) * 0x9E3779B97F4A7C15ULL;
    return static_cast<size_t>(mixed >> 40);
}

} // namespace

quint32 DecodeContext::indexOf(std::string_view utf8)
{
    const auto [known, isNew] = m_index.try_emplace(utf8, static_cast<quint32>(m_names.size()));
    if (isNew)
        m_names.push_back({ utf8, toQString(utf8) });
    return known->second;
}

QString DecodeContext::intern(std::string_view utf8)
{
    if (m_names.empty()) {
        m_last = indexOf(utf8);
        return m_names[m_last].text;
    }
    const quint32 foreseen = m_names[m_last].next;
    if (detail::sameText(m_names[foreseen].utf8, utf8)) {
        m_last = foreseen;
    } else {
        const quint32 index = indexOf(utf8);
        m_names[m_last].next = index;
        m_last = index;
    }
    return m_names[m_last].text;
}

QString DecodeContext::share(std::string_view utf8)
{
    // Long texts are rarely the same, and comparing them costs; so does looking for texts of which each is another.
    constexpr size_t kLongest = 64;
    constexpr int kTries = 32;
    constexpr int kOneIn = 4;
    if (m_names.empty())
        return toQString(utf8);
    Name &name = m_names[m_last];
    if (utf8.empty() || utf8.size() > kLongest || (name.tried >= kTries && name.found * kOneIn < name.tried))
        return toQString(utf8);
    if (m_recent.empty())
        m_recent.resize(kRecent);
    ++name.tried;
    Recent &recent = m_recent[mix(utf8) & (kRecent - 1)];
    if (detail::sameText(recent.utf8, utf8))
        ++name.found;
    else
        recent = { utf8, toQString(utf8) };
    return recent.text;
}

bool DecodeContext::readAttributeValue(simdjson::dom::element content, AttributeValue &value)
{
    if (std::string_view text; content.get(text) == simdjson::SUCCESS) {
        value.emplace<QString>(share(text));
        return true;
    }
    if (content.is_number()) {
        value = *detail::numberOf(content);
        return true;
    }
    auto other = detail::attributeValueOf(content);
    if (other)
        value = *std::move(other);
    return other.has_value();
}

void DecodeContext::countLeftOut(const QByteArray &problem)
{
    if (m_leftOut++ == 0)
        m_firstLeftOut = problem;
}

} // namespace drydock::api
