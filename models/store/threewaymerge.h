// SPDX-License-Identifier: GPL-3.0-or-later
//
// mergeThreeWays: what two clients made of the same document, put together key by key. A key that only one of them
// changed (added, set, deleted) takes that one's value; where both did the same, that; where they differ, it is a
// collision for a person to decide, and the merged document keeps the other's value. A pure function of values that
// are compared byte by byte: they must be in canonical form (api::canonicalJson).
#pragma once

#include "models/api/canonicaljson.h"

#include <QList>

#include <optional>

namespace drydock {

using api::KeyedValues;
//! What somebody does to a document: nothing for a key is its deletion.
using KeyedChanges = QMap<QString, std::optional<QByteArray>>;

struct MergeCollision {
    QString key;
    std::optional<QByteArray> base; //!< nothing: there was no such key
    std::optional<QByteArray> mine; //!< nothing: deleted
    std::optional<QByteArray> theirs;
    bool operator==(const MergeCollision &) const = default;
};

struct MergeResult {
    KeyedValues merged;
    QList<MergeCollision> collisions; //!< in the order of their keys
    bool operator==(const MergeResult &) const = default;
};

[[nodiscard]] MergeResult mergeThreeWays(const KeyedValues &base, const KeyedValues &mine, const KeyedValues &theirs);

//! What leads from `base` to `mine`.
[[nodiscard]] KeyedChanges changesBetween(const KeyedValues &base, const KeyedValues &mine);
[[nodiscard]] KeyedValues withChanges(KeyedValues base, const KeyedChanges &changes);
//! Whether all of the changes are in force in `values`.
[[nodiscard]] bool containsChanges(const KeyedValues &values, const KeyedChanges &changes);

} // namespace drydock
