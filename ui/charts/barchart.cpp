// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/barchart.h"

#include "models/core/visibletext.h"

#include <QApplication>
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHorizontalBarSeries>
#include <QMenu>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>

namespace drydock {

namespace {

constexpr qsizetype kLongestLabel = 24;
constexpr int kAxisHeight = 64;
constexpr int kBarHeight = 36; // with the space around: bars of a tall pane stay bars
constexpr int kLeastBarHeight = 26; // in less, Qt Charts puts three dots in place of the labels

QString axisLabel(const QString &label)
{
    const QString text = visibleLine(label);
    return text.size() <= kLongestLabel ? text : text.left(kLongestLabel - 1) + QChar(0x2026);
}

// 1, 2 or 5 times a power of ten, so that the axis has round numbers.
qint64 niceStep(qint64 largest)
{
    const qint64 rough = qMax<qint64>(1, largest / 5);
    qint64 power = 1;
    while (power * 10 <= rough)
        power *= 10;
    for (const qint64 factor : { 1, 2, 5, 10 }) {
        if (power * factor >= rough)
            return power * factor;
    }
    return power * 10;
}

} // namespace

BarChart::BarChart(const Theme &theme, const QString &title, const QString &unit, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(title)
    , m_unit(unit)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_series(new QHorizontalBarSeries(m_chart))
    , m_set(new QBarSet(title))
    , m_labels(new QBarCategoryAxis(m_chart))
    , m_values(new QValueAxis(m_chart))
{
    m_series->append(m_set);
    m_series->setBarWidth(0.62);
    m_series->setLabelsVisible(true);
    m_series->setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
    m_series->setLabelsPrecision(9);
    m_chart->addSeries(m_series);
    m_chart->addAxis(m_labels, Qt::AlignLeft);
    m_chart->addAxis(m_values, Qt::AlignBottom);
    m_series->attachAxis(m_labels);
    m_series->attachAxis(m_values);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(0, 4, 8, 0));
    m_chart->setContentsMargins(-4, -8, -4, -8); // a border of its own that no setting takes away
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_labels->setGridLineVisible(false);
    m_labels->setLineVisible(false);
    m_values->setLabelFormat(QStringLiteral("%.0f"));
    m_values->setTitleText(unit);
    m_values->setLineVisible(false);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setMinimumSize(200, 120);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addStretch();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_series, &QHorizontalBarSeries::clicked, this, [this](int place, QBarSet *) {
        // The axis grows upwards, our list from the largest down.
        const qsizetype index = m_parts.size() - 1 - place;
        if (index >= 0 && index < m_parts.size())
            Q_EMIT partClicked(m_parts.at(index).key);
    });
    connect(&theme, &Theme::changed, this, &BarChart::recolor);
    replace({});
}

void BarChart::replace(const QList<ChartPart> &parts)
{
    m_parts = ChartData::limited(parts);
    showParts();
}

void BarChart::replaceScale(const QList<ChartPart> &parts)
{
    m_parts = parts;
    showParts();
}

void BarChart::showParts()
{
    const qsizetype count = m_parts.size();
    if (m_set->count() > count)
        m_set->remove(static_cast<int>(count), static_cast<int>(m_set->count() - count));
    QStringList categories;
    qint64 largest = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const ChartPart &part = m_parts.at(count - 1 - i);
        largest = qMax(largest, part.value);
        QString label = axisLabel(part.label);
        // A category axis drops what it knows already: two long names may be shortened to the same text.
        while (categories.contains(label))
            label += QChar(0x2009);
        categories.append(label);
        if (i < m_set->count())
            m_set->replace(static_cast<int>(i), static_cast<qreal>(part.value));
        else
            m_set->append(static_cast<qreal>(part.value));
    }
    if (m_labels->categories() != categories) {
        m_labels->clear();
        m_labels->append(categories);
    }
    // Room for the numbers outside of the bars' ends.
    const qint64 step = niceStep(largest);
    const qint64 ticks = (largest + largest / 8) / step + 1;
    m_values->setRange(0, static_cast<qreal>(ticks * step));
    m_values->setTickCount(static_cast<int>(ticks) + 1);
    const int bars = static_cast<int>(qMax<qsizetype>(3, count));
    m_view->setMinimumHeight(kAxisHeight + kLeastBarHeight * bars);
    m_view->setMaximumHeight(kAxisHeight + kBarHeight * bars);
    setAccessibleName(m_title);
    setAccessibleDescription(sentence());
    recolor();
}

void BarChart::recolor()
{
    const QColor muted = m_theme.color(ThemeRole::Muted);
    m_chart->setBackgroundBrush(m_theme.color(ThemeRole::Base));
    m_view->setBackgroundBrush(m_theme.color(ThemeRole::Base));
    m_set->setBrush(m_theme.color(ThemeRole::Accent));
    m_set->setPen(Qt::NoPen);
    m_set->setLabelColor(m_theme.color(ThemeRole::Text));
    m_set->setLabelFont(font());
    m_labels->setLabelsFont(font());
    m_values->setLabelsFont(font());
    m_values->setTitleFont(font());
    m_labels->setLabelsColor(m_theme.color(ThemeRole::Text));
    m_values->setLabelsColor(muted);
    m_values->setTitleBrush(muted);
    m_values->setGridLinePen(QPen(m_theme.color(ThemeRole::Line), 1));
}

QString BarChart::sentence() const
{
    return ChartData::sentence(m_title, m_parts);
}

QString BarChart::asTsv() const
{
    return ChartData::tsv(m_title, m_unit, m_parts);
}

void BarChart::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy as table"), this,
        [this] { QApplication::clipboard()->setText(asTsv()); });
    menu->popup(event->globalPos());
}

} // namespace drydock
