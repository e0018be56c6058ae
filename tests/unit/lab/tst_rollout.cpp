// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deployments in the lab: what is created and refused, what a device gets, counters, abort, decommissioning, phases,
// retries, and the engine that moves simulated devices.
#include "app/lab/deployments/deploymentengine.h"
#include "app/lab/deployments/deploymentservice.h"
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"
#include "tests/support/testmain.h"
#include "tests/unit/lab/labfixture.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;
using namespace std::chrono_literals;

class TestRollout : public QObject {
    Q_OBJECT

private:
    static constexpr int kDevices = 120;
    const QString kBase = QStringLiteral("/api/management/v1/deployments/deployments");
    const QString kDevice = QStringLiteral("/api/devices/v1/deployments/device/deployments");

    void build(Plan plan = Plan::Enterprise);
    void addArtifact(const QString &name, const QStringList &types);
    QString create(const QJsonObject &body, int expected = 201);
    QJsonObject deployment(const QString &id) { return LabFixture::object(m_lab->call(Method::Get, kBase + u'/' + id)); }
    qint64 counted(const QString &id, const QString &state);
    Response next(const DeviceId &device, const QString &artifact = QStringLiteral("old"));
    int report(const DeviceId &device, const QString &id, const QString &status);
    //! Lets the engine run until nothing is due for that long.
    void pass(std::chrono::milliseconds time);
    QJsonArray ids(int count, AuthStatus status = AuthStatus::Accepted);
    DeviceId accepted(int n) { return m_lab->fleet->id(m_lab->rowWith(AuthStatus::Accepted, n)); }

    QTemporaryDir m_folder;
    std::unique_ptr<LabFixture> m_lab;
    std::unique_ptr<SoftwareService> m_software;
    std::unique_ptr<DeploymentStore> m_store;
    std::unique_ptr<Rollout> m_rollout;
    std::unique_ptr<DeploymentEngine> m_engine;
    std::unique_ptr<ConfigurationDeployments> m_configurations;
    std::unique_ptr<DeploymentService> m_service;

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        build();
    }
    void cleanup();
    void creationIsChecked();
    void deviceGoesThrough();
    void sameArtifactIsAlreadyInstalled();
    void wrongTypeHasNoArtifact();
    void conflictingQuestionFails();
    void oneDeploymentAfterTheOther();
    void abortCountsRecords();
    void decommissionedDeviceIsCounted();
    void usedArtifactStays();
    void historyPages();
    void deviceLog();
    void fleetMoves();
    void everyoneFailsWithALog();
    void retriesTryAgain();
    void phasesWait();
    void listFilters();
    void restartGoesOn();
};

void TestRollout::build(Plan plan)
{
    m_lab = std::make_unique<LabFixture>(kDevices, 7, plan);
    m_lab->start(QStringLiteral(":memory:"), noon(), [this](LabContext &context, Fleet &fleet) {
        context.artifactFolder = m_folder.path();
        m_software = std::make_unique<SoftwareService>(context);
        m_store = std::make_unique<DeploymentStore>(context);
        m_rollout = std::make_unique<Rollout>(context, fleet, m_software->store(), *m_store);
        m_engine = std::make_unique<DeploymentEngine>(context, fleet, *m_rollout, *m_store, m_software->store());
        m_configurations = std::make_unique<ConfigurationDeployments>(context, *m_rollout);
        m_service = std::make_unique<DeploymentService>(context, fleet, *m_rollout, *m_store, *m_software, *m_configurations);
    });
    QStringList types;
    for (const Row row : m_lab->fleet->rows()) {
        if (const QString type = m_lab->fleet->deviceType(row); !type.isEmpty() && !types.contains(type))
            types.append(type);
    }
    addArtifact(QStringLiteral("rel-1"), types);
}

void TestRollout::cleanup()
{
    m_service.reset();
    m_engine.reset();
    m_rollout.reset();
    m_store.reset();
    m_software.reset();
    m_lab->stop();
    m_lab.reset();
}

