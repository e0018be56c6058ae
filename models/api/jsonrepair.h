// SPDX-License-Identifier: GPL-3.0-or-later
//
// repairJson(): makes of JSON that the parser refuses although it is JSON a form that it takes. The parser knows only
// integers of 64 bits and no half of a surrogate pair, and refuses the whole document otherwise; the rule here is that
// one bad element never costs the page. What is no JSON (cut off, bad UTF-8, numbers beyond a double) stays none: that
// is one Decode error. Used after a failed parse only. Pure.
#pragma once

#include <QByteArray>

namespace drydock::api {

//! Lone surrogates become U+FFFD, integers beyond 64 bits get an exponent, numbers too small for a double become 0.
//! Everything else is unchanged.
QByteArray repairJson(const QByteArray &json);

} // namespace drydock::api
