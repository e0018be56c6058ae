// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work on a fleet with the real application on a real lab: what others do behind its back with curl is seen, bulk work
// fails in parts, is cancelled, is interrupted by the program's end and goes on, a list of devices is taken up, what is
// seen is exported without asking, a hidden pane asks for nothing, and all of it by keys alone. Asserts state, never
// focus or time.
#include "tests/gui/fleetapp.h"
#include "tests/support/testmain.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/panes/bulk/bulkpane.h"
#include "ui/panes/devices/idlistdialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/text/bulktext.h"
#include "ui/widgets/failurebar.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace drydock;

class TstFleetWork final : public test::FleetApp {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startLab(); }
    void cleanupTestCase() { stop(); }
    void whatCurlDoesIsSeen();
    void aPartFailsAndIsTriedAgain();
    void cancellingLeavesTheRestUntouched();
    void whatTheEndInterruptedGoesOn();
    void aListOfDevicesIsSelected();
    void whatIsSeenIsExportedWithoutARequest();
    void aHiddenPaneAsksForNothing();
    void allOfItByKeys();

private:
    BulkJob rejection(const QList<DeviceId> &ids);
    bool prepare(BulkJob &job);
    //! What the server itself says.
    QHash<QString, QString> statusesAtServer();
};

BulkJob TstFleetWork::rejection(const QList<DeviceId> &ids)
{
    BulkJob job;
    job.kind = BulkKind::Reject;
    for (const DeviceId &id : ids)
        job.items.push_back({ id });
    return job;
}

//! As the pane does: the authentication sets are asked for first.
bool TstFleetWork::prepare(BulkJob &job)
{
    QList<DeviceId> ids;
    for (const BulkItem &item : job.items)
        ids.append(item.device);
    bool isReady = false;
    fleet().prepareDecision(ids, api::AuthStatus::Rejected, this, [&](const Result<AuthDecision> &decision) {
        job.items.clear();
        if (decision.ok()) {
            for (const auto &[device, set] : decision->clear)
                job.items.push_back({ device, set.text, QStringLiteral("accepted") });
        }
        isReady = true;
    });
    job.title = BulkText::title(job);
    return QTest::qWaitFor([&] { return isReady; }, kPatience) && !job.items.empty();
}

QHash<QString, QString> TstFleetWork::statusesAtServer()
{
    QHash<QString, QString> statuses;
    for (int page = 1; page <= 10; ++page) {
        const QByteArray json = curl({ m_lab->url().toString() + QStringLiteral("/api/management/v2/devauth/devices?per_page=500&page=%1").arg(page) });
        const QJsonArray list = QJsonDocument::fromJson(json).array();
        if (list.isEmpty())
            break;
        for (const QJsonValue &device : list)
            statuses.insert(device[QLatin1String("id")].toString(), device[QLatin1String("status")].toString());
    }
    return statuses;
}