void TestRollout::addArtifact(const QString &name, const QStringList &types)
{
    artifact::NewArtifact wanted;
    wanted.name = name;
    wanted.deviceTypes = types;
    wanted.provides = { { QStringLiteral("rootfs-image.single-file.version"), { name } } };
    wanted.files = { { QStringLiteral("f"), "content" } };
    const QString path = m_folder.filePath(QStringLiteral("new"));
    QVERIFY(artifact::writeArtifact(path, wanted).ok());
    QVERIFY(m_software->store().add(newUuid(), *artifact::readArtifact(path), {}, path, noon()));
}

QString TestRollout::create(const QJsonObject &body, int expected)
{
    QJsonObject whole { { QStringLiteral("name"), QStringLiteral("d") }, { QStringLiteral("artifact_name"), QStringLiteral("rel-1") } };
    for (auto it = body.begin(); it != body.end(); ++it)
        whole.insert(it.key(), it.value());
    const Response response = m_lab->call(Method::Post, kBase, LabFixture::json(whole));
    if (response.status != expected)
        qFatal("status %d: %s", response.status, response.body.constData());
    return QString::fromLatin1(response.header("Location")).section(u'/', -1);
}

qint64 TestRollout::counted(const QString &id, const QString &state)
{
    return LabFixture::object(m_lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/statistics"))).value(state).toInteger();
}

QJsonArray TestRollout::ids(int count, AuthStatus status)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i)
        list.append(m_lab->fleet->id(m_lab->rowWith(status, i)).text);
    return list;
}

Response TestRollout::next(const DeviceId &device, const QString &artifact)
{
    const QJsonObject question { { QStringLiteral("artifact_name"), artifact },
        { QStringLiteral("device_type"), m_lab->fleet->deviceType(m_lab->fleet->find(device)) } };
    return m_lab->call(Method::Post, kDevice + QStringLiteral("/next"), LabFixture::json(question), {}, LabFixture::device(device));
}

int TestRollout::report(const DeviceId &device, const QString &id, const QString &status)
{
    return m_lab->call(Method::Put, kDevice + u'/' + id + QStringLiteral("/status"), LabFixture::json({ { QStringLiteral("status"), status } }), {},
                    LabFixture::device(device)).status;
}

void TestRollout::pass(std::chrono::milliseconds time)
{
    for (std::chrono::milliseconds done { 0 }; done < time; done += 10s) {
        m_lab->parts->clock.advance(10s);
        Transaction transaction(m_lab->parts->db);
        while (m_engine->run(m_lab->parts->clock.now(), 1000) > 0) {
        }
        transaction.commit();
    }
}

void TestRollout::creationIsChecked()
{
    const auto error = [&](const QByteArray &body, const QString &tail = {}) {
        const Response response = m_lab->call(Method::Post, kBase + tail, body);
        return QStringLiteral("%1 %2").arg(response.status).arg(LabFixture::object(response).value(QLatin1String("error")).toString());
    };
    QVERIFY(error("not json").startsWith(QStringLiteral("400 Validating request body: ")));
    QVERIFY(error(R"({"name":"","artifact_name":"rel-1","all_devices":true})").startsWith(QStringLiteral("400 ")));
    QVERIFY(error(R"({"name":"d","artifact_name":"rel-1"})").contains(QStringLiteral("provide list of devices or set all_devices flag")));
    QVERIFY(error(R"({"name":"d","artifact_name":"rel-1","devices":["x"]})").contains(QStringLiteral("not a valid UUID")));
    QCOMPARE(error(R"({"name":"d","artifact_name":"other","all_devices":true})"), QStringLiteral("422 No artifact for the deployment"));
    QCOMPARE(error(R"({"name":"d","artifact_name":"rel-1"})", QStringLiteral("/group/nobody")), QStringLiteral("400 No devices for the deployment"));
    QVERIFY(error(R"({"name":"d","artifact_name":"rel-1","all_devices":true})", QStringLiteral("/group/nobody")).contains(QStringLiteral("neither list of devices")));
    const QString id = create({ { QStringLiteral("all_devices"), true } });
    QCOMPARE(error(R"({"name":"d","artifact_name":"rel-1","all_devices":true})"),
        QStringLiteral("409 Invalid deployment definition: there is already an active deployment with the same parameters"));
    const QJsonObject made = deployment(id);
    QCOMPARE(made.value(QLatin1String("status")).toString(), QStringLiteral("pending"));
    QCOMPARE(made.value(QLatin1String("max_devices")).toInteger(), m_lab->fleet->countByStatus(AuthStatus::Accepted));
    QCOMPARE(made.value(QLatin1String("device_count")).toInteger(), 0);
    QCOMPARE(counted(id, QStringLiteral("pending")), made.value(QLatin1String("max_devices")).toInteger());
    QCOMPARE(m_lab->audit.entries.size(), 1);
    QCOMPARE(m_lab->audit.entries.first().objectType, QStringLiteral("deployment"));
    QCOMPARE(m_lab->call(Method::Get, kBase + QStringLiteral("/no-uuid")).status, 400);
    QCOMPARE(m_lab->call(Method::Get, kBase + u'/' + newUuid()).status, 404);
}

