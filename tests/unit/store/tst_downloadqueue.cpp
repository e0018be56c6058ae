// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/artifact/artifactreader.h"
#include "models/artifact/artifactwriter.h"
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;

namespace {

const QString kLink = kArtifacts + QStringLiteral("/one/download");
const char *const kStored = "/bucket/one";

//! A disk that is full after `room` bytes.
class SmallDisk final : public DownloadTarget {
public:
    explicit SmallDisk(qint64 room, qint64 free)
        : m_room(room)
        , m_free(free)
    {
        QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_size; }
    bool restart() override
    {
        m_size = 0;
        return QIODevice::seek(0);
    }
    [[nodiscard]] qint64 bytesFree() const override { return m_free; }
    [[nodiscard]] LocalProblem problem() const override { return m_problem; }
    [[nodiscard]] QString partPath() const override { return {}; }
    Status commit() override { return makeLocalError(LocalProblem::CannotWrite); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        const qint64 written = qMin(size, m_room - m_size);
        m_size += written;
        if (written < size)
            m_problem = LocalProblem::DiskFull;
        return written;
    }

private:
    qint64 m_room;
    qint64 m_free;
    qint64 m_size = 0;
    LocalProblem m_problem = LocalProblem::None;
};

QString damageOf(const QString &path)
{
    const auto info = artifact::readArtifact(path);
    return info.ok() ? QString() : info.error().apiMessage;
}

QByteArray realArtifact(const QString &path)
{
    artifact::NewArtifact fresh;
    fresh.name = QStringLiteral("r");
    fresh.deviceTypes = QStringList { QStringLiteral("pi4") };
    fresh.files = { { QStringLiteral("a.txt"), QByteArray(5000, 'a') } };
    if (!artifact::writeArtifact(path, fresh).ok())
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Rig {
    FakeClock clock;
    FakeTransport transport { clock };
    QTemporaryDir folder;
    DownloadQueue queue { transport, {} };

    QString path() const { return folder.filePath(QStringLiteral("a.mender")); }
    void serveLink()
    {
        transport.always(Verb::Get, kLink)
            .json(R"({"uri":"https://store.example/bucket/one?sig=x","expire":"2026-11-23T06:15:00Z"})");
    }
    quint64 begin(qint64 size = 0) { return queue.addArtifact(ArtifactId(QStringLiteral("one")), size, path()); }
    Transfer::State state(quint64 id) const { return queue.find(id)->state; }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::vector<FakeRequest> fetches() const
    {
        std::vector<FakeRequest> found;
        for (const FakeRequest &request : transport.requests()) {
            if (request.path == QLatin1String(kStored))
                found.push_back(request);
        }
        return found;
    }
};

const FakeHeaders kRanges { { "Accept-Ranges", "bytes" }, { "ETag", "\"v1\"" }, { "Content-Length", "10" } };

FakeHeaders partial(const QByteArray &range, const QByteArray &length)
{
    return { { "Content-Range", range }, { "ETag", "\"v1\"" }, { "Content-Length", length } };
}

} // namespace

class TestDownloadQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void arrivesWholeAndWithoutCredentials()
    {
        Rig rig;
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored).reply(200, "0123456789", kRanges);
        QSignalSpy downloaded(&rig.queue, &DownloadQueue::downloaded);
        const quint64 id = rig.begin(10);
        QCOMPARE(rig.files().filter(QStringLiteral(".part")).size(), 1);
        QTRY_VERIFY((rig.clock.advance(20), rig.state(id) == Transfer::State::Done));
        QCOMPARE(downloaded.count(), 1);
        QCOMPARE(rig.content(), QByteArray("0123456789"));
        QVERIFY(rig.fetches().front().header("Authorization").isEmpty());
        QVERIFY(rig.fetches().front().transfer);
        QCOMPARE(rig.files(), QStringList { QStringLiteral("a.mender") });
    }

