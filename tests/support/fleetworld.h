// SPDX-License-Identifier: GPL-3.0-or-later
//
// FleetWorld: a FleetStore over a server in memory and a virtual clock, with what every test of a fleet does: read it,
// poll it, look at a value. A test adds what it needs by deriving.
#pragma once

#include "models/store/fleetstore.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakefleet.h"

namespace drydock::test {

struct FleetWorld {
    FakeClock clock;
    FakeFleet server { clock };
    PollScheduler scheduler { clock, [] { return 0.5; } };
    PendingOperations operations { clock };
    FleetStore fleet;
    PollScheduler::Subscription subscription;

    explicit FleetWorld(int devices = 0, FleetOptions options = {})
        : fleet(server, scheduler, operations, options)
    {
        server.addDevices(devices);
    }
    void subscribe() { subscription = fleet.subscribe(); }
    //! Big answers are decoded in a worker, so time alone does not finish them: for QTRY_VERIFY.
    bool completes()
    {
        clock.advance(10);
        return fleet.isComplete();
    }
    void startPoll()
    {
        m_before = server.sent().size();
        clock.advance(5'100); // one interval: this scheduler has no jitter
    }
    bool pollEnds()
    {
        clock.advance(10);
        return server.sent().size() > m_before && !fleet.freshness().loading;
    }
    [[nodiscard]] QString value(const DeviceId &id, const char *scope, const char *name) const
    {
        const AttributeTable &attributes = fleet.table().attributes();
        const auto row = fleet.table().rowOf(id);
        const int column = attributes.findColumn(QString::fromLatin1(scope), QString::fromLatin1(name));
        return row && column >= 0 ? attributes.text(*row, column) : QString();
    }

private:
    size_t m_before = 0;
};

} // namespace drydock::test
