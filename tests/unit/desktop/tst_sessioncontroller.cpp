// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sessioncontroller.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace drydock;
using drydock::test::FakeClock;
using drydock::test::FakeTransport;

namespace {

const char *const kLogin = "/api/management/v1/useradm/auth/login";
const char *const kLogout = "/api/management/v1/useradm/auth/logout";
const char *const kMe = "/api/management/v1/useradm/users/me";
const QByteArray kUser = R"({"id":"u-1","email":"me@example.org"})";
const drydock::test::FakeHeaders kJwtType { { "Content-Type", "application/jwt" } };

QByteArray jwt(const QByteArray &claims)
{
    const auto part = [](const QByteArray &json) { return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); };
    return part(R"({"alg":"RS256"})") + '.' + part(claims) + ".c2ln";
}

SignInForm passwordForm()
{
    SignInForm form;
    form.email = QStringLiteral("me@example.org");
    form.password = QStringLiteral("correct horse");
    return form;
}

SignInForm tokenForm(const QByteArray &token)
{
    SignInForm form;
    form.byToken = true;
    form.token = QString::fromLatin1(token);
    form.staySignedIn = true;
    return form;
}

//! What a keychain does that is locked or missing.
class RefusingStore final : public SecretStore {
public:
    void read(const QString &, QObject *context, Done done) override { answer(context, done, SecretError::NotFound); }
    void write(const QString &, const QByteArray &, QObject *context, Done done) override
    {
        answer(context, done, SecretError::Unavailable);
    }
    void remove(const QString &, QObject *context, Done done) override { answer(context, done, SecretError::NotFound); }
    bool isPersistent() const override { return false; }

private:
    static void answer(QObject *context, const Done &done, SecretError error)
    {
        QMetaObject::invokeMethod(context, [done, error] { done({ error, {}, QStringLiteral("no keychain") }); }, Qt::QueuedConnection);
    }
};

} // namespace

class TestSessionController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void signsInByPassword();
    void staysSignedIn();
    void signsInByPastedToken();
    void signsInWithStoredToken();
    void failures_data();
    void failures();
    void redirectOffersTheOtherAddress();
    void badAddressAsksNobody();
    void certificateIsShown();
    void pastedTokenIsRefused();
    void storedTokenIsRefused();
    void missingSecretKeepsTheProfile();
    void secondFactor();
    void identityProviderOpensTheBrowser();
    void clockOffByDays();
    void proxyPasswordComesFromTheKeychain();
    void cancelIsSilent();
    void keychainRefusesIsTold();
    void expiryIsAnnouncedTwice();
    void refusedTokenAsksOnceAndReplaysReads();
    void anotherAccountIsNotTakenForTheSame();
    void declinedPromptEndsWaitingReads();
    void signOutRevokesAPasswordSession();
    void signOutForgetsAPastedToken();
    void signOutDoesNotWaitForADeadServer();

private:
    SessionController &controller() { return *m_controller; }
    FakeTransport &next() { return *m_next; }
    void expectSignIn(const QByteArray &token = jwt("{}"));
    void makeNext();
    SecretAnswer secretOf(const QString &key);
    std::unique_ptr<Transport> signInAndTake(const SignInForm &form);
    [[nodiscard]] ConnectionTrouble trouble() const
    {
        return m_troubles.isEmpty() ? ConnectionTrouble() : m_troubles.last();
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<MemorySecretStore> m_secrets;
    RefusingStore m_refusing;
    ServerProfile m_profile;
    FakeTransport *m_next = nullptr; //!< the one that makeTransport will give away
    std::unique_ptr<FakeTransport> m_ready;
    std::unique_ptr<SessionController> m_controller;
    QList<ConnectionTrouble> m_troubles;
    QList<SignInState> m_states;
    QList<QUrl> m_opened;
    QStringList m_proxyPasswords;
    QList<ServerProfile> m_stored;
};

