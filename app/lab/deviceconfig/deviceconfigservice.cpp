// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deviceconfig/deviceconfigservice.h"

#include "app/lab/jsonbody.h"

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr size_t kMostKeys = 100;
constexpr qsizetype kLongest = 4096;

Response noSuchDevice()
{
    return apiError(404, QStringLiteral("device not found"));
}

api::ConfigurationValues valuesOf(const QString &json)
{
    const Result<api::ConfigurationValues> values = api::decodeConfigurationBody(json.toUtf8());
    return values ? *values : api::ConfigurationValues();
}

QString textOf(const api::ConfigurationValues &values)
{
    return QString::fromUtf8(api::encodeConfigurationBody(values));
}

//! What is wrong with a configuration that is to be stored; empty where nothing is.
QString problemOf(const api::ConfigurationValues &values)
{
    if (values.size() > kMostKeys)
        return QStringLiteral("invalid request body: the number of configuration keys exceeds the limit of %1").arg(kMostKeys);
    for (const auto &[key, value] : values) {
        if (key.isEmpty() || key.size() > kLongest || value.size() > kLongest)
            return QStringLiteral("invalid request body: keys and values must be between 1 and %1 characters").arg(kLongest);
    }
    return {};
}

std::variant<api::ConfigurationValues, Response> readBody(const Request &request)
{
    const Result<api::ConfigurationValues> values = api::decodeConfigurationBody(request.body);
    if (!values)
        return apiError(400, QStringLiteral("invalid request body: %1").arg(values.error().apiMessage));
    if (const QString problem = problemOf(*values); !problem.isEmpty())
        return apiError(400, problem);
    return *values;
}

} // namespace

DeviceConfigService::DeviceConfigService(LabContext &context, Fleet &fleet, ConfigurationDeployments &deployments)
    : m_context(context)
    , m_fleet(fleet)
    , m_deployments(deployments)
{
    context.db.registerSchema(QStringLiteral("deviceconfig"),
        { { QStringLiteral("CREATE TABLE device_configurations (device TEXT PRIMARY KEY, configured TEXT NOT NULL, reported TEXT NOT NULL,"
                           " deployment TEXT NOT NULL, updated INTEGER NOT NULL, reported_at INTEGER) WITHOUT ROWID") } });
    addPublicRoutes();
    addInternalRoutes();
    // Once accepted, a device keeps its configuration whatever becomes of it.
    fleet.onStatusChanged([this](Row row, AuthStatus before) {
        if (before != AuthStatus::Accepted || !m_fleet.isDevice(row))
            return;
        const QString device = m_fleet.id(row).text;
        Statement known = m_context.db.prepare(QStringLiteral("SELECT 1 FROM device_configurations WHERE device = ?"));
        if (known.bind(device).next())
            return;
        api::DeviceConfiguration empty;
        empty.id = DeviceId(device);
        empty.updatedAt = m_context.clock.now();
        store(empty);
    });
    context.deviceDecommissioned.push_back([this](const QString &device) { forget(device); });
}

void DeviceConfigService::addPublicRoutes()
{
    RouteOptions json;
    json.requireJson = true;
    const QString one = QStringLiteral("/api/management/v1/deviceconfig/configurations/device/{id}");
    const auto id = [](const Request &request) { return request.param(QStringLiteral("id")); };
    Router &router = m_context.router;
    router.add(Method::Get, one, Access::ManagementJwt, [this](const Request &r) { return show(r); });
    router.add(
        Method::Put, one, Access::ManagementJwt, [this, id](const Request &r) { return configure(r, id(r), false); }, json);
    router.add(
        Method::Post, one + QStringLiteral("/deploy"), Access::ManagementJwt, [this, id](const Request &r) { return deploy(r, id(r)); }, json);
    const QString own = QStringLiteral("/api/devices/v1/deviceconfig/configuration");
    router.add(Method::Get, own, Access::DeviceJwt, [this](const Request &r) { return showForDevice(r); });
    router.add(
        Method::Put, own, Access::DeviceJwt, [this](const Request &r) { return report(r); }, json);
}

