// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;

namespace {

const QString kList = kArtifacts + QStringLiteral("/list");

struct UploadRig {
    FakeClock clock;
    FakeTransport transport { clock };
    UploadQueue queue { transport, {} };
    QTemporaryDir folder;

    QString file(const QString &name, qsizetype bytes = 1000)
    {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray(bytes, 'x'));
        return file.fileName();
    }
    int uploadsSent() const
    {
        return static_cast<int>(std::count_if(transport.requests().begin(), transport.requests().end(),
            [](const FakeRequest &request) { return request.verb == Verb::Post && request.path == kArtifacts; }));
    }
    Transfer::State state(quint64 id) const { return queue.find(id)->state; }
};

FakeHeaders location(const QByteArray &id)
{
    return { { "Location", "/api/management/v1/deployments/artifacts/" + id } };
}

} // namespace

class TestUploadQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void sendsOneAfterAnother()
    {
        UploadRig rig;
        rig.transport.expect(Verb::Post, kArtifacts).reply(201, {}, location("one")).after(100);
        rig.transport.expect(Verb::Post, kArtifacts).reply(201, {}, location("two")).after(100);
        QSignalSpy uploaded(&rig.queue, &UploadQueue::uploaded);
        const quint64 first = rig.queue.add(rig.file(QStringLiteral("a.mender")), QStringLiteral("notes on a"));
        const quint64 second = rig.queue.add(rig.file(QStringLiteral("b.mender")), {});
        QVERIFY(rig.state(second) == Transfer::State::Queued);
        rig.clock.advance(50);
        QCOMPARE(rig.uploadsSent(), 1);
        QVERIFY(rig.transport.requests().front().body.contains("notes on a"));
        rig.clock.advance(500);
        QCOMPARE(rig.uploadsSent(), 2);
        QCOMPARE(uploaded.count(), 2);
        QVERIFY(rig.state(first) == Transfer::State::Done);
        QCOMPARE(rig.queue.find(first)->artifact.text, QStringLiteral("one"));
        QCOMPARE(rig.queue.find(second)->artifact.text, QStringLiteral("two"));
        QCOMPARE(rig.queue.unfinishedCount(), 0);
        rig.queue.clearFinished({ Transfer::Kind::Upload });
        QVERIFY(rig.queue.transfers().empty());
    }

    void aLostAnswerIsLookedUpAndNeverSentAgain()
    {
        UploadRig rig;
        rig.transport.expect(Verb::Post, kArtifacts).fail(ErrorKind::Timeout).after(100);
        api::Artifact there = makeArtifact(QStringLiteral("there"), QStringLiteral("r"), QStringLiteral("pi4"));
        there.modified = rig.clock.now();
        api::Artifact old = there;
        old.id = ArtifactId(QStringLiteral("old"));
        old.modified = { there.modified.ms - 24LL * 3600 * 1000 };
        api::Artifact other = there;
        other.id = ArtifactId(QStringLiteral("other"));
        other.size = 999;
        rig.transport.expect(Verb::Get, kList).json(jsonList<api::Artifact>({ old, other }), total(2));
        rig.transport.expect(Verb::Get, kStorage).json(R"({"limit":0,"usage":0})");
        rig.transport.expect(Verb::Get, kList).json(jsonList<api::Artifact>({ old, other, there }), total(3));
        const quint64 id = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        rig.clock.advance(110);
        QVERIFY(rig.state(id) == Transfer::State::Checking);
        rig.clock.advance(UploadQueue::kLookUpEvery.count() + 200);
        QVERIFY(rig.state(id) == Transfer::State::Done);
        QCOMPARE(rig.queue.find(id)->artifact.text, QStringLiteral("there"));
        QCOMPARE(rig.uploadsSent(), 1);
        QVERIFY(rig.transport.isSatisfied());
    }

    void whatTheServerDoesNotListHasFailed()
    {
        UploadRig rig;
        rig.transport.expect(Verb::Post, kArtifacts).reply(504, "<html>gateway timeout</html>");
        rig.transport.expect(Verb::Get, kList).json("[]", total(0)).times(UploadQueue::kLookUps);
        const quint64 id = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        rig.clock.advance(UploadQueue::kLookUpEvery.count() * UploadQueue::kLookUps);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QCOMPARE(rig.queue.find(id)->error->httpStatus, 504);
        QCOMPARE(rig.uploadsSent(), 1);
        QVERIFY(rig.transport.isSatisfied());

        // Only the user's word sends it again.
        rig.transport.expect(Verb::Post, kArtifacts).reply(201, {}, location("late"));
        rig.queue.retry(id);
        rig.clock.advance(50);
        QVERIFY(rig.state(id) == Transfer::State::Done);
        QCOMPARE(rig.uploadsSent(), 2);
    }

    void refusalsAreNotLookedUp_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("not unique") << 409 << static_cast<int>(ErrorKind::Conflict);
        QTest::newRow("no artifact") << 400 << static_cast<int>(ErrorKind::Unprocessable);
        QTest::newRow("not unique, older") << 422 << static_cast<int>(ErrorKind::Unprocessable);
    }
    void refusalsAreNotLookedUp()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        UploadRig rig;
        rig.transport.expect(Verb::Post, kArtifacts).reply(status, R"({"error":"no"})");
        const quint64 id = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        rig.clock.advance(60'000);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QCOMPARE(static_cast<int>(rig.queue.find(id)->error->kind), kind);
        QCOMPARE(rig.transport.requests().size(), size_t { 1 });
    }

    //! The server's "too large" is often lost with the connection that it closes.
    void aFullServerIsNamedBeforeTheNetwork_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("its answer arrives") << 413;
        QTest::newRow("its answer is lost") << 0;
    }
    void aFullServerIsNamedBeforeTheNetwork()
    {
        QFETCH(int, status);
        UploadRig rig;
        if (status > 0)
            rig.transport.expect(Verb::Post, kArtifacts).reply(status, R"({"error":"Artifact file too large"})");
        else
            rig.transport.expect(Verb::Post, kArtifacts).fail(ErrorKind::Offline);
        rig.transport.always(Verb::Get, kList).json("[]", total(0));
        rig.transport.expect(Verb::Get, kStorage).json(R"({"limit":5000,"usage":4200})");
        const quint64 id = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        rig.clock.advance(500);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        const Error &error = *rig.queue.find(id)->error;
        QCOMPARE(errorKindName(error.kind), QStringLiteral("TooLarge"));
        QCOMPARE(error.httpStatus, status);
        QVERIFY(error.room == std::optional(Room { 1000, 800, 5000 }));
        QCOMPARE(rig.uploadsSent(), 1);
    }

    void whereThereIsRoomTheNetworkIsBlamed()
    {
        UploadRig rig;
        rig.transport.expect(Verb::Post, kArtifacts).fail(ErrorKind::Offline);
        rig.transport.always(Verb::Get, kList).json("[]", total(0));
        rig.transport.expect(Verb::Get, kStorage).json(R"({"limit":5000,"usage":4000})");
        const quint64 id = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        rig.clock.advance(UploadQueue::kLookUpEvery.count() * (UploadQueue::kLookUps + 1));
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QCOMPARE(errorKindName(rig.queue.find(id)->error->kind), QStringLiteral("Offline"));
        QVERIFY(!rig.queue.find(id)->error->room);
        QVERIFY(rig.transport.isSatisfied());
    }

    //! The room is short because the file itself has taken it.
    void anUploadThatFilledTheServerIsFound()
    {
        UploadRig rig;
        api::Artifact there = makeArtifact(QStringLiteral("there"), QStringLiteral("r"), QStringLiteral("pi4"));
        there.modified = rig.clock.now();
        rig.transport.expect(Verb::Post, kArtifacts).fail(ErrorKind::Timeout);
        rig.transport.expect(Verb::Get, kList).json("[]", total(0));
        rig.transport.expect(Verb::Get, kStorage).json(R"({"limit":5000,"usage":5000})");
        rig.transport.expect(Verb::Get, kList).json(jsonList<api::Artifact>({ there }), total(1));
        const quint64 id = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        rig.clock.advance(500);
        QVERIFY(rig.state(id) == Transfer::State::Done);
        QCOMPARE(rig.queue.find(id)->artifact.text, QStringLiteral("there"));
    }

    void cancellingEndsItAndStartsTheNext()
    {
        UploadRig rig;
        rig.transport.expect(Verb::Post, kArtifacts).hang();
        rig.transport.expect(Verb::Post, kArtifacts).reply(201, {}, location("two"));
        const quint64 first = rig.queue.add(rig.file(QStringLiteral("a.mender")), {});
        const quint64 second = rig.queue.add(rig.file(QStringLiteral("b.mender")), {});
        const quint64 third = rig.queue.add(rig.file(QStringLiteral("c.mender")), {});
        rig.clock.advance(50);
        rig.queue.cancel(third);
        rig.queue.cancel(first);
        QVERIFY(rig.state(first) == Transfer::State::Cancelled);
        QVERIFY(rig.state(third) == Transfer::State::Cancelled);
        rig.clock.advance(50);
        QVERIFY(rig.state(second) == Transfer::State::Done);
        rig.clock.advance(200'000);
        QCOMPARE(rig.uploadsSent(), 2);
    }

    void aFileThatIsGoneIsNeverSent()
    {
        UploadRig rig;
        const quint64 id = rig.queue.add(rig.folder.filePath(QStringLiteral("none.mender")), {});
        rig.clock.advance(50);
        QVERIFY(rig.state(id) == Transfer::State::Failed);
        QVERIFY(rig.transport.requests().empty());
    }

    void anIdentityDecidesWhatIsTheSame()
    {
        FakeClock clock;
        FakeTransport transport(clock);
        UploadQueue queue(transport, [](const QString &) {
            return std::optional<ArtifactIdentity>({ QStringLiteral("r"), { QStringLiteral("AB12") } });
        });
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.mender")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(1000, 'x')) == 1000);
        file.close();
        api::Artifact namesake = makeArtifact(QStringLiteral("namesake"), QStringLiteral("r"), QStringLiteral("pi4"));
        namesake.updates.front().files.front().checksum = QStringLiteral("ffff");
        const api::Artifact same = makeArtifact(QStringLiteral("same"), QStringLiteral("r"), QStringLiteral("pi4"));
        transport.expect(Verb::Post, kArtifacts).fail(ErrorKind::Timeout);
        transport.expect(Verb::Get, kList).json(jsonList<api::Artifact>({ namesake, same }), total(2));
        const quint64 id = queue.add(file.fileName(), {});
        // The identity is read in a worker.
        QTRY_COMPARE(transport.requests().size(), size_t { 1 });
        clock.advance(500);
        QVERIFY(queue.find(id)->state == Transfer::State::Done);
        QCOMPARE(queue.find(id)->artifact.text, QStringLiteral("same"));
        QCOMPARE(queue.find(id)->release, QStringLiteral("r"));
    }

    void destroyingTheQueueMidwayIsQuiet()
    {
        FakeClock clock;
        FakeTransport transport(clock);
        transport.expect(Verb::Post, kArtifacts).fail(ErrorKind::Timeout);
        transport.expect(Verb::Get, kList).json("[]", total(0));
        transport.expect(Verb::Get, kStorage).json(R"({"limit":0,"usage":0})");
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a.mender")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        {
            UploadQueue queue(transport, {});
            queue.add(file.fileName(), {});
            clock.advance(1000);
            QCOMPARE(queue.unfinishedCount(), 1);
        }
        clock.advance(60'000);
        QCOMPARE(transport.requests().size(), size_t { 3 });
    }
};

DRYDOCK_TEST_MAIN(TestUploadQueue)
#include "tst_uploadqueue.moc"
