// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sizetext.h"

namespace drydock {

QString SizeText::bytes(qint64 size, const QLocale &locale)
{
    if (size < 0)
        return QStringLiteral("–");
    return locale.formattedDataSize(size, size < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString SizeText::rate(double bytesPerSecond, const QLocale &locale)
{
    //: A transfer rate: %1 is a size with its unit
    return tr("%1/s").arg(bytes(static_cast<qint64>(bytesPerSecond), locale));
}

QString SizeText::count(qint64 number, const QLocale &locale)
{
    return locale.toString(number);
}

QString SizeText::share(qint64 part, qint64 whole)
{
    if (whole <= 0)
        return QStringLiteral("–");
    const qint64 percent = part * 100 / whole;
    if (percent == 0 && part > 0)
        return tr("under 1 %");
    return tr("%1 %").arg(percent);
}

QString SizeText::shortId(const QString &id, qsizetype longest)
{
    if (id.size() <= longest)
        return id;
    const qsizetype tail = (longest - 1) / 2;
    return id.left(longest - 1 - tail) + QChar(0x2026) + id.right(tail);
}

} // namespace drydock
