// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/iotmanager/iotmanagerservice.h"

#include "app/lab/http/jsonpage.h"
#include "models/api/deviceauth.h"
#include "models/api/jsonreader.h"

#include <QHostAddress>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>

namespace drydock::lab {

namespace {

const QString kBase = QStringLiteral("/api/management/v1/iot-manager");
constexpr qsizetype kMaxDescription = 1024;

// server.md 11: what is read back is never what was written.
const QString kOmitted = QStringLiteral("<omitted>");

QString masked(const QString &connection)
{
    QStringList parts = connection.split(u';');
    for (QString &part : parts) {
        if (part.startsWith(u"SharedAccessKey="))
            part = QStringLiteral("SharedAccessKey=") + kOmitted;
    }
    return parts.join(u';');
}

api::Integration shownOf(api::Integration integration)
{
    if (auto *azure = std::get_if<api::AzureCredentials>(&integration.credentials.keys))
        azure->connectionString = masked(azure->connectionString);
    else if (auto *aws = std::get_if<api::AwsCredentials>(&integration.credentials.keys))
        aws->secretAccessKey = kOmitted;
    else if (auto *webhook = std::get_if<api::WebhookCredentials>(&integration.credentials.keys); webhook && !webhook->secret.isEmpty())
        webhook->secret = kOmitted;
    return integration;
}

bool isPublic(const QHostAddress &address)
{
    static const std::array privateNets { QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
        QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")), QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")) };
    return address.isGlobal() && !address.isUniqueLocalUnicast()
        && std::none_of(privateNets.begin(), privateNets.end(), [&](const auto &net) { return address.isInSubnet(net); });
}

QString webhookProblem(const api::WebhookCredentials &webhook)
{
    const QUrl url(webhook.url, QUrl::StrictMode);
    const bool isWeb = url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
    if (!isWeb)
        return QStringLiteral("credentials: (http: (url: must be a valid URL.).).");
    const QHostAddress address(url.host());
    if (url.host() == u"localhost" || (!address.isNull() && !isPublic(address)))
        return QStringLiteral("hostname resolves to reserved address");
    const QByteArray secret = webhook.secret.toLatin1();
    if (!secret.isEmpty() && QByteArray::fromHex(secret).toHex() != secret.toLower())
        return QStringLiteral("credentials: (http: (secret: must be a valid hexadecimal string.).).");
    return {};
}

//! Provider and credentials go together, and the latter are whole.
QString credentialsProblem(api::IotProvider provider, const api::IotCredentials &credentials)
{
    const auto *azure = std::get_if<api::AzureCredentials>(&credentials.keys);
    const auto *aws = std::get_if<api::AwsCredentials>(&credentials.keys);
    const auto *webhook = std::get_if<api::WebhookCredentials>(&credentials.keys);
    switch (provider) {
    case api::IotProvider::AzureIotHub: {
        const QString text = azure ? azure->connectionString : QString();
        const bool whole = text.contains(u"HostName=") && text.contains(u"SharedAccessKeyName=") && text.contains(u"SharedAccessKey=");
        return whole ? QString() : QStringLiteral("credentials: 'iot-hub' wants a connection string with host name, key name and key");
    }
    case api::IotProvider::AwsIotCore: {
        const bool whole = aws && !aws->accessKeyId.isEmpty() && !aws->secretAccessKey.isEmpty() && !aws->region.isEmpty() && !aws->devicePolicy.isEmpty();
        return whole ? QString() : QStringLiteral("credentials: 'iot-core' wants a key id, a key, a region and a device policy");
    }
    case api::IotProvider::Webhook:
        return webhook ? webhookProblem(*webhook) : QStringLiteral("credentials: 'webhook' wants credentials of type 'http'");
    case api::IotProvider::Unknown:
        break;
    }
    return QStringLiteral("provider: must be a valid value.");
}

} // namespace

