// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ticker.h"

#include <chrono>

namespace drydock {

using namespace std::chrono_literals;

Ticker::Ticker(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(1s);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::ticked);
}

void Ticker::hold()
{
    if (++m_holders == 1)
        m_timer.start();
}

void Ticker::release()
{
    Q_ASSERT(m_holders > 0);
    if (--m_holders == 0)
        m_timer.stop();
}

} // namespace drydock
