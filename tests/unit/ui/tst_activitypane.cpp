// SPDX-License-Identifier: GPL-3.0-or-later
//
// The request inspector as its user meets it: select, read, filter, copy, export; and nowhere in it a secret.
#include "models/rest/trafficjournal.h"
#include "tests/support/picture.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/shell/activitypane.h"
#include "ui/shell/inspector/messageview.h"
#include "ui/shell/inspector/requestdetailsview.h"
#include "ui/shell/inspector/timingbar.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/stateview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace drydock;
using namespace drydock::test;

namespace {

const QByteArray kToken = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiI3OTVhN2VmYiJ9.c2lnbmF0dXJlLWJ5dGVz";

struct Exchange {
    QByteArray verb = "GET";
    QByteArray url = "https://staging.example/api/management/v2/devauth/devices?page=1&per_page=500";
    QString operation = QStringLiteral("List Devices");
    QByteArray body;
    QByteArray type = "application/json";
    int status = 200;
    QByteArray answer = "[{\"id\":\"5e1f\",\"status\":\"accepted\"}]";
    qint64 elapsedMs = 120;
    std::optional<Error> error;
    int attempt = 1;
};

struct Fixture {
    TestUi t;
    TrafficJournal journal;
    ActivityLog log { &journal, nullptr };
    std::unique_ptr<ActivityPane> pane;

    explicit Fixture(bool filled = true)
    {
        t.actions.setSession({ true, true, WriteState::Allowed });
        if (filled)
            fill();
        pane = std::make_unique<ActivityPane>(t.ui, &log);
        pane->resize(1100, 420);
        pane->show();
    }
    quint64 begin(const Exchange &x)
    {
        JournalEntry entry;
        entry.operation = x.operation;
        entry.verb = x.verb;
        entry.url = QUrl::fromEncoded(x.url);
        entry.requestHeaders = { { "User-Agent", "drydock/1" }, { "Authorization", "Bearer " + kToken } };
        if (!x.body.isEmpty())
            entry.requestHeaders.emplaceBack("Content-Type", x.type);
        entry.requestBody = x.body;
        entry.requestBodySize = x.body.size();
        entry.started = t.clock.now();
        entry.queuedMs = 14;
        entry.attempt = x.attempt;
        entry.mostAttempts = x.verb == "GET" ? 4 : 1;
        return journal.begin(entry);
    }
    void finish(quint64 serial, const Exchange &x)
    {
        JournalEntry entry;
        entry.status = x.status;
        entry.elapsedMs = x.elapsedMs;
        entry.waitedMs = x.elapsedMs * 3 / 4;
        entry.responseHeaders = { { "Content-Type", "application/json" }, { "X-MEN-RequestID", "4f2a-11" },
            { "Set-Cookie", "JWT=" + kToken } };
        entry.responseBody = x.answer;
        entry.responseBodySize = x.answer.size();
        entry.error = x.error;
        journal.finish(serial, entry);
    }
    void add(const Exchange &x) { finish(begin(x), x); }
    void fill()
    {
        for (int i = 0; i < 6; ++i)
            add({});
        Exchange busy;
        busy.status = 503;
        busy.error = makeError(ErrorKind::Server, QStringLiteral("no healthy upstream"), 503);
        busy.attempt = 2;
        add(busy);
        Exchange login;
        login.verb = "POST";
        login.url = "https://staging.example/api/management/v1/useradm/auth/login?token=querysecret";
        login.operation = QStringLiteral("Login");
        login.body = "{\"email\":\"ada@example.com\",\"password\":\"hunter2\",\"note\":\"it's\"}";
        login.answer = "{\"token\":\"" + kToken + "\",\"tenant_token\":\"tenantsecret\"}";
        login.elapsedMs = 640;
        add(login);
    }
    void select(int row) { pane->table()->selectRow(row); }
    [[nodiscard]] QString fact(const QString &label) const
    {
        for (const Fact &fact : pane->details()->facts()->facts()) {
            if (fact.label == label)
                return fact.value;
        }
        return {};
    }
    void trigger(ActionId id) { t.actions.action(id)->trigger(); }
    [[nodiscard]] bool can(ActionId id) const { return t.actions.action(id)->isEnabled(); }
};

// Every text that the pane shows, says to a screen reader or has in a tooltip.
QString everything(ActivityPane &pane)
{
    QStringList texts;
    for (const QWidget *widget : pane.findChildren<QWidget *>()) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            texts << line->text();
        else if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            texts << text->toPlainText();
    }
    const ActivityModel &model = pane.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            texts << pane.table()->cellText(model.index(row, column));
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

class TestActivityPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void selectingShowsTheRequest()
    {
        Fixture f;
        RequestDetailsView *details = f.pane->details();
        QVERIFY(details->isHidden());
        f.select(0);
        QVERIFY(!details->isHidden());
        QVERIFY(f.fact(QStringLiteral("Request")).startsWith(QLatin1String("POST https://staging.example/api/management/v1/")));
        QCOMPARE(f.fact(QStringLiteral("Status")), QStringLiteral("200"));
        QCOMPARE(f.fact(QStringLiteral("Request id")), QStringLiteral("4f2a-11"));
        QVERIFY(f.fact(QStringLiteral("Attempt")).startsWith(QLatin1Char('1')));
        QVERIFY(details->timing()->sentence().contains(QLatin1String("14")));
        QVERIFY(details->timing()->sentence().contains(QLatin1String("480")));
        QVERIFY2(details->request()->text().contains(QLatin1String("  \"password\": \"[redacted]\"")),
            qPrintable(details->request()->text()));
        QVERIFY(details->request()->text().startsWith(QLatin1String("User-Agent: drydock/1\nAuthorization: [redacted]\n")));
        QVERIFY(details->answer()->text().contains(QLatin1String("Set-Cookie: [redacted]")));
        f.select(1);
        QVERIFY(f.fact(QStringLiteral("Attempt")).contains(QLatin1Char('4')));
        QVERIFY(!f.fact(QStringLiteral("Why")).isEmpty());
        QVERIFY(details->request()->note().contains(QLatin1String("no body")));
        Q_EMIT details->closed();
        QVERIFY(details->isHidden());
        QVERIFY(!f.pane->layoutState().details);
    }

