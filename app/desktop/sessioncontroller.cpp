// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sessioncontroller.h"

#include <QLoggingCategory>

namespace drydock {

namespace {

Q_LOGGING_CATEGORY(lcSession, "drydock.session", QtInfoMsg)

constexpr qint64 kClockOffSeconds = 24 * 60 * 60;
constexpr std::chrono::seconds kSignOutPatience { 5 };
constexpr std::chrono::milliseconds kOfflineAfter { 800 };
constexpr qint64 kHourMs = 60 * 60 * 1000;
constexpr qint64 kDayMs = 24 * kHourMs;

QString hostOf(const ServerProfile &profile)
{
    const QUrl url = normalisedServerUrl(profile.url);
    return url.port() > 0 ? QStringLiteral("%1:%2").arg(url.host()).arg(url.port()) : url.host();
}

//! The server's clock minus ours, where that is a day or more; else 0.
qint64 clockOffSeconds(Transport &transport)
{
    const qint64 skew = transport.serverClockSkew().value_or(std::chrono::seconds(0)).count();
    return qAbs(skew) >= kClockOffSeconds ? skew : 0;
}

ConnectionTrouble troubleOf(TroubleKind kind)
{
    ConnectionTrouble trouble;
    trouble.kind = kind;
    return trouble;
}

TroubleKind kindOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Dns: return TroubleKind::UnknownHost;
    case ErrorKind::Refused: return TroubleKind::Refused;
    case ErrorKind::Offline: return TroubleKind::Unreachable;
    case ErrorKind::Timeout: return TroubleKind::Timeout;
    case ErrorKind::Tls: return TroubleKind::BadCertificate;
    case ErrorKind::Forbidden: return TroubleKind::Forbidden;
    case ErrorKind::TooMany: return TroubleKind::TooMany;
    case ErrorKind::Protocol:
        return error.httpStatus >= 300 && error.httpStatus < 400 && error.where.isValid()
            ? TroubleKind::RedirectsElsewhere
            : TroubleKind::NotAnApi;
    case ErrorKind::NotFound:
    case ErrorKind::Decode: return TroubleKind::NotAnApi;
    default: return TroubleKind::Other;
    }
}

void ignoreAnswer(const SecretAnswer &) { }

//! A token as a server issues it, or a user pastes it: one printable word, with or without "Bearer ".
QByteArray cleanToken(const QString &pasted)
{
    QByteArray token = pasted.simplified().toLatin1();
    if (token.startsWith("Bearer "))
        token.remove(0, 7);
    return token.replace(' ', "");
}

} // namespace

struct SessionController::Attempt {
    ServerProfile profile;
    SignInForm form;
    std::unique_ptr<Transport> transport;
    QByteArray token;
    bool byPassword = false;
    bool stored = false; //!< with the keychain's token
    bool again = false; //!< for a running session
    Call<api::SignInAnswer> signIn;
    Call<api::User> me;
    QObject context; //!< answers of the keychain and the certificate look end with the attempt

    ~Attempt()
    {
        signIn.cancel();
        me.cancel();
        form.password.fill(QLatin1Char('\0'));
    }
};

