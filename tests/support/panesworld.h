// SPDX-License-Identifier: GPL-3.0-or-later
//
// PanesWorld: what the panes of a fleet need: the shell of TestUi, signed in, a server in memory and the stores over it,
// on one virtual clock. A test adds what it needs by deriving.
#pragma once

#include "models/store/bulkwork.h"
#include "tests/support/fakefleet.h"
#include "tests/support/testui.h"
#include "ui/panes/fleetlinks.h"

namespace drydock::test {

struct PanesWorld {
    TestUi t;
    FakeFleet server { t.clock };
    PollScheduler scheduler { t.clock, [] { return 0.5; } };
    PendingOperations operations { t.clock };
    FleetStore fleet { server, scheduler, operations };
    BulkWork bulk { server, fleet, {} };
    FleetLinks links;

    explicit PanesWorld(int devices = 0)
    {
        server.addDevices(devices);
        SessionState session;
        session.signedIn = session.online = true;
        t.actions.setSession(session);
    }
    //! For QTRY_VERIFY: big answers are decoded in a worker.
    bool completes()
    {
        t.clock.advance(10);
        return fleet.isComplete();
    }
};

} // namespace drydock::test
