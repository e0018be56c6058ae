// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/artifacts.h"
#include "models/store/capabilityprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;

namespace {

using Reason = AvailabilityReason;
using State = AvailabilityState;

const QString kSearch = QStringLiteral("/api/management/v2/inventory/filters/search");
const QString kReleasesV2 = QStringLiteral("/api/management/v2/deployments/deployments/releases");
const QString kReleasesV1 = QStringLiteral("/api/management/v1/deployments/deployments/releases/list");
const QString kAuditLog = QStringLiteral("/api/management/v1/auditlogs/logs");
const QString kTenantV2 = QStringLiteral("/api/management/v2/tenantadm/tenants/me");
const QString kTenantV1 = QStringLiteral("/api/management/v1/tenantadm/user/tenant");
const QString kBinding = QStringLiteral("/api/management/v1/useradm/plan_binding");
const QString kRolesV2 = QStringLiteral("/api/management/v2/useradm/roles");
const QString kRolesV1 = QStringLiteral("/api/management/v1/useradm/roles");
const QString kSets = QStringLiteral("/api/management/v2/useradm/permission_sets");
const QString kLimits = QStringLiteral("/api/management/v2/devauth/limits/devices");
const QString kOneLimit = QStringLiteral("/api/management/v2/devauth/limits/max_devices");
const QString kDeployments = QStringLiteral("/api/management/v1/deployments/deployments");
const QString kFilters = QStringLiteral("/api/management/v2/inventory/filters");
const QString kConfig = QStringLiteral("/api/management/v1/deployments/config");
const QString kIntegrations = QStringLiteral("/api/management/v1/iot-manager/integrations");
const QString kTenants = QStringLiteral("/api/management/v2/tenantadm/tenants");
const QString kMe = QStringLiteral("/api/management/v1/useradm/users/me");
//! JSON with ' for its quotes: moc loses its way in raw string literals.
QByteArray q(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

const QByteArray kMissing = q("{'error':'not found'}");

QByteArray binding(const char *name, bool all)
{
    const QByteArray paid = all ? "true" : "false";
    return q("{'plan':{'name':'") + name + q("','display_name':'x','features':{'rbac':") + paid
        + q(",'audit_logs':") + paid + q(",'dynamic_groups':") + paid
        + q(",'terminal':true,'file_transfer':true,'configuration':true,'monitoring':") + paid + q(",'reporting':")
        + paid + "}}}";
}

struct Rig {
    FakeClock clock;
    FakeTransport transport { clock };
    CapabilityProbe probe { transport, clock, [] { return 0.5; } };

    void list(const QString &path) { transport.always(Verb::Get, path).json("[]"); }
    void missing(const QString &path) { transport.always(Verb::Get, path).reply(404, kMissing); }
    //! What every server of today has.
    void serveCommon()
    {
        transport.always(Verb::Post, kSearch).json("[]");
        list(kReleasesV2);
        list(QStringLiteral("/api/management/v1/deployments/artifacts/list"));
        list(kDeployments);
        list(kIntegrations);
    }
    void serveOpenSource()
    {
        serveCommon();
        for (const QString &path : { kAuditLog, kTenantV2, kTenantV1, kRolesV2, kRolesV1, kFilters, kConfig })
            missing(path);
        transport.always(Verb::Get, kLimits).reply(400, q("{'error':'unsupported limit devices'}"));
        transport.always(Verb::Get, kOneLimit).json(q("{'limit':-1}"));
        transport.always(Verb::Get, kBinding).json(binding("Mender_Open_Source", false));
    }
    void servePaid(const char *plan, const QByteArray &more = {})
    {
        serveCommon();
        list(kAuditLog);
        transport.always(Verb::Get, kLimits).json(q("{'standard':-1,'micro':0,'system':0}"));
        transport.always(Verb::Get, kTenantV2)
            .json(q("{'id':'t1','name':'Acme','plan':'") + plan + '"' + more + '}');
        transport.always(Verb::Get, kTenantV2 + QStringLiteral("/token")).json(q("{'tenant_token':'secret'}"));
        transport.always(Verb::Get, kBinding).json(binding(plan, true));
    }
    void serveEnterprise(const QByteArray &more = {})
    {
        servePaid("enterprise", more);
        list(kRolesV2);
        list(kFilters);
        transport.always(Verb::Get, kConfig).json(q("{'delta':{'enabled':true}}"));
    }
    void start(const QStringList &roles = {})
    {
        probe.start({ roles, {} });
        clock.advance(100);
    }
    [[nodiscard]] Availability of(Capability which) const { return probe.capabilities()[which]; }
    [[nodiscard]] Availability of(Service which) const { return probe.capabilities()[which]; }
    [[nodiscard]] qsizetype asked(const QString &path) const
    {
        const auto &all = transport.requests();
        return std::count_if(all.begin(), all.end(), [&path](const FakeRequest &one) { return one.path == path; });
    }
};

bool isOn(const Availability &availability)
{
    return availability == Availability { State::Available, Reason::None };
}

bool isOff(const Availability &availability, Reason reason)
{
    return availability == Availability { State::Unavailable, reason };
}

} // namespace

class TestCapabilityProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void anOpenSourceServer()
    {
        Rig rig;
        rig.serveOpenSource();
        rig.start();
        QVERIFY(rig.probe.watch().isComplete());
        const Capabilities &can = rig.probe.capabilities();
        QVERIFY(can.plan.kind == PlanKind::OpenSource);
        QVERIFY(!can.plan.multiTenant);
        for (const Capability on : { Capability::ReadDevices, Capability::ManageDevices, Capability::ReadReleases,
                 Capability::ChangeReleases, Capability::Deploy, Capability::ConfigureDevices,
                 Capability::ConnectToDevices, Capability::ManageUsers, Capability::Integrations })
            QVERIFY2(isOn(can[on]), qPrintable(QString::number(static_cast<int>(on))));
        for (const Capability off : { Capability::ReadAuditLog, Capability::SavedFilters, Capability::Monitor,
                 Capability::PhasedRollouts, Capability::DeltaUpdates, Capability::ManageRoles,
                 Capability::ManageTenants })
            QVERIFY2(isOff(can[off], Reason::NotInPlan), qPrintable(QString::number(static_cast<int>(off))));
        QVERIFY(isOff(can[Service::TenantAdm], Reason::NotInPlan));
        QVERIFY(rig.probe.versions().usesFallback(api::Family::DeviceLimits));
        QVERIFY(!rig.probe.versions().usesFallback(api::Family::Releases));
        QVERIFY(rig.probe.versions().version(api::Family::NewUser) == api::Version::V1);
        QVERIFY(rig.probe.tenantToken().isEmpty());
    }

