// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/auditmodel.h"
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QSignalSpy>

using namespace drydock;
using namespace drydock::test;
using PageState = WindowedTableModel::PageState;

namespace {

api::AuditEntry makeEntry(int number)
{
    api::AuditEntry entry;
    entry.time = { 1795413600000 - number * 1000LL };
    entry.action = number % 10 == 0 ? QStringLiteral("delete") : QStringLiteral("update");
    entry.actor = { QStringLiteral("u1"), QStringLiteral("user"), QStringLiteral("ada@example.com"), {} };
    entry.object = { QStringLiteral("o%1").arg(number), QStringLiteral("device"), {}, {} };
    return entry;
}

//! A log of `count` entries, of which every page is served as the server would.
void serve(SoftwareRig &rig, int count, int perPage, int from = 0)
{
    for (int page = 1; (page - 1) * perPage < count || page == 1; ++page) {
        std::vector<api::AuditEntry> entries;
        for (int i = (page - 1) * perPage; i < std::min(count, page * perPage); ++i)
            entries.push_back(makeEntry(i + from));
        rig.transport.always(Verb::Get, kAudit)
            .withQuery(QStringLiteral("page"), QString::number(page))
            .withQuery(QStringLiteral("per_page"), QString::number(perPage))
            .json(jsonList(entries), total(count));
    }
}

int asked(const SoftwareRig &rig)
{
    return static_cast<int>(rig.transport.requests().size());
}

QString object(const AuditModel &model, int row)
{
    return model.index(row, AuditModel::Object).data().toString();
}

} // namespace

class TestAuditModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void asksOnlyForWhatIsSeen()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        serve(rig, 5000, AuditModel::kRowsPerPage);
        model.reload();
        rig.clock.advance(50);
        QCOMPARE(model.rowCount(), 5000);
        QVERIFY(model.pageState(1) == PageState::Fresh);
        QCOMPARE(object(model, 0), QStringLiteral("o0"));

        // Reading every cell, as a view's search would, asks for nothing.
        const int before = asked(rig);
        for (int row = 0; row < model.rowCount(); ++row)
            (void)object(model, row);
        rig.clock.advance(50);
        QCOMPARE(asked(rig), before);
        QCOMPARE(object(model, 3000), QStringLiteral("…"));

        model.setViewport(2990, 3020);
        rig.clock.advance(50);
        QCOMPARE(object(model, 2995), QStringLiteral("o2995"));
        QCOMPARE(object(model, 3000), QStringLiteral("o3000"));
        QVERIFY(asked(rig) <= before + 3);
    }

    void pagesNobodyLooksAtAreCancelledAndOldOnesDropped()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const int count = (AuditModel::kMostPages + 4) * AuditModel::kRowsPerPage;
        serve(rig, count, AuditModel::kRowsPerPage);
        model.reload();
        rig.clock.advance(50);
        model.setViewport(4000, 4020);
        QVERIFY(model.pageState(41) == PageState::Loading);
        model.setViewport(6000, 6020);
        QVERIFY(model.pageState(41) == PageState::Empty);
        rig.clock.advance(50);
        QCOMPARE(object(model, 6000), QStringLiteral("o6000"));
        for (int row = 0; row < count; row += AuditModel::kRowsPerPage) {
            model.setViewport(row, row + 20);
            rig.clock.advance(50);
        }
        QVERIFY(model.loadedPages() <= AuditModel::kMostPages);
        QVERIFY(model.pageState(1) == PageState::Empty);
        QVERIFY(model.pageState(AuditModel::pageOfRow(count - 1)) == PageState::Fresh);
    }

    void entriesWrittenMeanwhileDoNotShiftTheListing()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        serve(rig, 300, AuditModel::kRowsPerPage);
        const auto subscription = rig.audit.subscribe();
        serve(rig, 300, 1);
        model.reload();
        rig.clock.advance(50);
        model.setViewport(150, 160);
        rig.clock.advance(50);
        const QString anchor = rig.transport.lastRequest().queryValue(QStringLiteral("created_before"));
        QCOMPARE(anchor.toLongLong(), makeEntry(0).time.ms / 1000 + 1);

        // Seven newer ones: counted by the poll, shown on reload, without a moment of emptiness.
        rig.transport.clearExpectations();
        serve(rig, 307, AuditModel::kRowsPerPage, -7);
        serve(rig, 307, 1, -7);
        rig.clock.advance(20'000);
        QCOMPARE(rig.audit.newer(), 7);
        QCOMPARE(model.rowCount(), 300);
        int fewest = 1000;
        connect(&model, &QAbstractItemModel::modelReset, this, [&] { fewest = std::min(fewest, model.rowCount()); });
        model.reload();
        QCOMPARE(model.rowCount(), 300);
        rig.clock.advance(50);
        QCOMPARE(model.rowCount(), 307);
        QCOMPARE(fewest, 307);
        QCOMPARE(object(model, 0), QStringLiteral("o-7"));
        QCOMPARE(rig.audit.newer(), 0);
    }

    void filtersGoToTheServer()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        serve(rig, 3, AuditModel::kRowsPerPage);
        AuditFilter filter;
        filter.after = { 1795000000000 };
        filter.actorEmail = QStringLiteral("ada@example.com");
        filter.objectType = QStringLiteral("device");
        model.setFilter(filter);
        rig.clock.advance(50);
        const FakeRequest &request = rig.transport.lastRequest();
        QCOMPARE(request.queryValue(QStringLiteral("created_after")), QStringLiteral("1795000000"));
        QCOMPARE(request.queryValue(QStringLiteral("actor_email")), QStringLiteral("ada@example.com"));
        QCOMPARE(request.queryValue(QStringLiteral("object_type")), QStringLiteral("device"));
        QCOMPARE(model.rowCount(), 3);
    }

    void anActionIsSearchedHere()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        serve(rig, 1200, kMaxPerPage);
        AuditFilter filter;
        filter.action = QStringLiteral("delete");
        model.setFilter(filter);
        // Pages of 500 are decoded in a worker.
        QTRY_COMPARE_WITH_TIMEOUT((rig.clock.advance(20), model.scanned()), 1200, 10'000);
        QCOMPARE(model.rowCount(), 120);
        QCOMPARE(object(model, 1), QStringLiteral("o10"));
        QVERIFY(!model.scanCutShort());
        QVERIFY(!model.isLoading());

        serve(rig, 20, AuditModel::kRowsPerPage);
        model.setFilter({});
        rig.clock.advance(50);
        QCOMPARE(model.rowCount(), 20);
    }

    void aServerWithoutALogIsNotAnError()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        rig.transport.always(Verb::Get, kAudit).reply(404, R"({"error":"not found"})");
        QSignalSpy availability(&rig.audit, &AuditStore::availabilityChanged);
        model.reload();
        rig.clock.advance(50);
        QCOMPARE(availability.count(), 1);
        QVERIFY(rig.audit.availability() == AuditStore::Availability::Absent);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isLoading());
    }

    void aFailedPageIsAskedForAgainWhenLookedAt()
    {
        SoftwareRig rig;
        AuditModel model(rig.audit);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rig.transport.always(Verb::Get, kAudit).reply(403, R"({"error":"forbidden"})");
        model.reload();
        rig.clock.advance(50);
        QVERIFY(model.error().has_value());
        QVERIFY(rig.audit.availability() == AuditStore::Availability::Forbidden);
        const int before = asked(rig);
        rig.clock.advance(60'000);
        QCOMPARE(asked(rig), before);
        rig.transport.clearExpectations();
        serve(rig, 5, AuditModel::kRowsPerPage);
        model.setViewport(0, 10);
        rig.clock.advance(50);
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(!model.error());
    }
};

DRYDOCK_TEST_MAIN(TestAuditModel)
#include "tst_auditmodel.moc"
