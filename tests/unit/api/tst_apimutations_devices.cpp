// SPDX-License-Identifier: GPL-3.0-or-later
//
// The decoders of the services about devices and of the internal API against every mutation of a full sample.
#include "tests/support/testmain.h"
#include "tests/unit/api/apimutations.h"
#include "tests/unit/api/apisamples_devices.h"

#include <QLoggingCategory>

using namespace drydock;
using namespace drydock::api;
using drydock::test::refused;
using drydock::test::survive;
namespace sample = drydock::test::sample;

class TestApiMutationsDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Thousands of pages with one bad element each.
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("drydock.api.info=false")); }
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    // The least number of mutations that must be refused: those that replace the whole element by what is no object,
    // and the required fields missing or of another type.
    void authDevice() { QVERIFY(survive<AuthDevice>(sample::tieredDevice(), decodeAuthDevice) >= 20); }
    void tierLimits() { QVERIFY(survive<TierLimits>(sample::tierLimits(), decodeTierLimits) >= 35); }
    void authSetStatus()
    {
        QVERIFY(survive<AuthSetStatus>({ AuthStatus::Pending, QStringLiteral("pending") }, decodeAuthSetStatus) >= 18);
    }
    void deviceFlags() { QVERIFY(survive<DeviceFlags>({ true }, decodeDeviceFlags) >= 8); }
    void savedFilter() { QVERIFY(survive<SavedFilter>(sample::savedFilter(), decodeSavedFilter) >= 100); }
    void connectionState() { QVERIFY(survive<ConnectionState>(sample::connectionState(), decodeConnectionState) >= 27); }
    void alert() { QVERIFY(survive<Alert>(sample::alert(), decodeAlert) >= 45); }
    void logCheck() { QVERIFY(survive<MonitorCheck>(sample::logCheck(), decodeMonitorCheck) >= 35); }
    void serviceCheck() { QVERIFY(survive<MonitorCheck>(sample::serviceCheck(), decodeMonitorCheck) >= 35); }
    void dbusCheck() { QVERIFY(survive<MonitorCheck>(sample::dbusCheck(), decodeMonitorCheck) >= 35); }
    void webhook() { QVERIFY(survive<Integration>(sample::webhook(), decodeIntegration) >= 40); }
    void iotHub() { QVERIFY(survive<Integration>(sample::iotHub(), decodeIntegration) >= 40); }
    void iotCore() { QVERIFY(survive<Integration>(sample::iotCore(), decodeIntegration) >= 40); }
    void iotState() { QVERIFY(survive<IotDeviceState>(sample::iotState(), decodeIotDeviceState) >= 8); }
    void iotEvent() { QVERIFY(survive<IotEvent>(sample::iotEvent(), decodeIotEvent) >= 25); }
    void inventoryEvent() { QVERIFY(survive<IotEvent>(sample::inventoryEvent(), decodeIotEvent) >= 25); }
    void storageSettings()
    {
        QVERIFY(survive<StorageSettings>(sample::storageSettings(), decodeStorageSettings) >= 8);
    }

    void bodiesOfRequests()
    {
        QVERIFY(refused(encodeAutoAuthentication(sample::autoAuthentication()), decodeAutoAuthentication) >= 25);
        SavedFilter filter = sample::savedFilter();
        filter.id = {};
        QVERIFY(refused(encodeFilterDefinition(filter), decodeFilterDefinition) > 50);
        QVERIFY(refused(encodeIdentitySearch(sample::identitySearch()), decodeIdentitySearch) > 30);
        QVERIFY(refused(encodeGroup(QStringLiteral("prod")), decodeGroupBody) >= 18);
        QVERIFY(refused(encodeEnabledBody(true), decodeEnabledBody) >= 18);
        QVERIFY(refused(toJson(sample::webhook()), decodeIntegrationBody) > 40);
        QVERIFY(refused(toJson(sample::iotCore().credentials), decodeIotCredentialsBody) >= 25);
        QVERIFY(refused(toJson(sample::storageSettings()), decodeStorageSettingsBody) >= 8);
        const InternalNewUser user { QStringLiteral("ada@example.com"), QStringLiteral("correct horse"), false };
        QVERIFY(refused(encodeInternalNewUser(user), decodeInternalNewUser) >= 25);
        QVERIFY(refused(encodeNewTenantBody(TenantId(QStringLiteral("t"))), decodeNewTenantBody) >= 17);
    }
};

DRYDOCK_TEST_MAIN(TestApiMutationsDevices)
#include "tst_apimutations_devices.moc"