    void aRunningRequestIsFollowed()
    {
        Fixture f(false);
        QCOMPARE(f.pane->state(), PaneState::NothingYet);
        Exchange x;
        const quint64 serial = f.begin(x);
        QTRY_COMPARE(f.pane->state(), PaneState::Ready);
        f.select(0);
        QVERIFY(f.pane->details()->answer()->note().contains(QLatin1String("yet")));
        f.finish(serial, x);
        QCOMPARE(f.fact(QStringLiteral("Status")), QStringLiteral("200"));
        QVERIFY(f.pane->details()->answer()->text().contains(QLatin1String("\"accepted\"")));
    }

    void noSecretIsShownOrCopied()
    {
        Fixture f;
        for (int row = 0; row < f.pane->model().rowCount(); ++row) {
            f.select(row);
            QString all = everything(*f.pane);
            for (const ActionId id : { ActionId::RequestCopyCurl, ActionId::RequestCopyUrl, ActionId::RequestCopyId,
                     ActionId::RequestCopyResponse }) {
                QVERIFY(f.can(id));
                QApplication::clipboard()->clear();
                f.trigger(id);
                QVERIFY(!QApplication::clipboard()->text().isEmpty());
                all += QApplication::clipboard()->text();
            }
            for (const char *secret : { "eyJ", "hunter2", "querysecret", "tenantsecret" })
                QVERIFY2(!all.contains(QLatin1String(secret)), secret);
        }
        f.select(0);
        f.trigger(ActionId::RequestCopyCurl);
        const QString command = QApplication::clipboard()->text();
        QVERIFY(command.contains(QLatin1String("\"Authorization: Bearer $DRYDOCK_TOKEN\"")));
        QVERIFY(command.contains(QLatin1String("it'\\''s")));
        QVERIFY(f.pane->footerText().contains(QLatin1String("$DRYDOCK_TOKEN")));
        f.select(1);
        QVERIFY(!f.pane->footerText().contains(QLatin1String("$DRYDOCK_TOKEN")));
    }

