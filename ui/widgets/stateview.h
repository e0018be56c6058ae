// SPDX-License-Identifier: GPL-3.0-or-later
//
// StateView: an empty pane. One icon, one sentence, one button, in the middle. GUI thread; no domain.
#pragma once

#include "ui/shell/theme.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace drydock {

class StateView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateView)

public:
    explicit StateView(const Theme &theme, QWidget *parent = nullptr);

    void showMessage(const QString &icon, const QString &sentence, const QString &button, std::function<void()> run);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] const QString &iconName() const { return m_iconName; }
    [[nodiscard]] QPushButton *button() const { return m_button; }

private:
    void tint();

    const Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon = nullptr;
    QLabel *m_sentence = nullptr;
    QPushButton *m_button = nullptr;
    std::function<void()> m_run;
};

} // namespace drydock
