// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeviceQuery: what is a time in it.
#include "models/items/devicequery.h"

#include <array>

namespace drydock {

std::optional<std::chrono::milliseconds> parseAge(const QString &text)
{
    struct Unit {
        QStringView name;
        double ms;
    };
    static constexpr std::array kUnits { Unit { u"min", 60e3 }, Unit { u"s", 1e3 }, Unit { u"h", 3600e3 }, Unit { u"d", 86400e3 },
        Unit { u"w", 604800e3 }, Unit { u"y", 31557600e3 } };
    for (const Unit &unit : kUnits) {
        if (!text.endsWith(unit.name) || text.contains(u' '))
            continue;
        bool isNumber = false;
        const double count = text.chopped(unit.name.size()).toDouble(&isNumber);
        if (!isNumber || !(count >= 0 && count <= 1e6))
            return std::nullopt;
        return std::chrono::milliseconds(static_cast<qint64>(count * unit.ms));
    }
    return std::nullopt;
}

bool isTimeField(const QString &field)
{
    static const QStringList fields { QStringLiteral("last_seen"), QStringLiteral("seen"), QStringLiteral("created"),
        QStringLiteral("updated"), QStringLiteral("created_ts"), QStringLiteral("updated_ts"), QStringLiteral("check_in_time") };
    return fields.contains(field);
}

} // namespace drydock
