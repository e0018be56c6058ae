// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/classbar.h"

#include <QPainter>

namespace drydock {

ClassBar::ClassBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(4);
}

void ClassBar::setColor(const QColor &color)
{
    m_color = color;
    update();
}

void ClassBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_color);
}

} // namespace drydock
