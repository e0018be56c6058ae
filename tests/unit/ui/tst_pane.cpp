// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/shell/pane.h"
#include "ui/widgets/failurebar.h"
#include "ui/widgets/panetitle.h"
#include "ui/widgets/stateview.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QToolButton>

using namespace drydock;
using drydock::test::TestUi;

namespace {

class SamplePane final : public Pane {
public:
    explicit SamplePane(UiContext &shell)
        : Pane(shell, QStringLiteral("sample"), QStringLiteral("Sample"))
    {
        body = new QLabel(QStringLiteral("rows"));
        setBody(body);
    }
    void activeChanged(bool active) override { calls.append(active); }
    StateView *view() const { return findChild<StateView *>(); }

    using Pane::clearFailure;
    using Pane::setBusy;
    using Pane::setCountText;
    using Pane::setFailed;
    using Pane::setFreshness;
    using Pane::setProgress;
    using Pane::setState;
    using Pane::setTitle;
    using Pane::setVerbs;
    using Pane::showFailure;

    QLabel *body = nullptr;
    QList<bool> calls;
};

} // namespace

class TestPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void theFiveEmptyStatesDiffer()
    {
        TestUi t;
        SamplePane pane(t.ui);
        pane.resize(500, 300);
        pane.show();
        QSet<QString> sentences;
        QSet<QString> icons;
        for (const PaneState state : { PaneState::Loading, PaneState::NothingYet, PaneState::NothingMatches,
                 PaneState::NotPermitted, PaneState::Offline }) {
            pane.setState(state);
            QVERIFY(!pane.body->isVisible());
            QVERIFY(pane.view()->isVisible());
            QVERIFY(Theme::iconNames().contains(pane.view()->iconName()));
            sentences.insert(pane.view()->sentence());
            icons.insert(pane.view()->iconName());
        }
        QCOMPARE(sentences.size(), 5);
        QCOMPARE(icons.size(), 5);
        pane.setState(PaneState::Ready);
        QVERIFY(pane.body->isVisible());
        QVERIFY(!pane.view()->isVisible());
    }

    void theButtonOfAnEmptyPaneAsksAgain()
    {
        TestUi t;
        SamplePane pane(t.ui);
        QSignalSpy refresh(&pane, &Pane::refreshRequested);
        pane.setState(PaneState::Offline);
        pane.view()->button()->click();
        QCOMPARE(refresh.size(), 1);
        pane.titleLine()->refreshButton()->click();
        QCOMPARE(refresh.size(), 2);
    }

    void aFailureWithoutRowsTakesTheBody_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("state");
        QTest::newRow("forbidden") << static_cast<int>(ErrorKind::Forbidden)
                                   << static_cast<int>(PaneState::NotPermitted);
        QTest::newRow("offline") << static_cast<int>(ErrorKind::Offline) << static_cast<int>(PaneState::Offline);
        QTest::newRow("server") << static_cast<int>(ErrorKind::Server) << static_cast<int>(PaneState::Offline);
    }
    void aFailureWithoutRowsTakesTheBody()
    {
        QFETCH(int, kind);
        TestUi t;
        SamplePane pane(t.ui);
        pane.setFailed(QStringLiteral("Devices could not be read"), makeError(static_cast<ErrorKind>(kind)), false);
        QTEST(static_cast<int>(pane.state()), "state");
        QVERIFY(pane.failureBar()->isHidden());
    }

    void aFailureWithRowsIsABarOfPlainText()
    {
        TestUi t;
        SamplePane pane(t.ui);
        pane.setState(PaneState::Ready);
        pane.setFailed(QStringLiteral("Devices could not be read"),
            makeError(ErrorKind::Server, QStringLiteral("<img src=x>"), 500), true);
        QCOMPARE(pane.state(), PaneState::Ready);
        QVERIFY(!pane.failureBar()->isHidden());
        QVERIFY(pane.failureBar()->text().contains(QStringLiteral("<img src=x> (HTTP 500)")));
        for (const QLabel *label : pane.failureBar()->findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QSignalSpy refresh(&pane, &Pane::refreshRequested);
        pane.failureBar()->button()->click();
        QCOMPARE(refresh.size(), 1);
        QVERIFY(pane.failureBar()->isHidden());
    }

    void theAgeGrowsAndTurnsAmberWithItsReason()
    {
        TestUi t;
        SamplePane pane(t.ui);
        pane.setActive(true);
        pane.setCountText(QStringLiteral("2 of 12,408 selected"));
        pane.setFreshness({ t.clock.now(), false, {} });
        QCOMPARE(pane.titleLine()->statusText(), QStringLiteral("2 of 12,408 selected · 0 s ago"));
        t.clock.advance(std::chrono::seconds(41));
        Q_EMIT t.ui.ticker().ticked();
        QCOMPARE(pane.titleLine()->statusText(), QStringLiteral("2 of 12,408 selected · 41 s ago"));
        pane.setFreshness({ t.clock.now(), true, QStringLiteral("offline") });
        t.clock.advance(std::chrono::minutes(12));
        Q_EMIT t.ui.ticker().ticked();
        QCOMPARE(pane.titleLine()->statusText(),
            QStringLiteral("2 of 12,408 selected · offline, data from 12 min ago"));
    }

    void theTickerRunsOnlyForActivePanes()
    {
        TestUi t;
        {
            SamplePane pane(t.ui);
            QVERIFY(!t.ui.ticker().isRunning());
            pane.setActive(true);
            pane.setActive(true);
            QVERIFY(t.ui.ticker().isRunning());
            pane.setActive(false);
            QVERIFY(!t.ui.ticker().isRunning());
            QCOMPARE(pane.calls, (QList<bool> { true, false }));
            pane.setActive(true);
        }
        QVERIFY(!t.ui.ticker().isRunning()); // a pane that dies while active lets go
    }

    void verbsAreButtonsAndTheRestAMenu()
    {
        TestUi t;
        SamplePane pane(t.ui);
        pane.setVerbs(t.actions.actions({ ActionId::DeviceAccept, ActionId::DeviceAddToGroup }),
            t.actions.actions({ ActionId::DeviceDecommission }));
        const QList<QToolButton *> buttons = pane.findChildren<QToolButton *>();
        int withText = 0;
        int withMenu = 0;
        for (const QToolButton *button : buttons) {
            withText += button->defaultAction() && button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon ? 1 : 0;
            withMenu += button->menu() ? 1 : 0;
        }
        QCOMPARE(withText, 2);
        QCOMPARE(withMenu, 1);
    }

    void progressHasAPercentageAndCancel()
    {
        TestUi t;
        SamplePane pane(t.ui);
        int cancelled = 0;
        pane.setProgress(0.4, QStringLiteral("40 %, 2 min left"), [&cancelled] { ++cancelled; });
        for (QPushButton *button : pane.findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Cancel") && !button->isHidden())
                button->click();
        }
        QCOMPARE(cancelled, 1);
    }

    void aTitleCannotPassForAnotherAndIsToldOnce()
    {
        TestUi t;
        SamplePane pane(t.ui);
        QSignalSpy told(&pane, &Pane::titleChanged);
        const QString turned = QStringLiteral("Device: gpj") + QChar(0x202E) + QStringLiteral("exe");
        pane.setTitle(turned);
        pane.setTitle(turned);
        QCOMPARE(told.count(), 1);
        QVERIFY(!pane.title().contains(QChar(0x202E)));
        QCOMPARE(told.first().first().toString(), pane.title());
        QCOMPARE(pane.accessibleName(), pane.title());
    }

    void everyControlHasAName()
    {
        TestUi t;
        SamplePane pane(t.ui);
        for (const QToolButton *button : pane.findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
        QCOMPARE(pane.accessibleName(), QStringLiteral("Sample"));
    }
};

DRYDOCK_GUI_TEST_MAIN(TestPane)
#include "tst_pane.moc"
