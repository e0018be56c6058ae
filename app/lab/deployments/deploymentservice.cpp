// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/deploymentservice.h"

#include "app/lab/jsonbody.h"

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr qsizetype kMostStatistics = 100;
const QString kBase = QStringLiteral("/api/management/v1/deployments/deployments");

bool isUuid(const QString &text)
{
    return text.size() == 36 && !QUuid::fromString(text).isNull();
}

struct ListFilter {
    std::optional<api::DeploymentStatus> status;
    QString type;
    Timestamp after;
    Timestamp before;

    [[nodiscard]] bool fits(const api::Deployment &deployment) const
    {
        return (!status || deployment.status == *status) && (type.isEmpty() || deployment.type == type)
            && (!after.isValid() || deployment.created >= after) && (!before.isValid() || deployment.created.ms < before.ms + 1000);
    }
};

std::variant<ListFilter, Response> readFilter(const Request &request, bool commercial)
{
    ListFilter filter;
    const QString status = request.queryText(u"status");
    if (status == u"aborted") {
        filter.status = api::DeploymentStatus::Finished;
    } else if (!status.isEmpty()) {
        filter.status = api::deploymentStatusFromWire(status);
        if (*filter.status == api::DeploymentStatus::Unknown || (*filter.status == api::DeploymentStatus::Scheduled && !commercial))
            return apiError(400, QStringLiteral("unknown status %1").arg(status.left(64)));
    }
    filter.type = request.queryText(u"type");
    if (!filter.type.isEmpty() && filter.type != u"software" && filter.type != u"configuration")
        return apiError(400, QStringLiteral("unknown deployment type %1").arg(filter.type.left(64)));
    filter.after = unixSeconds(request, u"created_after");
    filter.before = unixSeconds(request, u"created_before");
    return filter;
}

//! The status filter of devices/list: a state or a group of states.
std::optional<QList<DeviceState>> statesOf(const QString &word)
{
    using S = DeviceState;
    if (word.isEmpty())
        return QList<S> {};
    if (word == u"pause")
        return QList<S> { S::PauseBeforeInstalling, S::PauseBeforeRebooting, S::PauseBeforeCommitting };
    if (word == u"active") {
        return QList<S> { S::Pending, S::Downloading, S::Installing, S::Rebooting, S::PauseBeforeInstalling,
            S::PauseBeforeRebooting, S::PauseBeforeCommitting };
    }
    if (word == u"finished")
        return QList<S> { S::Success, S::Failure, S::AlreadyInstalled, S::NoArtifact, S::Aborted, S::Decommissioned };
    const S state = api::deviceStateFromWire(word);
    return state == S::Unknown ? std::nullopt : std::optional(QList<S> { state });
}

Response recordsAnswer(const std::vector<DeviceRecord> &records)
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const DeviceRecord &record : records)
        api::encode(writer, record.toApi());
    return Response::json(writer.endArray().take());
}

} // namespace

DeploymentService::DeploymentService(LabContext &context, Rollout &rollout, DeploymentStore &store, SoftwareService &software)
    : m_context(context)
    , m_rollout(rollout)
    , m_store(store)
    , m_software(software)
{
    addManagementRoutes();
    addDeviceRoutes();
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
    m_context.router.add(method, path, access, [this, call](const Request &request) {
        Response response = (this->*call)(request);
        m_store.flush();
        return response;
    });
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

Response DeploymentService::answerPage(const Request &request, const std::vector<const api::Deployment *> &found)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const auto page = std::get<PageRequest>(paging);
    api::JsonWriter writer;
    writer.beginArray();
    const auto from = static_cast<size_t>(page.offset());
    for (size_t i = from; i < std::min(found.size(), from + static_cast<size_t>(page.perPage)); ++i)
        api::encode(writer, *found[i]);
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, std::ssize(found));
    return response;
}

Response DeploymentService::list(const Request &request)
{
    const auto filter = readFilter(request, m_context.options.plan != Plan::OpenSource);
    if (const auto *refusal = std::get_if<Response>(&filter))
        return *refusal;
    const QString search = request.queryText(u"search");
    std::vector<const api::Deployment *> found;
    for (const auto &[seq, deployment] : m_store.all()) {
        const bool named = deployment.d.name.contains(search, Qt::CaseInsensitive)
            || deployment.d.artifactName.contains(search, Qt::CaseInsensitive);
        if (named && std::get<ListFilter>(filter).fits(deployment.d))
            found.push_back(&deployment.d);
    }
    if (request.queryText(u"sort") != u"asc")
        std::reverse(found.begin(), found.end());
    return answerPage(request, found);
}

Response DeploymentService::listV2(const Request &request)
{
    const auto filter = readFilter(request, m_context.options.plan != Plan::OpenSource);
    if (const auto *refusal = std::get_if<Response>(&filter))
        return *refusal;
    const QStringList ids = request.queryValues(u"id");
    const QStringList names = request.queryValues(u"name");
    std::vector<const api::Deployment *> found;
    for (const auto &[seq, deployment] : m_store.all()) {
        const bool fits = (ids.isEmpty() || ids.contains(deployment.d.id.text)) && (names.isEmpty() || names.contains(deployment.d.name))
            && std::get<ListFilter>(filter).fits(deployment.d);
        if (fits)
            found.push_back(&deployment.d);
    }
    if (request.queryText(u"sort") != u"asc")
        std::reverse(found.begin(), found.end());
    return answerPage(request, found);
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
    api::JsonWriter writer;
    writer.beginArray();
    for (const QUuid &target : m_store.targetList(std::get<StoredDeployment *>(found)->seq))
        writer.value(target.toString(QUuid::WithoutBraces));
    return Response::json(writer.endArray().take());
}

Response DeploymentService::showLog(const Request &request)
{
    const auto found = deploymentOf(request);
    if (const auto *refusal = std::get_if<Response>(&found))
        return *refusal;
    const QUuid device = QUuid::fromString(request.param(QStringLiteral("device")));
    const std::optional<QByteArray> log = m_store.log(std::get<StoredDeployment *>(found)->seq, device);
    if (!log)
        return apiError(404, QStringLiteral("Resource not found"));
    return Response::text(*log, "text/plain");
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
        api::encode(writer, api::DeviceHistoryEntry { record.id, m_store.at(record.deployment).d, record.toApi() });
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
