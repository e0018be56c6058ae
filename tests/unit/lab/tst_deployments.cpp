// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's deployments beyond the plain way of one device: filters that devices come to match, update control maps,
// depends, retries, decommissioning, lists, and logs for people.
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

class TestDeployments : public QObject {
    Q_OBJECT

private:
    void build(Plan plan = Plan::Enterprise, qint64 devices = 60)
    {
        m_rig.reset();
        m_rig = std::make_unique<RolloutRig>(devices, plan);
        m_rig->addArtifact(QStringLiteral("rel-1"), m_rig->types);
    }
    Response call(Method method, const QString &path, const QJsonObject &body = {}) { return m_rig->lab->call(method, path, LabFixture::json(body)); }
    void tag(const DeviceId &device, const QString &value);

    std::unique_ptr<RolloutRig> m_rig;

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        build();
    }
    void cleanup() { m_rig.reset(); }
    void filterDeploymentGrows();
    void filterDeploymentIsBounded();
    void filterDeploymentIsChecked();
    void simulatedDeviceJoinsLater();
    void updateControlReachesDevices();
    void simulatedDevicesPause();
    void dependsAreMatched();
    void smallestArtifactWins();
    void wiredDeviceTriesAgain();
    void decommissioningTakesOneMore();
    void listsOfV2();
    void devicesAreListed();
    void logsForPeople();
    void deltaStatus();
};

void TestDeployments::tag(const DeviceId &device, const QString &value)
{
    Transaction transaction(m_rig->lab->parts->db);
    m_rig->lab->fleet->write(m_rig->lab->fleet->find(device), { { QStringLiteral("tags"), QStringLiteral("ring"), AttributeValue(value), {} } });
    transaction.commit();
}

void TestDeployments::filterDeploymentGrows()
{
    const DeviceId first = m_rig->addWired(m_rig->types.first(), 1);
    const DeviceId second = m_rig->addWired(m_rig->types.first(), 2);
    tag(first, QStringLiteral("canary"));
    const QString filter = m_rig->addFilter(QStringLiteral("ring"), QStringLiteral("canary"));
    const QString id = m_rig->create({ { QStringLiteral("filter_id"), filter }, { QStringLiteral("retries"), 1 } });
    QVERIFY(!id.isEmpty());
    QCOMPARE(m_rig->lab->audit.entries.last().action, QStringLiteral("create"));
    QJsonObject made = m_rig->deployment(id);
    QCOMPARE(made.value(QLatin1String("dynamic")).toBool(), true);
    QCOMPARE(made.value(QLatin1String("initial_device_count")).toInteger(), 1);
    QCOMPARE(made.value(QLatin1String("max_devices")).toInteger(), 0);
    QCOMPARE(made[QLatin1String("filter")][QLatin1String("id")].toString(), filter);
    QCOMPARE(made[QLatin1String("filter")][QLatin1String("terms")].toArray().size(), 1);
    const QString list = m_rig->kBase + u'/' + id + QStringLiteral("/device_list");
    QCOMPARE(LabFixture::array(m_rig->lab->call(Method::Get, list)), QJsonArray { first.text });
    QCOMPARE(m_rig->next(second).status, 204); // it does not match yet
    QCOMPARE(LabFixture::object(m_rig->next(first)).value(QLatin1String("id")).toString(), id);
    QCOMPARE(m_rig->report(first, id, QStringLiteral("success")), 204);
    QCOMPARE(m_rig->status(id), QStringLiteral("inprogress")); // without a limit it does not end
    QCOMPARE(m_rig->next(first).status, 204);
    tag(second, QStringLiteral("canary"));
    QCOMPARE(LabFixture::array(m_rig->lab->call(Method::Get, list)).size(), 2);
    QCOMPARE(LabFixture::object(m_rig->next(second)).value(QLatin1String("id")).toString(), id);
    QCOMPARE(m_rig->counted(id, QStringLiteral("pending")), 1);
    tag(second, QStringLiteral("stable")); // who has begun goes on
    QCOMPARE(m_rig->next(second).status, 200);
    QCOMPARE(m_rig->report(second, id, QStringLiteral("installing")), 204);
    QCOMPARE(m_rig->deployment(id).value(QLatin1String("device_count")).toInteger(), 2);
    QCOMPARE(m_rig->abort(id), 204);
    QCOMPARE(m_rig->counted(id, QStringLiteral("aborted")), 1);
}