void TstFleetWork::whatCurlDoesIsSeen()
{
    const QList<DeviceId> pending = some(QStringLiteral("pending"), 2);
    const QList<DeviceId> accepted = some(QStringLiteral("accepted"), 3);
    QVERIFY(pending.size() == 2 && accepted.size() == 3);
    const auto setOf = [this](const DeviceId &id) {
        const QByteArray json = curl({ m_lab->url().toString() + QStringLiteral("/api/management/v2/devauth/devices/") + id.text });
        return QJsonDocument::fromJson(json).object().value(QLatin1String("auth_sets")).toArray().at(0)[QLatin1String("id")].toString();
    };
    const auto decide = [&](const DeviceId &id, const QByteArray &status) {
        return curlWrites(QStringLiteral("PUT"), QStringLiteral("v2/devauth/devices/%1/auth/%2/status").arg(id.text, setOf(id)), "{\"status\":\"" + status + "\"}");
    };
    QVERIFY(decide(pending[0], "accepted"));
    QVERIFY(decide(pending[1], "rejected"));
    QVERIFY(curlWrites(QStringLiteral("PATCH"), QStringLiteral("v1/inventory/groups/behind-the-back/devices"), "[\"" + accepted[0].text.toLatin1() + "\"]"));
    QVERIFY(curlWrites(QStringLiteral("PATCH"), QStringLiteral("v1/inventory/devices/%1/tags").arg(accepted[1].text), "[{\"name\":\"seen\",\"value\":\"by curl\"}]"));
    QVERIFY(curlWrites(QStringLiteral("DELETE"), QStringLiteral("v2/devauth/devices/%1").arg(accepted[2].text)));
    QVERIFY(curlWrites(QStringLiteral("POST"), QStringLiteral("v2/devauth/devices"),
        "{\"identity_data\":{\"mac\":\"00:00:00:be:ef:01\"},\"pubkey\":\"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiCh/dU01dj03GCo05lEF2iaRvADG\\n7zpflpGMXnwcesiQN7kjoN9c8RPX6Kc2kzUAcW6vdR2renACQ8E+spPm2g==\\n-----END PUBLIC KEY-----\\n\"}"));
    const auto isSeen = [this](auto is) {
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < kPatience && !is()) {
            Q_EMIT devices()->refreshRequested();
            static_cast<void>(QTest::qWaitFor(is, 3'000));
        }
        return is();
    };
    QVERIFY(isSeen([&] { return text(pending[0], "identity", "status") == u"accepted"; }));
    QVERIFY(isSeen([&] { return text(pending[1], "identity", "status") == u"rejected"; }));
    QVERIFY(isSeen([&] { return text(accepted[0], "system", "group") == u"behind-the-back"; }));
    QVERIFY(isSeen([&] { return text(accepted[1], "tags", "seen") == u"by curl"; }));
    QVERIFY(isSeen([&] { return !fleet().table().rowOf(accepted[2]); }));
    setFilter(QStringLiteral("00:00:00:be:ef:01"));
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), 1, kPatience);
    setFilter({});
}

void TstFleetWork::aPartFailsAndIsTriedAgain()
{
    BulkJob job = rejection(some(QStringLiteral("accepted"), 150));
    QVERIFY(prepare(job));
    const qsizetype total = std::ssize(job.items);
    QCOMPARE(control("PUT", "/lab/v1/faults", R"([{"kind":"status","value":409,"share":0.1,"path":"/status","method":"PUT"}])").status, 200);
    const QString id = bulk().start(job);
    QTRY_VERIFY_WITH_TIMEOUT(bulk().find(id)->isOver(), kPatience);
    QCOMPARE(control("DELETE", "/lab/v1/faults").status, 204);
    const qsizetype failed = bulk().find(id)->count(BulkItem::State::Failed);
    QVERIFY2(failed > 0, "no write failed: are the faults on?");
    QCOMPARE(bulk().find(id)->count(BulkItem::State::Done), total - failed);
    // The file of results says what the server says.
    const QHash<QString, QString> atServer = statusesAtServer();
    const QByteArray csv = bulkResultsCsv(*bulk().find(id), [this](const DeviceId &device) { return fleet().displayName(device); }, &BulkText::problem);
    const QList<QByteArray> lines = csv.trimmed().split('\n');
    QCOMPARE(lines.size(), total + 1);
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        const bool done = cells.at(2) == "done";
        QVERIFY(done || cells.at(2) == "failed");
        QCOMPARE(atServer.value(QString::fromLatin1(cells.at(0))), done ? QStringLiteral("rejected") : QStringLiteral("accepted"));
    }
    auto *pane = qobject_cast<BulkPane *>(m_app->window().docks().show(QStringLiteral("bulk")));
    QVERIFY(pane);
    pane->choose(id);
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::BulkRetry)->isEnabled(), kPatience);
    action(ActionId::BulkRetry)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(bulk().find(id)->count(BulkItem::State::Done) == total && bulk().find(id)->isOver(), kPatience);
    // And back again: what was accepted before can be.
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::Undo)->isEnabled(), kPatience);
    action(ActionId::Undo)->trigger();
    const BulkJob &back = bulk().jobs().back();
    QCOMPARE(back.kind, BulkKind::Accept);
    QTRY_VERIFY_WITH_TIMEOUT(bulk().jobs().back().isOver(), kPatience);
    QCOMPARE(bulk().jobs().back().count(BulkItem::State::Done), total);
}

