// SPDX-License-Identifier: GPL-3.0-or-later
//
// The application on a lab fleet of a given size: memory, start from a snapshot, keys, sorting, scrolling, batches, the
// longest stall, what an unchanged poll costs, and the first reading against curl and simdjson. GUI-less: it starts the
// programs as a user would and reads what they measured.
#pragma once

#include <QJsonObject>
#include <QString>

namespace drydock::bench {

struct FleetBenchOptions {
    QString programFolder;
    int devices = 10'000;
    int polls = 60; //!< of 5 s each: this part takes its time
};

//! Empty where a program failed. "grew" names every figure that grows with the fleet though it must not, or is over
//! its budget by far.
[[nodiscard]] QJsonObject runFleetBench(const FleetBenchOptions &options);

} // namespace drydock::bench
