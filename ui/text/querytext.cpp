// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/querytext.h"

#include "ui/text/sizetext.h"

namespace drydock {

QString QueryText::problem(const QueryProblem &problem)
{
    using Kind = QueryProblem::Kind;
    switch (problem.kind) {
    case Kind::UnclosedQuote:
        return tr("The text that begins here is not closed: write the same mark behind it.");
    case Kind::UnclosedParenthesis:
        return tr("This parenthesis is not closed: write ) behind what belongs together.");
    case Kind::UnexpectedParenthesis:
        return tr("This parenthesis closes nothing: take it out, or write ( in front.");
    case Kind::MissingValue:
        return tr("A value is missing: write it right behind the sign, as in status:accepted.");
    case Kind::MissingOperand:
        return tr("OR, AND and NOT join conditions: write one on each side, or put the word into quotes to look for it.");
    case Kind::EmptyParentheses:
        return tr("There is nothing between the parentheses.");
    case Kind::BadExpression:
        //: %1 is the library's reason, in English
        return tr("The regular expression cannot be read: %1.").arg(problem.detail);
    case Kind::BadTime:
        return tr("\"%1\" is no time: write an age such as 15min, 6h or 2d, or a date such as 2026-01-31.").arg(problem.detail);
    case Kind::BadStatus:
        return tr("\"%1\" is no status: accepted, pending, rejected, preauthorized, noauth and silent are.").arg(problem.detail);
    case Kind::TooLong:
        return tr("The query has too many parts.");
    }
    return {};
}

QString QueryText::candidate(const QueryCompletion::Candidate &candidate)
{
    if (candidate.devices == 0)
        return candidate.text;
    const QString devices = tr("%n device(s)", nullptr, static_cast<int>(candidate.devices));
    return candidate.scope.isEmpty() ? QStringLiteral("%1   %2").arg(candidate.text, devices)
                                     : QStringLiteral("%1   %2, %3").arg(candidate.text, candidate.scope, devices);
}

QString QueryText::decidedWhere(const DeviceQuery &query, const QueryShares &shares, qint64 ready, qint64 total, bool complete)
{
    if (query.isEmpty() || !query.isValid())
        return {};
    if (complete)
        return tr("Decided here, among all %n device(s).", nullptr, static_cast<int>(ready));
    const auto pieces = [&query](const std::vector<QueryRange> &ranges) {
        QStringList texts;
        for (const QueryRange &range : ranges)
            texts.append(query.text.mid(range.from, range.length));
        return texts.join(u' ');
    };
    //: How far the reading of a fleet is: %1 of %2 devices
    const QString here = tr("%1 of %2 devices").arg(SizeText::count(ready), SizeText::count(total));
    if (shares.server.empty())
        //: %1 is how many devices were read so far
        return tr("Decided here, among the %1 read so far.").arg(here);
    if (shares.localRanges.empty())
        //: %1 is a query; %2 how many devices were read so far
        return tr("The server looks for %1; %2 were read so far.").arg(pieces(shares.serverRanges), here);
    //: %1 and %2 are parts of a query; %3 is how many devices were read so far
    return tr("The server looks for %1; %2 is decided here. %3 were read so far.").arg(pieces(shares.serverRanges), pieces(shares.localRanges), here);
}

QString QueryText::guide()
{
    return tr("Words are looked for in every attribute. Conditions are written as\n"
              "status:accepted   device_type:rpi*   version<2.3\n"
              "group:(east, west)   last_seen>2d   exists:site   name~/^gw/i\n"
              "Joined by nothing or AND, by OR, turned round by NOT or -, grouped by ( ).");
}

} // namespace drydock
