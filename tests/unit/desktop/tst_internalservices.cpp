// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session and the internal services of its server: off unless configured, without anybody's token, under the same
// write guard, and gone with the session.
#include "app/desktop/session.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

using namespace drydock;
using namespace drydock::test;
using api::InternalService;

class TestInternalServices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void offUnlessConfigured()
    {
        FakeClock clock;
        Session session(std::make_unique<FakeTransport>(clock), clock, {});
        QVERIFY(session.internalApi() == nullptr);
    }

    void onlyTheConfiguredServiceWithoutAToken()
    {
        FakeClock clock;
        InternalTransports transports;
        auto made = std::make_unique<FakeTransport>(clock, QUrl(QStringLiteral("http://localhost:8081")));
        FakeTransport &users = *made;
        transports.emplace(InternalService::UserAdm, std::move(made));
        Session session(std::make_unique<FakeTransport>(clock), clock, {}, std::move(transports));
        const api::InternalApi *internal = session.internalApi();
        QVERIFY(internal != nullptr);
        QCOMPARE(internal->services(), QList<InternalService> { InternalService::UserAdm });
        QVERIFY(!internal->devices());

        users.expect(Verb::Get, "/api/internal/v1/useradm/health").reply(204);
        int healthy = 0;
        auto health = internal->service(InternalService::UserAdm)->health().then(this, [&healthy](const Status &status) {
            healthy += status.ok() ? 1 : 0;
        });
        clock.settle();
        QCOMPARE(healthy, 1);
        // Even a transport that holds a token does not send it.
        QVERIFY(users.hasToken());
        QVERIFY(users.lastRequest().header("Authorization").isEmpty());
        QCOMPARE(users.lastRequest().url.port(), 8081);
    }

    void underTheSameGuard()
    {
        FakeClock clock;
        InternalTransports transports;
        auto made = std::make_unique<FakeTransport>(clock);
        FakeTransport &devices = *made;
        transports.emplace(InternalService::DeviceAuth, std::move(made));
        Session session(std::make_unique<FakeTransport>(clock), clock, {}, std::move(transports));
        session.setWriteGuard(WriteGuard::ReadOnly);
        QCOMPARE(session.transport().writeGuard(), WriteGuard::ReadOnly);
        const TenantId tenant(QStringLiteral("t"));
        std::optional<Status> limit;
        std::optional<Status> revoked;
        auto set = session.internalApi()->devices()->setDeviceLimit(tenant, 5).then(
            this, [&limit](const Status &status) { limit = status; });
        auto revoke = session.internalApi()->devices()->revokeTokens(tenant, {}).then(
            this, [&revoked](const Status &status) { revoked = status; });
        clock.settle();
        QCOMPARE(limit->error().kind, ErrorKind::ReadOnly);
        QCOMPARE(revoked->error().kind, ErrorKind::ReadOnly);
        QVERIFY(devices.requests().empty());
    }
};

DRYDOCK_TEST_MAIN(TestInternalServices)
#include "tst_internalservices.moc"
