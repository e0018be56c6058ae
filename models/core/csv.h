// SPDX-License-Identifier: GPL-3.0-or-later
//
// CSV as RFC 4180 has it, leniently read: lines may end in LF, a field may be quoted and then hold line ends, and what
// separates (comma, semicolon, tab) is taken from the first line. Plain functions, any thread.
#pragma once

#include <QList>
#include <QStringList>

namespace drydock {

//! Rows without any text are left out.
[[nodiscard]] QList<QStringList> parseCsv(const QString &text);

} // namespace drydock