    void theFilterSaysWhatIsWrong()
    {
        Fixture f;
        f.select(0);
        f.pane->filterField()->setText(QStringLiteral("status:5xx"));
        QTRY_COMPARE(f.pane->model().rowCount(), 1);
        QVERIFY(f.pane->footerText().startsWith(QLatin1Char('1')));
        QVERIFY(f.pane->details()->isHidden()); // the selected one is not shown any more
        f.pane->filterField()->setText(QStringLiteral("status:x"));
        QTRY_VERIFY(!f.pane->filterProblem()->isHidden());
        QVERIFY(f.pane->filterProblem()->text().contains(QLatin1String("status:x")));
        QCOMPARE(f.pane->model().rowCount(), 1);
        f.pane->filterField()->setText(QStringLiteral("nothing-like-this"));
        QTRY_COMPARE(f.pane->state(), PaneState::NothingMatches);
        QVERIFY(f.pane->filterProblem()->isHidden());
        QVERIFY(!f.can(ActionId::RequestExportShown));
        auto *empty = f.pane->findChild<StateView *>();
        QVERIFY(empty && empty->button()->isVisible());
        empty->button()->click();
        QCOMPARE(f.pane->state(), PaneState::Ready);
        QCOMPARE(f.pane->model().rowCount(), 8);
        QVERIFY(f.pane->filterField()->text().isEmpty());
    }

    void aFilterKeepsTheSelection()
    {
        Fixture f;
        f.select(0);
        f.pane->filterField()->setText(QStringLiteral("method:post"));
        QTRY_COMPARE(f.pane->model().rowCount(), 1);
        QVERIFY(!f.pane->details()->isHidden());
        QCOMPARE(f.pane->table()->selectedIds(), QStringList { QStringLiteral("8") });
    }

    void whatComesMovesNothing()
    {
        Fixture f(false);
        for (int i = 0; i < 200; ++i)
            f.add({});
        QTRY_COMPARE(f.pane->state(), PaneState::Ready);
        DataTableView *table = f.pane->table();
        f.select(100);
        QScrollBar *bar = table->verticalScrollBar();
        table->scrollTo(f.pane->model().index(100, 0), QAbstractItemView::PositionAtCenter);
        QVERIFY(bar->value() > 0);
        const int y = table->visualRect(table->currentIndex()).top();
        const QStringList ids = table->selectedIds();
        for (int i = 0; i < 37; ++i)
            f.add({});
        QTRY_COMPARE(table->visualRect(table->currentIndex()).top(), y);
        QCOMPARE(table->currentIndex().row(), 137);
        QCOMPARE(table->selectedIds(), ids);
        // At the top one sees what comes.
        bar->setValue(0);
        f.add({});
        QTRY_COMPARE(f.pane->model().rowCount(), 238);
        QCOMPARE(table->indexAt({ 0, 0 }).row(), 0);
    }

    void pausedItCountsWhatItMisses()
    {
        Fixture f;
        f.pane->pauseAction()->setChecked(true);
        f.add({});
        f.add({});
        QTRY_VERIFY2(f.pane->pauseAction()->text().contains(QLatin1Char('2')), qPrintable(f.pane->pauseAction()->text()));
        QCOMPARE(f.pane->model().rowCount(), 8);
        f.pane->pauseAction()->setChecked(false);
        QCOMPARE(f.pane->model().rowCount(), 10);
        QVERIFY(f.can(ActionId::RequestClear));
        f.trigger(ActionId::RequestClear);
        QCOMPARE(f.pane->model().rowCount(), 0);
        QCOMPARE(f.pane->state(), PaneState::NothingYet);
        QVERIFY(!f.can(ActionId::RequestClear));
    }

