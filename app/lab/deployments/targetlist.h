// SPDX-License-Identifier: GPL-3.0-or-later
//
// TargetList: the devices that a deployment is for, held while it is active: 16 bytes a device, 20 where phases need to
// know its place in the list. Looking one up costs a halving search. A value, service thread; it knows no database.
#pragma once

#include <QUuid>

#include <compare>
#include <optional>
#include <vector>

namespace drydock::lab {

class TargetList {
public:
    //! `withPlaces`: position() is told apart; otherwise every target's is 0.
    void assign(const std::vector<QUuid> &ids, bool withPlaces);
    void clear();

    [[nodiscard]] size_t size() const { return m_keys.size(); }
    [[nodiscard]] bool contains(const QUuid &id) const { return position(id).has_value(); }
    //! Its place in the list as it was given; nothing where it is not in it.
    [[nodiscard]] std::optional<quint32> position(const QUuid &id) const;
    //! In the order of the ids, not of the list.
    [[nodiscard]] QUuid at(size_t index) const;
    [[nodiscard]] quint32 positionAt(size_t index) const { return m_places.empty() ? 0 : m_places[index]; }
    [[nodiscard]] size_t memoryBytes() const;

private:
    struct Key {
        quint64 high = 0;
        quint64 low = 0;
        auto operator<=>(const Key &) const = default;
    };
    static Key keyOf(const QUuid &id);

    std::vector<Key> m_keys; //!< ascending
    std::vector<quint32> m_places; //!< by index; empty where nobody asks
};

} // namespace drydock::lab
