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

// Fusion's field has an outline darker than the window: in the dark theme nobody sees it.
void drawField(const QStyleOptionFrame &option, QPainter *painter)
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focused ? accent(option.palette) : option.palette.color(QPalette::Dark), 1));
    painter->setBrush(option.palette.brush(QPalette::Base));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

// Fusion outlines boxes with the window's colour made darker: given a lighter window, the outline is seen in the dark.
QPalette withOutline(QPalette palette)
{
    palette.setColor(QPalette::Window, palette.color(QPalette::Dark).lighter(140));
    return palette;
}

constexpr int kHeaderPadding = 8; // as in RowDelegate
constexpr int kFusionPadding = 2;

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
    if (element == PE_PanelLineEdit) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0) {
            drawField(*frame, painter);
            return;
        }
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)) {
        QStyleOptionButton copy = *button;
        copy.palette = withOutline(copy.palette);
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void DrydockStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        header && element == CE_HeaderLabel) {
        // Here and not in subElementRect(): the base style asks itself for that, past this proxy.
        QStyleOptionHeaderV2 copy;
        if (const auto *v2 = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
            copy = *v2;
        else
            static_cast<QStyleOptionHeader &>(copy) = *header;
        const int more = kHeaderPadding - kFusionPadding;
        copy.rect.adjust(more, 0, header->sortIndicator == QStyleOptionHeader::None ? -more : 0, 0);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
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
        copy.palette = withOutline(withAccent(copy.palette));
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        return;
    }
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox) {
        QStyleOptionComboBox copy = *combo;
        copy.palette = withOutline(withAccent(copy.palette));
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        return;
    }
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (tool && control == CC_ToolButton && tool->text.isEmpty()
        && tool->features.testFlag(QStyleOptionToolButton::HasMenu)) {
        // The three dots say that there is more: no second mark below them.
        QStyleOptionToolButton copy = *tool;
        copy.features &= ~QStyleOptionToolButton::HasMenu;
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize DrydockStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton: return { size.width() + 16, qMax(size.height(), 26) };
    case CT_MenuBarItem: return { size.width(), 28 };
    case CT_HeaderSection: return { size.width() + 2 * kHeaderPadding, option->fontMetrics.height() + 8 };
    case CT_LineEdit: return { size.width(), qMax(size.height(), 26) };
    case CT_ComboBox: return { size.width(), qMax(size.height(), 26) };
    default: return size;
    }
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
