// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/lanejob.h"

#include "models/rest/lanetransport.h"

namespace drydock {

LaneJob::LaneJob(RequestSpec spec, LaneTransport *owner)
    : HttpJob(std::move(spec), owner)
    , transport(owner)
{
}

LaneJob::~LaneJob()
{
    // Only where somebody deleted it by hand; abandon() is the way.
    if (transport && state != State::Done) {
        transport->takeOffWire(this);
        transport->forget(this);
    }
}

void LaneJob::abandon()
{
    if (transport)
        transport->abandon(this);
}

} // namespace drydock
