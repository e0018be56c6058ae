// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the connection doctor asks of a Mender server: who the token belongs to, and one small listing of each service
// that panes work with. Pure; the services' names are those of their URLs.
#pragma once

#include "models/rest/doctor/connectiondoctor.h"

namespace drydock::api {

[[nodiscard]] DoctorChecks doctorChecks();

} // namespace drydock::api
