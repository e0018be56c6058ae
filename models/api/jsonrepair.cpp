// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonrepair.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace drydock::api {

namespace {

bool isNumberPart(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
}

//! What stands for a number's text; the text itself where nothing is wrong with it.
QByteArray tamedNumber(const QByteArray &text)
{
    double number = 0;
    const char *end = text.constData() + text.size();
    const auto parsed = std::from_chars(text.constData(), end, number);
    if (parsed.ptr != end)
        return text;
    if (parsed.ec == std::errc::result_out_of_range) {
        // Too small is as good as zero. Too large is no number: the parser refuses the document again.
        const qsizetype exponent = std::max(text.indexOf('e'), text.indexOf('E'));
        const bool tiny = exponent >= 0 ? text.mid(exponent + 1).startsWith('-') : text.contains("0.0");
        return tiny ? QByteArray("0") : text;
    }
    const bool integer = !text.contains('.') && !text.contains('e') && !text.contains('E');
    constexpr qsizetype kAlwaysFits = 18;
    return integer && text.size() > kAlwaysFits ? text + "e0" : text;
}

//! The code unit of a \uXXXX at `at`.
std::optional<unsigned> escapedUnit(const QByteArray &json, qsizetype at)
{
    if (at + 6 > json.size() || json.at(at) != '\\' || json.at(at + 1) != 'u')
        return std::nullopt;
    unsigned unit = 0;
    const char *first = json.constData() + at + 2;
    const auto parsed = std::from_chars(first, first + 4, unit, 16);
    if (parsed.ec != std::errc() || parsed.ptr != first + 4)
        return std::nullopt;
    return unit;
}

bool isHigh(unsigned unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLow(unsigned unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

//! Copies one escape sequence that begins at `at`, mended where it is half a pair; returns the position after it.
qsizetype copyEscape(const QByteArray &json, qsizetype at, QByteArray &out)
{
    const auto unit = escapedUnit(json, at);
    if (!unit) {
        out.append(json.mid(at, 2));
        return at + 2;
    }
    if (!isHigh(*unit) && !isLow(*unit)) {
        out.append(json.mid(at, 6));
        return at + 6;
    }
    const auto next = escapedUnit(json, at + 6);
    if (isHigh(*unit) && next && isLow(*next)) {
        out.append(json.mid(at, 12));
        return at + 12;
    }
    out.append("\\ufffd");
    return at + 6;
}

} // namespace

QByteArray repairJson(const QByteArray &json)
{
    QByteArray out;
    out.reserve(json.size() + 64);
    bool inString = false;
    for (qsizetype at = 0; at < json.size();) {
        const char c = json.at(at);
        if (inString && c == '\\') {
            at = copyEscape(json, at, out);
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString || (c != '-' && (c < '0' || c > '9'))) {
            out.append(c);
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < json.size() && isNumberPart(json.at(end)))
            ++end;
        out.append(tamedNumber(json.mid(at, end - at)));
        at = end;
    }
    return out;
}

} // namespace drydock::api
