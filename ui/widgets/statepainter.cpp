// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statepainter.h"

#include <QPainter>
#include <QPainterPath>

namespace drydock {

namespace {

void paintTriangle(QPainter &painter, const QRectF &box)
{
    QPolygonF triangle;
    triangle << QPointF(box.center().x(), box.top()) << QPointF(box.right(), box.bottom() - box.height() * 0.06)
             << QPointF(box.left(), box.bottom() - box.height() * 0.06);
    painter.drawPolygon(triangle);
}

void paintDiamond(QPainter &painter, const QRectF &box)
{
    QPolygonF diamond;
    diamond << QPointF(box.center().x(), box.top()) << QPointF(box.right(), box.center().y())
            << QPointF(box.center().x(), box.bottom()) << QPointF(box.left(), box.center().y());
    painter.drawPolygon(diamond);
}

void paintBars(QPainter &painter, const QRectF &box)
{
    const qreal width = box.width() * 0.28;
    painter.drawRect(QRectF(box.left() + box.width() * 0.12, box.top(), width, box.height()));
    painter.drawRect(QRectF(box.right() - box.width() * 0.12 - width, box.top(), width, box.height()));
}

} // namespace

void paintState(QPainter &painter, const QRectF &rect, State state, const QColor &color, qreal phase)
{
    const qreal side = qMin(rect.width(), rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(rect.center());
    const qreal stroke = qMax(1.0, side / 7.0);
    const QRectF ring = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, stroke);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (state) {
    case State::Good: painter.drawEllipse(box); break;
    case State::Failed: paintDiamond(painter, box.adjusted(-0.5, -0.5, 0.5, 0.5)); break;
    case State::Warning: paintTriangle(painter, box); break;
    case State::Paused: paintBars(painter, box); break;
    case State::Moving:
        painter.drawPie(ring, static_cast<int>((90 - phase * 360) * 16), 180 * 16);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(ring);
        break;
    case State::Waiting:
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(ring);
        break;
    case State::PassedOver: {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(ring);
        const qreal inset = ring.width() * 0.15;
        painter.drawLine(QPointF(ring.left() + inset, ring.bottom() - inset),
            QPointF(ring.right() - inset, ring.top() + inset));
        break;
    }
    case State::Unknown:
        pen.setDashPattern({ 0.1, 1.9 });
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(ring);
        break;
    }
    painter.restore();
}

} // namespace drydock