void TestRollout::deviceGoesThrough()
{
    const DeviceId device = accepted(0);
    const QString id = create({ { QStringLiteral("devices"), ids(1) } });
    const Response work = next(device);
    QCOMPARE(work.status, 200);
    const QJsonObject answer = LabFixture::object(work);
    QCOMPARE(answer.value(QLatin1String("id")).toString(), id);
    QVERIFY(answer[QLatin1String("artifact")][QLatin1String("source")][QLatin1String("uri")].toString().contains(QStringLiteral("x-men-signature=")));
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("pending")); // fetching instructions changes nothing
    QCOMPARE(next(device).status, 200); // asking again gets the same
    QCOMPARE(report(device, id, QStringLiteral("downloading")), 204);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("inprogress"));
    QCOMPARE(counted(id, QStringLiteral("downloading")), 1);
    QCOMPARE(counted(id, QStringLiteral("pending")), 0);
    QCOMPARE(report(device, id, QStringLiteral("pending")), 400);
    QCOMPARE(report(device, id, QStringLiteral("aborted")), 400);
    QCOMPARE(report(device, newUuid(), QStringLiteral("installing")), 404);
    QCOMPARE(report(accepted(1), id, QStringLiteral("installing")), 404);
    QCOMPARE(report(device, id, QStringLiteral("installing")), 204);
    QCOMPARE(report(device, id, QStringLiteral("success")), 204);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("finished"));
    QVERIFY(deployment(id).contains(QLatin1String("finished")));
    QCOMPARE(next(device).status, 204);
    // A late report may change a finished record and moves the counters.
    QCOMPARE(report(device, id, QStringLiteral("failure")), 204);
    QCOMPARE(counted(id, QStringLiteral("failure")), 1);
    QCOMPARE(counted(id, QStringLiteral("success")), 0);
}

void TestRollout::sameArtifactIsAlreadyInstalled()
{
    const QString id = create({ { QStringLiteral("devices"), ids(1) } });
    QCOMPARE(next(accepted(0), QStringLiteral("rel-1")).status, 204);
    QCOMPARE(counted(id, QStringLiteral("already-installed")), 1);
    const QString forced = create({ { QStringLiteral("devices"), ids(1) }, { QStringLiteral("force_installation"), true } });
    QCOMPARE(next(accepted(0), QStringLiteral("rel-1")).status, 200);
    QCOMPARE(deployment(forced).value(QLatin1String("device_count")).toInteger(), 1);
}

void TestRollout::wrongTypeHasNoArtifact()
{
    addArtifact(QStringLiteral("for-others"), { QStringLiteral("toaster") });
    const QString id = create({ { QStringLiteral("devices"), ids(1) }, { QStringLiteral("artifact_name"), QStringLiteral("for-others") } });
    QCOMPARE(next(accepted(0)).status, 204);
    QCOMPARE(counted(id, QStringLiteral("noartifact")), 1);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("finished"));
}

