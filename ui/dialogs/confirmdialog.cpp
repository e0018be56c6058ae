// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "models/core/visibletext.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

constexpr int kMostItems = 500;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(visibleText(text), parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QWidget *itemList(const QStringList &items, QWidget *parent)
{
    auto *list = new QPlainTextEdit(parent);
    list->setReadOnly(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    QStringList shown;
    for (const QString &item : items.mid(0, kMostItems))
        shown.append(visibleLine(item));
    if (items.size() > kMostItems)
        shown.append(ConfirmDialog::tr("and %n more", nullptr, static_cast<int>(items.size() - kMostItems)));
    list->setPlainText(shown.join(QLatin1Char('\n')));
    list->setTabChangesFocus(true);
    list->setAccessibleName(ConfirmDialog::tr("What is concerned"));
    list->setMaximumHeight(
        qMin<int>(static_cast<int>(shown.size()), 8) * list->fontMetrics().lineSpacing() + 22);
    return list;
}

} // namespace

ConfirmDialog::ConfirmDialog(const Confirmation &question, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(question.title);
    setMinimumWidth(420);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    QLabel *title = paragraph(question.title, this);
    title->setFont(Theme::titleFont());
    layout->addWidget(title);
    if (!question.productionServer.isEmpty()) {
        QLabel *warning = paragraph(tr("On the production server %1").arg(question.productionServer), this);
        warning->setForegroundRole(QPalette::BrightText);
        warning->setFont(Theme::titleFont());
        layout->addWidget(warning);
    }
    if (!question.text.isEmpty())
        layout->addWidget(paragraph(question.text, this));
    if (!question.items.isEmpty())
        layout->addWidget(itemList(question.items, this));
    auto *buttons = new QDialogButtonBox(this);
    m_verb = buttons->addButton(question.verb, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    (question.destructive ? cancel : m_verb)->setDefault(true);
    if (question.typedNumber > 0) {
        const QString number = QString::number(question.typedNumber);
        auto *label = paragraph(tr("Type %1 to go on:").arg(number), this);
        m_number = new QLineEdit(this);
        m_number->setAccessibleName(label->text());
        m_number->setMaximumWidth(160);
        label->setBuddy(m_number);
        layout->addWidget(label);
        layout->addWidget(m_number);
        m_verb->setEnabled(false);
        connect(m_number, &QLineEdit::textChanged, this,
            [this, number](const QString &text) { m_verb->setEnabled(text.trimmed() == number); });
    }
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace drydock
