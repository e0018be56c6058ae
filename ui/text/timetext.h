// SPDX-License-Identifier: GPL-3.0-or-later
//
// TimeText: Timestamps as words. Relative under a day ("3 min ago"), absolute beyond, exact with zone for tooltips;
// durations and ages. A value with the user's time zone and locale; kept in UiContext, GUI thread.
#pragma once

#include "models/core/timestamp.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace drydock {

class TimeText {
    Q_DECLARE_TR_FUNCTIONS(drydock::TimeText)

public:
    //! The system's zone and locale.
    TimeText();
    TimeText(QTimeZone zone, QLocale locale);

    //! "3 min ago", "in 2 h", or absolute() where a day or more lies between; a dash where `t` is invalid.
    [[nodiscard]] QString relative(Timestamp t, Timestamp now) const;
    //! "22 Nov 2026, 14:05" in the user's zone; the year only where it is not this one.
    [[nodiscard]] QString absolute(Timestamp t, Timestamp now) const;
    //! "Sunday, 22 November 2026 at 14:05:09 (UTC+01:00)"; empty where `t` is invalid.
    [[nodiscard]] QString exact(Timestamp t) const;
    //! "41 s", "12 min", "3 h", "2 d": how old something is, for a pane's title line.
    [[nodiscard]] QString age(Timestamp t, Timestamp now) const;
    //! "340 ms", "1.2 s", "4 min 10 s", "3 h 20 min".
    [[nodiscard]] QString duration(qint64 ms) const;
    //! Whole seconds, rounded up, so that it never says 0 while there is something left: "12 s", "4 min 10 s".
    [[nodiscard]] QString countdown(qint64 ms) const;

    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] const QLocale &locale() const { return m_locale; }

private:
    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace drydock
