// SPDX-License-Identifier: GPL-3.0-or-later
//
// The connection doctor as the user meets it: every finding has words, the dialog shows and offers them, the report
// gives nothing away, and the ways that lead there.
#include "tests/support/testmain.h"
#include "tests/support/testui.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/doctordialog.h"
#include "ui/dialogs/doctorrow.h"
#include "ui/shell/shellstatusbar.h"
#include "ui/text/doctortext.h"
#include "ui/widgets/failurebar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMetaEnum>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace drydock;
using namespace drydock::test;
using Id = DoctorStep::Id;
using Finding = DoctorStep::Finding;

static DoctorStep made(Id id, DoctorStep::State state, Finding finding)
{
    DoctorStep step;
    step.id = id;
    step.state = state;
    step.finding = finding;
    step.facts.host = QStringLiteral("mender.example.org");
    step.facts.port = 443;
    step.elapsedMs = 12;
    return step;
}

static ConnectionProfile profile(const char *id, const char *url)
{
    ConnectionProfile each;
    each.id = QString::fromLatin1(id);
    each.name = each.id;
    each.url = QString::fromLatin1(url);
    return each;
}

static DoctorStep selfSigned()
{
    DoctorStep step = made(Id::Tls, DoctorStep::State::Failed, Finding::CertificateSelfSigned);
    CertificateFact leaf;
    leaf.subject = QStringLiteral("mender.example.org, admin@example.org");
    leaf.issuer = leaf.subject;
    leaf.names = QStringList { QStringLiteral("mender.example.org") };
    leaf.validFrom = Timestamp::fromRfc3339(QByteArrayView("2025-01-01T00:00:00Z"));
    leaf.validTo = Timestamp::fromRfc3339(QByteArrayView("2027-01-01T00:00:00Z"));
    leaf.sha256 = QByteArray(32, '\x5a');
    step.facts.chain = { leaf };
    return step;
}

static QList<DoctorStep> stepsThatFailAtTls()
{
    QList<DoctorStep> steps { made(Id::Address, DoctorStep::State::Ok, Finding::AddressGood),
        made(Id::Proxy, DoctorStep::State::Ok, Finding::ProxyNone),
        made(Id::Names, DoctorStep::State::Ok, Finding::NamesFound),
        made(Id::Connect, DoctorStep::State::Ok, Finding::Connected), selfSigned() };
    for (const Id id : { Id::Http, Id::SignIn, Id::Api, Id::Clock }) {
        steps.append(made(id, DoctorStep::State::Skipped, Finding::SkippedAfter));
        steps.last().facts.cause = Id::Tls;
    }
    steps[2].facts.addresses = { { QStringLiteral("192.0.2.7"), false, {}, 0, {} } };
    return steps;
}

class TestDoctorDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }
    void everyFindingHasWords();
    void everyFailureSaysWhatNext();
    void summaries();
    void details();
    void showsSteps();
    void offers();
    void runsAndCancels();
    void choosesServers();
    void keyboard();
    void reportGivesNothingAway();
    void reportIsCopiedAndSaved();
    void failureBarLeadsHere();
    void offersOfOthersRunInTheConnectionDialog();
    void statusBarLeadsHere();
};

void TestDoctorDialog::everyFindingHasWords()
{
    const TestUi t;
    const QMetaEnum all = QMetaEnum::fromType<Finding>();
    QSet<QString> seen;
    for (int i = 0; i < all.keyCount(); ++i) {
        const auto finding = static_cast<Finding>(all.value(i));
        if (finding == Finding::Nothing)
            continue;
        DoctorStep step = selfSigned();
        step.finding = finding;
        step.facts.url = QUrl(QStringLiteral("https://elsewhere.example/"));
        step.facts.protocol = QStringLiteral("TLS 1.3");
        step.facts.localFile = QStringLiteral("/a/ca.pem");
        const DoctorWords words = DoctorText::words(step, t.ui.time());
        QVERIFY2(!words.what.isEmpty(), all.key(i));
        for (const QString &text : { words.what, words.next, words.button })
            QVERIFY2(!text.contains(QLatin1String("%1")) && !text.contains(QLatin1String("%2")), all.key(i));
        QCOMPARE(words.button.isEmpty(), words.offer == TroubleOffer::None);
        QVERIFY2(!seen.contains(words.what + words.next), all.key(i));
        seen.insert(words.what + words.next);
    }
}

