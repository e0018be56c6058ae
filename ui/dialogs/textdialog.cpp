// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/textdialog.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

TextDialog::TextDialog(const TextQuestion &question, QWidget *parent)
    : QDialog(parent)
    , m_check(question.check)
    , m_field(new QLineEdit(question.text, this))
    , m_problem(new QLabel(this))
    , m_hint(question.hint)
{
    setWindowTitle(question.title);
    setMinimumWidth(380);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(6);
    auto *label = new QLabel(question.label, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(m_field);
    layout->addWidget(label);
    layout->addWidget(m_field);
    m_field->setAccessibleName(question.label);
    if (question.secret)
        m_field->setEchoMode(QLineEdit::Password);
    if (!question.suggestions.isEmpty()) {
        auto *completer = new QCompleter(question.suggestions, m_field);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_field->setCompleter(completer);
    }
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_problem);
    layout->addStretch();
    auto *buttons = new QDialogButtonBox(this);
    m_verb = buttons->addButton(question.verb, QDialogButtonBox::AcceptRole);
    m_verb->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addSpacing(6);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &TextDialog::check);
    check();
}

QString TextDialog::text() const
{
    return m_field->text();
}

void TextDialog::check()
{
    const QString problem = m_check ? m_check(text()) : QString();
    // An empty field is not a mistake yet: the hint stays, only the verb is off.
    m_problem->setText(problem.isEmpty() || text().isEmpty() ? m_hint : problem);
    m_verb->setEnabled(problem.isEmpty() && !text().trimmed().isEmpty());
}

} // namespace drydock
