// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/desktop/signinfixture.h"

using namespace drydock;
using namespace drydock::test;

class TestRunningSession : public SignInFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { SignInFixture::init(); }
    void cleanup() { SignInFixture::cleanup(); }
    void expiryIsAnnouncedTwice();
    void refusedTokenAsksOnceAndReplaysReads();
    void anotherAccountIsNotTakenForTheSame();
    void declinedPromptEndsWaitingReads();
    void signOutRevokesAPasswordSession();
    void signOutForgetsAPastedToken();
    void signOutDoesNotWaitForADeadServer();
};

void TestRunningSession::expiryIsAnnouncedTwice()
{
    const qint64 expires = m_clock->now().ms / 1000 + 3 * 24 * 3600;
    expectSignIn(jwt("{\"exp\":" + QByteArray::number(expires) + '}'));
    QSignalSpy expiring(&controller(), &SessionController::tokenExpiring);
    const auto transport = signInAndTake(passwordForm());
    QCOMPARE(expiring.count(), 0);
    m_clock->advance(std::chrono::hours(47));
    QCOMPARE(expiring.count(), 0);
    m_clock->advance(std::chrono::hours(2));
    QVERIFY(expiring.count() >= 1);
    const int early = static_cast<int>(expiring.count());
    m_clock->advance(std::chrono::hours(22) + std::chrono::minutes(30));
    QVERIFY(expiring.count() > early);
    QCOMPARE(expiring.last().first().value<Timestamp>().ms, expires * 1000);
}

void TestRunningSession::refusedTokenAsksOnceAndReplaysReads()
{
    expectSignIn();
    const auto session = signInAndTake(passwordForm());
    FakeTransport &running = next();
    running.clearExpectations();
    running.expect(Verb::Get, kMe).reply(401).times(2);
    running.expect(Verb::Get, kMe).json(kUser).times(2);
    int answered = 0;
    const auto note = [&answered](const Result<api::User> &user) { answered += user.ok() ? 1 : 100; };
    auto first = api::UserAdmApi(*session).me().then(this, note);
    auto second = api::UserAdmApi(*session).me().then(this, note);
    m_states.clear();
    m_clock->advance(10);
    QCOMPARE(m_states, QList<SignInState> { SignInState::NeedsLogin });
    QCOMPARE(answered, 0);

    makeNext();
    next().expect(Verb::Post, kLogin).reply(401, R"({"error":"unauthorized"})");
    controller().signInAgain(passwordForm());
    m_clock->advance(10);
    QCOMPARE(trouble().kind, TroubleKind::WrongPassword);
    QCOMPARE(controller().state(), SignInState::NeedsLogin);
    QCOMPARE(answered, 0);

    makeNext();
    expectSignIn(jwt(R"({"jti":"second"})"));
    QSignalSpy again(&controller(), &SessionController::signedInAgain);
    controller().signInAgain(passwordForm());
    m_clock->advance(10);
    QCOMPARE(again.count(), 1);
    QCOMPARE(controller().state(), SignInState::SignedIn);
    m_clock->advance(10);
    QCOMPARE(answered, 2);
    QCOMPARE(running.lastRequest().header("Authorization"), "Bearer " + jwt(R"({"jti":"second"})"));
}

void TestRunningSession::anotherAccountIsNotTakenForTheSame()
{
    expectSignIn();
    const auto session = signInAndTake(passwordForm());
    makeNext();
    next().expect(Verb::Post, kLogin).reply(200, jwt("{}"), kJwtType);
    next().expect(Verb::Get, kMe).json(R"({"id":"u-2","email":"other@example.org"})");
    controller().signInAgain(passwordForm());
    m_clock->advance(10);
    QCOMPARE(trouble().kind, TroubleKind::AnotherAccount);
    QCOMPARE(controller().identity().user.id, UserId(QStringLiteral("u-1")));
}

void TestRunningSession::declinedPromptEndsWaitingReads()
{
    expectSignIn();
    const auto session = signInAndTake(passwordForm());
    next().clearExpectations();
    next().expect(Verb::Get, kMe).reply(401).times(-1);
    std::optional<ErrorKind> ended;
    auto call = api::UserAdmApi(*session).me().then(this, [&ended](const Result<api::User> &user) {
        if (!user.ok())
            ended = user.error().kind;
    });
    m_clock->advance(10);
    QVERIFY(!ended);
    controller().declineSignIn();
    m_clock->advance(10);
    QVERIFY(ended);
    QCOMPARE(*ended, ErrorKind::Auth);
}

void TestRunningSession::signOutRevokesAPasswordSession()
{
    expectSignIn();
    SignInForm form = passwordForm();
    form.staySignedIn = true;
    const auto session = signInAndTake(form);
    session->setWriteGuard(WriteGuard::ReadOnly); // signing out is no write
    next().expect(Verb::Post, kLogout).reply(202);
    QSignalSpy out(&controller(), &SessionController::signedOut);
    controller().signOut();
    m_clock->advance(10);
    QCOMPARE(out.count(), 1);
    QVERIFY(next().isSatisfied());
    QCOMPARE(secretOf(tokenKey(m_profile)).error, SecretError::NotFound);
    QVERIFY(!m_stored.last().hasSecret);
    QCOMPARE(controller().state(), SignInState::SignedOut);
}

void TestRunningSession::signOutForgetsAPastedToken()
{
    next().expect(Verb::Get, kMe).json(kUser);
    const auto session = signInAndTake(tokenForm(jwt("{}")));
    QSignalSpy out(&controller(), &SessionController::signedOut);
    controller().signOut();
    m_clock->advance(10);
    QCOMPARE(out.count(), 1);
    QCOMPARE(next().requests().size(), 1U); // the server was not asked to revoke it
    QCOMPARE(secretOf(tokenKey(m_profile)).error, SecretError::NotFound);
}

void TestRunningSession::signOutDoesNotWaitForADeadServer()
{
    expectSignIn();
    const auto session = signInAndTake(passwordForm());
    next().expect(Verb::Post, kLogout).hang();
    QSignalSpy out(&controller(), &SessionController::signedOut);
    controller().signOut();
    m_clock->advance(4000);
    QCOMPARE(out.count(), 0);
    m_clock->advance(1500);
    QCOMPARE(out.count(), 1);
    m_clock->advance(600'000);
    QCOMPARE(out.count(), 1);
}

DRYDOCK_TEST_MAIN(TestRunningSession)
#include "tst_runningsession.moc"
