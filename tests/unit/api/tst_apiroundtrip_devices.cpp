// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the encoders of the services about devices and of the internal API write, their decoders read back equal; and
// answers as the real servers write them.
#include "tests/support/testmain.h"
#include "tests/unit/api/apireply.h"
#include "tests/unit/api/apiroundtrip.h"
#include "tests/unit/api/apisamples_devices.h"

#include <QFile>

using namespace drydock;
using namespace drydock::api;
using drydock::test::jsonReply;
using drydock::test::roundTrip;
namespace sample = drydock::test::sample;

namespace {

template<class T> T there(const QByteArray &json, T (*decode)(Reader &))
{
    return decodeObject<T>(jsonReply(json), decode).value();
}

QByteArray fixture(const char *name)
{
    QFile file(qEnvironmentVariable("DRYDOCK_SOURCE") + QStringLiteral("/tests/unit/api/fixtures/")
        + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return file.readAll();
}

template<class T> Page<T> page(const char *name, T (*decode)(Reader &))
{
    return decodePage<T>(jsonReply(fixture(name)), decode).value();
}

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestApiRoundTripDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void tieredDevice() { roundTrip<AuthDevice>(sample::tieredDevice(), decodeAuthDevice); }
    void tierLimits() { roundTrip<TierLimits>(sample::tierLimits(), decodeTierLimits); }
    void authSetStatus()
    {
        roundTrip<AuthSetStatus>({ AuthStatus::Unknown, s("limbo") }, decodeAuthSetStatus);
    }
    void deviceFlags() { roundTrip<DeviceFlags>({ true }, decodeDeviceFlags); }
    void savedFilter() { roundTrip<SavedFilter>(sample::savedFilter(), decodeSavedFilter); }
    void connectionState() { roundTrip<ConnectionState>(sample::connectionState(), decodeConnectionState); }
    void alert() { roundTrip<Alert>(sample::alert(), decodeAlert); }
    void logCheck() { roundTrip<MonitorCheck>(sample::logCheck(), decodeMonitorCheck); }
    void serviceCheck() { roundTrip<MonitorCheck>(sample::serviceCheck(), decodeMonitorCheck); }
    void dbusCheck() { roundTrip<MonitorCheck>(sample::dbusCheck(), decodeMonitorCheck); }
    void webhook() { roundTrip<Integration>(sample::webhook(), decodeIntegration); }
    void iotHub() { roundTrip<Integration>(sample::iotHub(), decodeIntegration); }
    void iotCore() { roundTrip<Integration>(sample::iotCore(), decodeIntegration); }
    void iotState() { roundTrip<IotDeviceState>(sample::iotState(), decodeIotDeviceState); }
    void iotEvent() { roundTrip<IotEvent>(sample::iotEvent(), decodeIotEvent); }
    void inventoryEvent() { roundTrip<IotEvent>(sample::inventoryEvent(), decodeIotEvent); }
    void storageSettings() { roundTrip<StorageSettings>(sample::storageSettings(), decodeStorageSettings); }

    void smallest()
    {
        Alert alert;
        alert.name = s("a");
        alert.time = sample::at(0);
        roundTrip<Alert>(alert, decodeAlert);
        IotEvent event;
        event.id = s("e");
        roundTrip<IotEvent>(event, decodeIotEvent);
        Integration integration;
        integration.id = IntegrationId(s("i"));
        roundTrip<Integration>(integration, decodeIntegration);
        SavedFilter filter;
        filter.id = FilterId(s("f"));
        roundTrip<SavedFilter>(filter, decodeSavedFilter);
        roundTrip<IotDeviceState>({}, decodeIotDeviceState);
        roundTrip<StorageSettings>({}, decodeStorageSettings);
    }

    void unknownWordsKeepTheirText()
    {
        ConnectionState state = sample::connectionState();
        state.status = ConnectionStatus::Unknown;
        state.statusText = s("asleep");
        roundTrip<ConnectionState>(state, decodeConnectionState);
        Alert alert = sample::alert();
        alert.level = AlertLevel::Unknown;
        alert.levelText = s("WARNING");
        roundTrip<Alert>(alert, decodeAlert);
        roundTrip<MonitorCheck>({ s("x"), s("paused"), s("ebpf"), {} }, decodeMonitorCheck);
        Integration integration = sample::webhook();
        integration.provider = IotProvider::Unknown;
        integration.providerText = s("mqtt");
        integration.credentials = { s("x509"), {} };
        roundTrip<Integration>(integration, decodeIntegration);
        SavedFilter filter = sample::savedFilter();
        filter.terms.front().type = s("$near");
        roundTrip<SavedFilter>(filter, decodeSavedFilter);
    }

    void words()
    {
        for (const auto status : { ConnectionStatus::Connected, ConnectionStatus::Disconnected, ConnectionStatus::Unknown })
            QCOMPARE(connectionStatusFromWire(connectionStatusToWire(status)), status);
        for (const auto level : { AlertLevel::Ok, AlertLevel::Critical, AlertLevel::Unknown })
            QCOMPARE(alertLevelFromWire(alertLevelToWire(level)), level);
        for (const auto provider :
            { IotProvider::AzureIotHub, IotProvider::AwsIotCore, IotProvider::Webhook, IotProvider::Unknown })
            QCOMPARE(iotProviderFromWire(iotProviderToWire(provider)), provider);
        QCOMPARE(alertLevelFromWire(u"critical"), AlertLevel::Unknown);
        QCOMPARE(connectionStatusFromWire(u"Connected"), ConnectionStatus::Unknown);
    }

    void bodies()
    {
        QVERIFY(*decodeAutoAuthentication(encodeAutoAuthentication(sample::autoAuthentication()))
            == sample::autoAuthentication());
        QVERIFY(*decodeIdentitySearch(encodeIdentitySearch(sample::identitySearch())) == sample::identitySearch());
        SavedFilter definition = sample::savedFilter();
        definition.id = {};
        QVERIFY(*decodeFilterDefinition(encodeFilterDefinition(definition)) == definition);
        QCOMPARE(*decodeGroupBody(encodeGroup(s("prod"))), s("prod"));
        QCOMPARE(there<QString>(encodeGroup({}), decodeGroup), QString());
        QVERIFY(!decodeGroupBody(encodeGroup({})).ok());
        QVERIFY(*decodeEnabledBody(encodeEnabledBody(true)));
        QVERIFY(!*decodeEnabledBody(encodeEnabledBody(false)));
        Integration fresh = sample::webhook();
        fresh.id = {};
        QVERIFY(*decodeIntegrationBody(toJson(fresh)) == fresh);
        QVERIFY(*decodeIotCredentialsBody(toJson(sample::iotCore().credentials)) == sample::iotCore().credentials);
        QVERIFY(*decodeStorageSettingsBody(toJson(sample::storageSettings())) == sample::storageSettings());
        const InternalNewUser user { s("ada@example.com"), s("correct horse"), false };
        QVERIFY(*decodeInternalNewUser(encodeInternalNewUser(user)) == user);
        QVERIFY(*decodeNewTenantBody(encodeNewTenantBody(TenantId())) == TenantId());
        QVERIFY(there<std::vector<SystemComponent>>(encodeSystemComponents(sample::components()), decodeSystemComponents)
            == sample::components());
        const IotDeviceStates states { { IntegrationId(s("i")), sample::iotState() } };
        QVERIFY(there<IotDeviceStates>(encodeIotDeviceStates(states), decodeIotDeviceStates) == states);
    }

    void fileHeaders()
    {
        HttpReply reply;
        reply.headers = encodeDeviceFile(sample::deviceFile());
        QVERIFY(decodeDeviceFile(reply) == sample::deviceFile());
        // Plain octal digits, as for most files.
        reply.headers = { { "X-MEN-File-Mode", "644" } };
        QCOMPARE(decodeDeviceFile(reply).mode, std::optional<quint32>(0644U));
        reply.headers = { { "X-MEN-File-Mode", "rw-r--r--" }, { "X-MEN-File-Size", "-1" }, { "X-MEN-File-UID", "root" } };
        QVERIFY(decodeDeviceFile(reply) == DeviceFile {});
    }

    void internalAddresses()
    {
        const InternalEndpointsText read = readInternalEndpoints(
            s(" useradm  http://localhost:8081/ \r\n\n# port-forward\nDeviceAuth=https://10.0.0.7/devauth\nworkflows = http://w:1\n"));
        QVERIFY(read.notUnderstood.isEmpty());
        const InternalEndpoints expected { { { InternalService::UserAdm, QUrl(s("http://localhost:8081")) },
            { InternalService::DeviceAuth, QUrl(s("https://10.0.0.7/devauth")) },
            { InternalService::Workflows, QUrl(s("http://w:1")) } } };
        QVERIFY(read.endpoints == expected);
        QVERIFY(readInternalEndpoints({}).endpoints.isEmpty());
        for (const char *bad : { "useradm", "http://localhost", "minio http://m", "useradm ftp://x", "useradm http://u:p@x",
                 "useradm http://x/?a=b", "useradm http://", "useradm localhost:80" }) {
            const InternalEndpointsText refused = readInternalEndpoints(s(bad));
            QVERIFY2(refused.endpoints.isEmpty(), bad);
            QCOMPARE(refused.notUnderstood, QStringList { s(bad) });
        }
        for (const InternalService service : allInternalServices())
            QCOMPARE(internalServiceFromName(internalServiceName(service)), std::optional(service));
    }

    void alertsAsServed()
    {
        const Page<Alert> alerts = page<Alert>("alerts.json", decodeAlert);
        QCOMPARE(alerts.rejected, 2); // one without a subject, one without a time
        QCOMPARE(alerts.items.size(), size_t(2));
        const Alert &alert = alerts.items.front();
        QCOMPARE(alert.level, AlertLevel::Critical);
        QCOMPARE(alert.subjectStatus, s("log-contains"));
        QCOMPARE(alert.details.before.size(), size_t(2));
        QCOMPARE(alert.details.matching->number, 12);
        QCOMPARE(alert.details.logPattern, s("I/O error"));
        QVERIFY(alerts.items.back().details == AlertDetails {});
        QCOMPARE(alerts.items.back().level, AlertLevel::Ok);
    }

    void checksAsServed()
    {
        const Page<MonitorCheck> checks = page<MonitorCheck>("monitor_config.json", decodeMonitorCheck);
        QCOMPARE(checks.items.size(), size_t(4));
        QCOMPARE(std::get<LogCheck>(checks.items.at(0).settings).path, s("@journalctl -u ssh -f"));
        QCOMPARE(std::get<ServiceCheck>(checks.items.at(1).settings).name, s("cron"));
        QCOMPARE(std::get<DBusCheck>(checks.items.at(2).settings).expireSeconds, 60);
        QVERIFY(std::holds_alternative<std::monostate>(checks.items.at(3).settings));
        QCOMPARE(checks.items.at(3).type, s("temperature"));
    }

    void integrationsAsServed()
    {
        const Page<Integration> all = page<Integration>("integrations.json", decodeIntegration);
        QCOMPARE(all.rejected, 1); // one without credentials
        QCOMPARE(all.items.size(), size_t(3));
        QCOMPARE(std::get<WebhookCredentials>(all.items.at(0).credentials.keys).secret, s("<omitted>"));
        QCOMPARE(std::get<AwsCredentials>(all.items.at(1).credentials.keys).region, s("eu-central-1"));
        QCOMPARE(all.items.at(2).provider, IotProvider::Unknown);
        QCOMPARE(all.items.at(2).providerText, s("kafka"));
    }

    void eventsAsServed()
    {
        const Page<IotEvent> events = page<IotEvent>("iot_events.json", decodeIotEvent);
        QCOMPARE(events.items.size(), size_t(3));
        const IotEvent &event = events.items.front();
        QCOMPARE(event.device.text, s("e1000000-0000-4000-8000-000000000001"));
        QCOMPARE(event.authSets.size(), size_t(1));
        QCOMPARE(event.deliveries.front().statusCode, std::optional(200));
        QCOMPARE(events.items.at(1).status, s("rejected"));
        QVERIFY(!events.items.at(1).deliveries.front().success);
        QVERIFY(events.items.at(2).inventory.startsWith(R"({"device_type":)"));
    }

    void statesAsServed()
    {
        const auto states = there<IotDeviceStates>(fixture("iot_states.json"), decodeIotDeviceStates);
        QCOMPARE(states.size(), size_t(1)); // null is no state
        QCOMPARE(states.front().second.desired, QByteArray(R"({"interval":60,"on":true})"));
        QCOMPARE(states.front().second.reported, QByteArray("{}"));
    }

    void filtersAsServed()
    {
        const Page<SavedFilter> filters = page<SavedFilter>("saved_filters.json", decodeSavedFilter);
        // A filter that lost a term would mean more devices.
        QCOMPARE(filters.rejected, 1);
        QCOMPARE(filters.items.size(), size_t(2));
        QCOMPARE(filters.items.front().terms.size(), size_t(2));
        QVERIFY(filters.items.front().terms.back().value
            == AttributeValue(QStringList { s("raspberrypi4"), s("beaglebone") }));
        QVERIFY(filters.items.back().terms.empty());
    }

    void componentsAsServed()
    {
        const auto components
            = there<std::vector<SystemComponent>>(fixture("components.json"), decodeSystemComponents);
        QCOMPARE(components.size(), size_t(2));
        QCOMPARE(components.front().attributes.size(), size_t(1)); // one has no value
        QVERIFY(components.back().attributes.empty());
    }

    void tiersAndFlagsAsServed()
    {
        const auto device = there<AuthDevice>(
            R"({"id":"d","status":"accepted","tier":"system","flags":{"test_device":true},"external_id":{"data":"x"}})",
            decodeAuthDevice);
        QCOMPARE(device.tier, s("system"));
        QVERIFY(device.testDevice);
        const auto limits = there<TierLimits>(R"({"standard":-1,"micro":0,"system":5})", decodeTierLimits);
        QCOMPARE(limits.standard, -1);
        QVERIFY(!limits.test);
    }

    void storageAsServed()
    {
        const auto settings = there<StorageSettings>(fixture("storage_settings.json"), decodeStorageSettings);
        QCOMPARE(settings.type, s("s3"));
        QCOMPARE(settings.bucket, s("mender-artifacts"));
        QVERIFY(settings.forcePathStyle);
        QCOMPARE(settings.secret, s("minio-secret"));
    }
};

DRYDOCK_TEST_MAIN(TestApiRoundTripDevices)
#include "tst_apiroundtrip_devices.moc"
