// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of deployments.h; what goes over the wire in them is deployments.cpp's.
#include "models/api/deployments.h"

#include "models/api/deviceauth.h"
#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deployments"), QStringLiteral("deployments") }
    + QStringList(tail);
}

const QString kDevices = QStringLiteral("devices");

Result<std::vector<StatisticsOfDeployment>> decodeStatisticsList(const HttpReply &reply)
{
    // An empty list of ids is answered with an empty object.
    if (reply.body.trimmed() == "{}")
        return std::vector<StatisticsOfDeployment> {};
    Result<Page<StatisticsOfDeployment>> page
        = decodePage<StatisticsOfDeployment>(reply, decodeStatisticsOfDeployment);
    if (!page.ok())
        return page.error();
    return std::move(page).value().items;
}

Result<QList<DeviceId>> decodeTargets(const HttpReply &reply)
{
    const Result<QStringList> texts = decodeStrings(reply);
    if (!texts.ok())
        return texts.error();
    QList<DeviceId> ids;
    ids.reserve(texts->size());
    for (const QString &text : *texts)
        ids.append(DeviceId(text));
    return ids;
}

} // namespace

Call<Page<Deployment>> DeploymentsApi::deployments(const DeploymentQuery &query, Lane lane) const
{
    RequestSpec spec = request::get(QStringLiteral("Deployments V1 List Deployments"), path(), lane);
    request::addQuery(spec, QStringLiteral("status"), deploymentStatusToWire(query.status));
    request::addQuery(spec, QStringLiteral("search"), query.search);
    request::addTime(spec, QStringLiteral("created_after"), query.createdAfter);
    request::addTime(spec, QStringLiteral("created_before"), query.createdBefore);
    if (!query.newestFirst)
        request::addQuery(spec, QStringLiteral("sort"), QStringLiteral("asc"));
    request::addPaging(spec, query.page, query.perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Deployment>(reply, decodeDeployment); } };
}

Call<Deployment> DeploymentsApi::deployment(const DeploymentId &id, Lane lane) const
{
    return { m_transport.send(request::get(QStringLiteral("Show Deployment"), path({ id.text }), lane)),
        [](const HttpReply &reply) { return decodeObject<Deployment>(reply, decodeDeployment); } };
}

Call<std::vector<std::pair<DeploymentId, DeploymentStatistics>>> DeploymentsApi::statistics(
    const QList<DeploymentId> &ids) const
{
    Q_ASSERT(ids.size() <= 100);
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Post, QStringLiteral("Deployment Status Statistics List"),
                     path({ QStringLiteral("statistics"), QStringLiteral("list") }), Lane::Polling),
                 encodeDeploymentIdsBody(ids)))),
        decodeStatisticsList };
}

Call<Page<DeploymentDevice>> DeploymentsApi::devices(
    const DeploymentId &id, int page, int perPage, Lane lane) const
{
    RequestSpec spec = request::get(
        QStringLiteral("List Devices in Deployment"), path({ id.text, kDevices, QStringLiteral("list") }), lane);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<DeploymentDevice>(reply, decodeDeploymentDevice); } };
}

Call<Page<DeploymentDevice>> DeploymentsApi::allDevices(const DeploymentId &id) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("List All Devices in Deployment"), path({ id.text, kDevices }), Lane::Bulk)),
        [](const HttpReply &reply) { return decodePage<DeploymentDevice>(reply, decodeDeploymentDevice); } };
}

Call<DeploymentStatistics> DeploymentsApi::statisticsOf(const DeploymentId &id, Lane lane) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("Deployment Status Statistics"), path({ id.text, QStringLiteral("statistics") }), lane)),
        [](const HttpReply &reply) { return decodeObject<DeploymentStatistics>(reply, decodeStatistics); } };
}

Call<QList<DeviceId>> DeploymentsApi::targets(const DeploymentId &id) const
{
    return { m_transport.send(request::get(QStringLiteral("List Device IDs in Deployment"),
                 path({ id.text, QStringLiteral("device_list") }), Lane::Interactive)),
        decodeTargets };
}

Call<QString> DeploymentsApi::log(const DeploymentId &id, const DeviceId &device) const
{
    return { m_transport.send(request::get(QStringLiteral("Get Deployment Log for Device"),
                 path({ id.text, kDevices, device.text, QStringLiteral("log") }), Lane::Interactive)),
        decodeLog };
}

RequestSpec DeploymentsApi::logRequest(const DeploymentId &id, const DeviceId &device)
{
    return request::get(QStringLiteral("Get Deployment Log for Device"),
        path({ id.text, kDevices, device.text, QStringLiteral("log") }), Lane::Transfer);
}

Call<DeploymentId> DeploymentsApi::create(const NewDeployment &deployment) const
{
    const bool group = deployment.target == DeploymentTarget::Group;
    RequestSpec spec = group ? request::make(Verb::Post,
                           QStringLiteral("Create Deployment for a Group of Devices"),
                           path({ QStringLiteral("group"), deployment.group }), Lane::Interactive)
                             : request::make(Verb::Post, QStringLiteral("Deployments Create Deployment"), path(),
                                 Lane::Interactive);
    return { m_transport.send(request::withJson(std::move(spec), encodeNewDeployment(deployment))), decodeCreatedDeployment };
}

Call<Nothing> DeploymentsApi::abort(const DeploymentId &id) const
{
    // Not repeatable: a second abort is answered with 422, and any other word than this aborts as well (server.md 5.8).
    return { m_transport.send(request::withJson(
                 request::make(Verb::Put, QStringLiteral("Abort Deployment"),
                     path({ id.text, QStringLiteral("status") }), Lane::Interactive),
                 encodeStatusBody(deviceStateToWire(DeviceState::Aborted)))),
        decodeNothing };
}

Call<Page<DeviceHistoryEntry>> DeploymentsApi::history(const DeviceId &device, int page) const
{
    constexpr int kMost = 20;
    RequestSpec spec = request::get(QStringLiteral("Deployments List Deployments for a Device"),
        path({ kDevices, device.text }), Lane::Interactive);
    request::addPaging(spec, page, kMost);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<DeviceHistoryEntry>(reply, decodeHistoryEntry); } };
}

Call<Nothing> DeploymentsApi::abortForDevice(const DeviceId &device) const
{
    return { m_transport.send(request::repeatable(request::make(Verb::Delete,
                 QStringLiteral("Abort Deployments for a Device"), path({ kDevices, device.text }),
                 Lane::Interactive))),
        decodeNothing };
}

Call<Nothing> DeploymentsApi::forgetHistory(const DeviceId &device) const
{
    return { m_transport.send(request::repeatable(request::make(Verb::Delete,
                 QStringLiteral("Reset Device Deployments history"),
                 path({ kDevices, device.text, QStringLiteral("history") }), Lane::Interactive))),
        decodeNothing };
}

} // namespace drydock::api
