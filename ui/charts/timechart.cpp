// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "models/core/visibletext.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLocale>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>

namespace drydock {

TimeChart::TimeChart(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(title)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_series(new QStackedBarSeries(m_chart))
    , m_days(new QBarCategoryAxis(m_chart))
    , m_values(new QValueAxis(m_chart))
{
    m_series->setBarWidth(0.7);
    m_chart->addSeries(m_series);
    m_chart->addAxis(m_days, Qt::AlignBottom);
    m_chart->addAxis(m_values, Qt::AlignLeft);
    m_series->attachAxis(m_days);
    m_series->attachAxis(m_values);
    m_chart->legend()->setAlignment(Qt::AlignRight); // names need the width
    m_chart->setMargins(QMargins(0, 4, 8, 0));
    m_chart->setContentsMargins(-4, -8, -4, -8); // a border of its own that no setting takes away
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_days->setGridLineVisible(false);
    m_values->setLabelFormat(QStringLiteral("%.0f"));
    m_values->setLineVisible(false);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMinimumSize(200, 170);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_series, &QStackedBarSeries::clicked, this, [this](int, QBarSet *set) {
        if (const qsizetype at = m_series->barSets().indexOf(set); at >= 0 && at < m_keys.size())
            Q_EMIT partClicked(m_keys.at(at));
    });
    connect(m_series, &QStackedBarSeries::hovered, this, [this](bool on, int column, QBarSet *set) {
        if (on && set && column >= 0 && column < m_columns.size()) {
            //: A part of a chart: a day, what it is and how many
            QToolTip::showText(QCursor::pos(), QStringLiteral("%1 · %2: %3").arg(QLocale().toString(m_columns.at(column).date, QLocale::ShortFormat), set->label(), QLocale().toString(static_cast<qint64>(set->at(column)))), this);
        }
    });
    connect(&theme, &Theme::changed, this, &TimeChart::recolor);
    replace({});
}

void TimeChart::replace(const QList<Column> &columns)
{
    m_columns = columns.mid(std::max<qsizetype>(0, columns.size() - kMostColumns));
    // What is most over all of the time gets a colour; so a kind keeps it from day to day.
    QList<ChartPart> sums;
    for (const Column &column : m_columns) {
        for (const ChartPart &part : column.parts) {
            const auto it = std::find_if(sums.begin(), sums.end(), [&part](const ChartPart &sum) { return sum.key == part.key; });
            if (it == sums.end())
                sums.append(part);
            else
                it->value += part.value;
        }
    }
    const QList<ChartPart> kinds = ChartData::limited(sums);
    m_keys.clear();
    m_series->clear();
    for (const ChartPart &kind : kinds) {
        m_keys.append(kind.key);
        m_series->append(new QBarSet(visibleLine(kind.label.left(24))));
    }
    QStringList names;
    qint64 most = 0;
    for (const Column &column : std::as_const(m_columns)) {
        names.append(QLocale().toString(column.date, QStringLiteral("d.M.")));
        QMap<QString, qint64> values;
        qint64 total = 0;
        for (const ChartPart &part : column.parts) {
            values[m_keys.contains(part.key) ? part.key : ChartData::otherKey()] += part.value;
            total += part.value;
        }
        most = std::max(most, total);
        for (qsizetype i = 0; i < m_keys.size(); ++i)
            m_series->barSets().at(i)->append(static_cast<qreal>(values.value(m_keys.at(i))));
    }
    m_days->setCategories(names);
    m_values->setRange(0, static_cast<qreal>(std::max<qint64>(1, most)));
    m_values->applyNiceNumbers();
    setAccessibleName(m_title);
    setAccessibleDescription(sentence());
    recolor();
}

QString TimeChart::sentence() const
{
    return m_columns.isEmpty() ? m_title : ChartData::sentence(m_title, ChartData::limited(m_columns.last().parts));
}

void TimeChart::recolor()
{
    const QColor muted = m_theme.color(ThemeRole::Muted);
    m_chart->setBackgroundBrush(m_theme.color(ThemeRole::Base));
    m_view->setBackgroundBrush(m_theme.color(ThemeRole::Base));
    m_chart->legend()->setLabelColor(m_theme.color(ThemeRole::Text));
    m_chart->legend()->setFont(font());
    m_days->setLabelsFont(font());
    m_days->setLabelsColor(muted);
    m_days->setLinePen(QPen(m_theme.color(ThemeRole::Line), 1));
    m_values->setLabelsFont(font());
    m_values->setLabelsColor(muted);
    m_values->setGridLinePen(QPen(m_theme.color(ThemeRole::Line), 1));
    const QList<QBarSet *> sets = m_series->barSets();
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const ChartPart part { m_keys.at(i), {}, 0, std::nullopt };
        sets.at(i)->setBrush(ChartData::color(m_theme, part, static_cast<int>(i)));
        sets.at(i)->setPen(QPen(m_theme.color(ThemeRole::Base), 1)); // a gap: neighbours differ by more than colour
    }
}

} // namespace drydock
