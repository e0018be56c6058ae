// SPDX-License-Identifier: GPL-3.0-or-later
//
// fuzzyScore(): how well a few typed letters name a command: every letter in order, better at the beginnings of words
// and in runs. Pure function, any thread.
#pragma once

#include <QString>

namespace drydock {

//! Negative where `pattern` does not match; greater is better. An empty pattern matches everything with 0.
[[nodiscard]] int fuzzyScore(const QString &pattern, const QString &text);

} // namespace drydock
