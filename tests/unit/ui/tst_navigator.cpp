// SPDX-License-Identifier: GPL-3.0-or-later
//
// The navigator and saved views on a server in memory: every line's number is what its query finds, a click shows it, a
// view comes back as it was saved, also with columns that this server does not know.
#include "tests/support/panesworld.h"
#include "tests/support/testmain.h"
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

struct World : PanesWorld {
    using PanesWorld::PanesWorld;
    SavedViews views;
    FilterStore filters { server, scheduler, operations };

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
        NavigatorPane pane(world.t.ui, world.fleet, world.views, world.filters, world.links);
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
        NavigatorPane pane(world.t.ui, world.fleet, world.views, world.filters, world.links);
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

    void theServersOwnFiltersAreShownSavedAndRemoved()
    {
        World world(300);
        world.server.setFilters(std::vector<api::SavedFilter> {
            { FilterId(QStringLiteral("f-1")), QStringLiteral("North"), { { QStringLiteral("system"), QStringLiteral("group"), QStringLiteral("$eq"), QStringLiteral("eu-north") } } },
            { FilterId(QStringLiteral("f-2")), QStringLiteral("Much memory"), { { QStringLiteral("inventory"), QStringLiteral("mem_total_kB"), QStringLiteral("$gt"), 1'030'000.0 } } },
            { FilterId(QStringLiteral("f-3")), QStringLiteral("Of tomorrow"), { { QStringLiteral("inventory"), QStringLiteral("x"), QStringLiteral("$near"), QStringLiteral("y") } } },
        });
        NavigatorPane pane(world.t.ui, world.fleet, world.views, world.filters, world.links);
        DevicesPane devices(world.t.ui, world.bulk, world.links);
        ViewCommands commands(world.t.ui, world.views, world.filters, [&](const QString &name) { return devices.currentView(name); });
        QSignalSpy told(&commands, &ViewCommands::told);
        for (Pane *each : { static_cast<Pane *>(&pane), static_cast<Pane *>(&devices) }) {
            each->resize(600, 500);
            each->show();
            each->setActive(true);
        }
        QTRY_VERIFY(world.completes());
        const auto line = [&](const char *id) { return pane.model().indexOf(QStringLiteral("filters"), QString::fromLatin1(id)); };
        QTRY_VERIFY((world.t.clock.advance(100), line("filter/f-1").isValid()));
        const auto numberOf = [&](const char *id) { return pane.model().lineAt(line(id))->devices; };
        const qint64 north = world.finds(QStringLiteral("group=eu-north"));
        QTRY_VERIFY((world.t.clock.advance(600), numberOf("filter/f-1") == north));
        QVERIFY(numberOf("filter/f-2") > 0);
        QCOMPARE(numberOf("filter/f-3"), -1);
        // One that the query language has words for comes as a query, another as a chip, a strange one with its reason.
        Q_EMIT pane.tree()->activated(line("filter/f-1"));
        QCOMPARE(devices.findChild<QueryBar *>()->validText(), QStringLiteral("system/group=eu-north"));
        QCOMPARE(devices.model().rowCount(), static_cast<int>(north));
        Q_EMIT pane.tree()->activated(line("filter/f-2"));
        QCOMPARE(devices.findChild<QueryBar *>()->validText(), QString());
        QCOMPARE(devices.model().rowCount(), static_cast<int>(numberOf("filter/f-2")));
        Q_EMIT pane.tree()->activated(line("filter/f-3"));
        QVERIFY(pane.failureBar()->text().contains(QStringLiteral("Of tomorrow")));
        // What is shown is saved: typed, by status, as a filter of the server.
        world.links.showDevices({ QStringLiteral("status:accepted device_type:raspberry*"), {}, {} });
        const int shown = devices.model().rowCount();
        QVERIFY(shown > 0);
        world.t.prompt.text = QStringLiteral("Berries");
        world.t.actions.action(ActionId::FilterSave)->trigger();
        QTRY_VERIFY((world.t.clock.advance(100), world.server.filters().size() == 4));
        const api::SavedFilter &made = world.server.filters().back();
        QCOMPARE(made.name, QStringLiteral("Berries"));
        QCOMPARE(made.terms.size(), size_t { 2 });
        QTRY_VERIFY((world.t.clock.advance(100), line("filter/filter-3").isValid()));
        world.links.showDevices({});
        Q_EMIT pane.tree()->activated(line("filter/filter-3"));
        QCOMPARE(devices.model().rowCount(), shown);
        // The same name changes it.
        world.links.showDevices({ QStringLiteral("exists:system/group"), {}, {} });
        world.t.actions.action(ActionId::FilterSave)->trigger();
        QTRY_VERIFY((world.t.clock.advance(100), world.server.filters().back().terms.size() == 1));
        QCOMPARE(world.server.filters().size(), size_t { 4 });
        QCOMPARE(told.last().at(1).toBool(), false);
        // What the server could not decide is said before a name is typed for nothing.
        world.links.showDevices({ QStringLiteral("kernel<6.1.20 OR oslo"), {}, {} });
        world.t.prompt.text.reset();
        world.t.actions.action(ActionId::FilterSave)->trigger();
        QVERIFY(world.t.prompt.questions.last().check(QStringLiteral("x")).contains(QStringLiteral("kernel<6.1.20 OR oslo")));
        world.filters.remove(QStringLiteral("Remove"), FilterId(QStringLiteral("f-2")), this, {});
        QTRY_VERIFY((world.t.clock.advance(100), !line("filter/f-2").isValid()));
    }

    void aServerWithoutFiltersIsAskedOnce()
    {
        World world(10);
        NavigatorPane pane(world.t.ui, world.fleet, world.views, world.filters, world.links);
        pane.show();
        pane.setActive(true);
        QTRY_VERIFY(world.completes());
        world.t.clock.advance(300'000);
        QCOMPARE(world.filters.state(), FilterStore::State::Absent);
        QCOMPARE(world.server.countOf(QStringLiteral("inventory/filters")), 1);
        QVERIFY(!pane.model().indexOf(QStringLiteral("filters"), QStringLiteral("hint")).isValid());
    }

    void whatIsChosenByStatusAndChipIsSavedToo()
    {
        World world(100);
        DevicesPane devices(world.t.ui, world.bulk, world.links);
        devices.show();
        devices.setActive(true);
        QTRY_VERIFY(world.completes());
        world.links.showDevices({ QStringLiteral("oslo OR riga"), QStringLiteral("accepted"),
            { { QStringLiteral("system"), QStringLiteral("group"), PredicateOp::Equal, QStringLiteral("eu-north") } } });
        const int shown = devices.model().rowCount();
        QVERIFY(shown > 0);
        const DeviceView view = devices.currentView(QStringLiteral("v"));
        QCOMPARE(view.query, QStringLiteral("status:accepted -status:silent system/group=eu-north (oslo OR riga)"));
        world.links.showView(view);
        QCOMPARE(devices.model().rowCount(), shown);
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
        ViewCommands commands(world.t.ui, world.views, world.filters, [&](const QString &name) { return pane.currentView(name); });
        QSignalSpy told(&commands, &ViewCommands::told);
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
        ViewCommands commands(world.t.ui, world.views, world.filters, [](const QString &name) { return DeviceView { name, {}, {}, {}, {}, false }; });
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
