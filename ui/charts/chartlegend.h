// SPDX-License-Identifier: GPL-3.0-or-later
//
// ChartLegend: the parts of a chart as rows (mark, label, number, share), which are also its direct labels and can
// be reached and pressed by keyboard. Owned by its chart; GUI thread.
#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

namespace drydock {

class ChartLegend final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartLegend)

public:
    explicit ChartLegend(const Theme &theme, QWidget *parent = nullptr);

    void replace(const QList<ChartPart> &parts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void partClicked(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int shareWidth() const;
    void paintRow(QPainter &painter, const QRect &row, int place) const;

    const Theme &m_theme;
    QList<ChartPart> m_parts;
    int m_current = 0;
};

} // namespace drydock
