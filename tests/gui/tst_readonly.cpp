// SPDX-License-Identifier: GPL-3.0-or-later
//
// Read-only mode against a real lab that counts what reaches it: every action of the application is triggered, greyed
// or not, every question answered with yes, and every call of every façade sent. No write arrives.
#include "app/desktop/application.h"
#include "app/desktop/sessionpanes.h"
#include "models/rest/allowlist.h"
#include "tests/gui/labserver.h"
#include "tests/support/testmain.h"
#include "tests/unit/api/calls/calls.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/panes/devices/devicespane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>

using namespace drydock;

namespace {

constexpr int kPatience = 60'000; // ms
constexpr int kDevices = 120;

//! What would end the session or the program, or leave it for another one.
const QSet<ActionId> kLeaving { ActionId::SessionOpen, ActionId::SessionSignOut, ActionId::Quit, ActionId::ReadOnlyMode };

//! "PUT /api/…/{id}" as the lab counts it.
bool isWrite(const QString &counted)
{
    const QString verb = counted.section(QLatin1Char(' '), 0, 0);
    const QStringList path = counted.section(QLatin1Char(' '), 1).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (path.value(0) != QLatin1String("api"))
        return false; // /lab/v1, this test's own
    const Verb what = verb == QLatin1String("GET") ? Verb::Get
        : verb == QLatin1String("HEAD")            ? Verb::Head
        : verb == QLatin1String("POST")            ? Verb::Post
                                                   : Verb::Put;
    return !isRead(what, path);
}

} // namespace

class TestReadOnly final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyActionAsItIs();
    void everyActionForced();
    void everyCall();

private:
    [[nodiscard]] QStringList writesAtTheServer();
    [[nodiscard]] int stoppedOperations() const;
    void openPanes();
    void selectEverything();
    void triggerAll();
    void answerDialogs();
    void settle();
    [[nodiscard]] QList<QDialog *> dialogs() const;

    std::unique_ptr<test::LabUnderTest> m_lab;
    std::unique_ptr<Application> m_app;
};

void TestReadOnly::initTestCase()
{
    m_lab = std::make_unique<test::LabUnderTest>(kDevices);
    QVERIFY2(m_lab->start(), "drydock-lab did not start: is DRYDOCK_BIN set?");
    CommandLine line;
    line.language = QStringLiteral("en");
    m_app = std::make_unique<Application>(line);
    m_app->window().show();
    ServerProfile profile = makeProfile(QStringLiteral("Read-only"), m_lab->url().toString(), ServerClass::Lab);
    profile.proxy = ProxyChoice::None;
    profile.readOnly = true;
    SignInForm form;
    form.email = m_lab->user();
    form.password = m_lab->password();
    m_app->controller().signIn(profile, form);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session() != nullptr, kPatience);
    QCOMPARE(m_app->session()->transport().writeGuard(), WriteGuard::ReadOnly);
    openPanes();
}

void TestReadOnly::cleanupTestCase()
{
    m_app.reset();
    m_lab.reset();
}

QStringList TestReadOnly::writesAtTheServer()
{
    QNetworkAccessManager network;
    QUrl url = m_lab->url();
    url.setPath(QStringLiteral("/lab/v1/counters"));
    QNetworkReply *reply = network.get(QNetworkRequest(url));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), kPatience); }();
    const QJsonObject counted = QJsonDocument::fromJson(reply->readAll()).object();
    QStringList writes;
    for (const QString &route : counted.keys()) {
        if (isWrite(route))
            writes.append(route);
    }
    // A lab that has counted nothing would prove nothing.
    return counted.contains(QLatin1String("POST /api/management/v2/inventory/filters/search"))
        ? writes
        : QStringList { QStringLiteral("the lab counted no search") };
}

int TestReadOnly::stoppedOperations() const
{
    int stopped = 0;
    for (const PendingOperation &operation : m_app->session()->stores().operations.operations()) {
        for (const PendingOperation::Failure &failure : operation.failures)
            stopped += failure.error.kind == ErrorKind::ReadOnly ? 1 : 0;
    }
    return stopped;
}

