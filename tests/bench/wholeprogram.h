// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of the whole application: `drydock --lab --devices N --figures` in a process of its own, set against the
// bare window with a table of as many rows.
#pragma once

#include <QJsonObject>
#include <QString>

namespace drydock::bench {

//! Empty with a message on standard error where a program could not be run.
QJsonObject runWindowBench(const QString &programFolder, int devices);

} // namespace drydock::bench
