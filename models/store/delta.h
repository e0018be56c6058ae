// SPDX-License-Identifier: GPL-3.0-or-later
//
// Delta: what one batch did to a store's rows, told once per batch. Rows are stable 32-bit numbers of that store.
// While a Delta is being told, `removed` rows can still be read. A plain value.
#pragma once

#include <QMetaType>
#include <QtGlobal>

#include <vector>

namespace drydock {

using RowId = quint32;

struct Delta {
    std::vector<RowId> added;
    std::vector<RowId> removed;
    std::vector<RowId> changed;

    [[nodiscard]] bool isEmpty() const { return added.empty() && removed.empty() && changed.empty(); }
    void add(const Delta &more)
    {
        added.insert(added.end(), more.added.begin(), more.added.end());
        removed.insert(removed.end(), more.removed.begin(), more.removed.end());
        changed.insert(changed.end(), more.changed.begin(), more.changed.end());
    }
    bool operator==(const Delta &) const = default;
};

} // namespace drydock

Q_DECLARE_METATYPE(drydock::Delta)
