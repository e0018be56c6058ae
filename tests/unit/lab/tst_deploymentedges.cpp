// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's deployments at their edges: internal operations, what the open source server lacks, bad input, and that
// memory and disk stay equal through failed transactions, broken rows and restarts.
#include "tests/support/testmain.h"
#include "tests/unit/lab/rolloutrig.h"

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;
using namespace std::chrono_literals;

namespace {

QString errorOf(const Response &response)
{
    return QStringLiteral("%1 %2").arg(response.status).arg(LabFixture::object(response).value(QLatin1String("error")).toString());
}

QJsonObject pauseAt(const QString &state, const QString &action = QStringLiteral("pause"))
{
    return { { QStringLiteral("priority"), 1 },
        { QStringLiteral("states"), QJsonObject { { state, QJsonObject { { QStringLiteral("action"), action } } } } } };
}

} // namespace

class TestDeploymentEdges : public QObject {
    Q_OBJECT

private:
    void build(Plan plan = Plan::Enterprise, qint64 devices = 60)
    {
        m_rig.reset();
        m_rig = std::make_unique<RolloutRig>(devices, plan);
        m_rig->addArtifact(QStringLiteral("rel-1"), m_rig->types);
    }
    Response call(Method method, const QString &path, const QJsonObject &body = {}) { return m_rig->lab->call(method, path, LabFixture::json(body)); }

    std::unique_ptr<RolloutRig> m_rig;

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        build();
    }
    void cleanup() { m_rig.reset(); }
    void internalOperations();
    void openSourceLacks();
    void artifactsForDevices();
    void failedTransactionIsForgotten();
    void brokenRowIsAnError();
    void restartKeepsAll();
    void olderFolderIsTakenOver();
    void oddInputIsRefused();
};

void TestDeploymentEdges::internalOperations()
{
    const DeviceId device = m_rig->accepted(0);
    const QString id = m_rig->createFor(device);
    m_rig->next(device);
    const QString root = QStringLiteral("/api/internal/v1/deployments/tenants");
    const auto get = [&](const QString &tail) { return m_rig->lab->call(Method::Get, root + tail); };
    QCOMPARE(call(Method::Post, root, { { QStringLiteral("tenant_id"), QStringLiteral("t") } }).status, 201);
    QCOMPARE(call(Method::Post, root).status, 400);
    for (const QString &tenant : { QString(), QStringLiteral("/t") }) { // without tenants the id is empty, and the path is shorter
        m_rig->lab->odd = tenant.isEmpty(); // no operation of the contract has this path
        QCOMPARE(get(tenant + QStringLiteral("/deployments")).header("X-Total-Count"), QByteArray("1"));
        const QJsonArray history = LabFixture::array(get(tenant + QStringLiteral("/deployments/devices/") + device.text));
        QCOMPARE(history[0][QLatin1String("deployment")][QLatin1String("id")].toString(), id);
        const QString record = history[0][QLatin1String("id")].toString();
        QCOMPARE(LabFixture::array(get(tenant + QStringLiteral("/deployments/devices?id=") + record)), history);
        QCOMPARE(LabFixture::array(get(tenant + QStringLiteral("/deployments/devices?id=") + newUuid())).size(), 0);
        const QJsonObject last = LabFixture::object(call(Method::Post, root + tenant + QStringLiteral("/devices/deployments/last"),
            { { QStringLiteral("device_ids"), QJsonArray { device.text, newUuid() } } }));
        const QJsonArray statuses = last.value(QLatin1String("device_deployment_last_statuses")).toArray();
        QCOMPARE(statuses.size(), 1);
        QCOMPARE(statuses[0][QLatin1String("device_deployment_status")].toString(), QStringLiteral("pending"));
        QCOMPARE(statuses[0][QLatin1String("device_deployment_id")].toString(), record);
        QCOMPARE(get(tenant + QStringLiteral("/deployments/%1/groups").arg(id)).status, 200);
        QCOMPARE(get(tenant + QStringLiteral("/deployments/%1/groups").arg(newUuid())).status, 404);
    }
    m_rig->lab->odd = false;
    QCOMPARE(call(Method::Post, root + QStringLiteral("/t/devices/deployments/last")).status, 400);
    // The word "scheduled" is for people alone.
    const QJsonArray phases { QJsonObject { { QStringLiteral("batch_size"), 50 }, { QStringLiteral("start_ts"), QStringLiteral("2099-01-01T00:00:00Z") } },
        QJsonObject { { QStringLiteral("start_ts"), QStringLiteral("2099-01-02T00:00:00Z") } } };
    const QString later = m_rig->create({ { QStringLiteral("all_devices"), true }, { QStringLiteral("phases"), phases } });
    QCOMPARE(m_rig->status(later), QStringLiteral("scheduled"));
    const auto asService = m_rig->lab->call(Method::Get, root + QStringLiteral("/t/deployments"), {}, {}, Identity {});
    QCOMPARE(LabFixture::array(asService)[0][QLatin1String("status")].toString(), QStringLiteral("pending"));
    QCOMPARE(m_rig->lab->call(Method::Delete, root + QStringLiteral("/t/deployments/devices/") + device.text).status, 204);
    QCOMPARE(m_rig->recordState(id, device), QStringLiteral("decommissioned"));
    QCOMPARE(m_rig->lab->call(Method::Delete, root + QStringLiteral("/t")).status, 204);
    QCOMPARE(get(QStringLiteral("/t/deployments")).header("X-Total-Count"), QByteArray("0"));
    m_rig->pass(1min); // steps of what is gone do no harm
    QVERIFY(!m_rig->createFor(device).isEmpty());
}

