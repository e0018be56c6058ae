// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/targetlist.h"

#include <QtEndian>

#include <algorithm>
#include <numeric>

namespace drydock::lab {

TargetList::Key TargetList::keyOf(const QUuid &id)
{
    return { (quint64 { id.data1 } << 32) | (quint64 { id.data2 } << 16) | id.data3, qFromBigEndian<quint64>(id.data4) };
}

void TargetList::assign(const std::vector<QUuid> &ids, bool withPlaces)
{
    clear();
    m_keys.reserve(ids.size());
    for (const QUuid &id : ids)
        m_keys.push_back(keyOf(id));
    if (!withPlaces) {
        std::sort(m_keys.begin(), m_keys.end());
        return;
    }
    m_places.resize(ids.size());
    std::iota(m_places.begin(), m_places.end(), quint32 { 0 });
    std::sort(m_places.begin(), m_places.end(), [this](quint32 a, quint32 b) { return m_keys[a] < m_keys[b]; });
    std::sort(m_keys.begin(), m_keys.end());
}

void TargetList::clear()
{
    m_keys = {};
    m_places = {};
}

std::optional<quint32> TargetList::position(const QUuid &id) const
{
    const Key key = keyOf(id);
    const auto it = std::lower_bound(m_keys.begin(), m_keys.end(), key);
    if (it == m_keys.end() || *it != key)
        return std::nullopt;
    return positionAt(static_cast<size_t>(it - m_keys.begin()));
}

QUuid TargetList::at(size_t index) const
{
    const Key &key = m_keys[index];
    QUuid id(static_cast<uint>(key.high >> 32), static_cast<ushort>(key.high >> 16), static_cast<ushort>(key.high), 0, 0, 0, 0, 0, 0, 0, 0);
    qToBigEndian(key.low, id.data4);
    return id;
}

size_t TargetList::memoryBytes() const
{
    return m_keys.capacity() * sizeof(Key) + m_places.capacity() * sizeof(quint32);
}

} // namespace drydock::lab
