// SPDX-License-Identifier: GPL-3.0-or-later
//
// What deployments cost: a poll must not become dearer with the number of targets or of active deployments, a target
// that never asks must stay small, and a fast lab must finish a rollout without keeping requests waiting. Ratios and
// generous bounds: machines differ.
#include "tests/support/testmain.h"
#include "tests/unit/lab/rolloutrig.h"

#include <ctime>

using namespace drydock;
using namespace drydock::lab;
using namespace drydock::lab::test;
using namespace std::chrono_literals;

namespace {

QUuid uuidOf(quint32 n)
{
    // Spread as random ids are.
    const quint64 bits = (quint64 { n } + 1) * 0x9e3779b97f4a7c15ULL;
    return QUuid(static_cast<uint>(bits >> 32), static_cast<ushort>(bits >> 16), static_cast<ushort>(bits), 0x80, 0, 0, 0,
        static_cast<uchar>(n >> 24), static_cast<uchar>(n >> 16), static_cast<uchar>(n >> 8), static_cast<uchar>(n));
}

//! Time that this process has worked, in nanoseconds: what else runs on the machine does not count.
class WorkTimer {
public:
    [[nodiscard]] qint64 nanoseconds() const { return static_cast<qint64>(std::clock() - m_start) * (1'000'000'000 / CLOCKS_PER_SEC); }
    [[nodiscard]] qint64 milliseconds() const { return nanoseconds() / 1'000'000; }

private:
    std::clock_t m_start = std::clock();
};

} // namespace

class TestRolloutScale : public QObject {
    Q_OBJECT

private:
    void deployTo(quint32 targets, const QString &name = QStringLiteral("d"));
    //! Nanoseconds of a device's way through a deployment: asking and three reports, written at once as requests are.
    qint64 costOfOne(quint32 first, quint32 devices);