void TstFleetWork::cancellingLeavesTheRestUntouched()
{
    BulkJob job = rejection(some(QStringLiteral("accepted"), 200));
    QVERIFY(prepare(job));
    QCOMPARE(control("PUT", "/lab/v1/faults", R"([{"kind":"latency","value":60,"path":"/status","method":"PUT"}])").status, 200);
    const QString id = bulk().start(job);
    QTRY_VERIFY_WITH_TIMEOUT(bulk().find(id)->count(BulkItem::State::Done) > 5, kPatience);
    bulk().cancel(id);
    QElapsedTimer time;
    time.start();
    QTRY_COMPARE_WITH_TIMEOUT(bulk().find(id)->state, BulkJob::State::Cancelled, kPatience);
    QVERIFY2(time.elapsed() < 1'000, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(control("DELETE", "/lab/v1/faults").status, 204);
    const QHash<QString, QString> atServer = statusesAtServer();
    qsizetype untouched = 0;
    for (const BulkItem &item : bulk().find(id)->items) {
        QCOMPARE(atServer.value(item.device.text), item.state == BulkItem::State::Done ? QStringLiteral("rejected") : QStringLiteral("accepted"));
        untouched += item.state == BulkItem::State::Waiting ? 1 : 0;
    }
    QVERIFY(untouched > 100);
}

void TstFleetWork::whatTheEndInterruptedGoesOn()
{
    BulkJob job = rejection(some(QStringLiteral("accepted"), 120));
    QVERIFY(prepare(job));
    const qsizetype total = std::ssize(job.items);
    QCOMPARE(control("PUT", "/lab/v1/faults", R"([{"kind":"latency","value":60,"path":"/status","method":"PUT"}])").status, 200);
    const QString id = bulk().start(job);
    QTRY_VERIFY_WITH_TIMEOUT(bulk().find(id)->count(BulkItem::State::Done) > 5, kPatience);
    m_app.reset(); // in the middle of it
    QCOMPARE(control("DELETE", "/lab/v1/faults").status, 204);
    begin();
    signIn();
    QVERIFY(bulk().find(id));
    QCOMPARE(bulk().find(id)->state, BulkJob::State::Interrupted);
    QTRY_VERIFY_WITH_TIMEOUT(devices()->failureBar()->isVisible(), kPatience);
    QVERIFY(devices()->failureBar()->text().contains(bulk().find(id)->title));
    bulk().resume(id);
    QTRY_VERIFY_WITH_TIMEOUT(bulk().find(id)->isOver(), kPatience);
    QCOMPARE(bulk().find(id)->count(BulkItem::State::Done), total);
    const QHash<QString, QString> atServer = statusesAtServer();
    for (const BulkItem &item : bulk().find(id)->items)
        QCOMPARE(atServer.value(item.device.text), QStringLiteral("rejected"));
    restart();
    QVERIFY(!bulk().find(id));
}

void TstFleetWork::aListOfDevicesIsSelected()
{
    QStringList lines;
    const QList<DeviceId> wanted = some(QStringLiteral("accepted"), 30);
    for (const DeviceId &id : wanted)
        lines.append(lines.size() % 2 == 0 ? id.text : text(id, "identity", "mac").toUpper().replace(u':', u'-'));
    lines.append(QStringLiteral("nobody-at-all"));
    action(ActionId::DeviceSelectList)->trigger();
    auto *dialog = devices()->findChild<IdListDialog *>();
    QVERIFY(dialog);
    dialog->setText(lines.join(u'\n'));
    QTRY_COMPARE_WITH_TIMEOUT(dialog->matches().matched.size(), wanted.size(), kPatience);
    QCOMPARE(dialog->matches().unknown, QStringList { QStringLiteral("nobody-at-all") });
    dialog->showButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), static_cast<int>(wanted.size()), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->selectedCount(), wanted.size(), kPatience);
    devices()->setFilter({});
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), static_cast<int>(fleet().count()), kPatience);
}

