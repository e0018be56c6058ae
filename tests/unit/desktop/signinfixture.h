// SPDX-License-Identifier: GPL-3.0-or-later
//
// SignInFixture: a SessionController over FakeTransports, and what it said. Base of the tests of sign-in and of a
// running session. Owned by QTest.
#pragma once

#include "app/desktop/sessioncontroller.h"
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

namespace drydock::test {

inline const char *const kLogin = "/api/management/v1/useradm/auth/login";
inline const char *const kLogout = "/api/management/v1/useradm/auth/logout";
inline const char *const kMe = "/api/management/v1/useradm/users/me";
inline const QByteArray kUser = R"({"id":"u-1","email":"me@example.org"})";
inline const drydock::test::FakeHeaders kJwtType { { "Content-Type", "application/jwt" } };

inline QByteArray jwt(const QByteArray &claims)
{
    const auto part = [](const QByteArray &json) { return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); };
    return part(R"({"alg":"RS256"})") + '.' + part(claims) + ".c2ln";
}

inline SignInForm passwordForm()
{
    SignInForm form;
    form.email = QStringLiteral("me@example.org");
    form.password = QStringLiteral("correct horse");
    return form;
}

inline SignInForm tokenForm(const QByteArray &token)
{
    SignInForm form;
    form.byToken = true;
    form.token = QString::fromLatin1(token);
    form.staySignedIn = true;
    return form;
}

class SignInFixture : public QObject {
protected:
    void init()
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
        m_hasFleet = false;
        makeNext();
        m_controller = std::make_unique<SessionController>(SessionController::Services { *m_clock, *m_secrets,
            [this](const ServerProfile &, const QString &proxyPassword) -> std::unique_ptr<Transport> {
                m_proxyPasswords << proxyPassword;
                return std::move(m_ready);
            },
            [this](const QUrl &url) {
                m_opened << url;
                return true;
            },
            [this](const ServerProfile &) { return m_hasFleet; } });
        connect(m_controller.get(), &SessionController::troubled, this, [this](const ConnectionTrouble &t) { m_troubles << t; });
        connect(m_controller.get(), &SessionController::stateChanged, this, [this](SignInState s) { m_states << s; });
        connect(m_controller.get(), &SessionController::profileChanged, this, [this](const ServerProfile &p) { m_stored << p; });
    }

    void cleanup()
    {
        m_controller.reset();
        m_ready.reset();
    }

    void makeNext()
    {
        m_ready = std::make_unique<FakeTransport>(*m_clock, QUrl(QStringLiteral("https://mender.example.org:8443")));
        m_ready->setToken({});
        m_next = m_ready.get();
    }

    void expectSignIn(const QByteArray &token = jwt("{}"))
    {
        next().expect(Verb::Post, kLogin).reply(200, token, kJwtType);
        next().expect(Verb::Get, kMe).json(kUser);
    }

    SecretAnswer secretOf(const QString &key)
    {
        SecretAnswer found;
        m_secrets->read(key, this, [&found](const SecretAnswer &answer) { found = answer; });
        FakeClock::settle();
        return found;
    }

    std::unique_ptr<Transport> signInAndTake(const SignInForm &form)
    {
        controller().signIn(m_profile, form);
        m_clock->advance(10);
        return controller().takeTransport();
    }

    SessionController &controller() { return *m_controller; }
    FakeTransport &next() { return *m_next; }
    [[nodiscard]] ConnectionTrouble trouble() const
    {
        return m_troubles.isEmpty() ? ConnectionTrouble() : m_troubles.last();
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<MemorySecretStore> m_secrets;
    ServerProfile m_profile;
    FakeTransport *m_next = nullptr; //!< the one that makeTransport will give away
    std::unique_ptr<FakeTransport> m_ready;
    std::unique_ptr<SessionController> m_controller;
    QList<ConnectionTrouble> m_troubles;
    QList<SignInState> m_states;
    bool m_hasFleet = false; //!< one of an earlier session could be shown
    QList<QUrl> m_opened;
    QStringList m_proxyPasswords;
    QList<ServerProfile> m_stored;
};

} // namespace drydock::test
