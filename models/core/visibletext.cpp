// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/visibletext.h"

#include <algorithm>

namespace drydock {

namespace {

bool isBlank(QChar c)
{
    return c == u'\n' || c == u'\t';
}

bool isStrange(QChar c)
{
    const ushort u = c.unicode();
    return (u < 0x20 && !isBlank(c)) || u == 0x7f || (u >= 0x80 && u < 0xa0) || u == 0x200b || u == 0x200e || u == 0x200f || (u >= 0x202a && u <= 0x202e)
        || (u >= 0x2060 && u <= 0x2069) || u == 0x2028 || u == 0x2029 || u == 0xfeff;
}

} // namespace

QString visibleText(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), isStrange))
        return text;
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (isStrange(c))
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

QString visibleLine(const QString &text)
{
    QString line = visibleText(text);
    if (std::any_of(line.cbegin(), line.cend(), isBlank))
        line.replace(u'\n', u' ').replace(u'\t', u' ');
    return line;
}

} // namespace drydock