void TstFleetWork::whatIsSeenIsExportedWithoutARequest()
{
    setFilter(QStringLiteral("status:accepted"));
    devices()->table()->clearSelection();
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::DeviceExport)->isEnabled(), kPatience);
    const QString path = m_folder.filePath(QStringLiteral("seen.csv"));
    const int shown = devices()->model().rowCount();
    QStringList order;
    for (int row = 0; row < shown; ++row)
        order.append(devices()->model().index(row, 0).data().toString());
    // Hidden, nothing polls: what is asked then is asked by the export.
    DevicesPane *pane = devices();
    m_app->window().hide();
    QVERIFY(becomesQuiet());
    pane->exportTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(!pane->isExporting(), kPatience);
    QCOMPARE(requests(), 0);
    m_app->window().show();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), shown + 1);
    for (int row = 0; row < shown; ++row)
        QCOMPARE(QString::fromUtf8(lines.at(row + 1).split(',').first()), order.at(row));
    setFilter({});
}

void TstFleetWork::aHiddenPaneAsksForNothing()
{
    m_app->window().hide();
    QVERIFY(becomesQuiet());
    QCOMPARE(control("DELETE", "/lab/v1/counters").status, 204);
    QElapsedTimer time; // two polls and more would have passed
    time.start();
    QTRY_VERIFY_WITH_TIMEOUT(time.elapsed() > 12'000, kPatience);
    QCOMPARE(requests(), 0);
    m_app->window().show();
    QTRY_VERIFY_WITH_TIMEOUT(requests() > 0, kPatience);
}

void TstFleetWork::allOfItByKeys()
{
    m_app->window().activateWindow();
    devices()->table()->setFocus();
    const DeviceId wanted = some(QStringLiteral("accepted"), 1).first();
    QTest::keyClick(&m_app->window(), Qt::Key_F, Qt::ControlModifier);
    auto *field = devices()->findChild<QueryBar *>()->field();
    QTest::keyClicks(field, wanted.text);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->model().rowCount(), 1, kPatience);
    devices()->table()->setFocus();
    QTest::keyClick(devices()->table(), Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(devices()->selectedCount(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(action(ActionId::DeviceReject)->isEnabled(), kPatience);
    QTest::keyClick(&m_app->window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<ConfirmDialog *>() != nullptr, kPatience);
    auto *dialog = m_app->window().findChild<ConfirmDialog *>();
    QTest::keyClick(dialog->verbButton(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(text(wanted, "identity", "status"), QStringLiteral("rejected"), kPatience);
    // Every command is found by its name, without its mnemonic and dots. The window has the keyboard back once the
    // question is gone.
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<ConfirmDialog *>() == nullptr, kPatience);
    m_app->window().activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().isActiveWindow(), kPatience);
    QTest::keyClick(&m_app->window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window().findChild<CommandPalette *>() != nullptr, kPatience);
    auto *palette = m_app->window().findChild<CommandPalette *>();
    for (QAction *each : m_app->ui().actions().all()) {
        const QString name = CommandPalette::plainText(each);
        palette->field()->setText(name);
        QVERIFY2(palette->shown().contains(name), qPrintable(each->objectName()));
    }
    palette->close();
    field->clear();
}

DRYDOCK_GUI_TEST_MAIN(TstFleetWork)
#include "tst_fleetwork.moc"
