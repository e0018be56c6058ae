// SPDX-License-Identifier: GPL-3.0-or-later
//
// NaturalKeys: many texts put in the order of compareAttributeValuesNaturally(), each read once into a key whose bytes
// sort like it. Sorting a hundred thousand names by comparing them pair by pair takes five times as long. A plain value
// on any thread.
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace drydock {

class NaturalKeys {
public:
    void reserve(size_t texts, size_t unitsPerText = 16);
    void add(const QString &text);
    //! Those of another one behind these: they can be read beside one another.
    void append(NaturalKeys &&more);
    [[nodiscard]] size_t size() const { return m_keys.size(); }
    //! Per text, in the order in which they were added: 0 for the first of all, the same for equal texts.
    [[nodiscard]] std::vector<quint32> ranks();

private:
    struct Key {
        quint64 prefix = 0; //!< the first bytes in which keys differ
        quint32 offset = 0;
        quint32 length = 0;
        quint32 text = 0;
    };

    void sortKeys();
    [[nodiscard]] size_t commonPrefix() const;
    [[nodiscard]] int compare(const Key &a, const Key &b) const;

    std::vector<Key> m_keys;
    std::vector<char> m_arena;
    std::vector<QString> m_texts;
};

} // namespace drydock
