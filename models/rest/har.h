// SPDX-License-Identifier: GPL-3.0-or-later
//
// har(): journal entries as HAR 1.2 (UTF-8 JSON). A pure function on values, any thread: a full journal takes a while,
// so a window exports a copy of the ring in a worker. What it is given is redacted already. HAR's own field names are
// the only JSON known here.
#pragma once

#include "models/rest/trafficjournal.h"

namespace drydock {

//! Finished entries only. Bodies that the journal left out have a comment and their size, but no text.
QByteArray har(const std::deque<JournalEntry> &entries);
//! One finished entry as an element of log.entries, for a file that is written as exchanges happen.
QByteArray harEntry(const JournalEntry &entry);
//! Such a file's text in front of its entries and behind them.
QByteArray harOpening();
QByteArray harClosing();

} // namespace drydock
