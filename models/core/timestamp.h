// SPDX-License-Identifier: GPL-3.0-or-later
//
// Timestamp: a moment in UTC milliseconds, or none. Every time in Drydock is one of these until ui/text
// turns it into words. RFC 3339 as the Mender server writes it: UTC, zero to nine fraction digits.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <compare>
#include <limits>

namespace drydock {

struct Timestamp {
    static constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    qint64 ms = kNone; //!< milliseconds since 1970-01-01T00:00:00Z

    [[nodiscard]] bool isValid() const { return ms != kNone; }
    auto operator<=>(const Timestamp &) const = default;

    //! An invalid Timestamp where the text is not RFC 3339, or is Go's zero time ("0001-01-01T00:00:00Z").
    static Timestamp fromRfc3339(QByteArrayView text);
    static Timestamp fromRfc3339(QStringView text);
    //! "2026-11-23T05:54:00.123Z"; empty when invalid.
    [[nodiscard]] QByteArray toRfc3339() const;
};

} // namespace drydock
