// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/querytext.h"

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

QString QueryText::guide()
{
    return tr("Words are looked for in every attribute. Conditions are written as\n"
              "status:accepted   device_type:rpi*   version<2.3\n"
              "group:(east, west)   last_seen>2d   exists:site   name~/^gw/i\n"
              "Joined by nothing or AND, by OR, turned round by NOT or -, grouped by ( ).");
}

} // namespace drydock
