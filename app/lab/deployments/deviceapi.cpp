// SPDX-License-Identifier: GPL-3.0-or-later
//
// DeploymentService: the half that devices talk to (server.md 5.9).
#include "app/lab/deployments/deploymentengine.h"
#include "app/lab/deployments/deploymentservice.h"
#include "app/lab/jsonbody.h"

#include <algorithm>

namespace drydock::lab {

namespace {

constexpr std::chrono::hours kLinkLife { 24 };
constexpr qsizetype kLongestSubstate = 200;

bool mayReport(DeviceState state)
{
    switch (state) {
    case DeviceState::Downloading:
    case DeviceState::Installing:
    case DeviceState::Rebooting:
    case DeviceState::Success:
    case DeviceState::Failure:
    case DeviceState::AlreadyInstalled:
    case DeviceState::PauseBeforeInstalling:
    case DeviceState::PauseBeforeRebooting:
    case DeviceState::PauseBeforeCommitting:
        return true;
    default:
        return false;
    }
}

//! What the device asked with, in one text with sorted keys: the next question must equal it.
QString canonical(const QString &artifact, const QString &type, const QJsonObject &provides)
{
    return artifact + u'\n' + type + u'\n' + QString::fromUtf8(QJsonDocument(provides).toJson(QJsonDocument::Compact));
}

bool isTextOrAbsent(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    return value.isString() || value.isUndefined() || value.isNull();
}

bool hasTextsOnly(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return value.isObject() && std::all_of(object.begin(), object.end(), [](const QJsonValue &each) { return each.isString(); });
}

//! What a device has installed, by name; what is said below counts more than what is said beside.
std::function<std::optional<QString>(const QString &)> lookUp(const QJsonObject &beside, const QJsonObject &below)
{
    return [beside, below](const QString &key) -> std::optional<QString> {
        const QJsonValue value = below.contains(key) ? below.value(key) : beside.value(key);
        return value.isString() ? std::optional(value.toString()) : std::nullopt;
    };
}

} // namespace

void DeploymentService::addDeviceRoutes()
{
    const QString base = QStringLiteral("/api/devices/v1/deployments/device/deployments");
    using D = DeploymentService;
    route(Method::Get, base + QStringLiteral("/next"), Access::DeviceJwt, &D::nextByQuery);
    route(Method::Post, base + QStringLiteral("/next"), Access::DeviceJwt, &D::nextByBody);
    route(Method::Put, base + QStringLiteral("/{id}/status"), Access::DeviceJwt, &D::putStatus);
    route(Method::Put, base + QStringLiteral("/{id}/log"), Access::DeviceJwt, &D::putLog);
}

Response DeploymentService::nextByQuery(const Request &request)
{
    if (request.method == Method::Head) // not routed: to ask is to be given something
        return apiError(405, QStringLiteral("method not allowed"));
    const QString artifact = request.queryText(u"artifact_name");
    const QString type = request.queryText(u"device_type");
    return next(request, { artifact, type, canonical(artifact, type, {}), lookUp({}, {}) });
}

Response DeploymentService::nextByBody(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body || !isTextOrAbsent(*body, QLatin1String("artifact_name")) || !isTextOrAbsent(*body, QLatin1String("device_type")))
        return apiError(400, QStringLiteral("malformed JSON in request body"));
    const QJsonValue provides = body->value(QLatin1String("artifact_provides"));
    if (!provides.isUndefined() && !provides.isNull() && !hasTextsOnly(provides))
        return apiError(400, QStringLiteral("malformed JSON in request body"));
    const QString artifact = body->value(QLatin1String("artifact_name")).toString();
    const QString type = body->value(QLatin1String("device_type")).toString();
    // mender-client 3 sends what is installed beside the two names, not below them.
    return next(request, { artifact, type, canonical(artifact, type, provides.toObject()), lookUp(*body, provides.toObject()) });
}

Response DeploymentService::nextV2(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    if (!body || !hasTextsOnly(body->value(QLatin1String("device_provides"))))
        return apiError(400, QStringLiteral("malformed JSON in request body"));
    QJsonObject provides = body->value(QLatin1String("device_provides")).toObject();
    const QString artifact = provides.take(QLatin1String("artifact_name")).toString();
    const QString type = provides.take(QLatin1String("device_type")).toString();
    const bool understands = body->value(QLatin1String("update_control_map")).toBool();
    return next(request, { artifact, type, canonical(artifact, type, provides), lookUp({}, provides) }, understands);
}

