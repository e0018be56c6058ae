// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/shell/dockhost.h"
#include "ui/shell/pane.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QMainWindow>
#include <QSignalSpy>

using namespace drydock;
using drydock::test::FakeLayoutStore;
using drydock::test::TestUi;

namespace {

struct Built {
    QStringList ids;
    QHash<QString, QList<bool>> active;
};

DockSpec spec(UiContext &ui, Built &built, const QString &id, const QString &tabWith = {})
{
    DockSpec s;
    s.id = id;
    s.title = id;
    s.tabWith = tabWith;
    s.factory = [&ui, &built, id](QWidget *parent) {
        built.ids.append(id);
        auto *pane = new Pane(ui, id, id, parent);
        QObject::connect(pane, &Pane::activated, pane, [&built, id](bool on) { built.active[id].append(on); });
        return pane;
    };
    return s;
}

struct Fixture {
    TestUi t;
    Built built;
    QMainWindow window;
    DockHost host { window, t.ui };

    explicit Fixture(bool shown = true)
    {
        window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
        window.resize(1200, 800);
        for (const char *id : { "navigator", "devices", "device", "overview", "activity", "releases", "deployments", "deployment", "bulk",
                 "audit" })
            host.add(spec(t.ui, built, QString::fromLatin1(id)));
        if (shown)
            window.show();
    }
};

} // namespace

