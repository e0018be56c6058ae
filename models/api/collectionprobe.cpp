// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/collectionprobe.h"

#include "models/api/inventory.h"
#include "models/api/request.h"

#include <array>

namespace drydock::api {

namespace {

struct Question {
    Collection collection;
    const char *operation;
    const char *path;
    bool paged;
};

constexpr std::array<Question, kCollectionCount> kQuestions { {
    { Collection::DeviceSearch, "Inventory V2 Search Device Inventories", "v2/inventory/filters/search", false },
    { Collection::DevicesV1, "List Device Inventories", "v1/inventory/devices", true },
    { Collection::LimitsByTier, "GetDeviceLimitsPerTier", "v2/devauth/limits/devices", false },
    { Collection::DeviceLimit, "DeviceAuth Management Get Device Limit", "v2/devauth/limits/max_devices", false },
    { Collection::Deployments, "Deployments V1 List Deployments", "v1/deployments/deployments", true },
    { Collection::ReleasesV2, "Deployments V2 List Releases with pagination", "v2/deployments/deployments/releases",
        true },
    { Collection::ReleasesV1, "Deployments V1 List Releases with pagination",
        "v1/deployments/deployments/releases/list", true },
    { Collection::ArtifactList, "Deployments V1 List Artifacts with pagination", "v1/deployments/artifacts/list",
        true },
    { Collection::SavedFilters, "ListFilters", "v2/inventory/filters", true },
    { Collection::DeltaSettings, "GetConfiguration", "v1/deployments/config", false },
    { Collection::AuditLog, "GetAuditLogs", "v1/auditlogs/logs", true },
    { Collection::Integrations, "IoTManager Management List integrations", "v1/iot-manager/integrations", false },
    { Collection::Tenants, "ListTenantsV2", "v2/tenantadm/tenants", true },
} };

Result<Nothing> readAnswer(const HttpReply &reply)
{
    const QByteArray body = reply.body.trimmed();
    if (body.startsWith('{') || body.startsWith('[') || body == "null")
        return Nothing {};
    Error error = makeError(ErrorKind::NotFound, QStringLiteral("an answer that is not JSON"), reply.status);
    error.where = reply.url;
    return error;
}

} // namespace

Call<Nothing> CollectionApi::ask(Collection collection) const
{
    const Question &question = kQuestions.at(static_cast<size_t>(collection));
    const QString operation = QString::fromLatin1(question.operation);
    const QStringList path = QString::fromLatin1(question.path).split(QLatin1Char('/'));
    RequestSpec spec;
    if (collection == Collection::DeviceSearch) {
        // One device, and of it as good as nothing: no attributes at all would mean every one of them.
        SearchQuery query;
        query.perPage = 1;
        query.attributes = { { QStringLiteral("identity"), QStringLiteral("id") } };
        spec = request::repeatable(request::withJson(
            request::make(Verb::Post, operation, path, Lane::Bulk), encodeSearchQuery(query)));
    } else {
        spec = request::get(operation, path, Lane::Bulk);
    }
    if (question.paged)
        request::addPaging(spec, 1, 1);
    return { m_transport.send(std::move(spec)), readAnswer };
}

} // namespace drydock::api