IotManagerService::IotManagerService(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
    , m_store(context.db)
{
    addRoutes();
    addInternalRoutes();
    fleet.onStatusChanged([this](Row row, AuthStatus) {
        if (!m_fleet.isDevice(row))
            return;
        const QString device = m_fleet.id(row).text;
        const QString status = api::authStatusToWire(m_fleet.status(row));
        if (m_fleet.status(row) == AuthStatus::Accepted)
            provisioned(device, status);
        tell(QStringLiteral("device-status-changed"), device, status);
    });
    context.deviceDecommissioned.push_back([this](const QString &device) {
        tell(QStringLiteral("device-decommissioned"), device);
        m_store.forgetDevice(device);
    });
}

void IotManagerService::addRoutes()
{
    RouteOptions json;
    json.requireJson = true;
    Router &router = m_context.router;
    constexpr Access access = Access::ManagementJwt;
    const QString all = kBase + QStringLiteral("/integrations");
    const QString one = all + QStringLiteral("/{id}");
    const QString states = kBase + QStringLiteral("/devices/{id}/state");
    router.add(Method::Get, all, access, [this](const Request &r) { return list(r); });
    router.add(Method::Post, all, access, [this](const Request &r) { return add(r); }, json);
    router.add(Method::Get, one, access, [this](const Request &r) { return show(r); });
    router.add(Method::Delete, one, access, [this](const Request &r) { return remove(r); });
    router.add(Method::Put, one + QStringLiteral("/credentials"), access, [this](const Request &r) { return setCredentials(r); }, json);
    router.add(Method::Get, states, access, [this](const Request &r) { return showStates(r); });
    router.add(Method::Get, states + QStringLiteral("/{integration}"), access, [this](const Request &r) { return showState(r); });
    router.add(Method::Put, states + QStringLiteral("/{integration}"), access, [this](const Request &r) { return setState(r); }, json);
    router.add(Method::Get, kBase + QStringLiteral("/events"), access, [this](const Request &r) { return listEvents(r); });
}

std::optional<api::Integration> IotManagerService::find(const QString &id) const
{
    for (api::Integration &one : m_store.integrations()) {
        if (one.id.text == id)
            return std::move(one);
    }
    return std::nullopt;
}

std::optional<api::Integration> IotManagerService::cloud() const
{
    for (api::Integration &one : m_store.integrations()) {
        if (one.provider != api::IotProvider::Webhook)
            return std::move(one);
    }
    return std::nullopt;
}

Response IotManagerService::list(const Request &request) const
{
    // The whole list, whatever page was asked for; a page that makes no sense is refused all the same.
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    api::JsonWriter writer;
    writer.beginArray();
    for (const api::Integration &one : m_store.integrations())
        api::encode(writer, shownOf(one));
    return Response::json(writer.endArray().take());
}

Response IotManagerService::show(const Request &request) const
{
    const std::optional<api::Integration> one = find(request.param(QStringLiteral("id")));
    return one ? Response::json(jsonText(shownOf(*one))) : apiError(404, QStringLiteral("integration not found"));
}

Response IotManagerService::add(const Request &request)
{
    Result<api::Integration> decoded = api::decodeIntegrationBody(request.body);
    if (!decoded)
        return apiError(400, QStringLiteral("malformed request body: ") + decoded.error().apiMessage);
    api::Integration wanted = *std::move(decoded);
    if (wanted.description.size() > kMaxDescription)
        return apiError(400, QStringLiteral("description: the length must be no more than 1024."));
    if (const QString problem = credentialsProblem(wanted.provider, wanted.credentials); !problem.isEmpty())
        return apiError(400, problem);
    if (!m_store.integrations().empty())
        return apiError(409, QStringLiteral("integration already exists"));
    wanted.id = IntegrationId(newUuid());
    m_store.put(wanted);
    return Response::created(kBase + QStringLiteral("/integrations/") + wanted.id.text);
}

Response IotManagerService::setCredentials(const Request &request)
{
    std::optional<api::Integration> one = find(request.param(QStringLiteral("id")));
    if (!one)
        return apiError(404, QStringLiteral("integration not found"));
    const Result<api::IotCredentials> wanted = api::decodeIotCredentialsBody(request.body);
    if (!wanted)
        return apiError(400, QStringLiteral("malformed request body: ") + wanted.error().apiMessage);
    if (const QString problem = credentialsProblem(one->provider, *wanted); !problem.isEmpty())
        return apiError(400, problem);
    one->credentials = *wanted;
    m_store.put(*one);
    return Response::empty();
}

Response IotManagerService::remove(const Request &request)
{
    const std::optional<api::Integration> one = find(request.param(QStringLiteral("id")));
    if (!one)
        return apiError(404, QStringLiteral("integration not found"));
    if (m_store.isUsed(one->id))
        return apiError(409, QStringLiteral("cannot remove integration in use by devices"));
    m_store.remove(one->id);
    return Response::empty();
}

Response IotManagerService::showStates(const Request &request) const
{
    const QString device = request.param(QStringLiteral("id"));
    api::IotDeviceStates states;
    for (const api::Integration &one : m_store.integrations()) {
        if (std::optional<api::IotDeviceState> state = m_store.state(device, one.id))
            states.emplace_back(one.id, *std::move(state));
    }
    return states.empty() ? apiError(404, QStringLiteral("device not found")) : Response::json(api::encodeIotDeviceStates(states));
}

Response IotManagerService::showState(const Request &request) const
{
    const IntegrationId id(request.param(QStringLiteral("integration")));
    const std::optional<api::IotDeviceState> state = m_store.state(request.param(QStringLiteral("id")), id);
    return state ? Response::json(jsonText(*state)) : apiError(404, QStringLiteral("device not found"));
}

Response IotManagerService::setState(const Request &request)
{
    const QString id = request.param(QStringLiteral("integration"));
    if (QUuid::fromString(id).isNull())
        return apiError(400, QStringLiteral("integrationId must be a valid UUID"));
    const Result<api::IotDeviceState> wanted = api::decodeBody<api::IotDeviceState>(request.body, api::decodeIotDeviceState);
    if (!wanted)
        return apiError(400, QStringLiteral("malformed request body: ") + wanted.error().apiMessage);
    const QString device = request.param(QStringLiteral("id"));
    std::optional<api::IotDeviceState> state = m_store.state(device, IntegrationId(id));
    if (!state)
        return apiError(404, QStringLiteral("device not found"));
    state->desired = wanted->desired; // what the device reports is the device's
    m_store.setState(device, IntegrationId(id), *state);
    return Response::json(jsonText(*state));
}

Response IotManagerService::listEvents(const Request &request) const
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &page = std::get<PageRequest>(paging);
    api::JsonWriter writer;
    writer.beginArray();
    for (const api::IotEvent &event : m_store.events(request.queryText(u"integration_id"), page.offset(), page.perPage))
        api::encode(writer, event);
    return Response::json(writer.endArray().take());
}

void IotManagerService::provisioned(const QString &device, const QString &status)
{
    if (const std::optional<api::Integration> one = cloud(); one && !m_store.state(device, one->id)) {
        const api::IotDeviceState empty { "{}", "{}" };
        m_store.setState(device, one->id, empty);
    }
    tell(QStringLiteral("device-provisioned"), device, status);
}

void IotManagerService::tell(const QString &type, const QString &device, const QString &status)
{
    for (const api::Integration &one : m_store.integrations()) {
        if (one.provider != api::IotProvider::Webhook || (!one.scopes.isEmpty() && !one.scopes.contains(QStringLiteral("deviceauth"))))
            continue;
        api::IotEvent event;
        event.id = newUuid();
        event.type = type;
        event.time = m_context.clock.now();
        event.device = DeviceId(device);
        event.status = status;
        event.deliveries = { { one.id, false, std::nullopt, QStringLiteral("the lab reaches nobody: not delivered") } };
        m_store.addEvent(event);
    }
}

} // namespace drydock::lab
