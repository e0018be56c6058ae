// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a query for devices: it parses in bounded time, every problem lies within the text, and a valid query can
// be asked of a fleet.
#include "models/items/querymatcher.h"
#include "models/items/queryshares.h"
#include "tests/support/devicetables.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace drydock;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const DeviceQuery query = parseDeviceQuery(text);
    for (const QueryProblem &problem : query.problems) {
        if (problem.range.from < 0 || problem.range.from > text.size())
            std::abort();
    }
    static const FleetTable fleet = [] {
        FleetTable table;
        Delta delta;
        table.beginBatch();
        api::Device device;
        device.id = DeviceId(QStringLiteral("a"));
        device.attributes = { { QStringLiteral("inventory"), QStringLiteral("a"), QStringLiteral("v2.9"), {}, {} },
            { QStringLiteral("inventory"), QStringLiteral("n"), 5.0, {}, {} } };
        test::putDevice(table, device, delta);
        return table;
    }();
    const QueryMatcher matcher(query);
    const std::vector<bool> all = matcher.acceptedRows(fleet, { 0 });
    if (matcher.accepts(fleet, 0, { 0 }) != all[0])
        std::abort();
    static_cast<void>(describeQuery(query.root));
    static_cast<void>(shareQuery(query));
    static_cast<void>(queryOf(shareFilter(query).server));
    return 0;
}
