// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/idlist.h"

#include <QSet>

#include <algorithm>

namespace drydock {

namespace {

constexpr size_t kMostMeant = 20; // of one ambiguous entry

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

//! "AA-BB-CC-00-11-22", "aabb.cc00.1122" and "aa:bb:cc:00:11:22" are one address.
QString normalized(const QString &text)
{
    QString plain = text.trimmed().toLower();
    if (plain.size() >= 2 && (plain.front() == u'"' || plain.front() == u'\'') && plain.back() == plain.front())
        plain = plain.mid(1, plain.size() - 2).trimmed();
    if (plain.size() < 12 || plain.size() > 17)
        return plain;
    QString digits;
    for (const QChar c : plain) {
        if (isHex(c))
            digits += c;
        else if (c != u':' && c != u'-' && c != u'.')
            return plain;
    }
    return digits.size() == 12 ? digits : plain;
}

bool identifies(const ColumnKey &key, const std::array<int, 2> &names, int column)
{
    if (column == names[0] || column == names[1])
        return true;
    if (key.scope == u"identity")
        return key.name != u"status";
    const QString name = key.name.toLower();
    return key.scope == u"inventory" && (name.contains(u"mac") || name.contains(u"serial"));
}

//! Rows by each text that can stand for them.
class Index {
public:
    explicit Index(const FleetTable &fleet)
    {
        for (const RowId row : fleet.rows())
            add(normalized(fleet.id(row).text), row);
        const AttributeTable &attributes = fleet.attributes();
        for (int column = 0; column < attributes.columnCount(); ++column) {
            if (!identifies(attributes.columnKey(column), fleet.nameColumns(), column))
                continue;
            // A value is put into its form once, however many rows have it.
            std::vector<QString> texts(attributes.numberBound(column));
            for (ValueNumber number = 1; number < texts.size(); ++number) {
                if (attributes.isLiveNumber(column, number))
                    texts[number] = normalized(attributeText(attributes.valueOf(column, number)));
            }
            for (const RowId row : fleet.rows()) {
                if (const ValueNumber number = attributes.number(row, column); number != 0)
                    add(texts[number], row);
            }
        }
    }

    [[nodiscard]] std::vector<RowId> find(const QString &entry) const
    {
        std::vector<RowId> rows;
        const auto [first, last] = m_rows.equal_range(entry);
        for (auto it = first; it != last && rows.size() < kMostMeant; ++it) {
            if (std::find(rows.begin(), rows.end(), it.value()) == rows.end())
                rows.push_back(it.value());
        }
        return rows;
    }

private:
    void add(const QString &text, RowId row)
    {
        if (!text.isEmpty())
            m_rows.insert(text, row);
    }
    QMultiHash<QString, RowId> m_rows;
};

} // namespace

QList<QStringList> idListEntries(const QString &text)
{
    QList<QStringList> entries;
    for (const QString &line : text.split(u'\n')) {
        const QString whole = line.trimmed();
        if (whole.isEmpty() || whole.startsWith(u'#'))
            continue;
        QStringList cells { whole };
        QString cell;
        for (const QChar c : whole) {
            if (c != u',' && c != u';' && c != u'\t') {
                cell += c;
                continue;
            }
            cells.append(cell.trimmed());
            cell.clear();
        }
        if (cells.size() > 1)
            cells.append(cell.trimmed());
        cells.removeAll(QString());
        entries.append(cells);
    }
    return entries;
}

IdMatches matchIdList(const FleetTable &fleet, const QList<QStringList> &entries)
{
    IdMatches matches;
    const Index index(fleet);
    QSet<RowId> met;
    for (const QStringList &cells : entries) {
        std::vector<RowId> rows;
        // The first cell that means anything decides.
        for (const QString &cell : cells) {
            rows = index.find(normalized(cell));
            if (!rows.empty())
                break;
        }
        if (rows.empty()) {
            matches.unknown.append(cells.first());
        } else if (rows.size() > 1) {
            matches.ambiguous.push_back({ cells.first(), rows });
        } else if (met.contains(rows.front())) {
            ++matches.repeated;
        } else {
            met.insert(rows.front());
            matches.matched.append(fleet.id(rows.front()));
        }
    }
    return matches;
}

} // namespace drydock
