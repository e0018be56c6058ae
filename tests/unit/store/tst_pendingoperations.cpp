// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pendingoperations.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakefleet.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World {
    FakeClock clock;
    FakeFleet server { clock };
    api::DeviceAuthApi api { server };
    PendingOperations operations { clock };

    Call<Nothing> accept(int index)
    {
        return api.setStatus(server.idAt(index), AuthSetId(QStringLiteral("s")), api::AuthStatus::Accepted);
    }
};

} // namespace

class TestPendingOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void runsToItsEndAndMarksItsSubjects()
    {
        World world;
        world.server.addDevices(1);
        const QString subject = world.server.idAt(0).text;
        QSignalSpy pending(&world.operations, &PendingOperations::pendingChanged);
        int answers = 0;
        const quint64 id = world.operations.run<Nothing>(
            QStringLiteral("Accept 1 device"), { subject }, world.accept(0), [&answers](const Status &status) {
                QVERIFY(status.ok());
                ++answers;
            });
        QVERIFY(world.operations.isPending(subject));
        QCOMPARE(world.operations.runningCount(), 1);
        world.clock.advance(5);
        QCOMPARE(answers, 1);
        QVERIFY(!world.operations.isPending(subject));
        QVERIFY(world.operations.find(id)->state == PendingOperation::State::Succeeded);
        QVERIFY(world.operations.find(id)->finished.isValid());
        QCOMPARE(pending.count(), 2);
        world.operations.clearFinished();
        QVERIFY(world.operations.operations().empty());
    }

    void aFailureIsKeptWithItsReason()
    {
        World world;
        world.server.addDevices(1);
        world.server.setFailure(makeError(ErrorKind::Unprocessable, QStringLiteral("limit reached"), 422));
        const quint64 id = world.operations.run<Nothing>(QStringLiteral("t"), { QStringLiteral("x") }, world.accept(0));
        world.clock.advance(5);
        const PendingOperation *operation = world.operations.find(id);
        QVERIFY(operation->state == PendingOperation::State::Failed);
        QCOMPARE(operation->failures.size(), size_t { 1 });
        QCOMPARE(operation->failures.front().error.apiMessage, QStringLiteral("limit reached"));
    }

    void aLostAnswerIsLookedUpAndNeverSentAgain_data()
    {
        QTest::addColumn<bool>("happened");
        QTest::newRow("it had happened") << true;
        QTest::newRow("it had not happened") << false;
    }
    void aLostAnswerIsLookedUpAndNeverSentAgain()
    {
        QFETCH(bool, happened);
        World world;
        world.server.addDevices(1);
        world.server.setFailure(makeError(ErrorKind::Timeout));
        PendingOperations::Verified<Nothing> answerVerify;
        std::optional<bool> ok;
        const quint64 id = world.operations.run<Nothing>(
            QStringLiteral("t"), { QStringLiteral("x") }, world.accept(0),
            [&ok](const Status &status) { ok = status.ok(); },
            [&answerVerify](PendingOperations::Verified<Nothing> answer) { answerVerify = std::move(answer); });
        world.clock.advance(5);
        QVERIFY(world.operations.find(id)->state == PendingOperation::State::Verifying);
        QVERIFY(!ok);
        QVERIFY(world.operations.isPending(QStringLiteral("x")));
        answerVerify(happened ? std::optional<Nothing>(Nothing {}) : std::nullopt);
        QCOMPARE(ok, std::optional<bool>(happened));
        QVERIFY(world.operations.find(id)->state
            == (happened ? PendingOperation::State::Succeeded : PendingOperation::State::Failed));
        QCOMPARE(world.server.sent().size(), size_t { 1 });
    }

    void aRefusalIsNotLookedUp()
    {
        World world;
        world.server.addDevices(1);
        world.server.setFailure(makeError(ErrorKind::Conflict, {}, 409));
        bool verified = false;
        world.operations.run<Nothing>(QStringLiteral("t"), {}, world.accept(0), {},
            [&verified](const PendingOperations::Verified<Nothing> &) { verified = true; });
        world.clock.advance(5);
        QVERIFY(!verified);
    }

    void aBatchGoesOnAfterAFailure()
    {
        World world;
        world.server.addDevices(20);
        QStringList subjects;
        for (int i = 0; i < 20; ++i)
            subjects.append(world.server.idAt(i).text);
        const QString gone = subjects.at(3);
        world.server.removeDevice(DeviceId(gone));
        QStringList done;
        PendingOperation last;
        const quint64 id = world.operations.runBatch(
            QStringLiteral("Accept 20 devices"), subjects,
            [&world](const QString &subject) {
                return world.api.setStatus(DeviceId(subject), AuthSetId(QStringLiteral("s")), api::AuthStatus::Accepted);
            },
            [&done](const QString &subject, const Status &status) {
                if (status.ok())
                    done.append(subject);
            },
            [&last](const PendingOperation &operation) { last = operation; });
        QVERIFY(world.server.sent().size() < 20); // a few at a time
        world.clock.advance(1'000);
        QCOMPARE(done.size(), 19);
        QCOMPARE(last.done, 20);
        QCOMPARE(last.failed, 1);
        QCOMPARE(last.failures.front().subject, gone);
        QVERIFY(world.operations.find(id)->state == PendingOperation::State::Failed);
        QCOMPARE(world.server.sent().size(), size_t { 20 });
    }

    void aCancelledBatchSendsNoMore()
    {
        World world;
        world.server.addDevices(20);
        QStringList subjects;
        for (int i = 0; i < 20; ++i)
            subjects.append(world.server.idAt(i).text);
        const quint64 id = world.operations.runBatch(QStringLiteral("t"), subjects, [&world](const QString &subject) {
            return world.api.decommission(DeviceId(subject));
        });
        const size_t sent = world.server.sent().size();
        world.operations.cancel(id);
        world.clock.advance(1'000);
        QCOMPARE(world.server.sent().size(), sent);
        QVERIFY(world.operations.find(id)->state == PendingOperation::State::Cancelled);
        QVERIFY(!world.operations.isPending(subjects.last()));
        QVERIFY(!world.operations.isPending(subjects.first()));
    }

    void outlivesWhoBeganIt()
    {
        World world;
        world.server.addDevices(1);
        {
            QObject pane;
            world.operations.run<Nothing>(QStringLiteral("t"), {}, world.accept(0));
        }
        world.clock.advance(5);
        QVERIFY(world.operations.operations().front().state == PendingOperation::State::Succeeded);
    }
};

DRYDOCK_TEST_MAIN(TestPendingOperations)
#include "tst_pendingoperations.moc"