void TestDeployments::filterDeploymentIsBounded()
{
    const QString filter = m_rig->addFilter(QStringLiteral("ring"), QStringLiteral("canary"));
    std::vector<DeviceId> devices;
    for (int i = 0; i < 4; ++i) {
        devices.push_back(m_rig->addWired(m_rig->types.first(), i));
        tag(devices.back(), QStringLiteral("canary"));
    }
    const QJsonObject uniform { { QStringLiteral("time_interval"), QStringLiteral("2h") }, { QStringLiteral("batch_size_devices"), 1 } };
    const QString id = m_rig->create({ { QStringLiteral("filter_id"), filter }, { QStringLiteral("max_devices"), 3 },
        { QStringLiteral("uniform_phases"), uniform } });
    QVERIFY(!id.isEmpty());
    QCOMPARE(m_rig->deployment(id).value(QLatin1String("phases")).toArray().size(), 3);
    QCOMPARE(m_rig->next(devices[0]).status, 200);
    QCOMPARE(m_rig->next(devices[1]).status, 204); // the second one's turn comes in two hours
    m_rig->lab->parts->clock.advance(2h);
    QCOMPARE(m_rig->next(devices[1]).status, 200);
    QCOMPARE(m_rig->next(devices[2]).status, 204);
    m_rig->lab->parts->clock.advance(2h);
    QCOMPARE(m_rig->next(devices[2]).status, 200);
    QCOMPARE(m_rig->next(devices[3]).status, 204); // three are the most
    const QJsonArray phases = m_rig->deployment(id).value(QLatin1String("phases")).toArray();
    for (const QJsonValue &phase : phases)
        QCOMPARE(phase[QLatin1String("device_count")].toInteger(), 1);
    for (int i = 0; i < 3; ++i)
        m_rig->report(devices[static_cast<size_t>(i)], id, QStringLiteral("success"));
    QCOMPARE(m_rig->status(id), QStringLiteral("finished"));
}

void TestDeployments::filterDeploymentIsChecked()
{
    const QString filter = m_rig->addFilter(QStringLiteral("ring"), QStringLiteral("canary"));
    const auto post = [&](const QJsonObject &more) {
        QJsonObject body { { QStringLiteral("name"), QStringLiteral("d") }, { QStringLiteral("artifact_name"), QStringLiteral("rel-1") },
            { QStringLiteral("filter_id"), filter } };
        for (auto it = more.begin(); it != more.end(); ++it)
            body.insert(it.key(), it.value());
        return errorOf(call(Method::Post, m_rig->kBaseV2, body));
    };
    QVERIFY(post({ { QStringLiteral("filter_id"), newUuid() } }).startsWith(QStringLiteral("400 ")));
    QVERIFY(post({ { QStringLiteral("name"), QString() } }).startsWith(QStringLiteral("400 ")));
    QVERIFY(post({ { QStringLiteral("name"), QString(257, u'x') } }).startsWith(QStringLiteral("400 ")));
    QVERIFY(post({ { QStringLiteral("max_devices"), -1 } }).startsWith(QStringLiteral("400 ")));
    QVERIFY(post({ { QStringLiteral("uniform_phases"), QJsonObject { { QStringLiteral("time_interval"), QStringLiteral("soon") } } } }).startsWith(QStringLiteral("400 ")));
    QVERIFY(post({ { QStringLiteral("update_control_map"), pauseAt(QStringLiteral("Nowhere")) } }).startsWith(QStringLiteral("400 ")));
    QVERIFY(post({ { QStringLiteral("artifact_name"), QStringLiteral("nothing") } }).startsWith(QStringLiteral("422 ")));
    QCOMPARE(m_rig->store->all().size(), size_t { 0 });
    QCOMPARE(post({}), QStringLiteral("201 "));
    QVERIFY(post({}).startsWith(QStringLiteral("409 ")));
}

