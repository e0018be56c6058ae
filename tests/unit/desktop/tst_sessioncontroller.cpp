// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/desktop/signinfixture.h"

using namespace drydock;
using namespace drydock::test;

namespace {

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

class TestSessionController : public SignInFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { SignInFixture::init(); }
    void cleanup() { SignInFixture::cleanup(); }
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
    void aSilentServerIsNotWaitedFor();
    void missingSecretKeepsTheProfile();
    void secondFactor();
    void identityProviderOpensTheBrowser();
    void clockOffByDays();
    void proxyPasswordComesFromTheKeychain();
    void cancelIsSilent();
    void keychainRefusesIsTold();
};

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

void TestSessionController::aSilentServerIsNotWaitedFor()
{
    m_secrets->write(tokenKey(m_profile), jwt("{}"), this, [](const SecretAnswer &) { });
    next().expect(Verb::Get, kMe).hang();
    controller().signInWithStoredToken(m_profile);
    m_clock->advance(2'000);
    QCOMPARE(controller().state(), SignInState::Connecting); // nothing could be shown
    controller().cancel();
    // With a fleet of before that one is shown, and the user is known once the server speaks.
    m_hasFleet = true;
    makeNext();
    next().expect(Verb::Get, kMe).hang();
    controller().signInWithStoredToken(m_profile);
    m_clock->advance(500);
    QCOMPARE(controller().state(), SignInState::Connecting);
    m_clock->advance(500);
    QCOMPARE(controller().state(), SignInState::SignedIn);
    QVERIFY(controller().identity().startedOffline);
    QCOMPARE(controller().identity().user.email, m_profile.account);
    next().clearExpectations();
    next().expect(Verb::Get, kMe).json(kUser);
    const std::unique_ptr<Transport> running = controller().takeTransport();
    m_clock->advance(10);
    QVERIFY(!controller().identity().startedOffline);
    QCOMPARE(controller().identity().user.id.text, QStringLiteral("u-1"));
    // One that answers in time is not overtaken.
    makeNext();
    next().expect(Verb::Get, kMe).after(600).json(kUser);
    controller().signInWithStoredToken(m_profile);
    m_clock->advance(5'000);
    QVERIFY(!controller().identity().startedOffline);
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
    RefusingStore refusing;
    SessionController other(SessionController::Services { *m_clock, refusing,
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

DRYDOCK_TEST_MAIN(TestSessionController)
#include "tst_sessioncontroller.moc"