void TestSessionController::init()
{
    DRYDOCK_FAIL_ON_WARNING();
    m_clock = std::make_unique<FakeClock>();
    m_secrets = std::make_unique<MemorySecretStore>();
    m_profile = makeProfile(QStringLiteral("Test"), QStringLiteral("https://mender.example.org:8443"), ServerClass::Lab);
    m_troubles.clear();
    m_states.clear();
    m_opened.clear();
    m_proxyPasswords.clear();
    m_stored.clear();
    makeNext();
    m_controller = std::make_unique<SessionController>(SessionController::Services { *m_clock, *m_secrets,
        [this](const ServerProfile &, const QString &proxyPassword) -> std::unique_ptr<Transport> {
            m_proxyPasswords << proxyPassword;
            return std::move(m_ready);
        },
        [this](const QUrl &url) {
            m_opened << url;
            return true;
        } });
    connect(m_controller.get(), &SessionController::troubled, this, [this](const ConnectionTrouble &t) { m_troubles << t; });
    connect(m_controller.get(), &SessionController::stateChanged, this, [this](SignInState s) { m_states << s; });
    connect(m_controller.get(), &SessionController::profileChanged, this, [this](const ServerProfile &p) { m_stored << p; });
}

void TestSessionController::cleanup()
{
    m_controller.reset();
    m_ready.reset();
}

void TestSessionController::makeNext()
{
    m_ready = std::make_unique<FakeTransport>(*m_clock, QUrl(QStringLiteral("https://mender.example.org:8443")));
    m_ready->setToken({});
    m_next = m_ready.get();
}

void TestSessionController::expectSignIn(const QByteArray &token)
{
    next().expect(Verb::Post, kLogin).reply(200, token, kJwtType);
    next().expect(Verb::Get, kMe).json(kUser);
}

SecretAnswer TestSessionController::secretOf(const QString &key)
{
    SecretAnswer found;
    m_secrets->read(key, this, [&found](const SecretAnswer &answer) { found = answer; });
    FakeClock::settle();
    return found;
}

std::unique_ptr<Transport> TestSessionController::signInAndTake(const SignInForm &form)
{
    controller().signIn(m_profile, form);
    m_clock->advance(10);
    return controller().takeTransport();
}

void TestSessionController::signsInByPassword()
{
    expectSignIn();
    QSignalSpy signedIn(&controller(), &SessionController::signedIn);
    controller().signIn(m_profile, passwordForm());
    QCOMPARE(controller().state(), SignInState::Connecting);
    m_clock->advance(10);
    QCOMPARE(signedIn.count(), 1);
    QCOMPARE(m_states, (QList<SignInState> { SignInState::Connecting, SignInState::SignedIn }));
    QVERIFY(next().isSatisfied());
    QCOMPARE(next().requests().front().header("Authorization"),
        "Basic " + QByteArray("me@example.org:correct horse").toBase64());
    const SessionIdentity &who = controller().identity();
    QCOMPARE(who.user.email, QStringLiteral("me@example.org"));
    QVERIFY(who.byPassword);
    QCOMPARE(m_stored.last().account, QStringLiteral("me@example.org"));
    QVERIFY(!m_stored.last().hasSecret);
    // Without "stay signed in" nothing is kept.
    QCOMPARE(secretOf(tokenKey(m_profile)).error, SecretError::NotFound);
    const std::unique_ptr<Transport> taken = controller().takeTransport();
    QVERIFY(taken);
    QVERIFY(taken->hasToken());
    QVERIFY(!controller().takeTransport());
}

void TestSessionController::staysSignedIn()
{
    const QByteArray token = jwt("{}");
    next().expect(Verb::Post, kLogin).withBody("\"no_expiry\":true").reply(200, token, kJwtType);
    next().expect(Verb::Get, kMe).json(kUser);
    SignInForm form = passwordForm();
    form.staySignedIn = true;
    const auto transport = signInAndTake(form);
    QVERIFY(transport);
    QCOMPARE(secretOf(tokenKey(m_profile)).secret, token);
    QVERIFY(m_stored.last().hasSecret);
    QVERIFY(m_stored.last().secretByPassword);
}

