// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statelabel.h"

#include "ui/widgets/statepainter.h"

#include <QPainter>

namespace drydock {

namespace {
constexpr int kShape = 12;
constexpr int kGap = 6;
} // namespace

StateLabel::StateLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateLabel::setWord(const StatusWord &word)
{
    if (m_word == word)
        return;
    m_word = word;
    setAccessibleName(word.word);
    setToolTip(word.explanation.toHtmlEscaped());
    updateGeometry();
    update();
}

QSize StateLabel::sizeHint() const
{
    if (m_word.word.isEmpty())
        return { 0, fontMetrics().height() + 4 };
    return { kShape + kGap + fontMetrics().horizontalAdvance(m_word.word) + 2, fontMetrics().height() + 4 };
}

void StateLabel::paintEvent(QPaintEvent *)
{
    if (m_word.word.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = m_theme.color(m_word.state);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF shape(mirrored ? width() - kShape : 0, (height() - kShape) / 2.0, kShape, kShape);
    paintState(painter, shape, m_word.state, color);
    painter.setPen(color);
    painter.drawText(rect().adjusted(mirrored ? 0 : kShape + kGap, 0, mirrored ? -(kShape + kGap) : 0, 0),
        Qt::AlignVCenter | Qt::AlignLeading, m_word.word);
}

} // namespace drydock
