// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's answer to 401: one gate, reads wait and are replayed, writes are not, three strikes end it.
#include "restprobe.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

#include <list>

using namespace drydock;
using namespace drydock::test;

class TestSignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsWaitAndAreReplayed();
    void searchesByPostAreReads();
    void writesAreNotReplayed();
    void theUserIsAskedOnce();
    void requestsSentWhileAskingWait();
    void decliningSettlesAsAuth();
    void threeStrikesStopThePolling();
    void aGoodAnswerForgivesStrikes();
    void lateAnswersToAnOldTokenAreReplayedQuietly();
    void aFailedSignInIsNotAnExpiredSession();
    void withoutATokenNothingIsSent();
    void waitingReadsCanBeAbandoned();

private:
    HttpJob *sendWatched(RequestSpec request)
    {
        Outcome &outcome = m_outcomes.emplace_back();
        HttpJob *job = m_transport->send(std::move(request));
        outcome.watch(job);
        return job;
    }
    Outcome &last() { return m_outcomes.back(); }
    void signIn(const char *token)
    {
        m_transport->setToken(token);
        m_transport->resumeAfterSignIn(true);
        m_clock->settle();
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<QSignalSpy> m_asked;
    std::list<Outcome> m_outcomes;
};

void TestSignIn::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_clock = std::make_unique<FakeClock>();
    m_transport = std::make_unique<FakeTransport>(*m_clock);
    m_asked = std::make_unique<QSignalSpy>(m_transport.get(), &Transport::authenticationRequired);
}

void TestSignIn::cleanup()
{
    m_outcomes.clear();
    m_asked.reset();
    m_transport.reset();
    m_clock.reset();
}

void TestSignIn::readsWaitAndAreReplayed()
{
    m_transport->expect(Verb::Get, "/a").reply(401, R"({"error":"unauthorized"})");
    m_transport->expect(Verb::Get, "/a").json("{}");
    sendWatched(get("a"));
    m_clock->advance(60'000);
    QCOMPARE(m_asked->size(), 1);
    QCOMPARE(last().settled, 0);
    QCOMPARE(m_transport->requests().size(), size_t(1));
    signIn("second-token");
    QVERIFY(last().ok());
    QCOMPARE(last().reply.attempts, 2);
    QCOMPARE(m_transport->lastRequest().header("Authorization"), QByteArray("Bearer second-token"));
    QVERIFY(m_transport->isSatisfied());
}

void TestSignIn::searchesByPostAreReads()
{
    const char *const path = "/api/management/v2/inventory/filters/search";
    m_transport->expect(Verb::Post, path).reply(401);
    m_transport->expect(Verb::Post, path).json("[]");
    RequestSpec search = spec(Verb::Post, path, Lane::Bulk);
    search.idempotent = true;
    search.body = "{}";
    sendWatched(search);
    m_clock->settle();
    QCOMPARE(last().settled, 0);
    signIn("second-token");
    QVERIFY(last().ok());
}

void TestSignIn::writesAreNotReplayed()
{
    m_transport->expect(Verb::Delete, "/w").reply(401);
    RequestSpec request = spec(Verb::Delete, "w");
    request.idempotent = true; // not even then: the user who signs in may be another
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Auth));
    QCOMPARE(last().reply.error->httpStatus, 401);
    QCOMPARE(m_asked->size(), 1);
    sendWatched(spec(Verb::Post, "w2")); // while the question stands
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Auth));
    signIn("second-token");
    m_clock->advance(60'000);
    QCOMPARE(m_transport->requests().size(), size_t(1));
}

void TestSignIn::theUserIsAskedOnce()
{
    m_transport->expect(Verb::Get, "/a").reply(401).after(10).times(6);
    for (const Lane lane : { Lane::Interactive, Lane::Interactive, Lane::Interactive, Lane::Polling, Lane::Bulk, Lane::Bulk })
        sendWatched(get("a", lane));
    m_clock->advance(10);
    QCOMPARE(m_asked->size(), 1);
    m_transport->expect(Verb::Get, "/a").json("{}").times(6);
    signIn("second-token");
    m_clock->advance(0);
    QVERIFY(std::all_of(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.ok(); }));
    QCOMPARE(m_asked->size(), 1);
    QVERIFY(m_transport->isSatisfied());
}

