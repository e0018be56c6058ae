// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's IoT manager service, management API v1: integrations with cloud providers and webhooks, their credentials,
// a device's state there, and the events sent. Structs are plain values; IotManagerApi is a stateless façade.
// Facts: contract `/api/management/v1/iot-manager/*`, server.md section 11.
//
// Secrets are masked in what the server answers ("<omitted>"): never write back what was read.
#pragma once

#include "models/api/deviceauth.h"
#include "models/api/jsonreader.h"
#include "models/api/jsonwriter.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

#include <optional>
#include <variant>

namespace drydock::api {

enum class IotProvider { Unknown, AzureIotHub, AwsIotCore, Webhook };
IotProvider iotProviderFromWire(QStringView text);
QString iotProviderToWire(IotProvider provider); //!< empty for Unknown

struct AzureCredentials {
    QString connectionString; //!< "HostName=…;SharedAccessKeyName=…;SharedAccessKey=…"
    bool operator==(const AzureCredentials &) const = default;
};
struct AwsCredentials {
    QString accessKeyId;
    QString secretAccessKey;
    QString region;
    QString devicePolicy;
    bool operator==(const AwsCredentials &) const = default;
};
struct WebhookCredentials {
    QString url;
    QString secret; //!< hex; empty: deliveries are not signed
    bool operator==(const WebhookCredentials &) const = default;
};
struct IotCredentials {
    QString type; //!< "sas", "aws", "http", or what a later server may invent
    std::variant<std::monostate, AzureCredentials, AwsCredentials, WebhookCredentials> keys;
    bool operator==(const IotCredentials &) const = default;
};
IotCredentials makeCredentials(AzureCredentials keys);
IotCredentials makeCredentials(AwsCredentials keys);
IotCredentials makeCredentials(WebhookCredentials keys);
IotCredentials decodeIotCredentials(Reader &reader);
void encode(JsonWriter &writer, const IotCredentials &credentials);

struct Integration {
    IntegrationId id; //!< empty in what is not registered yet
    IotProvider provider = IotProvider::Unknown;
    QString providerText; //!< raw
    IotCredentials credentials;
    QString description;
    QStringList scopes; //!< "deviceauth", "inventory": of which events a webhook hears
    bool operator==(const Integration &) const = default;
};
Integration decodeIntegration(Reader &reader);
void encode(JsonWriter &writer, const Integration &integration);
Result<Integration> decodeIntegrationBody(const QByteArray &json); //!< without an id; Unprocessable on nonsense
Result<IotCredentials> decodeIotCredentialsBody(const QByteArray &json);

//! A device's twin or shadow. Both halves are JSON as received; empty where there is none.
struct IotDeviceState {
    QByteArray desired;
    QByteArray reported;
    bool operator==(const IotDeviceState &) const = default;
};
IotDeviceState decodeIotDeviceState(Reader &reader);
void encode(JsonWriter &writer, const IotDeviceState &state);
using IotDeviceStates = std::vector<std::pair<IntegrationId, IotDeviceState>>;
IotDeviceStates decodeIotDeviceStates(Reader &reader);
QByteArray encodeIotDeviceStates(const IotDeviceStates &states);

struct EventDelivery {
    IntegrationId integration;
    bool success = false;
    std::optional<int> statusCode; //!< of the receiver's answer
    QString error;
    bool operator==(const EventDelivery &) const = default;
};
//! What happened to a device, and what became of telling it.
struct IotEvent {
    QString id;
    QString type; //!< "device-provisioned", "device-decommissioned", "device-status-changed", …
    Timestamp time;
    DeviceId device;
    QString status; //!< the device's new one; not for every type
    std::vector<AuthSet> authSets; //!< of a provisioned device
    Timestamp created; //!< likewise
    QString tenantId; //!< of a changed inventory
    QByteArray inventory; //!< JSON as received, of a changed inventory
    std::vector<EventDelivery> deliveries;
    bool operator==(const IotEvent &) const = default;
};
IotEvent decodeIotEvent(Reader &reader);
void encode(JsonWriter &writer, const IotEvent &event);

class IotManagerApi {
public:
    explicit IotManagerApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<Page<Integration>> integrations(int page, int perPage, Lane lane = Lane::Polling) const;
    Call<Integration> integration(const IntegrationId &id) const;
    Call<IntegrationId> add(const Integration &integration) const; //!< 409: there is one already
    Call<Nothing> setCredentials(const IntegrationId &id, const IotCredentials &credentials) const;
    Call<Nothing> remove(const IntegrationId &id) const; //!< 409: devices use it
    Call<IotDeviceStates> deviceStates(const DeviceId &device) const; //!< 404: no integration knows it
    Call<IotDeviceState> deviceState(const DeviceId &device, const IntegrationId &integration) const;
    //! `desired`: a JSON object. 409: somebody else wrote meanwhile.
    Call<IotDeviceState> setDesiredState(
        const DeviceId &device, const IntegrationId &integration, const QByteArray &desired) const;
    Call<Nothing> unregister(const DeviceId &device) const; //!< from all integrations; the open source server has no such route
    //! Newest first, no total. `integration` empty: of all.
    Call<Page<IotEvent>> events(const IntegrationId &integration, int page, int perPage, Lane lane = Lane::Polling) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