void TestDeploymentEdges::openSourceLacks()
{
    build(Plan::OpenSource);
    const DeviceId device = m_rig->accepted(0);
    const QString id = m_rig->createFor(device, { { QStringLiteral("retries"), 3 }, { QStringLiteral("update_control_map"), pauseAt(QStringLiteral("ArtifactInstall_Enter")) } });
    QVERIFY(!id.isEmpty());
    QVERIFY(!m_rig->deployment(id).contains(QLatin1String("update_control_map")));
    QCOMPARE(m_rig->nextV2(device).status, 404);
    QCOMPARE(m_rig->next(device).status, 200);
    m_rig->report(device, id, QStringLiteral("failure"));
    QCOMPARE(m_rig->counted(id, QStringLiteral("failure")), 1);
    const QJsonObject entry = LabFixture::array(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + id + QStringLiteral("/devices")))[0].toObject();
    QVERIFY(!entry.contains(QLatin1String("attempts")) && !entry.contains(QLatin1String("device_type")));
    QVERIFY(!m_rig->lab->parts->router.match(Method::Post, m_rig->kBaseV2.split(u'/', Qt::SkipEmptyParts)).route);
    QVERIFY(!m_rig->lab->parts->router.match(Method::Patch, (m_rig->kBase + u'/' + id).split(u'/', Qt::SkipEmptyParts)).route);
    for (const QString &path : { QStringLiteral("/api/devices/v1/deployments/artifacts"),
             QStringLiteral("/api/management/v1alpha1/deployments/deployments/%1/devices/%2/log").arg(id, device.text),
             QStringLiteral("/api/management/v1/deployments/%1/devices/%2/delta/status").arg(id, device.text) })
        QCOMPARE(m_rig->lab->call(Method::Get, path).status, 404);
    build(Plan::Professional); // phases and maps are the enterprise plan's
    QVERIFY(m_rig->createFor(m_rig->accepted(0), { { QStringLiteral("update_control_map"), pauseAt(QStringLiteral("ArtifactInstall_Enter")) } }).isEmpty());
    QVERIFY(m_rig->createFor(m_rig->accepted(0), { { QStringLiteral("phases"), QJsonArray { QJsonObject { { QStringLiteral("batch_size"), 10 } }, QJsonObject() } } }).isEmpty());
    QVERIFY(!m_rig->createFor(m_rig->accepted(0), { { QStringLiteral("retries"), 3 } }).isEmpty());
}