void DeviceConfigService::addInternalRoutes()
{
    const QString base = QStringLiteral("/api/internal/v1/deviceconfig/tenants");
    const QString one = base + QStringLiteral("/{tenant_id}/configurations/device/{id}");
    const auto id = [](const Request &request) { return request.param(QStringLiteral("id")); };
    Router &router = m_context.router;
    router.add(Method::Post, base, Access::Internal, [](const Request &r) {
        return jsonObject(r.body) ? Response::empty(201) : apiError(400, QStringLiteral("malformed request body"));
    });
    router.add(Method::Delete, base + QStringLiteral("/{tenant_id}"), Access::Internal, [this](const Request &) {
        m_context.db.prepare(QStringLiteral("DELETE FROM device_configurations")).run();
        return Response::empty();
    });
    router.add(Method::Post, base + QStringLiteral("/{tenant_id}/devices"), Access::Internal, [this](const Request &r) { return addDevice(r); });
    router.add(Method::Delete, base + QStringLiteral("/{tenant_id}/devices/{id}"), Access::Internal, [this, id](const Request &r) {
        forget(id(r));
        return Response::empty();
    });
    router.add(Method::Patch, one, Access::Internal, [this, id](const Request &r) { return configure(r, id(r), true); });
    router.add(Method::Post, one + QStringLiteral("/deploy"), Access::Internal, [this, id](const Request &r) { return deploy(r, id(r)); });
}

std::optional<api::DeviceConfiguration> DeviceConfigService::find(const QString &device) const
{
    api::DeviceConfiguration found;
    found.id = DeviceId(device);
    Statement read = m_context.db.prepare(
        QStringLiteral("SELECT configured, reported, deployment, updated, reported_at FROM device_configurations WHERE device = ?"));
    if (read.bind(device).next()) {
        found.configured = valuesOf(read.text(0));
        found.reported = valuesOf(read.text(1));
        found.deployment = DeploymentId(read.text(2));
        found.updatedAt = { read.number(3) };
        found.reportedAt = read.isNull(4) ? Timestamp() : Timestamp { read.number(4) };
        return found;
    }
    const Row row = m_fleet.find(found.id);
    if (row == Fleet::kNoRow || m_fleet.status(row) != AuthStatus::Accepted)
        return std::nullopt;
    found.updatedAt = m_fleet.created(row);
    return found;
}

void DeviceConfigService::store(const api::DeviceConfiguration &configuration)
{
    m_context.db
        .prepare(QStringLiteral("INSERT OR REPLACE INTO device_configurations (device, configured, reported, deployment, updated,"
                                " reported_at) VALUES (?, ?, ?, ?, ?, ?)"))
        .bind(configuration.id.text)
        .bind(textOf(configuration.configured))
        .bind(textOf(configuration.reported))
        .bind(configuration.deployment.text)
        .bind(configuration.updatedAt.ms)
        .bind(configuration.reportedAt.isValid() ? QVariant(configuration.reportedAt.ms) : QVariant())
        .run();
}

void DeviceConfigService::forget(const QString &device)
{
    m_context.db.prepare(QStringLiteral("DELETE FROM device_configurations WHERE device = ?")).bind(device).run();
}

Response DeviceConfigService::show(const Request &request)
{
    const auto found = find(request.param(QStringLiteral("id")));
    if (!found)
        return noSuchDevice();
    api::JsonWriter writer;
    api::encode(writer, *found);
    return Response::json(writer.take());
}

Response DeviceConfigService::configure(const Request &request, const QString &device, bool merge)
{
    const auto body = readBody(request);
    if (const auto *refusal = std::get_if<Response>(&body))
        return *refusal;
    // An unknown id gets a document too: the server makes it without asking who that is.
    api::DeviceConfiguration configuration = find(device).value_or(api::DeviceConfiguration());
    configuration.id = DeviceId(device);
    const auto &values = std::get<api::ConfigurationValues>(body);
    if (!merge)
        configuration.configured.clear();
    for (const auto &[key, value] : values) {
        const auto known = std::find_if(configuration.configured.begin(), configuration.configured.end(), [&k = key](const auto &pair) { return pair.first == k; });
        if (known == configuration.configured.end())
            configuration.configured.emplace_back(key, value);
        else
            known->second = value;
    }
    if (const QString problem = problemOf(configuration.configured); !problem.isEmpty())
        return apiError(400, problem);
    configuration.updatedAt = m_context.clock.now();
    store(configuration);
    if (request.identity.kind == Identity::Kind::User)
        audit(request, QStringLiteral("set_configuration"), device, api::encodeConfigurationBody(configuration.configured));
    return Response::empty();
}