void TestSessionController::signsInByPastedToken()
{
    const QByteArray token = jwt("{}");
    next().expect(Verb::Get, kMe).json(kUser);
    // As it comes out of a terminal: with line breaks and the word Bearer.
    QByteArray pasted = token;
    pasted.insert(20, "\n  ");
    const auto transport = signInAndTake(tokenForm("Bearer " + pasted + "\n"));
    QVERIFY(transport);
    QCOMPARE(next().requests().front().header("Authorization"), "Bearer " + token);
    QVERIFY(!controller().identity().byPassword);
    QCOMPARE(secretOf(tokenKey(m_profile)).secret, token);
    QVERIFY(m_stored.last().signsInByToken);
    QVERIFY(!m_stored.last().secretByPassword);
}

void TestSessionController::signsInWithStoredToken()
{
    m_secrets->write(tokenKey(m_profile), jwt("{}"), this, [](const SecretAnswer &) { });
    m_profile.hasSecret = true;
    m_profile.secretByPassword = true;
    next().expect(Verb::Get, kMe).json(kUser);
    controller().signInWithStoredToken(m_profile);
    m_clock->advance(10);
    QCOMPARE(controller().state(), SignInState::SignedIn);
    QVERIFY(controller().identity().byPassword);
    QVERIFY(m_stored.last().hasSecret);
}

void TestSessionController::failures_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("failure");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, int status, const char *body, int failure, TroubleKind kind) {
        QTest::newRow(name) << status << QByteArray(body) << failure << static_cast<int>(kind);
    };
    const auto network = [&row](const char *name, ErrorKind failure, TroubleKind kind) {
        row(name, 0, "", static_cast<int>(failure), kind);
    };
    row("wrong password", 401, R"({"error":"unauthorized"})", -1, TroubleKind::WrongPassword);
    row("web page", 200, "<!doctype html><title>Welcome</title>", -1, TroubleKind::NotAnApi);
    row("no such route", 404, "404 page not found", -1, TroubleKind::NotAnApi);
    row("forbidden", 403, R"({"error":"tenant suspended"})", -1, TroubleKind::Forbidden);
    row("too many", 429, R"({"error":"slow down"})", -1, TroubleKind::TooMany);
    row("proxy", 407, "", -1, TroubleKind::ProxyWantsPassword);
    row("server", 500, R"({"error":"internal error"})", -1, TroubleKind::Other);
    network("unknown host", ErrorKind::Dns, TroubleKind::UnknownHost);
    network("refused", ErrorKind::Refused, TroubleKind::Refused);
    network("offline", ErrorKind::Offline, TroubleKind::Unreachable);
    network("timeout", ErrorKind::Timeout, TroubleKind::Timeout);
    network("certificate", ErrorKind::Tls, TroubleKind::BadCertificate);
}

void TestSessionController::failures()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, failure);
    QFETCH(int, kind);
    auto &expected = next().expect(Verb::Post, kLogin).times(-1);
    if (failure >= 0)
        expected.fail(static_cast<ErrorKind>(failure));
    else
        expected.reply(status, body, { { "Content-Type", body.startsWith('<') ? "text/html" : "application/json" } });
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(600'000); // more than every retry needs
    QCOMPARE(m_troubles.size(), 1);
    QCOMPARE(static_cast<int>(trouble().kind), kind);
    QCOMPARE(trouble().host, QStringLiteral("mender.example.org:8443"));
    QCOMPARE(controller().state(), SignInState::SignedOut);
    // Sentences of its own, none of them empty.
    const TroubleWords words = ConnectionText::words(trouble());
    QVERIFY(!words.what.isEmpty());
    QVERIFY(!words.next.isEmpty());
    QVERIFY(!controller().takeTransport());
}

void TestSessionController::redirectOffersTheOtherAddress()
{
    next().expect(Verb::Post, kLogin).reply(301, {}, { { "Location", "https://elsewhere.example.org/api/management/v1/useradm/auth/login" } });
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    QCOMPARE(trouble().kind, TroubleKind::RedirectsElsewhere);
    QCOMPARE(trouble().url.toString(), QStringLiteral("https://elsewhere.example.org"));
    QCOMPARE(ConnectionText::words(trouble()).offer, TroubleOffer::UseAddress);
    // That the password went nowhere else is FakeTransport's to say: it fails on a request that nobody expects.
}