SessionController::SessionController(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{
}

SessionController::~SessionController()
{
    m_services.clock.cancel(m_expiryTimer);
    m_services.clock.cancel(m_signOutTimer);
}

void SessionController::setState(SignInState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void SessionController::signIn(const ServerProfile &profile, const SignInForm &form)
{
    m_attempt = std::make_unique<Attempt>();
    m_ready.reset();
    begin(profile, form);
}

void SessionController::begin(const ServerProfile &profile, const SignInForm &form)
{
    Attempt &attempt = *m_attempt;
    attempt.profile = profile;
    attempt.form = form;
    if (!normalisedServerUrl(profile.url).isValid()) {
        fail(troubleOf(TroubleKind::BadAddress));
        return;
    }
    if (!attempt.again)
        setState(SignInState::Connecting);
    const auto go = [this](const QString &proxyPassword) {
        Attempt &current = *m_attempt;
        current.form.proxyPassword = proxyPassword;
        current.transport = m_services.makeTransport(current.profile, proxyPassword);
        // A refused token ends the attempt; there is no session yet whose reads could wait for a better one.
        Transport *transport = current.transport.get();
        connect(transport, &Transport::authenticationRequired, &current.context,
            [transport] { transport->resumeAfterSignIn(false); }, Qt::QueuedConnection);
        if (!current.token.isEmpty())
            verifyToken(current.token, current.byPassword);
        else if (current.form.byToken)
            verifyToken(cleanToken(current.form.token), false);
        else
            sendSignIn();
    };
    if (profile.proxyUser.isEmpty() || !form.proxyPassword.isEmpty()) {
        if (!form.proxyPassword.isEmpty())
            m_services.secrets.write(proxyPasswordKey(profile), form.proxyPassword.toUtf8(), this, ignoreAnswer);
        go(form.proxyPassword);
        return;
    }
    m_services.secrets.read(proxyPasswordKey(profile), &attempt.context,
        [go](const SecretAnswer &answer) { go(QString::fromUtf8(answer.secret)); });
}

void SessionController::signInWithStoredToken(const ServerProfile &profile)
{
    m_attempt = std::make_unique<Attempt>();
    m_ready.reset();
    m_attempt->profile = profile;
    setState(SignInState::Connecting);
    m_services.secrets.read(tokenKey(profile), &m_attempt->context, [this, profile](const SecretAnswer &answer) {
        if (answer.error != SecretError::None || answer.secret.isEmpty()) {
            qCInfo(lcSession) << "no stored token:" << static_cast<int>(answer.error);
            ConnectionTrouble trouble = troubleOf(TroubleKind::NoSecret);
            trouble.error.apiMessage = answer.detail;
            fail(std::move(trouble));
            return;
        }
        m_attempt->token = answer.secret;
        m_attempt->byPassword = profile.secretByPassword;
        m_attempt->stored = true;
        SignInForm form;
        form.byToken = true;
        form.email = profile.account;
        form.staySignedIn = true;
        begin(profile, form);
    });
}

void SessionController::sendSignIn()
{
    Attempt &attempt = *m_attempt;
    attempt.byPassword = true;
    const api::SignIn request { attempt.form.email.trimmed(), attempt.form.password, attempt.form.secondFactor.trimmed(), attempt.form.staySignedIn };
    attempt.signIn = api::UserAdmApi(*attempt.transport)
                         .signIn(request)
                         .then(this, [this](const Result<api::SignInAnswer> &answer) { onSignInAnswer(answer); });
}

void SessionController::onSignInAnswer(const Result<api::SignInAnswer> &answer)
{
    if (!answer.ok()) {
        fail(answer.error());
        return;
    }
    if (!answer->token.isEmpty()) {
        verifyToken(answer->token, true);
        return;
    }
    ConnectionTrouble trouble = troubleOf(TroubleKind::SignsInElsewhere);
    QUrl page = normalisedServerUrl(m_attempt->profile.url);
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(answer->providerId));
    page.setPath(page.path()
            + (answer->providerKind.contains(QLatin1String("oidc"))
                    ? QStringLiteral("/api/management/v1/useradm/oidc/%1/start").arg(id)
                    : QStringLiteral("/api/management/v1/useradm/auth/sso/%1/login").arg(id)),
        QUrl::TolerantMode);
    trouble.url = page;
    if (m_services.openBrowser)
        m_services.openBrowser(page);
    fail(std::move(trouble));
}

void SessionController::verifyToken(const QByteArray &token, bool byPassword)
{
    Attempt &attempt = *m_attempt;
    attempt.token = token;
    attempt.byPassword = byPassword;
    attempt.form.password.clear();
    attempt.transport->setToken(token);
    attempt.me = api::UserAdmApi(*attempt.transport).me().then(this, [this](const Result<api::User> &user) { onUser(user); });
    // Nobody waits for a server that says nothing while the last known fleet could be looked at.
    if (canBeginOffline())
        attempt.transport->clock().singleShot(kOfflineAfter, &attempt.context, [this] { beginOffline(); });
}

void SessionController::onUser(const Result<api::User> &user)
{
    if (!user.ok())
        fail(user.error());
    else if (m_attempt->again && user->id != m_identity.user.id)
        fail(troubleOf(TroubleKind::AnotherAccount));
    else
        succeed(*user);
}

void SessionController::succeed(const api::User &user)
{
    const std::unique_ptr<Attempt> attempt = std::move(m_attempt);
    m_token = attempt->token;
    m_identity.profile = attempt->profile;
    m_identity.user = user;
    m_identity.claims = api::readTokenClaims(attempt->token).value_or(api::TokenClaims {});
    m_identity.byPassword = attempt->byPassword;
    m_identity.tokenIsPersistent = attempt->stored;
    m_identity.startedOffline = user.id.isEmpty();

    ServerProfile &profile = m_identity.profile;
    profile.account = user.email;
    profile.staySignedIn = attempt->form.staySignedIn;
    if (!attempt->stored) {
        profile.signsInByToken = attempt->form.byToken;
        profile.hasSecret = attempt->form.staySignedIn;
        profile.secretByPassword = attempt->byPassword;
        if (attempt->form.staySignedIn)
            storeToken(attempt->token);
    }
    Q_EMIT profileChanged(profile);

    if (const qint64 skew = clockOffSeconds(*attempt->transport); skew != 0) {
        ConnectionTrouble trouble = troubleOf(TroubleKind::ClockOff);
        trouble.clockSkewSeconds = skew;
        Q_EMIT clockIsOff(trouble);
    }
    announceExpiry();

    if (attempt->again) {
        // The session's own transport goes on where it stopped; the one of the attempt has done its work.
        if (m_running) {
            m_running->setToken(attempt->token);
            m_running->resumeAfterSignIn(true);
        }
        setState(SignInState::SignedIn);
        Q_EMIT signedInAgain();
        return;
    }
    m_ready = std::move(attempt->transport);
    setState(SignInState::SignedIn);
    Q_EMIT signedIn();
}

void SessionController::storeToken(const QByteArray &token)
{
    m_services.secrets.write(tokenKey(m_identity.profile), token, this, [this](const SecretAnswer &answer) {
        m_identity.tokenIsPersistent = answer.error == SecretError::None && m_services.secrets.isPersistent();
        if (!m_identity.tokenIsPersistent)
            Q_EMIT keptInMemory(answer.detail);
    });
}

std::unique_ptr<Transport> SessionController::takeTransport()
{
    if (m_ready)
        watch(*m_ready);
    return std::move(m_ready);
}

void SessionController::watch(Transport &transport)
{
    m_running = &transport;
    connect(&transport, &Transport::authenticationRequired, this, [this] {
        if (m_state == SignInState::SignedIn)
            setState(SignInState::NeedsLogin);
    });
    connect(&transport, &Transport::reachabilityChanged, this, [this](bool reachable) {
        if (reachable && m_identity.startedOffline)
            completeIdentity();
    });
    if (m_identity.startedOffline)
        completeIdentity(); // it may only have been slow
}

bool SessionController::canBeginOffline() const
{
    return m_attempt->stored && !m_attempt->again && m_services.startsOffline && m_services.startsOffline(m_attempt->profile);
}

void SessionController::beginOffline()
{
    qCInfo(lcSession) << "the server does not answer; the last known fleet is shown";
    api::User user;
    user.email = m_attempt->profile.account;
    succeed(user);
}

void SessionController::completeIdentity()
{
    if (m_identityCall.isRunning())
        return;
    m_identityCall = api::UserAdmApi(*m_running).me().then(this, [this](const Result<api::User> &user) {
        if (!user.ok())
            return; // a refused token asks for another by itself; any other failure leaves it for the next return
        m_identity.user = *user;
        m_identity.startedOffline = false;
        Q_EMIT signedInAgain();
    });
}

void SessionController::fail(const Error &error)
{
    if (error.kind == ErrorKind::Auth) {
        failAuth(error);
        return;
    }
    const bool unreachable = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Dns || error.kind == ErrorKind::Refused || error.kind == ErrorKind::Timeout;
    if (unreachable && canBeginOffline()) {
        beginOffline();
        return;
    }
    ConnectionTrouble trouble = troubleOf(kindOf(error));
    trouble.error = error;
    if (trouble.kind == TroubleKind::RedirectsElsewhere)
        trouble.url = normalisedServerUrl(error.where.toString());
    fail(std::move(trouble));
}

void SessionController::failAuth(const Error &error)
{
    Attempt &attempt = *m_attempt;
    ConnectionTrouble trouble;
    trouble.error = error;
    if (error.httpStatus == 407) {
        trouble.kind = TroubleKind::ProxyWantsPassword;
    } else if (attempt.byPassword && error.apiMessage.contains(QLatin1String("2fa"), Qt::CaseInsensitive)) {
        if (attempt.form.secondFactor.isEmpty()) {
            setState(SignInState::NeedsSecondFactor);
            Q_EMIT secondFactorNeeded();
            return;
        }
        trouble.kind = TroubleKind::SecondFactorWrong;
    } else if (const qint64 skew = clockOffSeconds(*attempt.transport); skew != 0) {
        trouble.kind = TroubleKind::ClockOff;
        trouble.clockSkewSeconds = skew;
    } else if (attempt.stored) {
        trouble.kind = TroubleKind::SessionEnded;
    } else {
        trouble.kind = attempt.form.byToken ? TroubleKind::WrongToken : TroubleKind::WrongPassword;
    }
    fail(std::move(trouble));
}

void SessionController::fail(ConnectionTrouble trouble)
{
    trouble.host = hostOf(m_attempt->profile);
    const bool again = m_attempt->again;
    qCInfo(lcSession) << "sign-in ended with trouble" << static_cast<int>(trouble.kind)
                      << errorKindName(trouble.error.kind);
    SignInState next = again ? SignInState::NeedsLogin : SignInState::SignedOut;
    if (trouble.kind == TroubleKind::SecondFactorWrong)
        next = SignInState::NeedsSecondFactor; // the attempt stays: only the code was wrong
    else if (trouble.kind == TroubleKind::SignsInElsewhere && !again)
        next = SignInState::NeedsBrowser;
    if (next != SignInState::NeedsSecondFactor)
        m_attempt.reset();
    setState(next);
    Q_EMIT troubled(trouble);
}

void SessionController::submitSecondFactor(const QString &code)
{
    if (m_state != SignInState::NeedsSecondFactor || !m_attempt)
        return;
    m_attempt->form.secondFactor = code;
    setState(SignInState::Connecting);
    sendSignIn();
}

void SessionController::cancel()
{
    if (!m_attempt)
        return;
    const bool again = m_attempt->again;
    m_attempt.reset();
    setState(again ? SignInState::NeedsLogin : SignInState::SignedOut);
}

void SessionController::signInAgain(const SignInForm &form)
{
    if (!m_running)
        return;
    m_attempt = std::make_unique<Attempt>();
    m_attempt->again = true;
    begin(m_identity.profile, form);
}

void SessionController::declineSignIn()
{
    m_attempt.reset();
    if (m_running && m_state == SignInState::NeedsLogin)
        m_running->resumeAfterSignIn(false);
}

void SessionController::signOut()
{
    m_attempt.reset();
    m_services.clock.cancel(m_expiryTimer);
    ServerProfile &profile = m_identity.profile;
    if (profile.hasSecret) {
        m_services.secrets.remove(tokenKey(profile), this, ignoreAnswer);
        profile.hasSecret = false;
        Q_EMIT profileChanged(profile);
    }
    if (!m_identity.byPassword || !m_running || m_state != SignInState::SignedIn) {
        QMetaObject::invokeMethod(this, &SessionController::finishSignOut, Qt::QueuedConnection);
        return;
    }
    m_signOutTimer = m_services.clock.singleShot(kSignOutPatience, this, [this] { finishSignOut(); });
    m_signOutCall = api::UserAdmApi(*m_running).signOut().then(this, [this](const Result<Nothing> &result) {
        if (!result.ok())
            qCInfo(lcSession) << "the session was not revoked:" << errorKindName(result.error().kind);
        finishSignOut();
    });
}

void SessionController::finishSignOut()
{
    m_services.clock.cancel(m_signOutTimer);
    m_signOutCall = {};
    if (m_running)
        m_running->disconnect(this);
    m_running.clear();
    m_ready.reset();
    m_identity = {};
    m_token.clear();
    setState(SignInState::SignedOut);
    Q_EMIT signedOut();
}

void SessionController::forgetServer(const ServerProfile &profile)
{
    m_services.secrets.remove(tokenKey(profile), this, ignoreAnswer);
    m_services.secrets.remove(proxyPasswordKey(profile), this, ignoreAnswer);
}

void SessionController::openForgotPassword(const ServerProfile &profile)
{
    QUrl page = normalisedServerUrl(profile.url);
    if (!page.isValid() || !m_services.openBrowser)
        return;
    page.setPath(page.path() + QStringLiteral("/ui/password"));
    m_services.openBrowser(page);
}

void SessionController::announceExpiry()
{
    m_services.clock.cancel(m_expiryTimer);
    const Timestamp expires = m_identity.claims.expires;
    if (!expires.isValid())
        return;
    const qint64 left = expires.ms - m_services.clock.now().ms;
    if (left <= kDayMs)
        Q_EMIT tokenExpiring(expires);
    if (left <= kHourMs)
        return;
    // Looked at again at least twice a day: timers do not count the time that a computer sleeps.
    const qint64 wait = qBound<qint64>(60'000, left > kDayMs ? left - kDayMs : left - kHourMs, kDayMs / 2);
    m_expiryTimer
        = m_services.clock.singleShot(std::chrono::milliseconds(wait), this, [this] { announceExpiry(); });
}

} // namespace drydock
