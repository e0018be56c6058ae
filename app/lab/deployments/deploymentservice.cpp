// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentservice.h"

#include "app/lab/jsonbody.h"

#include <algorithm>
#include <limits>

namespace drydock::lab {

namespace {

constexpr qsizetype kMostStatistics = 100;
const QString kBase = QStringLiteral("/api/management/v1/deployments/deployments");

} // namespace

bool isUuid(const QString &text)
{
    return text.size() == 36 && !QUuid::fromString(text).isNull();
}

DeploymentService::DeploymentService(
    LabContext &context, Fleet &fleet, Rollout &rollout, DeploymentStore &store, SoftwareService &software,
    ConfigurationDeployments &configurations)
    : m_context(context)
    , m_fleet(fleet)
    , m_rollout(rollout)
    , m_store(store)
    , m_software(software)
    , m_configurations(configurations)
{
    addManagementRoutes();
    addDeviceRoutes();
    addInternalRoutes();
    if (isCommercial())
        addCommercialRoutes();
    connectSoftware(software);
    context.deviceDecommissioned.push_back([this](const QString &device) {
        m_rollout.endFor(QUuid::fromString(device), DeviceState::Decommissioned);
        m_store.flush();
    });
}

void DeploymentService::connectSoftware(SoftwareService &software)
{
    SoftwareUsage usage;
    usage.activeDeployments = [this](const QString &id) { return m_rollout.activeWith(id); };
    usage.everUsed = [this](const QString &id) { return m_store.artifactUsed(id); };
    usage.added = [this](const api::Artifact &artifact) {
        m_rollout.artifactAdded(artifact);
        m_store.flush();
    };
    usage.removed = [this](const QString &id) {
        m_rollout.artifactRemoved(id);
        m_store.flush();
    };
    software.setUsage(std::move(usage));
}

void DeploymentService::route(Method method, const QString &path, Access access, Call call)
{
    RouteOptions options;
    options.requireJson = method == Method::Post || method == Method::Put || method == Method::Patch;
    m_context.router.add(
        method, path, access,
        [this, call](const Request &request) {
            Response response = (this->*call)(request);
            m_store.flush();
            return response;
        },
        options);
}

void DeploymentService::addManagementRoutes()
{
    const auto add = [this](Method method, const QString &tail, Call call) {
        route(method, kBase + tail, Access::ManagementJwt, call);
    };
    using D = DeploymentService;
    add(Method::Post, {}, &D::create);
    add(Method::Get, {}, &D::list);
    add(Method::Post, QStringLiteral("/group/{name}"), &D::createForGroup);
    add(Method::Post, QStringLiteral("/statistics/list"), &D::statisticsList);
    add(Method::Get, QStringLiteral("/{id}"), &D::show);
    add(Method::Get, QStringLiteral("/{id}/statistics"), &D::statistics);
    add(Method::Get, QStringLiteral("/{id}/devices"), &D::devices);
    add(Method::Get, QStringLiteral("/{id}/devices/list"), &D::devicesPage);
    add(Method::Get, QStringLiteral("/{id}/device_list"), &D::targets);
    add(Method::Get, QStringLiteral("/{id}/devices/{device}/log"), &D::showLog);
    add(Method::Put, QStringLiteral("/{id}/status"), &D::abort);
    add(Method::Get, QStringLiteral("/devices/{device}"), &D::history);
    add(Method::Delete, QStringLiteral("/devices/{device}"), &D::abortForDevice);
    add(Method::Delete, QStringLiteral("/devices/{device}/history"), &D::hideHistory);
    route(Method::Get, QStringLiteral("/api/management/v2/deployments/deployments"), Access::ManagementJwt, &D::listV2);
}

std::variant<StoredDeployment *, Response> DeploymentService::deploymentOf(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    if (!isUuid(id))
        return apiError(400, QStringLiteral("ID is not a valid UUID"));
    StoredDeployment *deployment = m_store.find(id);
    if (!deployment)
        return apiError(404, QStringLiteral("Resource not found"));
    return deployment;
}

Response DeploymentService::create(const Request &request)
{
    return createWith(request, std::nullopt);
}

Response DeploymentService::createForGroup(const Request &request)
{
    return createWith(request, request.param(QStringLiteral("name")));
}

Response DeploymentService::createWith(const Request &request, const std::optional<QString> &group)
{
    const Result<api::NewDeployment> wanted = api::decodeNewDeployment(request.body);
    if (!wanted.ok())
        return apiError(400, QStringLiteral("Validating request body: %1").arg(wanted.error().apiMessage));
    auto made = m_rollout.create(*wanted, group);
    if (auto *refusal = std::get_if<Response>(&made))
        return std::move(*refusal);
    const StoredDeployment &deployment = *std::get<StoredDeployment *>(made);
    audit(request, QStringLiteral("create"), deployment.d);
    return Response::created(kBase + u'/' + deployment.d.id.text);
}

Response DeploymentService::show(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    return Response::json(api::toJson(std::get<StoredDeployment *>(found)->d));
}

Response DeploymentService::statistics(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    return Response::json(api::toJson(std::get<StoredDeployment *>(found)->d.statistics));
}

Response DeploymentService::statisticsList(const Request &request)
{
    const Result<QList<DeploymentId>> ids = api::decodeDeploymentIdsBody(request.body);
    if (!ids.ok())
        return apiError(400, QStringLiteral("Validating request body: %1").arg(ids.error().apiMessage));
    if (ids->isEmpty())
        return Response::json("{}"); // an object, where an empty list would do: the server's own quirk
    if (ids->size() > kMostStatistics)
        return apiError(400, QStringLiteral("too many deployment ids: %1 is the most").arg(kMostStatistics));
    std::vector<api::StatisticsOfDeployment> statistics;
    for (const DeploymentId &id : *ids) {
        if (const StoredDeployment *deployment = m_store.find(id.text))
            statistics.emplace_back(id, deployment->d.statistics);
    }
    if (statistics.empty())
        return apiError(404, QStringLiteral("Resource not found"));
    return Response::json(api::encodeStatisticsList(statistics));
}

Response DeploymentService::devices(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    return recordsAnswer(m_store.records(std::get<StoredDeployment *>(found)->seq, {}, -1, 0));
}

api::DeploymentDevice DeploymentService::toApi(const DeviceRecord &record) const
{
    api::DeploymentDevice device = record.toApi();
    const auto &phases = m_store.at(record.deployment).d.phases;
    if (static_cast<size_t>(record.phase) < phases.size())
        device.phaseId = phases[static_cast<size_t>(record.phase)].id;
    if (!isCommercial()) {
        device.attempts = 0; // the open source server has neither
        device.deviceType.clear();
    }
    return device;
}

Response DeploymentService::recordsAnswer(const std::vector<DeviceRecord> &records) const
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const DeviceRecord &record : records) {
        const std::optional<api::DeploymentImage> image = imageOf(record);
        api::encode(writer, toApi(record), image ? &*image : nullptr);
    }
    return Response::json(writer.endArray().take());
}