void TestDeploymentEdges::artifactsForDevices()
{
    const QString root = QStringLiteral("/api/devices/v1/deployments/artifacts");
    const auto get = [&](const QString &tail) { return m_rig->lab->call(Method::Get, root + tail, {}, {}, LabFixture::device(m_rig->accepted(0))); };
    const QJsonArray found = LabFixture::array(get(QStringLiteral("?release_name=rel-1&device_type=") + m_rig->types.first()));
    QCOMPARE(found.size(), 1);
    QCOMPARE(LabFixture::array(get(QStringLiteral("?release_name=rel-1&device_type=toaster"))).size(), 0);
    QCOMPARE(get(QStringLiteral("?release_name=rel-1")).status, 400);
    QCOMPARE(get(QStringLiteral("?release_name=rel-9&device_type=toaster")).status, 404);
    const QString one = u'/' + found[0][QLatin1String("id")].toString();
    QCOMPARE(LabFixture::object(get(one)).value(QLatin1String("name")).toString(), QStringLiteral("rel-1"));
    QVERIFY(LabFixture::object(get(one + QStringLiteral("/download"))).value(QLatin1String("uri")).toString().contains(QStringLiteral("x-men-signature")));
    QCOMPARE(get(QStringLiteral("/none")).status, 400);
    QCOMPARE(get(u'/' + newUuid() + QStringLiteral("/download")).status, 404);
}

void TestDeploymentEdges::failedTransactionIsForgotten()
{
    const DeviceId device = m_rig->accepted(0);
    const QString kept = m_rig->createFor(device);
    m_rig->next(device);
    const QByteArray before = m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + kept).body;
    const auto rollBack = [&](const std::function<void()> &work) {
        {
            Transaction transaction(m_rig->lab->parts->db);
            work();
            m_rig->store->flush();
        }
        m_rig->lab->parts->context.afterCommit.clear();
        for (const auto &act : m_rig->lab->parts->context.rolledBack)
            act();
    };
    api::NewDeployment wanted;
    wanted.name = QStringLiteral("lost");
    wanted.artifactName = QStringLiteral("rel-1");
    wanted.target = api::DeploymentTarget::AllDevices;
    rollBack([&] {
        QVERIFY(std::holds_alternative<StoredDeployment *>(m_rig->rollout->create(wanted, std::nullopt)));
        m_rig->rollout->report(kept, QUuid::fromString(device.text), DeviceState::Success, {});
    });
    QCOMPARE(m_rig->store->all().size(), size_t { 1 });
    QCOMPARE(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + kept).body, before);
    QCOMPARE(m_rig->store->reloads(), 1);
    rollBack([] {});
    QCOMPARE(m_rig->store->reloads(), 1); // nothing was changed: nothing is read
    // Steps that the engine took in vain are taken again.
    m_rig->lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.0);
    const QString all = m_rig->create({ { QStringLiteral("all_devices"), true } });
    m_rig->pass(1s, 1s);
    m_rig->lab->parts->clock.advance(100s);
    rollBack([&] { QVERIFY(m_rig->engine->run(m_rig->lab->parts->clock.now(), 1000) > 0); });
    QCOMPARE(m_rig->deployment(all).value(QLatin1String("device_count")).toInteger(), 0);
    m_rig->pass(30min);
    QVERIFY(m_rig->counted(all, QStringLiteral("success")) > 10);
}

void TestDeploymentEdges::brokenRowIsAnError()
{
    m_rig->createFor(m_rig->accepted(0));
    m_rig->lab->parts->db.exec(QStringLiteral("UPDATE deployments SET json = '{\"name\":1}'"));
    DeploymentStore again(m_rig->lab->parts->context);
    QVERIFY_THROWS_EXCEPTION(DatabaseError, again.load());
}

