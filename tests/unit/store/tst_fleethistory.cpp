// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleethistory.h"
#include "tests/support/fleetworld.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace drydock;
using namespace drydock::test;

namespace {

using World = FleetWorld;

} // namespace

class TestFleetHistory final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("one.fleet.history")); }

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void eachDayIsKeptOnceAndComesBack()
    {
        std::vector<FleetHistory::Day> kept;
        {
            World world;
            world.server.addDevices(40);
            world.subscribe();
            FleetHistory history(world.fleet, path());
            QVERIFY(history.days().empty());
            QTRY_VERIFY(world.completes());
            QTRY_COMPARE((world.clock.advance(6'000), history.days().size()), size_t { 1 });
            qint64 total = 0;
            for (const qint64 count : history.days().front().counts)
                total += count;
            QCOMPARE(total, 40);
            // The same day is written over, not twice.
            world.server.report(world.server.idAt(3), QStringLiteral("artifact_name"), QStringLiteral("new-1.0"));
            world.clock.advance(20 * 60'000);
            QTRY_COMPARE((world.clock.advance(60'000), history.days().back().counts.value(QStringLiteral("new-1.0"))), 1);
            QVERIFY(history.days().size() <= 2); // midnight may pass meanwhile
            const size_t before = history.days().size();
            world.subscription.release(); // a day of polls would take its time
            world.clock.advance(25 * 3'600'000);
            QTRY_COMPARE((world.clock.advance(60'000), history.days().size()), before + 1);
            kept = history.days();
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        World world;
        const FleetHistory again(world.fleet, path());
        QCOMPARE(again.days().size(), kept.size());
        QCOMPARE(again.days().back().date, kept.back().date);
    }

    void rubbishIsPassedOver()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"([7, {"day":"no day","software":{"a":1}}, {"day":"2026-01-02","software":{"a":3,"b":-4,"c":"x"}}, {"day":"2026-01-01","software":{"a":9}}])");
        file.close();
        World world;
        const FleetHistory history(world.fleet, path());
        QCOMPARE(history.days().size(), size_t { 1 });
        QCOMPARE(history.days().front().counts, (QMap<QString, qint64> { { QStringLiteral("a"), 3 } }));
    }
};

DRYDOCK_TEST_MAIN(TestFleetHistory)
#include "tst_fleethistory.moc"
