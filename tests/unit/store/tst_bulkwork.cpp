// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bulk work on a server in memory: totals, pause, cancel, what failed tried again, lost answers looked up, the way back,
// and taking up what the program's end interrupted.
#include "models/store/bulkwork.h"
#include "tests/support/fleetworld.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World : FleetWorld {
    std::unique_ptr<BulkWork> work;

    explicit World(int devices, const QString &journal = {})
        : FleetWorld(devices)
    {
        subscribe();
        restart(journal);
    }
    void restart(const QString &journal) { work = std::make_unique<BulkWork>(server, fleet, journal); }
    bool settles(const QString &id)
    {
        clock.advance(20);
        return work->find(id)->isOver();
    }
    BulkJob job(BulkKind kind, int devices)
    {
        BulkJob job;
        job.kind = kind;
        job.title = QStringLiteral("work");
        for (int i = 0; i < devices; ++i) {
            const DeviceId id = server.idAt(i);
            job.items.push_back({ id, QStringLiteral("set-0-%1").arg(id.text) });
        }
        return job;
    }
    QString text(int device, QStringView scope, QStringView name)
    {
        const AttributeValue *value = server.devices()[static_cast<size_t>(device)].find(scope, name);
        return value ? attributeText(*value) : QString();
    }
};

bool isStatusWrite(const RequestSpec &spec)
{
    return spec.verb == Verb::Put && spec.path.constLast() == u"status";
}

} // namespace