Response DeviceConfigService::deploy(const Request &request, const QString &device)
{
    const Result<api::ConfigurationRollout> rollout = request.body.isEmpty()
        ? Result<api::ConfigurationRollout>(Error())
        : api::decodeConfigurationRollout(request.body);
    if (!rollout)
        return apiError(400, QStringLiteral("invalid request body: %1").arg(request.body.isEmpty() ? QStringLiteral("EOF") : rollout.error().apiMessage));
    std::optional<api::DeviceConfiguration> configuration = find(device);
    const QUuid uuid = QUuid::fromString(device);
    if (!configuration || uuid.isNull())
        return noSuchDevice();
    ConfigurationDeployments::Wanted wanted;
    wanted.id = newUuid();
    wanted.name = QStringLiteral("configuration-") + wanted.id;
    wanted.device = uuid;
    wanted.configuration = api::encodeConfigurationBody(configuration->configured);
    if (m_context.options.plan != Plan::OpenSource) {
        wanted.retries = rollout->retries;
        wanted.updateControl = rollout->updateControl;
    }
    if (std::optional<Response> refusal = m_deployments.create(wanted))
        return *std::move(refusal);
    configuration->deployment = DeploymentId(wanted.id);
    store(*configuration);
    if (request.identity.kind == Identity::Kind::User)
        audit(request, QStringLiteral("deploy_configuration"), device, wanted.configuration);
    // A connected device is told to ask at once; whether it is connected makes no difference to the answer.
    m_context.afterCommit.push_back([this, device] {
        if (m_context.checkUpdate)
            m_context.checkUpdate(device);
    });
    return Response::json(api::encodeConfigurationDeployment(configuration->deployment));
}

Response DeviceConfigService::showForDevice(const Request &request)
{
    const auto found = find(request.identity.subject);
    return Response::json(api::encodeConfigurationBody(found ? found->configured : api::ConfigurationValues()));
}

Response DeviceConfigService::report(const Request &request)
{
    const auto body = readBody(request);
    if (const auto *refusal = std::get_if<Response>(&body))
        return *refusal;
    api::DeviceConfiguration configuration = find(request.identity.subject).value_or(api::DeviceConfiguration());
    configuration.id = DeviceId(request.identity.subject);
    configuration.reported = std::get<api::ConfigurationValues>(body);
    configuration.reportedAt = m_context.clock.now();
    if (!configuration.updatedAt.isValid())
        configuration.updatedAt = configuration.reportedAt;
    store(configuration);
    return Response::empty();
}

void DeviceConfigService::applied(const QString &deploymentId, Row row)
{
    const QString device = m_fleet.id(row).text;
    api::DeviceConfiguration configuration = find(device).value_or(api::DeviceConfiguration());
    configuration.id = DeviceId(device);
    configuration.reported = valuesOf(QString::fromUtf8(m_deployments.configurationOf(deploymentId)));
    configuration.reportedAt = m_context.clock.now();
    store(configuration);
}

Response DeviceConfigService::addDevice(const Request &request)
{
    const auto body = jsonObject(request.body);
    const QString device = body ? body->value(QLatin1String("device_id")).toString() : QString();
    if (device.isEmpty())
        return apiError(400, QStringLiteral("device_id: cannot be blank."));
    if (!find(device)) {
        api::DeviceConfiguration empty;
        empty.id = DeviceId(device);
        empty.updatedAt = m_context.clock.now();
        store(empty);
    }
    return Response::empty(201);
}

void DeviceConfigService::audit(const Request &request, const QString &action, const QString &device, const QByteArray &change)
{
    AuditRecord entry;
    entry.action = action;
    entry.objectType = QStringLiteral("device");
    entry.objectId = device;
    if (const Row row = m_fleet.find(DeviceId(device)); row != Fleet::kNoRow)
        entry.identityData = m_fleet.identityJson(row);
    entry.change = QString::fromUtf8(change);
    m_context.audit.record(request.identity, entry);
}

} // namespace drydock::lab
