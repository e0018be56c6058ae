// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/columnranks.h"

#include <algorithm>
#include <numeric>

namespace drydock {

std::shared_ptr<const ColumnRanks> RankMemory::find(const QString &column, const std::vector<quint64> &stamp)
{
    const auto at = std::find_if(m_known.begin(), m_known.end(), [&column](const auto &known) { return known->column == column; });
    if (at == m_known.end() || (*at)->stamp != stamp)
        return nullptr;
    std::rotate(at, at + 1, m_known.end());
    return m_known.back();
}

void RankMemory::keep(std::shared_ptr<const ColumnRanks> ranks)
{
    std::erase_if(m_known, [&ranks](const auto &known) { return known->column == ranks->column; });
    m_known.push_back(std::move(ranks));
    while (memoryBytes() > kMostBytes)
        m_known.erase(m_known.begin());
}

size_t RankMemory::memoryBytes() const
{
    return std::accumulate(m_known.begin(), m_known.end(), size_t { 0 },
        [](size_t sum, const auto &known) { return sum + known->ranks.capacity() * sizeof(quint32); });
}

} // namespace drydock
