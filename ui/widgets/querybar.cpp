// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/querybar.h"

#include "ui/shell/theme.h"
#include "ui/text/querytext.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace drydock {

namespace {
constexpr int kTextRole = Qt::UserRole;
constexpr int kOffersShown = 12;
} // namespace

QueryBar::QueryBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_line(new QLabel(this))
    , m_offers(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    m_field->setPlaceholderText(tr("Filter, for example status:accepted version<2.3"));
    m_field->setAccessibleName(tr("Filter devices"));
    m_field->setToolTip(QueryText::guide());
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_historyAction = m_field->addAction(theme.icon(QStringLiteral("clock")), QLineEdit::LeadingPosition);
    m_historyAction->setText(tr("Queries of before"));
    m_historyAction->setToolTip(tr("Queries of before (Down in an empty field)"));
    m_builderAction = m_field->addAction(theme.icon(QStringLiteral("filter")), QLineEdit::TrailingPosition);
    m_builderAction->setText(tr("Build a query…"));
    m_builderAction->setToolTip(tr("Build a query with a form (Ctrl+Down)"));
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    m_line->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_field);
    column->addWidget(m_line);
    setFocusProxy(m_field);

    m_completer->setWidget(m_field);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(kTextRole);
    m_completer->setMaxVisibleItems(kOffersShown);
    m_completer->popup()->setAccessibleName(tr("Offers"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &QueryBar::take);
    connect(m_field, &QLineEdit::textChanged, this, &QueryBar::edited);
    connect(m_field, &QLineEdit::textEdited, this, &QueryBar::offer);
    connect(m_field, &QLineEdit::editingFinished, this, &QueryBar::remember);
    connect(m_historyAction, &QAction::triggered, this, &QueryBar::offerHistory);
    connect(m_builderAction, &QAction::triggered, this, &QueryBar::builderWanted);
    setHistory({});
}

void QueryBar::setText(const QString &text)
{
    if (m_field->text() != text)
        m_field->setText(text);
}

void QueryBar::setNote(const QString &note)
{
    m_note = note;
    showLine();
}

void QueryBar::setHistory(const QStringList &history)
{
    m_history = history.mid(0, kMostRemembered);
    m_historyAction->setEnabled(!m_history.isEmpty());
}

bool QueryBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::ControlModifier) {
            Q_EMIT builderWanted();
            return true;
        }
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier) {
            if (m_field->text().isEmpty() && !m_history.isEmpty())
                offerHistory();
            else
                offer();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueryBar::edited()
{
    m_query = parseDeviceQuery(m_field->text());
    showLine();
    underline();
    if (!m_query.isValid() || m_valid == m_field->text())
        return;
    m_valid = m_field->text();
    Q_EMIT queryChanged();
}

void QueryBar::showLine()
{
    const QString problem = m_query.isValid() ? QString() : QueryText::problem(m_query.problems.front());
    m_line->setText(problem.isEmpty() ? m_note : problem);
    m_line->setForegroundRole(problem.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    m_line->setVisible(!m_line->text().isEmpty());
    m_field->setAccessibleDescription(m_line->text());
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

// Offers

void QueryBar::offer()
{
    if (!m_complete)
        return;
    const QueryCompletion completion = m_complete(m_field->text(), m_field->cursorPosition());
    m_offered = completion.range;
    m_offers->clear();
    for (const QueryCompletion::Candidate &candidate : completion.candidates) {
        auto *item = new QStandardItem(QueryText::candidate(candidate));
        item->setData(candidate.text, kTextRole);
        m_offers->appendRow(item);
    }
    if (m_offers->rowCount() == 0)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void QueryBar::offerHistory()
{
    m_offered = { 0, m_field->text().size() };
    m_offers->clear();
    for (const QString &text : std::as_const(m_history)) {
        auto *item = new QStandardItem(text);
        item->setData(text, kTextRole);
        m_offers->appendRow(item);
    }
    m_field->setFocus(Qt::OtherFocusReason);
    m_completer->complete();
}

void QueryBar::take(const QModelIndex &index)
{
    QString text = m_field->text();
    const QString taken = index.data(kTextRole).toString();
    text.replace(m_offered.from, m_offered.length, taken);
    m_field->setText(text);
    m_field->setCursorPosition(static_cast<int>(m_offered.from + taken.size()));
    // A name is followed by its value: what it can be is offered at once.
    if (taken.endsWith(u':'))
        QMetaObject::invokeMethod(this, &QueryBar::offer, Qt::QueuedConnection);
}

void QueryBar::remember()
{
    const QString text = m_valid.trimmed();
    if (text.isEmpty() || text != m_field->text().trimmed() || m_history.value(0) == text)
        return;
    m_history.removeAll(text);
    m_history.prepend(text);
    setHistory(m_history);
    Q_EMIT historyChanged();
}

} // namespace drydock
