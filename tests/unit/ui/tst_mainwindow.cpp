// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/itemroles.h"
#include "models/rest/trafficjournal.h"
#include "models/store/activitylog.h"
#include "tests/support/picture.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/charts/barchart.h"
#include "ui/charts/donutchart.h"
#include "ui/charts/stackedbar.h"
#include "ui/shell/activitypane.h"
#include "ui/shell/classbar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/keyboardsheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shellstatusbar.h"
#include "ui/widgets/datatableview.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/panetitle.h"
#include "ui/widgets/rowdelegate.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace drydock;
using drydock::test::FakeLayoutStore;
using drydock::test::picture;
using drydock::test::TestUi;

namespace {

// A pane as the real ones are built, over made-up rows.
class TablePane final : public Pane {
public:
    TablePane(UiContext &shell, const QString &id, const QString &title, QWidget *parent)
        : Pane(shell, id, title, parent)
        , m_model(60, 6)
        , m_table(new DataTableView(shell))
        , m_filter(new QLineEdit)
    {
        fill();
        m_filter->setPlaceholderText(QStringLiteral("Filter by name, or status:accepted version<2.3"));
        setQueryBar(m_filter);
        auto *saved = new QComboBox;
        saved->addItem(QStringLiteral("All devices"));
        addHeaderControl(saved);
        m_table->setItemDelegateForColumn(5, new StatusDelegate(theme(), StatusDomain::DeviceDeployment, m_table));
        m_table->setItemDelegateForColumn(4, new TimeDelegate(theme(), shell.time(), shell.clock(), m_table));
        m_table->setItemDelegateForColumn(3, new ProgressDelegate(theme(), m_table));
        m_table->setItemDelegateForColumn(1, new IdDelegate(theme(), m_table));
        m_table->setModel(&m_model);
        m_table->setFilterField(m_filter);
        setBody(m_table);
        setState(PaneState::Ready);
        setCountText(QStringLiteral("2 of 12,408 selected"));
        setFooterText(QStringLiteral("12,408 match · on this server 98,112"));
        setVerbs(shell.actions().actions({ ActionId::DeviceAccept, ActionId::DeviceAddToGroup, ActionId::DeviceDeploy }),
            shell.actions().actions({ ActionId::DeviceDecommission }));
        setFreshness({ { shell.clock().now().ms - 41000 }, false, {} });
        m_table->selectRow(1);
    }
    void fail()
    {
        setFailed(QStringLiteral("Devices could not be read"),
            makeError(ErrorKind::Server, QStringLiteral("internal error"), 500), true);
        setFreshness({ { ui().clock().now().ms - 720000 }, true, QStringLiteral("offline") });
        setBusy(true);
    }
    [[nodiscard]] QLineEdit *filter() const { return m_filter; }

private:
    void fill()
    {
        m_model.setHorizontalHeaderLabels({ QStringLiteral("Name"), QStringLiteral("Id"), QStringLiteral("Software"),
            QStringLiteral("Progress"), QStringLiteral("Seen"), QStringLiteral("State") });
        const QStringList codes = StatusText::codes(StatusDomain::DeviceDeployment);
        for (int row = 0; row < m_model.rowCount(); ++row) {
            m_model.setData(m_model.index(row, 0), QStringLiteral("oslo-%1").arg(412 + row, 4, 10, QLatin1Char('0')));
            m_model.setData(m_model.index(row, 1), QStringLiteral("9f3c21ab-77de-4c01-b0ae-%1").arg(row, 12, 10, QLatin1Char('0')));
            m_model.setData(m_model.index(row, 2), QStringLiteral("2.2.%1").arg(row % 10));
            m_model.setData(m_model.index(row, 3),
                QVariantMap { { QStringLiteral("success"), row * 3 }, { QStringLiteral("failure"), row % 4 },
                    { QStringLiteral("pending"), 60 }, { QStringLiteral("installing"), 12 } },
                ProgressRole);
            m_model.setData(m_model.index(row, 4), ui().clock().now().ms - row * 3'000'000LL, TimestampRole);
            m_model.setData(m_model.index(row, 5), codes.at(row % codes.size()), StatusRole);
        }
    }
    QStandardItemModel m_model;
    DataTableView *m_table;
    QLineEdit *m_filter;
};

class ChartPane final : public Pane {
public:
    ChartPane(UiContext &shell, const QString &id, const QString &title, QWidget *parent)
        : Pane(shell, id, title, parent)
    {
        auto *body = new QWidget;
        auto *layout = new QVBoxLayout(body);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto *donut = new DonutChart(theme(), QStringLiteral("Devices by status"));
        donut->setUnit(QStringLiteral("devices"));
        donut->replace({ { QStringLiteral("accepted"), QStringLiteral("Accepted"), 97210, State::Good },
            { QStringLiteral("pending"), QStringLiteral("Pending"), 640, State::Waiting },
            { QStringLiteral("rejected"), QStringLiteral("Rejected"), 262, State::Failed } });
        auto *bars = new BarChart(theme(), QStringLiteral("Devices by software version"), QStringLiteral("devices"));
        QList<ChartPart> parts;
        for (int i = 0; i < 9; ++i)
            parts.append({ QString::number(i), QStringLiteral("release-2026.%1").arg(i), 90 - i * 9, {} });
        bars->replace(parts);
        layout->addWidget(donut);
        layout->addWidget(bars, 1);
        setBody(body);
        setState(PaneState::Ready);
    }
};

struct Fixture {
    TestUi t;
    FakeLayoutStore layouts;
    TrafficJournal journal;
    ActivityLog log { &journal, nullptr };
    std::unique_ptr<MainWindow> window;
    QObject owner;