class TestDockHost final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void panesAreBuiltOnFirstSight()
    {
        TestUi t;
        Built built;
        QMainWindow window;
        DockHost host(window, t.ui);
        DockSpec hidden = spec(t.ui, built, QStringLiteral("b"));
        hidden.visibleByDefault = false;
        host.add(spec(t.ui, built, QStringLiteral("a")));
        host.add(hidden);
        QVERIFY(built.ids.isEmpty());
        window.show();
        QTRY_COMPARE(built.ids, QStringList { QStringLiteral("a") });
        QVERIFY(!host.pane(QStringLiteral("b")));
        QVERIFY(host.show(QStringLiteral("b")));
        QCOMPARE(built.ids, (QStringList { QStringLiteral("a"), QStringLiteral("b") }));
        QVERIFY(!host.show(QStringLiteral("no such dock")));
    }

    void aTabChangeGivesOneCallEach()
    {
        TestUi t;
        Built built;
        QMainWindow window;
        DockHost host(window, t.ui);
        host.add(spec(t.ui, built, QStringLiteral("a")));
        host.add(spec(t.ui, built, QStringLiteral("b"), QStringLiteral("a")));
        window.show();
        host.show(QStringLiteral("a"));
        QTRY_VERIFY(host.pane(QStringLiteral("a"))->isActive());
        host.show(QStringLiteral("b"));
        QTRY_VERIFY(host.pane(QStringLiteral("b"))->isActive());
        built.active.clear();
        // To and fro within one turn of the event loop: nothing happened.
        host.dock(QStringLiteral("a"))->raise();
        host.dock(QStringLiteral("b"))->raise();
        host.dock(QStringLiteral("a"))->raise();
        QTRY_VERIFY(host.pane(QStringLiteral("a"))->isActive());
        QCOMPARE(built.active.value(QStringLiteral("a")), QList<bool> { true });
        QCOMPARE(built.active.value(QStringLiteral("b")), QList<bool> { false });
    }

    void everyWorkspaceNamesKnownDocksAndLaysThemOut_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : { "fleet", "support", "release" })
            QTest::newRow(name) << QString::fromLatin1(name);
        QCOMPARE(Workspace::names().size(), 3);
    }
    void everyWorkspaceNamesKnownDocksAndLaysThemOut()
    {
        QFETCH(QString, name);
        Fixture f;
        const auto workspace = Workspace::load(name);
        QVERIFY(workspace);
        for (const QString &id : workspace->docks())
            QVERIFY2(f.host.dock(id), qPrintable(id));
        QVERIFY(f.host.applyWorkspace(name));
        for (const QString &id : f.host.ids())
            QVERIFY2(f.host.dock(id)->isHidden() != workspace->docks().contains(id), qPrintable(id));
        QVERIFY(f.host.dock(workspace->docks().first())->isVisible());
        QCOMPARE(f.host.workspace(), name);
        // Again and across: no dock is lost.
        for (const QString &other : Workspace::names())
            QVERIFY(f.host.applyWorkspace(other));
        QVERIFY(f.host.applyWorkspace(name));
        for (const QString &id : f.host.ids())
            QVERIFY2(f.host.dock(id)->isHidden() != workspace->docks().contains(id), qPrintable(id));
    }

    void fleetPutsDevicesLeftOfDeviceAndAboveOverview()
    {
        Fixture f;
        QVERIFY(f.host.applyWorkspace(QStringLiteral("fleet")));
        QTRY_VERIFY(f.host.dock(QStringLiteral("devices"))->width() > 500);
        const QRect devices = f.host.dock(QStringLiteral("devices"))->geometry();
        const QRect device = f.host.dock(QStringLiteral("device"))->geometry();
        const QRect overview = f.host.dock(QStringLiteral("overview"))->geometry();
        QVERIFY(devices.right() < device.left());
        QVERIFY(devices.bottom() < overview.top());
        QVERIFY2(devices.width() > device.width(),
            qPrintable(QStringLiteral("%1 and %2").arg(devices.width()).arg(device.width())));
    }

    void malformedWorkspacesAreRefused()
    {
        QVERIFY(!Workspace::parse("not json"));
        QVERIFY(!Workspace::parse("{}"));
        QVERIFY(!Workspace::parse("{\"row\":[]}"));
        QVERIFY(!Workspace::parse(QByteArray("{\"row\":[").repeated(50)));
        QVERIFY(Workspace::parse("{\"dock\":\"devices\"}"));
        QVERIFY(!Workspace::load(QStringLiteral("../secret")));
    }

    void aLayoutComesBack()
    {
        FakeLayoutStore store;
        {
            Fixture f;
            QVERIFY(f.host.applyWorkspace(QStringLiteral("release")));
            f.host.store(store);
        }
        Fixture f;
        QVERIFY(f.host.restore(store));
        QCOMPARE(f.host.workspace(), QStringLiteral("release"));
        QVERIFY(f.host.dock(QStringLiteral("devices"))->isHidden());
        QVERIFY(!f.host.dock(QStringLiteral("releases"))->isHidden());
        QCOMPARE(store.log, (QStringList { QStringLiteral("put"), QStringLiteral("take"), QStringLiteral("put") }));
    }

    void theLatchLeavesNothingWhileRestoring()
    {
        FakeLayoutStore store;
        {
            Fixture f;
            f.host.applyWorkspace(QStringLiteral("fleet"));
            f.host.store(store);
        }
        // What a crash while restoring would leave for the next start: nothing.
        bool emptyInside = false;
        store.onTake = [&] { emptyInside = store.blobs.isEmpty(); };
        Fixture f;
        QVERIFY(f.host.restore(store));
        QVERIFY(emptyInside);
        QVERIFY(!store.blobs.isEmpty());
    }

    void aBrokenLayoutIsGoneAndTheDefaultShown_data()
    {
        QTest::addColumn<QByteArray>("blob");
        QTest::newRow("noise") << QByteArray("\x01\x02noise");
        QTest::newRow("another version") << QByteArray(64, '\0');
        FakeLayoutStore store;
        Fixture f;
        f.host.applyWorkspace(QStringLiteral("fleet"));
        f.host.store(store);
        const QByteArray good = store.blobs.begin().value();
        QTest::newRow("cut off") << good.left(good.size() / 2);
    }
    void aBrokenLayoutIsGoneAndTheDefaultShown()
    {
        QFETCH(QByteArray, blob);
        FakeLayoutStore store;
        store.blobs.insert(QStringLiteral("layout"), blob);
        Fixture f;
        QSignalSpy rejected(&f.host, &DockHost::layoutRejected);
        QVERIFY(!f.host.restore(store));
        QCOMPARE(rejected.size(), 1);
        QVERIFY(store.blobs.isEmpty());
    }

    void safeModeDoesNotTouchTheStore()
    {
        FakeLayoutStore store;
        store.blobs.insert(QStringLiteral("layout"), "kept");
        Fixture f;
        QVERIFY(!f.host.restore(store, true));
        QCOMPARE(store.blobs.value(QStringLiteral("layout")), QByteArray("kept"));
        QVERIFY(store.log.isEmpty());
    }

    void deletingTheHostTakesItsDocks()
    {
        TestUi t;
        Built built;
        QMainWindow window;
        auto host = std::make_unique<DockHost>(window, t.ui);
        host->add(spec(t.ui, built, QStringLiteral("a")));
        window.show();
        host->show(QStringLiteral("a"));
        host.reset();
        QVERIFY(window.findChildren<QDockWidget *>().isEmpty());
        QVERIFY(window.actions().isEmpty());
        QVERIFY(!t.ui.ticker().isRunning());
    }
};

DRYDOCK_GUI_TEST_MAIN(TestDockHost)
#include "tst_dockhost.moc"
