// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/csv.h"

#include <algorithm>

namespace drydock {

namespace {

QChar separatorOf(const QString &text)
{
    QChar best = u',';
    qsizetype most = 0;
    const QString first = text.left(text.indexOf(u'\n') < 0 ? text.size() : text.indexOf(u'\n'));
    for (const QChar candidate : { u',', u';', u'\t' }) {
        if (const qsizetype count = first.count(candidate); count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

} // namespace

QList<QStringList> parseCsv(const QString &text)
{
    const QChar separator = separatorOf(text);
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    const auto endRow = [&] {
        row.append(std::exchange(field, {}));
        if (std::any_of(row.cbegin(), row.cend(), [](const QString &cell) { return !cell.trimmed().isEmpty(); }))
            rows.append(row);
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted) {
            if (c != u'"')
                field += c;
            else if (i + 1 < text.size() && text.at(i + 1) == u'"')
                field += text.at(++i);
            else
                quoted = false;
        } else if (c == u'"' && field.trimmed().isEmpty()) {
            field.clear();
            quoted = true;
        } else if (c == separator) {
            row.append(std::exchange(field, {}));
        } else if (c == u'\n') {
            endRow();
        } else if (c != u'\r' && c != QChar::ByteOrderMark) {
            field += c;
        }
    }
    endRow();
    return rows;
}

} // namespace drydock
