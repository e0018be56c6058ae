// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picture.h"
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/connectdevicedialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/serverdetailsdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/textdialog.h"
#include "ui/text/capabilitytext.h"

#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace drydock;
using drydock::test::picture;
using drydock::test::TestUi;

class TestDialogs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void settingsArePreviewedAndTakenBack()
    {
        TestUi t;
        SettingsDialog dialog(t.theme, t.ui.preferences(), { QStringLiteral("en"), QStringLiteral("de") });
        QCOMPARE(dialog.preferences(), t.ui.preferences());
        auto *theme = dialog.findChildren<QComboBox *>().first();
        theme->setCurrentIndex(theme->findData(static_cast<int>(ThemeMode::Dark)));
        QVERIFY(t.theme.isDark());
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        dialog.reject();
        QVERIFY(!t.theme.isDark());
        QCOMPARE(chosen.size(), 0);
        SettingsDialog again(t.theme, t.ui.preferences(), {});
        again.accept();
        QCOMPARE(again.preferences().pollInterval, t.ui.preferences().pollInterval);
    }

    void theConnectDialogGivesAReadyConfiguration()
    {
        TestUi t;
        ConnectDeviceDialog dialog(t.ui, QStringLiteral("https://staging.example"), QStringLiteral("tok"));
        QVERIFY(dialog.configuration().contains(QStringLiteral("\"ServerURL\": \"https://staging.example\"")));
        QVERIFY(dialog.configuration().contains(QStringLiteral("\"TenantToken\": \"tok\"")));
    }

    void theServerDetailsSayWhatIsOffAndWhy()
    {
        TestUi t;
        CapabilityWatch watch;
        ServerDetailsDialog dialog(t.ui, { QStringLiteral("Staging"), QStringLiteral("https://staging.example"),
            QStringLiteral("me@example.org") }, watch);
        dialog.show();
        auto *tree = dialog.findChild<QTreeWidget *>(QStringLiteral("offers"));
        QCOMPARE(tree->topLevelItem(0)->childCount(), static_cast<int>(kServiceCount));
        QCOMPARE(tree->topLevelItem(1)->childCount(), static_cast<int>(kCapabilityCount));
        // Before the network answers there is a word for everything too.
        for (int group = 0; group < 2; ++group) {
            for (int i = 0; i < tree->topLevelItem(group)->childCount(); ++i) {
                const QTreeWidgetItem *item = tree->topLevelItem(group)->child(i);
                QVERIFY(!item->text(0).isEmpty());
                QCOMPARE(item->text(1), QStringLiteral("Not known"));
                QVERIFY(item->text(2).contains(QStringLiteral("has not been asked yet")));
                QVERIFY(!item->icon(1).isNull());
            }
        }
        QVERIFY(dialog.text().contains(QStringLiteral("The server has not answered yet.")));

        Capabilities can;
        can.plan.kind = PlanKind::Professional;
        can.plan.addOns = { { QStringLiteral("configure"), true }, { QStringLiteral("monitor"), false } };
        can.roles = { QStringLiteral("RBAC_ROLE_CI"), QStringLiteral("own") };
        can[Service::AuditLogs] = { AvailabilityState::Available, AvailabilityReason::None };
        can[Capability::Deploy] = { AvailabilityState::Unavailable, AvailabilityReason::NotPermitted };
        watch.set(can, true, { 1795413000000 });
        const QString text = dialog.text();
        QVERIFY(text.contains(QStringLiteral("Plan: Mender Professional")));
        QVERIFY(text.contains(QStringLiteral("Add-ons: Configure\n")));
        QVERIFY(text.contains(QStringLiteral("Your roles: Releases manager, own")));
        QVERIFY(text.contains(QStringLiteral("- Audit log: Available\n")));
        QVERIFY(text.contains(QStringLiteral("- Create and abort deployments: Off. Your roles do not allow it.\n")));

        QVERIFY(!tree->accessibleName().isEmpty());
        QVERIFY(tree->currentItem());
        QSignalSpy asked(&watch, &CapabilityWatch::askedAgain);
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Ask again"))
                button->click();
        }
        QCOMPARE(asked.count(), 1);
        picture(dialog, QStringLiteral("server-details"));
    }

    void aDestructiveQuestionWantsItsNumber()
    {
        Confirmation question;
        question.title = question.verb = QStringLiteral("Decommission 37 devices");
        question.text = QStringLiteral("Their data are removed from the server.");
        question.destructive = true;
        question.typedNumber = 37;
        question.productionServer = QStringLiteral("eu.example");
        question.items = { QStringLiteral("oslo-0412"), QStringLiteral("oslo-0413") };
        ConfirmDialog dialog(question);
        QVERIFY(!dialog.verbButton()->isEnabled());
        QVERIFY(!dialog.verbButton()->isDefault());
        dialog.numberField()->setText(QStringLiteral("36"));
        QVERIFY(!dialog.verbButton()->isEnabled());
        dialog.numberField()->setText(QStringLiteral("37"));
        QVERIFY(dialog.verbButton()->isEnabled());
        picture(dialog, QStringLiteral("dialog-confirm"));
    }

    void aPromptAnswersOnceAndNotTheDead()
    {
        QWidget window;
        DialogPrompt prompt(&window);
        window.show();
        auto owner = std::make_unique<QObject>();
        QList<bool> answers;
        prompt.confirm({ QStringLiteral("T"), {}, QStringLiteral("Go"), false, {}, 0, {} }, owner.get(),
            [&answers](bool yes) { answers.append(yes); });
        QPointer<ConfirmDialog> dialog = window.findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        dialog->verbButton()->click();
        QCOMPARE(answers, QList<bool> { true });
        QTRY_VERIFY(!dialog);
        prompt.confirm({ QStringLiteral("T"), {}, QStringLiteral("Go"), false, {}, 0, {} }, owner.get(),
            [&answers](bool yes) { answers.append(yes); });
        owner.reset();
        window.findChild<ConfirmDialog *>()->accept();
        QCOMPARE(answers.size(), 1);
    }

    void destructiveQuestionsNameTheProductionServer()
    {
        QWidget window;
        DialogPrompt prompt(&window);
        prompt.setProductionServer(QStringLiteral("eu.example"));
        window.show();
        const auto namesServer = [&window](bool destructive, UserPrompt &asked) {
            QPointer<ConfirmDialog> dialog;
            asked.confirm({ QStringLiteral("T"), {}, QStringLiteral("Go"), destructive, {}, 0, {} }, &window, [](bool) {});
            dialog = window.findChild<ConfirmDialog *>();
            const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
            const bool named = std::any_of(labels.cbegin(), labels.cend(),
                [](const QLabel *label) { return label->text().contains(QLatin1String("eu.example")); });
            delete dialog.data();
            return named;
        };
        QVERIFY(namesServer(true, prompt));
        QVERIFY(!namesServer(false, prompt));
        prompt.setProductionServer({});
        QVERIFY(!namesServer(true, prompt));
    }

    void aTextQuestionSaysWhatIsWrong()
    {
        TextQuestion question;
        question.label = QStringLiteral("Group name");
        question.verb = QStringLiteral("Move 2 devices");
        question.hint = QStringLiteral("Letters, digits, _ . -");
        question.check = [](const QString &text) {
            return text.contains(QLatin1Char(' ')) ? QStringLiteral("No spaces.") : QString();
        };
        TextDialog dialog(question);
        QVERIFY(!dialog.verbButton()->isEnabled());
        dialog.field()->setText(QStringLiteral("a b"));
        QVERIFY(!dialog.verbButton()->isEnabled());
        dialog.field()->setText(QStringLiteral("eu-north"));
        QVERIFY(dialog.verbButton()->isEnabled());
        QCOMPARE(dialog.text(), QStringLiteral("eu-north"));
    }

    void savedConfigurationIsForItsOwnerAlone()
    {
        TestUi t;
        const QTemporaryDir folder;
        t.prompt.savePath = folder.filePath(QStringLiteral("mender.conf"));
        ConnectDeviceDialog dialog(t.ui, QStringLiteral("https://staging.example"), QStringLiteral("tok"));
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().startsWith(QStringLiteral("Save")))
                button->click();
        }
        QFile file(t.prompt.savePath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), dialog.configuration());
        QVERIFY(!(QFileInfo(file).permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)));
        QCOMPARE(t.prompt.suggestedNames, QStringList { QStringLiteral("mender.conf") });
    }

    void savedSettingsAreWhatTheFieldsSay()
    {
        TestUi t;
        SettingsDialog dialog(t.theme, t.ui.preferences(), { QStringLiteral("de") });
        QSignalSpy chosen(&dialog, &SettingsDialog::chosen);
        const QList<QComboBox *> boxes = dialog.findChildren<QComboBox *>();
        boxes.at(1)->setCurrentIndex(boxes.at(1)->findData(static_cast<int>(Density::Compact)));
        boxes.at(2)->setCurrentIndex(boxes.at(2)->findData(QStringLiteral("de")));
        boxes.at(3)->setEditText(QStringLiteral("no such zone"));
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->click();
        }
        QCOMPARE(chosen.size(), 1);
        const auto saved = chosen.first().first().value<Preferences>();
        QCOMPARE(saved.density, Density::Compact);
        QCOMPARE(saved.language, QStringLiteral("de"));
        QCOMPARE(saved.timeZone, QByteArray("UTC")); // nonsense keeps the former choice
    }

    void everyLabelOfAPromptIsPlainText()
    {
        Confirmation question;
        question.title = QStringLiteral("Delete <b>release</b>");
        question.text = QStringLiteral("<img src=x>");
        question.verb = QStringLiteral("Delete release");
        ConfirmDialog dialog(question);
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    }
    void pictures()
    {
        QFETCH(int, mode);
        TestUi t;
        t.theme.apply(static_cast<ThemeMode>(mode));
        const QString suffix = QString::fromLatin1(QTest::currentDataTag());
        SettingsDialog settings(t.theme, t.ui.preferences(), { QStringLiteral("en"), QStringLiteral("de") });
        picture(settings, QStringLiteral("settings-") + suffix);
        AboutDialog about;
        picture(about, QStringLiteral("about-") + suffix);
        HelpDialog help(t.ui);
        picture(help, QStringLiteral("help-") + suffix);
        ConnectDeviceDialog connectDevice(t.ui, QStringLiteral("https://staging.example"), QStringLiteral("eyJhbGciOi.tenant"));
        picture(connectDevice, QStringLiteral("connectdevice-") + suffix);
    }
};

DRYDOCK_GUI_TEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
