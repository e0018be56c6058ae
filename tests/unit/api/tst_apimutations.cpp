// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every decoder against every mutation of a full sample: each value, at any depth, replaced by each kind of JSON value
// and taken away. A decoder either gives a value or names the place; it never crashes, and what it gives it can encode.
#include "tests/support/testmain.h"
#include "tests/unit/api/apimutations.h"
#include "tests/unit/api/apisamples_software.h"

#include <QLoggingCategory>

using namespace drydock;
using namespace drydock::api;
using drydock::test::refused;
using drydock::test::survive;
namespace sample = drydock::test::sample;

class TestApiMutations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Thousands of pages with one bad element each.
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("drydock.api.info=false")); }
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    // The least number of mutations that must be refused: the ten that replace the whole element, and the required
    // fields missing or of another type.
    void user() { QVERIFY(survive<User>(sample::user(), decodeUser) >= 10); }
    void token() { QVERIFY(survive<PersonalAccessToken>(sample::token(), decodePersonalAccessToken) >= 10); }
    void authDevice() { QVERIFY(survive<AuthDevice>(sample::authDevice(), decodeAuthDevice) >= 20); }
    void device() { QVERIFY(survive<Device>(sample::device(), decodeDevice) >= 10); }
    void attributeUse()
    {
        const AttributeUse use { { QStringLiteral("tags"), QStringLiteral("name") }, 17 };
        QVERIFY(survive<AttributeUse>(use, decodeAttributeUse) >= 20);
    }
    void artifact() { QVERIFY(survive<Artifact>(sample::artifact(), decodeArtifact) >= 20); }
    void release() { QVERIFY(survive<Release>(sample::release(), decodeRelease) >= 10); }
    void deployment() { QVERIFY(survive<Deployment>(sample::deployment(), decodeDeployment) >= 20); }
    void deploymentDevice()
    {
        QVERIFY(survive<DeploymentDevice>(sample::deploymentDevice(), decodeDeploymentDevice) >= 20);
    }
    void history() { QVERIFY(survive<DeviceHistoryEntry>(sample::historyEntry(), decodeHistoryEntry) >= 20); }
    void auditEntry() { QVERIFY(survive<AuditEntry>(sample::auditEntry(), decodeAuditEntry) >= 20); }

    void commercialDeployment()
    {
        QVERIFY(survive<Deployment>(sample::commercialDeployment(), decodeDeployment) >= 20);
    }
    void deviceConfiguration()
    {
        QVERIFY(survive<DeviceConfiguration>(sample::deviceConfiguration(), decodeDeviceConfiguration) >= 15);
    }
    void deltaConfiguration()
    {
        QVERIFY(survive<DeltaConfiguration>(sample::deltaConfiguration(), decodeDeltaConfiguration) >= 8);
    }
    void deltaJob() { QVERIFY(survive<DeltaJob>(sample::deltaJob(), decodeDeltaJob) >= 15); }
    void deltaProgress() { QVERIFY(survive<DeltaProgress>(sample::deltaProgress(), decodeDeltaProgress) >= 8); }
    void manifest() { QVERIFY(survive<Manifest>(sample::manifest(), decodeManifest) >= 20); }
    void softwareItem() { QVERIFY(survive<SoftwareItem>(sample::softwareItem(), decodeSoftwareItem) >= 20); }
    void directUpload() { QVERIFY(survive<DirectUpload>(sample::directUpload(), decodeDirectUpload) >= 20); }

    void bodiesOfRequests()
    {
        // The server's side: any body gives a value or Unprocessable.
        QVERIFY(refused(encodeSearchQuery(sample::searchQuery()), decodeSearchQuery) > 50);
        QVERIFY(refused(encodeNewDeployment(sample::newDeployment(DeploymentTarget::Devices)), decodeNewDeployment)
            > 20);
        QVERIFY(refused(encodePreauthorization({ sample::authDevice().identity, QStringLiteral("PEM"), true }),
                    decodePreauthorization)
            > 15);
        QVERIFY(refused(encodeStatusBody(QStringLiteral("aborted")), decodeStatusBody) > 15);
        QVERIFY(refused(encodeSignInBody({ true, QStringLiteral("123456") }), decodeSignInBody) > 5);
        QVERIFY(refused(encodeNewToken({ QStringLiteral("n"), 5 }), decodeNewToken) > 15);
        QVERIFY(refused(encodeStatusBody(QStringLiteral("aborted")), decodeStatusBody) > 15);
        QVERIFY(refused(encodeSignInBody({ true, QStringLiteral("123456") }), decodeSignInBody) > 5);
        QVERIFY(refused(encodeNewFilterDeployment(sample::newFilterDeployment()), decodeNewFilterDeployment) > 30);
        QVERIFY(refused(encodeConfigurationBody(sample::deviceConfiguration().configured), decodeConfigurationBody) > 15);
        QVERIFY(refused(encodeUploadCompletion(sample::uploadCompletion()), decodeUploadCompletion) > 5);
        QVERIFY(refused(encodeNewToken({ QStringLiteral("n"), 5 }), decodeNewToken) > 15);
    }
};

DRYDOCK_TEST_MAIN(TestApiMutations)
#include "tst_apimutations.moc"