void TestDoctorDialog::everyFailureSaysWhatNext()
{
    const TestUi t;
    const QSet<Finding> good { Finding::Nothing, Finding::SkippedAfter, Finding::Cancelled, Finding::AddressGood,
        Finding::ProxyNone, Finding::ProxySystem, Finding::ProxyOwn, Finding::NamesFound, Finding::NameIsAddress,
        Finding::Connected, Finding::TlsGood, Finding::TlsPinned, Finding::TlsNotUsed, Finding::HttpMender,
        Finding::SignedIn, Finding::ApiAll, Finding::ApiPartly, Finding::ApiNotAsked, Finding::ClockGood,
        Finding::ClockUnknown };
    const QMetaEnum all = QMetaEnum::fromType<Finding>();
    for (int i = 0; i < all.keyCount(); ++i) {
        DoctorStep step = selfSigned();
        step.finding = static_cast<Finding>(all.value(i));
        QVERIFY2(good.contains(step.finding) == DoctorText::words(step, t.ui.time()).next.isEmpty(), all.key(i));
    }
}

void TestDoctorDialog::summaries()
{
    const TestUi t;
    QList<DoctorStep> steps = stepsThatFailAtTls();
    QCOMPARE(DoctorText::summary(steps, false, t.ui.time()), DoctorText::words(steps.at(4), t.ui.time()).what);
    steps[3].state = DoctorStep::State::Running;
    QCOMPARE(DoctorText::summary(steps, true, t.ui.time()), QStringLiteral("Looking at: Connection (TCP)…"));
    QCOMPARE(DoctorText::summary({ made(Id::Address, DoctorStep::State::Ok, Finding::AddressGood) }, false, t.ui.time()),
        QStringLiteral("Everything works."));
    QCOMPARE(DoctorText::summary({ made(Id::SignIn, DoctorStep::State::Skipped, Finding::NoToken) }, false, t.ui.time()),
        QStringLiteral("The server can be reached."));
}

