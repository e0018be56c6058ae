// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a big piece of work freed goes back to the system, instead of staying with the allocator for ever. For after a
// listing, not for every poll. Any thread; it takes some milliseconds, so a worker is the place.
#pragma once

namespace drydock {

void giveBackFreedMemory();

} // namespace drydock
