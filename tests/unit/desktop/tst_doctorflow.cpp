// SPDX-License-Identifier: GPL-3.0-or-later
//
// DoctorFlow: whose connection is looked at, with which secrets, and what its buttons lead to.
#include "app/desktop/doctorflow.h"
#include "tests/support/rawserver.h"
#include "tests/support/testui.h"
#include "tests/unit/desktop/signinfixture.h"
#include "ui/dialogs/doctorrow.h"
#include "ui/dialogs/serverform.h"

#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>

using namespace drydock;
using namespace drydock::test;
using Finding = DoctorStep::Finding;
using StepId = DoctorStep::Id;

class TestDoctorFlow : public SignInFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        SignInFixture::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->path());
        m_window = std::make_unique<QWidget>();
        m_server = std::make_unique<RawServer>();
        m_server->on(kMe).reply(401, "{}", { { "Content-Type", "application/json" } }).reply(200, "{}");
        m_profile.url = m_server->url().toString();
        m_profile.proxy = ProxyChoice::None;
        m_ui = std::make_unique<TestUi>();
        m_signIn = std::make_unique<SignInFlow>(*m_settings, controller(), m_ui->ui);
        m_flow = std::make_unique<DoctorFlow>(DoctorFlow::Services { *m_secrets, controller(), *m_signIn, m_ui->ui });
    }
    void cleanup()
    {
        m_flow.reset();
        m_signIn.reset();
        m_window.reset();
        FakeClock::settle();
        SignInFixture::cleanup();
        m_ui.reset();
        m_server.reset();
        m_settings.reset();
    }
    void withoutAnyServer();
    void lastServerWithItsToken();
    void sessionWithItsToken();
    void typedProxyPassword();
    void pinLeadsToTheQuestion();
    void inASessionItAsksToSignOutFirst();
    void closingEndsIt();

private:
    void store()
    {
        m_settings->set(keys::kProfiles, profilesToJson({ m_profile }));
        m_settings->set(keys::kLastProfile, m_profile.id);
    }
    void untilDone()
    {
        QTRY_VERIFY(m_flow->doctor() && !m_flow->doctor()->isRunning());
    }
    [[nodiscard]] QByteArray tokenSeen() const
    {
        for (const RawRequest &request : m_server->requests()) {
            if (request.headers.contains("authorization"))
                return request.headers.value("authorization");
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<TestUi> m_ui;
    std::unique_ptr<SignInFlow> m_signIn;
    std::unique_ptr<DoctorFlow> m_flow;
};

void TestDoctorFlow::withoutAnyServer()
{
    m_flow->open(m_window.get());
    QVERIFY(m_signIn->dialog());
    QVERIFY(!m_flow->dialog());
}

void TestDoctorFlow::lastServerWithItsToken()
{
    m_profile.hasSecret = true;
    m_secrets->write(tokenKey(m_profile), "stored-token-1", this, [](const SecretAnswer &) { });
    store();
    m_flow->open(m_window.get());
    QVERIFY(m_flow->dialog() && m_flow->dialog()->isVisible());
    untilDone();
    QCOMPARE(tokenSeen(), QByteArray("Bearer stored-token-1"));
    QCOMPARE(m_flow->dialog()->row(StepId::SignIn)->step().finding, Finding::SignedIn);
    QVERIFY(!m_flow->dialog()->report().contains(QLatin1String("stored-token-1")));
    QVERIFY(m_flow->dialog()->report().contains(m_server->url().toString()));
}

void TestDoctorFlow::sessionWithItsToken()
{
    const QByteArray token = jwt("{}");
    expectSignIn(token);
    const auto session = signInAndTake(passwordForm());
    m_flow->open(m_window.get());
    untilDone();
    QCOMPARE(tokenSeen(), "Bearer " + token);
    QVERIFY(m_flow->dialog()->report().contains(QStringLiteral("…@example.org")));
    next().expect(Verb::Post, kLogout).reply(202);
    controller().signOut();
    m_clock->advance(std::chrono::seconds(6));
    QVERIFY(controller().runningToken().isEmpty());
}

void TestDoctorFlow::typedProxyPassword()
{
    m_profile.proxy = ProxyChoice::Http;
    m_profile.proxyHost = QStringLiteral("127.0.0.1");
    m_profile.proxyPort = m_server->serverPort();
    m_profile.proxyUser = QStringLiteral("joe");
    m_profile.url = QStringLiteral("http://mender.example.org");
    m_flow->open(m_profile, m_window.get(), QStringLiteral("typed-password"));
    untilDone();
    QVERIFY(!m_server->requests().empty());
    QCOMPARE(m_server->requests().front().headers.value("proxy-authorization"),
        "Basic " + QByteArray("joe:typed-password").toBase64());
    QVERIFY(!m_flow->dialog()->report().contains(QLatin1String("typed-password")));
    QVERIFY(!m_flow->dialog()->report().contains(QLatin1String("joe")));
}

void TestDoctorFlow::pinLeadsToTheQuestion()
{
    const Identity own = TlsKit::selfSigned({ QStringLiteral("127.0.0.1") });
    RawServer server(own);
    m_profile.url = server.url().toString();
    store();
    m_flow->open(m_window.get());
    untilDone();
    DoctorDialog *dialog = m_flow->dialog();
    QCOMPARE(dialog->row(StepId::Tls)->step().finding, Finding::CertificateSelfSigned);
    dialog->row(StepId::Tls)->button()->click();
    QVERIFY(m_signIn->dialog());
    QCOMPARE(m_ui->prompt.confirmations.size(), 1);
    QCOMPARE(m_signIn->dialog()->currentProfile().id, m_profile.id);
    QCOMPARE(m_signIn->dialog()->currentProfile().pinnedSha256, own.sha256);
}

void TestDoctorFlow::inASessionItAsksToSignOutFirst()
{
    expectSignIn();
    const auto session = signInAndTake(passwordForm());
    m_profile = controller().identity().profile;
    store();
    next().expect(Verb::Post, kLogout).reply(202);
    m_flow->open(m_window.get());
    untilDone();
    DoctorStep step = m_flow->doctor()->step(StepId::Connect);
    m_ui->prompt.confirmed = false;
    Q_EMIT m_flow->dialog()->offerChosen(step, TroubleOffer::EditAddress);
    QVERIFY(!m_signIn->dialog());
    QCOMPARE(controller().state(), SignInState::SignedIn);

    FakeClock::settle();
    m_ui->prompt.confirmed = true;
    m_flow->open(m_window.get());
    untilDone();
    Q_EMIT m_flow->dialog()->offerChosen(step, TroubleOffer::EditAddress);
    m_clock->advance(10);
    QTRY_VERIFY(m_signIn->dialog());
    QCOMPARE(m_signIn->dialog()->currentProfile().id, m_profile.id);
    QCOMPARE(controller().state(), SignInState::SignedOut);
}

void TestDoctorFlow::closingEndsIt()
{
    RawServer silent;
    silent.on(kMe).hang();
    m_profile.url = silent.url().toString();
    m_flow->open(m_profile, m_window.get());
    QTRY_VERIFY(m_flow->doctor() && m_flow->doctor()->step(StepId::Http).state == DoctorStep::State::Running);
    m_flow->dialog()->reject();
    QVERIFY(!m_flow->doctor()->isRunning());
    QTRY_VERIFY(!m_flow->dialog());
}

DRYDOCK_GUI_TEST_MAIN(TestDoctorFlow)
#include "tst_doctorflow.moc"