void TestDeployments::simulatedDeviceJoinsLater()
{
    m_rig->lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.0);
    const QString filter = m_rig->addFilter(QStringLiteral("ring"), QStringLiteral("late"));
    const QString id = m_rig->create({ { QStringLiteral("filter_id"), filter } });
    m_rig->pass(5min);
    QCOMPARE(m_rig->deployment(id).value(QLatin1String("device_count")).toInteger(), 0);
    int online = 0;
    for (const Row row : m_rig->lab->fleet->acceptedRows()) {
        if (m_rig->lab->fleet->isOnline(row) && ++online <= 3)
            tag(m_rig->lab->fleet->id(row), QStringLiteral("late"));
    }
    m_rig->pass(20min);
    QCOMPARE(m_rig->counted(id, QStringLiteral("success")), 3);
}

void TestDeployments::updateControlReachesDevices()
{
    const DeviceId device = m_rig->accepted(0);
    const QString id = m_rig->createFor(device, { { QStringLiteral("update_control_map"), pauseAt(QStringLiteral("ArtifactInstall_Enter")) } });
    const QJsonObject answer = LabFixture::object(m_rig->nextV2(device));
    QCOMPARE(answer.value(QLatin1String("id")).toString(), id);
    // mender-client refuses a map whose id is not the deployment's.
    QCOMPARE(answer[QLatin1String("update_control_map")][QLatin1String("id")].toString(), id);
    const QString path = m_rig->kDeviceV2 + u'/' + id + QStringLiteral("/update_control_map");
    const auto get = [&](const DeviceId &who) { return m_rig->lab->call(Method::Get, path, {}, {}, LabFixture::device(who)); };
    QCOMPARE(LabFixture::object(get(device)).value(QLatin1String("priority")).toInt(), 1);
    QCOMPARE(get(m_rig->accepted(1)).status, 404);
    QCOMPARE(m_rig->report(device, id, QStringLiteral("pause_before_installing")), 204);
    QCOMPARE(m_rig->counted(id, QStringLiteral("pause_before_installing")), 1);
    QCOMPARE(m_rig->status(id), QStringLiteral("inprogress"));
    const QString one = m_rig->kBase + u'/' + id;
    const auto patch = [&](const QJsonValue &map) { return call(Method::Patch, one, { { QStringLiteral("update_control_map"), map } }).status; };
    const auto before = m_rig->lab->audit.entries.size();
    QCOMPARE(patch(pauseAt(QStringLiteral("ArtifactInstall_Enter"), QStringLiteral("continue"))), 204);
    QCOMPARE(m_rig->lab->audit.entries.size(), before + 1);
    QCOMPARE(LabFixture::object(get(device))[QLatin1String("states")][QLatin1String("ArtifactInstall_Enter")][QLatin1String("action")].toString(),
        QStringLiteral("continue"));
    QCOMPARE(patch(pauseAt(QStringLiteral("Elsewhere"))), 400);
    QCOMPARE(patch(pauseAt(QStringLiteral("ArtifactInstall_Enter"), QStringLiteral("dance"))), 400);
    QCOMPARE(patch(QJsonObject { { QStringLiteral("priority"), 11 } }), 400);
    QCOMPARE(patch(QStringLiteral("text")), 400);
    QCOMPARE(call(Method::Patch, one).status, 400);
    QCOMPARE(call(Method::Patch, m_rig->kBase + u'/' + newUuid(), { { QStringLiteral("update_control_map"), pauseAt(QStringLiteral("ArtifactInstall_Enter")) } }).status, 404);
    m_rig->lab->odd = true; // the description knows no null
    QCOMPARE(patch(QJsonValue::Null), 204);
    m_rig->lab->odd = false;
    QCOMPARE(get(device).status, 404); // taken away
    QVERIFY(!LabFixture::object(m_rig->nextV2(device)).contains(QLatin1String("update_control_map")));
    QCOMPARE(m_rig->report(device, id, QStringLiteral("success")), 204);
    QCOMPARE(patch(pauseAt(QStringLiteral("ArtifactInstall_Enter"))), 409);
}