void TestReadOnly::openPanes()
{
    DockHost &docks = m_app->window().docks();
    for (const QString &id : docks.ids()) {
        Pane *pane = docks.show(id);
        QVERIFY2(pane, qPrintable(id));
        QTRY_VERIFY2_WITH_TIMEOUT(pane->state() != PaneState::Loading, qPrintable(id), kPatience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_app->session()->stores().fleet.isComplete(), kPatience);
}

void TestReadOnly::selectEverything()
{
    DockHost &docks = m_app->window().docks();
    for (const QString &id : docks.ids()) {
        const auto views = docks.show(id)->findChildren<QAbstractItemView *>();
        for (QAbstractItemView *view : views) {
            if (view->model() != nullptr && view->selectionMode() != QAbstractItemView::NoSelection)
                view->selectAll();
        }
    }
}

QList<QDialog *> TestReadOnly::dialogs() const
{
    QList<QDialog *> open;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog != nullptr && dialog->isVisible())
            open.append(dialog);
    }
    return open;
}

//! Says yes to whatever is open: fields filled, the default button pressed; what stays open then is closed.
void TestReadOnly::answerDialogs()
{
    for (int round = 0; round < 5 && !dialogs().isEmpty(); ++round) {
        const QPointer<QDialog> dialog = dialogs().last();
        if (qobject_cast<QFileDialog *>(dialog.data()) != nullptr) {
            dialog->reject();
            continue;
        }
        if (auto *confirm = qobject_cast<ConfirmDialog *>(dialog.data())) {
            if (confirm->numberField() != nullptr)
                confirm->numberField()->setText(confirm->verbButton()->text().remove(QRegularExpression(QStringLiteral("\\D"))));
            confirm->verbButton()->click();
        } else {
            for (QLineEdit *field : dialog->findChildren<QLineEdit *>()) {
                if (field->text().isEmpty())
                    field->setText(QStringLiteral("group-1"));
            }
            for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
                if (dialog && button->isDefault() && button->isEnabled())
                    button->click();
            }
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (dialog && dialog->isVisible())
            dialog->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void TestReadOnly::triggerAll()
{
    for (int i = 0; i < kActionCount; ++i) {
        const auto id = static_cast<ActionId>(i);
        if (kLeaving.contains(id))
            continue;
        selectEverything();
        m_app->ui().actions().action(id)->trigger();
        QCoreApplication::sendPostedEvents();
        answerDialogs();
    }
}

void TestReadOnly::settle()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_app->session()->stores().operations.runningCount(), 0, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_app->session()->stores().uploads.unfinishedCount(), 0, kPatience);
}

void TestReadOnly::everyActionAsItIs()
{
    selectEverything();
    for (int i = 0; i < kActionCount; ++i) {
        const auto id = static_cast<ActionId>(i);
        if (ActionRules::writes(id))
            QVERIFY2(!m_app->ui().actions().action(id)->isEnabled(), qPrintable(actionName(id)));
    }
    triggerAll();
    settle();
    QCOMPARE(stoppedOperations(), 0); // greyed: nothing was even tried
    QCOMPARE(writesAtTheServer(), QStringList());
}

void TestReadOnly::everyActionForced()
{
    // As if a rule had been forgotten: the buttons are live, and the transport alone stands in the way.
    m_app->ui().actions().setSession({ true, true, WriteState::Allowed });
    triggerAll();
    settle();
    QVERIFY2(stoppedOperations() > 2, qPrintable(QString::number(stoppedOperations())));
    QCOMPARE(writesAtTheServer(), QStringList());
}

void TestReadOnly::everyCall()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("rel-1.mender")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("0123456789") == 10);
    file.close();
    Transport &transport = m_app->session()->transport();
    int writes = 0;
    for (const test::ApiCall &call : test::allCalls(file.fileName())) {
        test::RecordingTransport recorder;
        call.send(recorder);
        const RequestSpec spec = recorder.specs.front();
        if (isRead(spec) || !spec.absoluteUrl.isEmpty())
            continue;
        const auto outcome = call.send(transport);
        QTRY_VERIFY2_WITH_TIMEOUT(outcome->settled, call.name.constData(), kPatience);
        QVERIFY2(outcome->error && outcome->error->kind == ErrorKind::ReadOnly, call.name.constData());
        ++writes;
    }
    QVERIFY(writes > 20);
    QCOMPARE(writesAtTheServer(), QStringList());
}

DRYDOCK_GUI_TEST_MAIN(TestReadOnly)
#include "tst_readonly.moc"
