// SPDX-License-Identifier: GPL-3.0-or-later
//
// /lab/v1: what a test or a rehearsal may do to the lab itself: its clock, its speed, its faults. Loopback only, and
// absent with --no-control. Handlers run on the service thread.
#pragma once

#include "app/lab/http/faults.h"
#include "app/lab/labcontext.h"

namespace drydock::lab {

void addControlRoutes(LabContext &context, FaultInjector &faults);

} // namespace drydock::lab
