// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the shape of a State: disc, half disc, ring, two bars, diamond, triangle, barred ring, dotted ring.
// Pure painting in a given colour at any scale; knows no theme and no code.
#pragma once

#include "ui/text/statustext.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace drydock {

//! Fits the shape into the largest square in the middle of `rect`. `phase` in [0, 1) turns the half disc.
void paintState(QPainter &painter, const QRectF &rect, State state, const QColor &color, qreal phase = 0.0);

} // namespace drydock
