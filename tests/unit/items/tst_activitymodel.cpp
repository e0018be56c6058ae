// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/activitymodel.h"
#include "models/rest/trafficjournal.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>

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
            QStringLiteral("PUT /api/management/v2/devauth/devices"));
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
