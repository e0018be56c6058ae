// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factlist.h"

#include <QGridLayout>
#include <QLabel>

namespace drydock {

namespace {
//! Longer values are cut: a label of a megabyte would stall the layout.
constexpr qsizetype kLongest = 4'000;
//! So that a hash without spaces can wrap.
QString breakable(const QString &text)
{
    constexpr int kRun = 16;
    QString out;
    int run = 0;
    for (const QChar c : text) {
        out.append(c);
        run = c.isSpace() || c == QLatin1Char('-') ? 0 : run + 1;
        if (run == kRun) {
            out.append(QChar(0x200B));
            run = 0;
        }
    }
    return out;
}
} // namespace

FactList::FactList(QWidget *parent)
    : QScrollArea(parent)
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
        made.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
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
        const Fact &fact = facts.at(i);
        Row &shown = row(static_cast<size_t>(i));
        shown.label->setText(fact.label.isEmpty() ? fact.value : fact.label);
        shown.label->setFont(fact.label.isEmpty() ? Theme::titleFont() : font());
        shown.label->setForegroundRole(fact.label.isEmpty() ? QPalette::WindowText : QPalette::PlaceholderText);
        const QString value = fact.label.isEmpty() ? QString() : fact.value.left(kLongest);
        shown.value->setFont(fact.fixed ? Theme::fixedFont() : font());
        shown.value->setText(fact.fixed ? breakable(value) : value);
        shown.value->setToolTip(fact.toolTip.toHtmlEscaped());
        shown.value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.label, value));
        shown.label->show();
        shown.value->show();
    }
    for (size_t i = static_cast<size_t>(facts.size()); i < m_rows.size(); ++i) {
        m_rows[i].label->hide();
        m_rows[i].value->hide();
    }
    updateGeometry();
}

} // namespace drydock