void TestDeployments::simulatedDevicesPause()
{
    m_rig->lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.0);
    const QStringList doors { QStringLiteral("ArtifactInstall_Enter"), QStringLiteral("ArtifactReboot_Enter"), QStringLiteral("ArtifactCommit_Enter") };
    const QStringList pauses { QStringLiteral("pause_before_installing"), QStringLiteral("pause_before_rebooting"), QStringLiteral("pause_before_committing") };
    const QString id = m_rig->create({ { QStringLiteral("all_devices"), true }, { QStringLiteral("update_control_map"), pauseAt(doors.first()) } });
    qint64 stopped = 0;
    for (qsizetype i = 0; i < doors.size(); ++i) {
        call(Method::Patch, m_rig->kBase + u'/' + id, { { QStringLiteral("update_control_map"), pauseAt(doors[i]) } });
        m_rig->pass(15min);
        const qint64 held = m_rig->counted(id, pauses[i]);
        QVERIFY(held > 0 && held >= stopped);
        QCOMPARE(m_rig->counted(id, QStringLiteral("success")), 0);
        stopped = held;
        const QJsonArray list = LabFixture::array(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + id + QStringLiteral("/devices/list?status=pause&per_page=500")));
        QCOMPARE(list.size(), held);
    }
    // A restart does not let them go.
    m_rig->engine->opened();
    m_rig->pass(5min);
    QCOMPARE(m_rig->counted(id, pauses.last()), stopped);
    call(Method::Patch, m_rig->kBase + u'/' + id, { { QStringLiteral("update_control_map"), pauseAt(doors.last(), QStringLiteral("force_continue")) } });
    m_rig->pass(15min);
    QVERIFY(m_rig->counted(id, QStringLiteral("success")) >= stopped);
}

void TestDeployments::dependsAreMatched()
{
    artifact::NewArtifact needs;
    needs.depends = { { QStringLiteral("bootloader"), { QStringLiteral("2") } } };
    m_rig->addArtifact(QStringLiteral("needy"), m_rig->types, needs);
    const DeviceId device = m_rig->accepted(0);
    const QJsonObject wanted { { QStringLiteral("artifact_name"), QStringLiteral("needy") } };
    const QString without = m_rig->createFor(device, wanted);
    QCOMPARE(m_rig->next(device).status, 204);
    QCOMPARE(m_rig->counted(without, QStringLiteral("noartifact")), 1);
    m_rig->createFor(device, wanted);
    QCOMPARE(m_rig->nextV2(device, { { QStringLiteral("bootloader"), QStringLiteral("1") } }).status, 204);
    m_rig->createFor(device, wanted);
    QCOMPARE(m_rig->nextV2(device, { { QStringLiteral("bootloader"), QStringLiteral("2") } }).status, 200);
    const DeviceId other = m_rig->accepted(1);
    m_rig->createFor(other, wanted);
    QCOMPARE(m_rig->next(other, QStringLiteral("old"), { { QStringLiteral("bootloader"), QStringLiteral("2") } }).status, 200); // as mender-client 3 says it
    build(Plan::OpenSource);
    m_rig->addArtifact(QStringLiteral("needy"), m_rig->types, needs);
    m_rig->createFor(m_rig->accepted(0), wanted);
    QCOMPARE(m_rig->next(m_rig->accepted(0)).status, 200); // leaves that to the client
}

