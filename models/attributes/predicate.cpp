// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/predicate.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace drydock {

namespace {

bool isNegation(PredicateOp op)
{
    return op == PredicateOp::NotEqual || op == PredicateOp::NotIn;
}

std::vector<AttributeValue> elementsOf(const AttributeValue &list)
{
    std::vector<AttributeValue> elements;
    if (const auto *texts = std::get_if<QStringList>(&list)) {
        for (const QString &text : *texts)
            elements.emplace_back(text);
    } else if (const auto *numbers = std::get_if<std::vector<double>>(&list)) {
        for (const double number : *numbers)
            elements.emplace_back(number);
    } else {
        elements.push_back(list);
    }
    return elements;
}

constexpr std::array<char, 256> lowerCases()
{
    std::array<char, 256> lower {};
    for (size_t i = 0; i < lower.size(); ++i)
        lower[i] = static_cast<char>(i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i);
    return lower;
}

// Eight bytes at once: a search reads every value of every column.
constexpr quint64 kOnes = 0x0101010101010101ULL;
constexpr quint64 kHighs = 0x8080808080808080ULL;

quint64 eightBytes(const char *at)
{
    quint64 bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return qFromLittleEndian(bytes);
}

//! The high bit of every byte that is zero.
quint64 zeroBytes(quint64 bytes)
{
    return ~(((bytes & ~kHighs) + ~kHighs) | bytes | ~kHighs);
}

bool isPlain(QByteArrayView text)
{
    const char *at = text.begin();
    quint64 all = 0;
    for (; text.end() - at >= 8; at += 8)
        all |= eightBytes(at);
    return (all & kHighs) == 0 && std::all_of(at, text.end(), [](char c) { return static_cast<quint8>(c) < 0x80; });
}

class PlainNeedle {
public:
    explicit PlainNeedle(const QByteArray &lower)
        : m_lower(lower)
        , m_first(everywhere(lower.front()))
        , m_second(everywhere(lower.at(lower.size() > 1 ? 1 : 0)))
    {
    }
    [[nodiscard]] bool isIn(QByteArrayView text) const
    {
        const qsizetype places = text.size() - m_lower.size() + 1;
        qsizetype at = 0;
        for (; places - at >= 8; at += 8) {
            // Bytes that could be its first letter before one that could be its second: nearly always none.
            quint64 hits = zeroBytes((eightBytes(text.data() + at) | kLowerBits) ^ m_first);
            if (m_lower.size() > 1)
                hits &= zeroBytes((eightBytes(text.data() + at + 1) | kLowerBits) ^ m_second);
            for (; hits != 0; hits &= hits - 1) {
                if (isAt(text.data() + at + std::countr_zero(hits) / 8))
                    return true;
            }
        }
        for (; at < places; ++at) {
            if (isAt(text.data() + at))
                return true;
        }
        return false;
    }

private:
    static constexpr quint64 kLowerBits = kOnes * 0x20; // makes capitals small, and other bytes alike that are not
    static quint64 everywhere(char c) { return kOnes * (static_cast<quint8>(c) | 0x20U); }
    [[nodiscard]] bool isAt(const char *text) const
    {
        static constexpr std::array<char, 256> kLower = lowerCases();
        for (qsizetype i = 0; i < m_lower.size(); ++i) {
            if (kLower[static_cast<quint8>(text[i])] != m_lower[i])
                return false;
        }
        return true;
    }

    const QByteArray &m_lower;
    quint64 m_first;
    quint64 m_second;
};

} // namespace

Matcher::Matcher(const Predicate &predicate)
    : m_predicate(predicate)
{
    switch (predicate.op) {
    case PredicateOp::In:
    case PredicateOp::NotIn:
        m_list = elementsOf(predicate.operand);
        break;
    case PredicateOp::Regex:
        m_regex.setPattern(attributeText(predicate.operand));
        m_valid = m_regex.isValid();
        m_regex.optimize();
        break;
    case PredicateOp::Contains:
        m_needle = attributeText(predicate.operand);
        if (std::all_of(m_needle.begin(), m_needle.end(), [](QChar c) { return c.unicode() < 0x80; }))
            m_plainNeedle = m_needle.toLatin1().toLower();
        m_inNumbers = std::all_of(m_needle.begin(), m_needle.end(), [](QChar c) { return QStringView(u"0123456789.+-eEiInNfFaA").contains(c); });
        break;
    default:
        break;
    }
}

bool Matcher::matchesAbsent() const
{
    if (!m_valid)
        return false;
    if (m_predicate.op == PredicateOp::Exists) {
        const auto *wanted = std::get_if<bool>(&m_predicate.operand);
        return wanted && !*wanted;
    }
    return isNegation(m_predicate.op) || m_predicate.op == PredicateOp::LessOrMissing;
}

