// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dialogs that edit what others edit too: tags of a device, settings of the server. With DRYDOCK_PICTURES=DIR set,
// they are saved as pictures in both themes, to be looked at.
#include "tests/support/faketransport.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/dialogs/serversettingsdialog.h"
#include "ui/panes/device/tagsdialog.h"
#include "ui/widgets/collisionlist.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/sharededit.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>

using namespace drydock;
using namespace drydock::test;

namespace {

const QString kDevice = QStringLiteral("/api/management/v1/inventory/devices/d1");
const QString kTags = kDevice + QStringLiteral("/tags");
const QString kSettings = QStringLiteral("/api/management/v1/useradm/settings");

QByteArray device(const QList<std::pair<QByteArray, QByteArray>> &tags)
{
    QByteArray list;
    for (const auto &[name, value] : tags)
        list += QByteArray(list.isEmpty() ? "" : ",") + R"({"scope":"tags","name":")" + name + R"(","value":")" + value
            + R"("})";
    return R"({"id":"d1","attributes":[)" + list + "]}";
}

struct World {
    TestUi t;
    FakeTransport transport { t.clock };
    PollScheduler polls { t.clock, [] { return 0.5; } };
    PendingOperations operations { t.clock };
    FleetStore fleet { transport, polls, operations };
    TagStore tags { transport, polls, operations, fleet };
    SettingsStore settings { transport, polls, operations };

    World()
    {
        SessionState session;
        session.signedIn = true;
        session.online = true;
        t.actions.setSession(session);
        transport.always(Verb::Post, "/api/management/v2/inventory/filters/search").json("[]");
    }
    void serve(const QString &path, const QByteArray &body, const char *etag)
    {
        transport.expect(Verb::Get, path).json(body, { { "ETag", etag } });
    }
    [[nodiscard]] std::vector<FakeRequest> writes(Verb verb) const
    {
        std::vector<FakeRequest> found;
        for (const FakeRequest &request : transport.requests()) {
            if (request.verb == verb)
                found.push_back(request);
        }
        return found;
    }
};

void picture(World &world, QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("DRYDOCK_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    for (const auto &[mode, suffix] : { std::pair { ThemeMode::Light, "light" }, std::pair { ThemeMode::Dark, "dark" } }) {
        world.t.theme.apply(mode);
        QCoreApplication::sendPostedEvents();
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(suffix)));
    }
    world.t.theme.apply(ThemeMode::Light);
}

std::unique_ptr<TagsDialog> tagsDialog(World &world)
{
    auto dialog = std::make_unique<TagsDialog>(
        world.t.ui, world.tags.open(DeviceId(QStringLiteral("d1"))), QStringLiteral("edge-oslo-17"));
    dialog->open();
    world.t.clock.advance(10);
    return dialog;
}

} // namespace

