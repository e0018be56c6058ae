// SPDX-License-Identifier: GPL-3.0-or-later
//
// HeaderColors: sets off the names of headers and of JSON members in a message's text, by position alone. Owned by the
// document of a MessageView; GUI thread.
#pragma once

#include <QSyntaxHighlighter>

namespace drydock {

class Theme;

class HeaderColors final : public QSyntaxHighlighter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderColors)

public:
    HeaderColors(const Theme &theme, QTextDocument *document);

    //! How many lines from the top are headers, and whether JSON follows. Before the text is set.
    void setLayout(int headerLines, bool json);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
    int m_headerLines = 0;
    bool m_json = false;
};

} // namespace drydock