Response DeploymentService::next(const Request &request, const Question &question, bool withUpdateControl)
{
    if (question.artifactName.isEmpty())
        return apiError(400, QStringLiteral("artifact_name: cannot be blank."));
    if (question.deviceType.isEmpty())
        return apiError(400, QStringLiteral("device_type: cannot be blank."));
    const NextAnswer answer = m_rollout.next(QUuid::fromString(request.identity.subject), question);
    if (answer.kind == NextKind::Conflict)
        return apiError(409, QStringLiteral("Device provided conflicting request data"));
    if (answer.kind == NextKind::Nothing)
        return Response::empty();
    api::JsonWriter writer;
    writer.beginObject().field("id", answer.work.deployment->d.id.text).key("artifact").beginObject();
    if (answer.work.artifact)
        encodeArtifact(writer, request, *answer.work.artifact);
    else
        m_configurations.encodeInstructions(writer, request, answer.work.deployment->d, question.deviceType);
    writer.endObject();
    if (withUpdateControl)
        api::encodeUpdateControl(writer, answer.work.deployment->d.updateControl);
    return Response::json(writer.endObject().take());
}

void DeploymentService::encodeArtifact(api::JsonWriter &writer, const Request &request, const api::Artifact &artifact) const
{
    const api::DownloadLink link = m_software.link(request, artifact.id.text, kLinkLife);
    writer.field("id", artifact.id.text).field("artifact_name", artifact.name).key("source").beginObject();
    writer.field("uri", link.uri).field("expire", link.expires).field("method", QStringLiteral("GET")).endObject();
    writer.field("device_types_compatible", artifact.deviceTypes);
}

Response DeploymentService::putStatus(const Request &request)
{
    const std::optional<QJsonObject> body = jsonObject(request.body);
    const DeviceState state = body ? api::deviceStateFromWire(body->value(QLatin1String("status")).toString()) : DeviceState::Unknown;
    const QString substate = body ? body->value(QLatin1String("substate")).toString() : QString();
    if (!mayReport(state) || !isTextOrAbsent(*body, QLatin1String("substate")) || substate.size() > kLongestSubstate)
        return apiError(400, QStringLiteral("Validating request body: status"));
    const QUuid device = QUuid::fromString(request.identity.subject);
    switch (m_rollout.report(request.param(QStringLiteral("id")), device, state, substate)) {
    case ReportResult::Done:
        return Response::empty();
    case ReportResult::NotFound:
        return apiError(404, QStringLiteral("Resource not found"));
    case ReportResult::Aborted:
        return apiError(409, QStringLiteral("Deployment aborted"));
    case ReportResult::Decommissioned:
        return apiError(409, QStringLiteral("Device decommissioned"));
    }
    return notFound();
}

Response DeploymentService::putLog(const Request &request)
{
    const QJsonArray messages = jsonObject(request.body).value_or(QJsonObject()).value(QLatin1String("messages")).toArray();
    QByteArray text;
    for (const QJsonValue &value : messages) {
        const QJsonObject message = value.toObject();
        const Timestamp when = Timestamp::fromRfc3339(message.value(QLatin1String("timestamp")).toString());
        const QString level = message.value(QLatin1String("level")).toString();
        const QString line = message.value(QLatin1String("message")).toString();
        if (!when.isValid() || level.isEmpty() || line.isEmpty()) // all three are needed
            return apiError(400, QStringLiteral("Validating request body: invalid log message"));
        text += logLine(when, level, line);
    }
    if (text.isEmpty())
        return apiError(400, QStringLiteral("Validating request body: messages: cannot be blank."));
    const StoredDeployment *deployment = m_store.find(request.param(QStringLiteral("id")));
    const QUuid device = QUuid::fromString(request.identity.subject);
    std::optional<DeviceRecord> record = deployment ? m_store.record(deployment->seq, device) : std::nullopt;
    if (!record)
        return apiError(404, QStringLiteral("Resource not found"));
    m_store.setLog(deployment->seq, device, text);
    record->hasLog = true;
    m_store.update(*record);
    return Response::empty();
}

} // namespace drydock::lab
