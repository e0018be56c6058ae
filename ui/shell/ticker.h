// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ticker: the one timer by which everything that shows an age is repainted, so a hundred labels cost one wake-up a
// second. It stands still while nobody has asked for it. Owned by UiContext; GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

namespace drydock {

class Ticker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ticker)

public:
    explicit Ticker(QObject *parent = nullptr);

    //! Counted: every hold() needs its release(). Pane does both with its visibility.
    void hold();
    void release();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

Q_SIGNALS:
    void ticked();

private:
    QTimer m_timer;
    int m_holders = 0;
};

} // namespace drydock