void TestDoctorDialog::details()
{
    const TestUi t;
    const QStringList tls = DoctorText::details(selfSigned(), t.ui.time());
    QVERIFY(tls.contains(QStringLiteral("For: mender.example.org")));
    QVERIFY(tls.filter(QStringLiteral("SHA-256: 5A:5A:")).size() == 1);
    DoctorStep connect = made(Id::Connect, DoctorStep::State::Warning, Finding::ConnectedPartly);
    connect.facts.addresses = { { QStringLiteral("192.0.2.7"), false, DialOutcome::Connected, 12, {} },
        { QStringLiteral("2001:db8::7"), true, DialOutcome::TimedOut, 6'000, {} } };
    QCOMPARE(DoctorText::details(connect, t.ui.time()),
        (QStringList { QStringLiteral("192.0.2.7 (IPv4): connected after 12 ms"),
            QStringLiteral("2001:db8::7 (IPv6): no answer in time after 6.0 s") }));
}

void TestDoctorDialog::showsSteps()
{
    TestUi t;
    DoctorDialog dialog(t.ui);
    dialog.show();
    QCOMPARE(dialog.row(Id::Tls)->step().state, DoctorStep::State::Waiting);
    dialog.showSteps(stepsThatFailAtTls(), false);
    const DoctorRow *tls = dialog.row(Id::Tls);
    QVERIFY(tls->text().contains(QLatin1String("Failed")));
    QVERIFY(tls->accessibleName().contains(QLatin1String("signed by itself")));
    QVERIFY(dialog.summary().contains(QLatin1String("signed by itself")));
    QVERIFY(tls->button()->isVisible());
    QVERIFY(!tls->detailsShown());
    tls->detailsButton()->click();
    QVERIFY(tls->detailsShown());
    const DoctorRow *http = dialog.row(Id::Http);
    QVERIFY(http->text().contains(QLatin1String("Encryption (TLS)")));
    QVERIFY(!http->button()->isVisible());
    QVERIFY(!http->detailsButton()->isVisible());
}

void TestDoctorDialog::offers()
{
    TestUi t;
    DoctorDialog dialog(t.ui);
    dialog.show();
    dialog.showSteps(stepsThatFailAtTls(), false);
    QList<TroubleOffer> chosen;
    connect(&dialog, &DoctorDialog::offerChosen, this, [&chosen](const DoctorStep &step, TroubleOffer offer) {
        QCOMPARE(step.id, Id::Tls);
        chosen.append(offer);
    });
    dialog.row(Id::Tls)->button()->click();
    QCOMPARE(chosen, QList<TroubleOffer> { TroubleOffer::PinCertificate });
}

void TestDoctorDialog::runsAndCancels()
{
    TestUi t;
    DoctorDialog dialog(t.ui);
    dialog.setServers({ profile("one", "https://one.example") }, {});
    QSignalSpy runs(&dialog, &DoctorDialog::runRequested);
    QSignalSpy cancels(&dialog, &DoctorDialog::cancelRequested);
    dialog.runButton()->click();
    QCOMPARE(runs.size(), 1);
    dialog.showSteps({}, true);
    QVERIFY(!dialog.copyButton()->isEnabled());
    QVERIFY(!dialog.saveButton()->isEnabled());
    dialog.runButton()->click();
    QCOMPARE(cancels.size(), 1);
    dialog.reject();
    QCOMPARE(cancels.size(), 2);
    dialog.showSteps(stepsThatFailAtTls(), false);
    QVERIFY(dialog.copyButton()->isEnabled());
    dialog.reject();
    QCOMPARE(cancels.size(), 2);
}

void TestDoctorDialog::choosesServers()
{
    TestUi t;
    DoctorDialog dialog(t.ui);
    dialog.setServers({ profile("one", "https://one.example"), profile("two", "https://two.example") }, QStringLiteral("two"));
    QCOMPARE(dialog.server().id, QStringLiteral("two"));
    QStringList asked;
    connect(&dialog, &DoctorDialog::runRequested, this, [&asked](const ConnectionProfile &each) { asked.append(each.id); });
    dialog.serverBox()->setCurrentIndex(0);
    Q_EMIT dialog.serverBox()->activated(0);
    QCOMPARE(asked, QStringList { QStringLiteral("one") });
    dialog.setServers({ profile("one", "https://one.example") }, {});
    QCOMPARE(dialog.server().id, QStringLiteral("one"));
}

// Everything that can be pressed is in the chain of the Tab key, and Escape closes.
void TestDoctorDialog::keyboard()
{
    TestUi t;
    DoctorDialog dialog(t.ui);
    dialog.setServers({ profile("one", "https://one.example"), profile("two", "https://two.example") }, {});
    dialog.showSteps(stepsThatFailAtTls(), false);
    dialog.show();
    QSet<const QWidget *> reached;
    for (const QWidget *at = dialog.nextInFocusChain(); at != &dialog; at = at->nextInFocusChain()) {
        if (at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus))
            reached.insert(at);
    }
    QVERIFY(reached.contains(dialog.serverBox()));
    QVERIFY(reached.contains(dialog.row(Id::Tls)->button()));
    QVERIFY(reached.contains(dialog.row(Id::Tls)->detailsButton()));
    QVERIFY(reached.contains(dialog.runButton()));
    QVERIFY(reached.contains(dialog.copyButton()));
    QTest::keyClick(dialog.row(Id::Tls)->detailsButton(), Qt::Key_Space);
    QVERIFY(dialog.row(Id::Tls)->detailsShown());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestDoctorDialog::reportGivesNothingAway()
{
    TestUi t;
    DoctorReportHead head = DoctorReportHead::here();
    QVERIFY(!head.version.isEmpty() && !head.qt.isEmpty() && !head.openSsl.isEmpty() && !head.system.isEmpty());
    head.homeFolder = QStringLiteral("/home/joe");
    head.server = QStringLiteral("https://user:marker-url@mender.example.org");
    head.account = QStringLiteral("joe.operator+x@example.org");
    head.startedAt = Timestamp::fromRfc3339(QByteArrayView("2026-11-23T06:00:00Z"));
    QList<DoctorStep> steps = stepsThatFailAtTls();
    steps[4].facts.localFile = QStringLiteral("/home/joe/.ssl/client.pem");
    steps[4].finding = Finding::TlsLocalFile;
    steps[5].facts.detail
        = QStringLiteral("Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXJrZXItand0In0.c2lnbmF0dXJl, password=marker-password");
    const QString report = DoctorReport::text(head, steps, t.ui.time());
    for (const char *secret : { "marker-url", "marker-password", "eyJ", "joe", "admin@" })
        QVERIFY2(!report.contains(QLatin1String(secret)), qPrintable(report));
    for (const QString &wanted : { QStringLiteral("…@example.org"), QStringLiteral("~/.ssl/client.pem"),
             QStringLiteral("[tls failed TlsLocalFile]"), QStringLiteral("[http skipped SkippedAfter]"), head.qt,
             head.openSsl, head.system, head.version, QStringLiteral("2026-11-23T06:00:00"), QStringLiteral("192.0.2.7"),
             QStringLiteral("SHA-256: 5A:5A") })
        QVERIFY2(report.contains(wanted), qPrintable(wanted + QLatin1Char('\n') + report));
    QCOMPARE(DoctorReport::withoutMailboxes(QStringLiteral("a@b.c, @x, y@ and z.z@w")),
        QStringLiteral("…@b.c, @x, y@ and …@w"));
}

void TestDoctorDialog::reportIsCopiedAndSaved()
{
    TestUi t;
    DoctorDialog dialog(t.ui);
    dialog.show();
    dialog.showSteps(stepsThatFailAtTls(), false);
    dialog.copyButton()->click();
    QCOMPARE(QApplication::clipboard()->text(), dialog.report());

    const QTemporaryDir folder;
    t.prompt.savePath = folder.filePath(QStringLiteral("report.txt"));
    dialog.saveButton()->click();
    QFile file(t.prompt.savePath);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), dialog.report());
    QVERIFY(!dialog.failureBar()->isVisible());

    t.prompt.savePath = folder.filePath(QStringLiteral("no/such/folder/report.txt"));
    dialog.saveButton()->click();
    QVERIFY(dialog.failureBar()->isVisible());
    QVERIFY(dialog.failureBar()->text().contains(QLatin1String("could not be saved")));
}

