// SPDX-License-Identifier: GPL-3.0-or-later
//
// BarChart: horizontal bars with their labels and numbers, at most six and "other". Qt Charts without its themes;
// replace() updates the set in place. A click reports the part's key. GUI thread.
#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBarCategoryAxis;
class QBarSet;
class QChart;
class QChartView;
class QHorizontalBarSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace drydock {

class BarChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarChart)

public:
    BarChart(const Theme &theme, const QString &title, const QString &unit, QWidget *parent = nullptr);

    void replace(const QList<ChartPart> &parts);
    //! Keeps all parts and their order: a scale, such as ages.
    void replaceScale(const QList<ChartPart> &parts);
    [[nodiscard]] const QList<ChartPart> &parts() const { return m_parts; }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString asTsv() const;

Q_SIGNALS:
    void partClicked(const QString &key);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showParts();
    void recolor();

    const Theme &m_theme;
    QString m_title;
    QString m_unit;
    QList<ChartPart> m_parts; //!< largest first
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    QHorizontalBarSeries *m_series = nullptr;
    QBarSet *m_set = nullptr;
    QBarCategoryAxis *m_labels = nullptr;
    QValueAxis *m_values = nullptr;
};

} // namespace drydock
