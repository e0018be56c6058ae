// SPDX-License-Identifier: GPL-3.0-or-later
//
// PaneTitle: the title line of a pane and, inside a dock, its title bar (mouse events that it does not use reach the
// dock, which is moved by them). Title, count, age, refresh, float and close. GUI thread; no domain.
#pragma once

#include "ui/shell/theme.h"

#include <QWidget>

class QDockWidget;
class QLabel;
class QToolButton;

namespace drydock {

class PaneTitle final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaneTitle)

public:
    PaneTitle(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const { return m_titleText; }
    void setTitle(const QString &title);
    void setCount(const QString &text);
    //! `stale` paints it in the warning colour.
    void setAge(const QString &text, const QString &toolTip, bool stale);
    void setBusy(bool busy);
    //! A pane among tabs has its title on the tab: the line keeps count, age and buttons.
    void setTitleShown(bool shown);
    //! Shows the float and close buttons and binds them.
    void attachTo(QDockWidget *dock);
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QToolButton *refreshButton() const { return m_refresh; }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void refreshRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void advance();
    void elide();

    const Theme &m_theme;
    QString m_titleText;
    QString m_countText;
    QString m_ageText;
    bool m_stale = false;
    bool m_titleShown = true;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_age = nullptr;
    QToolButton *m_refresh = nullptr;
    QToolButton *m_float = nullptr;
    QToolButton *m_close = nullptr;
    class QTimer *m_busyDelay = nullptr;
    class QTimer *m_busyFrames = nullptr;
    int m_frame = -1;
};

} // namespace drydock
