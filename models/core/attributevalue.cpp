// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attributevalue.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace drydock {

namespace {

int sign(bool less, bool greater)
{
    return less ? -1 : (greater ? 1 : 0);
}

int compareNumbers(double a, double b)
{
    return sign(a < b, a > b);
}

//! MongoDB's order of kinds, which is what the server sorts by.
int kindRank(const AttributeValue &value)
{
    struct Rank {
        int operator()(double) const { return 0; }
        int operator()(const QString &) const { return 1; }
        int operator()(const QStringList &) const { return 2; }
        int operator()(const std::vector<double> &) const { return 3; }
        int operator()(bool) const { return 4; }
    };
    return std::visit(Rank {}, value);
}

template<class List, class Compare> int compareLists(const List &a, const List &b, Compare compare)
{
    auto left = a.begin();
    auto right = b.begin();
    for (; left != a.end() && right != b.end(); ++left, ++right) {
        if (const int order = compare(*left, *right); order != 0)
            return order;
    }
    return sign(left == a.end() && right != b.end(), left != a.end() && right == b.end());
}

// By code point, as UTF-8 sorts: surrogates stand for the highest code points but not for the highest units.
int compareTexts(const QString &a, const QString &b)
{
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() || right == b.end())
        return sign(left == a.end() && right != b.end(), left != a.end() && right == b.end());
    if (left->isSurrogate() != right->isSurrogate())
        return left->isSurrogate() ? 1 : -1;
    return left->unicode() < right->unicode() ? -1 : 1;
}

//! Of any script there are digits; only these stand for numbers in names and versions.
bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

//! Compares the two runs of digits that begin at i and j by value and moves both past them.
int compareDigitRuns(const QString &a, qsizetype &i, const QString &b, qsizetype &j)
{
    const auto skipZeros = [](const QString &text, qsizetype &at) {
        while (at < text.size() && text.at(at) == QLatin1Char('0'))
            ++at;
    };
    const auto runEnd = [](const QString &text, qsizetype at) {
        while (at < text.size() && isDigit(text.at(at)))
            ++at;
        return at;
    };
    skipZeros(a, i);
    skipZeros(b, j);
    const qsizetype endA = runEnd(a, i);
    const qsizetype endB = runEnd(b, j);
    int order = sign(endA - i < endB - j, endA - i > endB - j);
    if (order == 0)
        order = QStringView(a).mid(i, endA - i).compare(QStringView(b).mid(j, endB - j));
    i = endA;
    j = endB;
    return order;
}

int compareTextsNaturally(const QString &a, const QString &b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a.at(i)) && isDigit(b.at(j))) {
            if (const int order = compareDigitRuns(a, i, b, j); order != 0)
                return order;
            continue;
        }
        const char16_t left = a.at(i++).toCaseFolded().unicode();
        const char16_t right = b.at(j++).toCaseFolded().unicode();
        if (left != right)
            return left < right ? -1 : 1;
    }
    return sign(i == a.size() && j < b.size(), i < a.size() && j == b.size());
}

template<class CompareText> int compareWith(const AttributeValue &a, const AttributeValue &b, CompareText compareText)
{
    const int rankA = kindRank(a);
    const int rankB = kindRank(b);
    if (rankA != rankB)
        return sign(rankA < rankB, rankA > rankB);
    if (const auto *number = std::get_if<double>(&a))
        return compareNumbers(*number, std::get<double>(b));
    if (const auto *text = std::get_if<QString>(&a))
        return compareText(*text, std::get<QString>(b));
    if (const auto *truth = std::get_if<bool>(&a))
        return sign(!*truth && std::get<bool>(b), *truth && !std::get<bool>(b));
    if (const auto *texts = std::get_if<QStringList>(&a))
        return compareLists(*texts, std::get<QStringList>(b), compareText);
    return compareLists(std::get<std::vector<double>>(a), std::get<std::vector<double>>(b), compareNumbers);
}

} // namespace

QString attributeNumberText(double number)
{
    // Whole numbers below 2^53 are exact: print them as people write them, not as 1.6777216e+07.
    if (std::isfinite(number) && std::floor(number) == number && std::fabs(number) < 9007199254740992.0)
        return QString::number(static_cast<qint64>(number));
    return QString::number(number, 'g', 15);
}

QString attributeText(const AttributeValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *number = std::get_if<double>(&value))
        return attributeNumberText(*number);
    if (const auto *truth = std::get_if<bool>(&value))
        return *truth ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto *texts = std::get_if<QStringList>(&value))
        return texts->join(QLatin1String(", "));
    QStringList parts;
    for (const double number : std::get<std::vector<double>>(value))
        parts.append(attributeNumberText(number));
    return parts.join(QLatin1String(", "));
}

int compareAttributeValues(const AttributeValue &a, const AttributeValue &b)
{
    return compareWith(a, b, compareTexts);
}

int compareAttributeValuesNaturally(const AttributeValue &a, const AttributeValue &b)
{
    const int order = compareWith(a, b, compareTextsNaturally);
    return order != 0 ? order : compareAttributeValues(a, b);
}

size_t hashAttributeValue(const AttributeValue &value, size_t seed)
{
    seed ^= static_cast<size_t>(kindRank(value)) * 0x9E3779B97F4A7C15ULL;
    if (const auto *text = std::get_if<QString>(&value))
        return qHash(*text, seed);
    if (const auto *number = std::get_if<double>(&value))
        return qHash(*number, seed);
    if (const auto *truth = std::get_if<bool>(&value))
        return qHash(*truth ? 1 : 0, seed);
    if (const auto *texts = std::get_if<QStringList>(&value))
        return qHashRange(texts->begin(), texts->end(), seed);
    const auto &numbers = std::get<std::vector<double>>(value);
    return qHashRange(numbers.begin(), numbers.end(), seed);
}

} // namespace drydock
