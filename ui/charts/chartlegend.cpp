// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "models/core/visibletext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/statepainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace drydock {

namespace {

constexpr int kRow = 24;
constexpr int kMark = 10;

} // namespace

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::replace(const QList<ChartPart> &parts)
{
    const bool resized = parts.size() != m_parts.size();
    m_parts = parts;
    m_current = qBound(0, m_current, static_cast<int>(qMax<qsizetype>(0, m_parts.size() - 1)));
    if (resized)
        updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const
{
    int widest = 0;
    for (const ChartPart &part : m_parts) {
        widest = qMax(widest, fontMetrics().horizontalAdvance(visibleLine(part.label))
                + fontMetrics().horizontalAdvance(SizeText::count(part.value)));
    }
    return { qMin(widest, 320) + shareWidth() + kMark + 48, static_cast<int>(m_parts.size()) * kRow };
}

// One width for the whole column, so that the numbers before it stand below each other.
int ChartLegend::shareWidth() const
{
    const qint64 whole = ChartData::total(m_parts);
    int widest = 0;
    for (const ChartPart &part : m_parts)
        widest = qMax(widest, fontMetrics().horizontalAdvance(SizeText::share(part.value, whole)));
    return widest;
}

QSize ChartLegend::minimumSizeHint() const
{
    return { 140, sizeHint().height() };
}

void ChartLegend::paintRow(QPainter &painter, const QRect &row, int place) const
{
    const ChartPart &part = m_parts.at(place);
    const QColor color = ChartData::color(m_theme, part, place);
    const QRect mark(row.left() + 4, row.center().y() - kMark / 2 + 1, kMark, kMark);
    if (part.state)
        paintState(painter, QRectF(mark), *part.state, color);
    else
        painter.fillRect(mark, color);
    const QString share = SizeText::share(part.value, ChartData::total(m_parts));
    const int shareColumn = shareWidth();
    const QString number = SizeText::count(part.value);
    const int numberWidth = painter.fontMetrics().horizontalAdvance(number);
    QRect text = row.adjusted(4 + kMark + 8, 0, -(shareColumn + numberWidth + 24), 0);
    painter.setPen(m_theme.color(ThemeRole::Text));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(visibleLine(part.label), Qt::ElideMiddle, text.width()));
    painter.drawText(row.adjusted(0, 0, -(shareColumn + 14), 0), Qt::AlignRight | Qt::AlignVCenter, number);
    painter.setPen(m_theme.color(ThemeRole::Muted));
    painter.drawText(row.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, share);
    if (hasFocus() && place == m_current) {
        painter.setPen(m_theme.color(ThemeRole::Accent));
        painter.drawRect(row.adjusted(0, 0, -1, -1));
    }
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int place = 0; place < m_parts.size(); ++place)
        paintRow(painter, QRect(0, place * kRow, width(), kRow), place);
}

int ChartLegend::rowAt(int y) const
{
    const int row = y / kRow;
    return y >= 0 && row < m_parts.size() ? row : -1;
}

void ChartLegend::mouseReleaseEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos().y()); row >= 0 && event->button() == Qt::LeftButton) {
        m_current = row;
        Q_EMIT partClicked(m_parts.at(row).key);
    }
}

void ChartLegend::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_parts.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up: m_current = qMax(0, m_current - 1); break;
    case Qt::Key_Down: m_current = qMax(0, qMin(last, m_current + 1)); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current <= last)
            Q_EMIT partClicked(m_parts.at(m_current).key);
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos().y());
        QToolTip::showText(
            help->globalPos(), row < 0 ? QString() : visibleText(m_parts.at(row).label.left(500)).toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace drydock