    Fixture()
    {
        ShellContext context { t.ui, layouts, false, QStringLiteral("fleet"),
            { QStringLiteral("en"), QStringLiteral("de") }, [] { return QStringLiteral("tenant-token"); } };
        window = std::make_unique<MainWindow>(context);
        for (const ActionId id : { ActionId::DeviceAccept, ActionId::DeviceAddToGroup, ActionId::DeviceDeploy,
                 ActionId::DeviceDecommission })
            t.actions.setHandler(id, &owner, [] {});
        fillJournal();
    }
    void addDocks()
    {
        const auto table = [this](const char *id, const char *title, const char *icon, const char *key) {
            DockSpec s;
            s.id = QString::fromLatin1(id);
            s.title = QString::fromLatin1(title);
            s.icon = QString::fromLatin1(icon);
            s.shortcut = QKeySequence(QString::fromLatin1(key));
            s.factory = [this, name = s.id, text = s.title](QWidget *parent) {
                return new TablePane(t.ui, name, text, parent);
            };
            return s;
        };
        std::vector<DockSpec> specs { table("devices", "Devices", "devices", "Alt+1"),
            table("device", "Device", "device", "Alt+2"), table("releases", "Releases", "release", "Alt+3"),
            table("deployments", "Deployments", "deployment", "Alt+4"),
            table("deployment", "Deployment", "deployment", "Alt+5"), table("audit", "Audit log", "audit", "Alt+6"),
            table("overview", "Overview", "overview", "Alt+7"), table("activity", "Activity", "activity", "Alt+8") };
        specs[1].factory
            = [this](QWidget *parent) { return new ChartPane(t.ui, QStringLiteral("device"), QStringLiteral("Device"), parent); };
        specs[7].factory = [this](QWidget *parent) { return new ActivityPane(t.ui, &log, parent); };
        window->addDocks(specs);
    }
    static ShellStatus signedIn()
    {
        ShellStatus s;
        s.signedIn = true;
        s.serverName = QStringLiteral("Staging EU");
        s.serverUrl = QStringLiteral("https://staging.example");
        s.serverClass = ServerClass::Staging;
        s.user = QStringLiteral("ada@example.com");
        s.requestsInFlight = 3;
        s.notices = { QStringLiteral("The token is kept in memory for this session") };
        return s;
    }
    void fillJournal()
    {
        for (int i = 0; i < 12; ++i) {
            JournalEntry entry;
            entry.operation = QStringLiteral("Search Device Inventories");
            entry.verb = i % 3 ? "GET" : "POST";
            entry.url = QUrl(QStringLiteral("https://staging.example/api/management/v2/inventory/filters/search"));
            entry.started = { t.clock.now().ms - i * 1000 };
            const quint64 serial = journal.begin(entry);
            entry.status = i % 5 == 4 ? 503 : 200;
            entry.elapsedMs = 40 + i * 31;
            entry.responseHeaders = { { "X-MEN-RequestID", "4f2a-11-" + QByteArray::number(i) } };
            if (i > 0)
                journal.finish(serial, entry);
        }
    }
};

} // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void withoutASessionOneSentenceAndOneButton()
    {
        Fixture f;
        int pressed = 0;
        f.window->setEmptyState(QStringLiteral("server"), QStringLiteral("Not connected to a server."),
            QStringLiteral("Connect to server"), [&pressed] { ++pressed; });
        f.window->show();
        auto *button = f.window->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(pressed, 1);
        QCOMPARE(f.window->findChild<ShellStatusBar *>()->texts(), QStringList { QStringLiteral("Not connected") });
        picture(*f.window, QStringLiteral("empty-light"));
    }

    void theStatusBarSaysWhereYouAre()
    {
        Fixture f;
        auto *bar = f.window->findChild<ShellStatusBar *>();
        ShellStatus s = Fixture::signedIn();
        s.online = false;
        s.lastAnswer = { f.t.clock.now().ms - 720000 };
        s.writes = WriteState::ReadOnly;
        s.heldUntil = { f.t.clock.now().ms + 12000 };
        f.window->setStatus(s);
        f.window->show();
        QCOMPARE(bar->texts(),
            (QStringList { QStringLiteral("Staging EU · staging"), QStringLiteral("ada@example.com"),
                QStringLiteral("The token is kept in memory for this session"),
                QStringLiteral("Offline, last answer 12 min ago"), QStringLiteral("Read-only"),
                QStringLiteral("Rate limited: continues in 12 s"), QStringLiteral("3 request(s)") }));
        QVERIFY(bar->accessibleName().contains(QStringLiteral("Rate limited: continues in 12 s")));
        auto *held = bar->findChild<QLabel *>(QStringLiteral("status.held"));
        QVERIFY(held->accessibleDescription().contains(QStringLiteral("does not wait")));
        f.t.clock.advance(std::chrono::milliseconds(4500));
        Q_EMIT f.t.ui.ticker().ticked();
        QCOMPARE(held->text(), QStringLiteral("Rate limited: continues in 8 s"));
        s.clicksHeld = true;
        f.window->setStatus(s);
        QVERIFY(!held->accessibleDescription().contains(QStringLiteral("does not wait")));
        f.t.clock.advance(std::chrono::milliseconds(8500));
        Q_EMIT f.t.ui.ticker().ticked();
        QVERIFY(!bar->texts().join(QLatin1Char(' ')).contains(QStringLiteral("Rate limited")));
        QVERIFY(f.window->windowTitle().startsWith(QStringLiteral("Staging EU")));
        QVERIFY(f.t.actions.action(ActionId::ReadOnlyMode)->isChecked());
    }

    void theClassIsAlwaysInSight_data()
    {
        QTest::addColumn<int>("serverClass");
        QTest::addColumn<int>("role");
        QTest::newRow("lab") << static_cast<int>(ServerClass::Lab) << static_cast<int>(ThemeRole::Accent);
        QTest::newRow("staging") << static_cast<int>(ServerClass::Staging) << static_cast<int>(ThemeRole::Warning);
        QTest::newRow("production") << static_cast<int>(ServerClass::Production)
                                    << static_cast<int>(ThemeRole::Failed);
    }
    void theClassIsAlwaysInSight()
    {
        QFETCH(int, serverClass);
        QFETCH(int, role);
        Fixture f;
        ShellStatus s = Fixture::signedIn();
        s.serverClass = static_cast<ServerClass>(serverClass);
        f.window->setStatus(s);
        auto *bar = f.window->findChild<ClassBar *>();
        QCOMPARE(bar->height(), 4);
        QCOMPARE(bar->color(), f.t.theme.color(static_cast<ThemeRole>(role)));
        QVERIFY(f.window->findChild<ShellStatusBar *>()->texts().first().contains(
            ShellStatusBar::className(s.serverClass)));
        s.colour = QColor(Qt::magenta);
        f.window->setStatus(s);
        QCOMPARE(bar->color(), QColor(Qt::magenta));
    }

    void docksComeAndGoWithTheSession()
    {
        Fixture f;
        f.window->show();
        f.addDocks();
        f.window->setStatus(Fixture::signedIn());
        f.window->showLayout();
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("devices")));
        QVERIFY(!f.window->centralWidget());
        f.window->clearDocks();
        QVERIFY(f.window->findChildren<QDockWidget *>().isEmpty());
        QVERIFY(f.window->centralWidget()->isVisible());
        QVERIFY(!f.layouts.blobs.isEmpty());
        f.addDocks(); // and again, from what was stored
        f.window->showLayout();
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("devices")));
        QCOMPARE(f.window->docks().workspace(), QStringLiteral("fleet"));
        QVERIFY(f.t.actions.action(ActionId::WorkspaceFleet)->isChecked());
        f.t.actions.action(ActionId::WorkspaceRelease)->trigger();
        QCOMPARE(f.window->docks().workspace(), QStringLiteral("release"));
    }

    void closingStoresTheLayout()
    {
        Fixture f;
        f.addDocks();
        f.window->show();
        f.window->showLayout();
        QSignalSpy closed(f.window.get(), &MainWindow::closed);
        f.t.actions.action(ActionId::Quit)->trigger();
        QCOMPARE(closed.size(), 1);
        QVERIFY(f.layouts.blobs.contains(QStringLiteral("layout")));
    }

    void aClosedPaneComesBackByMenuAndPalette()
    {
        Fixture f;
        f.addDocks();
        f.window->show();
        f.window->showLayout();
        QDockWidget *dock = f.window->docks().dock(QStringLiteral("devices"));
        dock->close();
        QVERIFY(dock->isHidden());
        dock->toggleViewAction()->trigger();
        QVERIFY(!dock->isHidden());
        QStringList names;
        for (const QAction *action : f.window->commands())
            names.append(CommandPalette::plainText(action));
        QVERIFY(names.contains(QStringLiteral("Go to Devices")));
        QVERIFY(names.contains(QStringLiteral("Settings")));
    }

    void findPutsTheKeyboardIntoTheQueryBar()
    {
        Fixture f;
        f.addDocks();
        f.window->show();
        f.window->showLayout();
        auto *pane = static_cast<TablePane *>(f.window->docks().show(QStringLiteral("devices")));
        QTRY_VERIFY(QApplication::focusWidget());
        pane->focusQueryBar();
        QVERIFY(f.window->focusWidget() == pane->filter());
    }

    void refreshAsksTheVisiblePanes()
    {
        Fixture f;
        f.window->setStatus(Fixture::signedIn());
        f.addDocks();
        f.window->show();
        f.window->showLayout();
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("devices")));
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("devices"))->isActive());
        QSignalSpy asked(f.window->docks().pane(QStringLiteral("devices")), &Pane::refreshRequested);
        f.t.actions.action(ActionId::Refresh)->trigger();
        QVERIFY(asked.size() <= 1);
        f.window->docks().show(QStringLiteral("devices"));
        f.t.actions.action(ActionId::Refresh)->trigger();
        QVERIFY(asked.size() >= 1);
    }

    void theKeyboardSheetListsTheShortcuts()
    {
        Fixture f;
        f.addDocks();
        f.window->show();
        f.t.actions.action(ActionId::KeyboardHelp)->trigger();
        auto *sheet = f.window->findChild<KeyboardSheet *>();
        QVERIFY(sheet);
        QStringList keys;
        for (const QTreeWidgetItem *item :
            sheet->findChild<QTreeWidget *>()->findItems(QStringLiteral("*"), Qt::MatchWildcard | Qt::MatchRecursive, 1))
            keys.append(item->text(1));
        QVERIFY(keys.contains(QStringLiteral("Ctrl+K, Ctrl+Shift+P")));
        QVERIFY(keys.contains(QStringLiteral("Alt+1")));
        picture(*sheet, QStringLiteral("dialog-keyboard"));
    }

    void theActivityPaneCountsAndCopies()
    {
        Fixture f;
        ActivityPane pane(f.t.ui, &f.log);
        QCOMPARE(pane.state(), PaneState::Ready);
        QCOMPARE(pane.titleLine()->statusText(), QStringLiteral("1 running · 2 failed"));
        f.t.prompt.savePath = QDir::tempPath() + QStringLiteral("/drydock-test.har");
        f.t.actions.setSession({ true, true, WriteState::Allowed });
        f.t.actions.action(ActionId::ExportTraffic)->trigger();
        QFile har(f.t.prompt.savePath);
        QTRY_VERIFY(har.exists() && har.size() > 0); // a worker writes it
        QVERIFY(har.open(QIODevice::ReadOnly));
        QVERIFY(har.readAll().contains("\"log\""));
        har.remove();
        pane.setLog(nullptr);
        QCOMPARE(pane.state(), PaneState::NothingYet);
    }

    void picturesOfTheWindow_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    }
    void picturesOfTheWindow()
    {
        QFETCH(int, mode);
        Fixture f;
        f.t.theme.apply(static_cast<ThemeMode>(mode));
        f.addDocks();
        f.window->setStatus(Fixture::signedIn());
        f.t.actions.setDevices({ 2, 2, 0, 0, 0, false });
        f.window->show();
        f.window->showLayout();
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("devices")));
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("devices"))->width() > 500);
        const QString suffix = QString::fromLatin1(QTest::currentDataTag());
        picture(*f.window, QStringLiteral("fleet-") + suffix);
        const QImage image = f.window->grab().toImage();
        QCOMPARE(image.pixelColor(600, 1).rgb(), f.t.theme.color(ThemeRole::Warning).rgb()); // the class bar
        static_cast<TablePane *>(f.window->docks().pane(QStringLiteral("devices")))->fail();
        f.window->docks().show(QStringLiteral("activity"));
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("activity"))->isActive());
        picture(*f.window, QStringLiteral("failure-") + suffix);
        f.t.actions.action(ActionId::WorkspaceRelease)->trigger();
        QTRY_VERIFY(f.window->docks().pane(QStringLiteral("releases")));
        picture(*f.window, QStringLiteral("release-") + suffix);
        f.window->openPalette();
        auto *palette = f.window->findChild<CommandPalette *>();
        palette->field()->setText(QStringLiteral("de"));
        picture(*palette, QStringLiteral("palette-") + suffix);
        palette->close();
    }
};

DRYDOCK_GUI_TEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
