// SPDX-License-Identifier: GPL-3.0-or-later
//
// DonutChart: shares of a whole, at most six and "other", with direct labels and the total in the middle.
// Qt Charts without its themes; replace() updates slices in place. A click reports the part's key. GUI thread.
#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QLabel;
class QPieSeries;
QT_END_NAMESPACE

namespace drydock {

class ChartLegend;

class DonutChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DonutChart)

public:
    //! `title` is for the accessible sentence and the copied table ("Devices by status").
    DonutChart(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    void replace(const QList<ChartPart> &parts);
    [[nodiscard]] const QList<ChartPart> &parts() const { return m_parts; }
    //! Below the total in the middle: "devices".
    void setUnit(const QString &unit);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString asTsv() const;

Q_SIGNALS:
    void partClicked(const QString &key);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void recolor();
    void layoutCentre();

    const Theme &m_theme;
    QString m_title;
    QString m_unit;
    QList<ChartPart> m_parts;
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    QPieSeries *m_series = nullptr;
    QLabel *m_centre = nullptr;
    ChartLegend *m_legend = nullptr;
};

} // namespace drydock
