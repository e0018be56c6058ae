// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last known fleet on disk: it comes back as it was, no broken file does harm, a full disk loses nothing, and a fleet
// that was restored becomes the server's own by the first listing, without losing a device or keeping one that is gone.
#include "models/core/worker.h"
#include "models/store/snapshotkeeper.h"
#include "tests/support/fleetworld.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <csignal>
#include <random>
#include <sys/resource.h>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;
using Problem = FleetSnapshot::Problem;

namespace {

using World = FleetWorld;

QStringList describe(const FleetTable &fleet)
{
    QStringList lines;
    const AttributeTable &attributes = fleet.attributes();
    for (const RowId row : fleet.rows()) {
        QStringList cells;
        for (int column = 0; column < attributes.columnCount(); ++column) {
            const ColumnKey &key = attributes.columnKey(column);
            if (attributes.has(row, column))
                cells.append(key.scope + u'/' + key.name + u'=' + attributes.text(row, column));
        }
        cells.sort();
        const RowTimes times = fleet.times(row);
        lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6").arg(fleet.id(row).text).arg(times.updated.ms).arg(times.reported.ms).arg(times.checkedIn.ms).arg(times.askedAt.ms).arg(cells.join(u' ')));
    }
    lines.sort();
    return lines;
}

} // namespace

class TestFleetSnapshot final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("fleet/one.fleet")); }

