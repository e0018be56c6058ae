// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

std::vector<ApiCall> inventoryCalls()
{
    using A = InventoryApi;
    const QList<DeviceId> ids { kDevice, DeviceId(sample::uuid(5)) };
    const std::vector<Attribute> tags { { QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Bench"),
        QStringLiteral("d"), {} } };
    const QByteArray changed = encodeGroupChange({ 2, 1 });
    return {
        { "search",
            kLookedAtElsewhere,
            with<A>([](const auto &api) { return api.search(sample::searchQuery(), Lane::Bulk); }), 200,
            page(sample::device()), "application/json", kTotal },
        { "search all",
            "POST api/management/v2/inventory/filters/search | interactive | repeatable | Inventory V2 Search Device Inventories "
            R"(| {"page":1,"per_page":20})",
            with<A>([](const auto &api) { return api.search({}, Lane::Interactive); }), 200, "[]",
            "application/json", kTotal },
        { "device",
            "GET api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004 | interactive | repeatable | Get "
            "Device Inventory",
            with<A>([](const auto &api) { return api.device(kDevice); }), 200, toJson(sample::device()),
            "application/json", { { "ETag", "e-2" } } },
        { "attributes",
            "GET api/management/v2/inventory/filters/attributes | interactive | repeatable | Get filterable attributes",
            with<A>([](const auto &api) { return api.attributes(); }), 200,
            page(AttributeUse { { QStringLiteral("tags"), QStringLiteral("name") }, 17 }) },
        { "statistics",
            "GET api/management/v2/inventory/statistics | polling | repeatable | Get Statistics",
            with<A>([](const auto &api) { return api.statistics(); }), 200,
            encodeStatistics(sample::deviceStatistics()) },
        { "groups",
            "GET api/management/v1/inventory/groups | polling | repeatable | List Groups",
            with<A>([](const auto &api) { return api.groups(); }), 200,
            toJson(QStringList { QStringLiteral("prod") }) },
        { "addToGroup",
            "PATCH api/management/v1/inventory/groups/prod/devices | interactive | once | Add Devices to Group | "
            R"(["00000000-0000-4000-8000-000000000004","00000000-0000-4000-8000-000000000005"])",
            with<A>([ids](const auto &api) { return api.addToGroup(QStringLiteral("prod"), ids); }), 200,
            changed },
        { "removeFromGroup",
            "DELETE api/management/v1/inventory/groups/prod/devices | interactive | once | Remove Devices from Group | "
            R"(["00000000-0000-4000-8000-000000000004","00000000-0000-4000-8000-000000000005"])",
            with<A>([ids](const auto &api) {
             return api.removeFromGroup(QStringLiteral("prod"), ids);
         }),
            200, changed },
        { "dissolveGroup",
            "DELETE api/management/v1/inventory/groups/prod | interactive | once | Remove a Group",
            with<A>([](const auto &api) { return api.dissolveGroup(QStringLiteral("prod")); }), 200,
            changed },
        { "replaceTags",
            "PUT api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/tags | interactive | once | Assign "
            R"(Tags | If-Match: e-2 | [{"name":"name","value":"Bench","description":"d"}])",
            with<A>([tags](const auto &api) { return api.replaceTags(kDevice, tags, "e-2"); }), 200, {},
            kNoType, {} },
        { "replaceTags unguarded",
            "PUT api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/tags | interactive | repeatable | "
            "Assign Tags | []",
            with<A>([tags](const auto &api) { return api.replaceTags(kDevice, {}, {}); }), 200,
            {}, kNoType, {} },
    };
}

} // namespace drydock::test
