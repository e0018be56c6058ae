// SPDX-License-Identifier: GPL-3.0-or-later
//
// ClassBar: 4 px of the server's class colour on top of the window, so that production is never mistaken for the lab.
// Decoration: the word is in the status bar. GUI thread.
#pragma once

#include <QColor>
#include <QWidget>

namespace drydock {

class ClassBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClassBar)

public:
    explicit ClassBar(QWidget *parent = nullptr);
    void setColor(const QColor &color);
    [[nodiscard]] QColor color() const { return m_color; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_color;
};

} // namespace drydock