void TestDeployments::smallestArtifactWins()
{
    const DeviceId device = m_rig->accepted(0);
    m_rig->addArtifact(QStringLiteral("two"), m_rig->types, {}, 50'000);
    artifact::NewArtifact other;
    other.depends = { { QStringLiteral("artifact_name"), { QStringLiteral("old") } } };
    m_rig->addArtifact(QStringLiteral("two"), m_rig->types, other, 100);
    const QString id = m_rig->createFor(device, { { QStringLiteral("artifact_name"), QStringLiteral("two") } });
    qint64 smallest = 0;
    QString name;
    for (const api::Artifact *artifact : m_rig->software->store().ofRelease(QStringLiteral("two"))) {
        if (name.isEmpty() || artifact->size < smallest) {
            smallest = artifact->size;
            name = artifact->id.text;
        }
    }
    for (int i = 0; i < 2; ++i)
        QCOMPARE(LabFixture::object(m_rig->next(device))[QLatin1String("artifact")][QLatin1String("id")].toString(), name);
    QCOMPARE(m_rig->deployment(id)[QLatin1String("statistics")][QLatin1String("total_size")].toInteger(), smallest); // counted once
}

void TestDeployments::wiredDeviceTriesAgain()
{
    const DeviceId device = m_rig->addWired(m_rig->types.first(), 1);
    const QString id = m_rig->createFor(device, { { QStringLiteral("retries"), 1 } });
    const auto list = [&] { return LabFixture::array(m_rig->lab->call(Method::Get, m_rig->kBase + u'/' + id + QStringLiteral("/devices")))[0]; };
    QCOMPARE(m_rig->next(device).status, 200);
    QCOMPARE(list()[QLatin1String("attempts")].toInteger(), 1);
    m_rig->report(device, id, QStringLiteral("installing"));
    QCOMPARE(m_rig->report(device, id, QStringLiteral("failure")), 204);
    QCOMPARE(list()[QLatin1String("status")].toString(), QStringLiteral("pending"));
    QCOMPARE(list()[QLatin1String("attempts")].toInteger(), 2);
    QCOMPARE(m_rig->counted(id, QStringLiteral("failure")), 0);
    QCOMPARE(LabFixture::object(m_rig->next(device)).value(QLatin1String("id")).toString(), id);
    m_rig->report(device, id, QStringLiteral("failure"));
    QCOMPARE(m_rig->counted(id, QStringLiteral("failure")), 1);
    QCOMPARE(m_rig->status(id), QStringLiteral("finished"));
    QCOMPARE(m_rig->next(device).status, 204);
}

void TestDeployments::decommissioningTakesOneMore()
{
    const DeviceId device = m_rig->accepted(0);
    const QString first = m_rig->createFor(device);
    const QString second = m_rig->createFor(device);
    const QString third = m_rig->createFor(device);
    m_rig->next(device);
    m_rig->report(device, first, QStringLiteral("downloading"));
    QCOMPARE(m_rig->lab->call(Method::Delete, m_rig->kBase + QStringLiteral("/devices/") + device.text).status, 204);
    QCOMPARE(m_rig->recordState(first, device), QStringLiteral("aborted"));
    QCOMPARE(m_rig->status(first), QStringLiteral("finished"));
    QCOMPARE(m_rig->report(device, first, QStringLiteral("success")), 409);
    // One record for the next newer one, whose counters are not touched.
    QCOMPARE(m_rig->recordState(second, device), QStringLiteral("aborted"));
    QCOMPARE(m_rig->counted(second, QStringLiteral("aborted")), 0);
    QCOMPARE(m_rig->counted(second, QStringLiteral("pending")), 1);
    QCOMPARE(m_rig->status(second), QStringLiteral("pending"));
    QCOMPARE(m_rig->recordState(third, device), QString());
    QCOMPARE(LabFixture::object(m_rig->next(device)).value(QLatin1String("id")).toString(), third);
    for (const auto &tell : m_rig->lab->parts->context.deviceDecommissioned)
        tell(device.text);
    QCOMPARE(m_rig->recordState(third, device), QStringLiteral("decommissioned"));
    QCOMPARE(m_rig->counted(third, QStringLiteral("decommissioned")), 1);
}

void TestDeployments::listsOfV2()
{
    const DeviceId device = m_rig->accepted(0);
    const QString named = m_rig->create({ { QStringLiteral("name"), device.text }, { QStringLiteral("devices"), QJsonArray { device.text } } });
    m_rig->lab->parts->clock.advance(1h);
    const QString other = m_rig->createFor(m_rig->accepted(1));
    const auto found = [&](const QString &query) {
        QStringList ids;
        for (const QJsonValue &item : LabFixture::array(m_rig->lab->call(Method::Get, m_rig->kBaseV2 + query)))
            ids.append(item[QLatin1String("id")].toString());
        return ids;
    };
    QCOMPARE(found({}), (QStringList { other, named }));
    QCOMPARE(found(QStringLiteral("?sort=asc")), (QStringList { named, other }));
    QCOMPARE(found(QStringLiteral("?id=%1&id=%2").arg(named, newUuid())), QStringList { named });
    QCOMPARE(found(QStringLiteral("?name=d1")), QStringList { other });
    QCOMPARE(found(QStringLiteral("?type=configuration")), QStringList());
    QCOMPARE(found(QStringLiteral("?status=pending&per_page=1&page=2")), QStringList { named });
    // The word by which people know the device leads to the deployment that carries its id.
    const QString host = m_rig->lab->fleet->text(m_rig->lab->fleet->find(device), QStringLiteral("inventory"), QStringLiteral("hostname"));
    QVERIFY(!host.isEmpty());
    QCOMPARE(found(QStringLiteral("?name=%1&id_attribute=hostname&id_scope=inventory").arg(host)), QStringList { named });
    QCOMPARE(found(QStringLiteral("?name=nobody&id_attribute=hostname&id_scope=inventory")), QStringList());
    for (const QString &bad : { QStringLiteral("?sort=up"), QStringLiteral("?created_after=soon"), QStringLiteral("?status=odd"),
             QStringLiteral("?type=odd"), QStringLiteral("?per_page=501"), QStringLiteral("?page=0") })
        QCOMPARE(m_rig->lab->call(Method::Get, m_rig->kBaseV2 + bad).status, 400);
    QCOMPARE(m_rig->lab->call(Method::Get, m_rig->kBaseV2 + QStringLiteral("?per_page=1")).header("X-Total-Count"), QByteArray("2"));
}

void TestDeployments::devicesAreListed()
{
    QJsonArray ids;
    for (int i = 0; i < 5; ++i)
        ids.append(m_rig->accepted(i).text);
    const QString id = m_rig->create({ { QStringLiteral("devices"), ids } });
    const QStringList states { QStringLiteral("success"), QStringLiteral("failure"), QStringLiteral("installing"), QStringLiteral("pause_before_committing") };
    for (int i = 0; i < 4; ++i) {
        m_rig->next(m_rig->accepted(i));
        m_rig->report(m_rig->accepted(i), id, states[i]);
    }
    const QString list = m_rig->kBase + u'/' + id + QStringLiteral("/devices/list");
    const auto total = [&](const QString &word) { return m_rig->lab->call(Method::Get, word.isEmpty() ? list : list + QStringLiteral("?status=") + word).header("X-Total-Count"); };
    QCOMPARE(total({}), QByteArray("4")); // the fifth never asked
    QCOMPARE(total(QStringLiteral("finished")), QByteArray("2"));
    QCOMPARE(total(QStringLiteral("active")), QByteArray("2"));
    QCOMPARE(total(QStringLiteral("pause")), QByteArray("1"));
    QCOMPARE(total(QStringLiteral("installing")), QByteArray("1"));
    QCOMPARE(total(QStringLiteral("artifact_too_big")), QByteArray("0"));
    QCOMPARE(m_rig->lab->call(Method::Get, list + QStringLiteral("?status=odd")).status, 400);
    QCOMPARE(LabFixture::array(m_rig->lab->call(Method::Get, list + QStringLiteral("?per_page=3&page=2"))).size(), 1);
    const QString history = m_rig->kBase + QStringLiteral("/devices/") + m_rig->accepted(0).text;
    QCOMPARE(m_rig->lab->call(Method::Delete, history + QStringLiteral("/history")).status, 204);
    const QJsonArray hidden = LabFixture::array(m_rig->lab->call(Method::Get, list + QStringLiteral("?status=success")));
    QVERIFY(hidden[0].toObject().contains(QLatin1String("deleted")));
    QCOMPARE(hidden[0][QLatin1String("image")][QLatin1String("meta_artifact")][QLatin1String("name")].toString(), QStringLiteral("rel-1"));
    QVERIFY(hidden[0][QLatin1String("image")][QLatin1String("size")].toInteger() > 4096);
    QCOMPARE(hidden[0][QLatin1String("device_type")].toString(), m_rig->lab->fleet->deviceType(m_rig->lab->fleet->find(m_rig->accepted(0))));
}

void TestDeployments::logsForPeople()
{
    const DeviceId device = m_rig->accepted(0);
    const QString id = m_rig->createFor(device);
    m_rig->next(device);
    const QJsonArray messages { QJsonObject { { QStringLiteral("timestamp"), QStringLiteral("2026-11-23T01:38:21Z") }, { QStringLiteral("level"), QStringLiteral("info") },
                                    { QStringLiteral("message"), QStringLiteral("Fetching https://10.0.0.7/a?x-men-signature=abc with Bearer eyJh.eyJi.c") } },
        QJsonObject { { QStringLiteral("timestamp"), QStringLiteral("2026-11-23T01:38:25Z") }, { QStringLiteral("level"), QStringLiteral("error") },
            { QStringLiteral("message"), QStringLiteral("write /dev/mmcblk0p3: no space left on device") } } };
    QCOMPARE(m_rig->lab->call(Method::Put, m_rig->kDevice + u'/' + id + QStringLiteral("/log"), LabFixture::json({ { QStringLiteral("messages"), messages } }), {},
                      LabFixture::device(device)).status, 204);
    const QString alpha = QStringLiteral("/api/management/v1alpha1/deployments/deployments/%1/devices/%2/log").arg(id, device.text);
    const Response plain = m_rig->lab->call(Method::Get, alpha);
    QCOMPARE(plain.body, m_rig->lab->call(Method::Get, m_rig->kBase + QStringLiteral("/%1/devices/%2/log").arg(id, device.text)).body);
    QVERIFY(plain.body.contains("eyJh"));
    const QByteArray redacted = m_rig->lab->call(Method::Get, alpha + QStringLiteral("?format=text-redacted")).body;
    for (const char *secret : { "eyJh", "10.0.0.7", "=abc" })
        QVERIFY2(!redacted.contains(secret), redacted.constData());
    QVERIFY(redacted.contains("no space left"));
    QCOMPARE(m_rig->lab->call(Method::Get, alpha + QStringLiteral("?format=pdf")).status, 400);
    const Response explained = m_rig->lab->call(Method::Get, alpha + QStringLiteral("/explain"));
    QCOMPARE(explained.status, 200);
    QVERIFY(explained.body.contains("2 lines, 1 of them errors"));
    QVERIFY(explained.body.contains("not enough free storage"));
    QCOMPARE(m_rig->lab->call(Method::Get, QString(alpha).replace(device.text, newUuid()) + QStringLiteral("/explain")).status, 404);
}

void TestDeployments::deltaStatus()
{
    const DeviceId device = m_rig->accepted(0);
    const QString id = m_rig->createFor(device, { { QStringLiteral("autogenerate_delta"), true } });
    const QString path = QStringLiteral("/api/management/v1/deployments/%1/devices/%2/delta/status").arg(id, device.text);
    QCOMPARE(m_rig->lab->call(Method::Get, path).status, 404); // it has not asked
    m_rig->next(device);
    const QJsonObject progress = LabFixture::object(m_rig->lab->call(Method::Get, path));
    QCOMPARE(progress.value(QLatin1String("status")).toString(), QStringLiteral("failed"));
    QVERIFY(progress[QLatin1String("results")][0][QLatin1String("cli")][QLatin1String("error")].toString().contains(QStringLiteral("old")));
    const QString plain = m_rig->createFor(m_rig->accepted(1));
    m_rig->next(m_rig->accepted(1));
    QCOMPARE(m_rig->lab->call(Method::Get, QStringLiteral("/api/management/v1/deployments/%1/devices/%2/delta/status").arg(plain, m_rig->accepted(1).text)).status, 404);
}

DRYDOCK_TEST_MAIN(TestDeployments)
#include "tst_deployments.moc"