void TestSessionController::badAddressAsksNobody()
{
    m_profile.url = QStringLiteral("not an address");
    controller().signIn(m_profile, passwordForm());
    QCOMPARE(trouble().kind, TroubleKind::BadAddress);
    QCOMPARE(controller().state(), SignInState::SignedOut);
}

void TestSessionController::certificateIsShown()
{
    Error error = makeError(ErrorKind::Tls, QStringLiteral("self-signed"));
    error.tls = TlsProblem::Untrusted;
    error.certificateSha256 = QByteArray(32, '\x0f');
    next().expect(Verb::Post, kLogin).fail(error);
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    const TroubleWords words = ConnectionText::words(trouble());
    QVERIFY(words.why.contains(QLatin1String("0F:0F:0F")));
    QCOMPARE(words.offer, TroubleOffer::PinCertificate);

    QSet<QString> sentences;
    for (const TlsProblem problem : { TlsProblem::Untrusted, TlsProblem::Expired, TlsProblem::NotYetValid,
             TlsProblem::WrongHost, TlsProblem::NotPinned, TlsProblem::Handshake, TlsProblem::LocalFile }) {
        ConnectionTrouble each = trouble();
        each.error.tls = problem;
        sentences.insert(ConnectionText::words(each).what);
    }
    QCOMPARE(sentences.size(), 7);
}