void TestRollout::conflictingQuestionFails()
{
    const QString id = create({ { QStringLiteral("devices"), ids(1) } });
    QCOMPARE(next(accepted(0), QStringLiteral("a")).status, 200);
    QCOMPARE(next(accepted(0), QStringLiteral("b")).status, 409);
    QCOMPARE(counted(id, QStringLiteral("failure")), 1);
}

void TestRollout::oneDeploymentAfterTheOther()
{
    addArtifact(QStringLiteral("rel-2"), { m_lab->fleet->deviceType(m_lab->rowWith(AuthStatus::Accepted)) });
    const QString first = create({ { QStringLiteral("devices"), ids(1) } });
    const QString second = create({ { QStringLiteral("devices"), ids(1) }, { QStringLiteral("artifact_name"), QStringLiteral("rel-2") } });
    QCOMPARE(LabFixture::object(next(accepted(0))).value(QLatin1String("id")).toString(), first);
    report(accepted(0), first, QStringLiteral("success"));
    QCOMPARE(LabFixture::object(next(accepted(0), QStringLiteral("rel-1"))).value(QLatin1String("id")).toString(), second);
    report(accepted(0), second, QStringLiteral("success"));
    QCOMPARE(next(accepted(0), QStringLiteral("rel-2")).status, 204);
}

void TestRollout::abortCountsRecords()
{
    const QString id = create({ { QStringLiteral("devices"), ids(5) } });
    const auto abort = [&](const QString &which, const QByteArray &body) {
        return m_lab->call(Method::Put, kBase + u'/' + which + QStringLiteral("/status"), body).status;
    };
    next(accepted(0));
    next(accepted(1));
    report(accepted(0), id, QStringLiteral("success"));
    report(accepted(1), id, QStringLiteral("installing"));
    QCOMPARE(abort(id, R"({"status":"nonsense"})"), 400);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("inprogress"));
    QCOMPARE(abort(id, R"({"status":"aborted"})"), 204);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("finished"));
    QCOMPARE(counted(id, QStringLiteral("success")), 1);
    QCOMPARE(counted(id, QStringLiteral("aborted")), 1);
    QCOMPARE(counted(id, QStringLiteral("pending")), 0); // the three that never asked have vanished
    QCOMPARE(report(accepted(1), id, QStringLiteral("success")), 409);
    QCOMPARE(abort(id, R"({"status":"aborted"})"), 422);
    QCOMPARE(abort(newUuid(), R"({"status":"aborted"})"), 422);
}

void TestRollout::decommissionedDeviceIsCounted()
{
    const QString id = create({ { QStringLiteral("devices"), ids(1) } });
    next(accepted(0));
    report(accepted(0), id, QStringLiteral("downloading"));
    for (const auto &tell : m_lab->parts->context.deviceDecommissioned)
        tell(accepted(0).text);
    QCOMPARE(counted(id, QStringLiteral("decommissioned")), 1);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("finished"));
    QCOMPARE(report(accepted(0), id, QStringLiteral("success")), 409);
}

