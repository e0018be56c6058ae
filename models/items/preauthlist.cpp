// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/preauthlist.h"

#include "models/core/csv.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace drydock {

QString PreauthRow::identityText() const
{
    QStringList parts;
    for (const auto &[name, value] : request.identity)
        parts.append(name + u'=' + value);
    return parts.join(QStringLiteral(", "));
}

qsizetype PreauthList::good() const
{
    return std::count_if(rows.begin(), rows.end(), [](const PreauthRow &row) { return row.problem == PreauthRow::Problem::None; });
}

bool looksLikePublicKey(const QString &text)
{
    static const QRegularExpression pem(QStringLiteral("^\\s*-----BEGIN (RSA )?PUBLIC KEY-----[A-Za-z0-9+/=\\s]+-----END (RSA )?PUBLIC KEY-----\\s*$"));
    return text.size() < 16'384 && pem.match(text).hasMatch();
}

PreauthList readPreauthList(const QString &csv, const std::function<std::optional<QString>(const QString &)> &readKey)
{
    PreauthList list;
    const QList<QStringList> table = parseCsv(csv);
    const QStringList header = table.value(0);
    const auto columnOf = [&header](const QString &name) {
        return std::find_if(header.begin(), header.end(), [&name](const QString &cell) { return cell.trimmed().compare(name, Qt::CaseInsensitive) == 0; }) - header.begin();
    };
    const qsizetype key = columnOf(QStringLiteral("public_key"));
    const qsizetype file = columnOf(QStringLiteral("key_file"));
    if ((key == header.size() && file == header.size()) || header.size() < 2) {
        list.lacksHeader = true;
        return list;
    }
    QSet<QString> met;
    for (qsizetype i = 1; i < table.size(); ++i) {
        const QStringList &cells = table.at(i);
        PreauthRow row;
        row.line = static_cast<int>(i) + 1;
        for (qsizetype column = 0; column < header.size(); ++column) {
            const QString value = cells.value(column).trimmed();
            if (column != key && column != file && !value.isEmpty() && !header.at(column).trimmed().isEmpty())
                row.request.identity.emplace_back(header.at(column).trimmed(), value);
        }
        row.request.publicKey = key < header.size() ? cells.value(key).trimmed() : QString();
        const QString name = file < header.size() ? cells.value(file).trimmed() : QString();
        if (row.request.publicKey.isEmpty() && !name.isEmpty()) {
            if (const std::optional<QString> text = readKey(name)) {
                row.request.publicKey = text->trimmed();
            } else {
                row.problem = PreauthRow::Problem::KeyFile;
                row.detail = name;
            }
        }
        if (row.request.identity.empty())
            row.problem = PreauthRow::Problem::NoIdentity;
        else if (row.problem == PreauthRow::Problem::None && row.request.publicKey.isEmpty())
            row.problem = PreauthRow::Problem::NoKey;
        else if (row.problem == PreauthRow::Problem::None && !looksLikePublicKey(row.request.publicKey))
            row.problem = PreauthRow::Problem::BadKey;
        else if (row.problem == PreauthRow::Problem::None && met.contains(row.identityText()))
            row.problem = PreauthRow::Problem::Repeated;
        met.insert(row.identityText());
        row.request.publicKey += u'\n';
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace drydock
