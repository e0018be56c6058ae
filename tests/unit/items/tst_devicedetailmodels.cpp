// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/authsetsmodel.h"
#include "models/items/deviceattributesmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakefleet.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>

using namespace drydock;
using namespace drydock::test;

class TestDeviceDetailModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void followsTheChosenDevice()
    {
        FakeClock clock;
        FakeFleet server(clock);
        server.addDevices(3);
        server.addPendingSet(server.idAt(1));
        api::DeviceHistoryEntry entry;
        entry.id = QStringLiteral("h1");
        entry.deployment.id = DeploymentId(QStringLiteral("dep-1"));
        entry.deployment.name = QStringLiteral("production");
        entry.deployment.artifactName = QStringLiteral("edge-2.4.1");
        entry.deployment.created = Timestamp { 1'790'000'000'000 };
        entry.device.id = server.idAt(1);
        entry.device.state = api::DeviceState::Failure;
        entry.device.stateText = QStringLiteral("failure");
        entry.device.created = Timestamp { 1'790'000'000'000 };
        server.setHistory({ entry });
        PollScheduler scheduler(clock, [] { return 0.5; });
        PendingOperations operations(clock);
        FleetStore fleet(server, scheduler, operations);
        DeviceDetailStore detail(server, scheduler, fleet);
        AuthSetsModel sets(detail);
        DeviceHistoryModel history(detail);
        DeviceAttributesModel attributes(fleet);
        QAbstractItemModelTester setsTester(&sets, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester historyTester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester attributesTester(&attributes, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto fleetSubscription = fleet.subscribe();
        const auto detailSubscription = detail.subscribe();
        clock.advance(100);
        QVERIFY(fleet.isComplete());

        detail.setDevice(server.idAt(0));
        detail.setDevice(server.idAt(1)); // the latest wins
        attributes.setDevice(server.idAt(1));
        clock.advance(100);
        QVERIFY(detail.authDevice().has_value());
        QCOMPARE(detail.authDevice()->id, server.idAt(1));
        QCOMPARE(sets.rowCount(), 2);
        QCOMPARE(sets.index(0, AuthSetsModel::Fingerprint).data().toString().size(), 64);
        QCOMPARE(history.rowCount(), 1);
        QCOMPARE(history.index(0, DeviceHistoryModel::Release).data().toString(), QStringLiteral("edge-2.4.1"));
        QCOMPARE(history.index(0, 0).data(StatusRole).toString(), QStringLiteral("failure"));

        QVERIFY(attributes.rowCount() >= 10);
        attributes.setText(QStringLiteral("kernel"));
        QCOMPARE(attributes.rowCount(), 1);
        QCOMPARE(attributes.index(0, DeviceAttributesModel::Value).data().toString(),
            QStringLiteral("Linux version 6.1.1"));
        server.report(server.idAt(1), QStringLiteral("kernel"), QStringLiteral("Linux version 7.0"));
        clock.advance(6'000);
        QCOMPARE(attributes.index(0, DeviceAttributesModel::Value).data().toString(),
            QStringLiteral("Linux version 7.0"));
        attributes.setText({});
        attributes.setScope(QStringLiteral("identity"));
        QCOMPARE(attributes.rowCount(), 2);

        server.removeDevice(server.idAt(1));
        clock.advance(20'000);
        QVERIFY(detail.isGone());
    }

    void fingerprintIsOfTheKeyNotOfItsText()
    {
        // "abc" in base64; its SHA-256 is in FIPS 180-2.
        const QString pem = QStringLiteral("-----BEGIN PUBLIC KEY-----\nYWJj\n-----END PUBLIC KEY-----\n");
        QCOMPARE(keyFingerprint(pem),
            QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(keyFingerprint(QStringLiteral("not a key")), QString());
    }
};

DRYDOCK_TEST_MAIN(TestDeviceDetailModels)
#include "tst_devicedetailmodels.moc"