std::optional<api::DeploymentImage> DeploymentService::imageOf(const DeviceRecord &record) const
{
    const api::Artifact *artifact = record.artifactId.isEmpty() ? nullptr : m_software.store().find(record.artifactId);
    if (!artifact)
        return std::nullopt;
    return api::DeploymentImage { artifact->id, artifact->name, artifact->description, artifact->deviceTypes, artifact->isSigned,
        artifact->size, artifact->modified };
}

void DeploymentService::encodeHistory(api::JsonWriter &writer, const Request &request, const DeviceRecord &record) const
{
    const std::optional<api::DeploymentImage> image = imageOf(record);
    api::encode(writer, api::DeviceHistoryEntry { record.id, toApi(request, m_store.at(record.deployment).d), toApi(record) },
        image ? &*image : nullptr);
}

Response DeploymentService::devicesPage(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const std::optional<QList<DeviceState>> states = statesOf(request.queryText(u"status"));
    if (!states)
        return apiError(400, QStringLiteral("unknown status %1").arg(request.queryText(u"status").left(64)));
    const auto page = std::get<PageRequest>(paging);
    const qint64 seq = std::get<StoredDeployment *>(found)->seq;
    Response response = recordsAnswer(m_store.records(seq, *states, page.perPage, page.offset()));
    addPaging(response, request, page, m_store.countRecords(seq, *states));
    return response;
}

