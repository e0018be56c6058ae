// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user and tenant services: what our encoders write, our decoders read back equal, whole and with only what must be
// there; and every decoder against every mutation of a full sample.
#include "tests/support/testmain.h"
#include "tests/unit/api/apimutations.h"
#include "tests/unit/api/apiroundtrip.h"
#include "tests/unit/api/apisamples_tenants.h"
#include "tests/unit/api/apisamples_users.h"

#include <QLoggingCategory>

using namespace drydock;
using namespace drydock::api;
using drydock::test::refused;
using drydock::test::refusedBodies;
using drydock::test::roundTrip;
using drydock::test::roundTripBody;
using drydock::test::survive;
namespace sample = drydock::test::sample;

class TestApiRoundTripUsers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Thousands of pages with one bad element each.
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("drydock.api.info=false")); }
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void plans()
    {
        roundTrip<Plan>(sample::plan(), decodePlan);
        roundTrip<Plan>({ QStringLiteral("gold"), {}, {} }, decodePlan);
        roundTrip<PlanBinding>(sample::planBinding(), decodePlanBinding);
        roundTrip<PlanBinding>({}, decodePlanBinding);
        roundTrip<PlanBinding>({ std::nullopt, { std::nullopt, 0, std::nullopt } }, decodePlanBinding);
        roundTrip<UserLimit>(sample::userLimit(), decodeUserLimit);
        roundTrip<UserLimit>({ std::nullopt, 0 }, decodeUserLimit);
        QVERIFY(survive<Plan>(sample::plan(), decodePlan) >= 15);
        QVERIFY(survive<PlanBinding>(sample::planBinding(), decodePlanBinding) >= 8);
        QVERIFY(survive<UserLimit>(sample::userLimit(), decodeUserLimit) >= 20);
    }

    void roles()
    {
        roundTrip<Role>(sample::role(), decodeRole);
        roundTrip<Role>({ QStringLiteral("r"), {}, {}, {} }, decodeRole);
        roundTrip<PermissionSet>(sample::permissionSet(), decodePermissionSet);
        roundTrip<PermissionSet>({ QStringLiteral("p"), {}, {}, {}, {}, {} }, decodePermissionSet);
        QVERIFY(survive<Role>(sample::role(), decodeRole) >= 60);
        QVERIFY(survive<PermissionSet>(sample::permissionSet(), decodePermissionSet) >= 30);
    }

    void aRoleThatCannotBeReadWholeIsRefused()
    {
        const QByteArray before = R"({"name":"r","permission_sets_with_scope":[{"name":"ManageDevices")";
        for (const char *scope : { R"("scope":5)", R"("scope":{"type":"DeviceGroups","value":"prod"})",
                 R"("scope":{"type":"DeviceGroups","value":[1]})", R"("scope":{"value":["prod"]})" }) {
            const auto role = drydock::test::there<Role>(before + ',' + scope + "}]}", decodeRole);
            QVERIFY2(!role.ok(), scope);
            QCOMPARE(role.error().kind, ErrorKind::Decode);
        }
        const auto open = drydock::test::there<Role>(before + R"(,"scope":null}]})", decodeRole);
        QVERIFY(open.ok() && open->permissionSets.front().scopeType.isEmpty());
        const auto odd = drydock::test::there<Role>(
            R"({"name":"r","permissions":[{"action":"TELEPORT","object":{"type":"MOON","value":"any"}}]})", decodeRole);
        QCOMPARE(odd->permissions.front().action, QStringLiteral("TELEPORT"));
        QCOMPARE(odd->permissions.front().objectType, QStringLiteral("MOON"));
    }

    void tenants()
    {
        roundTrip<Tenant>(sample::tenant(), decodeTenant);
        Tenant least;
        least.id = sample::uuid(1);
        roundTrip<Tenant>(least, decodeTenant);
        roundTripBody<NewTenant>(sample::newTenant(), decodeNewTenant);
        roundTripBody<TenantChange>(sample::tenantChange(), decodeTenantChange);
        roundTripBody<TenantChange>({}, decodeTenantChange);
        roundTripBody<PlanRequest>(sample::planRequest(), decodePlanRequest);
        roundTripBody<SupportMessage>(sample::supportMessage(), decodeSupportMessage);
        QCOMPARE(*decodeReasonBody(encodeReasonBody(sample::nasty())), sample::nasty());
        QCOMPARE(*decodeTenantToken(drydock::test::jsonReply(encodeTenantToken(QStringLiteral("t")))), QStringLiteral("t"));
        QCOMPARE(decodeTenantToken(drydock::test::jsonReply(R"({"tenant_token":null})")).error().kind, ErrorKind::Decode);
    }

    void tenantMutations()
    {
        QVERIFY(survive<Tenant>(sample::tenant(), decodeTenant) >= 20);
        QVERIFY(refusedBodies<NewTenant>(sample::newTenant(), decodeNewTenant) >= 20);
        QVERIFY(refusedBodies<TenantChange>(sample::tenantChange(), decodeTenantChange) >= 8);
        QVERIFY(refusedBodies<PlanRequest>(sample::planRequest(), decodePlanRequest) >= 8);
        QVERIFY(refusedBodies<SupportMessage>(sample::supportMessage(), decodeSupportMessage) >= 20);
        QVERIFY(refused(encodeReasonBody(QStringLiteral("r")), decodeReasonBody) >= 15);
    }

    void users()
    {
        roundTrip<SsoLink>(sample::ssoLink(), decodeSsoLink);
        roundTrip<EmailChange>(sample::emailChange(), decodeEmailChange);
        roundTrip<IdentityProvider>(sample::identityProvider(), decodeIdentityProvider);
        roundTrip<IdentityProvider>({ QStringLiteral("i"), {}, {} }, decodeIdentityProvider);
        roundTripBody<NewUser>(sample::newUser(), decodeNewUser);
        roundTripBody<NewUser>({ QStringLiteral("e"), {}, {}, {}, {}, {} }, decodeNewUser);
        roundTripBody<UserChange>(sample::userChange(), decodeUserChange);
        roundTripBody<UserChange>({}, decodeUserChange);
        roundTripBody<Invitation>(sample::invitation(), decodeInvitation);
        roundTripBody<TenantAssignment>(sample::tenantAssignment(), decodeTenantAssignment);
        QVERIFY(*drydock::test::there<bool>(encodeUserExists(true), decodeUserExists));
        QVERIFY(!*drydock::test::there<bool>(encodeUserExists(false), decodeUserExists));
    }

    void userMutations()
    {
        QVERIFY(survive<IdentityProvider>(sample::identityProvider(), decodeIdentityProvider) >= 18);
        QVERIFY(survive<EmailChange>(sample::emailChange(), decodeEmailChange) >= 30);
        QVERIFY(refusedBodies<NewUser>(sample::newUser(), decodeNewUser) >= 30);
        QVERIFY(refusedBodies<UserChange>(sample::userChange(), decodeUserChange) >= 10);
        QVERIFY(refusedBodies<Invitation>(sample::invitation(), decodeInvitation) >= 25);
        QVERIFY(refusedBodies<TenantAssignment>(sample::tenantAssignment(), decodeTenantAssignment) >= 20);
    }

    void accounts()
    {
        const PasswordChange change { QStringLiteral("new password"), QStringLiteral("old password") };
        roundTripBody<PasswordChange>(change, decodePasswordChange);
        const PasswordReset reset { QStringLiteral("c0ffee"), sample::nasty() };
        roundTripBody<PasswordReset>(reset, decodePasswordReset);
        roundTripBody<EmailChangeRequest>({ QStringLiteral("a@b.c"), {} }, decodeEmailChangeRequest);
        roundTripBody<ProductFeedback>({ 4.5, sample::nasty() }, decodeProductFeedback);
        roundTripBody<ProductFeedback>({}, decodeProductFeedback);
        const AssistantFeedback feedback { true, QStringLiteral("d"), QStringLiteral("e") };
        roundTripBody<AssistantFeedback>(feedback, decodeAssistantFeedback);
        QCOMPARE(*decodeSecondFactorBody(encodeSecondFactorBody(QStringLiteral("123456"))), QStringLiteral("123456"));
        QCOMPARE(*decodeEmailBody(encodeEmailBody(QStringLiteral("a@b.c"))), QStringLiteral("a@b.c"));
        QCOMPARE(*decodeSecretBody(encodeSecretBody(QStringLiteral("c0ffee"))), QStringLiteral("c0ffee"));
        QVERIFY(refusedBodies<PasswordReset>(reset, decodePasswordReset) >= 25);
        QVERIFY(refusedBodies<AssistantFeedback>(feedback, decodeAssistantFeedback) >= 30);
        QVERIFY(refused(encodeEmailBody(QStringLiteral("a@b.c")), decodeEmailBody) >= 15);
    }

    void secondFactorPicture()
    {
        const QByteArray png("\x89PNG\r\n\x00\x01", 8);
        QCOMPARE(*decodeSecondFactorPicture(drydock::test::jsonReply(encodeSecondFactorPicture(png))), png);
        for (const char *bad : { R"({"qr":"not base64!"})", R"({"qr":""})", R"({"qr":5})", "{}", "[]" }) {
            const auto picture = decodeSecondFactorPicture(drydock::test::jsonReply(bad));
            QVERIFY2(!picture.ok() && picture.error().kind == ErrorKind::Decode, bad);
        }
    }

    void billing()
    {
        roundTrip<BillingInfo>(sample::billingInfo(), decodeBillingInfo);
        roundTrip<BillingInfo>({}, decodeBillingInfo);
        roundTrip<BillingProfile>(sample::billingProfile(), decodeBillingProfile);
        roundTrip<BillingProfile>({}, decodeBillingProfile);
        const auto profile = decodeBody<BillingProfile>(
            encodeBillingProfileChange(sample::billingProfile()), decodeBillingProfile);
        QVERIFY(profile.ok() && *profile == sample::billingProfile());
        QCOMPARE(encodeBillingProfileChange({}), QByteArray("{}"));
        roundTrip<CardSetup>(sample::cardSetup(), decodeCardSetup);
        roundTrip<ProductOffer>(sample::productOffer(), decodeProductOffer);
        roundTrip<Subscription>(sample::subscription(), decodeSubscription);
        roundTrip<Subscription>({}, decodeSubscription);
        roundTrip<Invoice>(sample::invoice(), decodeInvoice);
        roundTrip<Invoice>({}, decodeInvoice);
        QCOMPARE(toJson(*drydock::test::there<Invoice>(R"({"total":-0.0})", decodeInvoice)), toJson(Invoice {}));
        roundTripBody<NewOrganization>(sample::newOrganization(), decodeNewOrganization);
        roundTripBody<NewOrganization>(sample::trialOrganization(), decodeNewOrganization);
        roundTripBody<UpgradeOrder>(sample::upgradeOrder(), decodeUpgradeOrder);
        roundTripBody<UpgradeOrder>({}, decodeUpgradeOrder);
        const auto secret = decodeBillingSecret(drydock::test::jsonReply(encodeBillingSecret(QStringLiteral("s"))));
        QCOMPARE(*secret, QStringLiteral("s"));
    }

    void billingMutations()
    {
        QVERIFY(survive<BillingInfo>(sample::billingInfo(), decodeBillingInfo) >= 8);
        QVERIFY(survive<BillingProfile>(sample::billingProfile(), decodeBillingProfile) >= 8);
        QVERIFY(survive<CardSetup>(sample::cardSetup(), decodeCardSetup) >= 25);
        QVERIFY(survive<ProductOffer>(sample::productOffer(), decodeProductOffer) >= 40);
        QVERIFY(survive<Subscription>(sample::subscription(), decodeSubscription) >= 25);
        QVERIFY(survive<Invoice>(sample::invoice(), decodeInvoice) >= 30);
        QVERIFY(refusedBodies<NewOrganization>(sample::newOrganization(), decodeNewOrganization) >= 40);
        QVERIFY(refusedBodies<UpgradeOrder>(sample::upgradeOrder(), decodeUpgradeOrder) >= 8);
    }
};

DRYDOCK_TEST_MAIN(TestApiRoundTripUsers)
#include "tst_apiroundtrip_users.moc"
