// SPDX-License-Identifier: GPL-3.0-or-later
//
// prettyJson(): JSON with line breaks and indentation, written in one pass over the bytes: numbers, texts and the order
// of members stay exactly as they were sent, also what a parser would round or fold. Strict: what is no JSON is said
// to be none. Bounded in depth and in output. A pure function, any thread; it knows no field.
#pragma once

#include <QByteArray>

namespace drydock {

struct PrettyJson {
    bool valid = false; //!< one JSON value and nothing else
    bool cut = false; //!< `text` ends at the bound; the rest was still checked
    QByteArray text; //!< empty where not valid
};

struct PrettyJsonLimits {
    int depth = 200; //!< deeper is called invalid
    qsizetype output = 4 << 20; //!< bytes; indentation can make a short text long
};

PrettyJson prettyJson(const QByteArray &json, PrettyJsonLimits limits = {});

} // namespace drydock
