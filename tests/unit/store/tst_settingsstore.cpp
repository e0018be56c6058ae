// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings that several people change: what goes over the wire, what survives, and what is told where they collide.
#include "models/store/settingsstore.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;

namespace {

const QString kPath = QStringLiteral("/api/management/v1/useradm/settings");
const QString kMine = QStringLiteral("retries");

FakeHeaders etag(const char *value)
{
    return { { "ETag", value } };
}

struct Rig {
    FakeClock clock;
    FakeTransport transport { clock };
    PollScheduler polls { clock, [] { return 0.5; } };
    PendingOperations operations { clock };
    SettingsStore settings { transport, polls, operations };
    std::optional<SaveOutcome> outcome;
    int answers = 0;
    QObject context;

    void serve(const QByteArray &json, const char *tag) { transport.expect(Verb::Get, kPath).json(json, etag(tag)); }
    void change(const QString &key, const std::optional<QByteArray> &value)
    {
        SettingsStore::change(settings.tenant(), QStringLiteral("Change settings"), key, value, &context,
            [this](const SaveOutcome &told) {
                outcome = told;
                ++answers;
            });
    }
    //! As a dialog does: what was seen is the base.
    void read()
    {
        settings.tenant().refresh();
        clock.advance(0);
    }
    //! Long chains: each answer brings the next request.
    void finish()
    {
        for (int turn = 0; turn < 20; ++turn)
            clock.advance(10);
    }
    [[nodiscard]] std::vector<FakeRequest> writes() const
    {
        std::vector<FakeRequest> posts;
        for (const FakeRequest &request : transport.requests()) {
            if (request.verb == Verb::Post)
                posts.push_back(request);
        }
        return posts;
    }
    [[nodiscard]] PendingOperation::State state() const { return operations.operations().back().state; }
};

} // namespace

class TestSettingsStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void unknownKeysSurvive()
    {
        Rig rig;
        rig.serve("{\"theirs\":{\"deep\":[1,{\"x\":null}]},\"retries\":1,\"previousFilters\":[]}", "e1");
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"theirs\":{\"deep\":[1,{\"x\":null}]},\"retries\":3,\"previousFilters\":[]}", "e2");
        rig.change(kMine, "3");
        QVERIFY(rig.settings.tenant().isSaving());
        rig.clock.advance(10);
        QVERIFY(rig.transport.isSatisfied());
        QCOMPARE(rig.writes().size(), size_t(1));
        QCOMPARE(rig.writes()[0].header("If-Match"), QByteArray("e1"));
        QCOMPARE(rig.writes()[0].body, QByteArray("{\"previousFilters\":[],\"retries\":3,\"theirs\":{\"deep\":[1,{\"x\":null}]}}"));
        QCOMPARE(rig.answers, 1);
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
        QCOMPARE(rig.settings.tenant().current()->etag, QByteArray("e2"));
        QCOMPARE(rig.state(), PendingOperation::State::Succeeded);
        QVERIFY(!rig.settings.tenant().isSaving());
    }

    void deletionTakesOneKeyAway()
    {
        Rig rig;
        rig.serve("{\"a\":1,\"retries\":1}", "e1");
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"a\":1}", "e2");
        rig.change(kMine, std::nullopt);
        rig.clock.advance(10);
        QCOMPARE(rig.writes().at(0).body, QByteArray("{\"a\":1}"));
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
    }

    void refused412IsReadMergedAndWrittenAgain_data()
    {
        QTest::addColumn<int>("refusals");
        QTest::newRow("once") << 1;
        QTest::newRow("twice") << 2;
        QTest::newRow("three times") << 3;
    }
    void refused412IsReadMergedAndWrittenAgain()
    {
        QFETCH(int, refusals);
        Rig rig;
        for (int i = 0; i <= refusals; ++i) {
            rig.serve("{\"a\":" + QByteArray::number(i) + "}", qPrintable(QStringLiteral("e%1").arg(i)));
            if (i < refusals)
                rig.transport.expect(Verb::Post, kPath).reply(412, "{\"error\":\"ETag doesn't match\"}");
        }
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"a\":9,\"retries\":3}", "e9");
        rig.change(kMine, "3");
        rig.finish();
        QVERIFY(rig.transport.isSatisfied());
        QCOMPARE(rig.writes().size(), size_t(refusals) + 1);
        const FakeRequest last = rig.writes().back();
        QCOMPARE(last.header("If-Match"), QByteArray("e") + QByteArray::number(refusals));
        QCOMPARE(last.body, "{\"a\":" + QByteArray::number(refusals) + ",\"retries\":3}"); // theirs, and mine
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
        QCOMPARE(rig.operations.operations().size(), size_t(1)); // one change for whoever looks at the activity
    }

    void refusedForeverEnds()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kPath).json("{}", etag("e1"));
        rig.transport.always(Verb::Post, kPath).reply(412, "{\"error\":\"ETag doesn't match\"}");
        rig.change(kMine, "3");
        rig.finish();
        QCOMPARE(rig.writes().size(), size_t(1 + SharedDocument::kMostRetries));
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Failed);
        QCOMPARE(rig.outcome->error->kind, ErrorKind::PreconditionFailed);
        QCOMPARE(rig.state(), PendingOperation::State::Failed);
    }

    void aCollisionIsToldAndNothingIsWritten()
    {
        Rig rig;
        rig.serve("{\"a\":1,\"retries\":1}", "e1");
        rig.read();
        rig.serve("{\"a\":2,\"retries\":5}", "e2");
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QCOMPARE(rig.writes().size(), size_t(0));
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Collided);
        QCOMPARE(rig.outcome->collisions, (QList<MergeCollision> { { kMine, "1", "3", "5" } }));
        // The answer to "keep mine" saves on the newer base.
        rig.serve("{\"a\":2,\"retries\":5}", "e2");
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"a\":2,\"retries\":3}", "e3");
        rig.settings.tenant().save(QStringLiteral("Change settings"), rig.outcome->now, { { kMine, QByteArray("3") } },
            &rig.context, [&rig](const SaveOutcome &told) { rig.outcome = told; });
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
        QCOMPARE(rig.writes().at(0).header("If-Match"), QByteArray("e2"));
    }

    void aCollisionAfter412IsToldToo()
    {
        Rig rig;
        rig.serve("{\"retries\":1}", "e1");
        rig.read();
        rig.serve("{\"retries\":1}", "e1");
        rig.transport.expect(Verb::Post, kPath).reply(412);
        rig.serve("{}", "e2"); // deleted meanwhile
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->collisions, (QList<MergeCollision> { { kMine, "1", "3", std::nullopt } }));
        QCOMPARE(rig.writes().size(), size_t(1));
    }

    void theSameChangeByAnotherIsNoWrite()
    {
        Rig rig;
        rig.serve("{\"retries\":1}", "e1");
        rig.read();
        rig.serve("{\"retries\": 3.0}", "e2");
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QCOMPARE(rig.writes().size(), size_t(0));
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
    }

    void aLostAnswerIsLookedUpNeverSentAgain_data()
    {
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<bool>("saved");
        QTest::newRow("it arrived") << QByteArray("{\"a\":1,\"retries\":3}") << true;
        QTest::newRow("it arrived and another wrote since") << QByteArray("{\"a\":7,\"retries\":3}") << true;
        QTest::newRow("it did not") << QByteArray("{\"a\":1,\"retries\":1}") << false;
    }
    void aLostAnswerIsLookedUpNeverSentAgain()
    {
        QFETCH(QByteArray, found);
        QFETCH(bool, saved);
        Rig rig;
        rig.serve("{\"a\":1,\"retries\":1}", "e1");
        rig.transport.expect(Verb::Post, kPath).fail(ErrorKind::Timeout);
        rig.transport.expect(Verb::Get, kPath).json(found, etag("e2")).after(50);
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QCOMPARE(rig.state(), PendingOperation::State::Verifying);
        QCOMPARE(rig.answers, 0);
        rig.clock.advance(100'000);
        QCOMPARE(rig.writes().size(), size_t(1));
        QCOMPARE(rig.answers, 1);
        QCOMPARE(rig.outcome->kind, saved ? SaveOutcome::Kind::Saved : SaveOutcome::Kind::Failed);
        if (!saved)
            QCOMPARE(rig.outcome->error->kind, ErrorKind::Timeout);
    }

    void theFirstOfAllSettingsIsConfirmed()
    {
        // Nothing was ever stored: there is no ETag, and another client's first write can undo ours.
        Rig rig;
        rig.transport.expect(Verb::Get, kPath).json("{}");
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"other\":true}", "e1");
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"other\":true,\"retries\":3}", "e2");
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QVERIFY(rig.transport.isSatisfied());
        QVERIFY(rig.writes().at(0).header("If-Match").isEmpty());
        QCOMPARE(rig.writes().at(1).header("If-Match"), QByteArray("e1"));
        QCOMPARE(rig.writes().at(1).body, QByteArray("{\"other\":true,\"retries\":3}"));
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
    }

    void refusalsAndReadOnlyAreToldAndLeaveNothingBehind()
    {
        Rig rig;
        rig.transport.always(Verb::Get, kPath).json("{\"retries\":1}", etag("e1"));
        rig.transport.expect(Verb::Post, kPath).reply(403, "{\"error\":\"forbidden\"}");
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->error->kind, ErrorKind::Forbidden);
        rig.transport.setWriteGuard(WriteGuard::ReadOnly);
        rig.change(kMine, "3");
        rig.clock.advance(10);
        QCOMPARE(rig.outcome->error->kind, ErrorKind::ReadOnly);
        QCOMPARE(rig.writes().size(), size_t(1));
        QCOMPARE(rig.outcome->now.value(kMine), QByteArray("1"));
        QCOMPARE(rig.operations.runningCount(), 0);
    }

    void savesOfOneDocumentFollowEachOther()
    {
        Rig rig;
        rig.serve("{}", "e1");
        rig.transport.expect(Verb::Post, kPath).withBody("{\"a\":1}").reply(201).after(50);
        rig.serve("{\"a\":1}", "e2");
        rig.serve("{\"a\":1}", "e2");
        rig.transport.expect(Verb::Post, kPath).withBody("{\"a\":1,\"b\":2}").reply(201).after(50);
        rig.serve("{\"a\":1,\"b\":2}", "e3");
        rig.change(QStringLiteral("a"), "1");
        rig.change(QStringLiteral("b"), "2");
        rig.clock.advance(500);
        QVERIFY(rig.transport.isSatisfied());
        QCOMPARE(rig.answers, 2);
        QCOMPARE(rig.writes().at(1).header("If-Match"), QByteArray("e2"));
    }

    void aWriteOutlivesTheDialogThatBeganIt()
    {
        Rig rig;
        rig.serve("{}", "e1");
        rig.transport.expect(Verb::Post, kPath).reply(201);
        rig.serve("{\"a\":1}", "e2");
        {
            QObject dialog;
            SettingsStore::change(rig.settings.tenant(), QStringLiteral("t"), QStringLiteral("a"), "1", &dialog,
                [](const SaveOutcome &) { QFAIL("nobody is there to be told"); });
        }
        rig.clock.advance(10);
        QVERIFY(rig.transport.isSatisfied());
        QCOMPARE(rig.state(), PendingOperation::State::Succeeded);
    }

    void ownSettingsAreAnotherDocument()
    {
        Rig rig;
        rig.transport.expect(Verb::Get, kPath + QStringLiteral("/me")).json("{\"mode\":\"dark\"}", etag("u1"));
        rig.transport.expect(Verb::Post, kPath + QStringLiteral("/me")).withBody("light").reply(201);
        rig.transport.expect(Verb::Get, kPath + QStringLiteral("/me")).json("{\"mode\":\"light\"}", etag("u2"));
        SettingsStore::change(rig.settings.own(), QStringLiteral("t"), QStringLiteral("mode"), "\"light\"",
            &rig.context, [&rig](const SaveOutcome &told) { rig.outcome = told; });
        rig.clock.advance(10);
        QVERIFY(rig.transport.isSatisfied());
        QCOMPARE(rig.writes().at(0).header("If-Match"), QByteArray("u1"));
        QCOMPARE(rig.outcome->kind, SaveOutcome::Kind::Saved);
    }

    void pollingKeepsTheTypedValuesFresh()
    {
        Rig rig;
        rig.serve("{\"id_attribute\":{\"attribute\":\"sn\",\"scope\":\"identity\"},\"offlineThreshold\":{\"interval\":3,\"intervalUnit\":\"days\"}}", "e1");
        rig.serve("[]", "e1");
        QSignalSpy changed(&rig.settings.tenant(), &SharedDocument::changed);
        const auto subscription = rig.settings.tenant().subscribe(std::chrono::seconds { 60 });
        rig.clock.advance(10);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(rig.settings.idAttribute(), (api::IdAttribute { QStringLiteral("identity"), QStringLiteral("sn") }));
        QCOMPARE(rig.settings.offlineThreshold(), (api::OfflineThreshold { 3, api::kDaysUnit }));
        rig.clock.advance(61'000); // nonsense: what is known stays
        QVERIFY(rig.settings.tenant().freshness().lastError.has_value());
        QCOMPARE(rig.settings.offlineThreshold()->interval, 3);
        QCOMPARE(changed.count(), 1);
    }
};

DRYDOCK_TEST_MAIN(TestSettingsStore)
#include "tst_settingsstore.moc"