void TestSignIn::requestsSentWhileAskingWait()
{
    m_transport->expect(Verb::Get, "/a").reply(401);
    sendWatched(get("a"));
    m_clock->settle();
    sendWatched(get("b", Lane::Polling));
    sendWatched(get("c"));
    RequestSpec open = get("public");
    open.credentials = Credentials::None;
    m_transport->expect(Verb::Get, "/public").json("{}");
    sendWatched(open);
    m_clock->advance(60'000);
    QVERIFY(last().ok()); // asks for no token, so it does not wait
    QCOMPARE(m_transport->requests().size(), size_t(2));
    for (const char *path : { "/a", "/b", "/c" })
        m_transport->expect(Verb::Get, path).json("{}");
    signIn("second-token");
    QVERIFY(std::all_of(m_outcomes.begin(), m_outcomes.end(), [](const Outcome &o) { return o.ok(); }));
}

void TestSignIn::decliningSettlesAsAuth()
{
    m_transport->expect(Verb::Get, "/a").reply(401);
    sendWatched(get("a"));
    m_clock->settle();
    m_transport->resumeAfterSignIn(false);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Auth));
    for (const Lane lane : { Lane::Polling, Lane::Bulk }) { // nobody polls behind the user's back,
        sendWatched(get("a", lane));
        m_clock->settle();
        QVERIFY(last().failedWith(ErrorKind::Auth));
    }
    QCOMPARE(m_transport->requests().size(), size_t(1));
    m_transport->expect(Verb::Get, "/a").reply(401);
    sendWatched(get("a")); // but a click asks again
    m_clock->settle();
    QCOMPARE(m_asked->size(), 2);
    m_transport->expect(Verb::Get, "/a").json("{}");
    signIn("second-token");
    QVERIFY(last().ok());
}

void TestSignIn::threeStrikesStopThePolling()
{
    m_transport->always(Verb::Get, "/a").reply(401);
    sendWatched(get("a", Lane::Polling));
    m_clock->settle();
    signIn("second");
    signIn("third");
    QVERIFY(last().failedWith(ErrorKind::Auth));
    QCOMPARE(m_transport->requests().size(), size_t(3));
    QCOMPARE(m_asked->size(), 3);
    for (int i = 0; i < 5; ++i)
        sendWatched(get("a", i % 2 ? Lane::Polling : Lane::Interactive));
    m_clock->advance(600'000);
    QVERIFY(last().failedWith(ErrorKind::Auth));
    QCOMPARE(m_transport->requests().size(), size_t(3)); // no loop
    QCOMPARE(m_asked->size(), 3);
    m_transport->clearExpectations();
    m_transport->always(Verb::Get, "/a").json("{}");
    signIn("fourth");
    sendWatched(get("a", Lane::Polling));
    m_clock->settle();
    QVERIFY(last().ok());
}

void TestSignIn::aGoodAnswerForgivesStrikes()
{
    for (int i = 0; i < 5; ++i) {
        m_transport->expect(Verb::Get, "/a").reply(401);
        m_transport->expect(Verb::Get, "/a").json("{}");
        sendWatched(get("a"));
        m_clock->settle();
        signIn("next");
        QVERIFY(last().ok());
    }
    QCOMPARE(m_asked->size(), 5);
}

void TestSignIn::lateAnswersToAnOldTokenAreReplayedQuietly()
{
    m_transport->expect(Verb::Get, "/a").reply(401).after(100);
    m_transport->expect(Verb::Get, "/a").json("{}");
    sendWatched(get("a"));
    m_clock->advance(50);
    m_transport->setToken("second-token"); // renewed ahead of time
    m_clock->advance(50);
    QVERIFY(last().ok());
    QCOMPARE(m_asked->size(), 0);
    QCOMPARE(m_transport->lastRequest().header("Authorization"), QByteArray("Bearer second-token"));
}

void TestSignIn::aFailedSignInIsNotAnExpiredSession()
{
    m_transport->expect(Verb::Post, "/login").reply(401, R"({"error":"unauthorized"})");
    RequestSpec request = spec(Verb::Post, "login");
    request.credentials = Credentials::Basic;
    sendWatched(request);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Auth));
    QCOMPARE(last().reply.error->apiMessage, QStringLiteral("unauthorized"));
    QCOMPARE(m_asked->size(), 0);
}

void TestSignIn::withoutATokenNothingIsSent()
{
    m_transport->setToken({});
    QVERIFY(!m_transport->hasToken());
    sendWatched(get("a"));
    QCOMPARE(last().settled, 0);
    m_clock->settle();
    QVERIFY(last().failedWith(ErrorKind::Auth));
    QVERIFY(m_transport->requests().empty());
}

void TestSignIn::waitingReadsCanBeAbandoned()
{
    m_transport->expect(Verb::Get, "/a").reply(401).times(2);
    sendWatched(get("a"));
    sendWatched(get("a"));
    m_clock->settle();
    m_outcomes.front().job->abandon();
    m_transport->expect(Verb::Get, "/a").json("{}");
    signIn("second-token");
    QCOMPARE(m_outcomes.front().settled, 0);
    QVERIFY(last().ok());
    QVERIFY(m_transport->isSatisfied());
}

DRYDOCK_TEST_MAIN(TestSignIn)
#include "tst_signin.moc"
