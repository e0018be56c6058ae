// SPDX-License-Identifier: GPL-3.0-or-later
//
// Without the server: the last known fleet is on screen at once and says how old it is, nothing can be written and the
// reason is given, and when the server comes back all of it is fresh and writable by itself. Forgetting the server
// leaves nothing on disk. The real application on a real lab.
#include "app/desktop/application.h"
#include "app/desktop/sessionpanes.h"
#include "models/store/fleetsnapshot.h"
#include "tests/gui/labserver.h"
#include "tests/support/testmain.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/widgets/panetitle.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QThreadPool>

using namespace drydock;

namespace {
constexpr int kDevices = 1'500;
constexpr int kPatience = 60'000; // ms; the machines that run this are slow and shared
// Milliseconds from signing in to the last known fleet in the table; with sanitizers everything takes several times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kFilledWithin = 10'000;
#else
constexpr qint64 kFilledWithin = 2'000;
#endif
} // namespace

class TstOffline final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_lab = std::make_unique<test::LabUnderTest>(kDevices);
        QVERIFY2(m_lab->start(), "drydock-lab did not start: is DRYDOCK_BIN set?");
        m_profile = makeProfile(QStringLiteral("Under test"), m_lab->url().toString(), ServerClass::Lab);
        m_profile.proxy = ProxyChoice::None;
        begin();
    }
    void cleanupTestCase()
    {
        m_app.reset();
        m_lab.reset();
    }
    void aSessionLeavesItsFleetBehind();
    void theFleetIsThereWithoutTheServer();
    void nothingCanBeWrittenAndTheReasonIsGiven();
    void theServerComesBack();
    void itGoesAwayInTheMiddleOfASession();
    void forgettingLeavesNothing();

private:
    void begin()
    {
        CommandLine line;
        line.language = QStringLiteral("en");
        m_app = std::make_unique<Application>(line);
        m_app->window().show();
    }
    FleetStore &fleet() { return m_app->session()->stores().fleet; }
    DevicesPane *devices() { return qobject_cast<DevicesPane *>(m_app->window().docks().show(QStringLiteral("devices"))); }
    void checkWritesAreOff();
    QString file() { return snapshotFile(m_app->settings().folder(), m_profile.id); }
    void selectPending()
    {
        devices()->findChild<QLineEdit *>()->setText(QStringLiteral("status:pending"));
        QTRY_VERIFY_WITH_TIMEOUT(devices()->model().rowCount() > 0, kPatience);
        devices()->table()->selectRow(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_app->ui().actions().selection().devices.pending, 1, kPatience);
    }

    std::unique_ptr<test::LabUnderTest> m_lab;
    std::unique_ptr<Application> m_app;
    ServerProfile m_profile;
    QByteArray m_token;
    QString m_file;
    qint64 m_known = 0;
};

void TstOffline::aSessionLeavesItsFleetBehind()
{
    SignInForm form;
    form.email = m_lab->user();
    form.password = m_lab->password();
    form.staySignedIn = true;
    m_app->controller().signIn(m_profile, form);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session() != nullptr, kPatience);
    QVERIFY(devices());
    QTRY_VERIFY_WITH_TIMEOUT(fleet().isComplete(), kPatience);
    m_token = m_app->controller().runningToken();
    m_profile = m_app->session()->identity().profile;
    m_known = fleet().count();
    QVERIFY(m_known >= kDevices);
    m_file = file();
    m_app.reset();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_file), kPatience);
    QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    QTRY_COMPARE_WITH_TIMEOUT(FleetSnapshot::read(m_file).contents->fleet.count(), m_known, kPatience);
    QFile contents(m_file);
    QVERIFY(contents.open(QIODevice::ReadOnly));
    QVERIFY(!contents.readAll().contains(m_token));
}

