// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;

class TestReleaseStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void readsAllAndTellsOneDeltaPerBatch()
    {
        SoftwareRig rig;
        rig.serveReleases({ makeRelease(QStringLiteral("a"), { QStringLiteral("pi4") }),
            makeRelease(QStringLiteral("b"), { QStringLiteral("pi4"), QStringLiteral("beaglebone") }) });
        QSignalSpy changed(&rig.releases, &ReleaseStore::changed);
        const auto subscription = rig.releases.subscribe();
        rig.clock.advance(100);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(rig.releases.table().size(), 2);
        QCOMPARE(rig.releases.find(QStringLiteral("b"))->artifacts.size(), size_t { 2 });
        QVERIFY(rig.releases.freshness().hasData());
        QCOMPARE(rig.releases.storage()->used, 4000);

        // Nothing new: nothing is told.
        rig.clock.advance(60'000);
        QCOMPARE(changed.count(), 1);

        rig.transport.clearExpectations();
        api::Release tagged = makeRelease(QStringLiteral("b"), { QStringLiteral("pi4") });
        tagged.tags = { QStringLiteral("lts") };
        rig.serveReleases({ tagged, makeRelease(QStringLiteral("c"), { QStringLiteral("pi4") }) });
        rig.releases.refresh();
        rig.clock.advance(100);
        QCOMPARE(changed.count(), 2);
        const auto delta = changed.last().first().value<Delta>();
        QCOMPARE(delta.added.size(), size_t { 1 });
        QCOMPARE(delta.changed.size(), size_t { 1 });
        QCOMPARE(delta.removed.size(), size_t { 1 });
        QVERIFY(!rig.releases.find(QStringLiteral("a")));
    }

    void pagesAreToldAsTheyComeButAbsenceOnlyAtTheEnd()
    {
        SoftwareRig rig;
        const QString page = QStringLiteral("page");
        std::vector<api::Release> first;
        for (int i = 0; i < kMaxPerPage; ++i)
            first.push_back(makeRelease(QStringLiteral("r%1").arg(i), { QStringLiteral("pi4") }));
        const std::vector<api::Release> second { makeRelease(QStringLiteral("zz"), { QStringLiteral("pi4") }) };
        rig.transport.always(Verb::Get, kReleases).withQuery(page, QStringLiteral("1")).json(
            jsonList(first), total(kMaxPerPage + 1));
        rig.transport.always(Verb::Get, kReleases).withQuery(page, QStringLiteral("2")).json(
            jsonList(second), total(kMaxPerPage + 1)).after(1000);
        rig.transport.always(Verb::Get, kStorage).json(R"({"limit":0,"usage":0})");
        const auto subscription = rig.releases.subscribe();
        // The first page is big enough to be decoded in a worker.
        rig.clock.advance(100);
        QTRY_COMPARE(rig.releases.table().size(), kMaxPerPage);
        QVERIFY(!rig.releases.freshness().hasData());
        rig.clock.advance(1100);
        QTRY_COMPARE(rig.releases.table().size(), kMaxPerPage + 1);
        QVERIFY(rig.releases.freshness().hasData());
    }

    void aFailureKeepsWhatIsKnown()
    {
        SoftwareRig rig;
        rig.serveReleases({ makeRelease(QStringLiteral("a"), { QStringLiteral("pi4") }) });
        const auto subscription = rig.releases.subscribe();
        rig.clock.advance(100);
        rig.transport.clearExpectations();
        rig.transport.always(Verb::Get, kReleases).fail(ErrorKind::Refused);
        rig.transport.always(Verb::Get, kStorage).fail(ErrorKind::Refused);
        rig.releases.refresh();
        rig.clock.advance(300'000);
        QCOMPARE(rig.releases.table().size(), 1);
        QVERIFY(rig.releases.freshness().lastError.has_value());
        QVERIFY(rig.releases.freshness().lastError->kind == ErrorKind::Refused);
        QVERIFY(rig.releases.freshness().hasData());
    }

    void nothingIsAskedWithoutASubscription()
    {
        SoftwareRig rig;
        {
            rig.serveReleases({});
            const auto subscription = rig.releases.subscribe();
            rig.clock.advance(100);
        }
        const size_t asked = rig.transport.requests().size();
        rig.clock.advance(600'000);
        QCOMPARE(rig.transport.requests().size(), asked);
    }

    void deletingMarksTheRowAndTakesItAway()
    {
        SoftwareRig rig;
        const QString name = QStringLiteral("a");
        rig.serveReleases({ makeRelease(name, { QStringLiteral("pi4") }) });
        const auto subscription = rig.releases.subscribe();
        rig.clock.advance(100);
        rig.transport.clearExpectations();
        rig.transport.expect(Verb::Delete, kReleases).withQuery(QStringLiteral("name"), name).reply(204).after(50);
        rig.serveReleases({});
        QSignalSpy pending(&rig.releases, &ReleaseStore::pendingChanged);
        int answers = 0;
        rig.releases.removeReleases(QStringLiteral("Delete 1 release"), { name }, this, [&](const Status &status) {
            QVERIFY(status.ok());
            ++answers;
        });
        QVERIFY(rig.releases.isPending(name));
        QCOMPARE(pending.count(), 1);
        rig.clock.advance(100);
        QCOMPARE(answers, 1);
        QVERIFY(!rig.releases.isPending(name));
        QVERIFY(!rig.releases.find(name));
    }

    void aRefusedDeleteLeavesTheRowAndSaysWhy()
    {
        SoftwareRig rig;
        const QString name = QStringLiteral("a");
        rig.serveReleases({ makeRelease(name, { QStringLiteral("pi4") }) });
        const auto subscription = rig.releases.subscribe();
        rig.clock.advance(100);
        rig.transport.expect(Verb::Delete, kReleases).reply(409, R"({"error":"release(s) used in active deployment"})");
        std::optional<Error> error;
        rig.releases.removeReleases(QStringLiteral("Delete 1 release"), { name }, this,
            [&](const Status &status) { error = status.error(); });
        rig.clock.advance(100);
        QVERIFY(error.has_value());
        QVERIFY(error->kind == ErrorKind::Conflict);
        QVERIFY(rig.releases.find(name));
    }

    void theAnswerOfAWriteDoesNotReachADeadPane()
    {
        SoftwareRig rig;
        const QString name = QStringLiteral("a");
        rig.transport.expect(Verb::Patch, kReleases + QStringLiteral("/a")).withBody("calm").reply(204).after(50);
        rig.transport.always(Verb::Get, kReleases + QStringLiteral("/a"))
            .json(jsonObject(makeRelease(name, { QStringLiteral("pi4") })));
        int answers = 0;
        {
            QObject pane;
            rig.releases.setNotes(QStringLiteral("t"), name, QStringLiteral("calm"), &pane, [&](const Status &) { ++answers; });
        }
        rig.clock.advance(200);
        QCOMPARE(answers, 0);
        QVERIFY2(rig.releases.find(name), "the release is read again after the write");
        QVERIFY(rig.transport.isSatisfied());
    }
};

DRYDOCK_TEST_MAIN(TestReleaseStore)
#include "tst_releasestore.moc"
