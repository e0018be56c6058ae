// SPDX-License-Identifier: GPL-3.0-or-later
//
// One budget per server: what a refusal to one transport means for the others, for clicks and for polls.
#include "models/store/pollscheduler.h"
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;
using namespace std::chrono_literals;

namespace {

const FakeHeaders kWait7 { { "Retry-After", "7" } };

//! A running session and a sign-in to the same server.
struct TwoTransports {
    FakeClock clock;
    std::shared_ptr<RateBudget> budget = std::make_shared<RateBudget>(clock);
    FakeTransport session { clock, budget };
    FakeTransport signIn { clock, budget };
};

} // namespace

class TestRateBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void aRefusalHoldsTheLaneOfAllTransports()
    {
        TwoTransports two;
        QSignalSpy held(&two.session, &Transport::laneHeldChanged);
        two.signIn.expect(Verb::Post, "/login").reply(429, {}, kWait7);
        Outcome login;
        RequestSpec request = spec(Verb::Post, "login");
        request.credentials = Credentials::Basic;
        login.watch(two.signIn.send(request));
        FakeClock::settle();
        QVERIFY(login.failedWith(ErrorKind::TooMany)); // a write is not repeated,
        QCOMPARE(two.session.laneHeldUntil(Lane::Interactive), Timestamp { two.clock.now().ms + 7000 });
        QCOMPARE(held.count(), 1);
        two.session.expect(Verb::Get, "/devices").json("{}");
        Outcome click;
        click.watch(two.session.send(get("devices")));
        two.clock.advance(6999);
        QCOMPARE(two.session.requests().size(), size_t(0)); // but nobody else asks meanwhile
        two.clock.advance(1);
        QVERIFY(click.ok());
        QCOMPARE(held.count(), 2);
    }

    void aClickDoesNotWaitForWhatPollsUsedUp()
    {
        TwoTransports two;
        two.session.expect(Verb::Get, "/poll").reply(429, {}, kWait7);
        two.session.expect(Verb::Get, "/poll").json("{}");
        two.session.expect(Verb::Get, "/click").json("{}");
        two.signIn.expect(Verb::Get, "/poll").json("{}");
        Outcome poll, other, click;
        poll.watch(two.session.send(get("poll", Lane::Polling)));
        FakeClock::settle();
        click.watch(two.session.send(get("click")));
        other.watch(two.signIn.send(get("poll", Lane::Polling)));
        two.clock.advance(100);
        QVERIFY(click.ok());
        QCOMPARE(poll.settled, 0);
        QCOMPARE(other.settled, 0);
        two.clock.advance(6900);
        QVERIFY(poll.ok());
        QVERIFY(other.ok());
    }

    void aHoldOutlivesTheTransportThatEarnedIt()
    {
        FakeClock clock;
        RateBudgets budgets(clock);
        const QUrl server(QStringLiteral("https://fleet.example"));
        {
            FakeTransport first(clock, budgets.of(server));
            first.expect(Verb::Get, "/a").reply(429, {}, kWait7);
            Outcome asked;
            asked.watch(first.send(get("a")));
            FakeClock::settle();
        }
        FakeTransport second(clock, budgets.of(QUrl(QStringLiteral("HTTPS://Fleet.example:443/prefix"))));
        QVERIFY(second.laneHeldUntil(Lane::Interactive).isValid());
        FakeTransport elsewhere(clock, budgets.of(QUrl(QStringLiteral("https://fleet.example:8443"))));
        QVERIFY(!elsewhere.laneHeldUntil(Lane::Interactive).isValid());
        clock.advance(7s);
        QVERIFY(!second.laneHeldUntil(Lane::Interactive).isValid());
    }

    void theLongestHoldCounts()
    {
        FakeClock clock;
        RateBudget budget(clock);
        budget.hold(Lane::Bulk, 10s);
        budget.hold(Lane::Bulk, 3s);
        clock.advance(9999);
        QVERIFY(budget.isHeld(Lane::Bulk));
        QVERIFY(!budget.isHeld(Lane::Polling));
        budget.hold(Lane::Bulk, 5s);
        clock.advance(4999);
        QVERIFY(budget.isHeld(Lane::Bulk));
        clock.advance(1);
        QVERIFY(!budget.isHeld(Lane::Bulk));
    }

    void repeatedRefusalsSlowPollsAndQuietEndsIt()
    {
        FakeClock clock;
        RateBudget budget(clock);
        QSignalSpy changed(&budget, &RateBudget::pollSlowdownChanged);
        for (int i = 0; i < 5; ++i)
            budget.noteRefusal(); // all in flight when the first was refused
        QCOMPARE(budget.pollSlowdown(), 1);
        for (const int expected : { 2, 4, 8, 8 }) {
            clock.advance(30s);
            budget.noteRefusal();
            QCOMPARE(budget.pollSlowdown(), expected);
        }
        for (const int expected : { 4, 2, 1 }) {
            clock.advance(RateBudget::kQuiet);
            QCOMPARE(budget.pollSlowdown(), expected);
        }
        QCOMPARE(changed.count(), 6);
        QCOMPARE(clock.pendingTimers(), 0);
        budget.noteRefusal(); // an accident again
        QCOMPARE(budget.pollSlowdown(), 1);
    }

    void theSchedulerPollsSoMuchSlower()
    {
        FakeClock clock;
        PollScheduler polls(clock, [] { return 0.5; });
        int asked = 0;
        const auto subscription = polls.subscribe(QStringLiteral("k"), 5s, [&asked](PollScheduler::Completion done) {
            ++asked;
            done.succeeded();
        });
        clock.advance(0);
        QCOMPARE(asked, 1);
        polls.setSlowdown(4);
        clock.advance(5s); // planned before
        QCOMPARE(asked, 2);
        clock.advance(19'999);
        QCOMPARE(asked, 2);
        clock.advance(1);
        QCOMPARE(asked, 3);
        QVERIFY(!polls.freshness(QStringLiteral("k")).stale);
    }

    void refusedPollsReachTheSlowdownThroughTheTransport()
    {
        FakeClock clock;
        FakeTransport transport(clock);
        QSignalSpy changed(&transport, &Transport::pollSlowdownChanged);
        transport.expect(Verb::Get, "/a").reply(429, {}, kWait7);
        transport.expect(Verb::Get, "/a").reply(429, {}, kWait7);
        transport.expect(Verb::Get, "/a").json("{}");
        Outcome poll;
        poll.watch(transport.send(get("a", Lane::Polling)));
        clock.advance(14s);
        QVERIFY(poll.ok());
        QCOMPARE(transport.pollSlowdown(), 2);
        QCOMPARE(changed.count(), 1);
    }
};

DRYDOCK_TEST_MAIN(TestRateBudget)
#include "tst_ratebudget.moc"