void TstOffline::theFleetIsThereWithoutTheServer()
{
    m_lab->kill();
    begin();
    QSignalSpy written(m_app.get(), &Application::sessionOpened);
    m_app->secrets().write(tokenKey(m_profile), m_token, this, [](const SecretAnswer &) {});
    QElapsedTimer time;
    time.start();
    m_app->controller().signInWithStoredToken(m_profile);
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), static_cast<int>(m_known), kPatience);
    const qint64 filledAfter = time.elapsed();
    QVERIFY2(filledAfter < kFilledWithin, qPrintable(QStringLiteral("the table was filled after %1 ms").arg(filledAfter)));
    QVERIFY(m_app->session()->identity().startedOffline);
    QVERIFY(!fleet().isComplete());
    QCOMPARE(m_app->session()->identity().user.email, m_profile.account);
    // Its age is said, and that it is one.
    QTRY_VERIFY_WITH_TIMEOUT(fleet().freshness().stale, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(devices()->titleLine()->statusText().contains(QStringLiteral("offline")), kPatience);
    QCOMPARE(devices()->state(), PaneState::Ready);
}

void TstOffline::nothingCanBeWrittenAndTheReasonIsGiven()
{
    selectPending();
    checkWritesAreOff();
}

void TstOffline::checkWritesAreOff()
{
    int writes = 0;
    for (int i = 0; i < kActionCount; ++i) {
        const auto id = static_cast<ActionId>(i);
        if (!ActionRules::writes(id))
            continue;
        ++writes;
        QVERIFY2(!m_app->ui().actions().action(id)->isEnabled(), qPrintable(actionName(id)));
        QVERIFY2(m_app->ui().actions().reason(id).contains(QStringLiteral("cannot be reached")), qPrintable(actionName(id) + u' ' + m_app->ui().actions().reason(id)));
    }
    QVERIFY(writes > 10);
}

void TstOffline::theServerComesBack()
{
    QVERIFY(m_lab->start());
    fleet().refreshNow();
    QTRY_VERIFY_WITH_TIMEOUT((fleet().refreshNow(), fleet().isComplete()), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_app->session()->identity().startedOffline, kPatience);
    QVERIFY(!m_app->session()->identity().user.id.isEmpty());
    QVERIFY(m_app->ui().actions().selection().devices.pending == 1); // the selection is still there
    QTRY_VERIFY_WITH_TIMEOUT(m_app->ui().actions().action(ActionId::DeviceAccept)->isEnabled(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!fleet().freshness().stale, kPatience);
}

void TstOffline::itGoesAwayInTheMiddleOfASession()
{
    const int rows = devices()->model().rowCount();
    m_lab->kill();
    QTRY_VERIFY_WITH_TIMEOUT((fleet().refreshNow(), fleet().freshness().stale), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_app->ui().actions().action(ActionId::DeviceAccept)->isEnabled(), kPatience);
    checkWritesAreOff();
    // What was known is still there, with its selection, and what costs no request goes on.
    QCOMPARE(devices()->model().rowCount(), rows);
    QCOMPARE(m_app->ui().actions().selection().devices.pending, 1);
    devices()->findChild<QLineEdit *>()->clear();
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), static_cast<int>(fleet().count()), kPatience);
    QCOMPARE(devices()->state(), PaneState::Ready);
    QVERIFY(m_app->ui().actions().action(ActionId::DeviceExport)->isEnabled());
    selectPending();
    QVERIFY(m_lab->start());
    QTRY_VERIFY_WITH_TIMEOUT((fleet().refreshNow(), !fleet().freshness().stale), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->ui().actions().action(ActionId::DeviceAccept)->isEnabled(), kPatience);
}

void TstOffline::forgettingLeavesNothing()
{
    m_app->controller().signOut();
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session() == nullptr, kPatience);
    QVERIFY(QFile::exists(m_file));
    ConnectionDialog *dialog = m_app->signIn().open(&m_app->window());
    // The last write of the session may still be under way: it brings nothing back.
    Q_EMIT dialog->profileForgotten(m_profile);
    QVERIFY(!QFile::exists(m_file));
    QTRY_VERIFY_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount() == 0, kPatience);
    QVERIFY(!QFile::exists(m_file));
}

DRYDOCK_GUI_TEST_MAIN(TstOffline)
#include "tst_offline.moc"
