// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/apisamples_devices.h"
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const QByteArray kChanged = encodeGroupChange({ 2, 1 });

std::vector<ApiCall> filterCalls()
{
    using A = InventoryApi;
    const FilterId id = sample::savedFilter().id;
    const SavedFilter filter { id, QStringLiteral("Pis"),
        { { QStringLiteral("inventory"), QStringLiteral("mem"), QStringLiteral("$gt"), 1.5 } } };
    return {
        { "attributes",
            "GET api/management/v2/inventory/filters/attributes | interactive | repeatable | Get filterable attributes",
            with<A>([](const auto &api) { return api.attributes(); }), 200,
            page(AttributeUse { { QStringLiteral("tags"), QStringLiteral("name") }, 17 }) },
        { "statistics",
            "GET api/management/v2/inventory/statistics | polling | repeatable | Get Statistics",
            with<A>([](const auto &api) { return api.statistics(); }), 200,
            encodeStatistics(sample::deviceStatistics()) },
        { "filters", "GET api/management/v2/inventory/filters?page=1&per_page=50 | polling | repeatable | ListFilters",
            with<A>([](const auto &api) { return api.filters(1, 50); }), 200, page(sample::savedFilter()) },
        { "filter",
            "GET api/management/v2/inventory/filters/5f85d91db8f1e4c6a1c1c1c1 | interactive | repeatable | ShowFilter",
            with<A>([id](const auto &api) { return api.filter(id); }), 200, toJson(sample::savedFilter()) },
        { "createFilter",
            "POST api/management/v2/inventory/filters | interactive | once | CreateFilter | "
            R"({"name":"Pis","terms":[{"scope":"inventory","attribute":"mem","type":"$gt","value":1.5}]})",
            with<A>([filter](const auto &api) { return api.createFilter(filter); }), 201, {}, kNoType,
            { { "Location", "/api/management/v2/inventory/filters/" + id.text.toLatin1() } } },
        { "updateFilter",
            "PUT api/management/v2/inventory/filters/5f85d91db8f1e4c6a1c1c1c1 | interactive | repeatable | UpdateFilter | "
            R"({"name":"Pis","terms":[{"scope":"inventory","attribute":"mem","type":"$gt","value":1.5}]})",
            with<A>([filter](const auto &api) { return api.updateFilter(filter); }), 204, {}, kNoType, {} },
        { "removeFilter",
            "DELETE api/management/v2/inventory/filters/5f85d91db8f1e4c6a1c1c1c1 | interactive | once | DeleteFilter",
            with<A>([id](const auto &api) { return api.removeFilter(id); }), 204, {}, kNoType, {} },
        { "searchByFilter",
            "GET api/management/v2/inventory/filters/5f85d91db8f1e4c6a1c1c1c1/search?page=2&per_page=500 | bulk | repeatable | "
            "ExecuteFilter",
            with<A>([id](const auto &api) { return api.searchByFilter(id, 2, 500); }), 200, page(sample::device()),
            "application/json", kTotal },
    };
}

