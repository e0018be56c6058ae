// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attributes/predicate.h"

#include <algorithm>
#include <array>

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

bool containsPlain(QByteArrayView text, const QByteArray &lowerNeedle)
{
    static constexpr std::array<char, 256> kLower = lowerCases();
    const auto lower = [](char c) { return kLower[static_cast<quint8>(c)]; };
    const char *end = text.end() - lowerNeedle.size() + 1;
    const char first = lowerNeedle.front();
    for (const char *at = text.begin(); at < end; ++at) {
        if (lower(*at) != first)
            continue;
        qsizetype i = 1;
        while (i < lowerNeedle.size() && lower(at[i]) == lowerNeedle[i])
            ++i;
        if (i == lowerNeedle.size())
            return true;
    }
    return false;
}

bool isPlain(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<quint8>(c) < 0x80; });
}

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
        if (containsPlain(text, m_plainNeedle))
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
