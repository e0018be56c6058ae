// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deviceconfig.h"

#include "models/api/request.h"

#include <algorithm>
#include <limits>

namespace drydock::api {

namespace {

QStringList path(const DeviceId &device, std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deviceconfig"), QStringLiteral("configurations"),
               QStringLiteral("device"), device.text }
    + QStringList(tail);
}

ConfigurationValues valuesOf(const Reader &reader, const char *key)
{
    ConfigurationValues values;
    reader.members(key, [&values](const QString &name, Reader &value) { values.emplace_back(name, value.asText()); });
    return values;
}

void encodeValues(JsonWriter &writer, const ConfigurationValues &values)
{
    writer.beginObject();
    for (const auto &[name, value] : values)
        writer.key(QStringView(name)).value(value);
    writer.endObject();
}

DeploymentId decodeDeploymentId(Reader &reader)
{
    return DeploymentId(reader.id("deployment_id"));
}

} // namespace

DeviceConfiguration decodeDeviceConfiguration(Reader &reader)
{
    DeviceConfiguration configuration;
    configuration.id = DeviceId(reader.id("id"));
    configuration.configured = valuesOf(reader, "configured");
    configuration.reported = valuesOf(reader, "reported");
    configuration.deployment = DeploymentId(reader.optString("deployment_id"));
    configuration.reportedAt = reader.optTime("reported_ts");
    configuration.updatedAt = reader.optTime("updated_ts");
    return configuration;
}

void encode(JsonWriter &writer, const DeviceConfiguration &configuration)
{
    writer.beginObject().field("id", configuration.id.text).key("configured");
    encodeValues(writer, configuration.configured);
    writer.key("reported");
    encodeValues(writer, configuration.reported);
    writer.optField("deployment_id", configuration.deployment.text);
    writer.optField("reported_ts", configuration.reportedAt);
    writer.optField("updated_ts", configuration.updatedAt);
    writer.endObject();
}

Result<ConfigurationValues> decodeConfigurationBody(const QByteArray &json)
{
    return decodeBody<ConfigurationValues>(json, [](Reader &reader) {
        ConfigurationValues values;
        if (!reader.isObject())
            reader.fail("expected an object");
        reader.ownMembers([&](const QString &name, Reader &value) {
            if (const auto text = value.asString())
                values.emplace_back(name, *text);
            else
                reader.fail(name.toUtf8() + ": expected a string");
        });
        return values;
    });
}

QByteArray encodeConfigurationBody(const ConfigurationValues &values)
{
    JsonWriter writer;
    encodeValues(writer, values);
    return writer.take();
}

Result<ConfigurationRollout> decodeConfigurationRollout(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return ConfigurationRollout {};
    return decodeBody<ConfigurationRollout>(json, [](Reader &reader) {
        ConfigurationRollout rollout;
        if (!reader.isObject())
            reader.fail("expected an object");
        rollout.retries = static_cast<int>(
            std::clamp<qint64>(reader.optInteger("retries"), 0, std::numeric_limits<int>::max()));
        rollout.updateControl = updateControlOf(reader);
        return rollout;
    });
}

QByteArray encodeConfigurationRollout(const ConfigurationRollout &rollout)
{
    JsonWriter writer;
    writer.beginObject();
    if (rollout.retries > 0)
        writer.field("retries", rollout.retries);
    encodeUpdateControl(writer, rollout.updateControl);
    return writer.endObject().take();
}

QByteArray encodeConfigurationDeployment(const DeploymentId &id)
{
    return JsonWriter().beginObject().field("deployment_id", id.text).endObject().take();
}

Call<DeviceConfiguration> DeviceConfigApi::configuration(const DeviceId &device, Lane lane) const
{
    return { m_transport.send(
                 request::get(QStringLiteral("DeviceConfig Management Get Device Configuration"), path(device), lane)),
        [](const HttpReply &reply) {
            return decodeObject<DeviceConfiguration>(reply, decodeDeviceConfiguration);
        } };
}

Call<Nothing> DeviceConfigApi::configure(const DeviceId &device, const ConfigurationValues &values) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("DeviceConfig Management Set Device Configuration"),
                     path(device), Lane::Interactive),
                 encodeConfigurationBody(values)))),
        decodeNothing };
}

Call<DeploymentId> DeviceConfigApi::deploy(const DeviceId &device, const ConfigurationRollout &rollout) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("DeviceConfig Management Deploy Device Configuration"),
                     path(device, { QStringLiteral("deploy") }), Lane::Interactive),
                 encodeConfigurationRollout(rollout))),
        [](const HttpReply &reply) { return decodeObject<DeploymentId>(reply, decodeDeploymentId); } };
}

} // namespace drydock::api
