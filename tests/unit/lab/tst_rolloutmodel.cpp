// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deployments against a naive model of server.md 5.5, 5.7 and 5.8: a thousand random sequences of creating, asking,
// reporting, aborting and decommissioning must leave the same counters, records and statuses in both. The seed is
// printed; DRYDOCK_SEED repeats a run.
#include "tests/support/testmain.h"
#include "tests/unit/lab/rolloutrig.h"

#include <QRandomGenerator>

#include <map>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;

namespace {

const QStringList kFinal { QStringLiteral("success"), QStringLiteral("failure"), QStringLiteral("already-installed"),
    QStringLiteral("noartifact"), QStringLiteral("aborted"), QStringLiteral("decommissioned") };

struct ModelRecord {
    QString state = QStringLiteral("pending");
    QString question;
    int attempts = 1;
    bool assigned = false; //!< an artifact was handed out
};

struct ModelDeployment {
    int order = 0; //!< stands for the time of creation
    std::vector<QUuid> targets;
    bool force = false;
    int retries = 0;
    bool done = false;
    std::map<QUuid, ModelRecord> records;
    std::map<QString, qint64> counters;
    qint64 handedOut = 0; //!< artifacts
};

//! The rules, one after the other, without any thought for speed.
class Model {
public:
    std::map<QString, ModelDeployment> deployments;

    void create(const QString &id, const std::vector<QUuid> &targets, bool force, int retries)
    {
        ModelDeployment &made = deployments[id];
        made = { ++m_order, targets, force, retries, false, {}, {}, 0 };
        made.counters[QStringLiteral("pending")] = std::ssize(targets);
    }
    //! "200 id", "204" or "409".
    QString next(const QUuid &device, const QString &installed, bool fits)
    {
        QString id = oldest(device, false, 0);
        if (id.isEmpty()) {
            id = follower(device, newestFinished(device));
            if (id.isEmpty())
                return QStringLiteral("204");
            deployments[id].records[device] = {};
        }
        ModelDeployment &deployment = deployments[id];
        ModelRecord &record = deployment.records[device];
        const QString question = installed + (fits ? u'+' : u'-');
        if (!record.question.isEmpty() && record.question != question) {
            move(deployment, record, QStringLiteral("failure"));
            return QStringLiteral("409");
        }
        record.question = question;
        if (!record.assigned && !fits) {
            move(deployment, record, QStringLiteral("noartifact"));
            return QStringLiteral("204");
        }
        deployment.handedOut += record.assigned ? 0 : 1;
        record.assigned = true;
        if (!deployment.force && record.state == u"pending" && installed == u"rel-1") {
            move(deployment, record, QStringLiteral("already-installed"));
            return QStringLiteral("204");
        }
        return QStringLiteral("200 ") + id;
    }
    int report(const QUuid &device, const QString &id, const QString &state)
    {
        ModelDeployment &deployment = deployments[id];
        const auto it = deployment.records.find(device);
        if (it == deployment.records.end())
            return 404;
        ModelRecord &record = it->second;
        if (record.state == u"aborted" || record.state == u"decommissioned")
            return 409;
        if (state == u"failure" && record.state != state && !kFinal.contains(record.state) && !deployment.done
            && record.attempts <= deployment.retries) {
            record.attempts += 1;
            record.question.clear();
            move(deployment, record, QStringLiteral("pending"));
            return 204;
        }
        move(deployment, record, state);
        return 204;
    }
    bool abort(const QString &id)
    {
        ModelDeployment &deployment = deployments[id];
        if (deployment.done)
            return false;
        deployment.done = true;
        deployment.counters.clear();
        for (auto &[device, record] : deployment.records) {
            if (!kFinal.contains(record.state))
                record.state = QStringLiteral("aborted");
            deployment.counters[record.state] += 1;
        }
        return true;
    }
    void endFor(const QUuid &device, const QString &state)
    {
        int after = newestFinished(device);
        if (const QString id = oldest(device, false, 0); !id.isEmpty()) {
            after = deployments[id].order;
            move(deployments[id], deployments[id].records[device], state);
        }
        if (const QString id = follower(device, after); !id.isEmpty() && !deployments[id].records.contains(device))
            deployments[id].records[device].state = state; // not counted
    }
    [[nodiscard]] QString status(const QString &id) const
    {
        const ModelDeployment &deployment = deployments.at(id);
        if (deployment.done)
            return QStringLiteral("finished");
        for (const auto &[state, count] : deployment.counters) {
            if (count > 0 && state != u"pending" && state != u"decommissioned")
                return QStringLiteral("inprogress");
        }
        return QStringLiteral("pending");
    }
    [[nodiscard]] int newestFinished(const QUuid &device) const
    {
        int newest = 0;
        for (const auto &[id, deployment] : deployments) {
            const auto it = deployment.records.find(device);
            if (it != deployment.records.end() && kFinal.contains(it->second.state))
                newest = std::max(newest, deployment.order);
        }
        return newest;
    }
    //! The oldest deployment with a record that is (or is not) final; empty where there is none.
    [[nodiscard]] QString oldest(const QUuid &device, bool isFinal, int after) const
    {
        QString found;
        for (const auto &[id, deployment] : deployments) {
            const auto it = deployment.records.find(device);
            if (it != deployment.records.end() && kFinal.contains(it->second.state) == isFinal && deployment.order > after
                && (found.isEmpty() || deployment.order < deployments.at(found).order))
                found = id;
        }
        return found;
    }

private:
    [[nodiscard]] QString follower(const QUuid &device, int after) const
    {
        QString found;
        for (const auto &[id, deployment] : deployments) {
            const bool mine = std::find(deployment.targets.begin(), deployment.targets.end(), device) != deployment.targets.end();
            if (mine && !deployment.done && deployment.order > after && deployment.records.size() < deployment.targets.size()
                && (found.isEmpty() || deployment.order < deployments.at(found).order))
                found = id;
        }
        return found;
    }
    static void move(ModelDeployment &deployment, ModelRecord &record, const QString &state)
    {
        if (record.state == state)
            return;
        deployment.counters[record.state] -= 1;
        deployment.counters[state] += 1;
        record.state = state;
        qint64 finished = 0;
        for (const QString &each : kFinal)
            finished += deployment.counters[each];
        if (finished >= std::ssize(deployment.targets))
            deployment.done = true;
    }
    int m_order = 0;
};

} // namespace

