// SPDX-License-Identifier: GPL-3.0-or-later
//
// StackedBar: the progress of a deployment, one segment per state in its colour, as a widget and as a table cell
// (ProgressDelegate, from ProgressRole). Painted by hand: a Qt Chart per row would cost a scene each. GUI thread.
#pragma once

#include "ui/charts/chartdata.h"
#include "ui/widgets/rowdelegate.h"

#include <QVariantMap>
#include <QWidget>

namespace drydock {

//! Segments in the vocabulary's order, from counts by device deployment status code; zero counts left out.
[[nodiscard]] QList<ChartPart> progressParts(const QVariantMap &countsByCode);
//! Fills `rect`; any part with at least one device gets at least 2 px.
void paintStackedBar(QPainter &painter, const QRectF &rect, const QList<ChartPart> &parts, const Theme &theme);

class StackedBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StackedBar)

public:
    StackedBar(const Theme &theme, const QString &title, QWidget *parent = nullptr);
    void replace(const QList<ChartPart> &parts);
    [[nodiscard]] const QList<ChartPart> &parts() const { return m_parts; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void partClicked(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] const ChartPart *partAt(qreal x) const;
    const Theme &m_theme;
    QString m_title;
    QList<ChartPart> m_parts;
};

class ProgressDelegate final : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    //! "37 %" of the devices have ended.
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const override;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

} // namespace drydock
