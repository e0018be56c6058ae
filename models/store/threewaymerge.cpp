// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/threewaymerge.h"

namespace drydock {

namespace {

std::optional<QByteArray> valueOf(const KeyedValues &values, const QString &key)
{
    const auto it = values.constFind(key);
    return it == values.constEnd() ? std::nullopt : std::optional(it.value());
}

void put(KeyedValues &values, const QString &key, const std::optional<QByteArray> &value)
{
    if (value)
        values.insert(key, *value);
    else
        values.remove(key);
}

} // namespace

MergeResult mergeThreeWays(const KeyedValues &base, const KeyedValues &mine, const KeyedValues &theirs)
{
    MergeResult result { theirs, {} };
    const KeyedChanges changes = changesBetween(base, mine);
    for (auto it = changes.constBegin(); it != changes.constEnd(); ++it) {
        const std::optional<QByteArray> before = valueOf(base, it.key());
        const std::optional<QByteArray> other = valueOf(theirs, it.key());
        if (other == before)
            put(result.merged, it.key(), it.value());
        else if (other != it.value())
            result.collisions.append({ it.key(), before, it.value(), other });
    }
    return result;
}

KeyedChanges changesBetween(const KeyedValues &base, const KeyedValues &mine)
{
    KeyedChanges changes;
    for (auto it = mine.constBegin(); it != mine.constEnd(); ++it) {
        if (valueOf(base, it.key()) != it.value())
            changes.insert(it.key(), it.value());
    }
    for (auto it = base.constBegin(); it != base.constEnd(); ++it) {
        if (!mine.contains(it.key()))
            changes.insert(it.key(), std::nullopt);
    }
    return changes;
}

KeyedValues withChanges(KeyedValues base, const KeyedChanges &changes)
{
    for (auto it = changes.constBegin(); it != changes.constEnd(); ++it)
        put(base, it.key(), it.value());
    return base;
}

bool containsChanges(const KeyedValues &values, const KeyedChanges &changes)
{
    for (auto it = changes.constBegin(); it != changes.constEnd(); ++it) {
        if (valueOf(values, it.key()) != it.value())
            return false;
    }
    return true;
}

} // namespace drydock
