// SPDX-License-Identifier: GPL-3.0-or-later
//
// DrydockStyle: Fusion with three corrections that a palette cannot make: the focus frame and the default button in
// the accent colour (the palette's Highlight is the pale ground of selected rows), and no frames around item views.
// Owned by QApplication; GUI thread.
#pragma once

#include <QProxyStyle>

namespace drydock {

class DrydockStyle final : public QProxyStyle {
    Q_OBJECT

public:
    DrydockStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *returnData) const override;
};

} // namespace drydock