void TestRollout::usedArtifactStays()
{
    const QString artifacts = QStringLiteral("/api/management/v1/deployments/artifacts");
    const QString artifactId = m_software->store().ofRelease(QStringLiteral("rel-1")).front()->id.text;
    const QString id = create({ { QStringLiteral("devices"), ids(1) } });
    QCOMPARE(m_lab->call(Method::Put, artifacts + u'/' + artifactId, R"({"description":"new"})").status, 204);
    QCOMPARE(m_lab->call(Method::Delete, artifacts + u'/' + artifactId).status, 409);
    const QString releases = QStringLiteral("/api/management/v2/deployments/deployments/releases");
    const Response refused = m_lab->call(Method::Delete, releases + QStringLiteral("?name=rel-1"));
    QCOMPARE(refused.status, 409);
    QCOMPARE(LabFixture::object(refused).value(QLatin1String("active_deployments")).toArray(), QJsonArray { id });
    next(accepted(0));
    QCOMPARE(m_lab->call(Method::Put, artifacts + u'/' + artifactId, R"({"description":"newer"})").status, 422);
    // Another artifact of that name joins the running deployment.
    addArtifact(QStringLiteral("rel-1"), { QStringLiteral("newcomer") });
    m_rollout->artifactAdded(*m_software->store().ofRelease(QStringLiteral("rel-1")).back());
    QCOMPARE(deployment(id).value(QLatin1String("artifacts")).toArray().size(), 2);
    m_lab->call(Method::Put, kBase + u'/' + id + QStringLiteral("/status"), R"({"status":"aborted"})");
    QCOMPARE(m_lab->call(Method::Delete, artifacts + u'/' + artifactId).status, 204);
    QCOMPARE(m_lab->call(Method::Get, releases + QStringLiteral("/rel-1")).status, 200);
    QCOMPARE(m_lab->call(Method::Delete, releases + QStringLiteral("?name=rel-1")).status, 204);
    QCOMPARE(m_lab->call(Method::Get, releases + QStringLiteral("/rel-1")).status, 404);
}

void TestRollout::historyPages()
{
    const DeviceId device = accepted(0);
    for (int i = 0; i < 3; ++i) {
        const QString id = create({ { QStringLiteral("name"), QStringLiteral("d%1").arg(i) }, { QStringLiteral("devices"), ids(1) } });
        next(device);
        report(device, id, i == 1 ? QStringLiteral("failure") : QStringLiteral("success"));
    }
    const QString path = kBase + QStringLiteral("/devices/") + device.text;
    const Response page = m_lab->call(Method::Get, path + QStringLiteral("?per_page=2"));
    QCOMPARE(page.header("X-Total-Count"), QByteArray("3"));
    QCOMPARE(LabFixture::array(page).size(), 2);
    QCOMPARE(LabFixture::array(page)[0][QLatin1String("deployment")][QLatin1String("name")].toString(), QStringLiteral("d2"));
    QCOMPARE(LabFixture::array(m_lab->call(Method::Get, path + QStringLiteral("?status=failure"))).size(), 1);
    QCOMPARE(m_lab->call(Method::Get, path + QStringLiteral("?per_page=21")).status, 400);
    QCOMPARE(m_lab->call(Method::Delete, path + QStringLiteral("/history")).status, 204);
    QCOMPARE(LabFixture::array(m_lab->call(Method::Get, path)).size(), 0);
}

void TestRollout::deviceLog()
{
    const DeviceId device = accepted(0);
    const QString id = create({ { QStringLiteral("devices"), ids(1) } });
    const auto put = [&](const QByteArray &body) {
        return m_lab->call(Method::Put, kDevice + u'/' + id + QStringLiteral("/log"), body, {}, LabFixture::device(device)).status;
    };
    const QByteArray log = R"({"messages":[{"timestamp":"2026-11-23T01:38:21.5Z","level":"info","message":"hello"}]})";
    QCOMPARE(put(log), 404); // it never asked
    next(device);
    QCOMPARE(put(R"({"messages":[]})"), 400);
    QCOMPARE(put(R"({"messages":[{"level":"info","message":"no time"}]})"), 400);
    QCOMPARE(put(log), 204);
    const Response read = m_lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/devices/") + device.text + QStringLiteral("/log"));
    QCOMPARE(read.header("Content-Type"), QByteArray("text/plain"));
    QCOMPARE(read.body, QByteArray("2026-11-23 01:38:21.5 +0000 UTC info: hello\n"));
    QCOMPARE(m_lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/devices/") + accepted(1).text + QStringLiteral("/log")).status, 404);
}

void TestRollout::fleetMoves()
{
    m_lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.0);
    const QString id = create({ { QStringLiteral("all_devices"), true } });
    pass(60s);
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("inprogress"));
    pass(30min);
    qint64 online = 0;
    for (const Row row : m_lab->fleet->acceptedRows())
        online += m_lab->fleet->isOnline(row) ? 1 : 0;
    QVERIFY(online > 0);
    QVERIFY(counted(id, QStringLiteral("success")) >= online);
    QCOMPARE(counted(id, QStringLiteral("failure")), 0);
    const Row row = m_lab->rowWith(AuthStatus::Accepted);
    if (m_lab->fleet->isOnline(row)) {
        QCOMPARE(m_lab->fleet->artifactName(row), QStringLiteral("rel-1"));
        QCOMPARE(m_lab->fleet->text(row, QStringLiteral("inventory"), QStringLiteral("rootfs-image.single-file.version")), QStringLiteral("rel-1"));
    }
}

