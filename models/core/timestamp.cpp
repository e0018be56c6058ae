// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/timestamp.h"

#include <QByteArray>

#include <cstdio>

namespace drydock {

namespace {

// Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant's published formula).
constexpr qint64 daysFromCivil(qint64 y, unsigned m, unsigned d)
{
    y -= m <= 2 ? 1 : 0;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const auto yoe = static_cast<unsigned>(y - era * 400);
    const unsigned doy = (153 * (m + (m > 2 ? -3U : 9U)) + 2) / 5 + d - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + static_cast<qint64>(doe) - 719468;
}

bool readDigits(QByteArrayView text, qsizetype at, int count, int &out)
{
    if (at + count > text.size())
        return false;
    out = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        out = out * 10 + (text[i] - '0');
    }
    return true;
}

// Reads "Z" or "+hh:mm" at the end; false where neither is there.
bool readZone(QByteArrayView text, qsizetype at, qint64 &offsetMs)
{
    offsetMs = 0;
    if (at >= text.size())
        return false;
    if (text[at] == 'Z' || text[at] == 'z')
        return at + 1 == text.size();
    int hours = 0;
    int minutes = 0;
    if ((text[at] != '+' && text[at] != '-') || at + 6 != text.size() || text[at + 3] != ':'
        || !readDigits(text, at + 1, 2, hours) || !readDigits(text, at + 4, 2, minutes))
        return false;
    offsetMs = (hours * 60LL + minutes) * 60000 * (text[at] == '-' ? -1 : 1);
    return true;
}

} // namespace

Timestamp Timestamp::fromRfc3339(QByteArrayView t)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (t.size() < 20 || !readDigits(t, 0, 4, year) || !readDigits(t, 5, 2, month) || !readDigits(t, 8, 2, day)
        || !readDigits(t, 11, 2, hour) || !readDigits(t, 14, 2, minute) || !readDigits(t, 17, 2, second)
        || t[4] != '-' || t[7] != '-' || (t[10] != 'T' && t[10] != 't' && t[10] != ' ') || t[13] != ':' || t[16] != ':'
        || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60 || year <= 1)
        return {};
    qsizetype at = 19;
    int millis = 0;
    if (t[at] == '.' || t[at] == ',') {
        int weight = 100;
        for (++at; at < t.size() && t[at] >= '0' && t[at] <= '9'; ++at, weight /= 10)
            millis += (t[at] - '0') * weight;
    }
    qint64 offsetMs = 0;
    if (!readZone(t, at, offsetMs))
        return {};
    const qint64 days = daysFromCivil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return { ((days * 24 + hour) * 60 + minute) * 60000 + second * 1000LL + millis - offsetMs };
}

Timestamp Timestamp::fromRfc3339(QStringView text)
{
    return fromRfc3339(QByteArrayView(text.toLatin1()));
}

QByteArray Timestamp::toRfc3339() const
{
    if (!isValid())
        return {};
    constexpr qint64 kDayMs = 86'400'000;
    qint64 days = ms / kDayMs;
    qint64 rest = ms % kDayMs;
    if (rest < 0) {
        rest += kDayMs;
        --days;
    }
    const qint64 z = days + 719468;
    const qint64 era = (z >= 0 ? z : z - 146096) / 146097;
    const auto doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const unsigned day = doy - (153 * mp + 2) / 5 + 1;
    const unsigned month = mp < 10 ? mp + 3 : mp - 9;
    const qint64 year = static_cast<qint64>(yoe) + era * 400 + (month <= 2 ? 1 : 0);
    char out[48];
    const int n = std::snprintf(out, sizeof out, "%04lld-%02u-%02uT%02lld:%02lld:%02lld.%03lldZ",
        static_cast<long long>(year), month, day, static_cast<long long>(rest / 3'600'000),
        static_cast<long long>(rest / 60'000 % 60), static_cast<long long>(rest / 1000 % 60),
        static_cast<long long>(rest % 1000));
    return { out, n };
}

} // namespace drydock
