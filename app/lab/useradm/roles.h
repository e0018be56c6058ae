// SPDX-License-Identifier: GPL-3.0-or-later
//
// The built-in roles and permission sets of a commercial server, as the lab lists them. Constant, any thread.
#pragma once

#include <QByteArray>

namespace drydock::lab {

QByteArray builtInRolesJson();
QByteArray permissionSetsJson();

} // namespace drydock::lab
