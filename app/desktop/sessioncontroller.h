// SPDX-License-Identifier: GPL-3.0-or-later
//
// SessionController: the sign-in state machine of one server. It makes a transport, signs in (password, second
// factor, pasted token, token from the keychain), and hands transport and identity over; later it hears of a refused
// token, asks once, and gives the session its new token. Owned by Application, outlives its Session. GUI thread.
// It shows nothing: dialogs listen to its signals. It never keeps a password beyond one attempt.
#pragma once

#include "app/desktop/serverprofile.h"
#include "models/api/useradm.h"
#include "models/core/secretstore.h"
#include "ui/text/connectiontext.h"

#include <QObject>

#include <functional>
#include <memory>

namespace drydock {

enum class SignInState {
    SignedOut,
    Connecting,
    NeedsSecondFactor,
    NeedsBrowser, //!< the account signs in with an identity provider
    SignedIn,
    NeedsLogin, //!< the server refused the token of a running session
};

//! Who is signed in, where, and with what sort of token.
struct SessionIdentity {
    ServerProfile profile;
    api::User user;
    api::TokenClaims claims; //!< empty for tokens that are no JWT
    bool byPassword = false; //!< sign-out revokes it on the server
    bool tokenIsPersistent = false; //!< false: in memory for this run
    bool startedOffline = false; //!< the server has not said yet who this is: only the account's name is known
};

class SessionController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionController)

public:
    struct Services {
        Clock &clock;
        SecretStore &secrets;
        std::function<std::unique_ptr<Transport>(const ServerProfile &, const QString &proxyPassword)> makeTransport;
        std::function<bool(const QUrl &)> openBrowser;
        //! Whether there is something to show of this server while it cannot be reached.
        std::function<bool(const ServerProfile &)> startsOffline {};
    };

    explicit SessionController(Services services, QObject *parent = nullptr);
    ~SessionController() override;

    [[nodiscard]] SignInState state() const { return m_state; }
    [[nodiscard]] const SessionIdentity &identity() const { return m_identity; }

    //! The token of the running session, for the connection doctor; empty between sessions.
    [[nodiscard]] const QByteArray &runningToken() const { return m_token; }

    //! A new attempt; one that is under way is dropped.
    void signIn(const ServerProfile &profile, const SignInForm &form);
    //! With the token of the keychain; trouble NoSecret where there is none or it is locked.
    void signInWithStoredToken(const ServerProfile &profile);
    void submitSecondFactor(const QString &code);
    void cancel();

    //! The transport of a finished sign-in, once per signedIn(). The controller keeps listening to it.
    [[nodiscard]] std::unique_ptr<Transport> takeTransport();

    //! In NeedsLogin: the user answered the one prompt.
    void signInAgain(const SignInForm &form);
    //! In NeedsLogin: the user closed it; waiting reads end as Auth.
    void declineSignIn();

    //! Revokes a session made by password, forgets a pasted token; always ends in SignedOut, whatever the server says.
    //! Call it while the session's transport is alive; signedOut() follows within 5 s.
    void signOut();
    //! The token goes out of the keychain too.
    void forgetServer(const ServerProfile &profile);

    void openForgotPassword(const ServerProfile &profile);

Q_SIGNALS:
    void stateChanged(drydock::SignInState state);
    //! Once per attempt that does not end signed in; what was typed is still in the dialog.
    void troubled(const drydock::ConnectionTrouble &trouble);
    void secondFactorNeeded();
    //! Signed in, but our clock differs from the server's by a day or more.
    void clockIsOff(const drydock::ConnectionTrouble &trouble);
    void signedIn(); //!< take the transport now
    void signedInAgain(); //!< the running session has a new token
    void signedOut();
    //! The profile as it is to be stored: account, how the token was made.
    void profileChanged(const drydock::ServerProfile &profile);
    //! The token could not be stored: it lives until the program ends.
    void keptInMemory(const QString &reason);
    //! Less than a day is left; repeated when less than an hour is.
    void tokenExpiring(drydock::Timestamp expires);

private:
    struct Attempt;
    void setState(SignInState state);
    void fail(const Error &error);
    void failAuth(const Error &error);
    void fail(ConnectionTrouble trouble);
    void begin(const ServerProfile &profile, const SignInForm &form);
    void sendSignIn();
    void verifyToken(const QByteArray &token, bool byPassword);
    void onSignInAnswer(const Result<api::SignInAnswer> &answer);
    void onUser(const Result<api::User> &user);
    void succeed(const api::User &user);
    void storeToken(const QByteArray &token);
    //! A stored token, a server that cannot be reached, and a fleet to show: the session begins without an answer.
    [[nodiscard]] bool canBeginOffline() const;
    void beginOffline();
    //! The server is back: who is signed in is asked of it.
    void completeIdentity();
    void watch(Transport &transport);
    void announceExpiry();
    void finishSignOut();

    Services m_services;
    SignInState m_state = SignInState::SignedOut;
    SessionIdentity m_identity;
    QByteArray m_token;
    std::unique_ptr<Attempt> m_attempt;
    QPointer<Transport> m_running; //!< the session's, once taken
    std::unique_ptr<Transport> m_ready; //!< signed in, not yet taken
    Call<Nothing> m_signOutCall;
    Call<api::User> m_identityCall;
    int m_expiryTimer = 0;
    int m_signOutTimer = 0;
};

} // namespace drydock
