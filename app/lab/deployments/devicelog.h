// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a device's deployment log for people who ask for it through API v1alpha1: with secrets left out, or explained
// in a few sentences that are computed from its warnings and errors. Pure functions; they know no deployments.
#pragma once

#include <QByteArray>

namespace drydock::lab {

//! Tokens, passwords, keys, addresses and e-mail addresses become "[REDACTED]".
QByteArray redactedLog(const QByteArray &log);

//! Plain text: how much there is, where it went wrong first, how it ended, and what such words mostly mean.
QByteArray explainedLog(const QByteArray &log);

} // namespace drydock::lab
