// SPDX-License-Identifier: GPL-3.0-or-later
//
// visibleText(): text of a server as it may be shown: characters that would turn, hide or move what stands beside them
// (controls, directional marks, overrides and isolates, spaces without width; joiners, which scripts and signs need, stay) stand there by their number, so that no name can pass
// for another. What is copied and exported stays as it was. Pure, any thread.
#pragma once

#include <QString>

namespace drydock {

//! Lines and tabs stay.
[[nodiscard]] QString visibleText(const QString &text);
//! On one line: lines and tabs are blanks.
[[nodiscard]] QString visibleLine(const QString &text);

} // namespace drydock
