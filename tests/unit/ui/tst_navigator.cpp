// SPDX-License-Identifier: GPL-3.0-or-later
//
// The navigator and saved views on a server in memory: every line's number is what its query finds, a click shows it, a
// view comes back as it was saved, also with columns that this server does not know.
#include "tests/support/fakefleet.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/panes/navigator/navigatorpane.h"
#include "ui/panes/navigator/viewcommands.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/querybar.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World {
    TestUi t;
    FakeFleet server { t.clock };
    PollScheduler scheduler { t.clock, [] { return 0.5; } };
    PendingOperations operations { t.clock };
    FleetStore fleet { server, scheduler, operations };
    BulkWork bulk { server, fleet, {} };
    SavedViews views;
    FleetLinks links;

    explicit World(int devices) { server.addDevices(devices); }
    bool completes()
    {
        t.clock.advance(10);
        return fleet.isComplete();
    }
    qint64 finds(const QString &query)
    {
        return std::ssize(DeviceMatcher({ query, {}, {} }).acceptedRows(fleet.table(), t.clock.now()));
    }
};

} // namespace

class TestNavigator final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void everyNumberIsWhatItsQueryFinds()
    {
        World world(400);
        world.server.addDevice(1001, QStringLiteral("pending"));
        world.server.addDevice(1002, QStringLiteral("rejected"));
        world.server.setAttribute(world.server.idAt(3), QStringLiteral("monitor"), QStringLiteral("alerts"), AttributeValue(true));
        world.server.setAttribute(world.server.idAt(4), QStringLiteral("monitor"), QStringLiteral("failed_last_update"), AttributeValue(true));
        world.server.setAttribute(world.server.idAt(5), QStringLiteral("system"), QStringLiteral("group"), AttributeValue(QStringLiteral("odd group: 1")));
        QVERIFY(world.views.put({ QStringLiteral("Oslo"), QStringLiteral("oslo status:accepted"), {}, {}, {}, false }));
        NavigatorPane pane(world.t.ui, world.fleet, world.views, world.links);
        QAbstractItemModelTester tester(&pane.model());
        pane.resize(300, 700);
        pane.show();
        pane.setActive(true);
        QTRY_VERIFY(world.completes());
        const auto isCounted = [&] {
            world.t.clock.advance(100);
            for (const NavigatorSection &section : pane.model().sections()) {
                for (const NavigatorLine &line : section.lines) {
                    if (line.kind != NavigatorLine::Kind::Hint && line.devices != world.finds(line.query))
                        return false;
                }
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isCounted(), 20'000);
        const auto numberOf = [&](const char *section, const char *line) {
            const NavigatorLine *found = pane.model().lineAt(pane.model().indexOf(QString::fromLatin1(section), QString::fromLatin1(line)));
            return found ? found->devices : -2;
        };
        QCOMPARE(numberOf("devices", "all"), 402);
        QVERIFY(numberOf("devices", "pending") >= 1);
        QCOMPARE(numberOf("issues", "alerts"), 1);
        QCOMPARE(numberOf("issues", "failed"), 1);
        QCOMPARE(numberOf("groups", "group/odd group: 1"), 1);
        QVERIFY(numberOf("views", "view/Oslo") > 0);
        // What changes is told without a reset; lines come and go.
        QSignalSpy resets(&pane.model(), &QAbstractItemModel::modelReset);
        world.views.put({ QStringLiteral("Alpha"), {}, {}, {}, {}, false });
        QCOMPARE(numberOf("views", "view/Alpha"), 402);
        world.views.remove(QStringLiteral("Oslo"));
        QCOMPARE(numberOf("views", "view/Oslo"), -2);
        QCOMPARE(resets.size(), 0);
    }

    void aClickShowsTheDevices()
    {
        World world(300);
        NavigatorPane pane(world.t.ui, world.fleet, world.views, world.links);
        DevicesPane devices(world.t.ui, world.bulk, world.links);
        for (Pane *each : { static_cast<Pane *>(&pane), static_cast<Pane *>(&devices) }) {
            each->resize(600, 500);
            each->show();
            each->setActive(true);
        }
        QTRY_VERIFY(world.completes());
        const QModelIndex line = pane.model().indexOf(QStringLiteral("devices"), QStringLiteral("accepted"));
        QVERIFY(line.isValid());
        Q_EMIT pane.tree()->activated(line);
        QCOMPARE(devices.findChild<QueryBar *>()->validText(), QStringLiteral("status:accepted"));
        QCOMPARE(devices.model().rowCount(), static_cast<int>(world.finds(QStringLiteral("status:accepted"))));
    }

    void aViewComesBackAsItWasSaved()
    {
        QTemporaryDir folder;
        World world(300);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        pane.resize(900, 500);
        pane.show();
        pane.setActive(true);
        QTRY_VERIFY(world.completes());
        ViewCommands commands(world.t.ui, world.views, [&](const QString &name) { return pane.currentView(name); });
        QSignalSpy told(&commands, &ViewCommands::told);
        SessionState session;
        session.signedIn = session.online = true;
        world.t.actions.setSession(session);
        pane.applyView({ {}, QStringLiteral("oslo"), { QStringLiteral("name"), QStringLiteral("inventory/kernel"), QStringLiteral("seen") },
            { { QStringLiteral("inventory/kernel"), 222 } }, QStringLiteral("seen"), true });
        const DeviceView shown = pane.currentView(QStringLiteral("Oslo by age"));
        QCOMPARE(shown.sortColumn, QStringLiteral("seen"));
        QVERIFY(shown.descending);
        QCOMPARE(shown.columns, (QStringList { QStringLiteral("name"), QStringLiteral("inventory/kernel"), QStringLiteral("seen") }));
        world.t.prompt.text = QStringLiteral("Oslo by age");
        world.t.actions.action(ActionId::ViewSave)->trigger();
        QCOMPARE(world.views.views().size(), size_t { 1 });
        QCOMPARE(*world.views.find(QStringLiteral("oslo by age")), shown);
        world.t.prompt.savePath = folder.filePath(QStringLiteral("views.json"));
        world.t.actions.action(ActionId::ViewExport)->trigger();
        QVERIFY(QFile::exists(world.t.prompt.savePath));
        // Elsewhere, after something else was shown.
        world.views.setJson({});
        world.t.prompt.openPaths = { world.t.prompt.savePath };
        world.t.actions.action(ActionId::ViewImport)->trigger();
        QCOMPARE(told.last().at(1).toBool(), false);
        pane.applyView({ {}, QStringLiteral("status:pending"), { QStringLiteral("id"), QStringLiteral("name") }, {}, QStringLiteral("id"), false });
        QVERIFY(pane.model().columnCount() == 2);
        world.links.showView(*world.views.find(QStringLiteral("Oslo by age")));
        const DeviceView back = pane.currentView(shown.name);
        QCOMPARE(back.query, shown.query);
        QCOMPARE(back.columns, shown.columns);
        QCOMPARE(back.sortColumn, shown.sortColumn);
        QCOMPARE(back.descending, shown.descending);
        for (const QString &column : shown.columns.mid(0, 2)) // the last one fills what is left
            QCOMPARE(back.widths.value(column), shown.widths.value(column));
        QVERIFY(!pane.failureBar()->isVisible());
        QCOMPARE(pane.table()->horizontalHeader()->sectionSize(1), 222);
    }

    void aViewOfAnotherServerComesWithANote()
    {
        World world(50);
        DevicesPane pane(world.t.ui, world.bulk, world.links);
        pane.resize(900, 500);
        pane.show();
        pane.setActive(true);
        QTRY_VERIFY(world.completes());
        const DeviceView foreign { QStringLiteral("Elsewhere"), QStringLiteral("tags/floor:3"), { QStringLiteral("name"), QStringLiteral("tags/floor"), QStringLiteral("inventory/no such") },
            {}, QStringLiteral("tags/floor"), false };
        world.links.showView(foreign);
        QTRY_VERIFY(pane.failureBar()->isVisible());
        QCOMPARE(pane.currentView(foreign.name).columns, foreign.columns);
        QCOMPARE(pane.model().rowCount(), 0);
        world.links.showDevices({});
        QCOMPARE(pane.model().rowCount(), 50);
    }

    void brokenFilesAreSaid()
    {
        QTemporaryDir folder;
        World world(0);
        ViewCommands commands(world.t.ui, world.views, [](const QString &name) { return DeviceView { name, {}, {}, {}, {}, false }; });
        QSignalSpy told(&commands, &ViewCommands::told);
        SessionState session;
        session.signedIn = true;
        world.t.actions.setSession(session);
        QFile file(folder.filePath(QStringLiteral("x.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        world.t.prompt.openPaths = { file.fileName(), folder.filePath(QStringLiteral("missing.json")) };
        world.t.actions.action(ActionId::ViewImport)->trigger();
        QCOMPARE(told.size(), 2);
        QVERIFY(told.at(0).at(1).toBool() && told.at(1).at(1).toBool());
        world.t.actions.action(ActionId::ViewExport)->trigger();
        QVERIFY(told.last().at(1).toBool());
        QVERIFY(world.views.put({ QStringLiteral("a"), {}, {}, {}, {}, false }));
        world.t.prompt.savePath = folder.filePath(QStringLiteral("no/such/folder/v.json"));
        world.t.actions.action(ActionId::ViewExport)->trigger();
        QVERIFY(told.last().at(1).toBool());
    }
};

DRYDOCK_GUI_TEST_MAIN(TestNavigator)
#include "tst_navigator.moc"
