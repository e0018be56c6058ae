// SPDX-License-Identifier: GPL-3.0-or-later
//
// HealthService: what an operator's probes ask on the internal port (server.md 13.1): whether each Mender service runs
// and is healthy. All services of a lab live in one process on one database: they are healthy when it answers.
// Owned by LabServices; service thread.
#pragma once

#include "app/lab/labcontext.h"

namespace drydock::lab {

class HealthService final : public Service {
public:
    explicit HealthService(LabContext &context);

private:
    [[nodiscard]] Response health(int whenIll) const;

    LabContext &m_context;
};

} // namespace drydock::lab
