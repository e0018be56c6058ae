// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pollscheduler.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

class TestPollScheduler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void refreshesAtOnceAndThenAtTheInterval()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int runs = 0;
        const auto subscription = scheduler.subscribe(key(), 10s, [&runs](PollScheduler::Completion done) {
            ++runs;
            done.succeeded();
        });
        QCOMPARE(runs, 0); // never from within subscribe()
        clock.advance(0);
        QCOMPARE(runs, 1);
        clock.advance(9'999);
        QCOMPARE(runs, 1);
        clock.advance(1);
        QCOMPARE(runs, 2);
    }

    void jitterStaysWithinTenPercent()
    {
        double unit = 0.0;
        FakeClock clock;
        PollScheduler scheduler(clock, [&unit] { return unit; });
        int runs = 0;
        const auto subscription = scheduler.subscribe(key(), 10s, [&runs](PollScheduler::Completion done) {
            ++runs;
            done.succeeded();
        });
        clock.advance(0);
        clock.advance(9'000);
        QCOMPARE(runs, 2);
        unit = 0.999;
        clock.advance(9'000);
        QCOMPARE(runs, 3);
        clock.advance(10'990);
        QCOMPARE(runs, 3);
        clock.advance(10);
        QCOMPARE(runs, 4);
    }

    void neverOverlaps()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int runs = 0;
        PollScheduler::Completion open;
        const auto subscription = scheduler.subscribe(key(), 1s, [&](PollScheduler::Completion done) {
            ++runs;
            open = std::move(done);
        });
        clock.advance(10'000);
        QCOMPARE(runs, 1);
        QVERIFY(scheduler.freshness(key()).loading);
        scheduler.refreshNow(key());
        scheduler.refreshNow(key());
        clock.advance(10'000);
        QCOMPARE(runs, 1);
        open.succeeded();
        clock.advance(0);
        QCOMPARE(runs, 2); // the one that was asked for meanwhile, once
    }

    void doublesOnErrorsUpToFiveMinutes()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        std::vector<qint64> at;
        bool fail = true;
        const auto subscription = scheduler.subscribe(key(), 10s, [&](PollScheduler::Completion done) {
            at.push_back(clock.steadyMs());
            if (fail)
                done.failed(makeError(ErrorKind::Refused));
            else
                done.succeeded();
        });
        clock.advance(30min);
        std::vector<qint64> waits;
        for (size_t i = 1; i < at.size(); ++i)
            waits.push_back((at[i] - at[i - 1]) / 1000);
        QCOMPARE(waits.at(0), 20);
        QCOMPARE(waits.at(1), 40);
        QCOMPARE(waits.at(2), 80);
        QCOMPARE(waits.back(), 300);
        QVERIFY(scheduler.freshness(key()).lastError.has_value());
        fail = false;
        clock.advance(5min);
        const size_t before = at.size();
        clock.advance(100s);
        QCOMPARE(at.size() - before, size_t { 10 }); // back to normal
        QVERIFY(!scheduler.freshness(key()).lastError);
    }

    void retryAfterIsHonoured()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int runs = 0;
        const auto subscription = scheduler.subscribe(key(), 1s, [&](PollScheduler::Completion done) {
            ++runs;
            Error error = makeError(ErrorKind::TooMany, {}, 429);
            error.retryAfter = 60s;
            done.failed(error);
        });
        clock.advance(59'000);
        QCOMPARE(runs, 1);
        clock.advance(1'500);
        QCOMPARE(runs, 2);
    }

    void nobodySubscribedNothingPolled()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int runs = 0;
        const auto refresh = [&runs](PollScheduler::Completion done) {
            ++runs;
            done.succeeded();
        };
        auto first = scheduler.subscribe(key(), 10s, refresh);
        auto second = scheduler.subscribe(key(), 60s, refresh);
        clock.advance(0);
        first.release();
        clock.advance(50'000);
        QCOMPARE(runs, 2); // what was planned, then the longer interval
        second = {};
        clock.advance(10min);
        QCOMPARE(runs, 2);
        QCOMPARE(clock.pendingTimers(), 0);
        // Known data younger than the interval are not asked for again when a pane comes back.
        first = scheduler.subscribe(key(), 1h, refresh);
        clock.advance(0);
        QCOMPARE(runs, 2);
    }

    void pausedWhileNotRunning()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int runs = 0;
        const auto subscription = scheduler.subscribe(key(), 1s, [&runs](PollScheduler::Completion done) {
            ++runs;
            done.succeeded();
        });
        scheduler.setRunning(false);
        clock.advance(1h);
        QCOMPARE(runs, 0);
        scheduler.setRunning(true);
        clock.advance(0);
        QCOMPARE(runs, 1);
    }

    void oneRefreshAfterSleep()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int often = 0;
        int rarely = 0;
        const auto first = scheduler.subscribe(key(), 10s, [&often](PollScheduler::Completion done) {
            ++often;
            done.succeeded();
        });
        const auto second = scheduler.subscribe(QStringLiteral("other"), 10min, [&rarely](PollScheduler::Completion done) {
            ++rarely;
            done.succeeded();
        });
        clock.advance(1'000);
        QCOMPARE(often + rarely, 2);
        clock.jumpWall(8h);
        QVERIFY(scheduler.freshness(key()).stale);
        clock.advance(9'500);
        QCOMPARE(often, 2);
        QCOMPARE(rarely, 2);
        QVERIFY(!scheduler.freshness(key()).stale);
    }

    void droppedCompletionFreesTheKey()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        int runs = 0;
        const auto subscription = scheduler.subscribe(key(), 10s, [&runs](const PollScheduler::Completion &) { ++runs; });
        clock.advance(10'000);
        QCOMPARE(runs, 2);
        QVERIFY(!scheduler.freshness(key()).hasData());
        QVERIFY(!scheduler.freshness(key()).lastError);
    }

    void freshnessTellsItsChanges()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        QSignalSpy spy(&scheduler, &PollScheduler::freshnessChanged);
        const auto subscription = scheduler.subscribe(key(), 10s, [](PollScheduler::Completion done) { done.succeeded(); });
        clock.advance(0);
        QCOMPARE(spy.count(), 2); // loading, loaded
        QCOMPARE(scheduler.freshness(key()).lastSuccess, clock.now());
    }

    void subscriptionsMayGoInsideARefresh()
    {
        FakeClock clock;
        PollScheduler scheduler(clock, [] { return 0.5; });
        PollScheduler::Subscription subscription;
        int runs = 0;
        subscription = scheduler.subscribe(key(), 1s, [&](PollScheduler::Completion done) {
            ++runs;
            subscription = {};
            done.succeeded();
        });
        clock.advance(10'000);
        QCOMPARE(runs, 1);
    }

    void survivesItsScheduler()
    {
        FakeClock clock;
        PollScheduler::Subscription subscription;
        PollScheduler::Completion open;
        {
            PollScheduler scheduler(clock, [] { return 0.5; });
            subscription = scheduler.subscribe(key(), 1s, [&open](PollScheduler::Completion done) { open = done; });
            clock.advance(0);
        }
        QVERIFY(!subscription.isActive());
        open.succeeded();
        subscription.release();
    }

private:
    static QString key() { return QStringLiteral("things"); }
};

DRYDOCK_TEST_MAIN(TestPollScheduler)
#include "tst_pollscheduler.moc"
