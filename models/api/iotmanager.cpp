// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values of iotmanager.h: decoders beside their encoders. The calls are in iotmanagerapi.cpp.
#include "models/api/iotmanager.h"

#include <array>

namespace drydock::api {

namespace {

struct Word {
    IotProvider provider;
    QLatin1StringView text;
};
constexpr std::array kProviders {
    Word { IotProvider::AzureIotHub, QLatin1StringView("iot-hub") },
    Word { IotProvider::AwsIotCore, QLatin1StringView("iot-core") },
    Word { IotProvider::Webhook, QLatin1StringView("webhook") },
};

const QString kAzure = QStringLiteral("sas");
const QString kAws = QStringLiteral("aws");
const QString kWebhook = QStringLiteral("http");

//! The JSON of an object or a list as it stands; empty where there is neither.
QByteArray jsonOf(const Reader &reader)
{
    return reader.isObject() || reader.isArray() ? reader.asText().toUtf8() : QByteArray();
}

EventDelivery decodeDelivery(Reader &reader)
{
    constexpr qint64 kLargestStatus = 999;
    EventDelivery delivery;
    delivery.integration = IntegrationId(reader.id("integration_id"));
    delivery.success = reader.optBoolean("success");
    const qint64 code = reader.optInteger("status_code", -1);
    if (code >= 0 && code <= kLargestStatus)
        delivery.statusCode = static_cast<int>(code);
    delivery.error = reader.optString("error");
    return delivery;
}

void encodeDelivery(JsonWriter &writer, const EventDelivery &delivery)
{
    writer.beginObject().field("integration_id", delivery.integration.text).field("success", delivery.success);
    if (delivery.statusCode)
        writer.field("status_code", *delivery.statusCode);
    writer.optField("error", delivery.error);
    writer.endObject();
}

void decodeEventData(Reader &data, IotEvent &event)
{
    const QString id = data.optString("id");
    event.device = DeviceId(id.isEmpty() ? data.optString("device_id") : id);
    event.status = data.optString("status");
    event.created = data.optTime("created_ts");
    event.tenantId = data.optString("tenant_id");
    if (const auto inventory = data.object("inventory"))
        event.inventory = jsonOf(*inventory);
    data.each("auth_sets", [&event](Reader &each) {
        AuthSet set = decodeAuthSet(each);
        if (each.ok())
            event.authSets.push_back(std::move(set));
        each.forgive();
    });
}

void encodeEventData(JsonWriter &writer, const IotEvent &event)
{
    writer.key("data").beginObject();
    if (!event.inventory.isEmpty()) {
        writer.field("device_id", event.device.text).field("tenant_id", event.tenantId);
        writer.key("inventory").raw(event.inventory);
    } else {
        writer.field("id", event.device.text);
        writer.optField("tenant_id", event.tenantId);
    }
    writer.optField("status", event.status);
    writer.optField("created_ts", event.created);
    if (!event.authSets.empty()) {
        writer.key("auth_sets").beginArray();
        for (const AuthSet &set : event.authSets)
            encode(writer, set);
        writer.endArray();
    }
    writer.endObject();
}

Integration decodeFields(Reader &reader)
{
    Integration integration;
    integration.providerText = reader.string("provider");
    integration.provider = iotProviderFromWire(integration.providerText);
    integration.description = reader.optString("description");
    integration.scopes = reader.optStrings("scopes");
    auto credentials = reader.object("credentials");
    if (credentials)
        integration.credentials = decodeIotCredentials(*credentials);
    if (!credentials || !credentials->ok())
        reader.fail("credentials: " + (credentials ? credentials->problem() : QByteArray("expected an object")));
    return integration;
}

} // namespace

IotProvider iotProviderFromWire(QStringView text)
{
    for (const Word &word : kProviders) {
        if (text == word.text)
            return word.provider;
    }
    return IotProvider::Unknown;
}

QString iotProviderToWire(IotProvider provider)
{
    for (const Word &word : kProviders) {
        if (provider == word.provider)
            return word.text;
    }
    return {};
}

IotCredentials makeCredentials(AzureCredentials keys)
{
    return { kAzure, std::move(keys) };
}

IotCredentials makeCredentials(AwsCredentials keys)
{
    return { kAws, std::move(keys) };
}

IotCredentials makeCredentials(WebhookCredentials keys)
{
    return { kWebhook, std::move(keys) };
}

IotCredentials decodeIotCredentials(Reader &reader)
{
    IotCredentials credentials;
    credentials.type = reader.string("type");
    if (credentials.type == kAzure) {
        credentials.keys = AzureCredentials { reader.optString("connection_string") };
    } else if (const auto aws = reader.object("aws"); aws && credentials.type == kAws) {
        credentials.keys = AwsCredentials { aws->optString("access_key_id"), aws->optString("secret_access_key"),
            aws->optString("region"), aws->optString("device_policy_name") };
    } else if (const auto http = reader.object("http"); http && credentials.type == kWebhook) {
        credentials.keys = WebhookCredentials { http->optString("url"), http->optString("secret") };
    }
    return credentials;
}

void encode(JsonWriter &writer, const IotCredentials &credentials)
{
    writer.beginObject().field("type", credentials.type);
    if (const auto *azure = std::get_if<AzureCredentials>(&credentials.keys)) {
        writer.field("connection_string", azure->connectionString);
    } else if (const auto *aws = std::get_if<AwsCredentials>(&credentials.keys)) {
        writer.key("aws").beginObject().field("access_key_id", aws->accessKeyId);
        writer.field("secret_access_key", aws->secretAccessKey).field("region", aws->region);
        writer.field("device_policy_name", aws->devicePolicy).endObject();
    } else if (const auto *http = std::get_if<WebhookCredentials>(&credentials.keys)) {
        writer.key("http").beginObject().field("url", http->url);
        writer.optField("secret", http->secret);
        writer.endObject();
    }
    writer.endObject();
}

Integration decodeIntegration(Reader &reader)
{
    Integration integration = decodeFields(reader);
    integration.id = IntegrationId(reader.id("id"));
    return integration;
}

void encode(JsonWriter &writer, const Integration &integration)
{
    writer.beginObject();
    writer.optField("id", integration.id.text);
    writer.field("provider",
        integration.providerText.isEmpty() ? iotProviderToWire(integration.provider) : integration.providerText);
    encode(writer.key("credentials"), integration.credentials);
    writer.optField("description", integration.description);
    if (!integration.scopes.isEmpty())
        writer.field("scopes", integration.scopes);
    writer.endObject();
}

Result<Integration> decodeIntegrationBody(const QByteArray &json)
{
    return decodeBody<Integration>(json, [](Reader &reader) {
        Integration integration = decodeFields(reader);
        if (reader.ok() && integration.provider == IotProvider::Unknown)
            reader.fail("provider: must be a valid value.");
        return integration;
    });
}

Result<IotCredentials> decodeIotCredentialsBody(const QByteArray &json)
{
    return decodeBody<IotCredentials>(json, [](Reader &reader) {
        IotCredentials credentials = decodeIotCredentials(reader);
        if (reader.ok() && std::holds_alternative<std::monostate>(credentials.keys))
            reader.fail("type: must be a valid value.");
        return credentials;
    });
}

IotDeviceState decodeIotDeviceState(Reader &reader)
{
    IotDeviceState state;
    if (!reader.isObject())
        reader.fail("expected an object");
    if (const auto desired = reader.object("desired"))
        state.desired = jsonOf(*desired);
    if (const auto reported = reader.object("reported"))
        state.reported = jsonOf(*reported);
    return state;
}

void encode(JsonWriter &writer, const IotDeviceState &state)
{
    writer.beginObject();
    if (!state.desired.isEmpty())
        writer.key("desired").raw(state.desired);
    if (!state.reported.isEmpty())
        writer.key("reported").raw(state.reported);
    writer.endObject();
}

IotDeviceStates decodeIotDeviceStates(Reader &reader)
{
    IotDeviceStates states;
    if (!reader.isObject())
        reader.fail("expected an object");
    reader.ownMembers([&states](const QString &id, Reader &value) {
        if (value.isObject())
            states.emplace_back(IntegrationId(id), decodeIotDeviceState(value));
    });
    return states;
}

QByteArray encodeIotDeviceStates(const IotDeviceStates &states)
{
    JsonWriter writer;
    writer.beginObject();
    for (const auto &[id, state] : states)
        encode(writer.key(QStringView(id.text)), state);
    return writer.endObject().take();
}

IotEvent decodeIotEvent(Reader &reader)
{
    IotEvent event;
    event.id = reader.id("id");
    event.type = reader.string("type");
    event.time = reader.optTime("time");
    if (auto data = reader.object("data"))
        decodeEventData(*data, event);
    reader.each("delivery_statuses", [&event](Reader &each) {
        EventDelivery delivery = decodeDelivery(each);
        if (each.ok())
            event.deliveries.push_back(std::move(delivery));
        each.forgive();
    });
    return event;
}

void encode(JsonWriter &writer, const IotEvent &event)
{
    writer.beginObject().field("id", event.id).field("type", event.type);
    writer.optField("time", event.time);
    encodeEventData(writer, event);
    writer.key("delivery_statuses").beginArray();
    for (const EventDelivery &delivery : event.deliveries)
        encodeDelivery(writer, delivery);
    writer.endArray().endObject();
}

} // namespace drydock::api