Response DeploymentService::targets(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    const StoredDeployment &deployment = *std::get<StoredDeployment *>(found);
    api::JsonWriter writer;
    writer.beginArray();
    if (!deployment.d.isDynamic) {
        for (const QUuid &target : m_store.targetList(deployment.seq))
            writer.value(target.toString(QUuid::WithoutBraces));
        return Response::json(writer.endArray().take());
    }
    // Who has joined, and who would.
    const QHash<QUuid, DeviceState> joined = m_store.states(deployment.seq);
    for (auto it = joined.cbegin(); it != joined.cend(); ++it)
        writer.value(it.key().toString(QUuid::WithoutBraces));
    qsizetype room = deployment.d.maxDevices > 0 ? deployment.d.maxDevices - joined.size() : std::numeric_limits<qsizetype>::max();
    if (deployment.active) {
        for (const Row row : m_rollout.matching(deployment)) {
            if (room > 0 && !joined.contains(m_fleet.uuid(row))) {
                writer.value(m_fleet.id(row).text);
                --room;
            }
        }
    }
    return Response::json(writer.endArray().take());
}

std::variant<QByteArray, Response> DeploymentService::logOf(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    const QUuid device = QUuid::fromString(request.param(QStringLiteral("device")));
    std::optional<QByteArray> log = m_store.log(std::get<StoredDeployment *>(found)->seq, device);
    if (!log)
        return apiError(404, QStringLiteral("Resource not found"));
    return *std::move(log);
}

Response DeploymentService::showLog(const Request &request)
{
    const auto log = logOf(request);
    if (const auto *refusal = std::get_if<Response>(&log))
        return *refusal;
    return Response::text(std::get<QByteArray>(log), "text/plain");
}

Response DeploymentService::abort(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    if (!isUuid(id))
        return apiError(400, QStringLiteral("ID is not a valid UUID"));
    const QString status = jsonObject(request.body).value_or(QJsonObject()).value(QLatin1String("status")).toString();
    if (api::deviceStateFromWire(status) == DeviceState::Unknown)
        return apiError(400, QStringLiteral("Validating request body: unknown status"));
    if (!m_rollout.abort(id))
        return apiError(422, QStringLiteral("Deployment already finished"));
    audit(request, QStringLiteral("abort"), m_store.find(id)->d);
    // Another valid word is refused, and the deployment is aborted all the same (server.md 5.8).
    if (status != u"aborted")
        return apiError(400, QStringLiteral("Unexpected deployment status"));
    return Response::empty();
}

Response DeploymentService::history(const Request &request)
{
    constexpr qint64 kMostPerPage = 20;
    const std::optional<QString> asked = request.queryValue(u"per_page");
    if (asked && asked->toLongLong() > kMostPerPage)
        return apiError(400, QStringLiteral("invalid per_page query: value must be a non-zero positive integer"));
    const auto paging = readPaging(request, kMostPerPage);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const std::optional<QList<DeviceState>> states = statesOf(request.queryText(u"status"));
    if (!states)
        return apiError(400, QStringLiteral("unknown status %1").arg(request.queryText(u"status").left(64)));
    const auto page = std::get<PageRequest>(paging);
    const QUuid device = QUuid::fromString(request.param(QStringLiteral("device")));
    api::JsonWriter writer;
    writer.beginArray();
    for (const DeviceRecord &record : m_store.history(device, *states, page.perPage, page.offset()))
        encodeHistory(writer, request, record);
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, m_store.countHistory(device, *states));
    return response;
}

Response DeploymentService::abortForDevice(const Request &request)
{
    m_rollout.endFor(QUuid::fromString(request.param(QStringLiteral("device"))), DeviceState::Aborted);
    AuditRecord record;
    record.action = QStringLiteral("abort");
    record.objectType = QStringLiteral("device");
    record.objectId = request.param(QStringLiteral("device"));
    m_context.audit.record(request.identity, record);
    return Response::empty();
}

Response DeploymentService::hideHistory(const Request &request)
{
    m_store.hideHistory(QUuid::fromString(request.param(QStringLiteral("device"))), m_context.clock.now());
    AuditRecord record;
    record.action = QStringLiteral("delete");
    record.objectType = QStringLiteral("device");
    record.objectId = request.param(QStringLiteral("device"));
    record.change = QStringLiteral("deployment history");
    m_context.audit.record(request.identity, record);
    return Response::empty();
}

void DeploymentService::audit(const Request &request, const QString &action, const api::Deployment &deployment)
{
    AuditRecord record;
    record.action = action;
    record.objectType = QStringLiteral("deployment");
    record.objectId = deployment.id.text;
    record.name = deployment.name;
    record.artifactName = deployment.artifactName;
    m_context.audit.record(request.identity, record);
}

} // namespace drydock::lab
