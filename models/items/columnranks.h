// SPDX-License-Identifier: GPL-3.0-or-later
//
// RankMemory: the ranks of columns that were sorted by, kept from one search to the next: putting a million names in
// order takes seconds, by their ranks a fraction of one. A column's ranks are of use as long as its stamp is the
// same. The ones used last stay, up to kMostBytes. A plain value; goes with the search to its worker and back.
#pragma once

#include <QString>

#include <memory>
#include <vector>

namespace drydock {

//! Numbers from 0 in ascending natural order, equal ones for what is equal. Of what, its maker knows: rows or values.
struct ColumnRanks {
    QString column; //!< DeviceColumn::id()
    std::vector<quint64> stamp; //!< revisions of all that decides the order
    std::vector<quint32> ranks;
    quint32 bound = 0; //!< above every rank
};

class RankMemory {
public:
    static constexpr size_t kMostBytes = 24 << 20;

    //! Null where there is none or where the column changed since.
    [[nodiscard]] std::shared_ptr<const ColumnRanks> find(const QString &column, const std::vector<quint64> &stamp);
    //! In place of what was known of that column.
    void keep(std::shared_ptr<const ColumnRanks> ranks);
    [[nodiscard]] size_t memoryBytes() const;

private:
    std::vector<std::shared_ptr<const ColumnRanks>> m_known; //!< the one used last at the end
};

} // namespace drydock