class TestBulkWork final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fiveThousandWithThreePercentFailing()
    {
        World world(5'000);
        QTRY_VERIFY_WITH_TIMEOUT(world.completes(), 30'000);
        QStringList before;
        for (int i = 0; i < 5'000; ++i)
            before.append(world.text(i, u"identity", u"status"));
        int asked = 0;
        int failed = 0;
        int mostAtOnce = 0;
        world.server.setFaults([&](const RequestSpec &spec) -> std::optional<FakeFleet::Fault> {
            if (!isStatusWrite(spec) || ++asked % 33 != 0)
                return std::nullopt;
            ++failed;
            return FakeFleet::Fault { makeError(ErrorKind::Conflict, QStringLiteral("no"), 409), false };
        });
        const QString id = world.work->start(world.job(BulkKind::Reject, 5'000));
        while (!world.work->find(id)->isOver()) {
            world.clock.advance(50);
            mostAtOnce = std::max(mostAtOnce, static_cast<int>(world.work->find(id)->count(BulkItem::State::Sent)));
        }
        QVERIFY(failed > 100);
        QVERIFY2(mostAtOnce <= 2, qPrintable(QString::number(mostAtOnce)));
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Failed), failed);
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Done), 5'000 - failed);
        // What it says is what the server has.
        for (int i = 0; i < 5'000; ++i) {
            const BulkItem &item = world.work->find(id)->items[static_cast<size_t>(i)];
            const bool wasRejected = before.at(i) == u"rejected";
            QCOMPARE(world.text(i, u"identity", u"status") == u"rejected", item.state == BulkItem::State::Done || wasRejected);
        }
        // The failed alone are sent again.
        world.server.setFaults({});
        world.server.clearSent();
        world.work->retryFailed(id);
        QTRY_VERIFY(world.settles(id));
        const auto sent = std::count_if(world.server.sent().begin(), world.server.sent().end(), isStatusWrite);
        QCOMPARE(sent, failed);
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Done), 5'000);
        QVERIFY(world.work->find(id)->items.front().problem.why == BulkProblem::Why::None);
    }

    void pauseAndCancel()
    {
        World world(200);
        QTRY_VERIFY(world.completes());
        world.server.setLatencyMs(40);
        const QString id = world.work->start(world.job(BulkKind::Reject, 200));
        world.clock.advance(400);
        world.work->setPaused(id, true);
        world.clock.advance(100); // what was sent is answered
        const qsizetype done = world.work->find(id)->count(BulkItem::State::Done);
        QVERIFY(done > 4 && done < 100);
        world.clock.advance(5'000);
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Done), done);
        QCOMPARE(world.work->find(id)->state, BulkJob::State::Paused);
        world.work->setPaused(id, false);
        world.clock.advance(400);
        QVERIFY(world.work->find(id)->count(BulkItem::State::Done) > done);
        world.work->cancel(id);
        world.clock.advance(1'000);
        QCOMPARE(world.work->find(id)->state, BulkJob::State::Cancelled);
        const qsizetype sent = world.work->find(id)->count(BulkItem::State::Done);
        world.clock.advance(5'000);
        for (int i = 0; i < 200; ++i) {
            if (world.work->find(id)->items[static_cast<size_t>(i)].state == BulkItem::State::Waiting)
                QVERIFY(std::none_of(world.server.sent().begin(), world.server.sent().end(), [&](const RequestSpec &spec) { return isStatusWrite(spec) && spec.path.contains(world.server.idAt(i).text); }));
        }
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Waiting), 200 - sent);
        // Trying again sends what was not sent, too.
        world.work->retryFailed(id);
        for (int i = 0; i < 1'000 && !world.settles(id); ++i) { }
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Done), 200);
    }

    void lostAnswersAreLookedUp()
    {
        World world(40);
        QTRY_VERIFY(world.completes());
        const DeviceId happened = world.server.idAt(3);
        const DeviceId notHappened = world.server.idAt(5);
        world.server.setFaults([&](const RequestSpec &spec) -> std::optional<FakeFleet::Fault> {
            if (!isStatusWrite(spec))
                return std::nullopt;
            if (spec.path.contains(happened.text))
                return FakeFleet::Fault { makeError(ErrorKind::Timeout), true };
            if (spec.path.contains(notHappened.text))
                return FakeFleet::Fault { makeError(ErrorKind::Timeout), false };
            return std::nullopt;
        });
        const QString id = world.work->start(world.job(BulkKind::Reject, 40));
        QTRY_VERIFY(world.settles(id));
        const auto &items = world.work->find(id)->items;
        QCOMPARE(items[3].state, BulkItem::State::Done);
        QCOMPARE(items[5].state, BulkItem::State::Failed);
        QVERIFY(items[5].problem.why == BulkProblem::Why::AnswerLost);
        const auto writes = [&](const DeviceId &device) {
            return std::count_if(world.server.sent().begin(), world.server.sent().end(), [&](const RequestSpec &spec) { return isStatusWrite(spec) && spec.path.contains(device.text); });
        };
        QCOMPARE(writes(happened), 1);
        QCOMPARE(writes(notHappened), 1);
    }

    void groupsGoManyPerRequestAndBack()
    {
        World world(450);
        QTRY_VERIFY(world.completes());
        world.server.setAttribute(world.server.idAt(1), QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("old"));
        BulkJob job = world.job(BulkKind::MoveToGroup, 450);
        job.argument = QStringLiteral("fresh");
        for (int i = 0; i < 450; ++i)
            job.items[static_cast<size_t>(i)].before = world.text(i, u"system", u"group");
        QHash<int, QString> before;
        for (int i = 0; i < 450; ++i)
            before.insert(i, world.text(i, u"system", u"group"));
        world.server.clearSent();
        const QString id = world.work->start(job);
        QTRY_VERIFY(world.settles(id));
        QCOMPARE(world.work->find(id)->count(BulkItem::State::Done), 450);
        QCOMPARE(std::count_if(world.server.sent().begin(), world.server.sent().end(), [](const RequestSpec &spec) { return spec.verb == Verb::Patch; }), 3);
        for (int i = 0; i < 450; ++i)
            QCOMPARE(world.text(i, u"system", u"group"), QStringLiteral("fresh"));
        const auto row = world.fleet.table().rowOf(world.server.idAt(7));
        QCOMPARE(world.fleet.table().group(*row), QStringLiteral("fresh"));
        QCOMPARE(world.work->undoable(id), 450);
        const QStringList back = world.work->undo(id, [](const BulkJob &) { return QStringLiteral("back"); });
        QVERIFY(back.size() >= 2);
        for (const QString &one : back)
            QTRY_VERIFY(world.settles(one));
        for (int i = 0; i < 450; ++i)
            QCOMPARE(world.text(i, u"system", u"group"), before.value(i));
        QCOMPARE(world.work->undoable(id), 0);
    }

    void aTagIsSetRemovedAndBroughtBack()
    {
        World world(30);
        for (int i = 0; i < 10; ++i)
            world.server.setAttribute(world.server.idAt(i), QStringLiteral("tags"), QStringLiteral("site"), AttributeValue(QStringLiteral("oslo-%1").arg(i % 2)));
        world.server.setAttribute(world.server.idAt(0), QStringLiteral("tags"), QStringLiteral("note"), AttributeValue(QStringLiteral("keep")));
        QTRY_VERIFY(world.completes());
        BulkJob set = world.job(BulkKind::SetTag, 20);
        set.argument = QStringLiteral("site");
        set.value = QStringLiteral("riga");
        for (BulkItem &item : set.items)
            item.before = world.fleet.tagText(item.device, set.argument);
        const QString id = world.work->start(set);
        QTRY_VERIFY(world.settles(id));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(world.text(i, u"tags", u"site"), QStringLiteral("riga"));
        // Undoing takes the tag away where there was none, and leaves every other one.
        QCOMPARE(world.work->undoable(id), 20);
        const QStringList back = world.work->undo(id, [](const BulkJob &) { return QStringLiteral("back"); });
        for (const QString &each : back)
            QTRY_VERIFY(world.settles(each));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(world.text(i, u"tags", u"site"), i < 10 ? QStringLiteral("oslo-%1").arg(i % 2) : QString());
        QCOMPARE(world.text(0, u"tags", u"note"), QStringLiteral("keep"));
        QTRY_VERIFY((world.clock.advance(20), world.fleet.tagText(world.server.idAt(15), QStringLiteral("site")).isEmpty()));
        // Removed in bulk; one whose tags somebody else changes meanwhile is left as it is and said.
        BulkJob remove = world.job(BulkKind::RemoveTag, 10);
        remove.argument = QStringLiteral("site");
        for (BulkItem &item : remove.items)
            item.before = world.fleet.tagText(item.device, remove.argument);
        const DeviceId contended = world.server.idAt(4);
        world.server.setFaults([&](const RequestSpec &spec) -> std::optional<FakeFleet::Fault> {
            if (spec.verb == Verb::Put && spec.path.contains(contended.text))
                return FakeFleet::Fault { makeError(ErrorKind::PreconditionFailed, QStringLiteral("ETag does not match"), 412), false };
            return std::nullopt;
        });
        const QString removing = world.work->start(remove);
        QTRY_VERIFY(world.settles(removing));
        QCOMPARE(world.work->find(removing)->count(BulkItem::State::Failed), 1);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(world.text(i, u"tags", u"site").isEmpty(), i != 4);
        world.server.setFaults({});
        world.work->retryFailed(removing);
        QTRY_VERIFY(world.settles(removing));
        QVERIFY(world.text(4, u"tags", u"site").isEmpty());
        for (const QString &each : world.work->undo(removing, [](const BulkJob &) { return QStringLiteral("back"); }))
            QTRY_VERIFY(world.settles(each));
        QCOMPARE(world.text(5, u"tags", u"site"), QStringLiteral("oslo-1"));
        QCOMPARE(world.text(0, u"tags", u"note"), QStringLiteral("keep"));
    }

    void whatIsDoneIsShownBeforeAPollSaysSo()
    {
        World world(100);
        QTRY_VERIFY(world.completes());
        const DeviceId pending = world.server.idAt(7);
        const auto one = [&](BulkKind kind) {
            BulkJob job;
            job.kind = kind;
            job.title = QStringLiteral("one");
            job.argument = QStringLiteral("new-group");
            job.items.push_back({ pending, QStringLiteral("set-0-%1").arg(pending.text) });
            return job;
        };
        const QString id = world.work->start(one(BulkKind::Accept));
        QVERIFY(world.operations.isPending(pending.text));
        QVERIFY(world.settles(id));
        QCOMPARE(world.value(pending, "identity", "status"), QStringLiteral("accepted"));
        QVERIFY(world.settles(world.work->start(one(BulkKind::MoveToGroup))));
        QCOMPARE(world.value(pending, "system", "group"), QStringLiteral("new-group"));
        QVERIFY(world.fleet.groups().contains(QStringLiteral("new-group")));
        QVERIFY(world.settles(world.work->start(one(BulkKind::Decommission))));
        QCOMPARE(world.fleet.count(), 99);
    }

    void undoingEndsWithItsWindow()
    {
        World world(5);
        QTRY_VERIFY(world.completes());
        BulkJob job = world.job(BulkKind::MoveToGroup, 5);
        job.argument = QStringLiteral("fresh");
        const QString id = world.work->start(job);
        QTRY_VERIFY(world.settles(id));
        QCOMPARE(world.work->undoable(id), 5);
        world.clock.advance(static_cast<int>(std::chrono::milliseconds(BulkWork::kUndoWindow).count()) + 1'000);
        QCOMPARE(world.work->undoable(id), 0);
        QVERIFY(world.work->undo(id, [](const BulkJob &) { return QString(); }).isEmpty());
    }

    void whatWasInterruptedGoesOn()
    {
        QTemporaryDir folder;
        const QString journal = folder.filePath(QStringLiteral("bulk"));
        World world(100, journal);
        QTRY_VERIFY(world.completes());
        world.server.setLatencyMs(40);
        const QString id = world.work->start(world.job(BulkKind::Reject, 100));
        world.clock.advance(700);
        const BulkJob before = *world.work->find(id);
        QVERIFY(before.count(BulkItem::State::Done) > 5);
        QVERIFY(before.count(BulkItem::State::Sent) > 0);
        // The program ends here, as if killed. One of the sent writes had happened, the other never arrived.
        QByteArray kept;
        {
            QFile file(journal);
            QVERIFY(file.open(QIODevice::ReadOnly));
            kept = file.readAll();
            QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
        }
        const auto isSent = [](const BulkItem &item) { return item.state == BulkItem::State::Sent; };
        const auto sent = std::find_if(before.items.begin(), before.items.end(), isSent);
        World after(100);
        QTRY_VERIFY(after.completes());
        for (size_t i = 0; i < before.items.size(); ++i) {
            if (before.items[i].state == BulkItem::State::Done || before.items[i].device == sent->device)
                after.server.setAttribute(before.items[i].device, QStringLiteral("identity"), QStringLiteral("status"), QStringLiteral("rejected"));
        }
        {
            // A torn last line is what a kill leaves.
            QFile file(journal + QStringLiteral(".after"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kept + "{\"job\":\"x\",\"sta") > 0);
        }
        after.restart(journal + QStringLiteral(".after"));
        QCOMPARE(after.work->jobs().size(), size_t { 1 });
        const BulkJob *taken = after.work->find(id);
        QVERIFY(taken);
        QCOMPARE(taken->state, BulkJob::State::Interrupted);
        QCOMPARE(taken->count(BulkItem::State::Done), before.count(BulkItem::State::Done));
        after.server.clearSent();
        after.work->resume(id);
        QTRY_VERIFY(after.settles(id));
        QCOMPARE(after.work->find(id)->count(BulkItem::State::Done), 100);
        const auto writes = std::count_if(after.server.sent().begin(), after.server.sent().end(), isStatusWrite);
        QCOMPARE(writes, 100 - before.count(BulkItem::State::Done) - 1);
        // Done once, it is not offered again.
        after.restart(journal + QStringLiteral(".after"));
        QVERIFY(after.work->jobs().empty());
    }

    void rubbishInTheJournalIsPassedOver()
    {
        QTemporaryDir folder;
        const QString journal = folder.filePath(QStringLiteral("bulk"));
        QFile file(journal);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff garbage\n[]\n{\"job\":\"a\",\"kind\":\"no such kind\",\"items\":[[\"d\"]]}\n"
                   "{\"job\":\"b\",\"kind\":\"accept\",\"items\":[[\"d1\",\"s\",\"pending\"],7,[]]}\n"
                   "{\"job\":\"b\",\"state\":\"done\",\"at\":[0,99,-4,\"x\"]}\n{\"job\":\"b\",\"state\":\"failed\",\"at\":[1],\"problem\":[900,-3,500,\"m\"]}\n");
        file.close();
        BulkJournal read(journal);
        const std::vector<BulkJob> jobs = read.open();
        QCOMPARE(jobs.size(), size_t { 1 });
        QCOMPARE(jobs[0].items.size(), size_t { 3 });
        QCOMPARE(jobs[0].count(BulkItem::State::Done), 1);
        QCOMPARE(jobs[0].count(BulkItem::State::Failed), 1);
        QVERIFY(read.problem().isEmpty());
        BulkJournal nowhere(folder.filePath(QStringLiteral("bulk/below/a/file")));
        QVERIFY(nowhere.open().empty());
        QVERIFY(!nowhere.problem().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBulkWork)
#include "tst_bulkwork.moc"
