// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sizes, counts, shares and shortened ids as text, always with a unit and the locale's separators. Pure functions.
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace drydock {

class SizeText {
    Q_DECLARE_TR_FUNCTIONS(drydock::SizeText)

public:
    //! "412 B", "1.2 MiB"; a dash where negative.
    [[nodiscard]] static QString bytes(qint64 size, const QLocale &locale = {});
    //! "1.2 MiB/s".
    [[nodiscard]] static QString rate(double bytesPerSecond, const QLocale &locale = {});
    //! "12,408".
    [[nodiscard]] static QString count(qint64 number, const QLocale &locale = {});
    //! "37 %", "under 1 %"; "–" where `whole` is 0. 100 % only when all of it is there.
    [[nodiscard]] static QString share(qint64 part, qint64 whole);
    //! "9f3c…21ab": the middle left out. The whole goes to the tooltip and to the copy.
    [[nodiscard]] static QString shortId(const QString &id, qsizetype longest = 13);
};

} // namespace drydock
