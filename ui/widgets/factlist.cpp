// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factlist.h"

#include "models/core/visibletext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>

namespace drydock {

namespace {
//! Longer values are cut: a label of a megabyte would stall the layout.
constexpr qsizetype kLongest = 4'000;
constexpr QChar kBreak(0x200B); // zero-width space

//! So that a hash or a name without spaces can wrap: ids after every few characters, names at their joints.
QString breakable(const QString &text)
{
    constexpr int kRun = 8;
    QString out;
    int run = 0;
    for (const QChar c : text) {
        out.append(c);
        run = c.isSpace() ? 0 : run + 1;
        const bool joint = !c.isSpace() && !c.isLetterOrNumber();
        if (run >= kRun || joint) {
            out.append(kBreak);
            run = 0;
        }
    }
    return out;
}
} // namespace

QChar stateCharacter(State state)
{
    switch (state) {
    case State::Good: return QChar(0x25CF);
    case State::Moving: return QChar(0x25D0);
    case State::Waiting: return QChar(0x25CB);
    case State::Paused: return QChar(0x2016);
    case State::Failed: return QChar(0x25C6);
    case State::Warning: return QChar(0x25B2);
    case State::PassedOver: return QChar(0x2298);
    case State::Unknown: break;
    }
    return QChar(0x25CC);
}

FactList::FactList(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    m_grid->setContentsMargins(8, 6, 8, 6);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    setWidget(m_page);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(&theme, &Theme::changed, this, &FactList::recolor);
}

QSize FactList::sizeHint() const
{
    return { 300, qBound(80, m_page->sizeHint().height(), 320) };
}

FactList::Row &FactList::row(size_t at)
{
    while (m_rows.size() <= at) {
        const int line = static_cast<int>(m_rows.size());
        Row made { new QLabel(m_page), new QLabel(m_page) };
        made.label->setTextFormat(Qt::PlainText);
        made.label->setForegroundRole(QPalette::PlaceholderText);
        made.value->setTextFormat(Qt::PlainText);
        made.value->setWordWrap(true);
        made.value->installEventFilter(this);
        m_grid->addWidget(made.label, line, 0, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(made.value, line, 1, Qt::AlignTop);
        m_grid->setRowStretch(line, 0);
        m_grid->setRowStretch(line + 1, 1);
        m_rows.push_back(made);
    }
    return m_rows[at];
}

void FactList::setFacts(const QList<Fact> &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    for (qsizetype i = 0; i < facts.size(); ++i) {
        show(row(static_cast<size_t>(i)), facts.at(i));
    }
    for (size_t i = static_cast<size_t>(facts.size()); i < m_rows.size(); ++i) {
        m_rows[i].label->hide();
        m_rows[i].value->hide();
    }
    updateGeometry();
}

void FactList::show(const Row &shown, const Fact &fact)
{
    const bool heading = fact.label.isEmpty();
    shown.label->setText(heading ? fact.value : fact.label);
    shown.label->setFont(heading ? Theme::titleFont() : font());
    shown.label->setForegroundRole(heading ? QPalette::WindowText : QPalette::PlaceholderText);
    const QString value = heading ? QString() : visibleText(fact.value.left(kLongest));
    shown.value->setFont(fact.fixed ? Theme::fixedFont() : font());
    shown.value->setText(
        fact.state ? QStringLiteral("%1 %2").arg(stateCharacter(*fact.state)).arg(value) : breakable(value));
    // A label whose text can be selected paints in the colours it had when that was allowed.
    const Qt::TextInteractionFlags selectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    shown.value->setTextInteractionFlags(fact.state ? Qt::NoTextInteraction : selectable);
    QPalette colours = palette();
    // On a Base ground, Text is the role that a label takes.
    if (fact.state)
        colours.setColor(QPalette::Text, m_theme.color(*fact.state));
    shown.value->setPalette(colours);
    shown.value->setToolTip(fact.toolTip.toHtmlEscaped());
    shown.value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.label, value));
    shown.label->show();
    shown.value->show();
}

void FactList::recolor()
{
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        if (m_facts.at(i).state)
            show(m_rows[static_cast<size_t>(i)], m_facts.at(i));
    }
}

QString FactList::copyText(const QLabel &value) const
{
    if (value.hasSelectedText())
        return value.selectedText().remove(kBreak);
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        if (m_rows[static_cast<size_t>(i)].value == &value)
            return m_facts.at(i).value;
    }
    return {};
}

bool FactList::eventFilter(QObject *watched, QEvent *event)
{
    auto *value = qobject_cast<QLabel *>(watched);
    if (value && event->type() == QEvent::ShortcutOverride) {
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
            event->accept();
    } else if (value && event->type() == QEvent::KeyPress) {
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
            QApplication::clipboard()->setText(copyText(*value));
            return true;
        }
    } else if (value && event->type() == QEvent::ContextMenu) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy"), value,
            [text = copyText(*value)] { QApplication::clipboard()->setText(text); });
        menu->popup(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace drydock
