// SPDX-License-Identifier: GPL-3.0-or-later
//
// FailureBar: what failed, why, what next, and a button, inside a pane. Plain text only: the reason is the server's.
// Hidden while there is nothing to say. GUI thread.
#pragma once

#include "ui/shell/theme.h"
#include "ui/text/errortext.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace drydock {

class FailureBar final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FailureBar)

public:
    explicit FailureBar(const Theme &theme, QWidget *parent = nullptr);

    void showWords(const ErrorWords &words, std::function<void()> run);
    //! Another thing to do, beside the words' own button, until the bar shows something else.
    void offer(const QString &text, std::function<void()> run);
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }
    [[nodiscard]] QPushButton *secondButton() const { return m_second; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QLabel *m_icon = nullptr;
    QLabel *m_what = nullptr;
    QLabel *m_detail = nullptr;
    QPushButton *m_button = nullptr;
    QPushButton *m_second = nullptr;
    QToolButton *m_close = nullptr;
    std::function<void()> m_run;
    std::function<void()> m_runSecond;
};

} // namespace drydock
