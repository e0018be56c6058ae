// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of iotmanager.h.
#include "models/api/iotmanager.h"

#include "models/api/request.h"

namespace drydock::api {

namespace {

const QString kIntegrations = QStringLiteral("integrations");

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("iot-manager") } + QStringList(tail);
}

QStringList statePath(const DeviceId &device)
{
    return path({ QStringLiteral("devices"), device.text, QStringLiteral("state") });
}

Result<IotDeviceState> decodeState(const HttpReply &reply)
{
    return decodeObject<IotDeviceState>(reply, decodeIotDeviceState);
}

} // namespace

Call<Page<Integration>> IotManagerApi::integrations(int page, int perPage, Lane lane) const
{
    RequestSpec spec
        = request::get(QStringLiteral("IoTManager Management List integrations"), path({ kIntegrations }), lane);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<Integration>(reply, decodeIntegration); } };
}

Call<Integration> IotManagerApi::integration(const IntegrationId &id) const
{
    return { m_transport.send(request::get(QStringLiteral("IoTManagerManagementGetIntegration"),
                 path({ kIntegrations, id.text }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Integration>(reply, decodeIntegration); } };
}

Call<IntegrationId> IotManagerApi::add(const Integration &integration) const
{
    return { m_transport.send(request::withJson(
                 request::make(Verb::Post, QStringLiteral("IoTManager Management Register integration"),
                     path({ kIntegrations }), Lane::Interactive),
                 toJson(integration))),
        [](const HttpReply &reply) -> Result<IntegrationId> {
            const Result<QString> id = decodeLocation(reply);
            return id.ok() ? Result<IntegrationId>(IntegrationId(*id)) : Result<IntegrationId>(id.error());
        } };
}

Call<Nothing> IotManagerApi::setCredentials(const IntegrationId &id, const IotCredentials &credentials) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Put, QStringLiteral("IoTManager Management Set integration credentials"),
                     path({ kIntegrations, id.text, QStringLiteral("credentials") }), Lane::Interactive),
                 toJson(credentials)))),
        decodeNothing };
}

Call<Nothing> IotManagerApi::remove(const IntegrationId &id) const
{
    return { m_transport.send(request::make(Verb::Delete, QStringLiteral("IoTManager Management Remove integration"),
                 path({ kIntegrations, id.text }), Lane::Interactive)),
        decodeNothing };
}

Call<IotDeviceStates> IotManagerApi::deviceStates(const DeviceId &device) const
{
    return { m_transport.send(request::get(
                 QStringLiteral("IoTManager Management Get Device States"), statePath(device), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<IotDeviceStates>(reply, decodeIotDeviceStates); } };
}

Call<IotDeviceState> IotManagerApi::deviceState(const DeviceId &device, const IntegrationId &integration) const
{
    return { m_transport.send(request::get(QStringLiteral("IoTManager Management Get Device State"),
                 statePath(device) + QStringList { integration.text }, Lane::Interactive)),
        decodeState };
}

Call<IotDeviceState> IotManagerApi::setDesiredState(
    const DeviceId &device, const IntegrationId &integration, const QByteArray &desired) const
{
    return { m_transport.send(request::repeatable(
                 request::withJson(request::make(Verb::Put, QStringLiteral("IoTManager Management Replace State"),
                                       statePath(device) + QStringList { integration.text }, Lane::Interactive),
                     toJson(IotDeviceState { desired, {} })))),
        decodeState };
}

Call<Nothing> IotManagerApi::unregister(const DeviceId &device) const
{
    return { m_transport.send(request::make(Verb::Delete,
                 QStringLiteral("IoTManager Management Unregister device integrations"),
                 path({ QStringLiteral("devices"), device.text }), Lane::Interactive)),
        decodeNothing };
}

Call<Page<IotEvent>> IotManagerApi::events(const IntegrationId &integration, int page, int perPage, Lane lane) const
{
    RequestSpec spec
        = request::get(QStringLiteral("IoTManager Management List events"), path({ QStringLiteral("events") }), lane);
    request::addPaging(spec, page, perPage);
    request::addQuery(spec, QStringLiteral("integration_id"), integration.text);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<IotEvent>(reply, decodeIotEvent); } };
}

} // namespace drydock::api
