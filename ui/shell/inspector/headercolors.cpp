// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/inspector/headercolors.h"

#include "ui/shell/theme.h"

namespace drydock {

HeaderColors::HeaderColors(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void HeaderColors::setLayout(int headerLines, bool json)
{
    m_headerLines = headerLines;
    m_json = json;
}

void HeaderColors::highlightBlock(const QString &text)
{
    if (currentBlock().blockNumber() < m_headerLines) {
        const qsizetype colon = text.indexOf(QLatin1Char(':'));
        setFormat(0, static_cast<int>(colon + 1), m_theme.color(ThemeRole::Muted));
        return;
    }
    if (!m_json)
        return;
    qsizetype from = 0;
    while (from < text.size() && text.at(from) == QLatin1Char(' '))
        ++from;
    if (from >= text.size() || text.at(from) != QLatin1Char('"'))
        return;
    qsizetype end = from + 1;
    while (end < text.size() && text.at(end) != QLatin1Char('"'))
        end += text.at(end) == QLatin1Char('\\') ? 2 : 1;
    if (end + 1 < text.size() && text.at(end + 1) == QLatin1Char(':'))
        setFormat(static_cast<int>(from), static_cast<int>(end + 1 - from), m_theme.color(ThemeRole::Accent));
}

} // namespace drydock
