// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decoding a page of 500 devices with 30 attributes, against simdjson alone (parse, visit every string once) and
// against QJsonDocument into the same structs. The page is made from a seed, so that every run reads the same bytes.
#pragma once

#include <QJsonObject>

namespace drydock::bench {

//! Runs the three under Google Benchmark; returns decode_vs_simdjson and decode_vs_qjson (both: higher is better).
QJsonObject runDecodeBench();

} // namespace drydock::bench