void TestRollout::everyoneFailsWithALog()
{
    m_lab->fleet->setFailureShare(QStringLiteral("rel-1"), 1.0);
    const QString id = create({ { QStringLiteral("all_devices"), true } });
    pass(30min);
    QCOMPARE(counted(id, QStringLiteral("success")), 0);
    QVERIFY(counted(id, QStringLiteral("failure")) > 0);
    const Response list = m_lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/devices/list?status=failure&per_page=500"));
    QCOMPARE(LabFixture::array(list).size(), counted(id, QStringLiteral("failure")));
    for (const QJsonValue &device : LabFixture::array(list)) {
        QVERIFY(device[QLatin1String("log")].toBool());
        const Response log = m_lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/devices/") + device[QLatin1String("id")].toString() + QStringLiteral("/log"));
        QVERIFY(log.body.contains(" +0000 UTC error: "));
    }
}

void TestRollout::retriesTryAgain()
{
    m_lab->fleet->setFailureShare(QStringLiteral("rel-1"), 1.0);
    m_lab->fleet->setFailureShare(QStringLiteral("rel-1#2"), 0.0);
    const QString id = create({ { QStringLiteral("all_devices"), true }, { QStringLiteral("retries"), 1 } });
    pass(40min);
    QCOMPARE(counted(id, QStringLiteral("failure")), 0);
    QVERIFY(counted(id, QStringLiteral("success")) > 0);
    const QJsonArray list = LabFixture::array(m_lab->call(Method::Get, kBase + u'/' + id + QStringLiteral("/devices/list?status=success")));
    QCOMPARE(list[0][QLatin1String("attempts")].toInteger(), 2);
}

void TestRollout::phasesWait()
{
    const auto at = [](std::chrono::hours in) { return QString::fromLatin1(Timestamp { noon().ms + std::chrono::milliseconds(in).count() }.toRfc3339()); };
    const QJsonArray phases { QJsonObject { { QStringLiteral("batch_size"), 20 }, { QStringLiteral("start_ts"), at(1h) } },
        QJsonObject { { QStringLiteral("start_ts"), at(5h) } } };
    const QString id = create({ { QStringLiteral("devices"), ids(10) }, { QStringLiteral("phases"), phases }, { QStringLiteral("force_installation"), true } });
    QCOMPARE(deployment(id).value(QLatin1String("status")).toString(), QStringLiteral("scheduled"));
    QCOMPARE(LabFixture::array(m_lab->call(Method::Get, kBase + QStringLiteral("?status=scheduled"))).size(), 1);
    QCOMPARE(next(accepted(0)).status, 204);
    m_lab->parts->clock.advance(2h);
    QCOMPARE(next(accepted(0)).status, 200);
    QCOMPARE(next(accepted(5)).status, 204); // of the second phase
    m_lab->parts->clock.advance(4h);
    QCOMPARE(next(accepted(5)).status, 200);
    cleanup();
    build(Plan::OpenSource);
    // The open source server does not know phases and passes them over.
    const QString open = create({ { QStringLiteral("devices"), ids(10) }, { QStringLiteral("phases"), phases }, { QStringLiteral("retries"), 2 } });
    QVERIFY(!deployment(open).contains(QLatin1String("phases")));
    QVERIFY(!deployment(open).contains(QLatin1String("retries")));
    QCOMPARE(m_lab->call(Method::Get, kBase + QStringLiteral("?status=scheduled")).status, 400);
}

