// SPDX-License-Identifier: GPL-3.0-or-later
//
// TextSearch: finds a text in a QPlainTextEdit: a field, the number of matches, a mark on each, and the next one on
// Enter (the one before on Shift+Enter), around the end. Owned by the view that holds both; GUI thread. It knows
// nothing of what the text is.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace drydock {

class Theme;

class TextSearch final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextSearch)

public:
    //! `text` outlives it. `prompt` stands in the empty field, `name` is for screen readers.
    TextSearch(const Theme &theme, QPlainTextEdit *text, const QString &prompt, const QString &name, QWidget *parent);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] bool isEmpty() const;
    //! The text is another one: marks all matches and goes to the first.
    void mark();
    //! Wraps around. False where there is none.
    bool findNext(bool backward = false);

private:
    const Theme &m_theme;
    QPlainTextEdit *m_text;
    QLineEdit *m_field = nullptr;
    QLabel *m_matches = nullptr;
};

} // namespace drydock
