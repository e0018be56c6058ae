// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/donutchart.h"

#include "ui/charts/chartlegend.h"
#include "ui/text/sizetext.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPieSeries>
#include <QPieSlice>

namespace drydock {

DonutChart::DonutChart(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(title)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_series(new QPieSeries(m_chart))
    , m_centre(new QLabel(m_view))
    , m_legend(new ChartLegend(theme, this))
{
    m_series->setHoleSize(0.62);
    m_series->setPieSize(0.96);
    m_chart->addSeries(m_series);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins());
    m_chart->setContentsMargins(-9, -9, -9, -9); // Qt Charts keeps a border of its own that no setting takes away
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMinimumSize(120, 120);
    m_view->setMaximumSize(220, 220);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_centre->setAlignment(Qt::AlignCenter);
    m_centre->setTextFormat(Qt::PlainText);
    m_centre->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_centre->setFont(Theme::titleFont());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_legend, 2, Qt::AlignVCenter);
    layout->addStretch();
    m_legend->setMaximumWidth(360); // a number far from its label is hard to read across
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_legend, &ChartLegend::partClicked, this, &DonutChart::partClicked);
    connect(m_series, &QPieSeries::clicked, this, [this](const QPieSlice *slice) {
        const qsizetype place = m_series->slices().indexOf(slice);
        if (place >= 0 && place < m_parts.size())
            Q_EMIT partClicked(m_parts.at(place).key);
    });
    connect(&theme, &Theme::changed, this, &DonutChart::recolor);
    replace({});
}

void DonutChart::setUnit(const QString &unit)
{
    m_unit = unit;
    layoutCentre();
}

void DonutChart::replace(const QList<ChartPart> &parts)
{
    m_parts = ChartData::limited(parts);
    QList<QPieSlice *> slices = m_series->slices();
    while (slices.size() > m_parts.size())
        m_series->remove(slices.takeLast());
    while (slices.size() < m_parts.size()) {
        auto *slice = new QPieSlice;
        m_series->append(slice);
        slices.append(slice);
    }
    for (qsizetype i = 0; i < m_parts.size(); ++i)
        slices.at(i)->setValue(static_cast<qreal>(m_parts.at(i).value));
    m_legend->replace(m_parts);
    setAccessibleName(m_title);
    setAccessibleDescription(sentence());
    m_legend->setAccessibleName(sentence());
    recolor();
    layoutCentre();
}

void DonutChart::recolor()
{
    m_chart->setBackgroundBrush(m_theme.color(ThemeRole::Base));
    m_view->setBackgroundBrush(m_theme.color(ThemeRole::Base));
    const QList<QPieSlice *> slices = m_series->slices();
    for (qsizetype i = 0; i < slices.size(); ++i) {
        slices.at(i)->setBrush(ChartData::color(m_theme, m_parts.at(i), static_cast<int>(i)));
        slices.at(i)->setPen(QPen(m_theme.color(ThemeRole::Base), 1.5));
        slices.at(i)->setLabelVisible(false);
    }
}

void DonutChart::layoutCentre()
{
    const QString number = SizeText::count(ChartData::total(m_parts));
    m_centre->setText(m_unit.isEmpty() ? number : QStringLiteral("%1\n%2").arg(number, m_unit));
    m_centre->setGeometry(m_view->rect());
}

void DonutChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    layoutCentre();
}

QString DonutChart::sentence() const
{
    return ChartData::sentence(m_title, m_parts);
}

QString DonutChart::asTsv() const
{
    return ChartData::tsv(m_title, m_unit, m_parts);
}

void DonutChart::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy as table"), this,
        [this] { QApplication::clipboard()->setText(asTsv()); });
    menu->popup(event->globalPos());
}

} // namespace drydock
