// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>

using namespace drydock;
using namespace drydock::test;

namespace {

const QString kReleasesV2 = QStringLiteral("/api/management/v2/deployments/deployments/releases");
const QString kReleasesV1 = QStringLiteral("/api/management/v1/deployments/deployments/releases/list");

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_clock = std::make_unique<FakeClock>();
        auto transport = std::make_unique<FakeTransport>(*m_clock);
        m_transport = transport.get();
        m_transport->setTolerant(true); // what nobody expects is a server's trouble
        SessionIdentity identity;
        identity.user.roles = { QStringLiteral("RBAC_ROLE_CI") };
        m_session = std::make_unique<Session>(std::move(transport), *m_clock, identity);
    }
    void cleanup()
    {
        m_session.reset();
        m_clock.reset();
    }

    void nothingIsProbedUnasked()
    {
        m_clock->advance(60'000);
        QVERIFY(m_transport->requests().empty());
    }

    void theStoresReadByTheVersionThatTheProbeChose()
    {
        m_transport->always(Verb::Get, kReleasesV2).reply(404, "{}");
        m_transport->always(Verb::Get, kReleasesV1)
            .json("[{\"Name\":\"old\",\"Artifacts\":[]}]", { { "X-Total-Count", "1" } });
        const auto subscription = m_session->stores().releases.subscribe();
        m_session->startProbe();
        m_clock->advance(1000);
        QVERIFY(m_session->probe().versions().usesFallback(api::Family::Releases));
        QVERIFY(m_session->stores().releases.find(QStringLiteral("old")));
        QVERIFY(!m_session->stores().releases.freshness().lastError);
    }

    void signingInAsSomebodyElseAsksAnew()
    {
        m_session->startProbe();
        m_clock->advance(10);
        QCOMPARE(m_session->probe().capabilities().roles, QStringList { QStringLiteral("RBAC_ROLE_CI") });
        QVERIFY(!m_session->probe().capabilities()[Capability::UploadArtifacts].isOff());
        m_transport->always(Verb::Get, QStringLiteral("/api/management/v1/deployments/deployments")).json("[]");
        SessionIdentity other;
        other.user.roles = { QStringLiteral("RBAC_ROLE_OBSERVER") };
        m_session->setIdentity(other);
        m_clock->advance(1000);
        QCOMPARE(m_session->probe().capabilities().roles, other.user.roles);
        QVERIFY(m_session->probe().capabilities()[Capability::UploadArtifacts].isOff());
    }

private:
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Session> m_session;
    FakeTransport *m_transport = nullptr;
};

DRYDOCK_TEST_MAIN(TestSession)
#include "tst_session.moc"
