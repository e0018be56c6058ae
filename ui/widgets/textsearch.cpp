// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textsearch.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace drydock {

TextSearch::TextSearch(
    const Theme &theme, QPlainTextEdit *text, const QString &prompt, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(text)
    , m_field(new QLineEdit(this))
    , m_matches(new QLabel(this))
{
    m_field->setPlaceholderText(prompt);
    m_field->setAccessibleName(name);
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(220);
    m_field->setMinimumWidth(60);
    m_matches->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_matches);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &TextSearch::mark);
    connect(m_field, &QLineEdit::returnPressed, this,
        [this] { findNext(QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier)); });
}

bool TextSearch::isEmpty() const
{
    return m_field->text().isEmpty();
}

void TextSearch::mark()
{
    constexpr int kMostMarks = 1'000;
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_field->text();
    bool more = false;
    if (!wanted.isEmpty()) {
        QTextCharFormat format;
        format.setBackground(m_theme.color(ThemeRole::Selected));
        format.setForeground(m_theme.color(ThemeRole::Accent));
        format.setFontUnderline(true);
        QTextCursor cursor(m_text->document());
        while (!(cursor = m_text->document()->find(wanted, cursor)).isNull()) {
            if (marks.size() == kMostMarks) {
                more = true;
                break;
            }
            marks.append({ cursor, format });
        }
    }
    m_text->setExtraSelections(marks);
    const auto count = static_cast<int>(marks.size());
    m_matches->setText(wanted.isEmpty() ? QString()
            : more                      ? tr("over %n match(es)", nullptr, count)
                                        : tr("%n match(es)", nullptr, count));
    if (count == 0)
        return;
    QTextCursor first = marks.first().cursor;
    first.setPosition(first.selectionStart());
    m_text->setTextCursor(first);
    findNext();
}

bool TextSearch::findNext(bool backward)
{
    const QString wanted = m_field->text();
    if (wanted.isEmpty())
        return false;
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_text->find(wanted, flags))
        return true;
    m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    return m_text->find(wanted, flags);
}

} // namespace drydock