    void theProbeIsCheapAndAsksOnce()
    {
        Rig rig;
        rig.serveOpenSource();
        rig.start();
        const size_t asked = rig.transport.requests().size();
        QVERIFY2(asked <= 18, qPrintable(QString::number(asked)));
        for (const FakeRequest &request : rig.transport.requests()) {
            QVERIFY2(request.query.queryItemValue(QStringLiteral("per_page")).toInt() <= 1
                    || request.path.contains(QStringLiteral("useradm")),
                qPrintable(request.url.toString()));
        }
        rig.clock.advance(3'600'000);
        QCOMPARE(rig.transport.requests().size(), asked);
    }

    void aProfessionalTenant()
    {
        Rig rig;
        rig.servePaid("professional",
            q(",'addons':[{'name':'configure','enabled':true},{'name':'troubleshoot','enabled':false}]"));
        for (const QString &path : { kRolesV2, kRolesV1, kFilters, kConfig })
            rig.missing(path);
        rig.start();
        const Capabilities &can = rig.probe.capabilities();
        QVERIFY(can.plan.kind == PlanKind::Professional);
        QVERIFY(can.plan.multiTenant);
        QCOMPARE(can.plan.tenant, QStringLiteral("Acme"));
        QVERIFY(isOn(can[Capability::ReadAuditLog]));
        QVERIFY(isOn(can[Capability::ConfigureDevices]));
        QVERIFY(isOff(can[Capability::ConnectToDevices], Reason::AddOnOff));
        QVERIFY(isOff(can[Capability::Monitor], Reason::AddOnOff));
        QVERIFY(isOff(can[Capability::PhasedRollouts], Reason::NotInPlan));
        QVERIFY(isOff(can[Capability::ManageTenants], Reason::NotServiceProvider));
        QCOMPARE(rig.probe.tenantToken(), QStringLiteral("secret"));
    }

    void anEnterpriseTrial()
    {
        Rig rig;
        rig.serveEnterprise(q(",'trial':true,'trial_expiration':'2026-12-24T00:00:00Z'"));
        rig.start();
        const Capabilities &can = rig.probe.capabilities();
        QVERIFY(can.plan.kind == PlanKind::Enterprise);
        QVERIFY(can.plan.trial);
        QVERIFY(can.plan.trialExpires.isValid());
        for (size_t i = 0; i < kCapabilityCount; ++i) {
            if (static_cast<Capability>(i) != Capability::ManageTenants)
                QVERIFY2(isOn(can[static_cast<Capability>(i)]), qPrintable(QString::number(i)));
        }
        QVERIFY(rig.probe.versions() == api::kPreferredVersions);
    }

