// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowdelegate.h"

#include "models/core/clock.h"
#include "models/core/visibletext.h"
#include "models/items/itemroles.h"
#include "models/items/rowmark.h"
#include "ui/text/marktext.h"
#include "ui/text/sizetext.h"
#include "ui/widgets/statepainter.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace drydock {

namespace {

constexpr int kBarWidth = 3;
constexpr int kShapeSide = 10;
constexpr int kShapeGap = 6;
constexpr int kSignWidth = 18;

// The first column as the user sees it: moved and hidden sections count.
bool isFirstVisible(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table)
        return index.column() == 0;
    const QHeaderView *header = table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            return logical == index.column();
    }
    return false;
}

// Models answer this role with the flags themselves or, as Qt's own do, with a number.
Qt::Alignment alignmentOf(const QModelIndex &index)
{
    const QVariant value = index.data(Qt::TextAlignmentRole);
    if (!value.isValid())
        return Qt::AlignLeading;
    if (value.metaType() == QMetaType::fromType<Qt::Alignment>())
        return value.value<Qt::Alignment>();
    return Qt::Alignment(value.toInt());
}

Timestamp timestampOf(const QModelIndex &index)
{
    const QVariant value = index.data(TimestampRole);
    return value.isValid() ? Timestamp { value.toLongLong() } : Timestamp {};
}

} // namespace

RowDelegate::RowDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool rtl = option.direction == Qt::RightToLeft;
    const QVariant marked = index.data(MarkRole);
    const auto mark = marked.value<RowMark>();
    if (selected) {
        painter->fillRect(option.rect, m_theme.color(ThemeRole::Selected));
        if (isFirstVisible(option, index)) {
            const int x = rtl ? option.rect.right() - kBarWidth + 1 : option.rect.left();
            painter->fillRect(QRect(x, option.rect.top(), kBarWidth, option.rect.height()),
                m_theme.color(ThemeRole::Accent));
        }
    } else if (mark.sign != MarkSign::None) {
        painter->fillRect(option.rect, m_theme.tint(mark.color));
    } else if (const QVariant ground = index.data(Qt::BackgroundRole); ground.isValid()) {
        painter->fillRect(option.rect, ground.value<QBrush>());
    }
    QStyleOptionViewItem own = option;
    if (index.data(PendingRole).toBool())
        own.font.setItalic(true);
    painter->setFont(own.font);
    QRect inside = own.rect.adjusted(kPadding, 0, -kPadding, 0);
    // With rules every row keeps the place free, so that texts stand below one another.
    if (marked.isValid() && isFirstVisible(option, index) && inside.width() > kSignWidth) {
        const QRect place(rtl ? inside.right() - kSignWidth + 1 : inside.left(), inside.top(), kSignWidth, inside.height());
        if (mark.sign != MarkSign::None)
            paintText(painter, place, signCharacter(mark.sign), m_theme.color(mark.color), Qt::AlignLeading);
        inside.adjust(rtl ? 0 : kSignWidth, 0, rtl ? -kSignWidth : 0, 0);
    }
    paintContent(painter, inside, own, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(m_theme.color(ThemeRole::Accent));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    return { metrics.horizontalAdvance(text(index)) + 2 * kPadding, metrics.height() + 8 };
}

bool RowDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!event || !view || event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    constexpr qsizetype kLongest = 1000;
    QString tip = visibleText(toolTip(index).left(kLongest));
    if (const QString mark = MarkText::of(index.data(MarkRole).value<RowMark>()); !mark.isEmpty())
        tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) + mark;
    // Server text is data: escaped, so that a value that looks like HTML is shown as it is.
    QToolTip::showText(event->globalPos(),
        tip.isEmpty() ? QString() : QStringLiteral("<span>%1</span>").arg(tip.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"))), view);
    return true;
}

QString RowDelegate::text(const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::DisplayRole);
    // Strings as they are: Qt's own text turns a newline into a character that copies badly.
    return value.typeId() == QMetaType::QString ? value.toString() : displayText(value, QLocale());
}