void TestDeploymentEdges::restartKeepsAll()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("lab.sqlite"));
    m_rig = std::make_unique<RolloutRig>(40, Plan::Enterprise, file);
    m_rig->addArtifact(QStringLiteral("rel-1"), m_rig->types);
    m_rig->lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.0);
    const QString filter = m_rig->addFilter(QStringLiteral("ring"), QStringLiteral("canary"));
    const QString dynamic = m_rig->create({ { QStringLiteral("filter_id"), filter }, { QStringLiteral("update_control_map"), pauseAt(QStringLiteral("ArtifactCommit_Enter")) } });
    const QString all = m_rig->create({ { QStringLiteral("all_devices"), true } });
    m_rig->pass(60s);
    const QStringList ids { dynamic, all };
    QList<QByteArray> before;
    for (const QString &id : ids)
        before.append(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + id).body);
    m_rig->stop();
    m_rig->start(file);
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + ids[i]).body, before[i]);
    m_rig->pass(30min);
    QVERIFY(m_rig->counted(all, QStringLiteral("success")) > 5);
    QCOMPARE(m_rig->counted(all, QStringLiteral("installing")), 0);
}

void TestDeploymentEdges::olderFolderIsTakenOver()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("lab.sqlite"));
    const QString id = newUuid();
    const QUuid first = QUuid::createUuid();
    const QUuid second = QUuid::createUuid();
    {
        Database old; // the tables as the first version made them
        old.registerSchema(QStringLiteral("deployments"),
            { { QStringLiteral("CREATE TABLE deployments (seq INTEGER PRIMARY KEY, json TEXT NOT NULL, active INTEGER NOT NULL, "
                               "fingerprint TEXT NOT NULL, targets BLOB NOT NULL)"),
                QStringLiteral("CREATE TABLE deployment_records (id TEXT NOT NULL, deployment INTEGER NOT NULL REFERENCES "
                               "deployments(seq), device TEXT NOT NULL, state INTEGER NOT NULL, substate TEXT NOT NULL, created "
                               "INTEGER NOT NULL, started INTEGER, finished INTEGER, artifact TEXT NOT NULL, question TEXT NOT "
                               "NULL, has_log INTEGER NOT NULL, attempts INTEGER NOT NULL, deleted INTEGER, PRIMARY KEY "
                               "(deployment, device)) WITHOUT ROWID"),
                QStringLiteral("CREATE TABLE deployment_logs (deployment INTEGER NOT NULL, device TEXT NOT NULL, text TEXT NOT NULL, "
                               "PRIMARY KEY (deployment, device)) WITHOUT ROWID") } });
        old.open(file);
        const QJsonObject counts { { QStringLiteral("status"), QJsonObject { { QStringLiteral("pending"), 2 } } } };
        const QJsonObject made { { QStringLiteral("id"), id }, { QStringLiteral("name"), QStringLiteral("d") }, { QStringLiteral("status"), QStringLiteral("pending") },
            { QStringLiteral("max_devices"), 2 }, { QStringLiteral("device_count"), 1 }, { QStringLiteral("statistics"), counts } };
        old.prepare(QStringLiteral("INSERT INTO deployments VALUES (1, ?, 1, 'x', ?)"))
            .bind(QString::fromUtf8(LabFixture::json(made)))
            .bind(first.toRfc4122() + second.toRfc4122())
            .run();
        old.prepare(QStringLiteral("INSERT INTO deployment_records VALUES ('r', 1, ?, 3, '', 5, 6, NULL, '', 'q', 0, 1, NULL)"))
            .bind(first.toString(QUuid::WithoutBraces))
            .run();
        old.close();
    }
    m_rig = std::make_unique<RolloutRig>(5, Plan::Enterprise, file);
    QVERIFY(m_rig->store->find(id)->targets.contains(second));
    QVERIFY(!m_rig->store->find(id)->targets.contains(QUuid::createUuid()));
    const QJsonArray both { first.toString(QUuid::WithoutBraces), second.toString(QUuid::WithoutBraces) };
    QCOMPARE(LabFixture::array(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + id + QStringLiteral("/device_list"))), both);
    QCOMPARE(m_rig->recordState(id, DeviceId(first.toString(QUuid::WithoutBraces))), QStringLiteral("installing"));
    QCOMPARE(m_rig->report(DeviceId(first.toString(QUuid::WithoutBraces)), id, QStringLiteral("success")), 204);
}

