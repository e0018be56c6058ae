// SPDX-License-Identifier: GPL-3.0-or-later
//
// ColumnHeaders: what a table model answers for its horizontal header: stable column ids (IdRole), the titles that
// its pane gives (models know no words) and their alignment. A plain value owned by the model, GUI thread.
#pragma once

#include "models/items/itemroles.h"

#include <QStringList>
#include <QVariant>

#include <utility>

namespace drydock {

class ColumnHeaders {
public:
    //! `numeric` are the columns whose cells stand at the right.
    explicit ColumnHeaders(QStringList ids, QList<int> numeric = {})
        : m_ids(std::move(ids))
        , m_numeric(std::move(numeric))
    {
    }
    //! One for each column, in order.
    void setTitles(const QStringList &titles)
    {
        Q_ASSERT(titles.size() == m_ids.size());
        m_titles = titles;
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] bool isNumeric(int column) const { return m_numeric.contains(column); }
    [[nodiscard]] QVariant data(int section, Qt::Orientation orientation, int role) const
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= count())
            return {};
        if (role == IdRole)
            return m_ids.at(section);
        if (role == Qt::DisplayRole)
            return m_titles.isEmpty() ? m_ids.at(section) : m_titles.at(section);
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }

private:
    QStringList m_ids;
    QList<int> m_numeric;
    QStringList m_titles;
};

} // namespace drydock