QString RowDelegate::copyText(const QModelIndex &index) const
{
    const QVariant full = index.data(FullTextRole);
    return full.isValid() ? full.toString() : text(index);
}

QString RowDelegate::toolTip(const QModelIndex &index) const
{
    if (const QVariant tip = index.data(Qt::ToolTipRole); tip.isValid())
        return tip.toString();
    return copyText(index);
}

void RowDelegate::paintContent(
    QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintText(painter, rect, text(index), textColor(option, index), alignmentOf(index));
}

void RowDelegate::paintText(QPainter *painter, const QRect &rect, const QString &text, const QColor &color,
    Qt::Alignment alignment, Qt::TextElideMode elide) const
{
    if (rect.width() <= 0)
        return;
    painter->setPen(color);
    // One line whatever the server wrote: a newline in a value would push the text out of its row.
    painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(visibleLine(text.left(500)), elide, rect.width()));
}

QColor RowDelegate::textColor(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return option.palette.color(QPalette::Disabled, QPalette::Text);
    return m_theme.color(index.data(StaleRole).toBool() ? ThemeRole::Muted : ThemeRole::Text);
}

StatusDelegate::StatusDelegate(const Theme &theme, StatusDomain domain, QObject *parent)
    : RowDelegate(theme, parent)
    , m_domain(domain)
{
}

StatusWord StatusDelegate::word(const QModelIndex &index) const
{
    const QVariant code = index.data(StatusRole);
    return StatusText::of(m_domain, (code.isValid() ? code : index.data(Qt::DisplayRole)).toString());
}

QString StatusDelegate::text(const QModelIndex &index) const
{
    return word(index).word;
}

QString StatusDelegate::toolTip(const QModelIndex &index) const
{
    const StatusWord w = word(index);
    return w.explanation.isEmpty() ? w.word : QStringLiteral("%1: %2").arg(w.word, w.explanation);
}

void StatusDelegate::paintContent(
    QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const StatusWord w = word(index);
    const QColor color = theme().color(w.state);
    const bool rtl = option.direction == Qt::RightToLeft;
    const QRect shape(rtl ? rect.right() - kShapeSide + 1 : rect.left(), rect.center().y() - kShapeSide / 2 + 1,
        kShapeSide, kShapeSide);
    if (rect.width() < kShapeSide)
        return;
    paintState(*painter, QRectF(shape), w.state, color);
    const int used = kShapeSide + kShapeGap;
    paintText(painter, rect.adjusted(rtl ? 0 : used, 0, rtl ? -used : 0, 0), w.word, color, Qt::AlignLeading);
}

TimeDelegate::TimeDelegate(const Theme &theme, const TimeText &time, const Clock &clock, QObject *parent)
    : RowDelegate(theme, parent)
    , m_time(time)
    , m_clock(clock)
{
}

QString TimeDelegate::text(const QModelIndex &index) const
{
    return m_time.relative(timestampOf(index), m_clock.now());
}

QString TimeDelegate::copyText(const QModelIndex &index) const
{
    return QString::fromLatin1(timestampOf(index).toRfc3339());
}

QString TimeDelegate::toolTip(const QModelIndex &index) const
{
    return m_time.exact(timestampOf(index));
}

void IdDelegate::paintContent(
    QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->setFont(Theme::fixedFont());
    paintText(painter, rect, copyText(index), textColor(option, index), Qt::AlignLeft, Qt::ElideMiddle);
}

QString NumberDelegate::text(const QModelIndex &index) const
{
    if (const QVariant size = index.data(SizeRole); size.isValid())
        return SizeText::bytes(size.toLongLong());
    const QVariant value = index.data(Qt::DisplayRole);
    if (value.typeId() == QMetaType::QString || !value.isValid())
        return value.toString();
    return QLocale().toString(value.toLongLong());
}

void NumberDelegate::paintContent(
    QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintText(painter, rect, text(index), textColor(option, index), Qt::AlignRight);
}

} // namespace drydock
