// SPDX-License-Identifier: GPL-3.0-or-later
//
// InventoryService: what the other services and operators ask on the internal port (server.md 13.4).
#include "app/lab/inventory/inventoryservice.h"
#include "app/lab/inventory/listquery.h"
#include "app/lab/jsonbody.h"

#include <QUuid>

namespace drydock::lab {

namespace {

const QString kInventory = QStringLiteral("inventory");

Response noSuchDevice()
{
    return apiError(404, QStringLiteral("Device not found"));
}

} // namespace

void InventoryService::addInternalRoutes()
{
    RouteOptions json;
    json.requireJson = true;
    Router &router = m_context.router;
    constexpr Access access = Access::Internal;
    const QString tenants = QStringLiteral("/api/internal/v1/inventory/tenants");
    const QString tenant = tenants + QStringLiteral("/{tenant_id}");
    const QString tenant2 = QStringLiteral("/api/internal/v2/inventory/tenants/{tenant_id}");
    // The real one makes its indexes here; the lab's are there already.
    router.add(
        Method::Post, tenants, access,
        [](const Request &r) { return jsonObject(r.body) ? Response::empty(201) : apiError(400, QStringLiteral("cannot parse tenant")); }, json);
    router.add(Method::Get, tenant + QStringLiteral("/devices/{device_id}/groups"), access, [this](const Request &r) { return groupsInternally(r); });
    // Nothing but the fleet is searched here, so there is nothing to index anew.
    router.add(Method::Post, tenant + QStringLiteral("/devices/{device_id}/reindex"), access,
        [](const Request &r) { return QUuid::fromString(r.param(QStringLiteral("device_id"))).isNull() ? apiError(400, QStringLiteral("invalid device id")) : Response::empty(200); });
    router.add(Method::Patch, tenant + QStringLiteral("/device/{device_id}/attributes"), access, [this](const Request &r) { return writeInternally(r); }, json);
    router.add(Method::Patch, tenant + QStringLiteral("/device/{device_id}/attribute/scope/{scope}"), access, [this](const Request &r) { return writeInternally(r); }, json);
    router.add(Method::Get, tenant2 + QStringLiteral("/statistics"), access, [this](const Request &) { return statistics(); });
    router.add(Method::Post, tenant2 + QStringLiteral("/filters/search"), access, [this](const Request &r) { return search(r); }, json);
}

Response InventoryService::groupsInternally(const Request &request) const
{
    const std::optional<QString> group = m_context.groupOfDevice(request.param(QStringLiteral("device_id")));
    if (!group)
        return noSuchDevice();
    return Response::json(api::JsonWriter().beginObject().field("groups", group->isEmpty() ? QStringList() : QStringList { *group }).endObject().take());
}

//! Of the scope in the path, or each of its own; what a device's own scope holds obeys the device's limits.
Response InventoryService::writeInternally(const Request &request)
{
    const Row row = m_fleet.find(DeviceId(request.param(QStringLiteral("device_id"))));
    if (row == Fleet::kNoRow)
        return noSuchDevice();
    const QString scope = request.param(QStringLiteral("scope"));
    if (scope == kInventory)
        return writeAttributes(request, row, false);
    const Result<std::vector<api::Attribute>> attributes = api::decodeAttributesBody(request.body);
    if (!attributes)
        return apiError(400, attributes.error().apiMessage);
    if (const QString problem = attributesProblem(*attributes); !problem.isEmpty())
        return apiError(400, problem);
    std::vector<AttributeWrite> writes;
    std::vector<AttributeWrite> ofInventory;
    for (const api::Attribute &attribute : *attributes) {
        const QString &into = scope.isEmpty() ? attribute.scope : scope;
        if (into.isEmpty())
            return apiError(400, QStringLiteral("scope: cannot be blank."));
        (into == kInventory ? ofInventory : writes).push_back({ into, attribute.name, attribute.value, attribute.description });
    }
    m_fleet.write(row, writes);
    if (!ofInventory.empty())
        m_fleet.writeInventory(row, ofInventory, false);
    return Response::empty(200);
}

} // namespace drydock::lab