    void largeBodiesAreCutAndSavedWhole()
    {
        Fixture f(false);
        Exchange x;
        x.answer = "[\"" + QByteArray(300'000, 'x') + "\",";
        while (x.answer.size() < 900'000)
            x.answer += "{\"id\":\"5e1f\",\"values\":[1,2,3]},";
        x.answer += "null]";
        f.add(x);
        f.select(0);
        MessageView *answer = f.pane->details()->answer();
        QTRY_VERIFY2(answer->note().contains(QLatin1String("256.0 KiB")), qPrintable(answer->note()));
        QVERIFY(answer->text().size() < 400'000);
        const QTemporaryDir folder;
        f.t.prompt.savePath = folder.filePath(QStringLiteral("body.json"));
        answer->saveButton()->click();
        QFile saved(f.t.prompt.savePath);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), x.answer);
        QCOMPARE(f.t.prompt.suggestedNames.last(), QStringLiteral("response-1.json"));
        f.t.prompt.savePath = folder.filePath(QStringLiteral("no/such/body.json"));
        answer->saveButton()->click();
        QVERIFY(!f.pane->failureBar()->text().isEmpty());
    }

    void bodiesThatAreNotThereSayWhy()
    {
        Fixture f(false);
        Exchange form;
        form.verb = "POST";
        form.body = "--b\r\nx\r\n--b--";
        form.type = "multipart/form-data; boundary=b";
        form.answer = QByteArray(3 << 20, 'x');
        f.add(form);
        f.select(0);
        const RequestDetailsView *details = f.pane->details();
        QVERIFY(details->request()->note().contains(QLatin1String("form")));
        QVERIFY(details->answer()->note().contains(QLatin1String("3.0 MiB")));
        QVERIFY(!details->answer()->saveButton()->isEnabled());
        QVERIFY(!f.can(ActionId::RequestCopyResponse));
        QVERIFY(!f.t.actions.reason(ActionId::RequestCopyResponse).isEmpty());
    }

    void textIsDataNeverMarkup()
    {
        Fixture f(false);
        Exchange x;
        x.answer = "<b>bold</b><img src='file:///etc/passwd'>";
        x.url = "https://staging.example/api/%3Cb%3Ex%3C/b%3E";
        f.add(x);
        f.select(0);
        QVERIFY(f.pane->details()->answer()->text().endsWith(QString::fromLatin1(x.answer)));
        for (const QLabel *label : f.pane->details()->findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    }

    void ctrlFFindsWithinTheMessage()
    {
        Fixture f;
        f.select(2);
        MessageView *answer = f.pane->details()->answer();
        f.pane->details()->tabs()->setCurrentWidget(answer);
        answer->textField()->setFocus();
        QTest::keyClick(answer->textField(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(f.pane->focusWidget(), static_cast<QWidget *>(answer->searchField()));
        answer->searchField()->setText(QStringLiteral("accepted"));
        QCOMPARE(answer->textField()->textCursor().selectedText(), QStringLiteral("accepted"));
        QVERIFY(answer->findNext());
        answer->searchField()->setText(QStringLiteral("not in there"));
        QVERIFY(!answer->findNext());
        QTest::keyClick(answer->searchField(), Qt::Key_Escape);
        QVERIFY(answer->searchField()->text().isEmpty());
        QVERIFY(!f.pane->details()->isHidden());
        QTest::keyClick(answer->textField(), Qt::Key_Escape);
        QVERIFY(f.pane->details()->isHidden());
    }

    void aSmallPaneShowsOneOrTheOther()
    {
        Fixture f;
        f.pane->resize(520, 240);
        f.select(0);
        QTRY_VERIFY(f.pane->details()->isHidden());
        QVERIFY(!f.pane->table()->isHidden());
        QTest::keyClick(f.pane->table(), Qt::Key_Return);
        QVERIFY(!f.pane->details()->isHidden());
        QVERIFY(f.pane->table()->isHidden());
        Q_EMIT f.pane->details()->closed();
        QVERIFY(!f.pane->table()->isHidden());
        QTest::keyClick(f.pane->table(), Qt::Key_Return);
        f.pane->resize(520, 700);
        QTRY_VERIFY(!f.pane->table()->isHidden());
        QVERIFY(!f.pane->details()->isHidden());
        QVERIFY(f.pane->details()->y() > 0);
        f.pane->resize(1200, 400);
        QTRY_VERIFY(f.pane->details()->x() > 100);
    }

    void theLayoutIsRemembered()
    {
        ActivityLayout kept;
        {
            Fixture f;
            f.pane->table()->horizontalHeader()->setSectionHidden(ActivityModel::LaneColumn, false);
            f.pane->table()->horizontalHeader()->resizeSection(ActivityModel::PathColumn, 333);
            kept = f.pane->layoutState();
            QVERIFY(kept.columns.order.contains(QStringLiteral("lane")));
            QVERIFY(!kept.columns.order.contains(QStringLiteral("queued")));
            kept.beside = 30;
            kept.details = false;
        }
        Fixture f;
        f.pane->applyLayoutState(kept);
        f.select(0);
        QVERIFY(f.pane->details()->isHidden());
        QVERIFY(!f.pane->table()->isColumnHidden(ActivityModel::LaneColumn));
        QCOMPARE(f.pane->table()->columnWidth(ActivityModel::PathColumn), 333);
        QCOMPARE(f.pane->layoutState().beside, 30);
    }

    void exportsWhatIsSelectedOrShown()
    {
        Fixture f;
        const QTemporaryDir folder;
        f.t.prompt.savePath = folder.filePath(QStringLiteral("some.har"));
        const auto content = [&f] {
            QFile file(f.t.prompt.savePath);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!f.can(ActionId::RequestExportSelected));
        f.select(0);
        f.trigger(ActionId::RequestExportSelected);
        QTRY_COMPARE(content().count("startedDateTime"), 1);
        QVERIFY(!content().contains("eyJ"));
        QVERIFY(!content().contains("hunter2") && !content().contains("secret\""));
        f.pane->filterField()->setText(QStringLiteral("method:get -failed"));
        QTRY_COMPARE(f.pane->model().rowCount(), 6);
        f.trigger(ActionId::RequestExportShown);
        QTRY_COMPARE(content().count("startedDateTime"), 6);
        f.trigger(ActionId::ExportTraffic);
        QTRY_COMPARE(content().count("startedDateTime"), 8);
        f.t.prompt.savePath = folder.filePath(QStringLiteral("no/such.har"));
        f.trigger(ActionId::ExportTraffic);
        QTRY_VERIFY(!f.pane->failureBar()->text().isEmpty());
    }

    void thousandsCostNothingToLookAt()
    {
        Fixture f(false);
        for (int i = 0; i < 5000; ++i)
            f.add({});
        QTRY_COMPARE(f.pane->model().rowCount(), 5000);
        f.select(4000);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i)
            f.pane->table()->viewport()->repaint();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        timer.restart();
        f.pane->model().setFilter(RequestFilter::parse(QStringLiteral("devauth status:2xx -slower:1s")).filter);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(f.pane->model().rowCount(), 5000);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("tab");
        QTest::addColumn<QSize>("size");
        for (const auto &[mode, name] : { std::pair(ThemeMode::Light, "light"), std::pair(ThemeMode::Dark, "dark") }) {
            for (int tab = 0; tab < 3; ++tab)
                QTest::addRow("%s-%d", name, tab) << static_cast<int>(mode) << tab << QSize(1120, 460);
            QTest::addRow("%s-tall", name) << static_cast<int>(mode) << 0 << QSize(560, 760);
            QTest::addRow("%s-small", name) << static_cast<int>(mode) << 0 << QSize(520, 240);
        }
    }
    void pictures()
    {
        QFETCH(int, mode);
        QFETCH(int, tab);
        QFETCH(QSize, size);
        Fixture f;
        f.t.theme.apply(static_cast<ThemeMode>(mode));
        f.begin({});
        f.pane->resize(size);
        f.select(tab == 0 ? 2 : 1);
        f.pane->details()->tabs()->setCurrentIndex(tab);
        f.pane->filterField()->setText(tab == 1 ? QStringLiteral("status:yes") : QString());
        if (tab == 1)
            QTRY_VERIFY(!f.pane->filterProblem()->isHidden());
        QTRY_COMPARE(f.pane->titleLine() != nullptr, true);
        picture(*f.pane, QStringLiteral("activity-") + QString::fromLatin1(QTest::currentDataTag()));
    }
};

DRYDOCK_GUI_TEST_MAIN(TestActivityPane)
#include "tst_activitypane.moc"