    void anOlderFileStaysUntilTheNewOneIsThere()
    {
        Rig rig;
        QFile old(rig.path());
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored).reply(403, "expired");
        rig.transport.expect(Verb::Get, kStored).reply(200, "0123456789");
        const quint64 id = rig.begin();
        rig.clock.advance(100);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QCOMPARE(rig.content(), QByteArray("old"));
        rig.queue.retry(id);
        QTRY_VERIFY((rig.clock.advance(20), rig.state(id) == Transfer::State::Done));
        QCOMPARE(rig.content(), QByteArray("0123456789"));
    }

    void aLostConnectionGoesOnWhereItBroke()
    {
        Rig rig;
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored).reply(200, "0123456789", kRanges).breakAfter(4);
        rig.transport.expect(Verb::Get, kStored).reply(206, "456789", partial("bytes 4-9/10", "6"));
        const quint64 id = rig.begin(10);
        rig.clock.advance(100);
        QVERIFY(rig.state(id) == Transfer::State::Waiting);
        QCOMPARE(rig.queue.find(id)->total, 10);
        QTRY_VERIFY((rig.clock.advance(500), rig.state(id) == Transfer::State::Done));
        QCOMPARE(rig.content(), QByteArray("0123456789"));
        const auto fetches = rig.fetches();
        QCOMPARE(fetches.size(), size_t { 2 });
        QCOMPARE(fetches[1].header("Range"), QByteArray("bytes=4-"));
        QCOMPARE(fetches[1].header("If-Range"), QByteArray("\"v1\""));
    }

    void whatCannotGoOnBeginsAnew_data()
    {
        QTest::addColumn<bool>("ranges");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("range");
        QTest::newRow("the server knows no ranges") << false << 200 << QByteArray();
        QTest::newRow("the file changed meanwhile") << true << 200 << QByteArray();
        QTest::newRow("another part comes") << true << 206 << QByteArray("bytes 2-9/10");
        QTest::newRow("a part of another file comes") << true << 206 << QByteArray("bytes 4-11/12");
        QTest::newRow("the part is refused") << true << 416 << QByteArray();
    }
    void whatCannotGoOnBeginsAnew()
    {
        QFETCH(bool, ranges);
        QFETCH(int, status);
        QFETCH(QByteArray, range);
        Rig rig;
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored)
            .reply(200, "0123456789", ranges ? kRanges : FakeHeaders { { "Content-Length", "10" } })
            .breakAfter(4);
        if (status != 200)
            rig.transport.expect(Verb::Get, kStored).reply(status, "junk", partial(range, "4"));
        rig.transport.expect(Verb::Get, kStored).reply(200, "abcdefghij", kRanges);
        const quint64 id = rig.begin(10);
        QTRY_VERIFY((rig.clock.advance(2000), rig.state(id) == Transfer::State::Done));
        QCOMPARE(rig.content(), QByteArray("abcdefghij"));
        QVERIFY(rig.fetches().back().header("Range").isEmpty() || status == 200);
    }

    void givesUpAfterAWhileAndGoesOnWhenAsked()
    {
        Rig rig;
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored).reply(200, "0123456789", kRanges).breakAfter(4);
        rig.transport.expect(Verb::Get, kStored).fail(ErrorKind::Offline).times(DownloadQueue::kAttempts);
        const quint64 id = rig.begin(10);
        rig.clock.advance(300'000);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QCOMPARE(errorKindName(rig.queue.find(id)->error->kind), QStringLiteral("Offline"));
        QVERIFY(!QFile::exists(rig.path()));
        rig.transport.expect(Verb::Get, kStored).reply(206, "456789", partial("bytes 4-9/10", "6"));
        rig.queue.retry(id);
        QTRY_VERIFY((rig.clock.advance(500), rig.state(id) == Transfer::State::Done));
        QCOMPARE(rig.content(), QByteArray("0123456789"));
    }

    void cancellingLeavesNothing()
    {
        Rig rig;
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored).hang();
        const quint64 id = rig.begin(10);
        rig.clock.advance(100);
        QCOMPARE(rig.files().size(), 1);
        rig.queue.cancel(id);
        QVERIFY(rig.state(id) == Transfer::State::Cancelled);
        QTRY_VERIFY2(rig.files().isEmpty(), qPrintable(rig.files().join(QLatin1Char(' '))));
        QCOMPARE(rig.transport.onWire(), 0);
    }

    void aFullDiskIsItsOwnError_data()
    {
        QTest::addColumn<qint64>("room");
        QTest::addColumn<qint64>("free");
        QTest::addColumn<int>("fetches");
        QTest::newRow("known before the start") << 100LL << 5LL << 0;
        QTest::newRow("in the middle") << 6LL << (1LL << 30) << 1;
    }
    void aFullDiskIsItsOwnError()
    {
        QFETCH(qint64, room);
        QFETCH(qint64, free);
        QFETCH(int, fetches);
        Rig rig;
        DownloadQueue queue(rig.transport, {}, [&](const QString &) {
            return Result<std::shared_ptr<DownloadTarget>>(std::make_shared<SmallDisk>(room, free));
        });
        rig.serveLink();
        rig.transport.always(Verb::Get, kStored).reply(200, "0123456789", kRanges);
        const quint64 id = queue.addArtifact(ArtifactId(QStringLiteral("one")), 10, rig.path());
        rig.clock.advance(60'000);
        const Transfer *transfer = queue.find(id);
        QVERIFY(transfer->state == Transfer::State::Failed);
        QVERIFY(transfer->error->local == LocalProblem::DiskFull);
        QVERIFY(transfer->error->kind == ErrorKind::Unprocessable);
        QVERIFY(transfer->error->room.has_value());
        QCOMPARE(static_cast<int>(rig.fetches().size()), fetches);
    }

    void aFolderThatIsNotThereIsNotTheServersFault()
    {
        Rig rig;
        const quint64 id = rig.queue.addArtifact(
            ArtifactId(QStringLiteral("one")), 10, rig.folder.filePath(QStringLiteral("none/a.mender")));
        rig.clock.advance(10);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QVERIFY(rig.queue.find(id)->error->local == LocalProblem::CannotWrite);
        QVERIFY(rig.transport.requests().empty());
    }

    void onlyAReadableArtifactGetsItsName_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("whole") << 0;
        QTest::newRow("a byte is wrong") << 1;
        QTest::newRow("it is shorter than the server said") << 2;
        QTest::newRow("it is longer than the server said") << 3;
    }
    void onlyAReadableArtifactGetsItsName()
    {
        QFETCH(int, damage);
        Rig rig;
        QTemporaryDir other;
        QByteArray bytes = realArtifact(other.filePath(QStringLiteral("r.mender")));
        QVERIFY(!bytes.isEmpty());
        const qint64 size = bytes.size();
        if (damage == 1)
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
        else if (damage == 2)
            bytes.chop(10);
        else if (damage == 3)
            bytes += "more";
        DownloadQueue queue(rig.transport, damageOf);
        rig.serveLink();
        rig.transport.expect(Verb::Get, kStored).reply(200, bytes);
        const quint64 id = queue.addArtifact(ArtifactId(QStringLiteral("one")), size, rig.path());
        QTRY_VERIFY((rig.clock.advance(20), queue.find(id)->isOver()));
        QCOMPARE(queue.find(id)->state == Transfer::State::Done, damage == 0);
        QCOMPARE(QFile::exists(rig.path()), damage == 0);
        if (damage > 0)
            QVERIFY(queue.find(id)->error->local == LocalProblem::Damaged);
        QTRY_VERIFY(rig.files().filter(QStringLiteral(".part")).isEmpty());
    }

    void exportsAndLogsGoToTheOwnServer()
    {
        Rig rig;
        api::AuditQuery query;
        query.actorEmail = QStringLiteral("ada@example.com");
        rig.transport.expect(Verb::Get, kAudit + QStringLiteral("/export"))
            .withQuery(QStringLiteral("actor_email"), query.actorEmail)
            .withQuery(QStringLiteral("limit"), QStringLiteral("20000"))
            .reply(200, "action\ncreate\n");
        const quint64 csv = rig.queue.addAuditExport(query, rig.folder.filePath(QStringLiteral("log.csv")));
        rig.transport.expect(Verb::Get, kDeployments + QStringLiteral("/d/devices/v/log")).reply(404, "{}");
        const quint64 log = rig.queue.addDeploymentLog(DeploymentId(QStringLiteral("d")),
            DeviceId(QStringLiteral("v")), rig.folder.filePath(QStringLiteral("v.log")));
        QTRY_VERIFY((rig.clock.advance(20), rig.state(log) == Transfer::State::Failed));
        QVERIFY(rig.state(csv) == Transfer::State::Done);
        QCOMPARE(errorKindName(rig.queue.find(log)->error->kind), QStringLiteral("NotFound"));
        QCOMPARE(rig.transport.requests().front().header("Authorization"), QByteArray("Bearer test-token"));
        QTRY_COMPARE(rig.files(), QStringList { QStringLiteral("log.csv") });
        rig.queue.clearFinished({ Transfer::Kind::AuditExport });
        QCOMPARE(rig.queue.transfers().size(), size_t { 1 });
    }
};

DRYDOCK_TEST_MAIN(TestDownloadQueue)
#include "tst_downloadqueue.moc"