    void aServiceProvider()
    {
        Rig rig;
        rig.serveEnterprise(q(",'service_provider':true"));
        rig.list(kTenants);
        rig.start();
        QVERIFY(rig.probe.capabilities().plan.serviceProvider);
        QVERIFY(isOn(rig.of(Capability::ManageTenants)));
        QCOMPARE(rig.asked(kTenants), 1);
    }

    void aServiceThatIsNotThere()
    {
        Rig rig;
        rig.serveEnterprise();
        Rig bare;
        bare.transport.always(Verb::Get, kIntegrations).reply(404, kMissing);
        bare.transport.always(Verb::Get, kAuditLog).reply(405, q("{'error':'method not allowed'}"));
        // A proxy's front page is no answer of an API.
        bare.transport.always(Verb::Get, kFilters).reply(200, "<html></html>", { { "Content-Type", "text/html" } });
        bare.serveEnterprise();
        bare.start();
        QVERIFY(isOff(bare.of(Capability::Integrations), Reason::NotInstalled));
        QVERIFY(isOff(bare.of(Capability::ReadAuditLog), Reason::NotInstalled));
        QVERIFY(isOff(bare.of(Capability::SavedFilters), Reason::NotInstalled));
    }

    void aPlanThatWantsToBePaidFor()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kConfig).reply(402, q("{'error':'payment required'}"));
        rig.serveEnterprise();
        rig.start();
        QVERIFY(isOff(rig.of(Capability::DeltaUpdates), Reason::NotInPlan));
    }

    void anOldServerHasVersionOneOnly()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kReleasesV2).reply(404, kMissing);
        rig.transport.always(Verb::Get, kBinding).reply(404, kMissing);
        rig.list(kReleasesV1);
        rig.serveOpenSource();
        QSignalSpy moved(&rig.probe, &CapabilityProbe::versionsChanged);
        rig.start();
        QVERIFY(rig.probe.watch().isComplete());
        QVERIFY(moved.count() >= 1);
        const api::ApiVersions &versions = rig.probe.versions();
        QVERIFY(versions.usesFallback(api::Family::Releases));
        QVERIFY(versions.version(api::Family::Releases) == api::Version::V1);
        QVERIFY(versions.use(api::Family::ReleaseChanges) == api::ApiVersions::Use::Neither);
        QVERIFY(isOn(rig.of(Capability::ReadReleases)));
        QVERIFY(isOff(rig.of(Capability::ChangeReleases), Reason::ServerTooOld));
        QVERIFY(rig.probe.capabilities().plan.kind == PlanKind::OpenSource);
        QVERIFY((rig.of(Capability::ConfigureDevices) == Availability { State::Unknown, Reason::LearnedByUse }));

        // The façade follows the decision that was made.
        const api::SoftwareApi software(rig.transport, versions);
        const auto call = software.releases({}).then(&rig.probe, [](const Result<Page<api::Release>> &) {});
        rig.clock.advance(10);
        QCOMPARE(rig.transport.lastRequest().path, kReleasesV1);
    }

    void theNotFoundOfOneObjectDecidesNothing()
    {
        Rig rig;
        rig.serveOpenSource();
        rig.start();
        const Capabilities before = rig.probe.capabilities();
        rig.transport.always(Verb::Get, kReleasesV2 + QStringLiteral("/gone")).reply(404, kMissing);
        const api::SoftwareApi software(rig.transport, rig.probe.versions());
        const auto call = software.release(QStringLiteral("gone")).then(&rig.probe, [](const Result<api::Release> &) {});
        rig.clock.advance(10);
        QVERIFY(rig.probe.capabilities() == before);
        QVERIFY(!rig.probe.versions().usesFallback(api::Family::Releases));
    }

    void aRestrictedRole_data()
    {
        QTest::addColumn<QByteArray>("roles");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("role");
        const QString reader = QStringLiteral("RBAC_ROLE_OBSERVER");
        QTest::newRow("whose list may be read")
            << q("[{'name':'RBAC_ROLE_OBSERVER','permission_sets_with_scope':[{'name':'Basic'},"
                 "{'name':'ReadDevices'},{'name':'ReadReleases'}],'permissions':[]}]")
            << 200 << reader;
        QTest::newRow("whose list may not be read") << q("{'error':'forbidden'}") << 403 << reader;
        QTest::newRow("of the older form")
            << q("[{'name':'watchers','permissions':[{'action':'http',"
                 "'object':{'type':'GET','value':'^/api/management/(v[1-9])/'}}]}]")
            << 200 << QStringLiteral("watchers");
    }
    void aRestrictedRole()
    {
        QFETCH(QByteArray, roles);
        QFETCH(int, status);
        QFETCH(QString, role);
        Rig rig;
        rig.transport.always(Verb::Get, kRolesV2).reply(status, roles, { { "Content-Type", "application/json" } });
        rig.serveEnterprise();
        rig.start({ role });
        QVERIFY(isOn(rig.of(Capability::ReadDevices)));
        QVERIFY(isOn(rig.of(Capability::ReadReleases)));
        for (const Capability denied : { Capability::ManageDevices, Capability::ManageGroups, Capability::Deploy,
                 Capability::UploadArtifacts, Capability::ManageArtifacts, Capability::ManageUsers })
            QVERIFY2(isOff(rig.of(denied), Reason::NotPermitted), qPrintable(QString::number(static_cast<int>(denied))));
        // The service itself is there.
        QVERIFY(isOn(rig.of(Service::DeviceAuth)));
        QCOMPARE(rig.probe.capabilities().roles, QStringList { role });
    }

    void aPermissionSetOfTheirOwnIsLookedUp()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kRolesV2)
            .json(q("[{'name':'field','permission_sets_with_scope':[{'name':'FieldWork'}],'permissions':[]}]"));
        rig.transport.always(Verb::Get, kSets)
            .json(q("[{'name':'FieldWork','action':'Any','object':'Any','permissions':[{'action':"
                    "'http','object':{'type':'any','value':'^/api/management/(v[1-9])/devauth/'}}],'supported_scope_types':[]}]"));
        rig.serveEnterprise();
        rig.start({ QStringLiteral("field") });
        QCOMPARE(rig.asked(kSets), 1);
        QVERIFY(isOn(rig.of(Capability::ManageDevices)));
        QVERIFY(isOff(rig.of(Capability::Deploy), Reason::NotPermitted));
    }

    void aRoleThatNobodyExplainsMayTryEverything()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kRolesV2).reply(403, q("{'error':'forbidden'}"));
        rig.serveEnterprise();
        rig.start({ QStringLiteral("custom") });
        QVERIFY(rig.probe.capabilities().allows(Capability::Deploy));
        QVERIFY(isOff(rig.of(Capability::ManageRoles), Reason::NotPermitted));
    }

    void offlineThenBack()
    {
        Rig rig;
        rig.transport.always(Verb::Post, kSearch).fail(ErrorKind::Offline);
        for (const QString &path : { kReleasesV2, kAuditLog, kTenantV2, kBinding, kRolesV2, kLimits, kDeployments,
                 kFilters, kConfig, kIntegrations, QStringLiteral("/api/management/v1/deployments/artifacts/list") })
            rig.transport.always(Verb::Get, path).fail(ErrorKind::Offline);
        rig.start();
        rig.clock.advance(120'000);
        QVERIFY(!rig.probe.watch().isComplete());
        for (const Capability which : { Capability::ReadDevices, Capability::ReadAuditLog, Capability::Deploy }) {
            QVERIFY((rig.of(which) == Availability { State::Unknown, Reason::NotAskedYet }));
            QVERIFY(rig.probe.capabilities().allows(which));
        }
        QVERIFY(rig.probe.versions() == api::kPreferredVersions);

        rig.transport.clearExpectations();
        rig.serveOpenSource();
        rig.clock.advance(400'000); // five minutes are the longest wait
        QVERIFY(rig.probe.watch().isComplete());
        QVERIFY(isOn(rig.of(Capability::ReadDevices)));
        QVERIFY(isOff(rig.of(Capability::ReadAuditLog), Reason::NotInPlan));
    }

    void troubleOfTheServerIsAskedAgainAndTakesNothingAway()
    {
        Rig rig;
        rig.serveEnterprise();
        rig.start();
        QVERIFY(isOn(rig.of(Capability::ReadAuditLog)));
        rig.transport.clearExpectations();
        rig.transport.always(Verb::Get, kMe).json(q("{'id':'u','email':'me@example.org'}"));
        rig.transport.always(Verb::Get, kAuditLog).reply(500, q("{'error':'internal error'}"));
        rig.serveEnterprise();
        rig.probe.refresh();
        rig.clock.advance(60'000);
        QVERIFY(isOn(rig.of(Capability::ReadAuditLog)));
        QVERIFY(!rig.probe.watch().isComplete());
        rig.transport.clearExpectations();
        rig.serveEnterprise();
        rig.clock.advance(400'000);
        QVERIFY(rig.probe.watch().isComplete());
    }

    void aRefusalInUseSwitchesOffAndASuccessOn()
    {
        Rig rig;
        rig.serveEnterprise();
        rig.start();
        QVERIFY(isOn(rig.of(Capability::UploadArtifacts)));
        QVERIFY(isOn(rig.of(Capability::ManageArtifacts)));
        QSignalSpy changed(&rig.probe.watch(), &CapabilityWatch::changed);
        const QString artifact = QStringLiteral("/api/management/v1/deployments/artifacts/a1");
        rig.transport.expect(Verb::Delete, artifact).reply(403, q("{'error':'forbidden by role-based access control'}"));
        const api::SoftwareApi software(rig.transport, rig.probe.versions());
        auto call = software.remove(ArtifactId(QStringLiteral("a1"))).then(&rig.probe, [](const Status &) {});
        rig.clock.advance(10);
        QCOMPARE(changed.count(), 1);
        QVERIFY(isOff(rig.of(Capability::ManageArtifacts), Reason::NotPermitted));
        QVERIFY(isOn(rig.of(Capability::UploadArtifacts)));

        rig.transport.expect(Verb::Delete, artifact).reply(204);
        call = software.remove(ArtifactId(QStringLiteral("a1"))).then(&rig.probe, [](const Status &) {});
        rig.clock.advance(10);
        QVERIFY(isOn(rig.of(Capability::ManageArtifacts)));
    }

    void aRefusalOfOneDeviceOutOfScopeConcernsThatDevice()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kRolesV2)
            .json(q("[{'name':'eu','permission_sets_with_scope':[{'name':'DeployToDevices',"
                    "'scope':{'type':'DeviceGroups','value':['eu']}}],'permissions':[]}]"));
        rig.serveEnterprise();
        rig.start({ QStringLiteral("eu") });
        QVERIFY(isOn(rig.of(Capability::Deploy)));
        rig.transport.expect(Verb::Post, kDeployments).reply(403, q("{'error':'forbidden'}"));
        HttpJob *job = rig.transport.send([] {
            RequestSpec spec;
            spec.verb = Verb::Post;
            spec.path = QString(kDeployments).mid(1).split(QLatin1Char('/'));
            return spec;
        }());
        QVERIFY(job);
        rig.clock.advance(10);
        QVERIFY(isOn(rig.of(Capability::Deploy)));
    }

    void askingAnewReadsTheRolesToo()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kRolesV2).reply(403, q("{'error':'forbidden'}"));
        rig.transport.always(Verb::Get, kMe).json(q("{'id':'u','email':'a@b.c','roles':['RBAC_ROLE_PERMIT_ALL']}"));
        rig.serveEnterprise();
        rig.start({ QStringLiteral("RBAC_ROLE_CI") });
        QVERIFY(isOff(rig.of(Capability::Deploy), Reason::NotPermitted));
        QVERIFY(isOn(rig.of(Capability::UploadArtifacts)));
        rig.probe.watch().askAgain();
        rig.clock.advance(100);
        QVERIFY(isOn(rig.of(Capability::Deploy)));
    }

    void signingInAgainAsksAgain()
    {
        Rig rig;
        rig.serveOpenSource();
        rig.start();
        const size_t asked = rig.transport.requests().size();
        rig.start();
        QCOMPARE(rig.transport.requests().size(), 2 * asked);
    }

    void theTableNamesEveryFamilyOnce()
    {
        const auto table = api::versionTable();
        QCOMPARE(table.size(), api::kFamilyCount);
        for (size_t i = 0; i < table.size(); ++i) {
            QCOMPARE(static_cast<size_t>(table[i].family), i);
            QVERIFY(table[i].preferred.version != api::Version::None);
            QVERIFY(qstrlen(table[i].why) > 10);
        }
        for (size_t i = 0; i < kCapabilityCount; ++i) {
            const auto capability = static_cast<Capability>(i);
            const api::AccessSample sample = api::sampleOf(capability);
            const auto found = api::capabilityOf(sample.verb, sample.path);
            // Phases have no request of their own.
            const Capability expected = capability == Capability::PhasedRollouts ? Capability::Deploy : capability;
            QVERIFY2(found && *found == expected, qPrintable(sample.path));
        }
    }
};

DRYDOCK_TEST_MAIN(TestCapabilityProbe)
#include "tst_capabilityprobe.moc"
