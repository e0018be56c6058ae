// SPDX-License-Identifier: GPL-3.0-or-later
//
// DrydockStyle: Fusion with the corrections that a palette cannot make: focus frames, fields and the default button in
// the accent colour (the palette's Highlight is the pale ground of selected rows), and our measures for buttons, menus
// and headers, whose text stands above the text of the cells.
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
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
        const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *returnData) const override;
};

} // namespace drydock
