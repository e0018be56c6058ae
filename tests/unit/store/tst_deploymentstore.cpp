// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;
using api::DeploymentStatus;
using api::DeviceState;

namespace {

DeploymentId id(const char *text)
{
    return DeploymentId(QString::fromLatin1(text));
}

int sent(const SoftwareRig &rig, Verb verb)
{
    return static_cast<int>(std::count_if(rig.transport.requests().begin(), rig.transport.requests().end(),
        [verb](const FakeRequest &request) { return request.verb == verb; }));
}

api::NewDeployment wanted()
{
    api::NewDeployment deployment;
    deployment.name = QStringLiteral("spring");
    deployment.artifactName = QStringLiteral("release-1");
    deployment.target = api::DeploymentTarget::Group;
    deployment.group = QStringLiteral("eu-north");
    return deployment;
}

QString groupPath()
{
    return kDeployments + QStringLiteral("/group/eu-north");
}

} // namespace

class TestDeploymentStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void readsRunningScheduledAndFinished()
    {
        SoftwareRig rig;
        rig.serveDeployments({ makeDeployment(QStringLiteral("run"), DeploymentStatus::InProgress),
            makeDeployment(QStringLiteral("wait"), DeploymentStatus::Pending),
            makeDeployment(QStringLiteral("later"), DeploymentStatus::Scheduled),
            makeDeployment(QStringLiteral("done"), DeploymentStatus::Finished) });
        const auto active = rig.deployments.subscribeActive();
        const auto finished = rig.deployments.subscribeFinished();
        QVERIFY(!rig.deployments.freshness().hasData());
        rig.clock.advance(100);
        QCOMPARE(rig.deployments.table().size(), 4);
        QVERIFY(rig.deployments.freshness().hasData());
        QVERIFY(rig.deployments.knowsScheduled());
    }

    void aServerWithoutScheduledOnesIsAskedOnce()
    {
        SoftwareRig rig;
        rig.serveDeployments({ makeDeployment(QStringLiteral("run"), DeploymentStatus::InProgress) }, false);
        const auto active = rig.deployments.subscribeActive();
        rig.clock.advance(10 * 60'000);
        QVERIFY(!rig.deployments.knowsScheduled());
        QVERIFY(!rig.polls.freshness(DeploymentStore::kActiveKey).lastError);
        QCOMPARE(rig.deployments.table().size(), 1);
        const auto asked = std::count_if(rig.transport.requests().begin(), rig.transport.requests().end(),
            [](const FakeRequest &request) {
                return request.queryValue(QStringLiteral("status")) == QLatin1String("scheduled");
            });
        QCOMPARE(asked, 1);
    }

    void whatLeavesTheActiveListIsReadSingly()
    {
        SoftwareRig rig;
        rig.serveDeployments({ makeDeployment(QStringLiteral("a"), DeploymentStatus::InProgress),
            makeDeployment(QStringLiteral("gone"), DeploymentStatus::InProgress) });
        const auto active = rig.deployments.subscribeActive();
        rig.clock.advance(100);
        rig.transport.clearExpectations();
        rig.transport.always(Verb::Get, kDeployments + QStringLiteral("/gone")).reply(404, R"({"error":"none"})");
        rig.serveDeployments({ makeDeployment(QStringLiteral("a"), DeploymentStatus::Finished) });
        QSignalSpy changed(&rig.deployments, &DeploymentStore::changed);
        rig.clock.advance(6000);
        QVERIFY(rig.deployments.find(id("a"))->status == DeploymentStatus::Finished);
        QVERIFY(!rig.deployments.find(id("gone")));
        QCOMPARE(changed.count(), 2);
    }

    void theHistoryIsReadWholeOnceAndThenByItsHead()
    {
        SoftwareRig rig;
        std::vector<api::Deployment> history;
        for (int i = 0; i < 30; ++i)
            history.push_back(makeDeployment(QString::number(i), DeploymentStatus::Finished));
        rig.serveDeployments(history);
        const auto finished = rig.deployments.subscribeFinished();
        rig.clock.advance(100);
        QTRY_COMPARE(rig.deployments.table().size(), 30);
        const size_t asked = rig.transport.requests().size();
        rig.clock.advance(70'000);
        QVERIFY(rig.transport.requests().size() > asked);
        for (size_t i = asked; i < rig.transport.requests().size(); ++i)
            QCOMPARE(rig.transport.requests().at(i).queryValue(QStringLiteral("per_page")), QStringLiteral("20"));

        // One was deleted: the total fell, the whole is read again.
        rig.transport.clearExpectations();
        history.erase(history.begin() + 25);
        rig.serveDeployments(history);
        rig.clock.advance(40'000);
        QTRY_COMPARE(rig.deployments.table().size(), 29);
        QVERIFY(!rig.deployments.find(id("25")));
    }

    void createIsSentOnce()
    {
        SoftwareRig rig;
        rig.transport.expect(Verb::Post, groupPath())
            .withBody("spring")
            .reply(201, {}, { { "Location", "/api/management/v1/deployments/deployments/new" } });
        QSignalSpy created(&rig.deployments, &DeploymentStore::deploymentCreated);
        std::optional<DeploymentId> got;
        rig.deployments.create(QStringLiteral("t"), wanted(), this,
            [&](const Result<DeploymentId> &result) { got = result.ok() ? *result : DeploymentId(); });
        rig.clock.advance(100);
        QCOMPARE(got->text, QStringLiteral("new"));
        QCOMPARE(created.count(), 1);
        QCOMPARE(sent(rig, Verb::Post), 1);
    }

    void aLostCreateIsLookedUp_data()
    {
        QTest::addColumn<bool>("happened");
        QTest::newRow("it had happened") << true;
        QTest::newRow("it had not happened") << false;
    }
    void aLostCreateIsLookedUp()
    {
        QFETCH(bool, happened);
        SoftwareRig rig;
        // A namesake from before must not be taken for the new one.
        api::Deployment namesake = makeDeployment(QStringLiteral("before"), DeploymentStatus::Pending);
        namesake.name = QStringLiteral("spring");
        namesake.created = rig.clock.now();
        rig.deployments.adopt(namesake);
        api::Deployment made = namesake;
        made.id = id("made");
        rig.transport.expect(Verb::Post, groupPath()).fail(ErrorKind::Timeout);
        rig.transport.expect(Verb::Get, kDeployments)
            .json(jsonList(happened ? std::vector { made, namesake } : std::vector { namesake }), total(1));
        std::optional<Result<DeploymentId>> got;
        rig.deployments.create(
            QStringLiteral("t"), wanted(), this, [&](const Result<DeploymentId> &result) { got = result; });
        rig.clock.advance(120'000);
        QVERIFY(got.has_value());
        QCOMPARE(got->ok(), happened);
        if (happened)
            QCOMPARE(got->value().text, QStringLiteral("made"));
        else
            QVERIFY(got->error().kind == ErrorKind::Timeout);
        QCOMPARE(sent(rig, Verb::Post), 1);
        QVERIFY(rig.transport.isSatisfied());
    }

    void abortMarksTheRowAndReadsItAgain()
    {
        SoftwareRig rig;
        rig.serveDeployments({ makeDeployment(QStringLiteral("a"), DeploymentStatus::InProgress) });
        const auto active = rig.deployments.subscribeActive();
        rig.clock.advance(100);
        rig.transport.clearExpectations();
        rig.transport.expect(Verb::Put, kDeployments + QStringLiteral("/a/status")).withBody("aborted").reply(204).after(50);
        api::Deployment aborted = makeDeployment(QStringLiteral("a"), DeploymentStatus::Finished);
        aborted.statistics = {};
        aborted.statistics[DeviceState::Aborted] = 3;
        rig.serveDeployments({ aborted });
        int answers = 0;
        rig.deployments.abort(QStringLiteral("t"), id("a"), this, [&](const Status &status) {
            QVERIFY(status.ok());
            ++answers;
        });
        QVERIFY(rig.deployments.isPending(id("a")));
        rig.clock.advance(200);
        QCOMPARE(answers, 1);
        QVERIFY(!rig.deployments.isPending(id("a")));
        QVERIFY(rig.deployments.find(id("a"))->status == DeploymentStatus::Finished);
    }

    void theDetailKnowsDevicesThatNeverAsked()
    {
        SoftwareRig rig;
        const QString base = kDeployments + QStringLiteral("/a");
        rig.serveDeployments({ makeDeployment(QStringLiteral("a"), DeploymentStatus::InProgress, 3) });
        api::DeploymentDevice device;
        device.id = DeviceId(QStringLiteral("d1"));
        device.state = DeviceState::Failure;
        device.stateText = QStringLiteral("failure");
        device.created = { 1795413000000 };
        device.hasLog = true;
        rig.transport.always(Verb::Get, base + QStringLiteral("/devices/list"))
            .json(jsonList<api::DeploymentDevice>({ device }), total(1));
        rig.transport.always(Verb::Get, base + QStringLiteral("/device_list")).json(R"(["d1","d2","d3"])");
        rig.transport.expect(Verb::Get, base + QStringLiteral("/devices/d1/log"))
            .reply(200, "no space left", { { "Content-Type", "text/plain" } });
        rig.detail.setActive(true);
        rig.detail.setDeployment(id("a"));
        rig.clock.advance(100);
        QVERIFY(rig.detail.devicesLoaded());
        QCOMPARE(rig.detail.devices().size(), 3);
        QVERIFY(rig.detail.devices().find(DeviceId(QStringLiteral("d1")))->state == DeviceState::Failure);
        QVERIFY(rig.detail.devices().find(DeviceId(QStringLiteral("d3")))->state == DeviceState::Pending);
        QString log;
        rig.detail.fetchLog(device.id, this, [&](const Result<QString> &result) { log = result.ok() ? *result : QString(); });
        rig.clock.advance(100);
        QCOMPARE(log, QStringLiteral("no space left"));

        // The same statistics: the deployment is polled, its devices are not listed again at once.
        const auto lists = [&] {
            return std::count_if(rig.transport.requests().begin(), rig.transport.requests().end(),
                [&](const FakeRequest &request) { return request.path == base + QStringLiteral("/devices/list"); });
        };
        QCOMPARE(lists(), 1);
        rig.clock.advance(11'000);
        QCOMPARE(lists(), 1);
        QCOMPARE(rig.detail.devices().size(), 3);

        rig.detail.setDeployment(id("other"));
        QCOMPARE(rig.detail.devices().size(), 0);
        rig.detail.setActive(false);
    }

    void aFinishedDetailKeepsItsDevices()
    {
        SoftwareRig rig;
        const QString base = kDeployments + QStringLiteral("/a");
        rig.serveDeployments({ makeDeployment(QStringLiteral("a"), DeploymentStatus::Finished, 1) });
        api::DeploymentDevice device;
        device.id = DeviceId(QStringLiteral("d1"));
        device.state = DeviceState::Success;
        device.stateText = QStringLiteral("success");
        device.created = { 1795413000000 };
        rig.transport.always(Verb::Get, base + QStringLiteral("/devices/list"))
            .json(jsonList<api::DeploymentDevice>({ device }), total(1));
        rig.transport.always(Verb::Get, base + QStringLiteral("/device_list")).json(R"(["d1"])");
        rig.detail.setActive(true);
        rig.detail.setDeployment(id("a"));
        rig.clock.advance(120'000);
        QCOMPARE(rig.detail.devices().size(), 1);
    }
};

DRYDOCK_TEST_MAIN(TestDeploymentStore)
#include "tst_deploymentstore.moc"
