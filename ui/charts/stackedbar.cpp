// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stackedbar.h"

#include "models/items/itemroles.h"
#include "ui/text/sizetext.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace drydock {

namespace {

constexpr qreal kLeast = 2.0;

// The widths of the segments, none below kLeast, together `width`.
QList<qreal> segmentWidths(const QList<ChartPart> &parts, qreal width)
{
    QList<qreal> widths;
    const auto whole = static_cast<qreal>(qMax<qint64>(1, ChartData::total(parts)));
    qreal owed = 0;
    qreal free = 0;
    for (const ChartPart &part : parts) {
        const qreal w = width * static_cast<qreal>(part.value) / whole;
        widths.append(qMax(w, kLeast));
        owed += qMax(0.0, kLeast - w);
        free += qMax(0.0, w - kLeast);
    }
    for (qreal &w : widths) {
        if (w > kLeast && free > 0)
            w -= owed * (w - kLeast) / free;
    }
    return widths;
}

bool hasEnded(State state)
{
    return state == State::Good || state == State::Failed || state == State::PassedOver;
}

} // namespace

QList<ChartPart> progressParts(const QVariantMap &countsByCode)
{
    // One segment per shape, as told apart in a bar: success, failure, passed over, moving, paused, waiting.
    static constexpr State kOrder[] { State::Good, State::Failed, State::PassedOver, State::Moving, State::Paused,
        State::Waiting, State::Unknown };
    QList<ChartPart> parts;
    for (const State state : kOrder) {
        QList<ChartPart> ofState;
        for (auto it = countsByCode.begin(); it != countsByCode.end(); ++it) {
            const StatusWord word = StatusText::deviceDeployment(it.key());
            if (word.state == state && it.value().toLongLong() > 0)
                ofState.append({ it.key(), word.word, it.value().toLongLong(), state });
        }
        parts += ofState;
    }
    return parts;
}

void paintStackedBar(QPainter &painter, const QRectF &rect, const QList<ChartPart> &parts, const Theme &theme)
{
    painter.fillRect(rect, theme.color(ThemeRole::Line));
    const QList<qreal> widths = segmentWidths(parts, rect.width());
    qreal x = rect.left();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const State state = parts.at(i).state.value_or(State::Unknown);
        // Devices that still wait leave the ground free: a bar fills as the work gets done.
        if (state != State::Waiting)
            painter.fillRect(QRectF(x, rect.top(), widths.at(i), rect.height()), theme.color(state));
        x += widths.at(i);
    }
}

StackedBar::StackedBar(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(title)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StackedBar::replace(const QList<ChartPart> &parts)
{
    m_parts = parts;
    setAccessibleDescription(ChartData::sentence(m_title, m_parts));
    update();
}

QSize StackedBar::sizeHint() const
{
    return { 160, 12 };
}

void StackedBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintStackedBar(painter, QRectF(rect()), m_parts, m_theme);
}

const ChartPart *StackedBar::partAt(qreal x) const
{
    const QList<qreal> widths = segmentWidths(m_parts, width());
    qreal edge = 0;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        edge += widths.at(i);
        if (x < edge)
            return &m_parts.at(i);
    }
    return nullptr;
}

void StackedBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (const ChartPart *part = partAt(event->position().x()))
        Q_EMIT partClicked(part->key);
}

bool StackedBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), ChartData::sentence(m_title, m_parts).toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

QString ProgressDelegate::text(const QModelIndex &index) const
{
    const QList<ChartPart> parts = progressParts(index.data(ProgressRole).toMap());
    qint64 ended = 0;
    for (const ChartPart &part : parts)
        ended += hasEnded(*part.state) ? part.value : 0;
    return SizeText::share(ended, ChartData::total(parts));
}

QString ProgressDelegate::toolTip(const QModelIndex &index) const
{
    return ChartData::sentence(tr("Devices"), progressParts(index.data(ProgressRole).toMap()));
}

void ProgressDelegate::paintContent(
    QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int kBarHeight = 8;
    const int words = painter->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 6;
    QRect bar = rect.adjusted(0, 0, -words, 0);
    if (bar.width() > 16) {
        bar.setTop(rect.center().y() - kBarHeight / 2 + 1);
        bar.setHeight(kBarHeight);
        paintStackedBar(*painter, QRectF(bar), progressParts(index.data(ProgressRole).toMap()), theme());
    }
    paintText(painter, rect, text(index), textColor(option, index), Qt::AlignRight);
}

} // namespace drydock