void TestRollout::listFilters()
{
    for (int i = 0; i < 4; ++i) {
        create({ { QStringLiteral("name"), QStringLiteral("Wave %1").arg(i) }, { QStringLiteral("devices"), ids(i + 1) } });
        m_lab->parts->clock.advance(1h);
    }
    const auto names = [&](const QString &query) {
        QStringList found;
        for (const QJsonValue &item : LabFixture::array(m_lab->call(Method::Get, kBase + query)))
            found.append(item[QLatin1String("name")].toString().section(u' ', 1));
        return found.join(u' ');
    };
    QCOMPARE(names({}), QStringLiteral("3 2 1 0"));
    QCOMPARE(names(QStringLiteral("?sort=asc&per_page=3")), QStringLiteral("0 1 2"));
    QCOMPARE(names(QStringLiteral("?search=wave%202")), QStringLiteral("2"));
    QCOMPARE(names(QStringLiteral("?search=REL-1&page=2&per_page=3")), QStringLiteral("0"));
    QCOMPARE(names(QStringLiteral("?status=finished")), QString());
    QCOMPARE(names(QStringLiteral("?created_after=%1").arg(noon().ms / 1000 + 1800)), QStringLiteral("3 2 1"));
    QCOMPARE(names(QStringLiteral("?created_before=%1").arg(noon().ms / 1000 + 1800)), QStringLiteral("0"));
    QCOMPARE(m_lab->call(Method::Get, kBase + QStringLiteral("?status=odd")).status, 400);
    const QJsonArray all = LabFixture::array(m_lab->call(Method::Get, kBase));
    const QByteArray wanted = LabFixture::json({ { QStringLiteral("deployment_ids"), QJsonArray { all[0][QLatin1String("id")], all[3][QLatin1String("id")] } } });
    const QJsonArray statistics = LabFixture::array(m_lab->call(Method::Post, kBase + QStringLiteral("/statistics/list"), wanted));
    QCOMPARE(statistics.size(), 2);
    QCOMPARE(statistics[0][QLatin1String("stats")][QLatin1String("pending")].toInteger(), 4);
    QCOMPARE(m_lab->callOdd(Method::Post, kBase + QStringLiteral("/statistics/list"), R"({"deployment_ids":[]})").body, QByteArray("{}"));
    const QJsonArray targets = LabFixture::array(m_lab->call(Method::Get, kBase + u'/' + all[0][QLatin1String("id")].toString() + QStringLiteral("/device_list")));
    QCOMPARE(targets, ids(4));
}

void TestRollout::restartGoesOn()
{
    m_lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.0);
    const QString id = create({ { QStringLiteral("all_devices"), true } });
    pass(40s);
    const QByteArray before = m_lab->call(Method::Get, kBase + u'/' + id).body;
    // The same database read anew, as at a start.
    DeploymentStore again(m_lab->parts->context);
    again.load();
    QCOMPARE(api::toJson(again.find(id)->d), before);
    Rollout rollout(m_lab->parts->context, *m_lab->fleet, m_software->store(), again);
    DeploymentEngine engine(m_lab->parts->context, *m_lab->fleet, rollout, again, m_software->store());
    engine.opened();
    engine.run(m_lab->parts->clock.now(), 0);
    QVERIFY(engine.waiting() > 0);
    for (int i = 0; i < 200; ++i) {
        m_lab->parts->clock.advance(10s);
        while (engine.run(m_lab->parts->clock.now(), 1000) > 0) {
        }
    }
    const api::DeploymentStatistics &counts = again.find(id)->d.statistics;
    QVERIFY(counts[DeviceState::Success] > 0);
    QCOMPARE(counts[DeviceState::Downloading] + counts[DeviceState::Installing] + counts[DeviceState::Rebooting], 0);
}

DRYDOCK_TEST_MAIN(TestRollout)
#include "tst_rollout.moc"
