// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/querybar.h"

#include "ui/shell/theme.h"
#include "ui/text/querytext.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace drydock {

QueryBar::QueryBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    m_field->setPlaceholderText(tr("Filter, for example status:accepted version<2.3"));
    m_field->setAccessibleName(tr("Filter devices"));
    m_field->setToolTip(QueryText::guide());
    m_field->setClearButtonEnabled(true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_field);
    column->addWidget(m_problem);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &QueryBar::edited);
}

void QueryBar::setText(const QString &text)
{
    if (m_field->text() != text)
        m_field->setText(text);
}

void QueryBar::edited()
{
    m_query = parseDeviceQuery(m_field->text());
    const QString problem = m_query.isValid() ? QString() : QueryText::problem(m_query.problems.front());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_field->setAccessibleDescription(problem);
    underline();
    if (!m_query.isValid() || m_valid == m_field->text())
        return;
    m_valid = m_field->text();
    Q_EMIT queryChanged();
}

//! A line edit draws formats only for what an input method is composing; an event without a text sets them alone.
void QueryBar::underline()
{
    QList<QInputMethodEvent::Attribute> attributes;
    for (const QueryProblem &problem : m_query.problems) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(m_theme.color(ThemeRole::Failed));
        format.setFontUnderline(true);
        attributes.append({ QInputMethodEvent::TextFormat, static_cast<int>(problem.range.from) - m_field->cursorPosition(),
            static_cast<int>(problem.range.length), format });
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(m_field, &event);
}

} // namespace drydock