std::vector<ApiCall> listCalls()
{
    using A = InventoryApi;
    DeviceListQuery query;
    query.filters = { { { QStringLiteral("identity"), QStringLiteral("mac") }, QStringLiteral("de:ad") },
        { { QStringLiteral("inventory"), QStringLiteral("os") }, QStringLiteral("Debian 12") } };
    query.sort = SortTerm { QStringLiteral("inventory"), QStringLiteral("os"), true };
    query.inAnyGroup = true;
    query.group = QStringLiteral("prod");
    query.page = 2;
    query.perPage = 100;
    return {
        { "devices",
            "GET api/management/v1/inventory/devices?page=2&per_page=100&sort=os:desc&has_group=true&group=prod&"
            "identity/mac=eq:de:ad&os=eq:Debian 12 | bulk | repeatable | List Device Inventories",
            with<A>([query](const auto &api) { return api.devices(query); }), 200, page(sample::device()),
            "application/json", kTotal },
        { "clearInventory",
            "DELETE api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004 | interactive | repeatable | Delete "
            "Device Inventory",
            with<A>([](const auto &api) { return api.clearInventory(kDevice); }), 204, {}, kNoType, {} },
        { "group",
            "GET api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/group | interactive | repeatable | Get "
            "Device Group",
            with<A>([](const auto &api) { return api.group(kDevice); }), 200, encodeGroup(QStringLiteral("prod")) },
        { "setGroup",
            "PUT api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/group | interactive | repeatable | "
            R"(Assign Group | {"group":"prod"})",
            with<A>([](const auto &api) { return api.setGroup(kDevice, QStringLiteral("prod")); }), 204, {}, kNoType, {} },
        { "leaveGroup",
            "DELETE api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/group/prod | interactive | once | "
            "Clear Group",
            with<A>([](const auto &api) { return api.leaveGroup(kDevice, QStringLiteral("prod")); }), 204, {}, kNoType,
            {} },
        { "devicesInGroup",
            "GET api/management/v1/inventory/groups/prod/devices?page=1&per_page=500 | bulk | repeatable | Get Devices in Group",
            with<A>([](const auto &api) { return api.devicesInGroup(QStringLiteral("prod"), 1, 500); }), 200,
            idsToJson(QList<DeviceId> { kDevice }), "application/json", kTotal },
        { "addTags",
            "PATCH api/management/v1/inventory/devices/00000000-0000-4000-8000-000000000004/tags | interactive | once | Add "
            R"(Tags | If-Match: e-2 | [{"name":"name","value":"Bench"}])",
            with<A>([](const auto &api) {
             return api.addTags(
                 kDevice, { { {}, QStringLiteral("name"), QStringLiteral("Bench"), {}, {} } }, "e-2");
         }),
            200, {}, kNoType, {} },
        { "components",
            "GET api/management/v2alpha1/inventory/devices/00000000-0000-4000-8000-000000000004/components | interactive | "
            "repeatable | GetSystemComponents",
            with<A>([](const auto &api) { return api.components(kDevice); }), 200,
            encodeSystemComponents(sample::components()) },
        { "searchByIdentity",
            "POST api/management/v2alpha1/inventory/identities/search | interactive | repeatable | Search Inventory By Identity | "
            R"({"scope":"identity","name":"mac","value_prefix":"de:ad","attributes":[{"scope":"identity","attribute":"mac"}],)"
            R"("page":2,"per_page":50})",
            with<A>([](const auto &api) { return api.searchByIdentity(sample::identitySearch()); }), 200,
            page(sample::device()), "application/json", kTotal },
    };
}

} // namespace

std::vector<ApiCall> inventoryCalls()
{
    using A = InventoryApi;
    const QList<DeviceId> ids { kDevice, DeviceId(sample::uuid(5)) };
    const std::vector<Attribute> tags { { QStringLiteral("tags"), QStringLiteral("name"), QStringLiteral("Bench"),
        QStringLiteral("d"), {} } };
    std::vector<ApiCall> calls {
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
        { "groups",
            "GET api/management/v1/inventory/groups | polling | repeatable | List Groups",
            with<A>([](const auto &api) { return api.groups(); }), 200,
            toJson(QStringList { QStringLiteral("prod") }) },
        { "addToGroup",
            "PATCH api/management/v1/inventory/groups/prod/devices | interactive | once | Add Devices to Group | "
            R"(["00000000-0000-4000-8000-000000000004","00000000-0000-4000-8000-000000000005"])",
            with<A>([ids](const auto &api) { return api.addToGroup(QStringLiteral("prod"), ids); }), 200,
            kChanged },
        { "removeFromGroup",
            "DELETE api/management/v1/inventory/groups/prod/devices | interactive | once | Remove Devices from Group | "
            R"(["00000000-0000-4000-8000-000000000004","00000000-0000-4000-8000-000000000005"])",
            with<A>([ids](const auto &api) {
             return api.removeFromGroup(QStringLiteral("prod"), ids);
         }),
            200, kChanged },
        { "dissolveGroup",
            "DELETE api/management/v1/inventory/groups/prod | interactive | once | Remove a Group",
            with<A>([](const auto &api) { return api.dissolveGroup(QStringLiteral("prod")); }), 200,
            kChanged },
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
    for (const auto &more : { filterCalls(), listCalls() })
        calls.insert(calls.end(), more.begin(), more.end());
    return calls;
}

} // namespace drydock::test
