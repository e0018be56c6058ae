// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/deployments/configurationdeployments.h"

#include "app/lab/deployments/deploymentservice.h"
#include "app/lab/jsonbody.h"
#include "app/lab/tokenservice.h"
#include "models/artifact/artifactwriter.h"

#include <QUrl>

namespace drydock::lab {

namespace {

constexpr std::chrono::minutes kLinkLife { 15 };
constexpr qsizetype kShownCharacters = 3;
const QString kDownload = QStringLiteral("/api/devices/v1/deployments/download/configuration");

//! The bytes that a link's signature covers; the lab has one tenant, whose id is empty.
QByteArray signedText(const QString &path, const QString &expire)
{
    return "GET\n" + path.toUtf8() + "\nx-men-expire=" + expire.toUtf8() + "\ntenant_id=\n";
}

//! As GETs show it: base64 of the object with every value cut short, so that nobody reads secrets from a deployment.
QString shortened(const QByteArray &configuration)
{
    QJsonObject object = QJsonDocument::fromJson(configuration).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = it.value().toString().left(kShownCharacters) + QStringLiteral("...<omitted>");
    return QString::fromLatin1(QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64());
}

} // namespace

ConfigurationDeployments::ConfigurationDeployments(LabContext &context, Rollout &rollout)
    : m_context(context)
    , m_rollout(rollout)
{
    context.db.registerSchema(QStringLiteral("configuration_deployments"),
        { { QStringLiteral("CREATE TABLE configuration_deployments (deployment TEXT PRIMARY KEY, configuration TEXT NOT NULL) WITHOUT ROWID") } });
    context.router.add(Method::Get, kDownload + QStringLiteral("/{deployment_id}/{device_type}/{device_id}"), Access::Public,
        [this](const Request &request) { return download(request); });
    RouteOptions json;
    json.requireJson = true;
    context.router.add(Method::Post,
        QStringLiteral("/api/internal/v1/deployments/tenants/{tenant_id}/configuration/deployments/{deployment_id}/devices/{device_id}"),
        Access::Internal, [this](const Request &request) { return createOverInternal(request); }, json);
}

std::optional<Response> ConfigurationDeployments::create(const Wanted &wanted)
{
    api::Deployment deployment;
    deployment.id = DeploymentId(wanted.id);
    deployment.name = wanted.name;
    deployment.artifactName = wanted.name;
    deployment.type = QStringLiteral("configuration");
    deployment.configuration = shortened(wanted.configuration);
    deployment.retries = wanted.retries;
    deployment.updateControl = wanted.updateControl;
    if (!m_rollout.createForDevice(std::move(deployment), wanted.device))
        return apiError(409, QStringLiteral("a deployment with the provided id already exists"));
    m_context.db.prepare(QStringLiteral("INSERT INTO configuration_deployments (deployment, configuration) VALUES (?, ?)"))
        .bind(wanted.id)
        .bind(QString::fromUtf8(wanted.configuration))
        .run();
    return std::nullopt;
}

Response ConfigurationDeployments::createOverInternal(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    const QString name = body ? body->value(QLatin1String("name")).toString() : QString();
    QJsonValue configuration = body ? body->value(QLatin1String("configuration")) : QJsonValue();
    // The workflow sends it as an object or as text that holds one.
    if (configuration.isString())
        configuration = QJsonDocument::fromJson(configuration.toString().toUtf8()).object();
    const QString id = request.param(QStringLiteral("deployment_id"));
    const QUuid device = QUuid::fromString(request.param(QStringLiteral("device_id")));
    if (name.isEmpty() || !configuration.isObject() || !isUuid(id) || device.isNull())
        return apiError(400, QStringLiteral("Validating request body: invalid configuration deployment"));
    Wanted wanted { id, name, device, QJsonDocument(configuration.toObject()).toJson(QJsonDocument::Compact),
        body->value(QLatin1String("retries")).toInt(), {} };
    if (std::optional<Response> refusal = create(wanted))
        return *std::move(refusal);
    return Response::created(QStringLiteral("/api/management/v1/deployments/deployments/") + id);
}

QByteArray ConfigurationDeployments::configurationOf(const QString &deploymentId) const
{
    Statement read = m_context.db.prepare(QStringLiteral("SELECT configuration FROM configuration_deployments WHERE deployment = ?"));
    return read.bind(deploymentId).next() ? read.text(0).toUtf8() : QByteArray();
}

void ConfigurationDeployments::encodeInstructions(
    api::JsonWriter &writer, const Request &request, const api::Deployment &deployment, const QString &deviceType) const
{
    const Timestamp expires { m_context.clock.now().ms + std::chrono::milliseconds(kLinkLife).count() };
    const QString expire = QString::fromLatin1(expires.toRfc3339());
    const QString device = request.identity.subject;
    const QString path = kDownload + u'/' + deployment.id.text + u'/' + deviceType + u'/' + device;
    const QString encoded = kDownload + u'/' + deployment.id.text + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(deviceType)) + u'/' + device;
    const QString uri = request.origin() + encoded + QStringLiteral("?x-men-expire=") + QString::fromLatin1(QUrl::toPercentEncoding(expire))
        + QStringLiteral("&x-men-signature=") + QString::fromLatin1(m_context.tokens.sign(signedText(path, expire)));
    writer.field("id", deployment.id.text + device).field("artifact_name", deployment.artifactName).key("source").beginObject();
    writer.field("uri", uri).field("expire", expires).field("method", QStringLiteral("GET")).endObject();
    writer.field("device_types_compatible", QStringList { deviceType });
}

Response ConfigurationDeployments::download(const Request &request) const
{
    const QString id = request.param(QStringLiteral("deployment_id"));
    const QString deviceType = request.param(QStringLiteral("device_type"));
    const QString path = kDownload + u'/' + id + u'/' + deviceType + u'/' + request.param(QStringLiteral("device_id"));
    const QString expire = request.queryText(u"x-men-expire");
    if (request.queryText(u"x-men-signature").toLatin1() != m_context.tokens.sign(signedText(path, expire)))
        return apiError(403, QStringLiteral("signature invalid"));
    const Timestamp expires = Timestamp::fromRfc3339(QStringView(expire));
    if (!expires.isValid() || expires < m_context.clock.now())
        return apiError(403, QStringLiteral("URL expired"));
    const QByteArray configuration = configurationOf(id);
    if (configuration.isEmpty())
        return apiError(404, QStringLiteral("Resource not found"));
    artifact::NewArtifact made;
    made.name = QStringLiteral("configuration-") + id;
    if (const std::optional<QString> name = m_rollout.artifactNameOf(id))
        made.name = *name;
    made.deviceTypes = { deviceType };
    made.payloadType = QStringLiteral("mender-configure");
    made.provides = { { QStringLiteral("data-partition.mender-configure.version"), { made.name } } };
    made.clearsProvides = { QStringLiteral("data-partition.mender-configure.*") };
    made.metaData = configuration;
    made.compression = artifact::Compression::None;
    const Result<QByteArray> bytes = artifact::encodeArtifact(made);
    if (!bytes.ok())
        return apiError(500, QStringLiteral("internal error"));
    return Response::text(*bytes, "application/vnd.mender-artifact");
}

} // namespace drydock::lab