class TestSharedDialogs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void tagsAreReadEditedAndSaved()
    {
        World world;
        world.serve(kDevice, device({ { "name", "Bench 3" }, { "notes", "spare fan" }, { "rack", "B12" } }), "t1");
        const auto dialog = tagsDialog(world);
        QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("name"))->text(), QStringLiteral("Bench 3"));
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("spare fan"));
        QCOMPARE(dialog->table()->rowCount(), 1);
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("problem"))->text(), QStringLiteral("3 of 20 tags"));
        picture(world, *dialog, QStringLiteral("tags"));
        dialog->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("Bench 4"));
        TagRows rows = dialog->rows();
        rows.rows = { { QStringLiteral("site"), QStringLiteral("Oslo"), {} } };
        dialog->setRows(rows);
        world.serve(kDevice, device({ { "name", "Bench 3" }, { "notes", "spare fan" }, { "rack", "B12" } }), "t1");
        world.transport.expect(Verb::Put, kTags).reply(200).after(500);
        world.serve(kDevice, device({}), "t2");
        dialog->saveButton()->click();
        world.t.clock.advance(100);
        QVERIFY(!dialog->saveButton()->isEnabled());
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("progress"))->text(), QStringLiteral("Saving…"));
        QVERIFY(dialog->isVisible());
        world.t.clock.advance(500);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(dialog->result(), int(QDialog::Accepted));
        QCOMPARE(world.writes(Verb::Put).at(0).header("If-Match"), QByteArray("t1"));
        QCOMPARE(world.writes(Verb::Put).at(0).body,
            QByteArray(R"([{"name":"name","value":"Bench 4"},{"name":"notes","value":"spare fan"},{"name":"site","value":"Oslo"}])"));
    }

    void whatIsWrongIsSaidInlineAndKept()
    {
        World world;
        world.serve(kDevice, device({ { "a", "1" } }), "t1");
        const auto dialog = tagsDialog(world);
        QVERIFY(dialog->saveButton()->isEnabled());
        TagRows rows = dialog->rows();
        rows.rows.append({ QStringLiteral("a"), QStringLiteral("2"), {} });
        dialog->setRows(rows);
        QVERIFY(!dialog->saveButton()->isEnabled());
        QVERIFY(dialog->problem().contains(QStringLiteral("two tags")));
        QVERIFY(!dialog->table()->item(1, 0)->icon().isNull());
        picture(world, *dialog, QStringLiteral("tags-problem"));
        dialog->table()->item(1, 0)->setText(QString());
        QVERIFY(dialog->problem().contains(QStringLiteral("row 2")));
        dialog->table()->item(1, 0)->setText(QStringLiteral("b"));
        QVERIFY(dialog->problem().isEmpty());
        QVERIFY(dialog->table()->item(1, 0)->icon().isNull());
        QVERIFY(dialog->saveButton()->isEnabled());
        QCOMPARE(dialog->table()->item(1, 1)->text(), QStringLiteral("2"));
    }

    void aCollisionIsDecidedRowByRow()
    {
        World world;
        world.serve(kDevice, device({ { "name", "Bench 3" }, { "rack", "B12" }, { "room", "1" } }), "t1");
        const auto dialog = tagsDialog(world);
        TagRows rows = dialog->rows();
        rows.displayName = QStringLiteral("My bench");
        rows.rows = { { QStringLiteral("rack"), QStringLiteral("C1"), {} }, { QStringLiteral("mine"), QStringLiteral("typed"), {} } };
        dialog->setRows(rows);
        const QByteArray theirs
            = device({ { "name", "Their bench" }, { "other", "new" }, { "rack", "D7" }, { "room", "1" } });
        world.serve(kDevice, theirs, "t2");
        dialog->saveButton()->click();
        world.t.clock.advance(10);
        CollisionList *list = dialog->edit()->collisions();
        QVERIFY(dialog->isVisible());
        QVERIFY(!list->isHidden());
        QCOMPARE(list->keys(), (QStringList { QStringLiteral("name"), QStringLiteral("rack") }));
        QVERIFY(list->mineButton(QStringLiteral("rack"))->accessibleName().contains(QStringLiteral("C1")));
        QVERIFY(list->theirsButton(QStringLiteral("rack"))->accessibleName().contains(QStringLiteral("D7")));
        QVERIFY(list->theirsButton(QStringLiteral("rack"))->accessibleDescription().contains(QStringLiteral("B12")));
        QVERIFY(!dialog->saveButton()->isEnabled()); // nothing is decided for the user
        QCOMPARE(dialog->rows().displayName, QStringLiteral("My bench")); // what was typed stands,
        const TagRows::Row added { QStringLiteral("other"), QStringLiteral("new"), {} };
        QVERIFY(dialog->rows().rows.contains(added)); // beside what others added
        QCOMPARE(world.writes(Verb::Put).size(), size_t(0));
        dialog->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("My other bench"));
        QVERIFY(list->mineButton(QStringLiteral("name"))->accessibleName().contains(QStringLiteral("My other bench")));
        list->mineButton(QStringLiteral("name"))->click();
        QVERIFY(!dialog->saveButton()->isEnabled());
        picture(world, *dialog, QStringLiteral("tags-collision"));
        list->theirsButton(QStringLiteral("rack"))->click();
        QVERIFY(dialog->saveButton()->isEnabled());
        world.serve(kDevice, theirs, "t2");
        world.transport.expect(Verb::Put, kTags).reply(200);
        world.serve(kDevice, device({}), "t3");
        dialog->saveButton()->click();
        world.t.clock.advance(10);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(world.writes(Verb::Put).at(0).header("If-Match"), QByteArray("t2"));
        QCOMPARE(world.writes(Verb::Put).at(0).body,
            QByteArray(R"([{"name":"mine","value":"typed"},{"name":"name","value":"My other bench"},)"
                       R"({"name":"other","value":"new"},{"name":"rack","value":"D7"}])"));
    }

    void failuresAreABarAndNothingIsLost()
    {
        World world;
        world.transport.expect(Verb::Get, kDevice).reply(403, R"({"error":"forbidden"})");
        const auto dialog = tagsDialog(world);
        FailureBar *bar = dialog->edit()->failureBar();
        QVERIFY(bar->text().contains(QStringLiteral("The tags could not be read")));
        QVERIFY(!dialog->saveButton()->isEnabled());
        world.serve(kDevice, device({ { "a", "1" } }), "t1");
        bar->button()->click();
        world.t.clock.advance(10);
        QVERIFY(bar->isHidden());
        dialog->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("typed"));
        world.serve(kDevice, device({ { "a", "1" } }), "t1");
        world.transport.expect(Verb::Put, kTags).reply(400, R"({"error":"the number of attributes in the scope is above the limit"})");
        dialog->saveButton()->click();
        world.t.clock.advance(10);
        QVERIFY(bar->text().contains(QStringLiteral("The tags were not saved")));
        QVERIFY(bar->text().contains(QStringLiteral("above the limit")));
        QCOMPARE(dialog->rows().displayName, QStringLiteral("typed"));
        QVERIFY(dialog->saveButton()->isEnabled());
        picture(world, *dialog, QStringLiteral("tags-failure"));
        // Closing asks, because something was typed.
        world.t.prompt.confirmed = false;
        dialog->reject();
        QCOMPARE(world.t.prompt.confirmations.size(), 1);
        QVERIFY(dialog->isVisible());
        world.t.prompt.confirmed = true;
        dialog->reject();
        QVERIFY(!dialog->isVisible());
    }

    void lockedChangesCannotBeSaved()
    {
        World world;
        SessionState session = world.t.actions.session();
        session.writes = WriteState::ReadOnly;
        world.t.actions.setSession(session);
        world.serve(kDevice, device({ { "a", "1" } }), "t1");
        world.serve(kSettings, "{}", "e1");
        const auto dialog = tagsDialog(world);
        QVERIFY(!dialog->saveButton()->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("problem"))->text().contains(QStringLiteral("locked")));
        ServerSettingsDialog settings(world.t.ui, world.settings, {});
        world.t.clock.advance(10);
        QVERIFY(!settings.saveButton()->isEnabled());
    }

    void serverSettingsKeepWhatTheyDoNotShow()
    {
        World world;
        world.serve(kSettings, R"({"foreign":[1],"id_attribute":"sn"})", "e1");
        ServerSettingsDialog dialog(world.t.ui, world.settings,
            { { QStringLiteral("identity"), QStringLiteral("mac") }, { QStringLiteral("inventory"), QStringLiteral("hostname") } });
        dialog.open();
        world.t.clock.advance(10);
        QCOMPARE(dialog.attribute()->currentText(), QStringLiteral("sn (identity)")); // that no device has now
        QCOMPARE(dialog.days()->value(), 0);
        dialog.days()->setValue(5);
        world.serve(kSettings, R"({"foreign":[1],"id_attribute":"sn"})", "e1");
        world.transport.expect(Verb::Post, kSettings).reply(201);
        world.serve(kSettings, "{}", "e2");
        dialog.saveButton()->click();
        world.t.clock.advance(10);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(world.writes(Verb::Post).at(0).body,
            QByteArray(R"({"foreign":[1],"id_attribute":"sn","offlineThreshold":{"interval":5,"intervalUnit":"days"}})"));
    }

    void serverSettingsCollideAndAreDecided()
    {
        World world;
        world.serve(kSettings, R"({"offlineThreshold":{"interval":2,"intervalUnit":"days"}})", "e1");
        ServerSettingsDialog dialog(world.t.ui, world.settings, { { QStringLiteral("identity"), QStringLiteral("mac") } });
        dialog.open();
        world.t.clock.advance(10);
        QCOMPARE(dialog.days()->value(), 2);
        dialog.attribute()->setCurrentIndex(1);
        dialog.days()->setValue(5);
        const QByteArray theirs = R"({"offlineThreshold":{"interval":36,"intervalUnit":"hours"},"x":1})";
        world.serve(kSettings, theirs, "e2");
        dialog.saveButton()->click();
        world.t.clock.advance(10);
        CollisionList *list = dialog.edit()->collisions();
        QCOMPARE(list->keys(), QStringList { api::kOfflineThresholdSetting });
        QVERIFY(list->mineButton(api::kOfflineThresholdSetting)->accessibleName().contains(QStringLiteral("5 day")));
        QVERIFY(list->theirsButton(api::kOfflineThresholdSetting)->accessibleName().contains(QStringLiteral("36 hours")));
        QCOMPARE(dialog.days()->value(), 5);
        picture(world, dialog, QStringLiteral("server-settings-collision"));
        list->theirsButton(api::kOfflineThresholdSetting)->click();
        world.serve(kSettings, theirs, "e2");
        world.transport.expect(Verb::Post, kSettings).reply(201);
        world.serve(kSettings, "{}", "e3");
        dialog.saveButton()->click();
        world.t.clock.advance(10);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(world.writes(Verb::Post).at(0).body,
            QByteArray(R"({"id_attribute":{"attribute":"mac","scope":"identity"},"offlineThreshold":{"interval":36,"intervalUnit":"hours"},"x":1})"));
    }
};

DRYDOCK_GUI_TEST_MAIN(TestSharedDialogs)
#include "tst_shareddialogs.moc"
