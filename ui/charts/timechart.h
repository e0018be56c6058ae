// SPDX-License-Identifier: GPL-3.0-or-later
//
// TimeChart: for each day a column of parts, such as devices by software: at most six kinds and "other", the same ones
// in every column. Qt Charts without its themes. A click reports the part's key. GUI thread.
#pragma once

#include "ui/charts/chartdata.h"

#include <QDate>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QBarCategoryAxis;
class QChart;
class QChartView;
class QStackedBarSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace drydock {

class TimeChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeChart)

public:
    struct Column {
        QDate date;
        QList<ChartPart> parts;
    };
    static constexpr qsizetype kMostColumns = 30;

    TimeChart(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    //! Oldest first; the latest kMostColumns are shown.
    void replace(const QList<Column> &columns);
    [[nodiscard]] QStringList kinds() const { return m_keys; } //!< the keys that have a colour of their own, and "other"
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void partClicked(const QString &key);

private:
    void recolor();

    const Theme &m_theme;
    QString m_title;
    QList<Column> m_columns;
    QStringList m_keys;
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    QStackedBarSeries *m_series = nullptr;
    QBarCategoryAxis *m_days = nullptr;
    QValueAxis *m_values = nullptr;
};

} // namespace drydock
