// SPDX-License-Identifier: GPL-3.0-or-later
//
// repairJson(): makes of JSON that the parser refuses for one number or character JSON that it takes. The parser
// knows only numbers that fit a double or 64 bits and only well-formed Unicode, and refuses the whole document
// otherwise; the rule here is that one bad element never costs the page. Used after a failed parse only. Pure.
#pragma once

#include <QByteArray>

namespace drydock::api {

//! Invalid UTF-8 and lone surrogates become U+FFFD, integers beyond 64 bits get an exponent, numbers beyond a double
//! become null. Everything else is unchanged, so what was no JSON stays none.
QByteArray repairJson(const QByteArray &json);

} // namespace drydock::api
