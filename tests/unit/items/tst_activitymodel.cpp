// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/activitymodel.h"
#include "models/rest/trafficjournal.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace drydock;

namespace {

quint64 begin(TrafficJournal &journal, const QByteArray &verb = "GET")
{
    JournalEntry entry;
    entry.operation = QStringLiteral("List Devices");
    entry.verb = verb;
    entry.url = QUrl(QStringLiteral("https://h.example/api/management/v2/devauth/devices?page=1"));
    entry.started = { 1000 };
    return journal.begin(entry);
}

void finish(TrafficJournal &journal, quint64 serial, int status, std::optional<Error> error = {})
{
    JournalEntry answer;
    answer.status = status;
    answer.elapsedMs = 12;
    answer.responseHeaders = { { "x-men-requestid", "req-7" } };
    answer.error = std::move(error);
    journal.finish(serial, answer);
}

} // namespace

class TestActivityModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void showsRequestsNewestFirst()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setLog(&log);
        const quint64 first = begin(journal);
        begin(journal, "PUT");
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ActivityModel::PathColumn).data().toString(),
            QStringLiteral("/api/management/v2/devauth/devices"));
        QCOMPARE(model.index(0, ActivityModel::MethodColumn).data().toString(), QStringLiteral("PUT"));
        QCOMPARE(model.index(0, ActivityModel::ReceivedColumn).data(SizeRole).toInt(), -1);
        QCOMPARE(log.runningCount(), 2);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        finish(journal, first, 200);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QCOMPARE(model.index(1, 0).data(StatusRole).toString(), QStringLiteral("done"));
        QCOMPARE(model.index(1, ActivityModel::RequestIdColumn).data().toString(), QStringLiteral("req-7"));
        QCOMPARE(model.index(1, ActivityModel::AnswerColumn).data().toString(), QStringLiteral("200"));
        QCOMPARE(model.index(1, ActivityModel::DurationColumn).data(SortRole).toInt(), 12);
        QCOMPARE(log.runningCount(), 1);
    }

    void failuresAndCancellationsDiffer()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        ActivityModel model;
        model.setLog(&log);
        finish(journal, begin(journal), 503, makeError(ErrorKind::Server, QStringLiteral("busy"), 503));
        finish(journal, begin(journal), 0, makeError(ErrorKind::Cancelled));
        QCOMPARE(model.index(1, 0).data(StatusRole).toString(), QStringLiteral("failed"));
        QCOMPARE(model.index(0, 0).data(StatusRole).toString(), QStringLiteral("cancelled"));
        QCOMPARE(log.failedCount(), 1);
    }

    void viewsFollowTheEntries()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setLog(&log);
        model.setView(ActivityModel::View::Failed);
        const quint64 a = begin(journal);
        const quint64 b = begin(journal);
        const quint64 c = begin(journal);
        QCOMPARE(model.rowCount(), 0);
        finish(journal, c, 500);
        finish(journal, a, 500);
        finish(journal, b, 200);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.entryAt(0)->key, 3U);
        QCOMPARE(model.entryAt(1)->key, 1U);
        model.setView(ActivityModel::View::Running);
        QCOMPARE(model.rowCount(), 0);
        const quint64 d = begin(journal, "DELETE");
        QCOMPARE(model.rowCount(), 1);
        finish(journal, d, 204);
        QCOMPARE(model.rowCount(), 0);
        model.setView(ActivityModel::View::Changes);
        QCOMPARE(model.rowCount(), 1);
    }

    void theFilterFollowsTheEntries()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setLog(&log);
        const quint64 a = begin(journal);
        const quint64 b = begin(journal, "PUT");
        model.setFilter(RequestFilter::parse(QStringLiteral("status:5xx")).filter);
        QCOMPARE(model.rowCount(), 0);
        finish(journal, a, 503);
        finish(journal, b, 200);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf(1), 0);
        QCOMPARE(model.rowOf(2), -1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 2);
    }

    void pausedItTakesNothingNew()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr, nullptr, 6);
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setLog(&log);
        const quint64 a = begin(journal);
        begin(journal);
        model.setPaused(true);
        begin(journal);
        begin(journal, "PUT");
        finish(journal, a, 200);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.missed(), 2);
        QCOMPARE(model.index(1, 0).data(StatusRole).toString(), QStringLiteral("done"));
        model.setView(ActivityModel::View::Changes);
        QCOMPARE(model.rowCount(), 0);
        model.setView(ActivityModel::View::All);
        QCOMPARE(model.rowCount(), 2);
        const QPersistentModelIndex kept = model.index(0, 0);
        model.setPaused(false);
        QCOMPARE(model.missed(), 0);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(kept.row(), 2);
        model.setPaused(true);
        for (int i = 0; i < 4; ++i)
            begin(journal); // the oldest leave the ring meanwhile
        QCOMPARE(model.rowCount(), 2);
        model.setPaused(false);
        QCOMPARE(model.rowCount(), 6);
    }

    void clearingKeepsWhatRuns()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setLog(&log);
        const quint64 running = begin(journal);
        finish(journal, begin(journal), 500);
        log.clear();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(log.failedCount(), 0);
        QCOMPARE(log.runningCount(), 1);
        QVERIFY(!log.details(2));
        begin(journal);
        finish(journal, running, 200);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, 0).data(StatusRole).toString(), QStringLiteral("done"));
        QVERIFY(log.details(1)->finished);
    }

    void detailsAndCurlComeByKey()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        JournalEntry entry;
        entry.verb = "POST";
        entry.url = QUrl(QStringLiteral("https://h.example/api?token=abc"));
        entry.requestHeaders = { { "Authorization", "Bearer abcdef0123456789" }, { "Content-Type", "application/json" } };
        entry.requestBody = R"({"password":"hunter2"})";
        entry.requestBodySize = entry.requestBody.size();
        entry.mostAttempts = 4;
        entry.lane = Lane::Bulk;
        finish(journal, journal.begin(entry), 200);
        const std::optional<RequestDetails> details = log.details(1);
        QVERIFY(details);
        QCOMPARE(details->request.body, QByteArray(R"({"password":"[redacted]"})"));
        QCOMPARE(details->requestId, QByteArray("req-7"));
        QCOMPARE(details->lane, QStringLiteral("bulk"));
        QCOMPARE(details->mostAttempts, 4);
        const std::optional<CurlCommand> curl = log.curl(1);
        QVERIFY(curl && curl->text.contains(QLatin1String("$DRYDOCK_TOKEN")));
        QVERIFY(!curl->text.contains(QLatin1String("0123456789")));
        QVERIFY(!log.details(99) && !log.curl(99));
    }

    void exportsAChosenFewAsHar()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr);
        for (int i = 0; i < 5; ++i)
            finish(journal, begin(journal), 200 + i);
        begin(journal);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("few.har"));
        qsizetype written = -1;
        const auto remember = [&written](qsizetype count, const QString &problem) {
            written = problem.isEmpty() ? count : -2;
        };
        log.exportHar(path, QList<quint64> { 4, 2, 6, 99 }, this, remember);
        QTRY_COMPARE(written, 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray har = file.readAll();
        QVERIFY(har.contains("\"status\":201") && har.contains("\"status\":203") && !har.contains("\"status\":202"));
        QVERIFY(har.indexOf("\"status\":201") < har.indexOf("\"status\":203"));
        log.exportHar(path, std::nullopt, this, remember);
        QTRY_COMPARE(written, 5);
        log.exportHar(folder.filePath(QStringLiteral("no/such/folder.har")), std::nullopt, this, remember);
        QTRY_COMPARE(written, -2);
    }

    void theRingIsBounded()
    {
        TrafficJournal journal;
        ActivityLog log(&journal, nullptr, nullptr, 20);
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setLog(&log);
        const int most = 20;
        const quint64 first = begin(journal);
        for (int i = 0; i < most + 10; ++i)
            begin(journal);
        QCOMPARE(model.rowCount(), most);
        QCOMPARE(log.runningCount(), most);
        finish(journal, first, 200); // long gone: nothing to change
        QCOMPARE(log.runningCount(), most);
        QCOMPARE(log.find(1), nullptr);
    }

    void theLogMayDieOrChange()
    {
        TrafficJournal journal;
        ActivityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        {
            ActivityLog log(&journal, nullptr);
            model.setLog(&log);
            begin(journal);
            QCOMPARE(model.rowCount(), 1);
        }
        QCOMPARE(model.rowCount(), 0);
        ActivityLog other(&journal, nullptr);
        model.setLog(&other); // what was already in the journal is there
        QCOMPARE(model.rowCount(), 1);
        model.setLog(nullptr);
        begin(journal);
        QCOMPARE(model.rowCount(), 0);
    }
};

DRYDOCK_TEST_MAIN(TestActivityModel)
#include "tst_activitymodel.moc"