bool Matcher::couldMatchIn(const AttributeTable &table, int column) const
{
    return m_predicate.op != PredicateOp::Contains || m_plainNeedle.isEmpty() || table.characters(column).couldHold(m_plainNeedle, m_inNumbers);
}

bool Matcher::matches(const AttributeValue &value) const
{
    if (!m_valid)
        return false;
    if (m_predicate.op == PredicateOp::Exists) {
        const auto *wanted = std::get_if<bool>(&m_predicate.operand);
        return wanted && *wanted;
    }
    if (m_predicate.op == PredicateOp::Contains)
        return attributeText(value).contains(m_needle, Qt::CaseInsensitive);
    return isNegation(m_predicate.op) ? !matchesAny(value) : matchesAny(value);
}

bool Matcher::matchesPacked(QByteArrayView packed) const
{
    if (m_predicate.op == PredicateOp::Contains && !m_inNumbers && isPackedNumber(packed))
        return false;
    if (m_predicate.op == PredicateOp::Contains && !m_plainNeedle.isEmpty() && isPackedText(packed)) {
        const QByteArrayView text = packed.sliced(1);
        if (PlainNeedle(m_plainNeedle).isIn(text))
            return true;
        // Letters outside ASCII can fold to one of the needle's.
        if (isPlain(text))
            return false;
    }
    return matches(unpackAttributeValue(packed));
}

// As the whole or by any element: MongoDB's rule for lists.
bool Matcher::matchesAny(const AttributeValue &value) const
{
    if (matchesOne(value))
        return true;
    if (const auto *texts = std::get_if<QStringList>(&value))
        return std::any_of(texts->begin(), texts->end(), [this](const QString &text) { return matchesOne(text); });
    if (const auto *numbers = std::get_if<std::vector<double>>(&value))
        return std::any_of(numbers->begin(), numbers->end(), [this](double number) { return matchesOne(number); });
    return false;
}

bool Matcher::matchesOne(const AttributeValue &value) const
{
    switch (m_predicate.op) {
    case PredicateOp::Equal:
    case PredicateOp::NotEqual:
        return value == m_predicate.operand;
    case PredicateOp::In:
    case PredicateOp::NotIn:
        return std::find(m_list.begin(), m_list.end(), value) != m_list.end();
    case PredicateOp::Regex: {
        const auto *text = std::get_if<QString>(&value);
        return text && m_regex.match(*text).hasMatch();
    }
    default:
        return compares(value);
    }
}

bool Matcher::compares(const AttributeValue &value) const
{
    if (value.index() != m_predicate.operand.index())
        return false;
    const int order = compareAttributeValues(value, m_predicate.operand);
    switch (m_predicate.op) {
    case PredicateOp::Less:
    case PredicateOp::LessOrMissing:
        return order < 0;
    case PredicateOp::LessOrEqual:
        return order <= 0;
    case PredicateOp::Greater:
        return order > 0;
    case PredicateOp::GreaterOrEqual:
        return order >= 0;
    default:
        return false;
    }
}

std::vector<bool> decide(const AttributeTable &table, int column, const Matcher &matcher)
{
    const quint32 bound = table.numberBound(column);
    std::vector<bool> decided(bound, false);
    decided[0] = matcher.matchesAbsent();
    if (!matcher.couldMatchIn(table, column))
        return decided;
    for (ValueNumber number = 1; number < bound; ++number) {
        if (table.isLiveNumber(column, number))
            decided[number] = matcher.matchesPacked(table.packedOf(column, number));
    }
    return decided;
}

bool matchesRow(const AttributeTable &table, AttributeRow row, const Predicate &predicate, const Matcher &matcher)
{
    const int column = table.findColumn(predicate.scope, predicate.name);
    if (column == AttributeTable::kNoColumn)
        return matcher.matchesAbsent();
    const ValueNumber number = table.number(row, column);
    return number == 0 ? matcher.matchesAbsent() : matcher.matches(table.valueOf(column, number));
}

std::vector<AttributeRow> matchingRows(const AttributeTable &table, const std::vector<Predicate> &predicates)
{
    std::vector<AttributeRow> rows = table.rows();
    for (const Predicate &predicate : predicates) {
        const Matcher matcher(predicate);
        const int column = table.findColumn(predicate.scope, predicate.name);
        if (column == AttributeTable::kNoColumn) {
            if (!matcher.matchesAbsent())
                return {};
            continue;
        }
        const std::vector<bool> decided = decide(table, column, matcher);
        std::erase_if(rows, [&](AttributeRow row) { return !decided[table.number(row, column)]; });
    }
    return rows;
}

} // namespace drydock