class TestRolloutModel : public QObject {
    Q_OBJECT

private:
    void oneSequence(QRandomGenerator &random);
    void createSome(QRandomGenerator &random, const std::vector<QUuid> &devices);
    [[nodiscard]] QString difference(const QString &id, bool withRecords);

    std::unique_ptr<RolloutRig> m_rig;
    Model m_model;
    QStringList m_ids; //!< of the sequence
    int m_made = 0;

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void thousandSequences();
};

void TestRolloutModel::createSome(QRandomGenerator &random, const std::vector<QUuid> &devices)
{
    api::NewDeployment wanted;
    wanted.name = QStringLiteral("d%1").arg(++m_made);
    wanted.artifactName = QStringLiteral("rel-1");
    wanted.target = api::DeploymentTarget::Devices;
    wanted.forceInstallation = random() % 3 == 0;
    wanted.retries = static_cast<int>(random() % 2);
    std::vector<QUuid> targets;
    for (const QUuid &device : devices) {
        if (random() % 3 != 0)
            targets.push_back(device);
    }
    if (targets.empty())
        targets.push_back(devices.front());
    for (const QUuid &target : targets)
        wanted.devices.append(DeviceId(target.toString(QUuid::WithoutBraces)));
    const auto made = m_rig->rollout->create(wanted, std::nullopt);
    QVERIFY(std::holds_alternative<StoredDeployment *>(made));
    const QString id = std::get<StoredDeployment *>(made)->d.id.text;
    m_model.create(id, targets, wanted.forceInstallation, wanted.retries);
    m_ids.append(id);
}

QString TestRolloutModel::difference(const QString &id, bool withRecords)
{
    const StoredDeployment &real = *m_rig->store->find(id);
    const ModelDeployment &model = m_model.deployments[id];
    if (api::deploymentStatusToWire(real.d.status) != m_model.status(id))
        return QStringLiteral("status %1, not %2").arg(api::deploymentStatusToWire(real.d.status), m_model.status(id));
    if (real.d.deviceCount != std::ssize(model.records) || real.d.maxDevices != std::ssize(model.targets))
        return QStringLiteral("device_count %1, not %2").arg(real.d.deviceCount).arg(model.records.size());
    if (real.d.finished.isValid() != model.done)
        return QStringLiteral("finished");
    const qint64 size = m_rig->software->store().find(real.d.artifacts.front().text)->size;
    if (real.d.totalSize != size * model.handedOut)
        return QStringLiteral("total_size %1").arg(real.d.totalSize);
    for (size_t i = 1; i < api::kDeviceStateCount; ++i) {
        const QString state = api::deviceStateToWire(static_cast<DeviceState>(i));
        const auto count = model.counters.find(state);
        if (real.d.statistics[static_cast<DeviceState>(i)] != (count == model.counters.end() ? 0 : count->second))
            return state + QStringLiteral(" counts %1").arg(real.d.statistics[static_cast<DeviceState>(i)]);
    }
    if (!withRecords)
        return {};
    const std::vector<DeviceRecord> records = m_rig->store->records(real.seq, {}, -1, 0);
    if (records.size() != model.records.size())
        return QStringLiteral("%1 records").arg(records.size());
    for (const DeviceRecord &record : records) {
        const auto it = model.records.find(record.device);
        if (it == model.records.end() || it->second.state != api::deviceStateToWire(record.state) || it->second.attempts != record.attempts)
            return QStringLiteral("record %1").arg(api::deviceStateToWire(record.state));
    }
    return {};
}