void TestSessionController::pastedTokenIsRefused()
{
    next().expect(Verb::Get, kMe).reply(401, R"({"error":"unauthorized"})").times(-1);
    controller().signIn(m_profile, tokenForm(jwt("{}")));
    m_clock->advance(600'000);
    QCOMPARE(m_troubles.size(), 1);
    QCOMPARE(trouble().kind, TroubleKind::WrongToken);
    QCOMPARE(controller().state(), SignInState::SignedOut);
}

void TestSessionController::storedTokenIsRefused()
{
    m_secrets->write(tokenKey(m_profile), jwt("{}"), this, [](const SecretAnswer &) { });
    next().expect(Verb::Get, kMe).reply(401).times(-1);
    controller().signInWithStoredToken(m_profile);
    m_clock->advance(600'000);
    QCOMPARE(trouble().kind, TroubleKind::SessionEnded);
}

void TestSessionController::missingSecretKeepsTheProfile()
{
    m_profile.hasSecret = true;
    controller().signInWithStoredToken(m_profile);
    m_clock->advance(10);
    QCOMPARE(trouble().kind, TroubleKind::NoSecret);
    QVERIFY(m_stored.isEmpty()); // nobody touched it
    QCOMPARE(ConnectionText::words(trouble()).offer, TroubleOffer::TryAgain);
}

void TestSessionController::secondFactor()
{
    next().expect(Verb::Post, kLogin).reply(401, R"({"error":"2fa needed"})");
    QSignalSpy asked(&controller(), &SessionController::secondFactorNeeded);
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(controller().state(), SignInState::NeedsSecondFactor);
    QVERIFY(m_troubles.isEmpty());

    next().expect(Verb::Post, kLogin).withBody("111111").reply(401, R"({"error":"2fa code invalid"})");
    controller().submitSecondFactor(QStringLiteral("111111"));
    QCOMPARE(controller().state(), SignInState::Connecting);
    m_clock->advance(10);
    QCOMPARE(trouble().kind, TroubleKind::SecondFactorWrong);
    QCOMPARE(controller().state(), SignInState::NeedsSecondFactor);

    next().expect(Verb::Post, kLogin).withBody("\"token2fa\":\"123456\"").reply(200, jwt("{}"), kJwtType);
    next().expect(Verb::Get, kMe).json(kUser);
    controller().submitSecondFactor(QStringLiteral("123456"));
    m_clock->advance(10);
    QCOMPARE(controller().state(), SignInState::SignedIn);
}

void TestSessionController::identityProviderOpensTheBrowser()
{
    next().expect(Verb::Post, kLogin).json(R"({"id":"idp/1","kind":"sso/saml"})");
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    QCOMPARE(controller().state(), SignInState::NeedsBrowser);
    QCOMPARE(trouble().kind, TroubleKind::SignsInElsewhere);
    QCOMPARE(m_opened.size(), 1);
    QCOMPARE(m_opened.first().toString(QUrl::FullyEncoded),
        QStringLiteral("https://mender.example.org:8443/api/management/v1/useradm/auth/sso/idp%2F1/login"));
    controller().openForgotPassword(m_profile);
    QCOMPARE(m_opened.last().toString(), QStringLiteral("https://mender.example.org:8443/ui/password"));
}

void TestSessionController::clockOffByDays()
{
    // Our clock stands at 2026-11-23; the server's is three days on.
    next().expect(Verb::Post, kLogin).reply(401, {}, { { "Date", "Thu, 26 Nov 2026 06:00:00 GMT" } });
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    QCOMPARE(trouble().kind, TroubleKind::ClockOff);
    QVERIFY(trouble().clockSkewSeconds > 2 * 86400);
    QVERIFY(ConnectionText::words(trouble()).what.contains(QLatin1Char('3')) || trouble().clockSkewSeconds < 3 * 86400);

    makeNext();
    next().expect(Verb::Post, kLogin).reply(200, jwt("{}"), { { "Content-Type", "application/jwt" }, { "Date", "Thu, 19 Nov 2026 06:00:00 GMT" } });
    next().expect(Verb::Get, kMe).json(kUser);
    QSignalSpy off(&controller(), &SessionController::clockIsOff);
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    QCOMPARE(controller().state(), SignInState::SignedIn);
    QCOMPARE(off.count(), 1);
}

void TestSessionController::proxyPasswordComesFromTheKeychain()
{
    m_profile.proxy = ProxyChoice::Http;
    m_profile.proxyUser = QStringLiteral("me");
    m_secrets->write(proxyPasswordKey(m_profile), "stored", this, [](const SecretAnswer &) { });
    expectSignIn();
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    QCOMPARE(m_proxyPasswords, QStringList { QStringLiteral("stored") });

    makeNext();
    expectSignIn();
    SignInForm form = passwordForm();
    form.proxyPassword = QStringLiteral("typed");
    controller().signIn(m_profile, form);
    m_clock->advance(10);
    QCOMPARE(m_proxyPasswords.last(), QStringLiteral("typed"));
    QCOMPARE(secretOf(proxyPasswordKey(m_profile)).secret, QByteArray("typed"));
}

void TestSessionController::cancelIsSilent()
{
    next().expect(Verb::Post, kLogin).hang();
    controller().signIn(m_profile, passwordForm());
    m_clock->advance(10);
    controller().cancel();
    QCOMPARE(controller().state(), SignInState::SignedOut);
    m_clock->advance(600'000);
    QVERIFY(m_troubles.isEmpty());
}

void TestSessionController::keychainRefusesIsTold()
{
    SessionController other(SessionController::Services { *m_clock, m_refusing,
        [this](const ServerProfile &, const QString &) -> std::unique_ptr<Transport> { return std::move(m_ready); }, {} });
    QSignalSpy memory(&other, &SessionController::keptInMemory);
    expectSignIn();
    SignInForm form = passwordForm();
    form.staySignedIn = true;
    other.signIn(m_profile, form);
    m_clock->advance(10);
    QCOMPARE(other.state(), SignInState::SignedIn);
    QCOMPARE(memory.count(), 1);
    QVERIFY(!other.identity().tokenIsPersistent);
}

void TestSessionController::expiryIsAnnouncedTwice()
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

void TestSessionController::refusedTokenAsksOnceAndReplaysReads()
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

void TestSessionController::anotherAccountIsNotTakenForTheSame()
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

void TestSessionController::declinedPromptEndsWaitingReads()
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

void TestSessionController::signOutRevokesAPasswordSession()
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

void TestSessionController::signOutForgetsAPastedToken()
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

void TestSessionController::signOutDoesNotWaitForADeadServer()
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

DRYDOCK_TEST_MAIN(TestSessionController)
#include "tst_sessioncontroller.moc"