void TestDoctorDialog::failureBarLeadsHere()
{
    TestUi t;
    ConnectionDialog dialog(t.theme, t.prompt);
    dialog.setProfiles({ profile("one", "https://one.example") });
    dialog.show();
    QList<ConnectionProfile> asked;
    connect(&dialog, &ConnectionDialog::diagnosisRequested, this,
        [&asked](const ConnectionProfile &each, const QString &) { asked.append(each); });
    ConnectionTrouble trouble;
    trouble.kind = TroubleKind::Timeout;
    dialog.showTrouble(trouble);
    QVERIFY(dialog.failureBar()->secondButton()->isVisible());
    dialog.failureBar()->secondButton()->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().url, QStringLiteral("https://one.example"));

    FailureBar bar(t.theme);
    bar.showWords({ QStringLiteral("what"), {}, {}, {}, NextStep::None }, {});
    QVERIFY(bar.secondButton()->isHidden());
}

void TestDoctorDialog::offersOfOthersRunInTheConnectionDialog()
{
    TestUi t;
    ConnectionDialog dialog(t.theme, t.prompt);
    dialog.setProfiles({ profile("one", "https://one.example") });
    dialog.show();
    QSignalSpy submitted(&dialog, &ConnectionDialog::signInRequested);
    ConnectionTrouble trouble;
    trouble.kind = TroubleKind::BadCertificate;
    trouble.host = QStringLiteral("one.example:443");
    trouble.error.certificateSha256 = QByteArray(32, '\x5a');
    dialog.runOffer(trouble, TroubleOffer::PinCertificate);
    QCOMPARE(t.prompt.confirmations.size(), 1);
    QVERIFY(t.prompt.confirmations.constFirst().text.contains(QLatin1String("5A:5A")));
    QCOMPARE(dialog.currentProfile().pinnedSha256, trouble.error.certificateSha256);
    QCOMPARE(submitted.size(), 0); // nothing was typed yet
    trouble.url = QUrl(QStringLiteral("https://two.example"));
    dialog.runOffer(trouble, TroubleOffer::UseAddress);
    QCOMPARE(dialog.currentProfile().url, QStringLiteral("https://two.example"));
    QCOMPARE(submitted.size(), 0);
}

void TestDoctorDialog::statusBarLeadsHere()
{
    TestUi t;
    ShellStatusBar bar(t.ui);
    bar.show();
    auto *button = bar.findChild<QToolButton *>(QStringLiteral("status.diagnose"));
    QVERIFY(button);
    int triggered = 0;
    t.actions.setHandler(ActionId::DiagnoseConnection, this, [&triggered] { ++triggered; });
    ShellStatus status;
    status.signedIn = true;
    status.online = true;
    bar.setStatus(status);
    QVERIFY(!button->isVisible());
    status.online = false;
    bar.setStatus(status);
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(triggered, 1);
}

DRYDOCK_GUI_TEST_MAIN(TestDoctorDialog)
#include "tst_doctordialog.moc"
