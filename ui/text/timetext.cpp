// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/timetext.h"

#include <QDateTime>

#include <algorithm>

namespace drydock {

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

} // namespace

TimeText::TimeText()
    : TimeText(QTimeZone::systemTimeZone(), QLocale())
{
}

TimeText::TimeText(QTimeZone zone, QLocale locale)
    : m_zone(zone.isValid() ? std::move(zone) : QTimeZone::utc())
    , m_locale(std::move(locale))
{
}

QString TimeText::relative(Timestamp t, Timestamp now) const
{
    if (!t.isValid())
        return QStringLiteral("–");
    if (!now.isValid())
        return absolute(t, t);
    const qint64 ago = now.ms - t.ms;
    if (ago >= kDay || ago <= -kDay)
        return absolute(t, now);
    // A few seconds into the future is a server's clock that is not ours, not a plan.
    if (ago >= -5 * kSecond && ago < 5 * kSecond)
        return tr("just now");
    if (ago < 0) {
        if (-ago < kMinute)
            return tr("in %n s", nullptr, static_cast<int>(-ago / kSecond));
        if (-ago < kHour)
            return tr("in %n min", nullptr, static_cast<int>(-ago / kMinute));
        return tr("in %n h", nullptr, static_cast<int>(-ago / kHour));
    }
    if (ago < kMinute)
        return tr("%n s ago", nullptr, static_cast<int>(ago / kSecond));
    if (ago < kHour)
        return tr("%n min ago", nullptr, static_cast<int>(ago / kMinute));
    return tr("%n h ago", nullptr, static_cast<int>(ago / kHour));
}

QString TimeText::absolute(Timestamp t, Timestamp now) const
{
    if (!t.isValid())
        return QStringLiteral("–");
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(t.ms, m_zone);
    const bool thisYear
        = now.isValid() && QDateTime::fromMSecsSinceEpoch(now.ms, m_zone).date().year() == local.date().year();
    //: A date and time in a table cell; the format codes are Qt's
    return m_locale.toString(local, thisYear ? tr("d MMM, HH:mm") : tr("d MMM yyyy, HH:mm"));
}

QString TimeText::exact(Timestamp t) const
{
    if (!t.isValid())
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(t.ms, m_zone);
    const int offset = local.offsetFromUtc();
    const int minutes = qAbs(offset) / 60;
    QString zone = QStringLiteral("UTC");
    if (offset != 0)
        zone += QStringLiteral("%1%2:%3").arg(offset < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                    .arg(minutes / 60, 2, 10, QLatin1Char('0'))
                    .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    //: %1 date, %2 time, %3 time zone such as UTC+01:00
    return tr("%1 at %2 (%3)").arg(m_locale.toString(local.date(), QLocale::LongFormat),
        local.time().toString(QStringLiteral("HH:mm:ss")), zone);
}

QString TimeText::age(Timestamp t, Timestamp now) const
{
    if (!t.isValid() || !now.isValid())
        return {};
    const qint64 ago = qMax<qint64>(0, now.ms - t.ms);
    if (ago < kMinute)
        return tr("%n s", "age", static_cast<int>(ago / kSecond));
    if (ago < kHour)
        return tr("%n min", "age", static_cast<int>(ago / kMinute));
    if (ago < 2 * kDay)
        return tr("%n h", "age", static_cast<int>(ago / kHour));
    return tr("%n d", "age", static_cast<int>(ago / kDay));
}

QString TimeText::duration(qint64 ms) const
{
    if (ms < 0)
        return QStringLiteral("–");
    if (ms < kSecond)
        return tr("%1 ms").arg(m_locale.toString(ms));
    if (ms < kMinute)
        return tr("%1 s").arg(m_locale.toString(static_cast<double>(ms) / 1000.0, 'f', ms < 10 * kSecond ? 1 : 0));
    if (ms < kHour)
        return tr("%1 min %2 s").arg(ms / kMinute).arg(ms % kMinute / kSecond);
    if (ms < kDay)
        return tr("%1 h %2 min").arg(ms / kHour).arg(ms % kHour / kMinute);
    return tr("%1 d %2 h").arg(ms / kDay).arg(ms % kDay / kHour);
}

QString TimeText::countdown(qint64 ms) const
{
    const qint64 seconds = std::max<qint64>(0, (ms + kSecond - 1) / kSecond);
    if (seconds < 60)
        return tr("%1 s").arg(m_locale.toString(seconds));
    return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

} // namespace drydock