void TestDeploymentEdges::oddInputIsRefused()
{
    const DeviceId device = m_rig->accepted(0);
    const QString id = m_rig->createFor(device);
    const auto ask = [&](const QByteArray &body) { return m_rig->lab->call(Method::Post, m_rig->kDevice + QStringLiteral("/next"), body, {}, LabFixture::device(device)).status; };
    for (const char *body : { "", "[]", "{", "{\"artifact_name\":1,\"device_type\":\"x\"}", "{\"artifact_name\":\"a\"}", "{\"device_type\":\"x\"}",
             "{\"artifact_name\":\"a\",\"device_type\":\"x\",\"artifact_provides\":{\"a\":1}}", "{\"artifact_name\":\"\xff\",\"device_type\":\"x\"}" })
        QCOMPARE(ask(body), 400);
    QCOMPARE(m_rig->lab->call(Method::Get, m_rig->kDevice + QStringLiteral("/next?artifact_name=a"), {}, {}, LabFixture::device(device)).status, 400);
    QCOMPARE(m_rig->recordState(id, device), QString()); // none of that made a record
    const QString type = m_rig->lab->fleet->deviceType(m_rig->lab->fleet->find(device));
    QCOMPARE(m_rig->lab->call(Method::Get, m_rig->kDevice + QStringLiteral("/next?artifact_name=a&device_type=") + type, {}, {}, LabFixture::device(device)).status, 200);
    const auto put = [&](const QByteArray &body) { return m_rig->lab->call(Method::Put, m_rig->kDevice + u'/' + id + QStringLiteral("/status"), body, {}, LabFixture::device(device)).status; };
    for (const char *body : { "", "[]", "{}", "{\"status\":1}", "{\"status\":\"noartifact\"}", "{\"status\":\"installing\",\"substate\":7}" })
        QCOMPARE(put(body), 400);
    QCOMPARE(put("{\"status\":\"installing\",\"substate\":\"" + QByteArray(201, 'x') + "\"}"), 400);
    QCOMPARE(put(R"({"status":"installing","substate":"one"})"), 204);
    QCOMPARE(put(R"({"status":"installing","substate":"two"})"), 204); // a repetition stores nothing
    QCOMPARE(LabFixture::array(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + id + QStringLiteral("/devices")))[0][QLatin1String("substate")].toString(), QStringLiteral("one"));
    // Another valid word is refused, and the deployment is aborted all the same (server.md 5.8).
    QCOMPARE(m_rig->lab->call(Method::Put, m_rig->kBase + u'/' + id + QStringLiteral("/status"), R"({"status":"success"})").status, 400);
    QCOMPARE(m_rig->status(id), QStringLiteral("finished"));
    QCOMPARE(m_rig->lab->call(Method::Head, m_rig->kDevice + QStringLiteral("/next?artifact_name=a&device_type=x"), {}, {}, LabFixture::device(device)).status, 405);
    for (const QString &path : { m_rig->kBase, m_rig->kBaseV2, m_rig->kDevice + QStringLiteral("/next") })
        QVERIFY(m_rig->lab->parts->router.match(Method::Post, path.split(u'/', Qt::SkipEmptyParts)).route->options.requireJson);
    const QJsonObject both { { QStringLiteral("name"), QStringLiteral("b") }, { QStringLiteral("artifact_name"), QStringLiteral("rel-1") },
        { QStringLiteral("all_devices"), true }, { QStringLiteral("devices"), QJsonArray { device.text } } };
    QVERIFY(errorOf(call(Method::Post, m_rig->kBase, both)).endsWith(QStringLiteral("list of devices provided togheter with all_devices flag")));
}

DRYDOCK_TEST_MAIN(TestDeploymentEdges)
#include "tst_deploymentedges.moc"