void TestRolloutModel::oneSequence(QRandomGenerator &random)
{
    Transaction transaction(m_rig->lab->parts->db);
    m_model.deployments.clear();
    m_ids.clear();
    std::vector<QUuid> devices;
    for (int i = 0; i < 4; ++i)
        devices.push_back(QUuid(random(), static_cast<ushort>(random()), static_cast<ushort>(random()), 0x80, 1, 2, 3, 4, 5, 6, 7));
    createSome(random, devices);
    const QList<DeviceState> words { DeviceState::Downloading, DeviceState::Installing, DeviceState::Rebooting, DeviceState::Success,
        DeviceState::Failure, DeviceState::Failure, DeviceState::AlreadyInstalled, DeviceState::PauseBeforeInstalling, DeviceState::Success };
    for (int step = 0; step < 20; ++step) {
        m_rig->lab->parts->clock.advance(std::chrono::seconds(random() % 3));
        const QUuid device = devices[random() % devices.size()];
        const QString id = m_ids.at(static_cast<qsizetype>(random() % static_cast<quint64>(m_ids.size())));
        const quint32 dice = random() % 20;
        if (dice < 2 && m_ids.size() < 5) {
            createSome(random, devices);
        } else if (dice < 10) {
            const QString installed = random() % 4 == 0 ? QStringLiteral("rel-1") : QStringLiteral("old");
            const bool busy = !m_model.oldest(device, false, 0).isEmpty();
            const int newest = m_model.newestFinished(device);
            const QString type = random() % 8 == 0 ? QStringLiteral("other") : QStringLiteral("thing");
            const NextAnswer answer = m_rig->rollout->next(device, { installed, type, installed + type });
            const QString got = answer.kind == NextKind::Conflict ? QStringLiteral("409")
                : answer.kind == NextKind::Nothing                ? QStringLiteral("204")
                                                                  : QStringLiteral("200 ") + answer.work.deployment->d.id.text;
            QCOMPARE(got, m_model.next(device, installed, type == u"thing"));
            if (answer.kind == NextKind::Work && !busy) // never an older one after a newer one has finished
                QVERIFY(m_model.deployments[answer.work.deployment->d.id.text].order > newest);
        } else if (dice < 17) {
            const DeviceState state = words.at(static_cast<qsizetype>(random() % static_cast<quint64>(words.size())));
            const ReportResult result = m_rig->rollout->report(id, device, state, {});
            QCOMPARE(result == ReportResult::Done ? 204 : result == ReportResult::NotFound ? 404 : 409,
                m_model.report(device, id, api::deviceStateToWire(state)));
        } else if (dice < 18) {
            QCOMPARE(m_rig->rollout->abort(id), m_model.abort(id));
        } else {
            const DeviceState state = random() % 2 == 0 ? DeviceState::Aborted : DeviceState::Decommissioned;
            m_rig->rollout->endFor(device, state);
            m_model.endFor(device, api::deviceStateToWire(state));
        }
        const QString problem = difference(id, false);
        QVERIFY2(problem.isEmpty(), qUtf8Printable(QStringLiteral("step %1: %2").arg(step).arg(problem)));
    }
    for (const QString &id : std::as_const(m_ids)) {
        const QString problem = difference(id, true);
        QVERIFY2(problem.isEmpty(), qUtf8Printable(problem));
        m_rig->rollout->abort(id);
    }
    m_rig->store->flush();
    transaction.commit();
}

void TestRolloutModel::thousandSequences()
{
    bool given = false;
    quint32 seed = qEnvironmentVariable("DRYDOCK_SEED").toUInt(&given);
    if (!given)
        seed = QRandomGenerator::system()->generate();
    printf("seed: DRYDOCK_SEED=%u\n", seed);
    QRandomGenerator random(seed);
    m_rig = std::make_unique<RolloutRig>(0);
    m_rig->addArtifact(QStringLiteral("rel-1"), { QStringLiteral("thing") });
    for (int i = 0; i < 1000; ++i) {
        oneSequence(random);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("sequence %1 of DRYDOCK_SEED=%2").arg(i).arg(seed)));
    }
    // What is in memory is what is on disk.
    DeploymentStore again(m_rig->lab->parts->context);
    again.load();
    QCOMPARE(again.all().size(), m_rig->store->all().size());
    for (const auto &[seq, deployment] : m_rig->store->all())
        QCOMPARE(api::toJson(again.at(seq).d), api::toJson(deployment.d));
}

DRYDOCK_TEST_MAIN(TestRolloutModel)
#include "tst_rolloutmodel.moc"