private Q_SLOTS:
    void init()
    {
        DRYDOCK_FAIL_ON_WARNING();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void comesBackAsItWas()
    {
        World world;
        world.server.addDevices(700);
        world.subscription = world.fleet.subscribe();
        QTRY_VERIFY(world.completes());
        world.server.removeDevice(world.server.idAt(3));
        const SnapshotContents kept { world.fleet.table(), world.clock.now(), 700, { QStringLiteral("east") }, { QStringLiteral("inventory"), QStringLiteral("hostname") } };
        const FleetSnapshot::Written written = FleetSnapshot::write(path(), kept);
        QCOMPARE(written.problem, Problem::None);
        QVERIFY(written.bytes > 0);
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        const FleetSnapshot::Read read = FleetSnapshot::read(path());
        QCOMPARE(read.problem, Problem::None);
        QCOMPARE(describe(read.contents->fleet), describe(kept.fleet));
        QCOMPARE(read.contents->taken, kept.taken);
        QCOMPARE(read.contents->serverTotal, kept.serverTotal);
        QCOMPARE(read.contents->groups, kept.groups);
        QCOMPARE(read.contents->nameAttribute, kept.nameAttribute);
        QCOMPARE(QDir(QFileInfo(path()).path()).entryList(QDir::Files).size(), 1);
        // A second one replaces it whole.
        QCOMPARE(FleetSnapshot::write(path(), { {}, kept.taken, 0, {}, {} }).problem, Problem::None);
        QCOMPARE(FleetSnapshot::read(path()).contents->fleet.count(), 0);
        FleetSnapshot::wipe(path());
        QCOMPARE(FleetSnapshot::read(path()).problem, Problem::Missing);
    }

    void brokenFilesAreSetAside()
    {
        World world;
        world.server.addDevices(40);
        world.subscription = world.fleet.subscribe();
        QTRY_VERIFY(world.completes());
        QCOMPARE(FleetSnapshot::write(path(), { world.fleet.table(), world.clock.now(), 40, {}, {} }).problem, Problem::None);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto readBent = [&](const QByteArray &bytes) {
            QFile bent(path());
            if (!bent.open(QIODevice::WriteOnly) || bent.write(bytes) != bytes.size())
                qFatal("cannot write");
            bent.close();
            const FleetSnapshot::Read read = FleetSnapshot::read(path());
            if (read.contents)
                static_cast<void>(describe(read.contents->fleet));
            return read.problem;
        };
        std::mt19937 random(1);
        for (const QByteArray &bytes : { QByteArray("no database"), QByteArray(), whole.left(whole.size() / 2), whole.left(100) }) {
            QCOMPARE(readBent(bytes), Problem::Corrupt);
            QVERIFY(!QFile::exists(path()));
            QVERIFY(QFile::exists(path() + QStringLiteral(".bad")));
        }
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 8; ++i)
                bytes[static_cast<qsizetype>(random() % static_cast<size_t>(bytes.size()))] = static_cast<char>(random());
            static_cast<void>(readBent(bytes)); // whole, or refused; never worse
        }
    }

    void anotherFormatIsLeft()
    {
        QCOMPARE(FleetSnapshot::write(path(), { {}, { 1 }, 0, {}, {} }).problem, Problem::None);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("later"));
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(QStringLiteral("PRAGMA user_version=99")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("later"));
        QCOMPARE(FleetSnapshot::read(path()).problem, Problem::OtherFormat);
        QVERIFY(QFile::exists(path()));
    }

    void whereNothingCanBeWritten()
    {
        QFile notAFolder(m_folder->filePath(QStringLiteral("fleet")));
        QVERIFY(notAFolder.open(QIODevice::WriteOnly));
        notAFolder.close();
        const FleetSnapshot::Written written = FleetSnapshot::write(path(), { {}, { 1 }, 0, {}, {} });
        QCOMPARE(written.problem, Problem::NotWritten);
        QVERIFY(!written.detail.isEmpty());
    }

    //! As on a full disk, in the middle of the file: what was there before stays, and no half of a file beside it.
    void whenTheDiskFillsUpTheLastOneStays()
    {
        World world;
        world.server.addDevices(900);
        world.subscription = world.fleet.subscribe();
        QTRY_VERIFY(world.completes());
        const SnapshotContents kept { world.fleet.table(), world.clock.now(), 900, {}, {} };
        QCOMPARE(FleetSnapshot::write(path(), kept).problem, Problem::None);
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        const rlimit little { 40'000, limit.rlim_max };
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
        const FleetSnapshot::Written written = FleetSnapshot::write(path(), kept);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, before);
        QCOMPARE(written.problem, Problem::NotWritten);
        QVERIFY(!written.detail.isEmpty());
        const FleetSnapshot::Read read = FleetSnapshot::read(path());
        QVERIFY(read.contents);
        QCOMPARE(read.contents->fleet.count(), 900);
        QCOMPARE(QFileInfo(path()).dir().entryList(QDir::Files).size(), 1);
    }

    void aRestoredFleetBecomesTheServers()
    {
        World before;
        before.server.addDevices(1'200);
        before.subscription = before.fleet.subscribe();
        QTRY_VERIFY(before.completes());
        const Timestamp taken = before.clock.now();
        QCOMPARE(FleetSnapshot::write(path(), { before.fleet.table(), taken, 1'200, { QStringLiteral("east") }, {} }).problem, Problem::None);

        World after;
        after.clock.advance(3'600'000);
        after.server.addDevices(1'200);
        const DeviceId gone = after.server.idAt(10);
        const DeviceId changed = after.server.idAt(20);
        const DeviceId stays = after.server.idAt(30);
        after.server.removeDevice(gone);
        after.server.setAttribute(changed, QStringLiteral("tags"), QStringLiteral("owner"), AttributeValue(QStringLiteral("me")));
        const DeviceId added = after.server.addDevice(5'000);
        SnapshotKeeper keeper(after.fleet, path());
        QSignalSpy loaded(&keeper, &SnapshotKeeper::loaded);
        keeper.load();
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(after.fleet.count(), 1'200);
        QVERIFY(!after.fleet.isComplete());
        QCOMPARE(after.fleet.freshness().lastSuccess, taken);
        QCOMPARE(after.fleet.groups(), QStringList { QStringLiteral("east") });
        const auto rowBefore = after.fleet.table().rowOf(stays);
        QVERIFY(rowBefore && after.fleet.table().rowOf(gone) && !after.fleet.table().rowOf(added));
        after.subscription = after.fleet.subscribe();
        QTRY_VERIFY(after.completes());
        QCOMPARE(after.fleet.count(), 1'200);
        QCOMPARE(after.fleet.table().rowOf(stays), rowBefore); // rows stay: a selection survives
        QVERIFY(!after.fleet.table().rowOf(gone));
        QVERIFY(after.fleet.table().rowOf(added));
        const AttributeTable &attributes = after.fleet.table().attributes();
        QCOMPARE(attributes.text(*after.fleet.table().rowOf(changed), attributes.findColumn(QStringLiteral("tags"), QStringLiteral("owner"))), QStringLiteral("me"));
    }

    void isKeptWhileItChanges()
    {
        World world;
        world.server.addDevices(30);
        {
            SnapshotKeeper keeper(world.fleet, path(), 60s);
            QSignalSpy written(&keeper, &SnapshotKeeper::written);
            world.subscription = world.fleet.subscribe();
            QTRY_VERIFY(world.completes());
            QCOMPARE(written.size(), 0);
            world.clock.advance(61'000);
            QTRY_COMPARE(written.size(), 1);
            QCOMPARE(FleetSnapshot::read(path()).contents->fleet.count(), 30);
            // Nothing changed: nothing is written.
            world.clock.advance(300'000);
            QTRY_VERIFY(world.completes());
            const auto writes = written.size();
            world.clock.advance(300'000);
            QCOMPARE(written.size(), writes);
            world.server.addDevice(900);
            world.clock.advance(6'000);
            QTRY_VERIFY((world.clock.advance(10), world.fleet.count() == 31));
        }
        // The end of the session writes what came since.
        QTRY_COMPARE(FleetSnapshot::read(path()).contents->fleet.count(), 31);
    }

    void aWriteThatWaitedDoesNotReplaceTheLast()
    {
        World world;
        world.server.addDevices(30);
        QSemaphore busy;
        {
            const auto goOn = qScopeGuard([&busy] {
                busy.release();
                patientPool().waitForDone();
            });
            SnapshotKeeper keeper(world.fleet, path(), 60s);
            world.subscription = world.fleet.subscribe();
            QTRY_VERIFY(world.completes());
            patientPool().start([&busy] { busy.acquire(); });
            world.clock.advance(61'000); // a write that has to wait
            world.server.addDevice(900);
            world.clock.advance(6'000);
            QTRY_VERIFY((world.clock.advance(10), world.fleet.count() == 31));
        }
        QCOMPARE(FleetSnapshot::read(path()).contents->fleet.count(), 31);
    }

    void whatIsForgottenStaysForgotten()
    {
        QCOMPARE(FleetSnapshot::write(path(), { {}, { 1 }, 0, {}, {} }).problem, Problem::None);
        FleetSnapshot::wipe(path());
        QCOMPARE(FleetSnapshot::write(path(), { {}, { 2 }, 0, {}, {} }).problem, Problem::Forgotten); // a write that was under way
        QVERIFY(QDir(QFileInfo(path()).path()).entryList(QDir::Files).isEmpty());
        FleetSnapshot::begin(path());
        QCOMPARE(FleetSnapshot::write(path(), { {}, { 3 }, 0, {}, {} }).problem, Problem::None);
    }

    void restoresOnlyIntoAnEmptyStore()
    {
        World world;
        world.server.addDevices(20);
        world.subscription = world.fleet.subscribe();
        QTRY_VERIFY(world.completes());
        world.fleet.restore({ {}, { 1 }, 0, {}, {} });
        QCOMPARE(world.fleet.count(), 20);
        QVERIFY(world.fleet.freshness().lastSuccess.ms > 1);
    }
};

DRYDOCK_TEST_MAIN(TestFleetSnapshot)
#include "tst_fleetsnapshot.moc"