    std::unique_ptr<RolloutRig> m_rig;

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_rig = std::make_unique<RolloutRig>(0);
        m_rig->addArtifact(QStringLiteral("rel-1"), { QStringLiteral("thing") });
    }
    void cleanup() { m_rig.reset(); }
    void pollsStayCheapWithTargets();
    void pollsStayCheapWithDeployments();
    void pollsStayCheapWithTheFleet();
    void silentTargetsStaySmall();
    void fastFleetLeavesTimeForRequests();
};

void TestRolloutScale::deployTo(quint32 targets, const QString &name)
{
    api::NewDeployment wanted;
    wanted.name = name;
    wanted.artifactName = QStringLiteral("rel-1");
    wanted.target = api::DeploymentTarget::Devices;
    for (quint32 i = 0; i < targets; ++i)
        wanted.devices.append(DeviceId(uuidOf(i).toString(QUuid::WithoutBraces)));
    Transaction transaction(m_rig->lab->parts->db);
    const auto made = m_rig->rollout->create(wanted, std::nullopt);
    QVERIFY(std::holds_alternative<StoredDeployment *>(made));
    m_rig->store->flush();
    transaction.commit();
}

qint64 TestRolloutScale::costOfOne(quint32 first, quint32 devices)
{
    const WorkTimer watch;
    for (quint32 i = first; i < first + devices; ++i) {
        const auto inTransaction = [&](auto work) {
            Transaction transaction(m_rig->lab->parts->db);
            work();
            m_rig->store->flush();
            transaction.commit();
        };
        QString id;
        inTransaction([&] {
            const NextAnswer answer = m_rig->rollout->next(uuidOf(i), { QStringLiteral("old"), QStringLiteral("thing"), QStringLiteral("old") });
            if (answer.kind == NextKind::Work)
                id = answer.work.deployment->d.id.text;
        });
        for (const DeviceState state : { DeviceState::Downloading, DeviceState::Installing, DeviceState::Success })
            inTransaction([&] { m_rig->rollout->report(id, uuidOf(i), state, {}); });
    }
    return watch.nanoseconds() / devices;
}

void TestRolloutScale::pollsStayCheapWithTargets()
{
    deployTo(1000);
    costOfOne(0, 50); // warm
    const qint64 few = std::min({ costOfOne(50, 150), costOfOne(200, 150), costOfOne(350, 150) });
    cleanup();
    init();
    deployTo(100'000);
    costOfOne(0, 50);
    const qint64 many = std::min({ costOfOne(50, 150), costOfOne(200, 150), costOfOne(350, 150) });
    QVERIFY2(many < few * 2, qPrintable(QStringLiteral("%1 ns, %2 ns with a hundred times the targets").arg(few).arg(many)));
}

void TestRolloutScale::pollsStayCheapWithDeployments()
{
    // 500 active deployments that are for the device, and a newest one that it is busy with.
    deployTo(200);
    costOfOne(0, 20);
    const qint64 alone = std::min(costOfOne(20, 50), costOfOne(70, 50));
    for (int i = 0; i < 500; ++i)
        deployTo(20, QStringLiteral("other %1").arg(i));
    const qint64 among = std::min(costOfOne(120, 30), costOfOne(150, 30));
    QVERIFY2(among < alone * 3, qPrintable(QStringLiteral("%1 ns, %2 ns among 500 deployments").arg(alone).arg(among)));
}

void TestRolloutScale::pollsStayCheapWithTheFleet()
{
    // Dynamic deployments judge whoever asks, and nobody else.
    const auto cost = [this](qint64 devices) {
        m_rig = std::make_unique<RolloutRig>(devices);
        m_rig->addArtifact(QStringLiteral("rel-1"), m_rig->types);
        const QString filter = m_rig->addFilter(QStringLiteral("ring"), QStringLiteral("canary"));
        for (int i = 0; i < 20; ++i)
            m_rig->create({ { QStringLiteral("name"), QStringLiteral("d%1").arg(i) }, { QStringLiteral("filter_id"), filter } });
        const std::vector<Row> rows = m_rig->lab->fleet->acceptedRows();
        qint64 least = std::numeric_limits<qint64>::max();
        for (size_t batch = 0; batch < 4; ++batch) {
            const WorkTimer watch;
            for (size_t i = 0; i < 100; ++i) {
                const NextAnswer answer = m_rig->rollout->next(m_rig->lab->fleet->uuid(rows[batch * 100 + i]), { QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c") });
                if (answer.kind != NextKind::Nothing)
                    qFatal("nobody matches");
            }
            least = std::min(least, watch.nanoseconds());
        }
        return least;
    };
    const qint64 few = cost(600);
    const qint64 many = cost(15'000);
    QVERIFY2(many < few * 2, qPrintable(QStringLiteral("%1 ns, %2 ns with a bigger fleet").arg(few).arg(many)));
}

void TestRolloutScale::silentTargetsStaySmall()
{
    deployTo(100'000);
    QVERIFY2(m_rig->store->targetBytes() <= 24 * 100'000, qPrintable(QString::number(m_rig->store->targetBytes())));
    m_rig->engine->run(noon(), 0);
    QCOMPARE(m_rig->engine->waiting(), size_t { 0 }); // nobody of them is simulated
    // On disk it is the list and nothing more.
    Statement rows = m_rig->lab->parts->db.prepare(QStringLiteral("SELECT count(*) FROM deployment_records"));
    QVERIFY(rows.next());
    QCOMPARE(rows.number(0), 0);
}

void TestRolloutScale::fastFleetLeavesTimeForRequests()
{
    m_rig = std::make_unique<RolloutRig>(2000);
    m_rig->addArtifact(QStringLiteral("rel-1"), m_rig->types);
    m_rig->lab->parts->clock.setSpeed(10'000);
    m_rig->lab->fleet->setFailureShare(QStringLiteral("rel-1"), 0.1);
    const QString id = m_rig->create({ { QStringLiteral("all_devices"), true } });
    qint64 online = 0;
    for (const Row row : m_rig->lab->fleet->acceptedRows())
        online += m_rig->lab->fleet->isOnline(row) ? 1 : 0;
    const Ticker ticker = m_rig->lab->parts->context.tickers.back();
    qint64 longest = 0;
    int ticks = 0;
    const auto settled = [&] { return m_rig->store->find(id)->d.statistics.finished(); };
    for (; ticks < 300 && settled() < online; ++ticks) {
        m_rig->lab->parts->clock.advance(ticker.interval);
        const WorkTimer watch;
        Transaction transaction(m_rig->lab->parts->db);
        ticker.run(m_rig->lab->parts->clock.now());
        transaction.commit();
        longest = std::max(longest, watch.milliseconds());
    }
    QVERIFY2(settled() >= online, qPrintable(QStringLiteral("%1 of %2 after %3 ticks").arg(settled()).arg(online).arg(ticks)));
    QVERIFY2(longest < 400, qPrintable(QStringLiteral("a tick of %1 ms").arg(longest)));
    QVERIFY(m_rig->counted(id, QStringLiteral("failure")) > 0);
    QVERIFY(m_rig->counted(id, QStringLiteral("success")) > online / 2);
    // Afterwards nothing moves, and that costs nothing.
    const auto idle = [&] {
        const WorkTimer watch;
        m_rig->lab->parts->clock.advance(ticker.interval);
        ticker.run(m_rig->lab->parts->clock.now());
        return watch.milliseconds();
    };
    QVERIFY(std::min({ idle(), idle(), idle() }) < 60);
}

DRYDOCK_TEST_MAIN(TestRolloutScale)
#include "tst_rolloutscale.moc"
