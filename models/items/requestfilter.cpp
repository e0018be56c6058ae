// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/requestfilter.h"

#include <algorithm>
#include <array>

namespace drydock {

namespace {

using Kind = RequestFilter::Problem::Kind;

const QStringList &methods()
{
    static const QStringList list { QStringLiteral("GET"), QStringLiteral("HEAD"), QStringLiteral("POST"),
        QStringLiteral("PUT"), QStringLiteral("PATCH"), QStringLiteral("DELETE") };
    return list;
}

//! "404" or "4xx".
std::optional<std::pair<int, int>> statusRange(const QString &text)
{
    if (text.size() != 3 || text.at(0) < QLatin1Char('1') || text.at(0) > QLatin1Char('5'))
        return std::nullopt;
    const int hundreds = text.at(0).digitValue() * 100;
    if (text.mid(1) == QLatin1String("xx"))
        return std::pair(hundreds, hundreds + 99);
    bool ok = false;
    const int status = text.toInt(&ok);
    return ok ? std::optional(std::pair(status, status)) : std::nullopt;
}

//! A whole or decimal number followed by one of the units; nothing where it is none, is negative or absurd.
template<size_t N>
std::optional<qint64> quantity(const QString &text, const std::array<std::pair<QLatin1String, qint64>, N> &units)
{
    qsizetype end = 0;
    while (end < text.size() && (text.at(end).isDigit() || text.at(end) == QLatin1Char('.')))
        ++end;
    bool ok = false;
    const double number = text.left(end).toDouble(&ok);
    constexpr double kMost = 1e15;
    if (!ok)
        return std::nullopt;
    for (const auto &[name, factor] : units) {
        const double value = number * static_cast<double>(factor);
        if (text.mid(end) == name)
            return value < kMost ? std::optional(static_cast<qint64>(value)) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<qint64> duration(const QString &text)
{
    static constexpr std::array<std::pair<QLatin1String, qint64>, 4> kUnits { {
        { QLatin1String("ms"), 1 }, { QLatin1String("s"), 1'000 }, { QLatin1String("m"), 60'000 },
        { QLatin1String(""), 1 } } };
    return quantity(text, kUnits);
}

std::optional<qint64> size(const QString &text)
{
    static constexpr std::array<std::pair<QLatin1String, qint64>, 7> kUnits { { { QLatin1String("b"), 1 },
        { QLatin1String("k"), 1 << 10 }, { QLatin1String("kb"), 1 << 10 }, { QLatin1String("kib"), 1 << 10 },
        { QLatin1String("m"), 1 << 20 }, { QLatin1String("mb"), 1 << 20 }, { QLatin1String(""), 1 } } };
    return quantity(text, kUnits);
}

bool isKey(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('A') && c <= QLatin1Char('Z'));
    });
}

} // namespace

// The problem with the value, where there is one.
std::optional<Kind> RequestFilter::setValue(Term &term, const QString &key, const QString &value)
{
    const QStringList parts = value.split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return Kind::NoValue;
    if (key == QLatin1String("status")) {
        term.kind = Term::Kind::Code;
        for (const QString &part : parts) {
            const auto range = statusRange(part.toLower());
            if (!range)
                return Kind::BadStatus;
            term.ranges.push_back(*range);
        }
    } else if (key == QLatin1String("method")) {
        term.kind = Term::Kind::Method;
        term.values = value.toUpper().split(QLatin1Char(','), Qt::SkipEmptyParts);
        if (!std::all_of(term.values.begin(), term.values.end(), [](const QString &m) { return methods().contains(m); }))
            return Kind::BadMethod;
    } else if (key == QLatin1String("lane")) {
        term.kind = Term::Kind::Lane;
        term.values = value.toLower().split(QLatin1Char(','), Qt::SkipEmptyParts);
        static const QStringList kLanes { QStringLiteral("interactive"), QStringLiteral("polling"),
            QStringLiteral("bulk"), QStringLiteral("transfer") };
        if (!std::all_of(term.values.begin(), term.values.end(), [](const QString &l) { return kLanes.contains(l); }))
            return Kind::BadLane;
    } else if (key == QLatin1String("slower") || key == QLatin1String("larger")) {
        const bool slower = key == QLatin1String("slower");
        term.kind = slower ? Term::Kind::Slower : Term::Kind::Larger;
        const auto bound = slower ? duration(value.toLower()) : size(value.toLower());
        if (!bound)
            return slower ? Kind::BadDuration : Kind::BadSize;
        term.bound = *bound;
    } else {
        return Kind::UnknownKey;
    }
    return std::nullopt;
}

