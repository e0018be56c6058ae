// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's ten most used routes, asked one after the other over one connection, at several sizes of the fleet:
// requests per second, p99, and how both grow with the fleet. Starts drydock-lab in a process of its own per size.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace drydock::bench {

//! Empty with a message on standard error where a lab could not be run. "grew" lists the routes whose cost grew where
//! it must not: with any of them the bench has failed.
QJsonObject runLabBench(const QString &programFolder, const QList<int> &sizes);

} // namespace drydock::bench
