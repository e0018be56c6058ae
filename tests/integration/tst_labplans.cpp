// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the lab answers to the capability probe under each of its plans, over real sockets: what a real server of that
// plan would make of it.
#include "app/lab/labserver.h"
#include "models/api/useradm.h"
#include "models/rest/qnamtransport.h"
#include "models/store/capabilityprobe.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>

using namespace drydock;

namespace {

using Reason = AvailabilityReason;

bool isOn(const Availability &availability)
{
    return availability.state == AvailabilityState::Available;
}

bool isOff(const Availability &availability, Reason reason)
{
    return availability == Availability { AvailabilityState::Unavailable, reason };
}

} // namespace

class TestLabPlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void cleanup()
    {
        m_signIn.cancel();
        m_probe.reset();
        m_transport.reset();
        m_lab.reset();
    }

    void openSource()
    {
        probe(lab::Plan::OpenSource);
        const Capabilities &can = m_probe->capabilities();
        QVERIFY(can.plan.kind == PlanKind::OpenSource);
        QVERIFY(!can.plan.multiTenant);
        QVERIFY(can.roles.isEmpty());
        QVERIFY(m_probe->tenantToken().isEmpty());
        for (const Capability off : { Capability::ReadAuditLog, Capability::SavedFilters, Capability::ManageRoles,
                 Capability::ManageTenants, Capability::Monitor, Capability::PhasedRollouts })
            QVERIFY2(isOff(can[off], Reason::NotInPlan), qPrintable(QString::number(static_cast<int>(off))));
        QVERIFY(m_probe->versions().usesFallback(api::Family::DeviceLimits));
        checkCommon();
    }

    void professional()
    {
        probe(lab::Plan::Professional);
        const Capabilities &can = m_probe->capabilities();
        QVERIFY(can.plan.kind == PlanKind::Professional);
        QVERIFY(can.plan.multiTenant);
        QVERIFY(!m_probe->tenantToken().isEmpty());
        QVERIFY(isOn(can[Capability::ReadAuditLog]));
        QVERIFY(isOn(can[Capability::SavedFilters]));
        QVERIFY(isOff(can[Capability::ManageRoles], Reason::NotInPlan));
        QVERIFY(isOff(can[Capability::PhasedRollouts], Reason::NotInPlan));
        QVERIFY(can.roles.isEmpty());
        QCOMPARE(can.plan.addOns.size(), size_t { 3 });
        QVERIFY(isOn(can[Capability::Monitor]));
        checkCommon();
    }

    void enterprise()
    {
        probe(lab::Plan::Enterprise);
        const Capabilities &can = m_probe->capabilities();
        QVERIFY(can.plan.kind == PlanKind::Enterprise);
        QVERIFY(isOn(can[Capability::ReadAuditLog]));
        QVERIFY(isOn(can[Capability::ManageRoles]));
        QVERIFY(isOn(can[Capability::PhasedRollouts]));
        QVERIFY(isOff(can[Capability::ManageTenants], Reason::NotServiceProvider));
        QCOMPARE(can.roles, QStringList { QStringLiteral("RBAC_ROLE_PERMIT_ALL") });
        QVERIFY(!m_probe->versions().usesFallback(api::Family::Roles));
        QVERIFY(!m_probe->versions().usesFallback(api::Family::DeviceLimits));
        QVERIFY(!m_probe->versions().usesFallback(api::Family::OwnTenant));
        checkCommon();
    }

private:
    void probe(lab::Plan plan)
    {
        lab::LabOptions options;
        options.plan = plan;
        m_lab = std::make_unique<lab::LabServer>();
        QString problem;
        QVERIFY2(m_lab->start(options, problem) == lab::LabProblem::None, qPrintable(problem));
        ServerEndpoint endpoint;
        endpoint.baseUrl = QUrl(m_lab->ready().url);
        endpoint.proxy.kind = ProxySettings::Kind::None;
        m_transport = std::make_unique<QnamTransport>(endpoint, m_clock);
        m_probe = std::make_unique<CapabilityProbe>(*m_transport, m_clock);
        const api::UserAdmApi users(*m_transport);
        api::SignIn who;
        who.email = m_lab->ready().user;
        who.password = m_lab->ready().password;
        QByteArray token;
        m_signIn = users.signIn(who).then(this, [&token](const Result<api::SignInAnswer> &answer) {
            if (answer.ok())
                token = answer->token;
        });
        QTRY_VERIFY(!token.isEmpty());
        m_transport->setToken(token);
        std::optional<api::User> user;
        auto me = users.me().then(this, [&user](const Result<api::User> &answer) {
            if (answer.ok())
                user = *answer;
        });
        QTRY_VERIFY(user);
        m_probe->start({ user->roles, api::readTokenClaims(token)->plan });
        QTRY_VERIFY(m_probe->watch().isComplete());
    }

    //! Every plan has these.
    void checkCommon()
    {
        const Capabilities &can = m_probe->capabilities();
        for (const Capability on : { Capability::ReadDevices, Capability::ManageDevices, Capability::ManageGroups,
                 Capability::ReadReleases, Capability::UploadArtifacts, Capability::ChangeReleases,
                 Capability::ReadDeployments, Capability::Deploy, Capability::ManageUsers })
            QVERIFY2(isOn(can[on]), qPrintable(QString::number(static_cast<int>(on))));
        QVERIFY(!m_probe->versions().usesFallback(api::Family::Releases));
    }

    SystemClock m_clock;
    std::unique_ptr<lab::LabServer> m_lab;
    std::unique_ptr<QnamTransport> m_transport;
    std::unique_ptr<CapabilityProbe> m_probe;
    Call<api::SignInAnswer> m_signIn;
};

DRYDOCK_TEST_MAIN(TestLabPlans)
#include "tst_labplans.moc"