std::optional<RequestFilter::Problem> RequestFilter::take(const QString &token, bool quoted)
{
    Term term;
    QString text = token;
    if (!quoted) {
        term.negated = text.size() > 1 && text.startsWith(QLatin1Char('-'));
        if (term.negated)
            text.remove(0, 1);
        const QString word = text.toLower();
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        if (word == QLatin1String("failed")) {
            term.kind = Term::Kind::Failed;
        } else if (word == QLatin1String("running")) {
            term.kind = Term::Kind::Running;
        } else if (word == QLatin1String("changes")) {
            term.kind = Term::Kind::Changes;
        } else if (colon > 0 && isKey(QStringView(word).left(colon))) {
            if (const auto wrong = setValue(term, word.left(colon), text.mid(colon + 1)))
                return Problem { *wrong, token };
        }
    }
    if (term.kind == Term::Kind::Text)
        term.values = QStringList { text };
    m_terms.push_back(std::move(term));
    return std::nullopt;
}

RequestFilter::Parsed RequestFilter::parse(const QString &text)
{
    Parsed parsed;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        const bool quoted = text.at(at) == QLatin1Char('"');
        const qsizetype from = quoted ? at + 1 : at;
        qsizetype end = from;
        while (end < text.size() && (quoted ? text.at(end) != QLatin1Char('"') : !text.at(end).isSpace()))
            ++end;
        if (quoted && end == text.size())
            return { {}, Problem { Kind::OpenQuote, text.mid(at) } };
        at = quoted ? end + 1 : end;
        if (end == from)
            continue;
        if (const auto problem = parsed.filter.take(text.mid(from, end - from), quoted))
            return { {}, problem };
    }
    return parsed;
}

bool RequestFilter::holds(const Term &term, const ActivityEntry &entry)
{
    const auto any = [&term](const auto &test) { return std::any_of(term.values.begin(), term.values.end(), test); };
    switch (term.kind) {
    case Term::Kind::Text:
        return any([&entry](const QString &text) {
            return entry.path.contains(text, Qt::CaseInsensitive) || entry.title.contains(text, Qt::CaseInsensitive)
                || QLatin1String(entry.requestId).contains(text, Qt::CaseInsensitive);
        });
    case Term::Kind::Code:
        return std::any_of(term.ranges.begin(), term.ranges.end(),
            [&entry](const auto &range) { return entry.status >= range.first && entry.status <= range.second; });
    case Term::Kind::Method: return any([&entry](const QString &m) { return QLatin1String(entry.verb) == m; });
    case Term::Kind::Lane: return any([&entry](const QString &lane) { return entry.lane == lane; });
    case Term::Kind::Slower: return entry.elapsedMs > term.bound;
    case Term::Kind::Larger: return std::max(entry.sentBytes, entry.receivedBytes) > term.bound;
    case Term::Kind::Failed: return entry.state == ActivityEntry::State::Failed;
    case Term::Kind::Running: return entry.state == ActivityEntry::State::Running;
    case Term::Kind::Changes: return entry.isWrite();
    }
    return false;
}

bool RequestFilter::accepts(const ActivityEntry &entry) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
        [&entry](const Term &term) { return holds(term, entry) != term.negated; });
}

} // namespace drydock
