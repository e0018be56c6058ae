// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/marktext.h"

namespace drydock {

QString MarkText::color(MarkColor color)
{
    switch (color) {
    case MarkColor::Red: return tr("Red");
    case MarkColor::Amber: return tr("Amber");
    case MarkColor::Green: return tr("Green");
    case MarkColor::Blue: return tr("Blue");
    case MarkColor::Teal: return tr("Teal");
    case MarkColor::Grey: break;
    }
    return tr("Grey");
}

QString MarkText::sign(MarkSign sign)
{
    switch (sign) {
    case MarkSign::None: return {};
    case MarkSign::Exclamation: return tr("Exclamation mark");
    case MarkSign::Question: return tr("Question mark");
    case MarkSign::Triangle: return tr("Triangle");
    case MarkSign::Square: return tr("Square");
    case MarkSign::Circle: return tr("Circle");
    case MarkSign::Diamond: return tr("Diamond");
    case MarkSign::Star: return tr("Star");
    case MarkSign::Check: break;
    }
    return tr("Check mark");
}

QString MarkText::of(const RowMark &mark)
{
    return mark.sign == MarkSign::None ? QString() : signCharacter(mark.sign) + QLatin1Char(' ') + mark.name;
}

} // namespace drydock
