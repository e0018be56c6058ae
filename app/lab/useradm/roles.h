// SPDX-License-Identifier: GPL-3.0-or-later
//
// The built-in roles and permission sets of a commercial server (server.md 2.7), and what the permissions that only
// roles of the older form know stand for. Constant, any thread.
#pragma once

#include "models/api/useradmroles.h"

namespace drydock::lab {

const std::vector<api::Role> &builtInRoles();
const std::vector<api::PermissionSet> &builtInPermissionSets();
//! The permission set that a role's own permission ("VIEW_DEVICE", …) stands for; empty for "any" and "http".
QString setOfAction(const QString &action);

} // namespace drydock::lab
