// SPDX-License-Identifier: GPL-3.0-or-later
//
// One full value of every struct of the services about devices (connection, monitor, IoT, what device authentication
// and inventory have beyond their lists) and of the internal API, as in apisamples.h.
#pragma once

#include "models/api/deviceconnect.h"
#include "models/api/devicemonitor.h"
#include "models/api/internal.h"
#include "models/api/iotmanager.h"
#include "tests/unit/api/apisamples.h"

namespace drydock::test::sample {

inline api::AuthDevice tieredDevice()
{
    api::AuthDevice device = authDevice();
    device.tier = QStringLiteral("micro");
    device.testDevice = true;
    return device;
}
inline api::TierLimits tierLimits()
{
    return { 500, -1, 3, 10 };
}
inline api::AutoAuthentication autoAuthentication()
{
    return { QStringLiteral("{\"mac\":\"de:ad:be:ef:00:01\"}"), authSet().publicKey, QStringLiteral("tenant.token.text"),
        QStringLiteral("cloud-7") };
}
inline api::SavedFilter savedFilter()
{
    return { FilterId(QStringLiteral("5f85d91db8f1e4c6a1c1c1c1")), QStringLiteral("Pis \u00fc"), searchQuery().filters };
}
inline api::IdentitySearch identitySearch()
{
    return { { QStringLiteral("identity"), QStringLiteral("mac") }, QStringLiteral("de:ad"),
        { { QStringLiteral("identity"), QStringLiteral("mac") } }, 2, 50 };
}
inline std::vector<api::SystemComponent> components()
{
    return { { QStringLiteral("controller \u00fc"), device().attributes }, { QStringLiteral("empty"), {} } };
}
inline api::ConnectionState connectionState()
{
    return { DeviceId(uuid(4)), api::ConnectionStatus::Connected, QStringLiteral("connected"), at(1), at(2) };
}
inline api::DeviceFile deviceFile()
{
    return { QStringLiteral("/etc/caf\u00e9.conf"), 0, 1000, 04755U, 1LL << 40 };
}
inline api::Alert alert()
{
    api::Alert alert;
    alert.id = uuid(20);
    alert.device = DeviceId(uuid(4));
    alert.name = QStringLiteral("disk \u00fc");
    alert.level = api::AlertLevel::Critical;
    alert.levelText = QStringLiteral("CRITICAL");
    alert.subjectName = QStringLiteral("syslog");
    alert.subjectType = QStringLiteral("log");
    alert.subjectStatus = QStringLiteral("log-contains");
    alert.details = { nasty(), { { 1, QStringLiteral("before") } }, api::LogLine { 2, QStringLiteral("I/O error") },
        { { 3, QStringLiteral("after") } }, QStringLiteral("I/O error"), QStringLiteral("/var/log/syslog") };
    alert.time = at(22);
    return alert;
}
inline api::MonitorCheck logCheck()
{
    return { QStringLiteral("disk"), QStringLiteral("enabled"), QStringLiteral("log"),
        api::LogCheck { QStringLiteral("I/O error"), QStringLiteral("@journalctl -f"), 60 } };
}
inline api::MonitorCheck serviceCheck()
{
    return { QStringLiteral("ssh"), QStringLiteral("disabled"), QStringLiteral("service"),
        api::ServiceCheck { QStringLiteral("sshd"), QStringLiteral("systemd") } };
}
inline api::MonitorCheck dbusCheck()
{
    return { QStringLiteral("net"), QStringLiteral("enabled"), QStringLiteral("dbus"),
        api::DBusCheck { QStringLiteral("net"), QStringLiteral("StateChanged"), QStringLiteral("interface='x'"), 30 } };
}
inline api::Integration webhook()
{
    return { IntegrationId(uuid(21)), api::IotProvider::Webhook, QStringLiteral("webhook"),
        api::makeCredentials(
            api::WebhookCredentials { QStringLiteral("https://hooks.example.com/m"), QStringLiteral("00ff") }),
        QStringLiteral("to the ticket system"), { QStringLiteral("deviceauth"), QStringLiteral("inventory") } };
}
inline api::Integration iotHub()
{
    return { IntegrationId(uuid(22)), api::IotProvider::AzureIotHub, QStringLiteral("iot-hub"),
        api::makeCredentials(api::AzureCredentials {
            QStringLiteral("HostName=h.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=c2VjcmV0") }),
        {}, {} };
}
inline api::Integration iotCore()
{
    return { IntegrationId(uuid(23)), api::IotProvider::AwsIotCore, QStringLiteral("iot-core"),
        api::makeCredentials(api::AwsCredentials { QStringLiteral("AKIAEXAMPLE"), QStringLiteral("aws-secret"),
            QStringLiteral("eu-central-1"), QStringLiteral("devices") }),
        QStringLiteral("shadow"), {} };
}
inline api::IotDeviceState iotState()
{
    return { R"({"interval":60,"names":["a",null]})", R"({"interval":30})" };
}
inline api::IotEvent iotEvent()
{
    api::IotEvent event;
    event.id = uuid(24);
    event.type = QStringLiteral("device-provisioned");
    event.time = at(23);
    event.device = DeviceId(uuid(4));
    event.status = QStringLiteral("accepted");
    event.authSets = { authSet() };
    event.created = at(1);
    event.deliveries = { { IntegrationId(uuid(21)), false, 503, QStringLiteral("receiver is down") },
        { IntegrationId(uuid(22)), true, std::nullopt, {} } };
    return event;
}
inline api::IotEvent inventoryEvent()
{
    api::IotEvent event;
    event.id = uuid(25);
    event.type = QStringLiteral("device-inventory-changed");
    event.time = at(24);
    event.device = DeviceId(uuid(4));
    event.tenantId = uuid(11);
    event.inventory = R"({"kernel":"6.1"})";
    return event;
}
inline api::StorageSettings storageSettings()
{
    return { QStringLiteral("s3"), QStringLiteral("eu-central-1"), QStringLiteral("artifacts"),
        QStringLiteral("https://s3.example.com"), QStringLiteral("https://s3.public.example.com"), {}, true, true,
        QStringLiteral("container"), QStringLiteral("account"), QStringLiteral("AKIAEXAMPLE"),
        QStringLiteral("s3-secret"), QStringLiteral("session-token"),
        QStringLiteral("DefaultEndpointsProtocol=https;AccountKey=azure-key"), QStringLiteral("azure-key") };
}

} // namespace drydock::test::sample
