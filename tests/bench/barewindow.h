// SPDX-License-Identifier: GPL-3.0-or-later
//
// The yardstick for start-up and memory: a main window with one table of as many rows as the fleet has devices, made
// in memory, and nothing else. Run in a process of its own; prints the same JSON keys as `drydock --figures`.
#pragma once

namespace drydock::bench {

//! Shows the window, waits until it has painted, prints one JSON line and returns the exit code.
int runBareWindow(int &argc, char **argv, int rows);

} // namespace drydock::bench
