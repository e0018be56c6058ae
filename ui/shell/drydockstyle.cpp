// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drydockstyle.h"

#include <QPainter>
#include <QStyleOption>

namespace drydock {

namespace {

// Theme puts the accent into Link: a role of its own would need a newer Qt.
QColor accent(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Link);
}

QPalette withAccent(QPalette palette)
{
    palette.setColor(QPalette::Highlight, accent(palette));
    return palette;
}

} // namespace

DrydockStyle::DrydockStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void DrydockStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setPen(QPen(accent(option->palette), 1));
        painter->setBrush(Qt::NoBrush);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->restore();
        return;
    }
    if (element == PE_FrameLineEdit || element == PE_PanelLineEdit) {
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            QStyleOptionFrame copy = *frame;
            copy.palette = withAccent(copy.palette);
            QProxyStyle::drawPrimitive(element, &copy, painter, widget);
            return;
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void DrydockStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && (element == CE_PushButtonBevel || element == CE_PushButtonLabel)
        && button->features.testFlag(QStyleOptionButton::DefaultButton) && button->state.testFlag(State_Enabled)) {
        QStyleOptionButton copy = *button;
        const QColor ground = accent(copy.palette);
        const QColor text = copy.palette.color(QPalette::Base);
        if (element == CE_PushButtonBevel) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(button->state.testFlag(State_Sunken) ? ground.darker(115) : ground);
            painter->drawRoundedRect(QRectF(copy.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
            painter->restore();
            return;
        }
        copy.palette.setColor(QPalette::ButtonText, text);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void DrydockStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox) {
        QStyleOptionSpinBox copy = *spin;
        copy.palette = withAccent(copy.palette);
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int DrydockStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DockWidgetSeparatorExtent: return 4;
    case PM_DockWidgetFrameWidth: return 0;
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize: return 16;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return 8;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 6;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DrydockStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    // The combo box opens below its field, as a list does, not over it.
    case SH_ComboBox_Popup: return 0;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace drydock
