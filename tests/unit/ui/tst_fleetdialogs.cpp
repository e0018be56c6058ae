// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dialogs of the Devices pane: rules that mark devices, and the choice among several authentication sets. Nothing is
// chosen for the user, nothing wrong can be used, and what is chosen is what happens.
#include "tests/support/panesworld.h"
#include "tests/support/testmain.h"
#include "ui/dialogs/authsetsdialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/panes/devices/rulesdialog.h"
#include "ui/widgets/factlist.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace drydock;
using namespace drydock::test;

namespace {

struct World : PanesWorld {
    DevicesPane pane { t.ui, bulk, links };

    explicit World(int devices)
        : PanesWorld(devices)
    {
        pane.resize(900, 480);
        pane.show();
        pane.setActive(true);
    }
    RowMark markOf(int row) { return pane.model().index(row, 0).data(MarkRole).value<RowMark>(); }
};

} // namespace

class TestFleetDialogs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void rulesMarkRowsAndAreKept()
    {
        World world(200);
        QTRY_VERIFY(world.completes());
        QVERIFY(!world.pane.model().index(0, 0).data(MarkRole).isValid());
        QSignalSpy kept(&world.pane, &DevicesPane::rulesChanged);
        world.t.actions.action(ActionId::DeviceRules)->trigger();
        auto *dialog = world.pane.findChild<RulesDialog *>();
        QVERIFY(dialog && dialog->useButton()->isEnabled()); // no rules are as good as any
        dialog->addButton()->click();
        QVERIFY(!dialog->useButton()->isEnabled());
        QVERIFY(dialog->problem().contains(QStringLiteral("Rule 1")));
        dialog->nameField(0)->setText(QStringLiteral("In Oslo"));
        dialog->queryField(0)->setText(QStringLiteral("(oslo"));
        QVERIFY(!dialog->useButton()->isEnabled());
        dialog->queryField(0)->setText(QStringLiteral("oslo"));
        QVERIFY2(dialog->useButton()->isEnabled(), qPrintable(dialog->problem()));
        dialog->addButton()->click();
        dialog->nameField(1)->setText(QStringLiteral("Accepted"));
        dialog->queryField(1)->setText(QStringLiteral("status:accepted"));
        const auto count = [&] {
            QStringList texts;
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->accessibleName() == u"Devices that the query finds")
                    texts.append(label->text());
            }
            return texts;
        };
        QTRY_VERIFY(!count().contains(QString()));
        dialog->useButton()->click();
        QCOMPARE(kept.size(), 1);
        int oslo = 0;
        int accepted = 0;
        for (int row = 0; row < world.pane.model().rowCount(); ++row) {
            const QString host = world.fleet.table().displayName(world.pane.model().rowIdAt(row));
            const RowMark mark = world.markOf(row);
            const QString status = world.pane.model().index(row, 0).data(StatusRole).toString();
            // The first rule that fits counts.
            const bool isOslo = DeviceMatcher({ QStringLiteral("oslo"), {}, {} }).accepts(world.fleet.table(), world.pane.model().rowIdAt(row), world.t.clock.now());
            const bool isAccepted = DeviceMatcher({ QStringLiteral("status:accepted"), {}, {} }).accepts(world.fleet.table(), world.pane.model().rowIdAt(row), world.t.clock.now());
            QCOMPARE(mark.name, isOslo ? QStringLiteral("In Oslo") : isAccepted ? QStringLiteral("Accepted") : QString());
            QCOMPARE(mark.sign == MarkSign::None, !isOslo && !isAccepted);
            QCOMPARE(world.pane.model().index(row, 0).data(Qt::AccessibleDescriptionRole).toString(), mark.name);
            oslo += isOslo ? 1 : 0;
            accepted += isAccepted && !isOslo ? 1 : 0;
        }
        QVERIFY(oslo > 10 && accepted > 50);
        // A device that changes has the mark of what it is now.
        const int row = 0;
        const DeviceId device = world.pane.model().deviceAt(row);
        const QString before = world.markOf(row).name;
        world.fleet.applyStatus({ device }, QStringLiteral("rejected"));
        QVERIFY(before != u"Accepted" || world.markOf(world.pane.model().rowOfDevice(device)).name.isEmpty());
        const DeviceView view = world.pane.currentView(QStringLiteral("v"));
        QCOMPARE(view.rules->size(), size_t { 2 });
        world.pane.setRules({});
        QVERIFY(!world.pane.model().index(0, 0).data(MarkRole).isValid());
        world.links.showView(view);
        QCOMPARE(world.pane.model().rules(), *view.rules);
    }

    void rulesMoveAndGo()
    {
        Theme theme;
        const RowRuleList rules { { { MarkColor::Red, MarkSign::Star, QStringLiteral("a") }, QStringLiteral("x") },
            { { MarkColor::Blue, MarkSign::Check, QStringLiteral("b") }, QStringLiteral("y") } };
        RulesDialog dialog(theme, rules, [](const QStringList &) { });
        QCOMPARE(dialog.rules(), rules);
        const auto buttons = [&](const char *name) {
            QList<QAbstractButton *> found;
            for (QAbstractButton *button : dialog.findChildren<QAbstractButton *>()) {
                if (button->accessibleName() == QLatin1String(name))
                    found.append(button);
            }
            return found;
        };
        QCOMPARE(buttons("Move this rule up").size(), 2);
        buttons("Move this rule up").last()->click();
        QCOMPARE(dialog.rules(), (RowRuleList { rules[1], rules[0] }));
        buttons("Remove this rule").first()->click();
        QCOMPARE(dialog.rules().size(), size_t { 1 });
    }

    void severalKeysAreChosenSideBySide()
    {
        World world(60); // 7, 30 and 53 are pending
        const DeviceId twice = world.server.idAt(30);
        world.server.addPendingSet(twice);
        QTRY_VERIFY(world.completes());
        world.pane.setFilter({ {}, QStringLiteral("pending"), {} });
        world.pane.table()->selectAll();
        QAction *accept = world.t.actions.action(ActionId::DeviceAccept);
        QTRY_VERIFY(accept->isEnabled());
        accept->trigger();
        world.t.clock.advance(50);
        QTRY_VERIFY(world.pane.findChild<AuthSetsDialog *>() != nullptr);
        auto *dialog = world.pane.findChild<AuthSetsDialog *>();
        QVERIFY(dialog->choice().isEmpty());
        QVERIFY(!dialog->useButton()->isEnabled());
        QCOMPARE(world.t.prompt.confirmations.size(), 0);
        const AuthSetId second(QStringLiteral("set-1-%1").arg(twice.text));
        dialog->choose(second);
        QVERIFY(dialog->useButton()->isEnabled());
        world.server.clearSent();
        dialog->useButton()->click();
        QCOMPARE(world.t.prompt.confirmations.size(), 1);
        QCOMPARE(world.t.prompt.confirmations.first().verb, QStringLiteral("Accept 3 device(s)"));
        QTRY_VERIFY((world.t.clock.advance(10), world.operations.runningCount() == 0));
        QVERIFY(std::any_of(world.server.sent().begin(), world.server.sent().end(), [&](const RequestSpec &spec) { return spec.verb == Verb::Put && spec.path.contains(second.text); }));
        QVERIFY(std::none_of(world.server.sent().begin(), world.server.sent().end(),
            [&](const RequestSpec &spec) { return spec.verb == Verb::Put && spec.path.contains(QStringLiteral("set-0-%1").arg(twice.text)); }));
    }

    void strangeNamesAreShownMarkedAndCopiedAsTheyAre()
    {
        const QString strange = QStringLiteral("gate\u202egnp.exe");
        Theme theme;
        FactList facts(theme);
        facts.setFacts({ { QStringLiteral("Name"), strange, false, {}, {} } });
        facts.setVisible(true);
        QLabel *value = nullptr;
        for (QLabel *label : facts.findChildren<QLabel *>()) {
            if (label->text().contains(QStringLiteral("202e")))
                value = label;
        }
        QVERIFY(value && !value->text().contains(QChar(0x202e)));
        QTest::keyClick(value, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), strange);
        Confirmation question;
        question.items = { strange };
        const ConfirmDialog dialog(question);
        QVERIFY(dialog.findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("\\u202e")));
    }

    void cancellingTheChoiceDoesNothing()
    {
        World world(60);
        world.server.addPendingSet(world.server.idAt(30));
        QTRY_VERIFY(world.completes());
        world.pane.setFilter({ {}, QStringLiteral("pending"), {} });
        world.pane.table()->selectAll();
        QTRY_VERIFY(world.t.actions.action(ActionId::DeviceAccept)->isEnabled());
        world.t.actions.action(ActionId::DeviceAccept)->trigger();
        world.t.clock.advance(50);
        QTRY_VERIFY(world.pane.findChild<AuthSetsDialog *>() != nullptr);
        world.pane.findChild<AuthSetsDialog *>()->reject();
        world.t.clock.advance(1'000);
        QCOMPARE(world.t.prompt.confirmations.size(), 0);
        QCOMPARE(world.pane.model().rowCount(), 3);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestFleetDialogs)
#include "tst_fleetdialogs.moc"
